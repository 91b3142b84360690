"""`report`: every document, its year, its source."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from pypdf import PdfReader

from itadash.documents import fonts
from tests.commands.command import (
    Run,
    measures_table,
)


def test_report_drafts_and_carries_its_source(run: Run, sheet: Path, tmp_path: Path) -> None:
    out = tmp_path / "มาตรการ.pdf"
    run("report", sheet, "--year", "2566", "--document", "measures", "--out", out)
    assert (run.code, run.out) == (0, "")
    assert "ร่างจากข้อที่ต่ำกว่าเกณฑ์" in run.err
    pdf = PdfReader(out)
    assert pdf.attachments["คะแนน.csv"] == [sheet.read_bytes()]
    (name,) = (name for name in pdf.attachments if name != "คะแนน.csv")
    assert name.startswith("ข้อมูล-ITA-2566")
    book = openpyxl.load_workbook(io.BytesIO(pdf.attachments[name][0]))
    assert {"คะแนน", "ตรวจสอบ", "ผลวินิจฉัย", "มาตรการ"} <= set(book.sheetnames)


def test_scores_without_a_year_are_not_taken_for_those_of_the_assessed_one(run: Run, tmp_path: Path) -> None:
    """Two tables under one heading; the second, without a year, has other scores: the report leaves it out."""
    head = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566\nเทศบาลตำบลทดสอบ\n"
    tables = ["".join(f"{n},ตัวชี้วัด {n},{score + n}.50\n" for n in range(1, 11)) for score in (80, 60)]
    sheet, out = tmp_path / "สองปี.csv", tmp_path / "รายงาน.pdf"
    sheet.write_text(head + "".join(f"ตัวชี้วัดที่,รายละเอียด,คะแนน\n{table}\n" for table in tables), encoding="utf-8")
    run("report", sheet, "--year", 2566, "--agency", "เทศบาลตำบลทดสอบ", "--document", "analysis", "--out", out)
    assert run.code == 0, run.err
    text = "".join(page.extract_text() for page in PdfReader(out).pages)
    assert "๘๑.๕๐" in text
    assert "๖๑.๕๐" not in text


def test_notes_on_rules_can_be_left_out(run: Run, sheet: Path, tmp_path: Path) -> None:
    out = tmp_path / "รายงาน.pdf"
    for options, expected in (((), True), (("--no-rule-notes",), False)):
        run("report", sheet, "--year", 2566, "--document", "analysis", "--out", out, *options)
        text = "".join(page.extract_text() for page in PdfReader(out).pages)
        assert ("หมายเหตุเกี่ยวกับหลักเกณฑ์" in text) == expected
        assert ("ผ่านดีเยี่ยม *" in text) == expected


def test_report_prefers_the_measures_that_the_file_prints(run: Run, sheet: Path, tmp_path: Path) -> None:
    edited, out = tmp_path / "แก้แล้ว.xlsx", tmp_path / "มาตรการ.pdf"
    run("draft", sheet, "--year", 2566, "--out", edited)
    run("report", edited, "--year", 2566, "--document", "measures", "--out", out)
    assert run.code == 0
    assert "มาตรการ 3 รายการ (ตามตารางมาตรการในไฟล์)" in run.err


def test_report_refuses_a_year_that_the_file_is_not_of(run: Run, sheet: Path, tmp_path: Path) -> None:
    edited, out = tmp_path / "แก้แล้ว.xlsx", tmp_path / "มาตรการ.pdf"
    run("draft", sheet, "--year", 2566, "--out", edited)
    for year in (2565, 2570):  # another year, a year without rules
        assert run("report", edited, "--year", year, "--document", "measures", "--out", out).refused()
        assert str(year) in run.err
    assert not out.exists()
    run("report", edited, "--year", 2565, "--document", "measures", "--out", out)
    assert "ไฟล์เป็นของปีงบประมาณ 2566 ไม่ใช่ 2565" in run.err


def test_the_year_of_the_scores_holds_for_measures_that_name_none(run: Run, sheet: Path, tmp_path: Path) -> None:
    plain, out = measures_table(tmp_path / "ตาราง.xlsx", []), tmp_path / "มาตรการ.pdf"
    assert run("report", plain, sheet, "--year", 2565, "--document", "measures", "--out", out).refused()
    assert "2566" in run.err
    assert run("report", plain, sheet, "--year", 2566, "--document", "measures", "--out", out).code == 0
    assert run("report", plain, "--year", 2565, "--document", "measures", "--out", out).code == 0  # nothing says other


def test_thai_digits_name_the_year_as_well(run: Run, tmp_path: Path) -> None:
    path = measures_table(tmp_path / "ตาราง.xlsx", [["ปีงบประมาณที่ประเมิน", "๒๕๖๖"]])
    out = tmp_path / "มาตรการ.pdf"
    assert run("report", path, "--year", 2565, "--document", "measures", "--out", out).refused()
    assert run("report", path, "--year", 2566, "--document", "measures", "--out", out).code == 0


def test_fonts_that_are_not_there_are_one_line(
    run: Run, sheet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path / "ไม่มี")
    fonts.forget()
    run("report", sheet, "--year", 2566, "--document", "measures", "--out", tmp_path / "ก.pdf")
    assert run.code == 2
    assert "แบบอักษร" in run.err.splitlines()[-1]
    assert not (tmp_path / "ก.pdf").exists()


@pytest.mark.parametrize("document", ["measures", "analysis", "progress", "memo"])
@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_every_document_in_both_formats(run: Run, sheet: Path, tmp_path: Path, document: str, ending: str) -> None:
    out = tmp_path / f"เอกสาร.{ending}"
    assert run("report", sheet, "--year", 2566, "--document", document, "--out", out).code == 0, run.err
    if ending == "pdf":
        text = "".join("".join(page.extract_text().split()) for page in PdfReader(out).pages)
    else:
        opened = docx.Document(str(out))
        cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
        text = "".join("".join([*(p.text for p in opened.paragraphs), *cells]).split())
    title = {
        "measures": "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "analysis": "การวิเคราะห์รายประเด็น",
        "progress": "รายงานผลการดำเนินการตามมาตรการ",
        "memo": "ขออนุมัติใช้มาตรการ",
    }[document]
    assert title in text
    assert "๒๕๖๗" in text or "๒๕๖๖" in text


def test_slides_for_the_meeting(run: Run, sheet: Path, tmp_path: Path) -> None:
    out = tmp_path / "ประชุม.pptx"
    assert run("report", sheet, "--year", 2566, "--document", "slides", "--out", out).code == 0, run.err
    shapes = [shape for slide in pptx.Presentation(str(out)).slides for shape in slide.shapes]
    assert any("๒๕๖๖" in shape.text_frame.text for shape in shapes if shape.has_text_frame)
    assert run("report", sheet, "--year", 2566, "--document", "slides", "--out", tmp_path / "ก.pdf").refused()


@pytest.mark.parametrize("document", ["สไลด์", "อื่น"])
def test_other_documents_are_not_available(run: Run, sheet: Path, tmp_path: Path, document: str) -> None:
    run("report", sheet, "--year", 2566, "--document", document, "--out", tmp_path / "a.docx")
    assert run.refused()
    assert document in run.err
    assert not (tmp_path / "a.docx").exists()
