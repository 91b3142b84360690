"""Tells cells of a table that were chosen by a click or a tap from those that the keyboard only moved over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import streamlit as st

# A constant; the names of the columns reach it as data and are only compared.
_SCRIPT = Path(__file__).with_name("table_keys.js").read_text(encoding="utf-8")


@st.cache_resource(show_spinner=False)
def _component() -> st.components.v2.types.ComponentRenderer:
    """Once a process: a second registration under the same name would be warned of."""
    return st.components.v2.component("itadash.table_keys", js=_SCRIPT)


def watch(table: str, columns: Sequence[str], *, on_open: Callable[[], None]) -> None:
    """Watch the table with the key ``table``, alone in a container with this call: a line of 1 px.

    ``columns`` are the headings whose cells open something; ``on_open`` is called for Enter and Space on one of them,
    and for a click on one that is chosen already.
    """
    _component()(
        key=_key(table),
        data={"columns": list(columns)},
        on_opened_change=on_open,
        on_by_change=lambda: None,  # asked for with only_moved
        height=1,
    )


def only_moved(table: str) -> bool:
    """Whether the cell chosen in ``table`` was come to by keys that move."""
    return bool(st.session_state.get(_key(table), {}).get("by") == "keys")


def _key(table: str) -> str:
    return f"{table}_keys"
