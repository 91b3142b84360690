"""The Scores table: the one shape that reading hands on and everything else takes.

One row a printed score (or, after :func:`distinct`, one row a key). Columns, in order:

=============  ===========================================================================================
agency         name as printed, normalised; ``""`` only when the sheet names none
fiscal_year    Buddhist-era year that was assessed (``Int64``); ``<NA>`` where no year is printed
level          ``total`` · ``instrument`` · ``indicator`` · ``subindicator`` · ``item``
instrument     ``IIT`` · ``EIT`` · ``EIT1`` (Public) · ``EIT2`` (Survey) · ``OIT`` · ``""`` for the total.
               On an EIT item ``EIT`` means that the part is not printed.
code           ``total`` · ``IIT`` … · ``1``…``10`` · ``9.1``… · ``i1``…, ``e1``…, ``o1``… (ASCII digits)
score          :class:`decimal.Decimal`, points 0–100, at most two decimals
source         file, sheet and cell (or line) the score was read from; of a score that no file prints and a person
               told: ``SAID``, " · " and the place that it explains
read_as        ``""``, or the printed form when it was repaired
=============  ===========================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

import pandas as pd

COLUMNS = ("agency", "fiscal_year", "level", "instrument", "code", "score", "source", "read_as")
KEY = ("agency", "fiscal_year", "instrument", "code")
LEVELS = ("total", "instrument", "indicator", "subindicator", "item")
SAID = "หน่วยงานระบุเอง"
HUNDREDTH = Decimal("0.01")
LEVEL_NAMES = {
    "total": "คะแนนรวม",
    "instrument": "แบบวัด",
    "indicator": "ตัวชี้วัด",
    "subindicator": "ตัวชี้วัดย่อย",
    "item": "ข้อคำถาม",
}


class Score(NamedTuple):
    """One printed score; the fields are the columns of the Scores table."""

    agency: str
    fiscal_year: int | None
    level: str
    instrument: str
    code: str
    score: Decimal
    source: str
    read_as: str = ""


def round_half_up(value: Decimal) -> Decimal:
    """``value`` to two decimals, half up: the rounding of ITAS at every stage (98.895 → 98.90)."""
    return value.quantize(HUNDREDTH, rounding=ROUND_HALF_UP)


def frame(rows: Iterable[Score]) -> pd.DataFrame:
    """A Scores table of ``rows``, in their order; also right for no rows."""
    columns = list(zip(*rows, strict=True)) or [()] * len(COLUMNS)
    return _typed(pd.DataFrame({name: list(values) for name, values in zip(COLUMNS, columns, strict=True)}))


def _typed(table: pd.DataFrame) -> pd.DataFrame:
    table["fiscal_year"] = table["fiscal_year"].astype("Int64")
    for column in COLUMNS:
        if column not in ("fiscal_year", "score"):
            table[column] = table[column].astype("str")
    table["score"] = table["score"].astype("object")
    return table


@dataclass(frozen=True)
class Conflict:
    """A second, different value printed for a key; the first value stands."""

    agency: str
    fiscal_year: int | None
    instrument: str
    code: str
    kept: Decimal
    kept_source: str
    printed: Decimal
    source: str


def distinct(printed: pd.DataFrame) -> tuple[pd.DataFrame, list[Conflict]]:
    """One row a key: the first printed value stands, other values come back as conflicts. What a person told (``SAID``)
    gives way to what is printed.

    A value printed again is the same row. ``printed`` has the columns of the Scores table (others are dropped).
    """
    first: dict[tuple[object, ...], int] = {}
    seen: set[tuple[object, ...]] = set()
    keep: list[int] = []
    conflicts: list[Conflict] = []
    rows = printed.loc[:, list(COLUMNS)].reset_index(drop=True)
    told = rows["source"].str.startswith(SAID).tolist()
    listed = list(enumerate(rows.itertuples(index=False)))
    for index, row in sorted(listed, key=lambda each: told[each[0]]) if any(told) else listed:
        year = None if pd.isna(row.fiscal_year) else int(row.fiscal_year)
        key = (row.agency, year, row.instrument, row.code)
        if key not in first:
            first[key] = index
            keep.append(index)
            continue
        kept = rows.iloc[first[key]]
        if row.score == kept["score"] or (key, row.score) in seen:
            continue
        seen.add((key, row.score))
        conflicts.append(
            Conflict(
                row.agency,
                year,
                row.instrument,
                row.code,
                kept["score"],
                kept["source"],
                row.score,
                row.source,
            )
        )
    return _typed(rows.iloc[sorted(keep)].reset_index(drop=True)), conflicts


_LEVEL_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_INSTRUMENT_RANK = {name: rank for rank, name in enumerate(("", "IIT", "EIT", "EIT1", "EIT2", "OIT"))}


def sort_key(level: str, instrument: str, code: str) -> tuple[int, int, str, tuple[int, ...], int]:
    """Order of people: total, instruments, indicators 1–10, sub-indicators, items i1…o43, EIT parts side by side."""
    letter = code[0] if level == "item" else ""
    letter_rank = {"i": "0", "e": "1", "o": "2"}.get(letter, letter)
    numbers = tuple(int(part) for part in re.findall(r"\d+", code)) if level != "instrument" else ()
    rank = _INSTRUMENT_RANK.get(instrument, 9)
    return (_LEVEL_RANK[level], rank if level == "instrument" else 0, letter_rank, numbers, rank)
