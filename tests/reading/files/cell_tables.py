"""Cells by their place, and workbooks made for a test."""

from __future__ import annotations

import csv
import io

from openpyxl import Workbook

from itadash.reading.files.cells import InputFile, read_cells
from itadash.reading.model import Sheet

Table = dict[tuple[int, int], str]


def texts(sheet: Sheet) -> Table:
    """Text by (row, column), checking on the way that every cell stands where it says."""
    found: Table = {}
    for row in sheet.rows:
        assert any(row), "a blank row"
        for index, cell in enumerate(row, 1):
            if cell is not None:
                assert cell.column == index
                found[cell.row, cell.column] = cell.text
    return found


def of_bytes(name: str, data: bytes) -> Sheet:
    sheets = read_cells(InputFile(name, data))
    assert len(sheets) == 1
    return sheets[0]


def workbook(**cells: object) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "ผล"
    for place, value in cells.items():
        sheet[place] = value
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def delimited(rows: list[list[str]], delimiter: str, ends: str = "\r\n") -> str:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=delimiter, lineterminator=ends).writerows(rows)
    return target.getvalue()
