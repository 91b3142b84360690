"""From an opened sheet to drafted measures in a few clicks; long editing in one sitting loses nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.measures_page import FORM, GRID, STEPS, drafted, saved
from tests.browser.running_app import RunningApp
from tests.pages.conftest import SAMPLE

pytestmark = pytest.mark.browser

MOST_CLICKS = 5
LONG = "\n".join(
    f"{number}. ให้ส่วนราชการที่เกี่ยวข้องจัดทำบัญชีงานบริการพร้อมขั้นตอนและระยะเวลา แล้วเผยแพร่ให้ผู้รับบริการทราบทุกช่องทาง"
    for number in range(1, 9)
)


def test_from_the_opened_sheet_to_a_drafted_table(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open("import_data")
    with person.run():
        person.page.locator('input[type="file"]').first.set_input_files(SAMPLE)
    clicks = 0
    for button in ("ดูภาพรวม", "ร่างมาตรการยกระดับ", "ร่างจากข้อที่ต่ำกว่าเกณฑ์"):
        with person.run():
            person.button(button).first.click()
        clicks += 1
    saved(person)
    expect(person.page.get_by_text("มีมาตรการครบ")).to_be_visible()
    assert clicks <= MOST_CLICKS


def test_a_long_sitting_survives_a_refresh(app: RunningApp, visitor: NewVisitor) -> None:
    """Draft, a long Thai text, undo and redo, another order, ten pasted rows, F5: all of it is there."""
    person = drafted(visitor(app.url))
    person.write(person.box(STEPS), LONG)
    saved(person)
    for button in ("ย้อนกลับ", "ทำซ้ำ"):
        with person.run():
            person.button(button).click()
    expect(person.box(STEPS)).to_have_value(LONG)
    with person.run():
        person.page.locator(".st-key-measures_down button").first.click()
    expect(person.page.get_by_text("มาตรการ 2 /")).to_be_visible()
    rows = person.page.get_by_test_id("stMain").get_by_role("radio")
    before = rows.count()

    person.tab(GRID)
    person.page.get_by_text("วางแถวจาก Excel หรือ Word").click()
    block = "\n".join(
        "\t".join((f"มาตรการที่วาง {n}", "วิธี", f"กองที่ {n}", "ปี 2567", "ทำ", "รายงาน")) for n in range(1, 11)
    )
    person.write(person.box("ข้อความที่คัดลอกมา"), block)
    with person.run():
        person.button("เพิ่มแถวที่วาง").click()
    saved(person)

    person.refresh()
    person.tab(FORM)
    expect(rows).to_have_count(before + 10)
    expect(person.page.get_by_text("มาตรการ 2 /")).to_be_visible()
    expect(person.box(STEPS)).to_have_value(LONG)
    for n in (1, 10):
        expect(person.page.get_by_role("radio", name=f"{before + n}. มาตรการที่วาง {n}", exact=False)).to_have_count(1)
