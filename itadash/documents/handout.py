"""The slides of a meeting as a handout on paper: each finding as a heading, below it the chart, table or points.

Digits are Arabic; the renderer turns them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import singledispatch

from itadash.documents import content, thai
from itadash.documents.content import Align, Block, Document, Figure, Heading, Text
from itadash.documents.deck_model import Deck
from itadash.documents.outline import outline
from itadash.documents.outline_model import (
    Bar,
    Bars,
    Body,
    Grid,
    Lines,
    Opening,
    Overall,
    Pairs,
    Panels,
    Rows,
    Slide,
    Target,
    Words,
)
from itadash.documents.widths import balanced
from itadash.reading.places import files_of
from itadash.thai_dates import long_date

TITLE = "เอกสารแจกในที่ประชุม"
_BEFORE = "ปีก่อน"
_WIDTH = 165.0  # mm of the text on an upright page
_ALIGN: dict[str, Align] = {"L": "L", "C": "C", "R": "R"}


def handout_document(deck: Deck, printed_on: date) -> Document:
    """The slides of ``deck`` as a document that flows; ``printed_on`` stands below its title."""
    shown = outline(deck, flowing=True)
    blocks: list[Block] = []
    for slide in shown.slides:
        if isinstance(slide.body, Opening):
            blocks.append(_head(slide.body, printed_on))
        else:
            blocks += [Heading(slide.title), *_blocks(slide.body, slide)]
    if files := files_of(shown.sources):  # the cells stand in the workbook and in the notes of the slides
        blocks.append(Text(f"ที่มาของคะแนน: {', '.join(files)}", "note"))
    name = f"{TITLE} {shown.name}"
    return Document(f"{name} {shown.agency}".strip(), shown.agency, name, tuple(blocks))


def _head(body: Opening, printed_on: date) -> content.Opening:
    title, *more = body.lines
    note = f"{body.purpose} · พิมพ์จาก ITA Dash เมื่อวันที่ {long_date(printed_on)}"
    return content.Opening(title, tuple(filter(None, (*more, body.agency))), note)


@singledispatch
def _blocks(body: Body, slide: Slide) -> list[Block]:
    """What stands below the title of ``slide``; what the speaker is told of it stands below that."""
    raise TypeError(f"no such body: {body!r}")


@_blocks.register
def _(body: Overall, slide: Slide) -> list[Block]:
    said = " · ".join(filter(None, (body.verdict, body.level_note, body.reason)))
    out: list[Block] = [Text(said)] if said else []
    if body.rows:
        out.append(_bars(body.rows, body.target, f"คะแนนรายแบบวัด เทียบ{body.target.label}", slide))
    return out


@_blocks.register
def _(body: Bars, slide: Slide) -> list[Block]:
    return [_bars(body.rows, body.target, body.grid.told, slide)]


@_blocks.register
def _(body: Lines, slide: Slide) -> list[Block]:
    rows = tuple((each.name, each.scores) for each in body.series)
    chart = content.Lines(body.years, rows, body.target.points)
    return [Figure(chart, body.grid.told, slide.finding, _below(*slide.notes))]


@_blocks.register
def _(body: Panels, slide: Slide) -> list[Block]:
    rows = tuple((each.label, each.scores) for each in body.rows)  # the notes explain the axis of the slide
    return [Figure(content.Lines(body.years, rows, body.target.points), body.grid.told, slide.finding)]


@_blocks.register
def _(body: Pairs, slide: Slide) -> list[Block]:
    rows = tuple((each.label, each.public, each.survey) for each in body.rows)
    chart = content.Pairs(body.names, rows, body.target.points)
    return [Figure(chart, body.grid.told, slide.finding), _table(body.grid, _below(body.note, *slide.notes))]


@_blocks.register
def _(body: Rows, slide: Slide) -> list[Block]:
    return [_table(body.grid, _below(body.note, *slide.notes))]


@_blocks.register
def _(body: Words, slide: Slide) -> list[Block]:
    steps = zip(body.numbers, body.lines, strict=True) if body.numbers else (("", line) for line in body.lines)
    text = Text("\n".join(f"{number} {line}".strip() for number, line in steps))
    return [text, *(Text(note, "note") for note in slide.notes)]


def _below(*notes: str) -> str:
    return " · ".join(dict.fromkeys(filter(None, notes)))


def _bars(rows: Sequence[Bar], target: Target, caption: str, slide: Slide) -> Figure:
    scores = tuple((" ".join(filter(None, (bar.label, bar.note))), bar.score, bar.previous) for bar in rows)
    return Figure(content.Bars(scores, target.points, _BEFORE), caption, slide.finding, _below(*slide.notes))


def _table(grid: Grid, below: str) -> content.Table:
    columns = [content.Column(column.heading, column.width, _ALIGN[column.align]) for column in grid.columns]
    rows = tuple(content.Row(tuple(None if cell.joined else cell.text for cell in row)) for row in grid.rows)
    widest = [content.Row(tuple(cell and thai.thai_digits(cell) for cell in row.cells)) for row in rows]
    return content.Table(balanced(columns, widest, _WIDTH), rows, source=below)
