"""The set pieces of a Word document: cover, head of บันทึกข้อความ, ticked box, signature blocks, list of contents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from itadash.documents import content, word_fonts
from itadash.documents.word_marks import (
    FIELD_END,
    SIGN_LOOK,
    Paragraph,
    field_begin,
    foot_frame,
    link,
    run,
)
from itadash.documents.word_styles import HEAD_GREY, Paper, run_look, spacing
from itadash.documents.word_tables import Prepare, cell, cell_text, is_small, row, table_of
from itadash.measures.model import Signatory

SIGNATURES_A_ROW = 4
NO_PAGE = "–"  # in the contents, where the page is not known
_PEN_ROOM = 26.0  # pt above a signature's line
_DOTS = 60.0  # mm of dotted line to sign on, where there is room


EMBLEM, MEMO_EMBLEM = 30.0, 15.0  # mm high, as in the PDF

# --- Cover -----------------------------------------------------------------------------------------------------------


def cover(block: content.Cover, paper: Paper, prepare: Prepare, emblem: str = "") -> list[Paragraph]:
    """The title in the upper third, what it is of below it, the rest at the foot of the page."""
    drop = paper.text_height * 0.25 / 25.4 * 72
    head = []
    if emblem:
        above = drop - EMBLEM / 25.4 * 72 - 12
        head = [Paragraph(emblem, "Figure", spacing=spacing(0, before=max(above, 0), after=12))]
        drop = 0.0
    titles = [Paragraph(run(line), "Title") for line in prepare(block.title).split("\n")]
    titles[0].spacing = spacing(30, before=drop, after=6)
    titles[-1].spacing = spacing(30, before=drop if len(titles) == 1 else 0, after=24)
    lines = [Paragraph(run(line), "Subtitle") for text in block.lines for line in prepare(text).split("\n")]
    foot = [
        Paragraph(run(line), "Center", frame=foot_frame(paper))
        for text in block.below
        for line in prepare(text).split("\n")
    ]
    return [*head, *titles, *lines, *foot, Paragraph(style="Gap")]  # a frame hangs on the paragraph after it


def opening(block: content.Opening, prepare: Prepare) -> list[Paragraph]:
    """The head of a document without a cover."""
    looks = [(block.title, "Title"), *((line, "Subtitle") for line in block.lines), (block.note, "Note")]
    return [
        Paragraph(run(line), style, align="center" if style == "Note" else "")
        for text, style in looks
        for line in prepare(text).split("\n")
        if line
    ]


# --- บันทึกข้อความ ---------------------------------------------------------------------------------------------------


def memo_head(block: content.MemoHead, width: float, prepare: Prepare, emblem: str = "") -> list[Paragraph | str]:
    """The form of the Office of the Prime Minister's regulation: words of 29 and 20 pt, a Garuda 1.5 cm high, dots."""
    dotted = run_look(dotted=True)
    label = run_look(20, bold=True)

    def line(*pairs: tuple[str, str, float]) -> Paragraph:
        """Words of the form, each with what is filled in, up to a place in mm."""
        runs, stops = "", []
        for words, filled, end in pairs:
            runs += run(words, label) + run(f"  {prepare(filled)}\t", dotted)
            stops.append((end, "left" if end < width else "right", ""))
        hang = 0.0 if len(pairs) > 1 else word_fonts.width(f"{pairs[0][0]}  ", 20, bold=True) * 25.4 / 72
        return Paragraph(runs, "MemoLine", tabs=tuple(stops), left=hang, hanging=hang)

    side = 15.0
    title = cell([Paragraph(run("บันทึกข้อความ"), "MemoTitle")], width - 2 * side, middle=True)
    place = cell([Paragraph(emblem, "Center")], side)  # for the Garuda
    head = row([place, title, cell([Paragraph()], side)], whole=True, height=side)
    out: list[Paragraph | str] = [table_of([head], [side, width - 2 * side, side], borders=False)]
    out.append(line(("ส่วนราชการ", block.unit, width)))
    out.append(line(("ที่", block.number, width / 2), ("วันที่", block.date, width)))
    out.append(line(("เรื่อง", block.subject, width)))
    for text in block.to:
        out.append(Paragraph(run(prepare(text)), "MemoLine", spacing=spacing(24, before=6)))
    return out


# --- Box with options ------------------------------------------------------------------------------------------------


def choice(block: content.Choice, width: float, prepare: Prepare) -> str:
    """A box: its title, the options in a line, the text."""
    rows = [row([cell([Paragraph(run(prepare(block.title)), "CellHead")], width, fill=HEAD_GREY)], whole=True)]
    signs = (
        run("☑" if ticked else "☐", SIGN_LOOK) + run(f"\u00a0{prepare(name)}     ") for name, ticked in block.options
    )
    if block.options:
        rows.append(row([cell([Paragraph("".join(signs), "CellText", keep_next=True)], width)], whole=True))
    if block.text:
        text = prepare(block.text)
        rows.append(row([cell(cell_text(text, width), width)], whole=is_small(text, width)))
    return table_of(rows, [width])


# --- Signatures ------------------------------------------------------------------------------------------------------


def signatures(people: Sequence[Signatory], width: float, prepare: Prepare) -> str:
    """Signature blocks side by side, at most four a row; "" without people."""
    if not people:
        return ""
    rows = -(-len(people) // SIGNATURES_A_ROW)
    a_row = -(-len(people) // rows)
    each = width / a_row
    out = []
    for start in range(0, len(people), a_row):
        blocks = [cell(_signature(person, each, prepare), each) for person in people[start : start + a_row]]
        blocks += [cell([Paragraph(style="Signature")], each)] * (a_row - len(blocks))
        out.append(row(blocks, whole=True))
    return table_of(out, [each] * a_row, borders=False)


def _signature(person: Signatory, width: float, prepare: Prepare) -> list[Paragraph]:
    role, name, position = (prepare(" ".join(t.split())) for t in (person.role, person.name, person.position))
    margin = max(4.0, (width - _DOTS) / 2)

    def dots(before: str, after: str = "") -> Paragraph:
        stop = width - margin - (word_fonts.width(after, 16) * 25.4 / 72) - 1
        return Paragraph(
            run(f"{before}\t{after}"),
            "Signature",
            left=margin,
            align="left",
            tabs=((stop, "left", "dot"),),
        )

    def words(text: str) -> Paragraph:
        return Paragraph(run(text), "Signature", left=2, right=2)

    first = dots("ลงชื่อ")
    first.spacing = spacing(22, before=_PEN_ROOM)
    out = [first, words(f"({name})") if name else dots("(", ")")]
    out.append(words(f"ตำแหน่ง {position}") if position else dots("ตำแหน่ง"))
    return [*out, words(role)] if role else out


# --- Contents --------------------------------------------------------------------------------------------------------

_LISTS = (
    ("heading", "สารบัญ", f'TOC \\o "1-{content.LISTED_LEVELS}" \\h \\z \\u'),
    ("table", "สารบัญตาราง", f'TOC \\h \\z \\c "{content.TABLE_WORD}"'),
    ("figure", "สารบัญภาพ", f'TOC \\h \\z \\c "{content.FIGURE_WORD}"'),
)


def anchor(at: int) -> str:
    """The bookmark of the block ``at``."""
    return f"_Toc{at + 1:06d}"


def contents(
    entries: Sequence[content.Entry], width: float, prepare: Prepare, pages: Mapping[int, int]
) -> list[Paragraph]:
    """The lists of headings, figures and tables as fields of Word with their results; ``pages`` by block."""
    out: list[Paragraph] = []
    for kind, title, instruction in _LISTS:
        listed = [entry for entry in entries if entry.kind == kind and entry.level <= content.LISTED_LEVELS]
        if not listed:
            continue
        out.append(Paragraph(run(title), "TOCHeading"))
        lines = [_entry(entry, width, prepare, pages) for entry in listed]
        lines[0].runs = field_begin(instruction) + lines[0].runs
        lines[-1].runs += FIELD_END
        out += lines
    return out


def _entry(entry: content.Entry, width: float, prepare: Prepare, pages: Mapping[int, int]) -> Paragraph:
    page = prepare(str(pages[entry.at])) if entry.at in pages else NO_PAGE
    mark = anchor(entry.at)
    text = run(" ".join(prepare(entry.text).split()) + "\t")
    runs = link(mark, text + field_begin(f"PAGEREF {mark} \\h") + run(page) + FIELD_END)
    style = f"TOC{entry.level}" if entry.kind == "heading" else "TableofFigures"
    return Paragraph(runs, style, tabs=((width, "right", "dot"),))
