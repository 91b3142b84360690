"""Checks of printed levels ("A", "ผ่านดี" …) against the scale of the year and against the scores."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import Finding
from itadash.assessment.levels import LevelDecision, decide
from itadash.assessment.printed import TOTAL
from itadash.assessment.result import decide_level
from itadash.reading.model import PrintedRating
from itadash.rules import FISCAL_YEARS, Rules, load


@cache
def _scales() -> dict[tuple[str, ...], list[int]]:
    """Names of the levels (best first) → the years that use them."""
    scales: dict[tuple[str, ...], list[int]] = {}
    for year in FISCAL_YEARS:
        scales.setdefault(tuple(level.name for level in load(year).levels), []).append(year)
    return scales


@cache
def _name_pattern() -> re.Pattern[str]:
    names = sorted({name for scale in _scales() for name in scale}, key=len, reverse=True)
    return re.compile(rf"(?<![A-Za-z])({'|'.join(re.escape(name) for name in names)})(?![A-Za-z])")


def level_names(text: str) -> tuple[str, str]:
    """The level that ``text`` prints, and the one in brackets after it; ``""`` where there is none.

    ``"ผ่าน (เทียบเกณฑ์การประเมินเดิมได้ในระดับ A)"`` → ``("ผ่าน", "A")``.
    """
    outside, _, inside = re.sub(r"\s+", "", text).partition("(")
    first, second = (_name_pattern().search(part.upper()) for part in (outside, inside))
    return (first.group(1) if first else "", second.group(1) if second else "")


def rating_findings(rating: PrintedRating, figures: YearFigures | None) -> Iterator[Finding]:
    """What is wrong with one printed level; ``figures`` are those of its agency and year, when there are any."""
    if rating.fiscal_year not in FISCAL_YEARS:
        return
    rules = load(rating.fiscal_year)
    name, bracket = level_names(rating.text)
    decision = decide_level(rules, figures) if figures is not None else decide(rules, None, {})
    expected = decision.name or " หรือ ".join(decision.candidates)
    for severity, message in _problems(rating, name, bracket, rules, decision, figures):
        yield Finding(severity, "rating", rating.fiscal_year, "total", rating.text, expected, message, rating.source)


def _problems(
    rating: PrintedRating,
    name: str,
    bracket: str,
    rules: Rules,
    decision: LevelDecision,
    figures: YearFigures | None,
) -> Iterator[tuple[str, str]]:
    own = tuple(level.name for level in rules.levels)
    year = rules.fiscal_year
    if not name:
        yield "warning", f"ไม่มีระดับ “{rating.text}” ในหลักเกณฑ์ ปีงบประมาณ พ.ศ. {year} ใช้ระดับ {', '.join(own)}"
        return
    if name not in own:
        yield "error", f"ระดับ “{name}” เป็นของเกณฑ์{_used_in(name)} ปีงบประมาณ พ.ศ. {year} ใช้ระดับ {', '.join(own)}"
    elif decision.name and decision.name != name:
        doubt = "" if decision.verified else " (เกณฑ์ของระดับนี้ยังไม่ได้ตรวจยืนยัน)"
        yield "error" if decision.verified else "warning", f"พิมพ์ระดับว่า “{name}” แต่{decision.explanation}{doubt}"
    elif decision.candidates and name not in decision.candidates:
        yield "error" if decision.verified else "warning", f"พิมพ์ระดับว่า “{name}” ซึ่งเป็นไปไม่ได้ {decision.explanation}"
    elif decision.candidates and not decision.name:
        yield "info", f"ระดับ “{name}” ไม่ขัดกับคะแนน แต่ยืนยันจากคะแนนที่พิมพ์ไม่ได้ {decision.explanation}"
    if bracket and bracket not in own:
        yield from _compared(bracket, rules, figures)


def _compared(bracket: str, rules: Rules, figures: YearFigures | None) -> Iterator[tuple[str, str]]:
    """A level of another scale in brackets: fine as a comparison with the older scale when the total bears it out."""
    scale_years = next(years for scale, years in _scales().items() if bracket in scale)
    if min(scale_years) > rules.fiscal_year:
        yield "warning", f"ระดับ “{bracket}” ในวงเล็บเริ่มใช้ปี {min(scale_years)} ยังไม่มีในปี {rules.fiscal_year}"
        return
    total = figures.value(TOTAL) if figures is not None else None
    old = decide(load(max(scale_years)), total, {}).name
    if old and old != bracket:
        yield "warning", f"ระดับเทียบเกณฑ์เดิมพิมพ์ว่า “{bracket}” แต่คะแนนรวม {total} เทียบเกณฑ์เดิมได้ “{old}”"


def _used_in(name: str) -> str:
    years = next(years for scale, years in _scales().items() if name in scale)
    return f"ปี {years[0]}–{years[-1]}" if len(years) > 1 else f"ตั้งแต่ปี {years[0]}"
