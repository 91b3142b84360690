"""The follow-up as a person enters it: fields that stay, the keyboard alone, a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewVisitor
from tests.browser.measures_page import drafted, saved
from tests.browser.running_app import RunningApp
from tests.browser.test_phone import PHONE, fits
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

RESULT, EVIDENCE, REMARK = "ผลการดำเนินการ", "หลักฐาน", "หมายเหตุ"
DONE, UNDER_WAY = "แล้วเสร็จ", "ระหว่างดำเนินการ"


def following(person: Visitor) -> Visitor:
    """The sample's drafted measures, on the follow-up page."""
    drafted(person)
    person.go("ติดตามผล")
    expect(person.box(RESULT)).to_be_visible()
    return person


def status(person: Visitor, name: str) -> Locator:
    """One choice of the status."""
    return person.page.get_by_role("radiogroup", name="สถานะ").get_by_role("radio", name=name)


def in_list(person: Visitor, number: int) -> Locator:
    """The line of a measure in the list at the left."""
    return person.page.locator(".st-key-progress_list label:has(input)").nth(number - 1)


def test_a_report_is_there_after_f5_another_page_and_a_restart(own_app: RunningApp, visitor: NewVisitor) -> None:
    person = following(visitor(own_app.url))
    person.write(person.box(RESULT), "จัดประชุมชี้แจงเมื่อ 12 มกราคม 2567")
    person.write(person.box(EVIDENCE), "รายงานการประชุม.pdf\nhttps://www.example.go.th/o43")
    saved(person)
    person.refresh()
    expect(person.box(RESULT)).to_have_value("จัดประชุมชี้แจงเมื่อ 12 มกราคม 2567")
    person.go("มาตรการ")
    person.go("ติดตามผล")
    expect(person.box(EVIDENCE)).to_have_value("รายงานการประชุม.pdf\nhttps://www.example.go.th/o43")
    person.box(REMARK).fill("พิมพ์ค้างไว้ตอนเซิร์ฟเวอร์เริ่มใหม่")
    own_app.restart()
    person.wait()
    person.write(person.box("ข้อเสนอแนะ"), "ช่องถัดไป")
    saved(person)
    person.refresh()
    expect(person.box("ข้อเสนอแนะ")).to_have_value("ช่องถัดไป")
    expect(person.box(REMARK)).to_have_value("พิมพ์ค้างไว้ตอนเซิร์ฟเวอร์เริ่มใหม่")
    expect(person.box(RESULT)).to_have_value("จัดประชุมชี้แจงเมื่อ 12 มกราคม 2567")


def test_status_and_words_by_the_keyboard_alone(app: RunningApp, visitor: NewVisitor) -> None:
    person = following(visitor(app.url))
    keys = person.page.keyboard
    status(person, "ยังไม่เริ่ม").focus()
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    expect(status(person, DONE)).to_be_focused()
    with person.run():
        keys.press("Space")
    expect(status(person, DONE)).to_have_attribute("aria-checked", "true")
    for _ in range(2):  # over the question mark into the field
        keys.press("Tab")
    expect(person.box(RESULT)).to_be_focused()
    keys.type("ทำแล้ว")
    with person.run():
        keys.press("Control+Enter")
    person.refresh()
    expect(status(person, DONE)).to_have_attribute("aria-checked", "true")
    expect(person.box(RESULT)).to_have_value("ทำแล้ว")


def test_another_measure_shows_its_own_words(app: RunningApp, visitor: NewVisitor) -> None:
    person = following(visitor(app.url))
    person.write(person.box(RESULT), "ของมาตรการแรก")
    with person.run():
        person.button("ถัดไป").click()
    expect(person.box(RESULT)).to_have_value("")
    with person.run():
        status(person, UNDER_WAY).click()
    with person.run():
        in_list(person, 1).click()
    expect(person.box(RESULT)).to_have_value("ของมาตรการแรก")
    expect(status(person, UNDER_WAY)).to_have_attribute("aria-checked", "false")


def test_a_phone_enters_a_report(app: RunningApp, visitor: NewVisitor) -> None:
    person = following(visitor(app.url, **PHONE))
    fits(person)
    status(person, DONE).tap()
    person.wait()
    person.write(person.box(RESULT), "จากโทรศัพท์")
    for name in ("หลายมาตรการ", "ตรวจก่อนรายงาน", "สรุป", "กรอกผล"):
        person.tab(name)
        fits(person)
    expect(person.box(RESULT)).to_have_value("จากโทรศัพท์")
    expect(status(person, DONE)).to_have_attribute("aria-checked", "true")


def test_two_units_enter_their_measures_at_the_same_time(app: RunningApp, visitor: NewVisitor) -> None:
    person = following(visitor(app.url))
    other = visitor(app.url)
    other.page.goto(person.page.url)
    other.wait()
    with other.run():
        other.button("ถัดไป").click()
    person.write(person.box(RESULT), "กองคลังกรอก")
    other.write(other.box(RESULT), "กองช่างกรอก")
    expect(other.page.get_by_text("มีการแก้ไขพร้อมกันสองหน้าต่าง")).to_have_count(0)
    expect(other.box(RESULT)).to_have_value("กองช่างกรอก")
    with other.run():
        other.button("ก่อนหน้า").click()
    expect(other.box(RESULT)).to_have_value("กองคลังกรอก")
