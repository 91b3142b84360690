"""วิเคราะห์: verdicts by topic, indicator and instrument, two years compared, and what it takes to reach a level."""

import streamlit as st

from itadash.analysis import topics
from itadash.analysis.compare import compare
from itadash.analysis.verdicts import verdicts
from itadash.analysis.worth import gains_by_item, worth
from itadash.assessment.figures import year_figures
from itadash.store import StoreError
from itadash.ui import analysis_desk, analysis_files, analysis_groups, downloads, frame
from itadash.ui.analysis_compare import compare_tab
from itadash.ui.analysis_settings import settings_popover
from itadash.ui.analysis_whatif import whatif_tab
from itadash.ui.text import plain

work, selection, result = frame.result_or_stop("วิเคราะห์")
desk = analysis_desk.AnalysisDesk(work, result.agency, result.fiscal_year)
try:
    analysis = desk.open()
except StoreError as error:
    st.error(plain(error), title="เปิดบทวิเคราะห์ไม่สำเร็จ", icon=":material/error:")
    st.stop()
analysis_desk.said()

found = verdicts(result, analysis.settings, analysis.overrules)
scores = work.scores()
comparison = compare(result, scores)
gains = worth(result)
to_target = gains_by_item(gains)
view = analysis_groups.View(desk, analysis, result, found, to_target)

with st.container(
    horizontal=True,
    horizontal_alignment="distribute",
    vertical_alignment="center",
    gap="xsmall",
    key="analysis_bar",
):
    if found:
        with st.container(horizontal=True, gap="xsmall", width="content", key="analysis_counts"):
            analysis_groups.summary(found)
    with st.container(horizontal=True, gap="xsmall", width="content", key="analysis_steps"):  # they stay side by side
        settings_popover(desk, analysis, result.target)
        told = "ย้อนการแก้ไขครั้งล่าสุด (ข้อความ ผลวินิจฉัย หรือเกณฑ์)"
        st.button(":material/undo:", key="analysis_undo", help=told, disabled=not desk.can_undo, on_click=desk.undo)
        st.button(":material/redo:", key="analysis_redo", help="ทำซ้ำ", disabled=not desk.can_redo, on_click=desk.redo)

if not found:
    st.info(
        "ไฟล์ที่นำเข้าไม่มีคะแนนรายข้อของปีนี้ จึงวินิจฉัยรายข้อไม่ได้ เพิ่มไฟล์ที่มีคะแนนข้อ I, E และ O แล้วหน้านี้จะวิเคราะห์ให้ทันที",
        icon=":material/info:",
    )
by_topic = topics.by_topic(result, found)
tab_names = ["เทียบสองปี"]
if found:
    tab_names = [*(["รายประเด็น"] if by_topic else []), "รายตัวชี้วัด", "รายแบบวัด", *tab_names, "จำลองคะแนน"]
tabs = dict(zip(tab_names, st.tabs(tab_names, key="analysis_tab", bind="query-params"), strict=True))

for name, groups, key in (
    ("รายประเด็น", by_topic, "topic"),
    ("รายตัวชี้วัด", topics.by_indicator(result, found), "indicator"),
    ("รายแบบวัด", topics.by_instrument(result, found), "instrument"),
):
    if name in tabs and tabs[name].open:
        with tabs[name]:
            analysis_groups.groups_tab(view, groups, key)
if tabs["เทียบสองปี"].open:
    with tabs["เทียบสองปี"]:
        compare_tab(view, comparison)
if "จำลองคะแนน" in tabs and tabs["จำลองคะแนน"].open:
    with tabs["จำลองคะแนน"]:
        whatif_tab(result, year_figures(scores, result.agency, result.fiscal_year))

if found:
    needed = analysis_groups.needs_measure(found)
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(
            f"ไปทำมาตรการ ({len(needed)} ข้อ)", type="primary", icon=":material/checklist:", key="analysis_to_measures"
        ):
            st.switch_page("pages/measures.py")
        st.space("stretch")
        st.caption("ผลวินิจฉัยทุกข้อ", width="content")
        downloads.menu(
            analysis_files.verdicts_piece(result, found, to_target, gains_by_item(gains, "to_full")), key="analysis"
        )
