"""What the charts show, in one Thai sentence for people who do not see them."""

from __future__ import annotations

import pandas as pd

from itadash.charts.style import is_below, number, target_label, years_of


def bars_alt(indicators: pd.DataFrame, target: float, year: int) -> str:
    """What :func:`indicator_bars` shows, in one Thai sentence for people who do not see it."""
    low = [int(str(row.number)) for row in indicators.itertuples() if is_below(number(row.score), target)]
    known = sum(number(value) is not None for value in indicators["score"])
    told = "ไม่มีตัวชี้วัดต่ำกว่าเกณฑ์" if not low else "ตัวชี้วัดที่ต่ำกว่าเกณฑ์ ได้แก่ " + ", ".join(map(str, low))
    return f"กราฟแท่งคะแนน {known} ตัวชี้วัด ปีงบประมาณ {year} เทียบ{target_label(target)} คะแนน {told}"


def trend_alt(trend: pd.DataFrame, target: float) -> str:
    """What the charts over the years show, in one Thai sentence."""
    years = [
        year for year in years_of(trend) if trend.loc[trend["fiscal_year"].astype(str) == year, "score"].notna().any()
    ]
    if not years:
        return "กราฟคะแนนรายตัวชี้วัด ยังไม่มีคะแนนในช่วงปีที่เลือก"
    latest = trend[trend["fiscal_year"].astype(str) == years[-1]]
    low = [str(int(str(row.number))) for row in latest.itertuples() if is_below(number(row.score), target)]
    told = "ไม่มีตัวชี้วัดต่ำกว่าเกณฑ์" if not low else f"ตัวชี้วัดต่ำกว่าเกณฑ์ ได้แก่ {', '.join(low)}"
    return f"คะแนนรายตัวชี้วัด ปีงบประมาณ {years[0]} ถึง {years[-1]} เทียบ{target_label(target)} คะแนน ปี {years[-1]} {told}"
