"""What to look at before a round is reported, each with the way to its measure."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from itadash.measures.model import MeasuresTable
from itadash.measures.progress_report import KINDS, ProgressNote
from itadash.ui.frame import is_narrow
from itadash.ui.measures_words import title_of
from itadash.ui.progress_form import pick
from itadash.ui.text import plain

_COLOURS = {"missing": "gray", "late": "orange", "evidence": "orange", "reason": "orange", "result": "orange"}
_SHOWN = 60


def check_tab(table: MeasuresTable, notes: Sequence[ProgressNote], to_form: str) -> None:
    """Draw the list. ``to_form`` is the name of the tab that the buttons lead to."""
    if not notes:
        st.success("ทุกมาตรการมีสถานะ ผล และหลักฐานครบ พร้อมรายงาน", icon=":material/task_alt:")
        return
    titles = {measure.id: title_of(measure, 70) for measure in table.measures}
    narrow = is_narrow()
    for at, note in enumerate(notes[:_SHOWN]):
        words = f"**{note.number}\\. {plain(titles[note.measure])}**  \n{plain(note.message)}"
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(KINDS[note.kind], color=_COLOURS.get(note.kind, "yellow"), width=138)  # type: ignore[arg-type]
            if narrow:
                st.space("stretch")
            else:
                st.markdown(words, width="stretch")
            st.button(
                ":material/edit:",
                key=f"progress_note_{at}",
                help=f"กรอกผลของมาตรการ {note.number}",
                on_click=_open,
                args=(note.measure, to_form),
            )
        if narrow:
            st.markdown(words)
    if len(notes) > _SHOWN:
        st.caption(f"และอีก {len(notes) - _SHOWN} เรื่อง")


def _open(measure: str, to_form: str) -> None:
    pick(measure)
    st.session_state["progress_tab"] = to_form
