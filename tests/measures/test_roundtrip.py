"""Out to Excel and back: nothing changed is nothing told; every change is told and taken on its own."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from itadash.measures.model import COLUMNS, Measure, MeasuresTable
from itadash.measures.roundtrip import NoMeasuresWorkbookError, changes, read_back, take
from itadash.measures.workbook import to_xlsx
from itadash.reading import InputFile
from itadash.reading.files.cells import read_cells

TABLE = MeasuresTable(
    "เทศบาลตำบลทดสอบ",
    2566,
    (
        Measure("a", 1, ("e1", "e2"), "ขั้นตอน", "ทำแผนผัง", "กองคลัง", "ปี 2567", "1. ก\n2. ข", "รายงาน"),
        Measure("b", 1, ("e3",), "บริการ", "อบรม", "สำนักปลัด", "ปี 2567", "1. ค", ""),
        Measure("c", 5, ("i7",), "งบประมาณ (ข้อ I7)", "ประชุม", "กองคลัง", "ปี 2567", "1. ง", "รายงาน"),
        Measure("d", 0, (), "อื่น", "", "", "", "", ""),
    ),
)
# sheet order: those without a topic first, then by topic
IN_SHEET = MeasuresTable("เทศบาลตำบลทดสอบ", 2566, (TABLE.measures[3], *TABLE.measures[:3]))
Edit = Callable[[Worksheet], None]


def back(table: MeasuresTable, edit: Edit | None = None) -> tuple[Measure, ...]:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(table)))
    if edit:
        edit(book["มาตรการ"])
    out = io.BytesIO()
    book.save(out)
    return read_back(read_cells(InputFile("มาตรการ.xlsx", out.getvalue())))


def row_of(sheet: Worksheet, measure_id: str) -> int:
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 10).value == measure_id)


def test_a_workbook_that_nobody_touched_changes_nothing() -> None:
    assert changes(IN_SHEET, back(IN_SHEET)) == []


def test_the_order_of_the_sheet_is_told_as_an_order() -> None:
    assert [change.kind for change in changes(TABLE, back(TABLE))] == ["order"]


def test_a_changed_cell_is_told_with_both_texts() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.cell(row_of(sheet, "b"), 6).value = "กองช่าง"
        sheet.cell(row_of(sheet, "a"), 8).value = "1. ก\n2. ข\n3. ใหม่"

    told = changes(IN_SHEET, back(IN_SHEET, edit))
    assert [(c.kind, c.measure, c.number, c.field, c.before, c.after) for c in told] == [
        ("cell", "a", 2, "steps", "1. ก\n2. ข", "1. ก\n2. ข\n3. ใหม่"),
        ("cell", "b", 3, "owner", "สำนักปลัด", "กองช่าง"),
    ]


def test_items_topic_and_title() -> None:
    def edit(sheet: Worksheet) -> None:
        row = row_of(sheet, "a")
        sheet.cell(row, 2).value = 2
        sheet.cell(row, 3).value = "E1"
        sheet.cell(row, 4).value = "ขั้นตอนใหม่ (ข้อ E1)"

    told = {c.field: (c.before, c.after) for c in changes(IN_SHEET, back(IN_SHEET, edit))}
    assert told == {"topic": ("1", "2"), "items": ("E1, E2", "E1"), "measure": ("ขั้นตอน", "ขั้นตอนใหม่ (ข้อ E1)")}


def test_rows_added_copied_and_deleted() -> None:
    def edit(sheet: Worksheet) -> None:
        row = row_of(sheet, "b")
        sheet.insert_rows(row + 1, 2)
        for column in range(1, 11):
            sheet.cell(row + 1, column).value = sheet.cell(row, column).value  # a copy, id and all
        sheet.cell(row + 2, 4).value = "มาตรการใหม่"
        sheet.delete_rows(row_of(sheet, "c"))

    brought = back(IN_SHEET, edit)
    told = changes(IN_SHEET, brought)
    assert [(c.kind, c.row.measure if c.row else "") for c in told] == [
        ("added", "บริการ (ข้อ E3)"),
        ("added", "มาตรการใหม่"),
        ("removed", "งบประมาณ (ข้อ I7)"),
    ]
    taken = take(IN_SHEET, brought, [c.id for c in told])
    assert [m.measure for m in taken.measures] == ["อื่น", "ขั้นตอน", "บริการ", "บริการ (ข้อ E3)", "มาตรการใหม่"]
    assert len({m.id for m in taken.measures}) == 5
    assert taken.measures[4].topic == 1  # it stands in the table of topic 1


def test_only_what_is_wanted_is_taken() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.cell(row_of(sheet, "b"), 6).value = "กองช่าง"
        sheet.cell(row_of(sheet, "b"), 7).value = "ปี 2568"
        sheet.delete_rows(row_of(sheet, "c"))

    brought = back(IN_SHEET, edit)
    taken = take(IN_SHEET, brought, ["b.owner"])
    assert taken.measures[2] == replace(IN_SHEET.measures[2], owner="กองช่าง")
    assert [m for m in taken.measures if m.id != "b"] == [m for m in IN_SHEET.measures if m.id != "b"]
    assert take(IN_SHEET, brought, []) == IN_SHEET


def test_the_workbook_s_order_is_taken_with_new_rows_in_place() -> None:
    brought = (TABLE.measures[2], Measure("new", 5, (), "ใหม่"), *TABLE.measures[:2], TABLE.measures[3])
    told = changes(TABLE, brought)
    assert [c.kind for c in told] == ["added", "order"]
    assert [m.id for m in take(TABLE, brought, [c.id for c in told]).measures] == ["c", "new", "a", "b", "d"]
    assert [m.id for m in take(TABLE, brought, [told[0].id]).measures] == ["a", "b", "c", "new", "d"]


def test_another_workbook_is_refused_in_words() -> None:
    book = openpyxl.Workbook()
    book.active.append(["ก", "ข"])
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(NoMeasuresWorkbookError, match="ดาวน์โหลด Excel"):
        read_back(read_cells(InputFile("อื่น.xlsx", out.getvalue())))


def test_drop_downs_offer_topics_units_and_periods() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(TABLE, units=["กองช่าง"])))
    lists = book["รายการ"]
    assert lists.sheet_state == "hidden"
    columns = [[cell.value for cell in column if cell.value] for column in lists.iter_cols()]
    assert columns == [[str(n) for n in range(1, 8)], ["กองช่าง", "กองคลัง", "สำนักปลัด"], ["ปี 2567"]]
    rules = book["มาตรการ"].data_validations.dataValidation
    assert len(rules) == 3
    assert all(len(rule.sqref.ranges) >= 1 and rule.type == "list" for rule in rules)
    assert book["มาตรการ"].column_dimensions["J"].hidden


words = st.text("กขคง 12=+-@\n.()", max_size=20).map(
    lambda t: "\n".join(line.strip() for line in t.strip().split("\n"))
)


@given(
    st.lists(
        st.builds(Measure, st.uuids().map(lambda u: u.hex[:12]), st.integers(0, 7), st.just(()), *[words] * 6),
        max_size=5,
    )
)
@settings(max_examples=25, deadline=None)
def test_any_text_comes_back(measures: list[Measure]) -> None:
    """Blank rows aside (nothing stands in them), and blank lines, which a cell does not begin or end with."""
    ordered = sorted((m for m in measures if any(getattr(m, name) for name in COLUMNS)), key=lambda m: m.topic)
    table = MeasuresTable("เทศบาลตำบลทดสอบ", 2566, tuple(ordered))
    assert changes(table, back(table)) == []
