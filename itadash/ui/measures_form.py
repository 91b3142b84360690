"""The form: one measure at a time, every field at full height."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from itadash.assessment.result import Result
from itadash.measures import edit
from itadash.measures.draft import period
from itadash.measures.item_codes import printed
from itadash.measures.model import COLUMNS, Measure, new_id
from itadash.measures.topics import topic_names
from itadash.ui import trace, trace_targets
from itadash.ui.frame import is_narrow
from itadash.ui.kept_fields import KeptFields, Kind
from itadash.ui.measures_desk import Change, Desk, Shown
from itadash.ui.measures_tools import split_popover
from itadash.ui.measures_words import HELP, item_labels, item_score, list_label, topic_label
from itadash.ui.own_library import keep_button
from itadash.ui.text import plain

PICK = "measures_pick"
_ADDRESS = "measure"  # the chosen measure's id stands in the address: a reload opens the same one


def form_tab(desk: Desk, shown: Shown, result: Result) -> None:
    """Draw the list and the form of the chosen measure."""
    measures = shown.table.measures
    ids = _choose(shown)
    left, right = st.columns([1, 2.6], gap="medium")
    with left:
        if is_narrow():
            pick_box(shown)
        else:
            _list(measures, ids, topic_names(result.fiscal_year))
        st.button(
            "เพิ่มมาตรการ",
            icon=":material/add:",
            key="measures_add",
            width="stretch",
            on_click=_add,
            args=(desk, result.fiscal_year),
        )
    with right:
        form_card(desk, shown, result)


def _choose(shown: Shown) -> list[str]:
    """See to it that a measure is chosen: the one of before, the one in the address, or the first; returns all ids."""
    ids = [measure.id for measure in shown.table.measures]
    asked = st.session_state.get(PICK) or st.query_params.get(_ADDRESS)
    st.session_state[PICK] = asked if asked in ids else ids[0]
    if st.query_params.get(_ADDRESS) != st.session_state[PICK]:
        st.query_params[_ADDRESS] = st.session_state[PICK]
    return ids


def form_card(desk: Desk, shown: Shown, result: Result) -> None:
    """The form of the measure that is chosen."""
    measures = shown.table.measures
    ids = [measure.id for measure in measures]
    at = ids.index(st.session_state[PICK])
    with st.container(border=True, key="measures_card"):
        _actions(desk, result, ids, at, measures[at])
        _fields(desk, shown, measures[at], result)
        _turn(ids, at)


def pick_box(shown: Shown) -> None:
    """A closed box to choose a measure from, where there is no room for the list."""
    labels = {m.id: list_label(number, m).replace("\\", "") for number, m in enumerate(shown.table.measures, start=1)}
    _choose(shown)
    st.selectbox("เลือกมาตรการ", list(labels), format_func=labels.__getitem__, key=PICK, persist_state="session")


def _list(measures: tuple[Measure, ...], ids: list[str], names: dict[int, str]) -> None:
    """The measures to choose from; on a phone a closed box, so that the form is at hand."""
    labels = {measure.id: list_label(number, measure) for number, measure in enumerate(measures, start=1)}
    with st.container(height=620 if len(measures) > 7 else "content", border=True, key="measures_list"):
        st.radio(
            "มาตรการ",
            ids,
            format_func=labels.__getitem__,
            captions=[_caption(measure, names) for measure in measures],
            key=PICK,
            persist_state="session",
            label_visibility="collapsed",
        )


def _caption(measure: Measure, names: dict[int, str]) -> str:
    topic = f"ประเด็นที่ {measure.topic}" if measure.topic in names else "ยังไม่จัดประเด็น"
    return " · ".join(filter(None, (topic, plain(printed(measure.items)))))


def _scores(measure: Measure, result: Result) -> None:
    """The scores of the measure's items; each opens where it was read."""
    known = [(code, score) for code in measure.items if (score := item_score(result, code))]
    with st.grid("auto", min_column_width=300, gap="small"):  # beside each other a label would not wrap when enlarged
        for code, score in known:
            (request,) = trace_targets.item_scores(result, [code])["คะแนน"]
            if request is not None:
                label = plain(f"{code.upper()} {score}")
                with st.container():
                    trace.button(request, key=f"trace_measure_{measure.id}_{code}", label=label, help="ดูที่มาในไฟล์")


def _actions(desk: Desk, result: Result, ids: list[str], at: int, measure: Measure) -> None:
    last = len(ids) - 1
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.markdown(f"**มาตรการ {at + 1}** / {len(ids)}", width="stretch")
        for key, icon, text, disabled, act, args in (
            ("measures_up", "arrow_upward", "เลื่อนขึ้น", at == 0, _move, (desk, ids[at], -1)),
            ("measures_down", "arrow_downward", "เลื่อนลง", at == last, _move, (desk, ids[at], 1)),
            ("measures_duplicate", "content_copy", "ทำสำเนาต่อจากมาตรการนี้", False, _duplicate, (desk, ids, at)),
            ("measures_delete", "delete", "ลบมาตรการนี้ (กด “ย้อนกลับ” เพื่อเรียกคืนได้)", False, _delete, (desk, ids, at)),
        ):
            st.button(f":material/{icon}:", key=key, help=text, disabled=disabled, on_click=act, args=args)
        split_popover(desk, measure)
        keep_button(desk.work, result.agency, result.fiscal_year, measure)


def _fields(desk: Desk, shown: Shown, measure: Measure, result: Result) -> None:
    names, labels = topic_names(result.fiscal_year), item_labels(result)
    options = [*labels, *(code for code in measure.items if code not in labels)]
    fields = KeptFields(desk, shown, _KIND, measure.id)
    fields.mount()
    st.selectbox(
        "ประเด็น",
        [0, *names],
        format_func=lambda number: topic_label(number, names),
        key=fields.key("topic"),
        **fields.first("topic", "index", [0, *names].index(measure.topic) if measure.topic in names else 0),
        on_change=fields.changed,
        args=("topic",),
    )
    st.multiselect(
        "ข้อคำถามที่มาตรการนี้ตอบ",
        options,
        format_func=lambda code: labels.get(code, code.upper()),
        key=fields.key("items"),
        **fields.first("items", "default"),
        on_change=fields.changed,
        args=("items",),
        placeholder="เลือกข้อ เช่น I7",
    )
    _scores(measure, result)
    _text(fields, "measure")
    _text(fields, "method")
    owner, time = st.columns(2)
    with owner:
        _text(fields, "owner")
    with time:
        _text(fields, "period")
    _text(fields, "steps")
    _text(fields, "follow_up")
    st.caption("ข้อความบันทึกเองเมื่อคลิกออกจากช่อง หรือกด Ctrl+Enter")


def _text(fields: KeptFields, name: str) -> None:
    st.text_area(
        COLUMNS[name],
        key=fields.key(name),
        **fields.first(name),
        height="content",
        max_chars=edit.MAX_TEXT,
        help=HELP[name],
        on_change=fields.changed,
        args=(name,),
    )


def _turn(ids: list[str], at: int) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        for text, icon, to, key in (
            ("ก่อนหน้า", ":material/chevron_left:", at - 1, "measures_previous"),
            ("ถัดไป", ":material/chevron_right:", at + 1, "measures_next"),
        ):
            inside = 0 <= to < len(ids)
            st.button(
                text,
                icon=icon,
                icon_position="right" if to > at else "left",
                key=key,
                disabled=not inside,
                on_click=_go,
                args=(ids[to] if inside else "",),
            )


# what the fields hold -------------------------------------------------------------------------------------------


def _stored(shown: Shown, measure_id: str) -> dict[str, Any] | None:
    measure = next((each for each in shown.table.measures if each.id == measure_id), None)
    if measure is None:
        return None
    return {"topic": measure.topic, "items": list(measure.items), **{name: getattr(measure, name) for name in COLUMNS}}


def _change(measure_id: str, values: Mapping[str, Any]) -> Change:
    return lambda table: edit.update(table, measure_id, **values)


_KIND = Kind("measures_form", tuple(COLUMNS), _stored, _change)


# callbacks of the buttons ---------------------------------------------------------------------------------------


def _go(measure_id: str) -> None:
    st.session_state[PICK] = measure_id


def _add(desk: Desk, fiscal_year: int) -> None:
    measure = Measure(new_id(), period=period(fiscal_year))
    desk.change(lambda table: edit.add(table, measure))
    _go(measure.id)


def _move(desk: Desk, measure_id: str, by: int) -> None:
    desk.change(lambda table: edit.move(table, measure_id, by=by))


def _duplicate(desk: Desk, ids: list[str], at: int) -> None:
    desk.change(lambda table: edit.duplicate(table, ids[at]))


def _delete(desk: Desk, ids: list[str], at: int) -> None:
    desk.change(lambda table: edit.delete(table, ids[at]))
    rest = [*ids[:at], *ids[at + 1 :]]
    if rest:
        _go(rest[min(at, len(rest) - 1)])
