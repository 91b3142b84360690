"""The Word file read back: every text in its place, set pieces, and any text that is typed."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import Decimal

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

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
    Lines,
    MemoHead,
    NewPage,
    Pairs,
    Row,
    Signatures,
    Table,
    Text,
)
from itadash.documents.word import word_file
from itadash.measures.model import Signatory
from tests.documents.readback import squeeze
from tests.documents.word_files import (
    CHART,
    EVERYTHING,
    FIXED,
    MEASURES,
    PEOPLE,
    PIXEL,
    document_of,
    has,
    instructions_of,
    opened,
    parts_of,
    said_in,
)

# --- what is said ---


def test_every_text_is_there_in_order() -> None:
    said = said_in(opened(EVERYTHING, thai_digits=False).element.body)
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
    parts = parts_of(EVERYTHING, thai_digits=False)
    names = ("word/document.xml", "word/footnotes.xml")
    whole = "".join(squeeze(said_in(docx.oxml.parser.parse_xml(parts[name]))) for name in names)
    told = list(content.texts(EVERYTHING))[2:]  # after title and agency, which are properties of the file
    assert len(told) == 49
    for place, text in told:
        for paragraph in text.split("\n"):
            assert squeeze(paragraph) in whole, place


def test_digits_are_thai_everywhere_but_in_addresses() -> None:
    document = document_of(
        Heading("ข้อ E11 ปี 2566"),
        Text("ดู https://a.example/1 หน้า 4", footnote="ข้อ 9"),
        MEASURES,
        Figure(CHART, "ก", "ข 1"),
    )
    parts = parts_of(document, pictures=lambda chart: PIXEL)
    said = " ".join(
        said_in(docx.oxml.parser.parse_xml(parts[name]))
        for name in parts
        if re.fullmatch(r"word/(document|footnotes|footer\d+)\.xml", name)
    )
    assert "ข้อ E๑๑ ปี ๒๕๖๖" in said
    assert "https://a.example/1 หน้า ๔" in said
    assert not re.search("[0-9]", said.replace("https://a.example/1", ""))
    assert 'descr="ข ๑"' in parts["word/document.xml"].decode()


def test_digits_stay_arabic_when_asked_for() -> None:
    parts = parts_of(EVERYTHING, thai_digits=False)
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
        word = opened(document, pictures=pictures, draft=True, thai_digits=False)
        said = said_in(word.element.body)
        assert said.count("<b>ห้าม</b> & \"' =1+1 { DATE }□ จบ") >= 15
        assert not re.search("[\x00-\x08\x0b-\x1f\u200b\ufffe]", said)
        fields = {instruction.split()[0] for instruction in instructions_of(word.element.body)}
        assert fields <= {"TOC", "PAGEREF", "SEQ"}
        assert word.core_properties.title.startswith("<b>ห้าม</b>")


@settings(max_examples=25)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_makes_a_file_that_opens(first: str, second: str) -> None:
    table = Table((Column(first, 1), Column("ข", 1)), (Row((second, None)),), second)
    opened(document_of(Heading(first), Text(second, footnote=first), table, Signatures((Signatory(first, second),))))


def test_a_lone_surrogate_is_shown_as_a_box() -> None:
    assert "ก□ข" in said_in(opened(document_of(Text("ก\ud800ข"))).element.body)


# --- set pieces ---


def test_signatures_stay_together_with_the_last_row() -> None:
    word = opened(document_of(MEASURES, Signatures((*PEOPLE, Signatory("ผู้รับทราบ"), Signatory("พยาน")))))
    table, people = word.tables
    assert [len({id(c._tc) for c in row.cells}) for row in people.rows] == [3, 3]  # five people in two rows
    assert all(has(row._tr, "w:cantSplit") for row in people.rows)
    assert all(p.style.name == "Signature" for row in people.rows for c in row.cells for p in c.paragraphs)
    keeps = word.styles["Signature"].paragraph_format.keep_with_next
    assert keeps
    assert all(p.paragraph_format.keep_with_next for c in table.rows[-1].cells for p in c.paragraphs)
    assert not any(p.paragraph_format.keep_with_next for c in table.rows[2].cells for p in c.paragraphs)
    dotted = people.cell(1, 0).paragraphs[0]
    assert dotted.text == "ลงชื่อ\t"
    assert dotted._p.find(".//" + qn("w:tabs"))[0].get(qn("w:leader")) == "dot"


def test_the_memo_has_the_words_and_sizes_of_the_form() -> None:
    word = opened(EVERYTHING, thai_digits=False)
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
    document = document_of(Figure(CHART, "คะแนน", 'ตัวชี้วัดที่ 7 "ต่ำกว่า" <เกณฑ์>'), Figure(CHART, "อีกครั้ง", "เหมือนเดิม"))
    asked: list[content.Chart] = []

    def pictures(chart: content.Chart) -> bytes:
        asked.append(chart)
        return PIXEL

    word = opened(document, pictures=pictures, thai_digits=False)
    assert asked == [CHART, CHART]
    shapes = [shape._inline.docPr for shape in word.inline_shapes]
    assert [shape.get("descr") for shape in shapes] == ['ตัวชี้วัดที่ 7 "ต่ำกว่า" <เกณฑ์>', "เหมือนเดิม"]
    assert len({shape.get("id") for shape in shapes}) == 2
    assert [round(shape.width.mm / shape.height.mm, 2) for shape in word.inline_shapes] == [2, 2]
    assert not word.tables


def test_without_pictures_a_chart_is_a_table_of_its_figures() -> None:
    lines = Lines((2565, 2566), (("รวม", (None, Decimal("85.00"))),), Decimal(85))
    pairs = Pairs(
        ("Public", "Survey"), (("E1", Decimal("84.99"), Decimal("100.00")), ("E2", Decimal(90), None)), Decimal(85)
    )
    word = opened(document_of(Figure(lines, "ก", ""), Figure(pairs, "ข", "")), thai_digits=False)
    rows = [[[cell.text for cell in row.cells] for row in table.rows] for table in word.tables]
    assert rows == [
        [["รายการ", "2565", "2566"], ["รวม", "–", "85.00"]],
        [
            ["รายการ", "Public", "Survey", "ผลต่าง\n(Public − Survey)"],
            ["E1", "▼ 84.99", "100.00", "−15.01"],  # 84.99 − 100.00
            ["E2", "90", "–", "–"],
        ],
    ]


def test_a_draft_says_so_behind_every_page() -> None:
    word = opened(EVERYTHING, draft=True)
    for section in word.sections:
        header = section.header._element
        assert [node.get("string") for node in header.iter("{urn:schemas-microsoft-com:vml}textpath")][-1] == "ร่าง"
    assert opened(EVERYTHING).sections[0].header.is_linked_to_previous


# --- the file ---


def test_equal_input_gives_equal_bytes() -> None:
    once, again = (word_file(EVERYTHING, created=FIXED, pictures=lambda chart: PIXEL) for _ in range(2))
    assert once == again
    assert word_file(EVERYTHING, created=datetime(2027, 1, 1, tzinfo=UTC)) != word_file(EVERYTHING, created=FIXED)


def test_the_file_names_title_agency_and_language() -> None:
    about = opened(EVERYTHING).core_properties
    assert (about.title, about.author, about.language) == ("รายงานทดสอบ", "เทศบาลตัวอย่าง", "th-TH")
    assert about.created == FIXED.replace(tzinfo=None) or about.created == FIXED


def test_nothing_leads_out_of_the_file() -> None:
    for name, data in parts_of(EVERYTHING, draft=True, pictures=lambda chart: PIXEL).items():
        if name.endswith(".rels"):
            assert b"External" not in data, name
        assert not name.endswith((".bin", ".vml")), name


def test_an_empty_document_opens() -> None:
    assert said_in(opened(document_of()).element.body) == ""
    assert len(opened(document_of(NewPage(landscape=True), Signatures(()), Text(""))).sections) == 1
