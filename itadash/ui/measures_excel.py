"""Out to Excel and back: the workbook with drop-downs, and its changes shown cell by cell before they are taken."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from itadash.measures import roundtrip
from itadash.measures.model import COLUMNS, Measure
from itadash.measures.roundtrip import Change, NoMeasuresWorkbookError
from itadash.reading import InputFile, UnreadableFileError
from itadash.reading.files.cells import read_cells
from itadash.ui import latest
from itadash.ui.measures_desk import Desk, Shown, say
from itadash.ui.measures_words import title_of
from itadash.ui.text import plain

_BROUGHT, _ROUND = "measures_brought", "measures_brought_round"
_NAMES = {"topic": "ประเด็น", "items": "ข้อ", **COLUMNS}


def excel_tab(desk: Desk, shown: Shown, make_xlsx: Callable[[], bytes], name: str, mime: str) -> None:
    """Draw the tab; ``make_xlsx`` makes the workbook of the table on the screen."""
    first, second = st.columns(2, gap="medium")
    with first, st.container(border=True, height="stretch"):
        st.markdown("**1. ดาวน์โหลดไปแก้ใน Excel**")
        st.markdown("มีรายการให้เลือกในคอลัมน์ประเด็น ผู้รับผิดชอบ และระยะเวลา เรียง เพิ่ม หรือลบแถวได้")
        latest.download_button(
            "ดาวน์โหลด Excel",
            make_xlsx,
            file_name=f"{name}.xlsx",
            mime=mime,
            icon=":material/download:",
            key="measures_excel_out",
        )
    with second, st.container(border=True, height="stretch"):
        st.markdown("**2. นำไฟล์ที่แก้แล้วกลับมา**")
        key = f"measures_excel_in_{st.session_state.get(_ROUND, 0)}"
        st.file_uploader(
            "ไฟล์ Excel ที่แก้แล้ว (.xlsx)",
            key=key,
            on_change=_bring,
            args=(desk, key),
            help="โปรแกรมเทียบกับตารางในหน้านี้ แล้วให้เลือกว่าจะรับการแก้ไขใด ตารางจะยังไม่เปลี่ยนจนกว่าจะกดรับ",
        )
    kept = st.session_state.get(_BROUGHT)
    if kept and kept[0] == desk.stream:
        _review(desk, shown, kept[1], kept[2])


def _bring(desk: Desk, key: str) -> None:
    upload = st.session_state.get(key)
    if upload is None:
        return
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    try:
        sheets = read_cells(InputFile(upload.name, upload.getvalue()))
        st.session_state[_BROUGHT] = (desk.stream, upload.name, roundtrip.read_back(sheets))
    except (UnreadableFileError, NoMeasuresWorkbookError) as error:
        say(str(error), failed=True)


def _review(desk: Desk, shown: Shown, name: str, brought: tuple[Measure, ...]) -> None:
    told = roundtrip.changes(shown.table, brought)
    st.header(f"การแก้ไขใน {plain(name)}", anchor=False)
    if not told:
        st.info("ไฟล์นี้เหมือนกับตารางในหน้านี้ทุกช่อง", icon=":material/task_alt:")
        st.button("ปิด", key="measures_excel_close", on_click=_forget)
        return
    st.markdown(f"พบ **{len(told)} รายการ** เอาเครื่องหมายออกจากรายการที่ไม่ต้องการ แล้วกดรับ")
    wanted = [change.id for change in told if _row(change, shown)]
    with st.container(horizontal=True):
        st.button(
            f"รับ {len(wanted)} รายการ",
            type="primary",
            icon=":material/check:",
            key="measures_excel_take",
            disabled=not wanted,
            on_click=_take,
            args=(desk, brought, wanted),
        )
        st.button("ไม่รับทั้งหมด", icon=":material/close:", key="measures_excel_drop", on_click=_forget)


def _row(change: Change, shown: Shown) -> bool:
    """One change with its two texts; true when it is wanted."""
    with st.container(border=True, gap="xsmall"):
        emptied = change.kind == "cell" and bool(change.before) and not change.after
        wanted = st.checkbox(_title(change, shown), value=not emptied, key=f"measures_excel_change_{change.id}")
        if change.kind == "cell":
            before, after = st.columns(2)
            before.caption("เดิม")
            before.text(change.before or "(ว่าง)")
            after.caption("ใน Excel")
            after.text(change.after or "(ว่าง หรือเป็นค่าที่อ่านไม่ได้ เช่น สูตร)")
        elif change.row is not None:
            st.text(title_of(change.row, 200))
    return bool(wanted)


def _title(change: Change, shown: Shown) -> str:
    if change.kind == "cell":
        measure = shown.table.measures[change.number - 1]
        return f"**{_NAMES[change.field]}** ของมาตรการ {change.number}\\. {plain(title_of(measure, 60))}"
    return {
        "added": ":material/add: แถวที่เพิ่มใน Excel",
        "removed": f":material/remove: แถวที่ลบใน Excel (มาตรการ {change.number})",
        "order": ":material/swap_vert: ลำดับของมาตรการตามไฟล์",
    }[change.kind]


def _take(desk: Desk, brought: tuple[Measure, ...], wanted: list[str]) -> None:
    desk.change(partial(roundtrip.take, brought=brought, wanted=wanted))
    _forget()
    say(f"รับการแก้ไข {len(wanted)} รายการแล้ว กด “ย้อนกลับ” เพื่อเรียกคืนได้")


def _forget() -> None:
    st.session_state.pop(_BROUGHT, None)
