"""How far the measures are in a round: the cards above the page, the counts by topic, the workbook."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pandas as pd
import streamlit as st

from itadash import exports
from itadash.measures.model import MeasuresTable
from itadash.measures.progress import Status
from itadash.measures.progress_report import Counts, Summary, TopicCounts
from itadash.measures.progress_sheet import progress_xlsx
from itadash.rules import progress_rounds
from itadash.ui import downloads, latest, progress_files
from itadash.ui.frame import XLSX, is_narrow
from itadash.ui.progress_files import SHARE
from itadash.ui.progress_words import ORDER, SIGNS
from itadash.ui.text import trimmed


def cards(found: Summary) -> None:
    """One card a status: sign, word, count and share. On a phone a line of badges, so that the form is at hand."""
    counts = found.counts
    if is_narrow():
        with st.container(horizontal=True, gap="xsmall", key="progress_counts"):
            for status in ORDER:
                sign = SIGNS[status]
                if counts.of(status):
                    st.badge(f"{sign.short} {counts.of(status)}", icon=sign.icon, color=sign.colour)  # type: ignore[arg-type]
        return
    with st.container(key="progress_counts"):
        columns = st.columns([1.7, 1.3, 1, 1.15, 1], gap="small")
    for column, status in zip(columns, ORDER, strict=True):
        sign = SIGNS[status]
        with column, st.container(border=True, height="stretch", gap=None):
            of_all = f" :gray[:small[จาก {counts.total} · {_share(counts)}]]" if status is Status.DONE else ""
            st.markdown(f":small[:{sign.colour}[{sign.icon}] {sign.short}]")
            st.markdown(f"**{counts.of(status)}**{of_all}")


def _share(counts: Counts) -> str:
    share = counts.share()
    return f"ร้อยละ {trimmed(share)}" if share is not None else "–"


def _topic(counts: TopicCounts) -> str:
    """A topic with its name; on a phone its number, so that the counts are beside it."""
    if not counts.topic:
        return counts.name
    return f"ประเด็นที่ {counts.topic}" if is_narrow() else f"{counts.topic} {counts.name}"


def summary_tab(table: MeasuresTable, found: Summary, target: Decimal) -> None:
    """The counts by topic and in all, and the download."""
    rows = [(_topic(each), each.counts) for each in found.topics]
    rows.append(("**รวมทุกประเด็น**", found.counts))
    frame = pd.DataFrame(
        {
            "มาตรการ": [counts.total for _, counts in rows],
            **{SIGNS[status].short: [counts.of(status) for _, counts in rows] for status in ORDER},
            SHARE: [float(counts.share() or 0) for _, counts in rows],
        },
        index=pd.Index([name for name, _ in rows], name="ประเด็น"),
    )
    counts = progress_files.counts_piece(table, found, target)
    st.header("สรุปตามประเด็น", anchor=False)
    st.table(frame.style.format({SHARE: "{:.2f}"}), border="horizontal")
    downloads.below("", counts, key="progress_counts_out")
    name = exports.file_name(
        "ติดตามผลมาตรการ", progress_rounds()[found.round].name, table.fiscal_year + 1, table.agency, ending="xlsx"
    )
    latest.download_button(
        "ดาวน์โหลด Excel",
        partial(progress_xlsx, table, found.round),
        file_name=name,
        mime=XLSX,
        icon=":material/table_view:",
        key="progress_xlsx",
        help="ทุกมาตรการของรอบนี้ สถานะ ผล หลักฐาน อุปสรรค ข้อเสนอแนะ และหมายเหตุ",
    )
