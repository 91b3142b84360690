"""The documents page without a browser: what it offers, what it makes, and the office's own words that it keeps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from itadash.documents.details import Constraint, Details, from_json, to_json
from itadash.store import open_store
from itadash.ui.documents_details import merged_rows
from tests.pages.conftest import AGENCY, Visitor

STREAM = f"documents/{AGENCY}/2566"
ENDINGS = {
    "analysis": ("pdf", "docx"),
    "measures": ("pdf", "docx"),
    "progress": ("pdf", "docx"),
    "memo": ("pdf", "docx"),
}


@pytest.fixture
def drafted(sample: Visitor) -> Visitor:
    """A visitor with measures, on the documents page."""
    return sample.go("measures").click("measures_draft").go("documents")


def _downloads(visitor: Visitor) -> set[str]:
    """The keys of the download buttons."""
    return {str(button.key) for button in visitor.at.get("download_button")}


def _saved(visitor: Visitor) -> Details:
    revision = open_store().load(visitor.doc, STREAM)
    assert revision is not None
    return from_json(revision.body)


def _save_elsewhere(visitor: Visitor, details: Details) -> None:
    """What another window does."""
    store = open_store()
    revision = store.load(visitor.doc, STREAM)
    store.save(visitor.doc, STREAM, to_json(details), expected=revision.n if revision else 0)


def _words(visitor: Visitor) -> Visitor:
    """The tab with the office's own words."""
    visitor.at.session_state["documents_tab"] = "ข้อมูลในเอกสาร"
    visitor.at.run()
    assert not visitor.at.exception
    return visitor


def _pictures(visitor: Visitor) -> list[str]:
    """The captions of the pictures on the page."""
    shown = [*visitor.at.get("imgs"), *visitor.at.get("image")]
    return [image.caption for element in shown for image in element.proto.imgs]


def _field(visitor: Visitor, name: str) -> object:
    return next(box for box in (*visitor.at.text_input, *visitor.at.text_area) if f"_{name}_" in str(box.key))


# --- what is offered ---


def test_without_scores_the_page_leads_to_the_import(visitor: Visitor) -> None:
    page = visitor.go("documents")
    assert not {key for key in _downloads(page) if key.startswith("documents_")}
    assert page.at.get("page_link") or page.at.button


def test_without_measures_only_what_needs_none_is_offered(sample: Visitor) -> None:
    offered = _downloads(sample.go("documents"))
    assert {"documents_analysis_pdf", "documents_analysis_docx"} <= offered
    assert not {key for key in offered if "memo" in key or "progress" in key or "_measures_" in key}


def test_with_measures_every_document_is_offered_in_its_formats(drafted: Visitor) -> None:
    expected = {f"documents_{kind}_{ending}" for kind, endings in ENDINGS.items() for ending in endings}
    assert expected | {"documents_slides_pptx", "documents_xlsx"} <= _downloads(drafted)


def test_what_is_open_is_said_with_the_way_to_it(drafted: Visitor) -> None:
    assert "ทุกข้อที่ต่ำกว่าเกณฑ์มีมาตรการ" in drafted.text()
    measures = drafted.go("measures")
    (remove,) = [str(button.key) for button in measures.at.button if str(button.key).endswith("_delete")]
    measures.click(remove).go("documents")
    links = [link.label.replace("\\", "") for link in drafted.at.get("page_link")]
    assert any(label.startswith("ข้อที่ต่ำกว่าเกณฑ์แต่ยังไม่มีมาตรการ: E1") for label in links), links


def test_an_open_question_about_the_agency_s_file_is_named(drafted: Visitor) -> None:
    undated = f"หน่วยงาน,{AGENCY}\nตัวชี้วัดที่,รายละเอียดตัวชี้วัด,คะแนน\n1,การปฏิบัติหน้าที่,91.20\n2,การใช้งบประมาณ,82.10\n"
    drafted.go("import_data").upload(("ไม่มีปี.csv", undated.encode())).go("documents")
    links = [link.label.replace("\\", "") for link in drafted.at.get("page_link")]
    assert "คำถามเรื่องปี หน่วยงาน หรือรหัส รอคำตอบ 1 ข้อ คะแนนส่วนนั้นยังไม่อยู่ในเอกสาร" in links


def test_the_words_of_the_office_lead_to_who_signs(drafted: Visitor) -> None:
    page = _words(drafted)
    assert "ท้ายเอกสารมีผู้ลงนาม 3 คน ใส่ชื่อแล้ว 0 คน" in page.text()
    assert "แก้ผู้ลงนามที่หน้ามาตรการ แท็บเอกสาร" in [link.label for link in page.at.get("page_link")]


def test_findings_of_another_agency_hold_nothing_up(drafted: Visitor) -> None:
    rows = "หน่วยงาน,เทศบาลตำบลอื่น\nปีงบประมาณ,2566\nรหัส,คะแนน\no1,50.00\n"  # no OIT item can have 50 points
    drafted.go("import_data").upload(("อื่น.csv", rows.encode())).go("documents")
    assert "ทุกข้อที่ต่ำกว่าเกณฑ์มีมาตรการ" in drafted.text()


# --- looking at pages ---


@pytest.mark.parametrize("kind", ENDINGS)
def test_the_pages_are_drawn_only_when_asked_for(kind: str, drafted: Visitor) -> None:
    assert not _pictures(drafted)
    drafted.click(f"documents_{kind}_show")
    captions = _pictures(drafted)
    assert len(captions) > 1
    pages = int(captions[0].rsplit(" ", 1)[1])
    assert captions == [f"หน้า {n} จาก {pages}" for n in range(1, min(pages, 30) + 1)]  # the first thirty
    assert not _pictures(Visitor().start(doc=drafted.doc).go("documents"))  # nobody else is shown them


def test_another_form_is_another_document_and_is_kept(drafted: Visitor) -> None:
    drafted.at.selectbox(key="documents_form_full").select("by_topic").run()
    assert not drafted.at.exception
    assert _saved(drafted).form == "by_topic"
    again = Visitor().start(doc=drafted.doc).go("documents")
    assert again.at.selectbox(key="documents_form_by_topic").value == "by_topic"


# --- the office's own words ---


def test_every_field_is_saved_when_it_is_left_and_is_there_again(drafted: Visitor) -> None:
    page = _words(drafted)
    for name in (
        "place",
        "resolution",
        "memo_unit",
        "memo_number",
        "memo_date",
        "memo_to",
        "memo_through",
        "memo_text",
    ):
        _field(page, name).set_value(f" ค่าของ {name} ").run()  # type: ignore[attr-defined]
        assert getattr(_saved(page), name) == f"ค่าของ {name}"
    again = _words(Visitor().start(doc=drafted.doc).go("documents"))
    assert _field(again, "memo_to").value == "ค่าของ memo_to"  # type: ignore[attr-defined]
    assert _field(again, "memo_text").value == "ค่าของ memo_text"  # type: ignore[attr-defined]


def test_a_day_that_is_none_is_told_beside_its_field_and_above_the_documents_and_stays(drafted: Visitor) -> None:
    told = "ไม่มีวันที่ 31 กุมภาพันธ์ 2567 เดือนนี้มีวันที่ 1–29"
    page = _words(drafted)
    _field(page, "resolution_date").set_value("31 กุมภาพันธ์ 2567").run()  # type: ignore[attr-defined]
    again = Visitor().start(doc=page.doc).go("documents")
    assert f"วันที่มีมติ: {told}" in again.text()
    again = _words(again)
    assert told in again.text()
    assert _field(again, "resolution_date").value == "31 กุมภาพันธ์ 2567"  # type: ignore[attr-defined]
    _field(again, "resolution_date").set_value("29 กุมภาพันธ์ 2567").run()  # type: ignore[attr-defined]
    assert told not in again.text()


def test_the_announced_level_is_kept_told_beside_the_scores_and_shown_on_the_overview(drafted: Visitor) -> None:
    """The sample is “ผ่าน” by its scores: EIT Survey is below 85."""
    page = _words(drafted)
    level = next(box for box in page.at.selectbox if "announced_level" in str(box.key))
    assert level.options == ["ยังไม่ได้ระบุ", "ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน"]
    level.select("ผ่านดี").run()
    _field(page, "announced_source").set_value("ประกาศ ก").run()  # type: ignore[attr-defined]
    _field(page, "announced_total").set_value("เก้าสิบ").run()  # type: ignore[attr-defined]
    assert "“เก้าสิบ” ไม่ใช่คะแนน 0–100" in page.text()
    assert _saved(page).announced_total == "เก้าสิบ"
    told = "ระดับตามประกาศ “ผ่านดี” ไม่ตรงกับที่คำนวณ"
    assert told in page.text()
    assert told in Visitor().start(doc=page.doc).go("documents").text()
    overview = Visitor().start(doc=page.doc).go("overview")
    assert overview.at.header[0].value == "ผ่าน"
    assert "ระดับตามประกาศ “ผ่านดี” (ที่มา: ประกาศ ก)" in overview.text()
    assert told in overview.text()


def test_two_windows_take_nothing_from_each_other(drafted: Visitor) -> None:
    """A window that was open before another one added a constraint must not write its own, older list back."""
    page = _words(drafted)
    _field(page, "place").set_value("อำเภอสมมติ").run()  # type: ignore[attr-defined]
    _save_elsewhere(page, replace(_saved(page), constraints=(Constraint("ด้านบุคลากร", "ย้ายบ่อย", "สอนงาน"),)))
    _field(page, "memo_to").set_value("นายก").run()  # type: ignore[attr-defined]
    page.at.run()
    saved = _saved(page)
    assert saved.constraints == (Constraint("ด้านบุคลากร", "ย้ายบ่อย", "สอนงาน"),)
    assert (saved.place, saved.memo_to) == ("อำเภอสมมติ", "นายก")


def test_rows_of_two_windows_are_put_together() -> None:
    a, b, c, d = (Constraint(text=letter) for letter in "abcd")
    assert merged_rows((a,), (a, b), (a,)) == (a, b)  # only this window
    assert merged_rows((a,), (a, b), (a, c)) == (a, c, b)  # both added one
    assert merged_rows((a, b), (b,), (a, b, c)) == (b, c)  # this one took a out, the other put c in
    assert merged_rows((a, b), (a, d), (a, b, c)) == (a, c, d)  # b was rewritten here
    assert merged_rows((a, b), (a, b), (b,)) == (b,)  # only the other


def test_notes_on_rules_are_a_choice_of_the_forms_that_have_them(drafted: Visitor) -> None:
    """The complete form tells of them; the one by topic does not, and offers no switch."""
    (switch,) = (toggle for toggle in drafted.at.toggle if toggle.key == "documents_rule_notes")
    assert switch.value is True
    switch.set_value(False)
    drafted.at.run()
    assert not drafted.at.exception
    (box,) = (each for each in drafted.at.selectbox if str(each.key).startswith("documents_form_"))
    box.select("by_topic")
    drafted.at.run()
    assert not drafted.at.exception
    assert not [toggle for toggle in drafted.at.toggle if toggle.key == "documents_rule_notes"]
