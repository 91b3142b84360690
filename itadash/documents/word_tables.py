"""Tables in a Word file: headings that stand again on every page, small rows kept whole, cells one with those above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil

from itadash.documents import content, word_fonts
from itadash.documents.paragraphs import steps
from itadash.documents.word_marks import Paragraph, run
from itadash.documents.word_styles import (
    BODY_SIZE,
    CELL_PITCH,
    CELL_SIZE,
    GROUP_GREY,
    HEAD_GREY,
    STEP_GAP,
    run_look,
    spacing,
    twips,
)

PAD = 1.6  # mm between border and text
WHOLE = 48.0  # mm; a row up to this high is never cut, as in the PDF
SHORT = 90  # characters in a cell: rows of this keep together in twos at both ends of a table
_MM = 25.4 / 72  # a pt
_ALIGN = {"L": "", "C": "center", "R": "right"}

Prepare = Callable[[str], str]


def hanging(
    text: str, width: float, style: str, *, align: str = "", look: str = "", gap: float = 0, size: float = BODY_SIZE
) -> list[Paragraph]:
    """The paragraphs of prepared ``text`` in a column ``width`` mm wide, steps hanging; one empty one for no text."""

    def measure(marker: str) -> float:
        return word_fonts.width(marker, size) * _MM * 1.1  # a tenth more: the office's own font is not the stand-in

    if align:  # what is not set at the left has no steps
        return [Paragraph(run(line, look), style, align=align) for line in text.split("\n")]
    out = []
    for number, step in enumerate(steps(text, width, measure)):
        paragraph = Paragraph(run(step.text, look), style)
        if step.marker:
            paragraph.runs = run(f"{step.marker}\t{step.text}" if step.text else step.marker, look)
            paragraph.hanging = step.indent - step.start
        if step.indent:
            paragraph.left, paragraph.align = step.indent, "left"
        if gap and number:
            paragraph.spacing = spacing(CELL_PITCH, before=gap / _MM)
        out.append(paragraph)
    return out or [Paragraph(style=style)]


def cell_text(text: str, width: float, *, align: str = "", look: str = "") -> list[Paragraph]:
    """The paragraphs of prepared ``text`` in a table cell ``width`` mm wide."""
    inside = width - 2 * PAD
    return hanging(text, inside, "CellText", align=align, look=look, gap=STEP_GAP, size=CELL_SIZE)


def table(block: content.Table, width: float, prepare: Prepare, *, keep_last: bool = False) -> str:
    """``block`` over ``width`` mm. ``keep_last``: its last row stays on the page of what follows."""
    whole = sum(column.share for column in block.columns) or 1
    widths = [width * column.share / whole for column in block.columns]
    heads = [
        cell([Paragraph(run(prepare(column.heading)), "CellHead")], width, fill=HEAD_GREY, middle=True)
        for column, width in zip(block.columns, widths, strict=True)
    ]
    rows = [row(heads, whole=True, heading=True)]
    for at, each in enumerate(block.rows):
        below = block.rows[at + 1] if at + 1 < len(block.rows) else None
        keep = each.look == "group" or (keep_last if below is None else _joined(block.rows, at))
        rows.append(_row(each, below, block.columns, widths, prepare, keep=keep))
    return table_of(rows, widths)


def _joined(rows: Sequence[content.Row], at: int) -> bool:
    """Whether a row and the next share a page: the first two and the last two of a table of short rows."""
    pair = rows[at : at + 2]
    return at in (0, len(rows) - 2) and all(len(text or "") <= SHORT for row in pair for text in row.cells)


def table_of(rows: Sequence[str], widths: Sequence[float], *, borders: bool = True) -> str:
    """A table of fixed widths (mm) from rows that are written already."""
    style = '<w:tblStyle w:val="TableGrid"/>' if borders else ""
    look = (
        f'{style}<w:tblW w:w="{sum(twips(w) for w in widths)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:noVBand="1"/>'
    )
    grid = "".join(f'<w:gridCol w:w="{twips(w)}"/>' for w in widths)
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(cells: Sequence[str], *, whole: bool, heading: bool = False, height: float = 0) -> str:
    """A row; ``whole``: never cut; ``heading``: stands again on every page; ``height``: exactly so many mm."""
    look = "<w:cantSplit/>" if whole else ""
    look += f'<w:trHeight w:val="{twips(height)}" w:hRule="exact"/>' if height else ""
    look += "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr>{look}</w:trPr>{''.join(cells)}</w:tr>"


def cell(
    paragraphs: Sequence[Paragraph],
    width: float,
    *,
    span: int = 1,
    merge: str = "",
    fill: str = "",
    middle: bool = False,
    borders: str = "",
) -> str:
    """A cell ``width`` mm wide. ``merge``: "restart" begins a cell over rows, "continue" goes on with it."""
    look = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    look += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    look += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    look += borders
    look += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    look += '<w:vAlign w:val="center"/>' if middle else ""
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(p.xml() for p in paragraphs)}</w:tc>"


def _row(
    each: content.Row,
    below: content.Row | None,
    columns: Sequence[content.Column],
    widths: Sequence[float],
    prepare: Prepare,
    *,
    keep: bool,
) -> str:
    look = run_look(bold=True) if each.look in ("group", "total") else ""
    fill = GROUP_GREY if each.look in ("group", "total") else ""
    span = 1
    if each.look == "group":
        span, columns, widths = len(columns), (content.Column("", 1),), (sum(widths),)
    cells, small = [], True
    for at, (column, width) in enumerate(zip(columns, widths, strict=True)):
        text = each.cells[at] if at < len(each.cells) else ""
        runs_on = below is not None and below.look != "group" and at < len(below.cells) and below.cells[at] is None
        merge = "continue" if text is None else "restart" if runs_on else ""
        paragraphs = cell_text(prepare(text or ""), width, align=_ALIGN[column.align], look=look)
        for paragraph in paragraphs:
            paragraph.keep_next = keep
        small = small and is_small(prepare(text or ""), width)
        cells.append(cell(paragraphs, width, span=span, merge=merge, fill=fill))
    return row(cells, whole=small)


def is_small(text: str, width: float) -> bool:
    """Whether prepared ``text`` makes a row so low, in a cell ``width`` mm wide, that it is not to be cut."""
    inside = width - 2 * PAD
    lines = sum(max(1, ceil(word_fonts.width(p, CELL_SIZE) * _MM * 1.08 / inside)) for p in text.split("\n"))
    return lines * CELL_PITCH * _MM + text.count("\n") * STEP_GAP <= WHOLE
