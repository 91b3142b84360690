"""Any text set as PDF: digits, the mark of a draft, hostile letters, the file as an archive."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from decimal import Decimal

import pypdf
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
from itadash.documents.paper import pdf_file, unprintable
from itadash.measures.model import Signatory
from tests.documents.paper_files import (
    cell_letters,
    document_of,
    filled,
    pages_of,
    pdf_of,
    report_of_all,
)
from tests.documents.readback import FIXED, pdfium_text, pypdf_text, squeeze

# --- switches ---


def test_digits_are_thai_unless_asked_otherwise() -> None:
    document = document_of(Heading("1. ปี 2566"), Text("คะแนน 84.99 ที่ https://a.example/2566"))
    thai, arabic = (pypdf_text(pdf_file(document, created=FIXED, thai_digits=on)) for on in (True, False))
    assert "๑.ปี๒๕๖๖" in thai
    assert "๘๔.๙๙ที่https://a.example/2566" in thai
    assert "หน้า๑/๑" in thai
    assert "1.ปี2566" in arabic
    assert not re.search("[๐-๙]", arabic)


def test_a_draft_says_so_on_every_page_and_only_a_draft() -> None:
    blocks = (filled(60), NewPage(landscape=True), filled(3))
    pages = pages_of(pdf_of(*blocks, draft=True))
    assert len(pages) == 3
    assert all("ร่าง" in page for page in pages)
    assert not any("ร่าง" in page for page in pages_of(pdf_of(*blocks)))


def test_equal_input_gives_equal_bytes() -> None:
    first, second = (
        pdf_file(report_of_all(), created=FIXED, attachments=[Attachment("ก.xlsx", b"x", "ต้นทาง")]) for _ in range(2)
    )
    assert first == second


def test_the_file_is_marked_as_an_archive_in_thai() -> None:
    data = pdf_file(report_of_all(), created=FIXED, attachments=[Attachment("ก.xlsx", b"x", "ต้นทาง")])
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
    pdf_file(report_of_all(), created=FIXED, step=told.append)
    assert told == sorted(told)
    assert told[-1] == 1
    assert len(told) == len(report_of_all().blocks)


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
    document = document_of(Heading("ดี"), Text("หน้า 😀 และ 😀"), Table((Column("ช", 1),), (Row(("ש",)),), "ผล"))
    assert unprintable(document) == [
        "ข้อความ “หน้า 😀 และ 😀”: แบบอักษรไม่มีอักขระ “😀” (U+1F600) 2 แห่ง จึงพิมพ์เป็น □ แทน",
        "ตาราง ผล: แบบอักษรไม่มีอักขระ “ச” (U+0B9A) จึงพิมพ์เป็น □ แทน".replace("ச", "ש").replace("0B9A", "05E9"),
    ]
    assert pypdf_text(pdf_file(document, created=FIXED)).count("□") == 3
    assert unprintable(report_of_all()) == []


def test_every_text_of_a_document_is_checked() -> None:
    """Title and agency 2, cover 3, opening 3, heading 1, texts 4, box 3, table 8, figure 3, head of the memo 5."""
    assert sum(text == "ก" for _, text in texts(_everything("ก"))) == 32
    assert ("ผู้ลงนามคนที่ 1", "ก\nก\nก") in texts(_everything("ก"))


@pytest.mark.parametrize("read", [pypdf_text, pdfium_text])
def test_a_cell_of_five_thousand_characters_is_set_whole(read: Callable[[bytes], str]) -> None:
    text = "".join(f"ข้อ {n} น้ำดื่มสะอาดและเปิดเผยข้อมูล " for n in range(160))[:5000]
    data = pdf_of(Table((Column("ก", 1), Column("ข", 1)), (Row(("หัว", text)), Row(("ท้าย", "จบ")))))
    column = "".join(char.char for char in cell_letters(data) if char.x > 25 + 82.5)
    assert column == squeeze(text) + "จบ"
    assert sum(read(data).count(c) for c in "ดื่ม") >= sum(text.count(c) for c in "ดื่ม")
