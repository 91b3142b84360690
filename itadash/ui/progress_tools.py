"""The follow-up of many measures at once: one status for several, one round from another, what is left over."""

from __future__ import annotations

import streamlit as st

from itadash.measures import edit, progress_edit
from itadash.measures.model import MeasuresTable
from itadash.measures.progress import STATUS_NAMES, ProgressEntry, Status
from itadash.measures.topics import topic_names
from itadash.rules import progress_rounds
from itadash.ui.measures_desk import Desk, Shown, say
from itadash.ui.measures_words import shortened, title_of
from itadash.ui.progress_words import DATE, HELP, SIGNS, statuses
from itadash.ui.text import plain

_MANY, _STATUS, _DATE = "progress_many", "progress_many_status", "progress_many_date"


def many_tab(desk: Desk, shown: Shown, round_: str) -> None:
    """Draw the tools for several measures."""
    with st.container(border=True):
        _many(desk, shown.table, round_)
    if len(progress_rounds()) > 1 and round_ != next(iter(progress_rounds())):
        with st.container(border=True):
            _begin_box(desk, shown.table, round_)


# several measures -----------------------------------------------------------------------------------------------


def _many(desk: Desk, table: MeasuresTable, round_: str) -> None:
    numbers = {measure.id: number for number, measure in enumerate(table.measures, start=1)}
    measures = progress_edit.reported(table)
    found = statuses(table, round_)
    labels = {measure.id: f"{numbers[measure.id]}. {title_of(measure, 70)}" for measure in measures}
    st.header("ตั้งสถานะหลายมาตรการพร้อมกัน", anchor=False)
    st.session_state[_MANY] = [each for each in st.session_state.get(_MANY, []) if each in labels]
    none_yet = [m.id for m in measures if found[m.id] is None]
    with st.container(horizontal=True, gap="small"):
        _choose_button("เลือกทั้งหมด", "all", list(labels))
        if none_yet and len(none_yet) < len(labels):
            _choose_button(f"ยังไม่ระบุสถานะ ({len(none_yet)})", "open", none_yet)
        for number in topic_names(table.fiscal_year):
            of_topic = [measure.id for measure in measures if measure.topic == number]
            if of_topic:
                _choose_button(f"ประเด็นที่ {number}", str(number), of_topic)
    chosen = st.multiselect(
        "มาตรการที่เลือก", list(labels), key=_MANY, format_func=lambda m: labels.get(m, ""), placeholder="เลือกมาตรการ"
    )
    status = st.pills(
        "สถานะ",
        list(Status),
        format_func=lambda each: f"{SIGNS[each].icon} {SIGNS[each].short}",
        key=_STATUS,
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        day = st.text_input(
            f"{DATE} (ไม่ใส่ก็ได้)", key=_DATE, max_chars=60, placeholder="เช่น 7 เมษายน 2567", help=HELP["date"], width=260
        )
        st.button(
            f"ตั้งสถานะ {len(chosen)} มาตรการ" if chosen else "ตั้งสถานะ",
            type="primary",
            icon=":material/done_all:",
            key="progress_many_set",
            disabled=not chosen or status is None,
            on_click=_set,
            args=(desk, list(chosen), round_, status, day),
            help="ข้อความอื่นของแต่ละมาตรการคงเดิม กด “ย้อนกลับ” เพื่อเรียกคืนได้",
        )


def _choose_button(words: str, key: str, ids: list[str]) -> None:
    st.button(words, type="tertiary", key=f"progress_many_{key}", on_click=_choose, args=(ids,))


def _choose(ids: list[str]) -> None:
    st.session_state[_MANY] = ids


def _set(desk: Desk, ids: list[str], round_: str, status: Status, day: str) -> None:
    try:
        date = progress_edit.clean_date(day)
    except edit.EditError as error:
        say(str(error), failed=True)
        return
    values: dict[str, object] = {"status": status, **({"date": date} if date else {})}
    desk.change(lambda table: progress_edit.bulk_set(table, ids, round_, **values))
    say(f"ตั้งสถานะ {len(ids)} มาตรการเป็น “{STATUS_NAMES[status]}” แล้ว")


# one round from another -----------------------------------------------------------------------------------------


def _begin_box(desk: Desk, table: MeasuresTable, round_: str) -> None:
    rounds = list(progress_rounds())
    source = rounds[rounds.index(round_) - 1]
    name = progress_rounds()[source].name
    free = progress_edit.can_begin_from(table, source, round_)
    st.header(f"เริ่มจากผล{name}", anchor=False)
    if not free:
        st.markdown(f"ทุกมาตรการที่มีผล{name} มีผลของรอบนี้แล้ว หรือยังไม่มีผล{name}ให้นำมา")
        return
    st.markdown(f"นำสถานะและข้อความของ{name} มาเป็นต้นร่างของรอบนี้ แล้วแก้ให้เป็นปัจจุบัน มาตรการที่กรอกรอบนี้ไว้แล้วไม่เปลี่ยน")
    st.button(
        f"เริ่มจากผล{name} ({len(free)} มาตรการ)",
        icon=":material/content_copy:",
        key="progress_begin_all",
        on_click=_begin_all,
        args=(desk, source, round_, len(free)),
    )


def _begin_all(desk: Desk, source: str, target: str, count: int) -> None:
    desk.change(lambda table: progress_edit.begin_from(table, source, target))
    say(f"นำมา {count} มาตรการแล้ว แก้ให้เป็นปัจจุบันก่อนรายงาน")


# what is left over ----------------------------------------------------------------------------------------------


def left_over_box(desk: Desk, shown: Shown) -> None:
    """The reports whose measure was deleted: give them to another measure, or throw them away. Nothing without any."""
    gone = progress_edit.left_over(shown.table)
    if not gone:
        return
    measures = {measure.id: title_of(measure, 80) for measure in progress_edit.reported(shown.table)}
    with st.expander(
        f"ผลของมาตรการที่ถูกลบไปแล้ว ({len(gone)} มาตรการ)", icon=":material/inventory_2:", key="progress_left_over"
    ):
        st.markdown("ผลที่กรอกไว้ยังอยู่ ย้ายไปไว้กับมาตรการอื่นได้ หรือเรียกคืนมาตรการที่ลบด้วยปุ่ม “ย้อนกลับ”")
        for name, entries in gone.items():
            with st.container(border=True, gap="xsmall"):
                st.markdown(f"**{plain(entries[0].title or 'มาตรการที่ไม่มีชื่อ')}**")
                for entry in entries:
                    st.markdown(_told(entry))
                with st.container(horizontal=True, vertical_alignment="bottom"):
                    key = f"progress_give_{name}"
                    to = st.selectbox(
                        "ย้ายไปมาตรการ",
                        list(measures),
                        index=None,
                        format_func=measures.__getitem__,
                        placeholder="เลือกมาตรการ",
                        key=key,
                    )
                    st.button(
                        "ย้าย",
                        icon=":material/move_item:",
                        key=f"{key}_go",
                        disabled=to is None,
                        on_click=_give,
                        args=(desk, name, to),
                        help="ถ้ามาตรการนั้นมีผลของรอบเดียวกันอยู่แล้ว ข้อความจะต่อกัน บรรทัดที่ซ้ำเหลือบรรทัดเดียว",
                    )
                    st.button(
                        "ลบผลนี้",
                        icon=":material/delete:",
                        type="tertiary",
                        key=f"progress_discard_{name}",
                        on_click=_discard,
                        args=(desk, name),
                        help="กด “ย้อนกลับ” เพื่อเรียกคืนได้",
                    )


def _told(entry: ProgressEntry) -> str:
    """Round, status and the first words of a report, as Markdown."""
    rounds = progress_rounds()
    name = rounds[entry.round].name if entry.round in rounds else entry.round
    texts = (entry.result, entry.obstacle, entry.suggestion, entry.remark)
    said = " · ".join(" ".join(text.split()) for text in texts if text)
    return f"{plain(name)}: {SIGNS[entry.status].badge} {plain(shortened(said, 160))}"


def _give(desk: Desk, gone: str, to: str) -> None:
    desk.change(lambda table: progress_edit.give(table, gone, to))
    say("ย้ายผลไปยังมาตรการที่เลือกแล้ว")


def _discard(desk: Desk, gone: str) -> None:
    desk.change(lambda table: progress_edit.discard(table, gone))
    say("ลบผลแล้ว กด “ย้อนกลับ” เพื่อเรียกคืนได้")
