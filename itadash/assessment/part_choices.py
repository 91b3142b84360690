"""How two values of one EIT score may be settled: each is of one part, or one of them is wrong.

FY2566 reference documents print the two parts of an item, or the mean of both and that of one part of an indicator,
under one code without naming the part. Which is which cannot be told from the figures; a person says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import pandas as pd

from itadash.assessment.finding import Choice, Finding
from itadash.assessment.printed import Key
from itadash.assessment.rollup import label
from itadash.reading.corrections import Correction
from itadash.reading.parts import PART_NAMES, PartAnswer
from itadash.scores import Conflict

Place = tuple[str, Decimal]  # where a score is printed, and the score
ConflictKey = tuple[str, int | None, str, str]  # agency, year, instrument, code
FindingKey = tuple[str, int | None, str]  # agency, year, code
PUBLIC, SURVEY = PART_NAMES


def key_of(conflict: Conflict) -> ConflictKey:
    """The key of the Scores table that ``conflict`` is about."""
    return (conflict.agency, conflict.fiscal_year, conflict.instrument, conflict.code)


def eit_places(printed: pd.DataFrame, conflicts: Iterable[Conflict]) -> Mapping[ConflictKey, tuple[Place, ...]]:
    """Every place of the EIT scores without a part that ``conflicts`` are about, in reading order."""
    wanted = {key_of(conflict) for conflict in conflicts if conflict.instrument == "EIT"}
    found: dict[ConflictKey, list[Place]] = {key: [] for key in wanted}
    if wanted:
        rows = printed[printed["instrument"] == "EIT"]
        names = ("agency", "fiscal_year", "instrument", "code", "source", "score")
        for agency, year, instrument, code, source, score in zip(*(rows[name] for name in names), strict=True):
            key = (agency, None if pd.isna(year) else int(year), instrument, code)
            if key in wanted:
                found[key].append((source, score))
    return {key: tuple(dict.fromkeys(places)) for key, places in found.items()}


def part_choices(
    conflict: Conflict, key: Key, places: Sequence[Place], of_one_part: Decimal | None = None
) -> tuple[Choice, ...]:
    """The ways to settle ``conflict``, those that take nothing for wrong first.

    ``places`` are all where the two values stand (those of ``conflict`` when none are given). ``of_one_part`` is the
    value of an indicator that is a mean of one part, the other being that of both; ``None``: the two values are the
    two parts of an item. Nothing for more than two values: two of them cannot be the parts while the third stands.
    """
    at: dict[Decimal, list[str]] = {conflict.kept: [], conflict.printed: []}
    for source, score in places or ((conflict.kept_source, conflict.kept), (conflict.source, conflict.printed)):
        at.setdefault(score, []).append(source)
    if len(at) > 2:
        return ()
    first, second = conflict.kept, conflict.printed

    def are(parts: Mapping[str, Decimal], more: str = "") -> Choice:
        words = " และ ".join(f"{value} เป็น {PART_NAMES[part]}" for part, value in parts.items()) + more
        answers = [
            PartAnswer(source, conflict.code, str(value), part) for part, value in parts.items() for source in at[value]
        ]
        return Choice(words, tuple(answers))

    def only(value: Decimal, other: Decimal) -> Choice:
        message = f"{label(key)} ตาม {at[value][0]}"
        row = (conflict.instrument, conflict.code)
        answers = (Correction(source, str(other), str(value), "conflict", message, *row) for source in at[other])
        return Choice(f"ใช้ {value} ค่าเดียว", tuple(answers))

    if of_one_part is None:
        parts = (are({PUBLIC: first, SURVEY: second}), are({SURVEY: first, PUBLIC: second}))
        return (*parts, only(first, second), only(second, first))
    whole = second if of_one_part == first else first
    rest = f" และ {whole} เป็นค่าเฉลี่ยสองส่วน"
    of_parts = (are({PUBLIC: of_one_part}, rest), are({SURVEY: of_one_part}, rest))
    return (*of_parts, only(whole, of_one_part), only(of_one_part, whole))


def together(findings: Iterable[Finding]) -> Mapping[FindingKey, tuple[Choice, ...]]:
    """For each finding of items with two values of two parts that is not alone of its agency and year: the choices that
    settle all of these at once.
    """
    alike: dict[tuple[str, int | None], list[Finding]] = {}
    for finding in findings:
        if _of_items(finding):
            alike.setdefault((finding.agency, finding.fiscal_year), []).append(finding)
    out: dict[FindingKey, tuple[Choice, ...]] = {}
    for group in alike.values():
        if len(group) > 1:
            out |= dict.fromkeys(map(finding_key, group), _of_all(group))
    return out


def finding_key(finding: Finding) -> FindingKey:
    """What :func:`together` names a finding by."""
    return (finding.agency, finding.fiscal_year, finding.code)


def _of_all(alike: Sequence[Finding]) -> tuple[Choice, ...]:
    codes = ", ".join(each.code.upper() for each in alike)
    choices = []
    for lower, higher in ((PUBLIC, SURVEY), (SURVEY, PUBLIC)):
        answers = [answer for each in alike for answer in _with_higher(each, higher).answers]
        words = f"ทั้ง {len(alike)} ข้อ ค่าที่ต่ำกว่าเป็น {PART_NAMES[lower]} ค่าที่สูงกว่าเป็น {PART_NAMES[higher]}"
        choices.append(Choice(f"{words} ({codes})", tuple(answers)))
    return tuple(choices)


def _of_items(finding: Finding) -> bool:
    return bool(finding.choices) and finding.code.startswith("e")


def _with_higher(finding: Finding, part: str) -> Choice:
    """The choice of ``finding`` by which the higher value is of ``part``."""
    higher = str(max(Decimal(finding.printed), Decimal(finding.expected)))
    return next(
        choice
        for choice in finding.choices
        if any(isinstance(a, PartAnswer) and (a.score, a.part) == (higher, part) for a in choice.answers)
    )
