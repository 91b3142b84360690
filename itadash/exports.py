"""Tables as files: an Excel workbook with a sheet on its origin, and CSV that Excel opens as UTF-8.

Text stays text: nothing that comes from a file can become a formula on the way out. Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from numbers import Integral
from typing import Any

import pandas as pd

ABOUT_SHEET = "ที่มา-ตัวกรอง"  # a sheet name must not hold "/"
_FORMULA_START = ("=", "+", "-", "@", "\t", "\r")
_NEGATIVE_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?")  # begins like a formula, and is a plain number to every program
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # characters that XML, and so xlsx, cannot hold
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook: its name, the rows, and the columns to write (name → Thai heading, in order)."""

    name: str
    table: pd.DataFrame
    columns: Mapping[str, str]


def table_xlsx(
    table: pd.DataFrame, columns: Mapping[str, str], about: Sequence[tuple[str, str]], *, sheet: str = "ข้อมูล"
) -> bytes:
    """``table`` as a workbook: one sheet with the data, one that says where it is from and how it was filtered.

    ``about`` are pairs of heading and text; cells are written as :func:`tables_xlsx` says.
    """
    return tables_xlsx([Sheet(sheet, table, columns)], about)


def tables_xlsx(sheets: Sequence[Sheet], about: Sequence[tuple[str, str]]) -> bytes:
    """Tables as a workbook, a sheet each; the last sheet says where they are from.

    Decimal, float and int cells are numbers (two decimals shown for Decimal and float), ``None`` and NaN are empty,
    a tuple is written as ``1, 3``, everything else is a string.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    first = book.active
    assert first is not None  # noqa: S101  (a new workbook has a sheet; openpyxl types it as optional)
    book.remove(first)
    for each in sheets:
        _fill(book.create_sheet(_NOT_IN_SHEET_NAME.sub("-", each.name)[:31]), each)
    origin = book.create_sheet(ABOUT_SHEET)
    for index, (title, text) in enumerate(about, start=1):
        _write(origin.cell(index, 1), title)
        _write(origin.cell(index, 2), text)
        origin.cell(index, 1).font = Font(bold=True)
        origin.cell(index, 2).alignment = Alignment(wrap_text=True, vertical="top")
    origin.column_dimensions["A"].width, origin.column_dimensions["B"].width = 26, 90
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(data: Any, sheet: Sheet) -> None:
    """The headings and rows of ``sheet`` with widths, a frozen first row and a filter."""
    from openpyxl.styles import Alignment, Font, PatternFill

    head, fill = Font(bold=True), PatternFill("solid", fgColor="E2F1F4")
    for column, title in enumerate(sheet.columns.values(), start=1):
        cell = data.cell(1, column)
        _write(cell, title)
        cell.font, cell.fill = head, fill
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    for index, row in enumerate(_rows(sheet.table, sheet.columns), start=2):
        for column, value in enumerate(row, start=1):
            cell = data.cell(index, column)
            _write(cell, value)
            cell.alignment = Alignment(wrap_text=isinstance(value, str), vertical="top")
    for column, (name, title) in enumerate(sheet.columns.items(), start=1):
        longest = max([len(title), *(len(str(value)) for value in sheet.table[name].head(500))], default=8)
        data.column_dimensions[data.cell(1, column).column_letter].width = min(max(9, longest + 2), 48)
    data.freeze_panes = "B2"
    data.auto_filter.ref = data.dimensions


def table_csv(table: pd.DataFrame, columns: Mapping[str, str]) -> bytes:
    """``table`` as CSV in UTF-8 with a byte order mark; text that a program could take for a formula gets a ``'``."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([csv_cell(title) for title in columns.values()])
    for row in table.loc[:, list(columns)].itertuples(index=False):
        writer.writerow([csv_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def csv_cell(value: Any) -> str:
    """The text of a CSV cell: numbers as they are, ``None`` and NaN empty, a tuple as ``1, 3``, text without control
    characters; text that a program could take for a formula gets a ``'`` in front.
    """
    plain = _plain(value)
    text = "" if plain is None else str(plain)
    guarded = isinstance(plain, str) and text.startswith(_FORMULA_START) and not _NEGATIVE_NUMBER.fullmatch(text)
    return f"'{text}" if guarded else text


def file_name(*parts: object, ending: str) -> str:
    """A name for a download out of ``parts``; what no file system likes becomes ``-``."""
    name = "-".join(re.sub(r'[\\/:*?"<>|\s\x00-\x1f]+', "-", str(part)).strip("-.") for part in parts if str(part))
    return f"{name[:120]}.{ending}"


def _rows(table: pd.DataFrame, columns: Mapping[str, str]) -> list[list[Any]]:
    return [[_plain(value) for value in row] for row in table.loc[:, list(columns)].itertuples(index=False)]


def _plain(value: Any) -> Any:
    """A cell as number, bool-free text or None."""
    if isinstance(value, (tuple, list)):
        return ", ".join(str(part) for part in value)
    if value is None or pd.isna(value):
        return None
    if isinstance(value, Integral) and not isinstance(value, bool):
        return int(value)  # also numpy's, as a column of years gives them
    if isinstance(value, (Decimal, float)):
        return value
    return _UNPRINTABLE.sub("", str(value))


def _write(cell: Any, value: Any) -> None:
    if isinstance(value, str):
        cell.value = value[:32_767]  # what a cell can hold
        cell.data_type = "s"  # openpyxl would make a formula of "=…"
    else:
        cell.value = value
        if isinstance(value, (Decimal, float)):
            cell.number_format = "0.00"
