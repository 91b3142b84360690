"""Takes the pictures that pages are compared with anew: ``python scripts/look_references.py``.

After a page was changed on purpose. Only pictures that look different are written, so that the repository stays small;
``--beside FOLDER`` puts each of them there as it was and as it is, to be looked at before it is kept. A name of the
ways (``light``, ``dark``, ``phone``, ``meeting``, ``meeting_dark``) takes those only; ``--all`` writes all.
Needs a Chromium and requirements-dev.txt.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # run as a file, only this folder is on the path
    sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from tests.browser.running_app import RunningApp, launch  # noqa: E402
from tests.conftest import chromium_path  # noqa: E402
from tests.look.compare import difference  # noqa: E402
from tests.look.pictures import FOLDER, STEADY, WAYS, keep, names, prepared, taken  # noqa: E402

LEFT = 0.25  # of the tolerance: what is nearer stays, so that small changes never add up to one


def main() -> int:
    """Take them and drop those of pages that are no more."""
    parser = argparse.ArgumentParser(description="Pictures that pages are compared with.")
    parser.add_argument("ways", nargs="*", choices=[*WAYS, []], help="all when none is named")
    parser.add_argument("--all", action="store_true", help="write also those that look the same")
    parser.add_argument("--beside", type=Path, metavar="FOLDER", help="old and new side by side, of those that changed")
    chosen = parser.parse_args()
    chromium = chromium_path()
    if chromium is None:
        parser.error("no Chromium found on this machine")
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as data, RunningApp(Path(data) / "data") as app, sync_playwright() as playwright:
        browser = launch(playwright, chromium, *STEADY)
        work = prepared(browser, app.url)
        for way in chosen.ways or WAYS:
            for name, picture in taken(browser, app.url, way, work):
                renew(FOLDER / name, picture, chosen.all, chosen.beside)
        browser.close()
    for path in FOLDER.glob("*.png"):
        if path.name not in names():
            path.unlink()
    return 0


def renew(path: Path, picture: Image.Image, always: bool, beside: Path | None) -> None:
    """Keep ``picture`` if it differs from what is at ``path``, or ``always``; say so."""
    before = opened(path)
    same = before is not None and before.size == picture.size and difference(before, picture).share <= LEFT
    if same and not always:
        print(f"{path.name}: as it was", flush=True)
        return
    keep(picture, path)
    print(f"{path.name}: written ({path.stat().st_size / 1000:.0f} kB)", flush=True)
    if beside and before is not None and not same:
        beside.mkdir(parents=True, exist_ok=True)
        sheet = Image.new("RGB", (before.width + picture.width + 8, max(before.height, picture.height)), "magenta")
        sheet.paste(before, (0, 0))
        sheet.paste(picture, (before.width + 8, 0))
        sheet.save(beside / path.name)


def opened(path: Path) -> Image.Image | None:
    """The picture at ``path``, if there is one."""
    if not path.exists():
        return None
    with Image.open(path) as picture:
        return picture.convert("RGB")


if __name__ == "__main__":
    sys.exit(main())
