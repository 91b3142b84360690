"""How slides look, and their plain pieces: an empty 16:9 file, titles, text, tables. Lengths are inches, sizes pt.

The font is the theme's, for Latin and for Thai (a complex script to PowerPoint): an office changes it in one place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR_TYPE, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deckfile
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Inches, Pt

from itadash.documents import slides_measure as measure
from itadash.documents import word_fonts
from itadash.documents.outline_model import BOTTOM, CELL, HEIGHT, LEFT, ROOM, SMALL, TOP, WIDTH, Cell, Column
from itadash.documents.slides_measure import PAD_X, PAD_Y
from itadash.documents.slides_rows import head_height, heights

FONT = word_fonts.NAME
INK, SOFT, PAPER = RGBColor(0x16, 0x25, 0x2D), RGBColor(0x46, 0x56, 0x5E), RGBColor(0xFF, 0xFF, 0xFF)
DEEP, LOW, LINE = RGBColor(0x0B, 0x5A, 0x72), RGBColor(0xB4, 0x44, 0x0C), RGBColor(0x9A, 0xA8, 0xB0)
HEAD, BAND = RGBColor(0xDD, 0xE7, 0xEB), RGBColor(0xF1, 0xF5, 0xF7)
TITLE_TOP, TITLE_HIGH, RULE = 0.2, 1.2, 1.42
_LANGUAGE = "th-TH"
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def blank() -> Deckfile:
    """An empty file of 16:9 with two layouts (opening, title only), our fonts and colours."""
    file = Presentation()
    file.slide_width, file.slide_height = Inches(WIDTH), Inches(HEIGHT)
    keep = (file.slide_layouts[0], file.slide_layouts[5])
    for layout in list(file.slide_layouts):
        if layout not in keep:
            file.slide_layouts.remove(layout)
    _theme(file)
    for page in (file.slide_master, *file.slide_layouts):
        for shape in list(page.placeholders):
            kind = shape.placeholder_format.type
            if shape.placeholder_format.idx in (10, 11, 12):  # date, footer, number: ours stand on each slide
                shape._element.getparent().remove(shape._element)
            elif "TITLE" in str(kind) and "SUBTITLE" not in str(kind):
                _place(shape, LEFT, TITLE_TOP, ROOM, TITLE_HIGH)
            else:
                _place(shape, LEFT, TOP, ROOM, BOTTOM - TOP)
    opening = file.slide_layouts[0]
    _place(opening.placeholders[0], 0.9, 1.9, WIDTH - 1.8, 1.9)
    _place(opening.placeholders[1], 0.9, 4.1, WIDTH - 1.8, 1.9)
    return file


def _place(shape: BaseShape, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = (Inches(n) for n in (left, top, width, height))


def _theme(file: Deckfile) -> None:
    """The font for every script, and the colours that new shapes of the office take."""
    part = file.slide_master.part.part_related_by(RT.THEME)
    root = etree.fromstring(part.blob)
    for fonts in (*root.iter(f"{{{_A}}}majorFont"), *root.iter(f"{{{_A}}}minorFont")):
        for child in list(fonts):
            fonts.remove(child)
        for script in ("latin", "ea", "cs"):
            etree.SubElement(fonts, f"{{{_A}}}{script}", typeface="" if script == "ea" else FONT)
        etree.SubElement(fonts, f"{{{_A}}}font", script="Thai", typeface=FONT)
    for name, colour in {"dk2": INK, "accent1": DEEP, "accent2": LOW}.items():
        for slot in root.iter(f"{{{_A}}}{name}"):
            for child in list(slot):
                slot.remove(child)
            etree.SubElement(slot, f"{{{_A}}}srgbClr", val=str(colour))
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


@dataclass(frozen=True)
class Look:
    """A way to set text."""

    size: float
    bold: bool = False
    colour: RGBColor = INK
    align: str = "L"


_ALIGN = {"L": PP_ALIGN.LEFT, "C": PP_ALIGN.CENTER, "R": PP_ALIGN.RIGHT}


def write(frame: TextFrame, lines: Sequence[tuple[str, Look]], *, gap: float = 0) -> None:
    """Fill ``frame`` with prepared lines, ``gap`` pt apart."""
    frame.word_wrap = True
    for number, (text, look) in enumerate(lines):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph.space_after = Pt(gap)
        set_line(paragraph, text, look)


def set_line(paragraph: _Paragraph, text: str, look: Look) -> None:
    """``text`` as the whole of ``paragraph``; the font is named for Latin and for Thai."""
    paragraph.alignment = _ALIGN[look.align]
    run = paragraph.add_run()
    run.text = text.replace("\n", " ")
    font = run.font
    font.size, font.bold, font.color.rgb = Pt(look.size), look.bold, look.colour
    properties = run._r.get_or_add_rPr()
    properties.set("lang", _LANGUAGE)
    for script in ("latin", "cs"):
        etree.SubElement(properties, qn(f"a:{script}"), typeface=FONT)


def text_box(
    slide: Slide,
    place: tuple[float, float, float, float],
    lines: Sequence[tuple[str, Look]],
    *,
    gap: float = 0,
    middle: bool = False,
    hanging: float = 0,
) -> None:
    """Lines of text in ``place`` (left, top, width, height); ``hanging`` sets in what follows a line's first tab."""
    frame = slide.shapes.add_textbox(*(Inches(n) for n in place)).text_frame
    frame.margin_left = frame.margin_right = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if middle else MSO_ANCHOR.TOP
    write(frame, lines, gap=gap)
    if hanging:
        for paragraph in frame.paragraphs:
            hang(paragraph, hanging)


def title(slide: Slide, text: str) -> None:
    """The slide's title, in its own placeholder, over a line; a long one is smaller, on two lines."""
    frame = slide.placeholders[0].text_frame
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM
    frame.margin_left = frame.margin_right = 0
    size = measure.title_size(text, ROOM, TITLE_HIGH)
    write(frame, [(text, Look(size, bold=True, colour=DEEP))])
    rule = slide.shapes.add_connector(
        MSO_CONNECTOR_TYPE.STRAIGHT, Inches(LEFT), Inches(RULE), Inches(LEFT + ROOM), Inches(RULE)
    )
    rule.line.color.rgb, rule.line.width = DEEP, Pt(1.5)
    decorate(rule)


def decorate(shape: BaseShape) -> None:
    """A shape that screen readers pass over."""
    describe(shape, "")


def describe(shape: BaseShape, told: str) -> None:
    """What ``shape`` shows, for those who cannot see it."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", told)


def band(slide: Slide, place: tuple[float, float, float, float]) -> None:
    """A plain field of colour."""
    left, top, width, height = (Inches(n) for n in place)
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, left, top, width, height)
    shape.fill.solid()
    shape.fill.fore_color.rgb = DEEP
    shape.line.fill.background()
    shape.shadow.inherit = False
    decorate(shape)


def hang(paragraph: _Paragraph, inches: float) -> None:
    """Lines after the first one stand ``inches`` further in."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(Inches(inches)))
    properties.set("indent", str(-Inches(inches)))


def footer(slide: Slide, left: str) -> None:
    """The agency at the left and the number of the slide at the right."""
    quiet = Look(SMALL, colour=SOFT)
    text_box(slide, (LEFT, 6.98, ROOM - 1.2, 0.36), [(left, quiet)])
    box = slide.shapes.add_textbox(*(Inches(n) for n in (LEFT + ROOM - 1.2, 6.98, 1.2, 0.36)))
    paragraph = box.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT
    number = etree.SubElement(paragraph._p, qn("a:fld"), id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="slidenum")
    look = etree.SubElement(number, qn("a:rPr"), lang=_LANGUAGE, sz=str(round(SMALL * 100)))
    fill = etree.SubElement(look, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=str(SOFT))
    etree.SubElement(number, qn("a:t")).text = "‹#›"


def table(
    slide: Slide,
    top: float,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    told: str,
    *,
    left: float = LEFT,
    size: float = CELL,
) -> None:
    """A table that PowerPoint can edit, at ``top``; its rows are as high as :func:`heights` says."""
    widths = [column.width for column in columns]
    high = [head_height(columns, size), *heights([tuple(row) for row in rows], columns, size)]
    place = (left, top, sum(widths), sum(high))
    shape = slide.shapes.add_table(len(rows) + 1, len(columns), *(Inches(n) for n in place))
    describe(shape, told)
    grid = shape.table
    shape._element.find(".//" + qn("a:tableStyleId")).text = _NO_STYLE
    for at, width in enumerate(widths):
        grid.columns[at].width = Inches(width)
    for at, height in enumerate(high):
        grid.rows[at].height = Inches(height)
    for at, column in enumerate(columns):
        _fill(grid.cell(0, at), column.heading, Look(size, bold=True, align="C"), HEAD)
    for number, cells in enumerate(rows, 1):
        for at, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            text = "" if cell.joined else cell.text
            _fill(grid.cell(number, at), text, Look(size, bold=cell.low, align=column.align), None)
    for at in range(len(columns)):
        _join(grid, rows, at)


def table_height(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], size: float) -> float:
    """How high :func:`table` is."""
    return head_height(columns, size) + sum(heights([tuple(row) for row in rows], columns, size))


def _join(grid: object, rows: Sequence[Sequence[Cell]], at: int) -> None:
    first = 0
    for number in range(1, len(rows) + 1):
        if number < len(rows) and rows[number][at].joined:
            continue
        if number - 1 > first:
            grid.cell(first + 1, at).merge(grid.cell(number, at))  # type: ignore[attr-defined]
        first = number


def _fill(cell: _Cell, text: str, look: Look, shade: RGBColor | None) -> None:
    cell.margin_left = cell.margin_right = Inches(PAD_X)
    cell.margin_top = cell.margin_bottom = Inches(PAD_Y)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(cell.text_frame, [(text, look)])
    properties = cell._tc.get_or_add_tcPr()
    for side in ("lnL", "lnR", "lnT", "lnB"):
        if side in ("lnL", "lnR"):
            line = etree.SubElement(properties, qn(f"a:{side}"), w="0")
            etree.SubElement(line, qn("a:noFill"))
            continue
        line = etree.SubElement(properties, qn(f"a:{side}"), w="9525", cap="flat", cmpd="sng")
        fill = etree.SubElement(line, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:srgbClr"), val=str(LINE))
    if shade is not None:
        fill = etree.SubElement(properties, qn("a:solidFill"))
        etree.SubElement(fill, qn("a:srgbClr"), val=str(shade))
    else:
        etree.SubElement(properties, qn("a:noFill"))
