"""Headings of tables without ruling that do not stand above their figures: set left over numbers set right.

Sheets are printed so: "คะแนน" begins where its cell does, "90.85" ends where its cell does, and neither lies below the
other. The body alone tells the columns then; a heading belongs to the cell that it begins in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from itadash.reading.files.pdf_lines import Line

Span = tuple[float, float]
Placed = dict[int, list[Line]]

_NUMBER = re.compile(r"(?!(?:25|๒๕)[0-9๐-๙]{2}$)[0-9๐-๙][0-9๐-๙.,%/–-]*")  # years are headings
_HEADINGS = 3  # lines at the most
_FEW = 3  # rows: in fewer, where columns are is chance
_EVEN = 1.2  # points: right edges that near are one edge
_BORDER = 6.5  # points between a number set right and a text set left in the cell behind it
_SPACE = 0.3  # of a letter's width


@dataclass(frozen=True)
class Headed:
    """The columns of a table, and the pieces of every line by column."""

    spans: list[Span]
    placed: list[Placed]


def headed_by_cells(
    pieces: list[list[Line]],
    spans: list[Span],
    columns: Callable[[list[list[Line]]], list[Span]],
    by_column: Callable[[list[Line], list[Span]], Placed],
) -> Headed | None:
    """The table of lines in ``pieces`` when its headings stand beside their figures instead of above them.

    ``spans`` are its columns as its lines lie under each other. ``None`` when every column of figures has a heading so
    (and no heading runs over two of them), or when none can be found for each.
    """
    head = next((at for at, parts in enumerate(pieces) if any(map(_is_number, parts))), 0)
    body = [parts for parts in pieces[head:] if len(parts) > 1]
    if not 1 <= head <= _HEADINGS or len(body) < _FEW:
        return None
    own = columns(body)
    if len(own) <= len(spans) and not _unheaded(pieces[:head], body, spans, by_column):
        return None
    rights = _rights(body, own, by_column)
    if len(own) < 2 or not rights:
        return None
    headings = [_in_cells(_divided(parts, rights), own, rights) for parts in pieces[:head]]
    if any(heading is None for heading in headings):
        return None
    placed = [heading for heading in headings if heading is not None]
    if not all(any(column in heading for heading in placed) for column in rights):
        return None
    placed += [by_column(parts, own) for parts in pieces[head:]]
    return Headed([_whole(column, span, placed[:head]) for column, span in enumerate(own)], placed)


def _is_number(piece: Line) -> bool:
    return _NUMBER.fullmatch(piece.text) is not None


def _figures(
    body: list[list[Line]], spans: list[Span], by_column: Callable[[list[Line], list[Span]], Placed]
) -> dict[int, list[Line]]:
    """The numbers of the columns, but the first, that hold little else."""
    cells: dict[int, list[Line]] = {}
    for parts in body:
        for column, there in by_column(parts, spans).items():
            cells.setdefault(column, []).extend(there)
    numbers = {column: [cell for cell in there if _is_number(cell)] for column, there in cells.items() if column}
    return {column: there for column, there in numbers.items() if there and 2 * len(there) >= len(cells[column])}


def _unheaded(
    heads: list[list[Line]],
    body: list[list[Line]],
    spans: list[Span],
    by_column: Callable[[list[Line], list[Span]], Placed],
) -> bool:
    """Whether a column of figures has no heading above it."""
    named = {column for parts in heads for column in by_column(parts, spans)}
    return any(column not in named for column in _figures(body, spans, by_column))


def _rights(
    body: list[list[Line]], spans: list[Span], by_column: Callable[[list[Line], list[Span]], Placed]
) -> dict[int, float]:
    """Right edge of every column of figures; nothing unless all of them are set right."""
    figures = _figures(body, spans, by_column)
    edges = {column: [cell.x1 for cell in there] for column, there in figures.items()}
    if any(max(there) - min(there) > _EVEN for there in edges.values()):
        return {}
    return {column: max(there) for column, there in edges.items()}


def _divided(parts: list[Line], rights: dict[int, float]) -> list[Line]:
    """The pieces of a line of headings, divided where a column of figures ends and the next cell begins.

    A gap as narrow as between two letters is one only when every heading begins as far behind the figures beside it.
    """
    found: list[Line] = []
    for part in parts:
        cuts: dict[int, tuple[float, float]] = {}  # glyph that a cell begins with: width of the gap, distance
        for edge in rights.values():
            near = [
                (glyph.x0 - before.x1, glyph.x0 - edge, at)
                for at, (before, glyph) in enumerate(pairwise(part.glyphs), 1)
                if edge - 1 <= glyph.x0 <= edge + _BORDER and glyph.x0 > before.x1
            ]
            if near:
                gap, distance, at = max(near)
                cuts[at] = (gap, distance)
        far = [distance for _, distance in cuts.values()]
        if any(gap < _SPACE * part.letter for gap, _ in cuts.values()) and (len(far) < 2 or max(far) - min(far) > 0.6):
            cuts = {at: cut for at, cut in cuts.items() if cut[0] >= _SPACE * part.letter}
        places = [0, *sorted(cuts), len(part.glyphs)]
        found += [Line(part.glyphs[a:b]) for a, b in pairwise(places)]
    return found


def _in_cells(parts: list[Line], spans: list[Span], rights: dict[int, float]) -> Placed | None:
    """Each heading in the column whose cell it begins in: in order when there is one for each."""
    fits = all(rights.get(k - 1, -inf) < part.x1 and part.x0 < rights.get(k, inf) for k, part in enumerate(parts))
    if len(parts) == len(spans) and fits:
        return {column: [part] for column, part in enumerate(parts)}
    placed: Placed = {}
    column = 0
    for part in parts:
        while column < len(spans) and part.x0 >= rights.get(column, spans[column][1]) - 1:
            column += 1
        if column == len(spans):
            return None
        placed[column] = [part]
        column += 1
    return placed


def _whole(column: int, span: Span, headings: list[Placed]) -> Span:
    """The column with its headings."""
    lines = [line for heading in headings for line in heading.get(column, ())]
    return min([span[0], *(line.x0 for line in lines)]), max([span[1], *(line.x1 for line in lines)])
