"""The main job from end to end, and nothing that was written is lost on the way."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import NewVisitor
from tests.browser.measures_page import DOCUMENT, FORM, GRID, STEPS, cell, drafted, saved, write_cell
from tests.browser.running_app import RunningApp

pytestmark = pytest.mark.browser

LONG_TEXT = (
    "1. กองช่างสำรวจจุดบริการทั้งสิบสองหมู่บ้านและจัดทำผังขั้นตอนพร้อมเวลามาตรฐานของแต่ละงาน\n"
    "2. เจ้าหน้าที่ชี้แจงผู้รับบริการด้วยภาษาที่เข้าใจง่าย ณ จุดบริการ โดยไม่เรียกเอกสารที่รัฐมีอยู่แล้ว\n"
    "3. รายงานผลต่อที่ประชุมหัวหน้าส่วนราชการภายในวันที่ 15 ของทุกเดือน"
)
SHORT_TEXT = "ปรับปรุงจุดบริการประชาชนให้รู้ขั้นตอนล่วงหน้า (แก้ในตาราง)"


def test_from_sample_to_a_pdf_with_a_power_cut_in_between(own_app: RunningApp, visitor: NewVisitor) -> None:
    person = drafted(visitor(own_app.url))
    person.write(person.box(STEPS), LONG_TEXT)
    saved(person)
    person.tab(GRID)
    write_cell(person, SHORT_TEXT)
    saved(person)

    def still_there() -> None:
        saved(person)
        person.tab(FORM)
        expect(person.box(STEPS)).to_have_value(LONG_TEXT)
        person.tab(GRID)
        expect(cell(person, 0)).to_have_text(SHORT_TEXT)

    person.go("ภาพรวม")
    person.go("มาตรการ")
    still_there()
    person.refresh()
    still_there()
    own_app.restart()
    person.refresh()
    still_there()

    person.tab(DOCUMENT)
    with person.page.expect_download() as coming:
        person.button("ดาวน์โหลด PDF").click()
    assert coming.value.suggested_filename.endswith(".pdf")
    reader = PdfReader(BytesIO(Path(coming.value.path()).read_bytes()))
    text = squeezed("".join(page.extract_text() for page in reader.pages))
    for words in ("กองช่างสำรวจจุดบริการทั้งสิบสองหมู่บ้าน", "ภายในวันที่ ๑๕", "แก้ในตาราง"):
        assert squeezed(words) in text
    for words in ("เทศบาลตำบลตัวอย่าง (สมมติ)", "พ.ศ. ๒๕๖๗", "ขั้นตอนหรือวิธีดำเนินการปฏิบัติ"):
        assert squeezed(words) in text
    assert not set("0123456789") & set(text)  # every figure in Thai digits
    assert any(name.endswith(".xlsx") for name in reader.attachments)


def squeezed(text: str) -> str:
    """``text`` without spaces and line ends: lines of the PDF end where the column does."""
    return "".join(text.split())
