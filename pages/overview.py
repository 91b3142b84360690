"""ภาพรวม: total, level, instruments and the ten indicators of one agency and one fiscal year."""

import streamlit as st

from itadash import charts
from itadash.ui import audit_link, cards, downloads, frame, overview_files, trace, trace_targets
from itadash.ui.details_desk import DetailsDesk
from itadash.ui.text import plain

work, selection, result = frame.result_or_stop("ภาพรวม")
year, target = result.fiscal_year, float(result.target)
below_indicators = int(result.indicators["below"].sum())
known_indicators = int(result.indicators["score"].notna().sum())
known_items = int(result.items["score"].notna().sum())

out = overview_files.pieces(result)
downloads.page(overview_files.page(result, out))

# Figures first: they are there before the chart library has arrived.
total, level, indicator_count, item_count = st.columns([5, 7, 4.7, 4.7])
with total:
    cards.total_card(result)
with level:
    cards.level_card(result, DetailsDesk(work, result.agency, year).open().announced)
with indicator_count:
    which = trace.OfCount(result.agency, year, "indicator")
    cards.count_card("ตัวชี้วัดต่ำกว่าเกณฑ์", below_indicators, known_indicators, "ตัวชี้วัด", which)
with item_count:
    which = trace.OfCount(result.agency, year, "item")
    cards.count_card("ข้อที่ต่ำกว่าเกณฑ์", len(result.flagged), known_items, "ข้อ", which)

st.header("คะแนนรายแบบวัด", anchor=False)
cards.instrument_cards(result)

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.header("ตัวชี้วัดทั้งสิบเทียบกับเกณฑ์", anchor=False, width="content")
    view = st.segmented_control(
        "รูปแบบ",
        ["กราฟ", "ตาราง"],
        default="กราฟ",
        required=True,
        key="overview_view",
        label_visibility="collapsed",
        bind="query-params",
        persist_state="session",
        wrap=True,
    )
if known_indicators == 0:
    st.info("ไฟล์ที่นำเข้าไม่มีคะแนนรายตัวชี้วัดของปีนี้", icon=":material/info:")
elif view == "ตาราง":
    trace.table(
        cards.indicator_table(result),
        trace_targets.indicators(result),
        key="overview_table",
        hide_index=True,
        height="content",
        column_config={
            "ที่": st.column_config.NumberColumn(width=50),
            "ตัวชี้วัด": st.column_config.TextColumn(width="medium"),
            "คะแนน": st.column_config.ProgressColumn(format="%.2f", min_value=0, max_value=100),
            "ปีก่อน": st.column_config.NumberColumn(format="%.2f"),
            "เปลี่ยนแปลง": st.column_config.NumberColumn(format="%+.2f"),
        },
        alt=f"ตารางคะแนนตัวชี้วัดทั้งสิบ ปีงบประมาณ {year}",
    )
    downloads.below(trace.hint(), out.indicators, key="overview_indicators")
else:
    with st.container(border=True):
        trace.chart(
            charts.indicator_bars(
                result.indicators, target, dark=frame.is_dark(), year=year, compact=frame.is_narrow()
            ),
            result.agency,
            key="overview_bars",
            alt=charts.bars_alt(result.indicators, target, year),
        )
        downloads.below(trace.hint(), out.indicators, key="overview_indicators")

if known_items:
    st.header("ข้อที่ได้คะแนนต่ำที่สุด", anchor=False)
    trace.table(
        cards.lowest_items(result),
        trace_targets.items(result, cards.lowest_rows(result)),
        key="lowest_items",
        hide_index=True,
        height="content",
        column_config={
            "รหัส": st.column_config.TextColumn(width=60),
            "ข้อคำถาม": st.column_config.TextColumn(width=160 if frame.is_narrow() else 480),
            "คะแนน": st.column_config.ProgressColumn(
                format="%.2f", min_value=0, max_value=100, width=120 if frame.is_narrow() else 180
            ),
            "ผล": st.column_config.TextColumn(width=130),
        },
        alt="ตารางข้อคำถามที่ได้คะแนนต่ำที่สุด",
    )
    downloads.below(cards.as_low_as_the_last(result), out.lowest, key="overview_lowest")

with st.container(horizontal=True, vertical_alignment="center"):
    words = f"ร่างมาตรการยกระดับ {len(result.flagged)} ข้อ" if result.flagged else "ร่างมาตรการยกระดับ"
    if st.button(words, type="primary", icon=":material/checklist:", key="to_measures"):
        st.switch_page("pages/measures.py")
    audit_link.link(work)
    st.page_link("pages/items.py", label="ดูคะแนนรายข้อ", icon=":material/format_list_numbered:")
    st.page_link("pages/trend.py", label="ดูแนวโน้ม", icon=":material/timeline:")

cards.rules_note(result)
if result.total is not None:
    st.caption(f"คะแนนรวม: {plain(result.total.source)}")
