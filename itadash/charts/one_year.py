"""Charts of one fiscal year."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from itadash.charts.style import (
    figure,
    indicator_label,
    ink,
    is_below,
    number,
    points,
    quiet,
    safe,
    target_line,
    target_note,
    told,
    verdict,
)

# Right end of the score axis, where the figures end: a narrow screen needs more of the axis for them.
FIGURES_AT = {False: 114, True: 135}


def indicator_bars(
    indicators: pd.DataFrame, target: float, *, dark: bool = False, year: int | None = None, compact: bool = False
) -> go.Figure:
    """Horizontal bars of the indicators of one year against the target.

    ``indicators`` has ``number``, ``name``, ``instrument``, ``score`` and ``previous`` (points or none). Bars start
    at 0; the score of the year before is a small ring; a bar below the target is hatched, orange and says ▼.
    ``compact`` (a narrow screen) writes the names above the bars. With ``year`` the ``customdata`` of bars, rings and
    figures is ``[fiscal_year, instrument, code]``.
    """
    colours = ink(dark)
    rows = indicators.sort_values("number", ascending=False).to_dict("records")
    labels = [indicator_label(row["number"], row["name"]) for row in rows]
    scores = [number(row["score"]) for row in rows]
    before = [number(row["previous"]) for row in rows]
    low = [is_below(value, target) for value in scores]
    last = "ปีก่อน" if year is None else f"ปี {year - 1}"
    now = [[year, row["instrument"], str(row["number"])] for row in rows] if year else None
    bars = go.Bar(
        orientation="h",
        y=labels,
        x=scores,
        width=0.4 if compact else 0.62,
        marker={
            "color": [colours.below if below else colours.ok for below in low],
            "pattern": {
                "shape": ["/" if below else "" for below in low],
                "fillmode": "overlay",
                "fgcolor": colours.paper,
                "fgopacity": 0.45,
                "size": 8,
                "solidity": 0.2,
            },
        },
        hovertext=[
            f"<b>{label}</b> ({safe(row['instrument'])})<br>คะแนน {points(value)} · {verdict(value, target)}"
            f"<br>{last} {points(previous)}"
            for label, row, value, previous in zip(labels, rows, scores, before, strict=True)
        ],
        hoverinfo="text",
        customdata=now,
        name="คะแนนปีนี้",
    )
    marks = go.Scatter(
        y=labels,
        x=before,
        mode="markers",
        marker={"symbol": "circle", "size": 10, "color": colours.paper, "line": {"width": 2, "color": colours.text}},
        hovertext=[f"<b>{label}</b><br>{last} {points(value)}" for label, value in zip(labels, before, strict=True)],
        hoverinfo="text",
        customdata=[[(year or 0) - 1, row["instrument"], str(row["number"])] for row in rows] if year else None,
        name=last,
    )
    # The figures stand in one column right of the bars, where no line crosses them.
    figures = go.Scatter(
        y=labels,
        x=[FIGURES_AT[compact]] * len(labels),
        mode="text",
        text=[told(value, below) for value, below in zip(scores, low, strict=True)],
        textposition="middle left",
        textfont={"size": 15, "color": [colours.below if below else colours.text for below in low]},
        cliponaxis=False,
        hoverinfo="skip",
    )
    # The figures can be chosen like the bars, by invisible points under them: a text alone has no room to be hit.
    hands = go.Scatter(
        y=labels,
        x=[(FIGURES_AT[compact] + 102) / 2] * len(labels),
        mode="markers",
        marker={"opacity": 0, "size": 44},
        selected={"marker": {"opacity": 0}},
        unselected={"marker": {"opacity": 0}},
        hovertext=bars.hovertext,
        hoverinfo="text",
        customdata=now,
    )
    notes = [target_note(target, colours, x=target, xref="x", y=1, yref="paper", yanchor="bottom")]
    if any(value is not None for value in before):
        key = {"text": f"○ คะแนน{last}", "x": 0, "y": 0, "xanchor": "left", "yanchor": "top", "yshift": -24}
        notes.append({**key, "xref": "paper", "yref": "paper", "showarrow": False, "font": quiet(colours)})
    if compact:
        above = {"x": 0, "xref": "x", "yref": "y", "xanchor": "left", "yanchor": "bottom", "yshift": 10}
        font = {"size": 14, "color": colours.text}
        notes += [{"text": label, "y": label, "showarrow": False, "font": font, **above} for label in labels]
    return figure(
        [bars, marks, figures, hands],
        colours,
        height=96 + (54 if compact else 35) * max(len(labels), 1),
        margin={"l": 8, "r": 8, "t": 34, "b": 52},
        xaxis={"range": [0, FIGURES_AT[compact]], "tickvals": [0, 25, 50, 75, 100], "tickfont": quiet(colours)},
        yaxis={
            "categoryorder": "array",
            "categoryarray": labels,
            "showgrid": False,
            "ticklabelstandoff": 6,
            "showticklabels": not compact,
        },
        shapes=[target_line(target, colours, vertical=True)],
        annotations=notes,
    )
