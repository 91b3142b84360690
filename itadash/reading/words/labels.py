"""How much of an item's label a printed wording holds, words that every label has counting little."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from math import log

from itadash import rules
from itadash.reading.words.text import triples

ENOUGH = 0.35  # likeness from which a wording speaks for an item; names of agencies and of indicators stay below
AHEAD = 0.15  # lead over the next item from which it decides


@lru_cache(maxsize=2048)
def likeness(code: str, wording: str, fiscal_year: int | None) -> float:
    """Share (0–1) of the label's letter triples that ``wording`` has too, each weighed by how few labels have it.

    0 for a code that the year does not know; a year without rules is taken for the latest.
    """
    year = fiscal_year if fiscal_year in rules.FISCAL_YEARS else rules.FISCAL_YEARS[-1]
    label, weights = _labels(year).get(code, frozenset()), _weights(year)
    whole = sum(weights[triple] for triple in label)
    return sum(weights[triple] for triple in label & triples(wording)) / whole if whole else 0.0


def nearest(codes: list[str], wording: str, fiscal_year: int | None) -> str:
    """The one of ``codes`` that the wording clearly speaks for, or ``""``."""
    ranked = sorted(((likeness(code, wording, fiscal_year), code) for code in codes), reverse=True)
    if not ranked or ranked[0][0] < ENOUGH or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < AHEAD):
        return ""
    return ranked[0][1]


CLEAR = 0.45  # likeness to another item's label from which it contradicts the code; damage seldom leaves so much
_LEAD = 0.1  # over the code's own label; official wordings lie 0.02 behind a near neighbour's at most [FY2566]


def contradiction(code: str, wording: str, fiscal_year: int | None) -> str:
    """The item of the same instrument whose wording stands beside ``code``, or ``""``.

    Only where the year's rules hold wordings of both, and the printed words are clearly nearer to the other one's.
    """
    if fiscal_year not in rules.FISCAL_YEARS:
        return ""
    labels, own = _labels(fiscal_year), likeness(code, wording, fiscal_year)
    if own > 1 - _LEAD or code not in labels:
        return ""
    known = Counter(labels.values())
    if known[labels[code]] != 1:
        return ""
    others = [other for other, label in labels.items() if other[0] == code[0] and other != code and known[label] == 1]
    ranked = max(((likeness(other, wording, fiscal_year), other) for other in others), default=(0.0, ""))
    return ranked[1] if ranked[0] >= max(CLEAR, own + _LEAD) else ""


@cache
def _labels(year: int) -> dict[str, frozenset[str]]:
    return {item.code: frozenset(triples(item.label)) for item in rules.load(year).items}


@cache
def _weights(year: int) -> dict[str, float]:
    labels = _labels(year)
    counts = Counter(triple for label in labels.values() for triple in label)
    return {triple: log((len(labels) + 1) / count) for triple, count in counts.items()}
