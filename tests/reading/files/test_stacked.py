"""A table of which every cell is a line of its own, and what only looks like one."""

from __future__ import annotations

from itadash.reading.files.cells import read_text_cells


def grid(*lines: str) -> list[list[str]]:
    sheet = read_text_cells("วาง", "\n".join(lines))
    return [[cell.text if cell else "" for cell in row] for row in sheet.rows]


HEAD = ["ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน"]
ROWS = [["1", "การปฏิบัติหน้าที่", "90.85"], ["2", "การใช้งบประมาณ", "๘๘.๗๐"], ["3", "การใช้อำนาจ", "88"]]


def flat(rows: list[list[str]]) -> list[str]:
    return [line for row in rows for line in row]


def test_lines_that_repeat_are_rows() -> None:
    lines = ["ผลคะแนน ITA ปี 2566", *HEAD, *flat(ROWS), "คะแนนรวม", "89.44"]
    assert grid(*lines) == [[lines[0]], HEAD, *ROWS, ["คะแนนรวม", "", "89.44"]]


def test_a_cell_keeps_the_address_of_its_line() -> None:
    sheet = read_text_cells("วาง", "\n".join([*HEAD, *flat(ROWS)]))
    cell = sheet.rows[2][2]
    assert cell is not None
    assert (cell.text, "9" in cell.address) == ("๘๘.๗๐", True)  # three headings, three cells of 1, two of 2


def test_codes_and_scores_without_words() -> None:
    assert grid("ข้อ", "คะแนน", "i1", "90", "i2", "80.5", "i3", "70") == [
        ["ข้อ", "คะแนน"],
        ["i1", "90"],
        ["i2", "80.5"],
        ["i3", "70"],
    ]


def test_a_row_that_lacks_its_score_leaves_all_lines_as_they_are() -> None:
    """Close by: 3 has no score; what follows would move up into its place."""
    lines = [*HEAD, *flat(ROWS), "4", "การใช้ทรัพย์สินของราชการ", "5", "การแก้ไขปัญหาการทุจริต", "90.03"]
    assert grid(*lines) == [[line] for line in lines]


def test_numbers_that_do_not_count_are_no_rows() -> None:
    lines = [*HEAD, *flat([["1", "ก", "90"], ["7", "ข", "80"], ["3", "ค", "70"]])]
    assert grid(*lines) == [[line] for line in lines]
