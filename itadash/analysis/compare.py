"""Two years of one agency side by side: best and weakest indicators, risen, fallen, in points and in percent.

The groups are those of the report form that agencies fill in [FY2566 reference documents: ๑)–๖)]: overall change,
comparison, best indicator, risen and at or above the line, risen but below it, fallen. Percent is of the earlier year.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from itadash.assessment.figures import year_figures
from itadash.assessment.flags import below
from itadash.assessment.printed import TOTAL
from itadash.assessment.result import Result, instrument_codes
from itadash.rules import UnknownFiscalYearError, load
from itadash.scores import round_half_up


@dataclass(frozen=True)
class Change:
    """One figure in two years. Points 0–100; ``points`` and ``percent`` are ``None`` without an earlier score.

    ``percent`` is of the earlier score, two decimals half up (``None`` when that score is 0).
    """

    code: str
    name: str
    instrument: str
    score: Decimal | None
    previous: Decimal | None
    below: bool

    @property
    def points(self) -> Decimal | None:
        """Points gained (negative: lost)."""
        return None if self.score is None or self.previous is None else self.score - self.previous

    @property
    def percent(self) -> Decimal | None:
        """The change in percent of the earlier score."""
        if self.points is None or not self.previous:
            return None
        return round_half_up(self.points * 100 / self.previous)


@dataclass(frozen=True)
class Comparison:
    """The indicators of a year in the groups of the report form, each in order of their number.

    ``best`` and ``weakest`` hold all indicators that share the highest and the lowest score.
    """

    fiscal_year: int
    base_year: int | None  # None when nothing of the year before is known
    total: Change
    instruments: tuple[Change, ...]
    indicators: tuple[Change, ...]

    def _scores(self) -> list[Decimal]:
        return [c.score for c in self.indicators if c.score is not None]

    @property
    def best(self) -> tuple[Change, ...]:
        """The indicators with the highest score."""
        return self._at(max(self._scores(), default=None))

    @property
    def weakest(self) -> tuple[Change, ...]:
        """The indicators with the lowest score."""
        return self._at(min(self._scores(), default=None))

    def _at(self, edge: Decimal | None) -> tuple[Change, ...]:
        return tuple(c for c in self.indicators if edge is not None and c.score == edge)

    @property
    def risen_above(self) -> tuple[Change, ...]:
        """Risen, and at or above the target."""
        return tuple(c for c in self.indicators if _up(c) and not c.below)

    @property
    def risen_below(self) -> tuple[Change, ...]:
        """Risen, but still below the target."""
        return tuple(c for c in self.indicators if _up(c) and c.below)

    @property
    def fallen(self) -> tuple[Change, ...]:
        """Fallen."""
        return tuple(c for c in self.indicators if c.points is not None and c.points < 0)

    @property
    def unchanged(self) -> tuple[Change, ...]:
        """The same score in both years."""
        return tuple(c for c in self.indicators if c.points is not None and c.points == 0)


def _up(change: Change) -> bool:
    return change.points is not None and change.points > 0


def compare(result: Result, scores: pd.DataFrame) -> Comparison:
    """``result`` against the year before, as far as ``scores`` (the Scores table it was made of) knows it.

    EIT parts (from FY2566) have no earlier score; EIT as a whole has.
    """
    before = year_figures(scores, result.agency, result.fiscal_year - 1)
    now = year_figures(scores, result.agency, result.fiscal_year)
    try:
        load(result.fiscal_year - 1)
        base_year = result.fiscal_year - 1 if before.printed else None
    except UnknownFiscalYearError:
        base_year = None
    whole = {i.code: i.name for i in result.rules.instruments}
    names = {**whole, **{part.code: part.name for i in result.rules.instruments for part in i.parts}}
    instruments = tuple(
        _change(code, names[code], code, now.value((code, code)), before.value((code, code)), result.target)
        for code in instrument_codes(result.rules)
        if now.value((code, code)) is not None
    )
    indicators = tuple(
        _change(
            str(row["number"]), str(row["name"]), str(row["instrument"]), row["score"], row["previous"], result.target
        )
        for row in result.indicators.to_dict("records")
    )
    total = _change("total", "คะแนนรวม", "", now.value(TOTAL), before.value(TOTAL), result.target)
    return Comparison(result.fiscal_year, base_year, total, instruments, indicators)


def _change(
    code: str, name: str, instrument: str, score: Decimal | None, previous: Decimal | None, target: Decimal
) -> Change:
    known = score if isinstance(score, Decimal) else None
    earlier = previous if isinstance(previous, Decimal) else None
    return Change(code, name, instrument, known, earlier, below(known, target))
