"""The way from other pages to what the audit found."""

from __future__ import annotations

import streamlit as st

from itadash.assessment.finding_words import SEVERITY_NAMES, SEVERITY_SIGNS, counts
from itadash.ui.workspace import Workspace, selected

_COUNTED = 20  # files; with more the audit waits until its page is opened


def link(work: Workspace) -> None:
    """A line with what the audit found and the way to it; nothing while there is nothing to tell."""
    told = ""
    if len(work.files()) <= _COUNTED:
        found = counts(work.audited(selected().target).findings)
        told = " · ".join(
            f"{SEVERITY_SIGNS[s]} {SEVERITY_NAMES[s]} {found[s]}" for s in ("error", "warning") if found[s]
        )
        if not told:
            return
    st.page_link(
        "pages/audit.py",
        label=f"ผลตรวจสอบข้อมูล: {told}" if told else "ตรวจสอบข้อมูล",
        icon=":material/fact_check:",
        help="ดูว่าตัวเลขหรือข้อความใดขัดกัน วิธีคิด และแก้ได้ทันที",
    )
