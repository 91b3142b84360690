"""Widths of columns that follow their texts: the same table on fewer pages, within bounds of the form's own widths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from itadash.documents import fonts, thai
from itadash.documents.content import Column, Row
from itadash.documents.page import CELL, CELL_HEAD, Style

NARROWEST, WIDEST = 0.72, 1.6  # of the form's own width
LONG_TEXT, WIDEST_LONG = 170.0, 3.2  # mm: a column with a cell higher than that (a page) may become so much wider
_PADDING = 3.4  # mm on both sides of a cell's text
_RAGGED = 0.94  # of a line that is filled on average
_LONGEST_UNIT = 24.0  # mm; longer ones are cut between their words
_STEP = 2.0  # mm moved at once
_MOST_MOVES = 60
_MM = 25.4 / 72


def balanced(columns: Sequence[Column], rows: Sequence[Row], width: float) -> tuple[Column, ...]:
    """``columns`` with shares in mm (together ``width``) under which ``rows`` take about the least height.

    No column gets narrower than its longest word. The same texts always give the same widths.
    """
    whole = sum(column.share for column in columns)
    own = [width * column.share / whole for column in columns]
    texts = [[_paragraphs(cell) for cell in row.cells] for row in rows if row.look != "group" and any(row.cells)]
    if not texts:
        return tuple(columns)
    low = [
        max(NARROWEST * mm, min(_longest(column, [row.cells[at] for row in rows if row.look != "group"]), mm))
        for at, (column, mm) in enumerate(zip(columns, own, strict=True))
    ]
    most = [
        mm * (WIDEST_LONG if max(_cell(row[at], mm) for row in texts) * CELL.pitch > LONG_TEXT else WIDEST)
        for at, mm in enumerate(own)
    ]
    now, height = own, _height(texts, own)
    for _ in range(_MOST_MOVES):
        tries = [
            [mm + _STEP * (at == to) - _STEP * (at == giver) for at, mm in enumerate(now)]
            for giver in range(len(now))
            for to in range(len(now))
            if giver != to and now[giver] - _STEP >= low[giver] and now[to] + _STEP <= most[to]
        ]
        best = min(tries, key=lambda widths: _height(texts, widths), default=now)
        if (shorter := _height(texts, best)) >= height:
            break
        now, height = best, shorter
    return tuple(replace(column, share=mm) for column, mm in zip(columns, now, strict=True))


def _paragraphs(cell: str | None) -> list[float]:
    """The width of each paragraph on one line, mm."""
    return [_measure(part, CELL) for part in (cell or "").split("\n") if part]


def _height(texts: Sequence[Sequence[Sequence[float]]], widths: Sequence[float]) -> float:
    """The lines of all rows; a row is as high as its highest cell. Parts of lines count, so that each step tells."""
    return sum(max(_cell(parts, width) for parts, width in zip(row, widths, strict=True)) for row in texts)


def _cell(parts: Sequence[float], width: float) -> float:
    """The lines of a cell whose paragraphs are so long."""
    return sum(max(part / ((width - _PADDING) * _RAGGED) + 0.5, 1.0) for part in parts)


def _longest(column: Column, cells: Sequence[str | None]) -> float:
    """What the longest word of the heading needs, and the longest unit (a date, a term) of the cells up to a limit."""
    heading = max((_measure(word.strip(), CELL_HEAD) for word in thai.words(column.heading)), default=0.0)
    units = {word.strip() for cell in cells for line in (cell or "").split("\n") for word in thai.words(line)}
    return max(heading, min(max((_measure(unit, CELL) for unit in units), default=0.0), _LONGEST_UNIT)) + _PADDING


def _measure(text: str, style: Style) -> float:
    return fonts.face(style.face, fonts.bundled()).width(thai.clean(text, fonts.characters())) * style.size * _MM
