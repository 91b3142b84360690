"""Every page and every slide looks as it did when its picture was kept, however Chromium draws its letters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.axe import still
from tests.browser.running_app import RunningApp, launch
from tests.browser.visitor import Visitor
from tests.look.compare import difference
from tests.look.pictures import FOLDER, HOME, LAPTOP, STEADY, WAYS, pages, prepared, taken

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """A Chromium that draws letters the same everywhere."""
    with sync_playwright() as playwright:
        started = launch(playwright, chromium, *STEADY)
        yield started
        started.close()


@pytest.fixture(scope="module")
def work(app: RunningApp, browser: Browser) -> str:
    """The workspace that is looked at; looking changes nothing in it."""
    return prepared(browser, app.url)


@pytest.mark.parametrize("way", WAYS)
def test_every_page_looks_as_it_was_kept(
    app: RunningApp, browser: Browser, work: str, tmp_path: Path, way: str
) -> None:
    shown, other = 0, []
    for name, picture in taken(browser, app.url, way, work):
        shown += 1
        with Image.open(FOLDER / name) as kept:
            found = difference(kept, picture)
        if found.seen:
            picture.save(tmp_path / name)
            other.append(f"{name}: worst {found.worst:.1f} at {found.place}, mean {found.mean:.2f}")
    assert shown == len(pages(way))
    assert other == [], f"as they are now: {tmp_path}; if that is meant: python scripts/look_references.py"


# Signs that Sarabun has not; every word is drawn in fonts that the app or Streamlit brings along.
SIGNS = set("●○✓▪☑☐✎")
_WORDS = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = new Set();
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() && around.checkVisibility()) found.add(around);
  }
  [...found].forEach((element, at) => element.setAttribute('data-words', at));
}"""


@pytest.mark.parametrize("path", [HOME, "analysis"])
def test_only_signs_need_a_font_of_the_system(app: RunningApp, browser: Browser, work: str, path: str) -> None:
    context = browser.new_context(viewport=LAPTOP)
    person = Visitor(context.new_page(), app.url).open("" if path == HOME else path, doc=work)
    still(person)
    person.page.evaluate(_WORDS)
    devtools = context.new_cdp_session(person.page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    root = devtools.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    marked = devtools.send("DOM.querySelectorAll", {"nodeId": root, "selector": "[data-words]"})["nodeIds"]
    assert len(marked) > 40
    other = []
    for node in marked:
        fonts = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        glyphs = sum(font["glyphCount"] for font in fonts if not font["isCustomFont"])
        if not glyphs:
            continue
        number = devtools.send("DOM.getAttributes", {"nodeId": node})["attributes"]
        at = number[number.index("data-words") + 1]
        text = person.page.locator(f'[data-words="{at}"]').evaluate("it => it.textContent")
        if glyphs > sum(letter in SIGNS for letter in text):
            other.append(text)
    context.close()
    assert other == []
