"""Instrument columns and rows that hold points of the total (IIT ≤ 30, EIT ≤ 30 or 15 a part, OIT ≤ 40)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.reading.layouts.weights import HUNDRED, NOTED, POINTS, hint, tell_apart
from tests.reading.layouts.reads import read, scores, told, weighted

# 0.3 × 93.46 = 28.038, 0.3 × 85.89 = 25.767, 0.4 × 96.25 = 38.50; 28.04 + 25.77 + 38.50 = 92.31 [reference figures]
SCORES = [("IIT", "93.46"), ("EIT", "85.89"), ("OIT", "96.25")]
WEIGHTED = [("IIT", "28.04"), ("EIT", "25.77"), ("OIT", "38.50")]


def test_a_column_of_weighted_points_beside_the_scores() -> None:
    rows = [["IIT", "93.46", "30", "28.04"], ["EIT", "85.89", "30", "25.77"], ["OIT", "96.25", "40", "38.50"]]
    reading = read(["แบบวัด", "คะแนน", "น้ำหนัก", "คะแนนถ่วงน้ำหนัก"], *rows, ["คะแนนรวม", "", "100", "92.31"])
    assert scores(reading) == [*SCORES, ("total", "92.31")]
    assert weighted(reading) == WEIGHTED
    assert told(reading) == []


def test_two_columns_that_both_say_score_are_told_apart_by_multiplying() -> None:
    rows = [["IIT", "93.46", "30", "28.04"], ["OIT", "96.25", "40", "38.50"]]
    reading = read(["ตัวชี้วัด", "คะแนนดิบ", "น้ำหนัก", "คะแนนที่ได้"], *rows)
    assert scores(reading) == [("IIT", "93.46"), ("OIT", "96.25")]
    assert weighted(reading) == [("IIT", "28.04"), ("OIT", "38.50")]


def test_one_wrong_product_leaves_two_columns_open() -> None:
    """0.3 × 85.89 is 25.77, not 26.77."""
    rows = [["IIT", "93.46", "30", "28.04"], ["EIT", "85.89", "30", "26.77"]]
    reading = read(["ตัวชี้วัด", "คะแนนดิบ", "น้ำหนัก", "คะแนนที่ได้"], *rows)
    assert scores(reading) == []
    assert told(reading) == [("doubt", "A3")]


def test_rows_that_add_up_to_the_printed_total_are_weighted() -> None:
    rows = [["IIT", "28.04"], ["EIT", "25.77"], ["OIT", "38.50"], ["คะแนนรวม", "92.31"]]
    reading = read(["แบบวัด", "คะแนน"], *rows)
    assert scores(reading) == [("total", "92.31")]
    assert weighted(reading) == WEIGHTED


def test_parts_of_eit_are_worth_fifteen_points_each() -> None:
    """0.15 × 92.57 = 13.89, 0.15 × 79.21 = 11.88; 28.04 + 13.89 + 11.88 + 38.50 = 92.31."""
    rows = [["IIT", "28.04"], ["EIT ส่วนที่ 1", "13.89"], ["EIT ส่วนที่ 2", "11.88"], ["OIT", "38.50"], ["คะแนนรวม", "92.31"]]
    reading = read(["แบบวัด", "คะแนน"], *rows)
    assert weighted(reading) == [("IIT", "28.04"), ("EIT1", "13.89"), ("EIT2", "11.88"), ("OIT", "38.50")]
    assert scores(reading) == [("total", "92.31")]


def test_low_scores_whose_weighted_sum_is_the_total_are_scores() -> None:
    """0.3 × 20 + 0.3 × 30 + 0.4 × 40 = 31; their plain sum would be 90."""
    reading = read(["แบบวัด", "คะแนน"], ["IIT", "20"], ["EIT", "30"], ["OIT", "40"], ["คะแนนรวม", "31"])
    assert scores(reading) == [("IIT", "20.00"), ("EIT", "30.00"), ("OIT", "40.00"), ("total", "31.00")]
    assert weighted(reading) == []


def test_the_mean_of_the_indicators_tells() -> None:
    """(90 + 85) ÷ 2 = 87.50 is OIT's score; 0.4 × 87.50 = 35.00 its points."""
    rows = [["การเปิดเผยข้อมูล", "90"], ["การป้องกันการทุจริต", "85"]]
    assert weighted(read(["ตัวชี้วัด", "คะแนน"], *rows, ["OIT", "35.00"])) == [("OIT", "35.00")]
    low = [["การเปิดเผยข้อมูล", "40"], ["การป้องกันการทุจริต", "30"]]
    assert ("OIT", "35.00") in scores(read(["ตัวชี้วัด", "คะแนน"], *low, ["OIT", "35.00"]))


@pytest.mark.parametrize(
    "name", ["IIT (30 คะแนน)", "IIT (30)", "แบบวัด IIT (ร้อยละ 30)", "IIT คะแนนเต็ม 30", "IIT น้ำหนัก 30"]
)
def test_words_beside_the_name_tell_where_no_number_does(name: str) -> None:
    assert weighted(read(["แบบวัด", "คะแนน"], [name, "28.04"])) == [("IIT", "28.04")]


@pytest.mark.parametrize("name", ["IIT (30 คะแนน)", "แบบวัด IIT (น้ำหนักร้อยละ 30)"])
def test_a_weight_that_is_only_noted_does_not_make_a_score_weighted(name: str) -> None:
    reading = read(["แบบวัด", "คะแนน"], [name, "93.46"])
    assert scores(reading) == [("IIT", "93.46")]
    assert weighted(reading) == []


def test_a_column_of_maxima_tells() -> None:
    rows = [["IIT", "30", "28.04"], ["EIT", "30", "25.77"], ["OIT", "40", "38.50"], ["รวม", "100", "92.31"]]
    reading = read(["แบบวัด", "คะแนนเต็ม", "คะแนนที่ได้"], *rows)
    assert weighted(reading) == WEIGHTED
    assert scores(reading) == [("total", "92.31")]
    whole = read(["แบบวัด", "คะแนนเต็ม", "คะแนนที่ได้"], ["OIT", "100", "37.50"])
    assert scores(whole) == [("OIT", "37.50")]


def test_what_words_and_arithmetic_leave_open_is_asked() -> None:
    reading = read(["แบบวัด", "คะแนน"], ["IIT", "28.04"], ["OIT", "38.50"])
    assert scores(reading) == []
    assert weighted(reading) == []
    assert told(reading) == [("doubt", "A3")]


def test_one_score_above_its_weight_makes_its_column_scores() -> None:
    reading = read(["แบบวัด", "คะแนน"], ["IIT", "28.04"], ["EIT", "85.89"], ["OIT", "38.50"])
    assert scores(reading) == [("IIT", "28.04"), ("EIT", "85.89"), ("OIT", "38.50")]


def test_a_column_that_says_weighted_and_cannot_be_is_asked() -> None:
    reading = read(["แบบวัด", "คะแนนถ่วงน้ำหนัก", "คะแนน"], ["IIT", "93.46", "93.46"])
    assert scores(reading) == [("IIT", "93.46")]
    assert weighted(reading) == []
    assert told(reading) == [("doubt", "A3")]


def test_no_points_at_all_are_a_score_of_nothing() -> None:
    assert scores(read(["แบบวัด", "คะแนน"], ["OIT", "0"])) == [("OIT", "0.00")]


def test_scores_before_weighting_are_scores() -> None:
    reading = read(["แบบวัด", "คะแนน (ก่อนถ่วงน้ำหนัก)", "คะแนน (หลังถ่วงน้ำหนัก)"], ["IIT", "20.00", "6.00"])
    assert scores(reading) == [("IIT", "20.00")]
    assert weighted(reading) == [("IIT", "6.00")]


@pytest.mark.parametrize(
    ("words", "instrument", "said"),
    [
        ("IIT (30)", "IIT", NOTED),
        ("IIT (40)", "IIT", ""),  # no weight of IIT
        ("OIT น้ำหนัก 40", "OIT", NOTED),
        ("EIT (1)", "EIT1", ""),
        ("EIT ส่วนที่ 1 (15 คะแนน)", "EIT1", NOTED),
        ("OIT (เต็ม 100)", "OIT", HUNDRED),
        ("คะแนนถ่วงน้ำหนัก OIT", "OIT", POINTS),
        ("คะแนน OIT ก่อนถ่วงน้ำหนัก", "OIT", HUNDRED),
    ],
)
def test_what_words_say(words: str, instrument: str, said: str) -> None:
    assert hint(words, instrument, 2566) == said


def test_columns_are_told_apart_only_when_every_row_fits() -> None:
    raw, points = {"IIT": Decimal(90), "OIT": Decimal(50)}, {"IIT": Decimal(27), "OIT": Decimal(20)}
    assert tell_apart([points, raw], 2566) == (1, 0)
    assert tell_apart([raw, {**points, "OIT": Decimal(21)}], 2566) is None
    assert tell_apart([raw, {}], 2566) is None
