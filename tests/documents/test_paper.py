"""Documents set as PDF: what stays together over pages, rows of tables, footnotes, signatures."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from itadash.documents.content import (
    Bars,
    Block,
    Column,
    Figure,
    Heading,
    Row,
    Signatures,
    Table,
    Text,
)
from itadash.documents.paper import pdf_file
from tests.documents.grids import grids
from tests.documents.paper_files import (
    PEOPLE,
    SENTENCE,
    document_of,
    filled,
    line_pages,
    pages_of,
    pdf_of,
)
from tests.documents.readback import FIXED, chars, squeeze

# --- what stays together ---


@pytest.mark.parametrize("lines", range(28, 46))
@pytest.mark.parametrize("follows", ["text", "table", "heading", "figure"])
def test_a_heading_is_never_the_last_line_of_a_page(lines: int, follows: str) -> None:
    below: dict[str, tuple[Block, ...]] = {
        "text": (Text("ข้อความใต้หัวข้อ" * 20),),
        "table": (Table((Column("ช่อง", 1),), tuple(Row((f"แถว {n}",)) for n in range(30))),),
        "heading": (Heading("หัวข้อย่อย", 3), Text("ข้อความใต้หัวข้อ" * 20)),
        "figure": (Figure(Bars((("ตัวชี้วัด", Decimal("84.99"), None),), Decimal(85)), "ภาพ", "ภาพ"),),
    }
    pages = pages_of(pdf_of(filled(lines), Heading("หัวข้อใหญ่", 2), *below[follows]))
    with_heading = [page for page in pages if "หัวข้อใหญ่" in page]
    assert len(with_heading) == 1
    after = with_heading[0].split("หัวข้อใหญ่")[1].replace("หัวข้อย่อย", "", 1)
    assert len(after) > 4


@pytest.mark.parametrize("lines", range(28, 46))
def test_a_line_in_bold_is_never_the_last_of_a_page(lines: int) -> None:
    pages = pages_of(pdf_of(filled(lines), Text("บรรทัดเน้น", "strong"), Text("1) ข้อแรก\n2) ข้อสอง")))
    assert len(next(page for page in pages if "บรรทัดเน้น" in page).split("บรรทัดเน้น")[1]) > 4


@pytest.mark.parametrize("lines", range(30, 44))
@pytest.mark.parametrize("long", [2, 3, 4, 5, 7])
def test_a_paragraph_leaves_and_takes_at_least_two_lines(lines: int, long: int) -> None:
    text = "ฮ" + "น้ำใสไหลเย็นเห็นตัวปลาว่ายอยู่ในฮ่องน้ำ " * (long * 3)
    data = pdf_of(filled(lines), Text(text.replace("น้ำใส", "ฮำ")))
    parts = line_pages(data, "ฮ")
    assert sum(parts) >= 2
    assert all(part != 1 for part in parts), parts


@pytest.mark.parametrize("rows", range(20, 40))
def test_signatures_stand_with_a_part_of_what_is_signed(rows: int) -> None:
    table = Table((Column("เรื่อง", 3), Column("ผล", 1)), tuple(Row((f"มาตรการ {n}", "ทำ")) for n in range(rows)))
    pages = pages_of(pdf_of(table, Signatures(PEOPLE)))
    signed = [page for page in pages if "ลงชื่อ" in page]
    assert len(signed) == 1
    assert signed[0].count("ลงชื่อ") == 3
    assert "มาตรการ" in signed[0]


@pytest.mark.parametrize("rows", range(20, 40, 3))
def test_the_source_of_a_table_stands_below_a_row_of_it(rows: int) -> None:
    body = tuple(Row((f"มาตรการ {n}", "ทำ")) for n in range(rows))
    table = Table((Column("เรื่อง", 3), Column("ผล", 1)), body, source="ที่มาของตาราง\nหมายเหตุของตาราง")
    (page,) = [page for page in pages_of(pdf_of(table)) if "ที่มาของตาราง" in page]
    assert "มาตรการ" in page.split("ที่มาของตาราง")[0]
    assert "หมายเหตุของตาราง" in page


@pytest.mark.parametrize("lines", range(28, 42))
def test_a_footnote_stands_on_the_page_of_its_text(lines: int) -> None:
    pages = pages_of(pdf_of(filled(lines), Text(SENTENCE * 8 + "จบความ", footnote="ที่มาของข้อความนี้"), filled(9)))
    with_text = [number for number, page in enumerate(pages) if "จบความ" in page]
    with_note = [number for number, page in enumerate(pages) if "ที่มาของข้อความนี้" in page]
    assert with_text == with_note


def test_footnotes_are_numbered_and_stand_below_all_text() -> None:
    data = pdf_of(Text("หนึ่ง", footnote="โน้ตแรก"), Text("สอง", footnote="โน้ตหลัง"), filled(30))
    page = pages_of(data)[0]
    assert page.index("1โน้ตแรก") < page.index("2โน้ตหลัง")
    lowest = min(char.y for char in chars(data) if char.page == 0 and char.size == 10.6)
    notes = [char.y for char in chars(data) if char.page == 0 and char.size == 8.6]
    assert max(notes) < lowest


@pytest.mark.parametrize("lines", range(12, 44, 2))
def test_the_last_row_of_all_does_not_leave_some_lines_on_a_page(lines: int) -> None:
    """On landscape paper, where a row often is higher than what is left: ten lines or the whole row go over."""
    row = Row(("เรื่อง", "\n".join(f"{n}. ฮ" for n in range(1, lines))))
    table = Table((Column("ช่อง", 1), Column("ขั้นตอน", 2)), (Row(("ก่อน", "\n".join("ก" * 12))), row))
    data = pdf_file(document_of(table, landscape=True), created=FIXED)
    parts = line_pages(data, "ฮ")
    assert sum(parts) == lines - 1
    assert len(parts) == 1 or parts[-1] >= 5, parts


@pytest.mark.parametrize("before", range(24, 40))
def test_a_text_over_several_rows_stands_whole_on_the_page_on_which_it_begins(before: int) -> None:
    """Four lines over six rows of one line each: never two of them on one page and two on the next."""
    rows = [Row(("ฮ\nฮ\nฮ\nฮ" if n == 0 else None, f"แถว {n}")) for n in range(6)]
    table = Table((Column("หัวข้อ", 1), Column("ข้อ", 1)), tuple(rows))
    parts = line_pages(pdf_of(filled(before), table), "ฮ")
    assert parts in ([4], [4, 4])  # it stands again where its rows go on


@pytest.mark.parametrize("rows", range(22, 44))
def test_no_small_row_of_a_table_stands_on_a_page_alone(rows: int) -> None:
    table = Table((Column("เรื่อง", 3), Column("ผล", 1)), tuple(Row((f"แถว {n}", "1")) for n in range(rows)))
    for before in (0, 20, 27, 31):
        counts = [len(grid.rows) for grid in grids(pdf_of(filled(before), table) if before else pdf_of(table))]
        assert sum(counts) == rows
        assert min(counts) > 1


# --- tables ---


def test_merged_cells_lose_no_text_over_pages_and_stretch_no_row() -> None:
    long = "ข้อความยาวของช่องที่รวมหลายแถว " * 6
    rows = [Row((long if n % 20 == 0 else None, f"แถวที่ {n}")) for n in range(60)]
    data = pdf_of(Table((Column("ช่องรวม", 1), Column("แถว", 2)), tuple(rows)))
    found = grids(data)
    assert [row[1] for grid in found for row in grid.rows] == [squeeze(f"แถวที่ {n}") for n in range(60)]
    merged = [str(row[0]) for grid in found for row in grid.rows if row[0]]
    whole = [text for text in merged if text == squeeze(long)]
    assert len(whole) >= 3
    assert set(merged) == {squeeze(long)}  # where it goes on on the next page, it stands again
    tops: dict[int, list[float]] = {}
    for char in chars(data):
        if char.char == "ว" and char.x > 80 and char.size == 9.5:
            tops.setdefault(char.page, []).append(char.y)
    steps = [a - b for ys in tops.values() for a, b in pairwise(ys) if a - b > 1]
    assert max(steps) < 9  # a line of 5.2 and the room around it


def test_a_merged_cell_longer_than_its_rows_is_set_whole() -> None:
    long = "ขั้นตอนที่ต้องดำเนินการให้ครบถ้วน " * 40
    rows = (Row((long, "หนึ่ง")), Row((None, "สอง")), Row(("สั้น", "สาม")))
    (grid,) = grids(pdf_of(Table((Column("ช่องรวม", 1), Column("แถว", 2)), rows)))
    assert [row[1] for row in grid.rows] == ["หนึ่ง", "สอง", "สาม"]
    assert [row[0] for row in grid.rows] == [squeeze(long), None, "สั้น"]


def test_bands_and_totals_are_heavier_and_a_band_is_never_last() -> None:
    rows: list[Row] = []
    for n in range(12):
        rows += [Row((f"กลุ่ม {n}",), "group"), *(Row((f"รายการ {n}.{m}", f"{m}")) for m in range(5))]
    rows.append(Row(("รวมทั้งสิ้น", "60"), "total"))
    data = pdf_of(Table((Column("รายการ", 3), Column("ค่า", 1, "R")), tuple(rows)))
    found = grids(data)
    assert all(len(grid.rows[-1]) == 2 for grid in found)
    assert sum(len(row) == 1 for grid in found for row in grid.rows) == 12
    fonts = {char.char: char.font.split("+")[-1] for char in chars(data) if char.char in "กสรจ"}
    bands = [char for char in chars(data) if char.char == "ล" and "Semi" in char.font]  # of กลุ่ม
    assert len(bands) == 12, fonts
    assert all("Semi" in char.font for char in chars(data) if char.char == "ิ")  # only in ทั้งสิ้น


@pytest.mark.parametrize(("lines", "parted"), [(20, True), (21, False)])
def test_a_small_table_is_kept_whole_unless_that_leaves_much_of_a_page_empty(lines: int, parted: bool) -> None:
    """It is 107 mm high. Twenty lines leave 106 of 258 mm, more than 0.4 of them; twenty-one leave 99."""
    rows = tuple(Row((f"แถวที่ {number}" + "\nต่อ" * (number < 3),)) for number in range(11))
    table = Table((Column("รายการ", 1),), rows)
    above = [Text("\n".join("1) ข้อ" for _ in range(lines))), *[Text("หมายเหตุ", "note")] * 3]
    pages = pages_of(pdf_of(*above, table))
    assert ["แถวที่0" in page for page in pages] == [parted, not parted]


@pytest.mark.parametrize("notes", range(5))
@pytest.mark.parametrize("lines", range(16, 24))
def test_a_heading_above_such_a_table_stays_with_it(lines: int, notes: int) -> None:
    """The heading asks while more is free than once it stands there itself."""
    rows = tuple(Row((f"แถวที่ {number}" + "\nต่อ" * (number < 3),)) for number in range(11))
    above = [Text("\n".join("1) ข้อ" for _ in range(lines))), *[Text("หมายเหตุ", "note")] * notes]
    pages = pages_of(pdf_of(*above, Heading("หัวข้อ", 2), Table((Column("รายการ", 1),), rows)))
    (page,) = [page for page in pages if "หัวข้อ" in page]
    assert "แถวที่0" in page
