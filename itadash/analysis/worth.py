"""What each item is worth: points of the total gained if it rose to the target or to 100.

A score moves the total through sub-indicator, indicator, instrument and weight (:mod:`itadash.assessment.shares`).
Rounding at every stage is left out here (it moves a gain by at most 0.01); :mod:`.whatif` has it.
"""

from __future__ import annotations

from decimal import Decimal

import pandas as pd

from itadash.assessment.printed import Key
from itadash.assessment.result import Result
from itadash.assessment.shares import share
from itadash.rules import Rules

FULL = Decimal(100)
COLUMNS = ("code", "part", "score", "share", "to_target", "to_full")


def scores_of(row: dict[object, object] | dict[str, object], rules: Rules) -> dict[str, Decimal]:
    """Part (or instrument) → score of an item's row in ``result.items``; only what is printed."""
    if row["instrument"] != "EIT":
        return {str(row["instrument"]): row["score"]} if isinstance(row["score"], Decimal) else {}
    columns = (("EIT1", "public"), ("EIT2", "survey"), ("EIT", "unspecified"))
    found: dict[str, Decimal] = {}
    for part, column in columns:
        value = row[column]
        if isinstance(value, Decimal):
            found[part] = value
    if rules.instrument("EIT").parts and ("EIT1" in found or "EIT2" in found):
        found.pop("EIT", None)
    return found


def worth(result: Result) -> pd.DataFrame:
    """One row an item and EIT part that has a score and a known way to the total, what pays most first.

    Columns: code, part (IIT · EIT1 · EIT2 · EIT · OIT), score (points 0–100), share (points of the total per point),
    to_target and to_full (points of the total gained; 0 where the score is there already). All ``Decimal``. OIT items
    are 0 or 100, so to_target is to_full where the score is below the target.
    """
    rows = []
    for row in result.items.to_dict("records"):
        item = result.rules.item(str(row["code"]))
        if item is None:
            continue
        for part, score in scores_of(row, result.rules).items():
            each = share(result.rules, key_of(item.code, part))
            if each is None:
                continue
            full = max(FULL - score, Decimal(0)) * each
            short = score < result.target
            goal = FULL if item.instrument == "OIT" else result.target
            rows.append((item.code, part, score, each, (goal - score) * each if short else Decimal(0), full))
    rows.sort(key=lambda r: (-r[4], -r[5]))
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype("object")


def gains_by_item(table: pd.DataFrame, column: str = "to_target") -> dict[str, Decimal]:
    """Code → points of the total over the item's parts together, what pays most first."""
    sums: dict[str, Decimal] = {}
    for code, gain in zip(table["code"], table[column], strict=True):
        sums[str(code)] = sums.get(str(code), Decimal(0)) + gain
    return dict(sorted(sums.items(), key=lambda entry: -entry[1]))


def key_of(code: str, part: str) -> Key:
    """The key of an item's score in the Scores table."""
    return (part, code)
