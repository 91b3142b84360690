"""A sheet that nothing recognises: its columns are pointed at, its scores count, the next one is read by itself."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.running_app import RunningApp
from tests.browser.test_import import bring, import_page
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

AGENCY = "องค์การบริหารส่วนตำบลทดลอง"


def strange(path: Path, year: int, total: float, item: float) -> Path:
    """A sheet whose headings name no score, with a column of the year before and one that is called a percentage."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        [f"ผลการประเมิน ITA {AGENCY} ปีงบประมาณ {year}"],
        ["#", "วัดอะไร", f"ครั้งก่อน {year - 1}", "ร้อยละที่ได้"],
        [1, "คะแนนรวม", 50.5, total],
        [2, "i1", 51.5, item],
        [3, "i2", 52.5, 250],
    ):
        sheet.append(row)
    book.save(path)
    return path


def taken(person: Visitor, name: str) -> list[list[str]]:
    """The rows of the CSV that the menu of the table ``name`` offers."""
    person.page.locator(f"[class*=_{name}_files]").get_by_role("button").first.click()
    with person.page.expect_download() as coming:
        person.page.get_by_test_id("stPopoverBody").get_by_role("button", name="ตาราง CSV").click()
    person.page.keyboard.press("Escape")
    return list(csv.reader(io.StringIO(coming.value.path().read_text(encoding="utf-8-sig"))))


def test_a_strange_sheet_is_mapped_and_the_next_one_is_read_by_itself(
    app: RunningApp, visitor: NewVisitor, tmp_path: Path
) -> None:
    person = import_page(visitor, app)
    bring(person, strange(tmp_path / "แปลก.xlsx", 2566, 91.75, 66.25))
    expect(person.page.get_by_text("ไม่พบตารางคะแนนที่โปรแกรมรู้จัก")).to_be_visible()
    expect(person.page.get_by_text("จะอ่านได้ 3 รายการ")).to_be_visible()  # of the year before only

    # Column D holds scores too: click its heading in the grid and say so.
    grid = person.page.get_by_test_id("stDataFrame").first
    expect(grid.locator("canvas").first).to_be_visible()
    edge = grid.bounding_box()
    assert edge is not None
    with person.run():
        person.page.mouse.click(edge["x"] + edge["width"] - 40, edge["y"] + 15)
    asked = person.page.get_by_role("radiogroup", name="คอลัมน์ D คือ")
    with person.run():
        asked.get_by_role("radio", name="คะแนน", exact=True).click()
    expect(person.page.get_by_text("จะอ่านได้ 5 รายการ")).to_be_visible()
    expect(person.page.get_by_text("ตัวเลขไม่อยู่ในช่วง 0–100")).to_be_visible()
    assert taken(person, "sheet_file")[2] == ["2", "#", "วัดอะไร", "ครั้งก่อน 2565", "ร้อยละที่ได้"]
    assert [line[0] for line in taken(person, "preview")] == ["สถานะ", "ไม่รับ", *["อ่านได้"] * 5]
    with person.run():
        person.button("ใช้การจับคู่นี้").click()
    expect(person.page.get_by_text("อ่านตามการจับคู่คอลัมน์ที่กำหนดเอง")).to_be_visible()
    person.go("ภาพรวม")
    expect(person.metric("คะแนนรวม")).to_have_text("91.75")

    person.go("นำเข้าข้อมูล")
    bring(person, strange(tmp_path / "แปลกปีก่อน.xlsx", 2564, 81.25, 55.5))
    expect(person.page.get_by_text("อ่านตามการจับคู่คอลัมน์ที่จำไว้จาก แปลก.xlsx")).to_be_visible()
    person.go("ภาพรวม")
    person.choose("ปีงบประมาณที่ประเมิน", "2564")
    expect(person.metric("คะแนนรวม")).to_have_text("81.25")


def test_the_reading_report_is_a_workbook(app: RunningApp, visitor: NewVisitor, tmp_path: Path) -> None:
    person = import_page(visitor, app)
    with person.run():
        person.button("เปิดข้อมูลตัวอย่าง").click()
    person.button("รายงานการอ่าน").click()
    with person.page.expect_download() as waiting:
        person.page.get_by_test_id("stPopoverBody").get_by_role("button", name="Excel").click()
    waiting.value.save_as(tmp_path / "report.xlsx")
    rows = list(
        openpyxl.load_workbook(tmp_path / "report.xlsx", read_only=True).worksheets[0].iter_rows(values_only=True)
    )
    assert rows[0][:4] == ("สถานะ", "ชนิด", "ไฟล์", "ที่มา")
    places = {row[3]: row for row in rows}
    total = places["ตัวอย่าง-เทศบาลตำบลสมมติ.xlsx › 2566 › D4"]
    assert (total[0], total[5], total[6], total[7]) == ("อ่านได้", "คะแนนรวม", 90.52, 2566)
