"""What all charts share: colours of a light and a dark page, signs, words, axes. Scores are points 0–100."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from itadash.chart_marks import LINE_COLOURS

FONT = "Sarabun, 'Leelawadee UI', Tahoma, sans-serif"
BELOW = "▼"
OK = "●"


@dataclass(frozen=True)
class Ink:
    """Colours of one page: text, quiet text, grid, paper, what passes, what is below, ten lines, two ramps."""

    text: str
    quiet: str
    grid: str
    paper: str
    ok: str
    below: str
    lines: tuple[str, ...]
    ramp_below: tuple[str, str]  # far below the target → just below
    ramp_ok: tuple[str, str]  # at the target → full score


LIGHT = Ink(
    text="#0A161D",
    quiet="#55666F",
    grid="#DCE5E9",
    paper="#FFFFFF",
    ok="#0E6F85",
    below="#C0500F",
    lines=LINE_COLOURS,
    ramp_below=("#E58A4E", "#FBE3D2"),
    ramp_ok=("#DCEFF2", "#63B3C4"),
)  # fmt: skip
DARK = Ink(
    text="#E1E9EC",
    quiet="#A5B6BE",
    grid="#2A3B44",
    paper="#020406",
    ok="#3FA9C2",
    below="#F09A5B",
    lines=(
        "#4DB6CE", "#D35182", "#F7C613", "#908930", "#C4E7B2",
        "#54967A", "#FAC8F4", "#BA6FDA", "#6588B6", "#23DBC1",
    ),
    ramp_below=("#A24E16", "#4A2C18"),
    ramp_ok=("#17424D", "#176A7E"),
)  # fmt: skip


def ink(dark: bool) -> Ink:
    """The colours of a light or a dark page."""
    return DARK if dark else LIGHT


def safe(text: object) -> str:
    """``text`` as Plotly shall draw it: letters, never tags."""
    return html.escape(str(text), quote=False)


def points(value: float | None) -> str:
    """A score with its two decimals; a long dash where there is none."""
    return "–" if value is None or pd.isna(value) else f"{value:.2f}"


def is_below(value: float | None, target: float) -> bool:
    """True when a score is printed and lies below the target (85.00 itself passes)."""
    return value is not None and not pd.isna(value) and round(float(value), 2) < target


def figure(
    traces: list[Any], colours: Ink, *, xaxis: dict[str, Any], yaxis: dict[str, Any], **layout: Any
) -> go.Figure:
    font = {"family": FONT, "size": 14, "color": colours.text}
    axis = {
        "gridcolor": colours.grid,
        "linecolor": colours.grid,
        "zeroline": False,
        "tickfont": {"color": colours.text, "size": 14},
        "ticks": "",
        "fixedrange": True,
        "automargin": True,
    }
    return go.Figure(
        data=traces,
        layout={
            "template": "none",
            "font": font,
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {"font": font, "bgcolor": colours.paper, "bordercolor": colours.quiet, "align": "left"},
            "xaxis": {**axis, **xaxis},
            "yaxis": {**axis, **yaxis},
            **layout,
        },
    )


def target_label(target: float) -> str:
    """``เกณฑ์ 85`` (decimals only when there are any)."""
    return f"เกณฑ์ {target:g}"


def axis_floor(values: pd.Series, target: float) -> float:
    """Lower end of a score axis: a round five below the lowest score or the target."""
    known = values.dropna()
    lowest = min(float(known.min()) if len(known) else target, target)
    return max(0.0, 5 * ((lowest - 3) // 5))


def number(value: Any) -> float | None:
    """A score as a float, ``None`` where there is none (NaN, NA, None)."""
    return None if value is None or pd.isna(value) else float(value)


def indicator_label(code: Any, name: object) -> str:
    """``4. การใช้ทรัพย์สินของราชการ``, escaped."""
    return f"{int(code)}. {safe(name)}"


def verdict(value: float | None, target: float) -> str:
    """ผ่านเกณฑ์ or ต่ำกว่าเกณฑ์ with its sign; what is missing where there is no score."""
    if value is None:
        return "ไม่มีข้อมูล"
    return f"{BELOW} ต่ำกว่าเกณฑ์" if is_below(value, target) else f"{OK} ผ่านเกณฑ์"


def told(value: float | None, below: bool) -> str:
    if value is None:
        return ""
    return f"<b>{BELOW} {value:.2f}</b>" if below else f"{value:.2f}"


def year_hover(label: str, year: str, value: float | None, target: float) -> str:
    return f"<b>{label}</b><br>ปีงบประมาณ {year}<br>คะแนน {points(value)} · {verdict(value, target)}"


def years_of(trend: pd.DataFrame) -> list[str]:
    return [str(year) for year in sorted({int(year) for year in trend["fiscal_year"]})]


def over_years(rows: pd.DataFrame, years: Sequence[str]) -> list[float | None]:
    scores = {str(row.fiscal_year): number(row.score) for row in rows.itertuples()}
    return [scores.get(year) for year in years]


def chosen(rows: pd.DataFrame, years: Sequence[str]) -> list[list[Any]]:
    """What the points of one indicator over ``years`` stand for when they are clicked: year, instrument, code."""
    instrument = str(rows["instrument"].iloc[0]) if "instrument" in rows else ""
    return [[int(year), instrument, str(int(rows["number"].iloc[0]))] for year in years]


def quiet(colours: Ink, size: int = 13) -> dict[str, Any]:
    return {"size": size, "color": colours.quiet}


def year_axis(years: Sequence[str], colours: Ink) -> dict[str, Any]:
    order = {"categoryorder": "array", "categoryarray": list(years)}
    tick = {"tickmode": "array", "tickvals": list(years), "ticktext": list(years)}
    return {"type": "category", **order, **tick, "showgrid": False, "tickfont": {"size": 15, "color": colours.text}}


def target_line(target: float, colours: Ink, *, vertical: bool) -> dict[str, Any]:
    line = {"color": colours.text, "width": 1.5, "dash": "dash"}
    if vertical:
        return {"type": "line", "x0": target, "x1": target, "y0": 0, "y1": 1, "yref": "paper", "line": line}
    return {"type": "line", "y0": target, "y1": target, "x0": 0, "x1": 1, "xref": "paper", "line": line}


def target_note(target: float, colours: Ink, **place: Any) -> dict[str, Any]:
    font = {"size": 14, "color": colours.text}
    return {"text": f"<b>{target_label(target)}</b>", "showarrow": False, "font": font, **place}
