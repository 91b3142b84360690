"""Workbooks → cells as people see them, by both readers."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time

import pytest
from openpyxl import Workbook, load_workbook

from itadash.reading.files import limits
from itadash.reading.files.cells import InputFile, Reader, read_cells, read_many
from itadash.reading.model import UnreadableFileError
from tests.reading.files import hostile
from tests.reading.files.cell_tables import of_bytes, texts, workbook

# --- workbooks ---


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


# --- numbers and rows that no office program stores ---


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
