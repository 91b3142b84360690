"""The figures of a chart as a table, where the chart itself cannot stand."""

from __future__ import annotations

from decimal import Decimal

from itadash.analysis.words import signed
from itadash.documents import content
from itadash.documents.content import Column, Row, Table

NO_SCORE = "–"


def chart_rows(chart: content.Chart) -> Table:
    """A table with what ``chart`` shows; scores below the target have ▼."""

    def told(score: Decimal | None) -> str:
        if score is None:
            return NO_SCORE
        return f"▼ {score}" if score < chart.target else str(score)

    if isinstance(chart, content.Bars):
        columns = ["รายการ", "คะแนน", *([chart.previous_name] if chart.previous_name else [])]
        rows = [(label, told(now), told(before))[: len(columns)] for label, now, before in chart.rows]
    elif isinstance(chart, content.Pairs):
        columns = ["รายการ", *chart.names, chart.gap_name.replace(" (", "\n(")]
        gaps = [chart.gap(first, second) for _, first, second in chart.rows]
        rows = [
            (label, told(first), told(second), NO_SCORE if gap is None else signed(gap))
            for (label, first, second), gap in zip(chart.rows, gaps, strict=True)
        ]
    elif isinstance(chart, content.ItemYears):
        columns = ["ปี", "รหัส", "คะแนน"]
        rows = [
            (str(point.year), f"{point.code} {point.part}".strip(), told(point.score) + ("" if point.joined else " ○"))
            for point in chart.points
        ]
        rows = sorted([*rows, *((str(year), words, NO_SCORE) for year, words in chart.gaps)], key=lambda row: row[0])
    else:
        columns = ["รายการ", *(str(year) for year in chart.years)]
        rows = [(label, *map(told, scores)) for label, scores in chart.rows]
    head = Column(columns[0], 3)
    return Table((head, *(Column(name, 1, "R") for name in columns[1:])), tuple(Row(tuple(row)) for row in rows))
