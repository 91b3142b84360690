"""The office's own list of units, kept with the work, for owners of measures."""

from __future__ import annotations

import hashlib

import streamlit as st

from itadash.measures import units
from itadash.store import ConflictError, StoreError
from itadash.ui.measures_desk import say
from itadash.ui.workspace import Workspace

MAX_UNITS, MAX_NAME = 60, 120


def unit_names(work: Workspace, agency: str) -> tuple[str, ...]:
    """The office's list; () when it has written none. Raises :class:`StoreError`."""
    revision = work.store.load(work.id, _stream(agency))
    return tuple(str(name) for name in revision.body.get("units", [])) if revision else ()


def offered(work: Workspace, agency: str) -> tuple[str, ...]:
    """The office's list, else the units that agencies of its kind usually have."""
    return unit_names(work, agency) or units.default_units(units.kind_of(agency))


def units_box(work: Workspace, agency: str) -> None:
    """The list to be written, one unit a line."""
    own = unit_names(work, agency)
    with st.expander("ส่วนราชการของหน่วยงาน", icon=":material/account_tree:", key="measures_units_box"):
        st.markdown("ร่างมาตรการจะเลือกผู้รับผิดชอบจากรายชื่อนี้ บรรทัดละหนึ่งส่วนราชการ เว้นว่างไว้จะใช้ชื่อที่ใช้กันทั่วไปของหน่วยงานประเภทนี้")
        digest = hashlib.sha256("\n".join(own).encode()).hexdigest()[:8]  # a list saved elsewhere is a new field
        key = f"measures_units_{digest}"
        st.text_area(
            "รายชื่อส่วนราชการ",
            value="\n".join(own),
            placeholder="\n".join(units.default_units(units.kind_of(agency))),
            height=180,
            key=key,
            on_change=_save,
            args=(work, agency, key),
        )


def _save(work: Workspace, agency: str, key: str) -> None:
    lines = (" ".join(line.split())[:MAX_NAME] for line in str(st.session_state[key]).split("\n"))
    names = list(dict.fromkeys(line for line in lines if line))[:MAX_UNITS]
    stream = _stream(agency)
    try:
        revision = work.store.load(work.id, stream)
        work.store.save(work.id, stream, {"units": names}, expected=revision.n if revision else 0)
    except ConflictError:
        say("มีการแก้รายชื่อจากหน้าต่างอื่นพร้อมกัน โปรดตรวจแล้วแก้อีกครั้ง", failed=True)
    except StoreError as error:
        say(str(error), failed=True)


def _stream(agency: str) -> str:
    return f"units/{agency}"
