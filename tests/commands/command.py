"""Commands run in this process, and the files that tests give them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest

from itadash.cli import main
from itadash.measures.model import COLUMNS

ROOT = Path(__file__).resolve().parents[2]


SCORES_HEADER = "agency,fiscal_year,level,instrument,code,score,source,read_as"


AUDIT_HEADER = "severity,kind,fiscal_year,code,printed,expected,message,source"


HEADER = "หน่วยงาน,ปีงบประมาณ,เครื่องมือ,รหัส,คะแนน"


AGENCY = "เทศบาลตำบลสมมติ"  # invented


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


def cells_of(path: Path) -> set[str]:
    """The texts of a workbook's first sheet."""
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    return {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row}


VALUES = [("i1", "90.00"), ("i2", "95.00"), ("i3", "ขาด"), ("i4", "101"), ("i5", "-5"), ("i6", "ดี"), ("i7", "105")]


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def measures_table(path: Path, title: list[list[object]]) -> Path:
    """An invented measures table of one row, below ``title``."""
    return workbook(path, [*title, list(COLUMNS.values()), ["ก", "ข", "ค", "ง", "จ", "ฉ"]])
