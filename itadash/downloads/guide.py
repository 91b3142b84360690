"""The user's guide on paper: a chapter, what a search found, or all of it with cover and contents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from itadash import exports
from itadash.documents.content import Block, Contents, Cover, Document, Heading, Opening, Picture
from itadash.documents.markdown import blocks
from itadash.manual.chapters import Chapter, Section
from itadash.thai_dates import long_date

TITLE = "คู่มือผู้ใช้ ITA Dash"
_SUBJECT = ("ตั้งแต่นำเข้าผลคะแนน จนถึงเอกสารและการนำเสนอ",)
_ON_PAPER = str.maketrans({"✕": "×", "✽": "*"})  # signs of the screen that the documents' font lacks


def chapter_document(chapter: Chapter, printed_on: date) -> Document:
    """One chapter."""
    opening = Opening(TITLE, (chapter.title,), _made(printed_on))
    return _document(chapter.title, [opening, *_chapter(chapter, 1)])


def found_document(words: str, found: Iterable[tuple[Chapter, Section]], printed_on: date) -> Document:
    """The sections that a search for ``words`` found, under the names of their chapters."""
    told = f"หัวข้อที่ค้นด้วยคำว่า “{' '.join(words.split())}”"
    out: list[Block] = [Opening(TITLE, (told,), _made(printed_on))]
    above = None
    for chapter, section in found:
        if chapter is not above:
            out.append(Heading(chapter.title, 1))
        above = chapter
        out += _section(section, "" if section.title == chapter.title else section.title, 2)
    return _document(told, out)


def whole_document(guide: Sequence[Chapter], printed_on: date) -> Document:
    """All chapters one after the other: from a new page each, every second page would be nearly empty."""
    out: list[Block] = [Cover(TITLE, _SUBJECT, (_made(printed_on),)), Contents()]
    for number, chapter in enumerate(guide, 1):
        out += [Heading(f"บทที่ {number} {chapter.title}", 1), *_chapter(chapter, 2)]
    return _document("", out)


def guide_pdf(document: Document) -> bytes:
    """One of these documents as PDF; digits are Arabic as on the screen."""
    from itadash.documents.paper import pdf_file

    return pdf_file(document, thai_digits=False)


def file_name(*parts: str) -> str:
    """``คู่มือผู้ใช้-ITA-Dash.pdf``, with the name of a chapter before the ending."""
    return exports.file_name(TITLE, *parts, ending="pdf")


def _document(part: str, out: Sequence[Block]) -> Document:
    named = " · ".join(filter(None, (TITLE, part)))
    return Document(named, "", named, tuple(out))


def _made(printed_on: date) -> str:
    return f"พิมพ์จาก ITA Dash เมื่อวันที่ {long_date(printed_on)}"


def _chapter(chapter: Chapter, level: int) -> list[Block]:
    """Its sections; what stands before the first one needs no heading of its own."""
    return [
        block
        for each in chapter.sections
        for block in _section(each, "" if each.title == chapter.title else each.title, level)
    ]


def _section(section: Section, title: str, level: int) -> list[Block]:
    out: list[Block] = [Heading(_said(title), level)] if title else []
    for part in section.parts:
        if isinstance(part, str):
            out += blocks(part, _said, level=level + 1)
        elif part.path.is_file():
            out.append(Picture(part.path.read_bytes(), _said(part.alt)))
    return out


def _said(text: str) -> str:
    return text.translate(_ON_PAPER)
