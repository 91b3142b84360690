"""The rows of a table on paper: cells, bands over the whole width, heavier rows, cells over several rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from itadash.documents.paragraphs import Line


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


@dataclass
class Span:
    """A cell over several rows. Its text is set at its top and, where the table goes on, again on the next page.

    ``todo`` is what is still to be set; ``floor`` is where the text on this page ends (0: nothing set here yet).
    """

    lines: list[Line]
    last: int  # the row with which it ends
    todo: list[Line]
    floor: float = 0.0


def cells_of(rows: Sequence[Row | Band], at: int) -> Row:
    """The cells of row ``at``. Raises :class:`TypeError` for a band."""
    row = rows[at]
    if isinstance(row, Band):
        raise TypeError("a band has no cells")
    return row


def joined_below(rows: Sequence[Row | Band], at: int) -> list[bool]:
    """Which cells of row ``at`` are one with the cell of the next row."""
    after = rows[at + 1] if at + 1 < len(rows) else Band()
    return [False] * len(cells_of(rows, at)) if isinstance(after, Band) else [cell is None for cell in after]


def last_row(rows: Sequence[Row | Band], at: int, column: int) -> int:
    """The row with which the cell ends that begins in row ``at``."""
    while joined_below(rows, at)[column]:
        at += 1
    return at
