"""Widths that follow their texts: shorter tables, no column too narrow for its words, the sum kept."""

from __future__ import annotations

import io

import pypdf
import pytest

from itadash.documents.content import Column, Document, Row, Table
from itadash.documents.paper import pdf_file
from itadash.documents.widths import NARROWEST, WIDEST, balanced

COLUMNS = (Column("มาตรการ", 60), Column("ขั้นตอน", 60), Column("กำกับติดตาม", 60))
LONG = "รายงานผลการดำเนินการให้ผู้บริหารทราบทุกไตรมาสพร้อมหลักฐาน " * 12


def widths(*rows: tuple[str, ...], columns: tuple[Column, ...] = COLUMNS) -> list[float]:
    return [column.share for column in balanced(columns, [Row(cells) for cells in rows], 180)]


def pages(columns: tuple[Column, ...], rows: list[Row]) -> int:
    data = pdf_file(Document("ก", "ข", "ค", (Table(columns, tuple(rows)),), landscape=False))
    return len(pypdf.PdfReader(io.BytesIO(data)).pages)


def test_the_column_with_the_long_text_grows_and_the_others_give() -> None:
    first, second, third = widths(("สั้น", "สั้น", LONG))
    assert third > 60 > max(first, second)
    assert first + second + third == pytest.approx(180)
    assert min(first, second) >= NARROWEST * 60
    assert third <= WIDEST * 60


def test_even_texts_stay_as_the_form_has_them() -> None:
    assert widths((LONG, LONG, LONG)) == [60, 60, 60]


def test_nothing_to_measure_changes_nothing() -> None:
    assert balanced(COLUMNS, [], 180) == COLUMNS
    assert balanced(COLUMNS, [Row(("กลุ่ม",), "group")], 180) == COLUMNS


def test_a_column_keeps_room_for_the_longest_word_of_its_heading() -> None:
    columns = (Column("ลำดับความรับผิดชอบ", 30), Column("ขั้นตอน", 150))
    first, _ = widths(("1", LONG), columns=columns)
    assert first > 18  # "รับผิดชอบ" in 9.5 pt takes about 15 mm


def test_the_same_texts_take_fewer_pages() -> None:
    rows = [Row(("มาตรการ", "ขั้นตอนสั้น", LONG)) for _ in range(12)]
    assert pages(balanced(COLUMNS, rows, 165), rows) < pages(COLUMNS, rows)
