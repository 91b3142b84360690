"""Every figure shows where it came from: tables, charts and buttons whose figures open one dialog.

``open_for(agency, fiscal_year, key)`` and ``open_source(source)`` open it from anywhere, in a callback or in a run;
:func:`table`, :func:`chart` and :func:`button` are Streamlit's own with the clicks taken care of. ``app.py`` calls
:func:`show` once after the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from itadash.assessment.printed import Key
from itadash.reading.places import SEPARATOR
from itadash.reading.words.text import score
from itadash.ui import frame, table_keys, trace_dialog, trace_requests
from itadash.ui.text import plain
from itadash.ui.trace_requests import OfCount, OfFigure, OfLevel, OfPlace, Request, ask

__all__ = [
    "OfCount",
    "OfFigure",
    "OfLevel",
    "OfPlace",
    "button",
    "chart",
    "hint",
    "open_for",
    "open_source",
    "place_buttons",
    "show",
    "table",
]

Targets = Mapping[str, Sequence[Request | None]]  # column of a table → what each row's cell there opens


def hint() -> str:
    """How to come from a figure to its origin, in words."""
    # On a touch screen the first tap on a chart only points; tables and buttons open at once.
    touch = "แตะตัวเลขในตารางเพื่อดูที่มา ในกราฟแตะหนึ่งครั้งดูคะแนน แตะซ้ำดูที่มา"
    return touch if frame.is_narrow() else "คลิกที่คะแนนในกราฟหรือตาราง (หรือกด Enter ในตาราง) เพื่อดูที่มาในไฟล์"


def open_for(agency: str, fiscal_year: int, key: Key) -> None:
    """Open the dialog on the figure ``key`` (instrument, code) of ``agency`` in ``fiscal_year``."""
    ask(OfFigure(agency, fiscal_year, key))


def open_source(source: str, value: Decimal | None = None) -> None:
    """Open the dialog on a place (``file › sheet › cell``), as it stands in every ``source`` column."""
    ask(OfPlace(source, value))


def show(page: str) -> None:
    """Draw the dialog if it is open on ``page``."""
    if trace_requests.asked(page):
        trace_dialog.dialog()


def button(request: Request, *, key: str, label: str = "ดูที่มา", help: str | None = None) -> None:
    """A quiet button that opens the dialog on ``request``."""
    st.button(label, key=key, type="tertiary", icon=":material/pin_drop:", on_click=ask, args=(request,), help=help)


def place_buttons(printed_at: Sequence[tuple[str, str]], *, key: str) -> None:
    """A button for each place, with what is printed there: when it is a score, the dialog marks it within a line."""
    known = [(place, printed) for place, printed in printed_at if SEPARATOR in place]
    with st.container(horizontal=True, gap="small"):
        for number, (place, printed) in enumerate(known, 1):
            label = "ดูช่องนี้ในไฟล์" if len(known) == 1 else f"ดูช่อง {place.rsplit(SEPARATOR, 1)[-1]}"
            button(OfPlace(place, score(printed).value), key=f"trace_{key}_{number}", label=plain(label))


def table(
    data: Any, targets: Targets, *, key: str, on_row: Callable[[int], None] | None = None, **options: Any
) -> None:
    """``st.dataframe`` whose cells in the columns of ``targets`` open the dialog: by click or tap, or Enter or Space.

    Other cells, and the boxes before the rows, call ``on_row`` with the number of the row (from 0), if given.
    Keys that move from cell to cell open nothing. The first column must have no targets: the browser selects its cell
    by itself when the keyboard enters the table.
    """
    names = [str(name) for name in (data.columns if isinstance(data, pd.DataFrame) else data.data.columns)]
    first = names[0]
    opening = [name for name in names[1:] if on_row is not None or name in targets]
    config = options.get("column_config") or {}
    modes: Any = "single-cell" if on_row is None else ["single-row", "single-cell"]

    def opened() -> None:
        _open_chosen(key, targets, first, on_row)

    def selected() -> None:
        ticked = bool(st.session_state[key]["selection"]["rows"])  # a box before a row: on purpose, by whatever means
        if ticked or not table_keys.only_moved(key):
            opened()
        if ticked:  # so that the same box can be ticked again; a cell opens again where it is (table_keys)
            st.session_state[key] = {"selection": {"rows": [], "columns": [], "cells": []}}

    with st.container(gap=None):
        st.dataframe(data, key=key, on_select=selected, selection_mode=modes, **options)
        headings = [_heading(config.get(name), name) for name in opening]
        table_keys.watch(key, headings, on_open=opened)


def chart(figure: Any, agency: str, *, key: str, **options: Any) -> None:
    """``st.plotly_chart`` whose points open the dialog; their ``customdata`` is ``[fiscal_year, instrument, code]``."""
    # The selection of a chart cannot be taken back from here: a new key makes a new chart with nothing selected, so
    # that the same point can be chosen again.
    rounds = f"{key}_round"
    now = f"{key}_{st.session_state.get(rounds, 0)}"

    def chosen() -> None:
        points = st.session_state[now]["selection"]["points"]
        found = next((point["customdata"] for point in points if point.get("customdata")), None)
        if found is not None:
            open_for(agency, int(found[0]), (str(found[1]), str(found[2])))
        st.session_state[rounds] = st.session_state.get(rounds, 0) + 1

    st.plotly_chart(
        figure,
        key=now,
        on_select=chosen,
        selection_mode="points",
        theme=None,
        **{"config": frame.chart_config(), **options},
    )


def _heading(settings: Any, name: str) -> str:
    """What stands over the column ``name``."""
    return str((settings.get("label") if isinstance(settings, dict) else settings) or name)


def _open_chosen(key: str, targets: Targets, first: str, on_row: Callable[[int], None] | None) -> None:
    """Open what is chosen in the table, if there is anything to open."""
    selection = st.session_state[key]["selection"]
    cells, rows = selection["cells"], selection["rows"]
    if cells and cells[0][1] in targets:
        row, column = cells[0]
        requests = targets[column]
        ask(requests[row] if row < len(requests) else None)
    elif on_row and (rows or (cells and cells[0][1] != first)):
        on_row(int(rows[0] if rows else cells[0][0]))
