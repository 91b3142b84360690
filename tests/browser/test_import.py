"""Files that a person brings: real ones are read, broken ones are said to be broken and change nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.running_app import ROOT, RunningApp
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

SAMPLES, TEXTS = ROOT / "data" / "sample", ROOT / "tests" / "reading" / "fixtures"
THAI_SENTENCE = re.compile(r"[ก-๙]{10,}")


def bring(person: Visitor, *files: Path) -> None:
    """Choose files in the file dialog."""
    with person.run():
        person.page.get_by_test_id("stFileUploader").first.locator("input[type=file]").set_input_files(
            [*map(str, files)]
        )


def import_page(visitor: NewVisitor, app: RunningApp) -> Visitor:
    person = visitor(app.url).open()
    person.go("นำเข้าข้อมูล")
    return person


def test_a_workbook_and_a_text_bring_their_figures(app: RunningApp, visitor: NewVisitor) -> None:
    person = import_page(visitor, app)
    bring(person, next(SAMPLES.glob("อบจ-อ่างทอง*.xlsx")), TEXTS / "topic-tables-with-wording.txt")
    expect(person.page.get_by_role("heading", name="topic-tables-with-wording.txt")).to_be_visible()
    expect(person.page.get_by_text("องค์การบริหารส่วนจังหวัดอ่างทอง").first).to_be_visible()
    # The text prints a table of 2566 in its body; its second table prints no year, so the app asks.
    expect(person.page.get_by_text("ไม่ได้พิมพ์ปีงบประมาณ").first).to_be_visible()


def test_pasted_text_is_read(app: RunningApp, visitor: NewVisitor) -> None:
    person = import_page(visitor, app)
    person.page.get_by_text("วางตารางจาก Excel, Word หรือหน้าเว็บ").click()
    person.box("วางตารางหรือข้อความที่มีคะแนน").fill(
        "เทศบาลตำบลทดสอบการวาง\nผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๖\n"
        "ตัวชี้วัดที่\tรายละเอียดตัวชี้วัด\tคะแนน\n๑\tการปฏิบัติหน้าที่\t๙๒.๕๐\n๒\tการใช้งบประมาณ\t๗๑.๒๕\n"
    )
    with person.run():
        person.button("อ่านข้อความที่วาง").click()
    expect(person.page.get_by_text("พบ 2 คะแนน")).to_be_visible()
    person.go("ภาพรวม")
    expect(person.page.get_by_test_id("stMain").get_by_text("เทศบาลตำบลทดสอบการวาง", exact=True)).to_be_visible()


def test_bad_files_are_said_to_be_bad_and_change_nothing(app: RunningApp, visitor: NewVisitor, tmp_path: Path) -> None:
    bad = {
        "ขาดครึ่ง.xlsx": next(SAMPLES.glob("ตัวอย่าง-*.xlsx")).read_bytes()[:9000],
        "ภาพถ่าย.xlsx": b"\x89PNG\r\n\x1a\n" + bytes(2000),
        "รายงาน.pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
        "ว่าง.csv": b"",
        "ไม่มีคะแนน.txt": "บันทึกข้อความ เรื่อง ขอเชิญประชุม".encode(),
    }
    person = visitor(app.url).open()
    person.load_sample()
    person.go("นำเข้าข้อมูล")
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
        bring(person, tmp_path / name)
        said = person.page.get_by_test_id("stAlert").filter(has_text=name)
        expect(said).to_be_visible()
        expect(said).to_have_text(THAI_SENTENCE)
        expect(person.page.get_by_role("heading", name="ไฟล์ที่นำเข้าแล้ว 1 ไฟล์")).to_be_visible()
    person.go("ภาพรวม")
    expect(person.metric("คะแนนรวม")).to_have_text("90.52")  # cell D4 of the sample's sheet 2566


def test_a_removed_file_comes_back(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    person.go("นำเข้าข้อมูล")
    with person.run():
        person.button("นำออก").click()
    expect(person.page.get_by_text("ออกแล้ว")).to_be_visible()
    with person.run():
        person.button("ยกเลิกการนำออก").click()
    expect(person.page.get_by_role("heading", name="ไฟล์ที่นำเข้าแล้ว 1 ไฟล์")).to_be_visible()
