"""Takes the pictures that pages are compared with anew: ``python scripts/look_references.py [light|dark|phone …]``.

After a page was changed on purpose. Look at what changed before it is kept. Needs a Chromium
and requirements-dev.txt.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # run as a file, only this folder is on the path
    sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402

from tests.browser.running_app import RunningApp, launch  # noqa: E402
from tests.conftest import chromium_path  # noqa: E402
from tests.look.pictures import FOLDER, WAYS, keep, names, taken  # noqa: E402


def main() -> int:
    """Take them and drop those of pages that are no more."""
    parser = argparse.ArgumentParser(description="Pictures that pages are compared with.")
    parser.add_argument("ways", nargs="*", choices=[*WAYS, []], help="all when none is named")
    chosen = parser.parse_args()
    chromium = chromium_path()
    if chromium is None:
        parser.error("no Chromium found on this machine")
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as data, RunningApp(Path(data) / "data") as app, sync_playwright() as playwright:
        browser = launch(playwright, chromium)
        for way in chosen.ways or WAYS:
            for name, picture in taken(browser, app.url, way):
                keep(picture, FOLDER / name)
                print(f"{name} ({(FOLDER / name).stat().st_size / 1000:.0f} kB)", flush=True)
        browser.close()
    for path in FOLDER.glob("*.png"):
        if path.name not in names():
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
