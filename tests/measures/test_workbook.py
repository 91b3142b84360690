from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from itadash.measures.model import COLUMNS, Measure, MeasuresTable
from itadash.measures.workbook import to_xlsx

EVIL = ["=1+1", "+SUM(A1)", "-2", "@cmd", "\tx", '=HYPERLINK("http://x")', "ก\nข", "ก\x07ข"]
TABLE = MeasuresTable(
    "=เทศบาลตำบลตัวอย่าง",
    2566,
    (Measure("a", 5, ("i7", "i8"), *EVIL[:6]), Measure("b", 0, (), EVIL[6], EVIL[7])),
)


@pytest.fixture(scope="module")
def data() -> bytes:
    return to_xlsx(TABLE, target=Decimal("85"), flagged=("i7", "o4"), uncovered=("o4",))


def test_rows_are_the_measures(data: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(data))["มาตรการ"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert rows[0] == ["ที่", "ประเด็น", "ข้อ", *COLUMNS.values()]
    assert rows[1] == ["1", "5", "i7, i8", *EVIL[:6]]
    assert [value or "" for value in rows[2]] == ["2", "", "", "ก\nข", "กข", "", "", "", ""]
    assert "2567" in sheet["A1"].value


def test_no_cell_is_a_formula(data: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert all(b"<f>" not in archive.read(name) for name in archive.namelist() if "worksheets" in name)


def test_prints_on_a4_landscape_with_repeated_header(data: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(data))["มาตรการ"]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize), sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )
    assert sheet.print_title_rows == "$4:$4"
    assert sheet["H5"].alignment.wrap_text


def test_origin_sheet_tells_where_it_is_from(data: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(data))["ที่มา"]
    told = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert told["หน่วยงาน"] == "=เทศบาลตำบลตัวอย่าง"
    assert told["ผลการประเมิน ITA ปีงบประมาณ พ.ศ."] == "2566"
    assert told["มาตรการสำหรับปีงบประมาณ พ.ศ."] == "2567"
    assert told["เป้าหมายรายข้อ (คะแนน)"] == "85"
    assert told["ข้อที่ต่ำกว่าเป้าหมาย"] == "i7, o4"
    assert told["ข้อที่ยังไม่มีมาตรการ"] == "o4"


def test_empty_table_is_a_workbook_too() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(MeasuresTable("", 2566))))["มาตรการ"]
    assert sheet.max_row == 4
