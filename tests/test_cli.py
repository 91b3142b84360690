"""The command line: what goes to which stream, exit codes, and that a user's mistake is one Thai line."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from itadash.cli import _cell, main

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


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_every_start_of_a_formula_is_guarded(start: str) -> None:
    assert _cell(f"{start}1") == f"'{start}1"
    assert _cell(f"ก{start}1") == f"ก{start}1"


def test_audit_tells_errors_by_its_exit_code(run: Run, sheet: Path, tmp_path: Path) -> None:
    run("audit", sheet)
    assert (run.code, run.out.splitlines(), run.err) == (0, [AUDIT_HEADER], "")
    wrong = write(tmp_path / "ผิด.csv", [(AGENCY, "2566", "OIT", "o1", "50.00"), (AGENCY, "2566", "OIT", "o2", "0.00")])
    run("audit", wrong)
    assert run.code == 1
    assert [(r["severity"], r["kind"], r["code"], r["printed"]) for r in run.rows] == [
        ("error", "oit-value", "o1", "50.00")
    ]


def test_draft_writes_a_measure_for_each_flagged_item(run: Run, sheet: Path, tmp_path: Path) -> None:
    out = tmp_path / "ร่าง.xlsx"
    run("draft", sheet, "--year", 2566, "--out", out)
    assert (run.code, run.out) == (0, "")
    assert "3 รายการ" in run.err
    measures = openpyxl.load_workbook(out, read_only=True).worksheets[0]
    cells = {cell for row in measures.iter_rows(values_only=True) for cell in row}
    assert {AGENCY, "i2", "i7", "o1"} <= cells
    assert "i1" not in cells  # 85.00 is on target


def test_draft_without_flagged_items_says_so(run: Run, tmp_path: Path) -> None:
    good = write(tmp_path / "ดี.csv", [(AGENCY, "2566", "IIT", code, "85.00") for code in ("i1", "i2")])
    run("draft", good, "--year", 2566, "--out", tmp_path / "ว่าง.xlsx")
    assert run.code == 0
    assert "ไม่มีข้อที่ต่ำกว่าเป้าหมาย" in run.err


def test_report_drafts_and_carries_its_source(run: Run, sheet: Path, tmp_path: Path) -> None:
    out = tmp_path / "มาตรการ.pdf"
    run("report", sheet, "--year", "2566", "--document", "measures", "--out", out)
    assert (run.code, run.out) == (0, "")
    assert "ร่างจากข้อที่ต่ำกว่าเป้าหมาย" in run.err
    pdf = PdfReader(out)
    assert pdf.attachments["คะแนน.csv"] == [sheet.read_bytes()]


def test_report_prefers_the_measures_that_the_file_prints(run: Run, sheet: Path, tmp_path: Path) -> None:
    edited, out = tmp_path / "แก้แล้ว.xlsx", tmp_path / "มาตรการ.pdf"
    run("draft", sheet, "--year", 2566, "--out", edited)
    run("report", edited, "--year", 2566, "--document", "measures", "--out", out)
    assert run.code == 0
    assert "มาตรการ 3 รายการ (ตามตารางมาตรการในไฟล์)" in run.err


@pytest.mark.parametrize("document", ["analysis", "slides", "อื่น"])
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
    ],
)
def test_wrong_commands_are_one_thai_line(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).refused()
    assert "--help" in run.err


def test_help_is_thai(run: Run) -> None:
    run("draft", "--help")
    assert run.code == 0
    assert "วิธีใช้" in run.out
    assert "usage" not in run.out


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
