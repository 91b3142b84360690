"""What is reported of one measure in one round: the list of measures, and the form of the chosen one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from itadash.measures import edit, progress_edit
from itadash.measures.model import COLUMNS, Measure, MeasuresTable
from itadash.measures.progress import TEXTS, ProgressEntry, Status, entry_of
from itadash.measures.progress_edit import reported
from itadash.rules import progress_rounds
from itadash.thai_dates import date_fault, long_date, read_date
from itadash.ui import address
from itadash.ui.frame import is_narrow
from itadash.ui.kept_fields import KeptFields, Kind
from itadash.ui.measures_desk import Change, Desk, Shown
from itadash.ui.measures_words import shortened, title_of
from itadash.ui.progress_words import (
    DATE,
    HELP,
    SIGNS,
    Statuses,
    about,
    caption,
    did_line,
    line,
    owners,
    plain_line,
    statuses,
)
from itadash.ui.text import fault_line, plain

PICK, _SHOW = "progress_pick", "progress_show"
_SHOWN = "shown"  # in the address
_ADDRESS = "measure"  # as on the measures page: a reload, or going over to the other page, keeps the measure
_ALL = "all"


def entry_tab(desk: Desk, shown: Shown, round_: str) -> None:
    """Draw the list and the form of the chosen measure."""
    numbers = {measure.id: number for number, measure in enumerate(shown.table.measures, start=1)}
    measures = reported(shown.table)
    found = statuses(shown.table, round_)
    _choose(measures)
    left, right = st.columns([1, 2.4], gap="medium")
    with left:
        listed = _listed(shown.table, found, measures)
        if is_narrow():
            labels = {m.id: plain_line(found, numbers[m.id], m) for m in listed}
            st.selectbox("มาตรการ", list(labels), format_func=labels.__getitem__, key=PICK, persist_state="session")
        else:
            _list(found, listed, numbers)
    with right, st.container(border=True, gap="small", key="progress_card"):
        ids = [measure.id for measure in listed]
        at = ids.index(st.session_state[PICK])
        _form(desk, shown, found, round_, listed[at], numbers[ids[at]])
        _turn(found, ids, at)


def pick(measure: str) -> None:
    """Callback: open a measure's form."""
    st.session_state[PICK] = measure


def _choose(measures: tuple[Measure, ...]) -> None:
    """See to it that a measure is chosen: the one of before, the one in the address, or the first."""
    ids = [measure.id for measure in measures]
    asked = st.session_state.get(PICK) or st.query_params.get(_ADDRESS)
    st.session_state[PICK] = asked if asked in ids else ids[0]
    if st.query_params.get(_ADDRESS) != st.session_state[PICK]:
        st.query_params[_ADDRESS] = st.session_state[PICK]


# the list -------------------------------------------------------------------------------------------------------


def _listed(table: MeasuresTable, states: Statuses, measures: tuple[Measure, ...]) -> list[Measure]:
    """The measures that the box above the list asks for; the chosen one stays, whatever it has become."""
    found: dict[str, tuple[str, set[str]]] = {_ALL: (f"ทุกมาตรการ ({len(measures)})", {m.id for m in measures})}
    for status, sign in SIGNS.items():
        ids = {measure.id for measure in measures if states[measure.id] == status}
        if ids:
            found[f"status_{status or 'none'}"] = (f"{sign.sign} {sign.word} ({len(ids)})", ids)
    for name, named in owners(table).items():
        if len(named) < len(measures):
            found[f"owner_{name}"] = (f"{name} ({len(named)})", set(named))
    address.take(_SHOW, _SHOWN, found)
    if st.session_state.get(_SHOW) not in found:
        st.session_state[_SHOW] = _ALL
    if len(measures) > 3:
        st.selectbox(
            "แสดง",
            list(found),
            format_func=lambda name: found[name][0] if name in found else name,
            key=_SHOW,
            persist_state="session",
            help="เลือกตามสถานะหรือผู้รับผิดชอบ เพื่อให้แต่ละส่วนราชการกรอกเฉพาะของตน",
        )
    address.tell(_SHOWN, "" if st.session_state[_SHOW] == _ALL else st.session_state[_SHOW])
    wanted = found[st.session_state[_SHOW]][1] | {st.session_state[PICK]}
    return [measure for measure in measures if measure.id in wanted]


def _list(found: Statuses, listed: list[Measure], numbers: Mapping[str, int]) -> None:
    labels = {measure.id: line(found, numbers[measure.id], measure) for measure in listed}
    with st.container(height=640 if len(listed) > 7 else "content", border=True, key="progress_list"):
        st.radio(
            "มาตรการ",
            list(labels),
            format_func=labels.__getitem__,
            captions=[caption(found, measure) for measure in listed],
            key=PICK,
            persist_state="session",
            label_visibility="collapsed",
        )


# the form -------------------------------------------------------------------------------------------------------


def _form(desk: Desk, shown: Shown, found: Statuses, round_: str, measure: Measure, number: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.caption(f"มาตรการ {number} · {progress_rounds()[round_].name}", width="stretch")
        with st.popover(
            "ขั้นตอนที่กำหนดไว้",
            icon=":material/checklist:",
            disabled=not (measure.steps or measure.follow_up),
        ):
            for name in ("steps", "follow_up"):
                if text := getattr(measure, name):
                    st.caption(COLUMNS[name])
                    st.text(text)
    st.markdown(f"**{plain(title_of(measure, 300))}**")
    if words := about(measure):
        st.caption(words)
    _before(desk, shown.table, round_, measure)
    fields = KeptFields(desk, shown, _KIND, f"{measure.id}_{round_}")
    fields.mount()
    st.pills(
        "สถานะ",
        list(Status),
        format_func=lambda status: f"{SIGNS[status].icon} {SIGNS[status].short}",
        key=fields.key("status"),
        **fields.first("status", "default"),
        on_change=fields.changed,
        args=("status",),
        help="กดซ้ำเพื่อยกเลิก",
    )
    st.markdown(f":small[{did_line(found[measure.id])}]")
    _text(fields, "result", "เช่น จัดประชุมชี้แจงเมื่อวันที่ 12 มกราคม 2567 มีผู้เข้าร่วม 45 คน")
    _text(fields, "evidence", "รายงานการประชุม 12 ม.ค. 2567.pdf\nhttps://www.ตัวอย่าง.go.th/ita/o43")
    left, right = st.columns(2)
    with left:
        _text(fields, "obstacle")
        _text(fields, "remark")
    with right:
        _text(fields, "suggestion")
        st.text_input(
            DATE,
            key=fields.key("date"),
            **fields.first("date"),
            max_chars=60,
            placeholder="เช่น 7 เมษายน 2567",
            help=HELP["date"],
            on_change=_date_changed,
            args=(fields,),
        )
        _date_fault(shown, round_, measure)
    st.caption("บันทึกเองเมื่อคลิกออกจากช่อง หรือกด Ctrl+Enter")


def _text(fields: KeptFields, name: str, example: str | None = None) -> None:
    st.text_area(
        TEXTS[name],
        key=fields.key(name),
        **fields.first(name),
        height="content",
        max_chars=edit.MAX_TEXT,
        placeholder=example,
        help=HELP[name],
        on_change=fields.changed,
        args=(name,),
    )


def _before(desk: Desk, table: MeasuresTable, round_: str, measure: Measure) -> None:
    """What the round before says of the measure, and the way to begin with it."""
    rounds = list(progress_rounds().values())
    at = [each.id for each in rounds].index(round_)
    before = entry_of(table.progress, measure.id, rounds[at - 1].id) if at else None
    if before is None:
        return
    name, sign = rounds[at - 1].name, SIGNS[before.status]
    if entry_of(table.progress, measure.id, round_) is None:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="progress_begin_one_box"):
            said = shortened(before.result, 80)
            st.markdown(f"{name}: {sign.badge}" + (f"  \n:small[{plain(said)}]" if said else ""), width="stretch")
            st.button(
                f"เริ่มจากผล{name}",
                icon=":material/content_copy:",
                key="progress_begin_one",
                on_click=_begin,
                args=(desk, rounds[at - 1].id, round_, measure.id),
                help="นำสถานะและข้อความมาเป็นต้นร่าง แล้วแก้ให้เป็นปัจจุบัน วันที่ต้องใส่ใหม่",
            )
        return
    with st.expander(f"{name}: {sign.badge}", icon=":material/history:", key=f"progress_before_{measure.id}"):
        for field, heading in TEXTS.items():
            value = getattr(before, field)
            text = "\n".join(value) if field == "evidence" else value
            if text:
                st.caption(heading)
                st.text(text)


def _begin(desk: Desk, source: str, target: str, measure: str) -> None:
    desk.change(lambda table: progress_edit.begin_from(table, source, target, [measure]))


def _turn(found: Statuses, ids: list[str], at: int) -> None:
    """Before, next, and the next one that has no status yet."""
    later = [*ids[at + 1 :], *ids[:at]]
    open_one = next((each for each in later if found[each] is None), None)
    narrow = is_narrow()
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.button(
            "ก่อนหน้า",
            icon=":material/chevron_left:",
            key="progress_previous",
            disabled=at == 0,
            on_click=pick,
            args=(ids[max(at - 1, 0)],),
        )
        if open_one and not narrow:
            _open_button(open_one)
        st.button(
            "ถัดไป",
            icon=":material/chevron_right:",
            icon_position="right",
            key="progress_next",
            disabled=at == len(ids) - 1,
            on_click=pick,
            args=(ids[min(at + 1, len(ids) - 1)],),
        )
    if open_one and narrow:
        _open_button(open_one)


def _open_button(measure: str) -> None:
    st.button(
        "ไปมาตรการที่ยังไม่ระบุสถานะ",
        icon=":material/skip_next:",
        type="tertiary",
        key="progress_next_open",
        on_click=pick,
        args=(measure,),
    )


# what the fields hold -------------------------------------------------------------------------------------------


def _stored(shown: Shown, record: str) -> dict[str, Any] | None:
    measure, _, round_ = record.rpartition("_")
    if measure not in {each.id for each in shown.table.measures}:
        return None
    entry = entry_of(shown.table.progress, measure, round_) or ProgressEntry(measure, round_)
    texts: dict[str, Any] = {name: getattr(entry, name) for name in TEXTS}
    return {"status": entry.status, **texts, "evidence": "\n".join(entry.evidence), "date": entry.day_words}


def _change(record: str, values: Mapping[str, Any]) -> Change:
    measure, _, round_ = record.rpartition("_")
    return lambda table: progress_edit.set_entry(table, measure, round_, **values)


def _same(name: str, held: Any, stored: Any) -> bool:
    return bool(progress_edit.cleaned(name, held) == progress_edit.cleaned(name, stored))


def _date_changed(fields: KeptFields) -> None:
    """Save the day and write it out in full; what is no day stays as it was typed."""
    fields.changed("date")
    if day := read_date(str(st.session_state.get(fields.key("date")) or "")):
        st.session_state[fields.key("date")] = long_date(day)


def _date_fault(shown: Shown, round_: str, measure: Measure) -> None:
    """Below the field: why what was typed is no day."""
    entry = entry_of(shown.table.progress, measure.id, round_)
    if entry and entry.day is None and (fault := date_fault(entry.date)):
        st.markdown(fault_line(fault))


_KIND = Kind("progress_form", tuple(TEXTS), _stored, _change, _same)
