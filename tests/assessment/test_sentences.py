"""What sentences claim of figures: each kind fires where the figures say otherwise and is silent close by."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.assessment.sentence_subjects import plain, subjects
from itadash.reading.model import Sentence
from tests.assessment import publications as pub
from tests.assessment.made import AGENCY, found, reading

# FY2566 of an invented agency; the indicators of 2565 are 1 point lower but for 7, which is 2 points higher
NOW = pub.indicators(AGENCY, 2566, "96.65 90.10 95.90 92.12 92.54 87.48 83.96 86.24 92.50 100.00")
BEFORE = pub.indicators(AGENCY, 2565, "95.65 89.10 94.90 91.12 91.54 86.48 85.96 85.24 91.50 99.00")


def told(*texts: str, kind: str = "", one_year: bool = False) -> list[tuple[str, str, str, str]]:
    made = reading(NOW, *([] if one_year else [BEFORE]), sentences=texts)
    return [(f.severity, f.kind, f.code, f.printed) for f in found(made, kind=kind)]


# --- subjects ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน", [("EIT", "6")]),
        ("ตัวชี้วัดด้านการใช้อำนาจ และตัวชี้วัดที่ 9", [("IIT", "3"), ("OIT", "9")]),
        ("ตัวชี้วัดที่ 1 - 5", []),
        ("ตัวชี้วัดย่อยที่ 9.1", []),
        ("IIT, EIT Public และ EIT (Survey)", [("IIT", "IIT"), ("EIT1", "EIT1"), ("EIT2", "EIT2")]),
        ("ข้อคำถาม e๑๔ และข้อ I7", [("EIT", "e14"), ("IIT", "i7")]),
        ("Wi-Fi 6 e-Service", []),
        ("ผลคะแนนการประเมิน ITA ในภาพรวม", [("", "total"), ("", "total")]),
    ],
)
def test_subjects(text: str, keys: list[tuple[str, str]]) -> None:
    assert [subject.key for subject in subjects(plain(text))] == keys


# --- figures ----------------------------------------------------------------------------------------------------------


def test_a_figure_in_words_against_the_table() -> None:
    text = "ตัวชี้วัดที่ ๖ คุณภาพการดำเนินงาน หน่วยงานมีผลคะแนน ๘๖.๔๗ คะแนน"
    assert told(text, one_year=True) == [("error", "conflict", "6", "86.47")]
    assert told(text.replace("๘๖.๔๗", "๘๗.๔๘"), one_year=True) == []
    assert told(text.replace("๘๖.๔๗", "๘๗.๕๐"), one_year=True) == []  # ±0.02


def test_the_figure_of_another_year() -> None:
    assert told("ตัวชี้วัดคุณภาพการดำเนินงาน ปี 2565 ได้คะแนน 86.48") == []
    assert told("ตัวชี้วัดคุณภาพการดำเนินงาน ได้คะแนน 86.48") == []  # the words before may have named 2565
    assert told("ตัวชี้วัดคุณภาพการดำเนินงาน ปี 2565 ได้คะแนน 80.00") == [("error", "conflict", "6", "80.00")]
    assert told("ตัวชี้วัดคุณภาพการดำเนินงาน ได้คะแนน 80.00") == [("warning", "conflict", "6", "80.00")]


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัดคุณภาพการดำเนินงาน ต้องได้ไม่น้อยกว่า 85.00 คะแนน",
        "ตัวชี้วัดคุณภาพการดำเนินงาน เพิ่มขึ้น 1.00 คะแนน",
        "ตัวชี้วัดคุณภาพการดำเนินงาน ควรได้ 95.00 คะแนน",
        "ตัวชี้วัดคุณภาพการดำเนินงาน มี 5 ข้อคำถาม",
        "คุณภาพการดำเนินงาน เป็นเรื่องที่หน่วยงานให้ความสำคัญ โดยมีผู้ตอบแบบสำรวจ 96.50 คะแนน",
        "ตัวชี้วัดที่ 6 เทียบกับตัวชี้วัดที่ 9 ได้คะแนน 92.50",
    ],
)
def test_other_numbers_are_no_scores(text: str) -> None:
    assert told(text, kind="conflict") == []


# --- direction --------------------------------------------------------------------------------------------------------


def test_direction_words() -> None:
    assert told("ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร มีคะแนนเพิ่มขึ้นจากปี 2565") == [("error", "direction", "7", "เพิ่มขึ้น")]
    assert told("ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร มีคะแนนลดลงจากปี 2565") == []
    assert told("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน มีคะแนนต่ำลง") == [("error", "direction", "6", "ต่ำลง")]
    assert told("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน มีคะแนนคงที่") == [("error", "direction", "6", "คงที่")]


@pytest.mark.parametrize(
    "text",
    [
        "เพื่อยกระดับคะแนนตัวชี้วัดที่ 7 ให้สูงขึ้น",
        "ตัวชี้วัดที่ 7 ควรพัฒนาให้มีคะแนนเพิ่มขึ้น",
        "ตัวชี้วัดที่ 7 คะแนนไม่เพิ่มขึ้น",
        "จำนวนผู้ติดตามเพจเพิ่มขึ้นทุกปี",
        "ตัวชี้วัดที่ 7 ได้คะแนนต่ำกว่าเกณฑ์ ส่วนตัวชี้วัดที่ 6 มีคะแนนเพิ่มขึ้น",
    ],
)
def test_aims_and_other_things_are_no_claims(text: str) -> None:
    assert told(text, kind="direction") == []


def test_direction_needs_both_years() -> None:
    assert told("ตัวชี้วัดที่ 7 มีคะแนนเพิ่มขึ้น", one_year=True) == []


def test_the_size_in_a_sentence() -> None:
    # (87.48 − 86.48) ÷ 86.48 × 100 = 1.1563…
    assert told("ตัวชี้วัดที่ 6 มีคะแนนเพิ่มขึ้นร้อยละ 1.16") == []
    assert told("ตัวชี้วัดที่ 6 มีคะแนนเพิ่มขึ้นร้อยละ 2.16") == [("error", "percent", "6", "2.16")]
    assert told("ตัวชี้วัดที่ 6 มีคะแนนเพิ่มขึ้น 1.00 คะแนน") == []
    assert told("ตัวชี้วัดที่ 6 มีคะแนนเพิ่มขึ้น 3.00 คะแนน") == [("error", "percent", "6", "3.00")]


def test_a_sentence_against_itself() -> None:
    wrong = "คะแนนรวมลดลงจาก 80.00 คะแนน เป็น 82.50 คะแนน"
    assert told(wrong, kind="direction", one_year=True) == [("error", "direction", "total", "ลดลง")]
    assert told(wrong.replace("ลดลง", "เพิ่มขึ้น"), kind="direction", one_year=True) == []


# --- the line of the target -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("EIT Public ได้ ๙๕.๗๓ คะแนน และ EIT Survey ได้ ๙๑.๒๑ คะแนน มีทั้งส่วนที่ได้คะแนนมากและน้อยกว่า ๘๕ คะแนน", True),
        ("EIT Public ได้ ๙๕.๗๓ คะแนน และ EIT Survey ได้ ๘๑.๒๑ คะแนน มีทั้งส่วนที่ได้คะแนนมากและน้อยกว่า ๘๕ คะแนน", False),
        ("EIT Public ได้ 78.77 คะแนน และ EIT Survey ได้ 70.33 คะแนน ได้คะแนนน้อยกว่าเกณฑ์ 85 คะแนน", False),
        ("EIT Public ได้ 88.77 คะแนน และ EIT Survey ได้ 70.33 คะแนน ได้คะแนนน้อยกว่าเกณฑ์ 85 คะแนน", True),
        ("ได้คะแนนการประเมิน 74.77 คะแนน น้อยกว่าเกณฑ์ 85 คะแนน", False),
        ("ได้คะแนนการประเมิน 85.00 คะแนน น้อยกว่าเกณฑ์ 85 คะแนน", True),
        ("ได้คะแนนการประเมิน 84.99 คะแนน ซึ่งมากกว่า 85 คะแนน", True),
        ("ได้คะแนนการประเมิน 85.00 คะแนน ซึ่งไม่น้อยกว่า 85 คะแนน", False),
        ("ได้คะแนนการประเมิน 74.77 คะแนน เป้าหมายไม่น้อยกว่า 85 คะแนน", False),
        ("ได้คะแนนการประเมิน 74.77 คะแนน ต้องพัฒนาให้ได้ 85 คะแนนขึ้นไป", False),
        ("ระดับผ่าน คือ ภาพรวม 85 คะแนนขึ้นไป แต่เครื่องมือใดเครื่องมือหนึ่งน้อยกว่า 85 คะแนน", False),
    ],
)
def test_the_side_of_the_line_in_one_sentence(text: str, wrong: bool) -> None:
    assert [kind for _, kind, _, _ in told(text, kind="rating", one_year=True)] == (["rating"] if wrong else [])


def test_the_side_of_the_line_by_the_table() -> None:
    assert told("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน มีคะแนนต่ำกว่า 85 คะแนน", one_year=True) == [
        ("error", "rating", "6", "ต่ำกว่า 85")
    ]
    assert told("ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร มีคะแนนต่ำกว่า 85 คะแนน", one_year=True) == []
    listed = "ตัวชี้วัดที่มีคะแนนต่ำกว่า 85 คะแนน ได้แก่ ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร และตัวชี้วัดที่ 8 การปรับปรุงการทำงาน"
    assert told(listed, one_year=True) == [("error", "rating", "8", "ต่ำกว่า 85")]


def test_of_two_parts_either_may_be_meant() -> None:
    items = [pub.items(AGENCY, 2566, {"e9": score}, part) for part, score in (("EIT1", "93.02"), ("EIT2", "74.46"))]
    text = ["ข้อ e9 ได้คะแนนต่ำกว่าเกณฑ์ 85 คะแนน", "ข้อ e9 ได้คะแนนสูงกว่าเกณฑ์ 85 คะแนน"]
    assert found(reading(*items, sentences=text), kind="rating") == []
    high = [pub.items(AGENCY, 2566, {"e9": "93.02"}, part) for part in ("EIT1", "EIT2")]
    assert [f.printed for f in found(reading(*high, sentences=text), kind="rating")] == ["ต่ำกว่าเกณฑ์ 85"]


# --- the best and the worst -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("ตัวชี้วัดที่ได้คะแนนสูงที่สุด คือ ตัวชี้วัดที่ 10 การป้องกันการทุจริต", []),
        ("ตัวชี้วัดที่ได้คะแนนสูงที่สุด คือ ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", ["9"]),
        ("ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ได้คะแนนต่ำสุด", []),
        ("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน ได้คะแนนต่ำที่สุด", ["6"]),
        ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้คะแนนสูงสุด", []),  # of its instrument, as it may have been meant
        ("ตัวชี้วัดที่ 6 มุ่งให้เกิดประโยชน์สูงสุดต่อประชาชน", []),
        ("ข้อคำถามที่ได้คะแนนต่ำสุด มาอย่างน้อย 5 ข้อ", []),
    ],
)
def test_best_and_worst(text: str, wrong: list[str]) -> None:
    assert [code for _, _, code, _ in told(text, kind="direction", one_year=True)] == wrong


def test_the_better_one_is_named() -> None:
    made = reading(NOW, sentences=["ตัวชี้วัดที่ได้คะแนนสูงที่สุด คือ ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล"])
    (finding,) = found(made, kind="direction")
    assert finding.expected == "ตัวชี้วัดที่ 10"
    assert "ได้ 92.50" in finding.message
    assert "100.00" in finding.message
    assert finding.effect is None
    assert Decimal("92.50") in [row.score for row in NOW]


# --- long texts -------------------------------------------------------------------------------------------------------


def test_overlong_sentences_are_cut_at_a_space_and_nothing_is_lost() -> None:
    from itadash.assessment.text_checks import pieces

    text = "ข้อความ " * 2_000
    cut = pieces([Sentence(text, "ตัวอย่าง › A1", 3)])
    assert "".join(piece.text for piece in cut) == text
    assert max(len(piece.text) for piece in cut) <= 4_000
    assert all(piece.text.endswith(" ") and (piece.source, piece.topic) == ("ตัวอย่าง › A1", 3) for piece in cut)


@pytest.mark.parametrize(
    "part", [".", "…", "X", "(ใส่", "ตัวชี้วัดที่ 6 ได้ 80.00 ", "ตัวชี้วัดที่ 7 เพิ่มขึ้น ", "องค์การบริหารส่วนตำบล", "จาก 80.00 ", "่"]
)
def test_texts_that_repeat_themselves_come_to_an_end(part: str) -> None:
    made = reading(NOW, BEFORE, sentences=[part * (30_000 // len(part))])
    assert len(found(made)) < 50


# --- aims -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "มาตรการปี 2567 ตั้งเป้าหมายให้ตัวชี้วัดที่ ๗ ได้คะแนนไม่น้อยกว่า ๙๐ คะแนน เพิ่มขึ้นจาก ๘๓.๙๖ คะแนน",
        "กำหนดเป้าหมายให้ตัวชี้วัดที่ 7 เพิ่มขึ้นร้อยละ 5",
        "คาดว่าตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน จะได้ 95.00 คะแนน",
        "เป้าหมายของตัวชี้วัดที่ 6 คือ ได้คะแนน 95.00 คะแนน",
    ],
)
def test_an_aim_is_not_held_against_results(text: str) -> None:
    assert told(text) == []


def test_a_result_beside_an_aim_is() -> None:
    text = "ตั้งเป้าหมาย 90 คะแนน แต่ตัวชี้วัดที่ 7 ไม่น้อยกว่า 85 คะแนน"
    assert told(text) == [("error", "rating", "7", "ไม่น้อยกว่า 85")]  # it got 83.96
    assert told("ตัวชี้วัดที่ 7 เพิ่มขึ้นจาก 85.96 คะแนน") == [("error", "direction", "7", "เพิ่มขึ้น")]  # from 85.96 to 83.96


def test_the_percentage_that_ends_a_sentence() -> None:
    # 7: 85.96 → 83.96 is −2.00, of 85.96 2.33 percent, of 83.96 2.38
    text = "ตัวชี้วัดที่ 7 ลดลงจากปีงบประมาณ พ.ศ. 2565 ที่ได้ 85.96 คะแนน จำนวน 2.00 คะแนน คิดเป็นร้อยละ {}"
    assert told(text.format("2.33")) == []
    assert told(text.format("2.38")) == [("error", "percent", "7", "2.38")]
    assert told("ตัวชี้วัดที่ 7 ลดลง 2.00 คะแนน คิดเป็นร้อยละ 2.83") == [("error", "percent", "7", "2.83")]
    assert told("ตัวชี้วัดที่ 7 ลดลง 2.00 คะแนน มีผู้ตอบ 40 คน คิดเป็นร้อยละ 90 ของเป้าหมาย") == []
    assert told("ตัวชี้วัดที่ 7 ลดลง และตัวชี้วัดที่ 6 คิดเป็นร้อยละ 90") == []


# --- passed, and a strength -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "severities"),
    [
        ("ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ได้ 83.96 คะแนน ผ่านเกณฑ์ 85 คะแนน", ["error"]),
        ("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน ได้ 87.48 คะแนน ผ่านเกณฑ์ 85 คะแนน", []),
        ("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน ได้ 87.48 คะแนน ไม่ผ่านเกณฑ์ 85 คะแนน", ["error"]),
        ("ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ได้คะแนนผ่านเกณฑ์ 85 คะแนน", ["error"]),
        ("ตัวชี้วัดที่ 7 ได้ 83.96 คะแนน ผ่านเกณฑ์", ["warning"]),
        ("ตัวชี้วัดที่ 7 ได้ 83.96 คะแนน ไม่ผ่านเกณฑ์", []),
        ("ตัวชี้วัดที่ 7 ได้ 83.96 คะแนน ซึ่งเป็นจุดแข็งที่ควรรักษาระดับ", ["warning"]),
        ("ตัวชี้วัดที่ 6 ได้ 87.48 คะแนน ซึ่งเป็นจุดแข็งที่ควรรักษาระดับ", []),
        ("ตัวชี้วัดที่ 7 ได้ 83.96 คะแนน จุดแข็ง ได้แก่ ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล", []),
        ("จุดแข็ง ได้แก่ ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร", ["warning"]),
        ("ตัวชี้วัดที่ 7 ควรพัฒนาให้ผ่านเกณฑ์ 85 คะแนน", []),
    ],
)
def test_passed_and_strengths(text: str, severities: list[str]) -> None:
    assert [severity for severity, *_ in told(text, kind="rating", one_year=True)] == severities
