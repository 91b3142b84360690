"""Sets a document's blocks as a PDF: what stays together, captions, footnotes, contents, turned pages.

Headings and lines in bold are never left alone at the end of a page, paragraphs leave and take at least two lines,
tables go over pages with their headings, a signature block never stands without a part of what is signed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import singledispatchmethod

from itadash.documents import table as painter
from itadash.documents import thai
from itadash.documents.content import (
    Block,
    Choice,
    Contents,
    Cover,
    Document,
    Figure,
    Heading,
    MemoHead,
    NewPage,
    Opening,
    Picture,
    Signatures,
    Table,
    Text,
    entries,
    texts,
)
from itadash.documents.page import (
    CAPTION,
    HEADING,
    MARGIN,
    NOTE,
    PART,
    PORTRAIT_MARGINS,
    SUBHEADING,
    Attachment,
    Style,
    ThaiPDF,
)
from itadash.documents.paper_contents import ContentsLine, contents_pages, paint_contents
from itadash.documents.paper_figures import FigureFlow
from itadash.documents.paper_heads import paint_cover, paint_line, paint_memo_head, paint_opening
from itadash.documents.paper_text import least_height, paint_text, text_height
from itadash.documents.printable import lacking
from itadash.documents.signatures import Signatures as SignaturePainter

AFTER = 2.0
AFTER_TABLE = 5.0
ABOVE_SOURCE = 0.8
FEW_ROWS, WHOLE_TABLE = 12, 0.42  # a table of so few rows, and of so much of a page's room, is not parted
MOST_FREE = 0.4  # of a page's room: more than that is not left empty only to keep a table whole
SHORT_END = 0.25  # of a page's room: a text up to this high that ends a chapter is not parted
LANDSCAPE_MARGINS = (MARGIN, MARGIN, MARGIN)
_HEADINGS = {1: PART, 2: HEADING, 3: SUBHEADING}
_BEFORE = {1: 4.5, 2: 3.5, 3: 2.5}
_TICKED, _OPEN = "☑", "☐"


def pdf_file(
    document: Document,
    *,
    thai_digits: bool = True,
    draft: bool = False,
    attachments: Sequence[Attachment] = (),
    created: datetime | None = None,
    step: Callable[[float], None] = lambda done: None,
) -> bytes:
    """``document`` as a PDF/A-3U file on A4; ``step`` is told which part (0–1) of the blocks is set.

    Any text is set; characters that the font lacks become □ (see :func:`unprintable`). ``created`` fixes the date in
    the file (now by default). Raises :class:`ValueError` for an attachment without content.
    """
    setter = _Setter(document, thai_digits=thai_digits, draft=draft, created=created)
    for at in range(len(document.blocks)):
        setter.set(at)
        step((at + 1) / len(document.blocks))
    setter.close()
    return setter.finish(attachments)


def entry_pages(document: Document, *, thai_digits: bool = True) -> dict[int, int]:
    """The page of every heading, table and figure that the contents name, by the block's place; {} without contents."""
    if not any(isinstance(block, Contents) for block in document.blocks):
        return {}
    setter = _Setter(document, thai_digits=thai_digits, draft=False, created=None)
    for at in range(len(document.blocks)):
        setter.set(at)
    setter.close()
    return {entry.at: setter.page_of(entry.at) for entry in entries(document)}


def unprintable(document: Document) -> list[str]:
    """Thai sentences that name each character the font lacks, and where it stands; empty when all can be printed."""
    sentences = (sentence for place, text in texts(document) for sentence in lacking(place, text))
    return list(dict.fromkeys(sentences))


class _Setter:
    """One document being set. ``place`` of a block is its number in the document."""

    def __init__(self, document: Document, *, thai_digits: bool, draft: bool, created: datetime | None) -> None:
        self._document = document
        self._landscape = document.landscape
        agency = " ".join(document.agency.split())
        self._pdf = ThaiPDF(
            document.title,
            author=agency,
            footer=(agency, document.short_title),
            landscape=document.landscape,
            thai_digits=thai_digits,
            draft=draft,
            created=created,
            margins=LANDSCAPE_MARGINS if document.landscape else PORTRAIT_MARGINS,
        )
        self._entries = {entry.at: entry for entry in entries(document)}
        self._pages: dict[int, int] = {}  # block → its page, for the contents
        self._contents: list[tuple[int, list[ContentsLine]]] = []  # page → what is painted there at the end
        self._whole: dict[int, bool] = {}  # table → whether it is not to be parted
        self._above: list[int] = []  # levels of the headings that the next bookmark may stand under
        self._notes = 0
        self._figures = FigureFlow(self._pdf, document, self._caption_lines, self._begins)

    def set(self, at: int) -> None:
        """Set block ``at``."""
        block = self._document.blocks[at]
        self._figures.before(block)
        if not isinstance(block, Figure | Picture):
            while self._pdf.need(self._keep(at)):  # figures that waited may stand on the new page
                pass
            self._begins(at)
        self._paint(block, at)

    def _begins(self, at: int) -> None:
        self._pages[at] = self._pdf.page

    def page_of(self, at: int) -> int:
        """The page on which block ``at`` begins, once it is set."""
        return self._pages[at]

    def close(self) -> None:
        """Set what still waits; to be called after the last block."""
        self._figures.flush()

    def finish(self, attachments: Sequence[Attachment]) -> bytes:
        for page, lines in self._contents:
            with self._pdf.on_page(page):
                paint_contents(self._pdf, lines, self._pages)
        self._pdf.attach(attachments)
        return self._pdf.finish()

    # --- what stays together ---

    def _keep(self, at: int) -> float:
        """The height that must be left on a page for block ``at`` to begin there."""
        blocks = self._document.blocks
        if at >= len(blocks):
            return 0.0
        block = blocks[at]
        own = self._least(block, at)
        strong = isinstance(block, Text) and block.look == "strong"
        if isinstance(block, Heading) or strong:  # both name what follows
            own += AFTER if strong else 0.0
            follows = blocks[at + 1] if at + 1 < len(blocks) else None
            alone = follows is None or isinstance(follows, NewPage | Contents | Cover)
            return own if alone else own + self._keep(at + 1)
        return min(own, self._pdf.page_room)

    @singledispatchmethod
    def _least(self, block: Block, at: int) -> float:
        """The least height in which ``block`` can begin."""
        return 0.0

    @_least.register
    def _(self, block: Heading, at: int) -> float:
        style = _HEADINGS[block.level]
        return _BEFORE[block.level] + len(self._heading_lines(block)) * style.pitch + 1

    @_least.register
    def _(self, block: Text, at: int) -> float:
        whole = text_height(self._pdf, block)
        if self._ends(at) and whole <= SHORT_END * self._pdf.page_room:
            return whole  # some lines of it would stand on a page of their own
        return least_height(self._pdf, block)

    @_least.register
    def _(self, block: Table, at: int) -> float:
        table = self._table(block)
        rows = _rows(block, self._pdf)
        first = table.first_height(rows, self._below(at), ends=self._ends(at)) if rows else 0.0
        whole = table.height(rows) + self._below(at)
        if at not in self._whole:  # asked first by the heading above it: what it counts on must hold
            free = self._pdf.bottom - float(self._pdf.get_y())
            small = len(rows) <= FEW_ROWS and whole <= WHOLE_TABLE * self._pdf.page_room
            self._whole[at] = small and free <= MOST_FREE * self._pdf.page_room
        if self._whole[at]:
            first = max(first, whole)
        return first + len(self._caption_lines(at)) * CAPTION.pitch + 1

    @_least.register
    def _(self, block: Figure | Picture, at: int) -> float:
        return self._figures.least(at)

    @_least.register
    def _(self, block: Choice, at: int) -> float:
        table, rows = self._choice(block), _choice_rows(block, self._pdf)
        whole = table.height(rows)
        return whole if whole <= WHOLE_TABLE * self._pdf.page_room else table.first_height(rows)

    @_least.register
    def _(self, block: Signatures, at: int) -> float:
        return SignaturePainter(self._pdf, block.people).height

    def _below(self, at: int) -> float:
        """The height of what does not stand without the table ``at``: its source, and signatures right below it."""
        blocks = self._document.blocks
        table, below = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
        source = self._source_lines(table.source) if isinstance(table, Table) else []
        height = ABOVE_SOURCE + len(source) * NOTE.pitch if source else 0.0
        if isinstance(below, Signatures):
            height += SignaturePainter(self._pdf, below.people).height + AFTER_TABLE
        return height

    def _ends(self, at: int) -> bool:
        """Whether nothing stands below block ``at`` on its last page."""
        blocks = self._document.blocks
        return at + 1 >= len(blocks) or isinstance(blocks[at + 1], NewPage)

    # --- painting ---

    @singledispatchmethod
    def _paint(self, block: Block, at: int) -> None:
        raise TypeError(f"no such block: {block!r}")

    @_paint.register
    def _(self, block: Heading, at: int) -> None:
        pdf, style = self._pdf, _HEADINGS[block.level]
        if pdf.get_y() > pdf.t_margin:
            pdf.space(_BEFORE[block.level])
        while self._above and self._above[-1] >= block.level:
            self._above.pop()
        pdf.start_section(pdf.prepare(block.text), level=len(self._above))
        self._above.append(block.level)
        for line in self._heading_lines(block):
            self._line(line, style)
        pdf.space(1)

    @_paint.register
    def _(self, block: Text, at: int) -> None:
        self._notes += bool(block.footnote)
        paint_text(self._pdf, block, self._pdf.prepare(str(self._notes)))
        self._pdf.space(AFTER)

    @_paint.register
    def _(self, block: Table, at: int) -> None:
        pdf = self._pdf
        rows = _rows(block, pdf)
        for line in self._caption_lines(at):
            self._line(line, CAPTION)
        if self._entries.get(at):
            pdf.space(1)
        if rows:
            self._table(block).paint(rows, self._below(at), ends=self._ends(at))
        if block.source:
            pdf.space(ABOVE_SOURCE)
            for line in self._source_lines(block.source):
                pdf.need(NOTE.pitch)
                self._line(line, NOTE)
        pdf.space(AFTER_TABLE)

    @_paint.register
    def _(self, block: Figure | Picture, at: int) -> None:
        self._figures.set(at)

    @_paint.register
    def _(self, block: Choice, at: int) -> None:
        self._choice(block).paint(_choice_rows(block, self._pdf))
        self._pdf.space(AFTER_TABLE)

    @_paint.register
    def _(self, block: NewPage, at: int) -> None:
        pdf = self._pdf
        turn = self._landscape if block.landscape is None else block.landscape
        fresh = pdf.get_y() <= pdf.t_margin
        if turn != self._landscape:
            self._landscape = turn
            pdf.turn(landscape=turn, margins=LANDSCAPE_MARGINS if turn else PORTRAIT_MARGINS)
        elif not fresh:
            pdf.add_page()

    @_paint.register
    def _(self, block: Cover, at: int) -> None:
        paint_cover(self._pdf, block)

    @_paint.register
    def _(self, block: Opening, at: int) -> None:
        paint_opening(self._pdf, block)

    @_paint.register
    def _(self, block: MemoHead, at: int) -> None:
        paint_memo_head(self._pdf, block)

    @_paint.register
    def _(self, block: Contents, at: int) -> None:
        pdf = self._pdf
        if pdf.get_y() > pdf.t_margin:
            pdf.add_page()
        for lines in contents_pages(pdf, list(self._entries.values())):
            self._contents.append((pdf.page, lines))
            pdf.add_page()

    @_paint.register
    def _(self, block: Signatures, at: int) -> None:
        SignaturePainter(self._pdf, block.people).paint()

    # --- pieces ---

    def _line(self, text: str, style: Style, align: str = "L") -> None:
        paint_line(self._pdf, text, style, align)

    def _heading_lines(self, block: Heading) -> list[str]:
        pdf, style = self._pdf, _HEADINGS[block.level]
        text = pdf.prepare(block.text)
        return thai.whole_phrases(text, pdf.lines(text, pdf.epw, style), pdf.epw, pdf.measure(style))

    def _caption_lines(self, at: int) -> list[str]:
        entry = self._entries.get(at)
        if entry is None or entry.kind == "heading":
            return []
        return self._pdf.lines(self._pdf.prepare(entry.text), self._pdf.epw, CAPTION)

    def _source_lines(self, source: str) -> list[str]:
        return self._pdf.lines(self._pdf.prepare(source), self._pdf.epw, NOTE) if source else []

    def _table(self, block: Table) -> painter.Table:
        share = self._pdf.epw / sum(column.share for column in block.columns)
        return painter.Table(self._pdf, [painter.Column(c.heading, c.share * share, c.align) for c in block.columns])

    def _choice(self, block: Choice) -> painter.Table:
        return painter.Table(self._pdf, [painter.Column(block.title, self._pdf.epw)])


def _rows(block: Table, pdf: ThaiPDF) -> list[painter.Row | painter.Band]:
    out: list[painter.Row | painter.Band] = []
    for row in block.rows:
        cells = [None if cell is None else pdf.prepare(cell) for cell in row.cells]
        if row.look == "group":
            out.append(painter.Band(cells[0] or ""))
        else:
            out.append(painter.Strong(cells) if row.look == "total" else cells)
    return out


def _choice_rows(block: Choice, pdf: ThaiPDF) -> list[painter.Row | painter.Band]:
    options = "\n".join(f"{_TICKED if on else _OPEN} {label}" for label, on in block.options)
    rows = [text for text in (options, block.text) if text]
    return [[pdf.prepare(text)] for text in rows]
