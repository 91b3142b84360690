"""What items are worth, worked by hand through sub-indicator, indicator, instrument and weight."""

from __future__ import annotations

from decimal import Decimal

from itadash.analysis.worth import gains_by_item, worth
from itadash.assessment.result import build
from tests.assessment.publications import ANG_THONG, KHOEN


def test_khoen_begins_with_what_pays_most() -> None:
    table = worth(build(KHOEN, "ค", 2566, Decimal(85)))
    first = list(zip(table["code"], table["to_target"], strict=True))[:6]
    assert first[:2] == [("o42", 2), ("o43", 2)]
    assert {(code, str(round(gain, 4))) for code, gain in first[2:]} == {
        *((code, "1.2500") for code in ("o35", "o37", "o38")),
        ("o26", "1.0000"),
    }


def test_both_parts_of_an_eit_item_add_up() -> None:
    """e11 of Ang Thong: Public 93.72, Survey 74.87. To 85: 10.13 × 0.01; to 100: (6.28 + 25.13) × 0.01."""
    table = worth(build(ANG_THONG, "ก", 2566, Decimal(85)))
    assert gains_by_item(table)["e11"] == Decimal("0.1013")
    assert gains_by_item(table, "to_full")["e11"] == Decimal("0.3141")
    assert "e4" not in gains_by_item(table)  # not printed
