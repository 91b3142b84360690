"""On นำเข้าข้อมูล: scores that are printed with several values, both places, and the way to settle them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from itadash.downloads.model import About, Piece
from itadash.reading.places import SEPARATOR, files_of
from itadash.scores import Conflict
from itadash.ui import audit_link, downloads, file_tables, trace, trace_targets

_PLACES = ("อ่านจาก", "พบที่")


def draw(conflicts: Sequence[Conflict], about: About, *, agencies: int) -> Piece | None:
    """The box, nothing without ``conflicts``; returns their table for the printed page. ``agencies``: of all files."""
    if not conflicts:
        return None
    st.warning(
        way_out(conflicts),
        title=f"พบคะแนนเดียวกันที่พิมพ์ต่างกัน {len(conflicts)} รายการ",
        icon=":material/compare_arrows:",
    )
    audit_link.to_conflicts()
    column = st.column_config
    trace.table(
        _on_screen(file_tables.conflicts(conflicts), agencies),
        trace_targets.conflicts(conflicts),
        key="conflicts",
        hide_index=True,
        column_config={  # together no wider than the page on a small notebook, so that the last place is seen whole
            "ปี": column.TextColumn(width=55),
            "รหัส": column.TextColumn(width=100),
            **{name: column.NumberColumn(format="%.2f", width=85) for name in ("ค่าที่ใช้", "อีกค่าหนึ่ง")},
            **{name: column.TextColumn(width=274) for name in _PLACES},
        },
        alt="ตารางคะแนนที่พิมพ์ต่างกันและที่มาทั้งสองแห่ง",
    )
    piece = file_tables.conflicts_piece(conflicts, about)
    downloads.below("", piece, key="conflicts")
    return piece


def _on_screen(table: pd.DataFrame, agencies: int) -> pd.DataFrame:
    """``table`` without the agency or the file while there is only one: the places need the room."""
    if agencies == 1:
        table = table.drop(columns="หน่วยงาน")
    if len(files_of(place for name in _PLACES for place in table[name])) == 1:
        table = table.assign(**{name: [place.split(SEPARATOR, 1)[-1] for place in table[name]] for name in _PLACES})
    return table


def way_out(conflicts: Sequence[Conflict]) -> str:
    """What to do about ``conflicts``: within one file none is to be taken out, and EIT has two parts."""
    parts = any(each.instrument == "EIT" and each.code != "EIT" for each in conflicts)
    apart = any(files_of([each.kept_source]) != files_of([each.source]) for each in conflicts)
    return (
        "โปรแกรมใช้ค่าที่อ่านพบก่อน โดยไม่นำค่าอื่นมารวม โปรดเลือกค่าที่ถูกต้องในหน้าตรวจสอบข้อมูล"
        + (" ถ้าเป็นคะแนน EIT คนละส่วน (Public และ Survey) ระบุส่วนได้ในหน้านั้น" if parts else "")
        + (" หรือนำไฟล์ที่ผิดออก" if apart else "")
    )
