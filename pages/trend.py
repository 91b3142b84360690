"""แนวโน้ม: the ten indicators over the fiscal years as lines, small panels or a heat map, with their table."""

import streamlit as st

from itadash import charts
from itadash.rules import FISCAL_YEARS
from itadash.ui import frame, trends

work, selection = frame.selected_or_start("แนวโน้ม", with_year=False)
names = trends.indicator_names()

with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
    view = st.segmented_control(
        "รูปแบบ",
        list(trends.VIEWS),
        format_func=lambda name: trends.VIEWS[name],
        default="lines",
        required=True,
        key="view",
        bind="query-params",
        persist_state="session",
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
chosen = st.pills(
    "ตัวชี้วัด (ไม่เลือกเลยหมายถึงทุกตัว)",
    list(names),
    selection_mode="multi",
    format_func=lambda n: f"{n}. {names[n]}",
    key="show",
    bind="query-params",
    persist_state="session",
)

target = float(selection.target)
years = [year for year in FISCAL_YEARS if first <= year <= last]
table = trends.indicator_years(work, selection, years)
shown = table[table["number"].isin(chosen or list(names))]
dark, narrow = frame.is_dark(), frame.is_narrow()

if shown["score"].isna().all():
    st.info("ไม่มีคะแนนของตัวชี้วัดและช่วงปีที่เลือก เลือกช่วงปีให้กว้างขึ้นหรือนำเข้าไฟล์ของปีอื่นเพิ่ม", icon=":material/info:")
elif view == "panels":
    floor = charts.common_floor(shown, target)
    with st.grid("auto", min_column_width=230):
        for code, one in shown.groupby("number", sort=True):
            with st.container(border=True, gap="xsmall"):
                st.markdown(f"**{code}. {names[code]}**")
                st.plotly_chart(
                    charts.panel(one, target, low_end=floor, dark=dark),
                    theme=None,
                    config={"displayModeBar": False},
                    key=f"trend_panel_{code}",
                    alt=charts.trend_alt(one, target),
                )
else:
    draw = charts.heat_map if view == "heat" else charts.lines
    extra = {} if view == "heat" else {"instruments": trends.instruments()}
    with st.container(border=True):
        st.plotly_chart(
            draw(shown, target, dark=dark, compact=narrow, **extra),
            theme=None,
            config=frame.chart_config(),
            key=f"trend_{view}",
            alt=charts.trend_alt(shown, target),
        )
        st.caption(trends.LEGENDS[view])

st.subheader("ตารางคะแนน", anchor=False)
wide = trends.wide(shown, years)
st.dataframe(
    trends.coloured(wide, target, dark=dark),
    hide_index=True,
    height="content",
    column_config={
        "ที่": st.column_config.NumberColumn(width=50, pinned=True),
        "ตัวชี้วัด": st.column_config.TextColumn(width="medium"),
    },
    placeholder="–",
    alt=f"ตารางคะแนนตัวชี้วัดรายปี {first} ถึง {last}",
)
trends.downloads(wide, selection, years)
st.info(trends.CAVEAT, title="อ่านแนวโน้มอย่างระวังในปี 2566", icon=":material/info:")
