"""Charts on paper: vectors with labels that can be searched, readable in black and white. Lengths are mm.

Below the target is told by a sign, by hatching and by weight, never by colour alone. Each chart takes the width that it
is given; :func:`height` says how high it becomes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import singledispatch
from itertools import pairwise

from itadash.documents.content import Bars, Chart, Heat, Lines, Pairs
from itadash.documents.page import CELL, INK, SOFT, Style, ThaiPDF

BELOW = "▼"
NO_SCORE = "ไม่มีคะแนน"

_TEAL, _ORANGE, _PALE = (11, 90, 114), (180, 68, 12), (226, 236, 240)
_GRID, _LINE = 205, 60
_LABEL = Style("regular", 9, 5.0)
_VALUE = Style("semibold", 9, 5.0)
_SMALL = Style("regular", 7.8, 4.4, SOFT)
_NAME = Style("semibold", 8.2, 4.6)

_ROW = 7.4  # a bar with the room around it
_BAR = 4.6
_AXIS = 6.0  # the figures under the bars
_NOTE = 5.4  # the line that explains signs
_MOST_LABEL = 0.42  # of the width
_PANEL = 31.0  # height of one small line chart
_PANELS = 2  # in a row
_CELL_HEIGHT = 6.6

Scale = Callable[[Decimal], float]  # points → mm from the left


@singledispatch
def height(chart: Chart, pdf: ThaiPDF, width: float) -> float:
    """The height of ``chart`` when it is ``width`` wide."""
    raise TypeError(f"no such chart: {chart!r}")


@singledispatch
def paint(chart: Chart, pdf: ThaiPDF, x: float, y: float, width: float) -> None:
    """Draw ``chart`` with its top left at (x, y)."""
    raise TypeError(f"no such chart: {chart!r}")


# bars -----------------------------------------------------------------------------------------------------------


@height.register
def _(chart: Bars, pdf: ThaiPDF, width: float) -> float:
    return sum(_row_heights([row[0] for row in chart.rows], pdf, width)) + _AXIS + _NOTE + 4


@paint.register
def _(chart: Bars, pdf: ThaiPDF, x: float, y: float, width: float) -> None:
    def row(at: int, middle: float, scale: Scale) -> None:
        _, score, previous = chart.rows[at]
        left, right = scale(Decimal(0)), scale(Decimal(100))
        if score is None:
            pdf.put(left + 1.5, middle - _SMALL.pitch / 2, NO_SCORE, _SMALL)
        else:
            _bar(pdf, left, middle, scale(score) - left, low=score < chart.target)
        if previous is not None:
            _ring(pdf, scale(previous), middle)
        _score(pdf, score, chart.target, right, x + width, middle)

    bottom = _rows(pdf, [each[0] for each in chart.rows], chart.target, (x, y, width), row)
    note = f"{BELOW} และลายเส้น คือต่ำกว่าเกณฑ์ {_trim(chart.target)} คะแนน"
    if chart.previous_name and any(row[2] is not None for row in chart.rows):
        _ring(pdf, x + 1.6, bottom + _AXIS + _NOTE / 2)
        pdf.put(x + 4, bottom + _AXIS + 0.5, pdf.prepare(f"{chart.previous_name}   {note}"), _SMALL)
    else:
        pdf.put(x, bottom + _AXIS + 0.5, pdf.prepare(note), _SMALL)


# two scores of one thing ----------------------------------------------------------------------------------------


@height.register
def _(chart: Pairs, pdf: ThaiPDF, width: float) -> float:
    return sum(_row_heights([row[0] for row in chart.rows], pdf, width)) + _AXIS + _NOTE + 4


@paint.register
def _(chart: Pairs, pdf: ThaiPDF, x: float, y: float, width: float) -> None:
    def row(at: int, middle: float, scale: Scale) -> None:
        _, first, second = chart.rows[at]
        if first is not None and second is not None:
            pdf.set_draw_color(_LINE)
            pdf.set_line_width(0.7)
            pdf.line(scale(first), middle, scale(second), middle)
            gap = f"{second - first:+.2f}".replace("-", "−")
            low = min(first, second) < chart.target
            _right(pdf, f"{BELOW} {gap}" if low else gap, x + width, middle, low=low)
        if first is not None:
            _square(pdf, scale(first), middle)
        if second is not None:
            _ring(pdf, scale(second), middle, radius=1.5)

    bottom = _rows(pdf, [each[0] for each in chart.rows], chart.target, (x, y, width), row)
    middle = bottom + _AXIS + _NOTE / 2
    _square(pdf, x + 1.6, middle)
    first_name = pdf.prepare(chart.names[0])
    pdf.put(x + 4, bottom + _AXIS + 0.5, first_name, _SMALL)
    at = x + 4 + pdf.measure(_SMALL)(first_name) + 6
    _ring(pdf, at, middle, radius=1.5)
    note = f"{chart.names[1]}   ตัวเลขขวาคือผลต่าง   {BELOW} มีส่วนที่ต่ำกว่าเกณฑ์ {_trim(chart.target)} คะแนน"
    pdf.put(at + 2.6, bottom + _AXIS + 0.5, pdf.prepare(note), _SMALL)


# small lines over the years -------------------------------------------------------------------------------------


@height.register
def _(chart: Lines, pdf: ThaiPDF, width: float) -> float:
    return -(-len(chart.rows) // _PANELS) * _PANEL + _NOTE


@paint.register
def _(chart: Lines, pdf: ThaiPDF, x: float, y: float, width: float) -> None:
    gap = 6.0
    wide = (width - gap * (_PANELS - 1)) / _PANELS
    known = [score for _, scores in chart.rows for score in scores if score is not None]
    floor = float(min([*known, chart.target])) // 10 * 10 if known else 0.0
    for at, (label, scores) in enumerate(chart.rows):
        left = x + at % _PANELS * (wide + gap)
        _small_lines(pdf, chart, label, scores, floor, left, y + at // _PANELS * _PANEL, wide)
    bottom = y + -(-len(chart.rows) // _PANELS) * _PANEL
    note = f"เส้นประคือเกณฑ์ {_trim(chart.target)} คะแนน   แกนตั้งเริ่มที่ {floor:.0f}   {BELOW} ต่ำกว่าเกณฑ์"
    pdf.put(x, bottom, pdf.prepare(note), _SMALL)


def _small_lines(
    pdf: ThaiPDF,
    chart: Lines,
    label: str,
    scores: Sequence[Decimal | None],
    floor: float,
    x: float,
    y: float,
    width: float,
) -> None:
    pdf.put(x, y, pdf.lines(pdf.prepare(label), width, _NAME)[0], _NAME)
    top, bottom = y + 10.5, y + _PANEL - 7.5
    step = (width - 14) / max(len(chart.years) - 1, 1)
    places = [x + 7 + step * at for at in range(len(chart.years))]

    def up(score: Decimal) -> float:
        return bottom - (float(score) - floor) / (100 - floor) * (bottom - top)

    pdf.set_draw_color(_GRID)
    pdf.set_line_width(0.15)
    pdf.line(x, bottom, x + width, bottom)
    _dashed(pdf, x, up(chart.target), x + width, up(chart.target))
    points = [(place, score) for place, score in zip(places, scores, strict=True) if score is not None]
    pdf.set_draw_color(*_TEAL)
    pdf.set_line_width(0.5)
    for (x1, one), (x2, two) in pairwise(points):
        pdf.line(x1, up(one), x2, up(two))
    for place, score in points:
        low = score < chart.target
        text = pdf.prepare(f"{BELOW}{score:.2f}" if low else f"{score:.2f}")
        over = up(score) - 1.2 - _SMALL.pitch
        style = Style("semibold", 7.6, 4.4) if low else Style("regular", 7.6, 4.4)
        wide = pdf.measure(style)(text) + 0.8
        pdf.set_fill_color(255)  # the lines do not run through the figures
        pdf.rect(place - wide / 2, over + 0.7, wide, style.pitch - 1.3, style="F")
        pdf.put(place - 10, over, text, style, 20, "C")
    for place, score in points:
        (_ring if score < chart.target else _square)(pdf, place, up(score))
    for place, year in zip(places, chart.years, strict=True):
        pdf.put(place - 8, bottom + 0.6, pdf.prepare(str(year)), _SMALL, 16, "C")


# a table of shades ----------------------------------------------------------------------------------------------


@height.register
def _(chart: Heat, pdf: ThaiPDF, width: float) -> float:
    return _CELL_HEIGHT * (len(chart.rows) + 1) + _NOTE + 1


@paint.register
def _(chart: Heat, pdf: ThaiPDF, x: float, y: float, width: float) -> None:
    label = min(max(pdf.measure(_LABEL)(pdf.prepare(row[0])) for row in chart.rows) + 3, width * _MOST_LABEL)
    wide = (width - label) / len(chart.years)
    for at, year in enumerate(chart.years):
        pdf.put(x + label + wide * at, y + 0.8, pdf.prepare(f"ปี {year}"), _NAME, wide, "C")
    for number, (name, scores) in enumerate(chart.rows, 1):
        top = y + _CELL_HEIGHT * number
        pdf.put(x, top + 0.8, pdf.lines(pdf.prepare(name), label - 1, _LABEL)[0], _LABEL)
        for at, score in enumerate(scores):
            _shade(pdf, score, chart.target, x + label + wide * at, top, wide)
    pdf.set_line_width(0.2)
    note = f"ยิ่งเข้มยิ่งได้คะแนนสูง   กรอบหนาและ {BELOW} คือต่ำกว่าเกณฑ์ {_trim(chart.target)} คะแนน   – ไม่มีคะแนน"
    pdf.put(x, y + _CELL_HEIGHT * (len(chart.rows) + 1) + 1, pdf.prepare(note), _SMALL)


def _shade(pdf: ThaiPDF, score: Decimal | None, target: Decimal, x: float, y: float, width: float) -> None:
    low = score is not None and score < target
    part = 0.0 if score is None else max(0.0, min(1.0, (float(score) - 50) / 50))
    pdf.set_fill_color(*(round(255 - (255 - end) * part * 0.55) for end in _TEAL))
    pdf.set_draw_color(255)
    pdf.set_line_width(0.3)
    pdf.rect(x, y, width, _CELL_HEIGHT, style="DF")
    if low:
        pdf.set_draw_color(*_ORANGE)
        pdf.set_line_width(0.6)
        pdf.rect(x + 0.5, y + 0.5, width - 1, _CELL_HEIGHT - 1, style="D")
    text = "–" if score is None else f"{BELOW} {score:.2f}" if low else f"{score:.2f}"
    pdf.put(x, y + 0.8, pdf.prepare(text), _VALUE if low else _LABEL, width, "C")


# pieces ---------------------------------------------------------------------------------------------------------


def _rows(
    pdf: ThaiPDF,
    labels: Sequence[str],
    target: Decimal,
    place: tuple[float, float, float],
    row: Callable[[int, float, Scale], None],
) -> float:
    """Labels, grid, target and axis at ``place`` (x, y, width); ``row`` draws one at its middle. Gives the bottom."""
    x, y, width = place
    heights = _row_heights(labels, pdf, width)
    left, right = _plot(labels, pdf, x, width)
    scale = _scale(left, right)
    top = y + 4
    bottom = top + sum(heights)
    _grid(pdf, scale, top, bottom)
    for at, (label, tall) in enumerate(zip(labels, heights, strict=True)):
        _label(pdf, label, x, top, left - x, tall)
        row(at, top + tall / 2, scale)
        top += tall
    _target(pdf, target, scale, y, bottom)
    _axis(pdf, scale, bottom)
    return bottom


def _plot(labels: Sequence[str], pdf: ThaiPDF, x: float, width: float) -> tuple[float, float]:
    """Where the bars begin and where 100 points are."""
    return x + _label_width(labels, pdf, width) + 2, x + width - 19


def _label_width(labels: Sequence[str], pdf: ThaiPDF, width: float) -> float:
    longest = max((pdf.measure(_LABEL)(pdf.prepare(label)) for label in labels), default=0.0)
    return min(longest + 0.5, width * _MOST_LABEL)


def _row_heights(labels: Sequence[str], pdf: ThaiPDF, width: float) -> list[float]:
    room = _label_width(labels, pdf, width)
    return [max(_ROW, len(pdf.lines(pdf.prepare(label), room, _LABEL)[:2]) * _LABEL.pitch + 1.6) for label in labels]


def _scale(left: float, right: float) -> Callable[[Decimal], float]:
    return lambda score: left + float(score) / 100 * (right - left)


def _label(pdf: ThaiPDF, label: str, x: float, top: float, width: float, tall: float) -> None:
    lines = pdf.lines(pdf.prepare(label), width - 2, _LABEL)[:2]
    y = top + (tall - len(lines) * _LABEL.pitch) / 2
    for line in lines:
        pdf.put(x, y, line, _LABEL, width - 2, "R")
        y += _LABEL.pitch


def _grid(pdf: ThaiPDF, scale: Callable[[Decimal], float], top: float, bottom: float) -> None:
    pdf.set_draw_color(_GRID)
    pdf.set_line_width(0.15)
    for score in (0, 25, 50, 75, 100):
        at = scale(Decimal(score))
        pdf.line(at, top, at, bottom)


def _axis(pdf: ThaiPDF, scale: Callable[[Decimal], float], bottom: float) -> None:
    for score in (0, 25, 50, 75, 100):
        pdf.put(scale(Decimal(score)) - 8, bottom + 0.8, pdf.prepare(str(score)), _SMALL, 16, "C")


def _target(pdf: ThaiPDF, target: Decimal, scale: Callable[[Decimal], float], top: float, bottom: float) -> None:
    at = scale(target)
    pdf.put(at - 20, top - 1, pdf.prepare(f"เกณฑ์ {_trim(target)}"), _NAME, 40, "C")
    pdf.set_line_width(0.35)
    _dashed(pdf, at, top + 4, at, bottom)


def _dashed(pdf: ThaiPDF, x1: float, y1: float, x2: float, y2: float) -> None:
    with pdf.local_context(draw_color=_LINE):
        pdf.set_dash_pattern(1.2, 0.9)
        pdf.line(x1, y1, x2, y2)


def _bar(pdf: ThaiPDF, x: float, middle: float, width: float, *, low: bool) -> None:
    y = middle - _BAR / 2
    if not low:
        pdf.set_fill_color(*_TEAL)
        pdf.rect(x, y, max(width, 0.4), _BAR, style="F")
        return
    pdf.set_fill_color(255)
    pdf.set_draw_color(*_ORANGE)
    pdf.set_line_width(0.35)
    pdf.rect(x, y, max(width, 0.4), _BAR, style="DF")
    at = x - _BAR
    while at < x + width:  # hatching: lines of 45 degrees, cut at the ends of the bar
        start, end = max(at, x), min(at + _BAR, x + width)
        if start < end:
            pdf.line(start, y + _BAR - (start - at), end, y + _BAR - (end - at))
        at += 1.6


def _ring(pdf: ThaiPDF, x: float, y: float, radius: float = 1.15) -> None:
    pdf.set_draw_color(*_ORANGE)
    pdf.set_fill_color(255)
    pdf.set_line_width(0.45)
    pdf.circle(x, y, radius, style="DF")


def _square(pdf: ThaiPDF, x: float, y: float, side: float = 2.2) -> None:
    pdf.set_fill_color(*_TEAL)
    pdf.rect(x - side / 2, y - side / 2, side, side, style="F")


def _score(pdf: ThaiPDF, score: Decimal | None, target: Decimal, left: float, right: float, middle: float) -> None:
    if score is not None:
        low = score < target
        _right(pdf, f"{BELOW} {score:.2f}" if low else f"{score:.2f}", right, middle, low=low)


def _right(pdf: ThaiPDF, text: str, right: float, middle: float, *, low: bool) -> None:
    style = _VALUE if low else Style(CELL.face, _LABEL.size, _LABEL.pitch, INK)
    pdf.put(right - 19, middle - style.pitch / 2, pdf.prepare(text), style, 19, "R")


def _trim(value: Decimal) -> str:
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
