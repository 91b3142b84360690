"""The main job without a mouse: sample, overview, a measure, the PDF. Tab, Shift+Tab, Enter, Space, arrows, typing."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.axe import still
from tests.browser.conftest import NewVisitor
from tests.browser.measures_page import OWNER, saved
from tests.browser.running_app import RunningApp
from tests.browser.visitor import CHART, Visitor

pytestmark = pytest.mark.browser

MOST_TABS = 150  # until something that must be reachable counts as not reachable
# What has the focus: its name as it is told, and whether a person sees that it has it.
# The page itself, and the cells of a table, which draw their focus on a canvas, are left out.
FOCUSED = """async () => {
  const at = document.activeElement;
  if (at.matches('body, main, section, canvas, .dvn-scroller')) return null;
  const named = at.getAttribute('aria-label') || at.labels?.[0]?.innerText || at.innerText || '';
  const around = [];
  for (let e = at; e && around.length < 5; e = e.parentElement) around.push(e);
  const looks = () => around.map(e => { const s = getComputedStyle(e);
    return [s.outline, s.boxShadow, s.borderColor, s.color, s.backgroundColor].join(); });
  const settled = () => new Promise(done => setTimeout(done, 400));  // borders change slowly
  await settled();
  const focused = looks();
  at.blur();
  await settled();
  const blurred = looks();
  at.focus({preventScroll: true, focusVisible: true});
  return {name: named, visible: focused.some((look, i) => look !== blurred[i])};
}"""
NAME = """() => {
  const at = document.activeElement;
  if (at.matches('body, main, section, [data-testid=stMain]')) return '';
  return at.getAttribute('aria-label') || at.labels?.[0]?.innerText || at.innerText || '';
}"""


class Keyboard:
    """A person who has no mouse."""

    def __init__(self, person: Visitor) -> None:
        self.person = person
        self.keys = person.page.keyboard

    def reach(self, name: str, *, key: str = "Tab") -> None:
        """Go on with ``key`` until a line of what has the focus begins with ``name``."""
        heard = []
        for _ in range(MOST_TABS):
            self.keys.press(key)
            heard.append(self.person.page.evaluate(NAME))
            if any(line.startswith(name) for line in heard[-1].splitlines()):
                return
        raise AssertionError(f"{name!r} cannot be reached by {key}; heard: {heard}")

    def press(self, name: str, *, key: str = "Enter", back: bool = False) -> None:
        """Reach ``name`` and press it; wait for what that does."""
        self.reach(name, key="Shift+Tab" if back else "Tab")
        with self.person.run():
            self.keys.press(key)


def test_from_sample_to_pdf_by_keyboard_alone(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    hand = Keyboard(person)
    hand.press("เปิดข้อมูลตัวอย่าง")
    expect(person.metric("คะแนนรวม")).to_be_visible()
    expect(person.page.locator(CHART).first).to_be_visible()

    # Chart or table: the choice is one stop; arrows move in it, Space chooses.
    hand.reach("กราฟ")
    hand.keys.press("ArrowRight")
    with person.run():
        hand.keys.press("Space")
    expect(person.page.get_by_role("radio", name="ตาราง")).to_be_checked()

    hand.press("มาตรการ", back=True)
    expect(person.heading("มาตรการ")).to_be_visible()
    hand.press("ร่างจากข้อที่ต่ำกว่าเกณฑ์")
    saved(person)
    hand.reach(OWNER)
    hand.keys.press("Control+a")
    hand.keys.type("กองช่าง")
    with person.run():
        hand.keys.press("Tab")
    saved(person)
    expect(person.box(OWNER).first).to_have_value("กองช่าง")

    hand.press("เอกสาร", back=True)
    expect(person.heading("เอกสาร")).to_be_visible()
    hand.reach("PDF")
    with person.page.expect_download(timeout=120_000) as coming:  # the document is made now
        hand.keys.press("Enter")
    pages = PdfReader(BytesIO(Path(coming.value.path()).read_bytes())).pages
    assert "เทศบาลตำบลตัวอย่าง" in (pages[0].extract_text() or "").replace(" ", "")


def test_every_stop_is_seen_and_has_a_name(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    for title in ("ภาพรวม", "เอกสาร"):
        person.go(title)
        person.page.evaluate("document.activeElement.blur()")
        stops = []
        for _ in range(25):
            person.page.keyboard.press("Tab")
            if stop := person.page.evaluate(FOCUSED):
                stops.append(stop)
        assert len(stops) > 10, title
        assert [stop for stop in stops if not stop["name"].strip()] == [], title
        assert [stop["name"] for stop in stops if not stop["visible"]] == [], title


@pytest.mark.parametrize("path", ["items", "analysis"])
def test_moving_through_a_table_opens_nothing(app: RunningApp, visitor: NewVisitor, path: str) -> None:
    # No mouse at all: once it has moved past a table, Streamlit's table takes no keys until it is pointed at.
    person = visitor(app.url).open()
    Keyboard(person).press("เปิดข้อมูลตัวอย่าง")
    person.open(path, doc=person.query()["doc"])
    table = person.page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()  # drawn only when it is in sight
    expect(table.locator("[role=gridcell]").first).to_be_attached()
    still(person)
    keys, dialog = person.page.keyboard, person.page.get_by_role("dialog")
    table.get_by_test_id("data-grid-canvas").focus()
    keys.press("ArrowUp")
    chosen = table.locator("[role=gridcell][aria-selected=true]")
    expect(chosen).to_have_count(1)
    walked = set()
    for key in ("Tab", "Tab", "ArrowDown", "ArrowRight", "ArrowLeft", "Shift+Tab", "ArrowRight"):
        keys.press(key)
        person.page.wait_for_timeout(500)  # the server hears of a cell after 150 ms
        person.wait()
        expect(dialog).to_have_count(0)
        walked |= set(chosen.evaluate_all("cells => cells.map(cell => cell.id)"))
    assert len(walked) > 3, walked


def test_enter_and_space_open_what_a_click_opens(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    person.go("รายข้อ")
    table = person.page.get_by_test_id("stDataFrame").first
    expect(table.locator("#glide-cell-2-0")).to_have_text("93.23")
    keys, dialog = person.page.keyboard, person.page.get_by_role("dialog")
    table.get_by_test_id("data-grid-canvas").focus()
    for key in ("Enter", "Space"):
        keys.press("Home")
        keys.press("ArrowRight")
        keys.press("ArrowRight")
        expect(table.locator("#glide-cell-2-0")).to_have_attribute("aria-selected", "true")
        with person.run():
            keys.press(key)
        expect(dialog.get_by_test_id("stMetricValue")).to_have_text("93.23")
        keys.press("Escape")
        expect(dialog).to_have_count(0)
        person.wait()
    # Where there is nothing to open, Enter shows the whole text, as in every table.
    keys.press("ArrowLeft")  # from the score, where the dialog left it
    expect(table.locator("#glide-cell-1-0")).to_have_attribute("aria-selected", "true")
    person.page.wait_for_timeout(500)
    keys.press("Enter")
    expect(person.page.locator("#portal textarea, #portal .gdg-style")).not_to_have_count(0)
    expect(dialog).to_have_count(0)


def test_a_row_opens_by_enter_only(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    person.go("วิเคราะห์")
    table = person.page.get_by_test_id("stDataFrame").first
    expect(table.locator("#glide-cell-1-0")).to_have_text("E11")
    keys, dialog = person.page.keyboard, person.page.get_by_role("dialog")
    table.get_by_test_id("data-grid-canvas").focus()
    keys.press("End")  # the reasons, last of the row
    person.page.wait_for_timeout(500)
    person.wait()
    expect(dialog).to_have_count(0)
    with person.run():
        keys.press("Enter")
    expect(dialog.get_by_text("ข้อ E11", exact=False).first).to_be_visible()
