"""Rows above a heading that look like a part of it, and the names that they give."""

from __future__ import annotations

import pytest

from itadash.reading.layouts.recognise import read_sheets
from tests.reading.layouts.made import Grid, sheet
from tests.reading.layouts.reads import AGENCY, TITLE, by_agency, by_year, read, scores

ITEMS = [["ข้อ", "ประเด็น", "คะแนน"], ["i1", "ก", "80"], ["i2", "ข", "90"]]
OF_YEAR: Grid = [["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566"]]


# --- pairs of a label and its value -----------------------------------------------------------------------------------


def test_the_agency_s_label_right_above_numbers_of_indicators_is_no_heading() -> None:
    rows = [["ปี", *map(str, range(1, 11))], ["2565", *["80"] * 10], ["2566", *["90"] * 10]]
    reading = read(["ชื่อหน่วยงาน", AGENCY], ["ปีงบประมาณ", "2565"], *rows, title=[["ผลการประเมิน ITA"]])
    assert [(agency, year) for agency, year, _, _ in by_agency(reading)] == [(AGENCY, 2565)] * 10 + [
        (AGENCY, 2566)
    ] * 10


def test_the_agency_s_label_right_above_names_of_indicators_is_no_heading() -> None:
    heading = ["", "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", "ตัวชี้วัดที่ 10 การป้องกันการทุจริต"]
    reading = read(["ชื่อหน่วยงาน", AGENCY], heading, ["คะแนนที่ได้", "80", "90"], title=OF_YEAR)
    assert by_agency(reading) == [(AGENCY, 2566, "9", "80.00"), (AGENCY, 2566, "10", "90.00")]


@pytest.mark.parametrize("pair", [["ผู้รับผิดชอบ", "สำนักปลัด"], ["วันที่ประกาศผล", "10/08/2567"], ["ผู้ประสานงาน", "งานนิติการ"]])
def test_another_pair_right_above_a_heading_is_no_part_of_it(pair: list[str]) -> None:
    assert by_year(read(pair, *ITEMS)) == [(2566, "i1", "80.00"), (2566, "i2", "90.00")]


def test_a_row_of_years_above_its_columns_stays_part_of_the_heading() -> None:
    heading = [["ตัวชี้วัด", "2565", "2566"], ["", "คะแนน", "คะแนน"]]
    assert by_year(read(*heading, ["การใช้อำนาจ", "80", "90"])) == [(2565, "3", "80.00"), (2566, "3", "90.00")]


def test_the_parts_of_eit_above_two_scores_stay_part_of_the_heading() -> None:
    heading = [["ข้อ", "Public", "Survey"], ["", "คะแนน", "คะแนน"]]
    assert scores(read(*heading, ["e1", "80", "90"])) == [("e1/EIT1", "80.00"), ("e1/EIT2", "90.00")]


# --- tables with a column of who is responsible -----------------------------------------------------------------------


def test_scores_beside_who_is_responsible_are_scores() -> None:
    rows = [["IIT", "การปฏิบัติหน้าที่", "80", "กองคลัง"], ["", "การใช้งบประมาณ", "90", "สำนักปลัด"]]
    assert scores(read(["แบบ", "ตัวชี้วัด", "คะแนน", "ผู้รับผิดชอบ"], *rows)) == [("1", "80.00"), ("2", "90.00")]


def test_measures_beside_who_is_responsible_hold_no_scores() -> None:
    rows = [["การใช้อำนาจ", "อบรมบุคลากร 2 ครั้ง", "สำนักปลัด"]]
    assert scores(read(["ประเด็น", "มาตรการ", "ผู้รับผิดชอบ"], *rows, title=[*TITLE, *ITEMS])) == [
        ("i1", "80.00"),
        ("i2", "90.00"),
    ]


# --- one agency, named with more or less of its place -----------------------------------------------------------------


def _agencies(*names: str) -> list[str]:
    sheets = [sheet([[f"ผลคะแนน ITA ปี {2563 + k}"], ["หน่วยงาน", name], *ITEMS], f"{k}") for k, name in enumerate(names)]
    return list(dict.fromkeys(read_sheets("ทดสอบ.xlsx", sheets).printed["agency"]))


def test_a_province_alone_is_the_place_of_a_district_in_it() -> None:
    names = ["ทต.ทดสอบ อ.ศรีสมมติ จ.จำลองธานี", "เทศบาลตำบลทดสอบ จังหวัดจำลองธานี", "เทศบาลตำบลทดสอบ"]
    assert _agencies(*names) == ["เทศบาลตำบลทดสอบ"]


def test_two_districts_or_two_provinces_are_two_places() -> None:
    assert len(_agencies("ทต.ทดสอบ อ.ศรีสมมติ", "ทต.ทดสอบ อ.บ้านทดลอง")) == 2
    assert len(_agencies("ทต.ทดสอบ จ.จำลองธานี", "ทต.ทดสอบ อ.บ้านทดลอง จ.ทดลองนคร")) == 2


def test_a_pair_above_a_heading_of_two_kinds_of_scores() -> None:
    heading = ["แบบสำรวจ", "ตัวชี้วัดที่", "ชื่อตัวชี้วัด", "Score", "คะแนนเครื่องมือ"]
    rows = [["OIT", "9", "การเปิดเผยข้อมูล", "100", "75"], ["", "10", "การป้องกันการทุจริต", "50", ""]]
    assert scores(read(["ผู้รับผิดชอบ", "สำนักปลัด"], heading, *rows)) == [("OIT", "75.00"), ("9", "100.00"), ("10", "50.00")]


def test_a_target_over_two_years_stays_a_target() -> None:
    heading = [["ตัวชี้วัด", "เป้าหมาย", ""], ["", "2565", "2566"]]
    assert scores(read(*heading, ["การใช้อำนาจ", "85", "90"])) == []


def test_an_agency_with_an_invisible_character_in_its_kind() -> None:
    assert by_agency(read(*ITEMS, title=[["ผลการประเมิน ITA ปี 2566"], ["ท\u200bม.ทดสอบ"]]))[0][0] == "เทศบาลเมืองทดสอบ"


# --- years beside the names of instruments ----------------------------------------------------------------------------


def test_the_two_of_a_year_behind_eit_is_no_part_of_it() -> None:
    items = [["ข้อ", "คะแนน"], ["e1", "80"], ["e2", "90"]]
    assert scores(read(*items, name="EIT 2566")) == [("e1", "80.00"), ("e2", "90.00")]
    assert by_year(read(["คะแนน EIT 2566"], *items, title=[])) == [(2566, "e1", "80.00"), (2566, "e2", "90.00")]
    assert scores(read(*items, name="EIT 2")) == [("e1/EIT2", "80.00"), ("e2/EIT2", "90.00")]


def test_columns_of_an_instrument_in_two_years() -> None:
    for name, code in (("EIT", "e1"), ("IIT", "i1"), ("OIT", "o1")):
        reading = read(["ข้อ", f"{name} 2565", f"{name} 2566"], [code, "80", "90"], title=[])
        assert by_year(reading) == [(2565, code, "80.00"), (2566, code, "90.00")]


def test_columns_of_the_parts_of_eit_in_one_year_and_their_mean() -> None:
    reading = read(["ข้อ", "EIT 1 2566", "EIT 2 2566", "EIT 2566"], ["e1", "80", "90", "85"], title=[])
    assert by_year(reading) == [(2566, "e1/EIT1", "80.00"), (2566, "e1/EIT2", "90.00")]


def test_the_year_beside_an_instrument_in_a_row_is_the_row_s() -> None:
    rows = [["EIT 2565", "80"], ["EIT 2566", "90"], ["EIT 2 2566", "70"], ["IIT", "60"]]
    assert by_year(read(["แบบวัด", "คะแนน"], *rows)) == [
        (2565, "EIT", "80.00"),
        (2566, "EIT", "90.00"),
        (2566, "EIT2", "70.00"),
        (2566, "IIT", "60.00"),
    ]


def test_who_is_responsible_stands_between_the_title_of_a_table_and_its_heading() -> None:
    above = [["EIT ส่วนที่ 1 (Public)"], ["ผู้รับผิดชอบ", "สำนักปลัด"], ["ปีงบประมาณ", "2566"], ["หน่วยงาน", AGENCY]]
    assert scores(read(*above, ["ข้อ", "คะแนน"], ["E1", "81.97"], title=[])) == [("e1/EIT1", "81.97")]


def test_another_title_ends_what_a_title_says_of_the_part() -> None:
    above = [["EIT ส่วนที่ 1 (Public)"], ["โครงการ", "อบรม"], ["แบบวัด EIT"], ["โครงการ", "ประชุม"]]
    assert scores(read(*above, ["ข้อ", "คะแนน"], ["E1", "81.97"])) == [("e1", "81.97")]


def test_markup_for_an_agency_s_name_is_told() -> None:
    rows = [["ข้อ", "คะแนน"], ["i1", "80"]]
    reading = read(["เทศบาลตำบล<img src=x>ทดสอบ ปี 2566"], *rows, title=[])
    assert reading.agencies == ()
    assert [remark.source.rsplit(" ", 1)[-1] for remark in reading.remarks if "<" in remark.message] == ["A1"]
    close_by = read(["เทศบาลตำบลทดสอบ <ร่าง>"], *rows, title=[])
    assert close_by.agencies == (AGENCY,)
    assert not any("<" in remark.message for remark in close_by.remarks)


def test_a_part_of_eit_named_above_another_table_is_that_of_the_next_scores_alone() -> None:
    answered = [["แบบวัด", "จำนวนผู้มีสิทธิตอบ", "ร้อยละ"], ["IIT", "60", "75.00"], [], ["ลงวันที่ ๑๐ สิงหาคม ๒๕๖๖"]]
    first = [["ข้อ", "คะแนน"], ["E1", "81.97"], []]
    second = [["ข้อ", "คะแนนที่ได้"], ["E2", "70.00"]]
    reading = read(["EIT ส่วนที่ 1 (Public)"], *answered, *first, *second)
    assert scores(reading) == [("e1/EIT1", "81.97"), ("e2", "70.00")]
