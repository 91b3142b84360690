"""Two windows that changed one table: put together where they changed different things, a conflict where not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from itadash.measures import edit
from itadash.measures.model import Measure, MeasuresTable
from itadash.measures.together import together

A = Measure("a", 5, ("i7",), "งบประมาณ", owner="กองคลัง")
B = Measure("b", 4, ("i19",), "ทรัพย์สิน", owner="สำนักปลัด")
BASE = MeasuresTable("เทศบาลตำบลทดสอบ", 2566, (A, B))


def test_two_columns_of_one_measure_are_one_measure() -> None:
    mine, theirs = edit.update(BASE, "a", owner="กองช่าง"), edit.update(BASE, "a", follow_up="รายงานทุกเดือน")
    both = together(BASE, mine, theirs)
    assert both == replace(BASE, measures=(replace(A, owner="กองช่าง", follow_up="รายงานทุกเดือน"), B))
    assert together(BASE, theirs, mine) == both


def test_one_column_changed_by_both_is_a_conflict_unless_they_agree() -> None:
    mine, theirs = edit.update(BASE, "a", owner="กองช่าง"), edit.update(BASE, "a", owner="ปลัด")
    assert together(BASE, mine, theirs) is None
    assert together(BASE, mine, mine) == mine


@pytest.mark.parametrize("swap", [False, True])
def test_rows_that_one_side_added_moved_or_deleted_stand_with_what_the_other_wrote(swap: bool) -> None:
    new = Measure("c", 1, (), "ใหม่")
    rows, text = replace(BASE, measures=(new, B)), edit.update(BASE, "b", owner="กองช่าง")
    both = together(BASE, text, rows) if swap else together(BASE, rows, text)
    assert both == replace(BASE, measures=(new, replace(B, owner="กองช่าง")))


@pytest.mark.parametrize("swap", [False, True])
def test_a_row_deleted_here_and_rewritten_there_is_a_conflict(swap: bool) -> None:
    deleted, text = replace(BASE, measures=(B,)), edit.update(BASE, "a", owner="กองช่าง")
    assert (together(BASE, text, deleted) if swap else together(BASE, deleted, text)) is None


def test_rows_that_both_added_are_a_conflict() -> None:
    first, second = (replace(BASE, measures=(A, B, Measure(name))) for name in "cd")
    assert together(BASE, first, second) is None


def test_form_and_signatories_are_told_apart_too() -> None:
    mine, theirs = replace(BASE, form="B5"), replace(BASE, signatories=())
    assert together(BASE, mine, theirs) == replace(BASE, form="B5", signatories=())
    assert together(BASE, mine, replace(BASE, form="C3")) is None
