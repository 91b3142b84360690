"""คู่มือ: the user's guide, a chapter a tab, searched over all of them; read from docs/guide, so it works offline."""

import streamlit as st

from itadash.manual.chapters import chapters
from itadash.manual.search import search
from itadash.ui import frame, manual_files, manual_view
from itadash.ui.text import plain

frame.title("คู่มือ")
guide = chapters()
with st.container(horizontal=True, vertical_alignment="bottom"):
    words = st.text_input(
        "ค้นในคู่มือ",
        type="search",
        live="300ms",
        placeholder="เช่น สำรองงาน, ปริ้นเอกสารยังไง",
        icon=":material/search:",
        key="guide_find",
        width=420,
        bind="query-params",
    )
    manual_files.whole(guide)
if words and words.strip():
    found = search(guide, words)
    count = len(found.sections)
    if not count:
        st.caption(f"ไม่พบคำว่า “{plain(words)}” ลองใช้คำอื่นหรือคำสั้นลง หรือล้างคำค้นเพื่ออ่านตามบท")
    elif found.near:
        st.caption(f"ไม่พบหัวข้อที่มีครบทุกคำ {count} หัวข้อนี้ใกล้เคียง")
    else:
        st.caption(f"พบ {count} หัวข้อ")
    if count:
        manual_files.found(words, found.sections)
    for chapter, section in found.sections:
        manual_view.section(section, above=chapter.title)
else:
    tabs = st.tabs([chapter.title for chapter in guide], key="guide_chapter", bind="query-params")
    for tab, chapter in zip(tabs, guide, strict=True):
        if tab.open:
            manual_files.chapter(chapter)
            with tab:
                manual_view.chapter(chapter)
