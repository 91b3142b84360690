"""What a format writer hands on, and what the writers share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.reading.generator.judge import Place
from tests.reading.generator.paper import Page, Paper, address

NUMBER = re.compile(r"-?\d{1,3}(\.\d{1,2})?")
INTEGER = re.compile(r"\d{1,4}")


@dataclass
class Written:
    """A file as bytes, or a text to be pasted (``data`` is then ``None``).

    ``places`` maps sources to the paper, ``None`` where the format's addresses are not compared.
    """

    name: str
    data: bytes | None
    text: str = ""
    places: dict[str, Place] | None = None


def cell_places(paper: Paper, file: str, names: list[str]) -> dict[str, Place]:
    """source → place for formats with cells; ``names`` are the sheets' names in the file."""
    places: dict[str, Place] = {}
    for p, (page, name) in enumerate(zip(paper.pages, names, strict=True)):
        for r, row in enumerate(page.rows, 1):
            for c, piece in enumerate(row, 1):
                if piece:
                    places[" › ".join(part for part in (file, name, address(r, c)) if part)] = (p, r, c)
    return places


def sheet_names(paper: Paper) -> list[str]:
    """Names that a workbook can have: never empty, never twice."""
    names: list[str] = []
    for k, page in enumerate(paper.pages, 1):
        name = re.sub(r"[\[\]:*?/\\]", "-", page.name)[:31].strip() or f"Sheet{k}"
        names.append(name if name not in names else f"{name[:28]} ({k})")
    return names


def merges(page: Page) -> Iterator[tuple[int, int, int, int]]:
    """(row, column, rows, columns), 1-based, of pieces whose whole area is empty but for them."""
    taken: set[tuple[int, int]] = set()
    filled = {(r, c) for r, row in enumerate(page.rows) for c, piece in enumerate(row) if piece}
    for r, row in enumerate(page.rows):
        for c, piece in enumerate(row):
            if not piece or piece.across * piece.down == 1:
                continue
            area = {(y, x) for y in range(r, r + piece.down) for x in range(c, c + piece.across)}
            if r + piece.down <= len(page.rows) and not area & (taken | (filled - {(r, c)})):
                taken |= area
                yield r + 1, c + 1, piece.down, piece.across


def hidden_column(page: Page) -> int | None:
    """A column (1-based) without scores, codes and headings of scores that a workbook may hide."""
    used = {
        c
        for row in page.rows
        for c, piece in enumerate(row, 1)
        if piece and (piece.scores or piece.role in ("code", "label"))
    }
    other = {c for row in page.rows for c, piece in enumerate(row, 1) if piece and piece.role == "other"}
    return max(other - used, default=None)
