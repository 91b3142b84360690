"""SVG as a surface: shapes, and texts as the outlines of their shaped letters, so that no program needs the font.

Coordinates are whole hundredths of a millimetre: fine enough for print, and short in the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

from itadash.documents import fonts, thai
from itadash.documents.figures.surface import Colour, Pen, Point
from itadash.documents.outlines import Outline
from itadash.documents.page import Style

_UNITS = 100  # of the file in a mm
_PT = 25.4 / 72  # mm
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class VectorSurface:
    """A picture ``width`` × ``height`` mm that becomes an SVG file; digits stay Arabic unless ``thai_digits``."""

    def __init__(self, width: float, height: float = 0.0, *, thai_digits: bool = False) -> None:
        self._width, self.height = width, height
        self._thai_digits = thai_digits
        self._family = fonts.family()
        self._parts: list[str] = []

    # texts ---------------------------------------------------------------------------------------------------------

    def prepare(self, text: str) -> str:
        text = thai.clean(text, fonts.characters())
        return thai.thai_digits(text) if self._thai_digits else text

    def measure(self, style: Style) -> Callable[[str], float]:
        width, em = fonts.face(style.face, self._family).width, self._em(style)
        return lambda text: width(text) * em

    def lines(self, text: str, width: float, style: Style) -> list[str]:
        return thai.lines(text, width, self.measure(style))

    def put(self, x: float, y: float, text: str, style: Style, width: float = 0, align: str = "L") -> None:
        if not text.strip():
            return
        face, em = fonts.face(style.face, self._family), self._em(style)
        spare = (width or face.width(text) * em) - face.width(text) * em
        pen = x + {"L": 0.0, "C": spare / 2, "R": spare}[align]
        baseline = y + style.pitch / 2 + 0.3 * style.size * _PT  # where the pages of PDF have it
        path = _Path()
        for glyph in face.shape(text):
            left, base = pen + glyph.x_offset / 1000 * em, baseline - glyph.y_offset / 1000 * em
            path.add(face.outline(glyph.name), left, base, em / 1000)
            pen += glyph.advance / 1000 * em
        grey = _hex((style.grey,) * 3)
        self._parts.append(f'<path fill="{grey}" d="{path.data}"/>')

    def _em(self, style: Style) -> float:
        return style.size * self._family.scale * _PT

    # shapes --------------------------------------------------------------------------------------------------------

    def line(self, x1: float, y1: float, x2: float, y2: float, pen: Pen) -> None:
        self._parts.append(f'<path d="M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}"{_look(None, pen)}/>')

    def rect(
        self, x: float, y: float, width: float, height: float, *, fill: Colour | None = None, pen: Pen | None = None
    ) -> None:
        size = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
        self._parts.append(f"<rect {size}{_look(fill, pen)}/>")

    def circle(self, x: float, y: float, radius: float, *, fill: Colour | None = None, pen: Pen | None = None) -> None:
        self._parts.append(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"{_look(fill, pen)}/>')

    def polygon(self, points: Sequence[Point], *, fill: Colour | None = None, pen: Pen | None = None) -> None:
        corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
        self._parts.append(f'<polygon points="{corners}"{_look(fill, pen)}/>')

    # the file ------------------------------------------------------------------------------------------------------

    def file(self, title: str, description: str) -> bytes:
        """The SVG file; ``title`` and ``description`` are read aloud in place of the picture."""
        width, height = _n(self._width), _n(self.height)
        size = f'width="{width / _UNITS:g}mm" height="{height / _UNITS:g}mm" viewBox="0 0 {width} {height}"'
        named = 'xml:lang="th" role="img" aria-labelledby="title desc"'
        parts = (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" {named} {size}>',
            f'<title id="title">{_xml(title)}</title>',
            f'<desc id="desc">{_xml(description)}</desc>',
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            *self._parts,
            "</svg>\n",
        )
        return "\n".join(parts).encode("utf-8")


class _Path:
    """The ``d`` of a path: each point by its distance from the one before, in whole units of the file."""

    def __init__(self) -> None:
        self.data = ""
        self._at = self._start = (0, 0)

    def add(self, outline: Outline, x: float, y: float, scale: float) -> None:
        """Add an outline whose baseline begins at (x, y) mm; ``scale`` is mm for each of its units."""
        out: list[str] = []
        for kind, points in outline:
            steps = [(_n(x + px * scale), _n(y - py * scale)) for px, py in points]
            numbers = [f"{each:d}" for px, py in steps for each in (px - self._at[0], py - self._at[1])]
            out.append(kind.lower() + " ".join(numbers).replace(" -", "-"))
            if steps:
                self._at = steps[-1]
            elif kind == "Z":
                self._at = self._start
            if kind == "M":
                self._start = steps[0]
        self.data += "".join(out)


def _n(mm: float) -> int:
    return round(mm * _UNITS)


def _hex(colour: tuple[int, ...]) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)


def _look(fill: Colour | None, pen: Pen | None) -> str:
    look = f' fill="{_hex(fill) if fill else "none"}"'
    if pen is not None:
        look += f' stroke="{_hex(pen.colour)}" stroke-width="{_n(pen.width)}"'
        if pen.dash:
            look += f' stroke-dasharray="{_n(pen.dash[0])} {_n(pen.dash[1])}"'
    return look


def _xml(text: str) -> str:
    return escape(_NOT_IN_XML.sub("", " ".join(text.split())))
