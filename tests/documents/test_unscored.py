"""What the report says of OIT items that have no score and are not printed. One item of 10.2 (five) is worth 10."""

from __future__ import annotations

from decimal import Decimal

from itadash.documents.content import Block, Table, Text
from itadash.documents.report import Facts, gather
from itadash.documents.report.forms import Section
from itadash.documents.report.item_sections import instruments, oit_zero
from itadash.scores import SAID, Score, frame

AGENCY = "เทศบาลตัวอย่าง"
PRINTED = (
    Score(AGENCY, 2566, "indicator", "OIT", "9", Decimal(100), "ก › 1"),
    Score(AGENCY, 2566, "indicator", "OIT", "10", Decimal(90), "ก › 2"),
)
IIT = Score(AGENCY, 2566, "item", "IIT", "i1", Decimal(90), "ก › 3")


def facts(*more: Score) -> Facts:
    return gather(frame([*PRINTED, *more]), AGENCY, 2566, Decimal(85))


def said(zeros: tuple[str, ...], full: range) -> list[Score]:
    points = {f"o{n}": Decimal(100) for n in full} | dict.fromkeys(zeros, Decimal(0))
    return [Score(AGENCY, 2566, "item", "OIT", code, score, f"{SAID} · ก › 2") for code, score in points.items()]


def _texts(blocks: list[Block]) -> str:
    return "\n".join(block.text for block in blocks if isinstance(block, Text))


def test_an_unanswered_question_is_said_honestly() -> None:
    for tell in (oit_zero, instruments):
        text = _texts(tell(facts(IIT), Section(tell.__name__, "ก")))
        assert "ตัวชี้วัดที่ 10 การป้องกันการทุจริต ได้ 90.00 คะแนน จึงมีข้อ OIT อย่างน้อย 1 ข้อที่ไม่ได้คะแนน" in text
        assert "ยังไม่ได้ระบุว่าเป็นข้อใด คะแนนนี้เกิดได้เมื่อข้อที่ไม่ได้คะแนนอยู่ในตัวชี้วัดย่อย 10.2 จำนวน 1 ข้อ" in text
        assert "ตัวชี้วัดที่ 9" not in text


def test_the_items_that_were_named_stand_in_the_table() -> None:
    blocks = oit_zero(facts(*said(("o43",), range(31, 43))), Section("oit_zero", "ก"))
    (table,) = [block for block in blocks if isinstance(block, Table)]
    (row,) = [row for row in table.rows if row.look == "body"]
    assert "O43" in str(row.cells)
    assert "หน่วยงานระบุว่าข้อ O43 ไม่ได้คะแนน ซึ่งให้ 90.00 ตรงกับที่พิมพ์ไว้" in _texts(blocks)


def test_an_answer_that_does_not_give_the_score_is_told_below_the_table() -> None:
    blocks = oit_zero(facts(*said(("o31",), range(0))), Section("oit_zero", "ก"))
    assert any(isinstance(block, Table) for block in blocks)
    assert "ซึ่งให้ 93.75 ไม่ตรงกับ 90.00 ที่พิมพ์ไว้" in _texts(blocks)  # (87.50 + 100) ÷ 2
    assert "ได้คะแนนทุกข้อ" not in _texts(blocks)
