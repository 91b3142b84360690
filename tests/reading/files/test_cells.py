"""Files and pastes → cells with addresses."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from itadash.reading.files import limits
from itadash.reading.files.cells import InputFile, Reader, read_cells, read_many, read_text_cells
from itadash.reading.model import Sheet, UnreadableFileError
from tests.reading.files import hostile

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


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as shared:
        yield shared


# -- texts --------------------------------------------------------------------------------------------------------


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


# -- delimited files ----------------------------------------------------------------------------------------------

SCORES = [
    ["ข้อ", "รายละเอียด", "คะแนน"],
    ["i1", "เป็นไปตามขั้นตอน, ระยะเวลา; และค่าธรรมเนียม", "92,31"],
    ["i2", 'คำว่า "เท่าเทียม"\nสองบรรทัด', "๘๕.๐๐"],
    ["", "", "100"],
]
EXPECTED = {(r, c): text for r, row in enumerate(SCORES, 1) for c, text in enumerate(row, 1) if text}


def delimited(rows: list[list[str]], delimiter: str, ends: str = "\r\n") -> str:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=delimiter, lineterminator=ends).writerows(rows)
    return target.getvalue()


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


# -- workbooks ----------------------------------------------------------------------------------------------------


def shown(value: object) -> str:
    """How a value is shown, written a second time for the office workbook of :mod:`hostile`."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d")
    return f"{value:g}" if isinstance(value, float) else str(value)


def test_an_office_workbook_reads_as_openpyxl_reads_it(reader: Reader) -> None:
    book = load_workbook(io.BytesIO(hostile.office()), data_only=True)
    expected = {
        sheet.title: {
            (c.row, c.column): shown(c.value) for row in sheet.iter_rows() for c in row if c.value is not None
        }
        for sheet in book.worksheets
    }
    del expected["ว่าง"]
    sheets = reader.read(InputFile("ผล.xlsx", hostile.office()))
    assert {sheet.name: texts(sheet) for sheet in sheets} == expected
    cell = sheets[0].rows[1][1]
    assert cell is not None
    assert sheets[0].place(cell) == "ผล.xlsx › สรุป › B9"
    assert sheets[0].notes == ()
    assert "ซ่อน" in sheets[1].notes[0]


def test_values_as_people_see_them(reader: Reader) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    values: list[tuple[object, str, str]] = [
        (85.0, "General", "85"),
        (92.30999999999, "0.00", "92.31"),
        (0.1 + 0.2, "General", "0.3"),
        (0.9231, "0.00%", "92.31%"),
        (0.85, "0%", "85%"),
        (1e-7, "General", "0.0000001"),
        (123456789012, "General", "123456789012"),
        (True, "General", "TRUE"),
        (datetime(2023, 1, 5), "d mmm yyyy", "2023-01-05"),
        (date(2566, 1, 5), "yyyy-mm-dd", "2566-01-05"),
        (datetime(2023, 1, 5, 9, 30), "d/m/yy h:mm", "2023-01-05 09:30:00"),
        (time(9, 30), "h:mm", "09:30:00"),
        (" ๙๒.๓๑ \n", "@", "๙๒.๓๑"),
        ("92,31", "@", "92,31"),
        ("#DIV/0!", "General", "#DIV/0!"),
        ("ก_x000D_\nข", "General", "ก\nข"),
    ]
    for row, (value, number_format, _) in enumerate(values, 3):
        sheet.cell(row, 2, value).number_format = number_format
    target = io.BytesIO()
    book.save(target)
    read = reader.read(InputFile("ก.xlsx", target.getvalue()))[0]
    assert texts(read) == {(row, 2): text for row, (_, _, text) in enumerate(values, 3)}


def test_both_readers_agree(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The careful reader, which usually only sees strange files, says the same as the fast one."""
    file = InputFile("ก.xlsx", hostile.office())
    fast = reader.read(file)
    ask = reader._child.ask
    monkeypatch.setattr(
        reader._child, "ask", lambda kind, data, fast, seconds: ask(kind, data, fast=False, seconds=4.0)
    )
    assert reader.read(file) == fast


def test_merged_cells_have_their_value_once(reader: Reader) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["B2"] = "รวม"
    sheet.merge_cells("B2:D4")
    target = io.BytesIO()
    book.save(target)
    assert texts(reader.read(InputFile("ก.xlsx", target.getvalue()))[0]) == {(2, 2): "รวม"}


def test_macros_are_not_run_and_do_not_matter(reader: Reader) -> None:
    data = hostile.packed({**hostile.members(hostile.good_rows()), "xl/vbaProject.bin": hostile.noise(5_000)})
    assert texts(reader.read(InputFile("ก.xlsm", data))[0])[2, 2] == "92.31"


def test_formulas_that_were_never_calculated_are_told(reader: Reader) -> None:
    notes = reader.read(InputFile("ก.xlsx", hostile.uncalculated()))[0].notes
    assert len(notes) == 1
    assert all(part in notes[0] for part in ("ผลคะแนน", "B4", "อีก 1", "สูตรยังไม่ถูกคำนวณ"))


def test_a_workbook_of_formulas_only_says_what_to_do(reader: Reader) -> None:
    with pytest.raises(UnreadableFileError, match="สูตรยังไม่ถูกคำนวณ"):
        reader.read(InputFile("ก.xlsx", workbook(A1="=1+1")))


def test_an_empty_workbook_names_its_sheet(reader: Reader) -> None:
    with pytest.raises(UnreadableFileError, match=r'^ก\.xlsx: แผ่นงาน "ผล" ไม่มีข้อมูล'):
        reader.read(InputFile("ก.xlsx", workbook()))


def test_many_files_one_bad(reader: Reader) -> None:
    results = read_many(
        [
            InputFile("1.xlsx", hostile.good()),
            InputFile("2.xlsx", hostile.truncated()),
            InputFile("3.csv", b"a,b\n1,2\n"),
            InputFile("4.xlsx", hostile.good()),
        ]
    )
    assert isinstance(results[1], UnreadableFileError)
    assert str(results[1]).startswith("2.xlsx: ")
    for index, rows in ((0, 3), (2, 2), (3, 3)):
        result = results[index]
        assert isinstance(result, list)
        assert len(result[0].rows) == rows


# -- anything -----------------------------------------------------------------------------------------------------

CLEAN = st.text(
    alphabet=st.one_of(st.characters(min_codepoint=0x0E01, max_codepoint=0x0E3A), st.sampled_from('ab19.,;|"\n =+-@')),
    max_size=12,
).map(str.strip)
TABLES = st.lists(st.lists(CLEAN, min_size=1, max_size=5), min_size=1, max_size=6).filter(
    lambda rows: any(any(row) for row in rows)
)


def table_of(rows: list[list[str]]) -> Table:
    return {(r, c): text for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1) if text}


@given(TABLES, st.sampled_from(["\t", ";", ","]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_table_comes_back_from_a_csv_file(rows: list[list[str]], delimiter: str, encoding: str) -> None:
    data = f"sep={delimiter}\r\n{delimited(rows, delimiter)}".encode(encoding)
    assert texts(of_bytes("ก.csv", data)) == table_of(rows)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TABLES)
def test_any_table_comes_back_from_a_workbook(reader: Reader, rows: list[list[str]]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for (row, column), text in table_of(rows).items():
        cell = sheet.cell(row, column, text)
        cell.data_type = "s"
    target = io.BytesIO()
    book.save(target)
    assert texts(reader.read(InputFile("ก.xlsx", target.getvalue()))[0]) == table_of(rows)


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        sheet = read_text_cells("วาง", text)
    except UnreadableFileError as error:
        sheet, message = None, str(error)
    assert texts(sheet) if sheet else message.startswith("วาง: ")


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["ก.csv", "ก.txt", "ก.xlsx", "ก"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    [result] = read_many([InputFile(name, data)])
    if isinstance(result, UnreadableFileError):
        assert str(result).startswith(f"{name}: ")
    else:
        assert texts(result[0])


# -- numbers and rows that no office program stores ------------------------------------------------------------------


def _with_sheet(old: bytes, new: bytes) -> bytes:
    """A workbook of three scores whose sheet's XML has ``new`` for ``old``."""
    book = Workbook()
    for row in (["ข้อ", "คะแนน"], ["i1", 80.5], ["i2", 81.5], ["i3", 82.5]):
        book.active.append(row)
    packed, changed = io.BytesIO(), io.BytesIO()
    book.save(packed)
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(old, new) if name.endswith("sheet1.xml") else data)
    return changed.getvalue()


@pytest.mark.parametrize("number", [b"NaN", b"-Infinity", b"9" * 100_000])
def test_a_number_that_is_none_spoils_its_own_cell_only(number: bytes) -> None:
    found = texts(of_bytes("ผล.xlsx", _with_sheet(b"<v>81.5</v>", b"<v>" + number + b"</v>")))
    assert (found[2, 2], found[4, 2]) == ("80.5", "82.5")
    assert not (found[3, 2].isdigit() and float(found[3, 2]) <= 100)


@pytest.mark.parametrize(("rows", "refused"), [(20_000, False), (limits.STORED_ROWS, True)])
def test_empty_rows_that_are_stored_have_a_limit(rows: int, refused: bool) -> None:
    empty = b"".join(b'<row r="%d"/>' % row for row in range(5, rows + 5))
    data = _with_sheet(b"</sheetData>", empty + b"</sheetData>")
    if refused:
        with pytest.raises(UnreadableFileError, match="แถวว่าง"):
            read_cells(InputFile("ผล.xlsx", data))
    else:
        assert texts(of_bytes("ผล.xlsx", data))[4, 2] == "82.5"
