"""The rules of the verdicts, to be seen and set."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import streamlit as st

from itadash.analysis import record
from itadash.analysis.record import Analysis
from itadash.analysis.verdicts import VERDICTS, Rule, Setting, rules
from itadash.ui.analysis_desk import AnalysisDesk
from itadash.ui.analysis_words import verdict_words
from itadash.ui.text import plain, trimmed


def settings_popover(desk: AnalysisDesk, analysis: Analysis, target: Decimal) -> None:
    """One row a rule: on or off, its amount, what it makes of an item, and where it is from."""
    with st.popover("เกณฑ์วินิจฉัย", icon=":material/tune:", width="content", key="analysis_settings"):
        st.caption(f"เกณฑ์คะแนน {trimmed(target)} ปรับได้ที่แถบด้านบน ข้อที่เข้าเกณฑ์วินิจฉัยมากกว่าหนึ่งเกณฑ์ใช้ผลที่หนักที่สุด")
        for rule in rules():
            _rule(desk, analysis, rule)
        st.button(
            "ใช้ค่าเริ่มต้นทั้งหมด",
            icon=":material/restart_alt:",
            type="tertiary",
            key="analysis_defaults",
            disabled=not analysis.settings.rules,
            on_click=_defaults,
            args=(desk,),
        )


def _rule(desk: AnalysisDesk, analysis: Analysis, rule: Rule) -> None:
    now = analysis.settings.of(rule)
    keys = {part: f"analysis_rule_{rule.id}_{part}_{now}" for part in ("on", "amount", "verdict")}
    with st.container(border=True, gap="xsmall"):
        st.toggle(
            f"**{plain(rule.name)}**",
            value=now.on,
            key=keys["on"],
            help=plain(rule.source) + ("" if rule.verified else " (ยังไม่ได้ตรวจยืนยัน)"),
            on_change=_set,
            args=(desk, rule, now, keys),
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            if rule.amount is not None:
                st.number_input(
                    rule.unit,
                    min_value=1.0 if rule.id == "among_lowest" else 0.0,
                    max_value=100.0,
                    step=1.0,
                    value=float(now.amount or 0),
                    key=keys["amount"],
                    disabled=not now.on,
                    on_change=_set,
                    args=(desk, rule, now, keys),
                    width=140,
                )
            st.selectbox(
                "ถือเป็น",
                [verdict for verdict in VERDICTS if verdict != "keep"],
                index=("defect", "develop").index(now.verdict or rule.verdict),
                format_func=verdict_words,
                key=keys["verdict"],
                disabled=not now.on,
                on_change=_set,
                args=(desk, rule, now, keys),
                width=170,
            )


def _set(desk: AnalysisDesk, rule: Rule, now: Setting, keys: dict[str, str]) -> None:
    state = st.session_state
    amount = Decimal(str(state[keys["amount"]])) if keys["amount"] in state else now.amount
    setting = Setting(bool(state[keys["on"]]), amount, state.get(keys["verdict"], now.verdict))
    desk.change(partial(record.with_setting, rule=rule.id, setting=setting))


def _defaults(desk: AnalysisDesk) -> None:
    desk.change(record.without_settings)
