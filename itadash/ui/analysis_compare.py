"""Two years side by side on the analysis page."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from itadash.analysis import paragraphs, record
from itadash.analysis.compare import Change, Comparison
from itadash.ui import analysis_files, downloads, trace, trace_targets
from itadash.ui.analysis_groups import View, paragraph
from itadash.ui.analysis_words import comparison_table, named_changes
from itadash.ui.text import plain, trimmed

_COLUMNS = {
    "ที่": st.column_config.TextColumn(width=88),
    "รายการ": st.column_config.TextColumn(width=228),
    "ปีก่อน": st.column_config.NumberColumn(format="%.2f", width=68),
    "ปีนี้": st.column_config.NumberColumn(format="%.2f", width=68),
    "+/− คะแนน": st.column_config.NumberColumn(format="%+.2f", width=86),
    "+/− ร้อยละ": st.column_config.NumberColumn(format="%+.2f", width=90, help="ร้อยละของคะแนนปีก่อน"),
    "ผล": st.column_config.TextColumn(width=150),
}


def compare_tab(view: View, comparison: Comparison) -> None:
    """The total, best and weakest, risen and fallen, and the tables behind them."""
    result = view.result
    base = comparison.base_year or result.fiscal_year - 1
    texts = []
    for id_, text, name in (
        ("total", paragraphs.of_total(result, comparison), "ข้อความสรุปคะแนนรวม"),
        ("indicators", paragraphs.of_indicators(result, comparison), "ข้อความสรุปตัวชี้วัด"),
    ):
        if text:
            shown = record.shown(id_, text, view.analysis)
            texts.append(shown.text)
            paragraph(view, shown, name)
    target = trimmed(result.target)
    groups = (
        ("สูงที่สุด", comparison.best),
        ("ต่ำที่สุด", comparison.weakest),
        (f"▲ เพิ่มขึ้นและผ่านเกณฑ์ {target}", comparison.risen_above),
        (f"▲ เพิ่มขึ้นแต่ยังต่ำกว่าเกณฑ์ {target}", comparison.risen_below),
        ("▽ ลดลง", comparison.fallen),
    )
    _cards(groups[:2], 2)
    if comparison.base_year:
        _cards(groups[2:], 3)
    if not comparison.base_year:
        st.info(f"นำเข้าผลของปีงบประมาณ พ.ศ. {base} เพิ่ม แล้วหน้านี้จะเปรียบเทียบสองปีให้ทันที", icon=":material/compare_arrows:")
    whole = (*comparison.instruments, comparison.total)
    indicators = analysis_files.changes_piece(result, comparison, comparison.indicators, "ตัวชี้วัด")
    instruments = analysis_files.changes_piece(result, comparison, whole, "แบบวัดและคะแนนรวม")
    downloads.page(analysis_files.compare_page(result, texts, (indicators, instruments)))
    st.header(f"ตัวชี้วัด ปี {base} กับ {result.fiscal_year}", anchor=False)
    _table(view, comparison, comparison.indicators, f"ตารางเปรียบเทียบตัวชี้วัดปี {base} กับ {result.fiscal_year}")
    downloads.below("", indicators, key="compare_indicators")
    st.header("แบบวัดและคะแนนรวม", anchor=False)
    _table(view, comparison, whole, "ตารางเปรียบเทียบแบบวัดและคะแนนรวมสองปี")
    downloads.below(trace.hint(), instruments, key="compare_instruments")
    st.caption("ร้อยละของการเปลี่ยนแปลงคิดจากคะแนนปีก่อน EIT แยกสองส่วนตั้งแต่ปี 2566 จึงเทียบกับปีก่อนได้เฉพาะ EIT รวม")


def _cards(groups: Sequence[tuple[str, tuple[Change, ...]]], columns: int) -> None:
    with st.grid(columns, min_column_width=260):
        for name, changes in groups:
            with st.container(border=True, gap="xsmall", height="stretch"):
                st.markdown(f"**{name}** · {len(changes)} ตัวชี้วัด")
                st.markdown("\n".join(f"- {plain(line)}" for line in named_changes(changes)) or "ไม่มี")


def _table(view: View, comparison: Comparison, rows: Sequence[Change], alt: str) -> None:
    trace.table(
        comparison_table(rows),
        trace_targets.changes(comparison, rows, view.result.agency),
        key=f"compare_{rows[0].code}" if rows else "compare",
        hide_index=True,
        height="content",
        column_config=_COLUMNS,
        placeholder="–",
        alt=alt,
    )
