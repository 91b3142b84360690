from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itadash import rules
from itadash.assessment.result import build
from itadash.measures.brought_in import brought_in
from itadash.measures.draft import draft
from itadash.measures.model import COLUMNS, Measure, MeasuresTable
from itadash.measures.paste import paste_block
from itadash.measures.workbook import to_xlsx
from itadash.reading import InputFile, read_file
from itadash.scores import Score, frame

EVIL = ["=1+1", "+SUM(A1)", "-2", "@cmd", "\tx", '=HYPERLINK("http://x")', "ก\nข", "ก\x07ข"]
TABLE = MeasuresTable(
    "=เทศบาลตำบลตัวอย่าง",
    2566,
    (Measure("a", 5, ("i7", "i8"), *EVIL[:6]), Measure("b", 0, (), EVIL[6], EVIL[7])),
)


@pytest.fixture(scope="module")
def data() -> bytes:
    return to_xlsx(TABLE, target=Decimal("85"), flagged=("i7", "o4"), uncovered=("o4",))


def test_rows_are_the_measures(data: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(data))["มาตรการ"]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    heading = ["ที่", "ประเด็น", "ข้อ", *COLUMNS.values(), "รหัสแถว"]
    assert "2567" in rows[0][0]
    assert [(row[0], row[3]) for row in rows[1:3]] == [
        ("หน่วยงาน", "=เทศบาลตำบลตัวอย่าง"),
        ("ปีงบประมาณที่ประเมิน", "2566"),
    ]
    assert [row[0] for row in rows[4:]] == [
        "ยังไม่จัดประเด็น",
        "ที่",
        "1",
        "",
        "ประเด็นที่ 5 กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง",
        "ที่",
        "2",
    ]
    assert rows[5] == rows[9] == heading
    assert rows[6] == ["1", "", "", "ก\nข", "กข", "", "", "", "", "b"]
    assert rows[10] == ["2", "5", "I7, I8", "=1+1 (ข้อ I7, I8)", *EVIL[1:6], "a"]


def test_no_cell_is_a_formula(data: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(data))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert all(b"<f>" not in archive.read(name) for name in archive.namelist() if "worksheets" in name)


def test_prints_on_a4_landscape_with_repeated_header(data: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(data))["มาตรการ"]
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize), sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )
    assert sheet.print_title_rows == "$6:$6"
    assert sheet["H7"].alignment.wrap_text


def test_origin_sheet_tells_where_it_is_from(data: bytes) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(data))["ที่มา"]
    told = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert told["หน่วยงาน"] == "=เทศบาลตำบลตัวอย่าง"
    assert told["ผลการประเมิน ITA ปีงบประมาณ พ.ศ."] == "2566"
    assert told["มาตรการสำหรับปีงบประมาณ พ.ศ."] == "2567"
    assert told["เกณฑ์รายข้อ (คะแนน)"] == "85"
    assert told["ข้อที่ต่ำกว่าเกณฑ์"] == "I7, O4"
    assert told["ข้อที่ยังไม่มีมาตรการ"] == "O4"


def test_empty_table_is_a_workbook_too() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(MeasuresTable("", 2566))))["มาตรการ"]
    assert sheet.max_row == 5


words = st.text(st.sampled_from("กขคงข้อน้ำ 12I\n=-(),"), min_size=1, max_size=12).filter(lambda t: t.strip() == t)
drafts = st.builds(
    Measure,
    id=st.uuids().map(str),
    topic=st.integers(0, 7),
    items=st.lists(st.sampled_from([item.code for item in rules.load(2566).items]), max_size=3, unique=True).map(tuple),
    # A bare number in a title could be read for an item, and a code in it is one: the words here hold none.
    measure=words.map(lambda text: "ชื่อ " + re.sub("[0-9I]", "", text).strip()).map(str.strip),
    **dict.fromkeys(["method", "owner", "period", "steps", "follow_up"], words.map(lambda text: "ก" + text)),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(drafts, min_size=1, max_size=6))
def test_the_workbook_comes_back_through_the_reading_side(measures: list[Measure]) -> None:
    """Topics, items, agency and the six texts; rows come by topic, those without one first."""
    table = MeasuresTable("องค์การบริหารส่วนตำบลสมมติ", 2566, tuple(measures))
    reading = read_file(InputFile("มาตรการ.xlsx", to_xlsx(table, flagged=("i7",))))
    assert reading.agencies == (table.agency,)
    assert reading.printed.empty
    back = brought_in(reading.measures, 2566)
    expected = sorted(measures, key=lambda m: m.topic)
    assert [(m.topic, m.items) for m in back] == [(m.topic, m.items) for m in expected]
    assert [[getattr(m, name) for name in list(COLUMNS)[1:]] for m in back] == [
        [getattr(m, name) for name in list(COLUMNS)[1:]] for m in expected
    ]
    assert [re.sub(r" \(ข้อ [IEO0-9, ]+\)$", "", m.measure) for m in back] == [m.measure for m in expected]


def test_a_drafted_table_comes_back_whole() -> None:
    rows = [
        Score("องค์การบริหารส่วนตำบลสมมติ", 2566, "item", "OIT" if code[0] == "o" else "IIT", code, Decimal(0), "test")
        for code in ("i7", "i13", "i19", "o4", "o12", "o18", "o43")
    ]
    table = draft(build(frame(rows), "องค์การบริหารส่วนตำบลสมมติ", 2566, Decimal(85)))
    back = brought_in(read_file(InputFile("ร่าง.xlsx", to_xlsx(table))).measures, 2566)
    by_topic = sorted(table.measures, key=lambda m: m.topic)
    assert [replace(m, id="") for m in back] == [replace(m, id="") for m in by_topic]


def test_rows_copied_from_the_workbook_keep_topic_and_items() -> None:
    table = MeasuresTable("ก", 2566, (Measure("a", 2, ("i7", "e1"), "ชื่อ"), Measure("b", 7, ("o4",), "สอง")))
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(table)))["มาตรการ"]
    rows = ["\t".join(str(cell.value or "") for cell in row) for row in sheet.iter_rows(min_row=5)]
    pasted = paste_block("\n".join(rows))
    assert [(m.topic, m.items) for m in pasted] == [(2, ("i7", "e1")), (7, ("o4",))]
    six = [row.split("\t") for row in rows]
    pasted = paste_block(
        "\n".join("\t".join([row[0], *row[4:]] if row[1] == "" else row[3:]) for row in six if any(row))
    )
    assert [(m.topic, m.items) for m in pasted] == [(2, ("i7", "e1")), (7, ("o4",))]
