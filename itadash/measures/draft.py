"""A first table of measures: one for every item below the target, in the words of the library."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from itadash.assessment.result import Result
from itadash.measures import library
from itadash.measures.model import Measure, MeasuresTable
from itadash.rules import INSTRUMENT_OF_LETTER, Evidence, Item
from itadash.scores import round_half_up, sort_key


def draft(result: Result) -> MeasuresTable:
    """One measure for each flagged item, by topic (an item of several topics: its first), then in sheet order.

    Items without a topic come last under topic 0. The same result always gives the same table, ids included.
    """
    measures = [measure_for(result, code) for code in result.flagged]
    measures.sort(key=lambda m: (m.topic or 99, sort_key("item", "", m.items[0])))
    return MeasuresTable(agency=result.agency, fiscal_year=result.fiscal_year, measures=tuple(measures))


def measure_for(result: Result, code: str) -> Measure:
    """The drafted measure for one item, flagged or not, of the result."""
    item = result.rules.item(code) or _unlisted(code)
    texts = library.entry(item, result.fiscal_year)
    values = {
        "code": code.upper(),  # as documents print it
        "label": item.label,
        "score": _score(result, code),
        "target": _points(result.target),
        "result_year": str(result.fiscal_year),
        "work_year": str(result.fiscal_year + 1),
    }
    topics = result.rules.topics_of(code)
    return Measure(
        id=f"draft-{code}",
        topic=topics[0].number if topics else 0,
        items=(code,),
        measure=_fill(texts["title"], values),
        method=_fill(f"{texts['finding']} จึง{texts['method']}", values),
        owner=_fill(texts["owner"], values),
        period=_fill(texts["period"], values),
        steps="\n".join(f"{n}. {_fill(step, values)}" for n, step in enumerate(texts["steps"], start=1)),
        follow_up="\n".join(
            (
                f"1. {_fill(texts['check'], values)}",
                f"2. {_fill(texts['report'], values)}",
                f"หลักฐาน: {', '.join(_fill(text, values) for text in texts['evidence'])}",
            )
        ),
    )


def period(fiscal_year: int) -> str:
    """The period in which measures for a result of ``fiscal_year`` run: the government year after it."""
    values = {"result_year": str(fiscal_year), "work_year": str(fiscal_year + 1)}
    return _fill(library.load()["common"]["period"], values)


def _fill(text: str, values: Mapping[str, Any]) -> str:
    return " ".join(text.format_map(values).split())


def _points(value: Decimal) -> str:
    """``85`` for whole points, ``82.14`` otherwise."""
    rounded = round_half_up(value)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def _score(result: Result, code: str) -> str:
    """The item's score in words; of the two parts of EIT those below the target (both when neither is)."""
    rows = result.items.loc[result.items["code"] == code]
    row = rows.iloc[0] if len(rows) else {"public": None, "survey": None, "score": None}
    parts = {name: row[column] for name, column in (("Public", "public"), ("Survey", "survey"))}
    printed = {name: value for name, value in parts.items() if value is not None}
    low = {name: value for name, value in printed.items() if value < result.target} or printed
    if low:
        return " และ ".join(f"{_points(value)} คะแนน (ส่วน {name})" for name, value in low.items())
    return f"{_points(row['score'])} คะแนน" if row["score"] is not None else "คะแนนที่ไม่ปรากฏ"


def _unlisted(code: str) -> Item:
    """An item that the year's rules do not list: nothing flagged may be left without a measure."""
    instrument = INSTRUMENT_OF_LETTER.get(code[:1], "OIT")
    return Item(code, instrument, 0, None, "ตามผลการประเมิน", "scale", Evidence("", verified=False))
