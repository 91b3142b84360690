"""A template that somebody filled in, wholly or sparsely, is read back as it was typed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from itadash.reading import read_file
from itadash.reading.files.cells import InputFile

TEMPLATE = Path(__file__).resolve().parents[2] / "data" / "sample" / "แบบกรอกคะแนน-ITA.xlsx"

Typed = Callable[[str, str], dict[str, float]]  # (level word, code) → column letter: score


def one_score(level: str) -> Typed:
    return lambda word, code: {"D": 88.5} if word == level else {}


def items(letter: str, scores: dict[str, float]) -> Typed:
    return lambda word, code: scores if word == "ข้อ" and code.startswith(letter) else {}


CASES: list[tuple[str, Typed, set[tuple[str, str, str]]]] = [
    (year, typed, expected)
    for year in ("2562", "2564", "2566")
    for typed, expected in (
        (one_score("รวม"), {("", "total", "88.5")}),
        (
            one_score("ตัวชี้วัด"),
            {("IIT" if n < 6 else "EIT" if n < 9 else "OIT", str(n), "88.5") for n in range(1, 11)},
        ),
        (items("i", {"D": 70.25}), {("IIT", f"i{n}", "70.25") for n in range(1, 31)}),
        (items("e", {"D": 70.25}), {("EIT", f"e{n}", "70.25") for n in range(1, 16)}),
        (items("o4", {"D": 0}), {("OIT", f"o{n}", "0") for n in (4, *range(40, 49 if year == "2562" else 44))}),
    )
]
CASES.append(
    (
        "2566",
        items("e", {"E": 90, "F": 80.1}),
        {("EIT1", f"e{n}", "90") for n in range(1, 16)} | {("EIT2", f"e{n}", "80.1") for n in range(1, 16)},
    )
)


@pytest.mark.parametrize(("year", "typed", "expected"), CASES)
def test_filled_template(year: str, typed: Typed, expected: set[tuple[str, str, str]]) -> None:
    book = load_workbook(TEMPLATE)
    sheet = book[year]
    sheet["B2"] = "เทศบาลตำบลทดสอบ (สมมติ)"
    for row in sheet.iter_rows(min_row=4):
        for column, score in typed(str(row[0].value), str(row[1].value)).items():
            sheet[f"{column}{row[0].row}"] = score
    file = io.BytesIO()
    book.save(file)
    reading = read_file(InputFile("แบบกรอก.xlsx", file.getvalue()))
    found = {(r.instrument, r.code, f"{r.score.normalize():f}") for r in reading.printed.itertuples()}
    assert found == expected
    assert set(reading.printed["fiscal_year"]) == {int(year)}
    assert set(reading.printed["agency"]) == {"เทศบาลตำบลทดสอบ (สมมติ)"}
    assert reading.remarks == ()
