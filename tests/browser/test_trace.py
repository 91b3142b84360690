"""Clicking a figure shows its cell: cards, bars, points, cells of tables and of the heat map; mouse, keyboard, finger.

The cell that the dialog must name is looked up in the sample workbook with openpyxl.
"""

from __future__ import annotations

import re

import openpyxl
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NewVisitor
from tests.browser.running_app import ROOT, RunningApp
from tests.browser.test_phone import PHONE
from tests.browser.visitor import CHART, Visitor

pytestmark = pytest.mark.browser

SAMPLE = next((ROOT / "data" / "sample").glob("ตัวอย่าง-*.xlsx"))
ROW, HEAD = 37, 37  # pixels of a table's row and of its headings


def place(year: int, code: str, column: str = "D") -> str:
    """``file › sheet › cell`` of the score of ``code`` in the sample."""
    sheet = openpyxl.load_workbook(SAMPLE, read_only=True, data_only=True)[str(year)]
    row = next(number for number, cells in enumerate(sheet.iter_rows(values_only=True), 1) if str(cells[1]) == code)
    return f"{SAMPLE.name} › {year} › {column}{row}"


def printed(year: int, code: str, column: int = 3) -> str:
    """The score in the sample's cell, with two decimals."""
    sheet = openpyxl.load_workbook(SAMPLE, read_only=True, data_only=True)[str(year)]
    cells = next(cells for cells in sheet.iter_rows(values_only=True) if str(cells[1]) == code)
    return f"{cells[column]:.2f}"


def dialog(person: Visitor) -> Locator:
    return person.page.get_by_role("dialog")


def shows(person: Visitor, year: int, code: str, column: str = "D") -> None:
    """The dialog is open on the score of ``code``: its place, its value, and the cell marked among its neighbours."""
    expect(dialog(person).get_by_text(place(year, code, column), exact=False)).to_be_visible()
    value = printed(year, code, "ABCDEF".index(column))
    expect(dialog(person).get_by_test_id("stMetricValue")).to_have_text(value)
    marked = dialog(person).get_by_test_id("stDataFrame").locator("[role=gridcell]").filter(has_text="▸")
    expect(marked).to_have_count(1)
    assert float(marked.inner_text().removeprefix("▸ ")) == float(value)


def closed(person: Visitor) -> None:
    """Esc closes the dialog."""
    person.page.keyboard.press("Escape")
    expect(dialog(person)).to_have_count(0)
    person.wait()


def chart(person: Visitor) -> Locator:
    found = person.page.locator(CHART).first
    expect(found).to_be_visible()
    return person.page.locator(".js-plotly-plot").first


def items_table(person: Visitor) -> Locator:
    """The table of รายข้อ, drawn: its first score is the sample's I1."""
    person.go("รายข้อ")
    table = person.page.get_by_test_id("stDataFrame").first
    expect(table.locator("#glide-cell-2-0")).to_have_text("93.23")
    return table


def click_at(person: Visitor, target: Locator, x: float = 0.5, y: float = 0.5) -> None:
    """Click ``target`` at a share of its width and height, as a mouse does."""
    target.scroll_into_view_if_needed()
    box = target.bounding_box()
    assert box is not None
    with person.run():
        person.page.mouse.click(box["x"] + box["width"] * x, box["y"] + box["height"] * y)


def click_cell(person: Visitor, table: Locator, row: int, left: float) -> None:
    """Click the cell of ``table`` in ``row`` (from 0) at ``left`` pixels."""
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    with person.run():
        person.page.mouse.click(box["x"] + left, box["y"] + HEAD + ROW * (row + 0.5))


def test_cards_lead_to_cells_and_on_to_what_they_are_made_of(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    total = person.page.locator(".st-key-trace_total").get_by_role("button")
    for _ in range(2):  # closed with Esc, it opens again
        with person.run():
            total.click()
        shows(person, 2566, "รวม")
        closed(person)
    with person.run():
        person.page.locator(".st-key-trace_instrument_EIT2").get_by_role("button").click()
    shows(person, 2566, "EIT2")
    with person.run():
        dialog(person).get_by_role("button", name="ตัวชี้วัดที่ 7 (EIT Survey)").click()
    with person.run():
        dialog(person).get_by_role("button", name="E9 (EIT Survey)").click()
    shows(person, 2566, "e9", "F")
    for _ in range(2):
        with person.run():
            dialog(person).get_by_role("button", name="กลับ").click()
    shows(person, 2566, "EIT2")
    closed(person)


def test_a_bar_and_its_figure_lead_to_the_cell_again_and_again(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    seventh = 10 - 7  # bars are drawn from below
    for _ in range(2):
        click_at(person, chart(person).locator(".barlayer .point path").nth(seventh), 0.3)
        shows(person, 2566, "7")
        closed(person)
    figure = chart(person).locator(".scatterlayer text").filter(has_text=printed(2566, "4"))
    click_at(person, figure)
    shows(person, 2566, "4")
    closed(person)


def test_cells_of_a_table_by_mouse_and_keyboard(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    table = items_table(person)
    score = 62 + 340 + 40
    for _ in range(4):
        click_cell(person, table, 2, score)  # I1, I2, I3
        shows(person, 2566, "i3")
        closed(person)
    expect(table.locator("#glide-cell-2-2")).to_have_attribute("aria-selected", "true")  # keys go on from there
    person.page.keyboard.press("Home")
    expect(table.locator("#glide-cell-0-2")).to_have_attribute("aria-selected", "true")
    person.page.keyboard.press("ArrowDown")
    expect(table.locator("#glide-cell-0-3")).to_have_attribute("aria-selected", "true")
    person.page.keyboard.press("ArrowRight")
    expect(table.locator("#glide-cell-1-3")).to_have_attribute("aria-selected", "true")
    with person.run():
        person.page.keyboard.press("ArrowRight")
    expect(table.locator("#glide-cell-2-3")).to_have_attribute("aria-selected", "true")
    expect(dialog(person)).to_have_count(0)  # keys that move open nothing
    with person.run():
        person.page.keyboard.press("Enter")
    shows(person, 2566, "i4")
    closed(person)
    expect(table.locator("#glide-cell-2-3")).to_have_attribute("aria-selected", "true")  # and the place is kept
    click_cell(person, table, 4, score)  # and a click opens again at once
    shows(person, 2566, "i5")
    closed(person)


def test_a_cell_that_a_key_opened_opens_again_by_a_click(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    table = items_table(person)
    score = 62 + 340 + 40
    click_cell(person, table, 2, score)
    shows(person, 2566, "i3")
    closed(person)
    person.page.keyboard.press("Home")
    for round in (1, 2):
        for key in ("ArrowRight", "ArrowRight"):
            person.page.keyboard.press(key)
        expect(table.locator("#glide-cell-2-2")).to_have_attribute("aria-selected", "true")
        with person.run():
            person.page.keyboard.press("Enter")
        shows(person, 2566, "i3")
        closed(person)
        expect(table.locator("#glide-cell-2-2")).to_have_attribute("aria-selected", "true")
        if round == 1:
            click_cell(person, table, 2, score)  # the very cell that is chosen
            shows(person, 2566, "i3")
            closed(person)
            person.page.keyboard.press("ArrowLeft")
            person.page.keyboard.press("ArrowLeft")
            expect(table.locator("#glide-cell-0-2")).to_have_attribute("aria-selected", "true")
    box = table.bounding_box()
    assert box is not None
    person.page.mouse.click(box["x"] + 62 + 100, box["y"] + HEAD / 2)  # the heading of the labels
    person.page.wait_for_timeout(1500)
    expect(dialog(person)).to_have_count(0)


def test_a_finger_opens_the_same_cell_again_and_again(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url, **PHONE).open()
    person.load_sample()
    table = items_table(person)
    for _ in range(3):
        table.scroll_into_view_if_needed()
        box = table.bounding_box()
        assert box is not None
        with person.run():
            person.page.touchscreen.tap(box["x"] + 62 + 190 + 30, box["y"] + HEAD + ROW * 1.5)
        shows(person, 2566, "i2")
        dialog(person).get_by_role("button", name="ปิด").tap()
        expect(dialog(person)).to_have_count(0)
        person.wait()


def test_the_search_of_a_table_moves_and_opens_nothing(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    table = items_table(person)
    table.hover()
    table.get_by_role("button", name="ค้นหา").first.click()
    table.get_by_test_id("search-input").fill("93.23")
    found = table.get_by_test_id("search-result-area")
    expect(found).to_have_text(re.compile(r"^พบ [1-9]\d* รายการ$"))
    with person.run():
        table.get_by_test_id("search-input").press("Enter")
    expect(table.locator("#glide-cell-2-0")).to_have_attribute("aria-selected", "true")
    expect(dialog(person)).to_have_count(0)
    with person.run():
        table.get_by_test_id("search-input").fill(printed(2566, "i2"))
        expect(found).to_have_text(re.compile(r"^พบ [1-9]\d* รายการ$"))
        table.get_by_role("button", name="รายการถัดไป").click()
    expect(table.locator("#glide-cell-2-1")).to_have_attribute("aria-selected", "true")
    expect(dialog(person)).to_have_count(0)
    table.get_by_role("button", name="ปิดการค้นหา").click()
    click_cell(person, table, 2, 62 + 340 + 40)
    shows(person, 2566, "i3")
    closed(person)


def test_a_table_sorted_by_the_person_leads_to_the_right_cell(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    table = items_table(person)
    box = table.bounding_box()
    assert box is not None
    score = 62 + 340 + 40
    person.page.mouse.click(box["x"] + score, box["y"] + HEAD / 2)  # lowest first: three OIT items with 0
    expect(table.locator("#glide-cell-0-3")).to_have_text("I8")
    click_cell(person, table, 3, score)
    shows(person, 2566, "i8")
    closed(person)


def test_the_heat_map_and_the_table_of_the_years(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    person.go("แนวโน้ม")
    with person.run():
        person.page.get_by_role("radio", name="แผนที่สี").click()
    cells = chart(person).locator(".heatmaplayer image")
    click_at(person, cells, 0.21, 0.32)  # second of five years, fourth of ten rows, near the cell's corner
    shows(person, 2563, "4")
    closed(person)


def test_a_point_of_a_question_leads_to_the_cell_of_its_own_code(app: RunningApp, visitor: NewVisitor) -> None:
    """i23 of FY2566 was i19 in FY2564."""
    person = visitor(app.url).open()
    person.load_sample()
    person.open("trend", doc=person.query()["doc"], view="รายข้อ", item="i23")
    click_at(person, chart(person).locator(".scatterlayer .point").first)
    shows(person, 2564, "i19")
    closed(person)


def test_scores_of_a_file_lead_to_their_cells(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    person.go("นำเข้าข้อมูล")
    table = person.page.get_by_test_id("stDataFrame").filter(has=person.page.get_by_text("คะแนนรวม")).first
    expect(table.locator("#glide-cell-3-0")).to_be_attached()
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    person.page.mouse.click(box["x"] + 30, box["y"] + HEAD + ROW / 2)  # the year of the first score
    for column in (0, 1, 2):
        expect(table.locator(f"#glide-cell-{column}-0")).to_have_attribute("aria-selected", "true")
        person.page.keyboard.press("ArrowRight")
    person.page.keyboard.press("Enter")  # at once: before the table has told of its last step
    expect(dialog(person).get_by_text(place(2562, "รวม"), exact=False)).to_be_visible()
    with person.run():
        dialog(person).get_by_role("button", name="คะแนนรวม").click()
    shows(person, 2562, "รวม")
    closed(person)


def test_on_a_phone_the_dialog_fits_and_closes(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url, **PHONE).open()
    person.load_sample()
    with person.run():
        person.page.locator(".st-key-trace_total").get_by_role("button").tap()
    shows(person, 2566, "รวม")
    box = dialog(person).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 391
    dialog(person).get_by_role("button", name="ปิด").tap()
    expect(dialog(person)).to_have_count(0)
    person.wait()
    bar = chart(person).locator(".barlayer .point path").nth(3)
    bar.scroll_into_view_if_needed()
    person.page.wait_for_timeout(1500)  # the chart is drawn anew below the dialog that closes: it must stand still
    bar.scroll_into_view_if_needed()
    where = bar.bounding_box()
    assert where is not None
    x, y = where["x"] + where["width"] * 0.3, where["y"] + where["height"] / 2
    person.page.touchscreen.tap(x, y)  # points
    expect(person.page.locator(".hoverlayer .hovertext")).to_be_visible()
    with person.run():
        person.page.touchscreen.tap(x, y)  # opens
    shows(person, 2566, "7")
    dialog(person).get_by_role("button", name="ปิด").tap()
    expect(dialog(person)).to_have_count(0)


def test_the_analysis_leads_to_cells_and_its_rows_to_their_text(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    person.go("วิเคราะห์")
    table = person.page.get_by_test_id("stDataFrame").first
    first = table.locator("#glide-cell-1-0")  # the worst item of the topic; the box before the row is cell 0
    expect(first).to_be_attached()
    assert first.inner_text() == "E11"
    lower = min("EF", key=lambda column: float(printed(2566, "e11", "ABCDEF".index(column))))  # Public or Survey
    boxes = 38
    for _ in range(2):
        click_cell(person, table, 0, boxes + 56 + 186 + 30)
        shows(person, 2566, "e11", lower)
        closed(person)
        click_cell(person, table, 0, boxes + 60 + 100)
        expect(dialog(person).get_by_text("ข้อ E11", exact=False).first).to_be_visible()
        closed(person)
    person.tab("เทียบสองปี")
    table = person.page.get_by_test_id("stDataFrame").first
    expect(table.locator("#glide-cell-0-0")).to_have_text("1")
    click_cell(person, table, 3, 88 + 228 + 34)  # the year before
    shows(person, 2565, "4")
    closed(person)
