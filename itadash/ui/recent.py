"""The works that were open in this browser before: whoever opens the program without a link finds their work again.

The browser keeps the list (``recent.js``), so nobody is offered another person's work, also on a server for many.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import streamlit as st

from itadash.store import Store, is_workspace_id
from itadash.thai_dates import short_date
from itadash.ui import visits, workspace
from itadash.ui.text import agency_name, plain
from itadash.ui.workspace import Workspace

# A constant; what it needs to know reaches it as data.
_SCRIPT = Path(__file__).with_name("recent.js").read_text(encoding="utf-8")
_KEY, _FORGET_ALL, _FORGET_THIS = "recent", "recent_forget_all", "recent_forget_this"
_OFFERED = 4
_TITLE = 120  # characters
_NO_DAY = 4e12  # milliseconds since 1970, in the year 2096
_BANGKOK = timezone(timedelta(hours=7))


@dataclass(frozen=True)
class Recent:
    """A work of before: its id, what it is called, what is in it, when it was open last."""

    doc: str
    title: str
    detail: str
    at: datetime  # aware


@st.cache_resource(show_spinner=False)
def _component() -> st.components.v2.types.ComponentRenderer:
    """Once a process: a second registration under the same name would be warned of."""
    return st.components.v2.component("itadash.recent", js=_SCRIPT)


def keep(work: Workspace) -> None:
    """Let the browser remember the work, if there is something in it, or tell of others. It takes a line of 1 px."""
    name, detail = called(work)
    state = st.session_state
    data = {
        "doc": work.id,
        "title": name,
        "detail": detail,
        "wanted": not name,
        "forgetAll": state.get(_FORGET_ALL, False),
        "forgetThis": state.get(_FORGET_THIS) == work.id,
    }
    _component()(
        key=_KEY,
        data=data,
        on_works_change=lambda: None,
        height=1,
    )


def called(work: Workspace) -> tuple[str, str]:
    """What a work is called (its agency, else its first file) and its years; ``""`` while it is empty."""
    return _called(work.key(), work)


@st.cache_resource(show_spinner=False, max_entries=128)
def _called(key: str, _work: Workspace) -> tuple[str, str]:
    scores = _work.scores()
    agencies = workspace.agencies_of(scores)
    if agencies:
        years = workspace.years_of(scores, agencies[0])
        more = f" และอีก {len(agencies) - 1} หน่วยงาน" if len(agencies) > 1 else ""
        span = f"{min(years)}–{max(years)}" if len(years) > 1 else str(years[0])
        return f"{agency_name(agencies[0])[:_TITLE]}{more}", f"ปี {span} · {len(_work.files())} ไฟล์"
    files = _work.files()
    return (files[0].name[:_TITLE], "") if files else ("", "")


def offer(work: Workspace) -> None:
    """The works of before, each a button that opens it; nothing when the browser knows of none."""
    if st.session_state.get(_FORGET_ALL):
        return
    found = works(st.session_state.get(_KEY, {}).get("works"), work.store, without=work.id)
    if not found:
        return
    with st.container(border=True, gap="xsmall", key="recent_works"):
        st.markdown("**งานล่าสุดในเบราว์เซอร์นี้**")
        for each in found:
            with st.container(horizontal=True, vertical_alignment="center", key=f"recent_{each.doc}"):
                st.button(
                    plain(each.title),
                    icon=":material/history:",
                    key=f"recent_open_{each.doc}",
                    on_click=_open,
                    args=(each.doc,),
                    help="เปิดงานนี้ต่อ",
                )
                told = [each.detail, f"เปิดครั้งก่อน {_said(each.at)}"]
                st.caption(plain(" · ".join(filter(None, told))), width="content")
        st.button(
            "ลบรายการนี้จากเบราว์เซอร์",
            type="tertiary",
            icon=":material/visibility_off:",
            key="recent_clear",
            on_click=_set,
            args=(_FORGET_ALL, True),
            help="สำหรับเครื่องที่ใช้ร่วมกันหลายคน งานไม่ถูกลบ เปิดด้วยลิงก์เดิมได้",
        )


def leave_out(work: Workspace) -> None:
    """The button that keeps the open work out of the list of this browser, for a computer that others use too."""
    if st.session_state.get(_FORGET_THIS) == work.id:
        st.caption(":material/visibility_off: ไม่แสดงงานนี้ในรายการงานล่าสุดของเบราว์เซอร์นี้แล้ว")
        return
    st.button(
        "ไม่แสดงงานนี้ในรายการงานล่าสุด",
        type="tertiary",
        icon=":material/visibility_off:",
        key="recent_leave_out",
        on_click=_set,
        args=(_FORGET_THIS, work.id),
        help="สำหรับเครื่องที่ใช้ร่วมกันหลายคน งานไม่ถูกลบ เปิดด้วยลิงก์เดิมได้ จึงควรเก็บลิงก์ไว้ก่อน",
    )


def works(told: Any, store: Store, *, without: str) -> list[Recent]:
    """What a browser tells, checked: works that exist, the one that was open last first. It may tell anything."""
    found = {}
    for each in told if isinstance(told, list) else []:
        if not isinstance(each, dict):
            continue
        doc, at = each.get("doc"), each.get("at")
        if not isinstance(doc, str) or not is_workspace_id(doc) or doc == without:
            continue
        if not isinstance(at, (int, float)) or not 0 < at < _NO_DAY:
            continue
        name, detail = (" ".join(str(each.get(part) or "").split())[: 2 * _TITLE] for part in ("title", "detail"))
        found[doc] = Recent(doc, name or "งานที่ไม่มีชื่อ", detail, datetime.fromtimestamp(at / 1000, UTC))
    latest = sorted(found.values(), key=lambda each: each.at, reverse=True)
    return [each for each in latest[: 2 * _OFFERED] if store.has_workspace(each.doc)][:_OFFERED]


def _said(at: datetime) -> str:
    local = at.astimezone(_BANGKOK)
    return f"{short_date(local.date())} เวลา {local:%H:%M} น."


def _open(doc: str) -> None:
    """Callback: go over to another work, as its link would."""
    visits.go_over(**{workspace.PARAMETER: doc})


def _set(key: str, value: object) -> None:
    """Callback."""
    st.session_state[key] = value
