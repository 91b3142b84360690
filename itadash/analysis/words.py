"""Figures and lists as Thai sentences write them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from itadash.scores import round_half_up


def points(value: Decimal) -> str:
    """``80.08``, and ``100`` for a whole number: two decimals only where they say something."""
    rounded = round_half_up(value)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def signed(value: Decimal) -> str:
    """A difference in points with its sign: ``+1.50`` · ``−0.25`` · ``0.00``."""
    rounded = round_half_up(value)
    return f"{rounded:+.2f}".replace("-", "−") if rounded else "0.00"


def listed(parts: Sequence[str]) -> str:
    """A Thai list: ``ก`` · ``ก และข`` · ``ก ข และค``; before a Latin letter or a digit ``และ`` has a space after it."""
    if len(parts) < 2:
        return "".join(parts)
    last = parts[-1]
    return f"{' '.join(parts[:-1])} และ{last if 'ก' <= last[:1] <= '๎' else f' {last}'}"
