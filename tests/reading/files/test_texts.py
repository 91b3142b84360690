"""Texts that offices have: Markdown tables of every kind, code pages, commas that mean two things."""

from __future__ import annotations

import pytest

from itadash.reading.files.cells import read_text_cells
from itadash.reading.files.decode import decode
from itadash.reading.files.limits import RefusedError
from itadash.reading.files.markdown import plain
from tests.reading.files.test_cells import of_bytes, texts

TABLE = {(1, 1): "ข้อ", (1, 2): "คะแนน", (3, 1): "i1", (3, 2): "92.31", (4, 1): "i2", (4, 2): "๘๕"}


@pytest.mark.parametrize(
    "text",
    [
        "| ข้อ | คะแนน |\n|---|---|\n| i1 | 92.31 |\n| i2 | ๘๕ |",
        "| ข้อ | คะแนน\n|---|---\n| i1 | 92.31\n| i2 | ๘๕",
        "ข้อ | คะแนน\n--- | ---\ni1 | 92.31\ni2 | ๘๕",
        "ข้อ | คะแนน |\n:--- | ---: |\ni1 | 92.31 |\ni2 | ๘๕ |",
        "  | **ข้อ** | คะแนน |\n  |:-:|:-|\n  | `i1` | *92.31* |\n  | [i2](#ก) | ~~80~~ ๘๕ |",
    ],
)
def test_markdown_tables_of_every_kind(text: str) -> None:
    assert texts(read_text_cells("ก", f"{text}\n\nจบ | ไม่ใช่ตาราง")) == {**TABLE, (6, 1): "จบ | ไม่ใช่ตาราง"}


def test_a_table_drawn_with_plus_signs() -> None:
    text = "+-----+-------+\n| ข้อ | คะแนน |\n+=====+=======+\n| i1  | 92.31 |\n+-----+-------+"
    assert texts(read_text_cells("ก", text)) == {(2, 1): "ข้อ", (2, 2): "คะแนน", (4, 1): "i1", (4, 2): "92.31"}


def test_pipes_that_are_text() -> None:
    text = "| ก \\| ข | ค |\n|--|--|\n|| ง |\n\nเลือก ก | ข"
    assert texts(read_text_cells("ก", text)) == {
        (1, 1): "ก | ข",
        (1, 2): "ค",
        (3, 2): "ง",
        (5, 1): "เลือก ก | ข",
    }


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("## ผล **ปี** ๒๕๖๖", "ผล ปี ๒๕๖๖"),
        ("__i1__", "i1"),
        ("*i1*", "i1"),
        ("92.31*", "92.31*"),
        ("a&#160;&ndash;&nbsp;b &amp;lt; &nosuch;", "a\xa0–\xa0b &lt; &nosuch;"),
        ("\\*7\\_", "*7_"),
        ("![ภาพ](x.png) ข้อ [i1](http://x/y)", "ภาพ ข้อ i1"),
        ("ก<br/>ข", "ก\nข"),
        ("~~ลบ~~", ""),
    ],
)
def test_signs_of_markdown(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_pipes_between_the_columns_of_a_csv_file() -> None:
    assert texts(of_bytes("ผล.csv", "ข้อ|คะแนน\ni1|92.31\n".encode())) == {
        (1, 1): "ข้อ",
        (1, 2): "คะแนน",
        (2, 1): "i1",
        (2, 2): "92.31",
    }


@pytest.mark.parametrize(
    "text",
    [
        "E1,85.00,“ดี” – …\nE2,90,ก\n",
        "E๑,85\n",
        "E1 – x,85\n",
        "i1\xa0,85\n",
        "๙๒.๓๑,๘๕\n",
        "ปีี่ที่ 2566\n",
    ],
)
def test_few_thai_letters_are_enough(text: str) -> None:
    assert decode(text.encode("cp874")) == text


@pytest.mark.parametrize(
    "text", ["café, 85", "año 2566", "acción,90", "Ñandú,5", "Müller,5", "naïve", "résumé – i1", "à la carte, 85"]
)
def test_western_letters_are_not_made_thai(text: str) -> None:
    with pytest.raises(RefusedError, match="บรรทัด 1"):
        decode(text.encode("latin-1", "replace") if "–" not in text else text.encode("cp1252"))


def test_dashes_and_quotes_of_western_windows_are_the_thai_ones() -> None:
    text = "E1 – “x”…,85\n"
    assert decode(text.encode("cp1252")) == text


def test_commas_for_columns_and_decimals_are_told_apart_and_told() -> None:
    sheet = of_bytes("ผล.csv", "ข้อ,2565,2566\ni1,92,31,85,5\ni2,80,00,100,0\n\ni3,7,1,8,20\n".encode())
    assert texts(sheet) == {
        (1, 1): "ข้อ", (1, 2): "2565", (1, 3): "2566",
        (2, 1): "i1", (2, 2): "92,31", (2, 3): "85,5",
        (3, 1): "i2", (3, 2): "80,00", (3, 3): "100,0",
        (5, 1): "i3", (5, 2): "7,1", (5, 3): "8,20",
    }  # fmt: skip
    assert len(sheet.notes) == 1
    assert sheet.notes[0].startswith("แถว 2 และแถวอื่นอีก 2 แถว: จุลภาค")


@pytest.mark.parametrize(
    "text",
    [
        "ข้อ,คะแนน\ni1,92,31\ni2,85\n",  # one row fits the heading
        "ข้อ,คะแนน\ni1,92,ดี\ni2,85,ดี\n",  # a remark without a heading
        "ข้อ,คะแนน\ni1,92,315\ni2,85,100\n",  # no decimals
        "ข้อ,คะแนน\ni1,92,31\n",  # one row proves nothing
    ],
)
def test_commas_in_doubt_stay_as_they_are(text: str) -> None:
    sheet = of_bytes("ผล.csv", text.encode())
    assert sheet.notes == ()
    assert texts(sheet)[2, 2] == "92"
