"""The office's own words as records, and the memo that is made of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from itadash.documents.content import Heading, MemoHead, NewPage, Signatures, Text
from itadash.documents.details import Constraint, Details, Suggestion, from_json, to_json, with_field
from itadash.documents.memo import default_text, memo_document
from itadash.measures.model import Measure, MeasuresTable
from itadash.measures.progress import ProgressEntry, Status

DETAILS = Details(
    place="อำเภอสมมติ",
    suggestions=(Suggestion("IIT", "ก"), Suggestion("", "ข")),
    constraints=(Constraint("ด้านบุคลากร", "ย้ายบ่อย", "คู่มือ"),),
    memo_to="นายกเทศมนตรี",
)
TABLE = MeasuresTable(
    "เทศบาลตัวอย่าง",
    2566,
    (Measure("a", 1, ("e1", "i8"), "หนึ่ง"), Measure("b", 2, ("e1",), "สอง"), Measure("c", 3, (), "สาม")),
    progress=(ProgressEntry("a", "6", Status.DONE), ProgressEntry("b", "6", Status.UNDER_WAY)),
)


def test_what_is_kept_comes_back() -> None:
    assert from_json(to_json(DETAILS)) == DETAILS
    assert from_json({}) == Details()


def test_damaged_records_are_read_as_far_as_they_go() -> None:
    found = from_json(
        {
            "place": None,
            "memo_to": 12,
            "unknown": "x",
            "constraints": [{"text": " ก\r\nข ", "other": 1}],
            "form": "by_topic",
        }
    )
    assert found == Details(place="", memo_to="12", constraints=(Constraint(text="ก\nข"),), form="by_topic")


def test_no_record_grows_without_end() -> None:
    found = from_json({"place": "ก" * 100_000, "constraints": [{"text": "ข"}] * 10_000})
    assert len(found.place) < 100_000
    assert len(found.constraints) < 10_000


def test_one_field_is_changed_at_a_time() -> None:
    assert with_field(DETAILS, "memo_to", "ปลัด") == replace(DETAILS, memo_to="ปลัด")


# --- the memo ---


def test_the_memo_of_measures_counts_them_and_their_items() -> None:
    text = default_text(TABLE)
    assert "จำนวน 3 มาตรการ ครอบคลุมข้อคำถาม 2 ข้อ" in text  # e1 is answered twice
    assert "(1 ตุลาคม 2566 ถึง 30 กันยายน 2567)" in text  # results of 2566, measures of 2567


def test_the_memo_claims_only_what_every_measure_says() -> None:
    whole = Measure("a", 1, (), "ก", owner="กองคลัง", steps="1. ทำ", period="ตลอดปี", follow_up="รายงาน")
    said = "โดยระบุผู้รับผิดชอบ ขั้นตอน ระยะเวลา และการกำกับติดตามไว้ทุกมาตรการ"
    assert said in default_text(replace(TABLE, measures=(whole,)))
    some = default_text(replace(TABLE, measures=(whole, replace(whole, id="b", period=" ", follow_up=""))))
    assert "โดยระบุผู้รับผิดชอบและขั้นตอนไว้ทุกมาตรการ" in some
    assert "ทุกมาตรการ" not in default_text(replace(TABLE, measures=()))


def test_the_memo_of_a_round_tells_how_far_the_measures_are() -> None:
    text = default_text(TABLE, "6")
    assert "รอบ 6 เดือนแรก" in text
    assert "จากมาตรการทั้งหมด 3 มาตรการ" in text
    assert "แล้วเสร็จคิดเป็นร้อยละ 33.33" in text  # 1 of 3


def test_the_head_has_what_was_entered_and_says_where_nothing_was() -> None:
    head = memo_document(TABLE, replace(DETAILS, memo_through="ปลัดเทศบาล", memo_number="สม 1/2566")).blocks[0]
    assert isinstance(head, MemoHead)
    assert (head.unit, head.number, head.date) == ("เทศบาลตัวอย่าง", "สม 1/2566", "")
    assert [" ".join(line.split()) for line in head.to] == ["เรียน นายกเทศมนตรี", "ผ่าน ปลัดเทศบาล"]
    empty = memo_document(TABLE, Details()).blocks[0]
    assert isinstance(empty, MemoHead)
    assert len(empty.to) == 1


def test_the_parts_of_the_text_stand_out_and_an_own_text_is_kept_word_by_word() -> None:
    looks = [
        (block.text.split("\n")[0][:12], block.look)
        for block in memo_document(TABLE, Details()).blocks
        if isinstance(block, Text)
    ]
    assert [text for text, look in looks if look == "strong"] == ["เรื่องเดิม", "ข้อเท็จจริง", "ข้อเสนอเพื่อ"]
    own = memo_document(TABLE, replace(DETAILS, memo_text="บรรทัดแรก\n\nบรรทัดสอง"))
    assert next(block.text for block in own.blocks if isinstance(block, Text)) == "บรรทัดแรก\nบรรทัดสอง"


def test_a_closing_bracket_is_followed_by_a_space() -> None:
    assert "ตามที่เทศบาลตัวอย่าง (สมมติ) ได้รับการประเมิน" in default_text(replace(TABLE, agency="เทศบาลตัวอย่าง (สมมติ)"))


def test_what_is_carried_lies_behind_the_signed_memo() -> None:
    blocks = memo_document(TABLE, Details()).blocks
    first = next(at for at, block in enumerate(blocks) if isinstance(block, NewPage))
    assert isinstance(blocks[first - 1], Signatures)
    assert blocks[first] == NewPage(landscape=True)
    assert any(isinstance(block, Heading) for block in blocks[first:])


@pytest.mark.parametrize("round_", ["", "6", "12"])
def test_a_memo_without_measures_or_agency_is_written_all_the_same(round_: str) -> None:
    document = memo_document(MeasuresTable("", 2566), Details(), round_=round_)
    assert isinstance(document.blocks[0], MemoHead)
    assert "None" not in default_text(MeasuresTable("", 2566), round_)
