"""The measures page's tools: several measures at once, find and replace, out to Excel and back, the published forms."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1.element_tree import FileUploader

from itadash.measures.model import Measure, MeasuresTable, to_json
from itadash.measures.workbook import to_xlsx
from tests.pages.measures_office import AGENCY, Office, titles

TABLE = MeasuresTable(
    AGENCY,
    2566,
    (
        Measure("a", 5, ("i7",), "แจ้งงบ", "ก", "กองคลัง", "ปี 2567", "1. ประชุม", "รายงาน"),
        Measure("b", 5, ("i8",), "ร่วมคิด", "ข", "กองคลัง", "ปี ๒๕๖๗", "1. ประชุม\n2. รับฟัง", "รายงาน"),
        Measure("c", 2, ("o30",), "มีส่วนร่วม", "ค", "สำนักปลัด", "ปี 2567", "1. เชิญ", ""),
    ),
)


@pytest.fixture
def desk(office: Office) -> Office:
    """An office whose table is written already."""
    office.save_elsewhere(TABLE)
    return office


def opened(office: Office, tab: str) -> None:
    office.open()
    office.at.query_params["tab"] = tab
    office.at.session_state["tab"] = tab
    office.at.run()
    assert not office.at.exception


def test_several_are_merged_and_come_apart_again(desk: Office) -> None:
    opened(desk, "เครื่องมือ")
    desk.at.multiselect(key="measures_many").set_value(["a", "b"]).run()
    desk.click("measures_merge")
    assert [m.items for m in desk.saved().measures] == [("i7", "i8"), ("o30",)]
    assert desk.saved().measures[0].steps == "1. ประชุม\n2. รับฟัง"
    desk.click("measures_undo")
    assert desk.saved().measures == TABLE.measures


def test_a_topic_is_chosen_at_once_and_gets_one_owner(desk: Office) -> None:
    opened(desk, "เครื่องมือ")
    desk.click("measures_many_5")
    desk.at.selectbox(key="measures_many_owner").set_value("สำนักปลัด").run()
    desk.click("measures_many_owner_set")
    assert [m.owner for m in desk.saved().measures] == ["สำนักปลัด"] * 3
    assert [m.period for m in desk.saved().measures] == [m.period for m in TABLE.measures]


def test_find_and_replace_over_both_kinds_of_digits(desk: Office) -> None:
    opened(desk, "เครื่องมือ")
    desk.at.text_input(key="measures_find").set_value("2567").run()
    assert "พบ **3 แห่ง**" in desk.text()
    desk.at.text_input(key="measures_by").set_value("2568").run()
    desk.click("measures_replace")
    assert [m.period for m in desk.saved().measures] == ["ปี 2568"] * 3


def test_some_items_become_a_measure_of_their_own(office: Office) -> None:
    office.save_elsewhere(MeasuresTable(AGENCY, 2566, (Measure("a", 5, ("i7", "i8", "i9"), "แจ้งงบ"),)))
    opened(office, "แบบฟอร์ม")
    office.at.button_group(key="measures_split_a").set_value(["i9"]).run()
    office.click("measures_split_a_go")
    assert [m.items for m in office.saved().measures] == [("i7", "i8"), ("i9",)]


def test_what_excel_changed_is_shown_and_only_the_wanted_is_taken(desk: Office, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(TABLE)))
    sheet = book["มาตรการ"]
    rows = {sheet.cell(row, 10).value: row for row in range(1, sheet.max_row + 1)}
    sheet.cell(rows["a"], 6).value = "กองช่าง"
    sheet.cell(rows["c"], 8).value = "=1+1"
    out = io.BytesIO()
    book.save(out)
    opened(desk, "เครื่องมือ")
    desk.at.file_uploader[0].upload("แก้แล้ว.xlsx", out.getvalue()).run()
    assert not desk.at.exception
    assert desk.saved().measures == TABLE.measures, "nothing changes before it is taken"
    labels = [box.label for box in desk.at.checkbox]
    assert any("ผู้รับผิดชอบ" in label and "แจ้งงบ" in label for label in labels)
    for box in desk.at.checkbox:
        if "ผู้รับผิดชอบ" not in box.label:
            box.set_value(False)
    desk.at.run()
    desk.click("measures_excel_take")
    saved = desk.saved()
    assert [m.owner for m in saved.measures] == ["กองช่าง", "กองคลัง", "สำนักปลัด"]
    assert titles(saved) == titles(TABLE)


def test_a_strange_workbook_is_refused_and_nothing_is_lost(desk: Office) -> None:
    book = openpyxl.Workbook()
    out = io.BytesIO()
    book.active.append(["ก"])  # type: ignore[union-attr]
    book.save(out)
    opened(desk, "เครื่องมือ")
    desk.at.file_uploader[0].upload("อื่น.xlsx", out.getvalue()).run()
    assert "ไม่พบแผ่นงาน “มาตรการ”" in desk.text()
    assert desk.saved().measures == TABLE.measures


def test_the_form_of_the_document_is_kept_with_the_table(desk: Office) -> None:
    opened(desk, "เอกสาร")
    desk.at.selectbox(key="measures_form_pick_A2").set_value("C3").run()
    assert desk.saved().form == "C3"
    first = next(field for field in desk.at.text_input if field.label == "คอลัมน์ที่ 1")
    first.set_value("เรื่อง").run()
    assert desk.saved().headings[0] == (0, "เรื่อง")
    desk.click("measures_undo")
    assert desk.saved().headings == ()


# the draft follows the verdicts ----------------------------------------------------------------------------------


def test_the_office_s_units_are_the_owners_of_a_draft(office: Office) -> None:
    office.open()
    box = next(area for area in office.at.text_area if area.label == "รายชื่อส่วนราชการ")
    box.set_value("กองคลังและพัสดุ\nสำนักปลัดเทศบาล\nกองวิชาการและแผนงาน").run()
    office.click("measures_draft")
    owners = " ".join(measure.owner for measure in office.saved().measures)
    assert "กองคลังและพัสดุ" in owners or "กองวิชาการและแผนงาน" in owners


def test_what_is_to_be_developed_is_drafted_when_wanted(office: Office) -> None:
    """i8 (90) passes, and is among the five lowest of IIT."""
    office.open()
    office.at.radio(key="measures_begin_which").set_value("both").run()
    office.click("measures_draft")
    answered = {code for measure in office.saved().measures for code in measure.items}
    assert answered == {"e9", "i7", "o30", "i8"}


def test_an_overruled_item_asks_for_no_measure(office: Office) -> None:
    body = {"settings": {}, "overrules": {"o30": ["keep", "เปิดเผยแล้วหลังวันตรวจ"]}, "texts": {}}
    office.store.save(office.ws, f"analysis/{AGENCY}/2566", body, expected=0)
    office.open()
    assert office.at.button(key="measures_draft").label == "ร่างจากข้อที่ต่ำกว่าเกณฑ์ (2 ข้อ)"
    office.click("measures_draft")
    assert {code for measure in office.saved().measures for code in measure.items} == {"e9", "i7"}
    assert "ยังไม่มีมาตรการ" not in office.text()


def test_last_year_s_measures_come_along(office: Office) -> None:
    """i23 of 2564 asks what i19 asks in 2566; here the year before is 2565, whose o42 is o42 of 2566."""
    last = MeasuresTable(
        AGENCY, 2565, (Measure("x", 2, ("o33",), "ประชาคม", "ทำต่อเนื่อง", "กองยุทธศาสตร์", "ปี 2566", "", ""),)
    )
    office.store.save(office.ws, f"measures/{AGENCY}/2565", to_json(last), expected=0)
    office.open()
    office.at.checkbox(key="measures_begin_keep").set_value(True).run()
    office.click("measures_draft")
    kept = next(m for m in office.saved().measures if "o30" in m.items)
    assert kept.measure.startswith("ประชาคม")
    assert kept.period == "ปี 2567"


def test_a_measure_is_kept_in_the_office_s_library_and_drafted_from_there(office: Office) -> None:
    measure = Measure("a", 5, ("i7",), "เปิดแผนงบประมาณ", "จัดเวทีชี้แจง", "กองคลัง", "ปี 2567", "1. ประชุม", "รายงาน")
    office.save_elsewhere(MeasuresTable(AGENCY, 2566, (measure,)))
    opened(office, "แบบฟอร์ม")
    office.click("measures_remember")
    opened(office, "ตาราง")
    office.click("measures_clear")
    office.click("measures_draft")
    drafted = next(m for m in office.saved().measures if "i7" in m.items)
    assert drafted.measure.startswith("เปิดแผนงบประมาณ")
    opened(office, "เครื่องมือ")
    assert "คลังมาตรการของหน่วยงาน (1 รายการ)" in [box.label for box in office.at.expander]


OWN = '[[entries]]\nfiscal_year = 2566\nitems = ["i7"]\ntitle = "ห้องเรียนงบประมาณ"\nmethod = "จัดห้องเรียน {}"\n'


def test_a_file_of_own_measures_is_taken_and_drafted_from(desk: Office) -> None:
    opened(desk, "เครื่องมือ")
    for words in ("ปีละครั้ง", "ทุกไตรมาส"):  # the same entry again takes the place of the first
        library_uploader(desk).upload("คลัง.toml", OWN.format(words).encode()).run()
    assert "คลังมาตรการของหน่วยงาน (1 รายการ)" in [box.label for box in desk.at.expander]
    library_uploader(desk).upload("เสีย.toml", OWN.format("{unit}").encode()).run()
    assert re.search(r"เสีย\S+ รายการมาตรการที่ 1", " ".join(str(each.value) for each in desk.at.error))
    assert "คลังมาตรการของหน่วยงาน (1 รายการ)" in [box.label for box in desk.at.expander]
    opened(desk, "ตาราง")
    desk.click("measures_clear")
    desk.click("measures_draft")
    drafted = next(m for m in desk.saved().measures if "i7" in m.items)
    assert drafted.measure.startswith("ห้องเรียนงบประมาณ")
    assert drafted.method.endswith("จึงจัดห้องเรียน ทุกไตรมาส")


def library_uploader(desk: Office) -> FileUploader:
    return next(each for each in desk.at.file_uploader if each.label.startswith("นำเข้าคลัง"))


def test_texts_are_checked_and_slips_put_right(office: Office) -> None:
    measure = Measure("a", 1, ("e9",), "บริการสดวก", "ทำ", "(ใส่ชื่อกอง)", "ปี 2567", "1. ทำ", "รายงาน")
    office.save_elsewhere(MeasuresTable(AGENCY, 2566, (measure,)))
    opened(office, "เครื่องมือ")
    assert "สะดวก" in office.text()
    office.click("measures_spelling")
    assert office.saved().measures[0].measure == "บริการสะดวก"
    assert office.saved().measures[0].owner == "(ใส่ชื่อกอง)"
    opened(office, "เอกสาร")
    assert any("ตรวจข้อความก่อนพิมพ์" in str(warning.proto) for warning in office.at.warning)
