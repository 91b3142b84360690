"""Lines without ruling → tables by the gaps that lie under each other, and paragraphs of what is left."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from statistics import median, mode

from itadash.reading.files.pdf_headings import Headed, headed_by_cells
from itadash.reading.files.pdf_lines import Line, begins_item, goes_on, join_lines

Span = tuple[float, float]

_PIECES = 1.3  # letters: a gap that may lie between columns
_NARROW = 0.75  # letters: one that may, where several lines go on at the same place
_AT = 1.2  # points: places that near are the same place
_ALONE = 3.0  # letters: a gap that divides a line without company
_LEADING = 2.3  # of the font's height: lines further apart belong to different things
_STEADY = 1.3  # times the step before it: a wider one ends a paragraph
_BETWEEN = 3  # lines of one piece that a table may have between two lines of several
_CROSSING = 0.08  # of the lines of a table may run across the gap between two columns (a wide heading)
_FEW = 4  # lines: in fewer, gaps lie under each other by chance
_WIDE = 0.6  # of the text's width: a line of one piece that wide is prose
_SCORE = re.compile(r"(?<![0-9๐-๙])[0-9๐-๙]{1,3}[.,][0-9๐-๙]{1,2}(?![0-9๐-๙])")
_NUMBER = re.compile(r"[0-9๐-๙][0-9๐-๙.,%/–-]*|[-–—]")


@dataclass
class Fragment:
    """A table on one page: ``spans`` are its columns from left to right, ``rows`` the texts by column (0-based).

    ``ends`` holds the first and the last line of the cells of a ruled table's first two rows and its last one.
    """

    spans: list[Span]
    rows: list[list[tuple[int, str]]] = field(default_factory=list)
    ruled: bool = False
    ends: dict[tuple[int, int], tuple[Line, Line]] = field(default_factory=dict)


def blocks_of(lines: list[Line], left: float, right: float) -> list[Fragment | str]:
    """Tables and paragraphs of lines that have no ruling, from top to bottom; the page's text is from ``left`` to
    ``right``."""
    found: list[Fragment | str] = []
    pieces = _pieces(lines)
    at = 0
    plain: list[Line] = []
    while at < len(lines):
        end = _table_end(lines, pieces, at, right - left) if len(pieces[at]) > 1 else at
        table = _table(lines[at:end], pieces[at:end]) if end > at else None
        if table is not None and (more := _wrapped_below(lines, pieces, at, end, table)):
            end += more
            table = _table(lines[at:end], pieces[at:end])
        if table is None:
            plain += lines[at : max(end, at + 1)]
        else:
            found += _paragraphs(plain, left, right)
            plain = []
            found.append(table)
        at = max(end, at + 1)
    return found + _paragraphs(plain, left, right)


def _pieces(lines: list[Line]) -> list[list[Line]]:
    """Each line in the pieces that wide gaps divide it into, and narrow ones behind which other lines go on at the
    same place: in a full column the longest cell reaches nearly to the next one."""
    narrow = [line.split(_NARROW) for line in lines]
    starts = sorted((part.x0, at) for at, parts in enumerate(narrow) for part in parts[1:])
    found = []
    for line, parts in zip(lines, narrow, strict=True):
        kept = [parts[0]]
        for part in parts[1:]:
            wide = part.x0 - kept[-1].x1 > _PIECES * line.letter
            if wide or _begins_column(part.x0, starts, narrow):
                kept.append(part)
            else:
                kept[-1] = _one([kept[-1], part])
        found.append(kept)
    return found


def _begins_column(x: float, starts: list[tuple[float, int]], pieces: list[list[Line]]) -> bool:
    """Whether several lines go on at ``x`` behind a gap, and hardly a line between them runs across it."""
    first, last = bisect_left(starts, (x - _AT, -1)), bisect_left(starts, (x + _AT, -1))
    if last - first < _FEW:
        return False
    there = [at for _, at in starts[first:last]]
    across = [
        parts for parts in pieces[min(there) : max(there) + 1] if any(p.x0 < x - _AT and x - 0.6 < p.x1 for p in parts)
    ]
    return 4 * len(across) <= len(there)


def _table_end(lines: list[Line], pieces: list[list[Line]], start: int, width: float) -> int:
    """Where the table that may begin at ``start`` ends: behind the last line of several pieces in its neighbourhood."""
    end = start + 1
    steps: list[float] = []
    for at in range(start + 1, len(lines)):
        step = lines[at].base - lines[at - 1].base
        usual = 2.2 * median(steps) if len(steps) > 1 else step
        if step > min(1.5 * _LEADING * lines[at].height, usual) or at - end > _BETWEEN:
            break
        steps.append(step)
        if len(pieces[at]) > 1:
            end = at + 1
        elif lines[at].x1 - lines[at].x0 > _WIDE * width:
            break
    return end


def _wrapped_below(lines: list[Line], pieces: list[list[Line]], at: int, end: int, table: Fragment) -> int:
    """How many lines of one piece below a table are the rest of a cell of its last row: as near as wrapped lines are,
    inside a column that is not the first."""
    steps = [after.base - before.base for before, after in pairwise(lines[at:end])]
    more = end
    while (
        more < len(lines)
        and len(pieces[more]) == 1
        and steps
        and max(steps) >= 1.25 * min(steps)
        and lines[more].base - lines[more - 1].base <= 1.12 * min(steps)
        and any(first - 2 <= lines[more].x0 and lines[more].x1 <= last + 2 for first, last in table.spans[1:])
    ):
        more += 1
    return more - end


def _table(lines: list[Line], pieces: list[list[Line]]) -> Fragment | None:
    several = [parts for parts in pieces if len(parts) > 1]
    if len(several) == 1:
        parts = _alone(lines[0])
        if len(parts) < 2 or len(lines) > 1:
            return None
        return Fragment([(part.x0, part.x1) for part in parts], [list(enumerate(part.text for part in parts))])
    spans = _columns(several)
    if ordered := _by_order(several, spans):
        return ordered if len(several) == len(pieces) else None
    if len(spans) < 2 or (len(several) < _FEW and not _figures(several, spans)):
        return None
    headed = headed_by_cells(pieces, spans, _columns, _by_column) or Headed(
        spans, [_by_column(parts, spans) for parts in pieces]
    )
    spans = headed.spans
    fragment = Fragment(spans)
    for group in _rows(lines, headed.placed):
        cells: dict[int, list[Line]] = {}
        for placed in group:
            for column, parts in placed.items():
                cells.setdefault(column, []).append(_one(parts))
        fragment.rows.append([(column, join_lines(cells[column], *spans[column])) for column in sorted(cells)])
    return fragment


def _alone(line: Line) -> list[Line]:
    """The pieces of a line without company: of one that wide gaps divide, a score behind a narrower one is its own."""
    parts = line.split(_ALONE)
    if len(parts) < 2:
        return parts
    found: list[Line] = []
    for part in parts:
        smaller = part.split(_PIECES)
        behind = [piece for piece in smaller[1:] if _SCORE.fullmatch(piece.text)]
        found += smaller if behind and len(behind) == len(smaller) - 1 else [part]
    return found


def _by_order(several: list[list[Line]], spans: list[Span]) -> Fragment | None:
    """Lines that spaces alone divide, each at places of its own: as many pieces in each, the last one a figure, and
    some of them in one column when they are laid under each other (``spans``)."""
    count = mode(len(parts) for parts in several)
    body = [parts for parts in several if len(parts) == count and is_figure(parts[-1].text)]
    if any(len(parts) != count for parts in several) or len(body) < max(_FEW - 1, len(several) - 1):
        return None
    if all(len(_by_column(parts, spans)) == count for parts in several):
        return None
    spans = [(min(parts[k].x0 for parts in several), max(parts[k].x1 for parts in several)) for k in range(count)]
    return Fragment(spans, [list(enumerate(part.text for part in parts)) for parts in several])


def _columns(several: list[list[Line]]) -> list[Span]:
    """The stretches that pieces of (nearly) every line lie in, with gaps between them that (nearly) none crosses."""
    start = int(min(parts[0].x0 for parts in several))
    width = int(max(parts[-1].x1 for parts in several)) - start + 2
    covered = [0] * width
    for parts in several:
        for part in parts:
            for x in range(max(int(part.x0 + 0.5) - start, 0), min(int(part.x1 + 0.5) - start, width)):
                covered[x] += 1
    most = int(_CROSSING * len(several))
    spans: list[list[int]] = []
    for x, count in enumerate(covered):
        if count > most:
            if spans and x - spans[-1][1] <= 2:
                spans[-1][1] = x + 1
            else:
                spans.append([x, x + 1])
    return [(float(start + first), float(start + last)) for first, last in spans]


def _by_column(parts: list[Line], spans: list[Span]) -> dict[int, list[Line]]:
    """Each piece in the column that it covers most of, the first of them when it covers several."""
    placed: dict[int, list[Line]] = {}
    for part in parts:
        shares = [min(part.x1, last) - max(part.x0, first) for first, last in spans]
        touched = [
            k for k, share in enumerate(shares) if share > 0.5 * min(part.x1 - part.x0, spans[k][1] - spans[k][0])
        ]
        column = touched[0] if touched else max(range(len(spans)), key=lambda k: shares[k])
        placed.setdefault(column, []).append(part)
    return placed


def _one(parts: list[Line]) -> Line:
    return parts[0] if len(parts) == 1 else Line([glyph for part in parts for glyph in part.glyphs])


def _figures(several: list[list[Line]], spans: list[Span]) -> bool:
    """Whether one of the columns holds little but numbers: a few lines of prose never do."""
    for column in range(1, len(spans)):
        texts = [_one(placed[column]).text for parts in several if column in (placed := _by_column(parts, spans))]
        numbers = sum(_NUMBER.fullmatch(text) is not None for text in texts)
        if numbers and 2 * numbers >= len(texts):
            return True
    return False


def _rows(lines: list[Line], placed: list[dict[int, list[Line]]]) -> list[list[dict[int, list[Line]]]]:
    """Lines that are one row together: those set closer than rows are, else those that go on with a cell."""
    steps = [after.base - before.base for before, after in pairwise(lines)]
    if steps and max(steps) >= 1.25 * min(steps):
        limit = 1.12 * min(steps)
        groups = [[placed[0]]]
        for step, cells in zip(steps, placed[1:], strict=True):
            if step > limit:
                groups.append([])
            groups[-1].append(cells)
        if not any(_two_numbers(group) or any(map(_only_numbers, group[1:])) for group in groups):
            return groups
    groups = []
    for cells in placed:
        if groups and _rest(cells, groups[-1]):
            groups[-1].append(cells)
        else:
            groups.append([cells])
    return groups


def is_figure(text: str) -> bool:
    """Whether a text is a number or holds a score."""
    return bool(_NUMBER.fullmatch(text) or _SCORE.search(text))


def _two_numbers(group: list[dict[int, list[Line]]]) -> bool:
    """A row has one number in a column, not two."""
    for column in {column for cells in group for column in cells}:
        texts = [_one(cells[column]).text for cells in group if column in cells]
        if sum(map(is_figure, texts)) > 1:
            return True
    return False


def _only_numbers(cells: dict[int, list[Line]]) -> bool:
    """A line of nothing but numbers goes on with no text: they are the figures below their headings."""
    return len(cells) > 1 and all(_NUMBER.fullmatch(_one(parts).text) for parts in cells.values())


def _rest(cells: dict[int, list[Line]], row: list[dict[int, list[Line]]]) -> bool:
    """Whether a line only goes on with texts of the row above: no first column, no number, no new column."""
    above = {column for line in row for column in line}
    return (
        min(cells) > 0
        and set(cells) <= above
        and 0 in above
        and not any(_NUMBER.fullmatch(_one(parts).text) or begins_item(_one(parts).text) for parts in cells.values())
    )


def _paragraphs(lines: list[Line], left: float, right: float) -> list[Fragment | str]:
    """Lines that were broken because they were full, joined."""
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        step = groups[-1][-1].base - groups[-1][-2].base if groups and len(groups[-1]) > 1 else inf
        indented = line.x0 > left + 2 * line.letter
        if (
            before is not None
            and line.base - before.base < min(_LEADING * before.height, _STEADY * step)
            and not (indented and line.x0 > before.x0 + line.letter)
            and goes_on(before, line, left, right)
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [text for group in groups if (text := join_lines(group, left, right))]
