"""Counts, shares and notes of a round, counted by hand; and the table for Excel."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from itadash.measures import edit
from itadash.measures.model import Measure, MeasuresTable
from itadash.measures.progress import ProgressEntry, Status
from itadash.measures.progress_report import Counts, check, summary
from itadash.measures.progress_sheet import COLUMNS, progress_frame, progress_xlsx

DONE, UNDER_WAY, NOT_BEGUN, NOT_DONE = Status.DONE, Status.UNDER_WAY, Status.NOT_BEGUN, Status.NOT_DONE
MEASURES = (
    Measure("a", 5, ("i7", "i8"), "งบประมาณ", owner="กองคลัง", period="ปีงบประมาณ พ.ศ. 2567"),
    Measure("b", 5, ("i9",), "แผนจัดซื้อ", owner="กองคลัง", period="1 ตุลาคม 2566 ถึง 31 มกราคม 2567"),
    Measure("c", 3, ("e9",), "ช่องทาง", owner="กองช่าง", period="๑ ตุลาคม ๒๕๖๖ - ๓๐ กันยายน ๒๕๖๗"),
    Measure("d", 0, (), "อื่น ๆ"),
    Measure("e", 3, (), period="ปีงบประมาณ พ.ศ. 2567"),  # a row that says nothing is no measure yet
)
SIX = (
    ProgressEntry("a", "6", DONE, "ประชุมแล้ว", ("รายงาน.pdf", "https://a.go.th/ita")),
    ProgressEntry("b", "6", UNDER_WAY, "ร่างแผน"),
    ProgressEntry("c", "6", NOT_BEGUN),
)
TABLE = MeasuresTable("เทศบาลตำบลทดสอบ", 2566, MEASURES, progress=SIX)
APRIL, NOVEMBER = date(2024, 4, 5), date(2024, 11, 1)


def notes(table: MeasuresTable, round_: str = "6", today: date = APRIL) -> list[tuple[str, str]]:
    return [(note.measure, note.kind) for note in check(table, round_, today)]


def with_report(entry: ProgressEntry) -> MeasuresTable:
    return replace(TABLE, progress=(*(e for e in SIX if e.measure != entry.measure), entry))


# counts ---------------------------------------------------------------------------------------------------------


def test_four_measures_of_which_one_is_done() -> None:
    found = summary(TABLE, "6")
    assert found.counts == Counts(4, done=1, under_way=1, not_begun=1, not_done=0, unreported=1)
    assert found.counts.share() == Decimal("25.00")
    assert [(t.topic, t.counts) for t in found.topics] == [
        (3, Counts(1, not_begun=1)),
        (5, Counts(2, done=1, under_way=1)),
        (0, Counts(1, unreported=1)),
    ]


def test_a_round_without_reports() -> None:
    assert summary(TABLE, "12").counts == Counts(4, unreported=4)


def test_shares_round_half_up_and_need_measures() -> None:
    assert Counts(3, done=1).share() == Decimal("33.33")
    assert Counts(3, done=2).share() == Decimal("66.67")
    assert Counts(32, done=1).share() == Decimal("3.13")  # 3.125
    assert Counts().share() is None
    assert Counts(4, unreported=3).share(None) == Decimal("75.00")


def test_a_report_left_over_does_not_count() -> None:
    assert summary(edit.delete(TABLE, "a"), "6").counts == Counts(3, under_way=1, not_begun=1, unreported=1)


# notes ----------------------------------------------------------------------------------------------------------


def test_what_to_look_at_in_april() -> None:
    # b's own period ended on 31 January and it is still under way; d has no report
    assert notes(TABLE) == [("b", "late"), ("d", "missing")]
    late = check(TABLE, "6", APRIL)[0]
    assert (late.number, late.message) == (
        2,
        "ระยะเวลาดำเนินการสิ้นสุด 31 มกราคม 2567 แล้ว แต่สถานะยังเป็น “อยู่ระหว่างดำเนินการ”",
    )


def test_before_its_period_ends_nothing_is_late() -> None:
    assert notes(TABLE, today=date(2024, 1, 31)) == [("d", "missing")]
    assert notes(TABLE, today=date(2024, 2, 1)) == [("b", "late"), ("d", "missing")]


def test_a_six_month_report_looked_at_years_later_is_judged_as_of_its_round() -> None:
    assert notes(TABLE, today=date(2026, 1, 1)) == [("b", "late"), ("d", "missing")]


def test_after_the_year_what_is_not_done_is_late() -> None:
    entry = ProgressEntry("c", "12", UNDER_WAY, "ทำอยู่")
    table = replace(TABLE, progress=(*SIX, entry))
    assert ("c", "late") in notes(table, "12", NOVEMBER)
    assert ("c", "late") not in notes(table, "12", date(2024, 9, 30))
    by_year = replace(TABLE, progress=(ProgressEntry("a", "12", UNDER_WAY, "ทำอยู่"),))  # no day in its period
    assert ("a", "late") in notes(by_year, "12", NOVEMBER)


@pytest.mark.parametrize(
    ("entry", "kinds"),
    [
        (ProgressEntry("a", "6", DONE, "ประชุม"), ["evidence"]),
        (ProgressEntry("a", "6", DONE, "", ("x.pdf",)), ["result"]),
        (ProgressEntry("a", "6", DONE), ["result", "evidence"]),
        (ProgressEntry("a", "6", UNDER_WAY), ["result"]),
        (ProgressEntry("a", "6", NOT_DONE), ["reason"]),
        (ProgressEntry("a", "6", NOT_DONE, obstacle="ไม่มีงบประมาณ"), []),
        (ProgressEntry("a", "6", NOT_DONE, remark="ยกเลิกตามมติ"), []),
        (ProgressEntry("a", "6", result="ประชุม"), ["missing"]),
        (ProgressEntry("a", "6", NOT_BEGUN, date="2024-04-05"), []),
        (ProgressEntry("a", "6", NOT_BEGUN, date="2024-04-06"), ["day"]),
        (ProgressEntry("a", "6", NOT_BEGUN, date="31/4/2567"), ["day"]),
        (ProgressEntry("a", "6", NOT_BEGUN, date="2023-10-01"), []),
        (ProgressEntry("a", "6", NOT_BEGUN, date="2023-09-30"), ["day"]),
    ],
)
def test_one_report(entry: ProgressEntry, kinds: list[str]) -> None:
    assert [kind for measure, kind in notes(with_report(entry)) if measure == "a"] == kinds


def test_going_back_from_the_round_before_is_told() -> None:
    table = replace(TABLE, progress=(*SIX, ProgressEntry("a", "12", UNDER_WAY, "ทำใหม่")))
    found = [note for note in check(table, "12", date(2024, 9, 1)) if note.measure == "a"]
    assert [note.message for note in found] == ["รอบ 6 เดือน รายงานว่า “ดำเนินการแล้วเสร็จ” แต่รอบนี้เป็น “อยู่ระหว่างดำเนินการ”"]


# Excel ----------------------------------------------------------------------------------------------------------


def test_the_frame_has_a_row_for_every_measure() -> None:
    frame = progress_frame(TABLE, "6")
    assert list(frame.columns) == list(COLUMNS)
    assert frame["number"].tolist() == [1, 2, 3, 4]
    assert frame["status"].tolist() == ["ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ", "ยังไม่เริ่ม", "ยังไม่ระบุสถานะ"]
    assert frame["did"].tolist() == ["ทำ", "ทำ", "ไม่ทำ", ""]
    assert frame["evidence"].tolist()[0] == "รายงาน.pdf\nhttps://a.go.th/ita"


def test_a_report_left_over_stands_below_with_its_title() -> None:
    frame = progress_frame(edit.delete(TABLE, "a"), "6")
    assert frame["measure"].tolist()[-1] == "(มาตรการนี้ไม่อยู่ในตารางแล้ว) งบประมาณ"
    assert frame["result"].tolist()[-1] == "ประชุมแล้ว"
    assert len(progress_frame(edit.delete(TABLE, "a"), "12")) == 3


def test_no_formula_leaves_in_the_workbook() -> None:
    hostile = replace(SIX[0], result='=HYPERLINK("http://x")', remark="+1", evidence=("@SUM(A1)", "=1+1"))
    book = openpyxl.load_workbook(io.BytesIO(progress_xlsx(with_report(hostile), "6")))
    data, origin = book.worksheets
    assert data.title == "ติดตามผล รอบ 6 เดือน"
    assert [cell.value for cell in data[1]] == list(COLUMNS.values())
    assert [cell.value for cell in data[2]][8:10] == ['=HYPERLINK("http://x")', "@SUM(A1)\n=1+1"]
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    pairs = {row[0].value: row[1].value for row in origin.iter_rows()}
    assert pairs["ดำเนินการแล้วเสร็จ"] == "1 มาตรการ (ร้อยละ 25.00)"
    assert pairs["รอบการรายงาน"] == "รอบ 6 เดือนแรก"
