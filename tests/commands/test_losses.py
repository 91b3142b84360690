"""What could not be read is told by every command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from itadash.reading.files import limits
from tests.commands.command import (
    AGENCY,
    HEADER,
    Run,
    workbook,
)


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
