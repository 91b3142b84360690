"""Mappings that are kept: they come back from JSON the same, damaged ones are refused, and the next file is known."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from itadash.reading.layouts.headers import ScoreColumn
from itadash.reading.mapping import Mapping, MappingError, TableMapping, apply, problems
from itadash.reading.mapping_memory import (
    fingerprint,
    from_json,
    moved_to,
    remember,
    saved_from_json,
    saved_to_json,
    to_json,
)
from tests.reading.test_mapping import sheet

HEADING = ["no", "Question", "ผล 2566", "Survey"]
FIRST = [["รายงาน ทต.ก 2566"], HEADING, [1, "i1", 90, ""], [2, "e1", 80, 70]]
TABLE = TableMapping(
    "2566", (ScoreColumn(3, 2566), ScoreColumn(4, 2566, "EIT2")), code=2, heading=2, first=3, fiscal_year=2566
)
MAPPING = Mapping((TABLE,), ("อื่น",), "ทต.ก", ("เฉลี่ย",))


def saved(rows: Sequence[Sequence[object]] = FIRST, mapping: Mapping = MAPPING):  # type: ignore[no-untyped-def]
    return remember("แรก.xlsx", [sheet(rows, table.sheet) for table in mapping.tables], mapping)


def test_json_gives_the_same_mapping() -> None:
    assert from_json(json.loads(json.dumps(to_json(MAPPING)))) == MAPPING
    kept = saved()
    assert saved_from_json(json.loads(json.dumps(saved_to_json(kept)))) == kept


def damaged(*path: object, value: object) -> dict[str, object]:
    data = copy.deepcopy(to_json(MAPPING))
    at = data
    for step in path[:-1]:
        at = at[step]  # type: ignore[index]
    at[path[-1]] = value  # type: ignore[index]
    return data


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {**to_json(MAPPING), "more": 1},
        damaged("version", value=2),
        damaged("tables", value={}),
        damaged("tables", 0, value=None),
        damaged("tables", 0, "code", value=-1),
        damaged("tables", 0, "code", value=True),
        damaged("tables", 0, "code", value="B"),
        damaged("tables", 0, "code", value=10_000),
        damaged("tables", 0, "last", value=10**9),
        damaged("tables", 0, "numbers", value="both"),
        damaged("tables", 0, "instrument", value="XIT"),
        damaged("tables", 0, "across", value=1),
        damaged("tables", 0, "fiscal_year", value=2023),
        damaged("tables", 0, "scores", 0, "column", value=0),
        damaged("tables", 0, "scores", 0, "part", value="IIT"),
        damaged("tables", 0, "scores", 0, "fiscal_year", value="2566"),
        damaged("skip", value=["x" * 201]),
        damaged("agency", value=None),
    ],
)
def test_damaged_data_is_refused_in_thai(data: object) -> None:
    with pytest.raises(MappingError, match="โปรดจับคู่ใหม่"):
        from_json(data)


def test_headings_of_another_count_than_the_tables_are_refused() -> None:
    with pytest.raises(MappingError, match="หัวตาราง"):
        saved_from_json({**saved_to_json(saved()), "headings": []})


def test_the_next_file_is_known_by_its_headings_wherever_they_stand() -> None:
    second = [
        *(["ทต.บ้านสมมติ"], ["ผลการประเมิน ITA ปีงบประมาณ 2567"], ["ออกรายงาน 1 ต.ค."]),
        *(["No ", "question", "ผล ๒๕๖๗", "survey"], [1, "i1", 91, ""], [2, "e1", 81, 71], [3, "e2", 82, 72]),
    ]
    sheets = [sheet(second, "รายงาน"), sheet([["x"]], "อื่น")]
    mapping = moved_to(saved(), sheets)
    assert mapping is not None
    (table,) = mapping.tables
    assert (table.sheet, table.heading, table.first, table.fiscal_year) == ("รายงาน", 4, 5, None)
    assert table.scores == (ScoreColumn(3, 2567), ScoreColumn(4, None, "EIT2"))  # the second heading prints no year
    assert (mapping.agency, mapping.skip, mapping.left_out) == ("", ("เฉลี่ย",), ("อื่น",))
    printed = apply("ข.xlsx", sheets, mapping).printed
    assert list(zip(printed["code"], printed["fiscal_year"], printed["score"], strict=True)) == [
        ("i1", 2567, Decimal(91)),
        ("e1", 2567, Decimal(81)),
        ("e1", 2567, Decimal(71)),
        ("e2", 2567, Decimal(82)),
        ("e2", 2567, Decimal(72)),
    ]
    assert set(printed["agency"]) == {"เทศบาลตำบลบ้านสมมติ"}


def test_other_headings_are_not_known() -> None:
    for heading in (["no", "Question", "ผล 2567"], ["no", "Question", "", "ผล 2567", "Survey"]):
        assert moved_to(saved(), [sheet([heading, [1, "i1", 90]])]) is None


def test_every_sheet_with_the_headings_is_read() -> None:
    sheets = [sheet([HEADING, ["1", "i1", 90]], name) for name in ("2565", "2566")]
    mapping = moved_to(saved(), sheets)
    assert mapping is not None
    assert [table.sheet for table in mapping.tables] == ["2565", "2566"]


def test_a_heading_printed_again_ends_the_table_above() -> None:
    rows = [HEADING, [1, "i1", 90], ["หน้า 2"], HEADING, [2, "i2", 80]]
    mapping = moved_to(saved(), [sheet(rows, "2566")])
    assert mapping is not None
    assert [(table.heading, table.first, table.last) for table in mapping.tables] == [(1, 2, 3), (4, 5, 0)]
    found = apply("ข.xlsx", [sheet(rows, "2566")], mapping)
    assert list(found.printed["code"]) == ["i1", "i2"]


def test_equal_headings_with_two_meanings_go_by_the_name_of_the_sheet() -> None:
    iit = replace(TABLE, sheet="ภายใน", instrument="IIT")
    eit = replace(TABLE, sheet="ภายนอก", instrument="EIT")
    kept = saved(mapping=Mapping((iit, eit)))
    same = [sheet([HEADING, ["", "1", 90]], name) for name in ("ภายนอก", "ภายใน")]
    mapping = moved_to(kept, same)
    assert mapping is not None
    assert [(table.sheet, table.instrument) for table in mapping.tables] == [("ภายนอก", "EIT"), ("ภายใน", "IIT")]
    assert moved_to(kept, [sheet([HEADING, ["", "1", 90]], "ใหม่")]) is None


def test_typed_years_of_two_columns_leave_something_to_say() -> None:
    rows = [["Q", "old", "new"], ["i1", 80, 90]]
    table = TableMapping("Sheet1", (ScoreColumn(2, 2565), ScoreColumn(3, 2566)), code=1, heading=1)
    mapping = moved_to(saved(rows, Mapping((table,))), [sheet(rows)])
    assert mapping is not None
    (problem,) = problems(mapping, [sheet(rows)])
    assert "B และ C เป็นของปีและส่วนเดียวกัน" in problem


def test_without_a_heading_there_is_nothing_to_know_the_next_file_by() -> None:
    for heading in (0, 1):  # row 1 has one cell only: a title
        with pytest.raises(MappingError, match="แผ่นงาน “2566” ยังไม่ได้เลือกแถวหัวตาราง"):
            saved(mapping=Mapping((replace(TABLE, heading=heading),)))


def test_the_fingerprint_is_of_headings_without_years() -> None:
    other = [["รายงาน ทต.ข 2567"], ["No", "question", "ผล ๒๕๖๗", "survey"], [1, "i1", 1, 1]]
    assert fingerprint(saved()) == fingerprint(saved(other))
    assert fingerprint(saved()) != fingerprint(saved([FIRST[0], [*HEADING, "more"], *FIRST[2:]]))
