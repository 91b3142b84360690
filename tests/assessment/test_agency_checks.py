"""Names in a file: another agency's, two districts, the own one damaged; general talk of agencies is let be."""

from __future__ import annotations

import pytest

from itadash.assessment.agency_checks import agency_findings
from itadash.reading.model import Sentence
from tests.assessment.made import AGENCY, found, reading


def told(*texts: str, agency: str = AGENCY) -> list[tuple[str, str, str]]:
    sentences = [Sentence(text, f"บรรทัด {number}") for number, text in enumerate(texts, 1)]
    return [(f.severity, f.printed, f.expected) for f in agency_findings(agency, sentences)]


def test_another_agency_in_the_place_of_ones_own() -> None:
    text = "ในการประเมิน องค์การบริหารส่วนตำบลทุ่งสมมติมีข้อจำกัดในการดำเนินงานดังนี้"
    assert told(text) == [("error", "องค์การบริหารส่วนตำบลทุ่งสมมติ", AGENCY)]
    assert told("องค์การบริหารส่วนตำบลตัวอย่างมีข้อจำกัดในการดำเนินงานดังนี้") == []


def test_another_agency_that_may_be_meant() -> None:
    text = "ศึกษาดูงาน ณ เทศบาลนครแห่งหนึ่ง และเทศบาลตำบลทุ่งสมมติ อำเภอเมือง"
    assert told(text) == [("warning", "เทศบาลตำบลทุ่งสมมติ", AGENCY)]
    assert told("เทศบาลตำบลตัวอย่าง") == [("warning", "เทศบาลตำบลตัวอย่าง", AGENCY)]  # same name, another kind


@pytest.mark.parametrize(
    "text",
    [
        "องค์กรปกครองส่วนท้องถิ่นอื่น (เทศบาลหรือองค์การบริหารส่วนตำบล) ในพื้นที่",
        "องค์การบริหารส่วนตำบลในพื้นที่ได้ร่วมมือกัน",
        "องค์การบริหารส่วนตำบลจัดทำแผนการใช้จ่ายงบประมาณ",
        "สำนักปลัด อบต. หรือส่วนราชการอื่น",
        "แจ้งทาง Line กลุ่มของ อบต., หนังสือเวียน",
        "เว็บไซต์ อบต.ตัวอย่าง และ อบต. ตัวอย่าง",
        "ปลัดองค์การบริหารส่วนตำบลตัวอย่าง",
        "จัดการอบรม.สัมมนาเจ้าหน้าที่",
    ],
)
def test_general_talk_and_the_own_name(text: str) -> None:
    assert told(text) == []


def test_the_own_name_damaged() -> None:
    assert told("องค์กรบริหารส่วนตำบลตัวอย่างมีงบประมาณไม่เพียงพอ") == [("info", "องค์กรบริหารส่วนตำบลตัวอย่าง", AGENCY)]
    assert told("องค์การบริหารส่วนตำบลตัวอยาง จัดประชุม") == [("info", "องค์การบริหารส่วนตำบลตัวอยาง", AGENCY)]
    assert told("เพจ อบอุ่น.ตัวอย่าง มีผู้ติดตามเพิ่มขึ้น") == [("info", "อบอุ่น.ตัวอย่าง", AGENCY)]


def test_a_name_one_letter_off_is_another_agency() -> None:
    # there are หนองขาม and หนองงาม: a whole kind with another name is not taken for a slip of the pen
    own = "องค์การบริหารส่วนตำบลหนองขาม"
    assert told("องค์การบริหารส่วนตำบลหนองงาม จัดประชุม", agency=own) == [("warning", "องค์การบริหารส่วนตำบลหนองงาม", own)]
    assert told("องค์กรบริหารส่วนตำบลหนองงาม จัดประชุม", agency=own) == [("info", "องค์กรบริหารส่วนตำบลหนองงาม", own)]


def test_a_title_that_lost_a_letter() -> None:
    assert told("เรียน นายองค์การบริหารส่วนตำบลตัวอย่าง") == [("info", "นายองค์การบริหารส่วนตำบล", "นายกองค์การบริหารส่วนตำบล")]
    assert told("เรียน นายกองค์การบริหารส่วนตำบลตัวอย่าง") == []


def test_two_districts() -> None:
    cover, inside = "อำเภอท่าสมมติ", "องค์การบริหารส่วนตำบลตัวอย่าง อำเภอน้ำสมมติ จังหวัดตัวอย่าง"
    assert told(cover, inside, inside) == [("warning", "อำเภอท่าสมมติ", "อำเภอน้ำสมมติ")]
    assert told("อำเภอน้ำสมมติ", inside, inside) == []
    assert told(inside, "ประชาชนในอำเภอท่าสมมติเข้าร่วมโครงการ") == []  # not said of the agency


def test_two_provinces() -> None:
    here = "องค์การบริหารส่วนตำบลตัวอย่าง จังหวัดหนึ่งสมมติ"
    assert told(here, here, "จังหวัดสองสมมติ") == [("warning", "จังหวัดสองสมมติ", "จังหวัดหนึ่งสมมติ")]
    provincial = "องค์การบริหารส่วนจังหวัดหนึ่งสมมติ"
    assert told("จังหวัดหนึ่งสมมติ", agency=provincial) == []
    assert told("จังหวัดสองสมมติ", agency=provincial) == [("warning", "จังหวัดสองสมมติ", "จังหวัดหนึ่งสมมติ")]


def test_a_file_of_several_agencies_is_not_held_against_one() -> None:
    from dataclasses import replace

    one = reading(sentences=["องค์การบริหารส่วนตำบลทุ่งสมมติมีข้อจำกัด"])
    assert [f.kind for f in found(one)] == ["agency"]
    assert found(replace(one, agencies=(AGENCY, "องค์การบริหารส่วนตำบลทุ่งสมมติ"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "ได้ศึกษาดูงาน ณ เทศบาลตำบลทุ่งสมมติ เมื่อวันที่ 15 มกราคม 2567",
        "ตามประกาศของเทศบาลตำบลทุ่งสมมติ เรื่อง เจตนารมณ์",
        "ดำเนินโครงการร่วมกับเทศบาลตำบล ทุ่งสมมติ",
    ],
)
def test_an_agency_that_is_meant(text: str) -> None:
    assert told(text) == []


def test_words_before_a_name_that_do_not_make_it_meant() -> None:
    foreign = [("warning", "เทศบาลตำบลทุ่งสมมติ", AGENCY)]
    assert told("มาตรการของเทศบาลตำบลทุ่งสมมติ") == foreign
    assert told("ประกาศเทศบาลตำบลทุ่งสมมติ เรื่อง เจตนารมณ์") == foreign  # the agency's own announcement, copied
    assert told("ตามประกาศเทศบาลตำบลทุ่งสมมติ เรื่อง เจตนารมณ์") == foreign
    assert told("ประชุมแล้ว มาตรการของเทศบาลตำบลทุ่งสมมติ") == foreign


def test_a_name_with_the_word_for_example_in_it_is_whole() -> None:
    other = "องค์การบริหารส่วนตำบลสมมติชัย"
    assert told("เทศบาลตำบลตัวอย่างดี", agency=other) == [("warning", "เทศบาลตำบลตัวอย่างดี", other)]
    assert told("เทศบาลตำบลทุ่งไกลอย่างยั่งยืน", agency=other) == [("warning", "เทศบาลตำบลทุ่งไกล", other)]
