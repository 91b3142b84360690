"""Charts as pictures, for files that cannot hold our vectors: drawn on paper, then photographed."""

from __future__ import annotations

import io
import threading
from datetime import UTC, datetime

import pypdfium2

from itadash.documents import figures
from itadash.documents.content import Chart
from itadash.documents.page import PORTRAIT_MARGINS, ThaiPDF

DOTS_PER_MM = 8.0  # about 200 dots an inch
PDFIUM = threading.Lock()  # PDFium is not made for several threads
_POINTS_PER_MM = 72 / 25.4
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # the sheet is thrown away
_ROOM = 2.0  # mm around the chart


def chart_png(chart: Chart, *, thai_digits: bool = True) -> bytes:
    """``chart`` as a PNG picture of the width of a page's text."""
    pdf = ThaiPDF("", landscape=False, thai_digits=thai_digits, created=_NEVER, margins=PORTRAIT_MARGINS)
    pdf.bare()
    height = figures.height(chart, pdf, pdf.epw)
    left, top, width = float(pdf.l_margin), float(pdf.t_margin), float(pdf.epw)
    figures.paint(chart, pdf, left, top, width)
    page_width, page_height = float(pdf.w), float(pdf.h)
    data = pdf.finish()
    crop = (
        left - _ROOM,
        page_height - top - height - _ROOM,
        page_width - left - width - _ROOM,
        top - _ROOM,
    )  # left, bottom, right, top
    with PDFIUM, pypdfium2.PdfDocument(data) as document:
        scale = DOTS_PER_MM / _POINTS_PER_MM
        picture = document[0].render(scale=scale, crop=tuple(side * _POINTS_PER_MM for side in crop)).to_pil()
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
