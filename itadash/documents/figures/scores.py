"""Scores of one year: bars against the target, and two scores of one thing side by side."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from itadash.analysis.words import signed
from itadash.documents.content import Bars, Pairs
from itadash.documents.figures import looks
from itadash.documents.figures.drawing import draw, height
from itadash.documents.figures.looks import AXIS, BELOW, SMALL, Scale
from itadash.documents.figures.surface import Metrics, Surface


@height.register
def _(chart: Bars | Pairs, metrics: Metrics, width: float, tight: float = 1.0) -> float:
    return looks.rows_height([row[0] for row in chart.rows], metrics, width, tight)


@draw.register
def _(chart: Bars, surface: Surface, x: float, y: float, width: float, tight: float = 1.0) -> None:
    def row(at: int, middle: float, scale: Scale) -> None:
        _, score, previous = chart.rows[at]
        left = scale(Decimal(0))
        if score is None:
            surface.put(left + 1.5, middle - SMALL.pitch / 2, looks.NO_SCORE, SMALL)
        else:
            looks.bar(surface, left, middle, scale(score) - left, low=score < chart.target)
        if previous is not None:
            looks.ring(surface, scale(previous), middle)
        if score is not None:
            looks.right(surface, looks.told(score, chart.target), x + width, middle, low=score < chart.target)

    bottom = looks.rows(surface, [each[0] for each in chart.rows], chart.target, (x, y, width, tight), row)
    note = f"{BELOW} และลายเส้น คือต่ำกว่าเกณฑ์ {looks.trim(chart.target)} คะแนน"
    before = bool(chart.previous_name) and any(row[2] is not None for row in chart.rows)
    ring = [(partial(looks.ring, surface), chart.previous_name)] if before else []
    looks.legend(surface, x, bottom + AXIS + 0.5, [*ring, (None, note)])


@draw.register
def _(chart: Pairs, surface: Surface, x: float, y: float, width: float, tight: float = 1.0) -> None:
    def row(at: int, middle: float, scale: Scale) -> None:
        _, first, second = chart.rows[at]
        if first is not None and second is not None:
            surface.line(scale(first), middle, scale(second), middle, looks.joint())
            gap = signed(first - second)
            low = min(first, second) < chart.target
            looks.right(surface, f"{BELOW} {gap}" if low else gap, x + width, middle, low=low)
        if first is not None:
            looks.square(surface, scale(first), middle)
        if second is not None:
            looks.ring(surface, scale(second), middle, radius=1.5)

    floor = looks.floor([score for each in chart.rows for score in each[1:] if score is not None], chart.target)
    labels = [each[0] for each in chart.rows]
    bottom = looks.rows(surface, labels, chart.target, (x, y, width, tight), row, floor)
    signs: list[tuple[looks.Mark | None, str]] = [
        (partial(looks.square, surface), chart.names[0]),
        (partial(looks.ring, surface, radius=1.5), chart.names[1]),
        (None, f"ตัวเลขขวาคือ{chart.gap_name}"),
        (None, f"{BELOW} มีส่วนที่ต่ำกว่าเกณฑ์ {looks.trim(chart.target)} คะแนน"),
        *([(None, f"แกนเริ่มที่ {floor}")] if floor else []),
    ]
    looks.legend(surface, x, bottom + AXIS + 0.5, signs)
