"""What a person settled of the audit's findings: accept or choose, see it, take it back. Each is kept with its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from itadash.assessment.finding import Choice
from itadash.assessment.rollup import label
from itadash.reading.corrections import Correction, corrections_of, with_correction, without_correction
from itadash.reading.model import Reading
from itadash.reading.parts import PART_NAMES, PartAnswer, holds, parts_of, subject, unit_of, with_part, without_part
from itadash.store import StoredFile, StoreError
from itadash.ui.text import plain
from itadash.ui.workspace import Workspace, current

_PROBLEM = "audit_problem"
_DONE = "audit_done"
Read = Sequence[tuple[StoredFile, Reading]]
Answer = PartAnswer | Correction
Kept = tuple[tuple[int, Answer], ...]  # the number of the file, and what is kept with it


@dataclass(frozen=True)
class Accepted:
    """One thing that was settled: ``words`` (Markdown), the places it is about, and all that it consists of."""

    words: str
    places: tuple[str, ...]
    kept: Kept


def file_of(answer: Answer, files: Read) -> StoredFile | None:
    """The file that prints what ``answer`` is about, ``None`` when it is not there any more."""
    for file, reading in files:
        if isinstance(answer, PartAnswer):
            if holds(reading, answer):
                return file
        elif answer.code:
            rows = reading.printed
            at = rows[(rows["source"] == answer.source) & (rows["code"] == answer.code)]
            if any(str(score) == answer.was for score in at["score"]):
                return file
        elif any(r.source == answer.source and r.text == answer.was for r in reading.ratings):
            return file
    return None


def in_files(choice: Choice, files: Read) -> Kept | None:
    """The answers of ``choice`` with their files; ``None`` when one of them has no place any more."""
    found = [(file_of(answer, files), answer) for answer in choice.answers]
    kept = tuple((file.id, answer) for file, answer in found if file is not None)
    return kept if len(kept) == len(found) else None


def accepted(files: Read) -> list[Accepted]:
    """What was settled in all files: each correction, and the parts of EIT score by score."""
    found = [
        Accepted(
            f"**{plain(_what(correction))}** {plain(correction.was)} → **{plain(correction.now)}**",
            (correction.source,),
            ((file.id, correction),),
        )
        for file, _ in files
        for correction in corrections_of(file.body)
    ]
    parts: dict[tuple[str, int | None, str], list[tuple[int, PartAnswer]]] = {}
    for file, reading in files:
        for answer in parts_of(file.body):
            parts.setdefault((*unit_of(reading, answer), answer.code), []).append((file.id, answer))
    for (_, _, code), kept in parts.items():
        said = dict.fromkeys((answer.score, answer.part) for _, answer in kept)
        words = " · ".join(f"{plain(score)} เป็น **{PART_NAMES[part]}**" for score, part in said)
        places = tuple(answer.source for _, answer in kept)
        found.append(Accepted(f"**{plain(subject(code))}** {words}", places, tuple(kept)))
    return found


def accept(file: int, correction: Correction) -> None:
    """Callback: keep ``correction`` with its file."""
    words = f"ใช้ {plain(correction.now)} แทน {plain(correction.was)} แล้ว"
    _change(((file, correction),), _kept_with, words)


def choose(kept: Kept, words: str) -> None:
    """Callback: keep all answers of a choice with their files; ``words`` is the choice."""
    _change(kept, _kept_with, f"บันทึกแล้ว: {plain(words)}")


def take_back(kept: Kept) -> None:
    """Callback: what is printed stands again."""
    printed = [answer.was if isinstance(answer, Correction) else answer.score for _, answer in kept]
    words = f"กลับไปใช้ค่าที่พิมพ์ไว้ คือ {plain(' และ '.join(dict.fromkeys(printed)))} แล้ว"
    _change(kept, _without, words, back=True)


def _kept_with(body: dict[str, object], answer: Answer) -> dict[str, object]:
    return with_part(body, answer) if isinstance(answer, PartAnswer) else with_correction(body, answer)


def _without(body: dict[str, object], answer: Answer) -> dict[str, object]:
    return without_part(body, answer) if isinstance(answer, PartAnswer) else without_correction(body, answer)


def _change(
    kept: Kept, change: Callable[[dict[str, object], Answer], dict[str, object]], words: str, *, back: bool = False
) -> None:
    work: Workspace = current()
    stored = {entry.id: entry.body for entry in work.files()}
    bodies: dict[int, dict[str, object]] = {}
    for file, answer in kept:
        if file not in stored:
            st.session_state[_PROBLEM] = "ไฟล์นี้ถูกนำออกไปแล้ว จึงไม่ได้แก้"
            return
        bodies[file] = change(bodies.get(file, stored[file]), answer)
    try:
        for file, body in bodies.items():
            work.store.update_file(work.id, file, body)
    except StoreError as error:
        st.session_state[_PROBLEM] = str(error)
        return
    st.session_state[_DONE] = (back, words)


def said() -> None:
    """Show what the last callback did, with the way back; a problem likewise. Once."""
    if problem := st.session_state.pop(_PROBLEM, None):
        st.error(plain(problem), icon=":material/error:")
    done = st.session_state.pop(_DONE, None)
    if done is None:
        return
    back, words = done
    if back:
        st.toast(words, icon=":material/undo:")
    else:
        text = f"{words} มีผลทุกหน้าทันที เรียกคืนได้ในหน้านี้"
        st.toast(text, icon=":material/check_circle:", duration="long")


def accepted_box(files: Read) -> None:
    """What was settled, each with its way back."""
    entries = accepted(files)
    if not entries:
        return
    with st.expander(f"แก้ตามผลการตรวจสอบแล้ว {len(entries)} รายการ", icon=":material/task_alt:", key="audit_accepted"):
        st.caption("ไม่ได้แก้ไฟล์ต้นทาง โปรแกรมใช้ค่าใหม่แทนเฉพาะในพื้นที่ทำงานนี้")
        for number, entry in enumerate(entries):
            with st.container(horizontal=True, vertical_alignment="center", key=f"audit_kept_{number}"):
                st.markdown(f"{entry.words}  \n:small[:gray[{plain(' · '.join(entry.places))}]]")
                st.space("stretch")
                st.button(
                    "คืนค่าเดิม",
                    icon=":material/undo:",
                    key=f"audit_back_{number}",
                    on_click=take_back,
                    args=(entry.kept,),
                )


def _what(correction: Correction) -> str:
    if not correction.code:
        return "ระดับผลการประเมิน"
    return label(("", "total") if correction.code == "total" else (correction.instrument, correction.code))
