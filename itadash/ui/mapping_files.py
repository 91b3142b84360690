"""The tables of the mapping step as files: the sheet as it is, and what the mapping would make of it."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from pathlib import Path

import pandas as pd

from itadash.downloads.model import About, Piece
from itadash.reading import report
from itadash.reading.files.grid import column_letters
from itadash.reading.layouts.found import cells_of
from itadash.reading.model import Reading, Sheet
from itadash.ui import file_tables

ROW = "แถว"


def preview_piece(file: str, reading: Reading, table: pd.DataFrame, target: Decimal) -> Piece:
    """``table``, the reading report of a mapping that is not in use yet: every cell, read or not, with the reason."""
    about = file_tables.about([(file, reading)], target, [("สถานะ", "ตัวอย่าง ยังไม่ได้นำเข้า")])
    return Piece("ตัวอย่างผลการอ่าน", f"ตัวอย่างผลการอ่าน {file}", about, table=table, columns=report.COLUMNS)


def sheet_piece(sheet: Sheet, target: Decimal, *, most: int | None = None) -> Piece:
    """The first ``most`` rows of ``sheet`` that hold a text, under their columns' letters and with their numbers."""
    width = max((len(row) for row in sheet.rows), default=0)
    filled = (cells for row in sheet.rows if (cells := cells_of(row)))
    texts: list[list[object]] = []
    for cells in islice(filled, most):
        line: list[object] = [cells[0].row, *[""] * width]
        for cell in cells:
            line[cell.column] = cell.text
        texts.append(line)
    table = pd.DataFrame(texts, columns=[ROW, *(column_letters(column) for column in range(1, width + 1))])
    name = sheet.name or "ตาราง"
    about = About("", "", target, (sheet.file,))  # whose scores it holds is not known before it is mapped
    return Piece(f"{Path(sheet.file).stem}-{name}", f"{name} ใน {sheet.file}", about, table=table)
