"""On นำเข้าข้อมูล: scores that are printed with several values, both places, and the way to settle them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from itadash.downloads.model import About, Piece
from itadash.scores import Conflict
from itadash.ui import audit_link, downloads, file_tables, trace, trace_targets


def draw(conflicts: Sequence[Conflict], about: About) -> Piece | None:
    """The box, nothing without ``conflicts``; returns their table for the printed page."""
    if not conflicts:
        return None
    st.warning(
        way_out(conflicts),
        title=f"พบคะแนนเดียวกันที่พิมพ์ต่างกัน {len(conflicts)} รายการ",
        icon=":material/compare_arrows:",
    )
    audit_link.to_conflicts()
    table = file_tables.conflicts(conflicts)
    if table["หน่วยงาน"].nunique() == 1:  # the places need the room
        table = table.drop(columns="หน่วยงาน")
    column = st.column_config
    trace.table(
        table,
        trace_targets.conflicts(conflicts),
        key="conflicts",
        hide_index=True,
        column_config={
            "ปี": column.TextColumn(width=60),
            "รหัส": column.TextColumn(width=120),
            **{name: column.NumberColumn(format="%.2f", width=95) for name in ("ค่าที่ใช้", "อีกค่าหนึ่ง")},
            **{name: column.TextColumn(width=280) for name in ("อ่านจาก", "พบที่")},
        },
        alt="ตารางคะแนนที่พิมพ์ต่างกันและที่มาทั้งสองแห่ง",
    )
    piece = file_tables.conflicts_piece(conflicts, about)
    downloads.below("", piece, key="conflicts")
    return piece


def way_out(conflicts: Sequence[Conflict]) -> str:
    """What to do about ``conflicts``: within one file none is to be taken out, and EIT has two parts."""
    parts = any(each.instrument == "EIT" and each.code != "EIT" for each in conflicts)
    apart = any(each.kept_source.split(" › ")[0] != each.source.split(" › ")[0] for each in conflicts)
    return (
        "โปรแกรมใช้ค่าที่อ่านพบก่อน โดยไม่นำค่าอื่นมารวม โปรดเลือกค่าที่ถูกต้องในหน้าตรวจสอบข้อมูล"
        + (" ถ้าเป็นคะแนน EIT คนละส่วน (Public และ Survey) ระบุส่วนได้ในหน้านั้น" if parts else "")
        + (" หรือนำไฟล์ที่ผิดออก" if apart else "")
    )
