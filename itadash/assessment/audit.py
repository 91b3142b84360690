"""What is wrong or doubtful in what files print; see the modules of the checks for each kind.

Kinds: ``total`` · ``instrument`` · ``indicator`` · ``subindicator`` (printed ≠ recomputed, tolerance ±0.02) ·
``conflict`` (one key, two values) · ``rating`` (level wrong for year and scores) · ``range`` · ``oit-value`` ·
``code`` (repaired, doubtful or not in the year's list) · ``missing`` (year or agency not printed, year without rules).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import pandas as pd

from itadash import scores
from itadash.assessment.figure_checks import conflicting, impossible_values, mismatches, unknown_items
from itadash.assessment.figures import YearFigures, year_figures
from itadash.assessment.finding import Finding, table
from itadash.assessment.printed import printed_values
from itadash.assessment.rating_checks import rating_findings
from itadash.reading.model import PrintedRating, Reading, Remark

Groups = dict[tuple[str, int], YearFigures]

_CODE = re.compile(r"[ieo]\d{1,2}|\d{1,2}(?:\.\d)?|IIT|EIT[12]?|OIT|total")
_NUMBER = re.compile(r"\s*-?[\d๐-๙]+([.,][\d๐-๙]+)?\s*%?\s*")


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
    for rating in _different([rating for reading in readings for rating in reading.ratings]):
        yield from _named(rating_findings(rating, _figures_of(rating, groups)), rating.agency if several else "")
    for reading in readings:
        yield from _not_printed(reading)
        places = zip(reading.printed["source"], reading.printed["fiscal_year"], strict=True)
        years = {source: int(year) for source, year in places if not pd.isna(year)}
        for remark in reading.remarks:
            yield from _from_remark(remark, years.get(remark.source))


def _groups(distinct: pd.DataFrame) -> Groups:
    keys = distinct.loc[distinct["fiscal_year"].notna(), ["agency", "fiscal_year"]].drop_duplicates()
    return {
        (agency, int(year)): year_figures(distinct, agency, int(year))
        for agency, year in zip(keys["agency"], keys["fiscal_year"], strict=True)
    }


def _figure_findings(year: int, figures: YearFigures) -> Iterator[Finding]:
    if figures.rules is None:
        message = f"ไม่มีหลักเกณฑ์ของปีงบประมาณ พ.ศ. {year} ในโปรแกรม จึงไม่ได้ตรวจการคำนวณและระดับของปีนี้"
        source = next(iter(figures.printed.values())).source
        yield Finding("warning", "missing", year, "", "", "", message, source)
    yield from mismatches(year, figures)
    yield from impossible_values(year, figures)
    yield from unknown_items(year, figures)


def _named(findings: Iterable[Finding], agency: str) -> Iterator[Finding]:
    """Findings that say whose they are (the table has no column for it)."""
    for finding in findings:
        yield replace(finding, message=f"{agency}: {finding.message}") if agency else finding


def _different(ratings: Sequence[PrintedRating]) -> list[PrintedRating]:
    """One of each printed level: the same words again are the same statement."""
    return list({(r.agency, r.fiscal_year, r.text): r for r in reversed(ratings)}.values())[::-1]


def _figures_of(rating: PrintedRating, groups: Groups) -> YearFigures | None:
    """The figures of the rating's agency and year; of the only agency of the year when the rating names none."""
    if rating.fiscal_year is None:
        return None
    if rating.agency:
        return groups.get((rating.agency, rating.fiscal_year))
    same_year = [figures for (_, year), figures in groups.items() if year == rating.fiscal_year]
    return same_year[0] if len(same_year) == 1 else None


def _not_printed(reading: Reading) -> Iterator[Finding]:
    """Year or agency that the file does not print and that no remark tells of."""
    told = {remark.read for remark in reading.remarks if remark.kind == "doubt"}
    undated = reading.printed[reading.printed["fiscal_year"].isna()]
    if not undated.empty and "fiscal_year" not in told:
        message = f"คะแนน {len(undated)} รายการไม่ระบุปีงบประมาณ โปรดระบุปีที่ได้รับการประเมิน"
        yield Finding("warning", "missing", None, "", "", "", message, undated["source"].iloc[0])
    nameless = reading.printed[reading.printed["agency"] == ""]
    if not nameless.empty and "agency" not in told:
        message = f"คะแนน {len(nameless)} รายการไม่ระบุชื่อหน่วยงาน โปรดระบุชื่อหน่วยงาน"
        yield Finding("warning", "missing", None, "", "", "", message, nameless["source"].iloc[0])


def _from_remark(remark: Remark, year: int | None) -> Iterator[Finding]:
    """What reading repaired, refused or left open, as findings. Notes on the way in are no findings."""
    code = remark.read if _CODE.fullmatch(remark.read) else ""
    if remark.kind == "refused":
        severity = "error" if _NUMBER.fullmatch(remark.printed) else "warning"
        yield Finding(severity, "range", year, code, remark.printed, "0–100", remark.message, remark.source)
    elif remark.kind == "repair":
        kind = "code" if code else "range"  # a repaired number is about decimals, not about a code
        yield Finding("info", kind, year, code, remark.printed, remark.read, remark.message, remark.source)
    elif remark.kind == "doubt" and remark.read in ("fiscal_year", "agency"):
        yield Finding("warning", "missing", None, "", "", remark.printed, remark.message, remark.source)
    elif remark.kind == "doubt":
        yield Finding("warning", "code", year, "", remark.printed, remark.read, remark.message, remark.source)
