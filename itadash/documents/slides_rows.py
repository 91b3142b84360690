"""Rows of tables over slides: how many each slide takes. Nothing is cut: what is too high goes on on the next slide."""

from __future__ import annotations

from collections.abc import Sequence

from itadash.documents import slides_measure as measure
from itadash.documents import thai
from itadash.documents.outline_model import BOTTOM, CELL, TOP, Cell, Column

HEIGHT = BOTTOM - TOP - 0.15  # inches for a table; the rest is for programs that break a line more
SIZES = (26.0, 24.0, CELL)  # pt, the largest that needs no more slides than the smallest
Row = tuple[Cell, ...]


def short(text: str, most: int) -> str:
    """``text`` in at most ``most`` characters, cut between words."""
    if len(text) <= most:
        return text
    out = ""
    for word in thai.words(text):
        if len(out) + len(word) >= most:
            break
        out += word
    return f"{(out or text[: most - 1]).rstrip()}…"


def paged(
    rows: Sequence[Row], columns: Sequence[Column], *, most: int = 99, size: float = CELL, high: float = HEIGHT
) -> list[list[Row]]:
    """The rows of each slide: as many as ``high`` inches hold, at most ``most``, and about as many on each."""
    head = head_height(columns, size)
    whole = [part for row in rows for part in _parts(row, columns, size, high - head)]
    pages = _filled(whole, columns, most, size, high)
    for even in range(-(-len(whole) // max(len(pages), 1)), most):
        tried = _filled(whole, columns, even, size, high)
        if len(tried) == len(pages):
            return tried
    return pages


def sized(rows: Sequence[Row], columns: Sequence[Column], *, most: int = 99, high: float = HEIGHT) -> float:
    """The largest of :data:`SIZES` in which the rows take as few slides as in the smallest, headings on one line."""
    few = len(paged(rows, columns, most=most, size=SIZES[-1], high=high))
    for size in SIZES[:-1]:
        one_line = head_height(columns, size) < 1.5 * measure.line_height(size) + 2 * measure.PAD_Y
        if one_line and len(paged(rows, columns, most=most, size=size, high=high)) == few:
            return size
    return SIZES[-1]


def head_height(columns: Sequence[Column], size: float = CELL) -> float:
    """How high the row of headings is."""
    widths = [column.width for column in columns]
    return measure.row_height([column.heading for column in columns], widths, size, bold=True)


def joined(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows in which the first cell is one with the cell above when it says the same."""
    out = []
    for at, row in enumerate(rows):
        same = at > 0 and rows[at - 1][0].text == row[0].text
        out.append((Cell(row[0].text, joined=same), *row[1:]))
    return tuple(out)


def _filled(rows: Sequence[Row], columns: Sequence[Column], most: int, size: float, high: float) -> list[list[Row]]:
    head = head_height(columns, size)
    pages: list[list[Row]] = []
    for row in rows:
        if not pages or len(pages[-1]) == most or head + sum(heights(joined([*pages[-1], row]), columns, size)) > high:
            pages.append([])
        pages[-1].append(row)
    return pages


def heights(rows: Sequence[Row], columns: Sequence[Column], size: float = CELL) -> list[float]:
    """How high each of :func:`joined` rows is. A first cell higher than all its rows makes the last of them higher."""
    widths = [column.width for column in columns]
    out: list[float] = []
    label, first = 0.0, 0
    for at, row in enumerate(rows):
        if not row[0].joined:
            label, first = measure.row_height([row[0].text], widths[:1], size), at
        cells = [
            measure.row_height([c.text], [wide], size, bold=c.low) for c, wide in zip(row[1:], widths[1:], strict=True)
        ]
        out.append(max(cells, default=0.0))
        if at + 1 == len(rows) or not rows[at + 1][0].joined:
            out[at] += max(0.0, label - sum(out[first:]))
    return out


def _parts(row: Row, columns: Sequence[Column], size: float, high: float) -> list[Row]:
    """``row``, or as many rows as it takes when it is higher than a slide; the first cell (a name) stands in each."""
    room = max(1, int((high - 2 * measure.PAD_Y) / measure.line_height(size)))
    lines = [
        measure.broken(cell.text, column.width - 2 * measure.PAD_X, size, bold=cell.low)
        for cell, column in zip(row, columns, strict=True)
    ]
    if max(len(each) for each in lines) <= room:
        return [row]
    first = " ".join(lines[0][:room])
    out = []
    for start in range(0, max(len(each) for each in lines[1:]) or 1, room):
        cells = [
            Cell(_text(each[start : start + room]), low=cell.low) for each, cell in zip(lines[1:], row[1:], strict=True)
        ]
        out.append((Cell(first), *cells))
    return out


def _text(lines: Sequence[str]) -> str:
    """Lines as one text again: Thai words need no space between them."""
    out = ""
    for line in lines:
        out += line if not out or (_thai(out[-1]) and _thai(line[:1])) else f" {line}"
    return out


def _thai(char: str) -> bool:
    return "ก" <= char <= "๎"
