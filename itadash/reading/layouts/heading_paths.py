"""Headings on one row or several: what stands above each column, from the top down."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from itadash.reading.model import Cell
from itadash.reading.words.text import squeeze

ROWS = 4  # rows that one heading may take

Path = tuple[str, ...]
Paths = dict[int, Path]  # column number → the texts above it


def paths(rows: Sequence[Sequence[Cell]], is_group: Callable[[str], bool] = lambda words: True) -> Paths:
    """The texts above each column of a heading, top row first, a text that is repeated below itself once.

    A cell of an upper row spans the empty cells to its right when a lower row has a text below it (a merged heading);
    one without a text below is merged downwards. ``is_group`` tells whether a text can stand over several columns.
    """
    columns = sorted({cell.column for row in rows for cell in row})
    texts = [{cell.column: cell.text for cell in row} for row in rows]
    above: dict[int, list[str]] = {column: [] for column in columns}
    for level, row in enumerate(texts):
        lower = {column for below in texts[level + 1 :] for column in below}
        over = ""
        for column in columns:
            if column in row:
                words = row[column]
                over = words if column in lower and is_group(words) else ""
                above[column].append(words)
            elif over and column in lower:
                above[column].append(over)
    return {column: _once(parts) for column, parts in above.items()}


def _once(parts: list[str]) -> Path:
    kept: list[str] = []
    for part in parts:
        if not kept or squeeze(part) != squeeze(kept[-1]):
            kept.append(part)
    return tuple(kept)


_NUMBERED = re.compile(r"\(\d{1,2}\)(?:[=+x×*/()\d\s-]*)")


def numbers_columns(cells: Sequence[Cell]) -> bool:
    """True for a row "(1) | (2) | (3)=(1)x(2)" that only numbers the columns."""
    plain = [squeeze(cell.text) for cell in cells]
    return len(plain) >= 2 and all(_NUMBERED.fullmatch(words) for words in plain)
