"""Plotly figures: a table in, a figure out. No Streamlit, no rules of ITA.

Every figure is drawn for a light or a dark page (``dark``), carries no template, tells a score below the target by
sign and pattern as well as by colour, and has fiscal years as categories. Names from files are escaped, because
Plotly draws a subset of HTML in texts. Scores are points 0–100.
"""

from itadash.charts.item_years import item_alt, item_points
from itadash.charts.one_year import indicator_bars
from itadash.charts.over_years import common_floor, heat_map, lines, panel
from itadash.charts.words import bars_alt, trend_alt

__all__ = [
    "bars_alt",
    "common_floor",
    "heat_map",
    "indicator_bars",
    "item_alt",
    "item_points",
    "lines",
    "panel",
    "trend_alt",
]
