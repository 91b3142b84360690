"""The grid of ten indicators over the years."""

from __future__ import annotations

import math

import pandas as pd

from itadash.assessment.trend import indicator_years
from tests.assessment import publications as pub


def test_full_grid_with_gaps() -> None:
    table = indicator_years(pub.KHOEN, "ค", [2564, 2565, 2566])
    assert list(table.columns) == ["number", "name", "fiscal_year", "score", "computed"]
    assert [tuple(row) for row in table[["number", "fiscal_year"]].itertuples(index=False)] == [
        (number, year) for number in range(1, 11) for year in (2564, 2565, 2566)
    ]
    assert table.loc[table["fiscal_year"] == 2564, "score"].isna().all()
    by_key = table.set_index(["number", "fiscal_year"])["score"]
    assert (by_key[1, 2565], by_key[1, 2566], by_key[10, 2565]) == (91.22, 99.75, 47.5)
    assert not table["computed"].any()
    assert table["score"].dtype == "float64"


def test_computed_values_are_marked() -> None:
    table = indicator_years(pub.frame(pub.items("ค", 2566, pub.KHOEN_IIT)), "ค", [2566]).set_index("number")
    assert table.loc[2, "score"] == 98.11  # 588.63 ÷ 6 = 98.105, half up
    assert table.loc[2, "computed"]
    assert math.isnan(float(table.loc[6, "score"]))
    assert not table.loc[6, "computed"]


def test_one_name_for_an_indicator_in_all_years() -> None:
    table = indicator_years(pub.frame(), "ค", [2562, 2566])
    assert (table.groupby("number")["name"].nunique() == 1).all()


def test_no_years_and_years_without_rules() -> None:
    assert indicator_years(pub.KHOEN, "ค", []).empty
    table = indicator_years(pub.frame(pub.indicators("ค", 2570, "91.00")), "ค", [2570])
    assert table["score"].iloc[0] == 91.0
    assert pd.isna(table["score"].iloc[1])
