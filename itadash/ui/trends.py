"""The trend of the ten indicators: charts, table, colours, words and files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from itadash import charts
from itadash.assessment import trend
from itadash.downloads.charts import over_years, points
from itadash.downloads.model import About, Page, Piece
from itadash.rules import FISCAL_YEARS, load
from itadash.ui import downloads, frame, tints, trace, trace_targets
from itadash.ui.workspace import Selection, Workspace

VIEWS = {"lines": "เส้น", "panels": "แยกกราฟย่อย", "heat": "แผนที่สี", "item": "รายข้อ"}
LEGENDS = {
    "lines": "● ผ่านเกณฑ์ · ▼ ต่ำกว่าเกณฑ์ · เส้นทึบ IIT เส้นขีด EIT เส้นจุด OIT · ปีที่ไม่มีข้อมูลเว้นว่างไว้ ไม่ลากเส้นเชื่อม",
    "heat": "▼ พื้นส้มคือต่ำกว่าเกณฑ์ พื้นฟ้าคือผ่านเกณฑ์ สียิ่งเข้มยิ่งห่างจากเกณฑ์ · ขีดคือปีที่ไม่มีข้อมูล",
}
CAVEAT = (
    "ตัวชี้วัดที่ 1–10 เทียบข้ามปีได้ แต่ปีงบประมาณ 2566 ปรับวิธีประเมิน: แบบวัด EIT แยกเป็นสองส่วนที่ถ่วงน้ำหนักเท่ากัน "
    "ถ้อยคำของข้อคำถามหลายข้อเปลี่ยนไป และระดับผลเปลี่ยนจาก AA–F เป็น ผ่านดีเยี่ยม–ต้องปรับปรุงโดยด่วน "
    "คะแนนที่ขึ้นหรือลงในปีนั้นจึงอาจมาจากวิธีวัดด้วย ส่วนรหัสข้อคำถามนำมาเทียบข้ามปีไม่ได้ มุมมอง “รายข้อ” จึงเทียบตามคำถาม"
)


def indicator_names() -> dict[int, str]:
    """The ten indicators by number, under the names of the newest rules."""
    return {indicator.number: indicator.name for indicator in load(FISCAL_YEARS[-1]).indicators}


def instruments() -> dict[int, str]:
    """The instrument of each indicator."""
    return {indicator.number: indicator.instrument for indicator in load(FISCAL_YEARS[-1]).indicators}


def view(work: Workspace, selection: Selection, years: Sequence[int], kind: str, chosen: Sequence[int]) -> None:
    """The indicators ``chosen`` over ``years`` as ``kind`` (of ``VIEWS``), and their table."""
    target = float(selection.target)
    table = indicator_years(work, selection, years)
    shown = table[table["number"].isin(list(chosen))]
    grid = wide(shown, years)
    about = downloads.about(
        selection.agency, years, selection.target, _sources(work, selection), [("ข้อควรระวัง", CAVEAT)]
    )
    out = _piece(shown, grid, about, kind, selection.target)
    downloads.page(Page("แนวโน้ม", "แนวโน้มคะแนนรายตัวชี้วัด", about, [out]))
    dark = frame.is_dark()
    if shown["score"].isna().all():
        st.info("ไม่มีคะแนนของตัวชี้วัดและช่วงปีที่เลือก เลือกช่วงปีให้กว้างขึ้นหรือนำเข้าไฟล์ของปีอื่นเพิ่ม", icon=":material/info:")
    elif kind == "panels":
        _panels(shown, selection.agency or "", target, dark)
        downloads.below("ทุกกราฟใช้แกนคะแนนเดียวกัน", replace(out, table=None), key="trend_chart")
    else:
        draw = charts.heat_map if kind == "heat" else charts.lines
        extra = {} if kind == "heat" else {"instruments": instruments()}
        with st.container(border=True):
            trace.chart(
                draw(shown, target, dark=dark, compact=frame.is_narrow(), **extra),
                selection.agency or "",
                key=f"trend_{kind}",
                alt=charts.trend_alt(shown, target),
            )
            downloads.below(f"{LEGENDS[kind]} · {trace.hint()}", replace(out, table=None), key="trend_chart")
    known = shown.loc[shown["score"].notna(), "fiscal_year"].unique()
    if len(known) == 1 < len(years):
        st.info(
            f"ช่วงปีที่เลือกมีคะแนนเพียงปี {known[0]} จึงยังไม่เห็นว่าขึ้นหรือลง นำเข้าผลคะแนนของปีอื่นเพิ่ม กราฟจะต่อเส้นให้",
            icon=":material/timeline:",
        )
        st.page_link("pages/import_data.py", label="ไปนำเข้าข้อมูล", icon=":material/arrow_forward:")
    st.header("ตารางคะแนน", anchor=False)
    trace.table(
        coloured(grid, target, dark=dark),
        trace_targets.indicator_years(grid, selection.agency or ""),
        key="trend_table",
        hide_index=True,
        height="content",
        column_config={
            "ที่": st.column_config.NumberColumn(width=50, pinned=True),
            "ตัวชี้วัด": st.column_config.TextColumn(width="medium"),
        },
        placeholder="–",
        alt=f"ตารางคะแนนตัวชี้วัดรายปี {years[0]} ถึง {years[-1]}",
    )
    downloads.below("", replace(out, chart=None), key="trend")


def _panels(shown: pd.DataFrame, agency: str, target: float, dark: bool) -> None:
    names = indicator_names()
    floor = charts.common_floor(shown, target)
    with st.grid("auto", min_column_width=230):
        for code, one in shown.groupby("number", sort=True):
            with st.container(border=True, gap="xsmall"):
                st.markdown(f"**{code}. {names[int(str(code))]}**")
                trace.chart(
                    charts.panel(one, target, low_end=floor, dark=dark),
                    agency,
                    config={"displayModeBar": False},
                    key=f"trend_panel_{code}",
                    alt=charts.trend_alt(one, target),
                )


def indicator_years(work: Workspace, selection: Selection, years: Sequence[int]) -> pd.DataFrame:
    """The grid indicator × year of the selected agency."""
    return trend.indicator_years(work.scores(), selection.agency or "", years)


def _sources(work: Workspace, selection: Selection) -> list[str]:
    scores = work.scores()
    return scores.loc[scores["agency"] == (selection.agency or ""), "source"].tolist()


def wide(table: pd.DataFrame, years: Sequence[int]) -> pd.DataFrame:
    """One row an indicator, one column a year; an empty cell where there is no score."""
    grid = table.pivot(index=["number", "name"], columns="fiscal_year", values="score").reset_index()
    grid.columns = pd.Index(["ที่", "ตัวชี้วัด", *(str(name) for name in grid.columns[2:])])
    return grid[["ที่", "ตัวชี้วัด", *(str(year) for year in years)]]


def coloured(grid: pd.DataFrame, target: float, *, dark: bool) -> Any:
    """``grid`` with two decimals; what lies below the target has ▼, a tint and heavy figures."""
    back, ink = tints.BELOW[dark]
    years = list(grid.columns[2:])

    def low(value: Any) -> bool:
        return isinstance(value, float) and not pd.isna(value) and value < target

    def tint(value: Any) -> str:
        return f"background-color: {back}; color: {ink}; font-weight: 700" if low(value) else ""

    def told(value: Any) -> str:
        return "–" if pd.isna(value) else f"▼ {value:.2f}" if low(value) else f"{value:.2f}"

    return grid.style.map(tint, subset=years).format(told, subset=years)


def _piece(shown: pd.DataFrame, grid: pd.DataFrame, about: About, kind: str, target: Decimal) -> Piece:
    """The chart and the table under it, for files."""
    years = list(grid.columns[2:])
    return Piece(
        "แนวโน้มตัวชี้วัด",
        f"แนวโน้มคะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. {about.years}",
        about,
        chart=None if shown["score"].isna().all() else over_years(shown, target, kind),
        finding=charts.trend_alt(shown, float(target)),
        table=grid.assign(**{year: [points(value) for value in grid[year]] for year in years}).astype("object"),
    )
