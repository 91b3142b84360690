"""Tables whose columns are kept apart by spaces alone, as a paste out of a PDF or a page has them: one text a row.

Lines are divided where they hold two spaces or more, but only lines that show that they are a table: three or more
with as many pieces, or with fewer where cells are empty, and in a column that is not the first nothing but figures.
Sentences keep their spaces. A cell that is divided leaves its address to each of its pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from itadash.reading.model import Cell

Row = tuple[Cell | None, ...]

_GAP = re.compile(r"[ \u00a0\u3000]{2,}")
_FIGURE = re.compile(r"[+\-−]?[0-9๐-๙]{1,3}(?:\s?[.,]\s?[0-9๐-๙]{1,4})?\s?(?:%|％|คะแนน)?\.?[*¹²³]{0,2}|[-–—]")
_ROWS = 3  # with figures, that make a table
_COLUMNS = 24
_MOST = 0.7  # of the rows have a figure in a column of figures


@dataclass(frozen=True)
class _Line:
    at: int  # index of its row
    pieces: list[str]

    @cached_property
    def figures(self) -> tuple[bool, ...]:
        """Which pieces are nothing but a figure."""
        return tuple(bool(_FIGURE.fullmatch(piece)) for piece in self.pieces)


def with_columns(rows: Sequence[Row]) -> list[Row]:
    """``rows`` with the texts of such tables divided into cells; any other row as it is."""
    found = list(rows)
    run: list[_Line] = []
    for at, row in enumerate(rows):
        cells = [cell for cell in row if cell is not None]
        if len(cells) > 1:
            _divide(run, found)
            run = []
        elif cells and "\n" not in cells[0].text and _GAP.search(cells[0].text):
            run.append(_Line(at, _GAP.split(cells[0].text)))
    _divide(run, found)
    return found


def _divide(run: Sequence[_Line], rows: list[Row]) -> None:
    """Divides the lines of a run that are of a table."""
    for table in _tables(run):
        body = [line for line in table if any(line.figures)]
        wide = max(len(line.pieces) for line in table)
        full = [line for line in body if len(line.pieces) == wide]
        kinds = tuple(sum(line.figures[k] for line in full) >= _MOST * len(full) for k in range(wide))
        if len(body) < _ROWS or not full or wide > _COLUMNS or not any(kinds[1:]):
            continue
        if len(full) < _MOST * len(body) and not (kinds[-1] and all(line.figures[-1] for line in body)):
            continue
        first = min(len(rows[line.at]) for line in table)  # a tab before a line moves it, not the table's column
        for line in table:
            if pieces := _in_columns(line, kinds):
                _put(line, pieces, rows, first)


def _tables(run: Sequence[_Line]) -> Iterator[list[_Line]]:
    """The lines of a run, divided before each that has no figure and stands below one that has."""
    table: list[_Line] = []
    for line in run:
        if table and not any(line.figures) and any(any(other.figures) for other in table):
            yield table
            table = []
        table.append(line)
    if table:
        yield table


def _in_columns(line: _Line, kinds: tuple[bool, ...]) -> list[str]:
    """The pieces of a line, one a column, ``""`` where a cell is empty; ``[]`` when they do not fit.

    Figures stand at the end as the table's own do; the texts before them where there are columns of their kind, the
    first columns if either will do ("คะแนนรวม   92.31").
    """
    missing = len(kinds) - len(line.pieces)
    if not missing:
        return line.pieces
    tail = _tail(line.figures)
    if missing < 0 or not 0 < tail < len(line.pieces) or tail != _tail(kinds):
        return []
    texts, room = len(line.pieces) - tail, len(kinds) - tail
    start = max(
        range(room - texts + 1),
        key=lambda at: sum(a is b for a, b in zip(line.figures[:texts], kinds[at:room], strict=False)),
    )
    return [*[""] * start, *line.pieces[:texts], *[""] * (room - texts - start), *line.pieces[texts:]]


def _tail(figures: Sequence[bool]) -> int:
    """How many figures stand at the end."""
    count = 0
    while count < len(figures) and figures[-1 - count]:
        count += 1
    return count


def _put(line: _Line, pieces: Sequence[str], rows: list[Row], first: int) -> None:
    """Puts the pieces of a line's cell into its row, the first one into column ``first``."""
    cell = rows[line.at][-1]
    assert cell is not None  # noqa: S101 - rows end with their last cell
    lead: list[Cell | None] = [None] * (first - 1)
    cells = (replace(cell, text=piece, column=first + k) if piece else None for k, piece in enumerate(pieces))
    rows[line.at] = (*lead, *cells)
