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


@cache
def _labels(year: int) -> dict[str, frozenset[str]]:
    return {item.code: frozenset(triples(item.label)) for item in rules.load(year).items}


@cache
def _weights(year: int) -> dict[str, float]:
    labels = _labels(year)
    counts = Counter(triple for label in labels.values() for triple in label)
    return {triple: log((len(labels) + 1) / count) for triple, count in counts.items()}
