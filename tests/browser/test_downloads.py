"""Every download and every link of every page, and addresses that show the same to a colleague."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pptx
import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook
from PIL import Image
from playwright.sync_api import Browser, Locator, expect
from pypdf import PdfReader

from itadash.work_file import unpack
from tests.browser.axe import still
from tests.browser.conftest import NewVisitor
from tests.browser.measures_page import drafted
from tests.browser.running_app import RunningApp
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

AGENCY = "เทศบาลตำบลตัวอย่าง"
DOWNLOAD = '[data-testid="stDownloadButton"] button >> visible=true'
# page → what its address asks for besides, and the least number of files to be had there
VIEWS = (
    ("นำเข้าข้อมูล", "import_data", {}, 6),
    ("ตรวจสอบข้อมูล", "audit", {}, 3),
    ("ภาพรวม", "", {}, 7),
    ("แนวโน้ม", "trend", {"view": "เส้น"}, 5),
    ("แนวโน้ม", "trend", {"view": "แยกกราฟย่อย"}, 5),
    ("แนวโน้ม", "trend", {"view": "แผนที่สี"}, 5),
    ("แนวโน้ม", "trend", {"view": "รายข้อ"}, 5),
    ("รายข้อ", "items", {}, 3),
    ("วิเคราะห์", "analysis", {"analysis_tab": "รายประเด็น"}, 5),
    ("วิเคราะห์", "analysis", {"analysis_tab": "รายตัวชี้วัด"}, 5),
    ("วิเคราะห์", "analysis", {"analysis_tab": "รายแบบวัด"}, 5),
    ("วิเคราะห์", "analysis", {"analysis_tab": "เทียบสองปี"}, 11),
    ("วิเคราะห์", "analysis", {"analysis_tab": "จำลองคะแนน"}, 5),
    ("มาตรการ", "measures", {"tab": "เครื่องมือ"}, 2),
    ("มาตรการ", "measures", {"tab": "เอกสาร"}, 3),
    ("ติดตามผล", "progress", {"progress_tab": "สรุป"}, 2),
    ("เอกสาร", "documents", {"documents_tab": "เอกสาร"}, 11),
    ("เอกสาร", "documents", {"documents_tab": "ข้อมูลในเอกสาร"}, 5),
)


@pytest.fixture(scope="module")
def doc(app: RunningApp, browser: Browser) -> Iterator[str]:
    """A workspace with the sample and its drafted measures, for all tests of this file: they only look."""
    with browser.new_context() as context:
        yield drafted(Visitor(context.new_page(), app.url)).query()["doc"]


@pytest.mark.parametrize(
    ("title", "path", "query", "least"), VIEWS, ids=[f"{v[1] or 'overview'}-{at}" for at, v in enumerate(VIEWS)]
)
def test_every_file_of_a_page_opens(
    app: RunningApp,
    visitor: NewVisitor,
    doc: str,
    tmp_path: Path,
    title: str,
    path: str,
    query: dict[str, str],
    least: int,
) -> None:
    person = visitor(app.url).open(path, doc=doc, **query)
    expect(person.heading(title)).to_be_visible()
    main = person.page.get_by_test_id("stMain")
    expect(person.button("พิมพ์หน้านี้")).to_be_visible()
    still(person)
    files = [taken(person, button, tmp_path) for button in main.locator(DOWNLOAD).all()]
    for popover in main.get_by_test_id("stPopover").all():
        opener = popover.get_by_role("button").first
        if opener.is_disabled():
            continue
        opener.click()
        body = person.page.get_by_test_id("stPopoverBody")
        expect(body).to_be_visible()
        files += [taken(person, button, tmp_path) for button in body.locator(DOWNLOAD).all()]
        person.page.keyboard.press("Escape")
        expect(body).to_be_hidden()
    assert len(files) >= least
    for file in files:
        assert AGENCY in file.name or path == "import_data"  # there a file is named after the file that was read
        opens(file)


def test_the_slides_are_printed_as_a_handout(app: RunningApp, visitor: NewVisitor, doc: str, tmp_path: Path) -> None:
    """The page's heading is that of the slide, so its button stands below the stage."""
    person = visitor(app.url).open("present", doc=doc)
    file = taken(person, person.button("พิมพ์หน้านี้"), tmp_path)
    assert file.name.startswith(f"0-เอกสารแจกในที่ประชุม-2566-{AGENCY}")
    opens(file)


def test_the_guide_is_printed_by_chapter_and_whole(app: RunningApp, visitor: NewVisitor, tmp_path: Path) -> None:
    person = visitor(app.url).open("help")
    expect(person.heading("คู่มือ")).to_be_visible()
    pictures_came(person)
    with person.run():
        person.page.get_by_role("tab", name="ดูผล").click()
    pictures_came(person)
    chapter = taken(person, person.button("พิมพ์หน้านี้"), tmp_path)
    assert chapter.name == "0-คู่มือผู้ใช้-ITA-Dash-ดูผล.pdf"
    whole = taken(person, person.button("คู่มือทั้งเล่ม (PDF)"), tmp_path)
    assert len(PdfReader(whole).pages) > len(PdfReader(chapter).pages) > 0


def pictures_came(person: Visitor) -> None:
    """Of a chapter that is left before, the server forgets the pictures while the browser still asks for them."""
    person.page.wait_for_function("() => [...document.images].every((picture) => picture.complete)")


def taken(person: Visitor, button: Locator, folder: Path) -> Path:
    with person.page.expect_download(timeout=120_000) as info:
        button.click()
    place = folder / f"{len(list(folder.iterdir()))}-{info.value.suggested_filename}"
    info.value.save_as(place)
    return place


def opens(file: Path) -> None:
    """The file is what its name says, and is not empty."""
    data = file.read_bytes()
    if file.suffix == ".png":
        image = Image.open(io.BytesIO(data)).convert("L")
        assert image.width > 2000
        assert image.getextrema() == (0, 255) or image.getextrema()[0] < 40
    elif file.suffix == ".svg":
        root = fromstring(data)
        assert root.tag.endswith("svg")
        assert AGENCY in (root[0].text or "")
        assert len(root[1].text or "") > 20
    elif file.suffix == ".xlsx":
        book = load_workbook(io.BytesIO(data))
        assert max(sheet.max_column for sheet in book) > 1  # the blank template begins with a sheet of words
        assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    elif file.suffix == ".docx":
        assert AGENCY in "".join(docx.Document(str(file)).element.itertext())
    elif file.suffix == ".pptx":
        slides = pptx.Presentation(str(file)).slides
        assert AGENCY in "".join(shape.text_frame.text for s in slides for shape in s.shapes if shape.has_text_frame)
    elif file.suffix == ".csv":
        assert data[:3] == b"\xef\xbb\xbf"
        assert len(next(csv.reader(io.StringIO(data.decode("utf-8-sig"))))) > 1
    elif file.suffix == ".itadash":
        assert [len(unpack(data).files), AGENCY in str(unpack(data).streams)] == [1, True]
    else:
        assert file.suffix == ".pdf"
        text = "".join(page.extract_text() or "" for page in PdfReader(io.BytesIO(data)).pages)
        assert AGENCY in "".join(text.split())


PYTHON = "https://www.python.org/downloads/windows/"


def test_every_link_of_every_page_leads_to_a_page(app: RunningApp, visitor: NewVisitor, doc: str) -> None:
    person = visitor(app.url)
    seen: set[str] = set()
    waiting = [""]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        person.open(path, doc=doc)
        expect(person.page.get_by_role("heading", level=1)).to_be_visible()
        expect(person.page.get_by_test_id("stAlert").filter(has_text="ไม่สำเร็จ")).to_have_count(0)
        for link in person.page.locator("a[href]").all():
            address = link.evaluate("link => link.href")
            if address == PYTHON:  # the guide says where to get it
                continue
            assert address.startswith(app.url), address
            waiting.append(address.removeprefix(app.url).lstrip("/").partition("?")[0])
    assert seen >= {"", "import_data", "audit", "trend", "items", "analysis", "measures", "progress", "documents"}


def test_a_colleague_sees_the_same_view(app: RunningApp, visitor: NewVisitor, doc: str) -> None:
    first = visitor(app.url)
    first.open(doc=doc, year="2565")
    with first.run():
        first.page.get_by_test_id("stMain").get_by_role("radio", name="ตาราง").click()
    second = visitor(app.url)
    second.page.goto(first.page.url)
    second.wait()
    expect(second.page.get_by_role("radio", name="ตาราง")).to_be_checked()
    expect(second.page.get_by_test_id("stDataFrame").first).to_be_visible()
    assert second.query()["year"] == "2565"


def test_the_group_of_the_analysis_is_in_the_link(app: RunningApp, visitor: NewVisitor, doc: str) -> None:
    first = visitor(app.url)
    first.open("analysis", doc=doc, analysis_tab="รายตัวชี้วัด")
    with first.run():
        first.page.get_by_role("radio").nth(6).click(force=True)
    first.page.wait_for_url("**group=indicator-7*")  # the address follows the run
    second = visitor(app.url)
    second.page.goto(first.page.url)
    second.wait()
    expect(second.page.get_by_test_id("stMain").get_by_role("heading", level=2).first).to_contain_text("7. ")
    expect(second.page.get_by_role("radio").nth(6)).to_be_checked()


def test_what_was_tried_in_the_simulator_is_in_the_link(app: RunningApp, visitor: NewVisitor, doc: str) -> None:
    person = visitor(app.url)
    person.open("analysis", doc=doc, analysis_tab="จำลองคะแนน", tried="OIT.o18.100.00,OIT.x9.1,IIT.i1.nan")
    expect(person.page.get_by_role("switch").or_(person.page.get_by_role("checkbox")).first).to_be_checked()
    assert person.query()["tried"].startswith("OIT.o18.100")
    assert "x9" not in person.query()["tried"]


def test_one_press_of_back_leads_to_the_page_before(app: RunningApp, visitor: NewVisitor, doc: str) -> None:
    person = visitor(app.url).open("items", doc=doc)
    person.go("แนวโน้ม")
    person.choose("ปีงบประมาณที่ประเมิน", "2565")
    person.go("มาตรการ")
    for title in ("แนวโน้ม", "รายข้อ"):
        person.page.go_back()
        expect(person.heading(title)).to_be_visible()
        person.wait()
