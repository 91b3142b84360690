"""The way from other pages to what the audit found."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from itadash.assessment.finding_words import SEVERITY_NAMES, SEVERITY_SIGNS, counts
from itadash.ui import audit_filters
from itadash.ui.workspace import Workspace, selected

_COUNTED = 20  # files; with more the audit waits until its page is opened


def known_counts(work: Workspace) -> Mapping[str, int] | None:
    """How many findings of each severity; ``None`` where so many files are loaded that the audit waits for its page."""
    if len(work.files()) > _COUNTED:
        return None
    return counts(work.audited(selected().target).findings)


def known_errors(work: Workspace, agency: str) -> int | None:
    """How many findings to be mended are of ``agency`` or of none that is printed; ``None`` as :func:`known_counts`."""
    if len(work.files()) > _COUNTED:
        return None
    findings = work.audited(selected().target).findings
    return sum(finding.severity == "error" and finding.agency in ("", agency) for finding in findings)


def link(work: Workspace) -> None:
    """A line with what the audit found and the way to it; nothing while there is nothing to tell."""
    told = ""
    found = known_counts(work)
    if found is not None:
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


def to_conflicts() -> None:
    """A button that opens the audit at what is printed with several values, to be settled there."""
    if st.button(
        "เลือกค่าที่ถูกต้อง",
        icon=":material/fact_check:",
        key="to_conflicts",
        help="เปิดหน้าตรวจสอบข้อมูลที่รายการเหล่านี้ เลือกแล้วเรียกคืนได้เสมอ",
        on_click=audit_filters.show_only,
        args=("conflict",),
    ):
        st.switch_page("pages/audit.py", query_params=audit_filters.address_of("conflict"))
