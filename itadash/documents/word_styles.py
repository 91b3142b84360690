"""How a Word document looks: paper, and every style in one place, so that one style is changed and not 200 cells.

Sizes are pt of TH Sarabun New; the official ones are 16 (text), 20 and 29 (memo form). Thai is a complex script to
Word: size, bold and font are read from ``szCs``, ``bCs`` and ``cs``, so each is set twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from itadash.documents import word_fonts

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TWIPS = 1440 / 25.4  # a mm
HEAD_GREY, GROUP_GREY, LINE_GREY, SOFT_GREY = "E2E2E2", "F2F2F2", "5A5A5A", "464646"
BODY_SIZE, CELL_SIZE, NOTE_SIZE, FOOTER_SIZE = 16.0, 14.0, 14.0, 12.0
# Lines a little closer than the font's own 1.33 em, as the PDF has them: tall marks still clear the line above.
BODY_PITCH, CELL_PITCH = 17.5, 15.5  # pt
STEP_GAP = 1.0  # mm by which a step stands apart in a cell


def twips(mm: float) -> int:
    """mm in twentieths of a point, the measure of the file format."""
    return round(mm * TWIPS)


@dataclass(frozen=True)
class Paper:
    """A4 one way round; margins in mm."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom


PORTRAIT = Paper(210, 297, left=30, right=20, top=25, bottom=20)  # the margins of official letters
LANDSCAPE = Paper(297, 210, left=15, right=15, top=15, bottom=19)  # for wide tables, as in the PDF


def run_look(
    size: float = 0, *, bold: bool | None = None, grey: str = "", dotted: bool = False, font: str = "", style: str = ""
) -> str:
    """The properties of a run, for Latin and for Thai."""
    out = f'<w:rStyle w:val="{style}"/>' if style else ""
    if font:
        out += f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    if bold is not None:
        value = "" if bold else ' w:val="0"'
        out += f"<w:b{value}/><w:bCs{value}/>"
    if grey:
        out += f'<w:color w:val="{grey}"/>'
    if size:
        out += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    return out + ('<w:u w:val="dotted"/>' if dotted else "")


def spacing(pitch: float = 0, before: float = 0, after: float = 0) -> str:
    """Distance of lines in pt (0: the font's own) and space above and below in pt."""
    line = f' w:line="{round(pitch * 20)}" w:lineRule="exact"' if pitch else ' w:line="240" w:lineRule="auto"'
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"{line}/>'


def _paragraph(id_: str, name: str, look: str, run: str = "", *, based: str = "Normal", following: str = "") -> str:
    """A paragraph style; ``look`` holds its properties in the order of the file format."""
    default = ' w:default="1"' if id_ == "Normal" else ""
    own = ' w:customStyle="1"' if not name.isascii() else ""
    return (
        f'<w:style w:type="paragraph"{default}{own} w:styleId="{id_}"><w:name w:val={quoteattr(name)}/>'
        + (f'<w:basedOn w:val="{based}"/>' if id_ != "Normal" else "")
        + (f'<w:next w:val="{following}"/>' if following else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{look}</w:pPr>" if look else "")
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


_KEEP = "<w:keepNext/><w:keepLines/>"
_CENTER = '<w:jc w:val="center"/>'
_FIRST_LINE = f'<w:ind w:firstLine="{twips(12.5)}"/><w:jc w:val="thaiDistribute"/>'


def _heading(level: int, size: float, before: float, indent: float) -> str:
    look = (
        f'{_KEEP}{spacing(size * 1.2, before, 3)}<w:ind w:left="{twips(indent)}"/><w:outlineLvl w:val="{level - 1}"/>'
    )
    run = run_look(size, bold=True)
    return _paragraph(f"Heading{level}", f"heading {level}", look, run, following="BodyText")


def _contents(level: int) -> str:
    indent = 6 * (level - 1)
    look = f'{spacing(BODY_PITCH, 0, 2)}<w:ind w:left="{twips(indent)}"/>'
    return _paragraph(f"TOC{level}", f"toc {level}", look)


def styles_xml() -> str:
    """``word/styles.xml``."""
    font = word_fonts.NAME
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    small = run_look(FOOTER_SIZE, grey=SOFT_GREY)
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE_GREY}"'
    borders = "".join(f"<w:{edge} {line}/>" for edge in ("top", "left", "bottom", "right", "insideH", "insideV"))
    pad = (
        f'<w:tblCellMar><w:top w:w="50" w:type="dxa"/><w:left w:w="{twips(1.6)}" w:type="dxa"/>'
        f'<w:bottom w:w="60" w:type="dxa"/><w:right w:w="{twips(1.6)}" w:type="dxa"/></w:tblCellMar>'
    )
    normal = run_look(BODY_SIZE)
    parts = [
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{normal}<w:lang w:val="en-US" w:eastAsia="en-US"'
        ' w:bidi="th-TH"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
        _paragraph("Normal", "Normal", spacing(BODY_PITCH)),
        _paragraph("BodyText", "Body Text", f"{spacing(BODY_PITCH, 0, 5)}{_FIRST_LINE}"),
        _paragraph("Step", "ขั้นตอน", spacing(BODY_PITCH, 0, 2)),
        _paragraph("StrongText", "ข้อความเน้น", spacing(BODY_PITCH, 0, 4), run_look(bold=True)),
        _paragraph("Note", "หมายเหตุ", spacing(CELL_PITCH, 0, 4), run_look(NOTE_SIZE, grey=SOFT_GREY)),
        _paragraph("Center", "ข้อความกึ่งกลาง", spacing(BODY_PITCH, 0, 4) + _CENTER),
        _paragraph("Title", "Title", f"{spacing(30, 0, 6)}{_CENTER}", run_look(24, bold=True)),
        _paragraph("Subtitle", "Subtitle", f"{spacing(26, 0, 4)}{_CENTER}", run_look(20, bold=True)),
        _heading(1, 18, 10, 0),
        _heading(2, 17, 8, 0),
        _heading(3, 16, 6, 0),
        _paragraph("Caption", "caption", f"{spacing(BODY_PITCH, 4, 3)}", run_look(BODY_SIZE, bold=True)),
        _paragraph("Figure", "ภาพ", f"{_KEEP}{spacing(0, 6, 2)}{_CENTER}"),
        _paragraph("CellText", "ข้อความในตาราง", spacing(CELL_PITCH), run_look(CELL_SIZE)),
        _paragraph(
            "CellHead", "หัวตาราง", f"<w:keepNext/>{spacing(CELL_PITCH)}{_CENTER}", run_look(bold=True), based="CellText"
        ),
        _paragraph("Gap", "ช่องว่าง", spacing(8), run_look(4)),
        _paragraph("Signature", "Signature", f"<w:keepNext/>{spacing(22)}{_CENTER}"),
        _paragraph("MemoTitle", "หัวบันทึกข้อความ", f"{spacing(35)}{_CENTER}", run_look(29, bold=True)),
        _paragraph("MemoLine", "บรรทัดหัวบันทึก", spacing(24)),
        _paragraph("TOCHeading", "TOC Heading", f"{_KEEP}{spacing(24, 8, 6)}{_CENTER}", run_look(18, bold=True)),
        *(_contents(level) for level in (1, 2, 3)),
        _paragraph("TableofFigures", "table of figures", spacing(BODY_PITCH, 0, 2)),
        _paragraph("Header", "header", spacing(14), small),
        _paragraph(
            "Footer",
            "footer",
            f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="2" w:color="969696"/></w:pBdr>{spacing(14)}',
            small,
        ),
        _paragraph("FootnoteText", "footnote text", spacing(14), run_look(13)),
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph'
        ' Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders>{pad}</w:tblPr></w:style>",
    ]
    return f'<w:styles xmlns:w="{W}">{"".join(parts)}</w:styles>'
