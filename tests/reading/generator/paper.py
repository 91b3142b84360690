"""What a writer puts on paper: pieces of text in rows, and which of them print which scores.

The truth of a sheet is what its pieces say, so that a writer cannot forget to tell what it has printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from itadash.reading.model import Cell, Sheet
from tests.reading.generator.truth import Key


@dataclass
class Piece:
    """One cell. ``role``: head · code · label · score · other (a number that is no score) · "" (words).

    ``scores`` are the figures that the cell prints: one in a table, some in a sentence.
    """

    text: str
    role: str = ""
    scores: tuple[tuple[Key, Decimal], ...] = ()
    across: int = 1  # columns that it is merged over
    down: int = 1  # rows that it is merged over


Row = list["Piece | None"]


@dataclass
class Page:
    """One sheet of a workbook, or one part of a text."""

    rows: list[Row] = field(default_factory=list)
    name: str = ""
    hidden_columns: tuple[int, ...] = ()  # 1-based


@dataclass
class Paper:
    """One file: pages, and what is known of how it was made.

    ``ambiguous``: the damage leaves more than one reading, so that a question is as good as the score. ``optional``
    are printed figures that may be read or left alone (the mean of both EIT parts of an item is no figure of the
    rules), ``wrong`` those that were printed wrongly on purpose.
    """

    layout: str
    pages: list[Page]
    damages: list[str] = field(default_factory=list)
    ambiguous: bool = False
    optional: set[Key] = field(default_factory=set)
    wrong: set[Key] = field(default_factory=set)
    text_only: bool = False  # sentences, lists: no columns
    name: str = "ทดสอบ"  # of the file, without suffix

    def pieces(self) -> list[Piece]:
        return [piece for page in self.pages for row in page.rows for piece in row if piece]

    def truth(self) -> dict[Key, Decimal]:
        """What a right reading gives: each key with the first value that is printed for it."""
        truth: dict[Key, Decimal] = {}
        for piece in self.pieces():
            for key, value in piece.scores:
                truth.setdefault(key, value)
        return truth


def address(row: int, column: int) -> str:
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def sheets(paper: Paper, file: str) -> list[Sheet]:
    """The cells as a spreadsheet would give them, without a file in between."""
    made = []
    for page in paper.pages:
        rows = []
        for r, row in enumerate(page.rows, 1):
            cells = tuple(
                Cell(piece.text.strip(), address(r, c), r, c) if piece and piece.text.strip() else None
                for c, piece in enumerate(row, 1)
            )
            if any(cells):
                last = max(c for c, cell in enumerate(cells, 1) if cell)
                rows.append(cells[:last])
        if rows:
            made.append(Sheet(file, page.name, tuple(rows)))
    return made
