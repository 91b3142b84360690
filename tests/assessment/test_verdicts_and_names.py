"""Verdict boxes against scores; years, instruments, indicators and section numbers named wrongly."""

from __future__ import annotations

import pytest

from itadash.assessment.verdict_checks import segments
from itadash.reading.model import Ignored, Reading, Sentence
from tests.assessment import publications as pub
from tests.assessment.made import AGENCY, found, measure, reading

ITEMS = pub.items(AGENCY, 2566, {"i1": "99.25", "o26": "0.00", "o25": "100.00", "o17": "100.00"}) + pub.items(
    AGENCY, 2566, {"e1": "96.90", "e11": "79.77"}
)


def box(topic: int, text: str) -> Sentence:
    return Sentence(text, f"ตัวอย่าง › ประเด็น {topic}", topic)


def told(*sentences: Sentence | str, kind: str) -> list[tuple[str, str, str]]:
    made = reading(ITEMS, sentences=sentences)
    return [(f.severity, f.code, f.expected) for f in found(made, kind=kind)]


def test_the_parts_of_a_box() -> None:
    text = "ข้อบกพร่อง/ข้อปรับปรุง เรื่องหนึ่ง\nอีกบรรทัด\nข้อที่ต้องพัฒนา เรื่องสอง\nรักษาระดับ เรื่องสาม"
    assert segments(box(1, text)) == [("fix", "เรื่องหนึ่ง อีกบรรทัด"), ("develop", "เรื่องสอง"), ("keep", "เรื่องสาม")]
    assert segments(box(1, "วิเคราะห์ข้อบกพร่อง ข้อปรับปรุง ข้อที่ต้องพัฒนา หรือรักษาระดับ")) == []
    assert segments(box(1, "รักษาระดับและคอยปรับปรุงข้อมูล")) == []


def test_a_defect_that_no_score_bears_out() -> None:
    box_1 = box(1, "ข้อบกพร่อง/ข้อปรับปรุง เจ้าหน้าที่ปฏิบัติงานไม่เป็นไปตามขั้นตอนและระยะเวลา และยังไม่ดีขึ้นกว่าที่ผ่านมา")
    assert told(box_1, kind="rating") == [("warning", "i1", "I1 ได้ 99.25, E1 ได้ 96.90")]  # e11 is below 85
    other = box(1, "ข้อที่ต้องพัฒนา การปฏิบัติงานให้เป็นไปตามขั้นตอนและระยะเวลา และดีขึ้นกว่าที่ผ่านมา")
    assert told(other, kind="rating") == []


def test_a_level_kept_of_an_item_below_the_target() -> None:
    kept = "รักษาระดับ การเปิดเผยรายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี"
    assert told(box(6, kept), kind="rating") == [("warning", "o26", "O26 ได้ 0.00")]
    assert told(box(6, "รักษาระดับ หลักเกณฑ์การบริหารและพัฒนาทรัพยากรบุคคล"), kind="rating") == []


def test_items_that_the_analysis_leaves_out() -> None:
    kept = box(6, "รักษาระดับ นโยบายหรือแผนการบริหารทรัพยากรบุคคล")
    assert told(kept, kind="unmentioned") == [("warning", "", "O26")]
    named = box(6, "ข้อบกพร่อง/ข้อปรับปรุง ต้องจัดทำรายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี")
    assert told(kept, named, kind="uncovered") == []
    by_code = box(6, "ข้อบกพร่อง/ข้อปรับปรุง ต้องเผยแพร่เอกสารตามข้อ O26 ให้ครบถ้วน")
    assert told(by_code, kind="uncovered") == []


def test_the_year_of_the_measures_taken_for_that_of_the_result() -> None:
    text = "การวิเคราะห์ผลการประเมิน ITA ของหน่วยงาน ประจำปีงบประมาณ ๒๕๖๗"
    assert told(text, kind="narrative") == [("warning", "", "2566")]


@pytest.mark.parametrize(
    "text",
    [
        "การวิเคราะห์ผลการประเมิน ITA ของหน่วยงาน ประจำปีงบประมาณ ๒๕๖๖",
        "การนำผลการวิเคราะห์ไปสู่การปฏิบัติในปีงบประมาณ พ.ศ.๒๕๖๗",
        "นำผลการประเมินมาจัดทำมาตรการประจำปีงบประมาณ พ.ศ.๒๕๖๗",
        "เพื่อยกระดับผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2567",
        "ผลการประเมินปีงบประมาณ พ.ศ. 2568",  # not the year after: nothing is mixed up
        "ผลการประเมินตามประกาศ ลงวันที่ 10 ตุลาคม ปี 2567",
    ],
)
def test_years_that_are_right(text: str) -> None:
    assert told(text, kind="narrative") == []


def test_an_item_under_an_indicator_that_is_not_its_own() -> None:
    text = "พิจารณาจากข้อคำถาม i๒๗ ข้อเท็จจริงพบว่าหน่วยงานมีผลคะแนนในตัวชี้วัดด้านการใช้อำนาจอยู่ในระดับดี"
    assert told(text, kind="narrative") == [("warning", "i27", "ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต")]
    assert told(text.replace("i๒๗", "i๑๗"), kind="narrative") == []
    both = "พิจารณาจากข้อคำถาม i27 และ i17 ในตัวชี้วัดด้านการใช้อำนาจ"
    assert told(both, kind="narrative") == []


def test_number_and_name_of_an_indicator() -> None:
    assert told("ตัวชี้วัดที่ ๖ ประสิทธิภาพการสื่อสาร", kind="narrative") == [("warning", "7", "ตัวชี้วัดที่ 7")]
    assert told("ตัวชี้วัดที่ ๗ ประสิทธิภาพการสื่อสาร", kind="narrative") == []


def test_the_name_of_an_instrument() -> None:
    wrong = "แบบวัดการรับรู้ผู้มีส่วนได้เสียภายใน EIT"
    made = reading(ITEMS, sentences=[wrong, "แบบวัดการรับรู้ผู้มีส่วนได้เสียภายใน IIT", wrong])
    (finding,) = found(made, kind="narrative")
    assert (finding.code, finding.source) == ("EIT", "ตัวอย่าง › บรรทัด 1")
    assert "พบ 2 แห่ง: บรรทัด 1, บรรทัด 3" in finding.message
    assert told("ผู้มีส่วนได้ส่วนเสียภายใน (IIT) และผู้มีส่วนได้ส่วนเสียภายนอก (EIT)", kind="narrative") == []


def test_rows_that_reading_left_are_looked_at_too() -> None:
    from dataclasses import replace

    row = Ignored("ตัวอย่าง › A9", "แบบวัดการรับรู้ผู้มีส่วนได้เสียภายนอก IIT", "ไม่มีคะแนน")
    made: Reading = replace(reading(ITEMS), ignored=(row,))
    assert [(f.code, f.source) for f in found(made, kind="narrative")] == [("IIT", "ตัวอย่าง › A9")]


def test_section_numbers() -> None:
    assert told("1.2.1 การให้บริการ", "2.2.2 ระบบออนไลน์", kind="narrative") == [("info", "", "1.2.2")]
    assert told("1.2.1 การให้บริการ", "1.2.2 ระบบออนไลน์", "2.1.1 การสื่อสาร", kind="narrative") == []


def test_two_measures_under_one_number() -> None:
    titles = ["๑. ประชาสัมพันธ์งบประมาณ (ข้อ O26)", "๑. เปิดโอกาสให้มีส่วนร่วม (ข้อ E11)"]
    twice = reading(ITEMS, measures=[measure(title, topic=5) for title in titles])
    assert [f.printed for f in found(twice, kind="narrative")] == ["1."]
    apart = reading(ITEMS, measures=[measure(title, topic=number) for number, title in enumerate(titles, 5)])
    assert found(apart, kind="narrative") == []
