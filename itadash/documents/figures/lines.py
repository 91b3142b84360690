"""Lines over the years: all indicators in one field, and one question with the code that it had in each year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from itertools import pairwise

from itadash.chart_marks import DASH, LINE_COLOURS, spread
from itadash.documents.content import ItemPoint, ItemYears, Together
from itadash.documents.figures import looks
from itadash.documents.figures.drawing import draw, height
from itadash.documents.figures.looks import BELOW, GRID, LABEL, NAME, NOTE, ORANGE, SMALL, TEAL, VALUE, WHITE
from itadash.documents.figures.surface import Colour, Metrics, Pen, Surface
from itadash.documents.page import SOFT, Style

_FIELD = 92.0  # height of the field of lines
_AXIS = 18.0  # width of the figures left of it, the target among them
_UNDER = 6.0  # the years below
_DASHES = {"solid": None, "dash": (2.0, 1.0), "dot": (0.5, 0.9)}
_WIDE = 0.55
_ITEM_FIELD, _ITEM_UNDER = 62.0, 11.0
_QUIET = Style("regular", 8.2, 4.6, SOFT)
_SHADE: Colour = (236, 240, 242)
_GREY: Colour = (95, 95, 95)
_PUBLIC = "Public"  # a square, as in the chart of pairs


@height.register
def _(chart: Together, metrics: Metrics, width: float, tight: float = 1.0) -> float:
    return _FIELD * tight + _UNDER + NOTE + 1


@draw.register
def _(chart: Together, surface: Surface, x: float, y: float, width: float, tight: float = 1.0) -> None:
    measure = surface.measure(LABEL)
    ends = [(at, _last(scores)) for at, (_, scores) in enumerate(chart.rows)]
    names = {
        at: surface.prepare(f"{chart.rows[at][0]}  {looks.told(score, chart.target)}")
        for at, score in ends
        if score is not None
    }
    room = min(max(map(measure, names.values()), default=0.0) + 9, width * 0.45)
    left, right, bottom = x + _AXIS, x + width - room, y + _FIELD * tight
    floor = _floor([score for _, scores in chart.rows for score in scores], chart.target, step=5)
    up = _Up(floor, y + 3, bottom)
    step = (right - left - 8) / max(len(chart.years) - 1, 1)
    places = [left + 4 + step * at for at in range(len(chart.years))]
    _scale(surface, up, left, right, chart.target, 5 if floor >= 60 else 10)
    for place, year in zip(places, chart.years, strict=True):
        surface.put(place - 8, bottom + 0.8, surface.prepare(str(year)), NAME, 16, "C")
    for at, (_, scores) in enumerate(chart.rows):
        pen = Pen(_colour(at), _WIDE, _DASHES[DASH[chart.groups[at]]])
        spots = [None if score is None else (place, score) for place, score in zip(places, scores, strict=True)]
        for one, two in pairwise(spots):
            if one and two:  # a year without a score interrupts the line
                surface.line(one[0], up.of(one[1]), two[0], up.of(two[1]), pen)
        for spot in filter(None, spots):
            _point(surface, spot[0], up.of(spot[1]), colour=_colour(at), low=spot[1] < chart.target)
    _names(surface, chart, names, up, places, right)
    kinds = {"IIT": "เส้นทึบ IIT", "EIT": "เส้นขีด EIT", "OIT": "เส้นจุด OIT"}
    notes = [words for kind, words in kinds.items() if kind in chart.groups]
    notes += [f"{BELOW} ต่ำกว่าเกณฑ์ {looks.trim(chart.target)} คะแนน", "ปีที่ไม่มีข้อมูลไม่ลากเส้นเชื่อม"]
    looks.legend(surface, x, bottom + _UNDER, [(None, note) for note in notes])


def _names(
    surface: Surface, chart: Together, names: dict[int, str], up: _Up, places: Sequence[float], right: float
) -> None:
    """The names right of the field, none over another, each with a thin line from where its own line ends."""
    order = list(names)
    wanted = [up.of(_last(chart.rows[at][1]) or Decimal(0)) for at in order]
    for at, old, new in zip(order, wanted, spread(wanted, LABEL.pitch, up.top, up.bottom), strict=True):
        scores = chart.rows[at][1]
        end = max(place for place, score in zip(places, scores, strict=True) if score is not None)
        surface.line(end + 1.2, old, right + 4.5, new, Pen(_colour(at), 0.2))
        surface.rect(right + 4.5, new - 0.9, 1.8, 1.8, fill=_colour(at))
        low = (_last(scores) or Decimal(100)) < chart.target
        surface.put(right + 7.5, new - LABEL.pitch / 2, names[at], VALUE if low else LABEL)


# one question -----------------------------------------------------------------------------------------------------


@height.register
def _(chart: ItemYears, metrics: Metrics, width: float, tight: float = 1.0) -> float:
    return _ITEM_FIELD * tight + _ITEM_UNDER + NOTE + 1


@draw.register
def _(chart: ItemYears, surface: Surface, x: float, y: float, width: float, tight: float = 1.0) -> None:
    left, right, bottom = x + _AXIS, x + width, y + _ITEM_FIELD * tight
    step = (right - left) / len(chart.years)
    middles = {year: left + step * (at + 0.5) for at, year in enumerate(chart.years)}
    floor = _floor([point.score for point in chart.points], chart.target, step=10)
    up = _Up(floor, y + 6, bottom - 5)
    for year, words in chart.gaps:
        surface.rect(middles[year] - step / 2, y, step, bottom - y, fill=_SHADE)
        for number, line in enumerate(surface.lines(surface.prepare(words), step - 3, _QUIET)[:3]):
            surface.put(middles[year] - step / 2, y + 1 + number * _QUIET.pitch, line, _QUIET, step, "C")
    _scale(surface, up, left, right, chart.target, 25 if floor < 40 else 10)
    parts = sorted({point.part for point in chart.points if point.joined})
    for number, part in enumerate(parts):
        own = [point for point in chart.points if point.joined and point.part == part]
        _joined(surface, chart, own, up, middles, over=number == 0)
    loose = [point for point in chart.points if not point.joined]
    for point in loose:
        _point(
            surface,
            middles[point.year],
            up.of(point.score),
            colour=_GREY,
            low=point.score < chart.target,
            full=False,
            square=point.part == _PUBLIC,
        )
    for (year, score), codes in _together(loose).items():
        text = surface.prepare(f"{' + '.join(codes)}  {looks.told(score, chart.target)}")
        surface.put(middles[year] - 20, up.of(score) + 1.6, text, _QUIET, 40, "C")
    for year, middle in middles.items():
        codes = list(dict.fromkeys(point.code for point in chart.points if point.year == year))
        surface.put(middle - step / 2, bottom + 0.8, surface.prepare(str(year)), LABEL, step, "C")
        surface.put(middle - step / 2, bottom + 5.4, surface.prepare(" + ".join(codes) or "–"), NAME, step, "C")
    notes: list[tuple[looks.Mark | None, str]] = [
        *(
            (partial(_point, surface, colour=TEAL, low=False, square=part == _PUBLIC), f"คำถามเดียวกัน {part}".strip())
            for part in parts or [""]
        ),
        (None, f"{BELOW} ต่ำกว่าเกณฑ์ {looks.trim(chart.target)} คะแนน"),
    ]
    if loose:
        mark = partial(_point, surface, colour=_GREY, low=False, full=False)
        notes.append((mark, "ดูประกอบเท่านั้น ไม่ใช่คำถามเดียวกันหรือยังยืนยันไม่ได้"))
    looks.legend(surface, x, bottom + _ITEM_UNDER + 1, [*notes, (None, "ใต้ปีคือรหัสของคำถามในปีนั้น")])


def _joined(
    surface: Surface,
    chart: ItemYears,
    points: Sequence[ItemPoint],
    up: _Up,
    middles: dict[int, float],
    *,
    over: bool,
) -> None:
    scores = {point.year: point for point in points}
    pen = Pen(TEAL, _WIDE, None if over else _DASHES["dash"])
    for one, two in pairwise(chart.years):
        if one in scores and two in scores:
            surface.line(middles[one], up.of(scores[one].score), middles[two], up.of(scores[two].score), pen)
    for point in points:
        low = point.score < chart.target
        middle, at = middles[point.year], up.of(point.score)
        text = surface.prepare(f"{point.part} {looks.told(point.score, chart.target)}".strip())
        style = VALUE if low else LABEL
        top = at - 1.6 - style.pitch if over else at + 1.6
        wide = surface.measure(style)(text) + 1
        surface.rect(middle - wide / 2, top + 0.7, wide, style.pitch - 1.4, fill=WHITE)
        surface.put(middle - 20, top, text, style, 40, "C")
        _point(surface, middle, at, colour=TEAL, low=low, square=point.part == _PUBLIC)


def _together(points: Sequence[ItemPoint]) -> dict[tuple[int, Decimal], list[str]]:
    """The codes of the points in one place: they share one text."""
    found: dict[tuple[int, Decimal], list[str]] = {}
    for point in points:
        found.setdefault((point.year, point.score), []).append(f"{point.code} {point.part}".strip())
    return found


# pieces -----------------------------------------------------------------------------------------------------------


class _Up:
    """Points → mm from the top, between ``top`` (100) and ``bottom`` (the axis' lower end)."""

    def __init__(self, floor: float, top: float, bottom: float) -> None:
        self.floor, self.top, self.bottom = floor, top, bottom

    def of(self, score: Decimal | float) -> float:
        return self.bottom - (float(score) - self.floor) / (100 - self.floor) * (self.bottom - self.top)


def _floor(scores: Sequence[Decimal | None], target: Decimal, *, step: int) -> float:
    lowest = float(min([target, *(score for score in scores if score is not None)]))
    return float(min(90, max(0, int((lowest - 3) // step * step))))


def _scale(surface: Surface, up: _Up, left: float, right: float, target: Decimal, step: int) -> None:
    """Lines and figures of the axis; the target stands among them, where no line of scores runs over it."""
    for value in range(-(-int(up.floor) // step) * step, 101, step):
        surface.line(left, up.of(value), right, up.of(value), GRID)
        if abs(up.of(value) - up.of(target)) >= SMALL.pitch:
            text = surface.prepare(str(value))
            surface.put(left - _AXIS, up.of(value) - SMALL.pitch / 2, text, SMALL, _AXIS - 1.5, "R")
    surface.line(left, up.of(target), right, up.of(target), looks.dashed(0.35))
    text = surface.prepare(f"เกณฑ์ {looks.trim(target)}")
    surface.put(left - _AXIS, up.of(target) - NAME.pitch / 2, text, NAME, _AXIS - 1.5, "R")


def _point(
    surface: Surface, x: float, y: float, *, colour: Colour, low: bool, full: bool = True, square: bool = False
) -> None:
    """A dot (EIT Public a square), or below the target a triangle on its tip; hollow where it stands alone."""
    fill = (ORANGE if low else colour) if full else WHITE
    pen = None if full else Pen(ORANGE if low else colour, 0.45)
    if low:
        surface.polygon([(x - 1.5, y - 1.2), (x + 1.5, y - 1.2), (x, y + 1.4)], fill=fill, pen=pen)
    elif square:
        surface.rect(x - 1, y - 1, 2, 2, fill=fill, pen=pen)
    else:
        surface.circle(x, y, 1.05, fill=fill, pen=pen)


def _last(scores: Sequence[Decimal | None]) -> Decimal | None:
    return next((score for score in reversed(scores) if score is not None), None)


def _colour(at: int) -> Colour:
    digits = LINE_COLOURS[at % len(LINE_COLOURS)].lstrip("#")
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
