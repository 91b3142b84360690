"""The language of the page: Thai for screen readers, and Thai for the few English words of Streamlit's own widgets."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

# A constant, no data in it. The document stays Thai when the component goes.
_SCRIPT = Path(__file__).with_name("language.js").read_text(encoding="utf-8")


@st.cache_resource(show_spinner=False)
def _component() -> st.components.v2.types.ComponentRenderer:
    """Once a process: a second registration under the same name would be warned of."""
    return st.components.v2.component("itadash.language", js=_SCRIPT)


def thai() -> None:
    """Make the page Thai, for eyes and for screen readers. Last of a page, because it takes a line of 1 px."""
    _component()(key="language", height=1)
