"""The committed sample workbooks: they are what the script builds, and the invented figures add up.

The arithmetic here is plain :class:`decimal.Decimal` over what the sheets print, with sizes and weights written out;
it shares nothing with the script's own roll-up.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scripts.make_samples import make

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "sample"
INVENTED = "ตัวอย่าง-เทศบาลตำบลสมมติ.xlsx"
TEMPLATE = "แบบกรอกคะแนน-ITA.xlsx"
REAL = ("อบจ-อ่างทอง-2566.xlsx", "อบจ-ลำปาง-2566.xlsx", "อบต-เขิน-2565-2566.xlsx")
YEARS = ("2562", "2563", "2564", "2565", "2566")
D = Decimal


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    make(folder)
    return folder


def test_the_script_builds_exactly_the_committed_workbooks(rebuilt: Path) -> None:
    built = sorted(path.name for path in rebuilt.iterdir())
    assert built == sorted([INVENTED, TEMPLATE, *REAL])
    assert built == sorted(path.name for path in SAMPLE.glob("*.xlsx"))


@pytest.mark.parametrize("name", [INVENTED, TEMPLATE, *REAL])
def test_rebuilt_workbook_has_the_same_cells(name: str, rebuilt: Path) -> None:
    committed, again = load_workbook(SAMPLE / name), load_workbook(rebuilt / name)
    assert committed.sheetnames == again.sheetnames
    assert committed.properties.modified == again.properties.modified
    for sheet in committed:
        other = again[sheet.title]
        assert sheet.dimensions == other.dimensions
        for row, other_row in zip(sheet.iter_rows(), other.iter_rows(), strict=True):
            for cell, other_cell in zip(row, other_row, strict=True):
                assert (cell.value, cell.number_format) == (other_cell.value, other_cell.number_format), cell.coordinate


def test_two_runs_give_the_same_bytes(rebuilt: Path, tmp_path: Path) -> None:
    for path in make(tmp_path):
        assert path.read_bytes() == (rebuilt / path.name).read_bytes()


def lines(sheet: Worksheet) -> list[list[Any]]:
    """The rows below the headings, as values."""
    return [list(row) for row in sheet.iter_rows(min_row=4, values_only=True)]


def half_up(value: Decimal) -> Decimal:
    return value.quantize(D("0.01"), rounding=ROUND_HALF_UP)


def mean(values: list[Decimal]) -> Decimal:
    assert values
    return half_up(sum(values) / D(len(values)))


def printed(sheet: Worksheet) -> dict[tuple[str, str], Decimal]:
    """(column heading, code) → score of a filled year sheet."""
    headings = [cell.value for cell in sheet[3]]
    found = {}
    for line in lines(sheet):
        for heading, value in zip(headings[3:], line[3:], strict=True):
            if value is not None:
                assert (heading, line[1]) not in found
                found[str(heading), str(line[1])] = D(str(value))
    return found


GROUPS = {
    "2564": {
        "9.1": (1, 9),
        "9.2": (10, 17),
        "9.3": (18, 24),
        "9.4": (25, 28),
        "9.5": (29, 33),
        "10.1": (34, 41),
        "10.2": (42, 43),
    },
    "2566": {
        "9.1": (1, 10),
        "9.2": (11, 18),
        "9.3": (19, 22),
        "9.4": (23, 26),
        "9.5": (27, 30),
        "10.1": (31, 38),
        "10.2": (39, 43),
    },
}
GROUPS["2565"] = GROUPS["2564"]
FLAT = {"2562": {"9": (1, 38), "10": (39, 48)}, "2563": {"9": (1, 33), "10": (34, 43)}}


@pytest.fixture(scope="module")
def invented() -> dict[str, dict[tuple[str, str], Decimal]]:
    book = load_workbook(SAMPLE / INVENTED)
    return {year: printed(book[year]) for year in YEARS}


@pytest.mark.parametrize("year", YEARS)
def test_invented_figures_add_up(year: str, invented: dict[str, dict[tuple[str, str], Decimal]]) -> None:
    found = invented[year]

    def score(code: str) -> Decimal:
        return found["คะแนน", code]

    for n in range(1, 6):
        assert score(str(n)) == mean([score(f"i{k}") for k in range(6 * n - 5, 6 * n + 1)])
    for n in range(6, 9):
        questions = [f"e{k}" for k in range(5 * n - 29, 5 * n - 24)]
        if year == "2566":
            public = mean([found["EIT ส่วนที่ 1 (Public)", q] for q in questions])
            survey = mean([found["EIT ส่วนที่ 2 (Survey)", q] for q in questions])
            assert score(str(n)) == mean([public, survey])
            assert not [q for q in questions if ("คะแนน", q) in found]
        else:
            assert score(str(n)) == mean([score(q) for q in questions])
    for code, (first, last) in {**GROUPS.get(year, {}), **FLAT.get(year, {})}.items():
        disclosed = [score(f"o{k}") for k in range(first, last + 1)]
        assert set(disclosed) <= {D("0"), D("100")}
        assert score(code) == mean(disclosed)
    if year in GROUPS:
        assert score("9") == mean([score(f"9.{k}") for k in range(1, 6)])
        assert score("10") == mean([score("10.1"), score("10.2")])
    assert score("IIT") == mean([score(str(n)) for n in range(1, 6)])
    assert score("EIT") == mean([score(str(n)) for n in range(6, 9)])
    assert score("OIT") == mean([score("9"), score("10")])
    if year == "2566":
        for part, heading in (("EIT1", "EIT ส่วนที่ 1 (Public)"), ("EIT2", "EIT ส่วนที่ 2 (Survey)")):
            thirds = [mean([found[heading, f"e{k}"] for k in range(a, a + 5)]) for a in (1, 6, 11)]
            assert score(part) == mean(thirds)
        total = D("0.3") * score("IIT") + D("0.15") * (score("EIT1") + score("EIT2")) + D("0.4") * score("OIT")
    else:
        total = D("0.3") * score("IIT") + D("0.3") * score("EIT") + D("0.4") * score("OIT")
    assert score("รวม") == half_up(total)


def test_invented_story(invented: dict[str, dict[tuple[str, str], Decimal]]) -> None:
    totals = [invented[year]["คะแนน", "รวม"] for year in YEARS]
    assert totals == sorted(set(totals))  # rising every year
    last = invented["2566"]
    below = {code for (_, code), value in last.items() if re.fullmatch(r"[ieo]\d+", code) and value < 85}
    assert below == {"i7", "i8", "i24", "e1", "e6", "e7", "e11", "e12", "e14", "o18", "o30", "o43"}
    assert {code for code in below if last.get(("คะแนน", code)) == 0} == {"o18", "o30", "o43"}
    # level ผ่าน: 85 in all, but one instrument below 85
    assert last["คะแนน", "รวม"] >= 85
    assert last["คะแนน", "EIT2"] < 85
    assert min(last["คะแนน", "IIT"], last["คะแนน", "EIT1"], last["คะแนน", "OIT"]) >= 85


@pytest.mark.parametrize(("year", "people"), [("2562", 36), ("2566", 44)])
def test_invented_answers_are_possible(
    year: str, people: int, invented: dict[str, dict[tuple[str, str], Decimal]]
) -> None:
    """Every IIT score is a mean of ``people`` answers of 0, 33, 67 or 100."""
    possible = {
        half_up(D(100 * a + 67 * b + 33 * c) / people)
        for a in range(people + 1)
        for b in range(people + 1 - a)
        for c in range(people + 1 - a - b)
    }
    scores = [value for (_, code), value in invented[year].items() if re.fullmatch(r"i\d+", code)]
    assert len(scores) == 30
    assert set(scores) <= possible


def test_invented_agency_is_called_invented() -> None:
    book = load_workbook(SAMPLE / INVENTED)
    assert book.sheetnames == ["อ่านก่อน", *YEARS]
    assert "ไม่มีอยู่จริง" in str(book["อ่านก่อน"]["A3"].value)
    assert {str(book[year]["B2"].value) for year in YEARS} == {"เทศบาลตำบลตัวอย่าง (สมมติ)"}


@pytest.mark.parametrize(
    ("year", "rows"),
    [
        ("2562", 1 + 3 + 10 + 93),
        ("2563", 1 + 3 + 10 + 88),
        ("2564", 1 + 3 + 10 + 7 + 88),
        ("2565", 1 + 3 + 10 + 7 + 88),
        ("2566", 1 + 5 + 10 + 7 + 88),
    ],
)
def test_template_rows(year: str, rows: int) -> None:
    sheet = load_workbook(SAMPLE / TEMPLATE)[year]
    body = lines(sheet)
    assert len(body) == rows
    assert all(line[3:] == [None] * len(line[3:]) for line in body)
    assert sheet["A1"].value == f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year}"
    assert (sheet["A2"].value, sheet["B2"].value) == ("หน่วยงาน", None)
    headings = ["ระดับ", "รหัส", "รายการ", "คะแนน"]
    headings += ["EIT ส่วนที่ 1 (Public)", "EIT ส่วนที่ 2 (Survey)"] if year == "2566" else []
    assert [cell.value for cell in sheet[3]] == headings
    assert [line[0] for line in body[:4]] == ["รวม", "เครื่องมือ", "เครื่องมือ", "เครื่องมือ"]
    assert {str(line[0]) for line in body} <= {"รวม", "เครื่องมือ", "ตัวชี้วัด", "ตัวชี้วัดย่อย", "ข้อ"}
    assert all(count == 1 for count in Counter(str(line[1]) for line in body).values())


@pytest.mark.parametrize("year", YEARS)
def test_template_is_a_form_that_prints(year: str) -> None:
    sheet = load_workbook(SAMPLE / TEMPLATE)[year]
    assert sheet.freeze_panes == "A4"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$3"
    rules = {v.type: v for v in sheet.data_validations.dataValidation}
    assert (rules["decimal"].formula1, rules["decimal"].formula2) == ("0", "100")
    assert rules["list"].formula1 == '"0,100"'
    for row in sheet.iter_rows(min_row=4, max_col=4):
        kind = "list" if str(row[1].value).startswith("o") else "decimal"
        assert row[3].coordinate in rules[kind].sqref
        other = "decimal" if kind == "list" else "list"
        assert row[3].coordinate not in rules[other].sqref


def figures() -> list[dict[str, str]]:
    with (SAMPLE / "reference-figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_real_workbooks_hold_the_first_printed_values_and_nothing_else() -> None:
    first: dict[tuple[str, str, str, str], Decimal] = {}
    for figure in figures():
        key = (figure["agency"], figure["fiscal_year"], figure["instrument"], figure["code"])
        first.setdefault(key, D(figure["score"]))
    columns = {"EIT ส่วนที่ 1 (Public)": "EIT1", "EIT ส่วนที่ 2 (Survey)": "EIT2", "EIT (ไม่ระบุส่วน)": "EIT"}
    found: dict[tuple[str, str, str, str], Decimal] = {}
    for name in REAL:
        book = load_workbook(SAMPLE / name)
        assert book.sheetnames[-1] == "ที่มา"
        for year in book.sheetnames[:-1]:
            agency = str(book[year]["B2"].value)
            for (heading, code), value in printed(book[year]).items():
                if heading in columns:
                    instrument = columns[heading]
                elif code == "รวม":
                    instrument, code = "", "total"
                elif code.isdigit():
                    instrument = "IIT" if int(code) < 6 else "EIT" if int(code) < 9 else "OIT"
                else:
                    instrument = {"i": "IIT", "o": "OIT"}.get(code[0], code)
                found[agency, year, instrument, code] = value
    assert found == first
    assert len(found) == 238


def test_differing_values_are_told_in_the_sources() -> None:
    told = {
        "อบจ-ลำปาง-2566.xlsx": ["88.28", "86.47", "84.29", "80.04"],
        "อบต-เขิน-2565-2566.xlsx": ["79.77", "80.84", "96.90", "อนุมาน"],
        "อบจ-อ่างทอง-2566.xlsx": ["ข้อ 119"],
    }
    for name, values in told.items():
        text = "\n".join(str(row[0]) for row in load_workbook(SAMPLE / name)["ที่มา"].iter_rows(values_only=True))
        assert [value for value in values if value not in text] == []
        assert "เผยแพร่ต่อสาธารณะ" in text


def test_readme_names_every_file() -> None:
    text = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert [p.name for p in SAMPLE.iterdir() if p.name != "README.md" and f"`{p.name}`" not in text] == []


@pytest.mark.references
def test_reference_figures_are_those_of_the_documents(references: Path) -> None:
    with (references / "seed-scores.csv").open(encoding="utf-8-sig", newline="") as file:
        printed_there = {
            (r["agency"], r["fiscal_year"], r["level"], r["code"], D(r["score"])) for r in csv.DictReader(file)
        }
    ours = {(r["agency"], r["fiscal_year"], r["level"], r["code"], D(r["score"])) for r in figures()}
    assert ours == printed_there
