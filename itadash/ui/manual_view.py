"""The guide on the screen: its Markdown is ours, so it is drawn as Markdown; pictures come from this server."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from itadash.manual.chapters import Chapter, Section

_PAGES = Path(__file__).resolve().parents[2] / "pages"
_READABLE = 860  # pixels: a line of about 90 Thai letters
_PICTURE = 720


def chapter(shown: Chapter) -> None:
    """All sections of a chapter, and the way to the page that it is about."""
    for each in shown.sections:
        section(each)
    if (_PAGES / f"{shown.page}.py").is_file():
        st.page_link(f"pages/{shown.page}.py", label="ไปหน้าที่บทนี้อธิบาย", icon=":material/arrow_forward:")


def section(shown: Section, above: str = "") -> None:
    """One section: heading, texts, pictures with what is on them."""
    with st.container(width=_READABLE, gap="small"):
        if above:
            st.caption(above)
        st.subheader(shown.title, anchor=False)
        for part in shown.parts:
            if isinstance(part, str):
                st.markdown(part, anchors=False)
            elif part.path.is_file():
                with st.container(border=True, width=_PICTURE):
                    st.image(part.path, caption=part.alt, alt=part.alt, width="stretch")
