"""Split, merge, reorder, set many, find and replace."""

from __future__ import annotations

import pytest

from itadash.measures import rework
from itadash.measures.edit import EditError
from itadash.measures.model import Measure, MeasuresTable

TABLE = MeasuresTable(
    "เทศบาลตำบลทดสอบ",
    2566,
    (
        Measure("a", 5, ("i7", "i8"), "ประชุม", "แจ้งงบ", "กองคลัง", "ปี 2567", "1. ประชุม\n2. แจ้งเวียน", "รายงาน"),
        Measure("b", 4, ("i19",), "แนวปฏิบัติ", "ทำคู่มือ", "สำนักปลัด", "ปี ๒๕๖๗", "1. ประชุม\n2. ทำคู่มือ", "รายงาน"),
        Measure("c", 0, (), "อื่น", "", "", "", "ทำทันที", ""),
    ),
)


def ids(table: MeasuresTable) -> str:
    return " ".join(measure.id for measure in table.measures)


def test_a_measure_is_split_by_its_items() -> None:
    table = rework.split(TABLE, "a", ["i8"])
    first, second = table.measures[:2]
    assert (first.id, first.items, second.items) == ("a", ("i7",), ("i8",))
    assert second.steps == first.steps
    assert second.id not in ("a", "b", "c")
    assert len(table.measures) == 4


@pytest.mark.parametrize("codes", [[], ["i7", "i8"], ["o1"]])
def test_a_split_leaves_something_on_both_sides(codes: list[str]) -> None:
    with pytest.raises(EditError, match="เลือกข้อที่จะแยก"):
        rework.split(TABLE, "a", codes)


def test_merging_keeps_every_item_and_every_line_once() -> None:
    table = rework.merge(TABLE, ["b", "a"])
    (first, rest) = table.measures
    assert (first.id, first.topic, first.items) == ("a", 5, ("i7", "i8", "i19"))
    assert first.measure == "ประชุม\nแนวปฏิบัติ"
    assert first.owner == "กองคลัง\nสำนักปลัด"
    assert first.period == "ปี 2567"  # the same year in other digits is said once
    assert first.steps == "1. ประชุม\n2. แจ้งเวียน\n3. ทำคู่มือ"
    assert first.follow_up == "รายงาน"
    assert rest.id == "c"


def test_merging_asks_for_two() -> None:
    with pytest.raises(EditError, match="อย่างน้อยสองรายการ"):
        rework.merge(TABLE, ["a", "x"])


def test_steps_are_lines() -> None:
    text = "๑. ประชุม\nทุกไตรมาส\n๒) ทำคู่มือ\n\n3 . เผยแพร่"
    assert rework.steps_of(text) == ["ประชุม\nทุกไตรมาส", "ทำคู่มือ", "เผยแพร่"]
    assert rework.numbered_steps(["ประชุม", " ", "เผยแพร่"]) == "1. ประชุม\n2. เผยแพร่"
    assert rework.steps_of("ทำทันที\n- รายงาน") == ["ทำทันที", "- รายงาน"]


def test_order() -> None:
    assert ids(rework.reorder(TABLE, ["c", "a"])) == "c a b"
    assert ids(rework.reorder(TABLE, ["c", "x", "c", "b", "a"])) == "c b a"


def test_many_at_once() -> None:
    table = rework.bulk_set(TABLE, ["a", "c"], owner="ทุกส่วนราชการ", period="ปี 2568", color="red")
    assert [measure.owner for measure in table.measures] == ["ทุกส่วนราชการ", "สำนักปลัด", "ทุกส่วนราชการ"]
    assert [measure.period for measure in table.measures] == ["ปี 2568", "ปี ๒๕๖๗", "ปี 2568"]


def test_find_tells_the_place_and_the_words_around() -> None:
    hits = rework.find(TABLE, "ประชุม")
    assert [(hit.number, hit.field, hit.before, hit.after) for hit in hits] == [
        (1, "measure", "", ""),
        (1, "steps", "1. ", "\n2. แจ้งเวียน"),
        (2, "steps", "1. ", "\n2. ทำคู่มือ"),
    ]
    assert rework.find(TABLE, " ") == []


def test_digits_of_both_kinds_and_letters_of_both_sizes() -> None:
    assert [hit.number for hit in rework.find(TABLE, "2567")] == [1]
    assert [(hit.number, hit.found) for hit in rework.find(TABLE, "2567", same_digits=True)] == [
        (1, "2567"),
        (2, "๒๕๖๗"),
    ]
    table = MeasuresTable("ก", 2566, (Measure("a", measure="E-Service และ e-service"),))
    assert len(rework.find(table, "E-SERVICE")) == 2


def test_replacing_changes_only_what_is_found() -> None:
    table = rework.replace_all(TABLE, "2567", "2568", same_digits=True)
    assert [measure.period for measure in table.measures] == ["ปี 2568", "ปี 2568", ""]
    assert table.measures[0].steps == TABLE.measures[0].steps
    assert rework.replace_all(TABLE, "ไม่มีคำนี้", "x") == TABLE
    only = rework.replace_all(TABLE, "ประชุม", "สัมมนา", ids=["b"])
    assert only.measures[0] == TABLE.measures[0]
    assert only.measures[1].steps == "1. สัมมนา\n2. ทำคู่มือ"


def test_a_pattern_is_only_text() -> None:
    table = MeasuresTable("ก", 2566, (Measure("a", measure="ร้อยละ 50 (ครึ่ง) a.b"),))
    assert rework.find(table, "a.b")
    assert not rework.find(table, "a?b")
    assert rework.replace_all(table, "(ครึ่ง)", r"\1 [ก]").measures[0].measure == r"ร้อยละ 50 \1 [ก] a.b"
