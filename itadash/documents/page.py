"""Paper for Thai documents: A4, styles, page furniture, metadata and attachments, on fpdf2.

Every document is PDF/A-3U: fonts inside, every character with its Unicode value, the source files attached.
All lengths are mm, font sizes pt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import PurePath
from typing import Any
from xml.sax.saxutils import escape

from fpdf import FPDF, ViewerPreferences

from itadash.documents import fonts, shaping, thai
from itadash.documents.page_footer import footer_lines
from itadash.documents.producer import ArchiveProducer
from itadash.documents.shaping import ThaiFont, ThaiFragment

LANGUAGE = "th-TH"
PRODUCER = f"ITA Dash (fpdf2 {shaping.FPDF2_VERSION})"
MARGIN = 15.0
PORTRAIT_MARGINS = (25.0, 20.0, 20.0)  # left (room for punching), top, right: an upright report
BOTTOM = 19.0  # the text ends here above the edge; the footer stands below
FOOTER_Y = 13.6  # the middle of the footer's first line above the edge; a second one has room below it
HAIRLINE = 0.2
FOOTNOTE_GAP = 3.0  # between the text and the footnotes of a page
FOOTNOTE_HANG = 3.5  # the footnote's text beside its mark
INK, SOFT, WATERMARK = 0, 70, 232  # grey levels, 0 black


@dataclass(frozen=True)
class Style:
    """A way to set text: typeface (see ``fonts.FILES``), size in pt, distance of lines in mm, grey level."""

    face: str
    size: float
    pitch: float
    grey: int = INK


# The official 16 pt of TH Sarabun New is 10.6 pt in Sarabun, which draws the same letters larger at the same points.
# Pitch 1.5 em and more, so that marks do not strike the line above.
TITLE = Style("bold", 15, 8.2)
SUBTITLE = Style("bold", 12.5, 7.0)
HEADING = Style("bold", 11.5, 6.6)
BODY = Style("regular", 10.6, 5.8)
NOTE = Style("regular", 10, 5.6, SOFT)
CELL = Style("regular", 9.5, 5.2)
CELL_HEAD = Style("semibold", 9.5, 5.2)
CAPTION = Style("semibold", 10.2, 5.6)
PART = Style("bold", 12.5, 7.2)
SUBHEADING = Style("semibold", 10.6, 6.0)
FOOTNOTE = Style("regular", 8.6, 4.8, SOFT)
MARK = Style("regular", 6.2, 3.4)  # the raised number of a footnote
FURNITURE = Style("regular", 8, 4.4, SOFT)
DRAFT = Style("bold", 150, 60, WATERMARK)


@dataclass(frozen=True)
class Sheet:
    """The paper of one page: its size and its margins, mm."""

    width: float
    height: float
    left: float
    top: float
    right: float


@dataclass(frozen=True)
class Attachment:
    """A file that travels inside the PDF, for instance the workbook that the document was made from."""

    name: str
    data: bytes
    description: str


class ThaiPDF(FPDF):  # type: ignore[misc]
    """A Thai document on A4. Give every text through :meth:`prepare`, then set it with :meth:`put` or :meth:`block`.

    ``title`` is the document's title, ``author`` the agency, ``footer`` the parts of the footer's left end, on one line
    or a line each. ``created`` fixes the date in the file, so that equal input gives equal bytes; it defaults to now.
    ``paper`` (width, height) is for what is not A4.
    """

    def __init__(
        self,
        title: str,
        *,
        author: str = "",
        footer: Sequence[str] = (),
        landscape: bool = True,
        thai_digits: bool = True,
        draft: bool = False,
        created: datetime | None = None,
        margins: tuple[float, float, float] = (MARGIN, MARGIN, MARGIN),
        paper: tuple[float, float] | None = None,
    ) -> None:
        super().__init__("landscape" if landscape else "portrait", "mm", paper or "A4", enforce_compliance="PDF/A-3U")
        self._thai_digits = thai_digits
        self._draft = draft
        self._sheets: list[Sheet] = []
        self._foot: list[tuple[str, str]] = []  # footnotes of this page, line by line: mark and text
        self._bare: set[int] = set()  # pages without a footer
        self.on_new_page: Callable[[], None] = lambda: None  # paints what waits for the top of a page
        self._family = fonts.family()
        for name in fonts.FILES:
            self.fonts[name] = ThaiFont(self, fonts.face(name, self._family), name)
        self.set_text_shaping(True)  # lines then come to _preload_bidirectional_text below
        self.str_alias_nb_pages = ""  # "{nb}" in a person's text is text
        self.set_margins(*margins)
        self.set_auto_page_break(False, BOTTOM)
        self.c_margin = 0
        self.set_line_width(HAIRLINE)
        self._footer = [self.prepare(part) for part in footer]
        self._describe(self.prepare(title), self.prepare(author), created or datetime.now(UTC))
        self.add_page()

    # --- text ---

    def prepare(self, text: str) -> str:
        """``text`` as this document prints it: cleaned, □ for what the font lacks, digits as chosen."""
        text = thai.clean(text, fonts.characters())
        return thai.thai_digits(text) if self._thai_digits else text

    def measure(self, style: Style) -> Callable[[str], float]:
        """The function that gives the width in mm of a prepared text in ``style``."""
        width, scale = fonts.face(style.face, self._family).width, self._points(style) / self.k
        return lambda text: width(text) * scale

    def _points(self, style: Style) -> float:
        return style.size * self._family.scale

    def put(self, x: float, y: float, text: str, style: Style, width: float = 0, align: str = "L") -> None:
        """One line of prepared ``text`` with its top left at (x, y); "C" and "R" align it within ``width``."""
        if not text:
            return
        size = self._points(style)
        self.set_font(style.face, size=size)
        self.set_text_color(style.grey)
        # fpdf2 sets the baseline 0.3 em below the middle of the cell: points of another scale must not lower it
        self.set_xy(x, y - 0.3 * (size - style.size) / self.k)
        self.cell(width or self.measure(style)(text), style.pitch, text=text, align=align)

    def lines(self, text: str, width: float, style: Style, *, balanced: bool = False) -> list[str]:
        """The lines of prepared ``text``; ``balanced`` makes them about equally long (for headings)."""
        measure = self.measure(style)
        greedy = thai.lines(text, width, measure)
        if not balanced or len(greedy) == 1:
            return greedy
        widest = max(measure(unit.rstrip(" ")) for line in text.split("\n") for unit in thai.words(line) or ("",))
        low, high = min(max(width / 2, widest), width), width  # narrower, a word would be cut
        while high - low > 0.5:
            middle = (low + high) / 2
            if len(thai.lines(text, middle, measure)) > len(greedy):
                low = middle
            else:
                high = middle
        return thai.whole_phrases(text, thai.lines(text, high, measure), width, measure)

    def block(self, text: str, style: Style, align: str = "L") -> None:
        """Prepared ``text`` over the width of the page from the current height on; the height moves below it."""
        for line in self.lines(text, self.epw, style, balanced=align == "C"):
            self.need(style.pitch)
            y = self.get_y()
            self.put(self.l_margin, y, line, style, self.epw, align)
            self.set_y(y + style.pitch)

    def dotted_line(self, x: float, y: float, width: float) -> None:
        """A line of dots to write on."""
        with self.local_context(draw_color=60, line_width=2 * HAIRLINE):
            self.set_dash_pattern(0.01, 1.1)
            self.line(x, y, x + width, y)

    def space(self, height: float) -> None:
        """Move ``height`` mm down."""
        self.set_y(self.get_y() + height)

    # --- pages ---

    @property
    def bottom(self) -> float:
        """Where the text of this page ends, mm from the top; its footnotes stand below."""
        return float(self.h - self.b_margin) - self._foot_height(len(self._foot))

    @property
    def page_room(self) -> float:
        """The height of the text of one page without footnotes."""
        return float(self.h - self.b_margin - self.t_margin)

    def add_page(self, *args: Any, **kwargs: Any) -> None:
        """A new page on the paper of this one; the footnotes of this one are set first."""
        self._paint_foot()
        kwargs.setdefault("orientation", self.cur_orientation)
        super().add_page(*args, **kwargs)
        self._sheets.append(Sheet(self.w, self.h, self.l_margin, self.t_margin, self.r_margin))
        self.on_new_page()

    def turn(self, *, landscape: bool, margins: tuple[float, float, float]) -> None:
        """A new page on paper turned as asked; ``margins`` (left, top, right, mm) hold from there on."""
        self._paint_foot()
        self.set_margins(*margins)
        self.add_page(orientation="landscape" if landscape else "portrait")

    def bare(self) -> None:
        """This page gets no footer (a cover)."""
        self._bare.add(self.page)

    @contextmanager
    def on_page(self, number: int) -> Iterator[None]:
        """Draw on a page that was left before."""
        here, x, y = self.page, self.get_x(), self.get_y()
        self._enter(number)
        yield
        self._enter(here)
        self.set_xy(x, y)

    def _enter(self, number: int) -> None:
        sheet = self._sheets[number - 1]
        self.page = number
        self.current_font_is_set_on_page = False
        self.w, self.h = sheet.width, sheet.height
        self.w_pt, self.h_pt = self.w * self.k, self.h * self.k
        self.l_margin, self.t_margin, self.r_margin = sheet.left, sheet.top, sheet.right
        # fpdf2 writes colours and widths only when they change, and knows nothing of how that page was left
        self._out(f"0 G 0 g [] 0 d {HAIRLINE * self.k:.2f} w")
        self.draw_color = self.fill_color = self.text_color = self.DEFAULT_TEXT_COLOR
        self.line_width = HAIRLINE

    # --- footnotes ---

    def footnote_height(self, text: str) -> float:
        """The height that the footnote would take from this page."""
        more = len(self.lines(text, self.epw - FOOTNOTE_HANG, FOOTNOTE))
        return self._foot_height(len(self._foot) + more) - self._foot_height(len(self._foot))

    def footnote(self, mark: str, text: str) -> None:
        """Put prepared ``text`` at the foot of this page, under what has room there (:meth:`footnote_height`)."""
        for at, line in enumerate(self.lines(text, self.epw - FOOTNOTE_HANG, FOOTNOTE)):
            self._foot.append(("" if at else mark, line))

    @staticmethod
    def _foot_height(lines: int) -> float:
        return lines * FOOTNOTE.pitch + FOOTNOTE_GAP if lines else 0.0

    def _paint_foot(self) -> None:
        if not self._foot:
            return
        y = self.bottom + FOOTNOTE_GAP
        foot, self._foot = self._foot, []
        self.set_draw_color(150)
        self.line(self.l_margin, y - 1.2, self.l_margin + 40, y - 1.2)
        for mark, line in foot:
            self.put(self.l_margin, y - 0.7, mark, MARK)
            self.put(self.l_margin + FOOTNOTE_HANG, y, line, FOOTNOTE)
            y += FOOTNOTE.pitch

    def need(self, height: float) -> bool:
        """Start a page when less than ``height`` is left on this one; whether it did."""
        if self.get_y() + height <= self.bottom + 1e-6 or self.get_y() <= self.t_margin:
            return False
        self.add_page()
        return True

    def header(self) -> None:
        """The draft's watermark, under everything else of the page. Called by fpdf2 for each new page."""
        if not self._draft:
            return
        text = "ร่าง"
        half = self.measure(DRAFT)(text) / 2
        with self.rotation(30, self.w / 2, self.h / 2):
            self.put(self.w / 2 - half, self.h / 2 - DRAFT.pitch / 2, text, DRAFT)
        self.set_xy(self.l_margin, self.t_margin)

    def attach(self, files: Iterable[Attachment]) -> None:
        """Attach ``files`` as the sources of the document. Raises :class:`ValueError` for a file without content."""
        taken: set[str] = set()
        for file in sorted(files, key=lambda f: f.name):  # the file format wants the names in order
            if not file.data:
                raise ValueError(f"attachment without content: {file.name}")
            name = _unique(thai.tidy(file.name).encode("utf-8", "replace").decode("utf-8"), taken)
            self.embed_file(
                bytes=file.data,
                basename=name,
                desc=thai.clean(file.description, fonts.characters()),
                modification_date=self.creation_date,
                associated_file_relationship="SOURCE",
                compress=True,
                checksum=True,
            )

    def finish(self) -> bytes:
        """Number the pages and give the file. The document cannot be used afterwards."""
        self._paint_foot()
        total = self.pages_count
        for number in range(1, total + 1):
            if number not in self._bare:
                self._enter(number)
                self._stamp(self.prepare(f"หน้า {number}/{total}"))
        try:
            return bytes(self.output(output_producer_class=ArchiveProducer))
        finally:
            shaping.release()

    def _stamp(self, pages: str) -> None:
        y = self.h - FOOTER_Y - FURNITURE.pitch / 2
        self.set_draw_color(150)
        self.line(self.l_margin, y - 0.8, self.w - self.r_margin, y - 0.8)
        measure = self.measure(FURNITURE)
        for number, line in enumerate(footer_lines(self._footer, self.epw - measure(pages) - 10, self.epw, measure)):
            self.put(self.l_margin, y + number * FURNITURE.pitch, line, FURNITURE)
        self.put(self.l_margin, y, pages, FURNITURE, self.epw, "R")

    # --- inside fpdf2 ---

    def _preload_bidirectional_text(self, text: str, markdown: bool) -> Sequence[ThaiFragment]:
        """A line is one run: left to right (the font has no right-to-left script), no Markdown, no page alias."""
        return (ThaiFragment(text, self._get_current_graphics_state(), self.k),) if text else ()

    def _describe(self, title: str, author: str, created: datetime) -> None:
        title, author = title.replace("\n", " "), author.replace("\n", " ")
        created = created.replace(microsecond=0)
        self.set_lang(LANGUAGE)
        self.set_title(title)
        if author:
            self.set_author(author)
        self.set_producer(PRODUCER)
        self.set_creation_date(created)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self.set_xmp_metadata(_xmp(title, author, created))


def _unique(name: str, taken: set[str]) -> str:
    path = PurePath(name or "file")
    name = next(
        candidate
        for candidate in (f"{path.stem}{f' ({n})' if n > 1 else ''}{path.suffix}" for n in count(1))
        if candidate not in taken
    )
    taken.add(name)
    return name


def _xmp(title: str, author: str, created: datetime) -> str:
    """The XMP record of PDF/A-3U. fpdf2's own carries the time of writing, so that no two files would be equal."""
    date = created.astimezone(UTC).isoformat(timespec="seconds")
    creator = f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    return f"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
{creator}<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{escape(PRODUCER)}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>"""
