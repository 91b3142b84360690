"""The office's own words for its documents: place, resolution, memo, constraints, what the assessors suggested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd
import streamlit as st

from itadash.assessment.result import Result
from itadash.documents.details import MAX_TEXT, Constraint, Details, Suggestion, field_fault, with_field
from itadash.documents.emblem import EmblemError, emblem_of, picture_of
from itadash.documents.memo import default_text
from itadash.downloads.model import About
from itadash.measures.model import MeasuresTable
from itadash.store import StoreError
from itadash.ui import documents_files, downloads
from itadash.ui.details_desk import DetailsDesk
from itadash.ui.documents_announced import PrintedLevel, level_field, told
from itadash.ui.measures_editor import OUTPUT
from itadash.ui.record_desk import say
from itadash.ui.text import fault_line
from itadash.ui.visits import visit

_PAUSE = "0.8s"  # of typing, after which a line is saved though nobody left it; a text area has no such pause
_RESULT = {
    "place": ("อำเภอและจังหวัด", "เช่น อำเภอเมือง จังหวัด…"),
    "resolution": ("ผู้รับรองผลและการประชุม", "เช่น ที่ประชุมคณะกรรมการ ครั้งที่ … มีมติรับทราบ"),
    "resolution_date": ("วันที่มีมติ", "เช่น 26 กรกฎาคม 2566"),
}
_ANNOUNCED = {
    "announced_total": ("คะแนนรวมที่ประกาศ", "เช่น 94.96"),
    "announced_source": ("ที่มาของผลที่ประกาศ", "เช่น ประกาศสำนักงาน ป.ป.ช. ลงวันที่ 10 สิงหาคม 2566"),
}
_MEMO = {
    "memo_unit": ("ส่วนราชการเจ้าของเรื่อง", "เช่น สำนักปลัด งานวิเคราะห์นโยบายและแผน โทร. …"),
    "memo_number": ("ที่", "เลขที่หนังสือ"),
    "memo_date": ("วันที่", "เช่น 2 ตุลาคม 2566"),
    "memo_to": ("เรียน", "เช่น นายกองค์การบริหารส่วนตำบล…"),
    "memo_through": ("ผ่าน", "เช่น ปลัดองค์การบริหารส่วนตำบล"),
}


def details_form(
    desk: DetailsDesk,
    details: Details,
    table: MeasuresTable,
    result: Result,
    printed: PrintedLevel | None,
    about: About,
) -> None:
    """Every field; a line is saved while it is written, everything else when it is left."""
    with st.container(border=True):
        st.header("หน่วยงานและผลการประเมิน", anchor=False)
        _fields(desk, details, _RESULT)
        with st.grid(3, min_column_width=240):
            level_field(desk, details, result)
            for name, words in _ANNOUNCED.items():
                _field(desk, details, name, *words)
        told(desk, details, result, printed)
        _emblem(desk, details)
    with st.container(border=True):
        st.header("ข้อจำกัดของหน่วยงาน", anchor=False)
        st.caption("หนึ่งแถวต่อหนึ่งข้อ หากไม่มีข้อจำกัดด้านใด เขียนว่า “ไม่มี” ได้")
        _rows(
            desk,
            "constraints",
            details.constraints,
            Constraint,
            {
                "heading": st.column_config.TextColumn("ด้าน", width=150, max_chars=200),
                "text": st.column_config.TextColumn("ข้อจำกัด", width=330, max_chars=MAX_TEXT),
                "remedy": st.column_config.TextColumn("แนวทางจัดการ", width=330, max_chars=MAX_TEXT),
            },
        )
        downloads.below("", documents_files.constraints(details, about), key="documents_constraints")
    with st.container(border=True):
        st.header("ข้อเสนอแนะของผู้ประเมิน", anchor=False)
        _rows(
            desk,
            "suggestions",
            details.suggestions,
            Suggestion,
            {
                "part": st.column_config.SelectboxColumn("แบบวัด", width=110, options=["", "IIT", "EIT", "OIT"]),
                "text": st.column_config.TextColumn("ข้อเสนอแนะ", width=700, max_chars=MAX_TEXT),
            },
        )
        downloads.below("", documents_files.suggestions(details, about), key="documents_suggestions")
    with st.container(border=True):
        st.header("บันทึกข้อความ", anchor=False)
        _fields(desk, details, _MEMO)
        key = f"documents_memo_text_{visit()}"
        st.text_area(
            "เนื้อความ (เว้นว่างไว้ โปรแกรมจะเขียนให้จากข้อมูล)",
            value=details.memo_text,
            key=key,
            height="content",
            max_chars=MAX_TEXT,
            placeholder=default_text(table),
            on_change=_set,
            args=(desk, "memo_text", key),
        )
    with st.container(border=True):
        st.header("ผู้ลงนาม", anchor=False)
        named = sum(bool(person.name) for person in table.signatories)
        people = len(table.signatories)
        st.markdown(f"ท้ายเอกสารมีผู้ลงนาม {people} คน ใส่ชื่อแล้ว {named} คน คนที่ยังไม่มีชื่อพิมพ์เป็นเส้นประไว้เขียนด้วยมือ")
        st.page_link(
            "pages/measures.py",
            label="แก้ผู้ลงนามที่หน้ามาตรการ แท็บเอกสาร",
            icon=":material/signature:",
            query_params={"tab": OUTPUT},
        )


def _emblem(desk: DetailsDesk, details: Details) -> None:
    """The emblem on covers and memos: chosen, shown, taken away."""
    picture = picture_of(details.emblem)
    with st.container(horizontal=True, vertical_alignment="center"):
        if picture:
            st.image(picture, width=72, alt="ตราสัญลักษณ์ของหน่วยงาน")
            st.button(
                "นำตราออก",
                icon=":material/delete:",
                key="documents_emblem_off",
                on_click=desk.change,
                args=(lambda now: with_field(now, "emblem", ""),),
            )
        else:
            key = f"documents_emblem_{visit()}"
            st.file_uploader(
                "ตราสัญลักษณ์บนปกและหัวบันทึกข้อความ (PNG หรือ JPG)",
                type=["png", "jpg", "jpeg"],
                key=key,
                on_change=_take_emblem,
                args=(desk, key),
            )


def _take_emblem(desk: DetailsDesk, key: str) -> None:
    given = st.session_state.get(key)
    if given is None:
        return
    try:
        emblem = emblem_of(given.getvalue())
    except EmblemError as error:
        say(str(error))
        return
    desk.change(lambda details: with_field(details, "emblem", emblem))


def _fields(desk: DetailsDesk, details: Details, fields: dict[str, tuple[str, str]]) -> None:
    with st.grid(2, min_column_width=280):
        for name, words in fields.items():
            _field(desk, details, name, *words)


def _field(desk: DetailsDesk, details: Details, name: str, label: str, example: str) -> None:
    """A line, and below it what is wrong with its text."""
    key = f"documents_{name}_{visit()}"
    if key not in st.session_state:  # no value beside the key: a callback may set it, too
        st.session_state[key] = getattr(details, name)
    with st.container(gap="xxsmall"):
        st.text_input(
            label,
            key=key,
            max_chars=500,
            placeholder=example,
            live=_PAUSE,
            on_change=_set,
            args=(desk, name, key),
        )
        if fault := field_fault(name, getattr(details, name)):
            st.markdown(fault_line(fault))


def _set(desk: DetailsDesk, name: str, key: str) -> None:
    value = str(st.session_state[key] or "").strip()
    desk.change(lambda details: with_field(details, name, value))


def _rows(desk: DetailsDesk, name: str, rows: Sequence[Any], kind: Any, columns: dict[str, Any]) -> None:
    """A small table that grows. It is given the rows with which it began: its own changes come on top.

    Only what was changed here is saved, on top of what another window saved meanwhile; then the table begins anew.
    """
    slot = f"documents_{name}_{visit()}"
    version, start, last = st.session_state.setdefault(slot, (0, tuple(rows), tuple(rows)))
    edited = st.data_editor(
        pd.DataFrame([asdict(row) for row in start], columns=list(columns), dtype="object"),
        key=f"documents_{name}_editor_{visit()}_{version}",
        column_config=columns,
        num_rows="dynamic",
        hide_index=True,
        height="content",
    )
    found = [
        kind(**{column: str(value).strip() if pd.notna(value) else "" for column, value in row.items()})
        for row in edited.to_dict("records")
    ]
    filled = tuple(row for row in found if any(asdict(row).values()))
    if filled != last:
        desk.change(lambda details: with_field(details, name, merged_rows(last, filled, getattr(details, name))))
        try:
            saved = getattr(desk.open(), name)
        except StoreError:
            return
        if saved == filled:
            st.session_state[slot] = (version, start, filled)
        elif saved == merged_rows(last, filled, rows):
            st.session_state[slot] = (version + 1, saved, saved)
            st.rerun()
    elif tuple(rows) != last:
        st.session_state[slot] = (version + 1, tuple(rows), tuple(rows))
        st.rerun()


def merged_rows(before: Sequence[Any], after: Sequence[Any], now: Sequence[Any]) -> tuple[Any, ...]:
    """``now`` with what became of ``before`` in ``after``: rows that are gone are taken out, new ones come last."""
    if tuple(now) == tuple(before):
        return tuple(after)
    kept = [row for row in now if row in after or row not in before]
    return (*kept, *(row for row in after if row not in before and row not in kept))
