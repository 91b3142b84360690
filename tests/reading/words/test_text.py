"""Digits, marks and numbers as agencies print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadash.reading.words import text

THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("92.31", "92.31"),
        ("๙๒.๓๑", "92.31"),
        ("9๒.3๑", "92.31"),
        ("100", "100.00"),
        ("๐", "0.00"),
        ("ได้ ๙๖.๖๕ คะแนน", "96.65"),
        (" 85.00 % ", "85.00"),
        ("92,31", "92.31"),
        ("98.895", "98.90"),
        ("98.894", "98.89"),
        ("100.00", "100.00"),
    ],
)
def test_scores(printed: str, value: str) -> None:
    assert text.score(printed).value == Decimal(value)


@pytest.mark.parametrize("printed", ["", "-", "–", "N/A", "ไม่มี"])
def test_empty_cells_are_no_score_and_no_problem(printed: str) -> None:
    assert text.score(printed) == text.Number(None)


@pytest.mark.parametrize(
    "printed", ["100.01", "9231", "-5", "ดีมาก", "2566", "1,234.5", "85..2", "=1+1", "1E5", "NaN", "∞"]
)
def test_what_is_no_score_says_why(printed: str) -> None:
    number = text.score(printed)
    assert number.value is None
    assert number.problem


@given(st.integers(0, 10_000), st.booleans())
def test_every_score_is_read_in_both_digits(hundredths: int, thai: bool) -> None:
    printed = f"{hundredths // 100}.{hundredths % 100:02d}"
    assert text.score(printed.translate(THAI) if thai else printed) == text.Number(Decimal(hundredths).scaleb(-2))


@given(st.text(max_size=60))
def test_any_text_is_a_score_or_is_not(printed: str) -> None:
    value = text.score(printed).value
    assert value is None or 0 <= value <= 100


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing_more(printed: str) -> None:
    once = text.normalise(printed)
    assert text.normalise(once) == once


def test_damaged_marks_are_mended() -> None:
    assert text.normalise("การใช้อ\u0e4d\u0e32นาจ") == "การใช้อำนาจ"
    assert text.normalise("น\u0e4d\u0e49\u0e32ใจ") == "น้ำใจ"
    assert text.normalise("คะเเนน\u200b  รวม") == "คะแนน รวม"


def test_positions_stay_when_digits_change() -> None:
    assert text.arabic("ข้อ ๑๒ E๓") == "ข้อ 12 E3"
    assert text.has_both_digits("1๑9")
    assert not text.has_both_digits("๑๙")


def test_the_mark_of_a_footnote_is_no_part_of_a_score() -> None:
    for printed in ("86.28¹", "86.28 (*)", "*86.28", "๘๖.๒๘*", "86.28†", "86.28 (*)คะแนน", "86.28 (*) %"):
        assert text.score(printed).value == Decimal("86.28"), printed
    assert text.score("86.28 (2)").value is None


def test_a_point_that_stands_apart_from_its_number() -> None:
    assert text.normalise("มีคะแนน 74 .38") == "มีคะแนน 74.38"
    assert text.normalise("ได้ ๗๔ . ๓๘ คะแนน") == "ได้ ๗๔.๓๘ คะแนน"
    assert text.normalise("ปี 2566 .5") == "ปี 2566 .5"
    assert text.normalise("ข้อ 7. 38") == "ข้อ 7. 38"
