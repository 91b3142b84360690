"""Glyphs → lines of text, and lines → the pieces that wide gaps divide them into."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from itadash.reading.files.pdf_glyphs import Glyph
from itadash.thai_text import joined, one_space

_SAME_LINE = 0.3  # of the height of the font, which is about 1.3 of its size
_GAP = 0.5  # of a letter's width: a gap that is a space though the file has none
_ROOM = 0.45  # of its space: a line that leaves more free was not broken because it was full
_LISTED = re.compile(
    r"[•▪●○◦–\-✓]\s|\(?[0-9๐-๙]{1,2}[.)](?![0-9๐-๙])|[ก-ฮ]\.\s|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){1,3}\s|(?:ข้อ|ตัวชี้วัด)(?:ที่)?\s?[IEOieo]?\s?[0-9๐-๙]{1,2}\s"
)
_WHOLE = re.compile(r"[IEOieo]?[0-9๐-๙]{1,4}(?:[.,][0-9๐-๙]{0,2})?")
_NUMBER_END, _UNIT_START = re.compile(r"[0-9๐-๙][.,][0-9๐-๙]{1,2}$"), re.compile(r"คะแนน(?:\s|$)")
_THAI_END, _THAI_START = re.compile(r"[ก-๛]$"), re.compile(r"^[ก-๛]")


@dataclass
class Line:
    """Glyphs on one line, from left to right."""

    glyphs: list[Glyph]

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return max(glyph.x1 for glyph in self.glyphs)

    @property
    def base(self) -> float:
        return self.glyphs[0].base

    @property
    def height(self) -> float:
        return max(glyph.height for glyph in self.glyphs)

    @property
    def letter(self) -> float:
        """Width of a usual letter."""
        return median([glyph.x1 - glyph.x0 for glyph in self.glyphs]) or 0.4 * self.height

    @property
    def text(self) -> str:
        """The line as it reads, Thai letters and marks mended."""
        pieces: list[str] = []
        gap = _GAP * self.letter
        for glyph, following in zip(self.glyphs, [*self.glyphs[1:], None], strict=True):
            pieces.append(glyph.text)
            if following is not None and (glyph.space or following.x0 - glyph.x1 > gap):
                pieces.append(" ")
        return joined(one_space("".join(pieces))).strip()

    def split(self, letters: float) -> list[Line]:
        """The pieces between gaps of at least so many letters' width."""
        gap = letters * self.letter
        parts: list[list[Glyph]] = [[self.glyphs[0]]]
        for before, glyph in zip(self.glyphs, self.glyphs[1:], strict=False):
            if glyph.x0 - before.x1 > gap:
                parts.append([])
            parts[-1].append(glyph)
        return [Line(part) for part in parts]


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """Lines from top to bottom. A letter that is set twice on one spot (to look bold) is one letter."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.base):
        if rows and glyph.base - rows[-1][0].base <= _SAME_LINE * min(glyph.height, rows[-1][0].height):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [Line(_once(sorted(row, key=lambda g: (g.x0, g.x1)))) for row in rows]


def _once(row: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in row:
        for before in kept[-3:]:
            near = 0.2 * (before.x1 - before.x0)
            if before.text == glyph.text and abs(before.x0 - glyph.x0) < near and abs(before.x1 - glyph.x1) < near:
                before.space = before.space or glyph.space
                break
        else:
            kept.append(glyph)
    return kept


def join_lines(lines: list[Line], left: float, right: float) -> str:
    """The lines of one cell or paragraph as a text: a line that was only broken because it was full goes on, any
    other line end stays. The text's space is from ``left`` to ``right``."""
    text = ""
    before: Line | None = None
    for line in lines:
        words = line.text
        if before is None or not words:
            text = text or words
        elif _is_cut(text, words, before, line, left, right):
            text += words
        elif not goes_on(before, line, left, right):
            text += "\n" + words
        elif before.glyphs[-1].space:
            text += " " + words
        else:
            text = glued(text, words)
        before = line if words else before
    return text


def _is_cut(text: str, words: str, before: Line, line: Line, left: float, right: float) -> bool:
    """Whether a number or a code was cut in two because its column is narrower than it is."""
    first = words.split(" ", 1)[0]
    wide = before.x1 - before.x0 + line.x1 - line.x0 > right - left - 2 * line.letter
    return wide and " " not in before.text and _WHOLE.fullmatch(re.split(r"\s", text)[-1] + first) is not None


def glued(text: str, words: str) -> str:
    """A sentence and its rest: Thai is written on without a space."""
    return text + ("" if _THAI_END.search(text) and _THAI_START.match(words) else " ") + words


def goes_on(before: Line, line: Line, left: float, right: float) -> bool:
    """Whether ``line`` is the rest of a sentence that the line before had no room for: it begins no item of a list,
    and what it begins with, up to the first space, would not have fitted in before ``right``.

    A number and the word "คะแนน" belong together wherever the text's space ends: the cell of a sheet is narrower than
    the page."""
    if _NUMBER_END.search(before.text) and _UNIT_START.match(line.text):
        return True
    room, indent = right - before.x1, before.x0 - left
    centred = indent > 3 * before.letter and abs(room - indent) < 3 * before.letter
    if room > _ROOM * (right - left) or centred or begins_item(line.text):
        return False
    first = line.glyphs[0]
    for glyph, following in zip(line.glyphs, [*line.glyphs[1:], None], strict=True):
        if following is None or glyph.space or following.x0 - glyph.x1 > _GAP * line.letter:
            return glyph.x1 - first.x0 > room - line.letter
    return True


def begins_item(words: str) -> bool:
    """Whether a line begins an item of a list."""
    return _LISTED.match(words) is not None
