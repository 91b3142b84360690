"""Chart of one question over the years, with the code that it had in each of them. Years are categories."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from itadash.charts.style import (
    Ink,
    axis_floor,
    figure,
    ink,
    is_below,
    number,
    points,
    quiet,
    safe,
    target_label,
    target_line,
    target_note,
    verdict,
    year_axis,
    years_of,
)

PART_NAMES = {"EIT1": "Public", "EIT2": "Survey"}
_DASH = {"EIT1": "solid", "EIT2": "dash"}
# Why a year has no point, in lines short enough for the place of one year on a phone.
_GAPS = {
    "none": "ไม่มี<br>ข้อที่<br>ตรงกัน",
    "unknown": "ยังไม่<br>ทราบข้อ<br>ที่ตรงกัน",
    "": "ไม่มี<br>คะแนน",
}


def item_points(rows: pd.DataFrame, target: float, *, dark: bool = False) -> go.Figure:
    """One question over the years.

    ``rows`` has ``fiscal_year``, ``code``, ``instrument``, ``relation``, ``joined`` and ``score`` (points or none), a
    row a score, every year at least once. Joined scores are full points that a line connects (a line for each EIT
    part); other scores are hollow and stand alone; a year without a score is shaded and says why. The code of the
    year stands below it. ``customdata`` of a point is ``[fiscal_year, instrument, code]``.
    """
    colours = ink(dark)
    years = years_of(rows)
    entries = [{**row, "score": number(row["score"])} for row in rows.to_dict("records")]
    low_end = axis_floor(pd.Series([e["score"] for e in entries], dtype="float64"), target)
    traces = []
    parts = sorted({e["instrument"] for e in entries if e["joined"]})
    for index, part in enumerate(parts):
        traces.append(_joined([e for e in entries if e["joined"] and e["instrument"] == part], years, target, colours))
        traces[-1].update(line={"dash": _DASH.get(part, "solid")}, name=PART_NAMES.get(part, ""))
        traces[-1].update(textposition="top center" if index == 0 else "bottom center")
    loose = [e for e in entries if not e["joined"] and e["score"] is not None]
    if loose:
        traces.append(_loose(loose, target, colours))
    empty = {
        year for year in years if not any(e["score"] is not None and str(e["fiscal_year"]) == year for e in entries)
    }
    why = {str(e["fiscal_year"]): e["relation"] for e in entries}
    bands = [
        {
            "type": "rect", "x0": years.index(year) - 0.5, "x1": years.index(year) + 0.5, "y0": 0, "y1": 1,
            "yref": "paper", "fillcolor": colours.grid, "opacity": 0.45, "line": {"width": 0}, "layer": "below",
        }
        for year in sorted(empty)
    ]  # fmt: skip
    notes = [
        {
            "x": (first + last) / 2, "y": 0.03, "yref": "paper", "yanchor": "bottom",
            "showarrow": False, "font": quiet(colours), "text": words,
        }
        for first, last, words in _gaps({years.index(year): _GAPS.get(why[year], _GAPS[""]) for year in sorted(empty)})
    ]  # fmt: skip
    notes.append(target_note(target, colours, x=0, xref="paper", xanchor="left", y=target, yref="y", yanchor="bottom"))
    axis = year_axis(years, colours)
    return figure(
        traces,
        colours,
        height=420,
        margin={"l": 8, "r": 12, "t": 24, "b": 56},
        xaxis={**axis, "ticktext": [_tick(year, entries) for year in years], "range": [-0.5, len(years) - 0.5]},
        yaxis={"range": [low_end - 4, 107], "tickvals": _ticks(low_end), "tickfont": quiet(colours)},
        shapes=[*bands, target_line(target, colours, vertical=False)],
        annotations=notes,
    )


def item_alt(rows: pd.DataFrame, target: float, code: str) -> str:
    """What :func:`item_points` shows, in one Thai sentence for people who do not see it."""
    told = [
        f"ปี {row.fiscal_year} ข้อ {str(row.code).upper()} {points(number(row.score))}"
        for row in rows.itertuples()
        if row.joined and number(row.score) is not None
    ]
    return f"คะแนนของคำถามข้อ {code.upper()} รายปี เทียบ{target_label(target)} คะแนน " + (
        ", ".join(told) or "ไม่มีปีที่เทียบกันได้"
    )


def _gaps(words: dict[int, str]) -> list[tuple[int, int, str]]:
    """(first, last, words) of each run of neighbouring places that say the same: it is said once."""
    runs: list[tuple[int, int, str]] = []
    for place, said in words.items():
        if runs and runs[-1][1] == place - 1 and runs[-1][2] == said:
            runs[-1] = (runs[-1][0], place, said)
        else:
            runs.append((place, place, said))
    return runs


def _tick(year: str, entries: list[dict]) -> str:
    codes = dict.fromkeys(
        str(e["code"]).upper() for e in entries if str(e["fiscal_year"]) == year and e["score"] is not None
    )
    return f"{year}<br><b>{safe(' + '.join(codes))}</b>" if codes else f"{year}<br>–"


def _ticks(low_end: float) -> list[float]:
    step = 25 if low_end < 40 else 10
    return [float(value) for value in range(int(-(-low_end // step) * step), 101, step)]


def _part(entry: dict) -> str:
    return f"{PART_NAMES[entry['instrument']]} " if entry["instrument"] in PART_NAMES else ""


def _symbol(entry: dict | None) -> str:
    """EIT Public is a square in every chart of ours."""
    return "square" if entry and entry["instrument"] == "EIT1" else "circle"


def _hover(entry: dict, target: float) -> str:
    alone = "" if entry["joined"] else "<br>ดูประกอบเท่านั้น ไม่ต่อเส้น"
    return (
        f"<b>ปีงบประมาณ {entry['fiscal_year']} ข้อ {safe(str(entry['code']).upper())} {_part(entry)}</b>"
        f"<br>คะแนน {points(entry['score'])} · {verdict(entry['score'], target)}{alone}"
    )


def _data(entry: dict) -> list[object]:
    return [int(entry["fiscal_year"]), entry["instrument"], entry["code"]]


def _names(entries: list[dict]) -> list[str]:
    """The code and score beside each point; points in one place share one text."""
    codes: dict[tuple[int, float], list[str]] = {}
    for entry in entries:
        codes.setdefault((entry["fiscal_year"], entry["score"]), []).append(str(entry["code"]).upper())
    places = [(entry["fiscal_year"], entry["score"]) for entry in entries]
    return [
        f"{safe(' + '.join(codes[place]))} {points(place[1])}" if places.index(place) == index else ""
        for index, place in enumerate(places)
    ]


def _joined(entries: list[dict], years: list[str], target: float, colours: Ink) -> go.Scatter:
    by_year = {str(e["fiscal_year"]): e for e in entries}
    found = [by_year.get(year) for year in years]
    low = [e is not None and is_below(e["score"], target) for e in found]
    return go.Scatter(
        x=years,
        y=[e["score"] if e else None for e in found],
        mode="lines+markers+text",
        connectgaps=False,
        line={"color": colours.ok, "width": 2.5},
        marker={
            "size": [15 if below else 11 for below in low],
            "symbol": ["triangle-down" if below else _symbol(e) for e, below in zip(found, low, strict=True)],
            "color": [colours.below if below else colours.ok for below in low],
            "opacity": 1,
        },
        text=[f"{_part(e)}<b>{points(e['score'])}</b>" if e else "" for e in found],
        textfont={"size": 14, "color": [colours.below if below else colours.text for below in low]},
        cliponaxis=False,
        hovertext=[_hover(e, target) if e else "" for e in found],
        hoverinfo="text",
        customdata=[_data(e) if e else None for e in found],
    )


def _loose(entries: list[dict], target: float, colours: Ink) -> go.Scatter:
    low = [is_below(e["score"], target) for e in entries]
    return go.Scatter(
        x=[str(e["fiscal_year"]) for e in entries],
        y=[e["score"] for e in entries],
        mode="markers+text",
        marker={
            "size": [14 if below else 11 for below in low],
            "symbol": [f"{'triangle-down' if b else _symbol(e)}-open" for e, b in zip(entries, low, strict=True)],
            "color": [colours.below if below else colours.quiet for below in low],
            "line": {"width": 2},
            "opacity": 1,
        },
        text=_names(entries),
        textposition="bottom center",
        textfont={"size": 13, "color": colours.quiet},
        cliponaxis=False,
        hovertext=[_hover(e, target) for e in entries],
        hoverinfo="text",
        customdata=[_data(e) for e in entries],
        name="ไม่ต่อเส้น",
    )
