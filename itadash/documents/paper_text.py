"""Running text on paper: set-in first lines, hanging steps, never one line alone, footnotes on their own page."""

from __future__ import annotations

from itadash.documents import thai
from itadash.documents.content import Text
from itadash.documents.page import BODY, MARK, NOTE, SUBHEADING, ThaiPDF
from itadash.documents.paragraphs import Line, cell_lines, split_marker

LOOKS = {"body": BODY, "strong": SUBHEADING, "note": NOTE, "center": BODY}
INDENT = 12.5  # mm, the first line of running text
STEP_INDENT = 6.0
_STEP_GAP, _PARAGRAPH_GAP, _NOTE_GAP = 0.6, 0.8, 1.0


def text_lines(pdf: ThaiPDF, block: Text) -> list[Line]:
    """The lines of ``block`` on the paper of today."""
    style = LOOKS[block.look]
    text = pdf.prepare(block.text)
    if block.look == "center":
        return [Line(line) for line in pdf.lines(text, pdf.epw, style, balanced=True)]
    if block.look != "body":
        return cell_lines(text, pdf.epw, pdf.measure(style), _NOTE_GAP)
    out: list[Line] = []
    steps: list[str] = []
    for paragraph in [*text.split("\n"), None]:
        if paragraph is not None and split_marker(paragraph.strip())[0]:
            steps.append(paragraph)
            continue
        if steps:
            out += _steps(pdf, steps, first=not out)
            steps = []
        if paragraph is not None:
            first, *more = thai.lines(paragraph, pdf.epw, pdf.measure(style), INDENT)
            out += [Line(first, INDENT, gap=_PARAGRAPH_GAP if out else 0.0), *(Line(line) for line in more)]
    return out


def _steps(pdf: ThaiPDF, steps: list[str], *, first: bool) -> list[Line]:
    return [
        Line(
            line.text,
            line.indent + STEP_INDENT,
            line.marker,
            line.marker_indent + STEP_INDENT,
            line.gap if at or first else _STEP_GAP,
        )
        for at, line in enumerate(cell_lines("\n".join(steps), pdf.epw - STEP_INDENT, pdf.measure(BODY), _STEP_GAP))
    ]


def least_height(pdf: ThaiPDF, block: Text) -> float:
    """What must be left on a page for ``block`` to begin there: two lines, or all three of three."""
    lines = text_lines(pdf, block)
    note = pdf.footnote_height(pdf.prepare(block.footnote)) if block.footnote and len(lines) <= 2 else 0.0
    begin = lines[: 3 if len(lines) == 3 else 2]
    return sum(LOOKS[block.look].pitch + line.gap for line in begin) + note


def text_height(pdf: ThaiPDF, block: Text) -> float:
    """The height of the whole of ``block`` on one page."""
    lines = text_lines(pdf, block)
    note = pdf.footnote_height(pdf.prepare(block.footnote)) if block.footnote else 0.0
    return sum(LOOKS[block.look].pitch + line.gap for line in lines) + note


def paint_text(pdf: ThaiPDF, block: Text, mark: str) -> None:
    """Set ``block`` from the current height on; ``mark`` is the (prepared) number of its footnote, if it has one."""
    style, note = LOOKS[block.look], pdf.prepare(block.footnote)
    lines = text_lines(pdf, block)
    for number, line in enumerate(lines):
        left = len(lines) - number
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
        pdf.put(pdf.l_margin + line.indent, y, line.text, style, pdf.epw - line.indent, align)
        if note and left == 1:
            pdf.put(pdf.l_margin + line.indent + pdf.measure(style)(line.text) + 0.4, y - 0.6, mark, MARK)
            pdf.footnote(mark, note)
        pdf.set_y(y + style.pitch)
