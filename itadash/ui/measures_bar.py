"""The pieces of the bar above a page on the measures record: whether all is saved, and the steps back and forward."""

from __future__ import annotations

import streamlit as st

from itadash.ui.frame import is_narrow
from itadash.ui.measures_desk import Desk, Shown


def saved_badge(shown: Shown) -> None:
    """Whether, and when, the table was saved."""
    if shown.unsaved:
        st.badge("ยังไม่ได้บันทึก", icon=":material/error:", color="red")
    elif shown.n:
        st.badge(f"บันทึกแล้ว {shown.saved_clock()}", icon=":material/cloud_done:", color="green")
    else:
        st.badge("ยังไม่เริ่ม", icon=":material/radio_button_unchecked:", color="gray")


def step_buttons(desk: Desk, shown: Shown, *, settled: bool, key: str) -> None:
    """Undo and redo, without icons on a phone. ``settled``: no other version waits for a choice."""
    narrow = is_narrow()
    st.button(
        "ย้อนกลับ",
        icon=None if narrow else ":material/undo:",
        key=f"{key}_undo",
        disabled=not (shown.can_undo and settled),
        on_click=desk.undo,
        help="ย้อนการแก้ไขครั้งล่าสุดของมาตรการหรือผลการติดตาม ใช้ได้แม้ปิดหน้านี้แล้วเปิดใหม่",
    )
    st.button(
        "ทำซ้ำ",
        icon=None if narrow else ":material/redo:",
        key=f"{key}_redo",
        disabled=not (shown.can_redo and settled),
        on_click=desk.redo,
    )


def refused(desk: Desk, shown: Shown, *, key: str) -> None:
    """That the store did not take the last change, why, and the way to try again. Nothing when it did."""
    if shown.unsaved:
        st.error(shown.unsaved, title="บันทึกไม่สำเร็จ ข้อความยังอยู่ในหน้านี้", icon=":material/error:")
        st.button("บันทึกอีกครั้ง", icon=":material/save:", key=f"{key}_save_again", on_click=desk.save_again)
