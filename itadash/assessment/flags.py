"""What lies below the target. The line is a setting; 85.00 itself passes (Master Plan issue 21: 85 points pass)."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

TARGET = Decimal("85.00")


def below(score: Decimal | None, target: Decimal = TARGET) -> bool:
    """Whether ``score`` is known and below ``target``."""
    return score is not None and score < target


def lowest(scores: Iterable[Decimal | None]) -> Decimal | None:
    """The score that decides an item: the lowest that is printed (an EIT item has up to two), or ``None``."""
    return min((score for score in scores if score is not None), default=None)
