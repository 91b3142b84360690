"""The tables of a PDF as they stand on paper: cells between the lines that are drawn, read with PDFium.

Nothing here knows how the tables were made. A page's table begins with a row of grey boxes, its headings; a cell is
what stands between two horizontal lines of its column.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

from tests.documents.readback import Char, chars

_MM = 25.4 / 72
_NEAR = 0.15  # mm
_SAME = 0.6  # mm: two edges so near are one line
_HEAD_GREY, _BAND_GREY = 226, 242


@dataclass(frozen=True)
class Box:
    """A drawn path, mm from the left and from the bottom; ``grey`` of its filling, ``None`` without one."""

    left: float
    bottom: float
    right: float
    top: float
    grey: int | None


@dataclass
class Grid:
    """A table, or what of it stands on one page: headings and rows of texts without white space.

    A cell is ``None`` where it is one with the cell above; a band over the whole width is a row of one cell.
    """

    page: int
    headings: tuple[str, ...]
    rows: list[tuple[str | None, ...]] = field(default_factory=list)


def grids(data: bytes) -> list[Grid]:
    """Every table of every page, from top to bottom."""
    letters = list(chars(data))
    out = []
    for number, boxes in enumerate(_boxes(data)):
        here = [char for char in letters if char.page == number]
        heads = sorted((box for box in boxes if box.grey == _HEAD_GREY), key=lambda box: (-round(box.top, 1), box.left))
        rows: list[list[Box]] = []
        for box in heads:
            if rows and abs(rows[-1][0].top - box.top) < _NEAR and box.left > rows[-1][-1].left:
                rows[-1].append(box)
            else:
                rows.append([box])
        out += [_grid(number, head, boxes, here) for head in rows]
    return out


def joined(found: Sequence[Grid]) -> list[Grid]:
    """``found`` with a table that goes over pages as one; a row that was cut stands there in its parts."""
    out: list[Grid] = []
    for grid in found:
        if out and grid.page == out[-1].page + 1 and grid.headings == out[-1].headings:
            out[-1] = Grid(grid.page, grid.headings, [*out[-1].rows, *grid.rows])
        else:
            out.append(Grid(grid.page, grid.headings, list(grid.rows)))
    return out


def _grid(page: int, head: Sequence[Box], boxes: Sequence[Box], letters: Sequence[Char]) -> Grid:
    left, right, foot = head[0].left, head[-1].right, head[0].bottom
    edges: list[list[float]] = []
    bands = [b for b in boxes if b.grey == _BAND_GREY and abs(b.left - left) < _NEAR and abs(b.right - right) < _NEAR]
    for column in head:
        own = {foot}
        for box in (*boxes, *bands):
            same = abs(box.left - column.left) < _NEAR and abs(box.right - column.right) < _NEAR
            if box in bands or (same and box.grey is None):
                own |= {box.top, box.bottom}
        edges.append(_connected(sorted(own, reverse=True), boxes, column, foot))
    finest = max(edges, key=len)
    grid = Grid(page, tuple(_text(letters, box.left, box.bottom, box.right, box.top) for box in head))
    for top, bottom in pairwise(finest):
        middle = (top + bottom) / 2
        band = next((b for b in bands if b.bottom < middle < b.top), None)
        if band:
            grid.rows.append((_text(letters, left, bottom, right, top),))
            continue
        row: list[str | None] = []
        for column, own in zip(head, edges, strict=True):
            cell = next(((a, b) for a, b in pairwise(own) if b < middle < a), None)
            if cell is None or cell[0] > top + _NEAR:
                row.append(None)
            else:
                row.append(_text(letters, column.left, cell[1], column.right, cell[0]))
        grid.rows.append(tuple(row))
    return grid


def _connected(edges: Sequence[float], boxes: Sequence[Box], column: Box, foot: float) -> list[float]:
    """The edges from ``foot`` down as long as something joins them: a box or the upright lines of the column."""
    out = [foot]
    for edge in edges:
        if edge > foot + _NEAR or abs(edge - out[-1]) < _SAME:
            continue
        reached = out[-1]
        while True:
            lower = [
                box.bottom
                for box in boxes
                if box.top >= reached - _NEAR
                and box.bottom < reached - _NEAR
                and box.left <= column.left + _NEAR
                and box.right >= column.left - _NEAR
            ]
            if not lower:
                break
            reached = min(lower)
        if edge < reached - _NEAR:
            break
        out.append(edge)
    return out


def _text(letters: Sequence[Char], left: float, bottom: float, right: float, top: float) -> str:
    return "".join(c.char for c in letters if left <= c.x < right and bottom <= c.y < top)


def _boxes(data: bytes) -> list[list[Box]]:
    pages = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            boxes = []
            for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
                left, bottom, right, top = item.get_bounds()
                fill, stroke = ctypes.c_int(), ctypes.c_int()
                pdfium.FPDFPath_GetDrawMode(item.raw, fill, stroke)
                grey = None
                if fill.value:
                    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
                    pdfium.FPDFPageObj_GetFillColor(item.raw, red, green, blue, alpha)
                    grey = red.value
                half = 0.1  # of a line
                boxes.append(Box(left * _MM + half, bottom * _MM + half, right * _MM - half, top * _MM - half, grey))
            pages.append(boxes)
    return pages
