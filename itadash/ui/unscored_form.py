"""Which OIT items have no score, asked where a file prints an indicator below 100 without its items."""

from __future__ import annotations

import hashlib
from functools import partial

import streamlit as st

from itadash.assessment.figures import year_figures
from itadash.assessment.finding import Finding
from itadash.assessment.result import Result
from itadash.assessment.unscored import Unscored, hint, outcome, sentence, unscored
from itadash.reading.named_unscored import named_unscored
from itadash.reading.unscored import with_unscored
from itadash.rules import Item
from itadash.store import StoredFile
from itadash.ui import intake
from itadash.ui.text import item_code, plain
from itadash.ui.workspace import Workspace


def of_result(work: Workspace, result: Result) -> tuple[Unscored, ...]:
    """What the scores of ``result`` leave open, or a person told."""
    return unscored(year_figures(work.scores(), result.agency, result.fiscal_year))


def of_finding(work: Workspace, finding: Finding) -> Unscored | None:
    """What ``finding`` tells of, ``None`` for any other finding."""
    if finding.kind != "missing" or not finding.code.isdigit() or finding.fiscal_year is None:
        return None
    asked = unscored(year_figures(work.scores(), finding.agency, finding.fiscal_year))
    return next((each for each in asked if str(each.number) == finding.code), None)


def card(work: Workspace, result: Result) -> None:
    """The questions on the indicators of ``result`` in one box; nothing where its items are printed."""
    asked = of_result(work, result)
    if not asked:
        return
    with st.container(border=True, key="unscored_card"):
        st.subheader("ข้อ OIT ที่ไม่ได้คะแนน", anchor=False)
        for each in asked:
            st.markdown(plain(sentence(each)))
            question(work, each, key="documents")


def question(work: Workspace, asked: Unscored, *, key: str) -> None:
    """The items to choose, what the score allows, and what the chosen ones give. ``key`` is the place on the screen."""
    file = _file_of(work, asked)
    if file is None:
        return
    labels = {item.code: _label(item) for item in asked.items}
    place = hashlib.sha256(asked.source.encode()).hexdigest()[:8]
    slot = f"unscored_{key}_{file.id}_{place}_{asked.number}"
    st.multiselect(
        f"ข้อของตัวชี้วัดที่ {asked.number} ที่ไม่ได้คะแนน",
        list(labels),
        default=[code for code in asked.told if code in labels],
        format_func=labels.__getitem__,
        placeholder="เลือกทุกข้อที่ได้ 0 คะแนน ตามผลที่ผู้ประเมินแจ้ง",
        select_all=False,
        key=slot,
        on_change=partial(intake.answer, file.id, with_unscored, slot, asked.source, str(asked.number)),
    )
    if not asked.told:
        _named(work, asked, file, set(labels), slot)
    if asked.settled:
        st.markdown(f":green[:material/check_circle: {plain(outcome(asked))}]")
        return
    if told := outcome(asked):
        st.markdown(f":orange[:material/warning: {plain(told)}]")
    if words := hint(asked):
        st.caption(plain(words))


def _named(work: Workspace, asked: Unscored, file: StoredFile, own: set[str], slot: str) -> None:
    """The items that the file names without a score, to be taken with one click."""
    reading = next(reading for each, reading in work.readings() if each.id == file.id)
    named = [each for each in named_unscored(reading.sentences, asked.fiscal_year) if each.code in own]
    if not named:
        return
    items = [each.code for each in named]
    places = " · ".join(dict.fromkeys(each.source.split(" › ", 1)[-1] for each in named))
    st.button(
        f"ใช้ข้อที่ไฟล์ระบุว่าไม่ได้คะแนน: {', '.join(map(item_code, items))}",
        icon=":material/playlist_add_check:",
        key=f"named_{slot}",
        help=plain(places),
        on_click=_take,
        args=(file.id, asked, items, slot),
    )


def _take(file: int, asked: Unscored, items: list[str], slot: str) -> None:
    """Callback: the items that the file names are the answer."""
    st.session_state[slot] = items
    intake.answer(file, with_unscored, slot, asked.source, str(asked.number))


def _label(item: Item) -> str:
    of_group = f" (ตัวชี้วัดย่อย {item.subindicator})" if item.subindicator else ""
    return f"{item_code(item.code)} {item.label}{of_group}"


def _file_of(work: Workspace, asked: Unscored) -> StoredFile | None:
    """The file that prints the indicator."""
    for file, reading in work.readings():
        rows = reading.printed
        if ((rows["source"] == asked.source) & (rows["code"] == str(asked.number))).any():
            return file
    return None
