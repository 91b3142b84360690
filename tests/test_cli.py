"""The command line: what goes to which stream, exit codes, and that a user's mistake is one Thai line."""

from __future__ import annotations

import csv
import errno
import io
import re
import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pptx
import pytest
from pypdf import PdfReader

from itadash import cli
from itadash.cli import main
from itadash.cli_arguments import COMMANDS, _in_thai
from itadash.documents import fonts
from itadash.measures.model import COLUMNS
from itadash.reading.files import limits

ROOT = Path(__file__).resolve().parents[1]
SCORES_HEADER = "agency,fiscal_year,level,instrument,code,score,source,read_as"
AUDIT_HEADER = "severity,kind,fiscal_year,code,printed,expected,message,source"
HEADER = "หน่วยงาน,ปีงบประมาณ,เครื่องมือ,รหัส,คะแนน"
AGENCY = "เทศบาลตำบลสมมติ"  # invented


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """An invented sheet of a few items; i2, i7 and o1 are below 85."""
    rows = [("IIT", "i1", "85.00"), ("IIT", "i2", "84.99"), ("IIT", "i7", "60.00"), ("OIT", "o1", "0.00")]
    return write(tmp_path / "คะแนน.csv", [(AGENCY, "2566", *row) for row in rows])


def write(path: Path, rows: list[tuple[str, ...]]) -> Path:
    path.write_text("\n".join([HEADER, *(",".join(row) for row in rows)]) + "\n", encoding="utf-8")
    return path


class Run:
    """Exit code and both streams of one command, run in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: object) -> Run:
        try:
            self.code = main([str(a) for a in arguments])
        except SystemExit as left:
            self.code = int(left.code or 0)
        self.out, self.err = self._capsys.readouterr()
        return self

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.out)))

    def refused(self) -> bool:
        """Exit code 2, nothing on standard output, one line of Thai."""
        lines = self.err.splitlines()
        return self.code == 2 and self.out == "" and len(lines) == 1 and bool(re.search("[ก-๙]", lines[0]))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(capsys)


def test_scores_prints_the_table(run: Run, sheet: Path) -> None:
    run("scores", sheet)
    assert run.code == 0
    assert run.err == ""
    assert run.out.splitlines()[0] == SCORES_HEADER
    assert [(r["code"], r["score"], r["fiscal_year"], r["agency"], r["level"]) for r in run.rows] == [
        ("i1", "85.00", "2566", AGENCY, "item"),
        ("i2", "84.99", "2566", AGENCY, "item"),
        ("i7", "60.00", "2566", AGENCY, "item"),
        ("o1", "0.00", "2566", AGENCY, "item"),
    ]
    assert run.rows[0]["source"] == "คะแนน.csv › E2"


def test_scores_of_several_files_keep_the_first_of_two_values(run: Run, sheet: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "อื่น.csv", [(AGENCY, "2566", "IIT", code, "91.00") for code in ("i1", "i3")])
    run("scores", sheet, other)
    assert {r["code"]: r["score"] for r in run.rows} == {
        "i1": "85.00",
        "i2": "84.99",
        "i7": "60.00",
        "o1": "0.00",
        "i3": "91.00",
    }
    assert "1 รายการ" in run.err


def test_scores_without_a_year_leave_it_empty(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ไม่มีปี.csv"
    path.write_text("รหัส,คะแนน\ni1,80.00\ni2,90.00\n", encoding="utf-8")
    assert [r["fiscal_year"] for r in run("scores", path).rows] == ["", ""]
    assert {r["kind"] for r in run("audit", path).rows} == {"missing"}
    assert run.code == 0


def test_text_from_a_file_never_becomes_a_formula(run: Run, tmp_path: Path) -> None:
    for name in ("=1+1", "+1", "@SUM(A1)"):
        path = write(tmp_path / "สูตร.csv", [(name, "2566", "IIT", code, "80.00") for code in ("i1", "i2")])
        assert [r["agency"][:2] for r in run("scores", path).rows] == [f"'{name[0]}"] * 2


def test_audit_tells_errors_by_its_exit_code(run: Run, sheet: Path, tmp_path: Path) -> None:
    run("audit", sheet)
    assert (run.code, run.out.splitlines(), run.err) == (0, [AUDIT_HEADER], "")
    wrong = write(tmp_path / "ผิด.csv", [(AGENCY, "2566", "OIT", "o1", "50.00"), (AGENCY, "2566", "OIT", "o2", "0.00")])
    run("audit", wrong)
    assert run.code == 1
    assert [(r["severity"], r["kind"], r["code"], r["printed"]) for r in run.rows] == [
        ("error", "oit-value", "o1", "50.00")
    ]


def cells_of(path: Path) -> set[str]:
    """The texts of a workbook's first sheet."""
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    return {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row}


def test_draft_writes_a_measure_for_each_flagged_item(run: Run, sheet: Path, tmp_path: Path) -> None:
    out = tmp_path / "ร่าง.xlsx"
    run("draft", sheet, "--year", 2566, "--out", out)
    assert (run.code, run.out) == (0, "")
    assert "3 รายการ" in run.err
    measures = openpyxl.load_workbook(out, read_only=True).worksheets[0]
    cells = {str(cell) for row in measures.iter_rows(values_only=True) for cell in row}
    cells |= {cell.lower() for cell in cells}  # codes are written I2 or i2
    assert {AGENCY, "i2", "i7", "o1"} <= cells
    assert "i1" not in cells  # 85.00 is on target


def test_draft_takes_the_office_s_own_measures_first(run: Run, sheet: Path, tmp_path: Path) -> None:
    out, first, second = tmp_path / "ร่าง.xlsx", tmp_path / "คลัง.toml", tmp_path / "เพิ่ม.toml"
    entry = '[[entries]]\nid = "ก"\nfiscal_year = 2566\nitems = ["i7"]\ntitle = "{}"\nmethod = "ทำ"\n'
    first.write_text(entry.format("ห้องเรียนงบประมาณ"), encoding="utf-8-sig")
    second.write_text(entry.format("ตลาดงบประมาณ"), encoding="utf-8")
    run("draft", sheet, "--year", 2566, "--out", out, "--library", first)
    assert run.code == 0
    assert "ห้องเรียนงบประมาณ (ข้อ I7)" in cells_of(out)
    run("draft", sheet, "--year", 2566, "--out", out, "--library", first, "--library", second)
    assert "ตลาดงบประมาณ (ข้อ I7)" in cells_of(out)
    assert "ห้องเรียนงบประมาณ (ข้อ I7)" not in cells_of(out)


@pytest.mark.parametrize(("text", "said"), [(None, "คลัง.toml"), ("[[entries]]\ntitle = 1", "รายการมาตรการที่ 1")])
def test_a_library_that_cannot_be_taken_is_named(
    run: Run, sheet: Path, tmp_path: Path, text: str | None, said: str
) -> None:
    library = tmp_path / "คลัง.toml"
    if text is not None:
        library.write_text(text, encoding="utf-8")
    assert run("draft", sheet, "--year", 2566, "--out", tmp_path / "ก.xlsx", "--library", library).refused()
    assert said in run.err
    assert not (tmp_path / "ก.xlsx").exists()


def test_draft_without_flagged_items_says_so(run: Run, tmp_path: Path) -> None:
    good = write(tmp_path / "ดี.csv", [(AGENCY, "2566", "IIT", code, "85.00") for code in ("i1", "i2")])
    run("draft", good, "--year", 2566, "--out", tmp_path / "ว่าง.xlsx")
    assert run.code == 0
    assert "ไม่มีข้อที่ต่ำกว่าเกณฑ์" in run.err


VALUES = [("i1", "90.00"), ("i2", "95.00"), ("i3", "ขาด"), ("i4", "101"), ("i5", "-5"), ("i6", "ดี"), ("i7", "105")]


@pytest.fixture
def lossy(tmp_path: Path) -> Path:
    """Two items on target; five values that are no scores."""
    return write(tmp_path / "ค่าหาย.csv", [(AGENCY, "2566", "IIT", *value) for value in VALUES])


@pytest.mark.parametrize("command", ["scores", "draft", "report"])
def test_values_that_are_no_scores_are_told(run: Run, lossy: Path, tmp_path: Path, command: str) -> None:
    out = {"draft": "ก.xlsx", "report": "ก.pdf"}
    options = ["--year", 2566, "--out", tmp_path / out[command]] if command in out else []
    run(command, lossy, *options, *(["--document", "measures"] if command == "report" else []))
    assert run.code == 0
    lines = run.err.splitlines()
    assert lines[0] == "ค่าที่อ่านไม่ได้และไม่นำเข้า 5 รายการ (ไม่ใช่คะแนน 5)"
    assert [line.split(":")[0] for line in lines[1:4]] == [f"  ค่าหาย.csv › E{row}" for row in (4, 5, 6)]
    assert lines[4] == "  … และอีก 2 รายการ"
    assert lines[5] == "ดูรายละเอียดด้วยคำสั่ง audit"


def test_doubtful_codes_are_told_as_doubtful(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ก.txt"
    path.write_text("หน่วยงาน,รหัส,คะแนน\nก,i1,80.00\nก,17,90.00\n".replace(",", "\t"), encoding="utf-8")
    run("scores", path)
    assert [row["code"] for row in run.rows] == ["i1"]
    assert "ค่าที่อ่านไม่ได้และไม่นำเข้า 1 รายการ (อ่านได้ไม่แน่ชัด 1)" in run.err


def test_nothing_below_the_target_is_not_claimed_of_what_was_not_read(run: Run, lossy: Path, tmp_path: Path) -> None:
    run("draft", lossy, "--year", 2566, "--out", tmp_path / "ว่าง.xlsx")
    assert run.code == 0
    assert not re.search(r"^ไม่มีข้อที่ต่ำกว่าเกณฑ์", run.err, re.MULTILINE)
    assert "เฉพาะคะแนนรายข้อที่อ่านได้ไม่มีข้อใดต่ำกว่าเกณฑ์ แต่อ่านไม่ได้ 5 รายการ จึงยังสรุปไม่ได้" in run.err


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_formulas_without_a_value_are_told_and_audited(run: Run, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "สูตร.xlsx",
        [HEADER.split(","), [AGENCY, 2566, "IIT", "i1", 90.0], [AGENCY, 2566, "IIT", "i2", "=80+1"]],
    )
    run("draft", path, "--year", 2566, "--out", tmp_path / "ว่าง.xlsx")
    assert run.code == 0
    assert "ข้อสังเกตจากการอ่านไฟล์ 1 เรื่อง" in run.err
    assert re.search(r"^  สูตร\.xlsx.*E3.*สูตร", run.err, re.MULTILINE)
    assert "แต่อ่านช่องได้ไม่ครบ 1 เรื่อง จึงยังสรุปไม่ได้" in run.err
    run("audit", path)
    assert [(r["severity"], r["kind"], r["code"]) for r in run.rows] == [("warning", "missing", "")]
    assert "สูตร" in run.rows[0]["message"]


def test_cells_cut_off_and_columns_set_aside_are_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ยาว.csv"
    long = "ก" * (limits.CELL_CHARACTERS + 1)
    path.write_text(f"รหัส,คะแนน,จำนวนผู้ตอบ,รายการ\ni1,90.00,12,{long}\ni2,95.00,12,ข\n", encoding="utf-8")
    run("scores", path)
    assert "ข้อสังเกตจากการอ่านไฟล์ 2 เรื่อง" in run.err
    assert "จำนวนผู้ตอบ" in run.err
    run("audit", path)
    notes = [(r["severity"], "ตัวอักษร" in r["message"]) for r in run.rows if "โปรดระบุ" not in r["message"]]
    assert notes == [("warning", True), ("info", False)]


def test_a_wrong_choice_is_one_line_also_when_values_were_lost(run: Run, lossy: Path, tmp_path: Path) -> None:
    assert run("draft", lossy, "--year", 2565, "--out", tmp_path / "ก.xlsx").refused()
    assert "อ่านไม่ได้ 5 รายการ" in run.err


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


def measures_table(path: Path, title: list[list[object]]) -> Path:
    """An invented measures table of one row, below ``title``."""
    return workbook(path, [*title, list(COLUMNS.values()), ["ก", "ข", "ค", "ง", "จ", "ฉ"]])


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


@pytest.mark.parametrize("name", ["ก" * 200, f"{'ก' * 200}/ข", "ก\x00ข"])
def test_names_that_no_disk_takes(run: Run, sheet: Path, tmp_path: Path, name: str) -> None:
    assert run("draft", sheet, "--year", 2566, "--out", f"{tmp_path}/{name}.xlsx").refused()
    assert run("report", sheet, "--year", 2566, "--document", "measures", "--out", f"{tmp_path}/{name}.pdf").refused()


def test_a_folder_is_no_output_file(run: Run, sheet: Path, tmp_path: Path) -> None:
    (tmp_path / "ก.xlsx").mkdir()
    run("draft", sheet, "--year", 2566, "--out", tmp_path / "ก.xlsx")
    assert (run.code, run.out) == (2, "")
    assert run.err.splitlines()[-1].startswith("บันทึกไฟล์")


def test_a_full_disk_is_one_line(run: Run, sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(cli, "write_csv", full)
    assert run("scores", sheet).refused()


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


def test_files_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "เสีย.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    empty = tmp_path / "ว่าง.csv"
    empty.write_bytes(b"")
    for path in (broken, empty, tmp_path, tmp_path / "ไม่มี.xlsx"):
        for command in ("scores", "audit"):
            assert run(command, path).refused(), (command, path, run.err)
            assert path.name in run.err


def test_each_unreadable_file_is_named_and_nothing_is_printed(run: Run, sheet: Path, tmp_path: Path) -> None:
    run("scores", sheet, tmp_path / "ก.xlsx", tmp_path / "ข.xlsx")
    assert (run.code, run.out, len(run.err.splitlines())) == (2, "", 2)


def test_choices_that_do_not_fit_the_file(run: Run, sheet: Path, tmp_path: Path) -> None:
    out = tmp_path / "ร่าง.xlsx"
    assert run("draft", sheet, "--year", 2565, "--out", out).refused()
    assert "2566" in run.err  # the year that is there
    assert run("draft", sheet, "--year", 2570, "--out", out).refused()
    assert run("draft", sheet, "--year", 2566, "--out", out, "--agency", "อบต.อื่น").refused()
    assert AGENCY in run.err
    assert run("draft", sheet, "--year", 2566, "--out", tmp_path / "ร่าง.pdf").refused()
    assert run("draft", sheet, "--year", 2566, "--out", tmp_path / "ไม่มี" / "ร่าง.xlsx").refused()
    assert not out.exists()


def test_several_agencies_must_be_chosen_from(run: Run, tmp_path: Path) -> None:
    names = ("เทศบาลตำบลสมมติ", "เทศบาลตำบลสมมุติ")
    path = write(tmp_path / "สอง.csv", [(n, "2566", "IIT", c, "80.00") for n in names for c in ("i1", "i2")])
    out = tmp_path / "ร่าง.xlsx"
    assert run("draft", path, "--year", 2566, "--out", out).refused()
    assert all(name in run.err for name in names)
    assert run("draft", path, "--year", 2566, "--out", out, "--agency", "ทต.สมมุติ").code == 0  # the usual short form
    sheet = openpyxl.load_workbook(out, read_only=True).worksheets[0]
    assert any(names[1] in row for row in sheet.iter_rows(values_only=True))


def test_year_and_agency_of_the_command_fill_what_is_not_printed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ไม่มีปี.csv"
    path.write_text("รหัส,คะแนน\ni1,80.00\ni2,90.00\n", encoding="utf-8")
    out = tmp_path / "ร่าง.xlsx"
    run("draft", path, "--year", "2566", "--agency", AGENCY, "--out", out)
    assert run.code == 0
    assert "ไม่ระบุปีงบประมาณ" in run.err
    sheet = openpyxl.load_workbook(out, read_only=True).worksheets[0]
    assert any(AGENCY in row for row in sheet.iter_rows(values_only=True))


def test_rows_without_a_year_are_left_out_where_the_year_is_there(run: Run, sheet: Path, tmp_path: Path) -> None:
    undated = tmp_path / "ไม่มีปี.csv"
    undated.write_text(f"หน่วยงาน,รหัส,คะแนน\n{AGENCY},i9,10.00\n{AGENCY},i10,10.00\n", encoding="utf-8")
    out = tmp_path / "ร่าง.xlsx"
    run("draft", sheet, undated, "--year", 2566, "--out", out)
    assert run.code == 0
    assert "ไฟล์ไม่ระบุปีงบประมาณของคะแนน 2 รายการ จึงไม่ใช้ในผลลัพธ์นี้" in run.err
    assert "ร่างมาตรการ 3 รายการ" in run.err  # i2, i7, o1 of the sheet alone


def test_an_agency_of_the_command_renames_no_other(run: Run, sheet: Path, tmp_path: Path) -> None:
    nameless = tmp_path / "ไม่มีชื่อ.csv"
    nameless.write_text("ปีงบประมาณ,รหัส,คะแนน\n2566,i9,10.00\n2566,i10,10.00\n", encoding="utf-8")
    out = tmp_path / "ร่าง.xlsx"
    assert run("draft", sheet, nameless, "--year", 2566, "--agency", "เทศบาลตำบลอื่น", "--out", out).refused()
    assert AGENCY in run.err


def test_the_source_is_not_written_over(run: Run, sheet: Path, tmp_path: Path) -> None:
    source = sheet.rename(tmp_path / "คะแนน.xlsx")  # text in a workbook's clothes, still readable
    before = source.read_bytes()
    assert run("draft", source, "--year", 2566, "--out", source).refused()
    assert source.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["scores"],
        ["นับ", "a.xlsx"],
        ["scores", "a.xlsx", "--fast"],
        ["draft", "a.xlsx", "--out", "b.xlsx"],
        ["draft", "a.xlsx", "--year"],
        ["draft", "a.xlsx", "--year", "2023", "--out", "b.xlsx"],
        ["draft", "a.xlsx", "--year", "ปีก่อน", "--out", "b.xlsx"],
        ["draft", "--help=1"],
        ["scores", "-hx"],
    ],
)
def test_wrong_commands_are_one_thai_line(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).refused()
    assert "--help" in run.err
    ours = {"python", "m", "itadash", "h", *COMMANDS, "help", "fast", "out", "year", "document", "agency"}
    assert set(re.findall("[A-Za-z]+", run.err)) <= ours


@pytest.mark.parametrize(
    "message", ["ambiguous option: --x could match --y", "argument --year: invalid int value: 'ก'"]
)
def test_no_message_of_the_parser_stays_english(message: str) -> None:
    assert set(re.findall("[A-Za-z]+", _in_thai(message))) <= {"year"}


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_is_thai(run: Run, command: str | None) -> None:
    run(*([command] if command else []), "--help")
    assert run.code == 0
    assert "วิธีใช้" in run.out
    words = {"python", "m", "itadash", "h", "help", "year", "out", "agency", "library", "document", "measures"}
    words |= {"no", "rule", "notes"}
    words |= {*COMMANDS, *cli.DOCUMENTS, "toml", "json"}
    words |= {"xlsx", "xls", "ods", "csv", "txt", "docx", "html", "pdf", "CSV", "Excel", "ITA"}  # endings and names
    assert set(re.findall("[A-Za-z]+", run.out)) <= words


def test_output_is_utf8_on_any_console(sheet: Path) -> None:
    for encoding in ("cp874", "cp1252", "ascii"):
        done = subprocess.run(
            [sys.executable, "-m", "itadash", "scores", str(sheet)],
            cwd=ROOT,
            env={"PYTHONIOENCODING": encoding, "PATH": "", "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
        assert AGENCY in done.stdout.decode("utf-8")
        assert done.stderr == b""


def test_a_reader_that_leaves_early_is_no_traceback(sheet: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "itadash", "scores", str(sheet)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 141


def test_help_needs_no_libraries() -> None:
    code = "import sys; from itadash.cli import _parser; _parser(); print({'pandas', 'fpdf'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    "text",
    [
        "แบบวัด IIT ปี 2566\nตัวชี้วัดที่\nการปฏิบัติหน้าที่\n",
        "ผลการตรวจ OIT ปี 2566 ของหน่วยงานของรัฐ\nข้อ\tการเปิดเผย\tผล\no35\tรายงานผลการดำเนินการป้องกันการทุจริตประจำปี\t✓\n",
        "ข้อ\tค่า\ni1\tหน่วยงานของท่านปฏิบัติงานเป็นไปตามขั้นตอนมากน้อยเพียงใด\t\n",
    ],
)
def test_titles_and_wordings_without_a_score_are_nothing_to_audit(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "ตาราง.txt"
    path.write_text(text, encoding="utf-8")
    assert run("scores", path).refused()
    assert run("audit", path).refused()
    assert path.name in run.err


def test_a_text_without_a_score_is_audited(run: Run, tmp_path: Path) -> None:
    """Close by: one sentence of a memo below the same title."""
    path = tmp_path / "บันทึก.txt"
    path.write_text("แบบวัด IIT ปี 2566\nจึงเรียนมาเพื่อโปรดทราบ และได้แนบผลของ (ใส่ชื่อหน่วยงาน) มาพร้อมนี้\n", encoding="utf-8")
    assert run("scores", path).refused()
    run("audit", path)
    assert run.code == 0
    assert [row["kind"] for row in run.rows] == ["placeholder"]
