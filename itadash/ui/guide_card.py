"""The next of the five steps, in the sidebar below the navigation (on a phone: below the page)."""

from __future__ import annotations

import streamlit as st

from itadash.guide import Known, next_step, steps
from itadash.measures import edit
from itadash.rules import UnknownFiscalYearError
from itadash.store import StoreError
from itadash.ui import audit_link, frame, measures_desk
from itadash.ui.workspace import Workspace, selected

_HIDDEN, _SEEN = "guide_hidden", "guide_seen"
_LAST = "documents"
_DONE, _NOW, _LATER = "✓", "●", "○"


def card(work: Workspace, page: str) -> None:
    """Draw the card while ``page`` (its address) is shown; nothing while no scores are loaded."""
    seen = st.session_state.setdefault(_SEEN, set())
    known = _known(work, frozenset(seen | {page}) - ({_LAST} & {page}))  # the last step stays while one is at it
    if known is None:
        return
    if page != _LAST or (known.measures and not known.uncovered):  # looked at too early, it is still to come
        seen.add(page)
    with st.container() if frame.is_narrow() else st.sidebar:
        if st.session_state.get(_HIDDEN):
            st.button(
                "แนะนำขั้นต่อไป", type="tertiary", icon=":material/route:", key="guide_show", on_click=_hide, args=(False,)
            )
            return
        # The sidebar draws a line above it.
        with st.container(border=frame.is_narrow(), gap="xsmall", key="guide"):
            _draw(known, page)


def _draw(known: Known, page: str) -> None:
    found = next_step(known)
    signs = " ".join(_DONE if step.done else _NOW if found and step == found[1] else _LATER for step in steps(known))
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        words = f"ขั้นที่ {found[0]} จาก {len(steps(known))}" if found else "ครบทุกขั้นแล้ว"
        st.caption(f"{words} · {signs}", width="content")
        st.button(
            ":material/close:",
            type="tertiary",
            key="guide_hide",
            help="ซ่อนคำแนะนำ",
            on_click=_hide,
            args=(True,),
            width=28,  # a target of 24 px at least; the sign alone is 17
        )
    if found is None:
        st.markdown("**ทำครบทุกขั้นแล้ว**")
        st.caption("ก่อนลงนาม ดูเรื่องที่ยังค้างในหน้าเอกสาร เมื่อครบรอบ 6 และ 12 เดือน กลับมากรอกผลของแต่ละมาตรการ")
        st.page_link("pages/progress.py", label="ไปหน้าติดตามผล", icon=":material/event_available:")
        return
    step = found[1]
    st.markdown(f"**{step.title}**")
    if step.page == page:
        st.caption(step.here)
        return
    st.caption(step.reason)
    st.page_link(f"pages/{step.page}.py", label=f"ไป{step.title}", icon=":material/arrow_forward:")


def _known(work: Workspace, seen: frozenset[str]) -> Known | None:
    selection = selected()
    try:
        result = work.result(selection)
        if result is None:
            return None
        table = measures_desk.saved(work, result.agency, result.fiscal_year)
    except (UnknownFiscalYearError, StoreError):
        return None
    errors = (audit_link.known_counts(work) or {}).get("error", 0)
    return Known(
        seen,
        errors,
        len(result.flagged),
        len(table.measures),
        len(edit.coverage(table, result.flagged)),
        result.has_item_scores,
    )


def _hide(hidden: bool) -> None:
    st.session_state[_HIDDEN] = hidden
