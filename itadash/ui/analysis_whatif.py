"""จำลองคะแนน: the smallest set of improvements that reaches a goal, and sliders to try others."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from itadash.analysis.smallest import Goal, Way, goals, smallest
from itadash.analysis.whatif import Simulated, simulate
from itadash.analysis.worth import FULL, worth
from itadash.assessment.figures import YearFigures
from itadash.assessment.printed import TOTAL, Key
from itadash.assessment.result import Result
from itadash.downloads.model import Page
from itadash.scores import round_half_up
from itadash.ui import address, analysis_files, downloads, trace, trace_targets
from itadash.ui.text import INSTRUMENT_NAMES, item_code, number, plain, points, signed

_OWN_TOTAL = "คะแนนรวมที่กำหนดเอง"
_CHOSEN = "whatif_items"
_TRIED = "tried"  # in the address
_FIRST = 6  # items that the simulator begins with: those that pay most


def whatif_tab(result: Result, figures: YearFigures) -> None:
    """Draw the tab for one result."""
    table = worth(result)
    open_ = table[table["to_full"] > 0]
    if open_.empty:
        st.info("ทุกข้อที่มีคะแนนได้ 100 คะแนนแล้ว หรือยังไม่มีคะแนนรายข้อให้จำลอง", icon=":material/info:")
        return
    if figures.value(TOTAL) is None:
        st.info(
            "ยังไม่มีคะแนนรวมของปีนี้และคำนวณไม่ได้ จึงจำลองไม่ได้ โปรดนำเข้าไฟล์ที่มีคะแนนรวมหรือตัวชี้วัดครบสิบตัว", icon=":material/info:"
        )
        return
    labels = dict(zip(result.items["code"], result.items["label"], strict=True))
    with st.container(border=True, key="whatif_goal_card"):
        _goal(result, figures, labels)
    _simulator(result, figures, open_, labels)


# the smallest set -----------------------------------------------------------------------------------------------


def _goal(result: Result, figures: YearFigures, labels: dict[str, str]) -> None:
    st.header("ต้องยกระดับข้อใดบ้างจึงจะถึงเป้าหมาย", anchor=False)
    levels = {goal.name: goal for goal in goals(result.rules)}
    names = [name for name in levels if name != result.level.name][: max(1, len(levels) - 1)]
    better = [name for name in names if levels[name].total >= result.target] or names
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        chosen = st.segmented_control(
            "เป้าหมาย",
            [*better, _OWN_TOTAL],
            default=better[-1],
            required=True,
            key="whatif_goal",
            bind="query-params",
            persist_state="session",
            wrap=True,
        )
        total = 0.0
        if chosen == _OWN_TOTAL:
            total = st.number_input(
                "คะแนนรวม",
                0.0,
                100.0,
                90.0,
                step=0.5,
                format="%.2f",
                key="whatif_total",
                width=150,
                bind="query-params",
                persist_state="session",
            )
        ceiling = st.slider(
            "ยกระดับข้อ IIT และ EIT ได้ถึง",
            min_value=float(result.target),
            max_value=100.0,
            value=100.0,
            step=1.0,
            key="whatif_ceiling",
            width=260,
            bind="query-params",
            persist_state="session",
            help="ข้อ OIT ได้ 0 หรือ 100 คะแนนเท่านั้น ข้อที่ยกระดับจึงได้ 100 เสมอ",
        )
    if chosen is None:
        return
    goal = Goal(_OWN_TOTAL, round_half_up(Decimal(str(total)))) if chosen == _OWN_TOTAL else levels[chosen]
    way = smallest(result, figures, goal, Decimal(str(ceiling)))
    _told(way, result)
    if way.steps and way.reached:
        out = analysis_files.steps_piece(result, way, labels)
        downloads.page(Page("จำลองคะแนน", "จำลองคะแนน", out.about, [out]))
        trace.table(
            analysis_files.steps_table(way, labels, number),
            trace_targets.steps(result, way.steps),
            key="whatif_steps",
            hide_index=True,
            height="content",
            column_config={
                "รหัส": st.column_config.TextColumn(width=60),
                "ข้อคำถาม": st.column_config.TextColumn(width=320),
                "จาก": st.column_config.NumberColumn(format="%.2f", width=70),
                "เป็น": st.column_config.NumberColumn(format="%.2f", width=70),
                "คะแนนรวมที่เพิ่ม": st.column_config.NumberColumn("+ คะแนนรวม", format="%.2f", width=100),
            },
            alt=f"ตารางข้อที่ต้องยกระดับเพื่อให้ถึง{goal.name}",
        )
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.button(
                "ลองชุดนี้ในแบบจำลอง",
                icon=":material/tune:",
                key="whatif_use",
                on_click=_use,
                args=([(step.part, step.code, float(step.after)) for step in way.steps],),
            )
            downloads.menu(out, key="whatif_steps_out")


def _told(way: Way, result: Result) -> None:
    demand = f" และทุกแบบวัดไม่ต่ำกว่า {points(way.goal.instruments)}" if way.goal.instruments is not None else ""
    name = "คะแนนรวม" if way.goal.name == _OWN_TOTAL else f"ระดับ “{way.goal.name}”"
    asked = f"{name} (คะแนนรวมตั้งแต่ {points(way.goal.total)}{demand})"
    if not way.reached:
        short = ", ".join("คะแนนรวม" if code == "total" else INSTRUMENT_NAMES.get(code, code) for code in way.lacking)
        st.warning(
            plain(f"แม้ยกระดับทุกข้อที่มีคะแนนแล้วก็ยังไม่ถึง{asked} เพราะ {short} ยังไม่พอ ข้อที่ไม่มีคะแนนในไฟล์นำมาคิดไม่ได้"),
            icon=":material/block:",
        )
        return
    if not way.steps:
        st.success(plain(f"คะแนนที่มีอยู่ถึง{asked} แล้ว"), icon=":material/check_circle:")
    else:
        each: dict[str, int] = {}
        for step in way.steps:
            each[step.part] = each.get(step.part, 0) + 1
        parts = " · ".join(f"{INSTRUMENT_NAMES.get(part, part)} {count} ข้อ" for part, count in each.items())
        st.success(
            plain(
                f"ยกระดับอย่างน้อย {len(way.steps)} ข้อ ({parts}) จะถึง{asked} "
                f"คะแนนรวมเป็น {points(way.after.total)} จาก {points(result.total.value if result.total else None)}"
            ),
            icon=":material/flag:",
        )
    if not way.certain:
        missing = ", ".join(INSTRUMENT_NAMES.get(code, code) for code in way.after.level.missing)
        st.caption(f":material/info: ยังยืนยันระดับไม่ได้ เพราะไฟล์ไม่ได้พิมพ์คะแนน {plain(missing)} แยกส่วน")


def _use(steps: list[tuple[str, str, float]]) -> None:
    """Callback: put a set of improvements into the simulator."""
    st.session_state[_CHOSEN] = [_name((part, code)) for part, code, _ in steps]
    for part, code, after in steps:
        st.session_state[_widget((part, code))] = True if part == "OIT" else after


# the simulator --------------------------------------------------------------------------------------------------


def _simulator(result: Result, figures: YearFigures, open_: pd.DataFrame, labels: dict[str, str]) -> None:
    rows: dict[str, dict[str, Any]] = {
        _name((row["part"], row["code"])): row
        for row in open_.sort_values("to_full", ascending=False).to_dict("records")
    }
    st.header("ลองปรับคะแนนรายข้อ", anchor=False)
    _take(rows)
    kept = [name for name in st.session_state.get(_CHOSEN, []) if name in rows]
    st.session_state[_CHOSEN] = kept if _CHOSEN in st.session_state else list(rows)[:_FIRST]
    chosen = st.multiselect(
        "ข้อที่จะลองปรับ เรียงตามคะแนนรวมที่จะเพิ่มขึ้น",
        list(rows),
        key=_CHOSEN,
        format_func=lambda name: f"{name} {labels.get(rows[name]['code'], '')}",
        placeholder="เลือกข้อ",
    )
    above = st.container()
    changes: dict[Key, Decimal] = {}
    with st.grid(2, min_column_width=330):
        for name in chosen:
            key, value = _one(rows[name], labels)
            if value != rows[name]["score"]:
                changes[key] = value
    address.tell(_TRIED, ",".join(f"{part}.{code}.{value}" for (part, code), value in changes.items()))
    with above:
        _cards(result, figures, simulate(figures, changes))
    st.button(
        "กลับไปใช้คะแนนจริงทุกข้อ", icon=":material/restart_alt:", key="whatif_reset", on_click=_reset, disabled=not changes
    )


def _take(rows: Mapping[str, dict[str, Any]]) -> None:
    """The changes that a link names ("OIT.o18.100.00,…"), put into the simulator."""
    steps = []
    for told in address.foreign(_TRIED).split(","):
        part, _, rest = told.partition(".")
        code, _, value = rest.partition(".")
        row = rows.get(_name((part, code)))
        if row and re.fullmatch(r"\d{1,3}(\.\d{1,2})?", value) and float(value) <= 100:
            steps.append((part, code, float(value)))
    if steps:
        _use(steps)


def _one(row: dict[Any, Any], labels: dict[str, str]) -> tuple[Key, Decimal]:
    """The control of one item: a slider, for an OIT item a switch."""
    key: Key = (row["part"], row["code"])
    name, score, widget = f"{_name(key)} {labels.get(row['code'], '')}", row["score"], _widget(key)
    with st.container(border=True):
        if row["part"] == "OIT":
            st.session_state.setdefault(widget, False)
            return key, FULL if st.toggle(plain(f"{name} ได้ 100 คะแนน"), key=widget) else score
        st.session_state.setdefault(widget, float(score))
        value = st.slider(
            plain(name), 0.0, 100.0, step=0.01, format="%.2f", key=widget, help=f"คะแนนจริง {points(score)}"
        )
    return key, round_half_up(Decimal(str(value)))


def _cards(result: Result, figures: YearFigures, after: Simulated) -> None:
    before = figures.value(TOTAL)
    level = after.level.name or " หรือ ".join(after.level.candidates)
    known = after.instruments()
    parts = {part.code for instrument in result.rules.instruments for part in instrument.parts}
    shown = [code for code in known if not (code == "EIT" and parts & set(known))]
    with st.grid(2 + len(shown), min_column_width=120):
        _card("คะแนนรวม", after.total, before)
        with st.container(border=True, height="stretch", gap="xsmall"):
            st.markdown(":small[ระดับ]")
            st.subheader(plain(level), anchor=False)
            now = result.level.name or " หรือ ".join(result.level.candidates)
            st.caption(f"เดิม {plain(now)}")
        for code in shown:
            _card(INSTRUMENT_NAMES.get(code, code), known[code], figures.value((code, code)))


def _card(label: str, value: Decimal | None, before: Decimal | None) -> None:
    change = value - before if value is not None and before is not None else None
    st.metric(label, points(value), delta=signed(change) if change else None, border=True, height="stretch")


def _reset() -> None:
    """Callback: every slider back to the printed score."""
    for key in [key for key in st.session_state if str(key).startswith("whatif_score_")]:
        del st.session_state[key]


def _name(key: Key) -> str:
    part, code = key
    return f"{item_code(code)} ({INSTRUMENT_NAMES[part]})" if part in ("EIT1", "EIT2") else item_code(code)


def _widget(key: Key) -> str:
    return f"whatif_score_{key[0]}_{key[1]}"
