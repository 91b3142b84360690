"""From the reference documents as they stand to flags and findings; expected values read off the documents by hand."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from itadash.assessment.audit import audit, findings
from itadash.assessment.result import build
from itadash.reading import InputFile, NothingFoundError, Reading, read_file, read_files
from itadash.reading.answers import answered, new_body, undated_tables, with_year
from itadash.reading.parts import PartAnswer, with_part
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


# The slips that the references are known to hold (kind, code, printed), besides the errors above.
_SLIPS = {
    "000": [
        ("uncovered", "i17", ""),  # recommended by the assessor, no measure
        ("uncovered", "e14", ""),
        ("narrative", "", "2.2.2"),  # after 1.2.1
        ("narrative", "", "1."),  # two rows of one number
        ("narrative", "", "ที่โปร่งใสที่โปร่งใส"),
        ("code", "o13", "013"),
        ("code", "o14", "O๑4"),
        ("code", "o40", "O4๐"),
        ("missing", "e4", ""),
        ("missing", "e14", ""),
    ],
    "002": [
        ("narrative", "", "2567"),  # the result of 2566
        ("narrative", "i27", "ตัวชี้วัดที่ 3"),
        ("narrative", "i28", "ตัวชี้วัดที่ 10"),
        ("narrative", "", "ประเด็นที่ 4"),  # a measure on procurement under property
        ("missing", "e14", ""),  # discussed without a score
        ("code", "i27", "๒๗"),
    ],
    "003": [
        ("placeholder", "", "ถ้าไม่มีให้ตัด"),
        ("agency", "", "อำเภอท่ากระชับ"),
        ("agency", "", "อบรม.เชิณ"),
        ("agency", "", "องค์กรบริหารส่วนตำบลเงิน"),
        ("narrative", "EIT", "ส่วนได้เสียภายใน EIT"),
        ("narrative", "", "ประเด็นที่ 4"),
        ("rating", "i1", "ข้อบกพร่อง/ข้อปรับปรุง"),  # 99.25 called a defect
        ("rating", "o17", "ข้อบกพร่อง/ข้อปรับปรุง"),  # 100.00 called a defect
        ("uncovered", "", ""),  # o26 … o43 at 0 that no analysis names
        ("code", "o35", "๐35"),
        ("code", "o28", "๐๒๘"),
    ],
    "004": [("agency", "", "อบอุ่น.เขาน้อย"), ("agency", "", "นายองค์การบริหารส่วนตำบล")],
}


@pytest.mark.parametrize("number", list(_SLIPS))
def test_known_slips_are_found(references: Path, number: str) -> None:
    path = next((references / "seeds").glob(f"{number}_*.txt"))
    (read,) = read_files([InputFile(path.name, path.read_bytes())])
    table = audit([read.reading if isinstance(read, NothingFoundError) else read])  # 004 prints no score
    found = set(zip(table["kind"], table["code"], table["printed"], strict=True))
    assert [slip for slip in _SLIPS[number] if slip not in found] == []


def test_items_at_zero_that_no_analysis_names(references: Path) -> None:
    table = audit([reading(references, "003")])
    told = table.loc[table["kind"] == "uncovered", "expected"]
    assert list(told) == ["O35", "O26", "O35, O37, O38, O42, O43"]  # topics 4, 6 and 7


@pytest.mark.parametrize(("number", "codes"), [("002", ["6", "7"]), ("003", ["e11", "e12"])])
def test_parts_that_are_printed_without_a_name_can_be_named(references: Path, number: str, codes: list[str]) -> None:
    """Choosing which value is of which part settles every conflict of the two documents and makes no other finding."""
    body = new_body(reading(references, number), "0" * 64)
    before = findings([answered(body)])
    conflicts = [finding for finding in before if finding.kind == "conflict"]
    assert [finding.code for finding in conflicts] == codes
    for finding in conflicts:
        for answer in finding.choices[1].answers:
            assert isinstance(answer, PartAnswer)
            body = with_part(body, answer)
    assert findings([answered(body)]) == [finding for finding in before if finding.kind != "conflict"]


def test_the_second_table_of_003_is_not_asked_for_its_year_again(references: Path) -> None:
    body = new_body(reading(references, "003"), "0" * 64)
    (table,) = undated_tables(reading(references, "003"))
    told = findings([answered(with_year(body, table, 2565))])
    assert [finding for finding in told if "โปรดระบุ" in finding.message] == []
