"""Two versions of the table: show what differs and let the person choose. Neither is lost."""

from __future__ import annotations

import streamlit as st

from itadash.measures import edit, progress_edit
from itadash.measures.item_codes import printed
from itadash.measures.model import COLUMNS, Measure, MeasuresTable
from itadash.measures.progress import ProgressEntry
from itadash.measures.topics import topic_names
from itadash.rules import progress_rounds
from itadash.ui.measures_desk import Desk, Shown
from itadash.ui.measures_words import title_of, topic_label
from itadash.ui.progress_words import report_differences

_SHOWN_PAIRS = 10


def conflict(desk: Desk, shown: Shown, mine: MeasuresTable) -> None:
    """Draw the choice between the saved table (``shown``) and the one put aside (``mine``)."""
    pairs, reports = edit.differing(shown.table, mine), progress_edit.differing(shown.table, mine)
    counts = ((len(pairs), " {} มาตรการ"), (len(reports), "ที่ผลการดำเนินการ {} รายการ"))
    differ = " และ".join(words.format(count) for count, words in counts if count)
    st.warning(
        f"หน้าต่างหนึ่งบันทึกไว้เมื่อ {shown.saved_clock()} ขณะที่อีกหน้าต่างแก้จากฉบับก่อนหน้า โปรแกรมเก็บไว้ทั้งสองฉบับ "
        f"ต่างกัน{differ or 'เพียงการจัดหน้า'} โปรดเลือกฉบับที่จะใช้ต่อ อีกฉบับยังเรียกคืนได้ด้วยปุ่มย้อนกลับ",
        title="มีการแก้ไขพร้อมกันสองหน้าต่าง",
        icon=":material/call_split:",
    )
    with st.container(horizontal=True):
        for choice, text, icon in (
            ("both", "เก็บทั้งสองฉบับ", ":material/merge:"),
            ("theirs", "ใช้ฉบับที่บันทึกอยู่", ":material/cloud_done:"),
            ("mine", "ใช้ฉบับที่แก้ซ้อนกัน", ":material/edit:"),
        ):
            st.button(
                text,
                icon=icon,
                type="primary" if choice == "both" else "secondary",
                key=f"measures_settle_{choice}",
                on_click=desk.settle,
                args=(choice,),
                help="นำแถวที่ต่างกันมาวางต่อกัน แล้วลบแถวที่ไม่ใช้ภายหลัง" if choice == "both" else None,
            )
    if shown.table.signatories != mine.signatories:
        st.caption("รายชื่อผู้ลงนามในสองฉบับต่างกันด้วย")
    for saved, own in pairs[:_SHOWN_PAIRS]:
        _pair(saved, own, shown.table.fiscal_year)
    if len(pairs) > _SHOWN_PAIRS:
        st.caption(f"และอีก {len(pairs) - _SHOWN_PAIRS} มาตรการ")
    titles = {measure.id: title_of(measure, 80) for table in (mine, shown.table) for measure in table.measures}
    for ours, theirs in reports[:_SHOWN_PAIRS]:
        _report_pair(ours, theirs, titles)
    if len(reports) > _SHOWN_PAIRS:
        st.caption(f"และผลการดำเนินการอีก {len(reports) - _SHOWN_PAIRS} รายการ")


def _pair(saved: Measure | None, own: Measure | None, fiscal_year: int) -> None:
    either = own or saved
    if either is None:
        return
    with st.container(border=True):
        st.text(title_of(either, 100))
        left, right = st.columns(2)
        for column, name, measure, other in (
            (left, "ฉบับที่บันทึกอยู่", saved, own),
            (right, "ฉบับที่แก้ซ้อนกัน", own, saved),
        ):
            with column:
                st.badge(name, color="gray" if column is left else "blue")
                _side(measure, other, fiscal_year)


def _side(measure: Measure | None, other: Measure | None, fiscal_year: int) -> None:
    if measure is None:
        st.caption("ไม่มีมาตรการนี้ในฉบับนี้")
        return
    if other is None:
        st.caption("มีเฉพาะในฉบับนี้")
        return
    names = topic_names(fiscal_year)
    if measure.topic != other.topic:
        _field("ประเด็น", topic_label(measure.topic, names))
    if measure.items != other.items:
        _field("ข้อ", printed(measure.items))
    for name, heading in COLUMNS.items():
        if getattr(measure, name) != getattr(other, name):
            _field(heading, getattr(measure, name))


def _report_pair(saved: ProgressEntry | None, own: ProgressEntry | None, titles: dict[str, str]) -> None:
    either = own or saved
    if either is None:
        return
    rounds = progress_rounds()
    with st.container(border=True):
        name = rounds[either.round].name if either.round in rounds else either.round
        st.text(f"ผล{name}: {titles.get(either.measure) or either.title or 'มาตรการที่ถูกลบ'}")
        left, right = st.columns(2)
        for column, name, entry, other in (
            (left, "ฉบับที่บันทึกอยู่", saved, own),
            (right, "ฉบับที่แก้ซ้อนกัน", own, saved),
        ):
            with column:
                st.badge(name, color="gray" if column is left else "blue")
                for heading, text in report_differences(entry, other):
                    _field(heading, text)


def _field(heading: str, text: str) -> None:
    st.caption(heading)
    st.text(text or "(ว่าง)")
