"""The findings as files to take away (a page of PDF, Excel, CSV), and what there was to be examined."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from itadash import exports
from itadash.assessment.audit import Examined
from itadash.assessment.finding import Finding
from itadash.assessment.finding_words import EXPORT_COLUMNS, SEVERITY_NAMES, SEVERITY_SIGNS, counts, export_table
from itadash.downloads.model import Piece
from itadash.ui import downloads
from itadash.ui.audit_filters import Filters
from itadash.ui.workspace import Workspace

if TYPE_CHECKING:
    from itadash.documents.findings import FindingsReport


def give(report: FindingsReport, filters: Filters, target: Decimal) -> None:
    """The shown findings as Excel and CSV, and as the report on paper beside the page's title."""
    notes = [
        ("ไฟล์ที่ตรวจ", " · ".join(report.files)),
        ("ตรวจแล้ว", examined_words(report.examined, len(report.files))),
        ("ตัวกรอง", filters.told()),
        ("จำนวน", " · ".join(f"{SEVERITY_NAMES[s]} {n}" for s, n in counts(report.findings).items())),
    ]
    about = downloads.about(report.agency, sorted(report.years), target, notes=notes)
    table = export_table(report.findings)
    downloads.menu(Piece("ผลการตรวจสอบ", "ผลการตรวจสอบข้อมูล", about, table=table, columns=EXPORT_COLUMNS), key="audit")
    downloads.page_file(partial(_pdf, report), exports.file_name("ผลการตรวจสอบ", report.agency, ending="pdf"))


def _pdf(report: FindingsReport) -> bytes:
    from itadash.documents.findings import findings_pdf  # not before someone asks for a document

    return findings_pdf(report)


def counted_words(shown: Sequence[Finding], of: int) -> str:
    """How many findings are shown of how many there are, and of each severity; Markdown."""
    told = [f"**{len(shown)} รายการ**" + (f" จาก {of} รายการ" if len(shown) != of else "")]
    told += [f"{SEVERITY_SIGNS[name]} {SEVERITY_NAMES[name]} {count}" for name, count in counts(shown).items() if count]
    return " · ".join(told)


def examined_words(examined: Examined, files: int) -> str:
    """How much was examined, in one sentence."""
    texts = f" และอ่านข้อความ {examined.sentences} ย่อหน้า" if examined.sentences else ""
    return f"ตรวจคะแนน {examined.scores} รายการจาก {files} ไฟล์ คำนวณซ้ำ {examined.recomputed} ตัวเลข{texts}"


def years_and_agencies(findings: Sequence[Finding], work: Workspace) -> tuple[list[int], list[str]]:
    """All years (newest first) and agencies that the files print or that findings are of."""
    scores = work.scores()
    years = {int(year) for year in scores["fiscal_year"].dropna().unique()}
    years |= {finding.fiscal_year for finding in findings if finding.fiscal_year is not None}
    agencies = dict.fromkeys((*scores["agency"], *(finding.agency for finding in findings if finding.agency)))
    return sorted(years, reverse=True), [name for name in agencies if name]
