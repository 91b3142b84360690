"""The sidebar pickers: agency, fiscal year and target, kept in the address so that a link shows the same."""

from __future__ import annotations

import streamlit as st

from itadash.ui.text import agency_name, plain
from itadash.ui.workspace import (
    DEFAULT_TARGET,
    KEY_AGENCY,
    KEY_TARGET,
    KEY_YEAR,
    Workspace,
    agencies_of,
    selected,
    years_of,
)


def sidebar(workspace: Workspace) -> None:
    """Draw the pickers; nothing while no scores are loaded. :func:`itadash.ui.workspace.selected` tells the choice."""
    scores = workspace.scores()
    agencies = agencies_of(scores)
    if not agencies:
        return
    with st.sidebar:
        if len(agencies) > 1:
            st.selectbox(
                "หน่วยงาน",
                agencies,
                format_func=agency_name,
                key=KEY_AGENCY,
                bind="query-params",
                persist_state="session",
            )
        else:
            st.caption("หน่วยงาน")
            st.markdown(f"**{plain(agency_name(agencies[0]))}**")
        st.selectbox(
            "ปีงบประมาณที่ประเมิน",
            years_of(scores, selected().agency),
            key=KEY_YEAR,
            help="ปีงบประมาณ พ.ศ. ที่ถูกประเมิน มาตรการที่ตามมาจะดำเนินการในปีถัดไป",
            bind="query-params",
            persist_state="session",
        )
        st.number_input(
            "เกณฑ์คะแนน",
            min_value=0.0,
            max_value=100.0,
            value=float(DEFAULT_TARGET),
            step=1.0,
            format="%.2f",
            key=KEY_TARGET,
            help="ข้อที่ได้น้อยกว่าค่านี้ถือว่าต่ำกว่าเกณฑ์ ค่าเป้าหมายตามแผนแม่บทคือ 85 คะแนน",
            bind="query-params",
            persist_state="session",
        )
