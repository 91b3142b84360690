"""A table whose rows go over pages: heading on every page, cells cut between lines, no heading left alone."""

from __future__ import annotations

from collections.abc import Sequence

from itadash.documents.page import CELL, CELL_HEAD, HAIRLINE, Style, ThaiPDF
from itadash.documents.paragraphs import Line, cell_lines
from itadash.documents.table_rows import Band, Cells, Column, Row, Span, Strong, cells_of, joined_below, last_row

__all__ = ["Band", "Column", "Row", "Strong", "Table"]

PAD_X, PAD_Y = 1.6, 1.1  # mm between border and text
PARAGRAPH_GAP = 0.9
HEAD_GREY = 226  # survives a black-and-white printer
BAND_GREY = 242
BORDER_GREY = 90
WHOLE = 50.0  # mm; a row up to this high is never cut; it leaves at most this much of a page empty
MIN_PART = 34.0  # mm of a higher row that must fit for it to begin on a page
LAST_PART = 16.0  # mm of a row that go to the next page: three lines
END_PART = 34.0  # mm of the last row of all on a page: what goes to the next page stands there nearly alone
SPAN_TEXT = 40.0  # mm; a text over several rows up to this high stands on one page
MOST_HEADING = 0.4  # of a page's room; a longer heading is cut off
MIN_LINES = 2  # of a cell, on either side of a cut
SMALL_ROW = 16.0  # mm; of rows up to this high the first or last one does not stand on a page alone


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
        most = int(MOST_HEADING * pdf.page_room / head.pitch)  # or there would be no room for rows on any page
        self._heading = [
            pdf.lines(pdf.prepare(c.heading), c.width - 2 * PAD_X, head, balanced=True)[:most] for c in columns
        ]
        self._head_height = max(len(lines) for lines in self._heading) * head.pitch + 2 * PAD_Y
        self._laid: dict[tuple[bool, tuple[str | None, ...]], Cells] = {}
        self._spans: list[Span | None] = [None] * len(columns)
        self._joined = [False] * len(columns)  # of the row being painted: cells that are one with the cell above
        self._open = [False] * len(columns)  # … and with the cell below
        self._ends = False
        self._room = pdf.page_room - self._head_height  # for rows, on a page that holds only this table

    def first_height(self, rows: Sequence[Row | Band], keep_after: float = 0, *, ends: bool = False) -> float:
        """The least height in which the table can begin: its heading and the first part of its first row.

        ``keep_after`` and ``ends`` as in :meth:`paint`.
        """
        cut = len(rows) == 1 and self._height(self._own(rows, 0)) > max(WHOLE, MIN_PART + LAST_PART)
        only = keep_after if len(rows) == 1 and not cut else 0
        return self._head_height + self._opening(rows, ends=ends) + only

    def height(self, rows: Sequence[Row | Band]) -> float:
        """The height of the whole table on one page."""
        return self._head_height + sum(
            self._band_height(self._band_lines(row)) if isinstance(row, Band) else self._height(self._own(rows, at))
            for at, row in enumerate(rows)
        )

    def _opening(self, rows: Sequence[Row | Band], *, ends: bool) -> float:
        """The least height of ``rows``: the bands above the first row and the first part of it, or two small rows."""
        height = 0.0
        for at, row in enumerate(rows):
            if not isinstance(row, Band):
                rest = END_PART if ends and at == len(rows) - 1 else LAST_PART
                first = self._least(self._height(self._own(rows, at)), rest) + self._small_below(rows, at)
                return height + max(first, self._span_start(rows, at))
            height += self._band_height(self._band_lines(row))
        return height

    def _small_below(self, rows: Sequence[Row | Band], at: int) -> float:
        """The height of the row below row ``at``, when both are small; else 0."""
        if at + 1 >= len(rows) or isinstance(rows[at + 1], Band):
            return 0.0
        height = self._height(self._own(rows, at + 1))
        return height if max(height, self._height(self._own(rows, at))) <= SMALL_ROW else 0.0

    def _span_start(self, rows: Sequence[Row | Band], at: int) -> float:
        """The height of row ``at`` with as many rows below it as the texts need that begin there and go over several.

        0 where none begins; longer texts (:data:`SPAN_TEXT`) may go on on the next page.
        """
        row, below, needed = cells_of(rows, at), joined_below(rows, at), 0.0
        for column, cell in enumerate(row):
            text = self._text_height(self._layout(row)[column]) + 2 * PAD_Y
            if not cell or not below[column] or text > SPAN_TEXT:
                continue
            height, last = 0.0, last_row(rows, at, column)
            for each in range(at, last + 1):
                height += min(self._height(self._own(rows, each)), MIN_PART)
                if height >= text:
                    break
            needed = max(needed, height, text)
        return needed

    def paint(self, rows: Sequence[Row | Band], keep_after: float = 0, *, ends: bool = False) -> None:
        """Paint ``rows`` from the current height on; the height moves below the table.

        A cell that is ``None`` is one with the cell above; on a new page its text goes on, or stands again.
        ``keep_after``: mm that follow the table and must not stand without a part of its last row above them (a
        signature block). Ignored when it leaves no room for such a part. ``ends``: nothing else stands on the page
        on which the table ends, so that more than some lines of its last row go there, or the whole row.
        """
        if not rows:
            return
        keep_after = keep_after if keep_after <= self._room - MIN_PART else 0
        self._ends = ends
        self._pdf.need(self.first_height(rows, keep_after, ends=ends))
        self._paint_heading()
        self._spans = [None] * len(self._columns)
        for number, row in enumerate(rows):
            if isinstance(row, Band):
                self._paint_band(row, rows[number + 1 :])
            else:
                self._paint_whole_or_cut(rows, number, self._after(rows, number, keep_after))

    def _after(self, rows: Sequence[Row | Band], at: int, keep_after: float) -> float:
        """What must have room below row ``at`` on its page: ``keep_after``, or a small last row."""
        if at == len(rows) - 1:
            return keep_after
        last = self._small_below(rows, at) if at == len(rows) - 2 else 0.0
        return last + keep_after if last else 0.0

    def _paint_band(self, band: Band, below: Sequence[Row | Band]) -> None:
        lines = self._band_lines(band)
        height = self._band_height(lines)
        if self._left() + 1e-6 < height + self._opening(below, ends=self._ends):
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

    def _paint_whole_or_cut(self, rows: Sequence[Row | Band], at: int, after: float) -> None:
        row = cells_of(rows, at)
        cells = self._own(rows, at)
        below = joined_below(rows, at)
        fresh = self._left() + 1e-6 < self._span_start(rows, at)
        if fresh:
            self._close()
            self._next_page()
        self._joined = [cell is None and not fresh for cell in row]
        for column, cell in enumerate(row):
            if cell is not None:
                lines = self._layout(row)[column]
                self._spans[column] = Span(lines, last_row(rows, at, column), lines) if below[column] else None
        while True:
            left = self._left() + 1e-6
            height = max(self._height(cells), self._floor(at))
            if left >= height + after:
                break
            rest = END_PART if self._ends and at == len(rows) - 1 else LAST_PART
            room = min(left, height - rest)
            if self._least(height, rest) <= room and any(len(lines) > 1 for lines in cells):
                part, cells = self._cut(cells, room)
                self._open = [False] * len(row)
                self._paint_row(part, self._height(part), self._style_of(row))
            self._close()
            self._next_page()
            self._joined = [False] * len(row)
        self._open = below
        self._paint_row(cells, height, self._style_of(row), rows, at)

    # --- cells over several rows ---

    def _floor(self, at: int) -> float:
        """The least height of row ``at``, with which some spans end: their texts need it."""
        y = float(self._pdf.get_y())
        ending = [span for span in self._spans if span and span.last == at]
        return max(
            ((span.floor - y) if span.floor else self._text_height(span.todo) + 2 * PAD_Y for span in ending),
            default=0.0,
        )

    def _span_lines(self, span: Span, height: float, rows: Sequence[Row | Band], at: int) -> list[Line]:
        """What of ``span`` is set on this page, which begins with (a part of) row ``at``, ``height`` mm high."""
        y, left = float(self._pdf.get_y()), self._left() + 1e-6
        room, ends = height, bool(rows) and span.last == at
        for below in range(at + 1, span.last + 1) if rows else ():
            more = self._height(self._own(rows, below))
            if room + more > left:
                break
            room += more
            ends = below == span.last
        need = self._text_height(span.todo) + 2 * PAD_Y
        if ends and need <= left:
            span.floor = y + need
            return span.todo
        fit = len(span.todo)
        while fit and self._text_height(span.todo[:fit]) > room - 2 * PAD_Y + 1e-6:
            fit -= 1
        lines, rest = span.todo[:fit], span.todo[fit:]
        span.todo = rest or span.lines  # all of it is set: it stands again on the next page
        span.floor = y + self._text_height(lines) + 2 * PAD_Y
        return lines

    # --- measuring ---

    def _style_of(self, row: Row) -> Style:
        return self._head if isinstance(row, Strong) else self._cell

    def _layout(self, row: Row) -> Cells:
        key = (isinstance(row, Strong), tuple(row))
        if key not in self._laid:
            measure = self._pdf.measure(self._style_of(row))
            self._laid[key] = [
                cell_lines(text or "", column.width - 2 * PAD_X, measure, PARAGRAPH_GAP)
                for text, column in zip(row, self._columns, strict=True)
            ]
        return self._laid[key]

    def _own(self, rows: Sequence[Row | Band], at: int) -> Cells:
        """The cells that give row ``at`` its height: those over several rows are empty."""
        row, below = cells_of(rows, at), joined_below(rows, at)
        return [
            [] if cell is None or below[c] else lines
            for c, (cell, lines) in enumerate(zip(row, self._layout(row), strict=True))
        ]

    def _height(self, cells: Cells) -> float:
        return max(self._text_height(lines) for lines in cells) + 2 * PAD_Y

    def _text_height(self, lines: Sequence[Line]) -> float:
        """Of at least one line, so that an empty row is a row. The gap above the first line of a page is not set."""
        return max(len(lines), 1) * self._cell.pitch + sum(line.gap for line in lines[1:])

    def _least(self, height: float, rest: float) -> float:
        """What must be left on a page for a row of ``height`` to begin there, when ``rest`` must go to the next."""
        return height if height <= max(WHOLE, MIN_PART + rest) else MIN_PART

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
        for span in self._spans:
            if span:
                span.floor = 0.0
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

    def _paint_row(
        self, cells: Cells, height: float, style: Style, rows: Sequence[Row | Band] = (), at: int = 0
    ) -> None:
        """Cell by cell, so that a reader gets the cells' texts one after the other.

        ``rows`` and ``at`` say where a row stands that is painted to its end; a first part of a row has neither.
        """
        pdf, top, x = self._pdf, float(self._pdf.get_y()), float(self._pdf.l_margin)
        for number, (column, lines) in enumerate(zip(self._columns, cells, strict=True)):
            self._border(number, x, top, height)
            span = self._spans[number]
            if span:
                lines = [] if span.floor else self._span_lines(span, height, rows, at)
            y = top + PAD_Y
            for line_number, line in enumerate(lines):
                y += line.gap if line_number else 0.0
                pdf.put(x + PAD_X + line.marker_indent, y, line.marker, style)
                room = column.width - 2 * PAD_X - line.indent
                pdf.put(x + PAD_X + line.indent, y, line.text, style, room, column.align)
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
