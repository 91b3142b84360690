"""What a document says, block by block, without any paper: PDF and Word are made from the same blocks.

Texts are plain; ``\\n`` parts paragraphs, and a paragraph that begins with a number or a dash ("1.", "1)", "-") is a
step that hangs. Digits are Arabic here: a renderer turns them into Thai ones. Shares of columns are relative widths.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from itadash.measures.model import Signatory

Align = Literal["L", "C", "R"]
Look = Literal["body", "strong", "note", "center"]
RowLook = Literal["body", "group", "total"]

TABLE_WORD, FIGURE_WORD = "ตารางที่", "ภาพที่"
LISTED_LEVELS = 2  # of headings, in the contents


@dataclass(frozen=True)
class Heading:
    """A heading; ``level`` 1 (part) to 3. It stands in the contents and in the bookmarks, and begins no last line."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """Running text. ``footnote`` stands at the foot of the page that the text ends on."""

    text: str
    look: Look = "body"
    footnote: str = ""


@dataclass(frozen=True)
class Column:
    """A column of a table; ``share`` is its relative width."""

    heading: str
    share: float
    align: Align = "L"


@dataclass(frozen=True)
class Row:
    """A row. A cell that is ``None`` is one with the cell above; a ``group`` row has one cell, over the whole width."""

    cells: tuple[str | None, ...]
    look: RowLook = "body"


@dataclass(frozen=True)
class Table:
    """A table whose headings stand again on every page. With a ``caption`` it is numbered and listed."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    source: str = ""


@dataclass(frozen=True)
class Bars:
    """Scores against the target: (label, score, the year before) a bar; ``None`` where there is no score."""

    rows: tuple[tuple[str, Decimal | None, Decimal | None], ...]
    target: Decimal
    previous_name: str = ""


@dataclass(frozen=True)
class Lines:
    """Scores over the years: one small line a label."""

    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    target: Decimal


@dataclass(frozen=True)
class Heat:
    """Scores as a table of shades: a row a label, a column a year."""

    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    target: Decimal


@dataclass(frozen=True)
class Pairs:
    """Two scores of one thing side by side (EIT Public and Survey): the gap between them is the message."""

    names: tuple[str, str]
    rows: tuple[tuple[str, Decimal | None, Decimal | None], ...]
    target: Decimal

    @property
    def gap_name(self) -> str:
        """What the difference is, in words: ``ผลต่าง (Public − Survey)``; always the first less the second."""
        first, second = (name.removeprefix("EIT ") for name in self.names)
        return f"ผลต่าง ({first} − {second})"

    @staticmethod
    def gap(first: Decimal | None, second: Decimal | None) -> Decimal | None:
        """The first less the second; ``None`` where one is not known."""
        return None if first is None or second is None else first - second


@dataclass(frozen=True)
class Together:
    """Scores over the years in one field: a line a label, named at its end; ``groups`` give each line its dash."""

    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    groups: tuple[str, ...]  # IIT, EIT or OIT of each row
    target: Decimal


@dataclass(frozen=True)
class ItemPoint:
    """A score of :class:`ItemYears`: ``part`` (Public, Survey or "") and the item's code in that year."""

    year: int
    code: str
    part: str
    score: Decimal
    joined: bool  # of the same question, so that a line may lead to it


@dataclass(frozen=True)
class ItemYears:
    """One question over the years; ``gaps`` says (year → few words) why a year has no point."""

    years: tuple[int, ...]
    points: tuple[ItemPoint, ...]
    gaps: tuple[tuple[int, str], ...]
    target: Decimal


Chart = Bars | Lines | Heat | Pairs | Together | ItemYears


@dataclass(frozen=True)
class Figure:
    """A chart, numbered and listed. ``alt`` tells its finding to those who cannot see it."""

    chart: Chart
    caption: str
    alt: str
    source: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture (PNG), not numbered; ``share`` of the text's width. ``alt`` says what is on it and stands below it."""

    data: bytes
    alt: str
    share: float = 1.0


@dataclass(frozen=True)
class Choice:
    """A box with a title, options of which some are ticked, and a text."""

    title: str
    options: tuple[tuple[str, bool], ...]
    text: str


@dataclass(frozen=True)
class Cover:
    """The first page: what it is, of whom, for which year; ``below`` stands at its foot, ``emblem`` (PNG) on top."""

    title: str
    lines: tuple[str, ...]
    below: tuple[str, ...] = ()
    emblem: bytes = b""


@dataclass(frozen=True)
class Opening:
    """The head of a document without a cover: title, lines below it, and a quiet note, all centred."""

    title: str
    lines: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Contents:
    """The list of the headings with their pages, then of figures and of tables, on pages of its own."""


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a new page; ``landscape`` turns the paper from here on."""

    landscape: bool | None = None


@dataclass(frozen=True)
class Signatures:
    """Signature blocks, side by side and never apart."""

    people: tuple[Signatory, ...]


@dataclass(frozen=True)
class MemoHead:
    """The head of บันทึกข้อความ: a place for the Garuda (or the ``emblem``, PNG), the form's lines with their words."""

    unit: str
    number: str
    date: str
    subject: str
    to: tuple[str, ...]  # เรียน …, then ผ่าน …
    emblem: bytes = b""


Block = (
    Heading | Text | Table | Figure | Picture | Choice | Cover | Opening | Contents | NewPage | Signatures | MemoHead
)


@dataclass(frozen=True)
class Document:
    """A whole document. ``title`` is that of the file, with agency and year; ``agency`` is the author.

    ``short_title`` stands in the footer beside the agency.
    """

    title: str
    agency: str
    short_title: str
    blocks: tuple[Block, ...] = field(default=())
    landscape: bool = False


@dataclass(frozen=True)
class Entry:
    """A line of the contents: ``kind`` heading · table · figure; ``at`` is the block's place in the document."""

    kind: Literal["heading", "table", "figure"]
    text: str
    level: int
    at: int


def entries(document: Document) -> list[Entry]:
    """Every heading, numbered table and numbered figure in order; their texts as the document prints them."""
    found: list[Entry] = []
    tables = figures = 0
    for at, block in enumerate(document.blocks):
        if isinstance(block, Heading):
            found.append(Entry("heading", block.text, block.level, at))
        elif isinstance(block, Table) and block.caption:
            tables += 1
            found.append(Entry("table", f"{TABLE_WORD} {tables} {block.caption}", 1, at))
        elif isinstance(block, Figure):
            figures += 1
            found.append(Entry("figure", f"{FIGURE_WORD} {figures} {block.caption}", 1, at))
    return found


def texts(document: Document) -> Iterator[tuple[str, str]]:
    """Every text of ``document`` with the Thai name of its place, for checks before it is set."""
    yield "ชื่อเอกสาร", document.title
    yield "ชื่อหน่วยงาน", document.agency
    for block in document.blocks:
        yield from _texts_of(block)


def _texts_of(block: Block) -> Iterator[tuple[str, str]]:
    if isinstance(block, Heading):
        yield "หัวข้อ", block.text
    elif isinstance(block, Text):
        place = f"ข้อความ “{_start(block.text)}”"
        yield place, block.text
        yield place, block.footnote
    elif isinstance(block, Table):
        place = f"ตาราง {block.caption}".strip()
        for row in block.rows:
            for cell in row.cells:
                yield place, cell or ""
        for text in (*(column.heading for column in block.columns), block.caption, block.source):
            yield place, text
    elif isinstance(block, Figure):
        for text in (block.caption, block.source, *_labels(block.chart)):
            yield f"ภาพ {block.caption}", text
    elif isinstance(block, Picture):
        yield "คำบรรยายภาพ", block.alt
    elif isinstance(block, Choice):
        for text in (block.title, block.text, *(label for label, _ in block.options)):
            yield f"กรอบ {block.title}", text
    elif isinstance(block, Cover):
        for text in (block.title, *block.lines, *block.below):
            yield "ปก", text
    elif isinstance(block, Opening):
        for text in (block.title, *block.lines, block.note):
            yield "หัวเอกสาร", text
    elif isinstance(block, Signatures):
        for number, person in enumerate(block.people, 1):
            yield f"ผู้ลงนามคนที่ {number}", "\n".join((person.role, person.name, person.position))
    elif isinstance(block, MemoHead):
        for text in (block.unit, block.number, block.date, block.subject, *block.to):
            yield "หัวบันทึกข้อความ", text


def _labels(chart: Chart) -> Sequence[str]:
    if isinstance(chart, ItemYears):
        return [*(point.code for point in chart.points), *(words for _, words in chart.gaps)]
    return [row[0] for row in chart.rows]


def _start(text: str) -> str:
    line = text.split("\n", 1)[0]
    return line if len(line) <= 40 else f"{line[:39]}…"
