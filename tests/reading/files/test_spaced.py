"""Columns that only spaces keep apart: which texts are a table, and where their cells go."""

from __future__ import annotations

from itadash.reading import read_paste
from itadash.reading.files.cells import InputFile, read_cells, read_text_cells
from tests.reading.files.test_cells import texts


def _rows(*lines: str) -> list[list[str]]:
    sheet = read_text_cells("ก", "\n".join(lines))
    return [[cell.text if cell else "" for cell in row] for row in sheet.rows]


def test_lines_with_as_many_pieces_and_figures_in_one_column() -> None:
    assert _rows("ข้อ   คำถาม   คะแนน", "i1  การปฏิบัติงาน   97.10", "i2   ความเท่าเทียม  ๙๑", "i3  ความรับผิดชอบ   88.50") == [
        ["ข้อ", "คำถาม", "คะแนน"],
        ["i1", "การปฏิบัติงาน", "97.10"],
        ["i2", "ความเท่าเทียม", "๙๑"],
        ["i3", "ความรับผิดชอบ", "88.50"],
    ]


def test_cells_that_are_empty() -> None:
    """An instrument printed once a group, and a total that has no number of its own."""
    found = _rows(
        "แบบสำรวจ  ตัวชี้วัดที่  รายละเอียด  คะแนน",
        "IIT  1  การปฏิบัติหน้าที่  99.75",
        "2  การใช้งบประมาณ  98.11",
        "3  การใช้อำนาจ  98.37",
        "EIT  6  คุณภาพการดำเนินงาน  88.41",
        "คะแนนรวม  95.00",
    )
    assert found[2:] == [
        ["", "2", "การใช้งบประมาณ", "98.11"],
        ["", "3", "การใช้อำนาจ", "98.37"],
        ["EIT", "6", "คุณภาพการดำเนินงาน", "88.41"],
        ["คะแนนรวม", "", "", "95.00"],
    ]


def test_a_tab_before_a_line_moves_no_column() -> None:
    assert _rows("i1  97.10", "\ti2  91.00", "i3  88.50") == [["i1", "97.10"], ["i2", "91.00"], ["i3", "88.50"]]


def test_sentences_and_lists_keep_their_spaces() -> None:
    lines = [
        "ผลการประเมิน  ได้คะแนน  92.31 คะแนน",
        "ข้อ 1  ให้ทุกกอง  รายงานผล",
        "1.  การใช้อำนาจ ได้ 91.25 คะแนน",
        "2.  การใช้งบประมาณ ได้ 90.00 คะแนน",
        "3.  การปฏิบัติหน้าที่ ได้ 90.25 คะแนน",
    ]
    assert _rows(*lines) == [[line] for line in lines]


def test_years_beside_each_other_are_read_from_spaces() -> None:
    reading = read_paste(
        "ผลการประเมิน ITA เทศบาลตำบลทดสอบ\n"
        "ตัวชี้วัด   2565   2566\n"
        "การปฏิบัติหน้าที่   91.20   95.10\n"
        "การใช้งบประมาณ   88.00   87.35\n"
        "การใช้อำนาจ   90.15   92.00"
    )
    assert [(int(r.fiscal_year), r.code, str(r.score)) for r in reading.printed.itertuples()] == [
        (2565, "1", "91.20"),
        (2566, "1", "95.10"),
        (2565, "2", "88.00"),
        (2566, "2", "87.35"),
        (2565, "3", "90.15"),
        (2566, "3", "92.00"),
    ]
    assert [place.split(" › ")[-1] for place in reading.printed["source"]] == [
        *["บรรทัด 3"] * 2,
        *["บรรทัด 4"] * 2,
        *["บรรทัด 5"] * 2,
    ]


def test_a_workbook_with_all_of_a_table_in_its_first_column() -> None:
    csv = "ข้อ  คะแนน\r\ni1  97.10\r\ni2  91.00\r\ni3  88.50\r\n"
    (sheet,) = read_cells(InputFile("ก.csv", csv.encode()))
    assert texts(sheet)[2, 2] == "97.10"
    assert {cell.address for cell in sheet.rows[1] if cell} == {"A2"}  # where it stands in the file
