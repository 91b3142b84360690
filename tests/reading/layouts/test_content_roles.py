"""Headings that do not say what their columns hold: the cells below do."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.reading import UnreadableFileError
from itadash.reading.layouts.recognise import read_sheets
from tests.reading.layouts.made import Grid, sheet
from tests.reading.layouts.reads import by_year, read, scores, told

TITLE: Grid = [["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566"], ["หน่วยงาน", "เทศบาลตำบลทดสอบ"]]


def _read(*rows: list[str]) -> dict[tuple[str, str], Decimal]:
    reading = read_sheets("ทดสอบ.xlsx", [sheet([*TITLE, *rows])])
    return {(row.instrument, row.code): row.score for row in reading.printed.itertuples(index=False)}


@pytest.mark.parametrize("heading", ["แบบ EIT", "EIT ส่วนที่", "ผู้ตอบแบบวัด", "ช่องทาง"])
def test_a_column_of_eit_parts_under_any_heading(heading: str) -> None:
    assert _read(
        ["หมายเลขข้อ", heading, "คะแนน"],
        ["e1", "ส่วนที่ 1", "79.42"],
        ["e1", "ส่วนที่ 2", "81.80"],
        ["e2", "EIT Public", "90.75"],
        ["e2", "EIT Survey", "84.64"],
    ) == {
        ("EIT1", "e1"): Decimal("79.42"),
        ("EIT2", "e1"): Decimal("81.80"),
        ("EIT1", "e2"): Decimal("90.75"),
        ("EIT2", "e2"): Decimal("84.64"),
    }


def test_instruments_under_a_heading_that_nobody_knows() -> None:
    read = _read(
        ["ประเภท", "คะแนนเฉลี่ย", "ผลคูณ"],
        ["แบบสำรวจ IIT", "86.90", "26.07"],
        ["แบบสำรวจ EIT", "85.71", "25.71"],
        ["แบบวัดการเปิดเผยข้อมูลสาธารณะ", "94.20", "37.68"],
    )
    assert read == {
        ("IIT", "IIT"): Decimal("86.90"),
        ("EIT", "EIT"): Decimal("85.71"),
        ("OIT", "OIT"): Decimal("94.20"),
    }


def test_words_over_words_are_no_table_of_scores() -> None:
    with pytest.raises(UnreadableFileError):
        _read(["ประเภท", "คะแนนเฉลี่ย"], ["ครุภัณฑ์", "86.90"], ["วัสดุ", "85.71"])


def test_the_office_that_is_responsible_is_not_the_agency() -> None:
    reading = read_sheets(
        "ทดสอบ.xlsx",
        [sheet([*TITLE, ["ข้อ", "คะแนน", "หน่วยงานรับผิดชอบ"], ["i1", "86.90", "กองช่าง"], ["i2", "91.00", "กองคลัง"]])],
    )
    assert set(reading.printed["agency"]) == {"เทศบาลตำบลทดสอบ"}
    assert len(reading.printed) == 2


def test_the_mean_of_both_parts_is_the_indicator_s_and_no_item_s() -> None:
    assert _read(
        ["ข้อ", "รายการ", "Public", "Survey", "เฉลี่ย 2 ส่วน"],
        ["e1", "ก", "80.00", "90.00", "85.00"],
        ["ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน", "", "81.00", "91.00", "86.00"],
    ) == {
        ("EIT1", "e1"): Decimal("80.00"),
        ("EIT2", "e1"): Decimal("90.00"),
        ("EIT1", "6"): Decimal("81.00"),
        ("EIT2", "6"): Decimal("91.00"),
        ("EIT", "6"): Decimal("86.00"),
    }


def test_a_row_of_one_cell_below_the_first_heading_begins_a_block() -> None:
    assert _read(
        ["หมายเลขข้อ", "รายละเอียดข้อคำถาม", "คะแนน"],
        ["คะแนน EIT ส่วนที่ 1 (Public)"],
        ["E2", "ก", "76.34"],
        ["คะแนน EIT ส่วนที่ 2 (Survey)"],
        ["E2", "ก", "72.42"],
    ) == {("EIT1", "e2"): Decimal("76.34"), ("EIT2", "e2"): Decimal("72.42")}


# --- headings of a share of a hundred ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "head", ["คะแนนร้อยละ", "ร้อยละ", "ค่าเฉลี่ย", "ผลประเมิน (%)", "ร้อยละที่ได้", "คิดเป็นร้อยละ", "คะแนนเฉลี่ย (%)"]
)
def test_a_column_of_shares_beside_codes_holds_scores(head: str) -> None:
    rows = [["1", "การปฏิบัติหน้าที่", "90.85"], ["2", "การใช้งบประมาณ", "88.7"]]
    assert scores(read(["ตัวชี้วัดที่", "ชื่อตัวชี้วัด", head], *rows)) == [("1", "90.85"), ("2", "88.70")]
    assert scores(read(["ข้อ", head], ["o1", "100"], ["o2", "0"])) == [("o1", "100.00"), ("o2", "0.00")]


@pytest.mark.parametrize("head", ["ร้อยละ", "ค่าเฉลี่ย"])
def test_shares_of_something_else_are_no_scores(head: str) -> None:
    """Beside a column of scores, beside counts, beside changes, below zero, and of people."""
    beside = read(["ข้อ", "คะแนน", head], ["i1", "80.5", "70.25"])
    assert scores(beside) == [("i1", "80.50")]
    assert scores(read(["ข้อ", "จำนวนผู้ตอบ", head], ["i1", "45", "70.25"])) == []
    assert scores(read(["ข้อ", "เพิ่มขึ้น/ลดลง", head], ["i1", "1.99", "2.14"])) == []
    assert scores(read(["ข้อ", head], ["i1", "-1.50"], ["i2", "2.14"])) == []
    assert scores(read(["เพศ", head], ["ชาย", "45.50"], ["หญิง", "54.50"])) == []
    assert scores(read(["ข้อ", head], ["i1", "30"], ["i2", "45"])) == []


def test_a_share_beside_a_change_is_a_change_below_years_that_span_two_columns() -> None:
    head = [["ตัวชี้วัด", "ปีงบประมาณ พ.ศ.", "", "เพิ่มขึ้น/ลดลง", "ร้อยละ"], ["", "2565", "2566", "", ""]]
    reading = read(*head, ["1. การปฏิบัติหน้าที่", "92.84", "90.85", "-1.99", "-2.14"], title=[])
    assert by_year(reading) == [(2565, "1", "92.84"), (2566, "1", "90.85")]
    assert [(c.kind, str(c.value), c.direction) for c in reading.changes] == [
        ("unknown", "1.99", "down"),
        ("percent", "2.14", "down"),
    ]
    assert told(reading, "note") == []
