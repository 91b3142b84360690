"""Nothing on the screen, and nothing that a screen reader says, needs English."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.running_app import RunningApp
from tests.browser.visitor import PAGES, Visitor

pytestmark = pytest.mark.browser

# Names that Thai officials write in Latin letters: the assessment's, products, kinds of files, keys.
NAMES = re.compile(
    r"\b(ITA|Dash|IIT|EIT|OIT|Public|Survey|Excel|Word|PowerPoint|Windows|PDF|PNG|SVG|CSV|ODS|HTML|JSON|TOML|MB"
    r"|Ctrl|Enter|Shift|Delete|Tab|Esc|E-Service|TH|Sarabun|New|No|Gift|Policy|Social|Network|Streamlit"
    r"|itadash|xls[xm]?|tsv|txt|docx|pptx|zip|toml|json)\b",
    re.IGNORECASE,
)
WORDS = re.compile(r"[A-Za-z]{3,}")
SAID = r"""() => {
  const said = new Set();
  const icon = (element) => element.closest('[data-testid=stIconMaterial], [role=img], [aria-hidden=true]');
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const place = texts.currentNode.parentElement;
    if (!place || icon(place) || place.closest('script, style, noscript, canvas, [data-testid=stTable]')) continue;
    said.add(texts.currentNode.nodeValue.trim());
  }
  for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
    if (icon(element)) continue;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) said.add(element.getAttribute(name) ?? '');
  }
  return [...said];
}"""


def english(person: Visitor) -> list[str]:
    """What the page says with words that are neither Thai nor a known name nor part of an address or a file's name."""
    said = person.page.evaluate(SAID)
    plain = {text: NAMES.sub("", re.sub(r"\S+\.(xlsx|pdf|go\.th)\S*", "", text)) for text in said}
    return sorted(text for text, rest in plain.items() if WORDS.search(rest))


def test_the_page_is_thai_from_the_first_view(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    expect(person.page.locator("html[lang=th]")).to_have_count(1)
    expect(person.page.locator('[aria-label="ซ่อนแถบเมนู"]')).to_have_count(1)
    assert english(person) == []


def test_no_page_needs_english(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    found = {}
    for title in PAGES:
        person.go(title)
        person.page.wait_for_timeout(500)  # the grid draws its toolbar after the run
        found[title] = english(person)
    assert {title: said for title, said in found.items() if said} == {}
    person.go("นำเข้าข้อมูล")
    uploader = person.page.get_by_test_id("stFileUploader").first
    expect(uploader.locator("button").get_by_text("เลือกไฟล์", exact=True)).to_be_visible()
    person.page.get_by_test_id("stMainMenuButton").click()
    expect(person.page.get_by_text("ตามระบบ")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_tools_of_a_table_speak_thai(app: RunningApp, visitor: NewVisitor, scheme: str) -> None:
    """Tooltips of the toolbar, the menu of columns, the search and the menu of a column, as a mouse meets them."""
    person = visitor(app.url, color_scheme=scheme).open()
    person.load_sample()
    person.go("รายข้อ")
    table = person.page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    table.hover()
    buttons = table.get_by_test_id("stElementToolbarButton")
    expect(buttons.first).to_be_visible()
    told = {}
    for number in range(buttons.count()):
        buttons.nth(number).hover()
        tooltip = person.page.get_by_role("tooltip")
        expect(tooltip).to_be_visible()
        told[tooltip.inner_text()] = english(person)
        table.hover(position={"x": 200, "y": 90})
        expect(tooltip).to_have_count(0)
    assert set(told) == {"เลือกคอลัมน์", "ดาวน์โหลด CSV", "ค้นหา", "เต็มจอ"}
    assert {name: said for name, said in told.items() if said} == {}

    table.hover()
    table.get_by_role("button", name="เลือกคอลัมน์").click()
    menu = person.page.get_by_test_id("stDataFrameColumnVisibilityMenu")
    expect(menu.get_by_text("ทุกคอลัมน์", exact=True)).to_be_visible()
    expect(menu.get_by_text("EIT Public", exact=True)).to_be_visible()  # the name of a column stays
    assert english(person) == []
    person.page.keyboard.press("Escape")

    table.hover()
    table.get_by_role("button", name="ค้นหา").first.click()
    box = table.get_by_test_id("search-input")
    expect(table.get_by_text("พิมพ์คำที่ต้องการค้น")).to_be_visible()
    assert english(person) == []
    box.fill("e1")
    expect(table.get_by_test_id("search-result-area")).to_have_text("พบ 7 รายการ")  # E1 and E10 to E15
    box.press("Enter")
    expect(table.get_by_test_id("search-result-area")).to_have_text("รายการที่ 1 จาก 7")
    box.fill("ไม่มีคำนี้")
    expect(table.get_by_test_id("search-result-area")).to_have_text("พบ 0 รายการ")
    assert english(person) == []
    table.get_by_role("button", name="ปิดการค้นหา").click()


def test_the_menu_of_the_program_speaks_thai(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    person.page.get_by_test_id("stMainMenuButton").click()
    made = person.page.get_by_test_id("stMainMenuPopover").get_by_text("ทำด้วย Streamlit")
    expect(made).to_be_visible()
    assert "Made" not in made.inner_text()
    assert english(person) == []
    person.page.get_by_text("เกี่ยวกับโปรแกรม", exact=True).click()
    expect(person.page.get_by_role("dialog")).to_be_visible()
    assert english(person) == []


def test_an_address_without_a_page_is_said_in_thai(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open("no_such_page")
    expect(person.page.get_by_role("dialog").get_by_text("ที่อยู่นี้ไม่มีในโปรแกรม")).to_be_visible()
    assert english(person) == []
    person.complaints.clear()  # Streamlit writes the same in English to the console, which nobody sees


def test_a_lost_connection_is_said_in_thai(own_app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(own_app.url).open()  # without charts and tables, whose scripts come later than their page
    person.page.wait_for_load_state("networkidle")
    person.page.evaluate("() => document.fonts.ready.then(() => true)")
    own_app.kill()
    expect(person.page.get_by_text("กำลังเชื่อมต่อ", exact=True)).to_be_visible()
    expect(person.page.get_by_role("dialog")).to_be_visible()
    expect(person.page.get_by_role("dialog").get_by_text("การเชื่อมต่อขาด")).to_be_visible()
    for _ in range(100):  # the words of the dialog come one after the other
        if not english(person):
            break
        person.page.wait_for_timeout(100)
    assert english(person) == []


def test_what_a_widget_refuses_is_seen_in_thai(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    person.go("นำเข้าข้อมูล")
    target = person.page.get_by_test_id("stNumberInputField").first
    target.fill("150")
    target.press("Enter")
    told = person.page.get_by_role("alert").get_by_text("ใส่ได้ตั้งแต่ 0.00 ถึง 100.00 ค่าเดิมยังใช้อยู่")
    expect(told).to_be_visible()
    box = told.bounding_box()
    assert box is not None
    assert box["width"] > 100  # Streamlit's own is a dot for screen readers
    large = {"name": "ใหญ่.txt", "mimeType": "text/plain", "buffer": b"x" * 11_000_000}
    person.page.locator("input[type=file]").first.set_input_files([large])  # type: ignore[list-item]
    expect(person.page.get_by_text("ไฟล์ใหญ่เกิน 10.0 MB จึงไม่ได้นำเข้า")).to_be_visible()


def test_words_of_people_stay_as_they_wrote_them(app: RunningApp, visitor: NewVisitor) -> None:
    """A measure called “Upload” is not the upload button."""
    person = visitor(app.url).open()
    person.load_sample()
    person.go("มาตรการ")
    with person.run():
        person.button("ร่างจากข้อที่ต่ำกว่าเกณฑ์").click()
    box = person.box("มาตรการยกระดับคะแนน").first
    person.write(box, "Upload")
    expect(box).to_have_value("Upload")
    expect(person.page.get_by_text("1. Upload")).to_be_visible()
