"""The import page: files in, what was read from where, what was refused, questions, removal and return."""

from __future__ import annotations

import io
import re
from typing import Any

import openpyxl
import pytest

from itadash.reading import InputFile, kept
from itadash.store import StoreError
from itadash.store.sqlite import SqliteStore
from itadash.ui import file_card
from tests.pages.conftest import AGENCY, SAMPLE, Visitor, sample_year

UNDATED = "ตัวชี้วัดที่,รายละเอียดตัวชี้วัด,คะแนน\n1,การปฏิบัติหน้าที่,91.20\n2,การใช้งบประมาณ,82.10\n3,การใช้อำนาจ,88.80\n"


def workbook(agency: str, total: float, year: int = 2566, label: str = "การปฏิบัติหน้าที่") -> bytes:
    """A small result sheet of our own, laid out like the sample."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        [f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year}"],
        ["หน่วยงาน", agency],
        ["ระดับ", "รหัส", "รายการ", "คะแนน"],
        ["รวม", "รวม", "คะแนนรวม", total],
        ["ตัวชี้วัด", "1", label, 91.5],
        ["ตัวชี้วัด", "2", "การใช้งบประมาณ", 84.25],
    ):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def page(visitor: Visitor) -> Visitor:
    return visitor.go("import_data")


def names(visitor: Visitor) -> list[str]:
    """The files on the page, by their cards."""
    return [element.value.replace("\\", "") for element in visitor.at.subheader]


def test_first_visit_explains_itself(page: Visitor) -> None:
    assert page.at.file_uploader
    assert page.at.button(key="sample").label == "เปิดข้อมูลตัวอย่าง"
    assert page.at.get("download_button")
    assert not names(page)


def test_sample_in_one_click(page: Visitor) -> None:
    page.click("sample")
    assert names(page) == [SAMPLE.name]
    assert AGENCY in page.text()
    assert "2562, 2563, 2564, 2565, 2566" in page.text()
    rows = page.at.dataframe[0].value
    assert set(rows[rows["รหัส"] == "คะแนนรวม"]["คะแนน"]) == {
        float(sample_year(year).scores["รวม"]) for year in range(2562, 2567)
    }
    place = rows[(rows["รหัส"] == "คะแนนรวม") & (rows["ปี"] == "2566")]["ที่มา"].item()
    assert place == f"{SAMPLE.name} › 2566 › D4"


def test_a_large_table_shows_its_first_scores_and_finds_the_others(
    page: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_card, "_SCORES", 2)
    page.upload(("ก.xlsx", workbook("เทศบาลตำบลหนึ่ง (สมมติ)", 88.5)))
    assert list(page.at.dataframe[0].value["คะแนน"]) == [88.5, 91.5]
    assert "แสดง 2 รายการแรก" in page.text()
    search = next(field for field in page.at.text_input if field.key.startswith("search_"))
    search.set_value("84.25").run()
    assert list(page.at.dataframe[0].value["คะแนน"]) == [84.25]
    assert "รายการแรก" not in page.text()


def test_upload_several_files_and_see_them_elsewhere(page: Visitor) -> None:
    page.upload(("ก.xlsx", workbook("เทศบาลตำบลหนึ่ง (สมมติ)", 88.5)), ("ข.xlsx", workbook("เทศบาลตำบลสอง (สมมติ)", 70.25)))
    assert names(page) == ["ข.xlsx", "ก.xlsx"]  # the newest first
    page.go("overview")
    assert page.metric("คะแนนรวม").value == "88.50"
    page.at.selectbox(key="agency").select("เทศบาลตำบลสอง (สมมติ)").run()
    assert page.metric("คะแนนรวม").value == "70.25"


def test_a_bad_file_is_refused_in_thai_and_the_rest_stays(page: Visitor) -> None:
    page.click("sample").upload(("เสีย.xlsx", b"PK\x03\x04 cut off"))
    assert names(page) == [SAMPLE.name]
    (error,) = page.at.error
    assert "เสีย" in error.value
    assert "Traceback" not in page.text()
    assert page.go("overview").metric("คะแนนรวม").value == str(sample_year(2566).scores["รวม"])


def test_a_file_without_anything_to_point_at_is_refused(page: Visitor) -> None:
    page.upload(("จดหมาย.csv", "เรื่อง,ขอเชิญประชุม\nเรียน,นายก\n".encode()))
    assert not names(page)
    (error,) = page.at.error
    assert "จดหมาย" in error.value


def test_one_bad_file_among_ten_stops_nothing(page: Visitor) -> None:
    good = [(f"ดี {n}.xlsx", workbook("เทศบาลตำบลหนึ่ง (สมมติ)", 80 + n, 2562 + n % 5)) for n in range(8)]
    page.upload(
        *good[:4], ("เสีย.xlsx", b"PK\x03\x04 cut off"), ("รูป.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(99)), *good[4:]
    )
    assert sorted(names(page)) == sorted(name for name, _ in good)
    (error,) = page.at.error
    assert error.proto.title == "นำเข้าไม่สำเร็จ 2 ไฟล์ ไฟล์อื่นไม่ได้รับผลกระทบ"
    for name in ("เสีย", "รูป"):
        (line,) = [line for line in error.value.splitlines() if name in line]
        assert re.search(r"ให้|โปรด", line)  # what to do
    assert "อ่านแล้ว 8 ไฟล์" in page.text()


def test_files_that_wait_are_read_when_the_run_was_broken_off(page: Visitor) -> None:
    """A click while files are read ends the run; the next run goes on with the rest."""
    rest = [InputFile(f"{n}.xlsx", workbook("เทศบาลตำบลหนึ่ง (สมมติ)", 80 + n, 2562 + n)) for n in range(2)]
    page.at.session_state["import_queue"] = rest
    page.at.session_state["import_done"] = 3
    page.at.run()
    assert sorted(names(page)) == ["0.xlsx", "1.xlsx"]
    assert page.at.session_state["import_queue"] == []
    assert page.at.session_state["import_done"] == 0


def test_many_files_are_filtered_searched_and_turned_over(page: Visitor) -> None:
    page.upload(
        *((f"ก{n:02}.xlsx", workbook("เทศบาลตำบลหนึ่ง (สมมติ)", 80 + n, 2562 + n % 5)) for n in range(11)),
        ("ไม่มีปี.csv", UNDATED.encode("utf-8-sig")),
    )
    assert names(page) == ["ไม่มีปี.csv", *(f"ก{n:02}.xlsx" for n in range(10, 1, -1))]
    page.at.segmented_control(key="files_page").set_value(1).run()
    assert names(page) == ["ก01.xlsx", "ก00.xlsx"]
    page.at.pills(key="files_kind").set_value("waiting").run()
    assert names(page) == ["ไม่มีปี.csv"]
    page.at.pills(key="files_kind").set_value("all").run()
    page.at.text_input(key="files_search").set_value("ก07").run()
    assert names(page) == ["ก07.xlsx"]
    assert not page.at.dataframe or "ที่มา" not in page.at.dataframe[0].value  # closed until somebody opens a card


def test_the_same_file_twice_counts_once(page: Visitor) -> None:
    data = workbook("เทศบาลตำบลหนึ่ง (สมมติ)", 88.5)
    page.upload(("ก.xlsx", data)).upload(("ก (1).xlsx", data))
    assert names(page) == ["ก.xlsx"]
    assert "มีเนื้อหาเดียวกับ" in page.text()
    other = workbook("เทศบาลตำบลสอง (สมมติ)", 60)
    page.upload(("ค.xlsx", other), ("ง.xlsx", other))  # also within one upload
    assert names(page) == ["ค.xlsx", "ก.xlsx"]


def test_values_that_contradict_are_shown_with_both_places(page: Visitor) -> None:
    agency = "เทศบาลตำบลหนึ่ง (สมมติ)"
    page.upload(("แรก.xlsx", workbook(agency, 88.5))).upload(("หลัง.xlsx", workbook(agency, 87.5)))
    table = page.at.dataframe[0].value
    row = table.iloc[0]
    assert (row["รหัส"], row["ค่าที่ใช้"], row["อีกค่าหนึ่ง"]) == ("คะแนนรวม", 88.5, 87.5)
    assert row["อ่านจาก"].startswith("แรก.xlsx")
    assert row["พบที่"].startswith("หลัง.xlsx")
    assert page.go("overview").metric("คะแนนรวม").value == "88.50"  # the first stands


def test_values_that_contradict_lead_to_where_they_are_settled(page: Visitor) -> None:
    agency = "เทศบาลตำบลหนึ่ง (สมมติ)"
    page.upload(("แรก.xlsx", workbook(agency, 88.5)), ("หลัง.xlsx", workbook(agency, 87.5)))
    box = next(box for box in page.at.warning if box.proto.title.startswith("พบคะแนนเดียวกันที่พิมพ์ต่างกัน"))
    assert "ในหน้าตรวจสอบข้อมูล" in box.value
    assert "นำไฟล์ที่ผิดออก" in box.value
    page.at.session_state["severity"] = ["info"]  # filters of an earlier look hide nothing
    page.click("to_conflicts").go("audit")
    assert page.at.multiselect(key="kind").value == ["conflict"]
    assert [box.label for box in page.at.expander if "88.50 หรือ 87.50" in box.label.replace("\\", "")]


def test_two_values_within_one_file_ask_for_no_file_to_be_taken_out(page: Visitor) -> None:
    rows = ["หน่วยงาน,เทศบาลตำบลหนึ่ง (สมมติ)", "ปีงบประมาณ,2566", "รหัส,คะแนน", "e11,79.77", "", "รหัส,คะแนน", "e11,96.90"]
    page.upload(("ผล.csv", "\n".join(rows).encode()))
    box = next(box for box in page.at.warning if box.proto.title.startswith("พบคะแนนเดียวกันที่พิมพ์ต่างกัน"))
    assert "นำไฟล์ที่ผิดออก" not in box.value
    assert "Public และ Survey" in box.value
    row = page.at.dataframe[0].value.iloc[0]
    assert (row["อ่านจาก"], row["พบที่"]) == ("B4", "B7")
    assert "หน่วยงาน" not in row


def test_year_and_agency_are_asked_and_kept(page: Visitor) -> None:
    page.upload(("ตาราง.csv", UNDATED.encode("utf-8-sig")))
    assert "มีคำถามรอคำตอบ 2 ข้อ" in [warning.proto.title for warning in page.at.warning]
    page.go("overview")
    assert not page.at.metric  # nothing is guessed
    assert [warning.proto.title for warning in page.at.warning] == ["รอคำตอบอีกเล็กน้อย"]
    page.go("import_data")
    question = next(box for box in page.at.selectbox if str(box.key).startswith("year_of_"))
    question.select(2565).run()
    field = next(box for box in page.at.text_input if str(box.key).startswith("agency_of_"))
    field.set_value("  องค์การบริหารส่วนตำบลทดลอง (สมมติ) ").run()
    assert not page.at.warning
    again = Visitor().start(doc=page.doc)  # another session: the answers are in the store
    assert "**องค์การบริหารส่วนตำบลทดลอง (สมมติ)**" in again.text()
    assert again.at.selectbox(key="year").value == 2565
    assert again.chart()["data"][0]["x"][-3:] == [88.8, 82.1, 91.2]


def test_when_the_shown_agency_goes_the_other_one_is_named(page: Visitor) -> None:
    page.upload(("ก.xlsx", workbook("เทศบาลตำบลก", 91.0)), ("ข.xlsx", workbook("เทศบาลตำบลข", 82.0)))
    page.at.selectbox(key="agency").select("เทศบาลตำบลข").run()
    removed = {name: str(b.key) for b, name in zip(_removals(page), names(page), strict=True)}
    page.click(removed["ข.xlsx"])
    assert "ไม่มีคะแนนของ เทศบาลตำบลข แล้ว ทุกหน้าจึงแสดง **เทศบาลตำบลก** แทน" in page.text()
    page.go("audit").go("import_data")
    assert "ทุกหน้าจึงแสดง" not in page.text()  # said once


def test_removing_a_file_of_another_agency_says_nothing_of_it(page: Visitor) -> None:
    page.upload(("ก.xlsx", workbook("เทศบาลตำบลก", 91.0)), ("ข.xlsx", workbook("เทศบาลตำบลข", 82.0)))
    removed = {name: str(b.key) for b, name in zip(_removals(page), names(page), strict=True)}
    page.click(removed["ข.xlsx"])
    assert "ทุกหน้าจึงแสดง" not in page.text()


def _removals(page: Visitor) -> list[Any]:
    return [button for button in page.at.button if str(button.key).startswith("remove_")]


def test_beside_another_agency_a_contradiction_says_whose_it_is(page: Visitor) -> None:
    page.upload(("ก1.xlsx", workbook("เทศบาลตำบลก", 91.0)), ("ก2.xlsx", workbook("เทศบาลตำบลก", 92.0)))
    assert "หน่วยงาน" not in _contradictions(page)
    page.upload(("ข.xlsx", workbook("เทศบาลตำบลข", 82.0)))
    assert "หน่วยงาน" in _contradictions(page)


def _contradictions(page: Visitor) -> list[str]:
    return next(list(one.value.columns) for one in page.at.dataframe if "อีกค่าหนึ่ง" in one.value)


def test_a_store_that_refuses_is_said_in_thai(page: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    page.upload(("ก.csv", UNDATED.encode()))

    def refuse(*_: object) -> None:
        raise StoreError("บันทึกไม่ได้ เพราะไฟล์ข้อมูลถูกใช้งานอยู่")

    for method in ("remove_file", "update_files"):
        monkeypatch.setattr(SqliteStore, method, refuse)
    (remove,) = _removals(page)
    page.click(str(remove.key))
    assert "บันทึกไม่ได้ เพราะไฟล์ข้อมูลถูกใช้งานอยู่" in page.text()
    assert names(page) == ["ก.csv"]
    year = next(box for box in page.at.selectbox if "ปี" in str(box.placeholder))
    year.select(2566).run()
    assert not page.at.exception
    assert "ยังไม่ได้บันทึกคำตอบ" in " ".join(toast.value for toast in page.at.toast)


def test_a_year_without_rules_is_said_at_once(page: Visitor) -> None:
    page.upload(("เก่า.xlsx", workbook("เทศบาลตำบลก", 91.0, 2561)))
    assert "โปรแกรมยังไม่มีหลักเกณฑ์ของปี 2561" in page.text()
    page.go("overview")
    assert "นำเข้าผลคะแนนของปี 2562–2566 เพิ่ม" in page.text()
    page.go("trend")
    assert "คะแนนปี 2561 ที่เลือกไว้จึงไม่อยู่ในกราฟ" in page.text()


def test_remove_and_bring_back(page: Visitor) -> None:
    page.click("sample")
    (key,) = [button.key for button in page.at.button if str(button.key).startswith("remove_")]
    page.click(key)
    assert not names(page)
    page.go("overview")
    assert not page.at.metric
    page.go("import_data").click(key.replace("remove", "restore"))
    assert names(page) == [SAMPLE.name]
    assert not [button for button in page.at.button if str(button.key).startswith("restore_")]


def test_a_removed_file_comes_back_in_another_sitting(page: Visitor) -> None:
    page.click("sample")
    (key,) = [button.key for button in page.at.button if str(button.key).startswith("remove_")]
    page.click(key)
    again = Visitor().start(doc=page.doc).go("import_data")
    assert "ไฟล์ที่นำออกใน 7 วันที่ผ่านมา 1 ไฟล์" in [box.label for box in again.at.expander]
    again.click(key.replace("remove", "restore"))
    assert names(again) == [SAMPLE.name]
    assert not [box for box in again.at.expander if "นำออก" in box.label]


def test_a_scale_of_one_is_said_at_once(page: Visitor) -> None:
    rows = "".join(f"i{number},ก,0.9{number}\n" for number in range(1, 8))
    page.upload(("สัดส่วน.csv", f"รหัส,รายการ,คะแนน\n{rows}".encode()))
    said = page.at.warning[0]
    assert "คูณด้วย 100" in said.value
    assert said.proto.title == "เปิดไฟล์ได้ แต่ยังนำคะแนนเข้าไม่ได้"


def test_paste(page: Visitor) -> None:
    page.at.text_area(key="paste").set_value(
        "เทศบาลตำบลวาง (สมมติ) ปีงบประมาณ พ.ศ. 2566\nตัวชี้วัดที่\tรายละเอียดตัวชี้วัด\tคะแนน\n"
        "1\tการปฏิบัติหน้าที่\t93.10\n2\tการใช้งบประมาณ\t81.05\n3\tการใช้อำนาจ\t90.00\n"
    )
    page.click("paste_read")
    assert page.at.text_area(key="paste").value == ""
    assert list(page.at.dataframe[0].value["คะแนน"]) == [93.10, 81.05, 90.0]
    page.at.text_area(key="paste").set_value("ไม่มีคะแนนใด")
    page.click("paste_read")
    assert page.at.error
    assert page.at.text_area(key="paste").value == "ไม่มีคะแนนใด"  # what was typed stays


def test_empty_paste_says_so(page: Visitor) -> None:
    page.click("paste_read")
    assert "ยังไม่มีข้อความในช่องวาง" in page.text()


def test_names_from_files_stay_text(page: Visitor) -> None:
    name = ":red[x] **ก** <img src=x> $a$.xlsx"
    page.upload((name, workbook("เทศบาลตำบล [ลิงก์](http://example.com) (สมมติ)", 88.5)))
    (card,) = page.at.subheader
    assert card.value.replace("\\", "") == " ".join(name.split())
    assert not re.search(r"(?<!\\)[*\[<$:]", card.value)  # each of these signs stands behind a backslash


def test_search_in_what_was_read(page: Visitor) -> None:
    page.click("sample")
    field = next(box for box in page.at.text_input if str(box.key).startswith("search_"))
    field.set_value("2566 e9").run()
    shown = page.at.dataframe[0].value
    assert list(shown["รหัส"]) == ["E9 (EIT Public)", "E9 (EIT Survey)"]
    assert tuple(shown["คะแนน"]) == tuple(map(float, sample_year(2566).parts["e9"]))


def test_a_year_without_rules_is_said(page: Visitor) -> None:
    page.upload(("อนาคต.xlsx", workbook("เทศบาลตำบลหนึ่ง (สมมติ)", 88.5, year=2567)))
    for name in ("overview", "items"):
        page.go(name)
        assert [warning.proto.title for warning in page.at.warning] == ["ยังไม่มีหลักเกณฑ์ของปีนี้ในโปรแกรม"]
        assert "2567" in page.at.warning[0].value
    page.go("trend")
    assert "ไม่มีคะแนนของตัวชี้วัดและช่วงปีที่เลือก" in page.text()


def test_years_with_rules_come_first(page: Visitor) -> None:
    agency = "เทศบาลตำบลหนึ่ง (สมมติ)"
    page.upload(("ก.xlsx", workbook(agency, 88.5, year=2567)), ("ข.xlsx", workbook(agency, 77.25, year=2565)))
    assert page.go("overview").metric("คะแนนรวม").value == "77.25"


def test_a_fault_while_reading_is_said_in_thai(
    page: Visitor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> dict[str, object]:
        raise RuntimeError("a fault")

    monkeypatch.setattr(kept, "take_in", broken)
    page.upload(("ก.xlsx", workbook("เทศบาลตำบลหนึ่ง (สมมติ)", 88.5)))
    (error,) = page.at.error
    assert "โปรแกรมขัดข้อง" in error.value
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == ["reading failed"]
    caplog.clear()  # this error was wanted
