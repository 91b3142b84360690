"""Questions on the import page: damaged codes are answered at once, changed later, and many stay usable."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from itadash.reading import answers
from itadash.reading.model import Candidate, OpenScore, Question
from itadash.reading.record import to_json
from itadash.store import open_store
from tests.pages.conftest import Visitor

SHEET = "ทต.สมมติ\nผลการประเมิน ITA ปีงบประมาณ 2566\nรหัส\tรายการ\tคะแนน\ni1\tก\t90\ni2\tข\t80\n"


def question(number: int, *codes: str) -> Question:
    place = f"ไฟล์ › B{number}"
    candidates = [Candidate(code, (f"หลักฐานของ {code}",)) for code in codes]
    score = OpenScore("", Decimal("85.94"), f"ไฟล์ › C{number}")
    return Question(place, f"1{number}", "ทต.สมมติ", 2566, "ไฟล์ › A1", (score,), tuple(candidates))


def with_questions(page: Visitor, *questions: Question) -> None:
    """Put questions into the reading of the only file."""
    store = open_store()
    (file,) = store.files(page.doc)
    reading = replace(answers.as_read(file.body), questions=questions)
    store.update_file(page.doc, file.id, {**file.body, "reading": to_json(reading)})
    page.at.run()
    assert not page.at.exception


def told(page: Visitor) -> dict[str, str]:
    """The answers in the store."""
    (file,) = open_store().files(page.doc)
    return answers.codes_of(file.body)


def pick(page: Visitor, index: int, code: str | None) -> None:
    (pills,) = [one for one in page.at.pills if str(one.key).endswith(f"_{index}") and "code_of" in str(one.key)]
    pills.set_value(code).run()
    assert not page.at.exception


@pytest.fixture
def page(visitor: Visitor) -> Visitor:
    visitor.go("import_data")
    return visitor.upload(("ไฟล์.txt", SHEET.encode()))


def test_a_code_is_asked_with_its_evidence_and_answered_at_once(page: Visitor) -> None:
    with_questions(page, question(7, "i7", "i17"), question(9, "e9", "o9"))
    assert "มีคำถามรอคำตอบ 2 ข้อ" in [one.proto.title for one in page.at.warning]
    (first, second) = [one for one in page.at.pills if "code_of" in str(one.key)]
    assert first.options == ["I7", "I17", "ไม่นำเข้า"]
    assert second.value is None
    assert "หลักฐานของ i7" in page.text()
    assert "85.94" in page.text()
    pick(page, 0, "i7")
    assert told(page) == {"ไฟล์ › B7": "i7"}
    assert "มีคำถามรอคำตอบ 1 ข้อ" in [one.proto.title for one in page.at.warning]
    pick(page, 1, "")
    assert told(page) == {"ไฟล์ › B7": "i7", "ไฟล์ › B9": ""}
    assert not page.at.warning


def test_an_answer_can_be_changed_and_taken_back(page: Visitor) -> None:
    with_questions(page, question(7, "i7", "i17"))
    pick(page, 0, "i17")
    again = Visitor().start(doc=page.doc).go("import_data")  # another session shows what is stored
    (pills,) = [one for one in again.at.pills if "code_of" in str(one.key)]
    assert pills.value == "i17"
    pick(again, 0, "i7")
    assert told(page) == {"ไฟล์ › B7": "i7"}
    pick(again, 0, None)
    assert told(page) == {}


def test_forty_questions_are_shown_a_page_at_a_time(page: Visitor) -> None:
    with_questions(page, *(question(n, "i7", "i17") for n in range(1, 41)))
    shown = [one for one in page.at.pills if "code_of" in str(one.key)]
    assert len(shown) == 8
    for index in range(8):
        pick(page, index, "i7")
    (pages,) = [one for one in page.at.selectbox if "codes_page" in str(one.key)]
    assert pages.options[:2] == ["1–8 ✓", "9–16 (เหลือ 8)"]
    assert pages.value == 0  # what was answered stays where it stands
    pages.set_value(4).run()
    pick(page, 39, "i17")
    assert told(page)["ไฟล์ › B40"] == "i17"
    assert "ตอบแล้ว 9 จาก 40" in page.text()
    again = Visitor().start(doc=page.doc).go("import_data")
    (pages,) = [one for one in again.at.selectbox if "codes_page" in str(one.key)]
    assert pages.value == 1  # the first page with an open question


def test_text_of_the_file_stays_text(page: Visitor) -> None:
    hostile = replace(question(7, "i7"), printed="**17** <b>", source="ไฟล์ [x](http://e) › B7")
    with_questions(page, hostile)
    (line,) = [one.value for one in page.at.markdown if "พิมพ์ว่า" in one.value and "85.94" in one.value]
    assert r"\*\*17\*\* \<b\>" in line
    assert r"\[x\]\(http" in line


def test_scores_of_picked_codes_are_asked_for_year_and_agency_too(visitor: Visitor) -> None:
    """A sheet that prints nothing but numbers: no year, no agency, no letter."""
    page = visitor.go("import_data").upload(("ก.csv", "รหัส,รายการ,คะแนน\nข้อ 17,,85.94\nข้อ 5,,90\n".encode()))
    assert [one.proto.title for one in page.at.warning] == ["มีคำถามรอคำตอบ 4 ข้อ"]  # two codes, year, agency
    assert [one.options for one in page.at.pills if "code_of" in str(one.key)][1] == ["I5", "E5", "O5", "ไม่นำเข้า"]
    pick(page, 0, "i17")
    pick(page, 1, "")
    assert [one.proto.title for one in page.at.warning] == ["มีคำถามรอคำตอบ 2 ข้อ"]
    next(box for box in page.at.selectbox if str(box.key).startswith("year_of_")).select(2566).run()
    next(box for box in page.at.text_input if str(box.key).startswith("agency_of_")).set_value("ทต.สมมติ").run()
    assert not page.at.warning
    page.go("items")
    table = page.at.dataframe[0].value
    assert list(table.loc[table["รหัส"] == "I17", "คะแนน"]) == [85.94]
