"""A document as a Word file that an office can finish: real headings, lists, footnotes and tables, no picture of text.

The blocks are those of the PDF (:mod:`itadash.documents.content`). Nothing in the file calculates and nothing points
outside it; its fields (page numbers, numbers of tables, contents) are Word's own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from docx.document import Document

from itadash.documents import content, word_package
from itadash.documents import word_forms as forms
from itadash.documents.chart_rows import chart_rows
from itadash.documents.office_text import prepared
from itadash.documents.paragraphs import split_marker
from itadash.documents.word_marks import (
    THAI_FORMAT,
    Paragraph,
    Section,
    bookmark,
    footer_line,
    run,
    watermark,
)
from itadash.documents.word_marks import field as word_field
from itadash.documents.word_marks import picture as word_picture
from itadash.documents.word_styles import LANDSCAPE, PORTRAIT, Paper
from itadash.documents.word_tables import hanging, table

Pictures = Callable[[content.Chart], bytes]
_LOOKS = {"body": "BodyText", "strong": "StrongText", "note": "Note", "center": "Center"}
STEP_INDENT = 6.0  # mm, as in the PDF
_MOST = 0.6  # of the height of a page that a chart takes


def word_file(
    document: content.Document,
    *,
    thai_digits: bool = True,
    draft: bool = False,
    created: datetime | None = None,
    pictures: Pictures | None = None,
    pages: Mapping[int, int] | None = None,
) -> bytes:
    """``document`` as a docx file.

    ``draft`` puts "ร่าง" behind every page; ``created`` fixes the date in the file (now by default), so that equal
    input gives equal bytes. ``pictures`` gives the PNG file of a chart; without it a chart is a table of its figures.
    ``pages`` are the pages of the contents' entries by block (the PDF's), shown until Word has counted its own; Word
    asks for that when the file is opened.
    """
    has_contents = any(isinstance(block, content.Contents) for block in document.blocks)
    file = word_package.blank(ask_for_update=has_contents, thai_digits=thai_digits)
    writer = _Writer(file, document, thai_digits, draft, pictures, pages or {})
    for at, block in enumerate(document.blocks):
        writer.write(at, block)
    word_package.set_body(file, writer.body())
    word_package.set_footnotes(file, writer.footnotes)
    title, agency = (" ".join(writer.prepare(text).split()) for text in (document.title, document.agency))
    word_package.describe(file, title, agency, created)
    return word_package.saved(file)


@dataclass
class _Writer:
    """Writes blocks one after the other; knows what came before them."""

    file: Document
    document: content.Document
    thai_digits: bool
    draft: bool
    pictures: Pictures | None
    pages: Mapping[int, int]
    out: list[Paragraph | str] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    new_page: bool = False
    marks: int = 0
    numbers: dict[str, int] = field(default_factory=dict)
    drawings: int = 0

    def __post_init__(self) -> None:
        self.paper: Paper = LANDSCAPE if self.document.landscape else PORTRAIT
        blocks = self.document.blocks
        self.has_cover = bool(blocks) and isinstance(blocks[0], content.Cover)
        self.sections = 0
        self.edges: dict[Paper, str] = {}
        self.header = word_package.add_edge(self.file, "header", watermark("ร่าง")) if self.draft else ""

    def prepare(self, text: str) -> str:
        """``text`` as this document prints it."""
        return prepared(text, thai_digits=self.thai_digits)

    # --- the flow of the text ---

    def add(self, *parts: Paragraph | str) -> None:
        """Paragraphs, and tables as text; the first begins a page where one is due."""
        for part in parts:
            if self.new_page and self.out:
                if isinstance(part, str):
                    self.out.append(Paragraph(style="Gap", page_break=True))
                else:
                    part.page_break = True
            self.new_page = False
            self.out.append(part)

    def body(self) -> str:
        """The text and the last section."""
        self._last_paragraph()
        last = self._section()
        return "".join(part if isinstance(part, str) else part.xml() for part in self.out) + last

    def _last_paragraph(self) -> Paragraph:
        """The last paragraph; a small one where a table, or nothing, stands at the end."""
        last = self.out[-1] if self.out else ""
        if isinstance(last, str):
            last = Paragraph(style="Gap")
            self.out.append(last)
        return last

    def _section(self) -> str:
        if self.paper not in self.edges:
            left = [self.prepare(part) for part in (self.document.agency, self.document.short_title)]
            line = footer_line(left, self.prepare("1"), self.prepare("1"), self.paper, self.thai_digits)
            self.edges[self.paper] = word_package.add_edge(self.file, "footer", line)
        self.sections += 1
        first_apart = self.has_cover and self.sections == 1
        return Section(self.paper, self.edges[self.paper], self.header, first_apart, self.thai_digits).xml()

    def _turn(self, paper: Paper) -> None:
        """What follows stands on ``paper``."""
        if paper == self.paper:
            return
        if self.out:
            self._last_paragraph().section = self._section()
            self.new_page = False
        self.paper = paper

    # --- blocks ---

    def write(self, at: int, block: content.Block) -> None:
        """Write the block ``at``."""
        width = self.paper.text_width
        if isinstance(block, content.Heading):
            style = f"Heading{min(max(block.level, 1), 3)}"
            text = " ".join(self.prepare(block.text).split())
            self.add(Paragraph(self._mark(at, run(text)), style, keep_next=True))
        elif isinstance(block, content.Text):
            self._text(block, keep=self._leads_to_signatures(at))
        elif isinstance(block, content.Table):
            self._table(at, block)
        elif isinstance(block, content.Figure):
            self._figure(at, block)
        elif isinstance(block, content.Picture):
            self._picture(block)
        elif isinstance(block, content.Choice):
            self.add(forms.choice(block, width, self.prepare), Paragraph(style="Gap"))
        elif isinstance(block, content.Cover):
            emblem = self._emblem(block.emblem, forms.EMBLEM)
            self.add(*forms.cover(block, self.paper, self.prepare, emblem))
            self.new_page = True
        elif isinstance(block, content.Opening):
            self.add(*forms.opening(block, self.prepare))
        elif isinstance(block, content.Contents):
            self.new_page = True
            self.add(*forms.contents(content.entries(self.document), width, self.prepare, self.pages))
            self.new_page = True
        elif isinstance(block, content.NewPage):
            if block.landscape is not None:
                self._turn(LANDSCAPE if block.landscape else PORTRAIT)
            self.new_page = bool(self.out) and not self._ends_section()
        elif isinstance(block, content.Signatures):
            blocks = forms.signatures(block.people, width, self.prepare)
            if blocks:
                self.add(blocks, Paragraph(style="Gap"))
        else:
            emblem = self._emblem(block.emblem, forms.MEMO_EMBLEM)
            self.add(*forms.memo_head(block, width, self.prepare, emblem))

    def _ends_section(self) -> bool:
        last = self.out[-1]
        return isinstance(last, Paragraph) and bool(last.section)

    def _leads_to_signatures(self, at: int) -> bool:
        after = self.document.blocks[at + 1 : at + 2]
        return bool(after) and isinstance(after[0], content.Signatures)

    def _mark(self, at: int, runs: str) -> str:
        self.marks += 1
        return bookmark(self.marks, forms.anchor(at), runs)

    def _text(self, block: content.Text, *, keep: bool) -> None:
        paragraphs = self._paragraphs(self.prepare(block.text), block.look)
        if block.footnote:
            self.footnotes.append(self._footnote(self.prepare(block.footnote)))
            paragraphs[-1].runs += (
                '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                f'<w:footnoteReference w:id="{len(self.footnotes)}"/></w:r>'
            )
        paragraphs[-1].keep_next = keep or block.look == "strong"
        self.add(*paragraphs)

    def _paragraphs(self, text: str, look: content.Look) -> list[Paragraph]:
        width, style = self.paper.text_width, _LOOKS[look]
        if look != "body":
            return hanging(text, width, style, align="center" if look == "center" else "")
        out: list[Paragraph] = []
        for is_step, lines in groupby(text.split("\n"), lambda line: bool(split_marker(line.strip())[0])):
            if not is_step:
                out += [Paragraph(run(line), style) for line in lines]
                continue
            for step in hanging("\n".join(lines), width - STEP_INDENT, "Step"):
                step.left = (step.left or 0) + STEP_INDENT
                out.append(step)
        return out

    def _footnote(self, text: str) -> str:
        sign = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        first, *more = text.split("\n")
        lines = [Paragraph(sign + run(f" {first}"), "FootnoteText")]
        lines += [Paragraph(run(line), "FootnoteText") for line in more]
        return "".join(line.xml() for line in lines)

    def _caption(self, at: int, word: str, text: str, *, keep: bool) -> Paragraph:
        self.numbers[word] = self.numbers.get(word, 0) + 1
        form = THAI_FORMAT if self.thai_digits else "\\* ARABIC"
        number = word_field(f"SEQ {word} {form}", self.prepare(str(self.numbers[word])))
        runs = run(f"{word} ") + number + run(f" {' '.join(self.prepare(text).split())}")
        return Paragraph(self._mark(at, runs), "Caption", keep_next=keep)

    def _source(self, text: str, align: str = "") -> Paragraph:
        if not text:
            return Paragraph(style="Gap")
        return Paragraph(run(self.prepare(text)), "Note", align=align)

    def _table(self, at: int, block: content.Table) -> None:
        if block.caption:
            self.add(self._caption(at, content.TABLE_WORD, block.caption, keep=True))
        keep = self._leads_to_signatures(at)
        after = self._source(block.source)
        after.keep_next = keep
        rows = table(block, self.paper.text_width, self.prepare, keep_last=keep or bool(block.source))
        self.add(rows, after)

    def _emblem(self, data: bytes, height: float) -> str:
        """The run with the emblem, ``height`` mm high; nothing without one."""
        if not data:
            return ""
        part, ratio = word_package.add_picture(self.file, data)
        self.drawings += 1
        return word_picture(self.drawings, part, height / ratio, height, "ตราสัญลักษณ์ของหน่วยงาน")

    def _drawing(self, data: bytes, width: float, alt: str) -> None:
        """A picture ``width`` mm wide, or as wide as it may be high; its caption follows."""
        part, ratio = word_package.add_picture(self.file, data)
        width = min(width, self.paper.text_height * _MOST / ratio)
        self.drawings += 1
        self.add(Paragraph(word_picture(self.drawings, part, width, width * ratio, self.prepare(alt)), "Figure"))

    def _picture(self, block: content.Picture) -> None:
        self._drawing(block.data, self.paper.text_width * block.share, block.alt)
        if block.alt:
            self.add(self._source(block.alt, "center"))

    def _figure(self, at: int, block: content.Figure) -> None:
        width = self.paper.text_width
        if self.pictures is None:
            self.add(table(chart_rows(block.chart), width, self.prepare))
        else:
            self._drawing(self.pictures(block.chart), width, block.alt)
        caption = self._caption(at, content.FIGURE_WORD, block.caption, keep=bool(block.source))
        caption.align = "center"
        self.add(caption, self._source(block.source, "center"))
