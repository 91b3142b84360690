"""Documents on paper: what stays together, contents, footnotes, turned pages, merged cells, and any text at all."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pypdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itadash.documents.content import (
    Bars,
    Block,
    Choice,
    Column,
    Contents,
    Cover,
    Document,
    Figure,
    Heading,
    MemoHead,
    NewPage,
    Opening,
    Row,
    Signatures,
    Table,
    Text,
    texts,
)
from itadash.documents.page import Attachment
from itadash.documents.paper import entry_pages, pdf_file, unprintable
from itadash.measures.model import Signatory
from tests.documents.grids import grids
from tests.documents.readback import FIXED, Char, chars, pdfium_text, pypdf_text, squeeze

PEOPLE = (Signatory("ผู้จัดทำ"), Signatory("ผู้ตรวจสอบ"), Signatory("ผู้อนุมัติ"))
SENTENCE = "หน่วยงานเปิดเผยข้อมูลให้ประชาชนตรวจสอบได้ตลอดปี "  # about half a line


def _document(*blocks: Block, landscape: bool = False) -> Document:
    return Document("รายงานทดสอบ", "เทศบาลตัวอย่าง", "รายงาน", blocks, landscape)


def _pdf(*blocks: Block, **options: Any) -> bytes:
    return pdf_file(_document(*blocks), created=FIXED, thai_digits=False, **options)


def _pages(data: bytes) -> list[str]:
    """The text of each page without white space and footer."""
    with pypdfium2.PdfDocument(data) as document:
        found = [squeeze(page.get_textpage().get_text_range()) for page in document]
    return [re.sub(r"เทศบาลตัวอย่าง·.*หน้า\d+/\d+", "", text) for text in found]


def _fill(lines: int) -> Text:
    """A text of so many lines, each of its own paragraph."""
    return Text("\n".join(f"บรรทัด {n}" for n in range(lines)))


def _line_pages(data: bytes, word: str) -> list[int]:
    """For each page how many lines there hold a letter of ``word`` alone (a private word of the test)."""
    counts: dict[int, set[float]] = {}
    for char in chars(data):
        if char.char == word:
            counts.setdefault(char.page, set()).add(round(char.y, 0))
    return [len(counts[page]) for page in sorted(counts)]


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
    pages = _pages(_pdf(_fill(lines), Heading("หัวข้อใหญ่", 2), *below[follows]))
    with_heading = [page for page in pages if "หัวข้อใหญ่" in page]
    assert len(with_heading) == 1
    after = with_heading[0].split("หัวข้อใหญ่")[1].replace("หัวข้อย่อย", "", 1)
    assert len(after) > 4


@pytest.mark.parametrize("lines", range(28, 46))
def test_a_line_in_bold_is_never_the_last_of_a_page(lines: int) -> None:
    pages = _pages(_pdf(_fill(lines), Text("บรรทัดเน้น", "strong"), Text("1) ข้อแรก\n2) ข้อสอง")))
    assert len(next(page for page in pages if "บรรทัดเน้น" in page).split("บรรทัดเน้น")[1]) > 4


# --- figures that do not fit ---


def _bars(rows: int = 10, caption: str = "กราฟ") -> Figure:
    """About 90 mm high with ten bars, of the 258 mm of a page."""
    return Figure(Bars(tuple((f"ตัวชี้วัด {n}", Decimal(90), None) for n in range(rows)), Decimal(85)), caption, "กราฟ")


def _lowest(data: bytes, page: int) -> float:
    """Where the text of a page ends, mm above the paper's edge; the footer apart."""
    return min(char.y for char in chars(data) if char.page == page and char.y > 19)


@pytest.mark.parametrize("lines", [29, 32, 35, 36])
def test_text_flows_up_before_a_figure_that_does_not_fit(lines: int) -> None:
    """32 lines of 6.6 mm leave 47 mm of the page: less than the chart at its lowest (77 mm with its caption)."""
    data = _pdf(_fill(lines), _bars(), Text(SENTENCE * 40 + "จบความ"))
    first, second, *_ = _pages(data)
    assert squeeze(SENTENCE) in first.split(f"บรรทัด{lines - 1}")[1]
    assert second.startswith("ตัวชี้วัด0")  # the chart begins the next page
    assert second.index("ภาพที่1กราฟ") < second.index("จบความ")
    assert _lowest(data, 0) < 19 + 2 * 5.8 + 5


def test_a_figure_is_drawn_lower_where_it_then_fits() -> None:
    """26 lines leave about 86 mm, of which the chart and its caption want 99 at its full height."""
    pages = _pages(_pdf(_fill(26), _bars(), Text("ข้อความถัดไป")))
    assert "ภาพที่1กราฟ" in pages[0]
    alone = _pdf(_bars(), Text("ข้อความถัดไป"))
    squeezed = _pdf(_fill(26), _bars(), Text("ข้อความถัดไป"))
    assert _steps(squeezed) < _steps(alone)


def _steps(data: bytes) -> float:
    """The distance of the bars' labels, mm."""
    heights = sorted({round(c.y, 1) for c in chars(data) if c.size == 9 and c.char == "ต"}, reverse=True)
    return heights[0] - heights[1]


def test_two_figures_in_a_row_share_a_page_when_both_are_drawn_lower() -> None:
    """Two charts of ten bars and 12 lines: 99 + 99 + 81 mm, 21 more than a page; drawn lower they are 30 less."""
    first, *_ = _pages(_pdf(_fill(12), _bars(caption="หนึ่ง"), _bars(caption="สอง"), Text("จบ")))
    assert "ภาพที่1หนึ่ง" in first
    assert "ภาพที่2สอง" in first


@pytest.mark.parametrize("ends", [Heading("ส่วนที่ 2", 1), NewPage(), Signatures(PEOPLE)])
def test_a_figure_never_goes_past_the_end_of_its_part(ends: Block) -> None:
    pages = _pages(_pdf(_fill(34), _bars(), Text("ข้อความท้ายส่วน"), ends, Text("ความในส่วนถัดไป")))
    at = "".join(pages)
    after = {Heading: "ส่วนที่2", NewPage: "ความในส่วน", Signatures: "ลงชื่อ"}[type(ends)]
    assert at.index("ข้อความท้ายส่วน") < at.index("ภาพที่1กราฟ") < at.index(after)


def test_figures_keep_their_order_and_their_pages_in_the_contents() -> None:
    blocks = (
        Contents(),
        _fill(36),
        _bars(caption="หนึ่ง"),
        _bars(caption="สอง"),
        Text(SENTENCE * 60),
        _bars(caption="สาม"),
    )
    pages = _pages(_pdf(*blocks))
    found = [next(n for n, page in enumerate(pages[1:], 2) if f"ภาพที่{f}" in page) for f in (1, 2, 3)]
    assert found == sorted(found)
    assert re.findall(r"ภาพที่\d\D+?(\d)(?=ภาพ|$)", pages[0]) == [str(page) for page in found]


def test_a_figure_at_the_end_is_never_lost() -> None:
    assert "ภาพที่1กราฟ" in _pages(_pdf(_fill(36), _bars()))[1]
    assert "ภาพที่1กราฟ" in _pages(_pdf(_fill(36), _bars(), Text("จบ")))[1]


@pytest.mark.parametrize("lines", range(30, 44))
@pytest.mark.parametrize("long", [2, 3, 4, 5, 7])
def test_a_paragraph_leaves_and_takes_at_least_two_lines(lines: int, long: int) -> None:
    text = "ฮ" + "น้ำใสไหลเย็นเห็นตัวปลาว่ายอยู่ในฮ่องน้ำ " * (long * 3)
    data = _pdf(_fill(lines), Text(text.replace("น้ำใส", "ฮำ")))
    parts = _line_pages(data, "ฮ")
    assert sum(parts) >= 2
    assert all(part != 1 for part in parts), parts


@pytest.mark.parametrize("rows", range(20, 40))
def test_signatures_stand_with_a_part_of_what_is_signed(rows: int) -> None:
    table = Table((Column("เรื่อง", 3), Column("ผล", 1)), tuple(Row((f"มาตรการ {n}", "ทำ")) for n in range(rows)))
    pages = _pages(_pdf(table, Signatures(PEOPLE)))
    signed = [page for page in pages if "ลงชื่อ" in page]
    assert len(signed) == 1
    assert signed[0].count("ลงชื่อ") == 3
    assert "มาตรการ" in signed[0]


@pytest.mark.parametrize("rows", range(20, 40, 3))
def test_the_source_of_a_table_stands_below_a_row_of_it(rows: int) -> None:
    body = tuple(Row((f"มาตรการ {n}", "ทำ")) for n in range(rows))
    table = Table((Column("เรื่อง", 3), Column("ผล", 1)), body, source="ที่มาของตาราง\nหมายเหตุของตาราง")
    (page,) = [page for page in _pages(_pdf(table)) if "ที่มาของตาราง" in page]
    assert "มาตรการ" in page.split("ที่มาของตาราง")[0]
    assert "หมายเหตุของตาราง" in page


@pytest.mark.parametrize("lines", range(28, 42))
def test_a_footnote_stands_on_the_page_of_its_text(lines: int) -> None:
    pages = _pages(_pdf(_fill(lines), Text(SENTENCE * 8 + "จบความ", footnote="ที่มาของข้อความนี้"), _fill(9)))
    with_text = [number for number, page in enumerate(pages) if "จบความ" in page]
    with_note = [number for number, page in enumerate(pages) if "ที่มาของข้อความนี้" in page]
    assert with_text == with_note


def test_footnotes_are_numbered_and_stand_below_all_text() -> None:
    data = _pdf(Text("หนึ่ง", footnote="โน้ตแรก"), Text("สอง", footnote="โน้ตหลัง"), _fill(30))
    page = _pages(data)[0]
    assert page.index("1โน้ตแรก") < page.index("2โน้ตหลัง")
    lowest = min(char.y for char in chars(data) if char.page == 0 and char.size == 10.6)
    notes = [char.y for char in chars(data) if char.page == 0 and char.size == 8.6]
    assert max(notes) < lowest


@pytest.mark.parametrize("lines", range(12, 44, 2))
def test_the_last_row_of_all_does_not_leave_some_lines_on_a_page(lines: int) -> None:
    """On landscape paper, where a row often is higher than what is left: ten lines or the whole row go over."""
    row = Row(("เรื่อง", "\n".join(f"{n}. ฮ" for n in range(1, lines))))
    table = Table((Column("ช่อง", 1), Column("ขั้นตอน", 2)), (Row(("ก่อน", "\n".join("ก" * 12))), row))
    data = pdf_file(_document(table, landscape=True), created=FIXED)
    parts = _line_pages(data, "ฮ")
    assert sum(parts) == lines - 1
    assert len(parts) == 1 or parts[-1] >= 5, parts


@pytest.mark.parametrize("before", range(24, 40))
def test_a_text_over_several_rows_stands_whole_on_the_page_on_which_it_begins(before: int) -> None:
    """Four lines over six rows of one line each: never two of them on one page and two on the next."""
    rows = [Row(("ฮ\nฮ\nฮ\nฮ" if n == 0 else None, f"แถว {n}")) for n in range(6)]
    table = Table((Column("หัวข้อ", 1), Column("ข้อ", 1)), tuple(rows))
    parts = _line_pages(_pdf(_fill(before), table), "ฮ")
    assert parts in ([4], [4, 4])  # it stands again where its rows go on


@pytest.mark.parametrize("rows", range(22, 44))
def test_no_small_row_of_a_table_stands_on_a_page_alone(rows: int) -> None:
    table = Table((Column("เรื่อง", 3), Column("ผล", 1)), tuple(Row((f"แถว {n}", "1")) for n in range(rows)))
    for before in (0, 20, 27, 31):
        counts = [len(grid.rows) for grid in grids(_pdf(_fill(before), table) if before else _pdf(table))]
        assert sum(counts) == rows
        assert min(counts) > 1


# --- tables ---


def test_merged_cells_lose_no_text_over_pages_and_stretch_no_row() -> None:
    long = "ข้อความยาวของช่องที่รวมหลายแถว " * 6
    rows = [Row((long if n % 20 == 0 else None, f"แถวที่ {n}")) for n in range(60)]
    data = _pdf(Table((Column("ช่องรวม", 1), Column("แถว", 2)), tuple(rows)))
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
    (grid,) = grids(_pdf(Table((Column("ช่องรวม", 1), Column("แถว", 2)), rows)))
    assert [row[1] for row in grid.rows] == ["หนึ่ง", "สอง", "สาม"]
    assert [row[0] for row in grid.rows] == [squeeze(long), None, "สั้น"]


def test_bands_and_totals_are_heavier_and_a_band_is_never_last() -> None:
    rows: list[Row] = []
    for n in range(12):
        rows += [Row((f"กลุ่ม {n}",), "group"), *(Row((f"รายการ {n}.{m}", f"{m}")) for m in range(5))]
    rows.append(Row(("รวมทั้งสิ้น", "60"), "total"))
    data = _pdf(Table((Column("รายการ", 3), Column("ค่า", 1, "R")), tuple(rows)))
    found = grids(data)
    assert all(len(grid.rows[-1]) == 2 for grid in found)
    assert sum(len(row) == 1 for grid in found for row in grid.rows) == 12
    fonts = {char.char: char.font.split("+")[-1] for char in chars(data) if char.char in "กสรจ"}
    bands = [char for char in chars(data) if char.char == "ล" and "Semi" in char.font]  # of กลุ่ม
    assert len(bands) == 12, fonts
    assert all("Semi" in char.font for char in chars(data) if char.char == "ิ")  # only in ทั้งสิ้น


# --- contents, bookmarks, links ---


def _report() -> Document:
    blocks: list[Block] = [Cover("รายงาน", ("ปี 2566",)), Contents()]
    for part in range(1, 5):
        blocks.append(Heading(f"ส่วนที่ {part} เรื่องที่ {part}"))
        for section in range(1, 4):
            blocks += [
                Heading(f"{part}.{section} หัวข้อรอง", 2),
                _fill(9 + part * section),
                Heading(f"หัวข้อย่อยสุด {part}{section}", 3),
                Table((Column("ช่อง", 1),), (Row(("ค่า",)),), f"ตารางของ {part}.{section}"),
            ]
        blocks += [NewPage(landscape=True), _fill(3), NewPage(landscape=False)]
    return _document(*blocks)


def _entries(document: Document) -> list[tuple[str, int]]:
    """The lines that the contents must have: every heading of two levels, every caption."""
    out, number = [], 0
    for block in document.blocks:
        if isinstance(block, Heading):
            out.append((block.text, block.level))
        elif isinstance(block, Table):
            number += 1
            out.append((f"ตารางที่ {number} {block.caption}", 0))
    return out


def test_the_contents_name_the_pages_where_things_are() -> None:
    document = _report()
    data = pdf_file(document, created=FIXED, thai_digits=False)
    pages = [squeeze(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    last = max(n for n, text in enumerate(pages) if "สารบัญ" in text)
    listed = "".join(pages[1 : last + 1])
    for text, level in _entries(document):
        where = [n for n, page in enumerate(pages, 1) if n > last + 1 and squeeze(text) in page]
        assert len(where) == 1, text
        told = re.search(re.escape(squeeze(text)) + r"(\d+?)(?=ส่วนที่|\d\.\d|ตารางที่|สารบัญ|เทศบาล|$)", listed)
        if level == 3:
            assert told is None
        else:
            assert told, text
            assert int(told[1]) == where[0], text


def test_every_line_of_the_contents_leads_to_its_page() -> None:
    document = _report()
    data = pdf_file(document, created=FIXED)
    reader = pypdf.PdfReader(io.BytesIO(data))
    targets = []
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            link = annotation.get_object()
            assert link["/F"] & 4, "PDF/A wants every annotation printed"
            assert not link["/F"] & 0b100011, "and none hidden"
            targets.append(reader.get_page_number(link["/Dest"][0].get_object()) + 1)
    expected = entry_pages(document)
    listed = [at for at, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level < 3]
    listed += [at for at, block in enumerate(document.blocks) if isinstance(block, Table)]
    assert targets == [expected[at] for at in listed]


def test_bookmarks_nest_as_the_headings_do() -> None:
    data = pdf_file(_report(), created=FIXED, thai_digits=False)
    with pypdfium2.PdfDocument(data) as document:
        found = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
        pages = [squeeze(page.get_textpage().get_text_range()) for page in document]
    headings = [(block.level - 1, block.text) for block in _report().blocks if isinstance(block, Heading)]
    assert [(level, title) for level, title, _ in found] == headings
    assert all(squeeze(title) in pages[index] for _, title, index in found)


def test_bookmarks_skip_no_level() -> None:
    """A document that begins with a third level has it at the top: an outline without a parent is broken."""
    with pypdfium2.PdfDocument(
        _pdf(Heading("ลึก", 3), Text("ก"), Heading("ใหญ่", 1), Text("ก"), Heading("ลึก", 3))
    ) as file:
        assert [mark.level for mark in file.get_toc()] == [0, 0, 1]


def test_turned_pages_are_turned_and_back() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf_file(_report(), created=FIXED)))
    wide = [page.mediabox.width > page.mediabox.height for page in reader.pages]
    assert wide.count(True) == 4
    assert not wide[0]
    assert not wide[-1] or wide[-2:] == [False, True]


# --- switches ---


def test_digits_are_thai_unless_asked_otherwise() -> None:
    document = _document(Heading("1. ปี 2566"), Text("คะแนน 84.99 ที่ https://a.example/2566"))
    thai, arabic = (pypdf_text(pdf_file(document, created=FIXED, thai_digits=on)) for on in (True, False))
    assert "๑.ปี๒๕๖๖" in thai
    assert "๘๔.๙๙ที่https://a.example/2566" in thai
    assert "หน้า๑/๑" in thai
    assert "1.ปี2566" in arabic
    assert not re.search("[๐-๙]", arabic)


def test_a_draft_says_so_on_every_page_and_only_a_draft() -> None:
    blocks = (_fill(60), NewPage(landscape=True), _fill(3))
    pages = _pages(_pdf(*blocks, draft=True))
    assert len(pages) == 3
    assert all("ร่าง" in page for page in pages)
    assert not any("ร่าง" in page for page in _pages(_pdf(*blocks)))


def test_equal_input_gives_equal_bytes() -> None:
    first, second = (
        pdf_file(_report(), created=FIXED, attachments=[Attachment("ก.xlsx", b"x", "ต้นทาง")]) for _ in range(2)
    )
    assert first == second


def test_the_file_is_marked_as_an_archive_in_thai() -> None:
    data = pdf_file(_report(), created=FIXED, attachments=[Attachment("ก.xlsx", b"x", "ต้นทาง")])
    reader = pypdf.PdfReader(io.BytesIO(data))
    catalog = reader.trailer["/Root"]
    xmp = catalog["/Metadata"].get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>U</pdfaid:conformance>" in xmp
    assert catalog["/Lang"] == "th-TH"
    assert reader.metadata is not None
    assert reader.metadata.title == "รายงานทดสอบ"
    assert reader.metadata.author == "เทศบาลตัวอย่าง"
    assert catalog["/AF"][0].get_object()["/AFRelationship"] == "/Source"
    fonts = {font.get_object()["/BaseFont"] for page in reader.pages for font in page["/Resources"]["/Font"].values()}
    assert all(re.match(r"/[A-Z]{6}\+Sarabun", name) for name in fonts)


def test_steps_are_told_up_to_the_end() -> None:
    told: list[float] = []
    pdf_file(_report(), created=FIXED, step=told.append)
    assert told == sorted(told)
    assert told[-1] == 1
    assert len(told) == len(_report().blocks)


@pytest.mark.parametrize(
    "blocks",
    [
        (),
        (Contents(),),
        (Cover("", ()), Contents(), Signatures(())),
        (Table((Column("ก", 1),), ()),),
        (NewPage(landscape=True), NewPage(landscape=False), NewPage()),
        (Heading(""), Heading("ท้าย")),
        (Figure(Bars((), Decimal(85)), "", ""),),
        (Choice("", (), ""), Opening(""), MemoHead("", "", "", "", ())),
    ],
)
def test_what_says_nothing_is_a_file_all_the_same(blocks: Sequence[Block]) -> None:
    data = pdf_file(Document("", "", "", tuple(blocks)), created=FIXED)
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) >= 1


# --- any text ---


def _everything(text: str) -> Document:
    """``text`` in every place that a document has for one."""
    return Document(
        text,
        text,
        text,
        (
            Cover(text, (text,), (text,)),
            Contents(),
            Opening(text, (text,), text),
            Heading(text),
            Text(text, footnote=text),
            Text(text, "note"),
            Text(text, "center"),
            Choice(text, ((text, True),), text),
            Table(
                (Column(text, 2), Column(text, 1, "R")),
                (Row((text, text)), Row((text,), "group"), Row((None, text), "total")),
                text,
                text,
            ),
            Figure(Bars(((text, Decimal(1), None),), Decimal(85), text), text, text, text),
            MemoHead(text, text, text, text, (text,)),
            Signatures((Signatory(text, text, text),)),
        ),
    )


HOSTILE = (
    "<b>หนา</b> **ดาว** __เส้น__ {nb} %s \\x00 &amp;",
    "\x00\x07\x1b[31m\u200b\u202e\ufeffก\u0e4d\u0e32",
    "คำ" * 900,
    "W" * 400,
    "https://" + "a" * 300 + "/" + "b" * 300,
    "ก" + "็" * 60 + "่" * 60,
    "😀 จันทรச ل ש \ud800",
    " \t\n \n",
    "(((([[[[" * 30,
    "๑" * 120 + ".๒",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_set_as_text(text: str) -> None:
    document = _everything(text)
    data = pdf_file(document, created=FIXED, thai_digits=False)
    assert len(pypdf.PdfReader(io.BytesIO(data)).pages) >= 3
    if text.startswith("<b>"):
        assert pypdf_text(data).count(squeeze(text)) >= 3
        assert squeeze(text) in pdfium_text(data)


@settings(max_examples=12)
@given(st.text(max_size=120))
def test_any_text_is_set(text: str) -> None:
    assert pdf_file(_everything(text), created=FIXED).startswith(b"%PDF")


def test_characters_that_the_font_lacks_are_told_with_their_place() -> None:
    document = _document(Heading("ดี"), Text("หน้า 😀 และ 😀"), Table((Column("ช", 1),), (Row(("ש",)),), "ผล"))
    assert unprintable(document) == [
        "ข้อความ “หน้า 😀 และ 😀”: แบบอักษรไม่มีอักขระ “😀” (U+1F600) 2 แห่ง จึงพิมพ์เป็น □ แทน",
        "ตาราง ผล: แบบอักษรไม่มีอักขระ “ச” (U+0B9A) จึงพิมพ์เป็น □ แทน".replace("ச", "ש").replace("0B9A", "05E9"),
    ]
    assert pypdf_text(pdf_file(document, created=FIXED)).count("□") == 3
    assert unprintable(_report()) == []


def test_every_text_of_a_document_is_checked() -> None:
    """Title and agency 2, cover 3, opening 3, heading 1, texts 4, box 3, table 8, figure 3, head of the memo 5."""
    assert sum(text == "ก" for _, text in texts(_everything("ก"))) == 32
    assert ("ผู้ลงนามคนที่ 1", "ก\nก\nก") in texts(_everything("ก"))


@pytest.mark.parametrize("read", [pypdf_text, pdfium_text])
def test_a_cell_of_five_thousand_characters_is_set_whole(read: Callable[[bytes], str]) -> None:
    text = "".join(f"ข้อ {n} น้ำดื่มสะอาดและเปิดเผยข้อมูล " for n in range(160))[:5000]
    data = _pdf(Table((Column("ก", 1), Column("ข", 1)), (Row(("หัว", text)), Row(("ท้าย", "จบ")))))
    column = "".join(char.char for char in _cells(data) if char.x > 25 + 82.5)
    assert column == squeeze(text) + "จบ"
    assert sum(read(data).count(c) for c in "ดื่ม") >= sum(text.count(c) for c in "ดื่ม")


def _cells(data: bytes) -> list[Char]:
    return [char for char in chars(data) if char.size == 9.5 and char.font.endswith("+Sarabun")]


@pytest.mark.parametrize(("lines", "parted"), [(20, True), (21, False)])
def test_a_small_table_is_kept_whole_unless_that_leaves_much_of_a_page_empty(lines: int, parted: bool) -> None:
    """It is 107 mm high. Twenty lines leave 106 of 258 mm, more than 0.4 of them; twenty-one leave 99."""
    rows = tuple(Row((f"แถวที่ {number}" + "\nต่อ" * (number < 3),)) for number in range(11))
    table = Table((Column("รายการ", 1),), rows)
    above = [Text("\n".join("1) ข้อ" for _ in range(lines))), *[Text("หมายเหตุ", "note")] * 3]
    pages = _pages(_pdf(*above, table))
    assert ["แถวที่0" in page for page in pages] == [parted, not parted]
