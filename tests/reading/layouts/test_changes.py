"""Changes that tables print beside two years: read as changes, never as scores."""

from __future__ import annotations

import pytest

from itadash.reading.layouts.changes import changes_in, years_of
from itadash.reading.model import Reading
from tests.reading.layouts.reads import by_year, read, told

YEARS = ["ตัวชี้วัด", "2565", "2566"]


def _changes(reading: Reading) -> list[tuple[object, ...]]:
    return [
        (c.base_year, c.fiscal_year, c.code, c.kind, str(c.value) if c.value is not None else None, c.direction)
        for c in reading.changes
    ]


def test_the_column_of_changes_beside_two_years() -> None:
    rows = [["การปฏิบัติหน้าที่", "๘๐.๐๐", "๙๖.๖๕", "เพิ่มขึ้น ๑๖.๖๕"], ["การใช้งบประมาณ", "90", "88.5", "ลดลง 1.50"]]
    reading = read([*YEARS, "การเปลี่ยนแปลง"], *rows)
    assert _changes(reading) == [
        (2565, 2566, "1", "unknown", "16.65", "up"),
        (2565, 2566, "2", "unknown", "1.50", "down"),
    ]
    assert by_year(reading) == [
        (2565, "1", "80.00"),
        (2566, "1", "96.65"),
        (2565, "2", "90.00"),
        (2566, "2", "88.50"),
    ]
    assert [c.source.split(" › ")[-1] for c in reading.changes] == ["D4", "D5"]
    assert told(reading, "note", "doubt", "refused") == []


def test_changes_of_the_total_and_of_instruments() -> None:
    reading = read(
        [*YEARS, "ผลต่าง"], ["IIT", "90", "92", "+2"], ["OIT", "80", "80", "0"], ["คะแนนรวม", "85", "86.4", "1.4"]
    )
    assert _changes(reading) == [
        (2565, 2566, "IIT", "points", "2", "up"),
        (2565, 2566, "OIT", "points", "0", ""),
        (2565, 2566, "total", "points", "1.4", ""),
    ]


def test_points_and_percent_in_columns_of_their_own() -> None:
    reading = read([*YEARS, "เพิ่มขึ้น/ลดลง (คะแนน)", "ร้อยละการเปลี่ยนแปลง"], ["การใช้อำนาจ", "80", "90", "10", "12.50"])
    assert [c[3:5] for c in _changes(reading)] == [("points", "10"), ("percent", "12.50")]


def test_the_later_year_first() -> None:
    reading = read(["ตัวชี้วัด", "2566", "2565", "ผลต่าง"], ["การใช้อำนาจ", "90", "80", "10"])
    assert _changes(reading)[0][:2] == (2565, 2566)


def test_a_change_after_each_year() -> None:
    heading = ["ตัวชี้วัด", "2564", "2565", "เพิ่ม/ลด", "2566", "เพิ่ม/ลด"]
    reading = read(heading, ["การใช้อำนาจ", "70", "80", "10", "90", "10"])
    assert [c[:2] for c in _changes(reading)] == [(2564, 2565), (2565, 2566)]


@pytest.mark.parametrize("heading", ["ผลต่างจากเป้าหมาย", "ส่วนต่างจากค่าเฉลี่ยประเทศ"])
def test_a_distance_to_something_else_is_no_change(heading: str) -> None:
    reading = read(["ตัวชี้วัด", "คะแนน", heading], ["การใช้อำนาจ", "90", "5"])
    assert reading.changes == ()
    assert told(reading, "note") == [("note", "A3")]


def test_a_change_beside_one_undated_score_names_no_earlier_year() -> None:
    reading = read(["ตัวชี้วัด", "คะแนน", "เพิ่มขึ้น/ลดลง"], ["การใช้อำนาจ", "90", "ลดลง 2"])
    assert _changes(reading) == [(None, 2566, "3", "unknown", "2", "down")]


@pytest.mark.parametrize(
    ("text", "heading", "said"),
    [
        ("เพิ่มขึ้นร้อยละ ๒๐.๑๑", "การเปลี่ยนแปลง", [("percent", "20.11", "up")]),
        ("-3.20", "ผลต่าง", [("points", "3.20", "down")]),
        ("(3.20)", "ผลต่าง", [("points", "3.20", "down")]),
        ("▼ 3.2", "การเปลี่ยนแปลง", [("unknown", "3.2", "down")]),
        ("4.5%", "การเปลี่ยนแปลง", [("percent", "4.5", "")]),
        ("คงที่", "การเปลี่ยนแปลง", [("unknown", None, "same")]),
        ("ลดลง", "การเปลี่ยนแปลง", [("unknown", None, "down")]),
        ("3.2", "เพิ่มขึ้น", [("unknown", "3.2", "up")]),
        ("เพิ่มขึ้น 3.20 (ร้อยละ 4)", "การเปลี่ยนแปลง", [("points", "3.20", "up"), ("percent", "4", "up")]),
        ("-", "ผลต่าง", []),
        ("ดูหน้า ๓", "หมายเหตุ", [("unknown", "3", "")]),
    ],
)
def test_what_a_cell_says(text: str, heading: str, said: list[tuple[str, str | None, str]]) -> None:
    found = [(c.kind, str(c.value) if c.value is not None else None, c.direction) for c in changes_in(text, heading)]
    assert found == said


def test_the_years_that_a_heading_names_come_first() -> None:
    columns = [(2, 2564), (3, 2565), (4, 2566)]
    assert years_of((2564, 2566), columns, 5) == (2564, 2566)
    assert years_of((2566,), columns, 5) == (2565, 2566)
    assert years_of((), columns, 5) == (2565, 2566)
    assert years_of((), [(2, 2566)], 3) == (None, 2566)


def test_a_signed_nought_is_no_rise() -> None:
    assert [change.direction for change in changes_in("+0.00", "เพิ่มขึ้น/ลดลง")] == ["same"]
    assert [change.direction for change in changes_in("+0.01", "เพิ่มขึ้น/ลดลง")] == ["up"]
