"""The bar over every page: agency, fiscal year and target, kept in the address so that a link shows the same."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from itadash.rules.glossary import term
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

_YEAR_HELP = "ปีงบประมาณ พ.ศ. ที่ถูกประเมิน มาตรการที่ตามมาจะดำเนินการในปีถัดไป"


def bar(workspace: Workspace) -> None:
    """Draw the pickers; nothing while no scores are loaded. :func:`itadash.ui.workspace.selected` tells the choice."""
    scores = workspace.scores()
    agencies = agencies_of(scores)
    if not agencies:
        return
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="pickers", gap="small"
    ):
        _agency(agencies)
        with st.container(horizontal=True, vertical_alignment="center", width="content", gap="small"):
            with _pair():
                st.markdown("ปีงบประมาณ", help=_YEAR_HELP, width="content")
                st.selectbox(
                    "ปีงบประมาณที่ประเมิน",
                    years_of(scores, selected().agency),
                    key=KEY_YEAR,
                    label_visibility="collapsed",
                    width=100,
                    bind="query-params",
                    persist_state="session",
                )
            with _pair():
                st.markdown("เกณฑ์", help=f"ข้อที่ได้น้อยกว่าค่านี้ถือว่าต่ำกว่าเกณฑ์ {term('target').help}", width="content")
                st.number_input(
                    "เกณฑ์คะแนน",
                    min_value=0.0,
                    max_value=100.0,
                    value=float(DEFAULT_TARGET),
                    step=1.0,
                    format="%.2f",
                    key=KEY_TARGET,
                    label_visibility="collapsed",
                    width=140,
                    bind="query-params",
                    persist_state="session",
                )


def _pair() -> DeltaGenerator:
    """A label and its field, kept together where the bar wraps."""
    return st.container(horizontal=True, vertical_alignment="center", width="content", gap="xsmall")


def _agency(agencies: list[str]) -> None:
    """The name of the agency, or the choice among several."""
    if len(agencies) == 1:
        st.markdown(f"**{plain(agency_name(agencies[0]))}**", width="content")
        return
    st.selectbox(
        "หน่วยงาน",
        agencies,
        format_func=agency_name,
        key=KEY_AGENCY,
        label_visibility="collapsed",
        width=360,
        bind="query-params",
        persist_state="session",
    )
