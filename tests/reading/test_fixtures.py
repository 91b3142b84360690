"""The project's own documents: tables, figures and damage of the published reports, other words written anew."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from itadash.reading import InputFile, Reading, read_file

FOLDER = Path(__file__).parent / "fixtures"
PROSE = "prose-with-both-eit-parts.md"
BY_INSTRUMENT = "topic-tables-by-instrument.txt"
WITH_WORDING = "topic-tables-with-wording.txt"


def read(name: str) -> Reading:
    return read_file(InputFile(name, (FOLDER / name).read_bytes()))


def expected(name: str) -> Counter[tuple[str, ...]]:
    """The figures that people copied out of the published reports, one row a printed place."""
    with (FOLDER / "expected-scores.csv").open(encoding="utf-8", newline="") as handle:
        return Counter(tuple(row.values())[1:] for row in csv.DictReader(handle) if row["file"] == name)


def printed(reading: Reading) -> Counter[tuple[str, ...]]:
    return Counter(
        (
            row.agency,
            "" if pd.isna(row.fiscal_year) else str(row.fiscal_year),
            row.level,
            row.instrument,
            row.code,
            str(row.score),
        )
        for row in reading.printed.itertuples(index=False)
    )


@pytest.mark.parametrize("name", [PROSE, BY_INSTRUMENT, WITH_WORDING])
def test_every_printed_score_comes_back_and_no_other(name: str) -> None:
    assert printed(read(name)) == expected(name)


@pytest.mark.parametrize(("name", "rows"), [(PROSE, 45), (BY_INSTRUMENT, 105), (WITH_WORDING, 128)])
def test_the_figures_are_all_there(name: str, rows: int) -> None:
    """Rows of the published figures, counted by hand: 45 + 105 + 128 = 278."""
    assert sum(expected(name).values()) == rows


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        (PROSE, {("i7", "17"), ("i8", "18"), ("i19", "119"), ("i24", "124"), ("i27", "127"), ("e15", "E๑5")}),
        (BY_INSTRUMENT, {("i27", "๒๗")}),
        (WITH_WORDING, {("o35", "๐35")}),
    ],
)
def test_damaged_codes_are_repaired_and_shown(name: str, codes: set[tuple[str, str]]) -> None:
    reading = read(name)
    assert {(row.code, row.read_as) for row in reading.printed.itertuples() if row.read_as} == codes
    assert {(remark.read, remark.printed) for remark in reading.remarks if remark.kind == "repair"} == codes


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (PROSE, "ผ่าน (เทียบเกณฑ์การประเมินเดิมได้ในระดับ A)"),
        (BY_INSTRUMENT, "ผ่านดี"),
        (WITH_WORDING, "ผ่าน"),
    ],
)
def test_the_printed_level_and_its_year(name: str, words: str) -> None:
    assert [(rating.fiscal_year, rating.text) for rating in read(name).ratings] == [(2566, words)]


def test_a_second_table_without_a_year_is_asked_about() -> None:
    reading = read(WITH_WORDING)
    unsaid = reading.printed[reading.printed["fiscal_year"].isna()]
    assert len(unsaid) == 10
    assert [(r.kind, r.printed) for r in reading.remarks if r.read == "fiscal_year"] == [("doubt", "2565")]


def test_a_year_of_measures_in_the_heading_is_not_the_year_of_the_result() -> None:
    """The heading says 2567, the sentence with the total says 2566."""
    assert set(read(BY_INSTRUMENT).printed["fiscal_year"]) == {2566}
