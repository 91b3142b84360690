"""The follow-up page put together: the bar, the round, the cards, the tabs."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Literal

import streamlit as st

from itadash.assessment.result import Result
from itadash.measures import progress_edit, progress_report
from itadash.measures.model import MeasuresTable
from itadash.rules import progress_rounds
from itadash.store import StoreError
from itadash.ui import downloads, progress_files
from itadash.ui.frame import is_narrow
from itadash.ui.measures_bar import refused, saved_badge, step_buttons
from itadash.ui.measures_conflict import conflict
from itadash.ui.measures_desk import Desk, Shown, said
from itadash.ui.measures_words import PROGRESS
from itadash.ui.progress_check import check_tab
from itadash.ui.progress_form import entry_tab
from itadash.ui.progress_overview import cards, summary_tab
from itadash.ui.progress_tools import left_over_box, many_tab
from itadash.ui.progress_words import UNCONFIRMED, span
from itadash.ui.workspace import Workspace

ENTER, MANY, CHECK, SUMMARY = "กรอกผล", "หลายมาตรการ", "ตรวจก่อนรายงาน", "สรุป"
_ROUND = "progress_round"
_BANGKOK = timezone(timedelta(hours=7))


def progress_editor(work: Workspace, result: Result) -> None:
    """Everything under the title of the follow-up page, for one result."""
    desk = Desk(work, result.agency, result.fiscal_year, PROGRESS)
    try:
        _page(desk, result.target)
    except StoreError as error:
        st.error(str(error), title="เปิดตารางมาตรการไม่สำเร็จ", icon=":material/error:")
        st.button("ลองอีกครั้ง", icon=":material/refresh:", key="progress_retry")


def _page(desk: Desk, target: Decimal) -> None:
    shown = desk.open()
    said()
    mine = desk.aside()
    if not progress_edit.reported(shown.table) and mine is None:
        _empty()
        left_over_box(desk, shown)
        return
    narrow = is_narrow()
    gap: Literal["xsmall", "small"] = "xsmall" if narrow else "small"
    with st.container(horizontal=True, vertical_alignment="center", gap=gap, key="progress_bar"):
        round_ = _round(shown.table)
        if not narrow:
            st.space("stretch")
        saved_badge(shown)
        step_buttons(desk, shown, settled=mine is None, key="progress")
    refused(desk, shown, key="progress")
    if mine is not None:
        conflict(desk, shown, mine)
        return
    st.caption(span(round_, shown.table.fiscal_year), help=UNCONFIRMED)
    found = progress_report.summary(shown.table, round_)
    notes = progress_report.check(shown.table, round_, datetime.now(_BANGKOK).date())
    cards(found)
    left_over_box(desk, shown)
    downloads.page(progress_files.page(shown.table, found, target))
    _tabs(desk, shown, round_, found, notes, target)


def _tabs(
    desk: Desk,
    shown: Shown,
    round_: str,
    found: progress_report.Summary,
    notes: list[progress_report.ProgressNote],
    target: Decimal,
) -> None:
    enter, many, check, total = st.tabs([ENTER, MANY, CHECK, SUMMARY], key="progress_tab", bind="query-params")
    if enter.open:
        with enter:
            entry_tab(desk, shown, round_)
    if many.open:
        with many:
            many_tab(desk, shown, round_)
    if check.open:
        with check:
            check_tab(shown.table, notes, ENTER)
    if total.open:
        with total:
            summary_tab(shown.table, found, target)


def _round(table: MeasuresTable) -> str:
    """The round to work on: the one chosen or in the address, else the last one that anything was reported in."""
    rounds = progress_rounds()
    used = [name for name in rounds if any(entry.round == name for entry in table.progress)]
    chosen = st.segmented_control(
        "รอบการรายงาน",
        list(rounds),
        default=used[-1] if used else next(iter(rounds)),
        required=True,
        format_func=lambda name: rounds[name].name,
        key=_ROUND,
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
        wrap=True,
    )
    return chosen if chosen in rounds else next(iter(rounds))


def _empty() -> None:
    with st.container(border=True):
        st.header("ยังไม่มีมาตรการให้ติดตาม", anchor=False)
        st.markdown("ร่างหรือเขียนมาตรการก่อน แล้วกลับมากรอกผลรอบ 6 เดือนและ 12 เดือนของแต่ละมาตรการที่หน้านี้")
        if st.button("ไปหน้ามาตรการ", type="primary", icon=":material/checklist:", key="progress_to_measures"):
            st.switch_page("pages/measures.py")
