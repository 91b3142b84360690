"""The sheet as Excel shows it, with letters and row numbers; a click on a column or a row says what it is."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import pandas as pd
import streamlit as st

from itadash.reading.files.grid import column_letters
from itadash.reading.layouts.found import cells_of
from itadash.reading.mapping import TableMapping
from itadash.reading.model import Sheet
from itadash.ui import downloads, mapping_files, tints
from itadash.ui.mapping_fields import ROLES, Fields
from itadash.ui.workspace import selected

_MOST_ROWS, _MOST_CELLS = 300, 9_000  # of a sheet that are shown; at least the first 30 rows
_LONGEST = 120  # characters of a cell that are shown
_WIDEST_GAP = 20  # empty rows that are shown as such; of a wider gap only the numbers jump
_HEIGHT = 36 * 11


def draw(fields: Fields, table: TableMapping) -> None:
    """The grid of the sheet, and what the column or the row that is clicked can be."""
    rows = _rows(fields.sheet)
    columns = [column_letters(column) for column in range(1, fields.width + 1)]
    frame = pd.DataFrame([texts for _, texts in rows], columns=columns, index=[number for number, _ in rows])
    key = fields.key("grid")
    marks = _marks(table)
    st.dataframe(
        frame.style.apply(_shaded, axis=None, table=table, marks=marks),
        height=min(_HEIGHT, 36 * (len(rows) + 1) + 4),
        key=key,
        on_select="rerun",
        selection_mode=["single-column", "single-row"],
        placeholder="",
        column_config={
            "_index": st.column_config.Column("แถว", width=56),
            **{letters: st.column_config.TextColumn(marks.get(letters, (letters,))[0]) for letters in columns},
        },
        alt=f"ตารางในแผ่นงาน {fields.sheet.name}" if fields.sheet.name else "ตารางในไฟล์",
    )
    selection = st.session_state.get(key, {}).get("selection", {})
    chosen = [column for column in selection.get("columns", []) if column in columns]
    picked = [index for index in selection.get("rows", []) if index < len(rows)]
    if chosen:
        _ask_column(fields, columns.index(chosen[0]) + 1, table)
    if picked:
        _ask_row(fields, rows[picked[0]][0])
    words = ""
    if not chosen and not picked:
        total = sum(1 for row in fields.sheet.rows if cells_of(row))
        more = f" แสดง {_shown(fields.sheet)} แถวแรกจาก {total:,} แถว" if total > _shown(fields.sheet) else ""
        words = f"กดที่หัวคอลัมน์หรือช่องหน้าแถวเพื่อบอกว่าคืออะไร หรือเลือกจากรายการด้านล่าง{more}"
    piece = partial(mapping_files.sheet_piece, fields.sheet, selected().target)
    downloads.below(words, piece(most=1), key=fields.key("sheet_file"), whole=piece)


def _ask_column(fields: Fields, column: int, table: TableMapping) -> None:
    key = fields.key("role")
    options = [*(role for role in ROLES if not table.across or role in ("score", "year_column", "agency_column")), ""]
    st.pills(
        f"คอลัมน์ {column_letters(column)} คือ",
        options,
        format_func=lambda role: ROLES.get(role, "ไม่ใช้"),
        key=key,
        wrap=True,
        on_change=_take_column,
        args=(fields, key, column),
    )


def _take_column(fields: Fields, key: str, column: int) -> None:
    role = st.session_state.get(key)
    if role is not None:
        fields.assign(role, column)
    st.session_state[key] = None
    st.session_state[fields.key("grid")] = {"selection": {"rows": [], "columns": [], "cells": []}}


def _ask_row(fields: Fields, row: int) -> None:
    key = fields.key("row_role")
    names = {"heading": "แถวหัวตาราง", "first": "แถวแรกของข้อมูล", "last": "แถวสุดท้ายของข้อมูล"}
    st.pills(
        f"แถว {row} คือ",
        list(names),
        format_func=lambda name: names[name],
        key=key,
        wrap=True,
        on_change=_take_row,
        args=(fields, key, row),
    )


def _take_row(fields: Fields, key: str, row: int) -> None:
    if name := st.session_state.get(key):
        st.session_state[fields.key(name)] = row
        if name == "heading" and 0 < int(st.session_state.get(fields.key("first"), 0)) <= row:
            st.session_state[fields.key("first")] = 0
    st.session_state[key] = None
    st.session_state[fields.key("grid")] = {"selection": {"rows": [], "columns": [], "cells": []}}


def _shown(sheet: Sheet) -> int:
    """How many rows of a sheet are shown."""
    width = max((len(row) for row in sheet.rows), default=1)
    return max(30, min(_MOST_ROWS, _MOST_CELLS // max(width, 1)))


def _rows(sheet: Sheet) -> list[tuple[int, list[str]]]:
    """(row number, texts of all columns) of the first rows, small gaps filled with empty rows."""
    width = max((len(row) for row in sheet.rows), default=0)
    shown: list[tuple[int, list[str]]] = []
    for row in sheet.rows[: _shown(sheet)]:
        if cells := cells_of(row):
            texts = [""] * width
            for cell in cells:
                texts[cell.column - 1] = " ".join(cell.text.split())[:_LONGEST]
            shown.append((cells[0].row, texts))
    filled = shown[:1]
    for (before, _), (number, texts) in pairwise(shown):
        if number - before <= _WIDEST_GAP:
            filled += [(empty, [""] * width) for empty in range(before + 1, number)]
        filled.append((number, texts))
    return filled


def _marks(table: TableMapping) -> dict[str, tuple[str, str]]:
    """Column letters → (heading of the grid, shade) of the columns in use."""
    marks: dict[str, tuple[str, str]] = {}
    for role, name in ROLES.items():
        column = 0 if role == "score" else getattr(table, role)
        if column and not (table.across and role not in ("year_column", "agency_column")):
            shade = role if role == "code" else "year" if role == "year_column" else "other"
            marks[column_letters(column)] = (f"{column_letters(column)} · {name}", shade)
    for score in table.scores:
        letters = column_letters(score.column)
        year = f" {score.fiscal_year}" if score.fiscal_year else ""
        part = {"EIT1": " Public", "EIT2": " Survey", "EIT": " EIT"}.get(score.part, "")
        marks[letters] = (f"{letters} · คะแนน{year}{part}", "score")
    return marks


def _shaded(frame: pd.DataFrame, table: TableMapping, marks: dict[str, tuple[str, str]]) -> pd.DataFrame:
    """The background of every cell: columns in use in their shade, the heading, rows that are not read faint."""
    dark = st.context.theme.type == "dark"
    styles = pd.DataFrame("", index=frame.index, columns=frame.columns)
    inside = [table.holds(int(number)) for number in frame.index]
    for letters, (_, shade) in marks.items():
        if letters in styles.columns:
            styles.loc[inside, letters] = f"background-color: {tints.COLUMNS[shade][dark]}"
    outside = [not held for held in inside]
    styles.loc[outside, :] = f"color: {tints.UNREAD[dark]}"
    if table.heading in styles.index:
        styles.loc[table.heading, :] = f"background-color: {tints.COLUMNS['heading'][dark]}; font-weight: bold"
    return styles
