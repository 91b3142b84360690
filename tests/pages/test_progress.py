"""The follow-up page, driven without a browser: enter, many at once, two rounds, two windows, what is left over."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from itadash.measures import edit
from itadash.measures.model import Measure, MeasuresTable
from itadash.measures.progress import ProgressEntry, Status, entry_of
from itadash.measures.progress_edit import set_entry
from tests.pages.measures_office import AGENCY, ROOT, Office

TABLE = MeasuresTable(
    AGENCY,
    2566,
    (
        Measure("a", 5, ("i7",), "แจ้งงบ", "ก", "กองคลัง", "ปี 2567", "1. ประชุม", "รายงาน"),
        Measure("b", 5, ("i8",), "ร่วมคิด", "ข", "กองคลัง", "ปี ๒๕๖๗", "1. ประชุม\n2. รับฟัง", "รายงาน"),
        Measure("c", 2, ("o30",), "มีส่วนร่วม", "ค", "สำนักปลัด", "ปี 2567", "1. เชิญ", ""),
        Measure("d", 2, ("o31",), "เปิดเผย", "ง", "กองช่าง\nสำนักปลัด", "ปี 2567", "1. ลงเว็บ", ""),
    ),
)
DONE, UNDER_WAY = Status.DONE, Status.UNDER_WAY


@dataclass
class Follow:
    """The follow-up page of an office whose measures are written."""

    office: Office

    @property
    def at(self) -> AppTest:
        return self.office.at

    def open(self, **address: str) -> Follow:
        """Open the page in a new window."""
        at = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        for name, value in {"doc": self.office.ws, **address}.items():
            at.query_params[name] = value
        self.office.at = at.run().switch_page("pages/progress.py").run()
        assert not self.at.exception
        return self

    def tab(self, name: str) -> Follow:
        self.at.session_state["progress_tab"] = name
        self.at.run()
        assert not self.at.exception
        return self

    def field(self, name: str) -> Any:
        """The form's field ``name``."""
        every = [*self.at.text_area, *self.at.text_input, *self.at.button_group]
        return next(one for one in every if str(one.key).startswith("progress_form_") and one.key.endswith(f"_{name}"))

    def set(self, name: str, value: Any) -> None:
        self.field(name).set_value(value).run()
        assert not self.at.exception

    def report(self, measure: str, round_: str = "6") -> ProgressEntry | None:
        """What the store has of a measure, read past the page."""
        return entry_of(self.office.saved().progress, measure, round_)


@pytest.fixture
def follow(office: Office) -> Follow:
    office.save_elsewhere(TABLE)
    return Follow(office).open()


def buttons(at: AppTest) -> set[str]:
    return {str(button.key) for button in at.button}


# entering -------------------------------------------------------------------------------------------------------


def test_without_measures_the_page_leads_to_them(office: Office) -> None:
    page = Follow(office).open()
    assert "ยังไม่มีมาตรการให้ติดตาม" in office.text()
    assert not page.at.tabs
    assert page.at.button(key="progress_to_measures").label == "ไปหน้ามาตรการ"


def test_looking_saves_nothing(follow: Follow) -> None:
    assert follow.office.saved() == TABLE
    assert "4" in follow.office.text()


def test_every_field_is_saved_when_it_is_left(follow: Follow) -> None:
    follow.set("status", DONE)
    follow.set("result", "ประชุมเมื่อ 12 มกราคม")
    follow.set("evidence", "รายงาน.pdf\n\n https://a.go.th/o43 ")
    follow.set("obstacle", "คนน้อย")
    follow.set("suggestion", "ทำต่อ")
    follow.set("remark", "ตามแผน")
    follow.set("date", "๗/๔/๖๗")
    expected = ProgressEntry(
        "a",
        "6",
        DONE,
        "ประชุมเมื่อ 12 มกราคม",
        ("รายงาน.pdf", "https://a.go.th/o43"),
        "คนน้อย",
        "ทำต่อ",
        "ตามแผน",
        "2024-04-07",
    )
    assert follow.report("a") == expected
    assert follow.field("date").value == "7 เมษายน 2567"
    again = follow.open()  # another window, or after a restart
    assert again.field("result").value == "ประชุมเมื่อ 12 มกราคม"
    assert again.field("evidence").value == "รายงาน.pdf\nhttps://a.go.th/o43"
    assert again.field("status").value == DONE
    assert again.field("date").value == "7 เมษายน 2567"
    assert follow.office.saved().measures == TABLE.measures


def test_a_day_that_is_none_is_told_beside_the_field_and_kept(follow: Follow) -> None:
    told = "ไม่มีวันที่ 31 เมษายน 2567 เดือนนี้มีวันที่ 1–30"
    follow.set("date", "31 เมษายน 2567")
    for page in (follow, follow.open()):  # and in another window, or after a reload
        assert told in page.office.text()
        assert page.field("date").value == "31 เมษายน 2567"
    assert follow.tab("ตรวจก่อนรายงาน").office.text().count("ยังไม่ได้เลือกสถานะ") == 1
    follow.tab("กรอกผล").set("date", "๓๐/๔/๒๕๖๗")
    assert told not in follow.office.text()
    assert follow.field("date").value == "30 เมษายน 2567"
    assert follow.report("a") == ProgressEntry("a", "6", date="2024-04-30")


def test_the_status_says_its_column_and_can_be_taken_back(follow: Follow) -> None:
    follow.set("status", Status.NOT_DONE)
    assert "รายงานว่า “ไม่ได้ดำเนินการ” ลงช่อง **ไม่ทำ**" in follow.office.text()
    follow.set("status", UNDER_WAY)
    assert "รายงานว่า “อยู่ระหว่างดำเนินการ” ลงช่อง **ทำ**" in follow.office.text()
    follow.set("status", None)
    assert follow.report("a") is None


def test_undo_and_redo_walk_through_the_fields(follow: Follow) -> None:
    follow.set("result", "ก")
    follow.set("result", "ข")
    follow.office.click("progress_undo")
    assert follow.field("result").value == "ก"
    follow.office.click("progress_undo")
    assert follow.field("result").value == ""
    follow.office.click("progress_redo")
    assert follow.field("result").value == "ก"


def test_the_measures_page_says_that_a_step_back_took_a_report(follow: Follow) -> None:
    follow.at.radio(key="progress_pick").set_value("b").run()
    follow.set("result", "ก")
    follow.office.open()
    follow.office.click("measures_undo")
    assert [str(toast.value) for toast in follow.at.toast] == ["ย้อน: ผลของมาตรการ 2 รอบ 6 เดือน (หน้าติดตามผล)"]


def test_the_follow_up_page_says_that_a_step_back_took_a_measure_s_edit(follow: Follow) -> None:
    follow.office.save_elsewhere(edit.update(TABLE, "a", owner="กองช่าง"))
    follow.open()
    follow.office.click("progress_undo")
    assert [str(toast.value) for toast in follow.at.toast] == ["ย้อน: การแก้ไขในหน้ามาตรการ"]
    assert follow.office.saved() == TABLE


def test_going_on_to_the_next_one_without_a_status(follow: Follow) -> None:
    follow.set("status", DONE)
    follow.office.click("progress_next")
    follow.set("status", DONE)
    follow.office.click("progress_previous")
    assert follow.at.session_state["progress_pick"] == "a"
    follow.office.click("progress_next_open")
    assert follow.at.session_state["progress_pick"] == "c"


# the list -------------------------------------------------------------------------------------------------------


def test_the_list_shows_the_measures_of_one_owner(follow: Follow) -> None:
    show = follow.at.selectbox(key="progress_show")
    assert show.options == ["ทุกมาตรการ (4)", "… ยังไม่ระบุสถานะ (4)", "กองคลัง (2)", "สำนักปลัด (2)", "กองช่าง (1)"]
    show.set_value("owner_สำนักปลัด").run()
    titles = [option.split("\\. ")[1] for option in follow.at.radio(key="progress_pick").options]
    assert titles == ["แจ้งงบ", "มีส่วนร่วม", "เปิดเผย"], "the open one stays"


def test_the_open_measure_stays_when_it_leaves_the_filter(follow: Follow) -> None:
    follow.at.selectbox(key="progress_show").set_value("status_none").run()
    follow.set("status", DONE)
    assert len(follow.at.radio(key="progress_pick").options) == 4
    follow.office.click("progress_next")
    assert len(follow.at.radio(key="progress_pick").options) == 3


# rounds ---------------------------------------------------------------------------------------------------------


def test_the_second_round_begins_with_the_first(follow: Follow) -> None:
    follow.set("result", "หกเดือน")
    follow.set("status", UNDER_WAY)
    follow.set("date", "5/4/2567")
    follow.at.segmented_control(key="progress_round").set_value("12").run()
    assert follow.field("result").value == ""
    follow.office.click("progress_begin_one")
    assert follow.field("result").value == "หกเดือน"
    follow.set("result", "สิบสองเดือน")
    assert follow.report("a", "12") == ProgressEntry("a", "12", UNDER_WAY, "สิบสองเดือน")
    assert follow.report("a", "6") == ProgressEntry("a", "6", UNDER_WAY, "หกเดือน", date="2024-04-05")
    assert follow.open().at.segmented_control(key="progress_round").value == "12", "the round in use opens"


def test_all_of_the_second_round_at_once(follow: Follow) -> None:
    six = tuple(ProgressEntry(name, "6", DONE, f"ผล {name}") for name in "abc")
    own = ProgressEntry("b", "12", UNDER_WAY, "ของรอบนี้")
    follow.office.save_elsewhere(replace(TABLE, progress=(*six, own)))
    page = follow.open(progress_round="12").tab("หลายมาตรการ")
    assert page.at.button(key="progress_begin_all").label == "เริ่มจากผลรอบ 6 เดือน (2 มาตรการ)"
    page.office.click("progress_begin_all")
    assert [page.report(name, "12") for name in "abcd"] == [
        ProgressEntry("a", "12", DONE, "ผล a"),
        own,
        ProgressEntry("c", "12", DONE, "ผล c"),
        None,
    ]


# many at once ---------------------------------------------------------------------------------------------------


def test_one_status_for_a_topic(follow: Follow) -> None:
    follow.set("result", "เดิม")
    follow.tab("หลายมาตรการ")
    follow.office.click("progress_many_5")
    follow.at.button_group(key="progress_many_status").set_value(DONE).run()
    follow.at.text_input(key="progress_many_date").set_value("5 เม.ย. 67").run()
    follow.office.click("progress_many_set")
    assert [follow.report(name) for name in "abcd"] == [
        ProgressEntry("a", "6", DONE, "เดิม", date="2024-04-05"),
        ProgressEntry("b", "6", DONE, date="2024-04-05"),
        None,
        None,
    ]
    follow.office.click("progress_undo")
    assert follow.report("b") is None
    follow.at.text_input(key="progress_many_date").set_value("วันจันทร์").run()
    follow.office.click("progress_many_set")
    assert "อ่านวันที่ “วันจันทร์” ไม่ได้" in follow.office.text()
    assert follow.report("b") is None


# checks, counts, Excel ------------------------------------------------------------------------------------------


def test_notes_lead_to_their_measure(follow: Follow) -> None:
    follow.office.save_elsewhere(replace(TABLE, progress=(ProgressEntry("b", "6", DONE, "ทำแล้ว"),)))
    page = follow.open().tab("ตรวจก่อนรายงาน")
    assert page.office.text().count("ยังไม่ได้กรอกผลรอบ 6 เดือน") == 3
    assert "ดำเนินการแล้วเสร็จแต่ยังไม่มีหลักฐาน" in page.office.text()
    page.office.click("progress_note_1")  # of a, b, c, d the second is b's missing evidence
    assert page.at.session_state["progress_pick"] == "b"
    assert page.field("result").value == "ทำแล้ว"


def test_counts_by_topic_and_the_workbook(follow: Follow) -> None:
    entries = (ProgressEntry("a", "6", DONE, "ทำ"), ProgressEntry("c", "6", UNDER_WAY, "กำลังทำ"))
    follow.office.save_elsewhere(replace(TABLE, progress=entries))
    page = follow.open().tab("สรุป")
    frame = page.at.table[0].value
    assert frame["มาตรการ"].tolist() == [2, 2, 4]
    assert frame["แล้วเสร็จ"].tolist() == [0, 1, 1]
    assert frame["ระหว่างดำเนินการ"].tolist() == [1, 0, 1]
    assert frame["แล้วเสร็จ (ร้อยละ)"].tolist() == [0, 50, 25]
    assert "จาก 4 · ร้อยละ 25" in page.office.text()
    from itadash.measures.progress_sheet import progress_xlsx

    book = openpyxl.load_workbook(io.BytesIO(progress_xlsx(page.office.saved(), "6")))
    assert [cell.value for cell in book.worksheets[0]["I"]] == ["ผลการดำเนินการ", "ทำ", None, "กำลังทำ", None]


# two windows ----------------------------------------------------------------------------------------------------


def test_two_windows_that_report_of_different_measures_both_save(follow: Follow) -> None:
    follow.field("result").set_value("ของเรา")
    follow.office.save_elsewhere(set_entry(TABLE, "b", "6", result="ของเขา"))
    follow.at.run()
    assert (follow.report("a"), follow.report("b")) == (
        ProgressEntry("a", "6", result="ของเรา"),
        ProgressEntry("b", "6", result="ของเขา"),
    )
    assert "มีการแก้ไขพร้อมกันสองหน้าต่าง" not in follow.office.text()


def test_a_measure_edited_while_another_window_reports_of_it_is_no_conflict(follow: Follow) -> None:
    follow.office.open()
    follow.office.field("owner").set_value("กองการศึกษา")
    follow.office.save_elsewhere(set_entry(TABLE, "a", "6", status=DONE))
    follow.at.run()
    assert follow.office.saved().measures[0].owner == "กองการศึกษา"
    assert follow.report("a") == ProgressEntry("a", "6", DONE)
    assert follow.office.field("owner").value == "กองการศึกษา"


def test_the_other_window_s_field_of_the_same_report_appears_and_is_not_overwritten(follow: Follow) -> None:
    follow.field("result").set_value("ของเรา")
    follow.office.save_elsewhere(set_entry(TABLE, "a", "6", remark="ของเขา"))
    follow.at.run()
    both = ProgressEntry("a", "6", result="ของเรา", remark="ของเขา")
    assert follow.report("a") == both
    assert follow.field("remark").value == "ของเขา"
    follow.set("obstacle", "ต่อไป")
    assert follow.report("a") == replace(both, obstacle="ต่อไป")


def test_the_same_field_in_two_windows_is_asked(follow: Follow) -> None:
    follow.field("result").set_value("ของเรา")
    follow.office.save_elsewhere(set_entry(TABLE, "a", "6", result="ของเขา"))
    follow.at.run()
    words = follow.office.text()
    assert "ต่างกันที่ผลการดำเนินการ 1 รายการ" in words
    assert "ของเรา" in words
    assert "ของเขา" in words
    follow.office.click("measures_settle_both")
    assert follow.report("a") == ProgressEntry("a", "6", result="ของเขา\nของเรา")


# measures that went away ----------------------------------------------------------------------------------------


def test_the_report_of_a_deleted_measure_is_shown_and_given_away(follow: Follow) -> None:
    table = set_entry(TABLE, "a", "6", status=DONE, result="ประชุมแล้ว")
    follow.office.save_elsewhere(edit.delete(table, "a"))
    page = follow.open()
    assert "ประชุมแล้ว" in page.office.text()
    page.at.selectbox(key="progress_give_a").set_value("c").run()
    page.office.click("progress_give_a_go")
    assert page.report("c") == ProgressEntry("c", "6", DONE, "ประชุมแล้ว")
    assert "progress_discard_a" not in buttons(page.at)


def test_reports_are_shown_even_when_no_measure_is_left(follow: Follow) -> None:
    table = set_entry(TABLE, "a", "6", result="ประชุมแล้ว")
    follow.office.save_elsewhere(edit.with_measures(table, ()))
    page = follow.open()
    assert "ยังไม่มีมาตรการให้ติดตาม" in page.office.text()
    assert "ประชุมแล้ว" in page.office.text()
    page.office.click("progress_discard_a")
    assert page.office.saved().progress == ()


def test_text_from_a_measure_is_never_markdown(follow: Follow) -> None:
    table = edit.update(TABLE, "a", measure="**หนา** :red[แดง] [x](http://x)", owner="*กอง*")
    follow.office.save_elsewhere(set_entry(table, "a", "6", result="# หัว"))
    follow.open()
    label = follow.at.radio(key="progress_pick").options[0]
    assert "\\*\\*หนา\\*\\*" in label
    assert "\\:red\\[แดง\\]" in label
