"""What the person sees of odd sheets: findings instead of silent choices, and sentences that name the place."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from itadash.reading import UnreadableFileError
from itadash.reading.model import Reading
from itadash.reading.recognise import read_sheets
from itadash.reading.record import from_json, to_json
from itadash.scores import distinct
from tests.reading.layouts import Grid, sheet

HEAD: Grid = [["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566"], ["หน่วยงาน", "เทศบาลตำบลทดสอบ"], ["รหัส", "รายการ", "คะแนน"]]


def read(*rows: list[str], head: Grid = HEAD, name: str = "แผ่นหนึ่ง") -> Reading:
    return read_sheets("ทดสอบ.xlsx", [sheet([*head, *rows], name)])


def test_a_value_that_is_no_score_is_refused_at_its_cell() -> None:
    reading = read(["i1", "ก", "85.00"], ["i2", "ข", "สูงมาก"], ["i3", "ค", "120"], ["i4", "ง", "-3"], ["i5", "จ", "-"])
    assert list(reading.printed["code"]) == ["i1"]
    refused = [(r.source, r.printed, r.read) for r in reading.remarks if r.kind == "refused"]
    place = "ทดสอบ.xlsx › แผ่นหนึ่ง › C"
    assert refused == [(f"{place}5", "สูงมาก", "i2"), (f"{place}6", "120", "i3"), (f"{place}7", "-3", "i4")]


def test_a_code_with_two_readings_is_not_read_but_shown() -> None:
    reading = read(["ข้อ 17", "", "85.00"], ["i1", "", "90"])
    assert list(reading.printed["code"]) == ["i1"]
    assert [(r.kind, r.printed, r.read) for r in reading.remarks] == [("doubt", "17", "i7 หรือ i17 หรือ o17")]


def test_a_code_printed_twice_with_two_values_is_a_conflict() -> None:
    table, conflicts = distinct(read(["e1", "", "80.00"], ["e1", "", "80.00"], ["e1", "", "81.00"]).printed)
    assert list(table["score"]) == [Decimal("80.00")]
    assert [(c.kept, c.printed, c.kept_source[-2:], c.source[-2:]) for c in conflicts] == [
        (Decimal("80.00"), Decimal("81.00"), "C4", "C6")
    ]


def test_a_sheet_without_a_score_says_so() -> None:
    with pytest.raises(UnreadableFileError, match=r"ทดสอบ.xlsx.*ไม่พบคะแนน ITA.*แผ่นหนึ่ง"):
        read(["รายชื่อ", "ผู้เข้าประชุม", ""], head=[])


def test_a_sheet_whose_only_score_is_refused_names_the_cell() -> None:
    with pytest.raises(UnreadableFileError, match=r"ทดสอบ.xlsx.*C4.*105"):
        read(["i1", "", "105"])


def test_the_sheet_s_name_is_the_year_when_nothing_else_says_it() -> None:
    reading = read(["i1", "", "85"], head=[["รหัส", "รายการ", "คะแนน"]], name="ปี ๒๕๖๔")
    assert list(reading.printed["fiscal_year"]) == [2564]


def test_a_missing_year_and_agency_are_asked_for() -> None:
    reading = read(["i1", "", "85"], head=[["รหัส", "รายการ", "คะแนน"]])
    assert reading.printed["fiscal_year"].isna().all()
    assert [r.read for r in reading.remarks if r.kind == "doubt"] == ["fiscal_year", "agency"]


def test_a_weighted_column_is_not_read_as_a_score() -> None:
    rows = [["เครื่องมือ", "ตัวชี้วัด", "คะแนนถ่วงน้ำหนัก", "คะแนน"], ["IIT", "การปฏิบัติหน้าที่", "28.50", "95.00"]]
    reading = read(*rows, head=HEAD[:2])
    assert [(r.code, r.score) for r in reading.printed.itertuples()] == [("1", Decimal("95.00"))]


def test_a_heading_not_in_the_first_row_and_repeated() -> None:
    head = [*HEAD[:2], [], [], ["หมายเหตุ", "จัดทำเพื่อทดสอบ"], [], HEAD[2]]
    reading = read(["i1", "", "85"], HEAD[2], ["i2", "", "86"], head=head)
    assert list(reading.printed["code"]) == ["i1", "i2"]


def test_the_total_and_instruments_of_a_standard_sheet() -> None:
    head = [*HEAD[:2], ["ระดับ", "รหัส", "รายการ", "คะแนน", "EIT ส่วนที่ 1 (Public)", "EIT ส่วนที่ 2 (Survey)"]]
    rows = [
        ["รวม", "รวม", "คะแนนรวม", "92.31"],
        ["เครื่องมือ", "IIT", "แบบวัดภายใน", "93.46"],
        ["เครื่องมือ", "EIT1", "แบบวัดภายนอก ส่วนที่ 1", "92.57"],
        ["เครื่องมือ", "EIT", "แบบวัดภายนอก", "", "92.50", "79.21"],
        ["ตัวชี้วัดย่อย", "9.1", "ข้อมูลพื้นฐาน", "100"],
        ["ข้อ", "e1", "", "", "85.23", "77.07"],
    ]
    found = [(r.level, r.instrument, r.code, str(r.score)) for r in read(*rows, head=head).printed.itertuples()]
    assert found == [
        ("total", "", "total", "92.31"),
        ("instrument", "IIT", "IIT", "93.46"),
        ("instrument", "EIT1", "EIT1", "92.57"),
        ("instrument", "EIT1", "EIT1", "92.50"),
        ("instrument", "EIT2", "EIT2", "79.21"),
        ("subindicator", "OIT", "9.1", "100.00"),
        ("item", "EIT1", "e1", "85.23"),
        ("item", "EIT2", "e1", "77.07"),
    ]


def test_text_from_a_sheet_stays_text() -> None:
    name = "<b>เทศบาล</b>ตำบลทดสอบ [x](http://a)"
    reading = read(["i1", "", "85"], head=[HEAD[0], ["หน่วยงาน", name], HEAD[2]])
    assert list(reading.printed["agency"]) == [name]


def test_a_reading_survives_json() -> None:
    reading = read(["i1", "", "85.5"], ["ข้อ 119", "", "70"], ["i3", "", "x"])
    again = from_json(json.loads(json.dumps(to_json(reading))))
    assert again.printed.equals(reading.printed)
    assert (again.remarks, again.ratings, again.agencies) == (reading.remarks, reading.ratings, reading.agencies)


def test_an_ordinary_table_of_measures_holds_no_scores() -> None:
    with pytest.raises(UnreadableFileError):
        read(["๑. จัดทำคู่มือ", "กองคลัง", "ปีงบประมาณ พ.ศ. ๒๕๖๗"], ["๒. อบรม", "สำนักปลัด", "๑"], head=[])


def test_a_table_of_measures_after_the_scores_is_not_read_as_scores() -> None:
    head = [*HEAD[:2], ["ข้อคำถามแบบวัดการเปิดเผยข้อมูลสาธารณะ OIT", "คะแนน"]]
    measures = [["ประเด็นที่", "วิธีการ", "ผู้รับผิดชอบ/", "ขั้นตอน"], ["(1) กระบวนการ", "1.จัดทำคู่มือ", "กองคลัง", "1.ประชุม"]]
    reading = read(["o1 โครงสร้าง", "100"], *measures, head=head)
    assert list(reading.printed["code"]) == ["o1"]
    assert not reading.remarks


def test_a_row_of_the_table_that_looks_like_a_heading_is_a_row() -> None:
    head = [*HEAD[:2], ["ระดับ", "รหัส", "รายการ", "คะแนน", "EIT ส่วนที่ 1 (Public)"]]
    reading = read(["เครื่องมือ", "EIT1", "EIT ส่วนที่ 1 (Public)"], ["ตัวชี้วัด", "1", "ก", "85.00"], head=head)
    assert [(r.code, r.score) for r in reading.printed.itertuples()] == [("1", Decimal("85.00"))]


@pytest.mark.parametrize("label", [["ปีงบประมาณ", "๒๕๖๕"], ["ประจำปีงบประมาณ พ.ศ. 2565"], ["ปี 2565"]])
def test_a_label_above_the_table_names_the_year(label: list[str]) -> None:
    assert list(read(["i1", "", "85"], head=[label, HEAD[2]]).printed["fiscal_year"]) == [2565]


def test_two_different_labels_name_no_year() -> None:
    reading = read(["i1", "", "85"], head=[["ปี 2565"], ["ปี 2566"], HEAD[2]])
    assert reading.printed["fiscal_year"].isna().all()
