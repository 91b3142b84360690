"""Documents in a browser: looked at, taken away in every format, and the office's own words kept through F5."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.measures_page import drafted
from tests.browser.running_app import RunningApp
from tests.browser.visitor import Visitor
from tests.documents.readback import pypdf_text

pytestmark = pytest.mark.browser
CARD = ".st-key-documents_card_{kind}"


def _download(person: Visitor, key: str) -> bytes:
    with person.page.expect_download() as download:
        person.page.locator(f".st-key-{key} button").click()
    return Path(download.value.path()).read_bytes()


def _write_constraint(person: Visitor, text: str) -> None:
    """A new row of the table of constraints: a click on the line below adds it; then its second column is written."""
    grid = person.page.get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box
    with person.run():
        person.page.mouse.click(box["x"] + 300, box["y"] + 35 + 17)
    added = grid.locator("[id^=glide-cell-][id$='-0']")
    expect(added.first).to_be_attached()
    box = grid.bounding_box()
    assert box
    person.page.mouse.dblclick(box["x"] + 300, box["y"] + 35 + 17)
    editor = person.page.locator("#portal textarea")
    expect(editor).to_be_focused()
    editor.fill(text)
    with person.run():
        person.page.keyboard.press("Enter")
    expect(added.filter(has_text=text)).to_be_attached()


def test_from_measures_to_documents_and_back_after_f5(app: RunningApp, visitor: NewVisitor) -> None:
    person = drafted(visitor(app.url))
    person.go("เอกสาร")
    card = person.page.locator(CARD.format(kind="measures"))
    with person.run():
        card.get_by_role("button", name="ดูตัวอย่าง").click()
    expect(
        person.page.get_by_role("img", name="ตัวอย่างมาตรการส่งเสริมคุณธรรมและความโปร่งใส หน้า 1", exact=True)
    ).to_be_in_viewport()  # over the cards, from its top
    with person.run():
        person.page.keyboard.press("Escape")
    expect(person.page.get_by_role("dialog")).to_have_count(0)

    pdf = _download(person, "documents_measures_pdf")
    assert "มาตรการส่งเสริมคุณธรรมและความโปร่งใส" in pypdf_text(pdf)
    assert len(list(pypdf.PdfReader(io.BytesIO(pdf)).attachments)) == 2  # the workbook and the file of the scores
    word = docx.Document(io.BytesIO(_download(person, "documents_memo_docx")))
    assert any("บันทึกข้อความ" in cell.text for table in word.tables for row in table.rows for cell in row.cells)

    with person.run():
        person.button("เตรียมทุกเอกสารเป็นไฟล์เดียว").click()
    with zipfile.ZipFile(io.BytesIO(_download(person, "documents_zip"))) as archive:
        endings = sorted(name.rsplit(".", 1)[1] for name in archive.namelist())
        assert endings == sorted(["pdf", "docx"] * 4 + ["pptx", "xlsx"])
        assert archive.testzip() is None

    person.tab("ข้อมูลในเอกสาร")
    person.write(person.box("เรียน"), "นายกเทศมนตรีตำบลสมมติ")
    person.write(person.box("ส่วนราชการเจ้าของเรื่อง"), "สำนักปลัด")
    _write_constraint(person, "บุคลากรย้ายบ่อย")
    person.refresh()
    expect(person.box("เรียน")).to_have_value("นายกเทศมนตรีตำบลสมมติ")
    expect(person.box("ส่วนราชการเจ้าของเรื่อง")).to_have_value("สำนักปลัด")
    person.tab("เอกสาร")
    report = pypdf_text(_download(person, "documents_analysis_pdf"))
    assert "บุคลากรย้ายบ่อย" in report
    assert "นายกเทศมนตรีตำบลสมมติ" in pypdf_text(_download(person, "documents_memo_pdf"))
    assert not person.complaints


def test_a_file_asked_for_right_after_a_choice_is_of_that_choice(app: RunningApp, visitor: NewVisitor) -> None:
    person = drafted(visitor(app.url))
    person.go("เอกสาร")
    expect(person.page.locator(".st-key-documents_measures_pdf button")).to_be_visible()
    person.wait()
    with person.page.expect_download() as download:
        person.page.evaluate(  # digits off; the page is not waited for, as Playwright's own clicks would
            """() => {
                document.querySelector(".st-key-thai input").click();
                const ask = () => document.querySelector(".st-key-documents_measures_pdf button").click();
                setTimeout(ask, 60);
                setInterval(ask, 5000);  // as a person would whose click met a button that was being drawn anew
            }"""
        )
    text = pypdf_text(Path(download.value.path()).read_bytes())
    assert "2567" in text
    assert "๒๕๖๗" not in text
