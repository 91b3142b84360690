"""Charts as pictures: PNG for files that cannot hold our vectors, and picture files (PNG, SVG) that stand alone."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass
from datetime import UTC, datetime

import pypdfium2

from itadash.documents import figures
from itadash.documents.content import Chart
from itadash.documents.figures.surface import Metrics, PaperSurface, Surface
from itadash.documents.figures.vector import VectorSurface
from itadash.documents.page import PORTRAIT_MARGINS, SOFT, Style, ThaiPDF

DOTS_PER_MM = 8.0  # about 200 dots an inch
FILE_DOTS_PER_MM = 12.0  # about 300 dots an inch
FILE_WIDTH = 190.0  # mm
PDFIUM = threading.Lock()  # PDFium is not made for several threads
_POINTS_PER_MM = 72 / 25.4
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # the sheet is thrown away
_ROOM = 2.0  # mm around the chart
_EDGE = 6.0  # mm around a picture that stands alone
_TITLE, _ABOUT, _SOURCE = Style("bold", 13, 7.2), Style("regular", 10, 5.6, SOFT), Style("regular", 7.8, 4.4, SOFT)


@dataclass(frozen=True)
class Picture:
    """A chart that leaves the app by itself: ``about`` is agency, year and target, ``finding`` what it shows."""

    title: str
    about: str
    chart: Chart
    finding: str
    source: str = ""


def picture_png(picture: Picture) -> bytes:
    """``picture`` as PNG, sharp in print."""
    tall = _height(picture, VectorSurface(FILE_WIDTH))
    size, margins = (FILE_WIDTH, tall), (_EDGE, _EDGE, _EDGE)
    pdf = ThaiPDF("", landscape=False, thai_digits=False, created=_NEVER, margins=margins, paper=size)
    pdf.bare()
    _draw(picture, PaperSurface(pdf))
    return _photograph(pdf.finish(), FILE_DOTS_PER_MM, (0, 0, 0, 0))


def picture_svg(picture: Picture) -> bytes:
    """``picture`` as SVG: letters are outlines, so that it needs no font; the finding is its description."""
    surface = VectorSurface(FILE_WIDTH)
    surface.height = _height(picture, surface)
    _draw(picture, surface)
    return surface.file(f"{picture.title} {picture.about}", f"{picture.finding} {picture.source}")


def chart_png(chart: Chart, *, thai_digits: bool = True) -> bytes:
    """``chart`` alone as a PNG picture of the width of a page's text."""
    pdf = ThaiPDF("", landscape=False, thai_digits=thai_digits, created=_NEVER, margins=PORTRAIT_MARGINS)
    pdf.bare()
    height = figures.height(chart, pdf, pdf.epw)
    left, top, width = float(pdf.l_margin), float(pdf.t_margin), float(pdf.epw)
    figures.paint(chart, pdf, left, top, width)
    page_width, page_height = float(pdf.w), float(pdf.h)
    crop = (
        left - _ROOM,
        page_height - top - height - _ROOM,
        page_width - left - width - _ROOM,
        top - _ROOM,
    )  # left, bottom, right, top
    return _photograph(pdf.finish(), DOTS_PER_MM, crop)


def _photograph(data: bytes, dots: float, crop: tuple[float, float, float, float]) -> bytes:
    """The first page as PNG, ``dots`` a mm, without ``crop`` (mm from the left, bottom, right and top)."""
    with PDFIUM, pypdfium2.PdfDocument(data) as document:
        scale = dots / _POINTS_PER_MM
        cut = tuple(side * _POINTS_PER_MM for side in crop)
        picture = document[0].render(scale=scale, crop=cut).to_pil()
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=6, dpi=(dots * 25.4, dots * 25.4))
    return buffer.getvalue()


def _lines(picture: Picture, metrics: Metrics) -> list[tuple[str, Style]]:
    room = FILE_WIDTH - 2 * _EDGE
    texts = ((picture.title, _TITLE), (picture.about, _ABOUT))
    return [(line, style) for text, style in texts for line in metrics.lines(metrics.prepare(text), room, style)]


def _source_lines(picture: Picture, metrics: Metrics) -> list[str]:
    room = FILE_WIDTH - 2 * _EDGE
    return metrics.lines(metrics.prepare(picture.source), room, _SOURCE) if picture.source else []


def _height(picture: Picture, metrics: Metrics) -> float:
    above = sum(style.pitch for _, style in _lines(picture, metrics))
    below = _SOURCE.pitch * len(_source_lines(picture, metrics))
    chart = figures.height(picture.chart, metrics, FILE_WIDTH - 2 * _EDGE)
    return 2 * _EDGE + above + 3 + chart + 1.5 + below


def _draw(picture: Picture, surface: Surface) -> None:
    y = _EDGE
    for line, style in _lines(picture, surface):
        surface.put(_EDGE, y, line, style)
        y += style.pitch
    width = FILE_WIDTH - 2 * _EDGE
    figures.draw(picture.chart, surface, _EDGE, y + 3, width)
    y += 3 + figures.height(picture.chart, surface, width) + 1.5
    for line in _source_lines(picture, surface):
        surface.put(_EDGE, y, line, _SOURCE)
        y += _SOURCE.pitch
