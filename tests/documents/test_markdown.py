"""Our own Markdown as blocks of a document."""

from __future__ import annotations

import pytest

from itadash.documents.content import Heading, Row, Table, Text
from itadash.documents.markdown import blocks


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("บรรทัดแรก\nบรรทัดสอง", "บรรทัดแรก บรรทัดสอง"),
        ("คำ **หนา** และ *เอน*ติดกัน `start.bat`", "คำ หนา และ เอนติดกัน start.bat"),
        ("[เว็บ](https://www.python.org/)", "เว็บ (https://www.python.org/)"),
        ("<https://www.python.org/>", "https://www.python.org/"),
        ("ดู[บทถัดไป](02-other.md)", "ดูบทถัดไป"),
        ("ก่อน\n<!-- ไม่พิมพ์ -->", "ก่อน"),
        ("1. หนึ่ง\n2. สอง\n   ต่อ", "1. หนึ่ง\n2. สอง ต่อ"),
        ("3. สาม\n4. สี่", "3. สาม\n4. สี่"),
        ("มีสองทาง\n\n- ทางแรก\n- ทางสอง", "มีสองทาง\n- ทางแรก\n- ทางสอง"),
        ("1. นอก\n   - ใน\n   - ใน\n2. นอก", "1. นอก\n- ใน\n- ใน\n2. นอก"),
        ("- นอก\n  1. ใน", "- นอก\n1) ใน"),
        ("- **ITA** การประเมิน", "- ITA – การประเมิน"),
        ("- **ผ่านดี** ✽ ตั้งแต่ 85", "- ผ่านดี ✽ – ตั้งแต่ 85"),
        ("- **คำเดียว**", "- คำเดียว"),
        ("- ก่อน **หนา** หลัง", "- ก่อน หนา หลัง"),
        ("```\npython -m itadash\n```", "python -m itadash"),
        ("> อ้างอิง", "อ้างอิง"),
        ("ก<br>ข", "ก ข"),
        ("1. ทำ\n\n   ```\n   คำสั่ง\n   ```", "1. ทำ\nคำสั่ง"),
        ("- ก\n\n  > ข", "- ก\nข"),
    ],
)
def test_a_paragraph_as_it_is_printed(markdown: str, text: str) -> None:
    assert blocks(markdown) == [Text(text)]


def test_a_table_has_its_headings_and_cells() -> None:
    (table,) = blocks("| กด | ผล |\n|---|---|\n| F | **เต็มจอ** |\n| Esc | |")
    assert isinstance(table, Table)
    assert [column.heading for column in table.columns] == ["กด", "ผล"]
    assert table.rows == (Row(("F", "เต็มจอ")), Row(("Esc", "")))


def test_a_table_gives_its_width_to_the_column_with_more_to_say() -> None:
    (table,) = blocks(f"| ข้อความ | ทำอย่างไร |\n|---|---|\n| สั้น | {'ยาวมาก ' * 20}|")
    assert isinstance(table, Table)
    short, long = (column.share for column in table.columns)
    assert short + long == pytest.approx(165)
    assert long > 3 * short


def test_headings_keep_their_order() -> None:
    assert blocks("# ก\n\n## ข\n\n### ค\n\n#### ง", level=1) == [
        *(Heading("ก", 1), Heading("ข", 2), Heading("ค", 3), Heading("ง", 3))
    ]


def test_nothing_is_no_block() -> None:
    assert blocks("") == []
    assert blocks("<!-- ไม่พิมพ์ -->\n\n---") == []


def test_signs_are_told_as_asked() -> None:
    assert blocks("- กด →", lambda text: text.replace("→", "ขวา")) == [Text("- กด ขวา")]


@pytest.mark.parametrize(
    "inside", ["- ก\n\n  | a | b |\n  |---|---|\n  | ค | ง |", "> | a | b |\n> |---|---|\n> | ค | ง |"]
)
def test_what_would_lose_words_is_refused(inside: str) -> None:
    with pytest.raises(ValueError, match="table"):
        blocks(inside)
