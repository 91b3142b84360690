"""Documents whose frame is sound and whose inside is the fuzzer's: it need not learn zip, OLE or PDF to get in.

The first byte chooses the kind. PDFium is native code, but it is made for hostile files and worth meeting here;
calamine is not run, because it may end the process.
"""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from collections.abc import Callable

from itadash.reading.files import limits, ods, word_xml
from itadash.reading.files.worker import READERS, reader_of
from itadash.reading.files.xls import sheet_facts

# Readers are imported when they are first needed; the fuzzer only sees into what is imported while it looks.
LOADED = (ods, word_xml, *(reader_of(kind) for kind in READERS))


def _deadline() -> float:
    return time.monotonic() + 10 * limits.SECONDS


def _packed(name: str, content: bytes, **others: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for other, body in {**others, name: content}.items():
            package.writestr(other, body)
    return target.getvalue()


_MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_R = b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'


def _workbook(data: bytes) -> None:
    book = b'<workbook %s %s><sheets><sheet name="s" sheetId="1" r:id="a"/></sheets></workbook>' % (_MAIN, _R)
    relations = _RELATIONS + b'<Relationship Id="a" Type="w/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    styles = b'<styleSheet %s><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/></cellXfs></styleSheet>' % _MAIN
    package = _packed(
        "xl/worksheets/sheet1.xml",
        b"<worksheet %s><sheetData>%s</sheetData></worksheet>" % (_MAIN, data),
        **{"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": relations, "xl/styles.xml": styles},
    )
    reader_of("package")(package, fast=False, deadline=_deadline())  # calamine may end the process: not here


def _word(data: bytes) -> None:
    space = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = b"<w:document %s><w:body>%s</w:body></w:document>" % (space, data)
    reader_of("package")(_packed("word/document.xml", document), fast=True, deadline=_deadline())


def _open_document(data: bytes) -> None:
    names = (b"office", b"table", b"text", b"style")
    spaces = b" ".join(b'xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (name, name) for name in names)
    sheet = b'<office:spreadsheet><table:table table:name="s">%s</table:table></office:spreadsheet>' % data
    content = b"<office:document-content %s><office:body>%s</office:body></office:document-content>" % (spaces, sheet)
    package = _packed("content.xml", content, mimetype=b"application/vnd.oasis.opendocument.spreadsheet")
    reader_of("package")(package, fast=True, deadline=_deadline())


def _page(data: bytes) -> None:
    reader_of("html")(b"<html><body>" + data, fast=True, deadline=_deadline())


def _archive(data: bytes) -> None:
    reader_of("mhtml")(b"MIME-Version: 1.0\r\n" + data, fast=True, deadline=_deadline())


def _pdf(data: bytes) -> None:
    """The bytes are what is drawn on a page."""
    packed = zlib.compress(data)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(packed), packed),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    file = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (k, body) for k, body in enumerate(objects, 1))
    reader_of("pdf")(file + b"trailer\n<</Root 1 0 R/Size 6>>\n%%EOF", fast=True, deadline=_deadline())


def _old_workbook(data: bytes) -> None:
    sheet_facts(data, time.monotonic() + 60)


KINDS: tuple[Callable[[bytes], None], ...] = (_workbook, _word, _open_document, _page, _archive, _pdf, _old_workbook)


def documents(data: bytes) -> None:
    """One document. Raises whatever its reader raises, refusals too."""
    if data:
        KINDS[data[0] % len(KINDS)](data[1:])
