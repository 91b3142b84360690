"""Two years side by side, worked by hand from the printed indicators."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from itadash.analysis.compare import Comparison, compare
from itadash.assessment.result import build
from tests.assessment.publications import ANG_THONG, KHOEN, frame, indicators

TARGET = Decimal(85)


def of(table: pd.DataFrame, agency: str) -> Comparison:
    return compare(build(table, agency, 2566, TARGET), table)


def numbers(changes: object) -> str:
    return " ".join(change.code for change in changes)  # type: ignore[attr-defined]


def test_khoen_against_the_year_before() -> None:
    """2565 has no printed total: 0.30 × 80.94 + 0.30 × 71.16 + 0.40 × 63.75 = 24.282 + 21.348 + 25.50 = 71.13."""
    found = of(KHOEN, "ค")
    assert found.base_year == 2565
    assert (found.total.previous, found.total.points) == (Decimal("71.13"), Decimal("16.20"))
    assert found.total.percent == Decimal("22.78")  # 16.20 ÷ 71.13
    assert numbers(found.best) == "1"
    assert numbers(found.weakest) == "10"
    assert numbers(found.risen_above) == "1 2 3 4 5 6 7 8 9"
    assert numbers(found.risen_below) == "10"
    assert found.fallen == ()
    tenth = found.indicators[9]
    assert (tenth.points, tenth.percent) == (Decimal("13.75"), Decimal("28.95"))  # 13.75 ÷ 47.50 = 0.28947


def test_without_the_year_before_nothing_is_compared() -> None:
    found = of(ANG_THONG, "ก")
    assert found.base_year is None
    assert all(change.points is None and change.percent is None for change in found.indicators)
    assert numbers(found.best) == "10"
    assert numbers(found.weakest) == "7"


def test_groups_with_a_tie_a_fall_and_a_standstill() -> None:
    table = frame(
        indicators("ก", 2565, "90.00 90.00 0.00 80.00 95.00 86.00 86.00 86.00 86.00 86.00"),
        indicators("ก", 2566, "85.00 90.00 84.99 84.00 99.00 99.00 86.00 86.00 86.00 84.00"),
    )
    found = of(table, "ก")
    assert numbers(found.best) == "5 6"
    assert numbers(found.weakest) == "4 10"
    assert numbers(found.risen_above) == "5 6"
    assert numbers(found.risen_below) == "3 4"
    assert numbers(found.fallen) == "1 10"
    assert numbers(found.unchanged) == "2 7 8 9"
    assert found.indicators[2].percent is None  # there is no percentage of 0
    assert found.indicators[0].percent == Decimal("-5.56")  # −5 ÷ 90
