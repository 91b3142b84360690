"""Cards and tables that draw a :class:`~itadash.assessment.result.Result`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from itadash.assessment.announced import Announced, conflicts, sentence
from itadash.assessment.printed import TOTAL
from itadash.assessment.result import Result
from itadash.rules.glossary import term
from itadash.ui import trace
from itadash.ui.text import fault_line, item_code, number, percent, plain, points, signed, trimmed, verdict

LOWEST = 5  # how many of the lowest items the overview names: the official form asks for at least five


def total_card(result: Result) -> None:
    """The total and its change from the year before."""
    total, change = result.total, result.change
    with _card():
        with st.container(gap="xsmall"):
            # As in the cards beside it, so that the figures stand on one line.
            help_ = term("total").help if total else "ไม่มีคะแนนรวมในไฟล์และคำนวณไม่ได้"
            st.markdown(":small[คะแนนรวม]", help=help_)
            st.metric(
                "คะแนนรวม",
                points(total.value if total else None),
                delta=0 if change == 0 else signed(change) if change is not None else None,
                delta_description=f"จากปี {result.fiscal_year - 1}" if change is not None else None,
                label_visibility="collapsed",
            )
        if total:
            trace.button(trace.OfFigure(result.agency, result.fiscal_year, TOTAL), key="trace_total")


def level_card(result: Result, announced: Announced) -> None:
    """The level, or what it can be and what is missing; beside it the announced one, where there is one."""
    level = result.level
    only_announced = announced.level if not level.name else ""
    with _card():
        with st.container(gap=None):
            st.markdown(f":small[ระดับผลการประเมิน{'ตามประกาศ' if only_announced else ''}]", help=term("level").help)
            # A heading: a metric's value cuts off the second mark above a letter (ผ่านดีเยี่ยม) and never wraps.
            st.header(plain(level.name or only_announced or "ยังสรุประดับไม่ได้"), anchor=False)
            if said := sentence(announced):
                st.caption(f":material/campaign: {plain(said)}")
            st.markdown(plain(level.explanation))
            for conflict in conflicts(announced, result):
                st.markdown(fault_line(conflict))
            if level.name and not level.verified:
                st.caption(":material/info: เกณฑ์ของระดับนี้ยังไม่ได้ตรวจยืนยันกับเอกสารทางการ")
        trace.button(trace.OfLevel(result.agency, result.fiscal_year), key="trace_level", label="ดูเหตุผล")


def count_card(label: str, below: int, known: int, what: str, which: trace.OfCount) -> None:
    """How many of ``known`` lie below the target; ``which`` they are opens from the card."""
    with _card():
        with st.container(gap="xsmall"):
            # A metric's own label cuts off the second mark of "ชี้".
            st.markdown(f":small[{label}]", help=term(which.level).help)
            if known == 0:
                st.metric(label, "–", label_visibility="collapsed", help=f"ไม่มีคะแนนราย{what}ในไฟล์")
                return
            st.metric(
                label,
                f"{below} จาก {known}",
                delta="▼ ต้องยกระดับ" if below else "● ผ่านทั้งหมด",
                delta_color="red" if below else "green",
                delta_arrow="off",
                label_visibility="collapsed",
            )
        trace.button(which, key=f"trace_{which.level}s", label="ดูรายการ")


def _card() -> DeltaGenerator:
    """The frame of a card: what it says above, the way to where that came from at the foot."""
    return st.container(border=True, height="stretch", gap="xsmall", vertical_alignment="distribute")


def instrument_cards(result: Result) -> None:
    """One card an instrument (EIT by its parts from 2566): score, weight, distance from the target."""
    rows = shown_instruments(result)
    if not rows:
        st.info("ไฟล์ที่นำเข้าไม่มีคะแนนรายแบบวัด และคำนวณจากคะแนนย่อยไม่ได้", icon=":material/info:")
        return
    with st.grid(len(rows), min_column_width=200):
        for row in rows:
            gap = row["score"] - result.target
            with _card():
                st.metric(
                    f"**{row['code_shown']}** · {percent(row['weight'])}",
                    points(row["score"]),
                    delta=f"{verdict(row['score'], row['below'])} {signed(gap)}",
                    delta_color="red" if row["below"] else "green",
                    delta_arrow="off",
                    help=_instrument_help(row["code"]),
                )
                code = row["code"]
                trace.button(
                    trace.OfFigure(result.agency, result.fiscal_year, (code, code)), key=f"trace_instrument_{code}"
                )


def _instrument_help(code: str) -> str:
    names = {"EIT1": "eit_public", "EIT2": "eit_survey"}
    return term(names.get(code, code.lower())).help


def shown_instruments(result: Result) -> list[dict[str, Any]]:
    """The instruments that have a weight of their own: IIT, EIT or its parts, OIT."""
    rows = result.instruments.to_dict("records")
    parts = {part.code for instrument in result.rules.instruments for part in instrument.parts}
    names = {"EIT1": "EIT Public", "EIT2": "EIT Survey"}
    whole_hidden = any(row["code"] in parts for row in rows)
    return [
        {**row, "code_shown": names.get(row["code"], row["code"])}
        for row in rows
        if not (row["code"] == "EIT" and whole_hidden)
    ]


def indicator_table(result: Result) -> pd.DataFrame:
    """The ten indicators as the page's table shows them."""
    rows = result.indicators
    return pd.DataFrame(
        {
            "ที่": rows["number"],
            "ตัวชี้วัด": rows["name"],
            "แบบวัด": rows["instrument"],
            "คะแนน": [number(value) for value in rows["score"]],
            "ปีก่อน": [number(value) for value in rows["previous"]],
            "เปลี่ยนแปลง": [number(value) for value in rows["change"]],
            "ผล": [verdict(s, b) for s, b in zip(rows["score"], rows["below"], strict=True)],
            "ที่มา": rows["source"],
        }
    )


def lowest_items(result: Result) -> pd.DataFrame:
    """:func:`lowest_rows` as the page shows them."""
    rows = lowest_rows(result)
    return pd.DataFrame(
        {
            "รหัส": [item_code(code) for code in rows["code"]],
            "ข้อคำถาม": rows["label"],
            "คะแนน": [number(value) for value in rows["score"]],
            "ผล": [verdict(s, b) for s, b in zip(rows["score"], rows["below"], strict=True)],
        }
    )


def lowest_rows(result: Result) -> pd.DataFrame:
    """The lowest items, below the target or not; items without a score are left out."""
    rows = result.items[result.items["score"].notna()]
    rows = rows.assign(_order=[Decimal(value) for value in rows["score"]])
    return rows.sort_values("_order", kind="stable").head(max(LOWEST, 0))


def as_low_as_the_last(result: Result) -> str:
    """That further items have the score of the last of :func:`lowest_rows`; ``""`` when there is none."""
    scores = [Decimal(value) for value in result.items["score"].dropna()]
    shown = [Decimal(value) for value in lowest_rows(result)["score"]]
    more = scores.count(shown[-1]) - shown.count(shown[-1]) if shown else 0
    return f"มีอีก {more} ข้อที่ได้ {shown[-1]:.2f} เท่ากัน ดูทั้งหมดที่หน้ารายข้อ" if more else ""


def rules_note(result: Result) -> None:
    """What of the year's rules is not verified."""
    if result.unverified:
        with st.expander(f"หลักเกณฑ์ที่ยังไม่ได้ตรวจยืนยัน ({len(result.unverified)} เรื่อง)", icon=":material/rule:"):
            st.caption("โปรแกรมใช้ค่าต่อไปนี้ตามแหล่งที่หาได้ ควรตรวจกับคู่มือการประเมินก่อนอ้างอิงในเอกสารทางการ")
            for sentence in result.unverified:
                st.markdown(f"- {plain(sentence)}")


def target_words(result: Result) -> str:
    """``เกณฑ์ 85`` of the result."""
    return f"เกณฑ์ {trimmed(result.target)}"
