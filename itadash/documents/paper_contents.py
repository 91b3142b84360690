"""The list of contents: its lines are known before the pages are, so its pages are kept free and painted at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from itadash.documents.content import LISTED_LEVELS, Entry
from itadash.documents.page import SUBTITLE, TITLE, Style, ThaiPDF

_LINE = Style("regular", 10.2, 6.2)
_PART_LINE = Style("semibold", 10.2, 6.4)
_NUMBER_ROOM = 16.0  # mm for dots and the page's number
_INDENT = 6.0
_LISTS = (("heading", "สารบัญ"), ("table", "สารบัญตาราง"), ("figure", "สารบัญภาพ"))


@dataclass(frozen=True)
class ContentsLine:
    """A line: the title of a list (no style), a part of an entry, or its last line, which names the page of ``at``."""

    text: str
    indent: float = 0.0
    at: int | None = None
    style: Style | None = None
    later: bool = False  # the title of a second or third list

    @property
    def height(self) -> float:
        """What the line takes from its page, mm."""
        if self.style is not None:
            return self.style.pitch
        return (4 + SUBTITLE.pitch if self.later else TITLE.pitch) + 2


def contents_pages(pdf: ThaiPDF, entries: Sequence[Entry]) -> list[list[ContentsLine]]:
    """The lines of the contents, page by page."""
    pages: list[list[ContentsLine]] = [[]]
    used = 0.0
    for line in _lines(pdf, entries):
        if used + line.height > pdf.page_room and pages[-1]:
            pages.append([])
            used = 0.0
        pages[-1].append(line)
        used += line.height
    return pages


def paint_contents(pdf: ThaiPDF, lines: Sequence[ContentsLine], pages: Mapping[int, int]) -> None:
    """Paint one page of the contents; ``pages`` gives the page of each block."""
    pdf.set_y(pdf.t_margin)
    for line in lines:
        y, x = float(pdf.get_y()), pdf.l_margin + line.indent
        if line.style is None:
            y += 4 if line.later else 0
            style = SUBTITLE if line.later else TITLE
            pdf.put(pdf.l_margin, y, pdf.prepare(line.text), style, pdf.epw, "C")
            pdf.set_y(y + style.pitch + 2)
            continue
        pdf.put(x, y, line.text, line.style)
        if line.at is not None:
            _number(pdf, line.style, x + pdf.measure(line.style)(line.text), y, pages[line.at])
        pdf.set_y(y + line.style.pitch)


def _number(pdf: ThaiPDF, style: Style, end: float, y: float, page: int) -> None:
    """Dots from ``end`` to the page's number; the whole line leads there."""
    number = pdf.prepare(str(page))
    pdf.put(pdf.l_margin, y, number, style, pdf.epw, "R")
    start, stop = end + 2, pdf.l_margin + pdf.epw - pdf.measure(style)(number) - 2
    if stop > start:
        pdf.dotted_line(start, y + style.pitch * 0.72, stop - start)
    pdf.link(pdf.l_margin, y, pdf.epw, style.pitch, pdf.add_link(page=page))


def _lines(pdf: ThaiPDF, entries: Sequence[Entry]) -> list[ContentsLine]:
    out: list[ContentsLine] = []
    for kind, title in _LISTS:
        some = [entry for entry in entries if entry.kind == kind and entry.level <= LISTED_LEVELS]
        if some:
            out.append(ContentsLine(title, later=bool(out)))
        for entry in some:
            out += _entry(pdf, entry)
    return out


def _entry(pdf: ThaiPDF, entry: Entry) -> list[ContentsLine]:
    indent = (entry.level - 1) * _INDENT
    style = _PART_LINE if entry.kind == "heading" and entry.level == 1 else _LINE
    *first, last = pdf.lines(pdf.prepare(entry.text), pdf.epw - indent - _NUMBER_ROOM, style)
    return [
        *(ContentsLine(line, indent, None, style) for line in first),
        ContentsLine(last, indent, entry.at, style),
    ]
