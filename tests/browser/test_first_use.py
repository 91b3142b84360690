"""Somebody who never saw the app comes from the README's command to the first PDF by doing what the page offers."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from tests.browser.conftest import NewVisitor
from tests.browser.running_app import ROOT, RunningApp
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

MOST_CLICKS = 6


class Newcomer:
    """Clicks only what stands out: the filled buttons and the card of the next step. Counts the clicks."""

    def __init__(self, person: Visitor) -> None:
        self.person = person
        self.clicked: list[str] = []

    def click(self, what: Locator) -> None:
        """One click, and the page that follows."""
        expect(what).to_have_count(1)
        self.clicked.append(what.inner_text())
        with self.person.run():
            what.click()

    def offered(self) -> Locator:
        """The filled buttons of the page."""
        return self.person.page.get_by_test_id("stMain").get_by_test_id("stBaseButton-primary").filter(visible=True)

    def next_step(self) -> Locator:
        """The link of the card."""
        return self.person.page.locator(".st-key-guide").get_by_test_id("stPageLink-NavLink").filter(visible=True)


def test_the_command_of_the_readme_is_the_one_that_starts_the_app_here() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "pip install -r requirements.txt && streamlit run app.py" in readme


def test_from_the_empty_page_to_the_first_pdf(own_app: RunningApp, visitor: NewVisitor, tmp_path: Path) -> None:
    newcomer = Newcomer(visitor(own_app.url).open())
    page = newcomer.person.page
    newcomer.click(newcomer.offered())  # the empty page has one filled button: open the sample
    expect(newcomer.person.metric("คะแนนรวม")).to_be_visible()
    newcomer.click(newcomer.next_step())  # the card names the measures
    newcomer.click(newcomer.offered())  # draft
    newcomer.click(newcomer.next_step())  # the card names the documents
    measures = page.locator(".st-key-documents_measures_pdf").get_by_role("button").filter(visible=True)
    newcomer.clicked.append(measures.inner_text())
    with page.expect_download() as coming:
        measures.click()
    path = tmp_path / "first.pdf"
    coming.value.save_as(path)
    text = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(path.read_bytes())).pages)
    assert "เทศบาลตำบลตัวอย่าง" in text
    assert len(newcomer.clicked) <= MOST_CLICKS, newcomer.clicked


def test_the_card_can_be_put_away_and_called_back(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    card = person.page.locator(".st-key-guide")
    expect(card).to_be_visible()
    with person.run():
        person.page.locator(".st-key-guide_hide").get_by_role("button").click()
    expect(card).to_have_count(0)
    person.go("รายข้อ")
    expect(card).to_have_count(0)  # on every page
    with person.run():
        person.page.locator(".st-key-guide_show").get_by_role("button").click()
    expect(card).to_be_visible()
