"""The generator itself: figures that agree by the rules, sheets that can be made again, a judge that judges."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pandas as pd
import pytest

from itadash import rules
from itadash.assessment.rollup import recompute
from itadash.reading.model import Reading, Remark, UnreadableFileError
from itadash.scores import Score, frame
from tests.reading.generator.cases import Case, make, read_and_judge
from tests.reading.generator.damage import DAMAGES
from tests.reading.generator.formats.written import cell_places
from tests.reading.generator.judge import Place, Verdict, judge
from tests.reading.generator.layouts import LAYOUTS
from tests.reading.generator.paper import Page, Paper, Piece
from tests.reading.generator.truth import YEARS, Key, agencies, rating, result

FILE = "ทดสอบ.xlsx"


@pytest.mark.parametrize("year", YEARS)
def test_made_figures_agree_with_the_assessment(year: int) -> None:
    full = result(Random(year), agencies(Random(1), 1)[0], year)
    items = [
        Score(full.agency.name, year, *short, value, "") for short, value in full.values.items() if short[0] == "item"
    ]
    checked = 0
    for found in recompute(frame(items), rules.load(year)):
        short = (found.level, found.instrument, found.code)
        if found.value is not None and short in full.values:
            assert found.value == full.values[short], short
            checked += 1
    assert checked >= 8  # the indicators of IIT and EIT at least; OIT where its grouping is known


def test_levels_by_the_scale_of_the_year() -> None:
    full = result(Random(5), agencies(Random(1), 1)[0], 2566)
    for name, value in (("IIT", "96"), ("EIT1", "95"), ("EIT2", "84.99"), ("OIT", "100")):
        full.values["instrument", name, name] = Decimal(value)
    full.values["total", "", "total"] = Decimal("95.80")
    assert rating(full) == "ผ่าน"
    full.values["instrument", "EIT2", "EIT2"] = Decimal(85)
    assert rating(full) == "ผ่านดี"
    full.year = 2565
    assert rating(full) == "AA"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_case_makes_the_same_sheet_again(layout: str) -> None:
    one, two = make(Case(layout, "7")), make(Case(layout, "7"))
    assert [piece.text for piece in one.pieces()] == [piece.text for piece in two.pieces()]
    assert one.truth() == two.truth()
    assert len(one.truth()) >= 2


@pytest.mark.parametrize("name", DAMAGES)
def test_every_damage_finds_something_to_damage(name: str) -> None:
    assert any(make(Case(layout, "3", damage=name)).damages == [name] for layout in LAYOUTS)


# One table: heading in row 1, i1 in row 2 and i2 in row 3.
KEYS: list[Key] = [("อบต.ทดสอบ", 2566, "item", "IIT", code) for code in ("i1", "i2")]
VALUES = {KEYS[0]: Decimal("91.25"), KEYS[1]: Decimal("80.00")}


def _paper() -> Paper:
    rows = [[Piece("ข้อ", "head"), Piece("คะแนน", "head")]]
    rows += [[Piece(key[4], "code"), Piece(str(value), "score", ((key, value),))] for key, value in VALUES.items()]
    return Paper("test", [Page([*rows], "ก")])


def _reading(values: dict[Key, Decimal], *remarks: Remark, sources: tuple[str, ...] = ("B2", "B3")) -> Reading:
    places = [f"{FILE} › ก › {cell}" for cell in sources]
    rows = [Score(*key, value, place) for (key, value), place in zip(values.items(), places, strict=False)]
    printed = frame(rows)
    printed["table"] = pd.Series([f"{FILE} › ก › A1"] * len(rows), dtype="str")
    return Reading(FILE, printed, remarks)


def _judge(reading: Reading | Exception) -> Verdict:
    paper = _paper()
    places: dict[str, Place] = cell_places(paper, FILE, ["ก"])
    return judge(paper, reading, places)


def test_the_judge_calls_a_right_reading_exact() -> None:
    assert _judge(_reading(VALUES)).kind == "exact"


def test_the_judge_calls_a_missing_score_wrong_unless_it_is_told_in_its_row() -> None:
    first = {KEYS[0]: VALUES[KEYS[0]]}
    assert _judge(_reading(first)).faults[0].startswith("silent")
    told = Remark("refused", "ไม่ใช่ตัวเลข", f"{FILE} › ก › B3", "80.00")
    assert _judge(_reading(first, told)).kind == "asked"
    elsewhere = Remark("refused", "ไม่ใช่ตัวเลข", f"{FILE} › ก › B2", "91.25")
    assert _judge(_reading(first, elsewhere)).kind == "wrong"
    table = Remark("doubt", "ตารางนี้มีช่องคะแนนมากกว่าหนึ่งช่อง", f"{FILE} › ก › A1")
    assert _judge(_reading(first, table)).kind == "asked"


def test_the_judge_calls_other_values_keys_and_places_wrong() -> None:
    assert _judge(_reading({**VALUES, KEYS[1]: Decimal("81.00")})).faults[0].startswith("value")
    other: Key = ("อบต.ทดสอบ", 2565, "item", "IIT", "i2")
    assert {f.split()[0] for f in _judge(_reading({KEYS[0]: VALUES[KEYS[0]], other: VALUES[KEYS[1]]})).faults} == {
        "year",
        "spurious",
    }
    assert _judge(_reading(VALUES, sources=("B2", "A3"))).faults[0].startswith("source")
    assert _judge(ValueError("x")).faults == ["crash ValueError: x"]
    assert _judge(UnreadableFileError("ไม่พบคะแนน")).kind == "refused"


def test_the_judge_takes_a_note_about_a_column_for_the_scores_below_it_only() -> None:
    message = "ตัวเลขในคอลัมน์นี้ไม่มีหัวตารางที่บอกว่าเป็นคะแนน จึงไม่อ่าน"
    first = {KEYS[0]: VALUES[KEYS[0]]}
    assert _judge(_reading(first, Remark("note", message, f"{FILE} › ก › B2"))).kind == "asked"
    assert _judge(_reading(first, Remark("note", message, f"{FILE} › ก › A2"))).kind == "wrong"


def test_the_judge_takes_a_name_as_it_is_printed() -> None:
    other: dict[Key, Decimal] = {("เทศบาลตำบลผิด", *key[1:]): value for key, value in VALUES.items()}
    paper = _paper()
    places: dict[str, Place] = cell_places(paper, FILE, ["ก"])
    assert judge(paper, _reading(other), places).kind == "wrong"  # the sheet prints no such name
    paper.pages[0].rows.append([Piece("เทศบาลตำบลผิด")])
    assert judge(paper, _reading(other), places).kind == "exact"


def test_a_wrong_score_that_is_printed_as_its_weighted_points_is_no_false_claim() -> None:
    """This list prints 19.58 of 30 points for IIT on purpose; its six indicators give 75.25 × 0.30 = 22.58."""
    case = Case("regional", "P-75")
    paper = make(case)
    assert {key[4] for key in paper.wrong} == {"IIT"}
    assert not paper.wrong & set(paper.truth())
    judged = read_and_judge(case)
    assert (judged.verdict.kind, judged.audit) == ("exact", "unseen")
