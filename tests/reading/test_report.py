"""The reading report: every line has its status, its place and what was made of it; answers count."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pandas as pd

from itadash.exports import table_csv, table_xlsx
from itadash.reading import answers, report
from itadash.reading.corrections import Correction, with_correction
from itadash.reading.model import (
    Candidate,
    Ignored,
    OpenScore,
    PrintedChange,
    PrintedMeasure,
    PrintedRating,
    PrintedWeighted,
    Question,
    Reading,
    Remark,
)
from itadash.scores import COLUMNS, Score, frame

F = "ผล.xlsx › 2566"
QUESTION = Question(
    *(f"{F} › B9", "17", "ทต.สมมติ", 2566, f"{F} › A3"),
    scores=(OpenScore("", Decimal("85.94"), f"{F} › C9"),),
    candidates=(Candidate("i7", ("อยู่ถัดจาก I6",)), Candidate("i17")),
)


def reading(*scores: Score, **more: object) -> Reading:
    printed = frame(scores)
    printed["table"] = f"{F} › A3"
    return replace(Reading("ผล.xlsx", printed.loc[:, [*COLUMNS, "table"]]), **more)  # type: ignore[arg-type]


def score(code: str, value: str, cell: str, *, instrument: str = "IIT", year: int | None = 2566, **more: str) -> Score:
    level = "total" if code == "total" else "indicator" if code.isdigit() else "item"
    agency, read_as = more.get("agency", "ทต.สมมติ"), more.get("read_as", "")
    return Score(agency, year, level, instrument, code, Decimal(value), f"{F} › {cell}", read_as)


def lines(body: answers.Body) -> list[tuple[str, str, str, str]]:
    """(status, cell, printed, read as) of every line."""
    rows = report.report(body).itertuples(index=False)
    return [(row.status, row.place.rsplit(" ", 1)[-1], row.printed, row.read_as) for row in rows]


def test_every_kind_of_line_has_its_status_and_place() -> None:
    read = reading(
        score("total", "88.93", "C4", instrument=""),
        score("7", "84.29", "C5", instrument="EIT"),
        score("e9", "80.04", "D6", instrument="EIT2"),
        score("i19", "86.42", "C7", read_as="1๑9"),
        score("i20", "91.23", "C8"),
        remarks=(
            Remark("repair", "รหัสพิมพ์ว่า “1๑9” อ่านเป็นข้อ i19", f"{F} › B7", "1๑9", "i19"),
            Remark("repair", "คะแนนของข้อ i20 พิมพ์ว่า “91.234”", f"{F} › C8", "91.234", "91.23"),
            Remark("doubt", "รหัส “17” อ่านได้มากกว่าหนึ่งแบบ", f"{F} › B9", "17", "i7 หรือ i17"),
            Remark("doubt", "ไม่รู้ว่าแถวนี้เป็นของอะไร", f"{F} › B10", "อื่น ๆ", ""),
            Remark("refused", "ค่าของข้อ i21 คือ “250”", f"{F} › C11", "250", "i21"),
            Remark("note", "ไม่อ่านแผ่นงานที่ซ่อนไว้", F),
        ),
        questions=(QUESTION,),
        ignored=(Ignored(f"{F} › A30", "ลงชื่อ", "ไม่มีคะแนน"),),
        changes=(PrintedChange("ทต.สมมติ", 2566, 2565, "IIT", "1", "points", Decimal(1), "up", "+1.00", f"{F} › E5"),),
        weighted=(PrintedWeighted("ทต.สมมติ", 2566, "EIT1", Decimal("13.10"), f"{F} › F5", f"{F} › A3"),),
        ratings=(PrintedRating("ทต.สมมติ", 2566, "ผ่าน", f"{F} › D4"),),
        measures=(PrintedMeasure(1, "ประชุมชี้แจง", "", "", "", "", "", f"{F} › A40"),),
    )
    assert lines(answers.new_body(read, "")) == [
        ("ต้องถาม", "C9", "17", "I7 หรือ I17"),
        ("ต้องถาม", "B10", "อื่น ๆ", ""),
        ("ไม่รับ", "C11", "250", "i21"),
        ("ไม่ได้อ่าน", "2566", "", ""),
        ("ไม่ได้อ่าน", "A30", "ลงชื่อ", ""),
        ("แก้การพิมพ์", "C7", "1๑9", "I19"),
        ("แก้การพิมพ์", "C8", "91.234", "I20"),
        ("อ่านได้", "C4", "", "คะแนนรวม"),
        ("อ่านได้", "C5", "", "ตัวชี้วัดที่ 7"),
        ("อ่านได้", "D6", "", "E9 (EIT Survey)"),
        ("อ่านได้", "F5", "", "EIT Public"),
        ("อ่านได้", "E5", "+1.00", "ตัวชี้วัดที่ 1"),
        ("อ่านได้", "D4", "ผ่าน", ""),
        ("อ่านได้", "A40", "ประชุมชี้แจง", ""),
    ]


def test_the_evidence_of_an_open_code_is_told() -> None:
    table = report.report(answers.new_body(reading(questions=(QUESTION,)), ""))
    (line,) = table.itertuples(index=False)
    assert line.message == "รหัสอ่านได้มากกว่าหนึ่งแบบ: I7 (อยู่ถัดจาก I6) หรือ I17"
    assert (line.value, line.fiscal_year) == (Decimal("85.94"), 2566)


def test_a_question_answered_with_no_is_not_taken_in() -> None:
    body = answers.with_code(answers.new_body(reading(questions=(QUESTION,)), ""), QUESTION.source, "")
    assert lines(body) == [("ไม่รับ", "C9", "17", "")]
    assert report.report(body)["message"].tolist() == ["ผู้ใช้เลือกไม่นำเข้า"]


def test_what_the_file_does_not_say_waits_until_it_is_answered() -> None:
    read = reading(
        score("i1", "90.00", "C4", year=None, agency=""),
        remarks=(
            Remark("doubt", "ไม่พบปีงบประมาณ", f"{F} › A3", "2566", "fiscal_year"),
            Remark("doubt", "ไม่พบชื่อหน่วยงาน", "ผล.xlsx", "", "agency"),
        ),
    )
    body = answers.new_body(read, "")
    (line,) = report.report(body).itertuples(index=False)
    assert line.status == "ต้องถาม"
    assert line.message == "ไฟล์ไม่ได้บอกปีงบประมาณและชื่อหน่วยงาน จึงยังไม่ใช้คะแนนนี้ โปรดตอบในหน้านำเข้าข้อมูล"
    body = answers.with_agency(answers.with_year(body, f"{F} › A3", 2565), "ทต.สมมติ")
    (line,) = report.report(body).itertuples(index=False)
    assert (line.status, line.fiscal_year, line.agency) == ("อ่านได้", 2565, "ทต.สมมติ")
    assert line.message == "ปีงบประมาณและชื่อหน่วยงานตามที่ผู้ใช้ระบุ"


def test_an_accepted_correction_is_told_with_the_printed_value() -> None:
    read = reading(
        score("total", "88.39", "C4", instrument=""),
        score("i19", "86.42", "C7", read_as="1๑9"),
        ratings=(PrintedRating("ทต.สมมติ", 2566, "ผ่านดี", f"{F} › D4"),),
    )
    body = answers.new_body(read, "")
    for correction in (
        Correction(f"{F} › C4", "88.39", "88.93", "total", "คะแนนรวมคำนวณได้ 88.93", "", "total"),
        Correction(f"{F} › C7", "86.42", "86.24", "indicator", "ค่าเฉลี่ยไม่ตรง", "IIT", "i19"),
        Correction(f"{F} › D4", "ผ่านดี", "ผ่าน", "rating", "ระดับไม่ตรงกับคะแนน"),
    ):
        body = with_correction(body, correction)
    assert lines(body) == [
        ("แก้การพิมพ์", "C4", "88.39", "คะแนนรวม"),
        ("แก้การพิมพ์", "C7", "1๑9 / 86.42", "I19"),
        ("แก้การพิมพ์", "D4", "ผ่านดี", "ผ่าน"),
    ]
    table = report.report(body)
    assert list(table["value"])[:2] == [Decimal("88.93"), Decimal("86.24")]
    assert table["message"][0] == "แก้จาก 88.39 เป็น 88.93 ตามผลการตรวจสอบ (คะแนนรวมคำนวณได้ 88.93)"


def test_several_files_are_one_table_with_their_problems_first() -> None:
    first = answers.new_body(reading(score("i1", "90", "C4")), "")
    second = answers.new_body(
        replace(reading(remarks=(Remark("refused", "ไม่รับ", "ข.csv › B2", "x", ""),)), file="ข.csv"), ""
    )
    table = report.report_all([first, second])
    assert list(zip(table["status"], table["file"], strict=True)) == [("ไม่รับ", "ข.csv"), ("อ่านได้", "ผล.xlsx")]
    assert report.counts(table) == {"ต้องถาม": 0, "ไม่รับ": 1, "ไม่ได้อ่าน": 0, "แก้การพิมพ์": 0, "อ่านได้": 1}


def test_no_file_is_an_empty_table() -> None:
    table = report.report_all([])
    assert list(table.columns) == list(report.COLUMNS)
    assert table.empty


def test_as_workbook_and_csv_nothing_becomes_a_formula() -> None:
    hostile = Remark("refused", "ค่าคือ =1+1", f"{F} › C4", "=1+1", "")
    table = report.report(answers.new_body(reading(score("i1", "90.5", "C5"), remarks=(hostile,)), ""))
    origin = report.about(table, ["ผล.xlsx"])
    book = openpyxl.load_workbook(io.BytesIO(table_xlsx(table, report.COLUMNS, origin, sheet="รายงานการอ่าน")))
    rows = list(book["รายงานการอ่าน"].iter_rows(values_only=True))
    assert rows[0] == tuple(report.COLUMNS.values())
    assert rows[1][:5] == ("ไม่รับ", "คะแนน", "ผล.xlsx", f"{F} › C4", "=1+1")
    assert book["รายงานการอ่าน"]["E2"].data_type == "s"
    assert rows[2][5:8] == ("I1", 90.5, 2566)
    assert ("ไม่รับ", "1 แถว อยู่ในช่องคะแนนแต่ใช้เป็นคะแนนไม่ได้ หรือผู้ใช้เลือกไม่นำเข้า") in origin
    read_back = pd.read_csv(io.BytesIO(table_csv(table, report.COLUMNS)))
    assert read_back["พิมพ์ว่า"][0] == "'=1+1"
