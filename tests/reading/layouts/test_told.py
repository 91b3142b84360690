"""Damage that leaves more than one reading: never a wrong score, and never a score that is missing without a word."""

from __future__ import annotations

import pytest

from itadash.reading import read_paste
from itadash.reading.model import Reading
from tests.reading.layouts.reads import AGENCY, read, scores, told

HEAD = f"รายงานผลการประเมิน ITA ของ{AGENCY} ประจำปีงบประมาณ พ.ศ. 2566\n"


def _doubts(reading: Reading) -> list[str]:
    return [r.source.split(" › ")[-1] for r in reading.remarks if r.kind == "doubt"]


def test_codes_above_their_scores_are_no_row_of_a_code_and_a_score() -> None:
    """One code of the heading has lost its letter: 18 is not the score of I3."""
    reading = read(["รายการ", "I3", "I5", "I8", "18", "I19"], ["ผลคะแนน", "72.41", "62.32", "69.38", "67.63", "68.29"])
    assert "18.00" not in [score for _, score in scores(reading)]


def test_lines_of_a_list_with_damaged_codes_are_all_told() -> None:
    lines = ["I1 97.10", "I2 91.00", "I3 88.50", "123 85.95", "124 91.68", "125 96.06"]
    reading = read_paste(HEAD + "\n".join(lines))
    assert scores(reading) == [("i1", "97.10"), ("i2", "91.00"), ("i3", "88.50")]
    assert _doubts(reading) == ["บรรทัด 5", "บรรทัด 6", "บรรทัด 7"]


def test_a_whole_number_in_a_list_is_told_too() -> None:
    reading = read_paste(HEAD + "o1 โครงสร้าง 100\no2 ผู้บริหาร 0\no3 อำนาจหน้าที่ 100\n4 แผนพัฒนา 0\nลงชื่อ ผู้รายงาน")
    assert scores(reading) == [("o1", "100.00"), ("o2", "0.00"), ("o3", "100.00")]
    assert _doubts(reading) == ["บรรทัด 5"]


@pytest.mark.parametrize("unit", ["บะแนน", "คะแน", "คะแปน"])
def test_a_part_whose_unit_is_misspelt_is_told(unit: str) -> None:
    reading = read_paste(HEAD + f"ข้อ e2 ความเป็นธรรม\nEIT Public เท่ากับ 87.63 คะแนน EIT Survey เท่ากับ 91.67 {unit}")
    assert scores(reading) == [("e2/EIT1", "87.63")]
    assert _doubts(reading) == ["บรรทัด 3"]


def test_a_part_that_is_whole_is_not_told() -> None:
    reading = read_paste(HEAD + "ข้อ e2 ความเป็นธรรม\nEIT Public เท่ากับ 87.63 คะแนน EIT Survey เท่ากับ 91.67 คะแนน")
    assert scores(reading) == [("e2/EIT1", "87.63"), ("e2/EIT2", "91.67")]
    assert _doubts(reading) == []


def test_a_column_of_a_list_of_agencies_under_unknown_words_is_told_once() -> None:
    reading = read(
        ["หน่วยงาน", "การปฏิบัติหน้าที่", "กกกกกกกกก", "การใช้อำนาจ"],
        ["อบต.ทดสอบ", "91.25", "80.00", "77.10"],
        ["อบต.สมมติ", "88.00", "81.50", "79.00"],
    )
    assert [score for _, score in scores(reading)] == ["91.25", "77.10", "88.00", "79.00"]
    assert told(reading, "note") == [("note", "C4")]


def test_a_total_under_the_points_of_the_total_whose_words_are_damaged_is_told() -> None:
    reading = read(
        ["เครื่องมือ", "ตัวชี้วัด", "คะแนน", "คะแนนถ่วงน้ำหนัก"],
        ["IIT", "1. การปฏิบัติหน้าที่", "88.24", "25.40"],
        ["คะแนนรวกก ITA", "", "", "86.25"],
    )
    assert told(reading) == [("doubt", "A5")]


def test_marks_of_footnotes() -> None:
    reading = read(
        ["ตัวชี้วัดที่", "รายการ", "คะแนน"],
        ["1¹", "การปฏิบัติหน้าที่", "91.25 คะแนน¹"],
        ["2 (*)", "การใช้งบประมาณ*", "80.00 คะแนน (*)"],
        ["", "*3. การใช้อำนาจ²", "77.10†"],
    )
    assert scores(reading) == [("1", "91.25"), ("2", "80.00"), ("3", "77.10")]


def test_units_that_are_responsible_are_no_agencies() -> None:
    """The heading "หน่วยงานรับผิดชอบ" is damaged; what stands below tells."""
    reading = read(
        ["รหัส", "รายการ", "คะแนน", "หน่วยงานกับผิดชาบ"],
        ["i1", "การปฏิบัติงาน", "91.25", "กองคลัง"],
        ["i2", "ความเท่าเทียม", "80.00", "สำนักปลัดฯ"],
    )
    assert set(reading.printed["agency"]) == {AGENCY}
