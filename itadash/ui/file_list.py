"""The list of imported files: how many there are, what waits for an answer, and their cards, a page at a time."""

from __future__ import annotations

from decimal import Decimal

import streamlit as st

from itadash import exports
from itadash.downloads.files import PDF, page_pdf
from itadash.reading.model import Reading
from itadash.scores import Conflict
from itadash.store import StoredFile
from itadash.ui import conflict_box, downloads, file_card, file_tables, mapping_form
from itadash.ui.file_card import Glance, glance

KINDS = (
    "อ่านได้จาก Excel (xlsx, xlsm, xls), ODS, CSV และข้อความ (csv, tsv, txt), Word (docx), หน้าเว็บ (html) "
    "และ PDF ที่คัดลอกข้อความได้ แมโครและสูตรในไฟล์ไม่ถูกเรียกใช้"
)
_FEW = 3  # files whose cards show their scores at once
_MANY = 6  # files from which on the list can be searched and filtered
_PAGE = 10  # cards on a page
_STEPS = (
    ("upload_file", "1 นำไฟล์เข้า", "ใช้ไฟล์ที่มีอยู่ได้ทันที หลายปีหลายไฟล์พร้อมกันก็ได้ ไม่ต้องจัดรูปแบบใหม่"),
    ("fact_check", "2 ตรวจสิ่งที่อ่านได้", "ทุกคะแนนบอกช่องที่มา สิ่งที่ไฟล์ไม่ได้บอกหรือพิมพ์ไม่ชัด โปรแกรมจะถามก่อน ไม่เดาให้"),
    ("dashboard", "3 ดูผลทันที", "ภาพรวม แนวโน้ม ข้อที่ต่ำกว่าเกณฑ์ และร่างมาตรการ มาจากคะแนนชุดเดียวกัน"),
)
_ALL, _WAITING, _UNMAPPED, _CHECK = "all", "waiting", "unmapped", "check"


def empty() -> None:
    """What the page will do once there is a file."""
    with st.grid(3, min_column_width=220):
        for icon, name, text in _STEPS:
            with st.container(border=True, height="stretch", gap="xsmall"):
                st.markdown(f":material/{icon}: **{name}**")
                st.markdown(text)
    st.caption(KINDS)


def draw(readings: list[tuple[StoredFile, Reading]], conflicts: list[Conflict], target: Decimal) -> None:
    """The list, the newest file first; what needs the person stands above it."""
    st.session_state.pop(mapping_form.CHANGED, None)
    seen = {file.id: glance(file) for file, _ in readings}
    waiting = sum(one.waiting for one in seen.values())
    unmapped = sum(one.unmapped for one in seen.values())
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(f"ไฟล์ที่นำเข้าแล้ว {len(readings)} ไฟล์", anchor=False, width="content")
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            if len(readings) > 1:
                file_card.report_button("report_all", [file for file, _ in readings], "ทุกไฟล์")
            if (
                not waiting
                and unmapped < len(readings)
                and st.button(
                    "ดูภาพรวม", type="primary", icon=":material/arrow_forward:", icon_position="right", key="to_overview"
                )
            ):
                st.switch_page("pages/overview.py")
    if waiting:
        st.warning(
            "คะแนนที่ยังไม่ทราบปี หน่วยงาน หรือรหัส จะยังไม่แสดงในหน้าผลการประเมิน โปรดตอบในการ์ดของไฟล์ด้านล่าง",
            title=f"มีคำถามรอคำตอบ {waiting} ข้อ",
            icon=":material/help:",
        )
    named = [(file.name, reading) for file, reading in readings]
    agencies = len({name for _, reading in readings for name in reading.printed["agency"].unique()})
    open_ = [conflict_box.draw(conflicts, file_tables.about(named, target), agencies=agencies)]
    shown = list(reversed(readings))
    if len(readings) >= _MANY:
        shown = _filtered(shown, seen)
    for file, reading in _page(shown):
        open_.append(file_card.draw(file, reading, seen[file.id], target, opened=len(readings) <= _FEW))
    downloads.page_file(
        lambda: page_pdf(file_tables.page(named, [piece for piece in open_ if piece], target)),
        exports.file_name(file_tables.PAGE, file_tables.about(named, target).agency, ending=PDF),
    )


def _filtered(readings: list[tuple[StoredFile, Reading]], seen: dict[int, Glance]) -> list[tuple[StoredFile, Reading]]:
    """The files that the filter and the search leave."""
    kinds = {
        _ALL: ("ทั้งหมด", lambda one: True),
        _WAITING: (":material/help: รอคำตอบ", lambda one: one.waiting > 0),
        _UNMAPPED: (":material/table_edit: ยังไม่ได้จับคู่", lambda one: one.unmapped),
        _CHECK: (":material/rule: มีที่ต้องตรวจดู", lambda one: one.to_check),
    }
    counts = {kind: sum(test(one) for one in seen.values()) for kind, (_, test) in kinds.items()}
    offered = [kind for kind, count in counts.items() if count]
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        kind = st.pills(
            "แสดงไฟล์",
            offered,
            format_func=lambda kind: f"{kinds[kind][0]} {counts.get(kind, 0)}",
            default=_ALL,
            required=True,
            key="files_kind",
            label_visibility="collapsed",
        )
        words = st.text_input(
            "ค้นหาไฟล์",
            type="search",
            key="files_search",
            bind="query-params",
            placeholder="ชื่อไฟล์หรือหน่วยงาน",
            label_visibility="collapsed",
            width=260,
        )
    left = [(file, reading) for file, reading in readings if kinds[kind or _ALL][1](seen[file.id])]
    for word in (words or "").casefold().split():
        left = [
            (file, reading) for file, reading in left if word in " ".join([file.name, *reading.agencies]).casefold()
        ]
    if not left:
        st.caption("ไม่มีไฟล์ที่ตรงกับที่เลือก เลือก “ทั้งหมด” หรือล้างคำค้น")
    return left


def _page(readings: list[tuple[StoredFile, Reading]]) -> list[tuple[StoredFile, Reading]]:
    """The page of the list that is chosen."""
    pages = -(-len(readings) // _PAGE)
    if pages <= 1:
        return readings
    if st.session_state.get("files_page") not in range(pages):
        st.session_state["files_page"] = 0
    page = st.segmented_control(
        "หน้าของรายการไฟล์",
        list(range(pages)),
        format_func=lambda page: f"ไฟล์ที่ {page * _PAGE + 1}–{min((page + 1) * _PAGE, len(readings))}",
        required=True,
        key="files_page",
        label_visibility="collapsed",
        wrap=True,
    )
    start = (page or 0) * _PAGE
    return readings[start : start + _PAGE]
