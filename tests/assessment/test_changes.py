"""Printed changes between two years: the direction, the size in points, the percentage of the earlier year."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.reading.model import PrintedChange
from tests.assessment.made import AGENCY, change, found, reading, two_years


def kinds(before: str, now: str, *changes: PrintedChange) -> list[tuple[str, str, str, str]]:
    told = found(reading(two_years("6", before, now), changes=changes))
    return [(f.severity, f.kind, f.printed, f.expected) for f in told if f.kind in ("direction", "percent")]


def test_direction_against_the_figures() -> None:
    rising = change("6", None, "up")
    assert kinds("80.00", "84.00", rising) == []
    assert kinds("84.00", "80.00", rising) == [("error", "direction", "up", "ลดลง")]
    assert kinds("80.00", "80.00", rising) == [("error", "direction", "up", "คงที่")]
    assert kinds("80.00", "80.00", change("6", None, "same")) == []
    assert kinds("80.00", "80.01", change("6", None, "same")) == [("error", "direction", "same", "เพิ่มขึ้น")]


def test_percentage_is_of_the_earlier_year() -> None:
    # 84 − 80 = 4; 4 ÷ 80 = 5.00 %; of the later year 4 ÷ 84 = 4.7619 %
    assert kinds("80.00", "84.00", change("6", "5.00", "up")) == []
    assert kinds("80.00", "84.00", change("6", "5", "up")) == []
    told = found(reading(two_years("6", "80.00", "84.00"), changes=[change("6", "4.76", "up")]), kind="percent")
    assert [(f.printed, f.expected) for f in told] == [("4.76", "5.00")]
    assert "หารด้วยคะแนนของปีหลัง" in told[0].message
    assert told[0].calculation == "(84.00 − 80.00) ÷ 80.00 × 100 = 5.00"


def test_points_printed_as_percent() -> None:
    told = found(reading(two_years("6", "80.00", "84.00"), changes=[change("6", "4.00", "up")]), kind="percent")
    assert [f.expected for f in told] == ["5.00"]
    assert "ผลต่างของคะแนน ไม่ใช่ร้อยละ" in told[0].message
    other = found(reading(two_years("6", "80.00", "84.00"), changes=[change("6", "9.00", "up")]), kind="percent")
    assert "ปีหลัง" not in other[0].message
    assert "ไม่ใช่ร้อยละ" not in other[0].message


def test_points() -> None:
    # 88.41 − 75.68 = 12.73
    assert kinds("75.68", "88.41", change("6", "12.73", "up", kind="points")) == []
    assert kinds("75.68", "88.41", change("6", "12.71", "up", kind="points")) == []  # ±0.02
    assert kinds("75.68", "88.41", change("6", "12.37", "up", kind="points")) == [
        ("error", "percent", "12.37", "12.73")
    ]


@pytest.mark.parametrize(("value", "wrong"), [("4.00", False), ("5.00", False), ("6.00", True)])
def test_a_bare_number_may_be_either(value: str, wrong: bool) -> None:
    assert bool(kinds("80.00", "84.00", change("6", value, kind="unknown"))) is wrong


def test_a_fall_from_nothing_has_no_percentage() -> None:
    assert kinds("0.00", "84.00", change("6", "100", "up")) == []


def test_a_year_that_is_not_known_proves_nothing() -> None:
    alone = PrintedChange(AGENCY, 2566, 2564, "EIT", "6", "percent", Decimal("9"), "down", "ลดลง 9", "D4")
    assert kinds("80.00", "84.00", alone) == []
    open_year = PrintedChange(AGENCY, None, None, "EIT", "6", "percent", Decimal("9"), "down", "ลดลง 9", "D4")
    assert kinds("80.00", "84.00", open_year) == []


def test_a_word_with_its_size_of_nothing_is_only_doubtful() -> None:
    """ "ลดลง 0.00" beside equal scores says itself that nothing fell; "ลดลง" alone does not, nor "ลดลง 0.50"."""
    assert kinds("80.00", "80.00", change("6", "0.00", "down")) == [("warning", "direction", "down 0.00", "คงที่")]
    assert ("error", "direction", "down", "คงที่") in kinds("80.00", "80.00", change("6", None, "down"))
    assert ("error", "direction", "down 0.50", "คงที่") in kinds("80.00", "80.00", change("6", "0.50", "down"))
