"""Choices in the address that Streamlit's own binding cannot keep: a short name instead of a whole label."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

_WRITTEN = "address_of_"


def take(key: str, parameter: str, options: Iterable[str]) -> None:
    """Before the widget ``key``: it shows what ``parameter`` of the address names, if that came from outside."""
    asked = st.query_params.get(parameter)
    if asked is not None and asked != st.session_state.get(_WRITTEN + parameter) and asked in set(options):
        st.session_state[key] = asked


def foreign(parameter: str) -> str:
    """What the address says in ``parameter`` when it did not come from :func:`tell`, else ``""``."""
    asked = st.query_params.get(parameter, "")
    return "" if asked == st.session_state.get(_WRITTEN + parameter) else asked


def tell(parameter: str, value: str) -> None:
    """After the widget: put its value into the address; ``""`` takes it out."""
    st.session_state[_WRITTEN + parameter] = value
    if value and st.query_params.get(parameter) != value:
        st.query_params[parameter] = value
    elif not value and parameter in st.query_params:
        del st.query_params[parameter]
