"""What the cells of each table open: for every column with figures, a request for each row. No Streamlit here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from itadash.analysis.compare import Change, Comparison
from itadash.analysis.smallest import Step
from itadash.assessment.printed import TOTAL, Key, key_of
from itadash.assessment.result import Result
from itadash.reading.model import Reading
from itadash.rules import FISCAL_YEARS, load
from itadash.scores import Conflict
from itadash.ui.trace_requests import OfFigure, OfPlace, Request

Targets = dict[str, list[Request | None]]
_PARTS = (("public", "EIT1"), ("survey", "EIT2"), ("unspecified", "EIT"))


def items(result: Result, rows: pd.DataFrame) -> Targets:
    """Of a table of items (``rows`` of ``result.items``): score, verdict and gap open the score that decides them."""
    records = rows.to_dict("records")
    deciding = [_figure(result, row["score"], _deciding(row)) for row in records]
    before = [
        _figure(result, row["previous"], (row["instrument"], row["previous_code"]), years_back=1) for row in records
    ]
    return {
        **dict.fromkeys(("คะแนน", "ผล", "ส่วนต่าง", "ที่มา", "เปลี่ยนแปลง"), deciding),
        "EIT Public": [_figure(result, row["public"], ("EIT1", row["code"])) for row in records],
        "EIT Survey": [_figure(result, row["survey"], ("EIT2", row["code"])) for row in records],
        "ปีก่อน": before,
    }


def item_scores(result: Result, codes: Sequence[str]) -> Targets:
    """Of a table with one row for each of ``codes``: the score opens the one that the item is judged by."""
    rows = {row["code"]: row for row in result.items.to_dict("records")}
    return {"คะแนน": [_figure(result, rows[code]["score"], _deciding(rows[code])) for code in codes]}


def changes(comparison: Comparison, rows: Sequence[Change], agency: str) -> Targets:
    """Of a table of two years (``rows`` of ``comparison``): each year opens its figure, the change the later."""
    now = [_change(each, each.score, agency, comparison.fiscal_year) for each in rows]
    before = [_change(each, each.previous, agency, comparison.base_year) for each in rows]
    return {"ปีก่อน": before, **dict.fromkeys(("ปีนี้", "+/− คะแนน", "+/− ร้อยละ", "ผล"), now)}


def steps(result: Result, found: Sequence[Step]) -> Targets:
    """Of the table of the smallest set: the score that is to rise."""
    requests: list[Request | None] = [
        OfFigure(result.agency, result.fiscal_year, (step.part, step.code)) for step in found
    ]
    return {"จาก": requests}


def indicators(result: Result) -> Targets:
    """Of the table of the ten indicators."""
    records = result.indicators.to_dict("records")
    keys = [(row["instrument"], str(row["number"])) for row in records]
    now = [_figure(result, row["score"], key) for row, key in zip(records, keys, strict=True)]
    before = [_figure(result, row["previous"], key, years_back=1) for row, key in zip(records, keys, strict=True)]
    return {**dict.fromkeys(("คะแนน", "ผล", "ที่มา", "เปลี่ยนแปลง"), now), "ปีก่อน": before}


def indicator_years(grid: pd.DataFrame, agency: str) -> Targets:
    """Of the table indicator × year: every column that is a year."""
    instruments = {indicator.number: indicator.instrument for indicator in load(FISCAL_YEARS[-1]).indicators}
    return {
        year: [
            None if pd.isna(score) else OfFigure(agency, int(year), (instruments[int(number)], str(number)))
            for number, score in zip(grid["ที่"], grid[year], strict=True)
        ]
        for year in (str(name) for name in grid.columns[2:])
    }


def item_years(rows: pd.DataFrame, agency: str) -> Targets:
    """Of the table of one question over the years (``rows`` of :func:`itadash.assessment.trend.item_years`)."""
    found: list[Request | None] = [
        None if score is None or pd.isna(score) else OfFigure(agency, int(year), (instrument, code))
        for year, instrument, code, score in zip(
            rows["fiscal_year"], rows["instrument"], rows["code"], rows["score"], strict=True
        )
    ]
    return dict.fromkeys(("คะแนน", "การเทียบ", "ที่มา"), found)


def printed(reading: Reading, positions: Sequence[int]) -> Targets:
    """Of the card's table of what was read (the rows of ``reading.printed`` at ``positions``)."""
    rows = reading.printed.iloc[list(positions)]
    found: list[Request | None] = [OfPlace(s, score) for s, score in zip(rows["source"], rows["score"], strict=True)]
    return dict.fromkeys(("คะแนน", "พิมพ์ว่า", "ที่มา"), found)


def conflicts(found: Sequence[Conflict]) -> Targets:
    """Of the table of values that contradict each other: either value opens its place."""
    kept: list[Request | None] = [OfPlace(each.kept_source, each.kept) for each in found]
    other: list[Request | None] = [OfPlace(each.source, each.printed) for each in found]
    return {"ค่าที่ใช้": kept, "อ่านจาก": kept, "อีกค่าหนึ่ง": other, "พบที่": other}


def places(sources: Sequence[str], columns: Sequence[str]) -> Targets:
    """Of any table with a place in each row: ``columns`` open it."""
    found: list[Request | None] = [OfPlace(source) if source else None for source in sources]
    return dict.fromkeys(columns, found)


def _figure(result: Result, score: Any, key: Key, *, years_back: int = 0) -> Request | None:
    if score is None or pd.isna(score):
        return None
    return OfFigure(result.agency, result.fiscal_year - years_back, key)


def _change(change: Change, score: Any, agency: str, fiscal_year: int | None) -> Request | None:
    if score is None or fiscal_year is None:
        return None
    key = TOTAL if change.code == TOTAL[1] else (change.instrument, change.code)
    return OfFigure(agency, fiscal_year, key)


def _deciding(row: dict[str, Any]) -> Key:
    """The key of the score that an item is judged by: of an EIT item with two parts the lower one."""
    parts = [part for column, part in _PARTS if row[column] is not None and row[column] == row["score"]]
    return key_of("item", parts[0] if parts else row["instrument"], row["code"])
