"""Paper → PDF by fpdf2 with the fonts of the app: ruled tables, or text set at columns without any line."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from random import Random

from fpdf import FPDF

from tests.reading.generator.formats.written import Written
from tests.reading.generator.paper import Paper, Row

_FONT = Path(__file__).parents[4] / "static" / "fonts" / "Sarabun-Regular.ttf"


def pdf(rng: Random, paper: Paper) -> Written:
    document = FPDF(orientation="L", format="A4")
    document.add_font("thai", fname=_FONT)
    document.set_font("thai", size=9)
    document.set_text_shaping(rng.random() < 0.5)
    ruled = rng.random() < 0.6
    for page in paper.pages:
        document.add_page()
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
                _table(document, rows, ruled)
    return Written(f"{paper.name}.pdf", bytes(document.output()))


def _kind(row: Row) -> str:
    filled = sum(piece is not None for piece in row)
    return "blank" if not filled else "line" if filled == 1 and len(row) == 1 else "table"


def _table(document: FPDF, rows: list[Row], ruled: bool) -> None:
    width = max(len(row) for row in rows)
    lengths = [max([len(row[c].text) if c < len(row) and row[c] else 0 for row in rows] + [4]) for c in range(width)]
    shares = [min(length, 50) for length in lengths]
    shares = [max(share, sum(shares) / 35) for share in shares]  # a letter must fit in
    layout = "ALL" if ruled else "NONE"
    with document.table(
        borders_layout=layout, first_row_as_headings=False, col_widths=tuple(shares), line_height=6
    ) as table:
        for row in rows:
            line = table.row()
            for c in range(width):
                piece = row[c] if c < len(row) else None
                line.cell(piece.text if piece else "")
