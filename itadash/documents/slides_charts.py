"""Charts that PowerPoint can edit: bars against the target, lines over the years. Readable in black and white.

The line of the target is the value axis' own grid: it stands where the axis' unit is, and moves with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from lxml import etree
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE, MSO_PATTERN_TYPE
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Inches, Pt

from itadash.documents.deck_model import Series
from itadash.documents.outline_model import BELOW, Bar, Pairs, Panel
from itadash.documents.slides_look import DEEP, FONT, INK, LINE, LOW, PAPER, SOFT, describe

Place = tuple[float, float, float, float]
Prepare = Callable[[str], str]
LABEL, AXIS, PAIR, PANEL = 20.0, 20.0, 18.0, 15.0
_THAI_NUMBER = "[$-D00041E]"  # digits D (Thai), calendar 00, locale 041E: PowerPoint and LibreOffice know it
_MARKERS = (XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.CIRCLE, XL_MARKER_STYLE.TRIANGLE, XL_MARKER_STYLE.DIAMOND)
_DASHES = (None, MSO_LINE_DASH_STYLE.DASH, MSO_LINE_DASH_STYLE.ROUND_DOT, MSO_LINE_DASH_STYLE.LONG_DASH_DOT)
_COLOURS = (INK, DEEP, RGBColor(0x6C, 0x4A, 0xA0), RGBColor(0x8A, 0x6D, 0x00))


def bars(slide: Slide, place: Place, rows: Sequence[Bar], target: Decimal, prepare: Prepare, told: str) -> None:
    """A bar an indicator; what is below the target is hatched and has ▼ before its figure."""
    data = CategoryChartData(number_format="0.00")
    data.categories = [f"{row.label} ({row.text})" if row.score is None else row.label for row in rows]
    passed, low = f"ตั้งแต่เกณฑ์ {_whole(target)} คะแนนขึ้นไป", f"{BELOW} ต่ำกว่าเกณฑ์ {_whole(target)} คะแนน"
    groups = [(name, is_low) for name, is_low in ((passed, False), (low, True)) if any(r.below == is_low for r in rows)]
    for name, is_low in groups:
        data.add_series(prepare(name), [_value(row.score) if row.below == is_low else None for row in rows])
    chart = _chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, place, data, told)
    plot = chart.plots[0]
    plot.overlap, plot.gap_width = 100, 40
    number = _number(prepare)
    for series, (_, is_low) in zip(plot.series, groups, strict=True):
        labels = series.data_labels
        labels.show_value, labels.number_format_is_linked = True, False
        labels.number_format = f'{number}"{BELOW} "0.00' if is_low else f"{number}0.00"
        labels.position = XL_LABEL_POSITION.OUTSIDE_END
        _on_paper(labels)
        labels.font.size, labels.font.bold = Pt(LABEL), is_low
        fill = series.format.fill
        if is_low:
            _hatch(series, LOW)
        else:
            fill.solid()
            fill.fore_color.rgb = DEEP
    names = chart.category_axis
    names.reverse_order, names.tick_labels.font.size = True, Pt(LABEL)
    names.format.line.color.rgb = LINE
    _every_label(names)
    _score_axis(chart, target, Decimal(0), number, size=AXIS)
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH  # below: the order of the bars is turned
    _inner(chart, 0.30, 0.01, 0.61, 0.83)
    _legend(chart)
    _thai(chart)


def pairs(slide: Slide, place: Place, body: Pairs, prepare: Prepare, told: str) -> None:
    """Two bars a row, the second one hatched; ▼ before a figure below the target."""
    data = CategoryChartData(number_format="0.00")
    data.categories = [row.label for row in body.rows]
    data.add_series(body.names[0], [_value(row.public) for row in body.rows])
    data.add_series(body.names[1], [_value(row.survey) for row in body.rows])
    chart = _chart(slide, XL_CHART_TYPE.BAR_CLUSTERED, place, data, told)
    plot = chart.plots[0]
    plot.overlap, plot.gap_width = 0, 45
    number = _number(prepare)
    first, second = plot.series
    first.format.fill.solid()
    first.format.fill.fore_color.rgb = DEEP
    _hatch(second, _COLOURS[2])
    for series in (first, second):
        labels = series.data_labels
        labels.show_value, labels.number_format_is_linked = True, False
        low = f'[<{body.target.points}]{number}"{BELOW} "0.00;{number}0.00'
        labels.number_format, labels.position = low, XL_LABEL_POSITION.OUTSIDE_END
        _on_paper(labels)
        labels.font.size = Pt(PAIR)
    names_ = chart.category_axis
    names_.reverse_order, names_.tick_labels.font.size = True, Pt(PAIR)
    names_.format.line.color.rgb = LINE
    _every_label(names_)
    _score_axis(chart, body.target.points, Decimal(0), number, size=AXIS)
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    _inner(chart, 0.40, 0.01, 0.52, 0.82)
    _legend(chart)
    _thai(chart)


def _hatch(series: Any, colour: RGBColor) -> None:
    """Told from a full bar without colour."""
    fill = series.format.fill
    fill.patterned()
    fill.pattern, fill.fore_color.rgb, fill.back_color.rgb = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL, colour, PAPER
    series.format.line.color.rgb = colour


def lines(
    slide: Slide,
    place: Place,
    series: Sequence[Series],
    years: Sequence[int],
    target: Decimal,
    floor: Decimal,
    prepare: Prepare,
    told: str,
) -> None:
    """A line a series over the years, each with a marker and a dash of its own."""
    data = CategoryChartData(number_format="0.00")
    data.categories = [prepare(str(year)) for year in years]
    for each in series:
        data.add_series(prepare(each.name), [_value(score) for score in each.scores])
    chart = _chart(slide, XL_CHART_TYPE.LINE_MARKERS, place, data, told)
    for at, drawn in enumerate(chart.plots[0].series):
        colour = _COLOURS[at % len(_COLOURS)]
        _line(drawn, colour, 4.0 if at == 0 else 2.5, _MARKERS[at % len(_MARKERS)], 11)
        if dash := _DASHES[at % len(_DASHES)]:
            drawn.format.line.dash_style = dash
    chart.category_axis.tick_labels.font.size = Pt(AXIS)
    _score_axis(chart, target, floor, _number(prepare), size=AXIS)
    _legend(chart, XL_LEGEND_POSITION.RIGHT)
    _thai(chart)


def panel(
    slide: Slide, place: Place, row: Panel, years: Sequence[int], target: Decimal, floor: Decimal, prepare: Prepare
) -> None:
    """A small chart of one indicator, its last score in the title, the target as a dashed line."""
    data = CategoryChartData(number_format="0.00")
    data.categories = [prepare(str(year)) for year in years]
    data.add_series(row.series.name, [_value(score) for score in row.scores])
    said = f"{row.text}  ({row.change})" if row.change else row.text
    chart = _chart(slide, XL_CHART_TYPE.LINE_MARKERS, place, data, f"{row.label}: {said}")
    _line(chart.plots[0].series[0], LOW if row.below else DEEP, 2.5, XL_MARKER_STYLE.CIRCLE, 8)
    chart.category_axis.tick_labels.font.size = Pt(PANEL - 4)
    _score_axis(chart, target, floor, _number(prepare), size=0)
    chart.has_legend, chart.has_title = False, True
    frame = chart.chart_title.text_frame
    for number, (text, bold) in enumerate(((row.label, False), (said, True))):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold = Pt(PANEL + 3 if bold else PANEL), bold
        run.font.color.rgb = LOW if bold and row.below else INK
    chart.chart_title.include_in_layout = False
    _inner(chart, 0.06, 0.42, 0.88, 0.42)
    _thai(chart)


def _chart(slide: Slide, kind: XL_CHART_TYPE, place: Place, data: Any, told: str) -> Chart:
    left, top, width, height = (Inches(n) for n in place)
    shape: Any = slide.shapes.add_chart(kind, left, top, width, height, data)
    describe(shape, told)
    chart: Chart = shape.chart
    chart.font.size, chart.font.color.rgb = Pt(AXIS), INK
    chart.has_title = False
    return chart


def _score_axis(chart: Chart, target: Decimal, floor: Decimal, number: str, *, size: float) -> None:
    """The axis of the scores; its grid is the target. Without ``size`` its figures are left out."""
    axis = chart.value_axis
    axis.minimum_scale, axis.maximum_scale = float(floor), 100
    axis.major_unit = float(target - floor) if target > floor else 100.0
    axis.has_major_gridlines = True
    grid = axis.major_gridlines.format.line
    grid.color.rgb, grid.width, grid.dash_style = INK, Pt(1.5), MSO_LINE_DASH_STYLE.DASH
    axis.format.line.fill.background()
    if size:
        figure = "0" if target == int(target) else "0.00"
        axis.tick_labels.font.size = Pt(size)
        axis.tick_labels.number_format = f'[={floor}]{number}0;{number}"เกณฑ์ "{figure}'
        axis.tick_labels.number_format_is_linked = False
    else:
        axis.tick_label_position = XL_TICK_LABEL_POSITION.NONE


def _on_paper(labels: Any) -> None:
    """Labels hide the line of the target where it would run through them."""
    look = etree.Element(qn("c:spPr"))
    etree.SubElement(etree.SubElement(look, qn("a:solidFill")), qn("a:srgbClr"), val=str(PAPER))
    labels._element.find(qn("c:numFmt")).addnext(look)


def _every_label(axis: Any) -> None:
    """No name is left out where there is little room."""
    skip = etree.SubElement(axis._element, qn("c:tickLblSkip"), val="1")
    after = axis._element.find(qn("c:noMultiLvlLbl"))
    if after is not None:
        after.addprevious(skip)


def _inner(chart: Chart, x: float, y: float, width: float, height: float) -> None:
    """The place of the plot in shares of the chart, so that charts side by side are alike."""
    area = chart._chartSpace.find(".//" + qn("c:plotArea"))
    layout = area.find(qn("c:layout"))
    if layout is None:
        layout = etree.Element(qn("c:layout"))
        area.insert(0, layout)
    manual = etree.SubElement(layout, qn("c:manualLayout"))
    etree.SubElement(manual, qn("c:layoutTarget"), val="inner")
    for name in ("xMode", "yMode"):
        etree.SubElement(manual, qn(f"c:{name}"), val="edge")
    for name, value in (("x", x), ("y", y), ("w", width), ("h", height)):
        etree.SubElement(manual, qn(f"c:{name}"), val=str(value))


def _line(series: object, colour: RGBColor, width: float, marker: XL_MARKER_STYLE, size: int) -> None:
    series.smooth = False  # type: ignore[attr-defined]
    look = series.format.line  # type: ignore[attr-defined]
    look.color.rgb, look.width = colour, Pt(width)
    dot = series.marker  # type: ignore[attr-defined]
    dot.style, dot.size = marker, size
    dot.format.fill.solid()
    dot.format.fill.fore_color.rgb = colour
    dot.format.line.color.rgb = colour


def _legend(chart: Chart, where: XL_LEGEND_POSITION = XL_LEGEND_POSITION.BOTTOM) -> None:
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = where, False
    chart.legend.font.size, chart.legend.font.color.rgb = Pt(AXIS), SOFT


def _thai(chart: Chart) -> None:
    """Name the font for Latin and for Thai wherever the chart names a size."""
    for tag in ("a:defRPr", "a:rPr"):
        for look in chart._chartSpace.iter(qn(tag)):
            for script in ("latin", "cs"):
                if look.find(qn(f"a:{script}")) is None:
                    etree.SubElement(look, qn(f"a:{script}"), typeface=FONT)


def _number(prepare: Prepare) -> str:
    """The start of a number format: Thai digits where the slides have them."""
    return _THAI_NUMBER if prepare("1") != "1" else ""


def _value(score: Decimal | None) -> float | None:
    return None if score is None else float(score)


def _whole(target: Decimal) -> str:
    return str(int(target)) if target == int(target) else str(target)
