"""From a place back to its cell: workbooks (checked with openpyxl), texts, and addresses of any form."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest

from itadash.reading import InputFile, read_file
from itadash.reading.files.cells import read_cells
from itadash.reading.model import Cell, Sheet
from itadash.reading.places import belongs_to, excerpt, find, prints

D = Decimal


def workbook(rows: list[list[object]], name: str = "ผล") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def grid(rows: int, columns: int) -> list[list[object]]:
    """A sheet whose cells name themselves: row 7, column 3 → ``7-3``."""
    return [[f"{row}-{column}" for column in range(1, columns + 1)] for row in range(1, rows + 1)]


def test_the_cell_and_three_rows_and_four_columns_around_it() -> None:
    sheets = read_cells(InputFile("ก.xlsx", workbook(grid(20, 12))))
    found = excerpt(sheets, "ก.xlsx › ผล › G10")
    assert found is not None
    assert (found.file, found.sheet, found.address, found.cell) == ("ก.xlsx", "ผล", "G10", "10-7")
    # columns C…K, and A and B that tell what the row is about
    assert found.headings == ("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K")
    assert [row.label for row in found.rows] == ["7", "8", "9", "10", "11", "12", "13"]
    assert found.rows[0].texts[2] == "7-3"
    marks = [
        (row.label, head) for row in found.rows for head, mark in zip(found.headings, row.marked, strict=True) if mark
    ]
    assert marks == [("10", "G")]


def test_at_the_edges_the_window_is_smaller() -> None:
    sheets = read_cells(InputFile("ก.xlsx", workbook(grid(4, 3))))
    found = excerpt(sheets, "ก.xlsx › ผล › A1")
    assert found is not None
    assert found.headings == ("A", "B", "C")
    assert [row.label for row in found.rows] == ["1", "2", "3", "4"]
    assert found.rows[0].marked == (True, False, False)


def test_the_heading_of_the_table_comes_along() -> None:
    sheets = read_cells(InputFile("ก.xlsx", workbook(grid(20, 3))))
    found = excerpt(sheets, "ก.xlsx › ผล › C15", table="ก.xlsx › ผล › A2")
    assert found is not None
    assert [(row.label, row.gap) for row in found.rows][:3] == [("2", False), ("12", True), ("13", False)]
    near = excerpt(sheets, "ก.xlsx › ผล › C4", table="ก.xlsx › ผล › A2")
    assert near is not None
    assert [row.label for row in near.rows] == ["1", "2", "3", "4", "5", "6", "7"]


def test_empty_columns_and_rows_are_not_invented() -> None:
    rows: list[list[object]] = [
        ["รหัส", None, None, None, None, None, "คะแนน"],
        [],
        ["i1", None, None, None, None, None, 90.5],
    ]
    sheets = read_cells(InputFile("ก.xlsx", workbook(rows)))
    found = excerpt(sheets, "ก.xlsx › ผล › G3", D("90.50"))
    assert found is not None
    assert found.headings == ("A", "G")
    assert [(row.label, row.texts) for row in found.rows] == [("1", ("รหัส", "คะแนน")), ("3", ("i1", "90.5"))]


@pytest.mark.parametrize(
    "source", ["ก.xlsx › ผล › Z99", "ก.xlsx › อื่น › A1", "ข.xlsx › ผล › A1", "ก.xlsx", "", "คำนวณจาก (1 + 2) ÷ 2 = 1.5"]
)
def test_a_place_that_is_not_there(source: str) -> None:
    sheets = read_cells(InputFile("ก.xlsx", workbook(grid(3, 3))))
    assert find(sheets, source) is None
    assert excerpt(sheets, source) is None


def test_names_may_hold_the_separator() -> None:
    name, sheet_name = "ผล › ITA.xlsx", "2566 › รวม"
    sheets = read_cells(InputFile(name, workbook(grid(3, 3), sheet_name)))
    found = excerpt(sheets, f"{name} › {sheet_name} › B2")
    assert found is not None
    assert (found.sheet, found.cell) == (sheet_name, "2-2")
    assert belongs_to(f"{name} › {sheet_name} › B2", name)
    assert not belongs_to(f"{name} › {sheet_name} › B2", "ผล › ITA")


def test_in_a_text_the_cell_of_the_line_that_prints_the_score_is_marked() -> None:
    text = "ตัวชี้วัดที่\tรายการ\tคะแนน\n๑\tการปฏิบัติหน้าที่\t๙๖.๖๕\n๒\tการใช้งบประมาณ\t๙๐.๑๐\n"
    sheets = read_cells(InputFile("ก.txt", text.encode()))
    found = excerpt(sheets, "ก.txt › บรรทัด 3", D("90.10"))
    assert found is not None
    assert (found.sheet, found.address, found.cell) == ("", "บรรทัด 3", "๙๐.๑๐")
    assert found.headings == ("1", "2", "3")
    assert [row.label for row in found.rows] == ["บรรทัด 1", "บรรทัด 2", "บรรทัด 3"]
    assert found.rows[2].marked == (False, False, True)
    whole = excerpt(sheets, "ก.txt › บรรทัด 3", D("11.11"))  # not printed there: the line is marked
    assert whole is not None
    assert whole.rows[2].marked == (True, True, True)


def test_addresses_of_any_form() -> None:
    """A reader of documents names its cells "ตาราง 2 แถว 3 ช่อง 1"."""
    rows = tuple(
        tuple(Cell(f"{row}{column}", f"ตาราง 2 แถว {row} ช่อง {column}", row, column) for column in (1, 2))
        for row in (1, 2)
    )
    found = excerpt([Sheet("ก.docx", "", rows)], "ก.docx › ตาราง 2 แถว 2 ช่อง 1")
    assert found is not None
    assert [row.label for row in found.rows] == ["ตาราง 2 แถว 1", "ตาราง 2 แถว 2"]
    assert found.headings == ("1", "2")
    assert found.rows[1].marked == (True, False)


def test_a_long_cell_is_cut_around_the_score() -> None:
    sentence = "ก" * 900 + " ได้คะแนน ๘๗.๓๓ คะแนน " + "ข" * 900
    sheets = read_cells(InputFile("ก.txt", sentence.encode()))
    found = excerpt(sheets, "ก.txt › บรรทัด 1", D("87.33"))
    assert found is not None
    shown = found.rows[0].texts[0]
    assert "๘๗.๓๓" in shown
    assert shown.startswith("…ก")
    assert shown.endswith("ข…")
    assert len(shown) == 222
    assert found.cell == sentence


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("๙๖.๖๕", "96.65", True),
        ("ได้ 96.65 คะแนน", "96.65", True),
        ("E1 ได้ 92.57 และ 79.21", "79.21", True),
        ("98.895", "98.90", True),  # a computed cell, rounded half up as on reading
        ("96.6", "96.60", True),
        ("196.65", "96.65", False),
        ("96.65", "96.64", False),
        ("ไม่มีคะแนน", "96.65", False),
    ],
)
def test_what_a_cell_prints(text: str, value: str, expected: bool) -> None:
    assert prints(text, D(value)) is expected


def test_every_score_of_a_sheet_is_found_again() -> None:
    """The cell found for a score prints it, as openpyxl reads the cell."""
    rows: list[list[object]] = [
        ["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566"],
        ["เทศบาลตำบลทดลอง (สมมติ)"],
        ["ตัวชี้วัดที่", "รายการ", "คะแนน"],
    ]
    names = ("การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การใช้ทรัพย์สินของราชการ", "การแก้ไขปัญหาการทุจริต")
    rows += [[number, name, 80 + number * 1.25] for number, name in enumerate(names, 1)]
    data = workbook(rows)
    file = InputFile("ก.xlsx", data)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["ผล"]
    sheets, printed = read_cells(file), read_file(file).printed
    assert len(printed) == 5
    for row in printed.itertuples():
        found = excerpt(sheets, row.source, row.score, table=row.table)
        assert found is not None
        assert D(str(sheet[found.address].value)).quantize(D("0.01")) == row.score
