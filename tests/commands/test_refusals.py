"""A user's mistake is one Thai line."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import openpyxl
import pytest

from itadash import cli
from itadash.cli_arguments import COMMANDS, _in_thai
from tests.commands.command import (
    AGENCY,
    Run,
    write,
)


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
