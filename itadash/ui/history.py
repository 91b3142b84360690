"""The browser's history: Back leads to the page before in one press."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

# A constant, no data in it.
_SCRIPT = Path(__file__).with_name("history.js").read_text(encoding="utf-8")


@st.cache_resource(show_spinner=False)
def _component() -> st.components.v2.types.ComponentRenderer:
    """Once a process: a second registration under the same name would be warned of."""
    return st.components.v2.component("itadash.history", js=_SCRIPT)


def one_entry_a_page() -> None:
    """Keep one entry a page. Beside :func:`itadash.ui.language.thai`: it takes a line of 1 px."""
    _component()(key="history", height=1)
