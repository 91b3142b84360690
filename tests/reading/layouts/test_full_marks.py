"""A column of full marks under a damaged heading is not taken for the scores."""

from __future__ import annotations

import pytest

from tests.reading.layouts.reads import by_year, read, scores, told

MARKS = [["i1", "ก", "100", "80.10"], ["i2", "ข", "100", "81.20"], ["i3", "ค", "100", "82.30"]]


@pytest.mark.parametrize("heading", ["คแนน", "ร้อยละ"])
def test_full_marks_beside_numbers_that_may_be_the_scores_are_asked(heading: str) -> None:
    reading = read(["ข้อ", "ประเด็น", "คะแนนเ็ม", heading], *MARKS)
    assert scores(reading) == []
    assert told(reading) == [("doubt", "A3")]


def test_points_of_instruments_that_are_all_full_are_asked() -> None:
    reading = read(["เครื่องมือ", "คะแนนเ็ม", "คแนน"], ["IIT", "30", "26.10"], ["EIT", "30", "25.20"], ["OIT", "40", "38"])
    assert scores(reading) == []
    assert told(reading) == [("doubt", "A3")]


def test_the_sentence_names_both_columns() -> None:
    reading = read(["ข้อ", "ประเด็น", "คะแนนเ็ม", "คแนน"], *MARKS)
    assert any("“คะแนนเ็ม”" in remark.message and "“คแนน”" in remark.message for remark in reading.remarks)


def test_scores_that_are_all_100_are_read_beside_counted_rows_and_other_figures() -> None:
    rows = [["1", "o1", "100", "91.50"], ["2", "o2", "100", "93.00"], ["3", "o3", "100", "88.25"]]
    reading = read(["ลำดบ", "ข้อ", "คะแนน", "คะแนนเฉลี่ยจังหวัด"], *rows)
    assert scores(reading) == [("o1", "100.00"), ("o2", "100.00"), ("o3", "100.00")]


def test_a_year_of_full_scores_is_read_beside_another_year() -> None:
    reading = read(["ข้อ", "2565", "2566"], ["o1", "100", "0"], ["o2", "100", "100"], ["o3", "100", "100"])
    assert [row for row in by_year(reading) if row[0] == 2565] == [
        (2565, "o1", "100.00"),
        (2565, "o2", "100.00"),
        (2565, "o3", "100.00"),
    ]
    assert len(scores(reading)) == 6


def test_the_instruments_own_scores_are_not_those_of_indicators_whose_heading_is_damaged() -> None:
    rows = [["IIT", "การปฏิบัติหน้าที่", "69.50", "70.35"], ["", "การใช้งบประมาณ", "75.97"], ["", "การใช้อำนาจ", "70.05"]]
    reading = read(["แบบวัด", "ตัวชี้วัด", "คะแนที่ไดรบ", "คะแนนรายแบบวัด"], *rows)
    assert ("1", "70.35") not in scores(reading)
