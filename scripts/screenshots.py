"""Pictures of the program for the README and the guide, so that they never go stale: one command renews all.

Run from anywhere: ``python scripts/screenshots.py [FOLDER] [--only NAME …] [--all]`` (default ``docs/images``). Without
``--all``: light colours at 1366 × 768. With it the pages again in dark and at 390 × 844, for a look (not for the
documents). Needs a Chromium and requirements-dev.txt. What is on the pictures is invented: data/sample and the sheets
made here.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Collection
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:  # run as a file, only this folder is on the path
    sys.path.insert(0, str(ROOT))

import openpyxl  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, expect, sync_playwright  # noqa: E402

from tests.browser.running_app import RunningApp, launch  # noqa: E402
from tests.browser.visitor import CHART, Visitor  # noqa: E402
from tests.conftest import chromium_path  # noqa: E402

SCREENS = {"": (1366, 768), "phone": (390, 844)}
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130 Mobile Safari/537"
MOST_BYTES = 250_000
STILL = 1500  # ms for what moves by itself: the chart's first drawing, a fading notice
PATIENCE = 120_000  # ms for one picture on a busy machine

ASKED = """เทศบาลตำบลตัวอย่าง (สมมติ)
ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566
ข้อ\tคะแนน
ข้อ 17\t82.40
ข้อ 18\t91.15
o9\t100
"""
STRANGE = (
    ["ผลการประเมิน ITA เทศบาลตำบลตัวอย่าง (สมมติ) ปีงบประมาณ 2566"],
    ["#", "วัดอะไร", "ครั้งก่อน 2565", "ร้อยละที่ได้"],
    [1, "คะแนนรวม", 88.1, 91.75],
    [2, "i1", 86.4, 93.25],
    [3, "i2", 84.15, 92.6],
    [4, "i3", 90.2, 94.1],
)
WRONG = """เทศบาลตำบลตัวอย่าง (สมมติ)
ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566
ตัวชี้วัดที่\tรายละเอียดตัวชี้วัด\tคะแนน
1\tการปฏิบัติหน้าที่\t96.40
2\tการใช้งบประมาณ\t92.15
3\tการใช้อำนาจ\t95.60
4\tการใช้ทรัพย์สินของราชการ\t91.20
5\tการแก้ไขปัญหาการทุจริต\t94.85
6\tคุณภาพการดำเนินงาน\t86.35
7\tประสิทธิภาพการสื่อสาร\t83.10
8\tการปรับปรุงการทำงาน\t82.75
9\tการเปิดเผยข้อมูล\t95.00
10\tการป้องกันการทุจริต\t87.50
คะแนนรวม\t\t98.85

ในปีงบประมาณ พ.ศ. 2566 เทศบาลตำบลตัวอย่าง (สมมติ) ได้คะแนนรวม 98.85 คะแนน อยู่ในระดับ AA
"""

Scene = Callable[[Visitor], None]


def page(title: str, tab: str = "") -> Scene:
    """A page, and on it perhaps a tab."""

    def show(person: Visitor) -> None:
        person.go(title)
        if tab:
            person.tab(tab)

    return show


def chart(title: str) -> Scene:
    """A page that is there when its chart is."""

    def show(person: Visitor) -> None:
        person.go(title)
        expect(person.page.locator(CHART).first).to_be_visible()

    return show


def nothing(person: Visitor) -> None:
    """The page that one sees first."""


def sample(person: Visitor) -> None:
    """The sample, on the page that it opens with its chart."""
    person.load_sample()
    expect(person.page.locator(CHART).first).to_be_visible()


def drafted(person: Visitor) -> None:
    """The measures, drafted."""
    person.go("มาตรการ")
    with person.run():
        person.button("ร่างจากข้อที่ต่ำกว่าเกณฑ์").click()


def presented(person: Visitor) -> None:
    """The first slide of the meeting."""
    with person.run():
        person.page.get_by_test_id("stSidebarNavLink").filter(has_text="นำเสนอ").click()
    expect(person.page.get_by_role("button", name="ดาวน์โหลด PowerPoint")).to_be_attached()


def indicators(person: Visitor) -> None:
    """The slide of the ten indicators, two on from the first."""
    for _ in range(2):
        person.page.keyboard.press("ArrowRight")
    expect(person.page.locator("[data-slide=indicators]")).to_be_visible()


def where_from(person: Visitor) -> None:
    """The dialog on a figure of the overview."""
    person.go("ภาพรวม")
    with person.run():
        person.page.get_by_test_id("stMain").get_by_role("button", name="ที่มา").first.click()
    expect(person.page.get_by_role("dialog").get_by_test_id("stDataFrame").first).to_be_visible()


def pasted(text: str, then: str = "") -> Scene:
    """The import page after ``text`` was pasted; scrolled to where ``then`` stands."""

    def show(person: Visitor) -> None:
        person.go("นำเข้าข้อมูล")
        person.page.get_by_text("วางตารางจาก Excel, Word หรือหน้าเว็บ").click()
        person.write(person.box("วางตารางหรือข้อความที่มีคะแนน"), text)
        with person.run():
            person.button("อ่านข้อความที่วาง").click()
        expect(person.page.get_by_text("ไฟล์ที่นำเข้าแล้ว").first).to_be_visible()
        if then:
            person.page.get_by_text(then).first.evaluate("it => it.scrollIntoView({block: 'center'})")

    return show


def mapped(person: Visitor) -> None:
    """A workbook whose columns are pointed at."""
    book = openpyxl.Workbook()
    for row in STRANGE:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    person.go("นำเข้าข้อมูล")
    with person.run():
        person.page.locator("input[type=file]").first.set_input_files(
            [{"name": "สรุปผล.xlsx", "mimeType": "application/octet-stream", "buffer": out.getvalue()}]
        )
    with person.run():
        person.page.get_by_test_id("stMain").get_by_text("จับคู่คอลัมน์เอง").click()
    person.page.get_by_text("จะอ่านได้").first.evaluate("it => it.scrollIntoView({block: 'end'})")


def audited(person: Visitor) -> None:
    """The audit of a result that contradicts itself."""
    pasted(WRONG)(person)
    person.go("ตรวจสอบข้อมูล")
    person.page.get_by_test_id("stExpander").first.locator("summary").click()


# One window after the other; in a window the scenes build on each other. A name without a picture only prepares.
WINDOWS: tuple[dict[str, Scene], ...] = (
    {
        "start": nothing,
        "overview": sample,
        "trace": where_from,
        "import": page("นำเข้าข้อมูล"),
        "trend": chart("แนวโน้ม"),
        "items": page("รายข้อ"),
        "analysis": page("วิเคราะห์"),
        "whatif": page("วิเคราะห์", "จำลองคะแนน"),
        "measures": drafted,
        "measures-table": page("มาตรการ", "ตาราง"),
        "progress": page("ติดตามผล"),
        "documents": page("เอกสาร"),
        "details": page("เอกสาร", "ข้อมูลในเอกสาร"),
        "present": presented,
        "present-indicators": indicators,
    },
    {"question": pasted(ASKED, "รหัสที่อ่านได้มากกว่าหนึ่งแบบ")},
    {"mapping": mapped},
    {"audit": audited},
)


def names() -> list[str]:
    """What pictures there are, without their ending."""
    return [name for window in WINDOWS for name in window]


def main() -> int:
    """Take the pictures and say where they are."""
    parser = argparse.ArgumentParser(description="Pictures of the program for the README and the guide.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--only", nargs="+", choices=names(), metavar="NAME", help=f"some of: {' '.join(names())}")
    parser.add_argument("--all", action="store_true", help="dark and phone, too")
    chosen = parser.parse_args()
    chromium = chromium_path()
    if chromium is None:
        parser.error("no Chromium found on this machine")
    chosen.folder.mkdir(parents=True, exist_ok=True)
    expect.set_options(timeout=PATIENCE)
    variants = product(("light", "dark"), SCREENS) if chosen.all else [("light", "")]
    with TemporaryDirectory() as data, RunningApp(Path(data) / "data") as app, sync_playwright() as playwright:
        browser = launch(playwright, chromium)
        for colours, screen in variants:
            for window in WINDOWS:
                if not chosen.only or set(window) & set(chosen.only):
                    take(browser, app.url, window, chosen.only or names(), chosen.folder, colours, screen)
        browser.close()
    return 0


def take(
    browser: Browser,
    url: str,
    window: dict[str, Scene],
    wanted: Collection[str],
    folder: Path,
    colours: str,
    screen: str,
) -> None:
    """The scenes of one window in these colours and on this screen; pictures of those that are ``wanted``."""
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
    person.page.set_default_timeout(PATIENCE)
    for name, scene in window.items():
        scene(person)
        if name in wanted:
            ending = "".join(f"-{word}" for word in (screen, colours if colours != "light" else "") if word)
            keep(person, folder / f"{name}{ending}.png", width)
        person.page.keyboard.press("Escape")
    context.close()


def keep(person: Visitor, path: Path, width: int) -> None:
    """A picture of what the window shows, once it stands still."""
    person.page.mouse.move(width - 1, 300)
    person.page.evaluate("document.fonts.ready.then(() => true)")
    person.wait()
    expect(person.page.get_by_test_id("stSkeleton")).to_have_count(0)
    person.page.wait_for_timeout(STILL)
    path.write_bytes(small(person.page.screenshot(timeout=PATIENCE)))
    print(f"{path} ({path.stat().st_size / 1000:.0f} kB)", flush=True)


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
