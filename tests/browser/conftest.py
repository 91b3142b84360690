"""A running app, a browser and visitors. Every visitor's page is checked at the end of the test."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.running_app import RunningApp, launch
from tests.browser.visitor import Visitor

SCREEN = {"width": 1366, "height": 768}
# What a browser says by itself while the server is away: not a fault of the app.
CONNECTION_LOST = re.compile(
    r"ERR_(?:CONNECTION|INTERNET|EMPTY|CONTENT_LENGTH|INCOMPLETE)|reaching server endpoint|not responding|disconnected"
    r"|Failed to fetch dynamically imported module"
)

NewVisitor = Callable[..., Visitor]


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for the tests of a file."""
    with sync_playwright() as playwright:
        started = launch(playwright, chromium)
        yield started
        started.close()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """One server for the tests of a file; each visitor has a workspace of their own."""
    with RunningApp(tmp_path_factory.mktemp("server") / "data") as running:
        yield running


@pytest.fixture
def own_app(tmp_path: Path) -> Iterator[RunningApp]:
    """A server that this test may kill."""
    with RunningApp(tmp_path / "data") as running:
        yield running


@pytest.fixture
def visitor(browser: Browser) -> Iterator[NewVisitor]:
    """Makes visitors: ``visitor(url, **context options)``, each in a fresh browser context.

    At the end no page may have asked another machine for anything, nor have complained in the console.
    """
    visitors: list[Visitor] = []

    def enter(url: str, **options: Any) -> Visitor:
        context = browser.new_context(**{"viewport": SCREEN, "accept_downloads": True, **options})
        visitors.append(Visitor(context.new_page(), url))
        return visitors[-1]

    yield enter
    for one in visitors:
        one.page.context.close()
    asked = {urlsplit(address).hostname for one in visitors for address in one.requests if _goes_out(address)}
    assert asked <= {"127.0.0.1"}
    assert [said for one in visitors for said in one.complaints if not CONNECTION_LOST.search(said)] == []


def _goes_out(address: str) -> bool:
    return urlsplit(address).scheme not in ("data", "blob", "about")
