"""The first minute: an empty app, the sample in one click, figures, charts, items, the address."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.conftest import NewVisitor
from tests.browser.running_app import ROOT, RunningApp
from tests.browser.visitor import CHART, PAGES

pytestmark = pytest.mark.browser

SAMPLE = next((ROOT / "data" / "sample").glob("ตัวอย่าง-*.xlsx"))
BELOW = "ข้อที่ต่ำกว่าเกณฑ์"
AGENCY = "เทศบาลตำบลตัวอย่าง (สมมติ)"


def printed(path: Path, year: int) -> dict[str, list[Decimal]]:
    """Code → the scores that the sheet of ``year`` prints, straight from the cells."""
    scores: dict[str, list[Decimal]] = {}
    for row in load_workbook(path, read_only=True, data_only=True)[str(year)].iter_rows(min_row=4, values_only=True):
        values = [Decimal(str(value)).quantize(Decimal("0.01")) for value in row[3:] if isinstance(value, (int, float))]
        scores[str(row[1])] = values
    return scores


def below(scores: dict[str, list[Decimal]], target: int = 85) -> int:
    """How many items have a score under ``target``."""
    return sum(bool(values) and min(values) < target for code, values in scores.items() if code[0] in "ieo")


def test_sample_year_figures_and_charts(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    expect(person.page.get_by_test_id("stMain").get_by_text(AGENCY, exact=True)).to_be_visible()
    for year in (2565, 2566):
        person.choose("ปีงบประมาณที่ประเมิน", str(year))
        scores = printed(SAMPLE, year)
        expect(person.metric("คะแนนรวม")).to_have_text(str(scores["รวม"][0]))
        expect(person.metric(BELOW)).to_have_text(re.compile(rf"^{below(scores)}\b"))
        expect(person.page.locator(CHART).first).to_be_visible()
    person.go("แนวโน้ม")
    chart = person.page.locator(".js-plotly-plot").first
    expect(chart.locator(".main-svg").first).to_be_visible()
    for year in range(2562, 2567):
        expect(chart.locator(".xtick").get_by_text(str(year), exact=True)).to_be_visible()
    person.go("รายข้อ")
    expect(person.page.get_by_text(f"ต่ำกว่าเกณฑ์ {below(scores)} ข้อ")).to_be_visible()
    expect(person.page.get_by_test_id("stDataFrame")).to_be_visible()


def test_a_link_into_a_fresh_server_opens_its_page(own_app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(own_app.url).open("trend")
    expect(person.heading("แนวโน้ม")).to_be_visible()
    for title in PAGES:
        expect(person.page.get_by_test_id("stSidebarNavLink").filter(has_text=title)).to_be_visible()


def test_the_workspace_of_the_address_cannot_be_guessed(app: RunningApp, visitor: NewVisitor) -> None:
    names = {visitor(app.url).open().query()["doc"] for _ in range(2)}
    assert len(names) == 2
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22,}", name) for name in names)


def test_a_link_shows_the_same_to_somebody_else(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    person.choose("ปีงบประมาณที่ประเมิน", "2564")
    with person.run():
        target = person.page.get_by_role("spinbutton", name="เกณฑ์คะแนน")
        target.fill("70")
        target.press("Enter")
    below_70 = re.compile(rf"^{below(printed(SAMPLE, 2564), 70)}\b")
    expect(person.metric(BELOW)).to_have_text(below_70)

    other = visitor(app.url)
    other.page.goto(person.page.url)
    other.wait()
    expect(other.metric(BELOW)).to_have_text(below_70)
    figures = person.page.get_by_test_id("stMetricValue").all_inner_texts()
    expect(other.page.get_by_test_id("stMetricValue")).to_have_text(figures)
    assert other.query() == person.query()


def test_a_link_to_another_agency_in_the_same_work(app: RunningApp, visitor: NewVisitor) -> None:
    person = visitor(app.url).open()
    person.load_sample()
    person.go("นำเข้าข้อมูล")
    with person.run():
        person.page.get_by_test_id("stFileUploader").first.locator("input[type=file]").set_input_files(
            str(next((ROOT / "data" / "sample").glob("อบจ-ลำปาง*.xlsx")))
        )
    person.go("ภาพรวม")
    person.choose("หน่วยงาน", "องค์การบริหารส่วนจังหวัดลำปาง")
    expect(person.metric("คะแนนรวม")).to_have_text("94.96")  # as published by the agency

    other = visitor(app.url)
    other.page.goto(person.page.url)
    other.wait()
    expect(other.metric("คะแนนรวม")).to_have_text("94.96")


def test_no_page_asks_another_machine_for_anything(app: RunningApp, visitor: NewVisitor) -> None:
    """Fonts, charts, icons: all from the app itself. (The console is checked after every test.)"""
    person = visitor(app.url).open()
    person.load_sample()
    for title in PAGES:
        person.go(title)
    assert any("plotly" in address.lower() for address in person.requests)
    assert any("Sarabun" in address for address in person.requests)
    assert {urlsplit(address).netloc for address in person.requests if not address.startswith(("data:", "blob:"))} == {
        f"127.0.0.1:{app.port}"
    }
