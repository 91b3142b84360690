"""What a layout is: something that knows the heading of its tables and reads the rows below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from itadash.reading.layouts.found import Context, Findings
from itadash.reading.model import Cell, Sheet

Row = tuple[Cell | None, ...]


@dataclass(frozen=True)
class Block:
    """The rows of a sheet from one row on. ``rows`` holds no empty ones, ``lines`` their non-empty cells."""

    sheet: Sheet
    rows: Sequence[Row]
    lines: Sequence[list[Cell]]
    start: int = 0

    @property
    def cells(self) -> list[Cell]:
        """The non-empty cells of the first row."""
        return self.lines[self.start]

    def below(self, count: int) -> list[Cell]:
        """The non-empty cells of the row ``count`` rows below the first; ``[]`` past the end."""
        index = self.start + count
        return self.lines[index] if index < len(self.lines) else []


class Table(Protocol):
    """One table of a sheet, while its rows are read."""

    heading_rows: int  # rows that the heading takes, 1 or more
    scores: bool  # false for a table of something else, from which no score is read
    instrument: str  # named by the heading, "" when it names none
    set_aside: tuple[str, ...]  # headings of columns that hold numbers and are not read, for the person to see

    def keeps(self, cells: list[Cell]) -> bool:
        """True for a row that belongs to this table even if it looks like another one's heading."""

    def repeats(self, cells: list[Cell], context: Context) -> bool:
        """True when the row says again what a row above has said: another table begins, not the next page."""

    def read(self, row: Row, context: Context, out: Findings) -> bool:
        """Reads one row below the heading into ``out``; true when it held something of this table."""


class Layout(Protocol):
    """A way in which agencies print tables."""

    interrupts: bool  # its heading begins a new table even where the present one keeps the row

    def begin(self, block: Block, present: Table | None, context: Context) -> Table | None:
        """The reader of the table whose heading stands in the block's first row (and some below), or ``None``.

        ``present`` is the table that is being read above it, ``context`` what the rows above have said.
        """
