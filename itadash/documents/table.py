"""A table whose rows go over pages: heading on every page, cells cut between lines, no heading left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from itadash.documents.page import CELL, CELL_HEAD, HAIRLINE, Style, ThaiPDF
from itadash.documents.paragraphs import Line, cell_lines

PAD_X, PAD_Y = 1.6, 1.1  # mm between border and text
PARAGRAPH_GAP = 0.9
HEAD_GREY = 226  # survives a black-and-white printer
BAND_GREY = 242
BORDER_GREY = 90
WHOLE = 48.0  # mm; a row up to this high is never cut; it leaves at most this much of a page empty
MIN_PART = 34.0  # mm of a higher row that must fit for it to begin on a page
LAST_PART = 16.0  # mm of a row that go to the next page with what must not stand there without the table
MIN_LINES = 2  # of a cell, on either side of a cut


@dataclass(frozen=True)
class Column:
    """A column ``width`` mm wide."""

    heading: str
    width: float
    align: str = "L"  # L · C · R


class Band(str):
    """A row with one cell over the whole width: the heading of the rows below it, never left alone."""


class Strong(tuple[str | None, ...]):
    """A row that is set heavier: a sum, a mean."""


Cells = list[list[Line]]
Row = Sequence[str | None]


def _good_cut(lines: Sequence[Line], fit: int) -> int:
    """Where to cut ``lines`` of which ``fit`` have room: up to two lines sooner if that keeps a paragraph together."""
    last = min(fit, len(lines) - MIN_LINES)
    tries = [cut for cut in range(last, max(last - 3, MIN_LINES - 1), -1) if cut >= MIN_LINES]
    return next((cut for cut in tries if _is_good_cut(lines, cut)), max(tries, default=0))


def _is_good_cut(lines: Sequence[Line], cut: int) -> bool:
    above, below = lines[cut - 1], lines[cut]
    if below.opens:  # between paragraphs, but not right under the heading of sub-steps
        return not (above.opens and below.marker_indent > above.marker_indent)
    last_of_paragraph = cut + 1 == len(lines) or lines[cut + 1].opens
    return not above.opens and not last_of_paragraph


class Table:
    """Paints rows of prepared texts into ``pdf`` under the headings of ``columns``."""

    def __init__(self, pdf: ThaiPDF, columns: Sequence[Column], *, head: Style = CELL_HEAD, cell: Style = CELL) -> None:
        self._pdf, self._columns, self._head, self._cell = pdf, columns, head, cell
        self._style = cell  # of the row being painted
        self._heading = [pdf.lines(pdf.prepare(c.heading), c.width - 2 * PAD_X, head, balanced=True) for c in columns]
        self._head_height = max(len(lines) for lines in self._heading) * head.pitch + 2 * PAD_Y
        self._spans = [False] * len(columns)  # columns with cells that are one with the cell above
        self._joined = [False] * len(columns)  # of the row being painted: cells that are one with the cell above
        self._open = [False] * len(columns)  # … and with the cell below
        self._room = pdf.page_room - self._head_height  # for rows, on a page that holds only this table

    def first_height(self, rows: Sequence[Row | Band], keep_after: float = 0) -> float:
        """The least height in which the table can begin: its heading and the first part of its first row."""
        only = keep_after if len(rows) == 1 else 0
        return self._head_height + self._opening(rows) + only

    def _opening(self, rows: Sequence[Row | Band]) -> float:
        """The least height of ``rows``: the bands above the first row and the first part of that row."""
        height = 0.0
        for row in rows:
            if not isinstance(row, Band):
                return height + self._least(self._height(self._layout(row)))
            height += self._band_height(self._band_lines(row))
        return height

    def paint(self, rows: Sequence[Row | Band], keep_after: float = 0) -> None:
        """Paint ``rows`` from the current height on; the height moves below the table.

        A cell that is ``None`` is one with the cell above; on a new page the text of that cell stands again.
        ``keep_after``: mm that follow the table and must not stand without a part of its last row above them (a
        signature block). Ignored when it leaves no room for such a part.
        """
        if not rows:
            return
        keep_after = keep_after if keep_after <= self._room - MIN_PART else 0
        self._pdf.need(self.first_height(rows, keep_after))
        self._paint_heading()
        above: list[str] = [""] * len(self._columns)
        plain = [row for row in rows if not isinstance(row, Band)]
        self._spans = [any(row[at] is None for row in plain) for at in range(len(self._columns))]
        for number, row in enumerate(rows, 1):
            if isinstance(row, Band):
                self._paint_band(row, rows[number:])
                continue
            above = [text if cell is None else cell for cell, text in zip(row, above, strict=True)]
            after = rows[number] if number < len(rows) else Band()
            below = [False] * len(row) if isinstance(after, Band) else [cell is None for cell in after]
            self._paint_whole_or_cut(row, above, below, keep_after if number == len(rows) else 0)

    def _paint_band(self, band: Band, below: Sequence[Row | Band]) -> None:
        lines = self._band_lines(band)
        height = self._band_height(lines)
        if self._left() + 1e-6 < height + self._opening(below):
            self._next_page()
        pdf, top = self._pdf, float(self._pdf.get_y())
        self._pen()
        pdf.set_fill_color(BAND_GREY)
        pdf.rect(pdf.l_margin, top, sum(column.width for column in self._columns), height, style="DF")
        for number, line in enumerate(lines):
            pdf.put(pdf.l_margin + PAD_X, top + PAD_Y + number * self._head.pitch, line, self._head)
        pdf.set_xy(pdf.l_margin, top + height)

    def _band_lines(self, band: Band) -> list[str]:
        return self._pdf.lines(str(band), sum(column.width for column in self._columns) - 2 * PAD_X, self._head)

    def _band_height(self, lines: Sequence[str]) -> float:
        return len(lines) * self._head.pitch + 2 * PAD_Y

    def _paint_whole_or_cut(self, row: Row, full: Sequence[str], below: list[bool], after: float) -> None:
        """``full`` is the row with the texts of the cells above it: what stands in it at the head of a page.

        ``below``: cells that are one with the cell of the next row.
        """
        cells, whole = self._layout(row), True
        self._joined = [cell is None for cell in row]
        while True:
            left, height = self._left() + 1e-6, self._height(cells)
            if left >= height + after:
                break
            room = left if left < height else height - LAST_PART
            if self._least(height) <= room < height:
                part, cells = self._cut(cells, room)
                self._open = [False] * len(full)
                self._paint_row(part)
                whole = False
            self._close()
            self._next_page()
            again = self._layout(Strong(full) if isinstance(row, Strong) else full)
            cells = (
                again if whole else [lines or again[at] if self._spans[at] else lines for at, lines in enumerate(cells)]
            )
            self._joined = [False] * len(full)
        self._open = below
        self._paint_row(cells)

    # --- measuring ---

    def _layout(self, row: Row) -> Cells:
        self._style = self._head if isinstance(row, Strong) else self._cell
        measure = self._pdf.measure(self._style)
        return [
            cell_lines(text or "", column.width - 2 * PAD_X, measure, PARAGRAPH_GAP)
            for text, column in zip(row, self._columns, strict=True)
        ]

    def _height(self, cells: Cells) -> float:
        return max(self._text_height(lines) for lines in cells) + 2 * PAD_Y

    def _text_height(self, lines: Sequence[Line]) -> float:
        """Of at least one line, so that an empty row is a row. The gap above the first line of a page is not set."""
        return max(len(lines), 1) * self._cell.pitch + sum(line.gap for line in lines[1:])

    def _least(self, height: float) -> float:
        """What must be left on a page for a row of ``height`` to begin there."""
        return height if height <= WHOLE else MIN_PART

    def _left(self) -> float:
        return self._pdf.bottom - float(self._pdf.get_y())

    # --- cutting ---

    def _cut(self, cells: Cells, height: float) -> tuple[Cells, Cells]:
        """The part of a row that fits into ``height`` and the rest, no cell with a single line on either side."""
        part: Cells = []
        rest: Cells = []
        for lines in cells:
            fit = len(lines)
            while fit and self._text_height(lines[:fit]) > height - 2 * PAD_Y + 1e-6:
                fit -= 1
            if fit < len(lines):
                fit = _good_cut(lines, fit)
            part.append(lines[:fit])
            rest.append(lines[fit:])
        return part, rest

    # --- painting ---

    def _next_page(self) -> None:
        self._pdf.add_page()
        self._paint_heading()

    def _paint_heading(self) -> None:
        pdf, top, x = self._pdf, float(self._pdf.get_y()), float(self._pdf.l_margin)
        for column, lines in zip(self._columns, self._heading, strict=True):
            self._box(x, top, column.width, self._head_height)
            y = top + (self._head_height - len(lines) * self._head.pitch) / 2
            for line in lines:
                pdf.put(x, y, line, self._head, column.width, "C")
                y += self._head.pitch
            x += column.width
        pdf.set_xy(pdf.l_margin, top + self._head_height)

    def _paint_row(self, cells: Cells) -> None:
        """Cell by cell, so that a reader gets the cells' texts one after the other."""
        pdf, top, x = self._pdf, float(self._pdf.get_y()), float(self._pdf.l_margin)
        height = self._height(cells)
        for at, (column, lines) in enumerate(zip(self._columns, cells, strict=True)):
            self._border(at, x, top, height)
            y = top + PAD_Y
            for number, line in enumerate(lines):
                y += line.gap if number else 0.0
                pdf.put(x + PAD_X + line.marker_indent, y, line.marker, self._style)
                room = column.width - 2 * PAD_X - line.indent
                pdf.put(x + PAD_X + line.indent, y, line.text, self._style, room, column.align)
                y += self._cell.pitch
            x += column.width
        pdf.set_xy(pdf.l_margin, top + height)

    def _box(self, x: float, y: float, width: float, height: float) -> None:
        """The filled box of a heading."""
        self._pen()
        self._pdf.rect(x, y, width, height, style="DF")

    def _border(self, at: int, x: float, y: float, height: float) -> None:
        """The border of a cell, without the line to the cells above and below that are one with it."""
        self._pen()
        pdf, right, bottom = self._pdf, x + self._columns[at].width, y + height
        if not (self._joined[at] or self._open[at]):
            pdf.rect(x, y, self._columns[at].width, height, style="D")
            return
        for side in (x, right):
            pdf.line(side, y, side, bottom)
        if not self._joined[at]:
            pdf.line(x, y, right, y)
        if not self._open[at]:
            pdf.line(x, bottom, right, bottom)

    def _close(self) -> None:
        """The bottom line of cells that go on below, when the page ends here."""
        self._pen()
        x, y = float(self._pdf.l_margin), float(self._pdf.get_y())
        for column, is_open in zip(self._columns, self._open, strict=True):
            if is_open:
                self._pdf.line(x, y, x + column.width, y)
            x += column.width
        self._open = [False] * len(self._columns)

    def _pen(self) -> None:
        self._pdf.set_line_width(HAIRLINE)
        self._pdf.set_draw_color(BORDER_GREY)
        self._pdf.set_fill_color(HEAD_GREY)
