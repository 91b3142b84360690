"""Corrections of the audit: accept one, see which are accepted, take one back. Each is kept with its file."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from itadash.assessment.rollup import label
from itadash.reading.corrections import Correction, corrections_of, with_correction, without_correction
from itadash.reading.model import Reading
from itadash.store import StoredFile, StoreError
from itadash.ui.text import plain
from itadash.ui.workspace import Workspace, current

_PROBLEM = "audit_problem"
_DONE = "audit_done"
Read = Sequence[tuple[StoredFile, Reading]]


def file_of(correction: Correction, files: Read) -> StoredFile | None:
    """The file that prints what ``correction`` corrects, ``None`` when it is not there any more."""
    for file, reading in files:
        if correction.code:
            rows = reading.printed
            at = rows[(rows["source"] == correction.source) & (rows["code"] == correction.code)]
            if any(str(score) == correction.was for score in at["score"]):
                return file
        elif any(r.source == correction.source and r.text == correction.was for r in reading.ratings):
            return file
    return None


def accepted(files: Read) -> list[tuple[StoredFile, Correction]]:
    """The accepted corrections of all files."""
    return [(file, correction) for file, _ in files for correction in corrections_of(file.body)]


def accept(file: int, correction: Correction) -> None:
    """Callback: keep ``correction`` with its file."""
    _change(file, correction, take_back=False)


def take_back(file: int, correction: Correction) -> None:
    """Callback: the printed value stands again."""
    _change(file, correction, take_back=True)


def _change(file: int, correction: Correction, *, take_back: bool) -> None:
    work: Workspace = current()
    stored = next((entry for entry in work.files() if entry.id == file), None)
    if stored is None:
        st.session_state[_PROBLEM] = "ไฟล์นี้ถูกนำออกไปแล้ว จึงไม่ได้แก้"
        return
    change = without_correction if take_back else with_correction
    try:
        work.store.update_file(work.id, file, change(stored.body, correction))
    except StoreError as error:
        st.session_state[_PROBLEM] = str(error)
        return
    st.session_state[_DONE] = (take_back, correction)


def said() -> None:
    """Show what the last callback did, with the way back; a problem likewise. Once."""
    if problem := st.session_state.pop(_PROBLEM, None):
        st.error(plain(problem), icon=":material/error:")
    done = st.session_state.pop(_DONE, None)
    if done is None:
        return
    back, correction = done
    if back:
        st.toast(f"กลับไปใช้ค่าที่พิมพ์ไว้ คือ {plain(correction.was)} แล้ว", icon=":material/undo:")
    else:
        text = f"ใช้ {plain(correction.now)} แทน {plain(correction.was)} แล้ว ทุกหน้าใช้ค่าใหม่ทันที ค่าเดิมเรียกคืนได้ในหน้านี้"
        st.toast(text, icon=":material/check_circle:", duration="long")


def accepted_box(files: Read) -> None:
    """The accepted corrections, each with its way back."""
    entries = accepted(files)
    if not entries:
        return
    with st.expander(f"แก้ตามผลการตรวจสอบแล้ว {len(entries)} รายการ", icon=":material/task_alt:", key="audit_accepted"):
        st.caption("ไม่ได้แก้ไฟล์ต้นทาง โปรแกรมใช้ค่าใหม่แทนเฉพาะในพื้นที่ทำงานนี้")
        for number, (file, correction) in enumerate(entries):
            with st.container(horizontal=True, vertical_alignment="center", key=f"audit_kept_{number}"):
                what = f"**{plain(_what(correction))}** {plain(correction.was)} → **{plain(correction.now)}**"
                st.markdown(f"{what}  \n:small[:gray[{plain(correction.source)}]]")
                st.space("stretch")
                st.button(
                    "คืนค่าเดิม",
                    icon=":material/undo:",
                    key=f"audit_back_{number}",
                    on_click=take_back,
                    args=(file.id, correction),
                )


def _what(correction: Correction) -> str:
    if not correction.code:
        return "ระดับผลการประเมิน"
    return label(("", "total") if correction.code == "total" else (correction.instrument, correction.code))
