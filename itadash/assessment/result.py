"""The result of one agency in one fiscal year, as the pages and the documents show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from itadash.assessment.figures import Figure, YearFigures, year_figures
from itadash.assessment.flags import below, lowest
from itadash.assessment.levels import LevelDecision, decide
from itadash.assessment.printed import TOTAL, Key
from itadash.rules import INSTRUMENT_OF_LETTER, Instrument, Part, Rules, counterpart, load
from itadash.scores import sort_key

__all__ = ["Figure", "Result", "build"]

INSTRUMENT_COLUMNS = ("code", "name", "score", "computed", "weight", "source", "below")
INDICATOR_COLUMNS = (
    "number",
    "name",
    "instrument",
    "score",
    "computed",
    "previous",
    "change",
    "below",
    "source",
)
ITEM_COLUMNS = (
    "code",
    "label",
    "instrument",
    "indicator",
    "indicator_name",
    "topics",
    "score",
    "public",
    "survey",
    "unspecified",
    "gap",
    "previous_code",
    "previous",
    "change",
    "below",
    "verified",
    "source",
)
_OWN_LABEL = "(ไม่มีในรายการข้อคำถามของปีงบประมาณนี้)"


@dataclass(frozen=True)
class Result:
    """Everything about one agency and one year. Scores are ``Decimal`` points 0–100, ``None`` where not known.

    ``change`` is the total against ``fiscal_year - 1`` in points. Frames (rows in the order of the result sheet):

    * ``instruments``: code (IIT, EIT, EIT1, EIT2, OIT as available), name, score, computed, weight (of the total),
      source, below
    * ``indicators``: number, name, instrument, score, computed, previous, change, below, source; all ten, or no row
      when nothing is printed for the year
    * ``items``: code, label, instrument, indicator (0 when the code is not in the year's list), indicator_name, topics
      (tuple of 1–7), score (the printed one, or the lowest of the parts), public, survey, unspecified (EIT only),
      gap (score − target), previous_code (of the same question in the year before, several joined by ", ", "" where it
      had none or none is known), previous and change (only where that score can be compared with this one), below,
      verified, source; all items of the year, or no row when no item is printed

    ``flagged`` are the codes of the items below the target. ``unverified`` are Thai sentences on the year's rules.
    """

    agency: str
    fiscal_year: int
    target: Decimal
    rules: Rules
    total: Figure | None
    level: LevelDecision
    previous_total: Figure | None
    change: Decimal | None
    instruments: pd.DataFrame
    indicators: pd.DataFrame
    items: pd.DataFrame
    flagged: tuple[str, ...]
    unverified: tuple[str, ...]

    @property
    def has_item_scores(self) -> bool:
        """Whether any item of the year has a score; without, ``flagged`` says nothing."""
        return bool(self.items["score"].notna().any())


def build(scores: pd.DataFrame, agency: str, fiscal_year: int, target: Decimal) -> Result:
    """The result of ``agency`` in ``fiscal_year`` out of a Scores table; an agency without scores has an empty result.

    Raises :class:`itadash.rules.UnknownFiscalYearError` for a year that the rules do not cover.
    """
    rules = load(fiscal_year)
    figures = year_figures(scores, agency, fiscal_year)
    previous = year_figures(scores, agency, fiscal_year - 1)
    total, previous_total = figures.figure(TOTAL), previous.figure(TOTAL)
    items = _items(rules, figures, previous, target)
    return Result(
        agency=agency,
        fiscal_year=fiscal_year,
        target=target,
        rules=rules,
        total=total,
        level=decide_level(rules, figures),
        previous_total=previous_total,
        change=_change(total.value if total else None, previous_total.value if previous_total else None),
        instruments=_instruments(rules, figures, target),
        indicators=_indicators(rules, figures, previous, target),
        items=items,
        flagged=tuple(items.loc[items["below"].astype(bool), "code"]),
        unverified=tuple(rules.unverified()),
    )


def decide_level(rules: Rules, figures: YearFigures) -> LevelDecision:
    """The level of the year from its total and all instrument scores that are known."""
    known = {code: figures.value((code, code)) for code in instrument_codes(rules)}
    return decide(rules, figures.value(TOTAL), {code: value for code, value in known.items() if value is not None})


def decide_for(result: Result, total: Decimal) -> LevelDecision:
    """The level that ``total`` would have with the instruments of ``result``."""
    known = {str(row["code"]): row["score"] for row in result.instruments.to_dict("records")}
    return decide(result.rules, total, known)


def instrument_codes(rules: Rules) -> tuple[str, ...]:
    """IIT, EIT, EIT1, EIT2, OIT: the instruments of the year, each followed by its parts."""
    return tuple(c for i in rules.instruments for c in (i.code, *(part.code for part in i.parts)))


def _change(now: Decimal | None, before: Decimal | None) -> Decimal | None:
    return now - before if now is not None and before is not None else None


def _frame(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> pd.DataFrame:
    """A frame that keeps ``Decimal`` and ``None`` as they are."""
    return pd.DataFrame({name: pd.Series([row[name] for row in rows], dtype=_DTYPES.get(name)) for name in columns})


_DTYPES: dict[str, Any] = {
    **dict.fromkeys(("number", "indicator"), "int64"),
    **dict.fromkeys(("computed", "below", "verified"), "bool"),
    **dict.fromkeys(("score", "previous", "change", "weight", "topics"), "object"),
    **dict.fromkeys(("public", "survey", "unspecified", "gap"), "object"),
    **dict.fromkeys(("previous_code", "code", "name", "label", "instrument", "indicator_name", "source"), "str"),
}


def _instruments(rules: Rules, figures: YearFigures, target: Decimal) -> pd.DataFrame:
    rows = []
    for instrument in rules.instruments:
        entries: tuple[Instrument | Part, ...] = (instrument, *instrument.parts)
        for rule in entries:
            figure = figures.figure((rule.code, rule.code))
            if figure is not None:
                rows.append(
                    {
                        "code": rule.code,
                        "name": rule.name,
                        "score": figure.value,
                        "computed": figure.computed,
                        "weight": rule.weight,
                        "source": figure.source,
                        "below": below(figure.value, target),
                    }
                )
    return _frame(rows, INSTRUMENT_COLUMNS)


def _indicators(rules: Rules, figures: YearFigures, previous: YearFigures, target: Decimal) -> pd.DataFrame:
    rows = []
    for indicator in rules.indicators if figures.printed else ():
        key = (indicator.instrument, str(indicator.number))
        figure, before = figures.figure(key), previous.value(key)
        score = figure.value if figure else None
        rows.append(
            {
                "number": indicator.number,
                "name": indicator.name,
                "instrument": indicator.instrument,
                "score": score,
                "computed": bool(figure and figure.computed),
                "previous": before,
                "change": _change(score, before),
                "below": below(score, target),
                "source": figure.source if figure else "",
            }
        )
    return _frame(rows, INDICATOR_COLUMNS)


def _items(rules: Rules, figures: YearFigures, previous: YearFigures, target: Decimal) -> pd.DataFrame:
    printed: dict[str, list[Key]] = {}
    for key, entry in figures.printed.items():
        if entry.level == "item":
            printed.setdefault(key[1], []).append(key)
    if not printed:
        return _frame([], ITEM_COLUMNS)
    listed = {item.code: item for item in rules.items}
    rows = []
    for code in sorted({*listed, *printed}, key=lambda c: sort_key("item", "", c)):
        keys = sorted(printed.get(code, ()))  # EIT, EIT1, EIT2
        item = listed.get(code)
        indicator = rules.indicator(item.indicator) if item else None
        score = lowest(figures.printed[key].value for key in keys)
        instrument = item.instrument if item else _instrument_of(code)
        previous_code, before = _before(code, rules.fiscal_year, keys, previous) if item else ("", None)
        rows.append(
            {
                "code": code,
                "label": item.label if item else _OWN_LABEL,
                "instrument": instrument,
                "indicator": item.indicator if item else 0,
                "indicator_name": indicator.name if indicator else "",
                "topics": tuple(topic.number for topic in rules.topics_of(code)),
                "score": score,
                **_parts(figures, code, instrument),
                "gap": _change(score, target),
                "previous_code": previous_code,
                "previous": before,
                "change": _change(score, before),
                "below": below(score, target),
                "verified": bool(item and item.evidence.verified),
                "source": " · ".join(dict.fromkeys(figures.printed[key].source for key in keys)),
            }
        )
    return _frame(rows, ITEM_COLUMNS)


def _parts(figures: YearFigures, code: str, instrument: str) -> dict[str, Decimal | None]:
    columns = {"public": "EIT1", "survey": "EIT2", "unspecified": "EIT"}
    return {column: figures.value((part, code)) if instrument == "EIT" else None for column, part in columns.items()}


def _before(code: str, fiscal_year: int, keys: Sequence[Key], previous: YearFigures) -> tuple[str, Decimal | None]:
    """The codes of the same question in the year before and its score there, if the two can be compared."""
    if not previous.printed or previous.rules is None:
        return "", None
    found = counterpart(code, fiscal_year, fiscal_year - 1)
    values = [previous.printed.get((part, found.codes[0])) for part, _ in keys] if found.comparable else []
    known = [value.value for value in values if value is not None]
    return ", ".join(found.codes), lowest(known) if len(known) == len(values) else None


def _instrument_of(code: str) -> str:
    return INSTRUMENT_OF_LETTER.get(code[:1], "")
