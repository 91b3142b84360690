"""Every chart's figures can be reached as a table: on the page, one switch away, or beside the slide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.axe import still
from tests.browser.conftest import NewVisitor
from tests.browser.running_app import RunningApp
from tests.browser.visitor import CHART, Visitor

pytestmark = pytest.mark.browser

# The scores that the charts of the page draw: of all marks that lead to a cell.
DRAWN = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(chart => chart._fullData
  .filter(trace => trace.type === 'heatmap' || trace.customdata?.length)
  .flatMap(trace => [...(trace.type === 'heatmap' ? [...trace.z].flatMap(row => [...row])
                       : trace.orientation === 'h' ? trace.x : trace.y)]))
  .filter(value => Number.isFinite(value)).map(value => value.toFixed(2))"""
VIEWS = {  # path and query → how many charts at least
    ("", ""): 1,
    ("trend", "เส้น"): 1,
    ("trend", "แยกกราฟย่อย"): 10,
    ("trend", "แผนที่สี"): 1,
    ("trend", "รายข้อ"): 1,
}


@pytest.fixture(scope="module")
def doc(app: RunningApp, browser: Browser) -> Iterator[str]:
    """A workspace with the sample; the tests only look."""
    with browser.new_context() as context:
        person = Visitor(context.new_page(), app.url).open()
        person.load_sample()
        yield person.query()["doc"]


@pytest.mark.parametrize(("path", "view"), VIEWS, ids=[f"{path}-{at}" for at, (path, _) in enumerate(VIEWS)])
def test_the_table_of_a_chart_holds_its_numbers(
    app: RunningApp, visitor: NewVisitor, doc: str, path: str, view: str
) -> None:
    person = visitor(app.url)
    person.open(path, doc=doc, **({"view": view, "item": "i23"} if view else {}))
    expect(person.page.locator(CHART).first).to_be_visible()
    still(person)
    assert person.page.locator(".js-plotly-plot").count() >= VIEWS[path, view]
    person.page.wait_for_function(f"() => ({DRAWN})().length > 1")
    drawn = set(person.page.evaluate(DRAWN))
    if not path:
        with person.run():
            person.page.get_by_role("radio", name="ตาราง").click()
        still(person)
    table = person.page.get_by_test_id("stDataFrame").first
    assert drawn - numbers(person, table) == set()


def test_the_other_pages_have_no_chart(app: RunningApp, visitor: NewVisitor, doc: str) -> None:
    person = visitor(app.url)
    for path in ("items", "analysis", "measures", "progress", "documents", "audit"):
        person.open(path, doc=doc)
        still(person)
        expect(person.page.locator(".js-plotly-plot")).to_have_count(0)


@pytest.mark.parametrize("path", ["", "trend"])
def test_no_chart_stands_alone(app: RunningApp, visitor: NewVisitor, doc: str, path: str) -> None:
    """A page with a chart has the choice of a table, or the table itself; and its menu gives it as Excel and CSV."""
    person = visitor(app.url).open(path, doc=doc)
    expect(person.page.locator(CHART).first).to_be_visible()
    still(person)
    switch = person.page.get_by_test_id("stMain").get_by_role("radio", name="ตาราง")
    assert switch.count() or person.page.get_by_test_id("stDataFrame").count()
    offered: set[str] = set()
    for menu in person.page.get_by_test_id("stMain").get_by_test_id("stPopover").all():
        menu.get_by_role("button").first.click()
        body = person.page.get_by_test_id("stPopoverBody")
        expect(body).to_be_visible()
        offered |= set(body.get_by_role("button").all_inner_texts())
        person.page.keyboard.press("Escape")
        expect(body).to_be_hidden()
    told = " ".join(offered)
    assert "ตาราง Excel" in told
    assert "ตาราง CSV" in told


def numbers(person: Visitor, table: Locator) -> set[str]:
    """All scores of the cells of ``table``, as a screen reader finds them, with two decimals."""
    expect(table).to_be_visible()
    table.evaluate("table => table.scrollIntoView()")  # it is drawn anew after the switch, never quite at rest
    expect(table.locator("[role=gridcell]").first).to_be_attached()
    found: set[str] = set()
    for text in table.locator("[role=gridcell]").all_inner_texts():
        try:
            found.add(f"{float(text.removeprefix('▼').strip()):.2f}")
        except ValueError:
            continue
    return found
