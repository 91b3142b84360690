"""Which OIT items have no score: asked on the audit page and beside the documents, kept, and used everywhere."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pages.conftest import Visitor

SHEET = (
    "ทต.สมมติ\nผลการประเมิน ITA ปีงบประมาณ 2566\nรหัส\tรายการ\tคะแนน\n"
    "9\tตัวชี้วัดที่ 9 การเปิดเผยข้อมูล\t92.50\n10\tตัวชี้วัดที่ 10 การป้องกันการทุจริต\t100\ni1\tการปฏิบัติงาน\t90\n"
)
ASKED = "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล ได้ 92.50 คะแนน จึงมีข้อ OIT อย่างน้อย 2 ข้อที่ไม่ได้คะแนน"


@pytest.fixture
def page(visitor: Visitor) -> Visitor:
    visitor.go("import_data")
    visitor.at.text_area(key="paste").set_value(SHEET)
    return visitor.click("paste_read")


def choose(page: Visitor, *codes: str) -> Visitor:
    (box,) = _boxes(page)
    box.set_value(list(codes)).run()
    assert not page.at.exception
    return page


def _boxes(page: Visitor) -> list[Any]:
    return [box for box in page.at.multiselect if str(box.key).startswith("unscored_")]


def test_the_audit_asks_and_takes_the_answer(page: Visitor) -> None:
    page.go("audit")
    assert ASKED in page.text()
    choose(page, "o18")
    assert "ซึ่งให้ 97.50 ไม่ตรงกับ 92.50 ที่พิมพ์ไว้ (จำนวนข้อน้อยเกินไป)" in page.text()
    choose(page, "o18", "o30")
    assert "ซึ่งให้ 92.50 ตรงกับที่พิมพ์ไว้" in page.text()
    again = Visitor().start(doc=page.doc).go("audit")
    assert _boxes(again)[0].value == ["o18", "o30"]  # still there to be changed
    items = Visitor().start(doc=page.doc).go("overview")
    assert items.metric("ข้อที่ต่ำกว่าเกณฑ์").value == "2 จาก 31"


def test_items_that_the_file_names_are_taken_with_one_click(visitor: Visitor) -> None:
    visitor.go("import_data")
    told = "\nข้อการประเมินที่ไม่ได้รับคะแนน ดังนี้\n1) ข้อ 018 E-Service ข้อมูลไม่ครบ\n2) ข้อ 030 การมีส่วนร่วม ข้อมูลไม่ครบ\n"
    visitor.at.text_area(key="paste").set_value(SHEET + told)
    page = visitor.click("paste_read").go("audit")
    (offered,) = [button for button in page.at.button if str(button.key).startswith("named_unscored_")]
    assert offered.label == "ใช้ข้อที่ไฟล์ระบุว่าไม่ได้คะแนน: O18, O30"
    offered.click().run()
    assert "ซึ่งให้ 92.50 ตรงกับที่พิมพ์ไว้" in page.text()
    assert _boxes(page)[0].value == ["o18", "o30"]
    assert not [button for button in page.at.button if str(button.key).startswith("named_unscored_")]


def test_the_documents_ask_and_say_so_while_it_is_open(page: Visitor) -> None:
    page.go("documents")
    assert "ยังไม่ได้ระบุข้อ OIT ที่ไม่ได้คะแนนของตัวชี้วัดที่ 9 (92.50 คะแนน)" in page.text()
    page.at.session_state["documents_tab"] = "ข้อมูลในเอกสาร"
    page.at.run()
    assert ASKED in page.text()
    choose(page, "o12", "o30")
    again = Visitor().start(doc=page.doc).go("documents")
    assert "ยังไม่ได้ระบุข้อ OIT" not in again.text()


def test_where_all_items_are_printed_nobody_is_asked(sample: Visitor) -> None:
    assert not _boxes(sample.go("audit"))
    sample.at.session_state["documents_tab"] = "ข้อมูลในเอกสาร"
    assert not _boxes(sample.go("documents"))
