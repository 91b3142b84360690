"""Word documents for tests: a description of everything, the file it makes, and what stands in it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from datetime import UTC, datetime
from decimal import Decimal

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from itadash.documents import content
from itadash.documents.content import (
    Bars,
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
)
from itadash.documents.word import word_file
from itadash.measures.model import Signatory

FIXED = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)


def png(width: int, height: int) -> bytes:
    """A white picture, written by hand."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PIXEL = png(4, 2)
SCORES = (("1 การปฏิบัติหน้าที่", Decimal("96.65"), Decimal("80.10")), ("7 ประสิทธิภาพการสื่อสาร", Decimal("80.05"), None))
CHART = Bars(SCORES, Decimal(85), "ปี 2565")
MEASURES = Table(
    (Column("ประเด็น", 2), Column("มาตรการ", 3), Column("คะแนน", 1, "R")),
    (
        Row(("ประเด็นที่ 1 กระบวนการ",), "group"),
        Row(("การให้บริการ", "1. ประกาศขั้นตอน\n2. แจ้งผล\n- ทางไลน์", "84.99")),
        Row((None, "จัดทำ E-Service", "0")),
        Row(("งบประมาณ", "เปิดเผยแผน", "100")),
        Row(("รวม", "", "92.31"), "total"),
    ),
    caption="มาตรการของปี 2567",
    source="ผลการประเมินปี 2566",
)
PEOPLE = (Signatory("ผู้จัดทำ", "นายสมมติ ตัวอย่าง", "นักวิเคราะห์"), Signatory("ผู้ตรวจสอบ"), Signatory("ผู้อนุมัติ"))


def document_of(*blocks: content.Block, landscape: bool = False) -> Document:
    return Document("รายงานทดสอบ", "เทศบาลตัวอย่าง", "รายงาน", blocks, landscape)


EVERYTHING = document_of(
    Cover("รายงานการวิเคราะห์", ("เทศบาลสมมติ", "ปีงบประมาณ พ.ศ. 2566"), ("จัดทำเดือนกันยายน",)),
    Contents(),
    Opening("ชื่อเรื่องใน", ("ของหน่วยงาน",), "หมายเหตุเปิด"),
    Heading("1. ผลการประเมิน"),
    Text("คะแนนรวม 92.31 คะแนน\n1) ข้อแรก\n2) ข้อสอง", footnote="อ้างอิงจากไฟล์ผลคะแนน"),
    Heading("1.1 รายตัวชี้วัด", 2),
    Figure(CHART, "คะแนนรายตัวชี้วัด", "ตัวชี้วัดที่ 7 ต่ำกว่าเกณฑ์", "แฟ้มผลคะแนน"),
    Heading("รายข้อ", 3),
    Choice("ผลวินิจฉัย", (("ต้องแก้ไข", True), ("รักษาระดับ", False)), "เพราะได้ 80.05 คะแนน"),
    NewPage(landscape=True),
    Heading("2. มาตรการ"),
    MEASURES,
    NewPage(landscape=False),
    MemoHead("สำนักปลัด", "ตย 0001/2567", "1 ตุลาคม 2567", "ขออนุมัติมาตรการ", ("เรียน นายกเทศมนตรี",)),
    Text("จึงเรียนมาเพื่อโปรดพิจารณา", "center"),
    Signatures(PEOPLE),
)


def opened(document: Document, **options: object) -> WordDocument:
    return docx.Document(io.BytesIO(word_file(document, created=FIXED, **options)))  # type: ignore[arg-type]


def parts_of(document: Document, **options: object) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(word_file(document, created=FIXED, **options))) as file:  # type: ignore[arg-type]
        return {name: file.read(name) for name in file.namelist()}


def said_in(element: object) -> str:
    """Every text below ``element``, tabs and paragraphs as a space."""
    out = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:p"), qn("w:br")):  # type: ignore[attr-defined]
        out.append(node.text or "" if node.tag == qn("w:t") else " ")
    return " ".join("".join(out).split())


def instructions_of(element: object) -> list[str]:
    simple = [node.get(qn("w:instr")) for node in element.iter(qn("w:fldSimple"))]  # type: ignore[attr-defined]
    return [t.strip() for t in simple + [n.text for n in element.iter(qn("w:instrText"))]]  # type: ignore[attr-defined]


def rows_of(word: WordDocument, at: int) -> list[object]:
    return [row._tr for row in word.tables[at].rows]


def has(row: object, tag: str) -> bool:
    return row.trPr is not None and row.trPr.find(qn(tag)) is not None  # type: ignore[attr-defined]
