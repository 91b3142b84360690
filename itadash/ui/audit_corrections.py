"""What a person settled of the audit's findings: accept or choose, see it, take it back. Each is kept with its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from itadash.assessment.finding import Choice, Finding
from itadash.assessment.part_choices import finding_key, together
from itadash.assessment.rollup import label
from itadash.reading.answers import Body
from itadash.reading.corrections import Correction, corrections_of
from itadash.reading.model import Reading
from itadash.reading.parts import PART_NAMES, PartAnswer, parts_of, subject
from itadash.reading.settled import Answer, Places, kept_with, kept_without
from itadash.store import StoredFile, StoreError
from itadash.ui.text import plain
from itadash.ui.workspace import Workspace, current

_PROBLEM = "audit_problem"
_DONE = "audit_done"
Read = Sequence[tuple[StoredFile, Reading]]
Kept = tuple[tuple[int, Answer], ...]  # the number of the file, and what is kept with it


@dataclass(frozen=True)
class Accepted:
    """One thing that was settled: ``words`` (Markdown), the places it is about, and all that it consists of."""

    words: str
    places: tuple[str, ...]
    kept: Kept


class Offers:
    """The ways to settle some findings, each with the files that it is kept with; found in one pass over the files."""

    def __init__(self, findings: Sequence[Finding], everything: Sequence[Finding], files: Read) -> None:
        self._together = together(everything)
        self._ids = [file.id for file, _ in files]
        asked = [(finding, choice) for finding in findings for choice in self._choices(finding)]
        answers = [answer for _, choice in asked for answer in choice.answers]
        self._places = Places([reading for _, reading in files], answers)

    def corrections(self, finding: Finding) -> list[tuple[Correction, Kept]]:
        """The corrections of ``finding`` whose place is there."""
        offered = ((correction, self._kept((correction,), finding)) for correction in finding.corrections)
        return [(correction, kept) for correction, kept in offered if kept]

    def choices(self, finding: Finding) -> list[list[tuple[Choice, Kept]]]:
        """Its own choices, then those that settle all of its shape; none of which a place is not there."""
        rows = (finding.choices, self._together.get(finding_key(finding), ()))
        offered = [[(choice, self._kept(choice.answers, finding)) for choice in row] for row in rows]
        return [[(choice, kept) for choice, kept in row if kept] for row in offered]

    def _choices(self, finding: Finding) -> list[Choice]:
        single = [Choice("", (correction,)) for correction in finding.corrections]
        return [*single, *finding.choices, *self._together.get(finding_key(finding), ())]

    def _kept(self, answers: Sequence[Answer], finding: Finding) -> Kept:
        """``answers`` with every file that holds their place; nothing when one of them has none."""
        found = [(self._places.files(answer, (finding.agency, finding.fiscal_year)), answer) for answer in answers]
        if not all(numbers for numbers, _ in found):
            return ()
        return tuple((self._ids[number], answer) for numbers, answer in found for number in numbers)


def accepted(files: Read) -> list[Accepted]:
    """What was settled in all files: each correction, and the parts of EIT score by score."""
    given = [(number, answer) for number, (file, _) in enumerate(files) for answer in corrections_of(file.body)]
    found = [
        Accepted(
            f"**{plain(_what(each))}** {plain(each.was)} → **{plain(each.now)}**",
            (each.source,),
            ((files[number][0].id, each),),
        )
        for number, each in given
    ]
    named = [(number, answer) for number, (file, _) in enumerate(files) for answer in parts_of(file.body)]
    places = Places([reading for _, reading in files], [answer for _, answer in named])
    parts: dict[object, list[tuple[int, PartAnswer]]] = {}
    for number, answer in named:
        unit = places.unit(answer, number)
        # What is not there any more is told, and taken back, by itself.
        key = (number, answer.source, answer.code) if unit is None else (unit, answer.code)
        parts.setdefault(key, []).append((files[number][0].id, answer))
    for kept in parts.values():
        said = dict.fromkeys((answer.score, answer.part) for _, answer in kept)
        words = " · ".join(f"{plain(score)} เป็น **{PART_NAMES[part]}**" for score, part in said)
        sources = tuple(dict.fromkeys(answer.source for _, answer in kept))
        found.append(Accepted(f"**{plain(subject(kept[0][1].code))}** {words}", sources, tuple(kept)))
    return found


def accept(kept: Kept, correction: Correction) -> None:
    """Callback: keep ``correction`` with its files."""
    words = f"ใช้ {plain(correction.now)} แทน {plain(correction.was)} แล้ว"
    _change(kept, kept_with, words)


def choose(kept: Kept, words: str) -> None:
    """Callback: keep all answers of a choice with their files; ``words`` is the choice."""
    _change(kept, kept_with, f"บันทึกแล้ว: {plain(words)}")


def take_back(kept: Kept) -> None:
    """Callback: what is printed stands again."""
    printed = [answer.was if isinstance(answer, Correction) else answer.score for _, answer in kept]
    words = f"กลับไปใช้ค่าที่พิมพ์ไว้ คือ {plain(' และ '.join(dict.fromkeys(printed)))} แล้ว"
    _change(kept, kept_without, words, back=True)


def _change(kept: Kept, change: Callable[[Body, Answer], Body], words: str, *, back: bool = False) -> None:
    """Write what ``change`` makes of the stored files, of all or, when the store refuses, of none."""
    work: Workspace = current()
    try:
        stored = {entry.id: entry.body for entry in work.files()}
        bodies: dict[int, Body] = {}
        for file, answer in kept:
            if file not in stored:
                st.session_state[_PROBLEM] = "ไฟล์นี้ถูกนำออกไปแล้ว จึงไม่ได้แก้"
                return
            bodies[file] = change(bodies.get(file, stored[file]), answer)
        work.store.update_files(work.id, bodies)
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
