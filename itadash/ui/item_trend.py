"""The trend of one item: its question over the years, with the code of each year and what can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from itadash import charts
from itadash.assessment import trend
from itadash.charts.item_years import PART_NAMES
from itadash.downloads.charts import item_years
from itadash.downloads.model import Page, Piece
from itadash.rules import FISCAL_YEARS, Item, load
from itadash.ui import downloads, frame, trace, trace_targets
from itadash.ui.text import item_code, number, plain, points
from itadash.ui.workspace import Selection, Workspace

LEGEND = (
    "● คำถามเดียวกัน ลากเส้นต่อกันได้ · ▼ ต่ำกว่าเกณฑ์ · ○ ดูประกอบเท่านั้น ไม่ใช่คำถามเดียวกันหรือยังยืนยันไม่ได้ · "
    "พื้นเทาคือปีที่ไม่มีคะแนนให้เทียบ · ใต้ปีคือรหัสของคำถามในปีนั้น"
)
PARAMETER = "item"
_COMPARED = {True: "● เทียบได้", False: "○ ดูประกอบ"}
_NOTHING = "– ไม่มี"


def view(work: Workspace, selection: Selection, years: Sequence[int]) -> None:
    """Choose an item of the latest year that has items; draw its question over ``years``."""
    scores = work.scores()
    agency = selection.agency or ""
    found = latest(scores, agency, years)
    if found is None:
        st.info("ไม่มีคะแนนรายข้อในช่วงปีที่เลือก เลือกช่วงปีให้กว้างขึ้นหรือนำเข้าไฟล์ที่มีคะแนนข้อ I, E และ O", icon=":material/info:")
        return
    base, items, lowest = found
    asked = st.query_params.get(PARAMETER)
    code = st.selectbox(
        f"ข้อคำถามของปีงบประมาณ {base}",
        list(items),
        index=list(items).index(asked if asked in items else lowest),
        format_func=lambda c: f"{item_code(c)} · {items[c].label}",
        key=PARAMETER,
        persist_state="session",
    )
    st.query_params[PARAMETER] = code  # not bound: the address shall hold the code, not the whole label
    rows = trend.item_years(scores, agency, code, base, years)
    if (rows["relation"] == "unknown").any():
        shown = st.toggle(
            "แสดงคะแนนของรหัสเดียวกันในปีที่ยังยืนยันข้อคำถามไม่ได้ (ดูประกอบ ไม่ต่อเส้น)",
            key="unconfirmed",
            bind="query-params",
            persist_state="session",
        )
        rows = rows if shown else without_unknown(rows)
    target = float(selection.target)
    table = shown_table(rows)
    out = _piece(rows, table, selection, code, base, items[code].label)
    downloads.page(Page("แนวโน้มรายข้อ", "แนวโน้มรายข้อ", out.about, [out]))
    with st.container(border=True):
        st.markdown(f"**{item_code(code)} · {plain(items[code].label)}**")
        trace.chart(
            charts.item_points(rows, target, dark=frame.is_dark()),
            agency,
            key="trend_item",
            alt=charts.item_alt(rows, target, code),
        )
        downloads.below(f"{LEGEND} · {trace.hint()}", replace(out, table=None), key="item_chart")
    st.header("คำถามเดียวกันในแต่ละปี", anchor=False)
    if told := sentences(rows):
        st.markdown(told)
    trace.table(
        table,
        trace_targets.item_years(rows, agency),
        key="item_trend_table",
        hide_index=True,
        height="content",
        column_config={
            "ปี": st.column_config.TextColumn(width=60, pinned=True),
            "รหัส": st.column_config.TextColumn(width=95),
            "คะแนน": st.column_config.NumberColumn(format="%.2f", width=80),
            "การเทียบ": st.column_config.TextColumn(width=110),
            "ข้อคำถามของปีนั้น": st.column_config.TextColumn(width=380),
            "ที่มา": st.column_config.TextColumn(width="large"),
        },
        placeholder="–",
        alt=f"ตารางคะแนนของคำถามข้อ {item_code(code)} รายปี",
    )
    downloads.below("", replace(out, chart=None), key="item_trend")


def latest(scores: pd.DataFrame, agency: str, years: Sequence[int]) -> tuple[int, dict[str, Item], str] | None:
    """The latest of ``years`` in which ``agency`` has scores of listed items, those items by code, and the lowest."""
    rows = scores[(scores["agency"] == agency) & (scores["level"] == "item")]
    for year in sorted(years, reverse=True):
        lowest = rows[rows["fiscal_year"] == year].groupby("code")["score"].min()
        items = {item.code: item for item in load(year).items if item.code in lowest.index}
        if items:
            return year, items, min(items, key=lambda code: lowest[code])
    return None


def without_unknown(rows: pd.DataFrame) -> pd.DataFrame:
    """``rows`` without the scores of questions that are not known to be the same: those years become gaps."""
    unknown = rows["relation"] == "unknown"
    kept = rows.copy()
    kept["score"] = kept["score"].mask(unknown, None)
    kept[["source", "code"]] = kept[["source", "code"]].mask(unknown, "")
    return kept


def sentences(rows: pd.DataFrame) -> str:
    """What must be known about each year, as a Markdown list; years of which the same is to be said stand together."""
    told: dict[str, list[int]] = {}
    for row in rows.itertuples():
        if row.note:
            years = told.setdefault(str(row.note).replace(f"ปี {row.fiscal_year}", "ปีเหล่านี้"), [])
            years += [] if int(row.fiscal_year) in years else [int(row.fiscal_year)]
    lines = []
    for note, years in told.items():
        words = note if len(years) > 1 else note.replace("ปีเหล่านี้", f"ปี {years[0]}")
        lines.append(f"- **ปี {', '.join(map(str, years))}** {plain(words)}")
    return "\n".join(lines)


def shown_table(rows: pd.DataFrame) -> pd.DataFrame:
    """``rows`` as the page's table shows them."""
    return pd.DataFrame(
        {
            "ปี": [str(year) for year in rows["fiscal_year"]],
            "รหัส": [_code(row.code, row.instrument) for row in rows.itertuples()],
            "คะแนน": [number(value) for value in rows["score"]],
            "การเทียบ": [
                _NOTHING if points(number(row.score)) == "–" else _COMPARED[bool(row.joined)]
                for row in rows.itertuples()
            ],
            "ข้อคำถามของปีนั้น": [_label(row.code, int(row.fiscal_year)) for row in rows.itertuples()],
            "ที่มา": list(rows["source"]),
        }
    )


def _code(code: str, instrument: str) -> str:
    part = f" {PART_NAMES[instrument]}" if instrument in PART_NAMES else ""
    return f"{item_code(code)}{part}" if code else "–"


def _label(code: str, year: int) -> str:
    item = load(year).item(code) if year in FISCAL_YEARS else None
    return item.label if item else ""


def _piece(rows: pd.DataFrame, table: pd.DataFrame, selection: Selection, code: str, base: int, label: str) -> Piece:
    """The chart and the table under it, for files."""
    years = sorted({int(year) for year in rows["fiscal_year"]})
    what = f"คะแนนของคำถามข้อ {item_code(code)} ปีงบประมาณ {base} ในแต่ละปี เทียบตามคำถาม ไม่ใช่ตามรหัส"
    return Piece(
        f"แนวโน้มข้อ-{item_code(code)}",
        f"แนวโน้มของคำถาม {item_code(code)} ({base}) {label}",
        downloads.about(selection.agency, years, selection.target, rows["source"], [("ข้อมูล", what)]),
        chart=item_years(rows, selection.target),
        finding=charts.item_alt(rows, float(selection.target), code),
        table=table.assign(คะแนน=list(rows["score"]), คำอธิบาย=list(rows["note"])),
        printed=[name for name in table.columns if name != "ที่มา"],
    )
