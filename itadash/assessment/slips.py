"""The item whose digits were mistyped, when one slip explains why a printed mean does not follow from its items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from itadash.assessment.printed import Key
from itadash.assessment.rollup import mean


def slips(items: Mapping[Key, Decimal], printed: Decimal) -> list[tuple[Key, Decimal]]:
    """(item, what it would be) for each slip of one item with which the mean of ``items`` is ``printed``.

    Two neighbouring digits in the wrong order first; only when there is none, one wrong digit. Nothing when more than
    two items (of one wrong digit: one) could be it, and nothing when ``printed`` is one slip away from the mean itself.
    """
    own = mean(list(items.values()))
    if printed in (*_swapped(own), *_one_wrong(own)):
        return []
    for kind, most in ((_swapped, 2), (_one_wrong, 1)):
        found = [
            (key, other)
            for at, (key, value) in enumerate(items.items())
            for other in kind(value)
            if mean(_with(list(items.values()), at, other)) == printed
        ]
        if found:
            return found if len(found) <= most else []
    return []


def _with(values: Sequence[Decimal], at: int, value: Decimal) -> list[Decimal]:
    return [*values[:at], value, *values[at + 1 :]]


def _digits(value: Decimal) -> str:
    return f"{value:.2f}"


def _swapped(value: Decimal) -> Iterator[Decimal]:
    text = _digits(value)
    places = [at for at, letter in enumerate(text) if letter.isdigit()]
    for a, b in pairwise(places):
        if text[a] != text[b]:
            yield from _score(text[:a] + text[b] + text[a + 1 : b] + text[a] + text[b + 1 :])


def _one_wrong(value: Decimal) -> Iterator[Decimal]:
    text = _digits(value)
    for at, letter in enumerate(text):
        if letter.isdigit():
            for digit in "0123456789".replace(letter, ""):
                yield from _score(text[:at] + digit + text[at + 1 :])


def _score(text: str) -> Iterator[Decimal]:
    value = Decimal(text)
    if value <= 100:
        yield value
