"""From the reference documents as they stand to flags and findings; expected values read off the documents by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from itadash.assessment.audit import audit
from itadash.assessment.result import build
from itadash.reading import InputFile, Reading, read_file
from itadash.scores import COLUMNS, distinct

pytestmark = pytest.mark.references


def reading(references: Path, number: str) -> Reading:
    path = next((references / "seeds").glob(f"{number}_*.txt"))
    return read_file(InputFile(path.name, path.read_bytes()))


@pytest.mark.parametrize(
    ("number", "level", "flagged"),
    [
        ("000", "ผ่าน", "i8 e1 e2 e3 e5 e6 e7 e8 e9 e10 e11 e12 e15"),
        ("002", "", "i24 e1 e2 e5 e9 e11 e12 e15"),
        ("003", "ผ่าน", "e11 e12 e15 o26 o35 o37 o38 o42 o43"),
    ],
)
def test_flags_and_level(references: Path, number: str, level: str, flagged: str) -> None:
    read = reading(references, number)
    table, _ = distinct(read.printed.loc[:, list(COLUMNS)])
    result = build(table, read.agencies[0], 2566, Decimal("85.00"))
    assert result.flagged == tuple(flagged.split())
    assert result.level.name == level


@pytest.mark.parametrize(
    ("number", "errors"),
    [
        ("000", [("rating", "", "มากและน้อยกว่า 85")]),  # of e13, whose parts are both above 85
        (
            "002",  # one EIT part each, printed in prose; a paragraph of another agency left in
            [("conflict", "6", "86.47"), ("conflict", "7", "80.04"), ("agency", "", "องค์การบริหารส่วนตำบลวัดจันทร์")],
        ),
        ("003", [("conflict", "e11", "96.90"), ("conflict", "e12", "96.90")]),  # two parts, not labelled
    ],
)
def test_errors(references: Path, number: str, errors: list[tuple[str, str, str]]) -> None:
    table = audit([reading(references, number)])
    wrong = table[table["severity"] == "error"]
    assert list(zip(wrong["kind"], wrong["code"], wrong["printed"], strict=True)) == errors


def test_doubts_and_repairs(references: Path) -> None:
    repaired = audit([reading(references, "000")])
    codes = set(repaired.loc[repaired["kind"] == "code", "code"])
    assert {"i7", "i8", "i19", "i24", "i27"} <= codes  # printed 17, 18, 119, 124, 127
    undated = audit([reading(references, "003")])
    questions = undated[(undated["kind"] == "missing") & (undated["severity"] == "warning")]
    assert list(questions["expected"]) == ["2565"]  # the second table names no year
    printed = audit([reading(references, "002")])
    assert list(printed.loc[printed["kind"] == "rating", "severity"]) == ["info"]
