"""Two values of one EIT score: what the finding offers, and what follows from each choice. Expected values by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.assessment.audit import findings
from itadash.assessment.finding import Choice, Finding
from itadash.assessment.finding_words import effect, export_table, places, values
from itadash.assessment.part_choices import finding_key, together
from itadash.assessment.result import build
from itadash.reading.answers import answered, new_body
from itadash.reading.corrections import with_correction
from itadash.reading.model import Reading
from itadash.reading.parts import PartAnswer, with_part
from itadash.scores import COLUMNS, Score, distinct
from tests.assessment import publications as pub


def item(code: str, score: str, place: str, year: int = 2566, instrument: str = "EIT") -> Score:
    return pub.row("ก", year, "item", instrument, code, score, place)


def reading(*rows: Score) -> Reading:
    return Reading("ไฟล์", pub.frame(list(rows)).assign(table="ตาราง"), agencies=("ก",))


def conflicts(read: Reading) -> list[Finding]:
    return [finding for finding in findings([read]) if finding.kind == "conflict"]


def chosen(read: Reading, choice: Choice) -> Reading:
    body = new_body(read, "0" * 64)
    for answer in choice.answers:
        body = with_part(body, answer) if isinstance(answer, PartAnswer) else with_correction(body, answer)
    return answered(body)


E11 = reading(
    item("e11", "79.77", "ไฟล์ › บรรทัด 85"),
    item("e11", "96.90", "ไฟล์ › บรรทัด 106"),
    item("e11", "96.90", "ไฟล์ › บรรทัด 200"),
)


def test_an_item_neither_value_is_called_the_right_one() -> None:
    (finding,) = conflicts(E11)
    assert finding.severity == "error"
    assert values(finding) == "79.77 หรือ 96.90"
    assert places(finding) == "ไฟล์ › บรรทัด 85 · ไฟล์ › บรรทัด 106"
    assert finding.corrections == ()
    row = export_table([finding]).iloc[0]
    assert (row["printed"], row["expected"]) == ("79.77 หรือ 96.90", "")
    assert [choice.label for choice in finding.choices] == [
        "79.77 เป็น EIT Public และ 96.90 เป็น EIT Survey",
        "79.77 เป็น EIT Survey และ 96.90 เป็น EIT Public",
        "ใช้ 79.77 ค่าเดียว",
        "ใช้ 96.90 ค่าเดียว",
    ]


def test_what_follows_from_each_choice_for_an_item() -> None:
    """The score is the lower of the parts; all places of a value go the same way."""
    (finding,) = conflicts(E11)
    expected = [
        (Decimal("79.77"), Decimal("79.77"), Decimal("96.90"), None),
        (Decimal("79.77"), Decimal("96.90"), Decimal("79.77"), None),
        (Decimal("79.77"), None, None, Decimal("79.77")),
        (Decimal("96.90"), None, None, Decimal("96.90")),
    ]
    for choice, figures in zip(finding.choices, expected, strict=True):
        after = chosen(E11, choice)
        assert conflicts(after) == []
        table, _ = distinct(after.printed.loc[:, list(COLUMNS)])
        items = build(table, "ก", 2566, Decimal(85)).items
        row = items[items["code"] == "e11"].iloc[0]
        assert (row["score"], row["public"], row["survey"], row["unspecified"]) == figures
        assert row["below"] == (figures[0] < 85)


def test_an_indicator_of_which_one_value_is_that_of_a_part() -> None:
    """อบจ.ลำปาง: 86.47 is the mean of e1–e5 as printed (432.34 ÷ 5 = 86.468), 88.28 that of both parts."""
    indicators = [
        pub.row("ข", 2566, "indicator", "EIT", "6", score, f"ไฟล์ › บรรทัด {line}")
        for score, line in (("88.28", 37), ("86.47", 65))
    ]
    read = reading(*indicators, *pub.items("ข", 2566, pub.LAMPANG_EIT))
    (finding,) = conflicts(read)
    assert values(finding) == "88.28 หรือ 86.47"
    assert (finding.effect, effect(finding)) == (None, "")
    assert [choice.label for choice in finding.choices] == [
        "86.47 เป็น EIT Public และ 88.28 เป็นค่าเฉลี่ยสองส่วน",
        "86.47 เป็น EIT Survey และ 88.28 เป็นค่าเฉลี่ยสองส่วน",
        "ใช้ 88.28 ค่าเดียว",
        "ใช้ 86.47 ค่าเดียว",
    ]
    for choice, score in zip(finding.choices, ("88.28", "88.28", "88.28", "86.47"), strict=True):
        after = chosen(read, choice)
        assert conflicts(after) == []
        table, _ = distinct(after.printed.loc[:, list(COLUMNS)])
        shown = build(table, "ข", 2566, Decimal(85)).indicators
        assert shown.loc[shown["number"] == 6, "score"].iloc[0] == Decimal(score)


def test_three_values_cannot_be_two_parts() -> None:
    third = reading(*(item("e11", score, f"ไฟล์ › บรรทัด {score[:2]}") for score in ("79.77", "96.90", "88.00")))
    found = conflicts(third)
    assert [values(finding) for finding in found] == ["79.77 หรือ 96.90", "79.77 หรือ 88.00"]
    assert [finding.choices for finding in found] == [(), ()]
    assert [(c.was, c.now) for c in found[1].corrections] == [("88.00", "79.77"), ("79.77", "88.00")]


def test_no_parts_before_2566_nor_for_other_instruments() -> None:
    older = reading(item("e11", "79.77", "ไฟล์ › A1", 2565), item("e11", "96.90", "ไฟล์ › A2", 2565))
    of_iit = reading(*(item("i1", score, f"ไฟล์ › {score}", instrument="IIT") for score in ("79.77", "96.90")))
    for read in (older, of_iit):
        (finding,) = conflicts(read)
        assert finding.choices == ()
        assert len(finding.corrections) == 2
        assert values(finding) == "79.77 หรือ 96.90"


def test_a_value_that_other_figures_bear_out_is_the_right_one_wherever_it_stands() -> None:
    """IIT 90.00, EIT 80.00, OIT 70.00: 0.30 × 90 + 0.30 × 80 + 0.40 × 70 = 79.00, so 97.00 is wrong in either order."""
    for scores in (("79.00", "97.00"), ("97.00", "79.00")):
        totals = [pub.row("ก", 2566, "total", "", "total", score, f"ไฟล์ › {score}") for score in scores]
        read = reading(*totals, *pub.instruments("ก", 2566, IIT="90.00", EIT="80.00", OIT="70.00"))
        (finding,) = conflicts(read)
        assert values(finding) == "97.00 → 79.00"
        assert finding.source == "ไฟล์ › 97.00"
        assert effect(finding) == "−18.00"
        assert (finding.corrections[0].was, finding.corrections[0].now) == ("97.00", "79.00")


def test_two_totals_of_which_none_is_borne_out_differ_by_so_much() -> None:
    read = reading(*(pub.row("ก", 2566, "total", "", "total", s, f"ไฟล์ › {s}") for s in ("90.00", "91.00")))
    (finding,) = conflicts(read)
    assert (values(finding), effect(finding)) == ("90.00 หรือ 91.00", "±1.00")


def test_items_of_one_shape_are_settled_together() -> None:
    """e12 prints the higher value first: its order of reading does not matter."""
    read = reading(
        item("e11", "79.77", "ไฟล์ › บรรทัด 85"),
        item("e12", "96.90", "ไฟล์ › บรรทัด 86"),
        item("e11", "96.90", "ไฟล์ › บรรทัด 106"),
        item("e12", "80.84", "ไฟล์ › บรรทัด 107"),
    )
    first, second = conflicts(read)
    assert together([first]) == {}
    both = together([first, second])
    offered = both[finding_key(first)]
    assert both[finding_key(second)] == offered
    assert [choice.label for choice in offered] == [
        "ทั้ง 2 ข้อ ค่าที่ต่ำกว่าเป็น EIT Public ค่าที่สูงกว่าเป็น EIT Survey (E11, E12)",
        "ทั้ง 2 ข้อ ค่าที่ต่ำกว่าเป็น EIT Survey ค่าที่สูงกว่าเป็น EIT Public (E11, E12)",
    ]
    after = chosen(read, offered[1])
    assert list(after.printed["instrument"]) == ["EIT2", "EIT1", "EIT1", "EIT2"]
    assert conflicts(after) == []


def test_a_third_value_beside_two_named_parts_is_told() -> None:
    """79.77 and 96.90 have the mean 88.335, which rounds to 88.34."""
    named = reading(
        pub.row("ก", 2566, "item", "EIT1", "e11", "79.77", "ไฟล์ › A1"),
        pub.row("ก", 2566, "item", "EIT2", "e11", "96.90", "ไฟล์ › A2"),
        item("e11", "50.00", "ไฟล์ › A3"),
    )
    (found,) = conflicts(named)
    assert (found.severity, found.printed, found.expected) == ("error", "50.00", "")
    assert "ไม่ตรงกับ EIT Public 79.77 EIT Survey 96.90 หรือค่าเฉลี่ย 88.34" in found.message
    assert [each.now for each in found.corrections] == ["79.77", "96.90"]


@pytest.mark.parametrize("value", ["79.77", "96.90", "88.34", "88.33"])
def test_a_part_or_the_mean_printed_again_is_none(value: str) -> None:
    named = reading(
        pub.row("ก", 2566, "item", "EIT1", "e11", "79.77", "ไฟล์ › A1"),
        pub.row("ก", 2566, "item", "EIT2", "e11", "96.90", "ไฟล์ › A2"),
        item("e11", value, "ไฟล์ › A3"),
    )
    assert conflicts(named) == []
