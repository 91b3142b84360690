"""The findings as files to take away (a page of PDF, Excel, CSV), and what there was to be examined."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from itadash import exports
from itadash.assessment.audit import Examined
from itadash.assessment.finding import Finding
from itadash.assessment.finding_words import EXPORT_COLUMNS, SEVERITY_NAMES, counts, export_table
from itadash.ui.audit_filters import Filters
from itadash.ui.frame import XLSX
from itadash.ui.workspace import Workspace

if TYPE_CHECKING:
    from itadash.documents.findings import FindingsReport


def downloads(report: FindingsReport, filters: Filters) -> None:
    """The shown findings as PDF, Excel and CSV; the workbook says how they were filtered."""
    name = partial(exports.file_name, "ผลการตรวจสอบ", report.agency)
    table = export_table(report.findings)
    about = [
        ("หน่วยงาน", report.agency),
        ("ปีงบประมาณ", ", ".join(map(str, report.years))),
        ("ไฟล์ที่ตรวจ", " · ".join(report.files)),
        ("ตรวจแล้ว", examined_words(report.examined, len(report.files))),
        ("ตัวกรอง", filters.told()),
        ("จำนวน", " · ".join(f"{SEVERITY_NAMES[s]} {n}" for s, n in counts(report.findings).items())),
    ]
    with st.container(horizontal=True, width="content"):
        st.download_button(
            "ดาวน์โหลด PDF",
            partial(_pdf, report),
            file_name=name(ending="pdf"),
            mime="application/pdf",
            icon=":material/picture_as_pdf:",
            on_click="ignore",
            key="audit_pdf",
        )
        st.download_button(
            "Excel",
            partial(exports.table_xlsx, table, EXPORT_COLUMNS, about, sheet="ผลการตรวจสอบ"),
            file_name=name(ending="xlsx"),
            mime=XLSX,
            icon=":material/download:",
            on_click="ignore",
            key="audit_xlsx",
        )
        st.download_button(
            "CSV",
            partial(exports.table_csv, table, EXPORT_COLUMNS),
            file_name=name(ending="csv"),
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="audit_csv",
        )


def _pdf(report: FindingsReport) -> bytes:
    from itadash.documents.findings import findings_pdf  # not before someone asks for a document

    return findings_pdf(report)


def examined_words(examined: Examined, files: int) -> str:
    """How much was examined, in one sentence."""
    texts = f" และอ่านข้อความ {examined.sentences} ย่อหน้า" if examined.sentences else ""
    return f"ตรวจคะแนน {examined.scores} รายการจาก {files} ไฟล์ คำนวณซ้ำ {examined.recomputed} ตัวเลข{texts}"


def years_and_agencies(findings: Sequence[Finding], work: Workspace) -> tuple[list[int], list[str]]:
    """All years (newest first) and agencies that the files print or that findings are of."""
    scores = work.scores()
    years = {int(year) for year in scores["fiscal_year"].dropna().unique()}
    years |= {finding.fiscal_year for finding in findings if finding.fiscal_year is not None}
    agencies = dict.fromkeys((*scores["agency"], *(finding.agency for finding in findings if finding.agency)))
    return sorted(years, reverse=True), [name for name in agencies if name]
