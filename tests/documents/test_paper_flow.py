"""Figures that do not fit where they stand: text flows up, they are drawn lower, none is lost."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from itadash.documents.content import (
    Bars,
    Block,
    Contents,
    Figure,
    Heading,
    NewPage,
    Signatures,
    Text,
)
from tests.documents.paper_files import (
    PEOPLE,
    SENTENCE,
    filled,
    pages_of,
    pdf_of,
)
from tests.documents.readback import chars, squeeze

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
    data = pdf_of(filled(lines), _bars(), Text(SENTENCE * 40 + "จบความ"))
    first, second, *_ = pages_of(data)
    assert squeeze(SENTENCE) in first.split(f"บรรทัด{lines - 1}")[1]
    assert second.startswith("ตัวชี้วัด0")  # the chart begins the next page
    assert second.index("ภาพที่1กราฟ") < second.index("จบความ")
    assert _lowest(data, 0) < 19 + 2 * 5.8 + 5


def test_a_figure_is_drawn_lower_where_it_then_fits() -> None:
    """26 lines leave about 86 mm, of which the chart and its caption want 99 at its full height."""
    pages = pages_of(pdf_of(filled(26), _bars(), Text("ข้อความถัดไป")))
    assert "ภาพที่1กราฟ" in pages[0]
    alone = pdf_of(_bars(), Text("ข้อความถัดไป"))
    squeezed = pdf_of(filled(26), _bars(), Text("ข้อความถัดไป"))
    assert _steps(squeezed) < _steps(alone)


def _steps(data: bytes) -> float:
    """The distance of the bars' labels, mm."""
    heights = sorted({round(c.y, 1) for c in chars(data) if c.size == 9 and c.char == "ต"}, reverse=True)
    return heights[0] - heights[1]


def test_two_figures_in_a_row_share_a_page_when_both_are_drawn_lower() -> None:
    """Two charts of ten bars and 12 lines: 99 + 99 + 81 mm, 21 more than a page; drawn lower they are 30 less."""
    first, *_ = pages_of(pdf_of(filled(12), _bars(caption="หนึ่ง"), _bars(caption="สอง"), Text("จบ")))
    assert "ภาพที่1หนึ่ง" in first
    assert "ภาพที่2สอง" in first


@pytest.mark.parametrize("ends", [Heading("ส่วนที่ 2", 1), NewPage(), Signatures(PEOPLE)])
def test_a_figure_never_goes_past_the_end_of_its_part(ends: Block) -> None:
    pages = pages_of(pdf_of(filled(34), _bars(), Text("ข้อความท้ายส่วน"), ends, Text("ความในส่วนถัดไป")))
    at = "".join(pages)
    after = {Heading: "ส่วนที่2", NewPage: "ความในส่วน", Signatures: "ลงชื่อ"}[type(ends)]
    assert at.index("ข้อความท้ายส่วน") < at.index("ภาพที่1กราฟ") < at.index(after)


def test_figures_keep_their_order_and_their_pages_in_the_contents() -> None:
    blocks = (
        Contents(),
        filled(36),
        _bars(caption="หนึ่ง"),
        _bars(caption="สอง"),
        Text(SENTENCE * 60),
        _bars(caption="สาม"),
    )
    pages = pages_of(pdf_of(*blocks))
    found = [next(n for n, page in enumerate(pages[1:], 2) if f"ภาพที่{f}" in page) for f in (1, 2, 3)]
    assert found == sorted(found)
    assert re.findall(r"ภาพที่\d\D+?(\d)(?=ภาพ|$)", pages[0]) == [str(page) for page in found]


def test_a_figure_at_the_end_is_never_lost() -> None:
    assert "ภาพที่1กราฟ" in pages_of(pdf_of(filled(36), _bars()))[1]
    assert "ภาพที่1กราฟ" in pages_of(pdf_of(filled(36), _bars(), Text("จบ")))[1]
