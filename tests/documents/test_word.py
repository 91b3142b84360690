"""The Word file read back: every text in its place, real headings and fields, tables, and any text that is typed."""

from __future__ import annotations

import io
import re
import shutil
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from itadash.documents import content, word_fonts
from itadash.documents.content import (
    Bars,
    Choice,
    Column,
    Contents,
    Cover,
    Document,
    Figure,
    Heading,
    Lines,
    MemoHead,
    NewPage,
    Opening,
    Pairs,
    Row,
    Signatures,
    Table,
    Text,
)
from itadash.documents.measures_content import measures_document
from itadash.documents.paper import pdf_file
from itadash.documents.word import word_file
from itadash.measures.model import Signatory
from tests.documents.readback import fixture, squeeze

FIXED = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)


def _png(width: int, height: int) -> bytes:
    """A white picture, written by hand."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\xff" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


PIXEL = _png(4, 2)
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


def _document(*blocks: content.Block, landscape: bool = False) -> Document:
    return Document("รายงานทดสอบ", "เทศบาลตัวอย่าง", "รายงาน", blocks, landscape)


EVERYTHING = _document(
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


def _open(document: Document, **options: object) -> WordDocument:
    return docx.Document(io.BytesIO(word_file(document, created=FIXED, **options)))  # type: ignore[arg-type]


def _parts(document: Document, **options: object) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(word_file(document, created=FIXED, **options))) as file:  # type: ignore[arg-type]
        return {name: file.read(name) for name in file.namelist()}


def _said(element: object) -> str:
    """Every text below ``element``, tabs and paragraphs as a space."""
    out = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:p"), qn("w:br")):  # type: ignore[attr-defined]
        out.append(node.text or "" if node.tag == qn("w:t") else " ")
    return " ".join("".join(out).split())


def _instructions(element: object) -> list[str]:
    simple = [node.get(qn("w:instr")) for node in element.iter(qn("w:fldSimple"))]  # type: ignore[attr-defined]
    return [t.strip() for t in simple + [n.text for n in element.iter(qn("w:instrText"))]]  # type: ignore[attr-defined]


# --- what is said ---


def test_every_text_is_there_in_order() -> None:
    said = _said(_open(EVERYTHING, thai_digits=False).element.body)
    expected = [
        *("รายงานการวิเคราะห์", "เทศบาลสมมติ", "ปีงบประมาณ พ.ศ. 2566", "จัดทำเดือนกันยายน"),
        *("สารบัญ", "1. ผลการประเมิน –", "1.1 รายตัวชี้วัด –", "2. มาตรการ –"),
        *("สารบัญตาราง", "ตารางที่ 1 มาตรการของปี 2567 –", "สารบัญภาพ", "ภาพที่ 1 คะแนนรายตัวชี้วัด –"),
        *(
            "ชื่อเรื่องใน",
            "ของหน่วยงาน",
            "หมายเหตุเปิด",
            "1. ผลการประเมิน",
            "คะแนนรวม 92.31 คะแนน",
            "1) ข้อแรก",
            "2) ข้อสอง",
            "1.1 รายตัวชี้วัด",
        ),
        *("รายการ", "คะแนน", "ปี 2565", "1 การปฏิบัติหน้าที่", "96.65", "▼ 80.10"),
        *("7 ประสิทธิภาพการสื่อสาร", "▼ 80.05", "–", "ภาพที่ 1 คะแนนรายตัวชี้วัด", "แฟ้มผลคะแนน", "รายข้อ"),
        *("ผลวินิจฉัย", "☑ ต้องแก้ไข", "☐ รักษาระดับ", "เพราะได้ 80.05 คะแนน", "2. มาตรการ"),
        *("ตารางที่ 1 มาตรการของปี 2567", "ประเด็น", "มาตรการ", "คะแนน", "ประเด็นที่ 1 กระบวนการ", "การให้บริการ"),
        *("1. ประกาศขั้นตอน", "2. แจ้งผล", "- ทางไลน์", "84.99", "จัดทำ E-Service", "0", "งบประมาณ", "เปิดเผยแผน"),
        *("100", "รวม", "92.31", "ผลการประเมินปี 2566", "บันทึกข้อความ", "ส่วนราชการ สำนักปลัด", "ที่ ตย 0001/2567"),
        *("วันที่ 1 ตุลาคม 2567", "เรื่อง ขออนุมัติมาตรการ", "เรียน นายกเทศมนตรี", "จึงเรียนมาเพื่อโปรดพิจารณา", "ลงชื่อ"),
        *("(นายสมมติ ตัวอย่าง)", "ตำแหน่ง นักวิเคราะห์", "ผู้จัดทำ", "ผู้ตรวจสอบ", "ผู้อนุมัติ"),
    ]
    at = 0
    for text in expected:
        found = said.find(text, at)
        assert found >= 0, f"{text!r} is missing, or stands before {said[at : at + 60]!r}"
        at = found + len(text)


def test_no_text_of_the_description_is_lost() -> None:
    parts = _parts(EVERYTHING, thai_digits=False)
    names = ("word/document.xml", "word/footnotes.xml")
    whole = "".join(squeeze(_said(docx.oxml.parser.parse_xml(parts[name]))) for name in names)
    told = list(content.texts(EVERYTHING))[2:]  # after title and agency, which are properties of the file
    assert len(told) == 49
    for place, text in told:
        for paragraph in text.split("\n"):
            assert squeeze(paragraph) in whole, place


def test_digits_are_thai_everywhere_but_in_addresses() -> None:
    document = _document(
        Heading("ข้อ E11 ปี 2566"),
        Text("ดู https://a.example/1 หน้า 4", footnote="ข้อ 9"),
        MEASURES,
        Figure(CHART, "ก", "ข 1"),
    )
    parts = _parts(document, pictures=lambda chart: PIXEL)
    said = " ".join(
        _said(docx.oxml.parser.parse_xml(parts[name]))
        for name in parts
        if re.fullmatch(r"word/(document|footnotes|footer\d+)\.xml", name)
    )
    assert "ข้อ E๑๑ ปี ๒๕๖๖" in said
    assert "https://a.example/1 หน้า ๔" in said
    assert not re.search("[0-9]", said.replace("https://a.example/1", ""))
    assert 'descr="ข ๑"' in parts["word/document.xml"].decode()


def test_digits_stay_arabic_when_asked_for() -> None:
    parts = _parts(EVERYTHING, thai_digits=False)
    assert not any(
        re.search("[๐-๙]|thaiNumbers|ThaiArabic", data.decode()) for n, data in parts.items() if n[-4:] == ".xml"
    )


# --- any text ---

HOSTILE = "\x00\x07<b>ห้าม</b> & \"' \x1f=1+1\n{ DATE }\ufffe \u200bจบ"


def test_text_is_text() -> None:
    table = Table(
        (Column(HOSTILE, 1), Column("ข", 1)), (Row((HOSTILE, "=1+1")), Row((HOSTILE,), "group")), HOSTILE, HOSTILE
    )
    document = Document(
        HOSTILE,
        HOSTILE,
        HOSTILE,
        (
            *(
                Cover(HOSTILE, (HOSTILE,), (HOSTILE,)),
                Contents(),
                Heading(HOSTILE),
                Text(HOSTILE, footnote=HOSTILE),
                table,
            ),
            Choice(HOSTILE, ((HOSTILE, True),), HOSTILE),
            MemoHead(HOSTILE, HOSTILE, HOSTILE, HOSTILE, (HOSTILE,)),
            Figure(Bars(((HOSTILE, Decimal(1), None),), Decimal(85)), HOSTILE, HOSTILE),
            Signatures((Signatory(HOSTILE, HOSTILE, HOSTILE),)),
        ),
    )
    for pictures in (None, lambda chart: PIXEL):
        word = _open(document, pictures=pictures, draft=True, thai_digits=False)
        said = _said(word.element.body)
        assert said.count("<b>ห้าม</b> & \"' =1+1 { DATE }□ จบ") >= 15
        assert not re.search("[\x00-\x08\x0b-\x1f\u200b\ufffe]", said)
        fields = {instruction.split()[0] for instruction in _instructions(word.element.body)}
        assert fields <= {"TOC", "PAGEREF", "SEQ"}
        assert word.core_properties.title.startswith("<b>ห้าม</b>")


@settings(max_examples=25)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_makes_a_file_that_opens(first: str, second: str) -> None:
    table = Table((Column(first, 1), Column("ข", 1)), (Row((second, None)),), second)
    _open(_document(Heading(first), Text(second, footnote=first), table, Signatures((Signatory(first, second),))))


def test_a_lone_surrogate_is_shown_as_a_box() -> None:
    assert "ก□ข" in _said(_open(_document(Text("ก\ud800ข"))).element.body)


# --- headings, lists, fields ---


def test_headings_are_headings() -> None:
    word = _open(EVERYTHING, thai_digits=False)
    found = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert found == [
        *(("Heading 1", "1. ผลการประเมิน"), ("Heading 2", "1.1 รายตัวชี้วัด"), ("Heading 3", "รายข้อ")),
        ("Heading 1", "2. มาตรการ"),
    ]


def test_the_contents_are_fields_that_lead_to_their_places() -> None:
    pages = {3: 3, 11: 5}
    word = _open(EVERYTHING, pages=pages)
    body = word.element.body
    instructions = _instructions(body)
    assert [text for text in instructions if text.startswith("TOC")] == [
        'TOC \\o "1-2" \\h \\z \\u',
        'TOC \\h \\z \\c "ตารางที่"',
        'TOC \\h \\z \\c "ภาพที่"',
    ]
    marks = {node.get(qn("w:name")): _said(node.getparent()) for node in body.iter(qn("w:bookmarkStart"))}
    for node in body.iter(qn("w:hyperlink")):
        anchor = node.get(qn("w:anchor"))
        assert _said(node).startswith(marks[anchor])
        assert f"PAGEREF {anchor} \\h" in instructions
    lines = [_said(node) for node in body.iter(qn("w:hyperlink"))]
    assert lines[0] == "๑. ผลการประเมิน ๓"
    assert lines[1] == "๑.๑ รายตัวชี้วัด –"
    assert not any("รายข้อ" in line for line in lines)  # a heading of the third level, in the PDF neither
    kinds = [node.get(qn("w:fldCharType")) for node in body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    assert b"updateFields" in _parts(EVERYTHING)["word/settings.xml"]


def test_only_contents_make_word_ask_when_opened() -> None:
    assert b"updateFields" not in _parts(_document(Heading("ก"), MEASURES))["word/settings.xml"]


def test_captions_are_numbered_by_fields() -> None:
    table = Table((Column("ก", 1),), (Row(("ข",)),), "แรก")
    word = _open(_document(table, Figure(CHART, "รูป", "คำบรรยาย"), Table(table.columns, table.rows, "ที่สอง")))
    captions = [p for p in word.paragraphs if p.style.name == "Caption"]
    assert [_said(p._p) for p in captions] == ["ตารางที่ ๑ แรก", "ภาพที่ ๑ รูป", "ตารางที่ ๒ ที่สอง"]
    assert [_instructions(p._p) for p in captions] == [
        ["SEQ ตารางที่ \\*ThaiArabic"],
        ["SEQ ภาพที่ \\*ThaiArabic"],
        ["SEQ ตารางที่ \\*ThaiArabic"],
    ]


def test_footnotes_are_footnotes() -> None:
    parts = _parts(_document(Text("ก", footnote="ที่มาหนึ่ง"), Text("ข"), Text("ค", footnote="ที่มาสอง\nต่อ")))
    notes = docx.oxml.parser.parse_xml(parts["word/footnotes.xml"])
    told = {node.get(qn("w:id")): _said(node) for node in notes}
    assert told == {"-1": "", "0": "", "1": "ที่มาหนึ่ง", "2": "ที่มาสอง ต่อ"}
    body = docx.oxml.parser.parse_xml(parts["word/document.xml"])
    assert [
        (node.get(qn("w:id")), _said(node.getparent().getparent())) for node in body.iter(qn("w:footnoteReference"))
    ] == [
        ("1", "ก"),
        ("2", "ค"),
    ]


def test_the_footer_counts_the_pages() -> None:
    word = _open(EVERYTHING)
    for section in word.sections:
        footer = section.footer._element
        assert _said(footer) == "เทศบาลตัวอย่าง · รายงาน หน้า ๑/๑"
        assert _instructions(footer) == ["PAGE \\*ThaiArabic", "NUMPAGES \\*ThaiArabic"]
    assert word.sections[0].different_first_page_header_footer  # the cover has no number
    assert not word.sections[1].different_first_page_header_footer


def test_a_long_name_leaves_room_for_the_number() -> None:
    document = Document("ก", "องค์การบริหารส่วนตำบลตัวอย่าง " * 6, "รายงาน", (Text("ก"),))
    said = _said(_open(document).sections[0].footer._element)
    assert re.fullmatch(r"องค์การบริหารส่วนตำบลตัวอย่าง .*… หน้า ๑/๑ รายงาน", said)  # the title on a line of its own
    assert len(said) < 180


# --- paper and styles ---


def test_wide_tables_lie_on_turned_paper() -> None:
    sections = list(_open(EVERYTHING).sections)
    assert [s.orientation for s in sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    for section in sections:
        sides = sorted((round(section.page_width.mm), round(section.page_height.mm)))
        assert sides == [210, 297]
    upright = sections[0]
    margins = (upright.left_margin, upright.right_margin, upright.top_margin, upright.bottom_margin)
    assert [round(margin.cm, 1) for margin in margins] == [3, 2, 2.5, 2]


def test_a_document_can_begin_on_turned_paper() -> None:
    sections = _open(_document(MEASURES, landscape=True)).sections
    assert [section.orientation for section in sections] == [WD_ORIENT.LANDSCAPE]


def test_new_pages_begin_once() -> None:
    word = _open(_document(Text("ก"), NewPage(), NewPage(), Text("ข"), NewPage(), MEASURES, NewPage()))
    breaks = [_said(node.getparent().getparent()) for node in word.element.body.iter(qn("w:pageBreakBefore"))]
    assert breaks == ["ข", "ตารางที่ ๑ มาตรการของปี ๒๕๖๗"]


def test_the_font_is_the_official_one_for_thai_too() -> None:
    styles = _open(EVERYTHING).styles.element
    defaults = styles.find(qn("w:docDefaults")).find(".//" + qn("w:rPr"))
    fonts = defaults.find(qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs")} == {"TH Sarabun New"}
    assert defaults.find(qn("w:szCs")).get(qn("w:val")) == "32"
    assert defaults.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"


def test_size_and_weight_hold_for_thai_as_for_latin() -> None:
    word = _open(EVERYTHING)
    looks = [*word.styles.element.iter(qn("w:rPr")), *word.element.body.iter(qn("w:rPr"))]
    assert len(looks) > 20
    for look in looks:
        for latin, thai in (("w:sz", "w:szCs"), ("w:b", "w:bCs")):
            values = [
                None if (node := look.find(qn(tag))) is None else node.get(qn("w:val"), "on") for tag in (latin, thai)
            ]
            assert values[0] == values[1]


def test_every_style_that_is_named_is_there() -> None:
    word = _open(EVERYTHING, draft=True)
    known = {style.get(qn("w:styleId")) for style in word.styles.element.iter(qn("w:style"))}
    used = {
        node.get(qn("w:val"))
        for root in (word.element.body, word.sections[0].footer._element, word.sections[0].header._element)
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for node in root.iter(qn(tag))
    }
    assert used <= known


def test_the_stand_in_is_as_wide_as_the_official_font() -> None:
    parts = _parts(_document(Text("ก")))
    table = docx.oxml.parser.parse_xml(parts["word/fontTable.xml"])
    key = next(node.get(qn("w:fontKey")) for node in table.iter(qn("w:embedRegular")))
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]  # ECMA-376: the GUID from its end
    masked = parts["word/fonts/regular.odttf"]
    data = bytes(byte ^ mask[at % 16] for at, byte in enumerate(masked[:32])) + masked[32:]
    font = TTFont(io.BytesIO(data))
    em, cmap, advance = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"].metrics
    # TH Sarabun New 1.35: ก 0.386 em, this sentence 9.932 em, a space 0.216 em
    assert advance[cmap[ord("ก")]][0] / em == pytest.approx(0.386, abs=0.012)
    text = "การประเมินคุณธรรมและความโปร่งใส"
    assert sum(advance[cmap[ord(char)]][0] for char in text) / em == pytest.approx(9.932, rel=0.01)
    assert advance[cmap[32]][0] / em == pytest.approx(0.216, abs=0.001)
    assert font["name"].getDebugName(1) == word_fonts.STAND_IN
    assert "SIL Open Font License" in font["name"].getDebugName(13)


# --- tables ---


def _trs(word: WordDocument, at: int) -> list[object]:
    return [row._tr for row in word.tables[at].rows]


def _has(row: object, tag: str) -> bool:
    return row.trPr is not None and row.trPr.find(qn(tag)) is not None  # type: ignore[attr-defined]


def test_headings_stand_again_and_small_rows_stay_whole() -> None:
    long = "ดำเนินการตามมาตรการ " * 300
    rows = (Row(("ก", "สั้น")), Row(("ข", long)))
    word = _open(_document(Table((Column("ที่", 1), Column("เรื่อง", 4)), rows)))
    head, short, tall = _trs(word, 0)
    assert [_has(row, "w:tblHeader") for row in (head, short, tall)] == [True, False, False]
    assert [_has(row, "w:cantSplit") for row in (head, short, tall)] == [True, True, False]


def test_cells_are_one_where_the_description_says_so() -> None:
    table = _open(_document(MEASURES), thai_digits=False).tables[0]
    group = table.rows[1]
    assert len({id(cell._tc) for cell in group.cells}) == 1  # one cell over the three columns
    assert group.cells[0].text == "ประเด็นที่ 1 กระบวนการ"
    assert table.cell(2, 0)._tc is table.cell(3, 0)._tc
    assert table.cell(2, 0).text == "การให้บริการ"
    assert table.cell(4, 0).text == "งบประมาณ"
    assert table.cell(2, 1)._tc is not table.cell(3, 1)._tc


def test_columns_have_their_shares_of_the_page() -> None:
    table = _open(_document(MEASURES)).tables[0]
    widths = [column.width.mm for column in table.columns]
    assert widths == pytest.approx([160 * 2 / 6, 160 * 3 / 6, 160 / 6], abs=0.05)
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))
    assert layout.get(qn("w:type")) == "fixed"
    cells = [cell.width.mm for cell in table.rows[2].cells]
    assert cells == pytest.approx(widths, abs=0.05)


def test_steps_hang_under_their_numbers() -> None:
    cell = _open(_document(MEASURES)).tables[0].cell(2, 1)
    first, second, under = cell.paragraphs
    assert first.text == "๑.\tประกาศขั้นตอน"
    for paragraph in (first, second):
        look = paragraph.paragraph_format
        assert look.first_line_indent == -look.left_indent
        assert look.left_indent.mm > 2
    assert under.paragraph_format.left_indent > first.paragraph_format.left_indent
    assert under.paragraph_format.left_indent + under.paragraph_format.first_line_indent == pytest.approx(
        first.paragraph_format.left_indent, abs=700
    )


def test_tables_do_not_grow_together() -> None:
    word = _open(_document(MEASURES, MEASURES, Choice("ก", (), ""), MEASURES))
    children = [child.tag for child in word.element.body]
    assert all(after != qn("w:tbl") for tag, after in pairwise(children) if tag == qn("w:tbl"))


@pytest.mark.parametrize(
    ("lengths", "kept"), [((3, 3, 3, 3, 3), {0, 3}), ((3, 3), {0}), ((400, 3, 3, 3, 3), {3}), ((3,), set())]
)
def test_short_rows_stay_in_twos_at_both_ends_of_a_table(lengths: tuple[int, ...], kept: set[int]) -> None:
    rows = tuple(Row((str(number), "ก" * length)) for number, length in enumerate(lengths))
    body = _open(_document(Table((Column("ที่", 1), Column("เรื่อง", 9)), rows))).tables[0].rows[1:]
    assert {at for at, row in enumerate(body) if next(row._tr.iter(qn("w:keepNext")), None) is not None} == kept


# --- set pieces ---


def test_signatures_stay_together_with_the_last_row() -> None:
    word = _open(_document(MEASURES, Signatures((*PEOPLE, Signatory("ผู้รับทราบ"), Signatory("พยาน")))))
    table, people = word.tables
    assert [len({id(c._tc) for c in row.cells}) for row in people.rows] == [3, 3]  # five people in two rows
    assert all(_has(row._tr, "w:cantSplit") for row in people.rows)
    assert all(p.style.name == "Signature" for row in people.rows for c in row.cells for p in c.paragraphs)
    keeps = word.styles["Signature"].paragraph_format.keep_with_next
    assert keeps
    assert all(p.paragraph_format.keep_with_next for c in table.rows[-1].cells for p in c.paragraphs)
    assert not any(p.paragraph_format.keep_with_next for c in table.rows[2].cells for p in c.paragraphs)
    dotted = people.cell(1, 0).paragraphs[0]
    assert dotted.text == "ลงชื่อ\t"
    assert dotted._p.find(".//" + qn("w:tabs"))[0].get(qn("w:leader")) == "dot"


def test_the_memo_has_the_words_and_sizes_of_the_form() -> None:
    word = _open(EVERYTHING, thai_digits=False)
    head = next(table for table in word.tables if "บันทึกข้อความ" in "".join(cell.text for cell in table.rows[0].cells))
    assert head.rows[0].height.cm == pytest.approx(1.5, abs=0.01)
    assert head.columns[0].width.cm == pytest.approx(1.5, abs=0.01)
    assert word.styles["หัวบันทึกข้อความ"].font.size.pt == 29
    lines = [p for p in word.paragraphs if p.style.name == "บรรทัดหัวบันทึก"]
    assert [" ".join(p.text.split()) for p in lines] == [
        "ส่วนราชการ สำนักปลัด",
        "ที่ ตย 0001/2567 วันที่ 1 ตุลาคม 2567",
        "เรื่อง ขออนุมัติมาตรการ",
        "เรียน นายกเทศมนตรี",
    ]
    assert {p.runs[0].font.size.pt for p in lines[:3]} == {20}


def test_a_chart_is_a_picture_told_in_words() -> None:
    document = _document(Figure(CHART, "คะแนน", 'ตัวชี้วัดที่ 7 "ต่ำกว่า" <เกณฑ์>'), Figure(CHART, "อีกครั้ง", "เหมือนเดิม"))
    asked: list[content.Chart] = []

    def pictures(chart: content.Chart) -> bytes:
        asked.append(chart)
        return PIXEL

    word = _open(document, pictures=pictures, thai_digits=False)
    assert asked == [CHART, CHART]
    shapes = [shape._inline.docPr for shape in word.inline_shapes]
    assert [shape.get("descr") for shape in shapes] == ['ตัวชี้วัดที่ 7 "ต่ำกว่า" <เกณฑ์>', "เหมือนเดิม"]
    assert len({shape.get("id") for shape in shapes}) == 2
    assert [round(shape.width.mm / shape.height.mm, 2) for shape in word.inline_shapes] == [2, 2]
    assert not word.tables


def test_without_pictures_a_chart_is_a_table_of_its_figures() -> None:
    lines = Lines((2565, 2566), (("รวม", (None, Decimal("85.00"))),), Decimal(85))
    pairs = Pairs(("Public", "Survey"), (("E1", Decimal("84.99"), Decimal("100.00")),), Decimal(85))
    word = _open(_document(Figure(lines, "ก", ""), Figure(pairs, "ข", "")), thai_digits=False)
    rows = [[[cell.text for cell in row.cells] for row in table.rows] for table in word.tables]
    assert rows == [
        [["รายการ", "2565", "2566"], ["รวม", "–", "85.00"]],
        [["รายการ", "Public", "Survey"], ["E1", "▼ 84.99", "100.00"]],
    ]


def test_a_draft_says_so_behind_every_page() -> None:
    word = _open(EVERYTHING, draft=True)
    for section in word.sections:
        header = section.header._element
        assert [node.get("string") for node in header.iter("{urn:schemas-microsoft-com:vml}textpath")][-1] == "ร่าง"
    assert _open(EVERYTHING).sections[0].header.is_linked_to_previous


# --- the file ---


def test_equal_input_gives_equal_bytes() -> None:
    once, again = (word_file(EVERYTHING, created=FIXED, pictures=lambda chart: PIXEL) for _ in range(2))
    assert once == again
    assert word_file(EVERYTHING, created=datetime(2027, 1, 1, tzinfo=UTC)) != word_file(EVERYTHING, created=FIXED)


def test_the_file_names_title_agency_and_language() -> None:
    about = _open(EVERYTHING).core_properties
    assert (about.title, about.author, about.language) == ("รายงานทดสอบ", "เทศบาลตัวอย่าง", "th-TH")
    assert about.created == FIXED.replace(tzinfo=None) or about.created == FIXED


def test_nothing_leads_out_of_the_file() -> None:
    for name, data in _parts(EVERYTHING, draft=True, pictures=lambda chart: PIXEL).items():
        if name.endswith(".rels"):
            assert b"External" not in data, name
        assert not name.endswith((".bin", ".vml")), name


def test_an_empty_document_opens() -> None:
    assert _said(_open(_document()).element.body) == ""
    assert len(_open(_document(NewPage(landscape=True), Signatures(()), Text(""))).sections) == 1


# --- as LibreOffice shows it ---

soffice = shutil.which("soffice")
needs_soffice = pytest.mark.skipif(soffice is None, reason="no LibreOffice on this machine")


def _convert(folder: Path) -> None:
    """a.docx in ``folder`` as a.pdf beside it."""
    command = [str(soffice), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(folder / "a.docx")]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pypdfium2.PdfDocument]:
    folder = tmp_path_factory.mktemp("word")
    rows = tuple(Row((f"{n}", f"มาตรการที่ {n} ดำเนินการให้แล้วเสร็จ กำลังทำน้ำปู่ฟ้า", "☑")) for n in range(1, 61))
    blocks = (
        *EVERYTHING.blocks,
        NewPage(),
        Table((Column("ลำดับ", 1), Column("หัวเรื่องมาตรการ", 5), Column("ผล", 1)), rows),
    )
    (folder / "a.docx").write_bytes(word_file(_document(*blocks), created=FIXED))
    _convert(folder)
    with pypdfium2.PdfDocument((folder / "a.pdf").read_bytes()) as document:
        yield document


def _page_text(page: pypdfium2.PdfPage) -> str:
    return squeeze(page.get_textpage().get_text_range())


@needs_soffice
def test_libreoffice_shows_all_of_it(pages: pypdfium2.PdfDocument) -> None:
    texts = [_page_text(page) for page in pages]
    whole = "".join(texts)
    for text in ("รายงานการวิเคราะห์", "บันทึกข้อความ", "คะแนนรวม๙๒.๓๑คะแนน", "อ้างอิงจากไฟล์ผลคะแนน", "ผู้อนุมัติ"):
        assert text in whole
    assert whole.count("กำลังทำน้ำปู่ฟ้า") == 60
    assert not re.search("[\ufffd\ufffe\uffff]", whole)


@needs_soffice
def test_libreoffice_repeats_the_headings_on_every_page(pages: pypdfium2.PdfDocument) -> None:
    with_rows = [text for page in pages if "กำลังทำ" in (text := _page_text(page))]
    assert len(with_rows) > 1
    assert all(text.count("หัวเรื่องมาตรการ") == 1 for text in with_rows)


@needs_soffice
def test_libreoffice_takes_as_many_pages_as_the_pdf(tmp_path: Path) -> None:
    document = measures_document(fixture())
    (tmp_path / "a.docx").write_bytes(word_file(document, created=FIXED))
    _convert(tmp_path)
    counts = []
    for data in ((tmp_path / "a.pdf").read_bytes(), pdf_file(document, created=FIXED)):
        with pypdfium2.PdfDocument(data) as shown:
            counts.append(len(shown))
    assert min(counts) > 5
    assert abs(counts[0] - counts[1]) <= 1


@needs_soffice
def test_libreoffice_turns_the_paper(pages: pypdfium2.PdfDocument) -> None:
    turned = [page.get_width() > page.get_height() for page in pages]
    assert turned.count(True) == 1
    assert not turned[0]
    assert not turned[-1]
