"""The audit in a browser: a wrong total is opened, corrected, seen as corrected elsewhere, and put back after F5."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.running_app import RunningApp
from tests.pages.test_audit import sheet, two_values

pytestmark = pytest.mark.browser


def test_accept_and_put_back(app: RunningApp, visitor: NewVisitor, tmp_path: Path) -> None:
    path = tmp_path / "ผล.csv"
    path.write_bytes(sheet("92.81"))  # the instruments give 92.31
    person = visitor(app.url).open("import_data")
    with person.run():
        person.page.locator("input[type=file]").first.set_input_files(path)
    expect(person.page.get_by_role("link", name="ผลตรวจสอบข้อมูล")).to_be_visible()
    with person.run():
        person.page.get_by_role("link", name="ผลตรวจสอบข้อมูล").click()
    line = person.page.get_by_test_id("stExpander").filter(has_text="92.81 → 92.31")
    line.locator("summary").click()
    expect(line.get_by_text("0.30 × 93.46 IIT")).to_be_visible()
    person.wait()  # a click into a page that is being drawn anew is lost
    with person.run():
        person.button("แก้ 92.81 เป็น 92.31").click()
    expect(person.page.get_by_text("ตรวจแล้วไม่พบข้อผิดพลาด")).to_be_visible()
    person.go("ภาพรวม")
    expect(person.metric("คะแนนรวม")).to_have_text("92.31")
    person.go("ตรวจสอบข้อมูล")
    person.refresh()
    person.page.get_by_test_id("stExpander").filter(has_text="แก้ตามผลการตรวจสอบแล้ว").locator("summary").click()
    with person.run():
        person.button("คืนค่าเดิม").click()
    expect(line).to_be_visible()


def test_two_values_are_settled_from_the_import_page_and_the_link_keeps_the_filter(
    app: RunningApp, visitor: NewVisitor, tmp_path: Path
) -> None:
    path = tmp_path / "ผล.csv"
    path.write_bytes(two_values("e11", "e12"))
    person = visitor(app.url).open("import_data")
    with person.run():
        person.page.locator("input[type=file]").first.set_input_files(path)
    with person.run():
        person.button("เลือกค่าที่ถูกต้อง").click()
    expect(person.heading("ตรวจสอบข้อมูล")).to_be_visible()
    assert person.query()["kind"] == "พิมพ์ไว้หลายค่า"
    person.refresh()
    line = person.page.get_by_test_id("stExpander").filter(has_text="ข้อ E11")
    line.locator("summary").click()
    person.wait()
    line.get_by_role("button", name="ค่าที่ต่ำกว่าเป็น EIT Survey").click()
    # At once: a toast goes by itself, maybe before a slow machine has told of the end of the run.
    expect(person.page.get_by_text("แก้ตามผลการตรวจสอบแล้ว 2 รายการ")).to_be_visible()
    toast = person.page.get_by_test_id("stToast")
    expect(toast.get_by_text("ดูเพิ่ม")).to_be_visible()
