"""The five steps: which comes next in each state of a work."""

from __future__ import annotations

import pytest

from itadash.guide import Known, next_step, steps

LANDED = frozenset({"overview"})


def known(**said: object) -> Known:
    """A work that was just loaded and looked at: 12 items flagged, nothing drafted, no error found."""
    return Known(**{"seen": LANDED, "errors": 0, "flagged": 12, "measures": 0, "uncovered": 12} | said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "number", "page"),
    [
        (known(errors=2), 2, "audit"),  # contradictions first
        (
            known(errors=2, seen=LANDED | {"audit"}),
            4,
            "measures",
        ),  # a person may leave a figure as it is
        (known(seen=frozenset({"import_data"})), 3, "overview"),
        (known(), 4, "measures"),
        (known(measures=9, uncovered=1), 4, "measures"),
        (known(measures=9, uncovered=0), 5, "documents"),
        (known(errors=2, measures=9, uncovered=0, seen=frozenset({"items"})), 5, "documents"),  # after a reload
        (known(flagged=0, uncovered=0), 4, "measures"),  # nothing is flagged, yet measures are published every year
    ],
)
def test_the_next_step(state: Known, number: int, page: str) -> None:
    found = next_step(state)
    assert found is not None
    assert (found[0], found[1].page) == (number, page)


def test_without_item_scores_nothing_is_said_of_items() -> None:
    told = {step.page: step.reason for step in steps(known(flagged=0, uncovered=0, items_known=False))}
    assert told["measures"].startswith("ไม่มีคะแนนรายข้อ")
    told = {step.page: step.reason for step in steps(known(flagged=0, uncovered=0))}
    assert told["measures"].startswith("ไม่มีข้อต่ำกว่าเกณฑ์")


def test_all_steps_done() -> None:
    assert next_step(known(measures=9, uncovered=0, seen=LANDED | {"documents"})) is None


def test_documents_seen_too_early_do_not_count() -> None:
    assert [step.done for step in steps(known(seen=LANDED | {"documents"}))] == [True, True, True, False, False]


def test_the_reason_counts_what_is_missing() -> None:
    told = {step.page: step.reason for step in steps(known(errors=2, measures=9, uncovered=3))}
    assert "2 แห่ง" in told["audit"]
    assert "3 ข้อ" in told["measures"]
