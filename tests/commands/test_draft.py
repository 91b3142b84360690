"""`draft`: a measure for each flagged item, the office's own measures first."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.commands.command import (
    AGENCY,
    Run,
    cells_of,
    write,
)


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
