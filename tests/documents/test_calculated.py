"""A figure that no source prints is said to be worked out, below every table that shows it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.documents import publish
from itadash.documents.content import Table
from itadash.documents.details import Details
from itadash.documents.publish import Choices
from itadash.documents.report import gather
from itadash.rules import load
from itadash.scores import Score, frame

AGENCY = "เทศบาลทดสอบ (สมมติ)"


def _indicators(year: int, *, without: tuple[int, ...] = ()) -> list[Score]:
    return [
        Score(AGENCY, year, "indicator", each.instrument, str(each.number), Decimal(90), f"ก.xlsx › {year}")
        for each in load(year).indicators
        if each.number not in without
    ]


def _total(year: int) -> Score:
    return Score(AGENCY, year, "total", "", "total", Decimal(90), f"ก.xlsx › {year}")


def _sources(scores: list[Score], form: str) -> dict[str, str]:
    facts = gather(frame(scores), AGENCY, 2566, Decimal(85), details=Details(form=form))
    blocks = publish.content("analysis", facts, Choices()).blocks
    return {block.caption.split(" ปีงบ")[0]: block.source for block in blocks if isinstance(block, Table)}


def test_a_total_of_the_old_year_that_is_not_printed_is_said_to_be_worked_out() -> None:
    scores = [*_indicators(2565), *_indicators(2566), _total(2566)]
    told = "คำนวณจากคะแนนย่อย เพราะต้นทางไม่ได้พิมพ์ไว้: คะแนนรวม ของปี 2565"
    assert told in _sources(scores, "two_years")["เปรียบเทียบผลการประเมิน"].split("\n")


@pytest.mark.parametrize("form", ["two_years", "full", "by_topic", "by_instrument"])
def test_what_is_printed_is_not(form: str) -> None:
    scores = [*_indicators(2565), _total(2565), *_indicators(2566), _total(2566)]
    sources = _sources(scores, form)
    about_indicators = {caption: source for caption, source in sources.items() if caption != "คะแนนรายแบบวัด"}
    assert about_indicators
    assert not any("คำนวณ" in source for source in about_indicators.values())


def test_instruments_that_follow_from_indicators_are_named() -> None:
    scores = [*_indicators(2566), _total(2566)]
    told = _sources(scores, "full")["คะแนนรายแบบวัด"]
    assert "IIT" in told
    assert "OIT" in told
    assert "คะแนนรวม" not in told
