from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itadash.measures.edit import EditError
from itadash.measures.model import COLUMNS, Measure
from itadash.measures.paste import paste_block


def fields(measure: Measure) -> list[str]:
    return [getattr(measure, name) for name in COLUMNS]


def test_six_columns_from_excel_with_quoted_cells_of_several_lines() -> None:
    text = 'ก\tข\tค\tง\t"1. หนึ่ง\n2. เรียก ""สอง"""\tฉ\r\nญ\t\t\t\t\tฏ\r\n'
    assert [fields(m) for m in paste_block(text)] == [
        ["ก", "ข", "ค", "ง", '1. หนึ่ง\n2. เรียก "สอง"', "ฉ"],
        ["ญ", "", "", "", "", "ฏ"],
    ]


def test_header_in_another_order_and_words() -> None:
    text = "ลำดับ\tผู้รับผิดชอบ\tระยะเวลาดำเนินงาน\tขั้นตอน/วิธีการปฏิบัติ\tมาตรการ/ แนวทาง\n1\tกองคลัง\tทั้งปี\tทำ\tยกระดับ (ข้อ E๑๑)"
    (measure,) = paste_block(text)
    assert (measure.owner, measure.period, measure.steps, measure.measure) == ("กองคลัง", "ทั้งปี", "ทำ", "ยกระดับ (ข้อ E๑๑)")
    assert measure.items == ("e11",)


def test_our_own_sheet_comes_back() -> None:
    header = "\t".join(["ที่", "ประเด็น", "ข้อ", *COLUMNS.values()])
    (measure,) = paste_block(f"{header}\n1\t๕\ti7, i8\tก\tข\tค\tง\tจ\tฉ")
    assert (measure.topic, measure.items, fields(measure)) == (5, ("i7", "i8"), list("กขคงจฉ"))


def test_repeated_header_in_the_middle_is_left_out() -> None:
    header = "\t".join(COLUMNS.values())
    assert [m.measure for m in paste_block(f"{header}\nก\t\t\t\t\t\n{header}\nข\t\t\t\t\t")] == ["ก", "ข"]


def test_column_of_numbers_without_header() -> None:
    assert [fields(m) for m in paste_block("๑.\tก\tข\tค\tง\tจ\tฉ\n๒.\tช\tซ\tฌ\tญ\tฎ\tฏ")] == [
        list("กขคงจฉ"),
        list("ชซฌญฎฏ"),
    ]


def test_columns_beyond_the_sixth_are_kept() -> None:
    (measure,) = paste_block("ก\tข\tค\tง\tจ\tฉ\tช\tซ")
    assert measure.follow_up == "ฉ\nช\nซ"


def test_lines_of_word_cells_are_joined() -> None:
    text = "ก\tข\tค\tง\t1. หนึ่ง\n2. สอง\n3. สาม\tฉ\nรายงาน\nช\tซ\tฌ\tญ\tฎ\tฏ"
    assert [fields(m) for m in paste_block(text)] == [
        ["ก", "ข", "ค", "ง", "1. หนึ่ง\n2. สอง\n3. สาม", "ฉ\nรายงาน"],
        list("ชซฌญฎฏ"),
    ]


def test_lines_without_tabs_are_one_measure_each() -> None:
    assert [m.measure for m in paste_block("ก\n\n=1+1\n")] == ["ก", "=1+1"]


def test_a_quote_that_is_never_closed_swallows_nothing() -> None:
    assert [fields(m)[:2] for m in paste_block('"ก\tข\tค\tง\tจ\tฉ\nช\tซ\tฌ\tญ\tฎ\tฏ')] == [['"ก', "ข"], ["ช", "ซ"]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "ไม่พบข้อความ"),
        (" \n\t\n", "ไม่พบข้อความ"),
        ("\t".join(COLUMNS.values()), "หัวตาราง"),
        ("ก\n" * 501, "500"),
        ("ก" * 500_001, "ยาวเกินไป"),
    ],
    ids=["empty", "blank", "header", "rows", "long"],
)
def test_refused_in_thai(text: str, message: str) -> None:
    with pytest.raises(EditError, match=message):
        paste_block(text)


cell = st.text(st.sampled_from('กข1 "\n=-@'), min_size=1, max_size=8).filter(lambda t: t == t.strip())


@settings(deadline=None)
@given(st.lists(st.lists(cell, min_size=6, max_size=6), min_size=1, max_size=4))
def test_what_excel_copies_comes_back(rows: list[list[str]]) -> None:
    """Excel's clipboard is tab-separated CSV; first cells get a letter so that they are no column of numbers."""
    rows = [["ก" + row[0], *row[1:]] for row in rows]
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\r\n").writerows(rows)
    assert [fields(m) for m in paste_block(text.getvalue())] == rows


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        measures = paste_block(text)
    except EditError:
        return
    assert measures
    assert len({m.id for m in measures}) == len(measures)


@pytest.mark.parametrize("number", ["", "1\t"])
def test_rows_in_the_order_of_our_own_table_without_a_header(number: str) -> None:
    rows = [f"{number}ประเด็นที่ 1\tE1\tก\tข\tค\tง\tจ\tฉ", f"{number}3\ti7, O18\tก๒\tข๒\tค๒\tง๒\tจ๒\tฉ๒"]
    first, second = paste_block("\n".join(rows))
    assert (first.topic, first.items, first.method, first.follow_up) == (1, ("e1",), "ข", "ฉ")
    assert (second.topic, second.items, second.owner, second.steps) == (3, ("i7", "o18"), "ค๒", "จ๒")


def test_a_published_table_by_topic_keeps_its_topics_and_loses_the_tags_of_a_web_page() -> None:
    """D3: the topic stands once; the row after the page break goes on with the one before it."""
    block = "\n".join(
        (
            "ประเด็นที่\tวิธีการนำผลวิเคราะห์ไปสู่การปฏิบัติ\tผู้รับผิดชอบ\tขั้นตอน/วิธีปฏิบัติ\tวัน เดือน ปี ที่ดำเนินการ",
            "(1) กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ\t1. ทำคู่มือ\tสำนักปลัด\t<ul><li>ตั้งคณะทำงาน</li></ul>\tปี 2567",
            "\t2. ประกาศขั้นตอน\tทุกกอง\tติดประกาศที่จุดบริการ\t1 ตุลาคม 2566",
            "(3) ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ\tเพิ่มช่องทาง\tงานประชาสัมพันธ์\tเปิดเพจ\tปี 2567",
        )
    )
    found = paste_block(block)
    assert [(m.topic, m.owner) for m in found] == [(1, "สำนักปลัด"), (1, "ทุกกอง"), (3, "งานประชาสัมพันธ์")]
    assert not any("<" in m.steps for m in found)
