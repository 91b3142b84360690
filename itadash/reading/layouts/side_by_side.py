"""Two or more tables beside each other on one sheet, put below each other; every cell keeps its address."""

from __future__ import annotations

from collections.abc import Sequence

from itadash.reading.layouts import printed_measures
from itadash.reading.layouts.columns import role_of
from itadash.reading.layouts.found import cells_of
from itadash.reading.layouts.headers import may_head, read_header
from itadash.reading.layouts.layout import Row
from itadash.reading.model import Cell
from itadash.reading.words.text import squeeze

_SUBJECT = ("code", "indicator", "name", "instrument", "ordinal", "level")


def below_each_other(rows: Sequence[Row]) -> list[Row]:
    """The rows with tables that stand beside each other moved below each other, the left one first.

    Such tables begin with one row of headings that repeats its kinds of columns; titles right above them that stand
    over each (a year, a name) move with their table.
    """
    found: list[Row] = []
    index = 0
    while index < len(rows):
        starts = _starts(cells_of(rows[index]))
        if not starts:
            found.append(rows[index])
            index += 1
            continue
        end = index + 1
        while end < len(rows) and not _ends(cells_of(rows[end]), starts):
            end += 1
        above = index
        while above and len(found) and _over_each(cells_of(rows[above - 1]), starts):
            above -= 1
            found.pop()
        found += _moved(rows[above:end], starts)
        index = end
    return found


def _starts(cells: Sequence[Cell]) -> list[int]:
    """First column of each table, when the row heads two or more: each part is a heading with scores of its own."""
    if len(cells) < 4 or not may_head(cells):
        return []
    roles = [role_of(squeeze(cell.text)) for cell in cells]
    starts = [0]
    for at in range(1, len(cells)):
        begins = roles[at] in _SUBJECT and roles[at - 1] not in _SUBJECT
        if begins and _is_table(cells[starts[-1] : at]) and _is_table(cells[at:]):
            starts.append(at)
    return [cells[at].column for at in starts] if len(starts) > 1 else []


def _is_table(cells: Sequence[Cell]) -> bool:
    header = read_header(cells)
    return bool(header and header.scores and any(role in header.roles for role in _SUBJECT if role != "level"))


def _ends(cells: Sequence[Cell], starts: Sequence[int]) -> bool:
    """True for a heading of other tables below, and for a row of one long text."""
    if len(cells) == 1:
        return cells[0].column <= starts[0] and len(cells[0].text) > 60
    if printed_measures.header(list(cells)) is not None:
        return True
    header = read_header(cells) if len(cells) > 2 else None
    return header is not None and _starts(cells) != list(starts)


def _over_each(cells: Sequence[Cell], starts: Sequence[int]) -> bool:
    """True for a row that has one text over each table, at the table's first column."""
    return [cell.column for cell in cells] == list(starts)


def _moved(rows: Sequence[Row], starts: Sequence[int]) -> list[Row]:
    found: list[Row] = []
    for start, end in zip(starts, [*starts[1:], None], strict=True):
        for row in rows:
            part = tuple(
                cell if cell and cell.column >= start and (end is None or cell.column < end) else None for cell in row
            )
            if cells_of(part):
                found.append(part)
    return found
