"""The two questions that every chart answers; each kind registers its answers in a module of its own."""

from __future__ import annotations

from functools import singledispatch

from itadash.documents.content import Chart
from itadash.documents.figures.surface import Metrics, Surface


@singledispatch
def height(chart: Chart, metrics: Metrics, width: float) -> float:
    """The height of ``chart`` when it is ``width`` wide."""
    raise TypeError(f"no such chart: {chart!r}")


@singledispatch
def draw(chart: Chart, surface: Surface, x: float, y: float, width: float) -> None:
    """Draw ``chart`` with its top left at (x, y)."""
    raise TypeError(f"no such chart: {chart!r}")
