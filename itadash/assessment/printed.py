"""The printed scores of one agency and one fiscal year, ready to be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

Key = tuple[str, str]  # (instrument, code), as in the Scores table; the instrument stands in both for an instrument
TOTAL: Key = ("", "total")
Unit = tuple[str, int]  # agency and fiscal year


@dataclass(frozen=True)
class Printed:
    """One printed score (points 0–100) and the place it was read from."""

    level: str
    value: Decimal
    source: str


def key_of(level: str, instrument: str, code: str) -> Key:
    """The key of a row: totals and instruments have one key however their instrument column is filled."""
    if level == "total":
        return TOTAL
    if level == "instrument":
        return (code, code)
    return (instrument, code)


def select(scores: pd.DataFrame, agency: str, fiscal_year: int) -> pd.DataFrame:
    """The rows of ``scores`` (a Scores table) that belong to ``agency`` and ``fiscal_year``."""
    mask = (scores["agency"] == agency) & (scores["fiscal_year"] == fiscal_year)
    return scores[mask.fillna(False).astype(bool)]


def printed_values(scores: pd.DataFrame) -> Mapping[Key, Printed]:
    """What ``scores`` (one agency, one year) prints, by key; the first of several values stands."""
    return next(iter(printed_by_unit(scores.assign(agency="", fiscal_year=0)).values()), {})


def printed_by_unit(scores: pd.DataFrame) -> dict[Unit, dict[Key, Printed]]:
    """What a Scores table prints, by agency and year and then by key; rows without a year are left out."""
    found: dict[Unit, dict[Key, Printed]] = {}
    columns = (scores[name] for name in ("agency", "fiscal_year", "level", "instrument", "code", "score", "source"))
    for agency, year, level, instrument, code, score, source in zip(*columns, strict=True):
        if not pd.isna(year):
            of_unit = found.setdefault((agency, int(year)), {})
            of_unit.setdefault(key_of(level, instrument, code), Printed(level, score, source))
    return found
