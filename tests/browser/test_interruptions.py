"""The line breaks, the server dies, the tab stays open: what was written is there afterwards."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.line import Line
from tests.browser.measures_page import OWNER, STEPS, drafted, saved
from tests.browser.running_app import RunningApp
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

DISCONNECTED = '[data-testid="stApp"]:not([data-test-connection-state="CONNECTED"])'


def opened_again(visitor: NewVisitor, person: Visitor) -> Visitor:
    """Somebody else opens the link: shows what is really kept."""
    other = visitor(person.url)
    other.page.goto(person.page.url)
    other.wait()
    return other


def test_an_edit_after_a_stalled_network_is_kept(app: RunningApp, visitor: NewVisitor) -> None:
    person = drafted(visitor(app.url))
    person.page.context.set_offline(True)
    person.page.wait_for_timeout(3000)
    person.page.context.set_offline(False)
    person.write(person.box(OWNER), "หลังเครือข่ายกลับมา")
    expect(opened_again(visitor, person).box(OWNER)).to_have_value("หลังเครือข่ายกลับมา")


def test_an_edit_after_a_cut_line_is_kept(app: RunningApp, visitor: NewVisitor) -> None:
    with Line(app.port) as line:
        person = drafted(visitor(line.url))
        line.cut()
        expect(person.page.locator(DISCONNECTED)).to_have_count(1)
        line.mend()
        person.wait()
        person.write(person.box(OWNER), "หลังสายกลับมา")
        saved(person)
        expect(opened_again(visitor, person).box(OWNER)).to_have_value("หลังสายกลับมา")


def test_words_half_written_when_the_line_breaks_are_kept(app: RunningApp, visitor: NewVisitor) -> None:
    with Line(app.port) as line:
        person = drafted(visitor(line.url))
        box = person.box(OWNER)
        box.fill("พิมพ์ค้างไว้ตอนสายหลุด")
        line.cut()
        expect(person.page.locator(DISCONNECTED)).to_have_count(1)
        line.mend()
        person.wait()
        expect(box).to_have_value("พิมพ์ค้างไว้ตอนสายหลุด")
        person.write(person.box(STEPS), "ช่องถัดไป")
        other = opened_again(visitor, person)
        expect(other.box(STEPS)).to_have_value("ช่องถัดไป")
        expect(other.box(OWNER)).to_have_value("พิมพ์ค้างไว้ตอนสายหลุด")


def test_the_first_edit_after_a_restart_of_the_server_is_kept(own_app: RunningApp, visitor: NewVisitor) -> None:
    person = drafted(visitor(own_app.url))
    own_app.restart()
    person.wait()
    person.write(person.box(OWNER), "แก้ครั้งแรกหลังเริ่มใหม่")
    saved(person)
    expect(opened_again(visitor, person).box(OWNER)).to_have_value("แก้ครั้งแรกหลังเริ่มใหม่")


def test_leaving_a_field_by_a_quick_tap_on_the_navigation_blanks_nothing(app: RunningApp, visitor: NewVisitor) -> None:
    person = drafted(visitor(app.url, viewport={"width": 1180, "height": 820}, is_mobile=True, has_touch=True))
    person.refresh()
    expect(person.box(STEPS)).not_to_have_value("")
    steps = person.box(STEPS).input_value()
    person.box(OWNER).tap()
    person.box(OWNER).fill("แก้แล้วแตะเมนูทันที")
    with person.run():
        person.page.get_by_test_id("stSidebarNavLink").filter(has_text="ภาพรวม").tap()
    if not person.heading("มาตรการ").is_visible():  # the tap may or may not have left the page
        person.go("มาตรการ")
    expect(person.box(OWNER)).to_have_value("แก้แล้วแตะเมนูทันที")
    expect(person.box(STEPS)).to_have_value(steps)
    person.write(person.box("ระยะเวลาดำเนินการ"), "ปีงบประมาณ พ.ศ. 2567")
    person.refresh()
    expect(person.box(STEPS)).to_have_value(steps)


def test_words_half_written_when_the_server_dies_are_kept(own_app: RunningApp, visitor: NewVisitor) -> None:
    person = drafted(visitor(own_app.url))
    box = person.box(OWNER)
    box.fill("พิมพ์ค้างไว้ตอนเครื่องดับ")
    own_app.kill()
    expect(person.page.locator(DISCONNECTED)).to_have_count(1)
    own_app.start()
    person.wait()
    expect(box).to_have_value("พิมพ์ค้างไว้ตอนเครื่องดับ")
    person.write(person.box(STEPS), "ช่องถัดไป")
    expect(opened_again(visitor, person).box(OWNER)).to_have_value("พิมพ์ค้างไว้ตอนเครื่องดับ")
