"""How much room texts of slides take. Lengths are inches, sizes pt.

A pptx file carries no font. Who lacks TH Sarabun New sees its slides in another one, about half as wide again. So texts
are measured in Sarabun, which is as wide as the fonts that stand in (Tahoma, Leelawadee UI): what fits
in it fits in all.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from itadash.documents import fonts, thai

PITCH = 1.33  # lines of the widest font that stands in, in em
PAD_X, PAD_Y = 0.10, 0.045  # between the edge of a cell and its text
_SLACK = 0.95  # programs break Thai lines at other words


@lru_cache(maxsize=8192)
def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of ``text`` on one line."""
    face = fonts.face("bold" if bold else "regular", fonts.bundled())
    return face.width(thai.clean(text, face.cmap)) * size / 72


@lru_cache(maxsize=8192)
def broken(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """``text`` in lines that fit into ``room``."""
    return tuple(thai.lines(text, room * _SLACK, lambda part: width(part, size, bold=bold)))


def line_height(size: float) -> float:
    """How high one line is."""
    return size * PITCH / 72


def text_height(text: str, room: float, size: float, *, bold: bool = False) -> float:
    """How high ``text`` is when it is broken to ``room``."""
    return len(broken(text, room, size, bold=bold)) * line_height(size)


def row_height(texts: Sequence[str], widths: Sequence[float], size: float, *, bold: bool = False) -> float:
    """How high a row of a table is in columns of ``widths``."""
    high = (text_height(text, wide - 2 * PAD_X, size, bold=bold) for text, wide in zip(texts, widths, strict=True))
    return max(high) + 2 * PAD_Y


def title_size(text: str, room: float, high: float) -> float:
    """The size of a title: one line as long as it is large, else as many lines as ``high`` holds."""
    for size in (40.0, 36.0, 32.0, 30.0):
        if len(broken(text, room, size, bold=True)) == 1:
            return size
    return fitting(text, room, high, (32.0, 30.0, 28.0, 24.0, 20.0), bold=True)


def fitting(text: str, room: float, high: float, sizes: Sequence[float], *, bold: bool = False) -> float:
    """The first of ``sizes`` (largest first) in which ``text`` fits into ``room`` × ``high``, or else the last."""
    return next((size for size in sizes if text_height(text, room, size, bold=bold) <= high), sizes[-1])
