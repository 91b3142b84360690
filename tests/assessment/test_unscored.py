"""OIT indicators below 100 without their items: when it is asked which have no score, and what is told of an answer."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.assessment.finding import Finding
from itadash.scores import SAID, Score
from tests.assessment.made import AGENCY, found, reading

D = Decimal


def row(level: str, code: str, score: str, source: str = "ก", year: int = 2566) -> Score:
    return Score(AGENCY, year, level, "OIT", code, D(score), source)


def asked(*rows: Score) -> list[Finding]:
    """The findings on OIT indicators of sheets that print an item of the IIT as well."""
    iit = {(r.agency, r.fiscal_year): Score(r.agency, r.fiscal_year, "item", "IIT", "i1", D(90), "ก") for r in rows}
    return [
        finding for finding in found(reading([*rows, *iit.values()]), kind="missing") if finding.code in ("9", "10")
    ]


def all_items(first: int, last: int, zeros: tuple[str, ...] = ()) -> list[Score]:
    return [row("item", f"o{n}", "0" if f"o{n}" in zeros else "100") for n in range(first, last + 1)]


def test_an_indicator_below_100_without_items_is_asked() -> None:
    (finding,) = asked(row("indicator", "9", "92.50"), row("indicator", "10", "100.00"))
    assert (finding.severity, finding.code, finding.printed, finding.source) == ("warning", "9", "92.50", "ก")
    assert "อย่างน้อย 2 ข้อ" in finding.message  # one of 9.2 and one of 9.3–9.5, or three of 9.2
    assert "ตัวชี้วัดย่อย 9.2 จำนวน 1 ข้อ และตัวชี้วัดย่อย 9.3, 9.4, 9.5 รวมกัน 1 ข้อ หรือตัวชี้วัดย่อย 9.2 จำนวน 3 ข้อ" in (
        finding.calculation
    )


def test_a_score_that_no_items_give_is_told() -> None:
    (finding,) = asked(row("indicator", "10", "99.00"))
    assert "โปรดตรวจคะแนนตัวชี้วัดที่พิมพ์ไว้" in finding.calculation


@pytest.mark.parametrize(
    "items",
    [
        all_items(1, 30, ("o18", "o30")),  # all are printed
        [row("item", "o18", "0"), row("item", "o30", "0")],  # those without a score are
        all_items(1, 30),  # the items contradict the indicator: another finding tells that
    ],
)
def test_where_the_items_are_printed_nothing_is_asked(items: list[Score]) -> None:
    assert not asked(row("indicator", "9", "92.50"), *items)


def test_where_some_are_printed_the_rest_is_asked() -> None:
    (finding,) = asked(row("indicator", "9", "92.50"), row("item", "o18", "0"))
    assert "อย่างน้อย 1 ข้อ" in finding.message


def test_in_a_year_of_unknown_groups_it_is_asked_without_a_calculation() -> None:
    (finding,) = asked(row("indicator", "9", "92.50", year=2563))
    assert finding.calculation == ""
    assert not asked(row("indicator", "9", "92.50", year=2563), row("item", "o3", "0", year=2563))


def test_of_indicators_alone_nothing_is_asked() -> None:
    assert not found(reading([row("indicator", "9", "92.50")]), kind="missing")


def said(*zeros: str) -> list[Score]:
    return [row("item", code, "0", f"{SAID} · ก") for code in zeros]


def test_an_answer_that_gives_the_score_is_only_for_the_record() -> None:
    (finding,) = asked(row("indicator", "9", "92.50"), *said("o18", "o30"))
    assert finding.severity == "info"
    assert finding.calculation.startswith("หน่วยงานระบุว่าข้อ O18, O30 ไม่ได้คะแนน ซึ่งให้ 92.50 ตรงกับที่พิมพ์ไว้")


@pytest.mark.parametrize(
    ("zeros", "told"),
    [
        (("o18",), "ซึ่งให้ 97.50 ไม่ตรงกับ 92.50 ที่พิมพ์ไว้ (จำนวนข้อน้อยเกินไป)"),  # (87.50 + 400) ÷ 5
        (("o29", "o30"), "ซึ่งให้ 90.00 ไม่ตรงกับ 92.50 ที่พิมพ์ไว้ (จำนวนข้อมากเกินไปหรือไม่ใช่ข้อเหล่านั้น)"),  # (50 + 400) ÷ 5
    ],
)
def test_an_answer_that_does_not_is_told(zeros: tuple[str, ...], told: str) -> None:
    (finding,) = asked(row("indicator", "9", "92.50"), *said(*zeros))
    assert finding.severity == "warning"
    assert told in finding.calculation


def test_a_list_of_many_agencies_is_not_asked_one_by_one() -> None:
    rows = [row("indicator", "9", "92.50")._replace(agency=f"อบต.{n}") for n in range(11)]
    assert not asked(*rows)
    assert len(asked(*rows[:10])) == 10
