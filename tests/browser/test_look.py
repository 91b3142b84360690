"""Every page looks as it did when its picture was kept, whatever Chromium draws its letters."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.browser.running_app import RunningApp
from tests.look.compare import difference
from tests.look.pictures import FOLDER, WAYS, taken

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("way", WAYS)
def test_every_page_looks_as_it_was_kept(app: RunningApp, browser: Browser, tmp_path: Path, way: str) -> None:
    other = []
    for name, picture in taken(browser, app.url, way):
        with Image.open(FOLDER / name) as kept:
            found = difference(kept, picture)
        if found.seen:
            picture.save(tmp_path / name)
            other.append(f"{name}: worst {found.worst:.1f} at {found.place}, mean {found.mean:.2f}")
    assert other == [], f"pictures of now are in {tmp_path}; if they are meant: python scripts/look_references.py"
