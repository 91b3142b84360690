"""Which published form the document takes, and the office's own headings and order of its columns."""

from __future__ import annotations

import streamlit as st

from itadash.measures import form
from itadash.measures.model import MeasuresTable
from itadash.rules import measure_forms
from itadash.ui.measures_desk import Desk, Shown
from itadash.ui.text import plain


def layout_picker(desk: Desk, shown: Shown) -> None:
    """The form's picker and, folded away, its columns."""
    table, forms = shown.table, measure_forms()
    own = form.form_of(table)
    st.selectbox(
        "แบบตาราง",
        list(forms),
        index=list(forms).index(own.id),
        format_func=lambda name: f"{forms[name].name} ({len(forms[name].columns)} คอลัมน์)",
        key=f"measures_form_pick_{own.id}",
        on_change=_pick,
        args=(desk, f"measures_form_pick_{own.id}"),
        help="แบบที่หน่วยงานเผยแพร่จริง ข้อมูลชุดเดียวกันพิมพ์ได้ทุกแบบ",
    )
    columns = form.columns(table)
    st.caption(" · ".join(plain(column.heading) for column in columns))
    with st.popover("หัวตารางและลำดับคอลัมน์", icon=":material/view_column:"):
        order = [at for at, _ in table.headings] if table.headings else list(range(len(own.columns)))
        if len(order) != len(own.columns):
            order = list(range(len(own.columns)))
        for place, (at, column) in enumerate(zip(order, columns, strict=True)):
            with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
                key = f"measures_heading_{own.id}_{place}_{at}_{column.heading}"
                st.text_input(
                    f"คอลัมน์ที่ {place + 1}",
                    value=column.heading,
                    key=key,
                    max_chars=form.MAX_HEADING,
                    on_change=_rename,
                    args=(desk, order, place, key),
                )
                for icon, to, words in (
                    ("arrow_upward", place - 1, "เลื่อนไปทางซ้าย"),
                    ("arrow_downward", place + 1, "เลื่อนไปทางขวา"),
                ):
                    st.button(
                        f":material/{icon}:",
                        key=f"{key}_{icon}",
                        help=words,
                        disabled=not 0 <= to < len(order),
                        on_click=_move,
                        args=(desk, order, place, to),
                    )
        st.button(
            "ใช้ตามแบบเดิม",
            icon=":material/restart_alt:",
            type="tertiary",
            key="measures_headings_reset",
            disabled=not table.headings,
            on_click=_reset,
            args=(desk,),
        )


def _pick(desk: Desk, key: str) -> None:
    chosen = st.session_state[key]
    desk.change(lambda table: form.with_form(table, chosen))


def _headings(table: MeasuresTable, order: list[int]) -> list[tuple[int, str]]:
    return [(at, column.heading) for at, column in zip(order, form.columns(table), strict=True)]


def _rename(desk: Desk, order: list[int], place: int, key: str) -> None:
    words = str(st.session_state[key])

    def renamed(table: MeasuresTable) -> MeasuresTable:
        headings = _headings(table, order)
        headings[place] = (headings[place][0], words)
        return form.with_headings(table, headings)

    desk.change(renamed)


def _move(desk: Desk, order: list[int], place: int, to: int) -> None:
    def moved(table: MeasuresTable) -> MeasuresTable:
        headings = _headings(table, order)
        headings.insert(to, headings.pop(place))
        return form.with_headings(table, headings)

    desk.change(moved)


def _reset(desk: Desk) -> None:
    desk.change(lambda table: form.with_headings(table, []) if table.headings else table)
