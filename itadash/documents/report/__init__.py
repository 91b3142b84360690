"""รายงานการวิเคราะห์ผลการประเมิน: what it says, section by section, in the forms that offices publish."""

from itadash.documents.report.build import analysis_document
from itadash.documents.report.facts import Facts, gather
from itadash.documents.report.forms import Form, forms
from itadash.documents.report.left_open import LeftOpen, left_open

__all__ = ["Facts", "Form", "LeftOpen", "analysis_document", "forms", "gather", "left_open"]
