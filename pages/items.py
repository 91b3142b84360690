"""รายข้อ: every item of the year with score, distance from the target and the cell it was read from."""

import streamlit as st

from itadash.downloads.model import Page
from itadash.ui import downloads, frame, item_table, trace, trace_targets

work, selection, result = frame.result_or_stop("รายข้อ")
if result.items.empty:
    st.info(
        "ไฟล์ที่นำเข้าไม่มีคะแนนรายข้อของปีนี้ เพิ่มไฟล์ที่มีคะแนนข้อ I, E และ O แล้วหน้านี้จะแสดงทันที",
        icon=":material/info:",
    )
    st.page_link("pages/import_data.py", label="ไปหน้านำเข้าข้อมูล", icon=":material/upload_file:")
    st.stop()

indicator_names = {indicator.number: indicator.name for indicator in result.rules.indicators}
topic_names = {topic.number: topic.name for topic in result.rules.topics}

with st.container(border=True):
    left, right = st.columns(2, vertical_alignment="bottom")
    with left, st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        instruments = st.pills(
            "แบบวัด",
            list(item_table.INSTRUMENTS),
            selection_mode="multi",
            key="instrument",
            bind="query-params",
            persist_state="session",
        )
        only_below = st.toggle(
            f"เฉพาะข้อที่ต่ำกว่าเกณฑ์ ({len(result.flagged)} ข้อ)", key="below", bind="query-params", persist_state="session"
        )
    words = right.text_input(
        "ค้นหา",
        type="search",
        live="300ms",
        placeholder="รหัสหรือคำในข้อคำถาม",
        icon=":material/search:",
        key="find",
        bind="query-params",
        persist_state="session",
    )
    left, right = st.columns(2)
    indicators = left.multiselect(
        "ตัวชี้วัด",
        list(indicator_names),
        format_func=lambda n: f"{n}. {indicator_names[n]}",
        placeholder="ทั้งหมด",
        key="indicator",
        bind="query-params",
        persist_state="session",
    )
    topics = right.multiselect(
        "ประเด็น (7 ประเด็น)",
        list(topic_names),
        format_func=lambda n: f"{n}. {topic_names[n]}",
        placeholder="ทั้งหมด" if topic_names else "ปีนี้ไม่มีการจัดประเด็น",
        disabled=not topic_names,
        key="topic",
        bind="query-params",
        persist_state="session",
    )

filters = item_table.Filters(instruments, indicators, topics, only_below, words or "")
rows = item_table.keep(result.items, filters)
told = item_table.filter_words(filters, indicator_names, topic_names)

st.markdown(f"**{len(rows)} ข้อ** จาก {len(result.items)} ข้อ · ▼ ต่ำกว่าเกณฑ์ **{int(rows['below'].sum())} ข้อ**")
out = item_table.piece(rows, result, told)
downloads.page(Page("รายข้อ", "คะแนนรายข้อ", out.about, [out]))

if rows.empty:
    st.info("ไม่มีข้อที่ตรงกับตัวกรอง ลองลดตัวกรองหรือล้างคำค้น", icon=":material/filter_alt_off:")
else:
    table = item_table.shown(rows)
    trace.table(
        item_table.coloured(table, list(rows["below"]), dark=frame.is_dark()),
        trace_targets.items(result, rows),
        hide_index=True,
        height=620 if len(table) > 16 else "content",
        column_config=item_table.columns_for(table),
        placeholder="–",
        key="items_table",
        alt=f"ตารางคะแนนรายข้อ {len(table)} ข้อ",
    )
words = f"คะแนนของข้อ EIT ที่พิมพ์สองส่วน ใช้ส่วนที่ต่ำกว่าในการเทียบเกณฑ์ · {trace.hint()}"
downloads.below(words, out, key="items")
if not result.items["verified"].all():
    st.caption("ชื่อย่อของบางข้อในปีนี้ยังไม่ได้ตรวจยืนยันกับแบบประเมินฉบับทางการ รหัสและคะแนนมาจากไฟล์ของหน่วยงาน")
