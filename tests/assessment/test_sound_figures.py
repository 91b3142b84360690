"""A wrong figure makes no true one above it wrong, and a mistyped item not the true mean of the items."""

from __future__ import annotations

from decimal import Decimal

from itadash.assessment.finding import Finding
from itadash.assessment.slips import slips
from itadash.scores import Score
from tests.assessment import publications as pub
from tests.assessment.made import AGENCY, found, reading

FIVE = "80.00 80.00 80.00 80.00 80.00"


def _year(total: str, iit: str = FIVE, **instruments: str) -> list[list[Score]]:
    """Indicators 6-10 of 80.00: with IIT's the total is 80.00."""
    return [
        pub.indicators(AGENCY, 2566, f"{iit} {FIVE}"),
        pub.instruments(AGENCY, 2566, **instruments),
        pub.total(AGENCY, 2566, total),
    ]


def _told(findings: list[Finding]) -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.code, each.printed, each.expected) for each in _but_missing(findings)]


def _but_missing(findings: list[Finding]) -> list[Finding]:
    """Without what is told of the OIT items, which these sheets do not print."""
    return [each for each in findings if each.kind != "missing"]


def test_a_wrong_instrument_does_not_make_the_true_total_wrong() -> None:
    """0.3 × 80 + 0.3 × 80 + 0.4 × 80 = 80; with OIT 99.99 it would be 87.996."""
    assert _told(found(reading(*_year("80.00", OIT="99.99")))) == [("instrument", "OIT", "99.99", "80.00")]


def test_a_wrong_total_above_a_wrong_instrument_is_told_with_the_recomputed_one() -> None:
    findings = found(reading(*_year("85.00", OIT="99.99")))
    assert _told(findings) == [("instrument", "OIT", "99.99", "80.00"), ("total", "total", "85.00", "80.00")]
    total = findings[1]
    assert total.corrections == ()  # first the instrument
    assert "OIT ที่คำนวณใหม่เป็น 80.00 แทน 99.99" in total.message


def test_a_wrong_total_above_true_instruments_is_corrected() -> None:
    """Close by: nothing below is wrong."""
    [total] = found(reading(*_year("85.00", OIT="80.00")))
    assert [(each.was, each.now) for each in total.corrections] == [("85.00", "80.00")]


def test_a_wrong_indicator_reaches_the_total_through_an_instrument_that_is_not_printed() -> None:
    """Items of indicator 2 are all 80; printed 90.00 would make IIT 82.00 and the total 80.60."""
    items = pub.items(AGENCY, 2566, pub.numbered("i", 7, "80.00 80.00 80.00 80.00 80.00 80.00"))
    findings = found(reading(items, *_year("95.00", "80.00 90.00 80.00 80.00 80.00")))
    assert _told(findings) == [("indicator", "2", "90.00", "80.00"), ("total", "total", "95.00", "80.00")]


def test_an_indicator_that_the_total_follows_from_stands() -> None:
    """i1 28.75 for 82.75: the mean of 90.85 is right, and so is the total of it.

    (82.75 + 91.65 + 97.35 + 96.43 + 95.64 + 81.29) ÷ 6 = 545.11 ÷ 6 = 90.851…; with 28.75: 491.11 ÷ 6 = 81.851…
    Total: IIT (90.85 + 4 × 80) ÷ 5 = 82.17; 0.3 × 82.17 + 0.7 × 80 = 80.651.
    """
    items = pub.items(AGENCY, 2566, pub.numbered("i", 1, "28.75 91.65 97.35 96.43 95.64 81.29"))
    [finding] = _but_missing(found(reading(items, *_year("80.65", "90.85 80.00 80.00 80.00 80.00"))))
    assert (finding.kind, finding.code, finding.expected) == ("indicator", "1", "81.85")
    assert "ข้อ I1 พิมพ์ว่า 28.75 ถ้าเป็น 82.75" in finding.message
    likeliest = finding.corrections[0]
    assert (likeliest.code, likeliest.was, likeliest.now) == ("i1", "28.75", "82.75")


def test_an_indicator_one_digit_off_names_no_item() -> None:
    """Close by: 90.00 for 80.00; that i7 with 80 more (or any two) would do is no reason to name an item."""
    items = pub.items(AGENCY, 2566, pub.numbered("i", 7, "80.00 80.00 80.00 80.00 80.00 80.00"))
    [finding] = found(reading(items, pub.indicators(AGENCY, 2566, "80.00 90.00 80.00 80.00 80.00")))
    assert finding.message.endswith("หรือข้อใดข้อหนึ่งพิมพ์ผิด")
    assert [each.code for each in finding.corrections] == ["2"]


def test_slips_of_one_item() -> None:
    values = {("IIT", "i1"): Decimal("71.00"), ("IIT", "i2"): Decimal("61.33"), ("IIT", "i3"): Decimal("50.44")}
    # 17 for 71: (17.00 + 61.33 + 50.44) ÷ 3 = 42.923…
    assert slips(values, Decimal("42.92")) == [(("IIT", "i1"), Decimal("17.00"))]
    # 76 for 71, and 66.33 for 61.33, and 55.44 for 50.44 would each do: none is named. (182.77 + 5) ÷ 3 = 62.59
    assert slips(values, Decimal("62.59")) == []
