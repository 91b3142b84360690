"""แนวโน้ม: the ten indicators over the fiscal years, or one item followed by its question."""

from contextlib import nullcontext

import streamlit as st

from itadash.rules import FISCAL_YEARS
from itadash.ui import frame, item_trend, trends

work, selection = frame.selected_or_start("แนวโน้ม")
names = trends.indicator_names()
if selection.fiscal_year is not None and selection.fiscal_year not in FISCAL_YEARS:
    st.info(
        f"แนวโน้มแสดงเฉพาะปี {frame.YEARS} ที่โปรแกรมมีหลักเกณฑ์ คะแนนปี {selection.fiscal_year} ที่เลือกไว้จึงไม่อยู่ในกราฟ",
        icon=":material/event_busy:",
    )

with st.container(horizontal=True, gap="medium"):
    view = st.segmented_control(
        "รูปแบบ",
        list(trends.VIEWS),
        format_func=lambda name: trends.VIEWS[name],
        default="lines",
        required=True,
        key="view",
        bind="query-params",
        persist_state="session",
        wrap=True,
    )
    first, last = st.select_slider(
        "ช่วงปีงบประมาณ",
        list(FISCAL_YEARS),
        value=(FISCAL_YEARS[0], FISCAL_YEARS[-1]),
        key="years",
        width=360,
        bind="query-params",
        persist_state="session",
    )
years = [year for year in FISCAL_YEARS if first <= year <= last]

if view == "item":
    item_trend.view(work, selection, years)
else:
    some = bool(st.session_state.get("show"))
    # On a phone the ten names would fill the first screen.
    with st.expander("เลือกตัวชี้วัด", icon=":material/tune:", expanded=some) if frame.is_narrow() else nullcontext():
        chosen = st.pills(
            "ตัวชี้วัด (ไม่เลือกเลยหมายถึงทุกตัว)",
            list(names),
            selection_mode="multi",
            format_func=lambda n: f"{n}. {names[n]}",
            key="show",
            bind="query-params",
            persist_state="session",
        )
    trends.view(work, selection, years, view, chosen or list(names))
st.info(trends.CAVEAT, title="โปรดอ่านแนวโน้มปี 2566 อย่างระมัดระวัง", icon=":material/info:")
