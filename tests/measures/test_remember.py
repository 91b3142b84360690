"""A measure kept for the next year: found by its items, without this year's figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.assessment.result import build
from itadash.measures.draft import draft
from itadash.measures.library import own
from itadash.measures.library.remember import entry_of
from itadash.measures.model import Measure
from tests.assessment.publications import frame, items

MEASURE = Measure(
    "a",
    5,
    ("i7", "i8"),
    "เปิดแผนงบประมาณให้ทุกกองร่วมคิด (ข้อ I7, I8)",
    "ข้อ I7 ได้ 72 คะแนน ต่ำกว่าเกณฑ์ 85 คะแนน จึงจัดเวทีชี้แจงงบประมาณปี 2567 ทุกไตรมาส",
    "กองคลัง",
    "1 ตุลาคม 2566 ถึง 30 กันยายน 2567",
    "1. ประชุมเดือนตุลาคม ๒๕๖๖\n2. สรุปผลปี 2568",
    "1. หัวหน้ากองติดตามทุกเดือน\nหลักฐาน: รายงานการประชุม, ภาพถ่าย",
)


def test_the_entry_has_no_scores_and_no_fixed_years() -> None:
    entry = entry_of(MEASURE, 2566)
    assert entry.title == "เปิดแผนงบประมาณให้ทุกกองร่วมคิด"
    assert entry.method == "จัดเวทีชี้แจงงบประมาณปี {work_year} ทุกไตรมาส"
    assert entry.steps == ("ประชุมเดือนตุลาคม {result_year}", "สรุปผลปี {next_year}")
    assert entry.evidence == ("รายงานการประชุม", "ภาพถ่าย")
    assert entry.check == "หัวหน้ากองติดตามทุกเดือน"
    assert (entry.items, entry.units, entry.topic) == (("i7", "i8"), ("กองคลัง",), 5)
    assert own.from_json(own.to_json([entry])) == (entry,)


def test_the_next_draft_uses_it() -> None:
    result = build(frame(items("ก", 2566, {"i7": "70.00", "i9": "80.00"})), "ก", 2566, Decimal(85))
    measures = draft(result, own=[entry_of(MEASURE, 2566)]).measures
    mine = next(measure for measure in measures if "i7" in measure.items)
    assert mine.measure.startswith("เปิดแผนงบประมาณให้ทุกกองร่วมคิด")
    assert "จัดเวทีชี้แจงงบประมาณปี 2567" in mine.method
    assert {code for measure in measures for code in measure.items} == {"i7", "i9"}


@pytest.mark.parametrize(
    ("measure", "words"),
    [
        (Measure("a", measure="ก", method="ข"), "เลือกข้อคำถาม"),
        (Measure("a", items=("i7",), measure="ก"), "เขียนชื่อมาตรการ"),
    ],
)
def test_what_cannot_be_found_again_is_not_kept(measure: Measure, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        entry_of(measure, 2566)


def test_braces_are_no_places() -> None:
    entry = entry_of(Measure("a", items=("i7",), measure="{label}", method="ทำ {x}"), 2566)
    assert (entry.title, entry.method) == ("(label)", "ทำ (x)")


@pytest.mark.parametrize("codes", [("e9",), ("o11",), ("i7", "i8"), ("o34", "o35")])
def test_a_drafted_measure_that_is_kept_is_drafted_the_same_again(codes: tuple[str, ...]) -> None:
    """What a draft writes by itself (the reports to the head, dates, OIT items) comes once, also the second time."""
    result = build(frame(items("ก", 2566, dict.fromkeys(codes, "0.00"))), "ก", 2566, Decimal(85))
    first = draft(result).measures[0]
    again = draft(result, own=[entry_of(first, 2566)]).measures[0]
    assert again.items == first.items == codes
    assert again.measure == first.measure
    assert again.steps == first.steps
    assert again.follow_up.count("รายงานผู้บริหารรอบ 6 เดือน") == 1
    assert again.follow_up.count("กำหนดเวลา:") == first.follow_up.count("กำหนดเวลา:")
    if len(codes) == 1:
        assert again.follow_up == first.follow_up
        assert entry_of(first, 2566).proves == (("o8", "o9") if codes == ("e9",) else ())
