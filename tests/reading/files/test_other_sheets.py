"""Old Excel files and OpenDocument sheets → cells with addresses."""

from __future__ import annotations

import io
from datetime import date, datetime, time

import pytest
import xlwt

from itadash.reading.files.cells import InputFile, Reader
from tests.reading.files import hostile, hostile_sheets
from tests.reading.files.hostile_sheets import cell, empty, ods, row, table
from tests.reading.files.test_cells import texts


def xls() -> bytes:
    """What an office writes: merged title, heading in row 3, Thai digits, percent, dates, error, hidden sheet."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("ผล 2566")
    sheet.write_merge(0, 0, 0, 3, "ผลการประเมิน (ตัวอย่าง)")
    for column, text in enumerate(("ข้อ", "คะแนน", "ร้อยละ", "วันที่")):
        sheet.write(2, column, text)
    percent, day, clock = (xlwt.easyxf(num_format_str=code) for code in ("0.00%", "d/m/yyyy", "h:mm"))
    sheet.write(3, 0, "i1")
    sheet.write(3, 1, 92.31)
    sheet.write(3, 2, 0.9231, percent)
    sheet.write(3, 3, date(2023, 1, 5), day)
    sheet.write_merge(4, 5, 0, 0, "i๒")
    sheet.write(4, 1, "๘๕.๐๐")
    sheet.write(4, 2, 1, percent)
    sheet.write(4, 3, datetime(2023, 1, 5, 9, 30), day)
    sheet.write(5, 1, 100)
    sheet.write(5, 3, time(9, 30), clock)
    sheet.write(6, 0, True)
    sheet.write(6, 1, 0.3, xlwt.easyxf(num_format_str='0.00"%"'))  # a sign that is only printed
    hidden = book.add_sheet("ซ่อน")
    hidden.write(1, 2, "ลับ")
    hidden.visibility = 1
    book.add_sheet("ว่าง")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_an_old_workbook(reader: Reader) -> None:
    sheets = reader.read(InputFile("ผล.xls", xls()))
    assert [sheet.name for sheet in sheets] == ["ผล 2566", "ซ่อน"]
    assert texts(sheets[0]) == {
        (1, 1): "ผลการประเมิน (ตัวอย่าง)",
        (3, 1): "ข้อ",
        (3, 2): "คะแนน",
        (3, 3): "ร้อยละ",
        (3, 4): "วันที่",
        (4, 1): "i1",
        (4, 2): "92.31",
        (4, 3): "92.31%",
        (4, 4): "2023-01-05",
        (5, 1): "i๒",
        (5, 2): "๘๕.๐๐",
        (5, 3): "100%",
        (5, 4): "2023-01-05 09:30:00",
        (6, 2): "100",
        (6, 4): "09:30:00",
        (7, 1): "TRUE",
        (7, 2): "0.3",
    }
    score = sheets[0].rows[2][1]
    assert score is not None
    assert sheets[0].place(score) == "ผล.xls › ผล 2566 › B4"
    assert sheets[0].notes == ()
    assert texts(sheets[1]) == {(2, 3): "ลับ"}
    assert "ซ่อน" in sheets[1].notes[0]


@pytest.mark.parametrize("make", [hostile_sheets.good_xls, hostile_sheets.lying_string_count])
def test_a_workbook_made_from_its_records(reader: Reader, make: object) -> None:
    """Written by our own hand: the percent style is the second, the count of strings is not believed."""
    assert callable(make)
    sheet = reader.read(InputFile("ก.xls", make()))[0]
    assert texts(sheet) == {(1, 1): "ข้อ", (1, 2): "คะแนน", (2, 1): "i1", (2, 2): "92.31", (3, 2): "85%"}


def test_an_error_cell_of_an_old_workbook_is_shown(reader: Reader) -> None:
    error = hostile_sheets.record(0x205, b"\x05\x00\x01\x00\x00\x00\x07\x01")
    data = hostile_sheets.compound({"Workbook": hostile_sheets.stream(hostile_sheets.number(0, 0, 1) + error)})
    assert texts(reader.read(InputFile("ก.xls", data))[0]) == {(1, 1): "1", (6, 2): "#DIV/0!"}


def test_an_old_workbook_under_another_name(reader: Reader) -> None:
    assert texts(reader.read(InputFile("ผล.csv", xls()))[0])[4, 2] == "92.31"


DAY = 'office:date-value="2023-01-05"'
CLOCK = 'office:time-value="PT09H30M00S"'


def test_a_binary_workbook(reader: Reader) -> None:
    """Percent formats stand where calamine does not tell them: a number between 0 and 1 is told."""
    data = hostile_sheets.xlsb((0, 0, "ข้อ"), (0, 2, "คะแนน"), (3, 0, "i๑"), (3, 2, 92.31), (4, 2, 0.85))
    [sheet] = reader.read(InputFile("ผล.xlsb", data))
    assert texts(sheet) == {(1, 1): "ข้อ", (1, 3): "คะแนน", (4, 1): "i๑", (4, 3): "92.31", (5, 3): "0.85"}
    assert sheet.name == "ผล"
    assert len(sheet.notes) == 1
    assert all(part in sheet.notes[0] for part in ("C5", "%", ".xlsx"))


def value(kind: str, attributes: str, shown: str) -> str:
    return f'<table:table-cell office:value-type="{kind}" {attributes}><text:p>{shown}</text:p></table:table-cell>'


def test_an_open_document_sheet(reader: Reader) -> None:
    """Rows and columns that are repeated count as often as they say, merged cells stand once, values are exact."""
    rows = (
        row(cell("ผลการประเมิน", more=' table:number-columns-spanned="3"') + "<table:covered-table-cell/>" * 2)
        + row(empty(1_024))
        + row(cell("ข้อ") + cell("คะแนน") + empty(2) + cell("หมายเหตุ"))
        + row(cell("i1") + value("float", 'office:value="92.3100000001"', "92.3") + empty(1_000_000))
        + row(empty(5), 3)
        + row(cell("i๒") + value("percentage", 'office:value="0.85"', "85%") + cell("-", times=2))
        + row(value("date", DAY, "5 ม.ค.") + value("time", CLOCK, "9.30"))
        + row(cell("เหมือนกัน"), 2)
        + row(value("boolean", 'office:boolean-value="true"', "จริง"))
        + row(empty(3), 1_048_000)
    )  # fmt: skip
    sheets = reader.read(InputFile("ผล.ods", ods(table(rows, "ผล 2566") + table("", "ว่าง"))))
    assert len(sheets) == 1
    assert texts(sheets[0]) == {
        (1, 1): "ผลการประเมิน",
        (3, 1): "ข้อ",
        (3, 2): "คะแนน",
        (3, 5): "หมายเหตุ",
        (4, 1): "i1",
        (4, 2): "92.31",
        (8, 1): "i๒",
        (8, 2): "85%",
        (8, 3): "-",
        (8, 4): "-",
        (9, 1): "2023-01-05",
        (9, 2): "09:30:00",
        (10, 1): "เหมือนกัน",
        (11, 1): "เหมือนกัน",
        (12, 1): "TRUE",
    }
    note = sheets[0].rows[1][4]
    assert note is not None
    assert sheets[0].place(note) == "ผล.ods › ผล 2566 › E3"


def test_the_text_of_an_open_document_cell(reader: Reader) -> None:
    """Spaces and line ends are elements; comments and drawings are not the cell's text."""
    inner = (
        "<office:annotation><text:p>ความเห็น</text:p></office:annotation>"
        '<text:p>ก<text:s text:c="2"/>ข<text:span>ค<text:line-break/>ง</text:span></text:p><text:p>จ</text:p>'
    )
    rows = row(f"<table:table-cell>{inner}</table:table-cell>")
    shapes = f"<table:shapes>{table(row(cell('รูป')), 'x')}</table:shapes>"
    data = ods(f'<table:table table:name="ก">{shapes}{rows}</table:table>')
    assert texts(reader.read(InputFile("ก.ods", data))[0]) == {(1, 1): "ก  ขค\nง\nจ"}


def test_a_space_repeated_a_thousand_million_times_is_cut(reader: Reader) -> None:
    text = 'ก<text:s text:c="1000000000"/>ข'
    sheet = reader.read(InputFile("ก.ods", ods(table(row(cell(text))))))[0]
    assert texts(sheet) == {(1, 1): "ก" + " " * 7_999}
    assert "8,000" in sheet.notes[0]


def test_copies_of_other_files_are_no_sheets(reader: Reader) -> None:
    data = ods(table(row(cell("จริง"))) + table(row(cell("สำเนา")), "'file:///C:/x.ods'#$ผล"))
    assert [texts(sheet) for sheet in reader.read(InputFile("ก.ods", data))] == [{(1, 1): "จริง"}]


def test_open_document_formulas_without_values_are_told(reader: Reader) -> None:
    rows = row(cell("i1") + '<table:table-cell table:formula="of:=[.B1]"/>')
    assert "ช่อง B1: สูตรยังไม่ถูกคำนวณ" in reader.read(InputFile("ก.ods", ods(table(rows))))[0].notes[0]


def test_a_hidden_open_document_sheet_is_read_and_told(reader: Reader) -> None:
    style = (
        '<office:automatic-styles><style:style style:name="ta1"><style:table-properties table:display="false"/>'
        "</style:style></office:automatic-styles>"
    )
    content = ods(table(row(cell("ก"))))
    members = {
        "mimetype": hostile_sheets.ODS,
        "content.xml": _content(content).replace("<office:body>", f"{style}<office:body>"),
    }
    members["content.xml"] = members["content.xml"].replace('table:name="ผล"', 'table:name="ผล" table:style-name="ta1"')
    [sheet] = reader.read(InputFile("ก.ods", hostile.packed(dict(members))))
    assert "ถูกซ่อน" in sheet.notes[0]


def _content(package: bytes) -> str:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return opened.read("content.xml").decode()
