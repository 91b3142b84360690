"""What people with a screen reader or little sight need: axe-core on every page, headings, titles, language."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.axe import KNOWN, Finding, Known, findings, still
from tests.browser.conftest import NewVisitor
from tests.browser.measures_page import DOCUMENT, GRID, TOOLS, drafted
from tests.browser.running_app import RunningApp
from tests.browser.test_phone import PHONE
from tests.browser.visitor import CHART, Visitor

pytestmark = pytest.mark.browser

TITLES = (
    *("ภาพรวม", "แนวโน้ม", "รายข้อ", "วิเคราะห์", "มาตรการ", "ติดตามผล", "เอกสาร", "นำเสนอ"),
    *("นำเข้าข้อมูล", "ตรวจสอบข้อมูล"),
)
WAYS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "phone": PHONE,
}
HEADINGS = "els => els.filter(e => e.checkVisibility()).map(e => [Number(e.tagName[1]), e.innerText])"


class Round:
    """A walk through the app that gathers what is found on the way."""

    def __init__(self, person: Visitor) -> None:
        self.person = person
        self.found: list[tuple[str, Finding]] = []
        self.met: set[Known] = set()

    def look(self, where: str) -> None:
        ours, met = findings(self.person)
        self.found += [(where, one) for one in ours]
        self.met |= met
        headings = self.person.page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(HEADINGS)
        levels = [level for level, _ in headings]
        assert levels[0] == 1, (where, headings)
        assert levels.count(1) == 1, (where, headings)
        assert all(after - before <= 1 for before, after in pairwise(levels)), (where, headings)


def test_no_page_without_data_has_a_finding(app: RunningApp, visitor: NewVisitor) -> None:
    walk = Round(visitor(app.url).open())
    for title in TITLES:
        walk.person.go(title)
        walk.look(f"{title}, empty")
    assert walk.found == []


@pytest.mark.parametrize("way", WAYS)
def test_no_page_with_data_has_a_finding(app: RunningApp, visitor: NewVisitor, way: str) -> None:
    person = drafted(visitor(app.url, **WAYS[way]))
    walk = Round(person)
    for title in TITLES:
        person.go(title)
        if title in ("ภาพรวม", "แนวโน้ม"):
            expect(person.page.locator(CHART).first).to_be_visible()
        walk.look(title)
    assert walk.found == []
    assert walk.met == {known for known in KNOWN if known.rule != "color-contrast" or way == "dark"} or way == "phone"


def test_no_part_of_a_page_has_a_finding(app: RunningApp, visitor: NewVisitor) -> None:
    person = drafted(visitor(app.url))
    walk = Round(person)
    for tab in (GRID, TOOLS, DOCUMENT):
        person.tab(tab)
        walk.look(f"measures, {tab}")
    person.go("วิเคราะห์")
    for tab in ("รายตัวชี้วัด", "เทียบสองปี", "จำลองคะแนน"):
        person.tab(tab)
        walk.look(f"analysis, {tab}")
    person.go("ติดตามผล")
    for tab in ("หลายมาตรการ", "ตรวจก่อนรายงาน", "สรุป"):
        person.tab(tab)
        walk.look(f"progress, {tab}")
    person.go("เอกสาร")
    person.tab("ข้อมูลในเอกสาร")
    walk.look("documents, details")
    person.go("แนวโน้ม")
    for view in ("แยกกราฟย่อย", "แผนที่สี", "รายข้อ"):
        with person.run():
            person.page.get_by_role("radio", name=view).click()
        expect(person.page.locator(CHART).first).to_be_visible()
        walk.look(f"trend, {view}")
    assert walk.found == []


def test_the_dialog_of_a_figure_has_no_finding(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    with person.run():
        person.button("ดูที่มา").first.click()
    expect(person.page.get_by_role("dialog")).to_be_visible()
    walk = Round(person)
    walk.look("dialog")
    assert walk.found == []


def test_a_fault_of_ours_would_be_found(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.page.evaluate(
        """() => {
          const main = document.querySelector('[data-testid=stMain] h1').parentElement;
          main.insertAdjacentHTML('beforeend', '<h4>x</h4><button></button><p style="color:#999">ข้อความ</p>');
        }"""
    )
    ours, _ = findings(person)
    assert {one.rule for one in ours} == {"heading-order", "button-name", "color-contrast"}


def test_each_page_says_its_name_and_its_language(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    for title in TITLES:
        person.go(title)
        expect(person.page).to_have_title(re.compile(rf"^{title} · "))
        expect(person.page.locator("html")).to_have_attribute("lang", "th")


def test_each_chart_says_its_finding(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    person.go("แนวโน้ม")
    for view in ("เส้น", "แยกกราฟย่อย", "แผนที่สี", "รายข้อ"):
        with person.run():
            person.page.get_by_role("radio", name=view).click()
        still(person)
        charts = person.page.get_by_test_id("stPlotlyChart")
        expect(charts.first).to_be_visible()
        seen = 0
        while seen != charts.count():  # the charts of the view before may still be going
            seen = charts.count()
            person.page.wait_for_timeout(1000)
        for at in range(seen):
            expect(charts.nth(at)).to_have_accessible_name(re.compile("คะแนน.*เกณฑ์ 85"))
