"""What the charts on paper share: colours, styles, signs of a score, and the row of labels against a scale of points.

Below the target is told by a sign, by hatching and by weight, never by colour alone. Lengths are mm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from itadash.documents.figures.surface import Colour, Metrics, Pen, Surface
from itadash.documents.page import CELL, INK, SOFT, Style

BELOW = "▼"
NO_SCORE = "ไม่มีคะแนน"

TEAL: Colour = (11, 90, 114)
ORANGE: Colour = (180, 68, 12)
WHITE: Colour = (255, 255, 255)
GRID = Pen((205, 205, 205), 0.15)
LABEL = Style("regular", 9, 5.0)
VALUE = Style("semibold", 9, 5.0)
SMALL = Style("regular", 7.8, 4.4, SOFT)
NAME = Style("semibold", 8.2, 4.6)

AXIS = 6.0  # the figures under the bars
NOTE = 5.4  # the line that explains signs
MOST_LABEL = 0.42  # of the width
_HEAD = 4.0  # above the rows: the name of the target
_LABEL_LINES = 2
_ROW = 7.4  # a bar with the room around it
_BAR = 4.6
_DASH = (1.2, 0.9)
_LINE: Colour = (60, 60, 60)

Scale = Callable[[Decimal], float]  # points → mm from the left
Mark = Callable[[float, float], None]  # draws a sign around (x, y)


# rows of labels against a scale of points -------------------------------------------------------------------------


def rows_height(labels: Sequence[str], metrics: Metrics, width: float, tight: float) -> float:
    """The height of :func:`rows` with the axis and the line of signs below."""
    return sum(_row_heights(labels, metrics, width, tight)) + AXIS + NOTE + _HEAD


def rows(
    surface: Surface,
    labels: Sequence[str],
    target: Decimal,
    place: tuple[float, float, float, float],
    row: Callable[[int, float, Scale], None],
    floor: int = 0,
) -> float:
    """Labels, grid, target and axis at ``place`` (x, y, width, tight); ``row`` draws one at its middle.

    The axis runs from ``floor`` to 100 points. Gives the bottom.
    """
    x, y, width, tight = place
    heights = _row_heights(labels, surface, width, tight)
    left, right = x + _label_width(labels, surface, width) + 2, x + width - 19
    scale = _scale(left, right, floor)
    top = y + _HEAD
    bottom = top + sum(heights)
    for score in _ticks(floor):
        surface.line(scale(Decimal(score)), top, scale(Decimal(score)), bottom, GRID)
    for at, (label, tall) in enumerate(zip(labels, heights, strict=True)):
        _label(surface, label, x, top, left - x, tall)
        row(at, top + tall / 2, scale)
        top += tall
    _target(surface, target, scale(target), (x, y, width), bottom)
    for score in _ticks(floor):
        surface.put(scale(Decimal(score)) - 8, bottom + 0.8, surface.prepare(str(score)), SMALL, 16, "C")
    return bottom


def _label_width(labels: Sequence[str], metrics: Metrics, width: float) -> float:
    longest = max((metrics.measure(LABEL)(metrics.prepare(label)) for label in labels), default=0.0)
    return min(longest + 0.5, width * MOST_LABEL)


def _row_heights(labels: Sequence[str], metrics: Metrics, width: float, tight: float) -> list[float]:
    room = _label_width(labels, metrics, width)
    counts = [len(shortened(metrics, label, room, LABEL, _LABEL_LINES)) for label in labels]
    return [max(_ROW * tight, count * LABEL.pitch + (1.6 if count > 1 else 0.6)) for count in counts]


def _scale(left: float, right: float, floor: int) -> Scale:
    return lambda score: left + (float(score) - floor) / (100 - floor) * (right - left)


def floor(scores: Sequence[Decimal], target: Decimal) -> int:
    """Where an axis without bars begins: the ten below the least score and the target; 0 without scores."""
    return min(int(min([*scores, target])) // 10 * 10, 90) if scores else 0


def _ticks(floor: int) -> list[int]:
    step = 25 if floor in (0, 50) else 20 if floor < 40 else 10
    return sorted({floor, *range(100, floor, -step)})


def shortened(metrics: Metrics, text: str, width: float, style: Style, most: int = 1) -> list[str]:
    """``text`` as at most ``most`` lines; two about equally long. Where words are left out the last line ends with …"""
    plain = metrics.prepare(text).replace("\n", " ")
    lines = metrics.lines(plain, width, style)
    if len(lines) > most:
        room = width - metrics.measure(style)("…")
        return [*lines[: most - 1], f"{metrics.lines(lines[most - 1], room, style)[0].rstrip()}…"]
    if len(lines) == 2:
        tries = (metrics.lines(plain, width * part, style) for part in (0.55, 0.65, 0.75, 0.85))
        return next((each for each in tries if len(each) == 2), lines)
    return lines


def _label(surface: Surface, label: str, x: float, top: float, width: float, tall: float) -> None:
    lines = shortened(surface, label, width - 2, LABEL, _LABEL_LINES)
    y = top + (tall - len(lines) * LABEL.pitch) / 2
    for line in lines:
        surface.put(x, y, line, LABEL, width - 2, "R")
        y += LABEL.pitch


def _target(surface: Surface, target: Decimal, at: float, place: tuple[float, float, float], bottom: float) -> None:
    """The line of the target at ``at`` and its name over it, within ``place`` (x, y, width)."""
    x, y, width = place
    name = surface.prepare(f"เกณฑ์ {trim(target)}")
    wide = surface.measure(NAME)(name)
    surface.put(min(max(at - wide / 2, x), x + width - wide), y - 1, name, NAME)
    surface.line(at, y + _HEAD, at, bottom, dashed(0.35))


# signs ------------------------------------------------------------------------------------------------------------


def dashed(width: float) -> Pen:
    """The pen of the target's line."""
    return Pen(_LINE, width, _DASH)


def joint() -> Pen:
    """The pen between two scores of one thing."""
    return Pen(_LINE, 0.7)


def bar(surface: Surface, x: float, middle: float, width: float, *, low: bool) -> None:
    """A bar; a ``low`` one is hatched."""
    y = middle - _BAR / 2
    if not low:
        surface.rect(x, y, max(width, 0.4), _BAR, fill=TEAL)
        return
    pen = Pen(ORANGE, 0.35)
    surface.rect(x, y, max(width, 0.4), _BAR, fill=WHITE, pen=pen)
    at = x - _BAR
    while at < x + width:  # hatching: lines of 45 degrees, cut at the ends of the bar
        start, end = max(at, x), min(at + _BAR, x + width)
        if start < end:
            surface.line(start, y + _BAR - (start - at), end, y + _BAR - (end - at), pen)
        at += 1.6


def ring(surface: Surface, x: float, y: float, radius: float = 1.15) -> None:
    """An open circle around (x, y)."""
    surface.circle(x, y, radius, fill=WHITE, pen=Pen(ORANGE, 0.45))


def square(surface: Surface, x: float, y: float, side: float = 2.2) -> None:
    """A full square around (x, y)."""
    surface.rect(x - side / 2, y - side / 2, side, side, fill=TEAL)


def right(surface: Surface, text: str, x: float, middle: float, *, low: bool) -> None:
    """``text`` ending at ``x``, heavy when it is ``low``."""
    style = VALUE if low else Style(CELL.face, LABEL.size, LABEL.pitch, INK)
    surface.put(x - 19, middle - style.pitch / 2, surface.prepare(text), style, 19, "R")


def legend(surface: Surface, x: float, y: float, entries: Sequence[tuple[Mark | None, str]]) -> None:
    """Signs with their meaning, one after the other in one line below a chart."""
    for mark, words in entries:
        if mark is not None:
            mark(x + 1.4, y + SMALL.pitch / 2)
            x += 3.8
        text = surface.prepare(words)
        surface.put(x, y, text, SMALL)
        x += surface.measure(SMALL)(text) + 4.5


def told(score: Decimal, target: Decimal) -> str:
    """A score with its sign."""
    return f"{BELOW} {score:.2f}" if score < target else f"{score:.2f}"


def trim(value: Decimal) -> str:
    """A target without idle decimals."""
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
