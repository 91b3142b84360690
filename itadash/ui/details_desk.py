"""What an office adds to its documents by hand, on the desk."""

from __future__ import annotations

from itadash.documents.details import Details, from_json, to_json
from itadash.ui.record_desk import RecordDesk
from itadash.ui.workspace import Workspace


class DetailsDesk(RecordDesk[Details]):
    """The details of one agency and year in one workspace."""

    def __init__(self, work: Workspace, agency: str, fiscal_year: int) -> None:
        super().__init__(work, f"documents/{agency}/{fiscal_year}", Details(), to_json, from_json)
