"""The workbook of everything: its sheets, the figures in them, and no formula."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl

from itadash.assessment.finding import Finding
from itadash.documents.book import workbook
from itadash.documents.report import gather
from itadash.measures.model import Measure, MeasuresTable
from itadash.measures.progress import ProgressEntry, Status
from itadash.scores import Score, frame

AGENCY = "อบต.ทดสอบ (สมมติ)"
SCORES = frame(
    [
        Score(AGENCY, 2566, "total", "", "total", Decimal("87.33"), "ก.xlsx › ข › A1"),
        Score(AGENCY, 2566, "item", "IIT", "i1", Decimal("80.00"), "ก.xlsx › ข › A2", "=1+1"),
        Score("อบต.อื่น (สมมติ)", 2566, "item", "IIT", "i1", Decimal("12.34"), "ก.xlsx › ข › A3"),
    ]
)


def book(measures: MeasuresTable | None = None) -> openpyxl.Workbook:
    facts = gather(SCORES, AGENCY, 2566, Decimal(85), measures=measures)
    return openpyxl.load_workbook(io.BytesIO(workbook(facts, [], files=["ก.xlsx"])))


def test_scores_of_this_agency_with_their_cells_as_numbers_and_text() -> None:
    rows = list(book()["คะแนน"].iter_rows(values_only=True))
    assert rows[0] == ("หน่วยงาน", "ปีงบประมาณ", "ระดับ", "แบบวัด", "รหัส", "คะแนน", "ที่มา", "พิมพ์ว่า")
    assert rows[1:] == [
        (AGENCY, 2566, "คะแนนรวม", None, "รวม", 87.33, "ก.xlsx › ข › A1", None),
        (AGENCY, 2566, "ข้อคำถาม", "IIT", "I1", 80, "ก.xlsx › ข › A2", "=1+1"),
    ]
    assert "f" not in {cell.data_type for row in book()["คะแนน"].iter_rows() for cell in row}


def test_sheets_follow_what_there_is() -> None:
    assert book().sheetnames == ["คะแนน", "ตรวจสอบ", "ผลวินิจฉัย", "ที่มา-ตัวกรอง"]
    measure = Measure("a", 1, ("i1",), "แจ้งขั้นตอน", owner="สำนักปลัด")
    entry = ProgressEntry("a", "6", Status.DONE, result="ติดประกาศแล้ว")
    full = book(MeasuresTable(AGENCY, 2566, (measure,), progress=(entry,)))
    assert full.sheetnames == ["คะแนน", "ตรวจสอบ", "ผลวินิจฉัย", "มาตรการ", "ติดตามผล รอบ 6 เดือน", "ที่มา-ตัวกรอง"]
    assert [cell.value for cell in full["มาตรการ"][2]][:3] == [1, "I1", "แจ้งขั้นตอน"]
    assert "ติดประกาศแล้ว" in [cell.value for cell in full["ติดตามผล รอบ 6 เดือน"][2]]


def test_codes_of_findings_are_written_as_everywhere_else() -> None:
    facts = gather(SCORES, AGENCY, 2566, Decimal(85))
    found = [
        Finding("error", "conflict", 2566, code, "80", "81", "ก", "ก.xlsx › ข › A2") for code in ("i1", "total", "7")
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(workbook(facts, found)))["ตรวจสอบ"]
    at = [cell.value for cell in sheet[1]].index("รหัส")
    assert [row[at] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["I1", "total", "7"]


def test_the_verdict_of_an_item_below_the_target() -> None:
    sheet = book()["ผลวินิจฉัย"]
    row = {head.value: cell.value for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (row["รหัส"], row["คะแนนที่ใช้วินิจฉัย"], row["ผลวินิจฉัย"]) == ("I1", 80, "ข้อบกพร่องที่ต้องแก้ไข")
