"""What a point of a figure is worth in the total."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.assessment.printed import TOTAL, Key
from itadash.assessment.shares import effect, share
from itadash.rules import load


@pytest.mark.parametrize(
    ("year", "key", "worth"),
    [
        (2566, TOTAL, "1"),
        (2566, ("IIT", "IIT"), "0.30"),
        (2566, ("EIT1", "EIT1"), "0.15"),
        (2566, ("IIT", "1"), "0.06"),  # 0.30 ÷ 5
        (2566, ("EIT", "6"), "0.10"),
        (2566, ("EIT1", "6"), "0.05"),
        (2566, ("OIT", "9"), "0.20"),
        (2566, ("OIT", "9.1"), "0.04"),  # 0.20 ÷ 5
        (2566, ("OIT", "10.2"), "0.10"),
        (2566, ("IIT", "i1"), "0.01"),  # 0.06 ÷ 6
        (2566, ("EIT2", "e9"), "0.01"),  # 0.05 ÷ 5
        (2566, ("EIT", "e9"), "0.01"),  # one of the two parts, whichever
        (2566, ("OIT", "o1"), "0.004"),  # 0.04 ÷ 10: a missed item costs 0.40 points
        (2566, ("OIT", "o18"), "0.005"),  # 0.04 ÷ 8
        (2566, ("OIT", "o26"), "0.01"),  # 0.04 ÷ 4
        (2566, ("OIT", "o35"), "0.0125"),  # 0.10 ÷ 8
        (2566, ("OIT", "o43"), "0.02"),  # 0.10 ÷ 5: 2.00 points
        (2565, ("EIT", "e9"), "0.02"),  # one pool: 0.30 ÷ 3 ÷ 5
        (2564, ("EIT", "e9"), "0.02"),
        (2564, ("OIT", "o43"), "0.05"),  # 0.40 ÷ 2 ÷ 2 ÷ 2: 10.2 has two items
    ],
)
def test_share(year: int, key: Key, worth: str) -> None:
    assert share(load(year), key) == Decimal(worth)


def test_a_share_that_is_no_short_decimal() -> None:
    assert share(load(2564), ("OIT", "o18")) == Decimal("0.40") / 2 / 5 / 7  # 9.3 of 2564 has seven items


@pytest.mark.parametrize(
    ("year", "key"),
    [
        (2565, ("EIT1", "EIT1")),
        (2565, ("EIT1", "e9")),
        (2563, ("OIT", "o1")),
        (2566, ("OIT", "o99")),
        (2566, ("IIT", "9")),
    ],
)
def test_what_the_rules_do_not_tell(year: int, key: Key) -> None:
    assert share(load(year), key) is None


def test_effect() -> None:
    assert effect(load(2566), ("OIT", "9"), Decimal("92.50"), Decimal("90.00")) == Decimal("-0.50")
    assert effect(None, TOTAL, Decimal(1), Decimal(2)) is None
