"""Rows of tables over slides: how many each slide takes, and texts short enough to be read from the last chairs."""

from __future__ import annotations

from collections.abc import Sequence

from itadash.documents import slides_look as look
from itadash.documents import thai
from itadash.documents.slides_look import Cell, Column

HEIGHT = look.BOTTOM - look.TOP  # inches for what stands below the title


def short(text: str, most: int) -> str:
    """``text`` in at most ``most`` characters, cut between words."""
    if len(text) <= most:
        return text
    out = ""
    for word in thai.words(text):
        if len(out) + len(word) >= most:
            break
        out += word
    return f"{(out or text[: most - 1]).rstrip()}…"


def paged(rows: Sequence[list[Cell]], columns: Sequence[Column], most: int) -> list[list[list[Cell]]]:
    """The rows of each slide: as many as there is room for, at most ``most``, and about as many on each."""
    pages = _filled(rows, columns, most)
    for even in range(-(-len(rows) // max(len(pages), 1)), most):
        tried = _filled(rows, columns, even)
        if len(tried) == len(pages):
            return tried
    return pages


def _filled(rows: Sequence[list[Cell]], columns: Sequence[Column], most: int) -> list[list[list[Cell]]]:
    widths = [column.width for column in columns]
    head = look.row_height([column.heading for column in columns], widths)
    pages: list[list[list[Cell]]] = []
    used = 0.0
    for row in rows:
        again = bool(pages) and pages[-1][-1][0].text == row[0].text  # one cell with the row above
        high = look.row_height(["" if again else row[0].text, *(cell.text for cell in row[1:])], widths)
        if not pages or len(pages[-1]) == most or used + high > HEIGHT:
            pages.append([])
            used = head
        pages[-1].append(row)
        used += high
    return pages


def joined(rows: Sequence[list[Cell]]) -> list[list[Cell]]:
    """Rows in which the first cell is one with the cell above when it says the same."""
    out = []
    for at, row in enumerate(rows):
        same = at > 0 and rows[at - 1][0].text == row[0].text
        out.append([Cell(row[0].text, joined=same), *row[1:]])
    return out
