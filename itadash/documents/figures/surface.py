"""What charts are drawn on: shapes and lines of text, in mm from the top left. PDF pages and SVG files offer it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from itadash.documents.page import Style, ThaiPDF

Colour = tuple[int, int, int]
Point = tuple[float, float]


@dataclass(frozen=True)
class Pen:
    """How a line is drawn: colour, width in mm, and the lengths (mm) of dash and gap when it is dashed."""

    colour: Colour
    width: float
    dash: tuple[float, float] | None = None


class Metrics(Protocol):
    """What must be known of texts before anything is drawn; :class:`~itadash.documents.page.ThaiPDF` has it, too."""

    def prepare(self, text: str) -> str:
        """``text`` as it will be set."""

    def measure(self, style: Style) -> Callable[[str], float]:
        """The function that gives the width in mm of a prepared text."""

    def lines(self, text: str, width: float, style: Style) -> list[str]:
        """The lines of a prepared text."""


class Surface(Metrics, Protocol):
    """Something to draw on. Shapes have a ``fill``, an outline (``pen``), or both."""

    def put(self, x: float, y: float, text: str, style: Style, width: float = 0, align: str = "L") -> None:
        """One line of prepared text with its top left at (x, y); "C" and "R" align it within ``width``."""

    def line(self, x1: float, y1: float, x2: float, y2: float, pen: Pen) -> None:
        """A straight line."""

    def rect(
        self, x: float, y: float, width: float, height: float, *, fill: Colour | None = None, pen: Pen | None = None
    ) -> None:
        """A rectangle with its top left at (x, y)."""

    def circle(self, x: float, y: float, radius: float, *, fill: Colour | None = None, pen: Pen | None = None) -> None:
        """A circle around (x, y)."""

    def polygon(self, points: Sequence[Point], *, fill: Colour | None = None, pen: Pen | None = None) -> None:
        """A closed shape."""


class PaperSurface:
    """The current page of a PDF as a surface."""

    def __init__(self, pdf: ThaiPDF) -> None:
        self._pdf = pdf
        self.prepare, self.measure, self.put = pdf.prepare, pdf.measure, pdf.put

    def lines(self, text: str, width: float, style: Style) -> list[str]:
        return self._pdf.lines(text, width, style)

    def line(self, x1: float, y1: float, x2: float, y2: float, pen: Pen) -> None:
        with self._pdf.local_context():
            self._look(None, pen)
            self._pdf.line(x1, y1, x2, y2)

    def rect(
        self, x: float, y: float, width: float, height: float, *, fill: Colour | None = None, pen: Pen | None = None
    ) -> None:
        with self._pdf.local_context():
            self._pdf.rect(x, y, width, height, style=self._look(fill, pen))

    def circle(self, x: float, y: float, radius: float, *, fill: Colour | None = None, pen: Pen | None = None) -> None:
        with self._pdf.local_context():
            self._pdf.circle(x, y, radius, style=self._look(fill, pen))

    def polygon(self, points: Sequence[Point], *, fill: Colour | None = None, pen: Pen | None = None) -> None:
        with self._pdf.local_context():
            self._pdf.polygon(points, style=self._look(fill, pen))

    def _look(self, fill: Colour | None, pen: Pen | None) -> str:
        """Take up the colours; the letters by which fpdf2 knows outline (D) and fill (F)."""
        if pen is not None:
            self._pdf.set_draw_color(*pen.colour)
            self._pdf.set_line_width(pen.width)
            if pen.dash:
                self._pdf.set_dash_pattern(*pen.dash)
        if fill is not None:
            self._pdf.set_fill_color(*fill)
        return ("D" if pen else "") + ("F" if fill else "")
