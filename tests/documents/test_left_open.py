"""What is said to be open before documents are signed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.documents.report import Facts, LeftOpen, gather, left_open
from itadash.measures.model import Measure, MeasuresTable
from itadash.scores import Score, frame

AGENCY = "องค์การบริหารส่วนตำบลก"
SCORES = frame(
    [
        Score(AGENCY, 2566, "item", "IIT", "i1", Decimal("84.99"), "ก.xlsx › B2"),
        Score(AGENCY, 2566, "item", "IIT", "i2", Decimal("85.00"), "ก.xlsx › B3"),
        Score(AGENCY, 2566, "item", "OIT", "o18", Decimal(0), "ก.xlsx › B4"),
    ]
)
OPEN = Measure("1", topic=1, items=("i1",), measure="ทำ", owner="สำนักปลัด")


def facts(*measures: Measure) -> Facts:
    return gather(SCORES, AGENCY, 2566, Decimal(85), measures=MeasuresTable(AGENCY, 2566, measures))


def test_items_without_a_measure_are_named_and_what_passes_is_not() -> None:
    found = left_open(facts(OPEN), errors=0)
    assert found == [LeftOpen("ข้อที่ต่ำกว่าเกณฑ์แต่ยังไม่มีมาตรการ: O18", "measures")]


def test_questions_and_findings_come_first_then_owners_and_words() -> None:
    other = Measure("2", topic=2, items=("o18",), measure="ทำ", owner=" ")
    found = left_open(facts(OPEN, other), errors=2, questions=1, text_notes=3, two_versions=True)
    assert [(each.page, each.text) for each in found] == [
        ("import_data", "คำถามเรื่องปี หน่วยงาน หรือรหัส รอคำตอบ 1 ข้อ คะแนนส่วนนั้นยังไม่อยู่ในเอกสาร"),
        ("audit", "ผลตรวจสอบข้อมูลยังมีรายการต้องแก้ไข 2 รายการ"),
        ("measures", "มาตรการมีสองฉบับจากสองหน้าต่าง ยังไม่ได้เลือกฉบับที่จะใช้"),
        ("measures", "ยังไม่มีผู้รับผิดชอบ 1 จาก 2 มาตรการ: มาตรการที่ 2"),
        ("measures", "ข้อความในมาตรการที่ควรตรวจ 3 แห่ง"),
    ]


@pytest.mark.parametrize("errors", [0, None])
def test_no_measures_at_all_while_items_are_below_the_target(errors: int | None) -> None:
    assert left_open(facts(), errors=errors) == [LeftOpen("ยังไม่มีมาตรการ ทั้งที่มี 2 ข้อต่ำกว่าเกณฑ์", "measures")]


def test_nothing_below_the_target_and_no_measures_is_nothing_open() -> None:
    passed = gather(SCORES[SCORES["code"] == "i2"], AGENCY, 2566, Decimal(85), measures=MeasuresTable(AGENCY, 2566))
    assert left_open(passed, errors=0) == []


def test_of_very_many_items_the_first_are_named() -> None:
    scores = frame([Score(AGENCY, 2566, "item", "OIT", f"o{n}", Decimal(0), f"ก.xlsx › B{n}") for n in range(1, 12)])
    one = gather(scores, AGENCY, 2566, Decimal(85), measures=MeasuresTable(AGENCY, 2566, (OPEN,)))
    (found,) = left_open(one, errors=0)
    assert found.text == "ข้อที่ต่ำกว่าเกณฑ์แต่ยังไม่มีมาตรการ: O1, O2, O3, O4, O5, O6, O7, O8 และอีก 3 ข้อ"
