"""Pictures on paper: in the middle, in a thin frame, with what is on them below; never larger than a page has room."""

from __future__ import annotations

import io

from PIL import Image

from itadash.documents.content import Picture
from itadash.documents.page import HAIRLINE, NOTE, ThaiPDF
from itadash.documents.paper_heads import paint_line

LEAST_TIGHT = 0.72  # of its width: smaller, the words on a picture of a screen can no longer be read
ABOVE, BELOW_PICTURE, AFTER = 1.5, 1.2, 4.0  # mm around a picture and its caption
_FRAME = 170  # grey: a picture of a white page would have no edge


def height(pdf: ThaiPDF, block: Picture, tight: float) -> float:
    """Of picture and caption with the room around them, ``tight`` (to 1) of its size."""
    return ABOVE + _size(pdf, block, tight)[1] + BELOW_PICTURE + len(_caption(pdf, block)) * NOTE.pitch + AFTER


def paint(pdf: ThaiPDF, block: Picture, tight: float) -> None:
    """Set picture and caption from the current height on."""
    pdf.space(ABOVE)
    y, (wide, high) = float(pdf.get_y()), _size(pdf, block, tight)
    x = pdf.l_margin + (pdf.epw - wide) / 2
    pdf.image(_opened(block.data), x, y, wide, high, alt_text=pdf.prepare(block.alt))
    with pdf.local_context(draw_color=_FRAME, line_width=HAIRLINE):
        pdf.rect(x, y, wide, high)
    pdf.set_xy(pdf.l_margin, y + high + BELOW_PICTURE)
    for line in _caption(pdf, block):
        paint_line(pdf, line, NOTE, "C")
    pdf.space(AFTER)


def _size(pdf: ThaiPDF, block: Picture, tight: float) -> tuple[float, float]:
    """Width and height, mm."""
    with Image.open(io.BytesIO(block.data)) as picture:
        ratio = picture.height / picture.width
    words = min(len(_caption(pdf, block)) * NOTE.pitch, pdf.page_room / 2)
    room = pdf.page_room - ABOVE - BELOW_PICTURE - words
    wide = min(pdf.epw * min(block.share, 1.0) * tight, room / ratio)
    return wide, wide * ratio


def _caption(pdf: ThaiPDF, block: Picture) -> list[str]:
    return pdf.lines(pdf.prepare(block.alt), pdf.epw, NOTE, balanced=True) if block.alt else []


def _opened(data: bytes) -> Image.Image:
    """Without transparency, which the archive's format and a printer do not need."""
    picture = Image.open(io.BytesIO(data))
    if picture.mode in ("RGBA", "LA") or "transparency" in picture.info:
        white = Image.new("RGBA", picture.size, "white")
        return Image.alpha_composite(white, picture.convert("RGBA")).convert("RGB")
    return picture
