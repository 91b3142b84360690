"""Small slips of the text: damaged codes, words said twice, scores that are lacking, measures of another topic."""

from __future__ import annotations

import pytest

from itadash.assessment.wording_checks import _topic_words
from itadash.rules import load
from tests.assessment import publications as pub
from tests.assessment.made import AGENCY, found, measure, reading

TOTAL = pub.total(AGENCY, 2566, "90.00")


def told(*sentences: str, kind: str) -> list[tuple[str, str, str, str]]:
    return [(f.severity, f.code, f.printed, f.expected) for f in found(reading(TOTAL, sentences=sentences), kind=kind)]


@pytest.mark.parametrize(
    ("text", "said", "code"),
    [
        ("รายงานผลการดำเนินงานประจำปี (ข้อ 013) ข่าวประชาสัมพันธ์", "013", "o13"),
        ("คู่มือการให้บริการ (ข้อ O๑4)", "O๑4", "o14"),
        ("ตรวจสอบเป็นระยะ (ข้อ 1๑9)", "1๑9", "i19"),
        ("ช่องทางออนไลน์ (อ้างอิงจาก ๐๒๘)", "๐๒๘", "o28"),
        ("จริยธรรม (ข้อ I27, O4๐ และข้อ O41)", "O4๐", "o40"),
    ],
)
def test_a_damaged_code_in_a_sentence(text: str, said: str, code: str) -> None:
    assert told(text, kind="code") == [("info", code, said, code)]


@pytest.mark.parametrize(
    "text", ["ตามข้อ E๑๑ และข้อ O14", "ตามระเบียบ ข้อ 35", "โทร 089 999", "ข้อ 10.1 การดำเนินการ", "อ้างอิงจาก 2566", "ข้อ 199"]
)
def test_other_numbers_are_no_damaged_codes(text: str) -> None:
    assert told(text, kind="code") == []


def test_a_damaged_code_is_told_once() -> None:
    made = reading(TOTAL, sentences=["ตาม (ข้อ 013)", "ตาม (ข้อ 013)"])
    (finding,) = found(made, kind="code")
    assert "พบ 2 แห่ง" in finding.message


def test_words_said_twice() -> None:
    assert told("กระบวนการปฏิบัติงานที่โปร่งใสที่โปร่งใสและมีประสิทธิภาพ", kind="narrative") == [
        ("info", "", "ที่โปร่งใสที่โปร่งใส", "ที่โปร่งใส")
    ]
    assert told("กระบวนการต่าง ๆ ที่โปร่งใส ที่ทุกคนตรวจสอบได้", kind="narrative") == []


def test_one_item_is_lacking_in_its_indicator() -> None:
    # both parts of e1, e2, e3, e5 of the reference; 87.48 × 10 − (366.42 + 310.46) = 197.92 for the two of e4
    public = {code: pub.ANG_THONG_PUBLIC[code] for code in ("e1", "e2", "e3", "e5")}
    survey = {code: pub.ANG_THONG_SURVEY[code] for code in ("e1", "e2", "e3", "e5")}
    indicator = [pub.row(AGENCY, 2566, "indicator", "EIT", "6", "87.48")]
    parts = [pub.items(AGENCY, 2566, public, "EIT1"), pub.items(AGENCY, 2566, survey, "EIT2")]
    (finding,) = found(reading(indicator, *parts), kind="missing")
    assert (finding.severity, finding.code) == ("info", "e4")
    assert "สองส่วนรวมกันได้ประมาณ 197.92" in finding.message
    two_lack = [pub.items(AGENCY, 2566, dict.fromkeys(("e1", "e2", "e3"), "90.00"), p) for p in ("EIT1", "EIT2")]
    assert found(reading(indicator, *two_lack), kind="missing") == []


def test_an_item_whose_parts_are_printed_is_not_lacking() -> None:
    """e1–e4 without a part, e5 with both: nothing is lacking; without e5 it is."""
    whole = pub.items(AGENCY, 2566, pub.numbered("e", 1, "90.00 90.00 90.00 90.00"))
    parts = [pub.items(AGENCY, 2566, {"e5": score}, part) for part, score in (("EIT1", "90.00"), ("EIT2", "80.00"))]
    assert found(reading(whole, *parts), kind="missing") == []
    assert [finding.code for finding in found(reading(whole), kind="missing")] == ["e5"]


def test_what_follows_from_a_single_missing_score() -> None:
    # 96.00 × 6 − 5 × 95.00 = 101.00: more than a score can have, so one of the figures is wrong; it is told as it is
    five = pub.items(AGENCY, 2566, pub.numbered("i", 1, "95.00 95.00 95.00 95.00 95.00"))
    (finding,) = found(reading(five, [pub.row(AGENCY, 2566, "indicator", "IIT", "1", "95.50")]), kind="missing")
    assert finding.code == "i6"
    assert "ข้อนี้ได้ประมาณ 98.00" in finding.message  # 95.50 × 6 − 475.00
    unlabelled = pub.items(AGENCY, 2566, pub.numbered("e", 1, "90.00 90.00 90.00 90.00"))
    (finding,) = found(reading(unlabelled, [pub.row(AGENCY, 2566, "indicator", "EIT", "6", "90.00")]), kind="missing")
    assert "ประมาณ" not in finding.message  # of which part, nobody knows


def test_an_item_that_is_discussed_without_a_score() -> None:
    six = pub.items(AGENCY, 2566, pub.numbered("e", 1, "90.00 90.00 90.00 90.00 90.00 90.00"))
    text = "ได้ศึกษาวิเคราะห์ โดยพิจารณาจากข้อคำถาม e๑๔ หน่วยงานเปิดโอกาสให้มีส่วนร่วม"
    assert [f.code for f in found(reading(six, sentences=[text]), kind="missing")] == ["e14"]
    assert found(reading(six, sentences=[text.replace("e๑๔", "e๕")]), kind="missing") == []
    few = pub.items(AGENCY, 2566, {"e1": "90.00"})
    assert found(reading(few, sentences=[text]), kind="missing") == []


def test_a_measure_that_was_copied_from_another_topic() -> None:
    copied = "จัดให้มีการเปิดเผยแผนการจัดซื้อจัดจ้าง แผนการใช้จ่ายงบประมาณ และการเบิกจ่าย"
    told = found(reading(TOTAL, measures=[measure("", topic=4, method=copied)]), kind="narrative")
    assert [(f.severity, f.printed, f.expected) for f in told] == [("warning", "ประเด็นที่ 4", "ประเด็นที่ 5")]
    own = f"{copied} รวมทั้งทรัพย์สินของราชการ"
    assert found(reading(TOTAL, measures=[measure("", topic=4, method=own)]), kind="narrative") == []
    assert found(reading(TOTAL, measures=[measure("", topic=5, method=copied)]), kind="narrative") == []
    assert found(reading(TOTAL, measures=[measure("", topic=1, method=copied)]), kind="narrative") == []


def test_the_words_of_the_topics_are_of_topics() -> None:
    assert set(_topic_words()) <= {topic.number for topic in load(2566).topics}
    assert all(len(words) >= 2 for words in _topic_words().values())
