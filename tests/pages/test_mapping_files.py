"""The sheet of the mapping step and what would be read of it, as files."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from itadash.downloads import files
from itadash.downloads.model import Piece
from itadash.reading.model import Cell, Sheet
from itadash.ui import mapping_files

SHEET = Sheet(
    "แปลก.xlsx",
    "ผลตรวจ",
    (
        (Cell("รายการ", "A1", 1, 1), None, Cell("=1+1", "C1", 1, 3)),
        (None, None, None),
        (None, Cell("i1", "B7", 7, 2), Cell("91.25", "C7", 7, 3)),
    ),
)


def rows(piece: Piece) -> list[list[str]]:
    return list(csv.reader(io.StringIO(files.make(piece, files.CSV).decode("utf-8-sig"))))


def test_the_sheet_keeps_its_letters_its_row_numbers_and_its_gaps():
    piece = mapping_files.sheet_piece(SHEET, Decimal(85))
    assert rows(piece) == [["แถว", "A", "B", "C"], ["1", "รายการ", "", "'=1+1"], ["7", "", "i1", "91.25"]]
    assert piece.about.sources == ("แปลก.xlsx",)
    assert files.file_name(piece, files.CSV) == "แปลก-ผลตรวจ.csv"
    assert files.endings(piece) == [files.XLSX, files.CSV]


def test_only_the_first_rows_are_gathered_for_the_page():
    table = mapping_files.sheet_piece(SHEET, Decimal(85), most=1).table
    assert table is not None
    assert len(table) == 1
