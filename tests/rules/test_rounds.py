"""The rounds of the follow-up, against a published report's timing."""

from __future__ import annotations

from datetime import date

from itadash.rules import progress_rounds
from itadash.rules.rounds import beginning


def test_two_rounds_in_order() -> None:
    assert list(progress_rounds()) == ["6", "12"]
    assert [each.name for each in progress_rounds().values()] == ["รอบ 6 เดือน", "รอบ 12 เดือน"]


def test_six_months_end_before_the_published_report_was_dated() -> None:
    """A report of the first six months of 2565 is dated 7 เมษายน 2565 (2022)."""
    assert beginning(2565) == date(2021, 10, 1)
    assert progress_rounds()["6"].end(2565) == date(2022, 3, 31) < date(2022, 4, 7)
    assert progress_rounds()["12"].end(2565) == date(2022, 9, 30)


def test_timing_that_no_official_source_tells_is_marked() -> None:
    assert all(not each.verified and each.source for each in progress_rounds().values())
