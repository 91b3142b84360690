"""The two questions that every chart answers; each kind registers its answers in a module of its own.

``tight`` (:data:`LEAST_TIGHT` to 1) makes a chart lower, with the same letters, for a page that has less room.
"""

from __future__ import annotations

from functools import singledispatch

from itadash.documents.content import Chart
from itadash.documents.figures.surface import Metrics, Surface

LEAST_TIGHT = 0.8


@singledispatch
def height(chart: Chart, metrics: Metrics, width: float, tight: float = 1.0) -> float:
    """The height of ``chart`` when it is ``width`` wide."""
    raise TypeError(f"no such chart: {chart!r}")


@singledispatch
def draw(chart: Chart, surface: Surface, x: float, y: float, width: float, tight: float = 1.0) -> None:
    """Draw ``chart`` with its top left at (x, y)."""
    raise TypeError(f"no such chart: {chart!r}")
