"""The office's own library entries, kept with the work: from the form or a file, used by every draft."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

import streamlit as st

from itadash.exports import file_name
from itadash.measures.library import own
from itadash.measures.library.model import Entry
from itadash.measures.library.own import OwnEntryError
from itadash.measures.library.remember import entry_of
from itadash.measures.model import Measure
from itadash.store import ConflictError, StoreError
from itadash.ui import latest
from itadash.ui.measures_desk import say
from itadash.ui.text import plain
from itadash.ui.workspace import Workspace

_ROUND = "measures_library_round"


def entries(work: Workspace, agency: str) -> tuple[Entry, ...]:
    """The office's entries; () when there are none. Raises :class:`StoreError`."""
    revision = work.store.load(work.id, _stream(agency))
    if revision is None:
        return ()
    try:
        return own.from_json(revision.body.get("entries", []))
    except OwnEntryError:
        return ()


def keep_button(work: Workspace, agency: str, fiscal_year: int, measure: Measure) -> None:
    """The button that keeps a measure as an entry."""
    st.button(
        ":material/bookmark_add:",
        key="measures_remember",
        help="เก็บมาตรการนี้เข้าคลังของหน่วยงาน ร่างครั้งต่อไปในข้อเดียวกันจะใช้ข้อความนี้",
        on_click=_keep,
        args=(work, agency, fiscal_year, measure),
    )


def library_box(work: Workspace, agency: str) -> None:
    """The list of entries, each to be removed."""
    found = entries(work, agency)
    with st.expander(
        f"คลังมาตรการของหน่วยงาน ({len(found)} รายการ)", icon=":material/bookmarks:", key="measures_library_box"
    ):
        if not found:
            st.markdown(
                "ยังไม่มี กดปุ่มที่คั่นหน้าในแบบฟอร์มเพื่อเก็บมาตรการที่เขียนไว้ หรือนำเข้าจากไฟล์ ร่างครั้งต่อไปจะใช้แทนข้อความของโปรแกรม"
            )
        for entry in found:
            with st.container(horizontal=True, vertical_alignment="center"):
                codes = ", ".join(code.upper() for code in entry.items)
                st.markdown(f"**{plain(entry.title)}** · ข้อ {codes} ของผลปี {entry.fiscal_year}", width="stretch")
                st.button(
                    ":material/delete:",
                    key=f"measures_forget_{entry.id}",
                    help="นำออกจากคลัง มาตรการในตารางยังอยู่",
                    on_click=_drop,
                    args=(work, agency, entry.id),
                )
        key = f"measures_library_in_{st.session_state.get(_ROUND, 0)}"
        st.file_uploader(
            "นำเข้าคลังจากไฟล์ (.toml หรือ .json)",
            key=key,
            on_change=_bring,
            args=(work, agency, key),
            help="รายการที่มีอยู่แล้วจะใช้ข้อความจากไฟล์ รายการอื่นในคลังไม่เปลี่ยน",
        )
        if found:
            latest.download_button(
                "ดาวน์โหลดคลัง",
                lambda: json.dumps({"entries": own.to_json(found)}, ensure_ascii=False, indent=1).encode(),
                file_name=file_name("คลังมาตรการ", agency, ending="json"),
                mime="application/json",
                icon=":material/download:",
                key="measures_library_out",
                help="เก็บสำรอง หรือส่งให้พื้นที่ทำงานอื่นนำเข้า",
            )


def _bring(work: Workspace, agency: str, key: str) -> None:
    upload = st.session_state.get(key)
    if upload is None:
        return
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    try:
        new = own.read_file(upload.getvalue())
        own.united(entries(work, agency), new)
    except OwnEntryError as error:
        say(plain(f"{upload.name}: {error}"), failed=True)
        return
    if not new:
        say(plain(f"{upload.name} ไม่มีรายการมาตรการ"), failed=True)
        return
    _change(work, agency, lambda kept: own.united(kept, new), f"นำเข้าคลัง {len(new)} รายการแล้ว")


def _keep(work: Workspace, agency: str, fiscal_year: int, measure: Measure) -> None:
    try:
        entry = entry_of(measure, fiscal_year)
        own.united(entries(work, agency), [entry])
    except (ValueError, OwnEntryError) as error:
        say(str(error), failed=True)
        return
    _change(work, agency, lambda kept: own.united(kept, [entry]), "เก็บเข้าคลังของหน่วยงานแล้ว")


def _drop(work: Workspace, agency: str, name: str) -> None:
    _change(work, agency, lambda kept: [each for each in kept if each.id != name], "นำออกจากคลังแล้ว")


def _change(work: Workspace, agency: str, change: Callable[[tuple[Entry, ...]], Iterable[Entry]], done: str) -> None:
    stream = _stream(agency)
    try:
        revision = work.store.load(work.id, stream)
        body = {"entries": own.to_json(change(entries(work, agency)))}
        work.store.save(work.id, stream, body, expected=revision.n if revision else 0)
        say(done)
    except ConflictError:
        say("มีการแก้คลังจากหน้าต่างอื่นพร้อมกัน โปรดลองอีกครั้ง", failed=True)
    except StoreError as error:
        say(str(error), failed=True)


def _stream(agency: str) -> str:
    return f"library/{agency}"
