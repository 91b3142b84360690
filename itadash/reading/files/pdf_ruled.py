"""Ruling lines → tables: the grid between the lines, cells that run over several of its fields made one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from itadash.reading.files.pdf_glyphs import Glyph, Page

_NEAR = 2.5  # points: lines that near are one line
_OPEN = 8.0  # points that a table may reach beyond its outermost upright line
_LINES = 3_000  # of a page, of each direction; more are a drawing
_FIELDS = 40_000  # of one table

Span = tuple[float, float]


@dataclass
class RuledTable:
    """Fields between ``xs`` and ``ys`` (points); ``fields[row][column]`` is the cell that a field is part of, told by
    the number of the cell's first field."""

    xs: list[float]
    ys: list[float]
    fields: list[list[int]]
    glyphs: dict[int, list[Glyph]] = field(default_factory=dict)  # of each cell

    def cell_at(self, x: float, y: float) -> int | None:
        """The cell that holds a point."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.fields[row][column]
        return None

    def corner(self, cell: int) -> tuple[int, int]:
        """Row and column of the first field of a cell."""
        return divmod(cell, len(self.xs) - 1)

    def width(self, cell: int) -> Span:
        """From where to where a cell goes."""
        row, column = self.corner(cell)
        left = self.xs[column]
        while column < len(self.xs) - 1 and self.fields[row][column] == cell:
            column += 1
        return left, self.xs[column]


def ruled_tables(page: Page) -> list[RuledTable]:
    """The tables of a page whose lines divide at least two columns, from top to bottom."""
    if len(page.horizontals) > 4 * _LINES or len(page.verticals) > 4 * _LINES:
        return []
    across, upright = _merged(page.horizontals), _merged(page.verticals)
    if len(across) > _LINES or len(upright) > _LINES:
        return []
    tables = []
    for rows, columns in _connected(across, upright):
        table = _table(rows, columns)
        if table is not None:
            tables.append(table)
    return sorted(tables, key=lambda table: table.ys[0])


def _merged(lines: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Lines on one height as one, pieces that touch joined."""
    groups: list[list[tuple[float, float, float]]] = []
    for line in sorted(lines):
        if groups and line[0] - groups[-1][0][0] <= _NEAR:
            groups[-1].append(line)
        else:
            groups.append([line])
    merged: list[tuple[float, float, float]] = []
    for group in groups:
        place = sum(line[0] for line in group) / len(group)
        spans: list[list[float]] = []
        for _, start, end in sorted(group, key=lambda line: line[1]):
            if spans and start <= spans[-1][1] + _NEAR:
                spans[-1][1] = max(spans[-1][1], end)
            else:
                spans.append([start, end])
        merged += [(place, start, end) for start, end in spans]
    return merged


def _connected(
    across: list[tuple[float, float, float]], upright: list[tuple[float, float, float]]
) -> list[tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]]:
    """Groups of lines that cross or touch each other."""
    parent = list(range(len(across) + len(upright)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    for i, (y, left, right) in enumerate(across):
        for j, (x, top, bottom) in enumerate(upright, len(across)):
            if left - _NEAR <= x <= right + _NEAR and top - _NEAR <= y <= bottom + _NEAR:
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[tuple[float, float, float]], list[tuple[float, float, float]]]]
    groups = defaultdict(lambda: ([], []))
    for i, line in enumerate(across):
        groups[root(i)][0].append(line)
    for j, line in enumerate(upright, len(across)):
        groups[root(j)][1].append(line)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _table(rows: list[tuple[float, float, float]], columns: list[tuple[float, float, float]]) -> RuledTable | None:
    xs, ys = _places(columns), _places(rows)
    left, right = min(line[1] for line in rows), max(line[2] for line in rows)
    top, bottom = min(line[1] for line in columns), max(line[2] for line in columns)
    # Tables without an upright line at their sides, or without a line below.
    xs = ([left] if left < xs[0] - _OPEN else []) + xs + ([right] if right > xs[-1] + _OPEN else [])
    ys = ([top] if top < ys[0] - _OPEN else []) + ys + ([bottom] if bottom > ys[-1] + _OPEN else [])
    wide, high = len(xs) - 1, len(ys) - 1
    if wide < 2 or high < 1 or wide * high > _FIELDS:
        return None
    fields = [[row * wide + column for column in range(wide)] for row in range(high)]
    beside, below = _spans(columns, xs), _spans(rows, ys)
    for row in range(high):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(1, wide):
            if not _covers(beside[column], middle):
                fields[row][column] = fields[row][column - 1]
    for row in range(1, high):
        column = 0
        while column < wide:
            end = column + 1
            while end < wide and fields[row][end] == fields[row][column]:
                end += 1
            above = set(fields[row - 1][column:end])
            middles = [(xs[k] + xs[k + 1]) / 2 for k in range(column, end)]
            alone = len(above) == 1 and fields[row - 1].count(next(iter(above))) == end - column
            if alone and not any(_covers(below[row], middle) for middle in middles):
                fields[row][column:end] = fields[row - 1][column:end]
            column = end
    return RuledTable(xs, ys, fields)


def _places(lines: list[tuple[float, float, float]]) -> list[float]:
    places: list[float] = []
    for place in sorted(line[0] for line in lines):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
    return places


def _spans(lines: list[tuple[float, float, float]], places: list[float]) -> list[list[Span]]:
    """For each of ``places`` the pieces that are drawn there."""
    spans: list[list[Span]] = [[] for _ in places]
    for place, start, end in lines:
        nearest = min(range(len(places)), key=lambda k: abs(places[k] - place))
        spans[nearest].append((start, end))
    return spans


def _covers(spans: list[Span], point: float) -> bool:
    return any(start - _NEAR <= point <= end + _NEAR for start, end in spans)
