"""The announced level: entered, or taken over from a file that prints it, and where it conflicts with the scores."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from itadash.assessment.announced import conflicts
from itadash.assessment.rating_checks import level_names
from itadash.assessment.result import Result
from itadash.documents.details import Details
from itadash.ui.details_desk import DetailsDesk
from itadash.ui.text import fault_line, plain
from itadash.ui.visits import visit
from itadash.ui.workspace import Workspace

_NONE = ""


@dataclass(frozen=True)
class PrintedLevel:
    """A level of the year that a file prints, and where."""

    name: str
    source: str


def printed_level(work: Workspace, result: Result) -> PrintedLevel | None:
    """The first level of the year's scale that a file prints for the agency and year of ``result``."""
    own = {level.name for level in result.rules.levels}
    for _, reading in work.readings():
        for rating in reading.ratings:
            name = level_names(rating.text)[0]
            if rating.fiscal_year == result.fiscal_year and rating.agency in ("", result.agency) and name in own:
                return PrintedLevel(name, rating.source)
    return None


def level_field(desk: DetailsDesk, details: Details, result: Result) -> None:
    """The announced level, out of the levels of the year; a stored one of another scale can still be seen."""
    options = [_NONE, *(level.name for level in result.rules.levels)]
    if details.announced_level not in options:
        options.append(details.announced_level)
    key = f"documents_announced_level_{visit()}_{details.announced_level}"
    st.selectbox(
        "ระดับที่ประกาศ",
        options,
        index=options.index(details.announced_level),
        format_func=lambda name: name or "ยังไม่ได้ระบุ",
        key=key,
        on_change=_set_level,
        args=(desk, key),
        help="ระดับตามประกาศผลของสำนักงาน ป.ป.ช. เอกสารจะพิมพ์ว่าเป็นระดับตามประกาศ คู่กับผลที่คำนวณจากคะแนน",
    )


def _set_level(desk: DetailsDesk, key: str) -> None:
    name = str(st.session_state[key] or "")
    desk.change(lambda details: replace(details, announced_level=name))


def told(desk: DetailsDesk, details: Details, result: Result, printed: PrintedLevel | None) -> None:
    """Below the fields: what the scores say of the level, where they conflict, and a printed level to take over."""
    for conflict in conflicts(details.announced, result):
        st.markdown(fault_line(conflict))
    if details.announced_level:
        return
    if not result.level.name:
        st.caption(plain(result.level.explanation))
    if printed is not None:
        with st.container(horizontal=True, vertical_alignment="center", key="documents_printed_level"):
            where = f":small[:gray[{plain(printed.source)}]]"
            st.markdown(f"ไฟล์พิมพ์ระดับว่า **{plain(printed.name)}** {where}", width="content")
            st.button(
                "ใช้ระดับนี้", icon=":material/check:", key="documents_take_level", on_click=_take, args=(desk, printed)
            )


def _take(desk: DetailsDesk, printed: PrintedLevel) -> None:
    def change(details: Details) -> Details:
        source = details.announced_source or printed.source
        st.session_state[f"documents_announced_source_{visit()}"] = source
        return replace(details, announced_level=printed.name, announced_source=source)

    desk.change(change)
