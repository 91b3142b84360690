"""A page as a document: the charts and tables that it shows, on A4, turned where a table is wide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from numbers import Integral
from typing import Any

import pandas as pd

from itadash.documents import fonts, thai
from itadash.documents.content import Block, Column, Document, Figure, Opening, Row, Table, Text
from itadash.documents.page import CELL, CELL_HEAD, MARGIN, PORTRAIT_MARGINS, Style
from itadash.downloads.model import Page, Piece
from itadash.thai_dates import long_date

NO_VALUE = "–"
_ON_PAPER = {"＝": "=", "✎": "(หน่วยงานแก้)"}  # signs of the screen that the documents' font lacks
_PORTRAIT = 210 - PORTRAIT_MARGINS[0] - PORTRAIT_MARGINS[2]
_LANDSCAPE = 297 - 2 * MARGIN
_TURN_AT = 1.3  # of the width of an upright page
_PADDING = 4.0  # mm on both sides of a cell's text, with some air
_WIDEST = 95.0  # mm of a column
_HEADING = 18.0  # mm of a heading that need not wrap
_MM = 25.4 / 72


def document(page: Page, printed_on: date) -> Document:
    """``page`` block by block; ``printed_on`` stands below its title."""
    tables = {id(part): _Printed(part) for part in page.parts if isinstance(part, Piece) and part.table is not None}
    turned = any(each.wide for each in tables.values())
    about = page.about
    notes = [f"{name}: {text}" for name, text in about.notes]
    made = f"พิมพ์จาก ITA Dash เมื่อวันที่ {long_date(printed_on)}"
    opening = Opening(page.title, (about.line,), " · ".join(filter(None, (made, about.source))))
    blocks: list[Block] = [opening, *([Text("\n".join(notes), "note")] if notes else [])]
    for part in page.parts:
        if not isinstance(part, Piece):
            blocks.append(part)
            continue
        if part.chart is not None:
            blocks.append(Figure(part.chart, part.title, part.finding))
        if id(part) in tables:
            blocks.append(tables[id(part)].table(_LANDSCAPE if turned else _PORTRAIT))
    title = f"{page.title} {about.agency} {about.years}"
    return Document(title, about.agency, f"{page.title} {about.years}", tuple(blocks), landscape=turned)


class _Printed:
    """A table with texts for cells and the widths that they ask for."""

    def __init__(self, piece: Piece) -> None:
        assert piece.table is not None  # noqa: S101
        self._piece = piece
        headings = piece.headings
        self._names = [name for name in piece.printed or headings if name in headings]
        self._headings = [headings[name] for name in self._names]
        self._cells = [
            [told(value, signed=name in piece.signed) for value in piece.table[name]] for name in self._names
        ]
        self._numeric = [_numeric(piece.table[name]) for name in self._names]
        self._least = [self._longest_word(at) for at in range(len(self._names))]
        self._wanted = [self._one_line(at) for at in range(len(self._names))]

    @property
    def wide(self) -> bool:
        return sum(self._wanted) > _TURN_AT * _PORTRAIT

    def table(self, width: float) -> Table:
        """The table ``width`` mm wide: short columns get what they ask for, long ones share what is left."""
        shares = _fair(self._wanted, self._least, width)
        texts = [want for want, numeric in zip(self._wanted, self._numeric, strict=True) if not numeric]
        spare = max(width - sum(shares), 0.0) / (sum(texts) or sum(self._wanted))
        columns = tuple(
            Column(heading, share + (0 if numeric and texts else spare * want), "R" if numeric else "L")
            for heading, share, want, numeric in zip(self._headings, shares, self._wanted, self._numeric, strict=True)
        )
        rows = tuple(Row(tuple(cells)) for cells in zip(*self._cells, strict=True))
        return Table(columns, rows, self._piece.title)

    def _one_line(self, at: int) -> float:
        """What the longest text needs, up to a limit."""
        longest = max((_width(cell, CELL) for cell in self._cells[at]), default=0.0)
        heading = min(_width(self._headings[at], CELL_HEAD), _HEADING)
        return max(self._least[at], min(max(longest, heading) + _PADDING, _WIDEST))

    def _longest_word(self, at: int) -> float:
        words = {word.strip() for cell in self._cells[at] for word in thai.words(cell)}
        heads = {word.strip() for word in thai.words(self._headings[at])}
        longest = max([_width(word, CELL_HEAD) for word in heads] + [_width(word, CELL) for word in words], default=0.0)
        return min(longest + _PADDING, 40.0)


def _fair(wanted: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """What each column gets of ``width``: the smallest wishes are met first, the others get equal parts of the rest."""
    shares, left = [0.0] * len(wanted), width
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    for number, at in enumerate(order):
        shares[at] = max(least[at], min(wanted[at], left / (len(order) - number)))
        left -= shares[at]
    return shares


def told(value: Any, *, signed: bool = False) -> str:
    """A cell in words: scores with two decimals, ``–`` where there is nothing, a tuple as ``1, 3``."""
    if isinstance(value, (tuple, list)):
        return ", ".join(map(str, value)) or NO_VALUE
    if value is None or pd.isna(value) or value == "":
        return NO_VALUE
    if isinstance(value, (Decimal, float)):
        return f"{value:+.2f}".replace("-", "−") if signed and value else f"{value:.2f}"
    if isinstance(value, Integral) and not isinstance(value, bool):
        return str(int(value))
    return "".join(_ON_PAPER.get(letter, letter) for letter in str(value))


def _numeric(values: Sequence[Any] | pd.Series) -> bool:
    known = [value for value in values if not isinstance(value, (tuple, list)) and not pd.isna(value)]
    return bool(known) and all(isinstance(value, (Decimal, float, Integral)) for value in known)


def _width(text: str, style: Style) -> float:
    face = fonts.face(style.face, fonts.bundled())
    return face.width(thai.clean(text, fonts.characters())) * style.size * _MM
