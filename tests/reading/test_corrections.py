"""Accepted corrections: applied on top of the reading, seen as such, taken back without a trace."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from itadash.reading import answers
from itadash.reading.corrections import Correction, corrected, corrections_of, with_correction, without_correction
from itadash.reading.model import PrintedRating, Reading
from tests.assessment import publications as pub

_ROWS = pub.frame(
    [pub.row("ก", 2566, "total", "", "total", "94.99", "ไฟล์ › A1")],
    [pub.row("ก", 2566, "item", part, "e1", "93.02", "ไฟล์ › บรรทัด 4") for part in ("EIT1", "EIT2")],
)
READING = Reading(
    "ไฟล์", _ROWS.assign(table="ตาราง"), ratings=(PrintedRating("ก", 2566, "A", "ไฟล์ › A2"),), agencies=("ก",)
)
TOTAL = Correction("ไฟล์ › A1", "94.99", "94.96", "total", "คะแนนรวมที่คำนวณได้", "", "total")
PART = Correction("ไฟล์ › บรรทัด 4", "93.02", "83.02", "conflict", "", "EIT2", "e1")
LEVEL = Correction("ไฟล์ › A2", "A", "ผ่านดี", "rating")


def scores(reading: Reading) -> list[str]:
    return [str(score) for score in reading.printed["score"]]


def test_the_score_changes_and_says_what_was_printed() -> None:
    after = corrected(READING, [TOTAL])
    assert scores(after) == ["94.96", "93.02", "93.02"]
    assert list(after.printed["read_as"]) == ["94.99", "", ""]
    assert list(after.printed["source"]) == list(READING.printed["source"])
    assert [(r.kind, r.printed, r.read, r.source) for r in after.remarks] == [
        ("corrected", "94.99", "94.96", "ไฟล์ › A1")
    ]
    assert scores(READING) == ["94.99", "93.02", "93.02"]  # what was read is not touched


def test_one_of_two_scores_of_a_line() -> None:
    assert scores(corrected(READING, [PART])) == ["94.99", "93.02", "83.02"]


def test_a_level() -> None:
    after = corrected(READING, [LEVEL])
    assert [rating.text for rating in after.ratings] == ["ผ่านดี"]
    assert after.remarks[-1].message.startswith("แก้จาก A เป็น ผ่านดี")


@pytest.mark.parametrize(
    "gone", [replace(TOTAL, was="94.98"), replace(TOTAL, source="ไฟล์ › A9"), replace(TOTAL, now="มาก")]
)
def test_what_is_not_there_any_more_is_left(gone: Correction) -> None:
    assert corrected(READING, [gone]) is READING


def test_kept_beside_the_reading_and_taken_back() -> None:
    body = answers.new_body(READING, "0" * 64)
    with_both = with_correction(with_correction(body, TOTAL), LEVEL)
    assert corrections_of(with_both) == (TOTAL, LEVEL)
    assert scores(answers.as_read(with_both)) == scores(READING)
    assert answers.answered(with_both).printed["score"].iloc[0] == Decimal("94.96")
    again = with_correction(with_both, replace(TOTAL, now="95.00"))  # the same place: the later one stands
    assert answers.answered(again).printed["score"].iloc[0] == Decimal("95.00")
    back = without_correction(without_correction(with_both, TOTAL), LEVEL)
    assert corrections_of(back) == ()
    assert scores(answers.answered(back)) == scores(READING)
    assert answers.answered(back).remarks == ()
    assert corrections_of(body) == ()


def test_a_body_of_before_has_none_and_a_damaged_one_does_not_break() -> None:
    body = answers.new_body(READING, "0" * 64)
    body["answers"]["corrections"] = ["x", {"source": "ไฟล์ › A1", "was": 94.99, "extra": 1}]
    assert scores(answers.answered(body)) == scores(READING)


@pytest.mark.parametrize("damaged", [None, 5, "x", {}, ["x", None]])
def test_damaged_corrections_are_left_out(damaged: object) -> None:
    body = answers.new_body(READING, "0" * 64)
    body["answers"]["corrections"] = damaged
    assert corrections_of(body) == ()
    assert scores(answers.answered(body)) == scores(READING)
