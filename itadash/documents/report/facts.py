"""Everything that an analysis report tells, gathered once from the records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from itadash.analysis import paragraphs, record, topics
from itadash.analysis.compare import Comparison, compare
from itadash.analysis.record import Analysis
from itadash.analysis.topics import Group
from itadash.analysis.verdicts import Verdict, verdicts
from itadash.analysis.worth import gains_by_item, worth
from itadash.assessment.figures import year_figures
from itadash.assessment.result import Result, build, decide_level
from itadash.assessment.unscored import Unscored, unscored
from itadash.documents.details import Details
from itadash.measures.model import MeasuresTable
from itadash.rules import FISCAL_YEARS, load

UNSURE = "*"  # beside what rests on no document that could be read
UNPRINTED = "{mark} ปี {years} เอกสารต้นทางไม่ได้พิมพ์ไว้ เป็นปีที่อนุมานหรือผู้จัดทำระบุ"


@dataclass(frozen=True)
class Facts:
    """One agency's year as the documents tell it.

    ``years`` are those of the program with any indicator printed, oldest first, up to the assessed one;
    ``indicator_years`` (number → scores as in ``years``) has ``None`` where there is no score. ``previous_level`` is
    the level of the year before, ``""`` when unknown or open.
    """

    result: Result
    comparison: Comparison
    analysis: Analysis
    verdicts: Mapping[str, Verdict]
    gains: Mapping[str, Decimal]
    topics: tuple[Group, ...]
    instruments: tuple[Group, ...]
    years: tuple[int, ...]
    indicator_years: Mapping[int, tuple[Decimal | None, ...]]
    previous_level: str
    previous_year: Mapping[str, Decimal]  # indicators of the year before, by number as text
    details: Details
    measures: MeasuresTable
    unscored: tuple[Unscored, ...]  # OIT indicators whose items do not tell what has no score
    scores: pd.DataFrame  # the Scores table that all of it follows from
    unprinted_years: frozenset[int] = (
        frozenset()
    )  # earlier years that no document prints: inferred, or said by a person

    @property
    def agency(self) -> str:
        """The agency, on one line."""
        return " ".join(self.result.agency.split())

    @property
    def year(self) -> int:
        """The assessed fiscal year."""
        return self.result.fiscal_year

    @property
    def level_words(self) -> str:
        """The level for a cell: by the scores, and as announced where that is another one or the only one."""
        level, announced = self.result.level, self.details.announced.level
        if not announced or announced == level.name:
            return level.name or " หรือ ".join(level.candidates)
        return " / ".join(filter(None, (level.name, f"{announced} (ตามประกาศ)")))

    def year_mark(self, year: int) -> str:
        """What stands behind ``year`` where it heads scores: " *" when no document prints it."""
        return f" {UNSURE}" if year in self.unprinted_years else ""

    def year_note(self, *years: int) -> str:
        """What the mark says, "" when none of ``years`` has it."""
        named = [str(year) for year in sorted(years) if year in self.unprinted_years]
        return UNPRINTED.format(mark=UNSURE, years=" และ ".join(named)) if named else ""

    def group_text(self, group: Group) -> str:
        """The paragraph on a topic or an instrument, in the office's words where it wrote its own."""
        return record.shown(group.id, paragraphs.of_group(self.result, group), self.analysis).text

    def item_text(self, code: str) -> str:
        """The paragraph on an item."""
        by_rules = paragraphs.of_item(self.result, self.verdicts[code], self.gains.get(code))
        return record.shown(f"item-{code}", by_rules, self.analysis).text

    def total_text(self) -> str:
        """The paragraph on the total."""
        return record.shown("total", paragraphs.of_total(self.result, self.comparison), self.analysis).text

    def indicators_text(self) -> str:
        """The paragraph on the ten indicators."""
        return record.shown("indicators", paragraphs.of_indicators(self.result, self.comparison), self.analysis).text


def gather(
    scores: pd.DataFrame,
    agency: str,
    fiscal_year: int,
    target: Decimal,
    *,
    analysis: Analysis | None = None,
    measures: MeasuresTable | None = None,
    details: Details | None = None,
    unprinted_years: Iterable[int] = (),
) -> Facts:
    """The facts of ``agency`` and ``fiscal_year`` out of a Scores table and what the office wrote.

    ``unprinted_years`` are those that no document prints (:func:`itadash.reading.unprinted_years.unprinted_years`).

    Raises :class:`itadash.rules.UnknownFiscalYearError` for a year that the rules do not cover.
    """
    result = build(scores, agency, fiscal_year, target)
    analysis = analysis or Analysis()
    found = verdicts(result, analysis.settings, analysis.overrules)
    indicators = load(FISCAL_YEARS[-1]).indicators
    figures = {year: year_figures(scores, agency, year) for year in FISCAL_YEARS if year <= fiscal_year}
    grid = {
        year: [figure.value((each.instrument, str(each.number))) for each in indicators]
        for year, figure in figures.items()
    }
    years = tuple(year for year, column in grid.items() if any(value is not None for value in column))
    before = figures.get(fiscal_year - 1)
    return Facts(
        result=result,
        comparison=compare(result, scores),
        analysis=analysis,
        verdicts=found,
        gains=gains_by_item(worth(result)),
        topics=topics.by_topic(result, found),
        instruments=topics.by_instrument(result, found),
        years=years,
        indicator_years={each.number: tuple(grid[year][at] for year in years) for at, each in enumerate(indicators)},
        previous_level=decide_level(before.rules, before).name if before and before.rules and before.printed else "",
        previous_year={
            str(each.number): value
            for each, value in zip(indicators, grid.get(fiscal_year - 1, []), strict=False)
            if value is not None
        },
        details=details or Details(),
        measures=measures or MeasuresTable(agency, fiscal_year),
        unscored=unscored(figures[fiscal_year]) if fiscal_year in figures else (),
        scores=scores,
        unprinted_years=frozenset(year for year in unprinted_years if year < fiscal_year),
    )
