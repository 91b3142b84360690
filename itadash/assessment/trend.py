"""The ten indicators over the years; they are comparable from FY2562 to FY2566, item codes are not."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from itadash.assessment.figures import year_figures
from itadash.rules import FISCAL_YEARS, load


def indicator_years(scores: pd.DataFrame, agency: str, years: Sequence[int]) -> pd.DataFrame:
    """The full grid of ten indicators × ``years`` of ``agency`` out of a Scores table.

    Columns: number (1–10), name (of the newest rules, the same in every year), fiscal_year, score (float points,
    NaN where not known), computed (bool: worked out from the items). Rows by number, then in the order of ``years``.
    """
    figures = {year: year_figures(scores, agency, year) for year in years}
    rows = []
    for indicator in load(FISCAL_YEARS[-1]).indicators:
        for year in years:
            figure = figures[year].figure((indicator.instrument, str(indicator.number)))
            rows.append(
                (
                    indicator.number,
                    indicator.name,
                    year,
                    float(figure.value) if figure else float("nan"),
                    bool(figure and figure.computed),
                )
            )
    table = pd.DataFrame(rows, columns=["number", "name", "fiscal_year", "score", "computed"])
    return table.astype({"score": "float64", "computed": "bool"})
