"""Scores over the years: small lines, and a table of shades."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from itadash.documents.content import Heat, Lines
from itadash.documents.figures import looks
from itadash.documents.figures.drawing import draw, height
from itadash.documents.figures.looks import BELOW, LABEL, MOST_LABEL, NAME, NOTE, ORANGE, SMALL, TEAL, VALUE, WHITE
from itadash.documents.figures.surface import Metrics, Pen, Surface
from itadash.documents.page import Style

_PANEL = 31.0  # height of one small line chart
_PANEL_TOP, _PANEL_BOTTOM = 10.5, 6.2  # of it: the name and the figures above the line; the years below
_PANELS = 2  # in a row
_CELL_HEIGHT, _LEAST_CELL = 6.6, 5.4


@height.register
def _(chart: Lines, metrics: Metrics, width: float, tight: float = 1.0) -> float:
    return -(-len(chart.rows) // _PANELS) * _PANEL * tight + NOTE


@draw.register
def _(chart: Lines, surface: Surface, x: float, y: float, width: float, tight: float = 1.0) -> None:
    gap = 6.0
    wide, high = (width - gap * (_PANELS - 1)) / _PANELS, _PANEL * tight
    floor = looks.floor([score for _, scores in chart.rows for score in scores if score is not None], chart.target)
    for at, (label, scores) in enumerate(chart.rows):
        place = (x + at % _PANELS * (wide + gap), y + at // _PANELS * high, wide, high)
        _small_lines(surface, chart, label, scores, floor, place)
    bottom = y + -(-len(chart.rows) // _PANELS) * high
    notes = (f"เส้นประคือเกณฑ์ {looks.trim(chart.target)} คะแนน", f"แกนตั้งเริ่มที่ {floor}", f"{BELOW} ต่ำกว่าเกณฑ์")
    looks.legend(surface, x, bottom, [(None, note) for note in notes])


def _small_lines(
    surface: Surface,
    chart: Lines,
    label: str,
    scores: Sequence[Decimal | None],
    floor: int,
    panel: tuple[float, float, float, float],
) -> None:
    """One label's line in a ``panel`` (x, y, width, height)."""
    x, y, width, high = panel
    surface.put(x, y, looks.shortened(surface, label, width, NAME)[0], NAME)
    top, bottom = y + _PANEL_TOP, y + high - _PANEL_BOTTOM
    step = (width - 14) / max(len(chart.years) - 1, 1)
    places = [x + 7 + step * at for at in range(len(chart.years))]

    def up(score: Decimal) -> float:
        return bottom - (float(score) - floor) / (100 - floor) * (bottom - top)

    surface.line(x, bottom, x + width, bottom, looks.GRID)
    surface.line(x, up(chart.target), x + width, up(chart.target), looks.dashed(0.15))
    for (x1, one), (x2, two) in pairwise(zip(places, scores, strict=True)):
        if one is not None and two is not None:  # a year without a score interrupts the line
            surface.line(x1, up(one), x2, up(two), Pen(TEAL, 0.5))
    points = [(place, score) for place, score in zip(places, scores, strict=True) if score is not None]
    free = float("inf")  # where years stand close, figures that would touch the next ones are left out
    for place, score in reversed(points):
        low = score < chart.target
        text = surface.prepare(f"{BELOW}{score:.2f}" if low else f"{score:.2f}")
        over = up(score) - 1.2 - SMALL.pitch
        style = Style("semibold", 7.6, 4.4) if low else Style("regular", 7.6, 4.4)
        wide = surface.measure(style)(text) + 0.8
        if place + wide / 2 > free:
            continue
        free = place - wide / 2
        # the lines do not run through the figures
        surface.rect(place - wide / 2, over + 0.7, wide, style.pitch - 1.3, fill=WHITE)
        surface.put(place - 10, over, text, style, 20, "C")
    for place, score in points:
        (looks.ring if score < chart.target else looks.square)(surface, place, up(score))
    every = _every(step, surface.measure(SMALL)(surface.prepare("2566")))
    for place, year in list(zip(places, chart.years, strict=True))[::-1][::every]:
        surface.put(place - 8, bottom + 0.4, surface.prepare(str(year)), SMALL, 16, "C")


def _every(step: float, wide: float) -> int:
    """Which years are named under points ``step`` apart, counted from the last: each (1), every second (2) …"""
    return next((every for every in range(1, 50) if every * step >= wide + 1), 50)


def _cell_height(tight: float) -> float:
    return max(_CELL_HEIGHT * tight, _LEAST_CELL)


@height.register
def _(chart: Heat, metrics: Metrics, width: float, tight: float = 1.0) -> float:
    return _cell_height(tight) * (len(chart.rows) + 1) + NOTE + 1


@draw.register
def _(chart: Heat, surface: Surface, x: float, y: float, width: float, tight: float = 1.0) -> None:
    measure, high = surface.measure(LABEL), _cell_height(tight)
    longest = max((measure(surface.prepare(row[0])) for row in chart.rows), default=0.0)
    label = min(longest + 3, width * MOST_LABEL)
    wide = (width - label) / max(len(chart.years), 1)
    for at, year in enumerate(chart.years):
        surface.put(x + label + wide * at, y + (high - NAME.pitch) / 2, surface.prepare(f"ปี {year}"), NAME, wide, "C")
    for number, (name, scores) in enumerate(chart.rows, 1):
        top = y + high * number
        surface.put(x, top + (high - LABEL.pitch) / 2, looks.shortened(surface, name, label - 1, LABEL)[0], LABEL)
        for at, score in enumerate(scores):
            _shade(surface, score, chart.target, (x + label + wide * at, top, wide, high))
    limit = looks.trim(chart.target)
    notes = ("ยิ่งเข้มยิ่งได้คะแนนสูง", f"กรอบหนาและ {BELOW} คือต่ำกว่าเกณฑ์ {limit} คะแนน", "– ไม่มีคะแนน")
    looks.legend(surface, x, y + high * (len(chart.rows) + 1) + 1, [(None, note) for note in notes])


def _shade(surface: Surface, score: Decimal | None, target: Decimal, cell: tuple[float, float, float, float]) -> None:
    """A ``cell`` (x, y, width, height)."""
    x, y, width, high = cell
    low = score is not None and score < target
    part = 0.0 if score is None else max(0.0, min(1.0, (float(score) - 50) / 50))
    red, green, blue = (round(255 - (255 - end) * part * 0.55) for end in TEAL)
    surface.rect(x, y, width, high, fill=(red, green, blue), pen=Pen(WHITE, 0.3))
    if low:
        surface.rect(x + 0.5, y + 0.5, width - 1, high - 1, pen=Pen(ORANGE, 0.6))
    text = "–" if score is None else looks.told(score, target)
    surface.put(x, y + (high - LABEL.pitch) / 2, surface.prepare(text), VALUE if low else LABEL, width, "C")
