"""What the charts show, in one or two Thai sentences for people who do not see them: the finding, not the looks."""

from __future__ import annotations

import pandas as pd

from itadash.charts.style import is_below, number, points, target_label, years_of


def bars_alt(indicators: pd.DataFrame, target: float, year: int) -> str:
    """What :func:`indicator_bars` shows."""
    known = [
        (int(str(row.number)), score) for row in indicators.itertuples() if (score := number(row.score)) is not None
    ]
    head = f"กราฟแท่งคะแนน {len(known)} ตัวชี้วัด ปีงบประมาณ {year} เทียบ{target_label(target)} คะแนน"
    return f"{head} {_below(known, target)}{_ends(known)}"


def trend_alt(trend: pd.DataFrame, target: float) -> str:
    """What the charts over the years show. ``trend`` as in :func:`itadash.charts.lines`, of one indicator or more."""
    years = [
        year for year in years_of(trend) if trend.loc[trend["fiscal_year"].astype(str) == year, "score"].notna().any()
    ]
    one = trend["number"].nunique() == 1
    what = f"คะแนนตัวชี้วัดที่ {int(trend['number'].iloc[0])} {trend['name'].iloc[0]}" if one else "คะแนนรายตัวชี้วัด"
    if not years:
        return f"กราฟ{what} ยังไม่มีคะแนนในช่วงปีที่เลือก"
    first, last = (_scores(trend, year) for year in (years[0], years[-1]))
    span = f"ปีงบประมาณ {years[0]} ถึง {years[-1]}" if len(years) > 1 else f"ปีงบประมาณ {years[0]}"
    head = f"{what} {span} เทียบ{target_label(target)} คะแนน"
    if one:
        (score,) = last.values()
        return f"{head} {_moves(first, last, one=True)}ปี {years[-1]} ได้ {points(score)} {_passes(score, target)}"
    known = list(last.items())
    return f"{head} {_moves(first, last, one=False)}ปี {years[-1]} {_below(known, target)}{_ends(known)}"


def _scores(trend: pd.DataFrame, year: str) -> dict[int, float]:
    rows = trend[trend["fiscal_year"].astype(str) == year]
    return {int(str(row.number)): score for row in rows.itertuples() if (score := number(row.score)) is not None}


def _passes(score: float, target: float) -> str:
    return "ต่ำกว่าเกณฑ์" if is_below(score, target) else "ผ่านเกณฑ์"


def _below(known: list[tuple[int, float]], target: float) -> str:
    low = [str(code) for code, score in known if is_below(score, target)]
    return "ตัวชี้วัดที่ต่ำกว่าเกณฑ์ ได้แก่ " + ", ".join(low) if low else "ไม่มีตัวชี้วัดต่ำกว่าเกณฑ์"


def _ends(known: list[tuple[int, float]]) -> str:
    """The highest and the lowest, where there are two."""
    if len(known) < 2:
        return ""
    best, worst = max(known, key=lambda each: each[1]), min(known, key=lambda each: each[1])
    return f" สูงสุดคือตัวชี้วัดที่ {best[0]} ได้ {points(best[1])} ต่ำสุดคือตัวชี้วัดที่ {worst[0]} ได้ {points(worst[1])}"


def _moves(first: dict[int, float], last: dict[int, float], *, one: bool) -> str:
    """How the scores of the last year stand to those of the first."""
    changes = [round(last[code], 2) - round(first[code], 2) for code in last if code in first and first is not last]
    if not changes or first == last:
        return ""
    if one:
        return f"{_way(changes[0])}จาก {points(next(iter(first.values())))} "
    counts = [(name, sum(_way(change) == name for change in changes)) for name in ("เพิ่มขึ้น", "ลดลง", "เท่าเดิม")]
    return " ".join(f"{name} {count} ตัวชี้วัด" for name, count in counts if count) + " "


def _way(change: float) -> str:
    return "เพิ่มขึ้น" if change > 0 else "ลดลง" if change < 0 else "เท่าเดิม"
