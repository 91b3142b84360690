"""Indicators and items over the years.

The ten indicators are comparable from FY2562 to FY2566. Items are followed by their question, not by their code:
:func:`itadash.rules.counterpart` says what a question was in another year, or that nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

import pandas as pd

from itadash.assessment.figures import YearFigures, year_figures
from itadash.assessment.printed import Key
from itadash.rules import FISCAL_YEARS, Counterpart, counterpart, load

ITEM_YEAR_COLUMNS = (
    "fiscal_year",
    "code",
    "instrument",
    "relation",
    "verified",
    "joined",
    "score",
    "source",
    "note",
)
_PARTS_DIFFER = "ข้อ EIT ปี 2566 มีคะแนนสองส่วน (Public และ Survey) ปีก่อนหน้ามีคะแนนเดียว จึงเทียบกันโดยตรงไม่ได้"
_UNVERIFIED = "ความสัมพันธ์นี้ยังไม่ได้ตรวจยืนยัน"
_NO_SCORE = "ไม่มีคะแนนของข้อนี้ในไฟล์ของปีนี้"


def indicator_years(scores: pd.DataFrame, agency: str, years: Sequence[int]) -> pd.DataFrame:
    """The full grid of ten indicators × ``years`` of ``agency`` out of a Scores table.

    Columns: number (1–10), name (of the newest rules, the same in every year), instrument, fiscal_year, score (float
    points, NaN where not known), computed (bool: worked out from the items). Rows by number, then as in ``years``.
    """
    figures = {year: year_figures(scores, agency, year) for year in years}
    rows = []
    for indicator in load(FISCAL_YEARS[-1]).indicators:
        for year in years:
            figure = figures[year].figure((indicator.instrument, str(indicator.number)))
            rows.append(
                (
                    indicator.number,
                    indicator.name,
                    indicator.instrument,
                    year,
                    float(figure.value) if figure else float("nan"),
                    bool(figure and figure.computed),
                )
            )
    table = pd.DataFrame(rows, columns=["number", "name", "instrument", "fiscal_year", "score", "computed"])
    return table.astype({"score": "float64", "computed": "bool"})


def item_years(scores: pd.DataFrame, agency: str, code: str, fiscal_year: int, years: Sequence[int]) -> pd.DataFrame:
    """The question ``code`` of ``fiscal_year`` in each of ``years``, out of a Scores table.

    One row a score; a year without one has one row. Columns, years in the given order:

    * fiscal_year; code (of that year, ``""`` where there is none); instrument (the key's: EIT, EIT1, EIT2 for parts)
    * relation (as :class:`itadash.rules.Counterpart`) and verified
    * joined: the score is one of the same question, so a line may lead to it. Scores of merged, nearest and unknown
      questions are given and not joined; for an unknown one it is the score under the same code
    * score (``Decimal`` or ``None``), source, note (Thai: what is comparable, or why not; ``""`` in ``fiscal_year``
      itself when there is nothing to say)

    Raises :class:`itadash.rules.UnknownFiscalYearError` for a year that the rules do not cover.
    """
    base = {key[0] for key in _keys(year_figures(scores, agency, fiscal_year), code)}
    rows = []
    for year in years:
        found = counterpart(code, fiscal_year, year)
        figures = year_figures(scores, agency, year)
        for each in _codes(found, code, year):
            keys = list(_keys(figures, each))
            told = _told(found, code, each, is_base=year == fiscal_year)
            for key in keys or [("", each)]:
                printed = figures.printed.get(key)
                parts_differ = bool(base) and key[0].startswith("EIT") and key[0] not in base
                joined = found.comparable and printed is not None and not parts_differ
                notes = [*told, *([_PARTS_DIFFER] if parts_differ else []), *([] if keys or not each else [_NO_SCORE])]
                value: Decimal | None = printed.value if printed else None
                source = printed.source if printed else ""
                rows.append(
                    (year, each, key[0], found.relation, found.verified, joined, value, source, " · ".join(notes))
                )
    table = pd.DataFrame(rows, columns=list(ITEM_YEAR_COLUMNS))
    return table.astype({"fiscal_year": "int64", "joined": "bool", "verified": "bool", "score": "object"})


def _codes(found: Counterpart, code: str, year: int) -> tuple[str, ...]:
    if found.relation == "unknown" and load(year).item(code) is not None:
        return (code,)
    return found.codes or ("",)


def _keys(figures: YearFigures, code: str) -> Iterator[Key]:
    """The printed keys of an item: one, or an EIT item's parts."""
    return (key for key, printed in sorted(figures.printed.items()) if printed.level == "item" and key[1] == code)


def _told(found: Counterpart, code: str, there: str, *, is_base: bool) -> list[str]:
    """What a committee must know before it compares this year's score."""
    if is_base:
        return []
    moved = f"ในปีนั้นใช้รหัส {there.upper()}"
    words = {
        "same": "คำถามเดียวกัน" if there == code else f"คำถามเดียวกัน {moved}",
        "reworded": "เรื่องเดียวกัน ปรับถ้อยคำ" if there == code else f"เรื่องเดียวกัน ปรับถ้อยคำ {moved}",
        "merged": "รวมกับข้ออื่น จึงไม่ต่อเส้น",
        "split": "แยกเป็นหลายข้อ จึงไม่ต่อเส้น",
        "nearest": f"ข้อใกล้เคียงที่สุดคือ {there.upper()} แต่ไม่ใช่คำถามเดียวกัน จึงไม่ต่อเส้น",
        "none": "ไม่มีข้อที่ตรงกัน",
        "unknown": "ยังไม่ทราบว่าตรงกับข้อใด",
    }[found.relation]
    doubt = [_UNVERIFIED] if not found.verified and found.codes else []
    return [words, *([found.note] if found.note else []), *doubt]
