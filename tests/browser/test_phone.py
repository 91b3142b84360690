"""On a phone every page fits the width of the screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.measures_page import DOCUMENT, FORM, GRID
from tests.browser.running_app import RunningApp
from tests.browser.visitor import CHART, PAGES, Visitor

pytestmark = pytest.mark.browser

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130 Mobile Safari/537",
}
# How far the page could be pushed sideways (parts with a scroll bar of their own may be wider).
TOO_WIDE = """() => {
  const main = document.querySelector('[data-testid="stMain"]');
  return Math.max(document.documentElement.scrollWidth - document.documentElement.clientWidth,
                  main.scrollWidth - main.clientWidth);
}"""


def fits(person: Visitor) -> None:
    assert person.page.evaluate(TOO_WIDE) <= 0, person.page.url


def test_no_page_is_wider_than_the_phone(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url, **PHONE).open()
    fits(person)
    person.load_sample()
    for title in PAGES:
        person.go(title)
        expect(person.heading(title)).to_be_in_viewport()
        if title in ("ภาพรวม", "แนวโน้ม"):
            expect(person.page.locator(CHART).first).to_be_visible()
        fits(person)


def test_measures_can_be_written_on_a_phone(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url, **PHONE).open()
    person.load_sample()
    person.go("มาตรการ")
    with person.run():
        person.button("ร่างจากข้อที่ต่ำกว่าเกณฑ์").click()
    for tab in (GRID, DOCUMENT, FORM):
        person.tab(tab)
        fits(person)
