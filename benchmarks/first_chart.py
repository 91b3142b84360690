"""From the address to the first chart: our overview with the sample loaded, against a static page with plotly.js."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from benchmarks.compare import Contender, alternate, report
from benchmarks.peer_page import static_page
from tests.browser.running_app import RunningApp, launch
from tests.browser.visitor import Visitor
from tests.conftest import chromium_path

# Notes on the page's own clock, which starts with the navigation, when something is there for the first time.
_CLOCK = """
const look = () => {
  window.seen ??= {};
  for (const [name, selector] of Object.entries(SELECTORS))
    if (!(name in window.seen) && document.querySelector(selector)) window.seen[name] = performance.now();
  requestAnimationFrame(look);
};
look();
"""
_SELECTORS = '{chart: ".js-plotly-plot .main-svg .trace", figures: "[data-testid=stMetricValue], #total:not(:empty)"}'
VIEW: ViewportSize = {"width": 1366, "height": 768}


def main(rounds: int) -> str:
    """A fresh browser context for each visit, then the same page once more with a warm cache."""
    with (
        TemporaryDirectory() as folder,
        static_page() as peer,
        RunningApp(Path(folder) / "data") as app,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright, chromium_path() or "chromium")
        ours = _with_sample(browser, app.url)
        cold = _compared(
            Contender("ITA Dash: chart", _fresh(browser, ours)),
            Contender("static page, plotly.js: chart", _fresh(browser, peer)),
            rounds,
        )
        warm = _compared(
            Contender("ITA Dash: chart", _same(browser, ours)),
            Contender("static page, plotly.js: chart", _same(browser, peer)),
            rounds,
        )
        browser.close()
    return "\n".join(
        [
            report("First chart visible, empty browser cache", cold),
            report("First chart visible, second visit", warm),
        ]
    )


def _with_sample(browser: Browser, url: str) -> str:
    """The address of a workspace that holds the sample."""
    person = Visitor(browser.new_page(viewport=VIEW), url).open()
    person.load_sample()
    address = person.page.url
    person.page.close()
    return address


def _context(browser: Browser) -> BrowserContext:
    context = browser.new_context(viewport=VIEW)
    context.add_init_script(_CLOCK.replace("SELECTORS", _SELECTORS))
    return context


def _compared(ours: Contender, peer: Contender, rounds: int) -> list[Contender]:
    """The two, and when our figures stood there, which is earlier than the chart of the same visit."""
    visit = cast(_Visit, ours.run)
    alternate([ours, peer], rounds)
    return [ours, peer, Contender("ITA Dash: figures and cards", visit, visit.figures[-rounds:])]


class _Visit:
    """Opens the address in a page; the seconds until its chart. ``figures``: the seconds until its figures."""

    def __init__(self, new_page: Callable[[], Page], address: str, *, close: bool) -> None:
        self.figures: list[float] = []
        self._new_page, self._address, self._close = new_page, address, close

    def __call__(self) -> float:
        page = self._new_page()
        page.goto(self._address, wait_until="commit")
        page.wait_for_function("() => window.seen && 'chart' in window.seen && 'figures' in window.seen")
        seen = page.evaluate("() => window.seen")
        if self._close:
            page.context.close()
        else:
            page.wait_for_load_state("networkidle")  # the rest of this visit must not slow the next one
        self.figures.append(seen["figures"] / 1000)
        return float(seen["chart"]) / 1000


def _fresh(browser: Browser, address: str) -> _Visit:
    return _Visit(lambda: _context(browser).new_page(), address, close=True)


def _same(browser: Browser, address: str) -> _Visit:
    page = _context(browser).new_page()
    return _Visit(lambda: page, address, close=False)
