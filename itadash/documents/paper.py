"""Sets a document's blocks as a PDF: what stays together, captions, footnotes, contents, turned pages.

Headings are never left alone at the end of a page, paragraphs leave and take at least two lines, tables go over pages
with their headings, a signature block never stands without a part of what is signed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import singledispatchmethod

from itadash.documents import figures, fonts, thai
from itadash.documents import table as painter
from itadash.documents.content import (
    Block,
    Choice,
    Contents,
    Cover,
    Document,
    Entry,
    Figure,
    Heading,
    MemoHead,
    NewPage,
    Opening,
    Signatures,
    Table,
    Text,
    entries,
    texts,
)
from itadash.documents.page import (
    BODY,
    CAPTION,
    HEADING,
    MARGIN,
    NOTE,
    PART,
    PORTRAIT_MARGINS,
    SUBHEADING,
    SUBTITLE,
    TITLE,
    Attachment,
    Style,
    ThaiPDF,
)
from itadash.documents.paragraphs import Line, cell_lines, split_marker
from itadash.documents.signatures import Signatures as SignaturePainter

INDENT = 12.5  # mm, the first line of running text
STEP_INDENT = 6.0
AFTER = 2.0
AFTER_TABLE = 5.0
FEW_ROWS, WHOLE_TABLE = 12, 110.0  # a table of so few rows and mm is not parted
CONTENTS_LEVELS = 2
LANDSCAPE_MARGINS = (MARGIN, MARGIN, MARGIN)
_HEADINGS = {1: PART, 2: HEADING, 3: SUBHEADING}
_BEFORE = {1: 4.5, 2: 3.5, 3: 2.5}
_LOOKS = {"body": BODY, "strong": SUBHEADING, "note": NOTE, "center": BODY}
_TICKED, _OPEN = "☑", "☐"
_COVER_TITLE = Style("bold", 22, 12)
_COVER_LINE = Style("bold", 15, 9)
_MEMO_TITLE = Style("bold", 20, 11)
_CONTENT = Style("regular", 10.2, 6.2)
_CONTENT_HEAD = Style("semibold", 10.2, 6.4)


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
    return setter.finish(attachments)


def unprintable(document: Document) -> list[str]:
    """Thai sentences that name each character the font lacks, and where it stands; empty when all can be printed."""
    cmap = fonts.characters()
    out: list[str] = []
    for place, text in texts(document):
        for char, times in thai.unprintable(text, cmap).items():
            shown = f"“{char}” (U+{ord(char):04X})" if char.isprintable() else f"U+{ord(char):04X}"
            often = f" {times} แห่ง" if times > 1 else ""
            out.append(f"{place}: ฟอนต์ไม่มีอักขระ {shown}{often} จึงพิมพ์เป็น {fonts.MISSING} แทน")
    return list(dict.fromkeys(out))


class _Setter:
    """One document being set. ``place`` of a block is its number in the document."""

    def __init__(self, document: Document, *, thai_digits: bool, draft: bool, created: datetime | None) -> None:
        self._document = document
        self._landscape = document.landscape
        agency = " ".join(document.agency.split())
        self._pdf = ThaiPDF(
            document.title,
            author=agency,
            footer=" · ".join(filter(None, (agency, document.short_title))),
            landscape=document.landscape,
            thai_digits=thai_digits,
            draft=draft,
            created=created,
            margins=LANDSCAPE_MARGINS if document.landscape else PORTRAIT_MARGINS,
        )
        self._entries = {entry.at: entry for entry in entries(document)}
        self._pages: dict[int, int] = {}  # block → its page, for the contents
        self._contents: list[tuple[int, list[_ContentsLine]]] = []  # page → what is painted there at the end
        self._above: list[int] = []  # levels of the headings that the next bookmark may stand under
        self._notes = 0

    def set(self, at: int) -> None:
        """Set block ``at``."""
        block = self._document.blocks[at]
        keep = self._keep(at)
        self._pdf.need(keep)
        self._pages[at] = self._pdf.page
        self._paint(block, at)

    def finish(self, attachments: Sequence[Attachment]) -> bytes:
        for page, lines in self._contents:
            with self._pdf.on_page(page):
                self._paint_contents(lines)
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
        if isinstance(block, Heading):
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
        lines = self._text_lines(block)
        style = _LOOKS[block.look]
        note = self._pdf.footnote_height(self._pdf.prepare(block.footnote)) if block.footnote else 0.0
        return min(len(lines), 2 if len(lines) != 3 else 3) * style.pitch + note

    @_least.register
    def _(self, block: Table, at: int) -> float:
        table = self._table(block)
        rows = _rows(block, self._pdf)
        first = table.first_height(rows, self._signed(at)) if rows else 0.0
        if len(rows) <= FEW_ROWS and (whole := table.height(rows)) <= WHOLE_TABLE:
            first = max(first, whole + self._signed(at))
        return first + len(self._caption_lines(at)) * CAPTION.pitch + 1

    @_least.register
    def _(self, block: Figure, at: int) -> float:
        captions = len(self._caption_lines(at)) * CAPTION.pitch + (NOTE.pitch if block.source else 0)
        return figures.height(block.chart, self._pdf, self._pdf.epw) + captions + 3

    @_least.register
    def _(self, block: Choice, at: int) -> float:
        table, rows = self._choice(block), _choice_rows(block, self._pdf)
        whole = table.height(rows)
        return whole if whole <= WHOLE_TABLE else table.first_height(rows)

    @_least.register
    def _(self, block: Signatures, at: int) -> float:
        return SignaturePainter(self._pdf, block.people).height

    def _signed(self, at: int) -> float:
        """The height of the signatures right below block ``at``."""
        blocks = self._document.blocks
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if not isinstance(below, Signatures):
            return 0.0
        return SignaturePainter(self._pdf, below.people).height + AFTER_TABLE

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
        pdf, style = self._pdf, _LOOKS[block.look]
        lines = self._text_lines(block)
        note = pdf.prepare(block.footnote)
        for number, line in enumerate(lines):
            left = len(lines) - number
            # never one line alone: the last two go over together, and so do the last three when only one would stay
            together = 2 if left == 2 or (number == 0 and left > 1) else 1
            need = together * style.pitch + line.gap
            if note and left <= 2:
                need += pdf.footnote_height(note)
            pdf.need(need)
            if number and pdf.get_y() > pdf.t_margin:
                pdf.space(line.gap)
            y = float(pdf.get_y())
            pdf.put(pdf.l_margin + line.marker_indent, y, line.marker, style)
            align = "C" if block.look == "center" else "L"
            width = pdf.epw - line.indent
            pdf.put(pdf.l_margin + line.indent, y, line.text, style, width, align)
            if note and left == 1:
                self._notes += 1
                mark = pdf.prepare(str(self._notes))
                pdf.put(pdf.l_margin + line.indent + pdf.measure(style)(line.text) + 0.4, y - 0.6, mark, _MARK)
                pdf.footnote(mark, note)
            pdf.set_y(y + style.pitch)
        pdf.space(AFTER)

    @_paint.register
    def _(self, block: Table, at: int) -> None:
        pdf = self._pdf
        rows = _rows(block, pdf)
        for line in self._caption_lines(at):
            self._line(line, CAPTION)
        if self._entries.get(at):
            pdf.space(1)
        if rows:
            self._table(block).paint(rows, self._signed(at))
        if block.source:
            pdf.space(0.8)
            for line in pdf.lines(pdf.prepare(block.source), pdf.epw, NOTE):
                pdf.need(NOTE.pitch)
                self._line(line, NOTE)
        pdf.space(AFTER_TABLE)

    @_paint.register
    def _(self, block: Figure, at: int) -> None:
        pdf = self._pdf
        pdf.space(1)
        y = float(pdf.get_y())
        figures.paint(block.chart, pdf, pdf.l_margin, y, pdf.epw)
        pdf.set_xy(pdf.l_margin, y + figures.height(block.chart, pdf, pdf.epw) + 1)
        for line in self._caption_lines(at):
            self._line(line, CAPTION, "C")
        if block.source:
            self._line(pdf.prepare(block.source), NOTE, "C")
        pdf.space(AFTER_TABLE)

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
        pdf = self._pdf
        pdf.bare()
        pdf.set_y(pdf.t_margin + pdf.page_room * 0.24)
        for line in pdf.lines(pdf.prepare(block.title), pdf.epw - 10, _COVER_TITLE, balanced=True):
            self._line(line, _COVER_TITLE, "C")
        pdf.space(6)
        for text in block.lines:
            for line in pdf.lines(pdf.prepare(text), pdf.epw - 10, _COVER_LINE, balanced=True):
                self._line(line, _COVER_LINE, "C")
        below = [line for text in block.below for line in pdf.lines(pdf.prepare(text), pdf.epw, BODY, balanced=True)]
        pdf.set_y(pdf.bottom - len(below) * BODY.pitch)
        for line in below:
            self._line(line, BODY, "C")
        pdf.add_page()

    @_paint.register
    def _(self, block: Opening, at: int) -> None:
        pdf = self._pdf
        looks = [(block.title, TITLE), *((line, SUBTITLE) for line in block.lines), (block.note, NOTE)]
        for text, style in looks:
            if text:
                pdf.block(pdf.prepare(text), style, "C")
        pdf.space(3)

    @_paint.register
    def _(self, block: Contents, at: int) -> None:
        pdf = self._pdf
        if pdf.get_y() > pdf.t_margin:
            pdf.add_page()
        page: list[_ContentsLine] = []
        used = 0.0
        for line in self._contents_lines():
            if used + line.height > pdf.page_room and page:
                self._contents.append((pdf.page, page))
                pdf.add_page()
                page, used = [], 0.0
            page.append(line)
            used += line.height
        self._contents.append((pdf.page, page))
        pdf.add_page()

    @_paint.register
    def _(self, block: Signatures, at: int) -> None:
        SignaturePainter(self._pdf, block.people).paint()

    @_paint.register
    def _(self, block: MemoHead, at: int) -> None:
        pdf = self._pdf
        top = pdf.t_margin
        pdf.set_y(top + 2)
        self._line("บันทึกข้อความ", _MEMO_TITLE, "C")
        pdf.set_y(top + 18)  # the Garuda of the letter paper, 15 mm high, stands on the left above
        half = pdf.epw / 2
        self._form_line(pdf.l_margin, pdf.epw, "ส่วนราชการ", block.unit)
        y = float(pdf.get_y())
        self._form_line(pdf.l_margin, half, "ที่", block.number)
        pdf.set_y(y)
        self._form_line(pdf.l_margin + half, half, "วันที่", block.date)
        self._form_line(pdf.l_margin, pdf.epw, "เรื่อง", block.subject)
        pdf.space(2)
        for text in block.to:
            for line in pdf.lines(pdf.prepare(text), pdf.epw, BODY):
                self._line(line, BODY)
        pdf.space(3)

    # --- pieces ---

    def _line(self, text: str, style: Style, align: str = "L") -> None:
        pdf = self._pdf
        y = float(pdf.get_y())
        pdf.put(pdf.l_margin, y, text, style, pdf.epw, align)
        pdf.set_y(y + style.pitch)

    def _form_line(self, x: float, width: float, name: str, text: str) -> None:
        """``name`` and, over a dotted line, ``text``; a long text takes more lines."""
        pdf, strong = self._pdf, HEADING
        left = pdf.measure(strong)(name) + 2
        lines = pdf.lines(pdf.prepare(text), width - left - 2, BODY)
        y = float(pdf.get_y())
        pdf.put(x, y, name, strong)
        for line in lines:
            pdf.put(x + left, y + 0.5, line, BODY)
            pdf.dotted_line(x + left, y + BODY.pitch + 0.4, width - left - 1)
            y += strong.pitch + 1
        pdf.set_y(y)

    def _heading_lines(self, block: Heading) -> list[str]:
        pdf = self._pdf
        return pdf.lines(pdf.prepare(block.text), pdf.epw, _HEADINGS[block.level])

    def _caption_lines(self, at: int) -> list[str]:
        entry = self._entries.get(at)
        if entry is None or entry.kind == "heading":
            return []
        return self._pdf.lines(self._pdf.prepare(entry.text), self._pdf.epw, CAPTION)

    def _text_lines(self, block: Text) -> list[Line]:
        pdf, style = self._pdf, _LOOKS[block.look]
        text = pdf.prepare(block.text)
        if block.look == "center":
            return [Line(line) for line in pdf.lines(text, pdf.epw, style, balanced=True)]
        if block.look != "body":
            return cell_lines(text, pdf.epw, pdf.measure(style), 1.0)
        out: list[Line] = []
        steps: list[str] = []

        def flush() -> None:
            if steps:
                hanging = cell_lines("\n".join(steps), pdf.epw - STEP_INDENT, pdf.measure(style), 0.6)
                out.extend(
                    Line(
                        line.text,
                        line.indent + STEP_INDENT,
                        line.marker,
                        line.marker_indent + STEP_INDENT,
                        line.gap if at or not out else 0.6,
                    )
                    for at, line in enumerate(hanging)
                )
                steps.clear()

        for paragraph in text.split("\n"):
            if split_marker(paragraph.strip())[0]:
                steps.append(paragraph)
                continue
            flush()
            first, *more = thai.lines(paragraph, pdf.epw, pdf.measure(style), INDENT)
            out += [Line(first, INDENT, gap=0.8 if out else 0.0), *(Line(line) for line in more)]
        flush()
        return out

    def _table(self, block: Table) -> painter.Table:
        share = self._pdf.epw / sum(column.share for column in block.columns)
        return painter.Table(self._pdf, [painter.Column(c.heading, c.share * share, c.align) for c in block.columns])

    def _choice(self, block: Choice) -> painter.Table:
        return painter.Table(self._pdf, [painter.Column(block.title, self._pdf.epw)])

    # --- contents ---

    def _contents_lines(self) -> list[_ContentsLine]:
        found = list(self._entries.values())
        out: list[_ContentsLine] = []
        for kind, title in (("heading", "สารบัญ"), ("table", "สารบัญตาราง"), ("figure", "สารบัญภาพ")):
            some = [entry for entry in found if entry.kind == kind and entry.level <= CONTENTS_LEVELS]
            if some:
                out.append(_ContentsLine(title, 0, None, top=bool(out)))
            for entry in some:
                out += self._entry_lines(entry)
        return out

    def _entry_lines(self, entry: Entry) -> list[_ContentsLine]:
        pdf = self._pdf
        indent = (entry.level - 1) * 6.0
        style = _CONTENT_HEAD if entry.kind == "heading" and entry.level == 1 else _CONTENT
        *first, last = pdf.lines(pdf.prepare(entry.text), pdf.epw - indent - 16, style)
        return [
            *(_ContentsLine(line, indent, None, style) for line in first),
            _ContentsLine(last, indent, entry.at, style),
        ]

    def _paint_contents(self, lines: Sequence[_ContentsLine]) -> None:
        pdf = self._pdf
        pdf.set_y(pdf.t_margin)
        for line in lines:
            if line.style is None:
                pdf.space(4 if line.top else 0)
                self._line(pdf.prepare(line.text), SUBTITLE if line.top else TITLE, "C")
                pdf.space(2)
                continue
            y, x = float(pdf.get_y()), pdf.l_margin + line.indent
            pdf.put(x, y, line.text, line.style)
            if line.at is not None:
                number = pdf.prepare(str(self._pages[line.at]))
                pdf.put(pdf.l_margin, y, number, line.style, pdf.epw, "R")
                start = x + pdf.measure(line.style)(line.text) + 2
                end = pdf.l_margin + pdf.epw - pdf.measure(line.style)(number) - 2
                if end > start:
                    pdf.dotted_line(start, y + line.style.pitch * 0.72, end - start)
                link = pdf.add_link(page=self._pages[line.at])
                pdf.link(pdf.l_margin, y, pdf.epw, line.style.pitch, link)
            pdf.set_y(y + line.style.pitch)


class _ContentsLine:
    """A line of the contents: a title of a list (no style), a part of an entry, or its last line with the page."""

    def __init__(self, text: str, indent: float, at: int | None, style: Style | None = None, top: bool = False) -> None:
        self.text, self.indent, self.at, self.style, self.top = text, indent, at, style, top

    @property
    def height(self) -> float:
        """What the line takes from its page, mm."""
        if self.style is not None:
            return self.style.pitch
        return (4 + SUBTITLE.pitch if self.top else TITLE.pitch) + 2


_MARK = Style("regular", 6.2, 3.4)


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
