"""Topics, indicators or instruments on the left, the chosen one's paragraph and items on the right."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

import streamlit as st

from itadash.analysis import paragraphs, record
from itadash.analysis.record import Analysis, Paragraph
from itadash.analysis.topics import Group
from itadash.analysis.verdicts import DEFECT, DEVELOP, VERDICTS, Verdict, names
from itadash.assessment.result import Result
from itadash.ui import address, analysis_files, downloads, trace, trace_targets
from itadash.ui.analysis_desk import AnalysisDesk
from itadash.ui.analysis_words import COLOURS, group_caption, group_label, items_table, verdict_words
from itadash.ui.frame import is_narrow
from itadash.ui.text import item_code, plain
from itadash.ui.visits import visit

_OPENED = "analysis_item"
_GROUP = "group"  # in the address


@dataclass(frozen=True)
class View:
    """What every part of the page draws from."""

    desk: AnalysisDesk
    analysis: Analysis
    result: Result
    verdicts: Mapping[str, Verdict]
    gains: Mapping[str, Decimal]  # points of the total when the item reaches the target, by code


def groups_tab(view: View, groups: Sequence[Group], name: str) -> None:
    """Draw one way of grouping; ``name`` (topic · indicator · instrument) keeps its widgets apart."""
    ids = [group.id for group in groups]
    key = f"analysis_{name}"
    address.take(key, _GROUP, ids)
    if st.session_state.get(key) not in ids:
        st.session_state[key] = next((g.id for v in (*VERDICTS, "") for g in groups if g.verdict == v), ids[0])
    left, right = st.columns([1, 2.9], gap="small")
    with left:
        _list(groups, ids, key)
    chosen = groups[ids.index(st.session_state[key])]
    address.tell(_GROUP, chosen.id)
    downloads.page(analysis_files.groups_page(view.result, groups, chosen, view.analysis, view.verdicts, view.gains))
    with right, st.container(border=True, key=f"{key}_card"):
        _group(view, chosen, key)
    _item_dialog(view)


def _list(groups: Sequence[Group], ids: list[str], key: str) -> None:
    labels = {group.id: group_label(group) for group in groups}
    if is_narrow():
        st.selectbox("เลือก", ids, format_func=labels.__getitem__, key=key, label_visibility="collapsed")
        return
    with st.container(border=True):
        st.radio(
            "เลือก",
            ids,
            format_func=lambda id_: plain(labels[id_]),
            captions=[group_caption(group) for group in groups],
            key=key,
            label_visibility="collapsed",
        )


def _group(view: View, group: Group, key: str) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(plain(group_label(group)), anchor=False, width="content")
        st.badge(verdict_words(group.verdict, short=False), color=COLOURS[group.verdict])  # type: ignore[arg-type]
    paragraph(view, record.shown(group.id, paragraphs.of_group(view.result, group), view.analysis))
    if not group.codes:
        return
    table = items_table(view.result, group.codes, view.verdicts, view.gains)
    codes = [str(code).lower() for code in table["รหัส"]]
    trace.table(
        table,
        trace_targets.item_scores(view.result, codes),
        key=f"{key}_items_{group.id}",
        on_row=lambda row: st.session_state.update({_OPENED: codes[row]}),
        hide_index=True,
        height="content",
        column_config={
            "รหัส": st.column_config.TextColumn(width=56, pinned=True),
            "ข้อคำถาม": st.column_config.TextColumn(width=186),
            "คะแนน": st.column_config.NumberColumn(format="%.2f", width=60),
            "ผลวินิจฉัย": st.column_config.TextColumn(width=102),
            "คะแนนรวมที่เพิ่ม": st.column_config.NumberColumn(
                "+ คะแนนรวม",
                format="%.2f",
                width=96,
                help="คะแนนรวมของหน่วยงานที่จะเพิ่มขึ้น เมื่อข้อนี้ถึงเกณฑ์ (ข้อ OIT: เมื่อได้ 100)",
            ),
            "เหตุผล": st.column_config.TextColumn(width=370),
        },
        placeholder="–",
        alt=f"ตารางข้อคำถามของ{group.name} พร้อมผลวินิจฉัยและเหตุผล",
    )
    touch = "แตะ" if is_narrow() else "คลิก"
    words = f"{touch}ข้อความของแถวเพื่ออ่านบทวิเคราะห์รายข้อหรือเปลี่ยนผลวินิจฉัย {touch}คะแนนเพื่อดูที่มาในไฟล์"
    out = analysis_files.group_piece(view.result, group, view.verdicts, view.gains)
    downloads.below(words, out, key=f"{key}_group", width=420)


def paragraph(view: View, shown: Paragraph, label: str = "ข้อความในรายงาน") -> None:
    """A paragraph to read and to rewrite; it says when it is the person's, and when the figures have moved on."""
    digest = hashlib.sha256(shown.text.encode()).hexdigest()[:8]  # a text that follows the figures is a new field
    key = f"analysis_text_{visit()}_{shown.id}_{digest}"
    st.text_area(
        label,
        value=shown.text,
        key=key,
        height="content",
        max_chars=record.MAX_TEXT,
        on_change=_rewrite,
        args=(view.desk, shown, key),
        help="แก้ได้ทุกคำ บันทึกเมื่อคลิกออกจากช่อง ข้อความที่ไม่ได้แก้จะเปลี่ยนตามคะแนนเอง",
    )
    if not shown.edited:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if shown.outdated:
            st.badge("ข้อความนี้แก้ไว้ก่อนที่คะแนนหรือผลวินิจฉัยจะเปลี่ยน โปรดตรวจอีกครั้ง", icon=":material/update:", color="orange")
            st.button(
                "ยืนยันข้อความนี้",
                icon=":material/check:",
                type="tertiary",
                key=f"{key}_accept",
                on_click=view.desk.change,
                args=(partial(record.accept, id_=shown.id, by_rules=shown.by_rules),),
            )
        else:
            st.badge("ข้อความของหน่วยงาน", icon=":material/edit:", color="blue")
        st.button(
            "กลับไปใช้ข้อความที่ร่างจากคะแนน",
            icon=":material/restart_alt:",
            type="tertiary",
            key=f"{key}_restore",
            help=plain(shown.by_rules),
            on_click=view.desk.change,
            args=(partial(record.rewrite, id_=shown.id, text="", by_rules=shown.by_rules),),
        )


def _rewrite(desk: AnalysisDesk, shown: Paragraph, key: str) -> None:
    text = str(st.session_state.get(key) or "")
    desk.change(partial(record.rewrite, id_=shown.id, text=text, by_rules=shown.by_rules))


def _item_dialog(view: View) -> None:
    code = st.session_state.pop(_OPENED, None)
    if code in view.verdicts:
        _item(view, code)


@st.dialog("บทวิเคราะห์รายข้อ", width="medium")
def _item(view: View, code: str) -> None:
    row = next(row for row in view.result.items.to_dict("records") if row["code"] == code)
    analysis = view.desk.open()
    verdict = view.verdicts[code]
    st.markdown(f"**ข้อ {item_code(code)} {plain(row['label'])}**")
    st.badge(verdict_words(verdict.verdict, short=False), color=COLOURS[verdict.verdict])  # type: ignore[arg-type]
    by_rules = paragraphs.of_item(view.result, verdict, view.gains.get(code))
    paragraph(view, record.shown(f"item-{code}", by_rules, analysis))
    if verdict.reasons:
        st.markdown("\n".join(f"- {plain(reason.text)}" for reason in verdict.reasons))
    st.divider()
    st.markdown("**เปลี่ยนผลวินิจฉัย**")
    options = ["", *VERDICTS]
    own = analysis.overrules.get(code)
    chosen = st.segmented_control(
        "ผลวินิจฉัยของหน่วยงาน",
        options,
        format_func=lambda v: verdict_words(v) if v else f"ตามเกณฑ์ ({verdict_words(verdict.by_rules)})",
        default=own.verdict if own else "",
        required=True,
        key=f"analysis_own_{code}",
        label_visibility="collapsed",
        wrap=True,
    )
    reason = st.text_area(
        "เหตุผล (แสดงในรายงาน)",
        value=own.reason if own else "",
        key=f"analysis_reason_{code}",
        max_chars=record.MAX_REASON,
        placeholder="เช่น เปิดเผยข้อมูลครบแล้วหลังวันตรวจ ตามหนังสือแจ้งผล",
        disabled=not chosen,
    )
    if st.button("บันทึกผลวินิจฉัย", type="primary", icon=":material/save:", key=f"analysis_save_{code}"):
        if chosen and not reason.strip():
            st.error("โปรดระบุเหตุผลที่เปลี่ยนผลวินิจฉัย เพื่อให้ตรวจสอบย้อนหลังได้", icon=":material/error:")
            return
        view.desk.change(partial(record.overrule, code=code, verdict=chosen or "", reason=reason))
        st.rerun()


def summary(verdicts: Mapping[str, Verdict]) -> None:
    """How many items have each verdict."""
    for each in VERDICTS:
        count = sum(v.verdict == each for v in verdicts.values())
        st.badge(f"{names()[each].sign} {names()[each].name} {count} ข้อ", color=COLOURS[each])  # type: ignore[arg-type]


def needs_measure(verdicts: Mapping[str, Verdict]) -> tuple[str, ...]:
    """The items that ask for a measure: defects and what is to be developed."""
    return tuple(code for code, v in verdicts.items() if v.verdict in (DEFECT, DEVELOP))
