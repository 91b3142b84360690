"""The heads of documents on paper: a cover, a title, and the form of บันทึกข้อความ."""

from __future__ import annotations

import io

from PIL import Image

from itadash.documents.content import Cover, MemoHead, Opening
from itadash.documents.page import BODY, HEADING, NOTE, SUBTITLE, TITLE, Style, ThaiPDF

_COVER_TITLE = Style("bold", 22, 12)
_COVER_LINE = Style("bold", 15, 9)
_MEMO_TITLE = Style("bold", 20, 11)
_COVER_TOP = 0.24  # of the page's room above the title
_COVER_EMBLEM, _MEMO_EMBLEM = 30.0, 15.0  # mm high
_GARUDA = 18.0  # mm: the Garuda of the letter paper, 15 mm high, stands at the left of the memo's title


def paint_line(pdf: ThaiPDF, text: str, style: Style, align: str = "L") -> None:
    """One line over the width of the page; the height moves below it."""
    y = float(pdf.get_y())
    pdf.put(pdf.l_margin, y, text, style, pdf.epw, align)
    pdf.set_y(y + style.pitch)


def paint_emblem(pdf: ThaiPDF, emblem: bytes, x: float, y: float, height: float, *, middle: bool = False) -> None:
    """The emblem, ``height`` mm high, its left edge (or its middle) at ``x``."""
    picture = Image.open(io.BytesIO(emblem))
    width = height * picture.width / picture.height
    pdf.image(picture, x - width / 2 if middle else x, y, width, height, alt_text="ตราสัญลักษณ์ของหน่วยงาน")


def paint_cover(pdf: ThaiPDF, block: Cover) -> None:
    """A page of its own, without a footer."""
    pdf.bare()
    if block.emblem:
        top = pdf.t_margin + pdf.page_room * _COVER_TOP - _COVER_EMBLEM - 6
        paint_emblem(pdf, block.emblem, float(pdf.w) / 2, top, _COVER_EMBLEM, middle=True)
    pdf.set_y(pdf.t_margin + pdf.page_room * _COVER_TOP)
    for text, style in ((block.title, _COVER_TITLE), *((line, _COVER_LINE) for line in block.lines)):
        for line in pdf.lines(pdf.prepare(text), pdf.epw - 10, style, balanced=True):
            paint_line(pdf, line, style, "C")
        pdf.space(6 if style is _COVER_TITLE else 0)
    below = [line for text in block.below for line in pdf.lines(pdf.prepare(text), pdf.epw, BODY, balanced=True)]
    pdf.set_y(pdf.bottom - len(below) * BODY.pitch)
    for line in below:
        paint_line(pdf, line, BODY, "C")
    pdf.add_page()


def paint_opening(pdf: ThaiPDF, block: Opening) -> None:
    """Title, lines and note in the middle."""
    for text, style in ((block.title, TITLE), *((line, SUBTITLE) for line in block.lines), (block.note, NOTE)):
        if text:
            pdf.block(pdf.prepare(text), style, "C")
    pdf.space(3)


def paint_memo_head(pdf: ThaiPDF, block: MemoHead) -> None:
    """The form's lines, their words over dots."""
    top, half = pdf.t_margin, pdf.epw / 2
    if block.emblem:
        paint_emblem(pdf, block.emblem, float(pdf.l_margin), top, _MEMO_EMBLEM)
    pdf.set_y(top + 2)
    paint_line(pdf, "บันทึกข้อความ", _MEMO_TITLE, "C")
    pdf.set_y(top + _GARUDA)
    _form_line(pdf, pdf.l_margin, pdf.epw, "ส่วนราชการ", block.unit)
    y = float(pdf.get_y())
    _form_line(pdf, pdf.l_margin, half, "ที่", block.number)
    pdf.set_y(y)
    _form_line(pdf, pdf.l_margin + half, half, "วันที่", block.date)
    _form_line(pdf, pdf.l_margin, pdf.epw, "เรื่อง", block.subject)
    pdf.space(2)
    for text in block.to:
        for line in pdf.lines(pdf.prepare(text), pdf.epw, BODY):
            paint_line(pdf, line, BODY)
    pdf.space(3)


def _form_line(pdf: ThaiPDF, x: float, width: float, name: str, text: str) -> None:
    """``name`` and, over a dotted line, ``text``; a long text takes more lines."""
    left = pdf.measure(HEADING)(name) + 2
    y = float(pdf.get_y())
    pdf.put(x, y, name, HEADING)
    for line in pdf.lines(pdf.prepare(text), width - left - 2, BODY):
        pdf.put(x + left, y + 0.5, line, BODY)
        pdf.dotted_line(x + left, y + BODY.pitch + 0.4, width - left - 1)
        y += HEADING.pitch + 1
    pdf.set_y(y)
