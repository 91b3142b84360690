"""Pictures of every page as a person sees it first (light and dark on a laptop, light on a phone), and of every slide
of the meeting over the whole screen."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, expect

from scripts.screenshots import PHONE
from tests.browser.axe import still
from tests.browser.visitor import PATIENCE, Visitor

# The address of a page, and the name of its picture.
FILES = {
    "import_data": "import",
    "audit": "audit",
    "overview": "overview",
    "trend": "trend",
    "items": "items",
    "analysis": "analysis",
    "measures": "measures",
    "progress": "progress",
    "documents": "documents",
    "present": "present",
    "help": "help",
}
# Slides by their names; those that go on from one before look the same.
SLIDES = (
    *("opening", "result", "indicators", "years", "panels", "eit", "flagged", "develop", "topics", "measures"),
    "decisions",
)
EMPTY = "start"  # the overview without data
HOME = "overview"  # whose address is that of the app
FOLDER = Path(__file__).with_name("references")
LAPTOP = {"width": 1366, "height": 768}
MEETING = {"width": 1280, "height": 720}  # of the room's projector
DARK_SLIDES = ("result", "years", "panels", "eit", "flagged", "measures")  # between them they have all colours
WAYS: dict[str, dict[str, Any]] = {
    "light": {"viewport": LAPTOP},
    "dark": {"viewport": LAPTOP, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True, "user_agent": PHONE},
    "meeting": {"viewport": MEETING},
    "meeting_dark": {"viewport": MEETING, "color_scheme": "dark"},
}
COLOURS = 128  # of a kept picture's palette
_ROUNDS = 3  # of improving the palette; without, thin lines lose their colour and the tolerance is half used up
# Letters are as wide as the font says, also where fontconfig's settings would round them; colours as the page says.
STEADY = ("--disable-font-subpixel-positioning", "--force-color-profile=srgb")
# Each address is opened as for the first time: whether the navigation was open before is forgotten.
_FORGET = "try { localStorage.clear(); sessionStorage.clear(); } catch {}"
# All faces now, not when the first word in them is drawn: what is painted on a canvas is not painted again.
_FONTS = "() => Promise.all([...document.fonts].map(face => face.load().catch(() => null))).then(() => true)"
# Charts with their lines in place; pictures and tables with a size.
_DRAWN = """() => [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(
    chart => chart.querySelector('.main-svg .plot, .main-svg .infolayer') && chart.clientHeight > 0
  ) && [...document.querySelectorAll('[data-testid=stDataFrame]')].every(
    table => table.querySelector('canvas')?.clientHeight > 0
  ) && [...document.images].every(image => image.complete)
    && document.querySelectorAll('[data-testid=stSpinner], [data-testid=stStatusWidget]').length === 0"""
# The time of the last change is of no page's look; it stands with its day when midnight has passed since.
_NO_CLOCK = """() => {
  const clock = /(\\d+\\/\\d+\\/\\d{4} )?\\d\\d:\\d\\d/;
  const texts = (element) => [...element.childNodes].filter((node) => node.nodeType === 3);
  for (const element of document.body.querySelectorAll('*')) {
    if (!clock.test(texts(element).map((node) => node.data).join(''))) continue;
    element.normalize();  // Streamlit cuts a time at its colon
    for (const node of texts(element)) node.data = node.data.replace(clock, '00:00');
  }
}"""
# The tools of a table come under the hand; on a phone now and then by themselves.
_NO_TOOLS = "[data-testid=stElementToolbar] { visibility: hidden !important; }"
_PAUSE = 250  # ms between two pictures that must be equal


def name(page: str, way: str) -> str:
    """The name of a kept picture."""
    return f"{page}-{way}.png"


def names() -> list[str]:
    """The names of all of them."""
    return [name(page, way) for way in WAYS for page in pages(way)]


def pages(way: str) -> tuple[str, ...]:
    """What there are pictures of in one of ``WAYS``."""
    return tuple(f"slide_{slide}" for slide in _slides_of(way)) if _is_meeting(way) else (EMPTY, *FILES.values())


def _is_meeting(way: str) -> bool:
    return WAYS[way]["viewport"] is MEETING


def _slides_of(way: str) -> tuple[str, ...]:
    return DARK_SLIDES if "color_scheme" in WAYS[way] else SLIDES


def prepared(browser: Browser, url: str) -> str:
    """A workspace with the invented sample and its drafted measures: its name in the address."""
    context = browser.new_context(viewport=LAPTOP)
    person = Visitor(context.new_page(), url).open()
    person.load_sample()
    person.go("มาตรการ")
    with person.run():
        person.button("ร่างจากข้อที่ต่ำกว่าเกณฑ์").click()
    work = person.query()["doc"]
    context.close()
    return work


def taken(browser: Browser, url: str, way: str, work: str) -> Iterator[tuple[str, Image.Image]]:
    """Name and picture of everything in one of ``WAYS``; ``work`` is that of :func:`prepared`.

    Each page is opened by its address, so that no picture depends on what was looked at before.
    """
    context = browser.new_context(**WAYS[way], reduced_motion="reduce")
    context.add_init_script(_FORGET)
    if _is_meeting(way):
        yield from _slides(context, url, way, work)
    else:
        yield name(EMPTY, way), _picture(Visitor(context.new_page(), url).open())
        for path, page in FILES.items():
            person = Visitor(context.new_page(), url).open("" if path == HOME else path, doc=work)
            yield name(page, way), _picture(person)
            person.page.close()
    context.close()


def _slides(context: BrowserContext, url: str, way: str, work: str) -> Iterator[tuple[str, Image.Image]]:
    person = Visitor(context.new_page(), url).open("present", doc=work)
    stage = person.page.locator(".stage")
    expect(stage.locator(".slide").first).to_be_visible()
    person.page.keyboard.press("f")
    person.page.wait_for_function("() => document.fullscreenElement")
    last = stage.locator(".slide").count()
    for number in range(1, last + 1):
        expect(stage.locator(".count")).to_have_text(f"{number} / {last}")
        slide = stage.locator(".slide:not([hidden])").get_attribute("data-slide")
        if slide in _slides_of(way):
            yield name(f"slide_{slide}", way), _picture(person)
        person.page.keyboard.press("ArrowRight")


def _picture(person: Visitor) -> Image.Image:
    """What the window shows, once all is there and two pictures in a row are equal."""
    page = person.page
    size = page.viewport_size or LAPTOP
    page.mouse.move(size["width"] - 1, 1)  # over nothing that shows tools under the hand
    page.evaluate(_FONTS)
    still(person)
    page.wait_for_function(_DRAWN)
    end, before, now = time.monotonic() + PATIENCE, b"", _shot(person)
    while before != now:
        assert time.monotonic() < end, f"the page does not come to rest ({page.url})"
        page.wait_for_timeout(_PAUSE)
        before, now = now, _shot(person)
    assert person.complaints == []  # the picture of a page that broke is no picture of it
    return Image.open(io.BytesIO(now)).convert("RGB")


def _shot(person: Visitor) -> bytes:
    person.page.evaluate(_NO_CLOCK)
    return person.page.screenshot(animations="disabled", caret="hide", style=_NO_TOOLS)


def keep(picture: Image.Image, path: Path) -> None:
    """Write ``picture`` small: a palette, no shades between."""
    picture.quantize(COLOURS, kmeans=_ROUNDS, dither=Image.Dither.NONE).save(path, "PNG", optimize=True)
