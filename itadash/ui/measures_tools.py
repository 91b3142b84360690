"""Tools for many measures at once: merge, set owner or period, delete, find and replace."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from itadash.assessment.result import Result
from itadash.measures import edit, rework
from itadash.measures.model import COLUMNS, Measure
from itadash.measures.topics import topic_names
from itadash.ui.measures_desk import Desk, Shown, say
from itadash.ui.measures_words import title_of, topic_label
from itadash.ui.text import plain

_MANY, _FIND, _BY, _DIGITS = "measures_many", "measures_find", "measures_by", "measures_find_digits"
_HITS_SHOWN = 40


def tools_tab(desk: Desk, shown: Shown, result: Result) -> None:
    """Draw the tools for many measures, and find and replace."""
    with st.container(border=True):
        _many(desk, shown, result)
    with st.container(border=True):
        _find(desk, shown)


# several measures -----------------------------------------------------------------------------------------------


def _many(desk: Desk, shown: Shown, result: Result) -> None:
    measures = shown.table.measures
    labels = {measure.id: f"{number}. {title_of(measure, 70)}" for number, measure in enumerate(measures, start=1)}
    st.header("แก้หลายมาตรการพร้อมกัน", anchor=False)
    st.session_state[_MANY] = [each for each in st.session_state.get(_MANY, []) if each in labels]
    with st.container(horizontal=True, gap="small"):
        st.button("เลือกทั้งหมด", type="tertiary", key="measures_many_all", on_click=_choose, args=(list(labels),))
        for number in topic_names(result.fiscal_year):
            of_topic = [measure.id for measure in measures if measure.topic == number]
            if of_topic:
                words = f"ประเด็นที่ {number}"
                st.button(words, type="tertiary", key=f"measures_many_{number}", on_click=_choose, args=(of_topic,))
    chosen = st.multiselect(
        "มาตรการที่เลือก",
        list(labels),
        key=_MANY,
        format_func=lambda measure_id: labels.get(measure_id, ""),
        placeholder="เลือกมาตรการ",
    )
    owner, period, topic = st.columns(3, vertical_alignment="bottom")
    with owner:
        _one_value(desk, chosen, "owner", sorted({" ".join(m.owner.split()) for m in measures if m.owner}))
    with period:
        _one_value(desk, chosen, "period", sorted({" ".join(m.period.split()) for m in measures if m.period}))
    with topic:
        names = topic_names(result.fiscal_year)
        value = st.selectbox(
            "ประเด็น",
            list(names),
            index=None,
            format_func=lambda number: topic_label(number, names),
            placeholder="เลือกประเด็น",
            key="measures_many_topic",
        )
        st.button(
            "ใช้กับมาตรการที่เลือก",
            key="measures_many_topic_set",
            disabled=not chosen or value is None,
            on_click=_set,
            args=(desk, list(chosen), "topic", value),
            width="stretch",
        )
    with st.container(horizontal=True):
        st.button(
            "รวมเป็นมาตรการเดียว",
            icon=":material/merge:",
            key="measures_merge",
            disabled=len(chosen) < 2,
            on_click=_merge,
            args=(desk, list(chosen)),
            help="รวมข้อคำถามและข้อความ บรรทัดที่ซ้ำกันเหลือบรรทัดเดียว ขั้นตอนเรียงเลขใหม่",
        )
        st.button(
            "ลบมาตรการที่เลือก",
            icon=":material/delete:",
            key="measures_many_delete",
            disabled=not chosen,
            on_click=_delete,
            args=(desk, list(chosen)),
            help="กด “ย้อนกลับ” เพื่อเรียกคืนได้",
        )


def _one_value(desk: Desk, chosen: Sequence[str], name: str, known: list[str]) -> None:
    value = st.selectbox(
        COLUMNS[name],
        known,
        index=None,
        accept_new_options=True,
        placeholder="เลือกหรือพิมพ์ใหม่",
        key=f"measures_many_{name}",
    )
    st.button(
        "ใช้กับมาตรการที่เลือก",
        key=f"measures_many_{name}_set",
        disabled=not chosen or not value,
        on_click=_set,
        args=(desk, list(chosen), name, value),
        width="stretch",
    )


def _choose(ids: list[str]) -> None:
    st.session_state[_MANY] = ids


def _set(desk: Desk, ids: list[str], name: str, value: object) -> None:
    desk.change(lambda table: rework.bulk_set(table, ids, **{name: value}))
    say(f"แก้ {len(ids)} มาตรการแล้ว")


def _merge(desk: Desk, ids: list[str]) -> None:
    desk.change(lambda table: rework.merge(table, ids))
    say(f"รวม {len(ids)} มาตรการเป็นหนึ่งแล้ว กด “ย้อนกลับ” หากต้องการแยกคืน")


def _delete(desk: Desk, ids: list[str]) -> None:
    def without(table: edit.MeasuresTable) -> edit.MeasuresTable:
        for measure_id in ids:
            table = edit.delete(table, measure_id)
        return table

    desk.change(without)
    say(f"ลบ {len(ids)} มาตรการแล้ว")


# find and replace -----------------------------------------------------------------------------------------------


def _find(desk: Desk, shown: Shown) -> None:
    st.header("ค้นหาและแทนที่", anchor=False)
    left, right = st.columns(2)
    words = left.text_input("ค้นหา", key=_FIND, placeholder="คำที่ต้องการหา")
    by = right.text_input("แทนที่ด้วย", key=_BY)
    same = st.toggle("ให้เลขไทยกับเลขอารบิกเป็นตัวเดียวกัน", value=True, key=_DIGITS)
    if not (words or "").strip():
        return
    hits = rework.find(shown.table, words, same_digits=same)
    if not hits:
        st.info("ไม่พบคำนี้ในตาราง", icon=":material/search_off:")
        return
    measures = len({hit.measure for hit in hits})
    st.markdown(f"พบ **{len(hits)} แห่ง** ใน {measures} มาตรการ")
    lines = []
    for hit in hits[:_HITS_SHOWN]:
        around = f"…{plain(hit.before)}**{plain(hit.found)}**{plain(hit.after)}…"
        lines.append(f"- {hit.number}\\. {COLUMNS[hit.field]}: {around}")
    if len(hits) > _HITS_SHOWN:
        lines.append(f"- และอีก {len(hits) - _HITS_SHOWN} แห่ง")
    with st.container(height=240 if len(lines) > 8 else "content", border=False):
        st.markdown("\n".join(lines))
    st.button(
        f"แทนที่ทั้ง {len(hits)} แห่ง",
        icon=":material/find_replace:",
        key="measures_replace",
        on_click=_replace,
        args=(desk, words, by or "", same, len(hits)),
        help="กด “ย้อนกลับ” เพื่อเรียกคืนได้",
    )


def _replace(desk: Desk, words: str, by: str, same: bool, count: int) -> None:
    desk.change(lambda table: rework.replace_all(table, words, by, same_digits=same))
    say(f"แทนที่ {count} แห่งแล้ว")


# splitting (in the form) ----------------------------------------------------------------------------------------


def split_popover(desk: Desk, measure: Measure) -> None:
    """The button that moves some of a measure's items to a measure of their own."""
    with st.popover(":material/call_split:", help="แยกบางข้อออกเป็นมาตรการใหม่", disabled=len(measure.items) < 2):
        st.markdown("**แยกข้อออกเป็นมาตรการใหม่**")
        key = f"measures_split_{measure.id}"
        chosen = st.pills("ข้อที่จะแยก", list(measure.items), selection_mode="multi", format_func=str.upper, key=key)
        st.caption("มาตรการใหม่เริ่มจากข้อความเดียวกัน แล้วแก้ต่อได้")
        st.button(
            "แยก",
            icon=":material/call_split:",
            key=f"{key}_go",
            type="primary",
            disabled=not chosen or len(chosen) == len(measure.items),
            on_click=_split,
            args=(desk, measure.id, list(chosen)),
        )


def _split(desk: Desk, measure_id: str, codes: list[str]) -> None:
    desk.change(lambda table: rework.split(table, measure_id, codes))
    say(f"แยก {len(codes)} ข้อเป็นมาตรการใหม่แล้ว อยู่ถัดจากมาตรการเดิม")
