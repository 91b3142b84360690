"""What the page นำเสนอ shows: the stage, and below it the ways to PowerPoint and to paper."""

from __future__ import annotations

from datetime import date

import streamlit as st

from itadash import exports
from itadash.analysis.record import Analysis
from itadash.analysis.verdicts import verdicts
from itadash.assessment.announced import Announced
from itadash.assessment.result import Result
from itadash.documents.deck import deck
from itadash.documents.outline import outline
from itadash.documents.publish import KINDS, PDF, PPTX, TYPES
from itadash.documents.stage_data import slides_data
from itadash.measures.model import MeasuresTable
from itadash.ui import downloads, latest
from itadash.ui.stage import stage
from itadash.ui.text import agency_name
from itadash.ui.workspace import Workspace, years_of

KEYS = "ปุ่มลูกศรซ้าย–ขวา เลื่อนสไลด์ · F เต็มจอ · Home และ End ไปสไลด์แรกและสไลด์สุดท้าย"
_THAI = "present_thai"
_HANDOUT = "PDF ขนาด A4 ไว้แจกในที่ประชุม เนื้อหาเดียวกับสไลด์ทุกแผ่น พร้อมหน่วยงาน ปี เกณฑ์ และที่มา"


def present(work: Workspace, result: Result, analysis: Analysis, table: MeasuresTable, announced: Announced) -> None:
    """The slides on ``result`` and the measures that follow from it."""
    scores = work.scores()
    shown = deck(result, scores, verdicts(result, analysis.settings, analysis.overrules), table, announced)
    stage(
        slides_data(outline(shown)),
        agency=agency_name(result.agency),
        year=result.fiscal_year,
        years=years_of(scores, result.agency),
        target=float(result.target),
    )

    thai = bool(st.session_state.get(_THAI, True))  # now: the file is made later, outside of this run

    def file() -> bytes:
        from itadash.documents.slides import slides_file

        return slides_file(shown, thai_digits=thai)

    def handout() -> bytes:
        from itadash.documents.handout import handout_document
        from itadash.documents.paper import pdf_file

        return pdf_file(handout_document(shown, date.today()), thai_digits=thai)

    with st.container(horizontal=True, vertical_alignment="center"):
        latest.download_button(
            "ดาวน์โหลด PowerPoint",
            file,
            file_name=exports.file_name(KINDS["slides"].file, result.fiscal_year, result.agency, ending=PPTX),
            mime=TYPES[PPTX],
            type="primary",
            icon=":material/slideshow:",
            key="present_pptx",
        )
        name = exports.file_name("เอกสารแจกในที่ประชุม", result.fiscal_year, result.agency, ending=PDF)
        downloads.page_button(handout, name, _HANDOUT)
        st.toggle("ใช้เลขไทยในไฟล์", value=True, key=_THAI)
        st.caption(KEYS)
