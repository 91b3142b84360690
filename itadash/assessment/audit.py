"""What is wrong or doubtful in what files print; see the modules of the checks for each kind.

Kinds: ``total`` · ``instrument`` · ``indicator`` · ``subindicator`` (printed ≠ recomputed, tolerance ±0.02) ·
``conflict`` (one key, two values) · ``rating`` (level wrong for year and scores) · ``range`` · ``oit-value`` ·
``code`` (repaired, doubtful or not in the year's list, EIT parts in a year without parts) · ``missing`` (year or agency
not printed, year without rules, something left out on the way in).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pandas as pd

from itadash import scores
from itadash.assessment.figure_checks import (
    conflicting,
    impossible_values,
    mismatches,
    parts_of_no_use,
    unknown_items,
)
from itadash.assessment.figures import YearFigures, figures_of
from itadash.assessment.finding import Finding, table
from itadash.assessment.printed import printed_values
from itadash.assessment.rating_checks import rating_findings
from itadash.assessment.remark_checks import from_remark, not_printed
from itadash.reading.model import PrintedRating, Reading

Groups = dict[tuple[str, int], YearFigures]


def audit(readings: Sequence[Reading]) -> pd.DataFrame:
    """All findings over ``readings`` together (a key printed differently in two files is a conflict).

    Columns, all text: severity (error · warning · info), kind, fiscal_year, code, printed, expected, message (Thai),
    source. Errors first.
    """
    return table(_findings(readings))


def _findings(readings: Sequence[Reading]) -> Iterator[Finding]:
    frames = [reading.printed.loc[:, list(scores.COLUMNS)] for reading in readings if not reading.printed.empty]
    printed = pd.concat(frames, ignore_index=True) if frames else scores.frame([])
    distinct, conflicts = scores.distinct(printed)
    groups = _groups(distinct)
    several = len({agency for agency, _ in groups}) > 1
    for (agency, year), figures in groups.items():
        yield from _named(_figure_findings(year, figures), agency if several else "")
    undated = distinct[distinct["fiscal_year"].isna()]
    for agency, rows in undated.groupby("agency", sort=False):
        figures = YearFigures(None, printed_values(rows), {})
        yield from _named(impossible_values(None, figures), str(agency) if several else "")
    for conflict in conflicts:
        known = groups.get((conflict.agency, conflict.fiscal_year)) if conflict.fiscal_year is not None else None
        yield from _named([conflicting(conflict, known)], conflict.agency if several else "")
    printed_levels = (rating for reading in readings for rating in reading.ratings)
    for rating, of_year in _dated(printed_levels, groups, set(undated["agency"])):
        yield from _named(rating_findings(rating, of_year), rating.agency if several else "")
    for reading in readings:
        yield from not_printed(reading)
        places = zip(reading.printed["source"], reading.printed["fiscal_year"], strict=True)
        years = {source: int(year) for source, year in places if not pd.isna(year)}
        for remark in reading.remarks:
            yield from from_remark(remark, years.get(remark.source))


def _groups(distinct: pd.DataFrame) -> Groups:
    dated = distinct[distinct["fiscal_year"].notna()]
    return {
        (str(agency), int(year)): figures_of(rows, int(year))
        for (agency, year), rows in dated.groupby(["agency", "fiscal_year"], sort=False)
    }


def _figure_findings(year: int, figures: YearFigures) -> Iterator[Finding]:
    if figures.rules is None:
        message = f"ไม่มีหลักเกณฑ์ของปีงบประมาณ พ.ศ. {year} ในโปรแกรม จึงไม่ได้ตรวจการคำนวณและระดับของปีนี้"
        source = next(iter(figures.printed.values())).source
        yield Finding("warning", "missing", year, "", "", "", message, source)
    yield from mismatches(year, figures)
    yield from impossible_values(year, figures)
    yield from unknown_items(year, figures)
    yield from parts_of_no_use(year, figures)


def _named(findings: Iterable[Finding], agency: str) -> Iterator[Finding]:
    """Findings that say whose they are (the table has no column for it)."""
    for finding in findings:
        yield replace(finding, message=f"{agency}: {finding.message}") if agency else finding


def _dated(
    ratings: Iterable[PrintedRating], groups: Groups, undated: set[str]
) -> list[tuple[PrintedRating, YearFigures | None]]:
    """The printed levels with their year and the figures to judge them by; one of each, as printed first.

    A level without a year or an agency is that of the only year or agency that it can be of. ``undated`` are the
    agencies with scores whose year is not printed: a level without a year may be of those.
    """
    fitting: dict[tuple[str, int | None], set[tuple[str, int | None]]] = {}
    for agency, year in [*groups, *((agency, None) for agency in undated)]:
        for wanted in ((agency, year), (agency, None), ("", year), ("", None)):
            fitting.setdefault(wanted, set()).add((agency, year))
    found: dict[tuple[str, int | None, str], tuple[PrintedRating, YearFigures | None]] = {}
    for rating in ratings:
        fits = fitting.get((rating.agency, rating.fiscal_year), set())
        agency, year = next(iter(fits)) if len(fits) == 1 else ("", rating.fiscal_year)
        if year is not None:
            figures = groups.get((agency, year)) if len(fits) == 1 else None
            key = (rating.agency, year, rating.text)
            found.setdefault(key, (replace(rating, fiscal_year=year), figures))
    return list(found.values())
