"""ตรวจสอบข้อมูล: what is wrong or doubtful in the files, with the sum and the place, and what may be corrected."""

import streamlit as st

from itadash.assessment.finding_words import ranked
from itadash.documents.findings import FindingsReport
from itadash.ui import audit_corrections, audit_filters, audit_list, audit_output, frame, workspace
from itadash.ui.text import agency_name

frame.title("ตรวจสอบข้อมูล")
work = workspace.current()
files = work.readings()
if not files:
    frame.start()
    st.stop()

audited = work.audited(workspace.selected().target)
findings = ranked(audited.findings)
years, agencies = audit_output.years_and_agencies(findings, work)
st.caption(audit_output.examined_words(audited.examined, len(files)))
audit_corrections.said()

if findings:
    filters = audit_filters.filter_bar(years, agencies)
    shown = audit_filters.keep(findings, filters)
    if st.session_state.get("audit_filters") != filters:
        st.session_state["audit_filters"] = filters
        audit_list.first_page()
else:
    filters, shown = audit_filters.Filters(), []

of = list(filters.agencies) or agencies
report = FindingsReport(
    agency=f"{len(of)} หน่วยงาน" if len(of) > 1 else agency_name("".join(of)),
    years=sorted(filters.years) or sorted(years),
    files=[file.name for file, _ in files],
    examined=audited.examined,
    findings=shown,
    corrected=len(audit_corrections.accepted(files)),
)
with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.markdown(audit_output.counted_words(shown, len(findings)))
    audit_output.give(report, filters, workspace.selected().target)

if not any(finding.severity != "info" for finding in findings):
    st.success(
        "ตัวเลขทุกระดับตรงกัน และไม่พบข้อความที่ขัดกับคะแนน",
        title="ตรวจแล้วไม่พบข้อผิดพลาด",
        icon=":material/verified:",
    )
elif not shown:
    st.info("ไม่มีข้อค้นพบที่ตรงกับตัวกรอง ลองลดตัวกรองหรือล้างคำค้น", icon=":material/filter_alt_off:")
audit_corrections.accepted_box(files)
audit_list.finding_list(
    shown, files, audit_list.Named(len(agencies) > 1, len(years) > 1, len(files) > 1 == len(agencies))
)
