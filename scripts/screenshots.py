"""Pictures of the pages with the invented sample, for the README.

Run from anywhere: ``python scripts/screenshots.py [FOLDER] [--all]`` (default ``docs/images``). Without ``--all``: each
page in light colours at 1366 × 768. With it: light and dark, 1366 × 768 and 390 × 844. Needs a Chromium and
requirements-dev.txt.
"""

from __future__ import annotations

import argparse
import io
import sys
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # run as a file, only this folder is on the path
    sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, expect, sync_playwright  # noqa: E402

from tests.browser.running_app import RunningApp, launch  # noqa: E402
from tests.browser.visitor import CHART, Visitor  # noqa: E402
from tests.conftest import chromium_path  # noqa: E402

FILES = {
    "นำเข้าข้อมูล": "import",
    "ตรวจสอบข้อมูล": "audit",
    "ภาพรวม": "overview",
    "แนวโน้ม": "trend",
    "รายข้อ": "items",
    "วิเคราะห์": "analysis",
    "มาตรการ": "measures",
    "ติดตามผล": "progress",
    "เอกสาร": "documents",
}
WITH_CHART = ("ภาพรวม", "แนวโน้ม")
SCREENS = {"": (1366, 768), "phone": (390, 844)}
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130 Mobile Safari/537"
MOST_BYTES = 250_000
STILL = 1500  # ms for what moves by itself: the chart's first drawing, a fading notice


def main() -> int:
    """Take the pictures and say where they are."""
    parser = argparse.ArgumentParser(description="Pictures of the pages for the README.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--all", action="store_true", help="dark and phone, too")
    chosen = parser.parse_args()
    chromium = chromium_path()
    if chromium is None:
        parser.error("no Chromium found on this machine")
    chosen.folder.mkdir(parents=True, exist_ok=True)
    variants = product(("light", "dark"), SCREENS) if chosen.all else [("light", "")]
    with TemporaryDirectory() as data, RunningApp(Path(data) / "data") as app, sync_playwright() as playwright:
        browser = launch(playwright, chromium)
        for colours, screen in variants:
            take(browser, app.url, chosen.folder, colours, screen)
        browser.close()
    return 0


def take(browser: Browser, url: str, folder: Path, colours: str, screen: str) -> None:
    """One picture of every page in these colours and on this screen."""
    width, height = SCREENS[screen]
    phone = bool(screen)
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if colours == "dark" else "light",
        user_agent=PHONE if phone else None,
        is_mobile=phone,
        has_touch=phone,
    )
    person = Visitor(context.new_page(), url).open()
    person.load_sample()
    person.go("มาตรการ")
    with person.run():
        person.button("ร่างจากข้อที่ต่ำกว่าเกณฑ์").click()
    for title, name in FILES.items():
        person.go(title)
        if title in WITH_CHART:
            expect(person.page.locator(CHART).first).to_be_visible()
        person.page.mouse.move(width - 1, height - 1)
        person.page.evaluate("document.fonts.ready.then(() => true)")
        person.page.wait_for_timeout(STILL)
        ending = "".join(f"-{word}" for word in (screen, colours if colours != "light" else "") if word)
        path = folder / f"{name}{ending}.png"
        path.write_bytes(small(person.page.screenshot()))
        print(f"{path} ({path.stat().st_size / 1000:.0f} kB)")
    context.close()


def small(picture: bytes) -> bytes:
    """``picture`` as a PNG with a palette, under ``MOST_BYTES``. Raises :class:`ValueError` when that cannot be."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in (256, 128, 64, 32):
        out = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        if out.tell() < MOST_BYTES:
            return out.getvalue()
    raise ValueError(f"no palette makes the picture smaller than {MOST_BYTES} bytes")


if __name__ == "__main__":
    sys.exit(main())
