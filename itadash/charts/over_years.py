"""Charts of the indicators over the fiscal years: lines, small panels, heat map. Years are categories."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from itadash.chart_marks import DASH, spread
from itadash.charts.style import (
    axis_floor,
    chosen,
    figure,
    indicator_label,
    ink,
    is_below,
    over_years,
    quiet,
    target_line,
    target_note,
    told,
    year_axis,
    year_hover,
    years_of,
)


def lines(
    trend: pd.DataFrame,
    target: float,
    *,
    instruments: Mapping[int, str] | None = None,
    dark: bool = False,
    compact: bool = False,
) -> go.Figure:
    """One line an indicator over the years, named at its right end.

    ``trend`` has ``number``, ``name``, ``fiscal_year`` and ``score`` (points, NaN where none is printed): the full
    grid indicator × year. A year without a score interrupts the line. Points below the target are orange ▼.
    ``instruments`` (indicator → IIT, EIT, OIT) gives the lines of an instrument their own dash.
    ``compact`` (a narrow screen) names the lines by number only.
    """
    colours = ink(dark)
    years = years_of(trend)
    low_end = axis_floor(trend["score"], target)
    traces, ends = [], []
    for code, rows in trend.groupby("number", sort=True):
        label = indicator_label(code, rows["name"].iloc[0])
        colour = colours.lines[(int(str(code)) - 1) % len(colours.lines)]
        scores = over_years(rows, years)
        low = [is_below(value, target) for value in scores]
        traces.append(
            go.Scatter(
                x=years,
                y=scores,
                mode="lines+markers",
                connectgaps=False,
                name=label,
                line={
                    "color": colour,
                    "width": 2.5,
                    "dash": DASH.get((instruments or {}).get(int(str(code)), ""), "solid"),
                },
                marker={
                    "size": [13 if below else 8 for below in low],
                    "symbol": ["triangle-down" if below else "circle" for below in low],
                    "color": [colours.below if below else colour for below in low],
                    "opacity": 1,
                    "line": {"width": 1.5, "color": colours.paper},
                },
                hovertext=[year_hover(label, year, value, target) for year, value in zip(years, scores, strict=True)],
                hoverinfo="text",
                customdata=chosen(rows, years),
            )
        )
        known = [(year, value) for year, value in zip(years, scores, strict=True) if value is not None]
        if known:
            ends.append((known[-1][1], str(code) if compact else label, colour))
    height = 520
    gap = (101.5 - low_end) * 21 / (height - 80)
    places = spread([value for value, _, _ in ends], gap, low_end, 101)
    notes = [
        {
            "x": 1, "xref": "paper", "xanchor": "left", "xshift": 12, "y": place, "yref": "y", "showarrow": False,
            "text": f"{label} <b>{value:.2f}</b>", "font": {"size": 13, "color": colour},
        }
        for place, (value, label, colour) in zip(places, ends, strict=True)
    ]  # fmt: skip
    notes.append(target_note(target, colours, x=0, xref="paper", xanchor="left", y=target, yref="y", yanchor="bottom"))
    return figure(
        traces,
        colours,
        height=height,
        margin={"l": 8, "r": 76 if compact else 260, "t": 24, "b": 36},
        xaxis=year_axis(years, colours),
        yaxis={"range": [low_end, 101.5], "dtick": 5, "tickfont": quiet(colours)},
        shapes=[target_line(target, colours, vertical=False)],
        annotations=notes,
    )


def panel(one: pd.DataFrame, target: float, *, low_end: float, dark: bool = False) -> go.Figure:
    """A small multiple: one indicator over the years, its scores written at the points.

    ``one`` has the columns of :func:`lines` for one indicator; ``low_end`` is the common lower end of the score axis
    (:func:`common_floor`), so that the panels can be compared.
    """
    colours = ink(dark)
    years = years_of(one)
    scores = over_years(one, years)
    label = indicator_label(one["number"].iloc[0], one["name"].iloc[0])
    low = [is_below(value, target) for value in scores]
    trace = go.Scatter(
        x=years,
        y=scores,
        mode="lines+markers+text",
        connectgaps=False,
        line={"color": colours.ok, "width": 2.5},
        marker={
            "size": [12 if below else 8 for below in low],
            "symbol": ["triangle-down" if below else "circle" for below in low],
            "color": [colours.below if below else colours.ok for below in low],
            "opacity": 1,
        },
        text=["" if value is None else f"{value:.2f}" for value in scores],
        textposition=["bottom center" if below else "top center" for below in low],
        textfont={"size": 12, "color": [colours.below if below else colours.text for below in low]},
        cliponaxis=False,
        hovertext=[year_hover(label, year, value, target) for year, value in zip(years, scores, strict=True)],
        hoverinfo="text",
        customdata=chosen(one, years),
        name=label,
    )
    return figure(
        [trace],
        colours,
        height=164,
        margin={"l": 4, "r": 8, "t": 16, "b": 4},
        xaxis={**year_axis(years, colours), "tickfont": {"size": 12, "color": colours.quiet}},
        yaxis={"range": [low_end - 8, 106], "tickvals": [target], "showgrid": False, "tickfont": quiet(colours, 12)},
        shapes=[target_line(target, colours, vertical=False)],
    )


def heat_map(trend: pd.DataFrame, target: float, *, dark: bool = False, compact: bool = False) -> go.Figure:
    """Indicators × years as coloured cells with the score written in each; below the target orange and ▼.

    ``trend`` as in :func:`lines`. A year without a score is an empty cell with a dash. ``compact`` as in
    :func:`lines`.
    """
    colours = ink(dark)
    years = years_of(trend)
    labels, cells, stands_for = [], [], []
    for code, rows in trend.groupby("number", sort=True):
        labels.append(f"{code}." if compact else indicator_label(code, rows["name"].iloc[0]))
        cells.append(over_years(rows, years))
        stands_for += chosen(rows, years)
    order = {"categoryorder": "array", "categoryarray": labels[::-1]}
    bottom = axis_floor(trend["score"], target)
    at = (target - bottom) / (100 - bottom) if target < 100 else 1.0
    edge = min(max(at, 1e-6), 1 - 1e-6)
    scale = [
        [0, colours.ramp_below[0]],
        [edge, colours.ramp_below[1]],
        [edge, colours.ramp_ok[0]],
        [1, colours.ramp_ok[1]],
    ]
    heat = go.Heatmap(
        x=years,
        y=labels,
        z=cells,
        zmin=bottom,
        zmax=100,
        colorscale=scale,
        xgap=3,
        ygap=3,
        showscale=False,
        hoverongaps=False,
        text=[[told(value, is_below(value, target)) for value in row] for row in cells],
        texttemplate="%{text}",
        textfont={"size": 14, "color": colours.text},
        hoverinfo="skip",
    )
    # A heat map's cells cannot be chosen; invisible points over them can. The nearest point is the cell under the hand.
    over = go.Scatter(
        x=years * len(labels),
        y=[label for label in labels for _ in years],
        mode="markers",
        marker={"opacity": 0, "size": 30, "symbol": "square"},
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
        hovertext=[
            year_hover(label, year, value, target)
            for label, row in zip(labels, cells, strict=True)
            for year, value in zip(years, row, strict=True)
        ],
        hoverinfo="text",
        customdata=stands_for,
    )
    gaps = [
        (year, label)
        for label, row in zip(labels, cells, strict=True)
        for year, v in zip(years, row, strict=True)
        if v is None
    ]
    empty = go.Scatter(
        x=[year for year, _ in gaps],
        y=[label for _, label in gaps],
        mode="text",
        text=["–"] * len(gaps),
        textfont=quiet(colours),
        hoverinfo="skip",
    )
    return figure(
        [heat, empty, over],
        colours,
        hoverdistance=-1,
        height=70 + 42 * max(len(labels), 1),
        margin={"l": 8, "r": 8, "t": 36, "b": 8},
        xaxis={**year_axis(years, colours), "side": "top", "showgrid": False},
        yaxis={"type": "category", **order, "showgrid": False, "ticklabelstandoff": 6},
    )


def common_floor(trend: pd.DataFrame, target: float) -> float:
    """The lower end of the score axis that all panels of ``trend`` share."""
    return axis_floor(trend["score"], target)
