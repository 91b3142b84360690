"""Weighted points (IIT ≤ 30, EIT ≤ 30, OIT ≤ 40) are told as what they mean, and never pass for scores of 100."""

from __future__ import annotations

from decimal import Decimal

from itadash.reading.model import PrintedWeighted
from tests.assessment import publications as pub
from tests.assessment.made import AGENCY, found, reading

_INDICATORS = "96.65 90.10 95.90 92.12 92.54"  # mean 93.462 → 93.46; 0.30 × 93.46 = 28.038 → 28.04


def points(value: str, instrument: str = "IIT") -> PrintedWeighted:
    return PrintedWeighted(AGENCY, 2566, instrument, Decimal(value), "ตัวอย่าง › F4", "ตัวอย่าง › A3")


def test_an_instrument_that_is_its_weighted_value() -> None:
    rows = [pub.indicators(AGENCY, 2566, _INDICATORS), pub.instruments(AGENCY, 2566, IIT="28.04")]
    told = found(reading(*rows))
    assert [(f.severity, f.kind, f.code, f.printed, f.expected) for f in told] == [
        ("error", "weighted", "IIT", "28.04", "93.46")
    ]
    assert told[0].calculation == "0.30 × 93.46 = 28.04"
    assert told[0].effect == Decimal("19.63")  # (93.46 − 28.04) × 0.30 = 19.626
    assert [(c.was, c.now) for c in told[0].corrections] == [("28.04", "93.46")]


def test_a_wrong_score_near_by_is_no_weighted_value() -> None:
    rows = [pub.indicators(AGENCY, 2566, _INDICATORS), pub.instruments(AGENCY, 2566, IIT="28.10")]
    assert [(f.kind, f.expected) for f in found(reading(*rows))] == [("instrument", "93.46")]


def test_instruments_that_add_up_to_the_total() -> None:
    # 28.04 + 25.77 + 38.50 = 92.31: the total is their sum, so they are points of it
    rows = [pub.total(AGENCY, 2566, "92.31"), pub.instruments(AGENCY, 2566, IIT="28.04", EIT="25.77", OIT="38.50")]
    told = found(reading(*rows))
    assert [(f.kind, f.code, f.expected) for f in told] == [
        ("weighted", "IIT", "93.47"),  # 28.04 ÷ 0.30 = 93.4666…
        ("weighted", "EIT", "85.90"),
        ("weighted", "OIT", "96.25"),
    ]
    right = [pub.total(AGENCY, 2566, "92.31"), pub.instruments(AGENCY, 2566, IIT="93.46", EIT="85.89", OIT="96.25")]
    assert found(reading(*right)) == []


def test_a_weighted_column_is_told_as_a_score() -> None:
    score = pub.instruments(AGENCY, 2566, IIT="93.46")
    told = found(reading(score, weighted=[points("28.04")]))
    assert [(f.severity, f.kind, f.printed, f.expected) for f in told] == [("info", "weighted", "28.04", "28.04")]
    assert "เท่ากับ 93.47 จาก 100 คะแนน ตรงกับคะแนนของแบบวัดที่พิมพ์ไว้ 93.46" in told[0].message


def test_a_weighted_column_that_does_not_agree() -> None:
    score = pub.instruments(AGENCY, 2566, IIT="93.46")
    told = found(reading(score, weighted=[points("27.04")]))
    assert [(f.severity, f.printed, f.expected, f.effect) for f in told] == [
        ("error", "27.04", "28.04", Decimal("1.00"))
    ]
    assert "แต่คะแนนของแบบวัดที่พิมพ์ไว้คือ 93.46" in told[0].message


def test_more_points_than_the_weight_gives() -> None:
    told = found(reading(pub.total(AGENCY, 2566, "90.00"), weighted=[points("30.01")]))
    assert [(f.severity, f.expected) for f in told] == [("error", "0–30")]
    full = found(reading(pub.total(AGENCY, 2566, "90.00"), weighted=[points("30.00")]))
    assert [f.severity for f in full] == ["info"]
