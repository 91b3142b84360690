"""The language of the page. Streamlit says English; a screen reader would read Thai with an English voice."""

from __future__ import annotations

import streamlit as st

# The only script of ours: a constant, no data in it. The document stays Thai when the component goes.
_SAY = "export default function () { document.documentElement.lang = 'th'; }"


@st.cache_resource(show_spinner=False)
def _component() -> st.components.v2.types.ComponentRenderer:
    """Once a process: a second registration under the same name would be warned of."""
    return st.components.v2.component("itadash.language", js=_SAY)


def thai() -> None:
    """Tell browsers and screen readers that the page is Thai. Last of a page, because it takes a line of 1 px."""
    _component()(key="language", height=1)
