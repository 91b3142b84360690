"""Paper → HTML, Word and PDF."""

from __future__ import annotations

import html
import io
from itertools import groupby
from random import Random

import docx

from tests.reading.generator.formats.written import Written, merges
from tests.reading.generator.paper import Page, Paper, Row

# charset in the page's own words → codec
CHARSETS = {"utf-8": "utf-8", "windows-874": "cp874", "tis-620": "cp874"}


def web_page(rng: Random, paper: Paper, suffix: str = "html") -> Written:
    """Tables with merged cells; rows of one cell before a table may be paragraphs. ``xls``: as web systems export."""
    charset = rng.choice(tuple(CHARSETS))
    meta = rng.choice(
        (f'<meta charset="{charset}">', f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">')
    )
    body = "".join(
        f"{'<h2>' + html.escape(page.name) + '</h2>' if page.name else ''}{_html_page(rng, page)}"
        for page in paper.pages
    )
    text = f"<!DOCTYPE html>\n<html><head>{meta}<title>ITA</title><style>td{{border:1px solid}}</style></head><body>{body}</body></html>"  # noqa: E501
    try:
        data = text.encode(CHARSETS[charset])
    except UnicodeEncodeError:
        data = (
            text.replace(f"charset={charset}", "charset=utf-8")
            .replace(f'charset="{charset}"', 'charset="utf-8"')
            .encode()
        )
    return Written(f"{paper.name}.{suffix}", data)


def _html_page(rng: Random, page: Page) -> str:
    areas = {(r, c): (down, across) for r, c, down, across in merges(page)}
    covered = {(y, x) for (r, c), (d, a) in areas.items() for y in range(r, r + d) for x in range(c, c + a)} - set(
        areas
    )
    whole = rng.random() < 0.5  # everything in one table, as Excel writes it
    blocks = [(True, list(enumerate(page.rows, 1)))]
    if not whole:
        numbered = list(enumerate(page.rows, 1))
        blocks = [(key, list(rows)) for key, rows in groupby(numbered, lambda pair: any(pair[1]))]
    tag = rng.choice(("td", "th"))
    parts: list[str] = []
    for filled, rows in blocks:
        if not filled:
            parts.append("<br>\n")
            continue
        lines: list[str] = []
        for r, row in rows:
            lines.append(f"<tr>{_html_cells(r, row, areas, covered, tag if r < 8 else 'td')}</tr>")
        parts.append("<table>" + "\n".join(lines) + "</table>")
    return "\n".join(parts)


def _html_cells(
    r: int, row: Row, areas: dict[tuple[int, int], tuple[int, int]], covered: set[tuple[int, int]], tag: str
) -> str:
    cells: list[str] = []
    for c, piece in enumerate(row, 1):
        if (r, c) in covered:
            continue
        if piece is None:
            cells.append("<td></td>")
            continue
        down, across = areas.get((r, c), (1, 1))
        span = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
        text = html.escape(piece.text).replace("\n", "<br>").replace("\u00a0", "&nbsp;")
        cells.append(f"<{tag}{span}>{text}</{tag}>")
    return "".join(cells)


def html_as_xls(rng: Random, paper: Paper) -> Written:
    return web_page(rng, paper, "xls")


def word(rng: Random, paper: Paper) -> Written:
    """Paragraphs for rows of one cell, tables (merged cells too) for the rest."""
    document = docx.Document()
    for page in paper.pages:
        if page.name:
            document.add_heading(page.name, 2)
        for kind, pairs in groupby(list(enumerate(page.rows, 1)), lambda pair: _kind(pair[1])):
            rows = list(pairs)
            if kind != "table":
                for _, row in rows:
                    document.add_paragraph(next((piece.text for piece in row if piece), ""))
                continue
            _word_table(document, page, rows)
    handle = io.BytesIO()
    document.save(handle)
    return Written(f"{paper.name}.docx", handle.getvalue())


def _kind(row: Row) -> str:
    filled = sum(piece is not None for piece in row)
    return "table" if filled > 1 or any(piece and piece.scores for piece in row[1:]) else "line"


def _word_table(document: docx.document.Document, page: Page, rows: list[tuple[int, Row]]) -> None:
    width = max(len(row) for _, row in rows)
    first = rows[0][0]
    table = document.add_table(len(rows), width)
    cells = [list(line.cells) for line in table.rows]
    for k, (_, row) in enumerate(rows):
        for c, piece in enumerate(row):
            if piece:
                cells[k][c].text = piece.text
    for r, c, down, across in merges(page):
        if first <= r and r + down - first <= len(rows) and c + across - 1 <= width:
            cells[r - first][c - 1].merge(cells[r - first + down - 1][c + across - 2])
