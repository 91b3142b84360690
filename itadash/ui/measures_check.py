"""Words to look at before the table is printed: leftovers, other agencies, slips of spelling."""

from __future__ import annotations

import json
from collections import Counter
from functools import partial

import streamlit as st

from itadash.measures import text_check
from itadash.measures.model import COLUMNS, MeasuresTable, from_json, to_json
from itadash.measures.text_check import KINDS, TextNote
from itadash.ui.measures_desk import Desk, Shown, say
from itadash.ui.measures_form import PICK
from itadash.ui.text import plain

_SHOWN = 30


def notes_of(table: MeasuresTable) -> list[TextNote]:
    """The notes on a table, kept while it stays the same."""
    return _notes(json.dumps(to_json(table), ensure_ascii=True, sort_keys=True))


@st.cache_data(max_entries=64, show_spinner=False)
def _notes(table_json: str) -> list[TextNote]:
    return text_check.check(from_json(json.loads(table_json)))


def check_box(desk: Desk, shown: Shown) -> None:
    """Draw the list, each note with the way to its measure; slips can be put right at once."""
    st.header("ตรวจข้อความ", anchor=False)
    notes = notes_of(shown.table)
    if not notes:
        st.success("ไม่พบข้อความแม่แบบค้าง ชื่อหน่วยงานอื่น หรือคำที่มักพิมพ์ผิด", icon=":material/task_alt:")
        return
    slips = [note for note in notes if note.kind == "spelling"]
    often = Counter(notes)  # a slip again and again in one field is told once
    for at, note in enumerate(list(often)[:_SHOWN]):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(KINDS[note.kind], color="yellow" if note.kind == "spelling" else "orange")
            times = f" ({often[note]} แห่ง)" if often[note] > 1 else ""
            st.markdown(f"มาตรการ {note.number} · {COLUMNS[note.field]}: {plain(note.message)}{times}", width="stretch")
            st.button(
                ":material/open_in_new:",
                key=f"measures_note_{at}",
                help=f"เลือกมาตรการ {note.number}",
                on_click=_open,
                args=(note.measure,),
            )
    if len(often) > _SHOWN:
        st.caption(f"และอีก {len(often) - _SHOWN} รายการ")
    if slips:
        st.button(
            f"แก้คำที่น่าจะพิมพ์ผิดทั้ง {len(slips)} แห่ง",
            icon=":material/spellcheck:",
            key="measures_spelling",
            on_click=_correct,
            args=(desk, slips),
            help="กด “ย้อนกลับ” เพื่อเรียกคืนได้",
        )


def _open(measure: str) -> None:
    st.session_state[PICK] = measure
    st.toast("เลือกมาตรการนี้ไว้แล้ว ดูได้ในแท็บแบบฟอร์มหรือตาราง", icon=":material/check:")


def _correct(desk: Desk, slips: list[TextNote]) -> None:
    desk.change(partial(text_check.corrected, notes=slips))
    say(f"แก้ {len(slips)} แห่งแล้ว")


def print_warning(shown: Shown) -> None:
    """One line above the document's buttons when something must be looked at first."""
    notes = [note for note in notes_of(shown.table) if note.kind != "spelling"]
    if notes:
        first = plain(notes[0].message)
        more = f" และอีก {len(notes) - 1} แห่ง" if len(notes) > 1 else ""
        st.warning(
            f"มาตรการ {notes[0].number}: {first}{more} ดูทั้งหมดในแท็บ “เครื่องมือ”",
            title="ตรวจข้อความก่อนพิมพ์",
            icon=":material/rule:",
        )
