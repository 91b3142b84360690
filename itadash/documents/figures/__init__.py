"""Charts on paper and in files: vectors with labels in Thai, readable in black and white. Lengths are mm.

Each chart takes the width that it is given; :func:`height` says how high it becomes. A new kind is a dataclass in
``content.py`` and a module here that registers its height and its drawing.
"""

from __future__ import annotations

from itadash.documents.content import Chart
from itadash.documents.figures import lines, scores, years  # noqa: F401  (they register their charts)
from itadash.documents.figures.drawing import LEAST_TIGHT, draw, height
from itadash.documents.figures.looks import BELOW, NO_SCORE
from itadash.documents.figures.surface import PaperSurface
from itadash.documents.page import ThaiPDF

__all__ = ["BELOW", "LEAST_TIGHT", "NO_SCORE", "draw", "height", "paint"]


def paint(chart: Chart, pdf: ThaiPDF, x: float, y: float, width: float, tight: float = 1.0) -> None:
    """Draw ``chart`` on the current page of ``pdf`` with its top left at (x, y)."""
    draw(chart, PaperSurface(pdf), x, y, width, tight)
