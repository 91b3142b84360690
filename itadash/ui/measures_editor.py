"""The measures page put together: how to begin, the bar above the table, what is not covered yet, the tabs."""

from __future__ import annotations

from functools import partial

import streamlit as st

from itadash.assessment.result import Result
from itadash.measures import edit
from itadash.measures.draft import draft
from itadash.measures.model import MeasuresTable
from itadash.reading.model import PrintedMeasure
from itadash.store import StoreError
from itadash.ui import downloads, office, own_library
from itadash.ui.measures_bar import refused, saved_badge, step_buttons
from itadash.ui.measures_begin import begin, bring_in, judged, to_answer
from itadash.ui.measures_check import check_box
from itadash.ui.measures_conflict import conflict
from itadash.ui.measures_desk import Desk, Shown, said
from itadash.ui.measures_excel import excel_tab
from itadash.ui.measures_form import PICK, form_tab
from itadash.ui.measures_grid import grid_tab
from itadash.ui.measures_output import XLSX, file_name, make_pdf, make_xlsx, output_tab, source_files, warm_documents
from itadash.ui.measures_tools import tools_tab
from itadash.ui.measures_words import item_labels, shortened
from itadash.ui.text import item_code, plain
from itadash.ui.workspace import Workspace

FORM, GRID, TOOLS, OUTPUT = "แบบฟอร์ม", "ตาราง", "เครื่องมือ", "เอกสาร"
_ONE_CLICK = 6  # uncovered items that get a button of their own


def measures_editor(work: Workspace, result: Result) -> None:
    """Everything under the title of the measures page, for one result."""
    desk = Desk(work, result.agency, result.fiscal_year)
    try:
        _page(desk, work, result)
    except StoreError as error:
        st.error(str(error), title="เปิดตารางมาตรการไม่สำเร็จ", icon=":material/error:")
        st.button("ลองอีกครั้ง", icon=":material/refresh:", key="measures_retry")
    warm_documents()


def _printed(work: Workspace, result: Result, table: MeasuresTable) -> bytes:
    """The measures as their document prints them."""
    files = partial(work.store.file_data, work.id)
    return make_pdf(edit.without_blanks(table), True, False, source_files(work, result), files)


def _page(desk: Desk, work: Workspace, result: Result) -> None:
    shown = desk.open()
    said()
    asked = to_answer(result, judged(work, result))
    uncovered = edit.coverage(shown.table, asked)
    mine = desk.aside()
    covered = len(asked) if shown.table.measures and not uncovered else 0
    _bar(desk, shown, covered, settled=mine is None)
    if mine is not None:
        conflict(desk, shown, mine)
        return
    printed = printed_measures(work, result.agency)
    if not shown.table.measures:
        begin(desk, work, result, printed)
        return
    if uncovered:
        _coverage(desk, work, result, uncovered, len(asked))
    downloads.page_file(partial(_printed, work, result, shown.table), f"{file_name(shown.table)}.pdf")
    form, grid, tools, output = st.tabs([FORM, GRID, TOOLS, OUTPUT], key="tab", bind="query-params")
    if form.open:
        with form:
            form_tab(desk, shown, result)
    if grid.open:
        with grid:
            grid_tab(desk, shown, result)
            _more(desk, result, printed)
    if tools.open:
        with tools:
            with st.container(border=True):
                check_box(desk, shown)
            tools_tab(desk, shown, result)
            workbook = partial(make_xlsx, shown.table, result, office.offered(work, result.agency))
            st.header("แก้ใน Excel แล้วนำกลับ", anchor=False)
            excel_tab(desk, shown, workbook, file_name(shown.table), XLSX)
            office.units_box(work, result.agency)
            own_library.library_box(work, result.agency)
    if output.open:
        with output:
            output_tab(desk, shown, result, work)


def printed_measures(work: Workspace, agency: str) -> list[PrintedMeasure]:
    """The measures printed in the files of this agency (or of files that name none)."""
    return [
        measure
        for _, reading in work.readings()
        if not reading.agencies or agency in reading.agencies
        for measure in reading.measures
    ]


# the bar --------------------------------------------------------------------------------------------------------


def _bar(desk: Desk, shown: Shown, covered: int, settled: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="measures_bar"):
        saved_badge(shown)
        if covered:
            st.badge(f"มีมาตรการครบ {covered} ข้อที่ต่ำกว่าเกณฑ์", icon=":material/task_alt:", color="green")
        st.space("stretch")
        step_buttons(desk, shown, settled=settled, key="measures")
    refused(desk, shown, key="measures")


# coverage -------------------------------------------------------------------------------------------------------


def _coverage(desk: Desk, work: Workspace, result: Result, uncovered: tuple[str, ...], total: int) -> None:
    labels = item_labels(result)
    with st.container(border=True, key="measures_uncovered"):
        st.markdown(
            f":orange[:material/warning:] **ยังไม่มีมาตรการสำหรับ {len(uncovered)} จาก {total} ข้อที่ต่ำกว่าเกณฑ์** "
            "กดที่ข้อเพื่อเพิ่มมาตรการสำหรับข้อนั้น"
        )
        with st.container(horizontal=True, gap="small"):
            for code in uncovered[:_ONE_CLICK]:
                st.button(
                    plain(shortened(labels.get(code, item_code(code)), 34)),
                    icon=":material/add:",
                    key=f"measures_cover_{code}",
                    help=f"เพิ่มมาตรการสำหรับข้อ {plain(labels.get(code, item_code(code)))}",
                    on_click=_cover,
                    args=(desk, work, result, (code,)),
                )
            if len(uncovered) > 1:
                st.button(
                    f"เพิ่มทั้ง {len(uncovered)} ข้อ",
                    type="tertiary",
                    icon=":material/playlist_add:",
                    key="measures_cover_all",
                    on_click=_cover,
                    args=(desk, work, result, uncovered),
                )


def _cover(desk: Desk, work: Workspace, result: Result, codes: tuple[str, ...]) -> None:
    units, own = office.unit_names(work, result.agency), own_library.entries(work, result.agency)
    measures = draft(result, codes=codes, unit_names=units, own=own).measures
    ids: list[str] = []

    def add(table: edit.MeasuresTable) -> edit.MeasuresTable:
        grown = edit.extend(table, measures)
        ids.append(grown.measures[len(table.measures)].id)
        return grown

    desk.change(add)
    if ids:
        st.session_state[PICK] = ids[0]


# more -----------------------------------------------------------------------------------------------------------


def _more(desk: Desk, result: Result, printed: list[PrintedMeasure]) -> None:
    with st.container(horizontal=True):
        st.button(
            "เรียงตามประเด็น",
            icon=":material/sort:",
            key="measures_sort",
            on_click=_sort,
            args=(desk,),
        )
        if printed:
            st.button(
                f"ต่อท้ายด้วยตารางในเอกสาร ({len(printed)} แถว)",
                icon=":material/input:",
                key="measures_printed_more",
                on_click=bring_in,
                args=(desk, printed, result.fiscal_year),
            )
        st.button(
            "ล้างตาราง",
            icon=":material/delete_sweep:",
            key="measures_clear",
            on_click=_clear,
            args=(desk,),
            help="กลับไปหน้าเริ่มต้น กด “ย้อนกลับ” เพื่อเรียกคืนได้",
        )


def _sort(desk: Desk) -> None:
    desk.change(edit.sort_by_topic)


def _clear(desk: Desk) -> None:
    desk.change(lambda table: edit.with_measures(table, ()))
