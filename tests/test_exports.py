"""The files that leave the app: numbers as numbers, text as text, origin on board."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pandas as pd
import pytest
from openpyxl import load_workbook

from itadash import exports

COLUMNS = {"code": "รหัส", "label": "ข้อคำถาม", "score": "คะแนน", "topics": "ประเด็น"}
ABOUT = [("หน่วยงาน", "=HYPERLINK(1)"), ("ตัวกรอง", "เฉพาะข้อที่ต่ำกว่าเกณฑ์ 85")]


def table() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "code": ["i1", "e2", "o3"],
            "label": ["=1+1", "+66 ๒", "ข้อมูล\x07ผู้บริหาร"],
            "score": pd.Series([Decimal("96.65"), None, Decimal("0.00")], dtype="object"),
            "topics": [(1, 2), (), (3,)],
            "hidden": [1, 2, 3],
        }
    )


def book():
    return load_workbook(io.BytesIO(exports.table_xlsx(table(), COLUMNS, ABOUT, sheet="ราย[ข้อ]/1")))


def test_workbook_reads_back():
    sheet = book().worksheets[0]
    assert sheet.title == "ราย-ข้อ--1"
    assert [cell.value for cell in sheet[1]] == ["รหัส", "ข้อคำถาม", "คะแนน", "ประเด็น"]
    assert [cell.value for cell in sheet[2]] == ["i1", "=1+1", 96.65, "1, 2"]
    assert sheet["C3"].value is None
    assert sheet["C4"].value == 0
    assert sheet["C2"].number_format == "0.00"
    assert sheet["B4"].value == "ข้อมูลผู้บริหาร"


def test_text_of_a_file_is_never_a_formula():
    opened = book()
    assert [opened.worksheets[0][place].data_type for place in ("B2", "B3")] == ["s", "s"]
    assert opened[exports.ABOUT_SHEET]["B1"].data_type == "s"
    assert opened[exports.ABOUT_SHEET]["B1"].value == "=HYPERLINK(1)"


def test_origin_travels_with_the_data():
    sheet = book()[exports.ABOUT_SHEET]
    assert [(row[0].value, row[1].value) for row in sheet.iter_rows()] == ABOUT


def test_csv_has_a_mark_and_harmless_text():
    data = exports.table_csv(table(), COLUMNS)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == list(COLUMNS.values())
    assert rows[1] == ["i1", "'=1+1", "96.65", "1, 2"]
    assert rows[2] == ["e2", "'+66 ๒", "", ""]


def test_negative_numbers_stay_numbers_in_csv():
    gap = pd.DataFrame({"gap": pd.Series([Decimal("-5.79")], dtype="object")})
    assert exports.table_csv(gap, {"gap": "ส่วนต่าง"}).decode("utf-8-sig").splitlines() == ["ส่วนต่าง", "-5.79"]


@pytest.mark.parametrize(
    "text", ["=1", "+1", "@1", "\t1", "\r1", "-", "-1+2", "-1-2", "-5;=1", "-๕", "=-5", "-5\n=1", "--5"]
)
def test_every_start_of_a_formula_is_guarded(text: str):
    assert exports.csv_cell(text) == f"'{text}"
    assert exports.csv_cell(f"ก{text}") == f"ก{text}"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("-5", "-5"),
        ("-5.25", "-5.25"),
        (Decimal("-5.20"), "-5.20"),
        (-5, "-5"),
        (2566, "2566"),
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
        ((1, 3), "1, 3"),
        (True, "True"),
        ("\x00=1", "'=1"),
    ],
)
def test_numbers_stay_numbers(value: object, text: str):
    assert exports.csv_cell(value) == text


def test_file_name_fits_any_file_system():
    assert exports.file_name("รายข้อ", "อบต. ก/ข:ค", 2566, ending="xlsx") == "รายข้อ-อบต.-ก-ข-ค-2566.xlsx"
    assert len(exports.file_name("ก" * 500, ending="csv")) == 124
