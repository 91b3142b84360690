"""Tables of scores as charts that can be drawn without a browser: the twins of the charts on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from itadash.documents.content import Bars, Chart, Heat, ItemPoint, ItemYears, Lines, Pairs, Together
from itadash.scores import round_half_up

PART_NAMES = {"EIT1": "Public", "EIT2": "Survey"}
GAPS = {"none": "ไม่มีข้อที่ตรงกัน", "unknown": "ยังไม่ทราบข้อที่ตรงกัน"}
NO_SCORE = "ไม่มีคะแนน"


def bars(indicators: pd.DataFrame, target: Decimal, year: int) -> Bars:
    """The indicators of a result (number, name, score, previous) against the target."""
    rows = tuple(
        (f"{row['number']}. {row['name']}", points(row["score"]), points(row["previous"]))
        for row in indicators.sort_values("number").to_dict("records")
    )
    return Bars(rows, target, f"คะแนนปี {year - 1}" if any(row[2] is not None for row in rows) else "")


def over_years(trend: pd.DataFrame, target: Decimal, kind: str) -> Chart:
    """The grid indicator × year (number, name, instrument, fiscal_year, score) as "lines", "panels" or "heat"."""
    years = tuple(sorted({int(year) for year in trend["fiscal_year"]}))
    rows, groups = [], []
    for number, own in trend.groupby("number", sort=True):
        scores = {int(row["fiscal_year"]): points(row["score"]) for row in own.to_dict("records")}
        rows.append((f"{number}. {own['name'].iloc[0]}", tuple(scores.get(year) for year in years)))
        groups.append(str(own["instrument"].iloc[0]))
    if kind == "heat":
        return Heat(years, tuple(rows), target)
    if kind == "panels":
        return Lines(years, tuple(rows), target)
    return Together(years, tuple(rows), tuple(groups), target)


def item_years(rows: pd.DataFrame, target: Decimal) -> ItemYears:
    """One question over the years, out of :func:`itadash.assessment.trend.item_years`."""
    entries = rows.to_dict("records")
    years = tuple(sorted({int(entry["fiscal_year"]) for entry in entries}))
    found = tuple(
        ItemPoint(
            int(entry["fiscal_year"]),
            str(entry["code"]).upper(),
            PART_NAMES.get(str(entry["instrument"]), ""),
            score,
            bool(entry["joined"]),
        )
        for entry in entries
        if (score := points(entry["score"])) is not None
    )
    known = {point.year for point in found}
    why = {int(entry["fiscal_year"]): GAPS.get(str(entry["relation"]), NO_SCORE) for entry in entries}
    return ItemYears(years, found, tuple((year, why[year]) for year in years if year not in known), target)


def two_years(changes: Sequence[Mapping[str, Any]], target: Decimal, names: tuple[str, str]) -> Pairs | None:
    """Figures (label, previous, score) of two years side by side; ``None`` when no figure has both."""
    rows = tuple((str(each["label"]), points(each["previous"]), points(each["score"])) for each in changes)
    return Pairs(names, rows, target) if any(None not in row for row in rows) else None


def points(value: Any) -> Decimal | None:
    """A score as ``Decimal`` with two decimals, ``None`` where there is none."""
    return None if value is None or pd.isna(value) else round_half_up(Decimal(str(value)))
