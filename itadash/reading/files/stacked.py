"""A table of which every cell became a line of its own, as pages paste it: its lines put side by side again.

Only where it is plain: the headings below each other, the last of them "คะแนน", then rows of as many lines, each from
a code or a number one higher than the row before to a score, and no other figure behind them. A cell keeps the address
of its line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from itadash.reading.model import Cell
from itadash.reading.words.text import arabic

Row = tuple[Cell | None, ...]

_SCORE = re.compile(r"(?:100|[0-9]{1,2})(?:\.[0-9]{1,2})?")
_FIGURE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]+)?%?")
_CODE = re.compile(r"(?:ข้อ\s*)?[ieoIEO]\s?[0-9]{1,2}")
_NUMBER = re.compile(r"[0-9]{1,2}")
_TOTAL = re.compile(r"(?:คะแนน|ผล)?รวม|คะแนนเฉลี่ย")
_MOST = 5  # lines of a row
_ROWS = 3
_LONGEST = 60  # letters of a heading


def side_by_side(rows: Sequence[Row]) -> list[Row]:
    """``rows`` with such a table as rows of several cells; as they are where there is none."""
    cells = [[cell for cell in row if cell is not None] for row in rows]
    if len(rows) < 2 * (_ROWS + 1) or any(len(row) != 1 for row in cells):
        return list(rows)
    lines = [row[0] for row in cells]
    texts = [arabic(line.text).strip() for line in lines]
    for wide in range(2, _MOST + 1):
        head = _head(texts, wide)
        end = _end(texts, head + wide, wide) if head >= 0 else 0
        if end < head + wide * (_ROWS + 1):
            continue
        if any(_FIGURE.fullmatch(text) and not _TOTAL.match(texts[at - 1]) for at, text in enumerate(texts[end:], end)):
            return list(rows)  # a row that lacks a line: which of its cells it is, is not told
        table = [_row(lines[at : at + wide]) for at in range(head, end, wide)]
        return [*rows[:head], *table, *_totals(lines[end:], texts[end:], wide)]
    return list(rows)


def _head(texts: Sequence[str], wide: int) -> int:
    """Where the headings of a table of so many columns begin: right above its first row; -1 for nowhere."""
    for at in range(len(texts) - 2 * wide):
        heading = texts[at : at + wide]
        if "คะแนน" in heading[-1] and _is_row(texts[at + wide : at + 2 * wide]):
            plain = all(len(text) <= _LONGEST and not _FIGURE.fullmatch(text) for text in heading)
            return at if plain else -1
    return -1


def _end(texts: Sequence[str], start: int, wide: int) -> int:
    """Behind the last of the rows that follow each other."""
    at = start
    while at + wide <= len(texts) and _is_row(texts[at : at + wide]):
        both = _NUMBER.fullmatch(texts[at]) and _NUMBER.fullmatch(texts[at - wide]) if at > start else None
        if both and int(texts[at]) != int(texts[at - wide]) + 1:
            break
        at += wide
    return at


def _is_row(texts: Sequence[str]) -> bool:
    first, *between, last = texts
    named = _CODE.fullmatch(first) or _NUMBER.fullmatch(first)
    return bool(named and _SCORE.fullmatch(last)) and not any(_FIGURE.fullmatch(text) for text in between)


def _row(lines: Sequence[Cell]) -> Row:
    return tuple(replace(line, row=lines[0].row, column=column) for column, line in enumerate(lines, 1))


def _totals(lines: Sequence[Cell], texts: Sequence[str], wide: int) -> list[Row]:
    """What stands below: a total and its score on the next line are a row."""
    found: list[Row] = []
    at = 0
    while at < len(lines):
        if _TOTAL.match(texts[at]) and at + 1 < len(lines) and _SCORE.fullmatch(texts[at + 1]):
            name, score = replace(lines[at], column=1), replace(lines[at + 1], row=lines[at].row, column=wide)
            found.append((name, *[None] * (wide - 2), score))
            at += 2
        else:
            found.append((lines[at],))
            at += 1
    return found
