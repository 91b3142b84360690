"""Pages, page archives and pasted sources of pages → cells with addresses."""

from __future__ import annotations

import pytest

from itadash.reading.files.cells import InputFile, Reader, read_text_cells
from itadash.reading.files.kinds import detect, looks_like_html
from tests.reading.files.hostile_documents import archive, page
from tests.reading.files.test_word import addressed

TABLE = (
    "<table><caption>ตารางคะแนน</caption>"
    "<tr><th rowspan=2>ข้อ<th colspan=2>คะแนน<th rowspan=2>หมายเหตุ"
    "<tr><td>2565<td>2566"
    "<tr><td>i1<td>๙๒.๓๑<td>85&nbsp;<td>ก<br>ข &amp; ค"
    "<tr><td>i2<td><td> 90\n </table>"
)
EXPECTED = {
    "ตาราง 1 แถว 1 ช่อง 1": "ข้อ",
    "ตาราง 1 แถว 1 ช่อง 2": "คะแนน",
    "ตาราง 1 แถว 1 ช่อง 4": "หมายเหตุ",
    "ตาราง 1 แถว 2 ช่อง 2": "2565",
    "ตาราง 1 แถว 2 ช่อง 3": "2566",
    "ตาราง 1 แถว 3 ช่อง 1": "i1",
    "ตาราง 1 แถว 3 ช่อง 2": "๙๒.๓๑",
    "ตาราง 1 แถว 3 ช่อง 3": "85",
    "ตาราง 1 แถว 3 ช่อง 4": "ก\nข & ค",
    "ตาราง 1 แถว 4 ช่อง 1": "i2",
    "ตาราง 1 แถว 4 ช่อง 3": "90",
}


def read(reader: Reader, body: str) -> dict[str, str]:
    [sheet] = reader.read(InputFile("ผล.html", page(body)))
    return addressed(sheet)


def test_a_page_in_order(reader: Reader) -> None:
    body = (
        f"<h1>ผลการประเมิน\n <b>ITA</b></h1>หนึ่ง<br>สอง<script>alert(1)</script><!-- ไม่เห็น -->{TABLE}"
        "<ul><li>สาม<li>สี่</ul><pre>ห้า\n  หก</pre>"
    )
    assert read(reader, body) == {
        "ย่อหน้า 1": "ผลการประเมิน ITA",
        "ย่อหน้า 2": "หนึ่ง",
        "ย่อหน้า 3": "สอง",
        "ย่อหน้า 4": "ตารางคะแนน",
        **EXPECTED,
        "ย่อหน้า 5": "สาม",
        "ย่อหน้า 6": "สี่",
        "ย่อหน้า 7": "ห้า",
        "ย่อหน้า 8": "หก",
    }


def test_cells_know_their_column(reader: Reader) -> None:
    [sheet] = reader.read(InputFile("ผล.xls", page(TABLE)))
    assert [[cell.column for cell in row if cell] for row in sheet.rows] == [
        [1],
        [1, 2, 4],
        [2, 3],
        [1, 2, 3, 4],
        [1, 3],
    ]
    cell = sheet.rows[3][1]
    assert cell is not None
    assert sheet.place(cell) == "ผล.xls › ตาราง 1 แถว 3 ช่อง 2"


def test_spans_without_an_end(reader: Reader) -> None:
    """A span of a thousand million is bounded as browsers do; a row span ends with its group of rows."""
    body = (
        "<table><thead><tr><td rowspan=1000000000>ก<td rowspan=0>ข<td>ค<tr><td>ง</thead>"
        "<tbody><tr><td colspan=1000000000>จ<tr><td>ฉ<td>ช</tbody></table>"
    )
    assert read(reader, body) == {
        "ตาราง 1 แถว 1 ช่อง 1": "ก",
        "ตาราง 1 แถว 1 ช่อง 2": "ข",
        "ตาราง 1 แถว 1 ช่อง 3": "ค",
        "ตาราง 1 แถว 2 ช่อง 3": "ง",
        "ตาราง 1 แถว 3 ช่อง 1": "จ",
        "ตาราง 1 แถว 4 ช่อง 1": "ฉ",
        "ตาราง 1 แถว 4 ช่อง 2": "ช",
    }


def test_a_table_inside_a_table(reader: Reader) -> None:
    body = "<table><tr><td>ก<td>ก่อน<table><tr><td>ใน<td>ลึก</table>หลัง<td>ข<tr><td>ค</table>"
    assert read(reader, body) == {
        "ตาราง 1 แถว 1 ช่อง 1": "ก",
        "ตาราง 1 แถว 1 ช่อง 2": "ก่อน\nหลัง",
        "ตาราง 1 แถว 1 ช่อง 3": "ข",
        "ตาราง 1.1 แถว 1 ช่อง 1": "ใน",
        "ตาราง 1.1 แถว 1 ช่อง 2": "ลึก",
        "ตาราง 1 แถว 2 ช่อง 1": "ค",
    }


def test_what_a_browser_hides_is_not_read_and_told(reader: Reader) -> None:
    body = "<p>เห็น<p hidden>ซ่อน</p><table><tr style='height:0;display: none'><td>ซ่อน<tr><td>i1</table>"
    [sheet] = reader.read(InputFile("ก.html", page(body)))
    assert addressed(sheet) == {"ย่อหน้า 1": "เห็น", "ตาราง 1 แถว 1 ช่อง 1": "i1"}
    assert "ซ่อน" in sheet.notes[0]


@pytest.mark.parametrize("attribute", ["x:num", "sdval"])
def test_numbers_that_a_spreadsheet_rounded(reader: Reader, attribute: str) -> None:
    values = f"<td {attribute}='92.306'>92.3<td {attribute}='0.9231'>92.31%<td {attribute}='x'>5<td x:num>7"
    body = f"<table><tr>{values}</table>"
    assert list(read(reader, body).values()) == ["92.306", "92.31%", "5", "7"]


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8-sig", "<meta charset=tis-620>"),
        ("cp874", "<meta http-equiv='Content-Type' content='text/html; charset=windows-874'>"),
        ("cp874", "<meta charset=tis-620>"),
        ("cp874", "<meta charset='iso-8859-1'>"),
        ("cp874", ""),
        ("utf-16", ""),
        ("tis-620", "<meta charset=TIS-620>"),
    ],
)
def test_encodings(reader: Reader, encoding: str, head: str) -> None:
    data = f"<html><head>{head}</head><body><table><tr><td>ข้อ<td>คะแนน๙๒</table>".encode(encoding)
    [sheet] = reader.read(InputFile("ก.html", data))
    assert list(addressed(sheet).values()) == ["ข้อ", "คะแนน๙๒"]


def test_one_thai_letter_in_a_page_that_says_it_is_thai(reader: Reader) -> None:
    data = "<meta charset=tis-620><table><tr><td>E1 “–” ข้<td>85</table>".encode("cp874")
    assert list(addressed(reader.read(InputFile("ก.html", data))[0]).values()) == ["E1 “–” ข้", "85"]


def test_a_western_page_is_read_as_it_says(reader: Reader) -> None:
    data = "<meta charset=windows-1252><p>café – 85</p>".encode("cp1252")
    assert list(addressed(reader.read(InputFile("ก.html", data))[0]).values()) == ["café – 85"]


def test_the_sheet_of_a_page_that_excel_saved_keeps_its_name(reader: Reader) -> None:
    head = "<!--[if gte mso 9]><xml><x:ExcelWorksheet><x:Name>ปี 2566</x:Name></x:ExcelWorksheet></xml><![endif]-->"
    [sheet] = reader.read(InputFile("ก.xls", page(TABLE, head=head)))
    assert sheet.name == "ปี 2566"


def test_an_archive_of_sheets(reader: Reader) -> None:
    """As Excel saves one: a frame with the names, a page for each sheet, the strip of tabs."""
    names = "".join(
        f'<x:ExcelWorksheet><x:Name>{name}</x:Name><x:WorksheetSource HRef="x.files/{file}"/></x:ExcelWorksheet>'
        for name, file in (("ปี 2565", "sheet001.htm"), ("ปี 2566", "sheet002.htm"))
    )
    data = archive(
        ("x.htm", 'text/html; charset="utf-8"', f"<html><!--<xml>{names}</xml>--><frameset></frameset>".encode()),
        ("x.files/sheet001.htm", 'text/html; charset="windows-874"', "<table><tr><td>ข้อ<td>80</table>".encode("cp874")),
        ("x.files/sheet002.htm", 'text/html; charset="utf-8"', page(TABLE)),
        ("x.files/tabstrip.htm", "text/html", "<table><tr><td>ปี 2565</table>".encode()),
        ("x.files/image001.png", "image/png", b"\x89PNG"),
    )
    assert detect(data) == "mhtml"
    sheets = reader.read(InputFile("ผล.xls", data))
    assert [sheet.name for sheet in sheets] == ["ปี 2565", "ปี 2566"]
    assert list(addressed(sheets[0]).values()) == ["ข้อ", "80"]
    assert addressed(sheets[1]) == {"ย่อหน้า 1": "ตารางคะแนน", **EXPECTED}


def test_the_source_of_a_page_in_the_paste_box() -> None:
    assert addressed(read_text_cells("วาง", TABLE)) == {"ย่อหน้า 1": "ตารางคะแนน", **EXPECTED}
    clipboard = f"Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000999\r\n<html><body>{TABLE}"
    assert addressed(read_text_cells("วาง", clipboard)) == {"ย่อหน้า 1": "ตารางคะแนน", **EXPECTED}


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        ("<table><tr><td>1</td></tr></table>", True),
        ("<div class=x><p>ก</p><table border=0><tr><th>1</table>", True),
        ("<p>ข้อ i1 ได้ 85</p>", False),
        ("5 < 6 <table> ไม่ใช่", False),
        ("| ข้อ | <b>คะแนน</b> |", False),
        ("Version:2566\nข้อ i1", False),
    ],
)
def test_what_is_the_source_of_a_page(text: str, is_page: bool) -> None:
    assert looks_like_html(text) is is_page
    assert (detect(text.encode()) == "html") is is_page
