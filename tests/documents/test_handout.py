"""The slides on paper: every finding, chart, row and point of them, in one flow."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeVar

import pypdf

from itadash.documents import content
from itadash.documents.content import Block, Document, Figure, Heading, Opening, Table, Text
from itadash.documents.deck import Deck
from itadash.documents.deck_model import Pair, ShortMeasure
from itadash.documents.handout import handout_document
from itadash.documents.outline import outline
from itadash.documents.paper import pdf_file, unprintable
from tests.documents.readback import FIXED, pdfium_text, squeeze
from tests.documents.slide_files import TABLE, deck_of

DAY = date(2026, 1, 2)
Kind = TypeVar("Kind", bound=Block)
# อบต. ค has no parts of EIT: these are of another result
EIT = Pair("EIT", "ทั้งแบบวัด", Decimal("92.55"), Decimal("84.47"))
ITEM = Pair("E6", "ช่องทางเผยแพร่", Decimal("93.13"), Decimal("72.33"))


def _made(deck: Deck | None = None) -> Document:
    return handout_document(deck or deck_of(TABLE), DAY)


def _all(document: Document, kind: type[Kind]) -> list[Kind]:
    return [block for block in document.blocks if isinstance(block, kind)]


def _below(document: Document, heading: str) -> Sequence[Block]:
    """The blocks between the heading that begins so and the next."""
    starts = [at for at, block in enumerate(document.blocks) if isinstance(block, Heading)]
    (at,) = [at for at in starts if document.blocks[at].text.startswith(heading)]  # type: ignore[union-attr]
    end = next((other for other in starts if other > at), len(document.blocks))
    return document.blocks[at + 1 : end]


def test_the_head_says_what_it_is_of_whom_and_when() -> None:
    made = _made()
    (head,) = _all(made, Opening)
    assert head.title == "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566"
    assert head.lines == ("และมาตรการประจำปีงบประมาณ พ.ศ. 2567", "ค")
    assert head.note == "เอกสารประกอบการประชุม · พิมพ์จาก ITA Dash เมื่อวันที่ 2 มกราคม 2569"
    assert made.short_title == "เอกสารแจกในที่ประชุม ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566"
    assert (made.title, made.agency) == (f"{made.short_title} ค", "ค")


def test_every_finding_is_a_heading_once() -> None:
    titles = [re.sub(r" \(\d/\d\)$", "", slide.title) for slide in outline(deck_of(TABLE)).slides[1:]]
    assert len(titles) > len(set(titles))  # some tables go on over slides
    assert [block.text for block in _all(_made(), Heading)] == list(dict.fromkeys(titles))


def test_a_table_of_several_slides_is_one() -> None:
    """Six OIT items of 0.00, then E15, E11, E12."""
    (table,) = _below(_made(), "ต้องแก้ไข 9 ข้อ")
    assert isinstance(table, Table)
    assert [row.cells[0] for row in table.rows] == ["O26", "O35", "O37", "O38", "O42", "O43", "E15", "E11", "E12"]
    assert [row.cells[-1] for row in table.rows][5:] == ["▼ 0.00", "▼ 79.74", "▼ 79.77", "▼ 80.84"]
    assert table.source == "เรียงจากคะแนนต่ำสุด"
    assert sum(column.share for column in table.columns) == 165


def test_measures_of_one_topic_stand_under_its_name() -> None:
    many = tuple(ShortMeasure("1. กระบวนการ", f"มาตรการที่ {n} {'ก' * 100}", "ปลัด", "ทั้งปี") for n in range(40))
    (table,) = _below(_made(replace(deck_of(TABLE), measures=many)), "มาตรการปี 2567")
    assert isinstance(table, Table)
    assert [row.cells[0] for row in table.rows] == ["1. กระบวนการ", *[None] * 39]
    assert table.source.startswith("ระยะเวลาทุกมาตรการ: ทั้งปี · ทั้งหมด 40 มาตรการ")


def test_charts_hold_the_scores_of_the_slides() -> None:
    """78.13 is OIT, 47.50 → 61.25 indicator 10."""
    made = _made()
    parts, indicators, years, panels = (figure.chart for figure in _all(made, Figure))
    assert isinstance(parts, content.Bars)
    assert parts.rows[2][:2] == ("OIT น้ำหนัก 40%", Decimal("78.13"))
    assert isinstance(indicators, content.Bars)
    assert indicators.rows[9] == ("10 การป้องกันการทุจริต", Decimal("61.25"), Decimal("47.50"))
    assert indicators.previous_name == "ปีก่อน"
    assert isinstance(years, content.Lines)
    assert years.rows[0] == ("คะแนนรวม", (Decimal("71.13"), Decimal("87.33")))
    assert isinstance(panels, content.Lines)
    assert len(panels.rows) == 10
    assert [figure.source for figure in _all(made, Figure)] == ["", "ตัวชี้วัดที่ต่ำกว่าเกณฑ์: 10", "", ""]
    assert all(figure.alt for figure in _all(made, Figure))


def test_both_parts_of_eit_have_one_sign_in_chart_and_table() -> None:
    """Public less Survey: 92.55 − 84.47 = 8.08 in title, chart and table, and it is said in words."""
    made = _made(replace(deck_of(TABLE), eit=EIT, pairs=(ITEM,), unpaired=0))
    figure, table = _below(made, "EIT Public สูงกว่า EIT Survey 8.08 คะแนน")
    assert isinstance(figure, Figure)
    assert isinstance(figure.chart, content.Pairs)
    assert figure.chart.names == ("EIT Public", "EIT Survey")
    assert figure.chart.rows[0] == ("EIT ทั้งแบบวัด", Decimal("92.55"), Decimal("84.47"))
    assert figure.chart.gap_name == "ผลต่าง (Public − Survey)"
    assert isinstance(table, Table)
    assert [column.heading for column in table.columns] == [
        "เรื่อง",
        "EIT Public",
        "EIT Survey",
        "ผลต่าง\n(Public − Survey)",
    ]
    assert table.rows[0].cells == ("EIT ทั้งแบบวัด", "92.55", "▼ 84.47", "+8.08")
    assert table.source == "1 ข้อที่ต่างกันมากที่สุดจาก 1 ข้อ"


def test_points_are_numbered_and_the_end_names_the_files() -> None:
    points, note, sources = _below(_made(), "ขอให้ที่ประชุมพิจารณา 4 เรื่อง")
    assert isinstance(points, Text)
    assert [line[:3] for line in points.text.split("\n")] == ["1. ", "2. ", "3. ", "4. "]
    assert note == Text("ข้อเสนอเพื่อให้ที่ประชุมมีมติ แก้ไขได้ตามระเบียบวาระ", "note")
    assert sources == Text("ที่มาของคะแนน: ตัวอย่าง", "note")


def test_it_is_read_back_from_paper_in_the_digits_that_were_chosen() -> None:
    made = _made()
    assert unprintable(made) == []
    thai, arabic = (pdf_file(made, thai_digits=chosen, created=FIXED) for chosen in (True, False))
    assert squeeze("คะแนนรวม ๘๗.๓๓ ระดับ “ผ่าน”") in pdfium_text(thai)
    assert squeeze("คะแนนรวม 87.33 ระดับ “ผ่าน”") in pdfium_text(arabic)
    assert "□" not in pdfium_text(thai)
    sizes = {
        (round(float(p.mediabox.width)), round(float(p.mediabox.height)))
        for p in pypdf.PdfReader(io.BytesIO(thai)).pages
    }
    assert sizes == {(595, 842)}


def test_scores_may_be_thin() -> None:
    thin = replace(deck_of(), instruments=(), indicators=(), years=(2566,), flagged=(), items=0, topics=(), sources=())
    made = _made(thin)
    assert [type(block).__name__ for block in _below(made, "ไม่มีคะแนนรายข้อ")] == ["Text"]
    assert not any(block.text.startswith("ที่มา") for block in _all(made, Text))
    assert pdf_file(made, created=FIXED).startswith(b"%PDF")
