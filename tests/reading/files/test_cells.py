"""Texts and delimited files → cells with addresses."""

from __future__ import annotations

from pathlib import Path

import pytest

from itadash.reading.files.cells import InputFile, read_cells, read_text_cells
from itadash.reading.model import UnreadableFileError
from tests.reading.files.cell_tables import delimited, of_bytes, texts

# --- texts ---


def test_tab_lines_keep_their_columns() -> None:
    sheet = read_text_cells("วาง", "ลำดับ\tหัวข้อ\tคะแนน\n\n\t\t๙๒.๓๑\t\n\tEIT")
    assert texts(sheet) == {(1, 1): "ลำดับ", (1, 2): "หัวข้อ", (1, 3): "คะแนน", (3, 3): "๙๒.๓๑", (4, 2): "EIT"}
    assert sheet.rows[1][:2] == (None, None)
    cell = sheet.rows[1][2]
    assert cell is not None
    assert sheet.place(cell) == "วาง › บรรทัด 3"


def test_markdown_tables() -> None:
    text = "# ผล **ปี ๒๕๖๖**\n\n| ข้อ | คะแนน |\n|:--|--:|\n| i1<br>ก | <b>๙๒.๓๑</b> |\n|  | x \\| y |\n| - | - |\n"
    assert texts(read_text_cells("ก.md", text)) == {
        (1, 1): "ผล ปี ๒๕๖๖",
        (3, 1): "ข้อ",
        (3, 2): "คะแนน",
        (5, 1): "i1\nก",
        (5, 2): "๙๒.๓๑",
        (6, 2): "x | y",
        (7, 1): "-",
        (7, 2): "-",
    }


def test_tags_go_and_list_items_begin_lines() -> None:
    text = '<p>หัวข้อ</p>\t<ul style="list-style-type: none"> <li>▪ หนึ่ง</li> <li>▪ สอง</li> </ul>\t5 < 6 &amp; 7'
    assert texts(read_text_cells("ก", text)) == {(1, 1): "หัวข้อ", (1, 2): "▪ หนึ่ง\n▪ สอง", (1, 3): "5 < 6 & 7"}


def test_cells_copied_from_a_spreadsheet_with_lines_inside() -> None:
    text = 'i1\t"สองบรรทัด\nในเซลล์ ""เดียว"""\t92.31\n"ก\nข"\tค\nเขาว่า "ดี" แล้วไป\n"เปิดไว้\nไม่ปิด'
    assert texts(read_text_cells("ก", text)) == {
        (1, 1): "i1",
        (1, 2): 'สองบรรทัด\nในเซลล์ "เดียว"',
        (1, 3): "92.31",
        (3, 1): "ก\nข",
        (3, 2): "ค",
        (5, 1): 'เขาว่า "ดี" แล้วไป',
        (6, 1): '"เปิดไว้',
        (7, 1): "ไม่ปิด",
    }


def test_prose_with_commas_stays_whole_and_a_comma_table_is_split() -> None:
    assert texts(read_text_cells("ก", "หนึ่ง, สอง\nสาม")) == {(1, 1): "หนึ่ง, สอง", (2, 1): "สาม"}
    assert texts(read_text_cells("ก", "i1,92.31\n\ni2,85")) == {
        (1, 1): "i1",
        (1, 2): "92.31",
        (3, 1): "i2",
        (3, 2): "85",
    }


@pytest.mark.parametrize("text", ["i1 92,31\ni2 85,00", "92,31\n๘๕,๐๐", "ข้อ i1 ได้ ๙๒,๓๑\nข้อ i2 ได้ ๘๕,๐๐ คะแนน"])
def test_decimal_commas_of_a_paste_do_not_split(text: str) -> None:
    assert set(texts(read_text_cells("ก", text))) == {(1, 1), (2, 1)}


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff", "|---|---|", "\x07"])
def test_a_text_without_a_cell_is_refused(text: str) -> None:
    with pytest.raises(UnreadableFileError, match=r"^วาง: .*ให้"):
        read_text_cells("วาง", text)


@pytest.mark.references
def test_lines_of_the_reference_documents_come_through(references: Path) -> None:
    """Every tab line has a cell wherever the text between its tabs is not blank, and no other."""
    tab_lines = 0
    for path in sorted((references / "seeds").glob("*_*.txt")):
        raw = path.read_text(encoding="utf-8").split("\n")
        sheet = of_bytes(path.name, path.read_bytes())
        filled = {number: {c for r, c in texts(sheet) if r == number} for number in {r for r, _ in texts(sheet)}}
        for number, line in enumerate(raw, 1):
            if line.startswith("|") or not line.strip():
                continue
            tab_lines += "\t" in line
            assert filled[number] == {c for c, part in enumerate(line.split("\t"), 1) if part.strip()}, (path, number)
    assert tab_lines > 300


# --- delimited files ---


SCORES = [
    ["ข้อ", "รายละเอียด", "คะแนน"],
    ["i1", "เป็นไปตามขั้นตอน, ระยะเวลา; และค่าธรรมเนียม", "92,31"],
    ["i2", 'คำว่า "เท่าเทียม"\nสองบรรทัด', "๘๕.๐๐"],
    ["", "", "100"],
]
EXPECTED = {(r, c): text for r, row in enumerate(SCORES, 1) for c, text in enumerate(row, 1) if text}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "tis-620", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", ["\t", ";", ","])
def test_delimited_files(encoding: str, delimiter: str) -> None:
    sheet = of_bytes("ผล.csv", delimited(SCORES, delimiter).encode(encoding))
    assert texts(sheet) == EXPECTED
    cell = sheet.rows[1][2]
    assert cell is not None
    assert sheet.place(cell) == "ผล.csv › C2"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends(ends: str) -> None:
    assert texts(of_bytes("ผล.csv", delimited(SCORES, ",", ends).replace("\n", ends[-1]).encode())) == EXPECTED


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_a_declared_delimiter(delimiter: str) -> None:
    data = f"sep={delimiter}\r\n{delimited(SCORES, delimiter)}".encode("utf-8-sig")
    assert texts(of_bytes("ผล.csv", data)) == EXPECTED


def test_blank_and_ragged_rows_keep_their_numbers() -> None:
    assert texts(of_bytes("ผล.csv", b"a,b\n\n1\n,,3,\n")) == {(1, 1): "a", (1, 2): "b", (3, 1): "1", (4, 3): "3"}


def test_one_column() -> None:
    assert texts(of_bytes("ผล.csv", "คะแนน\n92.31\n".encode())) == {(1, 1): "คะแนน", (2, 1): "92.31"}


def test_a_text_under_an_excel_name_is_read_and_told() -> None:
    sheet = of_bytes("ผล.xls", "ข้อ\tคะแนน\ni1\t92.31\n".encode("cp874"))
    assert texts(sheet) == {(1, 1): "ข้อ", (1, 2): "คะแนน", (2, 1): "i1", (2, 2): "92.31"}
    assert ".xls" in sheet.notes[0]


@pytest.mark.parametrize(
    ("data", "part"),
    [
        (b'a,b\n1,2\n"x,3\n4,5\n', "บรรทัด 3"),
        (b"1," * 20_000 + b"\n", "300 คอลัมน์"),
        (b"a" * 5_000_000, "บรรทัด 1 ยาวเกิน"),
        (b"a,b\n1," + b"\x00" * 21 + b"2\n", "บรรทัด 2"),
        (b"i1,92.31\n" * 20_001, "20,000 แถว"),
        (b"\n,,\n", "ไม่มีข้อมูล"),
    ],
)
def test_csv_files_that_are_refused(data: bytes, part: str) -> None:
    with pytest.raises(UnreadableFileError, match=rf"^ผล\.csv: .*{part}"):
        read_cells(InputFile("ผล.csv", data))


def test_a_nul_is_read_as_a_blank_and_told() -> None:
    """What it stood for is not known: a number with one in it is no number."""
    sheet = of_bytes("ผล.csv", "ข้อ,คะแนน\ni1,92.31\ni2,8\x000.25\n\x00i3,70\n".encode())
    assert texts(sheet)[3, 2] == "8 0.25"
    assert texts(sheet)[4, 1].strip() == "i3"
    assert [note for note in sheet.notes if "NUL" in note and "บรรทัด 3, 4 " in note] == list(sheet.notes)
