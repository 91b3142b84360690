"""What the paragraphs say: figures, verdicts and changes as worked by hand, in the words of the data file."""

from __future__ import annotations

import re
from decimal import Decimal

import pandas as pd
import pytest

from itadash.analysis import paragraphs
from itadash.analysis.compare import compare
from itadash.analysis.topics import by_indicator, by_topic
from itadash.analysis.verdicts import KEEP, Overrule, Verdict, verdicts
from itadash.analysis.words import listed
from itadash.analysis.worth import gains_by_item, worth
from itadash.assessment.result import Result, build
from tests.assessment.publications import ANG_THONG, KHOEN, frame, indicators, items, total

TARGET = Decimal(85)
RESULT = build(KHOEN, "ค", 2566, TARGET)
FOUND = verdicts(RESULT)


def of_item(result: Result, found: dict[str, Verdict], code: str) -> str:
    return paragraphs.of_item(result, found[code], gains_by_item(worth(result)).get(code))


def test_an_item_below_the_target() -> None:
    text = of_item(RESULT, FOUND, "e11")
    assert text.startswith("ข้อ E11 ")
    assert "ได้ 79.77 คะแนน ต่ำกว่าเกณฑ์ 85 คะแนนอยู่ 5.23 คะแนน จึงเป็นข้อบกพร่องที่ต้องแก้ไข" in text
    assert text.endswith("คะแนนรวมของหน่วยงานจะเพิ่มขึ้นประมาณ 0.05 คะแนน")  # 5.23 × 0.01


def test_an_oit_item_without_score() -> None:
    text = of_item(RESULT, FOUND, "o42")
    assert "ไม่ได้คะแนน (0 จาก 100)" in text
    assert "ให้ถึง 100 คะแนน คะแนนรวมของหน่วยงานจะเพิ่มขึ้นประมาณ 2.00 คะแนน" in text


def test_of_two_eit_parts_the_one_below_is_named() -> None:
    result = build(ANG_THONG, "ก", 2566, TARGET)
    found = verdicts(result)
    assert (
        "ได้ 85.23 คะแนน (EIT Public) และ 77.07 คะแนน (EIT Survey) โดยส่วน EIT Survey ต่ำกว่าเกณฑ์ 85 คะแนนอยู่ 7.93 คะแนน"
    ) in of_item(result, found, "e1")
    assert "ทั้งสองส่วนต่ำกว่าเกณฑ์ 85 คะแนน" in of_item(result, found, "e10")  # 78.77 and 70.33
    assert "ผ่านเกณฑ์ 85 คะแนน ควรรักษาระดับไว้" in of_item(result, found, "e13")


def test_an_item_to_develop_says_why_and_a_kept_one_that_it_passes() -> None:
    assert "เพราะเป็นหนึ่งใน 5 ข้อที่ได้คะแนนต่ำสุดของ IIT" in of_item(RESULT, FOUND, "i8")
    assert of_item(RESULT, FOUND, "i1").endswith("ได้ 99.25 คะแนน ผ่านเกณฑ์ 85 คะแนน ควรรักษาระดับไว้")


def test_the_person_s_verdict_comes_with_its_reason() -> None:
    found = verdicts(RESULT, overrules={"o42": Overrule(KEEP, "เปิดเผยแล้วหลังวันตรวจ")})
    assert of_item(RESULT, found, "o42").endswith("หน่วยงานวินิจฉัยเป็น “รักษาระดับ” เพราะเปิดเผยแล้วหลังวันตรวจ")


def test_the_same_question_a_year_before() -> None:
    made = build(frame(items("ก", 2566, {"i1": "90.00"})), "ก", 2566, TARGET)
    made.items["previous"] = pd.Series([Decimal("86.50")] * len(made.items), dtype="object", index=made.items.index)
    found = {"i1": Verdict("i1", KEEP, KEEP, ())}
    assert "ของปีก่อนซึ่งได้ 86.50 คะแนน เพิ่มขึ้น 3.50 คะแนน" in of_item(made, found, "i1")


def test_a_topic_with_defects_and_one_without() -> None:
    topics = {group.number: group for group in by_topic(RESULT, FOUND)}
    first = paragraphs.of_group(RESULT, topics["1"])
    assert "มีข้อบกพร่องที่ต้องแก้ไข 2 ข้อ ได้แก่ ข้อ E11 (79.77 คะแนน) และข้อ E12 (80.84 คะแนน)" in first
    assert first.endswith("อีก 12 ข้อควรรักษาระดับไว้")
    assert "ทุกข้อผ่านเกณฑ์ 85 คะแนน" in paragraphs.of_group(RESULT, topics["3"])
    assert "ไม่มีคะแนนรายข้อ" in paragraphs.of_group(RESULT, topics["0"])
    ninth = {group.number: group for group in by_indicator(RESULT, FOUND)}["9"]
    assert paragraphs.of_group(RESULT, ninth).endswith("ทั้งนี้ไม่มีคะแนนของข้อ O4 จึงไม่นำมาวินิจฉัย")


def test_the_year() -> None:
    text = paragraphs.of_total(RESULT, compare(RESULT, KHOEN))
    assert text == (
        "ผลการประเมินปีงบประมาณ พ.ศ. 2566 ได้คะแนนรวม 87.33 คะแนน อยู่ในระดับ “ผ่าน” เมื่อเทียบกับปีงบประมาณ พ.ศ. 2565 ซึ่งได้ "
        "71.13 คะแนน เพิ่มขึ้น 16.20 คะแนน คิดเป็นร้อยละ 22.78 ของคะแนนปีก่อน"
    )
    words = paragraphs.of_indicators(RESULT, compare(RESULT, KHOEN))
    assert "สูงที่สุด คือ ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้ 99.75 คะแนน" in words
    assert "มี 1 ตัวชี้วัด ได้แก่ ตัวชี้วัดที่ 10 การป้องกันการทุจริต (61.25 คะแนน +13.75)" in words


def test_a_fall_is_called_a_fall() -> None:
    table = frame(total("ก", 2565, "90.00"), total("ก", 2566, "88.20"), indicators("ก", 2566, "88 " * 10))
    result = build(table, "ก", 2566, TARGET)
    text = paragraphs.of_total(result, compare(result, table))
    assert "ลดลง 1.80 คะแนน คิดเป็นร้อยละ 2.00 ของคะแนนปีก่อน" in text
    assert "ยังไม่มีผลของปีงบประมาณ พ.ศ. 2565" in paragraphs.of_indicators(result, compare(result, table))


@pytest.mark.parametrize(
    ("parts", "words"), [([], ""), (["ก"], "ก"), (["ก", "ข"], "ก และข"), (["I1", "I2", "I3"], "I1 I2 และ I3")]
)
def test_a_list_in_thai(parts: list[str], words: str) -> None:
    assert listed(parts) == words


def test_nothing_is_left_unfilled() -> None:
    """Every paragraph of two results: no brace, no double space, no "None"."""
    for table, agency in ((ANG_THONG, "ก"), (KHOEN, "ค")):
        result = build(table, agency, 2566, TARGET)
        found = verdicts(result)
        comparison = compare(result, table)
        texts = [of_item(result, found, code) for code in found]
        texts += [
            paragraphs.of_group(result, group) for group in (*by_topic(result, found), *by_indicator(result, found))
        ]
        texts += [paragraphs.of_total(result, comparison), paragraphs.of_indicators(result, comparison)]
        assert not [text for text in texts if re.search(r"[{}]|  |None|nan", text)]
