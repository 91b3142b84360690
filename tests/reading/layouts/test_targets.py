"""Targets under a title of their own are no scores."""

from __future__ import annotations

import pytest

from itadash.reading.layouts.targets import is_title_of_targets
from tests.reading.layouts.reads import by_year, read, scores

TARGETS = [["ตัวชี้วัด", "2567", "2568"], ["การปฏิบัติหน้าที่", "90", "95"], ["การใช้งบประมาณ", "91", "96"]]
RESULTS = [["ตัวชี้วัด", "คะแนน"], ["การปฏิบัติหน้าที่", "80"], ["การใช้งบประมาณ", "81"]]


def test_targets_of_years_below_a_title_are_told_and_not_read() -> None:
    reading = read(*RESULTS, [], ["เป้าหมาย"], *TARGETS)
    assert scores(reading) == [("1", "80.00"), ("2", "81.00")]
    assert [remark.source.split(" › ")[-1] for remark in reading.remarks if "เป้าหมาย" in remark.message] == ["A8"]
    assert [entry.reason for entry in reading.ignored] == ["เป็นเป้าหมาย ไม่ใช่คะแนน"]


def test_targets_above_the_scores_leave_them() -> None:
    assert scores(read(["ค่าเป้าหมาย ปี 2567-2568"], *TARGETS, [], *RESULTS)) == [("1", "80.00"), ("2", "81.00")]


def test_targets_with_the_instruments_across() -> None:
    reading = read(["เป้าหมาย"], ["ปี", "IIT", "EIT", "OIT"], ["2567", "90", "95", "97"], ["2568", "91", "96", "97"])
    assert scores(reading) == []


def test_a_title_over_the_last_column_makes_targets_of_that_one_alone() -> None:
    reading = read(["", "", "เป้าหมาย"], ["ตัวชี้วัด", "2565", "2566"], ["การปฏิบัติหน้าที่", "80", "95"])
    assert by_year(reading) == [(2565, "1", "80.00")]


def test_results_beside_targets_are_read() -> None:
    assert scores(read(["เป้าหมายและผลคะแนน"], *RESULTS)) == [("1", "80.00"), ("2", "81.00")]


def test_a_title_further_up_says_nothing_of_the_table() -> None:
    assert scores(read(["เป้าหมาย"], ["ผลการประเมิน"], *RESULTS)) == [("1", "80.00"), ("2", "81.00")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("เป้าหมาย", True),
        ("3. ค่าเป้าหมาย", True),
        ("คะแนนคาดการณ์ ปี 2567", True),
        ("ผลเทียบกับเป้าหมาย", False),
        ("เป้าหมายเทียบกับผล", False),
        ("วัตถุประสงค์และเป้าหมาย", False),
    ],
)
def test_titles(words: str, expected: bool) -> None:
    assert is_title_of_targets(words) is expected
