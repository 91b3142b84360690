"""The outlines of letters, for files that do without fonts."""

from __future__ import annotations

from typing import Any

from fontTools.pens.basePen import BasePen

Point = tuple[float, float]
Outline = tuple[tuple[str, tuple[Point, ...]], ...]  # M, L, Q, C, Z with their points, 1/1000 em, baseline at 0


class OutlinePen(BasePen):  # type: ignore[misc]
    """A fontTools pen that keeps what it draws; ``units`` are those of the font for an em."""

    def __init__(self, units: int) -> None:
        super().__init__(None)
        self._scale = 1000 / units
        self._steps: list[tuple[str, tuple[Point, ...]]] = []

    @property
    def outline(self) -> Outline:
        return tuple(self._steps)

    def _keep(self, kind: str, *points: Any) -> None:
        self._steps.append((kind, tuple((x * self._scale, y * self._scale) for x, y in points)))

    def _moveTo(self, pt: Any) -> None:
        self._keep("M", pt)

    def _lineTo(self, pt: Any) -> None:
        self._keep("L", pt)

    def _qCurveToOne(self, pt1: Any, pt2: Any) -> None:
        self._keep("Q", pt1, pt2)

    def _curveToOne(self, pt1: Any, pt2: Any, pt3: Any) -> None:
        self._keep("C", pt1, pt2, pt3)

    def _closePath(self) -> None:
        self._keep("Z")
