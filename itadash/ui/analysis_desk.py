"""The person's part of an analysis on the desk: verdicts overruled, rules set, paragraphs rewritten."""

from __future__ import annotations

from itadash.analysis.record import Analysis, from_json, to_json
from itadash.ui.record_desk import RecordDesk, said, say
from itadash.ui.workspace import Workspace

__all__ = ["AnalysisDesk", "said", "say"]


class AnalysisDesk(RecordDesk[Analysis]):
    """The analysis of one agency and year in one workspace."""

    def __init__(self, work: Workspace, agency: str, fiscal_year: int) -> None:
        super().__init__(work, f"analysis/{agency}/{fiscal_year}", Analysis(), to_json, from_json)
