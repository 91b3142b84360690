"""Above the documents: what is still open, each with the way to where it is settled."""

from __future__ import annotations

import streamlit as st

from itadash.documents.report import Facts, left_open
from itadash.reading.model import Reading
from itadash.ui import audit_link
from itadash.ui.file_card import glance
from itadash.ui.measures_check import notes_of
from itadash.ui.measures_desk import Desk
from itadash.ui.measures_editor import TOOLS
from itadash.ui.text import plain
from itadash.ui.workspace import Workspace


def box(work: Workspace, facts: Facts, *, doubts: bool) -> None:
    """Draw the list. Where nothing is open it says so, once there are measures and the audit has run; not while
    ``doubts`` about the office's own words stand below.
    """
    errors = audit_link.known_errors(work, facts.result.agency)
    questions = sum(
        glance(file).waiting for file, reading in work.readings() if _may_be_of(facts.result.agency, reading)
    )
    found = left_open(
        facts,
        errors=errors,
        questions=questions,
        text_notes=len(notes_of(facts.measures)),
        two_versions=Desk(work, facts.result.agency, facts.result.fiscal_year).has_conflict(),
    )
    if found:
        with st.container(border=True, gap="xsmall", key="documents_open"):
            st.markdown(f":material/front_hand: **ก่อนลงนาม ยังมี {len(found)} เรื่องที่ควรจัดการ**")
            for each in found:
                st.page_link(
                    f"pages/{each.page}.py",
                    label=plain(each.text),
                    icon=":material/arrow_forward:",
                    query_params={"tab": TOOLS} if each.part == "words" else None,
                )
    elif errors is not None and facts.measures.measures and not doubts:
        st.badge("ทุกข้อที่ต่ำกว่าเกณฑ์มีมาตรการ และไม่มีรายการต้องแก้ไขค้าง", icon=":material/task_alt:", color="green")


def _may_be_of(agency: str, reading: Reading) -> bool:
    """Whether the file has scores of ``agency``, or some that name nobody."""
    names = set(reading.printed["agency"]) | {asked.agency for asked in reading.questions}
    return not names.isdisjoint({agency, ""})
