"""Paper → PDF by fpdf2 with the fonts of the app: ruled tables, or text set at columns without any line."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from random import Random

from fpdf import FPDF

from tests.reading.generator.formats.written import Written
from tests.reading.generator.paper import Paper, Piece, Row

_FONT = Path(__file__).parents[4] / "static" / "fonts" / "Sarabun-Regular.ttf"


def pdf(rng: Random, paper: Paper) -> Written:
    document = FPDF(orientation="L", format="A4")
    document.add_font("thai", fname=_FONT)
    document.set_text_shaping(rng.random() < 0.5)
    ruled = rng.random() < 0.6
    for page in paper.pages:
        document.add_page()
        document.set_font("thai", size=9)
        widths = _widths(document, page.rows)
        if page.name:
            document.cell(0, 8, page.name, new_x="LMARGIN", new_y="NEXT")
        for filled, pairs in groupby(list(page.rows), lambda row: _kind(row)):
            rows = list(pairs)
            if filled == "blank":
                document.ln(4)
            elif filled == "line":
                for row in rows:
                    document.multi_cell(0, 6, next(piece.text for piece in row if piece), new_x="LMARGIN", new_y="NEXT")
            else:
                _table(document, rows, ruled, widths)
    return Written(f"{paper.name}.pdf", bytes(document.output()))


def _kind(row: Row) -> str:
    filled = sum(piece is not None for piece in row)
    return "blank" if not filled else "line" if filled == 1 and len(row) == 1 else "table"


def _widths(document: FPDF, rows: list[Row]) -> tuple[float, ...]:
    """Columns of one page, as a sheet is printed: the same for all its rows, none narrower than its numbers, the rest
    by how much text they hold. The font is made smaller where the numbers do not fit otherwise."""
    rows = [row for row in rows if _kind(row) == "table"]
    columns = [[row[c] for row in rows if c < len(row) and row[c]] for c in range(max(map(len, rows), default=0))]
    room = document.epw
    while True:
        margins = 2 * document.c_margin + 1
        least = [
            max([document.get_string_width(p.text) for p in column if p and _whole(p)] + [2 * document.font_size])
            + margins
            for column in columns
        ]
        if sum(least) <= room or document.font_size_pt <= 4:
            break
        document.set_font_size(document.font_size_pt - 0.5)
    texts = [max([min(len(p.text), 50) for p in column if p and p.across == 1] + [1]) for column in columns]
    spare = max(room - sum(least), 0)
    return tuple(width + spare * share / sum(texts) for width, share in zip(least, texts, strict=True))


def _whole(piece: Piece) -> bool:
    """True for a cell that nobody lets be broken: a number, a code."""
    return len(piece.text) <= 12 and any(mark.isdigit() for mark in piece.text)


def _table(document: FPDF, rows: list[Row], ruled: bool, widths: tuple[float, ...]) -> None:
    width = max(len(row) for row in rows)
    layout = "ALL" if ruled else "NONE"
    with document.table(
        borders_layout=layout,
        first_row_as_headings=False,
        col_widths=widths[:width],
        width=min(sum(widths[:width]), document.epw),
        align="LEFT",
        line_height=0.67 * document.font_size_pt,
    ) as table:
        for row in rows:
            line = table.row()
            for c in range(width):
                piece = row[c] if c < len(row) else None
                line.cell(piece.text if piece else "")
