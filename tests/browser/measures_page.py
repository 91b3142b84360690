"""The measures page as a person handles it."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.visitor import SAVED, Visitor

FORM, GRID, TOOLS, DOCUMENT = "แบบฟอร์ม", "ตาราง", "เครื่องมือ", "เอกสาร"
STEPS, OWNER = "ขั้นตอนหรือวิธีดำเนินการปฏิบัติ", "ผู้รับผิดชอบ"
MEASURE_COLUMN = 4  # of the grid's accessible table: row marks, number, topic, items, measure


def drafted(person: Visitor) -> Visitor:
    """The sample's flagged items as drafted measures, on the measures page."""
    person.open()
    person.load_sample()
    person.go("มาตรการ")
    with person.run():
        person.button("ร่างจากข้อที่ต่ำกว่าเกณฑ์").click()
    saved(person)
    expect(person.box(OWNER)).not_to_have_value("")
    return person


def saved(person: Visitor) -> None:
    """The page says that everything is saved."""
    expect(person.page.get_by_test_id("stMain").get_by_text(SAVED)).to_be_visible()


def cell(person: Visitor, row: int, column: int = MEASURE_COLUMN) -> Locator:
    """What a screen reader finds in a cell of the grid (rows from 0)."""
    return person.page.get_by_test_id("stDataFrame").first.locator(f"#glide-cell-{column}-{row}")


def write_cell(person: Visitor, text: str) -> None:
    """Write into the measure of the grid's first row, as with Excel: click, arrow keys, Enter, type, Enter."""
    grid = person.page.get_by_test_id("stDataFrame").first
    expect(cell(person, 0)).to_be_attached()
    grid.scroll_into_view_if_needed()
    where = grid.bounding_box()
    assert where is not None
    person.page.mouse.click(where["x"] + 55, where["y"] + 60)  # the number of the first row
    expect(cell(person, 0, 1)).to_have_attribute("aria-selected", "true")
    for column in range(2, MEASURE_COLUMN + 1):
        person.page.keyboard.press("ArrowRight")
        expect(cell(person, 0, column)).to_have_attribute("aria-selected", "true")
    person.page.keyboard.press("Enter")
    editor = person.page.locator("#portal textarea")
    expect(editor).to_be_focused()
    editor.fill(text)
    with person.run():
        person.page.keyboard.press("Enter")
    expect(cell(person, 0)).to_have_text(text)
