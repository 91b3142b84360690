"""Meeting mode in a browser: turned without the server, the same address the same slide, readable from the last row."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect
from pptx import Presentation

from tests.browser.conftest import NewVisitor
from tests.browser.running_app import RunningApp
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
MEETING = {"width": 1280, "height": 720}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130 Mobile Safari/537",
}
# Every text of the slide that is seen: the smallest size, and what does not fit where it stands.
LOOK = """slide => {
    const seen = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT), small = [];
    while (seen.nextNode()) {
        const around = seen.currentNode.parentElement, text = seen.currentNode.textContent.trim();
        if (text && !around.closest('.unseen, caption') && parseFloat(getComputedStyle(around).fontSize) < 20)
            small.push(text);
    }
    const tall = slide.scrollHeight - slide.clientHeight, wide = slide.scrollWidth - slide.clientWidth;
    return {small, over: tall > 0 || wide > 0};
}"""


def _slide(person: Visitor) -> Locator:
    return person.page.locator(".stage .slide:not([hidden])")


def _shown(person: Visitor) -> str | None:
    return _slide(person).get_attribute("data-slide")


def _expect(person: Visitor, name: str) -> None:
    expect(person.page.locator(f'.stage .slide:not([hidden])[data-slide="{name}"]')).to_be_visible()


def _present(person: Visitor) -> Visitor:
    person.open().load_sample()
    person.go("นำเสนอ")
    _expect(person, "opening")
    return person


def _wide(person: Visitor) -> None:
    """Wait until the navigation has made room."""
    for _ in range(600):
        box = person.page.locator(".stage").bounding_box()
        if box and box["width"] > 1000:
            return
        person.page.wait_for_timeout(50)
    raise AssertionError("the navigation stays")


def _told(person: Visitor) -> list[dict[str, Any]]:
    """What is wrong with each slide, from the first to the last."""
    person.page.keyboard.press("Home")
    count = person.page.locator(".stage .slide").count()
    found = []
    for number in range(1, count + 1):
        expect(person.page.locator(".stage .count")).to_have_text(f"{number} / {count}")
        look = _slide(person).evaluate(LOOK)
        found += [{"slide": _shown(person), **look}] if look["small"] or look["over"] else []
        person.page.keyboard.press("PageDown")
    return found


def test_keys_turn_the_slides_and_the_address_keeps_the_slide(app: RunningApp, visitor: NewVisitor) -> None:
    person = _present(visitor(app.url, viewport=MEETING))
    asked = len(person.requests)
    for key, name in (
        ("ArrowRight", "result"),
        ("PageDown", "indicators"),
        ("Space", "years"),
        ("ArrowLeft", "indicators"),
        ("End", "decisions"),
        ("Home", "opening"),
        ("ArrowLeft", "opening"),
        ("ArrowRight", "result"),
        ("ArrowRight", "indicators"),
    ):
        person.page.keyboard.press(key)
        _expect(person, name)
    assert len(person.requests) == asked  # no way to the server and back
    expect(person.page.locator(".stage [aria-live]")).to_contain_text("สไลด์ 3 จาก")
    assert person.query()["slide"] == "indicators"
    person.refresh()
    _expect(person, "indicators")
    person.page.get_by_role("button", name="สไลด์ถัดไป").click()
    _expect(person, "years")
    person.open("present", doc=person.query()["doc"], slide="2", year="2565")
    _expect(person, "result")
    expect(_slide(person).get_by_role("heading")).to_contain_text("87.26")  # the total that the sample prints for 2565


def test_year_and_target_change_on_the_stage(app: RunningApp, visitor: NewVisitor) -> None:
    person = _present(visitor(app.url, viewport=MEETING))
    person.page.keyboard.press("f")
    expect(person.page.get_by_role("button", name="ออกจากเต็มจอ")).to_be_visible()
    assert person.page.evaluate("Boolean(document.fullscreenElement)")
    person.page.keyboard.press("PageDown")
    person.page.keyboard.press("PageDown")
    expect(_slide(person).get_by_role("heading")).to_have_text("ตัวชี้วัดทั้งสิบผ่านเกณฑ์ 85")
    target = person.page.locator(".stage input")
    target.fill("90")
    target.press("Enter")
    expect(_slide(person).get_by_role("heading")).to_contain_text("ต่ำกว่าเกณฑ์ 90")
    _expect(person, "indicators")
    person.page.locator(".stage select").select_option("2564")
    expect(person.page.locator(".stage select")).to_have_value("2564")
    expect(_slide(person).get_by_role("heading")).to_contain_text("10 จาก 10 ตัวชี้วัดต่ำกว่าเกณฑ์ 90")
    person.wait()
    assert person.page.evaluate("Boolean(document.fullscreenElement)")  # the meeting never saw the way back
    expect(person.page.locator(".stage input")).to_have_value("90")
    person.page.wait_for_url("**slide=indicators**")
    assert {"year": "2564", "slide": "indicators"}.items() <= person.query().items()
    person.refresh()
    _expect(person, "indicators")
    expect(_slide(person).get_by_role("heading")).to_contain_text("10 จาก 10 ตัวชี้วัดต่ำกว่าเกณฑ์ 90")


def test_every_slide_is_large_and_holds_what_it_says(app: RunningApp, visitor: NewVisitor) -> None:
    person = _present(visitor(app.url, viewport=MEETING))
    person.go("มาตรการ")
    with person.run():
        person.page.locator(".st-key-measures_draft button").click()
    person.go("นำเสนอ")  # with the navigation that was opened for it
    _expect(person, "opening")
    _wide(person)
    assert _told(person) == []
    person.page.keyboard.press("f")
    expect(person.page.get_by_role("button", name="ออกจากเต็มจอ")).to_be_visible()
    assert _told(person) == []


def test_the_same_slides_as_powerpoint(app: RunningApp, visitor: NewVisitor) -> None:
    person = _present(visitor(app.url, viewport=MEETING))
    titles = person.page.locator(".stage .slide h2").all_text_contents()
    with person.run():
        person.page.get_by_text("ใช้เลขไทยในไฟล์").click()
    with person.page.expect_download() as download:
        person.page.locator(".st-key-present_pptx button").click()
    assert download.value.suggested_filename.endswith(".pptx")
    file = Presentation(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert [slide.placeholders[0].text_frame.text for slide in file.slides][1:] == titles[1:]


def test_on_a_phone_nothing_stands_beside_the_screen(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url, **PHONE)
    _present(person)
    after = person.page.get_by_role("button", name="สไลด์ถัดไป")
    count = person.page.locator(".stage .slide").count()
    for number in range(1, count):
        wide = _slide(person).evaluate("slide => slide.scrollWidth - slide.clientWidth")
        assert wide <= 0, _shown(person)
        after.tap()
        expect(person.page.locator(".stage .count")).to_have_text(f"{number + 1} / {count}")


def test_typing_in_a_field_turns_no_slide(app: RunningApp, visitor: NewVisitor) -> None:
    person = _present(visitor(app.url, viewport=MEETING))
    target = person.page.locator(".stage input")
    expect(target).to_be_hidden()  # in the window the bar over the page has year and target
    person.page.keyboard.press("f")
    expect(person.page.get_by_role("button", name="ออกจากเต็มจอ")).to_be_visible()
    target.focus()
    for key in ("ArrowRight", "Home", "End", "f", " "):
        person.page.keyboard.press(key)
    _expect(person, "opening")
    assert person.page.evaluate("Boolean(document.fullscreenElement)")
