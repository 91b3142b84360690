"""Makes PDF files in memory: sound ones by fpdf2 with the app's font, hostile ones from their bytes up."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from fpdf import FPDF
from PIL import Image
from pypdf import PdfReader, PdfWriter

from tests.reading.files import hostile

FONT = Path(__file__).parents[3] / "static" / "fonts" / "Sarabun-Regular.ttf"


def add_fonts(document: FPDF) -> None:
    """The app's fonts, upright and bold."""
    document.add_font("thai", fname=FONT)
    document.add_font("thai", style="B", fname=FONT.with_name("Sarabun-SemiBold.ttf"))


def paper(*, shaped: bool = True, size: float = 10) -> FPDF:
    """An empty document with the app's font and one page."""
    document = FPDF(format="A4")
    add_fonts(document)
    document.set_font("thai", size=size)
    document.set_text_shaping(shaped)
    document.add_page()
    return document


def saved(document: FPDF) -> bytes:
    """Its bytes."""
    return bytes(document.output())


def tables(rows: Sequence[Sequence[str]], *, ruled: bool = True, shaped: bool = True, line_height: float = 6) -> bytes:
    """One table; rows are repeated on every page's top as fpdf2 does with headings."""
    document = paper(shaped=shaped)
    layout = "ALL" if ruled else "NONE"
    with document.table(borders_layout=layout, line_height=line_height) as table:
        for row in rows:
            table.row(row)
    return saved(document)


def turned(data: bytes, degrees: int) -> bytes:
    """Every page turned by its mark only, as scanners and printers do."""
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(data)).pages:
        writer.add_page(page.rotate(degrees))
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def locked(data: bytes, *, reading: bool) -> bytes:
    """Behind a password: for ``reading``, or only for changes."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user_password="ลับ" if reading else "", owner_password="เจ้าของ", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def picture(pages: int = 1, *, text: str = "") -> bytes:
    """Pages of a picture only; ``text`` stands on a page before them."""
    document = paper()
    if text:
        document.cell(0, 8, text)
        document.add_page()
    for number in range(pages):
        if number:
            document.add_page()
        document.image(Image.new("RGB", (40, 40), "white"), w=100)
    return saved(document)


# -- from the bytes up ------------------------------------------------------------------------------------------------


def raw(objects: Sequence[bytes], *, trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    target = io.BytesIO()
    target.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(target.tell())
        target.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = target.tell()
    target.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    target.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    target.write(b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, start))
    return target.getvalue()


def stream(content: bytes, more: bytes = b"", *, packed: bool = True) -> bytes:
    """A stream object."""
    body = zlib.compress(content) if packed else content
    kind = b"/Filter/FlateDecode" if packed else b""
    return b"<</Length %d%s%s>>\nstream\n%s\nendstream" % (len(body), kind, more, body)


CATALOGUE, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONT_5 = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>"
)


def drawn(content: bytes, *more: bytes) -> bytes:
    """A page with this content."""
    return raw([CATALOGUE, PAGES, PAGE, stream(content), FONT_5, *more])


def old_codes(text: str) -> bytes:
    """A page whose Thai lies on the places of western letters, as fonts before Unicode had it."""
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica", size=12)
    for line in text.split("\n"):
        document.cell(0, 8, line.encode("cp874").decode("latin-1"), new_x="LMARGIN", new_y="NEXT")
    return saved(document)


def _page_tree_loop() -> bytes:
    return raw([CATALOGUE, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000000>>"])


def _deep_page_tree(depth: int) -> bytes:
    nodes = [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (k + 3) for k in range(depth)]
    return raw([CATALOGUE, *nodes, b"<</Type/Page/MediaBox[0 0 10 10]>>"])


def _many_pages(count: int) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return raw([CATALOGUE, b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), PAGE, stream(b""), FONT_5, b"null"])


def _streamed_bomb(size: int) -> bytes:
    """A content stream of ``size`` bytes, packed twice."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b"q Q " * 250_000) for _ in range(size // 1_000_000)) + packer.flush()
    body = zlib.compress(once, 9)
    content = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>\nstream\n%s\nendstream" % (len(body), body)
    return raw([CATALOGUE, PAGES, PAGE, content, FONT_5, b"null"])


def _form_in_itself() -> bytes:
    form = stream(
        b"/X Do /X Do BT /F 9 Tf (i1) Tj ET",
        b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 6 0 R>>>>",
    )
    return drawn(b"/X Do", form)


def _xref_loop() -> bytes:
    data = drawn(b"", b"null")
    start = data.rfind(b"xref\n0")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % start)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "pdf: first bytes only": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    "pdf: noise": (lambda: b"%PDF-1.7\n" + hostile.noise(), "PDF"),
    "pdf: truncated": (lambda: tables([["ข้อ", "คะแนน"], ["i1", "85"]])[:900], "PDF"),
    "pdf: password": (lambda: locked(tables([["ข้อ"], ["i1"]]), reading=True), "รหัสผ่าน"),
    "pdf: pictures only": (lambda: picture(2), "ภาพสแกน"),
    "pdf: empty page": (lambda: saved(paper()), "ไม่มีข้อความ"),
    "pdf: page tree in a circle": (_page_tree_loop, "ให้"),
    "pdf: deep page tree": (lambda: _deep_page_tree(20_000), "ให้"),
    "pdf: many pages": (lambda: _many_pages(301), "301 หน้า"),
    "pdf: a million pages": (lambda: _many_pages(1_000_000), "หน้า"),
    "pdf: cross-references in a circle": (_xref_loop, "ไม่มีข้อความ"),
    "pdf: deep arrays": (lambda: drawn(b"[" * 1_000_000, b"null"), "ให้"),
    "pdf: deep objects": (lambda: raw([b"[" * 1_000_000]), "PDF"),
    "pdf: letters without codes": (lambda: drawn(b"BT /F 9 Tf 9 9 Td <0102030405060708> Tj ET", b"null"), "ให้"),
}
# What only the clock or the limit on memory ends.
ENDLESS: dict[str, Callable[[], bytes]] = {
    "bomb of 600 MB": lambda: _streamed_bomb(600_000_000),
    "form that draws itself twice": _form_in_itself,
}
