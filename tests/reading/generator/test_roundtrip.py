"""Two hundred made sheets of all layouts are read back: none of one reading is read wrong, nearly all exactly.

``python -m benchmarks.roundtrip`` does the same with thousands, through files of every format.
"""

from __future__ import annotations

from functools import cache

import pytest

from tests.reading.generator.cases import Case, Judged, read_and_judge
from tests.reading.generator.layouts import LAYOUTS

SHEETS = 8  # of each layout
# Least share of the sheets of one reading that are read exactly; the rest is asked or refused.
EXACT = 0.96


@cache
def _judged(layout: str) -> tuple[Judged, ...]:
    return tuple(read_and_judge(Case(layout, f"test-{number}")) for number in range(SHEETS))


def _of_one_reading(layout: str) -> list[Judged]:
    return [judged for judged in _judged(layout) if not judged.ambiguous]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_sheet_of_one_reading_is_read_wrong(layout: str) -> None:
    wrong = [
        (judged.case.seed, judged.damages, judged.verdict.faults[:3])
        for judged in _of_one_reading(layout)
        if judged.verdict.kind == "wrong"
    ]
    assert wrong == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_what_was_read_exactly_is_accused_of_nothing(layout: str) -> None:
    """The audit finds no fault in a sheet whose figures agree, and finds those printed wrongly on purpose."""
    said = {judged.case.seed: judged.audit for judged in _judged(layout) if judged.audit in ("false", "missed")}
    assert said == {}


def test_nearly_all_sheets_of_one_reading_are_read_exactly() -> None:
    judged = [each for layout in LAYOUTS for each in _of_one_reading(layout)]
    exact = [each for each in judged if each.verdict.kind == "exact"]
    missed = [(e.case.layout, e.case.seed, e.damages, e.verdict.asked[:1]) for e in judged if e not in exact]
    assert len(judged) > SHEETS * len(LAYOUTS) / 2
    assert len(exact) >= EXACT * len(judged), missed


def test_ambiguous_damage_is_asked_more_often_than_read_wrong() -> None:
    kinds = [each.verdict.kind for layout in LAYOUTS for each in _judged(layout) if each.ambiguous]
    assert kinds.count("wrong") < kinds.count("asked")
