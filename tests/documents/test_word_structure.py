"""What Word builds on: real headings, lists, footnotes, fields, paper, styles and fonts."""

from __future__ import annotations

import io
import re

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from fontTools.ttLib import TTFont

from itadash.documents import word_fonts
from itadash.documents.content import (
    Column,
    Document,
    Figure,
    Heading,
    NewPage,
    Row,
    Table,
    Text,
)
from tests.documents.word_files import (
    CHART,
    EVERYTHING,
    MEASURES,
    document_of,
    instructions_of,
    opened,
    parts_of,
    said_in,
)

# --- headings, lists, fields ---


def test_headings_are_headings() -> None:
    word = opened(EVERYTHING, thai_digits=False)
    found = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert found == [
        *(("Heading 1", "1. ผลการประเมิน"), ("Heading 2", "1.1 รายตัวชี้วัด"), ("Heading 3", "รายข้อ")),
        ("Heading 1", "2. มาตรการ"),
    ]


def test_the_contents_are_fields_that_lead_to_their_places() -> None:
    pages = {3: 3, 11: 5}
    word = opened(EVERYTHING, pages=pages)
    body = word.element.body
    instructions = instructions_of(body)
    assert [text for text in instructions if text.startswith("TOC")] == [
        'TOC \\o "1-2" \\h \\z \\u',
        'TOC \\h \\z \\c "ตารางที่"',
        'TOC \\h \\z \\c "ภาพที่"',
    ]
    marks = {node.get(qn("w:name")): said_in(node.getparent()) for node in body.iter(qn("w:bookmarkStart"))}
    for node in body.iter(qn("w:hyperlink")):
        anchor = node.get(qn("w:anchor"))
        assert said_in(node).startswith(marks[anchor])
        assert f"PAGEREF {anchor} \\h" in instructions
    lines = [said_in(node) for node in body.iter(qn("w:hyperlink"))]
    assert lines[0] == "๑. ผลการประเมิน ๓"
    assert lines[1] == "๑.๑ รายตัวชี้วัด –"
    assert not any("รายข้อ" in line for line in lines)  # a heading of the third level, in the PDF neither
    kinds = [node.get(qn("w:fldCharType")) for node in body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    assert b"updateFields" in parts_of(EVERYTHING)["word/settings.xml"]


def test_only_contents_make_word_ask_when_opened() -> None:
    assert b"updateFields" not in parts_of(document_of(Heading("ก"), MEASURES))["word/settings.xml"]


def test_captions_are_numbered_by_fields() -> None:
    table = Table((Column("ก", 1),), (Row(("ข",)),), "แรก")
    word = opened(document_of(table, Figure(CHART, "รูป", "คำบรรยาย"), Table(table.columns, table.rows, "ที่สอง")))
    captions = [p for p in word.paragraphs if p.style.name == "Caption"]
    assert [said_in(p._p) for p in captions] == ["ตารางที่ ๑ แรก", "ภาพที่ ๑ รูป", "ตารางที่ ๒ ที่สอง"]
    assert [instructions_of(p._p) for p in captions] == [
        ["SEQ ตารางที่ \\*ThaiArabic"],
        ["SEQ ภาพที่ \\*ThaiArabic"],
        ["SEQ ตารางที่ \\*ThaiArabic"],
    ]


def test_footnotes_are_footnotes() -> None:
    parts = parts_of(document_of(Text("ก", footnote="ที่มาหนึ่ง"), Text("ข"), Text("ค", footnote="ที่มาสอง\nต่อ")))
    notes = docx.oxml.parser.parse_xml(parts["word/footnotes.xml"])
    told = {node.get(qn("w:id")): said_in(node) for node in notes}
    assert told == {"-1": "", "0": "", "1": "ที่มาหนึ่ง", "2": "ที่มาสอง ต่อ"}
    body = docx.oxml.parser.parse_xml(parts["word/document.xml"])
    assert [
        (node.get(qn("w:id")), said_in(node.getparent().getparent())) for node in body.iter(qn("w:footnoteReference"))
    ] == [
        ("1", "ก"),
        ("2", "ค"),
    ]


def test_the_footer_counts_the_pages() -> None:
    word = opened(EVERYTHING)
    for section in word.sections:
        footer = section.footer._element
        assert said_in(footer) == "เทศบาลตัวอย่าง · รายงาน หน้า ๑/๑"
        assert instructions_of(footer) == ["PAGE \\*ThaiArabic", "NUMPAGES \\*ThaiArabic"]
    assert word.sections[0].different_first_page_header_footer  # the cover has no number
    assert not word.sections[1].different_first_page_header_footer


def test_a_long_name_leaves_room_for_the_number() -> None:
    document = Document("ก", "องค์การบริหารส่วนตำบลตัวอย่าง " * 6, "รายงาน", (Text("ก"),))
    said = said_in(opened(document).sections[0].footer._element)
    assert re.fullmatch(r"องค์การบริหารส่วนตำบลตัวอย่าง .*… หน้า ๑/๑ รายงาน", said)  # the title on a line of its own
    assert len(said) < 180


# --- paper and styles ---


def test_wide_tables_lie_on_turned_paper() -> None:
    sections = list(opened(EVERYTHING).sections)
    assert [s.orientation for s in sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    for section in sections:
        sides = sorted((round(section.page_width.mm), round(section.page_height.mm)))
        assert sides == [210, 297]
    upright = sections[0]
    margins = (upright.left_margin, upright.right_margin, upright.top_margin, upright.bottom_margin)
    assert [round(margin.cm, 1) for margin in margins] == [3, 2, 2.5, 2]


def test_a_document_can_begin_on_turned_paper() -> None:
    sections = opened(document_of(MEASURES, landscape=True)).sections
    assert [section.orientation for section in sections] == [WD_ORIENT.LANDSCAPE]


def test_new_pages_begin_once() -> None:
    word = opened(document_of(Text("ก"), NewPage(), NewPage(), Text("ข"), NewPage(), MEASURES, NewPage()))
    breaks = [said_in(node.getparent().getparent()) for node in word.element.body.iter(qn("w:pageBreakBefore"))]
    assert breaks == ["ข", "ตารางที่ ๑ มาตรการของปี ๒๕๖๗"]


def test_the_font_is_the_official_one_for_thai_too() -> None:
    styles = opened(EVERYTHING).styles.element
    defaults = styles.find(qn("w:docDefaults")).find(".//" + qn("w:rPr"))
    fonts = defaults.find(qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs")} == {"TH Sarabun New"}
    assert defaults.find(qn("w:szCs")).get(qn("w:val")) == "32"
    assert defaults.find(qn("w:lang")).get(qn("w:bidi")) == "th-TH"


def test_size_and_weight_hold_for_thai_as_for_latin() -> None:
    word = opened(EVERYTHING)
    looks = [*word.styles.element.iter(qn("w:rPr")), *word.element.body.iter(qn("w:rPr"))]
    assert len(looks) > 20
    for look in looks:
        for latin, thai in (("w:sz", "w:szCs"), ("w:b", "w:bCs")):
            values = [
                None if (node := look.find(qn(tag))) is None else node.get(qn("w:val"), "on") for tag in (latin, thai)
            ]
            assert values[0] == values[1]


def test_every_style_that_is_named_is_there() -> None:
    word = opened(EVERYTHING, draft=True)
    known = {style.get(qn("w:styleId")) for style in word.styles.element.iter(qn("w:style"))}
    used = {
        node.get(qn("w:val"))
        for root in (word.element.body, word.sections[0].footer._element, word.sections[0].header._element)
        for tag in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for node in root.iter(qn(tag))
    }
    assert used <= known


def test_the_stand_in_is_as_wide_as_the_official_font() -> None:
    parts = parts_of(document_of(Text("ก")))
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
