"""Items that the file's own measures leave out: below the target, OIT at 0, recommended by the assessor."""

from __future__ import annotations

from itadash.assessment.item_words import items_told
from tests.assessment import publications as pub
from tests.assessment.made import AGENCY, found, measure, reading

_ITEMS = pub.items(AGENCY, 2566, {"i7": "84.99", "i8": "85.00", "o30": "0.00", "o31": "100.00"})
_ADVICE = [
    "1. แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) ผู้ตรวจประเมินเสนอแนะให้ปรับปรุง ดังนี้",
    "1.1 บุคลากรบางรายเคยถูกผู้บังคับบัญชาสั่งให้ทำในสิ่งที่ไม่ถูกต้อง จึงควรประเมินความเสี่ยง (ข้อ O34)",
    "1. การวิเคราะห์ผลการประเมิน",
    "1.1 บุคลากรบางรายไม่เคยมีส่วนร่วมในกระบวนการงบประมาณ จึงควรจัดประชุม",
]


def codes(*measures: str, sentences: list[str] | None = None) -> list[str]:
    made = reading(_ITEMS, measures=[measure(title) for title in measures], sentences=sentences or [])
    return [finding.code for finding in found(made, kind="uncovered")]


def test_flagged_items_without_a_measure() -> None:
    assert codes("ประชาสัมพันธ์งบประมาณ (ข้อ I7)") == ["o30"]
    assert codes("ประชาสัมพันธ์งบประมาณ (ข้อ I7)", "เปิดโอกาสให้มีส่วนร่วม (ข้อ O30)") == []
    assert codes("เปิดเผยข้อมูลข้อ O31") == ["i7", "o30"]


def test_without_a_measures_table_nothing_is_asked() -> None:
    assert found(reading(_ITEMS)) == []


def test_a_table_that_names_no_item_is_held_against_the_topics() -> None:
    # i7 is of topic 5, o30 of topic 2
    by_topic = reading(_ITEMS, measures=[measure("เปิดเผยงบประมาณ", topic=5)])
    assert [f.code for f in found(by_topic)] == ["o30"]
    neither = reading(_ITEMS, measures=[measure("พัฒนาบุคลากร")])
    assert found(neither) == []


def test_recommended_items_without_a_measure() -> None:
    both = ["ประชาสัมพันธ์งบประมาณ (ข้อ I7)", "เปิดโอกาสให้มีส่วนร่วม (ข้อ O30)"]
    assert codes(*both, sentences=_ADVICE) == ["i17"]  # i8 is told after the recommendations
    assert codes(*both, "ช่องทางร้องเรียนผู้บังคับบัญชา (ข้อ I17)", sentences=_ADVICE) == []
    assert codes(*both, sentences=_ADVICE[1:]) == []  # without the assessor's heading these are anybody's words


def test_items_are_known_by_the_words_of_their_questions() -> None:
    text = "เจ้าหน้าที่ปฏิบัติงานไม่เป็นไปตามขั้นตอนและระยะเวลา และการให้บริการยังไม่ดีขึ้นกว่าที่ผ่านมา"
    assert items_told(text, 2566) == ("i1", "e1", "e11")
    assert items_told(text, 2566, among={"e1"}) == ("e1",)
    assert items_told(text, 2565) == ()  # the questions of other years are not known
    # the longer words win: o24 is not also o23
    assert items_told("การดำเนินการตามนโยบายหรือแผนการบริหารทรัพยากรบุคคล", 2566) == ("o24",)
    assert items_told("ควรเปิดโอกาสให้เกิดการมีส่วนร่วม", 2566) == ()


def test_a_title_that_names_its_item_without_the_word_before_it() -> None:
    assert codes("i7 ประชาสัมพันธ์งบประมาณ") == ["o30"]
    assert codes("ประชาสัมพันธ์งบประมาณ (I๗, O30)") == []
    assert codes("1) o30 เปิดโอกาสให้มีส่วนร่วม") == ["i7"]
    assert codes("พัฒนาระบบ e-Service และ Wi-Fi 6 (e-Service)") == []  # names no item: nothing can be held


def test_items_below_the_target_beside_the_only_measure() -> None:
    low = pub.items(AGENCY, 2566, {"i6": "81.29", "i8": "82.41", "i17": "81.92", "i19": "80.58", "i20": "85.00"})
    made = reading(low, measures=[measure("i6 กำหนดแนวทางไม่รับของขวัญ")])
    assert [finding.code for finding in found(made, kind="uncovered")] == ["i8", "i17", "i19"]
