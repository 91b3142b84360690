"""The cells around a place, drawn like a part of the sheet; sentences of a text as lines."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from itadash.reading.places import Excerpt
from itadash.ui import frame, tints
from itadash.ui.text import plain

MARK = "▸"
ROW = "แถว"  # heading of the column that holds the row numbers
_GAP = "⋮"
_WIDTHS = ((14, 78), (34, 130))  # characters of the marked row's text → pixels of its column
_SEEN = 28  # characters of a cell that are surely seen
_WIDEST, _NARROW = 210, 92  # pixels of a longer one, and of any on a phone
_ROW_NUMBER, _LINES = 5, 92  # characters of a sheet's row number; pixels for "บรรทัด 106" of a text
_ROOM = {False: 640, True: 300}  # pixels that the dialog has for columns: by narrow screen


def draw(found: Excerpt) -> None:
    """``found`` as a table with its cell marked by sign, weight and colour."""
    if len(found.headings) == 1:
        for row in found.rows:
            sentence = plain(row.texts[0])
            marked = row.marked[0]
            shown = f":orange-background[**{MARK} {sentence}**]" if marked else sentence
            st.markdown(f":small[:gray[{plain(row.label)}]] {shown}")
        return
    table, marks = as_table(found)
    st.dataframe(
        _coloured(table, marks, dark=frame.is_dark()),
        hide_index=True,
        height="content",
        column_config=_columns(table, marks, narrow=frame.is_narrow()),
        alt=f"ตารางช่องโดยรอบ {found.address} ช่องที่อ่านคะแนนมีเครื่องหมาย {MARK}",
    )
    for line, name in sorted(marks):
        text = str(table.at[line, name]).removeprefix(f"{MARK} ")
        if len(text) > _SEEN:  # its column cuts it, and the score may stand at the end
            st.markdown(f":small[:gray[ข้อความเต็มของช่องนี้]] {plain(text)}")


def as_table(found: Excerpt) -> tuple[pd.DataFrame, set[tuple[int, str]]]:
    """The excerpt as a table of texts, and (row, column) of its marked cells, whose texts begin with the mark."""
    rows: list[list[str]] = []
    marks: set[tuple[int, str]] = set()
    for row in found.rows:
        if row.gap:
            rows.append([_GAP, *[""] * len(found.headings)])
        marks |= {(len(rows), head) for head, mark in zip(found.headings, row.marked, strict=True) if mark}
        texts = [f"{MARK} {text}" if mark else text for text, mark in zip(row.texts, row.marked, strict=True)]
        rows.append([row.label, *texts])
    return pd.DataFrame(rows, columns=[ROW, *found.headings], dtype="str"), marks


def _coloured(table: pd.DataFrame, marks: set[tuple[int, str]], *, dark: bool) -> Any:
    back, ink = tints.SOURCE[dark]

    def tint(column: pd.Series) -> list[str]:
        style = f"background-color: {back}; color: {ink}; font-weight: 700"
        return [style if (index, column.name) in marks else "" for index in range(len(column))]

    return table.style.apply(tint, axis=0)


def _columns(table: pd.DataFrame, marks: set[tuple[int, str]], *, narrow: bool) -> dict[str, Any]:
    """Widths by what stands in the marked row; a marked column that would be out of view is pinned beside the rows."""
    line = next((row for row, _ in marks), 0)
    marked = {column for _, column in marks}
    used = _LINES if table[ROW].str.len().max() > _ROW_NUMBER else 48 if narrow else 56
    config: dict[str, Any] = {ROW: st.column_config.TextColumn(width=used, pinned=True)}
    for name in table.columns[1:]:
        length = len(table.at[line, name])
        width = next((pixels for most, pixels in _WIDTHS if length <= most), _WIDEST)
        width = min(width, _NARROW) if narrow else width
        used += width
        out_of_view = name in marked and used > _ROOM[narrow]
        config[name] = st.column_config.TextColumn(width=width, pinned=True if out_of_view else None)
    return config
