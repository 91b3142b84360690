"""All figures of one agency and one fiscal year: what is printed, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from itadash.assessment.printed import Key, Printed, printed_values, select
from itadash.assessment.rollup import Computed, recompute_values
from itadash.rules import Rules, UnknownFiscalYearError, load


@dataclass(frozen=True)
class Figure:
    """One figure, points 0–100. ``computed``: not printed but worked out from the level below.

    ``source`` is the place it was read from, or ``"คำนวณจาก …"`` and the formula. ``formula`` is how it follows from
    the level below (Thai, one line), also beside a printed value; ``""`` when it does not.
    """

    value: Decimal
    computed: bool
    source: str
    formula: str


@dataclass(frozen=True)
class YearFigures:
    """Printed and computed figures by key (instrument, code). ``rules`` is ``None`` for a year without rules."""

    rules: Rules | None
    printed: Mapping[Key, Printed]
    computed: Mapping[Key, Computed]

    def figure(self, key: Key) -> Figure | None:
        """The printed figure, else the computed one, else ``None``."""
        computed = self.computed.get(key)
        formula = computed.formula if computed is not None else ""
        printed = self.printed.get(key)
        if printed is not None:
            return Figure(printed.value, False, printed.source, formula)
        if computed is not None and computed.value is not None:
            return Figure(computed.value, True, f"คำนวณจาก {formula}", formula)
        return None

    def value(self, key: Key) -> Decimal | None:
        """The value of :meth:`figure`."""
        found = self.figure(key)
        return found.value if found is not None else None

    def levels_of(self) -> frozenset[str]:
        """The levels (``item``, ``indicator`` …) of which anything is printed."""
        return frozenset(score.level for score in self.printed.values())


def year_figures(scores: pd.DataFrame, agency: str, fiscal_year: int) -> YearFigures:
    """The figures of ``agency`` in ``fiscal_year`` out of a Scores table; without rules: printed ones only."""
    return figures_of(printed_values(select(scores, agency, fiscal_year)), fiscal_year)


def figures_of(printed: Mapping[Key, Printed], fiscal_year: int) -> YearFigures:
    """:func:`year_figures` from what one agency prints for one year."""
    try:
        rules = load(fiscal_year)
    except UnknownFiscalYearError:
        return YearFigures(None, printed, {})
    return YearFigures(rules, printed, {found.key: found for found in recompute_values(printed, rules)})
