"""Documents for the tests of the setter, and their pages read back."""

from __future__ import annotations

import re
from typing import Any

import pypdfium2

from itadash.documents.content import (
    Block,
    Column,
    Contents,
    Cover,
    Document,
    Heading,
    NewPage,
    Row,
    Table,
    Text,
)
from itadash.documents.paper import pdf_file
from itadash.measures.model import Signatory
from tests.documents.readback import FIXED, Char, chars, squeeze

PEOPLE = (Signatory("ผู้จัดทำ"), Signatory("ผู้ตรวจสอบ"), Signatory("ผู้อนุมัติ"))
SENTENCE = "หน่วยงานเปิดเผยข้อมูลให้ประชาชนตรวจสอบได้ตลอดปี "  # about half a line


def document_of(*blocks: Block, landscape: bool = False) -> Document:
    return Document("รายงานทดสอบ", "เทศบาลตัวอย่าง", "รายงาน", blocks, landscape)


def pdf_of(*blocks: Block, **options: Any) -> bytes:
    return pdf_file(document_of(*blocks), created=FIXED, thai_digits=False, **options)


def pages_of(data: bytes) -> list[str]:
    """The text of each page without white space and footer."""
    with pypdfium2.PdfDocument(data) as document:
        found = [squeeze(page.get_textpage().get_text_range()) for page in document]
    return [re.sub(r"เทศบาลตัวอย่าง·.*หน้า\d+/\d+", "", text) for text in found]


def filled(lines: int) -> Text:
    """A text of so many lines, each of its own paragraph."""
    return Text("\n".join(f"บรรทัด {n}" for n in range(lines)))


def line_pages(data: bytes, word: str) -> list[int]:
    """For each page how many lines there hold a letter of ``word`` alone (a private word of the test)."""
    counts: dict[int, set[float]] = {}
    for char in chars(data):
        if char.char == word:
            counts.setdefault(char.page, set()).add(round(char.y, 0))
    return [len(counts[page]) for page in sorted(counts)]


def report_of_all() -> Document:
    blocks: list[Block] = [Cover("รายงาน", ("ปี 2566",)), Contents()]
    for part in range(1, 5):
        blocks.append(Heading(f"ส่วนที่ {part} เรื่องที่ {part}"))
        for section in range(1, 4):
            blocks += [
                Heading(f"{part}.{section} หัวข้อรอง", 2),
                filled(9 + part * section),
                Heading(f"หัวข้อย่อยสุด {part}{section}", 3),
                Table((Column("ช่อง", 1),), (Row(("ค่า",)),), f"ตารางของ {part}.{section}"),
            ]
        blocks += [NewPage(landscape=True), filled(3), NewPage(landscape=False)]
    return document_of(*blocks)


def cell_letters(data: bytes) -> list[Char]:
    return [char for char in chars(data) if char.size == 9.5 and char.font.endswith("+Sarabun")]
