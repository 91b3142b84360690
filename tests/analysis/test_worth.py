"""What items are worth, worked by hand through sub-indicator, indicator, instrument and weight."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.analysis.worth import gains_by_item, share, worth
from itadash.assessment.result import build
from itadash.rules import load
from tests.assessment.publications import ANG_THONG, KHOEN


@pytest.mark.parametrize(
    ("code", "part", "expected"),
    [
        ("i7", "IIT", "0.01"),  # 0.30 ÷ 5 ÷ 6
        ("e9", "EIT1", "0.01"),  # 0.15 ÷ 3 ÷ 5
        ("e9", "EIT2", "0.01"),
        ("e9", "EIT", "0.01"),  # the part is not printed: it is one of them
        ("o1", "OIT", "0.004"),  # 0.40 ÷ 2 ÷ 5 ÷ 10
        ("o18", "OIT", "0.005"),  # … ÷ 8
        ("o26", "OIT", "0.01"),  # … ÷ 4
        ("o35", "OIT", "0.0125"),  # 0.40 ÷ 2 ÷ 2 ÷ 8
        ("o43", "OIT", "0.02"),  # 0.40 ÷ 2 ÷ 2 ÷ 5
    ],
)
def test_points_of_the_total_for_a_point_of_the_item(code: str, part: str, expected: str) -> None:
    rules = load(2566)
    item = rules.item(code)
    assert item is not None
    assert share(rules, item, part) == Decimal(expected)


def test_before_2566_eit_is_one_pool_and_oit_grouped_otherwise() -> None:
    rules = load(2564)
    e9, o18, o43 = rules.item("e9"), rules.item("o18"), rules.item("o43")
    assert e9
    assert o18
    assert o43
    assert share(rules, e9, "EIT") == Decimal("0.02")  # 0.30 ÷ 3 ÷ 5
    assert share(rules, o18, "OIT") == Decimal("0.40") / 2 / 5 / 7  # 9.3 of 2564 has seven items
    assert share(rules, o43, "OIT") == Decimal("0.05")  # 10.2 has two


def test_where_the_groups_of_oit_are_not_known_nothing_is_said() -> None:
    rules = load(2563)
    item = rules.item("o1")
    assert item is not None
    assert share(rules, item, "OIT") is None


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
