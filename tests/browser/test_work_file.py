"""A work is taken away on one computer and goes on in the browser of another."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.measures_page import drafted
from tests.browser.running_app import RunningApp

pytestmark = pytest.mark.browser


def test_a_work_goes_on_on_another_computer(app: RunningApp, visitor: NewVisitor, tmp_path: Path) -> None:
    person = drafted(visitor(app.url))
    person.write(person.box("มาตรการยกระดับคะแนน").first, "มาตรการที่พิมพ์ในเครื่องเดิม")
    person.go("เอกสาร")
    with person.page.expect_download() as coming:
        person.button("เก็บงานทั้งหมดไว้ทำต่อ").click()
    kept = tmp_path / coming.value.suggested_filename
    coming.value.save_as(kept)
    assert kept.name.startswith("งาน-ITA-เทศบาลตำบลตัวอย่าง")
    assert kept.suffix == ".itadash"

    with RunningApp(tmp_path / "other" / "data") as elsewhere:  # another server with a store of its own
        colleague = visitor(elsewhere.url).open()
        colleague.go("นำเข้าข้อมูล")
        colleague.page.get_by_text("ไฟล์งาน: เก็บไว้ ย้ายเครื่อง หรือส่งต่อ").click()
        empty = colleague.query()["doc"]
        colleague.page.locator("input[type=file]").nth(1).set_input_files([kept])
        expect(colleague.page.get_by_text("แล้ว มีไฟล์ผลคะแนน 1 ไฟล์", exact=False)).to_be_visible()
        colleague.wait()
        assert colleague.query()["doc"] != empty
        colleague.go("มาตรการ")
        expect(colleague.box("มาตรการยกระดับคะแนน").first).to_have_value("มาตรการที่พิมพ์ในเครื่องเดิม")
        colleague.refresh()
        expect(colleague.box("มาตรการยกระดับคะแนน").first).to_have_value("มาตรการที่พิมพ์ในเครื่องเดิม")
