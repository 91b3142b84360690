"""The three reference documents that hold scores, read as they are, against the figures that people copied out."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from itadash.reading import InputFile, Reading, read_file
from itadash.scores import distinct

pytestmark = pytest.mark.references

SEEDS = ("000_7c6483380df827ed.txt", "002_f015660f6017e052.txt", "003_e19099ab930f905d.txt")
# The table whose year is inferred, not printed: the reader must leave the year open.
YEAR_NOT_PRINTED = "printed without a year"


def _read(references: Path, seed: str) -> Reading:
    return read_file(InputFile(seed, (references / "seeds" / seed).read_bytes()))


def _instrument(row: dict[str, str]) -> str:
    """The instrument that a row of the figures names: by its code, and by the part in its note."""
    code, note = row["code"], row["note"]
    if row["level"] == "total":
        return ""
    if row["level"] == "instrument":
        return code
    if row["level"] == "indicator":
        return "IIT" if int(code) <= 5 else "EIT" if int(code) <= 8 else "OIT"
    if code.startswith("e"):
        return "EIT1" if note.startswith("EIT Public") else "EIT2" if note.startswith("EIT Survey") else "EIT"
    return {"i": "IIT", "o": "OIT"}[code[0]]


def _expected(references: Path, seed: str) -> Counter[tuple[object, ...]]:
    with (references / "seed-scores.csv").open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["seed"] == seed]
    return Counter(
        (
            row["agency"],
            None if YEAR_NOT_PRINTED in row["note"] else int(row["fiscal_year"]),
            row["level"],
            _instrument(row),
            row["code"],
            Decimal(row["score"]),
        )
        for row in rows
    )


def _printed(reading: Reading) -> Counter[tuple[object, ...]]:
    return Counter(
        (r.agency, None if pd.isna(r.fiscal_year) else int(r.fiscal_year), r.level, r.instrument, r.code, r.score)
        for r in reading.printed.itertuples(index=False)
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_every_printed_score_comes_back_and_no_other(references: Path, seed: str) -> None:
    expected, printed = _expected(references, seed), _printed(_read(references, seed))
    assert not expected - printed, "not read"
    assert not printed - expected, "read but not printed"


def test_how_many_scores_are_read_in_all(references: Path) -> None:
    """seed-scores.csv has 278 rows."""
    assert sum(len(_read(references, seed).printed) for seed in SEEDS) == 278


@pytest.mark.parametrize("seed", SEEDS)
def test_each_score_names_a_line_that_prints_it(references: Path, seed: str) -> None:
    lines = (references / "seeds" / seed).read_text(encoding="utf-8").split("\n")
    arabic = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
    for row in _read(references, seed).printed.itertuples(index=False):
        file, line = row.source.split(" › บรรทัด ")
        assert file == seed
        text = lines[int(line) - 1].translate(arabic)
        assert str(row.score) in text or str(row.score.to_integral_value()) in text, row


def test_damaged_codes_are_repaired_and_shown(references: Path) -> None:
    """The codes that domain.md 8.1 lists with a score beside them."""
    repaired = {
        (row.code, row.read_as)
        for seed in SEEDS
        for row in _read(references, seed).printed.itertuples(index=False)
        if row.read_as
    }
    assert repaired == {
        ("i7", "17"),
        ("i8", "18"),
        ("i19", "119"),
        ("i24", "124"),
        ("i27", "127"),
        ("i27", "๒๗"),
        ("o35", "๐35"),
        ("e15", "E๑5"),
    }


def test_two_values_for_one_key_are_conflicts(references: Path) -> None:
    """002: indicators 6 and 7 in prose against the table; 003: e11 and e12 printed in two topics."""
    found = {}
    for seed in SEEDS[1:]:
        _, conflicts = distinct(_read(references, seed).printed)
        found |= {(seed[:3], c.code): (str(c.kept), str(c.printed)) for c in conflicts}
    assert found == {
        ("002", "6"): ("88.28", "86.47"),
        ("002", "7"): ("84.29", "80.04"),
        ("003", "e11"): ("79.77", "96.90"),
        ("003", "e12"): ("80.84", "96.90"),
    }


def test_the_year_of_the_second_table_is_asked_for(references: Path) -> None:
    reading = _read(references, SEEDS[2])
    unsaid = reading.printed[reading.printed["fiscal_year"].isna()]
    assert sorted(map(int, unsaid["code"])) == list(range(1, 11))
    asked = [remark for remark in reading.remarks if remark.read == "fiscal_year"]
    assert [(remark.source, remark.printed) for remark in asked] == [(unsaid["table"].iloc[0], "2565")]


@pytest.mark.parametrize(
    ("seed", "words"), [(SEEDS[0], "ผ่าน (เทียบเกณฑ์การประเมินเดิมได้ในระดับ A)"), (SEEDS[1], "ผ่านดี"), (SEEDS[2], "ผ่าน")]
)
def test_printed_levels(references: Path, seed: str, words: str) -> None:
    assert [(rating.fiscal_year, rating.text) for rating in _read(references, seed).ratings] == [(2566, words)]


def test_the_measures_table_of_the_first_document(references: Path) -> None:
    """23 printed rows, three of them continued from the page before: 20 measures in seven topics."""
    measures = _read(references, SEEDS[0]).measures
    assert [measure.topic for measure in measures] == [1] * 5 + [2] * 4 + [3] * 4 + [4] * 2 + [5] * 2 + [6] + [7] * 2
    assert measures[0].measure.startswith("๑. ")
    assert "(ข้อ E1)" in measures[0].measure
    assert measures[4].steps.split("\n")[-1].startswith("๓. ส่วนราชการเจ้าของภารกิจ")  # from the next page
    assert all(measure.period for measure in measures)
