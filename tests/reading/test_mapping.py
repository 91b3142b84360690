"""Reading by a person's hand: what is pointed at is read by the usual rules, and nothing else is."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from itadash.reading import InputFile, NothingFoundError, read_file
from itadash.reading.layouts.headers import ScoreColumn
from itadash.reading.mapping import Mapping, MappingError, TableMapping, apply, problems
from tests.reading.sheets_by_hand import BOTH, STRANGE, F, read, scores, sheet


def test_a_strange_sheet_is_not_recognised_and_is_read_by_hand() -> None:
    with pytest.raises(NothingFoundError):
        read_file(InputFile("แปลก.csv", "\n".join(",".join(map(str, row)) for row in STRANGE).encode()))
    assert scores(read(STRANGE, BOTH, agency="ทต.สมมติ")) == {
        ("เทศบาลตำบลสมมติ", 2566, "IIT", "i1"): (Decimal("99.10"), "C3"),
        ("เทศบาลตำบลสมมติ", 2565, "IIT", "i1"): (Decimal("98.00"), "D3"),
        ("เทศบาลตำบลสมมติ", 2566, "IIT", "i2"): (Decimal("88.50"), "C4"),
        ("เทศบาลตำบลสมมติ", 2565, "IIT", "i2"): (Decimal("97.00"), "D4"),
        ("เทศบาลตำบลสมมติ", 2566, "EIT", "e3"): (Decimal("70.00"), "C5"),
        ("เทศบาลตำบลสมมติ", 2565, "EIT", "e3"): (Decimal("71.00"), "D5"),
    }


def test_refusals_and_doubts_are_the_same_as_of_recognised_sheets() -> None:
    rows = [*STRANGE[:2], [1, "i1", "250", ""], [2, "17", 80, ""], [3, "I1๙", 86.426, ""], [4, "", 50, ""]]
    found = read(rows, replace(BOTH, scores=(ScoreColumn(3, 2566),)))
    assert [(r.kind, r.source.rsplit(" ", 1)[-1]) for r in found.remarks if r.read != "agency"] == [
        ("refused", "C3"),
        ("repair", "C5"),
        ("repair", "C5"),
    ]
    assert [(question.printed, question.source.rsplit(" ", 1)[-1]) for question in found.questions] == [("17", "B4")]
    assert scores(found) == {("", 2566, "IIT", "i19"): (Decimal("86.43"), "C5")}
    assert [(row.source.rsplit(" ", 1)[-1], row.reason) for row in found.ignored] == [
        ("C6", "ไม่มีรหัสหรือชื่อที่รู้จักในคอลัมน์ B")
    ]


def test_nothing_found_tells_what_was_refused() -> None:
    with pytest.raises(NothingFoundError) as failed:
        read([*STRANGE[:2], [1, "i1", "ดี", ""]], replace(BOTH, scores=(ScoreColumn(3, 2566),)))
    assert [remark.kind for remark in failed.value.reading.remarks] == ["refused"]


def test_only_the_columns_that_are_pointed_at_speak() -> None:
    rows = [["ข้อ", "เดิม", "ใหม่", "ผล"], ["", "i1", "i2", 90]]
    found = read(rows, TableMapping("Sheet1", (ScoreColumn(4, 2566),), code=3, heading=1))
    assert list(found.printed["code"]) == ["i2"]


def test_bare_numbers_are_what_the_person_says() -> None:
    rows = [["No", "Value"], ["1", 90], ["2", 80]]
    table = TableMapping("Sheet1", (ScoreColumn(2, 2566),), code=1, heading=1, instrument="OIT")
    assert list(read(rows, table).printed["code"]) == ["o1", "o2"]
    assert list(read(rows, replace(table, numbers="indicator")).printed["code"]) == ["1", "2"]


def test_an_instrument_with_its_part_holds_for_items_and_indicators() -> None:
    rows = [["No", "Value"], ["e1", 90], ["คุณภาพการดำเนินงาน", 80], ["i1", 70]]
    found = read(rows, TableMapping("Sheet1", (ScoreColumn(2, 2566),), code=1, heading=1, instrument="EIT2"))
    assert list(zip(found.printed["instrument"], found.printed["code"], strict=True)) == [("EIT2", "e1"), ("EIT2", "6")]
    assert [remark.kind for remark in found.remarks if remark.source.endswith("B4")] == ["refused"]


def test_instrument_year_and_agency_come_from_their_columns() -> None:
    rows = [
        ["who", "when", "kind", "no", "part", "value"],
        ["ทต.ก", 2566, "OIT", 3, "", 100],
        ["", "", "EIT", 3, "Survey", 77],
        ["อบต.ข", "๒๕๖๕", "IIT", 3, "", 66],
    ]
    table = TableMapping(
        "Sheet1",
        (ScoreColumn(6),),
        code=4,
        agency_column=1,
        year_column=2,
        instrument_column=3,
        part_column=5,
        heading=1,
    )
    assert scores(read(rows, table)) == {
        ("เทศบาลตำบลก", 2566, "OIT", "o3"): (Decimal(100), "F2"),
        ("เทศบาลตำบลก", 2566, "EIT2", "e3"): (Decimal(77), "F3"),
        ("องค์การบริหารส่วนตำบลข", 2565, "IIT", "i3"): (Decimal(66), "F4"),
    }


def test_a_heading_between_the_rows_names_the_instrument() -> None:
    rows = [["no", "value"], ["EIT"], ["5", 80], ["OIT"], ["5", 100]]
    found = read(rows, TableMapping("Sheet1", (ScoreColumn(2, 2566),), code=1, heading=1))
    assert list(found.printed["code"]) == ["e5", "o5"]


def test_rows_outside_the_table_and_with_skipped_words_are_told() -> None:
    rows = [["code", "value"], ["i1", 90], ["เฉลี่ยจังหวัด i2", 10], ["i3", 80], ["i4", 70], ["ลงชื่อ"]]
    table = TableMapping("Sheet1", (ScoreColumn(2, 2566),), code=1, heading=1, last=4)
    found = read(rows, table, skip=("จังหวัด",))
    assert list(found.printed["code"]) == ["i1", "i3"]
    assert [(row.source.rsplit(" ", 1)[-1], row.reason) for row in found.ignored] == [
        ("A3", "มีคำที่เลือกให้ข้าม"),
        ("A5", "อยู่ใต้แถวสุดท้ายที่เลือกไว้ (แถว 4)"),
    ]


def test_words_outside_the_table_are_read_as_ever_and_their_figures_are_not() -> None:
    heading = ["มาตรการยกระดับคะแนน", "วิธีการนำผลวิเคราะห์ไปสู่การปฏิบัติ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"]
    said = "ผลการประเมินปี 2565 เทศบาลตำบลสมมติ ได้รับคะแนนการประเมิน ITA เท่ากับ 79.89 คะแนน ระดับผลการประเมิน B"
    rows = [[said], ["code", "value"], ["i1", 90], ["i2", 80], heading, ["ก", "ข", "ค", "ง"]]
    table = TableMapping("Sheet1", (ScoreColumn(2, 2565),), code=1, heading=2, last=4)
    found = read(rows, table)
    assert list(found.printed["code"]) == ["i1", "i2"]
    assert [(sentence.text, sentence.source.rsplit(" ", 1)[-1]) for sentence in found.sentences] == [(said, "A1")]
    assert [(level.text, level.fiscal_year) for level in found.ratings] == [("B", 2565)]
    assert [(measure.measure, measure.owner) for measure in found.measures] == [("ก", "ค")]
    left_out = apply(F, [sheet(rows), sheet(rows, "อื่น")], Mapping((table,), left_out=("อื่น",)))
    assert [sentence.source for sentence in left_out.sentences] == [f"{F} › Sheet1 › A1"]


def test_a_wide_table_has_its_codes_in_the_heading() -> None:
    rows = [
        ["รายงานปี 2566"],
        ["ที่", "หน่วยงาน", "IIT", "EIT Survey", "ตัวชี้วัดที่ 9", "o1", "คะแนนรวม", "อื่น"],
        [1, "ทต.ก", 90, 80, 70, 100, 81.1, 5],
        [2, "อบต.ข", 91, "-", 71, "x", 82.2, ""],
    ]
    table = TableMapping(
        "2566", tuple(ScoreColumn(c) for c in range(3, 9)), agency_column=2, heading=2, across=True, fiscal_year=2565
    )
    found = read(rows, table)
    a, b = "เทศบาลตำบลก", "องค์การบริหารส่วนตำบลข"
    assert scores(found) == {
        (a, 2565, "IIT", "IIT"): (Decimal(90), "C3"),
        (a, 2565, "EIT2", "EIT2"): (Decimal(80), "D3"),
        (a, 2565, "OIT", "9"): (Decimal(70), "E3"),
        (a, 2565, "OIT", "o1"): (Decimal(100), "F3"),
        (a, 2565, "", "total"): (Decimal("81.1"), "G3"),
        (b, 2565, "IIT", "IIT"): (Decimal(91), "C4"),
        (b, 2565, "OIT", "9"): (Decimal(71), "E4"),
        (b, 2565, "", "total"): (Decimal("82.2"), "G4"),
    }
    assert [r.source.rsplit(" ", 1)[-1] for r in found.remarks if r.kind == "refused"] == ["F4"]
    assert [(r.kind, r.printed) for r in found.remarks if r.source.endswith("H2")] == [("doubt", "อื่น")]


def test_a_year_that_nobody_says_is_asked() -> None:
    found = read(STRANGE, replace(BOTH, scores=(ScoreColumn(3),)))
    assert found.printed["fiscal_year"].isna().all()
    assert [r.source for r in found.remarks if r.read == "fiscal_year"] == [f"{F} › Sheet1 › B3"]


def test_titles_above_the_table_still_name_year_and_agency() -> None:
    rows = [["ผลการประเมิน ITA ปีงบประมาณ 2565"], ["หน่วยงาน", "ทต.สมมติ"], ["no", "value"], ["i1", 90]]
    found = read(rows, TableMapping("Sheet1", (ScoreColumn(2),), code=1, heading=3))
    assert list(scores(found)) == [("เทศบาลตำบลสมมติ", 2565, "IIT", "i1")]
    said = read(rows, TableMapping("Sheet1", (ScoreColumn(2),), code=1, heading=3, fiscal_year=2566), agency="อบต.อื่น")
    assert list(scores(said)) == [("องค์การบริหารส่วนตำบลอื่น", 2566, "IIT", "i1")]


def test_other_sheets_are_read_as_ever_unless_left_out() -> None:
    usual = sheet([["รหัส", "รายการ", "คะแนน"], ["i2", "ข้อสอง", 80], ["i3", "ข้อสาม", 70]], "2565")
    strange = sheet(STRANGE, "Sheet1")
    table = replace(BOTH, scores=(ScoreColumn(3, 2566),))
    both = apply(F, [strange, usual], Mapping((table,)))
    assert list(both.printed["code"]) == ["i1", "i2", "e3", "i2", "i3"]
    alone = apply(F, [strange, usual], Mapping((table,), left_out=("2565",)))
    assert list(alone.printed["code"]) == ["i1", "i2", "e3"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"scores": ()}, "ยังไม่ได้เลือกคอลัมน์คะแนน"),
        ({"code": 0}, "ยังไม่ได้เลือกคอลัมน์รหัสข้อหรือตัวชี้วัด"),
        ({"code": 30}, "ไม่มีคอลัมน์ AD (รหัสหรือชื่อ)"),
        ({"year_column": 2}, "คอลัมน์ B ถูกเลือกเป็นทั้งรหัสหรือชื่อและปีงบประมาณ"),
        ({"scores": (ScoreColumn(3), ScoreColumn(4))}, "คอลัมน์คะแนน C และ D เป็นของปีและส่วนเดียวกัน"),
        ({"first": 2}, "แถวแรกของข้อมูล (2) ต้องอยู่ใต้แถวหัวตาราง (2)"),
        ({"last": 2}, "แถวสุดท้ายของข้อมูล (2) อยู่เหนือแถวแรก"),
        ({"across": True, "heading": 0}, "ต้องเลือกแถวหัวตาราง"),
        ({"sheet": "อื่น"}, "ไม่มีแผ่นงาน “อื่น” ในไฟล์นี้"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_column(change: dict[str, object], words: str) -> None:
    mapping = Mapping((replace(BOTH, **change),))  # type: ignore[arg-type]
    (problem,) = problems(mapping, [sheet(STRANGE)])
    assert words in problem
    with pytest.raises(MappingError, match=re.escape(problem)):
        apply(F, [sheet(STRANGE)], mapping)


def test_no_table_at_all_is_a_problem() -> None:
    assert problems(Mapping(()), [sheet(STRANGE)]) == ["ยังไม่ได้เลือกแผ่นงานที่จะจับคู่"]
