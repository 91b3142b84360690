"""OpenDocument sheet → grids, inside the child process: one walk over content.xml, nothing expanded that is empty.

Own code rather than calamine: a few bytes may say that a cell is repeated a thousand million times, so the whole of
the XML has to be walked before calamine could be let near it, and that walk already meets every value, its type and
its repeats.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from itadash.reading.files import limits
from itadash.reading.files.grid import Budget, Grid
from itadash.reading.files.kinds import REFUSALS
from itadash.reading.files.limits import SAVE_AS_XLSX, RefusedError
from itadash.reading.files.sheet_xml import LAST_COLUMN, LAST_ROW, SheetFacts
from itadash.reading.files.workbook import TOO_SLOW, check_count, finished, hidden, number_text
from itadash.reading.files.xml_walk import XmlWalk

_SCHEMA = "urn:oasis:names:tc:opendocument:xmlns:%s:1.0 "
_OFFICE, _TABLE, _TEXT, _STYLE = (_SCHEMA % name for name in ("office", "table", "text", "style"))
_VALUE_TYPE = f"{_OFFICE}value-type"
_ERROR_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_DAMAGED = f"อ่านไฟล์ .ods ไม่ได้ ไฟล์อาจเสียหาย ให้{SAVE_AS_XLSX}"
_CELL, _COVERED = f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
# Notes and drawings of a cell are not its text; tracked changes hold cells that are gone.
_APART = {f"{_OFFICE}annotation", f"{_TABLE}shapes", f"{_TABLE}tracked-changes", f"{_TEXT}ruby-text"}
_DURATION = re.compile(r"PT(\d{1,6})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S")


def read_ods(members: dict[str, bytes], *, deadline: float) -> list[Grid]:
    """The sheets of an .ods file whose ``members`` passed the guard, empty ones left out.

    Raises :class:`RefusedError`.
    """
    content = next((xml for name, xml in members.items() if name.lower() == "content.xml"), b"")
    if any(b"encryption-data" in xml for name, xml in members.items() if name.lower() != "content.xml"):
        raise RefusedError(REFUSALS["password"])
    book = _Book(deadline, damaged=_DAMAGED, late=TOO_SLOW)
    book.walk(content)
    if not book.is_sheet:
        raise RefusedError(REFUSALS["odt"])
    return finished(book.grids, book.facts)


class _Book(XmlWalk):
    """The walk: ``grids`` and ``facts`` fill up."""

    is_sheet = False

    def __init__(self, deadline: float, *, damaged: str, late: str) -> None:
        super().__init__(deadline, damaged=damaged, late=late)
        self.grids: list[Grid] = []
        self.facts: dict[str, SheetFacts] = {}
        self._budget = Budget()
        self._style = ""
        self._hidden_styles: set[str] = set()
        self._apart = 0  # how many open elements are set apart
        self._tables = 0  # open tables; a table in a cell is not read
        self._row = self._row_times = 0  # the last row before the open one; how often the open one stands
        self._column = 0  # the last column before the open cell
        self._cells: list[tuple[int, int, str]] = []  # (column, times, text) of the open row
        self._uncalculated: list[int] = []
        self._cell: dict[str, str] | None = None  # attributes of the open cell
        self._lines: list[list[str]] = []  # pieces of each paragraph of the open cell
        self._writing = False  # inside a paragraph of it

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._apart or name in _APART or attributes.get(f"{_TABLE}name", "").startswith("'file:"):
            self._apart += 1  # the last are copies of other files' sheets, kept for formulas
        elif name == f"{_TABLE}table":
            self._tables += 1
            if self._tables == 1:
                self._begin_sheet(attributes)
        elif self._tables == 1:
            self._start_in_sheet(name, attributes)
        elif name == f"{_OFFICE}spreadsheet":
            self.is_sheet = True
        elif name == f"{_STYLE}style":
            self._style = attributes.get(f"{_STYLE}name", "")
        elif name == f"{_STYLE}table-properties" and attributes.get(f"{_TABLE}display") == "false":
            self._hidden_styles.add(self._style)

    def _start_in_sheet(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{_TABLE}table-row":
            self._column = 0
            self._cells, self._uncalculated = [], []
            self._row_times = _times(attributes.get(f"{_TABLE}number-rows-repeated"))
        elif name in (_CELL, _COVERED):
            self._cell, self._lines = attributes, []
        elif name in _PARAGRAPHS:
            self._lines.append([])
            self._writing = True
        elif self._writing:  # OpenDocument writes spaces, tabs and line ends as elements
            if name == f"{_TEXT}s":
                times = min(_times(attributes.get(f"{_TEXT}c")), limits.CELL_CHARACTERS)
                self._lines[-1].append(" " * times)
            elif name in (f"{_TEXT}tab", f"{_TEXT}line-break"):
                self._lines[-1].append("\n")

    def text(self, text: str) -> None:
        if self._writing and not self._apart:
            self._lines[-1].append(text)

    def end(self, name: str) -> None:
        if self._apart:
            self._apart -= 1
        elif name == f"{_TABLE}table":
            self._tables -= 1
        elif self._tables == 1:
            if name in _PARAGRAPHS:
                self._writing = False
            elif name in (_CELL, _COVERED):
                self._end_cell(covered=name == _COVERED)
            elif name == f"{_TABLE}table-row":
                self._end_row()

    def _begin_sheet(self, attributes: dict[str, str]) -> None:
        name = attributes.get(f"{_TABLE}name", "")
        grid = Grid(name, self._budget)
        self.grids.append(grid)
        check_count(len(self.grids))
        self.facts[name] = SheetFacts()
        if attributes.get(f"{_TABLE}style-name", "") in self._hidden_styles:
            grid.notes.append(hidden(name))
        self._row = 0

    def _end_cell(self, *, covered: bool) -> None:
        attributes, self._cell = self._cell or {}, None
        times = _times(attributes.get(f"{_TABLE}number-columns-repeated"))
        column = self._column + 1
        self._column += times
        if covered:  # by the merged cell to its left or above it
            return
        text = _shown(attributes, "\n".join("".join(pieces) for pieces in self._lines))
        if text:
            self._check_inside(self._column, LAST_COLUMN)
            self._cells.append((column, times, text))
        elif attributes.get(f"{_TABLE}formula") and not attributes.get(_VALUE_TYPE):
            self._uncalculated.append(column)

    def _end_row(self) -> None:
        grid, row = self.grids[-1], self._row
        self._row += self._row_times
        if self._cells:
            self._check_inside(self._row, LAST_ROW)
            for number in range(row + 1, self._row + 1):
                grid.add(number, ((first + k, text) for first, times, text in self._cells for k in range(times)))
        self.facts[grid.name].uncalculated += [(row + 1, column) for column in self._uncalculated]

    def _check_inside(self, place: int, last: int) -> None:
        if place > last:
            name = limits.shown(self.grids[-1].name)
            raise RefusedError(f'แผ่นงาน "{name}" มีช่องอยู่นอกขอบเขตของตาราง ให้{SAVE_AS_XLSX}')


def _times(repeated: str | None) -> int:
    return max(int(repeated), 1) if repeated else 1


def _shown(attributes: dict[str, str], text: str) -> str:
    """The value of a cell in the same form as a workbook's; ``text`` is what the sheet itself shows."""
    kind = attributes.get(_VALUE_TYPE, "")
    if attributes.get(_ERROR_TYPE) == "error":
        return text
    if kind in ("float", "percentage", "currency"):
        return _number(attributes.get(f"{_OFFICE}value", ""), percent=kind == "percentage")
    if kind == "date":
        day, _, clock = attributes.get(f"{_OFFICE}date-value", "").partition("T")
        return day if clock[:8] in ("", "00:00:00") else f"{day} {clock[:8]}"
    if kind == "time":
        value = attributes.get(f"{_OFFICE}time-value", "")
        match = _DURATION.match(value)
        return ":".join(part.zfill(2) for part in match.groups()) if match else value
    if kind == "boolean":
        return attributes.get(f"{_OFFICE}boolean-value", "").upper()
    return text


def _number(value: str, *, percent: bool) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation as error:
        raise ValueError(value) from error
    if not number.is_finite() or abs(number.adjusted()) > 300:  # beyond what a cell can hold
        return value
    return number_text(float(number * 100)) + "%" if percent else number_text(float(number))
