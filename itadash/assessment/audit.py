"""What is wrong or doubtful in what files print; see the modules of the checks for each kind.

Kinds: ``total`` · ``instrument`` · ``indicator`` · ``subindicator`` (printed ≠ recomputed, tolerance ±0.02) ·
``conflict`` (one key, two values) · ``direction`` and ``percent`` (changes between years, words of comparison) ·
``rating`` (level wrong for year and scores, the side of the target, verdict words) · ``range`` · ``oit-value`` ·
``weighted`` (points of the total read as a score) · ``code`` (repaired, doubtful or not in the year's list, EIT parts
in a year without parts) · ``missing`` (year or agency not printed, year without rules, something left out on the way
in, OIT items without a score that are not printed) ·
``uncovered`` (item without a measure) · ``unmentioned`` (item below the target that the analysis of its topic leaves
out) · ``placeholder`` (text of a template) · ``agency`` (another agency's name) ·
``narrative`` (sentences that name the wrong year, instrument or indicator, where no other kind fits).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import pandas as pd

from itadash import scores
from itadash.assessment.change_checks import change_findings
from itadash.assessment.conflict_checks import beside_parts, conflicting
from itadash.assessment.figure_checks import impossible_values, mismatches, parts_of_no_use, unknown_items
from itadash.assessment.figures import YearFigures, figures_of
from itadash.assessment.finding import Finding, ordered, table
from itadash.assessment.flags import TARGET
from itadash.assessment.part_choices import ConflictKey, Place, eit_places, key_of
from itadash.assessment.printed import TOTAL, Unit, printed_by_unit, printed_values
from itadash.assessment.rating_checks import rating_findings
from itadash.assessment.remark_checks import from_remark, is_answered, not_printed
from itadash.assessment.text_checks import text_findings
from itadash.assessment.unscored import unscored_findings
from itadash.assessment.weighted_checks import weighted_points, weighted_scores
from itadash.reading.model import PrintedRating, Reading
from itadash.reading.questions import as_remark

_FEW = 10  # agencies up to which it is asked which OIT items have no score: a list of a province prints none anyway
Groups = dict[Unit, YearFigures]


@dataclass(frozen=True)
class Examined:
    """What the audit had before it: printed scores, how many of them were recomputed, sentences that were read."""

    scores: int
    recomputed: int
    sentences: int


@dataclass(frozen=True)
class Audited:
    """All findings, errors first, and what was examined."""

    findings: tuple[Finding, ...]
    examined: Examined


def run(readings: Sequence[Reading], target: Decimal = TARGET) -> Audited:
    """The audit of ``readings`` as the page and its documents need it."""
    ground = _ground(readings)
    return Audited(tuple(ordered(_findings(readings, ground, target))), _examined(readings, ground))


def audit(readings: Sequence[Reading], target: Decimal = TARGET) -> pd.DataFrame:
    """All findings over ``readings`` together (a key printed differently in two files is a conflict).

    Columns, all text: severity (error · warning · info), kind, fiscal_year, code, printed, expected, message (Thai),
    source. Errors first. ``target`` is the line of points below which an item wants a measure.
    """
    agencies = {name for reading in readings for name in reading.printed["agency"]}
    return table(_findings(readings, _ground(readings), target), named=len(agencies) > 1)


def findings(readings: Sequence[Reading], target: Decimal = TARGET) -> list[Finding]:
    """The findings of :func:`audit` with calculation, effect, agency and what may be corrected; errors first."""
    return ordered(_findings(readings, _ground(readings), target))


def examined(readings: Sequence[Reading]) -> Examined:
    """How much there was to be examined in ``readings``."""
    return _examined(readings, _ground(readings))


def _examined(readings: Sequence[Reading], ground: _Ground) -> Examined:
    recomputed = sum(
        key in figures.printed and computed.value is not None
        for figures in ground.groups.values()
        for key, computed in figures.computed.items()
    )
    return Examined(len(ground.distinct), recomputed, sum(len(reading.sentences) for reading in readings))


@dataclass(frozen=True)
class _Ground:
    """What all checks begin with: the scores of all files, one row a key, contradicting ones, figures by agency; and
    where the EIT scores that contradict each other are printed.
    """

    distinct: pd.DataFrame
    conflicts: list[scores.Conflict]
    groups: Groups
    places: Mapping[ConflictKey, tuple[Place, ...]]


def _ground(readings: Sequence[Reading]) -> _Ground:
    frames = [reading.printed.loc[:, list(scores.COLUMNS)] for reading in readings if not reading.printed.empty]
    printed = pd.concat(frames, ignore_index=True) if frames else scores.frame([])
    distinct, conflicts = scores.distinct(printed)
    groups = {unit: figures_of(printed, unit[1]) for unit, printed in printed_by_unit(distinct).items()}
    return _Ground(distinct, conflicts, groups, eit_places(printed, conflicts))


def _findings(readings: Sequence[Reading], ground: _Ground, target: Decimal) -> Iterator[Finding]:
    groups = ground.groups
    few = len({agency for agency, _ in groups}) <= _FEW
    for (agency, year), figures in groups.items():
        yield from _of(agency, _figure_findings(year, figures))
        yield from _of(agency, beside_parts(figures))
        yield from _of(agency, unscored_findings(figures) if few else ())
    undated = ground.distinct[ground.distinct["fiscal_year"].isna()]
    for agency, rows in undated.groupby("agency", sort=False):
        figures = YearFigures(None, printed_values(rows), {})
        yield from _of(str(agency), impossible_values(None, figures))
    for conflict in ground.conflicts:
        known = groups.get((conflict.agency, conflict.fiscal_year)) if conflict.fiscal_year is not None else None
        yield from _of(conflict.agency, [conflicting(conflict, known, ground.places.get(key_of(conflict), ()))])
    printed_levels = (rating for reading in readings for rating in reading.ratings)
    for rating, of_year in _dated(printed_levels, groups, set(undated["agency"])):
        yield from _of(rating.agency, rating_findings(rating, of_year))
    for reading in readings:
        yield from _of_one_file(reading, groups, target)


def _of_one_file(reading: Reading, groups: Groups, target: Decimal) -> Iterator[Finding]:
    """Changes, weighted points, texts and remarks of one file."""
    for change in reading.changes:
        if change.fiscal_year is not None and change.base_year is not None:
            now = groups.get((change.agency, change.fiscal_year))
            before = groups.get((change.agency, change.base_year))
            yield from _of(change.agency, change_findings(change, now, before))
    for points in reading.weighted:
        figures = groups.get((points.agency, points.fiscal_year)) if points.fiscal_year is not None else None
        if figures is not None:
            yield from _of(points.agency, weighted_points(points, figures))
    if len(reading.agencies) <= 1:  # with several, no sentence can be told to be of one of them
        agency = reading.agencies[0] if reading.agencies else ""
        own = {year: figures for (name, year), figures in groups.items() if name == agency}
        yield from _of(agency, text_findings(reading, agency, own, target))
    only = reading.agencies[0] if len(reading.agencies) == 1 else ""
    yield from _of(only, _of_remarks(reading))


def _of_remarks(reading: Reading) -> Iterator[Finding]:
    """What reading itself could not do or repaired."""
    yield from not_printed(reading)
    places = zip(reading.printed["source"], reading.printed["fiscal_year"], strict=True)
    years = {source: int(year) for source, year in places if not pd.isna(year)}
    for remark in reading.remarks:
        if is_answered(remark, reading):
            continue
        yield from from_remark(remark, years.get(remark.source))
    for question in reading.questions:
        yield from from_remark(as_remark(question), question.fiscal_year)


def _figure_findings(year: int, figures: YearFigures) -> Iterator[Finding]:
    if figures.rules is None:
        message = f"ไม่มีหลักเกณฑ์ของปีงบประมาณ พ.ศ. {year} ในโปรแกรม จึงไม่ได้ตรวจการคำนวณและระดับของปีนี้"
        source = next(iter(figures.printed.values())).source
        yield Finding("warning", "missing", year, "", "", "", message, source)
    weighted = weighted_scores(year, figures)
    yield from weighted.values()
    yield from mismatches(year, figures, {*weighted, TOTAL} if weighted else ())
    yield from impossible_values(year, figures)
    yield from unknown_items(year, figures)
    yield from parts_of_no_use(year, figures)


def _of(agency: str, found: Iterable[Finding]) -> Iterator[Finding]:
    """Findings that say whose they are."""
    for finding in found:
        yield replace(finding, agency=agency) if agency else finding


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
