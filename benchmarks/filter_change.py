"""From the click on another year to the changed figures and chart, against the static page that calls Plotly.react."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from benchmarks.compare import Contender, alternate, report
from benchmarks.first_chart import VIEW
from benchmarks.peer_page import expected, static_page
from tests.browser.running_app import RunningApp, launch
from tests.browser.visitor import CHART, Visitor
from tests.conftest import chromium_path

YEARS = (2565, 2566)
# From the event to the frame after the one in which the total and the chart say what they should.
_WATCH = """([event, headline, total, score]) => {
  window.took = new Promise(done => {
    let start = null;
    addEventListener(event, () => start ??= performance.now(), {capture: true, once: true});
    const look = () => {
      const said = document.querySelector(headline)?.textContent.trim();
      const drawn = document.querySelector(".js-plotly-plot")?.textContent ?? "";
      if (start !== null && said === total && drawn.includes(score))
        requestAnimationFrame(() => done(performance.now() - start));
      else requestAnimationFrame(look);
    };
    look();
  });
}"""


def main(rounds: int) -> str:
    """The same two years in turn, in pages that stay open."""
    with (
        TemporaryDirectory() as folder,
        static_page() as address,
        RunningApp(Path(folder) / "data") as app,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright, chromium_path() or "chromium")
        person = Visitor(browser.new_page(viewport=VIEW), app.url).open()
        person.load_sample()
        person.page.locator(CHART).first.wait_for()
        peer = browser.new_page(viewport=VIEW)
        peer.goto(address)
        our_years, peer_years = cycle(YEARS), cycle(YEARS)
        contenders = [
            Contender("ITA Dash, overview", lambda: _ours(person.page, next(our_years))),
            Contender("static page, Plotly.react", lambda: _peer(peer, next(peer_years))),
        ]
        alternate(contenders, rounds, warm_up=2)
        browser.close()
    return report("Another fiscal year: click to changed figures and chart", contenders)


def _ours(page: Page, year: int) -> float:
    page.get_by_role("combobox", name="ปีงบประมาณที่ประเมิน").click()
    option = page.get_by_role("option", name=str(year), exact=True)
    option.wait_for()
    _watch(page, "click", "[data-testid=stMetricValue]", year)
    option.click()
    return _took(page)


def _peer(page: Page, year: int) -> float:
    _watch(page, "change", "#total", year)
    page.locator("#year").select_option(str(year))
    return _took(page)


def _watch(page: Page, event: str, headline: str, year: int) -> None:
    total, score, _ = expected()[year]
    page.evaluate(_WATCH, [event, headline, total, score])


def _took(page: Page) -> float:
    return float(page.evaluate("() => window.took")) / 1000
