"""Pictures of every page as a person sees it first: light and dark on a laptop, light on a phone."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, expect

from scripts.screenshots import PHONE
from tests.browser.axe import still
from tests.browser.visitor import CHART, Visitor

FILES = {
    "นำเข้าข้อมูล": "import",
    "ตรวจสอบข้อมูล": "audit",
    "ภาพรวม": "overview",
    "แนวโน้ม": "trend",
    "รายข้อ": "items",
    "วิเคราะห์": "analysis",
    "นำเสนอ": "present",
    "มาตรการ": "measures",
    "ติดตามผล": "progress",
    "เอกสาร": "documents",
    "คู่มือ": "help",
}
WITH_CHART = ("ภาพรวม", "แนวโน้ม")
FOLDER = Path(__file__).with_name("references")
LAPTOP = {"width": 1366, "height": 768}
WAYS: dict[str, dict[str, Any]] = {
    "light": {"viewport": LAPTOP},
    "dark": {"viewport": LAPTOP, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "user_agent": PHONE},
}
EMPTY = "start"  # the overview without data
COLOURS = 64  # of a kept picture's palette
# The time of the last change is of no page's look.
_NO_CLOCK = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    node.data = node.data.replace(/\\d\\d:\\d\\d/, '00:00');
  }
}"""
_REST = 1200  # ms for what moves by itself and tells nobody: the chart's first drawing


def name(page: str, way: str) -> str:
    """The name of a kept picture."""
    return f"{page}-{way}.png"


def names() -> list[str]:
    """The names of all of them."""
    return [name(page, way) for way in WAYS for page in (EMPTY, *FILES.values())]


def taken(browser: Browser, url: str, way: str) -> Iterator[tuple[str, Image.Image]]:
    """Name and picture of every page in one of ``WAYS``, with the invented sample and its drafted measures."""
    context = browser.new_context(**WAYS[way])
    person = Visitor(context.new_page(), url).open()
    yield name(EMPTY, way), _picture(person)
    person.load_sample()
    person.go("มาตรการ")
    with person.run():
        person.button("ร่างจากข้อที่ต่ำกว่าเกณฑ์").click()
    for title, page in FILES.items():
        person.go(title)
        if title in WITH_CHART:
            expect(person.page.locator(CHART).first).to_be_visible()
        yield name(page, way), _picture(person)
    context.close()


def _picture(person: Visitor) -> Image.Image:
    still(person)
    size = person.page.viewport_size or LAPTOP
    person.page.mouse.move(size["width"] - 1, size["height"] - 1)
    person.page.evaluate("document.fonts.ready.then(() => true)")
    person.page.wait_for_timeout(_REST)
    person.page.evaluate(_NO_CLOCK)
    return Image.open(io.BytesIO(person.page.screenshot())).convert("RGB")


def keep(picture: Image.Image, path: Path) -> None:
    """Write ``picture`` small: a palette, no shades between."""
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(path, "PNG", optimize=True)
