"""วิเคราะห์: verdicts, paragraphs that are kept, overruled verdicts, two years and the way to a level."""

from __future__ import annotations

from decimal import Decimal

import openpyxl
import pytest

from tests.pages.conftest import SAMPLE, Visitor

TARGET = Decimal(85)


def sample_rows() -> dict[str, list[Decimal]]:
    """Item code → its printed scores of 2566 (both EIT parts), read by a second way."""
    book = openpyxl.load_workbook(SAMPLE, read_only=True, data_only=True)
    found: dict[str, list[Decimal]] = {}
    for sheet in book.worksheets:
        if "2566" not in sheet.title:
            continue
        for row in sheet.iter_rows(values_only=True):
            texts = [cell for cell in row if cell is not None]
            code = next((t for t in texts if isinstance(t, str) and t[:1] in "ieo" and t[1:].isdigit()), None)
            if code:
                found[code] = [Decimal(str(t)).quantize(Decimal("0.01")) for t in texts if isinstance(t, (int, float))]
    return found


@pytest.fixture
def page() -> Visitor:
    return Visitor().start().click("start_sample").go("analysis")


def test_the_counts_of_the_sample(page: Visitor) -> None:
    below = [code for code, scores in sample_rows().items() if min(scores) < TARGET]
    assert len(below) == 12
    assert f"▼ ข้อบกพร่องที่ต้องแก้ไข {len(below)} ข้อ" in page.text()


def test_a_paragraph_is_rewritten_kept_and_taken_back(page: Visitor) -> None:
    def field() -> object:
        return next(area for area in page.at.text_area if area.label == "ข้อความในรายงาน")

    by_rules = field().value
    field().set_value("หน่วยงานชี้แจงว่าดำเนินการแล้ว").run()
    assert field().value == "หน่วยงานชี้แจงว่าดำเนินการแล้ว"
    assert "ข้อความของหน่วยงาน" in page.text()
    page.go("overview").go("analysis")
    assert field().value == "หน่วยงานชี้แจงว่าดำเนินการแล้ว"
    again = Visitor().start(doc=page.doc).go("analysis")
    assert any(area.value == "หน่วยงานชี้แจงว่าดำเนินการแล้ว" for area in again.at.text_area)
    page.at.number_input(key="target").set_value(95.0).run()
    assert "โปรดตรวจอีกครั้ง" in page.text()
    page.at.number_input(key="target").set_value(85.0).run()
    page.click("analysis_undo")
    assert field().value == by_rules


def test_a_rule_that_is_set_changes_the_verdicts(page: Visitor) -> None:
    before = page.text()
    toggle = next(t for t in page.at.toggle if "ต่ำสุดในแบบวัด" in t.label)
    toggle.set_value(False).run()
    after = page.text()
    assert "◆ ประเด็นที่ต้องพัฒนา 2 ข้อ" in before
    assert "◆ ประเด็นที่ต้องพัฒนา 0 ข้อ" in after
    page.click("analysis_defaults")
    assert "◆ ประเด็นที่ต้องพัฒนา 2 ข้อ" in page.text()


def test_two_years_side_by_side(page: Visitor) -> None:
    page = Visitor().start(doc=page.doc, analysis_tab="เทียบสองปี").go("analysis")
    tables = [table.value for table in page.at.dataframe]
    years = next(table for table in tables if "+/− ร้อยละ" in table.columns)
    first = years.iloc[0]
    assert first["+/− คะแนน"] == pytest.approx(first["ปีนี้"] - first["ปีก่อน"])
    assert first["+/− ร้อยละ"] == pytest.approx(100 * (first["ปีนี้"] - first["ปีก่อน"]) / first["ปีก่อน"], abs=0.005)


def test_the_smallest_set_goes_into_the_simulator(page: Visitor) -> None:
    """EIT Survey lacks 0.53 points: its lowest item alone (72.33) brings (100 − 72.33) ÷ 15 = 1.84."""
    page = Visitor().start(doc=page.doc, analysis_tab="จำลองคะแนน").go("analysis")
    assert "ยกระดับอย่างน้อย 1 ข้อ (EIT Survey 1 ข้อ)" in page.text()
    page.click("whatif_use")
    assert page.metric("EIT Survey").delta == "+1.85"  # 84.47 → 86.32, rounded at every stage
    assert next(slider.value for slider in page.at.slider if "E6" in slider.label) == 100.0
    page.click("whatif_reset")
    assert not page.metric("EIT Survey").delta


def test_without_items_the_page_says_so() -> None:
    page = Visitor().start().go("import_data")
    rows = "ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565\nหน่วยงาน\tเทศบาลตำบลทดสอบ\nตัวชี้วัดที่\tคะแนน\n" + "\n".join(
        f"{n}\t9{n % 10}.00" for n in range(1, 11)
    )
    page.upload(("ตัวชี้วัด.txt", rows.encode()))
    page.go("analysis")
    assert "ไม่มีคะแนนรายข้อของปีนี้" in page.text()
    assert "analysis_to_measures" not in [button.key for button in page.at.button]
