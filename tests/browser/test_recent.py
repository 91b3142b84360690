"""Whoever opens the program again without a link finds the work that was open in this browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewVisitor
from tests.browser.running_app import RunningApp
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

NAME = "เทศบาลตำบลตัวอย่าง (สมมติ)"


def again(person: Visitor) -> Visitor:
    """Another window of the same browser, at the address without a link."""
    return Visitor(person.page.context.new_page(), person.url).open()


def offered(person: Visitor) -> Locator:
    return person.page.locator(".st-key-recent_works")


def test_the_work_of_before_is_offered_and_opens_as_it_was(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    expect(offered(person)).to_have_count(0)  # nothing was open before
    person.load_sample()
    person.go("มาตรการ")
    with person.run():
        person.button("ร่างจากข้อที่ต่ำกว่าเกณฑ์").click()
    person.write(person.box("มาตรการยกระดับคะแนน").first, "มาตรการของวันก่อน")
    doc = person.query()["doc"]

    later = again(person)
    assert later.query()["doc"] != doc
    expect(offered(later).get_by_text("ปี 2562–2566 · 1 ไฟล์ · เปิดครั้งก่อน")).to_be_visible()
    with later.run():
        offered(later).get_by_role("button", name=NAME).click()
    expect(later.metric("คะแนนรวม")).to_be_visible()
    assert later.query()["doc"] == doc
    expect(offered(later)).to_have_count(0)
    later.go("มาตรการ")
    expect(later.box("มาตรการยกระดับคะแนน").first).to_have_value("มาตรการของวันก่อน")


def test_another_browser_is_offered_nothing(app: RunningApp, visitor: NewVisitor) -> None:
    visitor(app.url).open().load_sample()
    stranger = visitor(app.url).open()
    stranger.go("นำเข้าข้อมูล")
    expect(offered(stranger)).to_have_count(0)


def test_on_a_shared_computer_the_list_goes_and_the_work_stays(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    doc = person.query()["doc"]
    later = again(person)
    later.go("นำเข้าข้อมูล")
    with later.run():
        offered(later).get_by_role("button", name="ลบรายการนี้จากเบราว์เซอร์").click()
    expect(offered(later)).to_have_count(0)
    newest = again(person)
    newest.page.wait_for_timeout(1000)  # what must not come takes its time too
    expect(offered(newest)).to_have_count(0)
    assert newest.open(doc=doc).query()["doc"] == doc
    expect(newest.metric("คะแนนรวม")).to_be_visible()


def test_the_open_work_can_be_kept_out_of_the_list(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    person.go("นำเข้าข้อมูล")
    person.page.get_by_text("ไฟล์งาน: เก็บไว้ ย้ายเครื่อง หรือส่งต่อ").click()
    with person.run():
        person.button("ไม่แสดงงานนี้ในรายการงานล่าสุด").click()
    person.go("ภาพรวม")
    person.refresh()  # another session: the browser itself keeps to it
    expect(person.metric("คะแนนรวม")).to_be_visible()
    later = again(person)
    later.page.wait_for_timeout(1000)
    expect(offered(later)).to_have_count(0)
