"""The first guess at what a strange sheet's columns are."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itadash.reading import InputFile, NothingFoundError, read_file
from itadash.reading.files.cells import read_cells
from itadash.reading.files.grid import address
from itadash.reading.layouts.headers import ScoreColumn
from itadash.reading.mapping import Mapping, MappingError, TableMapping, apply, problems
from itadash.reading.mapping_guess import beside, mappable, suggest, suggest_table
from tests.reading.sheets_by_hand import SAMPLES, STRANGE, F, read, scores, sheet


def test_the_guess_for_the_strange_sheet() -> None:
    assert suggest([sheet(STRANGE)]) == Mapping(
        (TableMapping("Sheet1", (ScoreColumn(3),), code=2, heading=2, first=3),)
    )


def test_the_guess_takes_years_and_parts_from_headings() -> None:
    rows = [["หัวข้อ", "ผล ๒๕๖๕", "ผล ๒๕๖๖"], ["การปฏิบัติหน้าที่", 80.5, 90.2], ["การใช้งบประมาณ", 82.5, 91.2]]
    assert suggest_table(sheet(rows)).scores == (ScoreColumn(2, 2565), ScoreColumn(3, 2566))
    rows = [["Q", "Public", "Survey"], ["E1", 90.1, 80], ["E2", 91, 81]]
    assert suggest_table(sheet(rows)).scores == (ScoreColumn(2, None, "EIT1"), ScoreColumn(3, None, "EIT2"))


def test_the_guess_sees_a_wide_table() -> None:
    rows = [["ที่", "ชื่อ", "IIT", "EIT", "OIT", "รวม"], [1, "ทต.ก", 90, 80, 70, 81], [2, "อบต.ข", 91, 81, 71, 82]]
    table = suggest_table(sheet(rows))
    assert table.across
    assert table.agency_column == 2
    assert [score.column for score in table.scores] == [3, 4, 5, 6]


def test_row_numbers_are_no_scores_and_numbers_to_ten_are_indicators() -> None:
    rows = [["ลำดับ", "ผล"], [1, 90], [2, 80], [3, 85], [4, 70]]
    table = suggest_table(sheet(rows))
    assert (table.code, table.scores, table.numbers) == (1, (ScoreColumn(2),), "indicator")


SIDE_BY_SIDE = [
    ["ข้อ IIT", "ค่า", None, "ข้อ OIT", "ค่า", None, "ข้อ EIT", "ค่า"],
    *([f"i{k}", 80 + k, None, f"o{k}", 100, None, f"e{k}", 70 + k] for k in range(1, 5)),
    *([None, None, None, f"o{k}", 0] for k in range(5, 8)),
]


def test_tables_side_by_side_are_told_and_not_ready_to_be_used() -> None:
    """The column of OIT has most codes: with the first column of scores it would give IIT's scores to OIT."""
    assert "คอลัมน์ A และ D และ G" in beside(sheet(SIDE_BY_SIDE))
    table = suggest_table(sheet(SIDE_BY_SIDE))
    assert problems(Mapping((table,)), [sheet(SIDE_BY_SIDE)]) == ["แผ่นงาน “Sheet1”: ยังไม่ได้เลือกคอลัมน์คะแนน"]


def test_one_table_with_several_columns_of_scores_is_ready() -> None:
    """Close by: a name beside the code, an instrument behind the scores, and a number of rows left of all."""
    rows = [["ที่", "รหัส", "เรื่อง", "ปี 2565", "ปี 2566", "ส่วน"]]
    rows += [[str(k), f"i{k}", "เรื่องหนึ่ง", f"8{k}.5", f"9{k}.5", "IIT"] for k in range(1, 6)]
    assert beside(sheet(rows)) == ""
    table = suggest_table(sheet(rows))
    assert (table.code, table.scores) == (2, (ScoreColumn(4, 2565), ScoreColumn(5, 2566)))


def test_the_scores_of_a_row_stand_right_of_its_code() -> None:
    rows = [["น้ำหนัก", "รหัส", "ค่า"], *([k % 3 * 10, f"i{k}", 80 + k] for k in range(1, 6))]
    table = suggest_table(sheet(rows))
    assert (table.code, table.scores) == (2, (ScoreColumn(3),))


def test_last_year_and_this_year_are_those_of_a_title_with_two_years() -> None:
    title = ["เปรียบเทียบคะแนน ITA ปี 2565 กับปี 2566"]
    rows = [["เรื่อง", "ปีก่อน", "ปีนี้"], ["การปฏิบัติหน้าที่", 80.5, 90.2], ["การใช้งบประมาณ", 82.5, 91.2]]
    table = suggest_table(sheet([title, *rows]))
    assert table.scores == (ScoreColumn(2, 2565), ScoreColumn(3, 2566))
    only_one = suggest_table(sheet([["คะแนน ITA ปี 2566"], *rows]))
    assert only_one.scores == (ScoreColumn(3),)  # close by: last year's is not the title's, and nobody says which it is


def test_a_title_with_two_years_gives_its_table_neither() -> None:
    rows = [["เรื่อง", "ครั้งนี้"], ["การปฏิบัติหน้าที่", 80.5], ["การใช้งบประมาณ", 82.5]]
    table = TableMapping("Sheet1", (ScoreColumn(2),), code=1, heading=2)
    two = read([["เปรียบเทียบคะแนน ITA ปี 2565 กับปี 2566"], *rows], table)
    assert set(two.printed["fiscal_year"].isna()) == {True}
    one = read([["คะแนน ITA ปี 2566 เทียบกับปี 2565"], *rows], table)
    assert set(one.printed["fiscal_year"]) == {2566}


def test_there_is_nothing_to_point_at_in_a_letter() -> None:
    letter = sheet([["บันทึกข้อความ"], ["เรื่อง", "ขอเชิญประชุม"], ["2566"]])
    assert not mappable([letter])
    assert suggest([letter]) == Mapping((), ("Sheet1",))
    assert mappable([sheet(STRANGE)])


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("อบ*.xlsx")), ids=lambda path: path.stem)
def test_published_sheets_with_headings_that_nobody_knows(path: Path) -> None:
    """The guess for a sheet whose headings are gone gives the scores that recognition gives with them."""
    file = InputFile(path.name, path.read_bytes())
    expected = read_file(file)
    known = {"คะแนน": "ค่า", "รหัส": "เลขอ้างอิง", "ระดับ": "กลุ่ม"}  # EIT columns keep theirs: they name the part
    garbled = []
    for one in read_cells(file):
        rows = tuple(
            tuple(cell and replace(cell, text=known.get(cell.text, cell.text)) for cell in row) for row in one.rows
        )
        garbled.append(replace(one, rows=rows))
    mapping = suggest(garbled)
    found = apply(path.name, garbled, mapping)
    assert scores(found) == scores(expected)


def test_a_sheet_can_just_be_left_out() -> None:
    usual = sheet([["รหัส", "รายการ", "คะแนน"], ["i2", "ข้อสอง", 80]], "2565")
    draft = sheet([["รหัส", "รายการ", "คะแนน"], ["i9", "ข้อเก้า", 10]], "ร่าง")
    assert list(apply(F, [usual, draft], Mapping((), left_out=("ร่าง",))).printed["code"]) == ["i2"]


_WORDS = (
    "",
    "i1",
    "17",
    "E๑5",
    "ข้อ 9",
    "9.1",
    "2566",
    "ปี 2565",
    "88.5",
    "101",
    "-",
    "ทต.ก",
    "IIT",
    "EIT Survey",
    "รวม",
    "คะแนน",
    "อื่น",
)
_GRIDS = st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6), min_size=1, max_size=8)


@given(_GRIDS)
@settings(max_examples=150, deadline=None)
def test_a_guess_can_always_be_used_or_names_what_is_missing(rows: list[list[str]]) -> None:
    sheets = [sheet(rows)]
    mapping = suggest(sheets)
    if not mapping.tables:
        return
    assert all("ยังไม่ได้เลือกคอลัมน์รหัส" in problem for problem in problems(mapping, sheets))
    if not problems(mapping, sheets):
        try:
            found = apply(F, sheets, mapping).printed
        except NothingFoundError:
            return
        columns = {score.column for score in mapping.tables[0].scores}
        assert {source.rsplit(" ", 1)[-1][0] for source in found["source"]} <= {address(1, c)[0] for c in columns}


@given(_GRIDS, st.lists(st.integers(0, 6), min_size=9, max_size=9), st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_mapping_is_used_or_refused_in_thai(rows: list[list[str]], columns: list[int], across: bool) -> None:
    a, b, c, d, e, f, heading, first, last = columns
    scores = tuple(ScoreColumn(column) for column in sorted({a, b} - {0}))
    table = TableMapping("Sheet1", scores, c, d, 0, 0, e, f, heading, first, last, across=across)
    try:
        found = apply(F, [sheet(rows)], Mapping((table,))).printed
    except (MappingError, NothingFoundError) as error:
        said = str(error)
    else:
        said = "อ่านได้" if found["score"].between(Decimal(0), Decimal(100)).all() else "out of range"
    assert re.search("[ก-๙]{5}", said)
