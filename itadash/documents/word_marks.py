"""WordprocessingML as text: runs, paragraphs, fields, bookmarks, sections. Texts come in prepared and go out escaped.

A field is the only thing in the file that Word works out, and all instructions are ours: a person's text is never one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from itadash.documents import word_fonts
from itadash.documents.page_footer import footer_lines
from itadash.documents.word_styles import FOOTER_SIZE, Paper, run_look, twips

# Without a space after the star: Word reads it either way, LibreOffice takes "\\* ThaiArabic" for Thai letters (ก ข ค).
THAI_FORMAT = "\\*ThaiArabic"
_PAGES_ROOM = 24.0  # mm at the right end of the footer
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>"}


def run(text: str, look: str = "") -> str:
    """A run; tabs are tabs and line ends are line ends."""
    if not text:
        return ""
    parts = [
        _BREAKS.get(piece) or f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in re.split("([\t\n])", text)
        if piece
    ]
    return f"<w:r>{_wrapped('w:rPr', look)}{''.join(parts)}</w:r>"


def field(instruction: str, shown: str, look: str = "") -> str:
    """A field that shows ``shown`` until Word works it out."""
    return f'<w:fldSimple w:instr=" {escape(instruction)} ">{run(shown, look)}</w:fldSimple>'


def field_begin(instruction: str) -> str:
    """The start of a field whose result goes over paragraphs; :data:`FIELD_END` ends it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def bookmark(number: int, name: str, runs: str) -> str:
    """``runs`` as a place that a field can point at."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'


def link(anchor: str, runs: str) -> str:
    """``runs`` that lead to the bookmark ``anchor`` of this file."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{runs}</w:hyperlink>'


@dataclass
class Paragraph:
    """A paragraph: runs in a style, and what it has beyond its style. Indents and tabs in mm.

    ``frame`` lifts it out of the text: "bottom" stands it at the foot of the page. ``section`` ends a section here.
    """

    runs: str = ""
    style: str = ""
    keep_next: bool = False
    page_break: bool = False
    frame: str = ""
    tabs: tuple[tuple[float, str, str], ...] = ()  # (place, "left"/"right"/"center", leader "" or "dot")
    spacing: str = ""
    left: float | None = None
    right: float | None = None
    hanging: float = 0
    align: str = ""
    section: str = ""

    def xml(self) -> str:
        look = f'<w:pStyle w:val="{self.style}"/>' if self.style else ""
        look += "<w:keepNext/>" if self.keep_next else ""
        look += "<w:pageBreakBefore/>" if self.page_break else ""
        look += self.frame
        if self.tabs:
            look += f"<w:tabs>{''.join(_tab(*stop) for stop in self.tabs)}</w:tabs>"
        look += self.spacing
        if self.left is not None or self.right is not None or self.hanging:
            left = f' w:left="{twips(self.left)}"' if self.left is not None else ""
            right = f' w:right="{twips(self.right)}"' if self.right is not None else ""
            hanging = f' w:hanging="{twips(self.hanging)}"' if self.hanging else ""
            look += f"<w:ind{left}{right}{hanging}/>"
        look += f'<w:jc w:val="{self.align}"/>' if self.align else ""
        look += self.section
        return f"<w:p>{_wrapped('w:pPr', look)}{self.runs}</w:p>"


def _tab(place: float, kind: str, leader: str) -> str:
    dots = f' w:leader="{leader}"' if leader else ""
    return f'<w:tab w:val="{kind}"{dots} w:pos="{twips(place)}"/>'


def _wrapped(tag: str, inside: str) -> str:
    return f"<{tag}>{inside}</{tag}>" if inside else ""


def foot_frame(paper: Paper) -> str:
    """The place of a paragraph that stands at the foot of the page."""
    return (
        f'<w:framePr w:w="{twips(paper.text_width)}" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin"'
        ' w:xAlign="center" w:yAlign="bottom"/>'
    )


@dataclass(frozen=True)
class Section:
    """Pages on one paper, with their header and footer (ids of parts, "" for none)."""

    paper: Paper
    footer: str
    header: str
    first_apart: bool  # the first page has no footer
    thai_digits: bool

    def xml(self) -> str:
        paper = self.paper
        out = ""
        if self.header:
            out += f'<w:headerReference w:type="default" r:id="{self.header}"/>'
            out += f'<w:headerReference w:type="first" r:id="{self.header}"/>' if self.first_apart else ""
        if self.footer:
            out += f'<w:footerReference w:type="default" r:id="{self.footer}"/>'
        if self.thai_digits:
            out += '<w:footnotePr><w:numFmt w:val="thaiNumbers"/></w:footnotePr>'
        turned = ' w:orient="landscape"' if paper.width > paper.height else ""
        out += (
            '<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(paper.width)}" w:h="{twips(paper.height)}"{turned}/>'
            f'<w:pgMar w:top="{twips(paper.top)}" w:right="{twips(paper.right)}" w:bottom="{twips(paper.bottom)}"'
            f' w:left="{twips(paper.left)}" w:header="{twips(8)}" w:footer="{twips(9)}" w:gutter="0"/>'
        )
        out += '<w:pgNumType w:fmt="thaiNumbers"/>' if self.thai_digits else ""
        out += "<w:titlePg/>" if self.first_apart else ""
        return f"<w:sectPr>{out}</w:sectPr>"


def watermark(text: str) -> str:
    """A paragraph of a header with ``text`` pale and aslant behind the page."""
    return (
        '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:pict>'
        '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
        ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>'
        '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>'
        '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>'
        '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
        f'<v:shape id="Watermark" o:spid="_x0000_s2049" type="#_x0000_t136" alt="{escape(text)}"'
        ' style="position:absolute;margin-left:0;margin-top:0;width:300pt;height:180pt;rotation:330;z-index:-251658752;'
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;"
        'mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#d9d9d9" stroked="f">'
        f'<v:fill opacity=".5"/><v:textpath style="font-family:&quot;TH Sarabun New&quot;;font-size:1pt;'
        f'font-weight:bold" string="{escape(text)}"/></v:shape></w:pict></w:r></w:p>'
    )


def footer_line(left: Sequence[str], pages: str, total: str, paper: Paper, thai_digits: bool) -> str:
    """The footer: the parts ``left`` on one line or a line each, and the page of how many at the right."""
    form = f" {THAI_FORMAT}" if thai_digits else ""
    room, whole = ((width / 25.4 * 72) for width in (paper.text_width - _PAGES_ROOM, paper.text_width))
    first, *more = footer_lines(left, room, whole, lambda text: word_fonts.width(text, FOOTER_SIZE)) or [""]
    runs = run(first) + run("\tหน้า ") + field(f"PAGE{form}", pages) + run("/") + field(f"NUMPAGES{form}", total)
    runs += "".join(run(f"\n{line}") for line in more)
    return Paragraph(runs, "Footer", tabs=((paper.text_width, "right", ""),)).xml()


def picture(number: int, part: str, width: float, height: float, alt: str) -> str:
    """A run with the picture of part ``part``, mm, told in words by ``alt``."""
    size = f'cx="{round(width * 36000)}" cy="{round(height * 36000)}"'
    told = escape(alt.replace("\n", " "), {'"': "&quot;"})
    about = f'id="{number}" name="ภาพ {number}" descr="{told}"'
    main = "http://schemas.openxmlformats.org/drawingml/2006"
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr {about}/>'
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{main}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{main}/main"><a:graphicData uri="{main}/picture"><pic:pic xmlns:pic="{main}/picture">'
        f"<pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{part}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


SIGN_LOOK = run_look(font=word_fonts.SIGNS)
