"""คู่มือ: the user's guide, a chapter a tab, searched over all of them; read from docs/guide, so it works offline."""

import streamlit as st

from itadash.manual import chapters, search
from itadash.ui import frame, manual_files, manual_view
from itadash.ui.text import plain

frame.title("คู่มือ")
guide = chapters()
with st.container(horizontal=True, vertical_alignment="bottom"):
    words = st.text_input(
        "ค้นในคู่มือ",
        type="search",
        live="300ms",
        placeholder="เช่น สำรองงาน, PDF, EIT",
        icon=":material/search:",
        key="guide_find",
        width=420,
        bind="query-params",
    )
    manual_files.whole(guide)
if words and words.strip():
    found = search(guide, words)
    st.caption(f"พบ {len(found)} หัวข้อ" if found else f"ไม่พบคำว่า “{plain(words)}” ลองใช้คำสั้นลง หรือล้างคำค้นเพื่ออ่านตามบท")
    if found:
        manual_files.found(words, found)
    for chapter, section in found:
        manual_view.section(section, above=chapter.title)
else:
    tabs = st.tabs([chapter.title for chapter in guide], key="guide_chapter", bind="query-params")
    for tab, chapter in zip(tabs, guide, strict=True):
        if tab.open:
            manual_files.chapter(chapter)
            with tab:
                manual_view.chapter(chapter)
