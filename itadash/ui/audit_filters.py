"""What of the findings is shown: filter pills, kind, year, agency, words; and the filter in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from itadash.assessment.finding import SEVERITIES, Finding
from itadash.assessment.finding_words import KIND_NAMES, SEVERITY_NAMES, SEVERITY_SIGNS, subject
from itadash.ui.text import agency_name


@dataclass(frozen=True)
class Filters:
    """What to show; empty means everything."""

    severities: Sequence[str] = ()
    kinds: Sequence[str] = ()
    years: Sequence[int] = ()
    agencies: Sequence[str] = ()
    words: str = ""

    def told(self) -> str:
        """The filters in Thai, for documents."""
        parts = [
            ", ".join(SEVERITY_NAMES[name] for name in self.severities),
            ", ".join(KIND_NAMES[name] for name in self.kinds),
            f"ปี {', '.join(map(str, self.years))}" if self.years else "",
            ", ".join(agency_name(name) for name in self.agencies),
            f"มีคำว่า “{self.words.strip()}”" if self.words.strip() else "",
        ]
        return " · ".join(part for part in parts if part) or "ทุกข้อค้นพบ"


def keep(findings: Sequence[Finding], filters: Filters) -> list[Finding]:
    """The findings that pass all filters, in their order; every word must occur in message, code, value or place.

    A finding without a year (a name, a template's text) is of every year of its file, so a year does not hide it.
    """
    words = filters.words.casefold().split()
    return [
        finding
        for finding in findings
        if (not filters.severities or finding.severity in filters.severities)
        and (not filters.kinds or finding.kind in filters.kinds)
        and (not filters.years or finding.fiscal_year is None or finding.fiscal_year in filters.years)
        and (not filters.agencies or finding.agency in filters.agencies)
        and all(word in _text(finding) for word in words)
    ]


def show_only(kind: str) -> None:
    """Before the page is opened: all findings of ``kind`` and no others."""
    st.session_state["kind"] = [kind]
    st.session_state["audit_find"] = ""
    for name in ("severity", "audit_years", "audit_agencies"):
        st.session_state[name] = []


def address_of(kind: str) -> dict[str, str]:
    """What the address says when only ``kind`` is shown: a state that is set here does not reach it by itself."""
    return {"kind": KIND_NAMES[kind]}


def _text(finding: Finding) -> str:
    parts = (finding.message, finding.code, subject(finding), finding.printed, finding.expected, finding.source)
    return " ".join((*parts, KIND_NAMES[finding.kind])).casefold()


def filter_bar(years: Sequence[int], agencies: Sequence[str]) -> Filters:
    """Draw the filters; ``years`` and ``agencies`` are all that the files have.

    All kinds are offered, and no label holds a count: the address names choices by their labels, and a link must hold
    after a finding is settled.
    """
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
            severities = st.pills(
                "ความสำคัญ",
                list(SEVERITIES),
                selection_mode="multi",
                format_func=lambda name: f"{SEVERITY_SIGNS[name]} {SEVERITY_NAMES[name]}",
                key="severity",
                wrap=True,
                bind="query-params",
                persist_state="session",
            )
            words = st.text_input(
                "ค้นหา",
                type="search",
                live="300ms",
                placeholder="คำ รหัส หรือช่อง",
                icon=":material/search:",
                key="audit_find",
                width=260,
                bind="query-params",
                persist_state="session",
            )
        columns = st.columns(1 + (len(years) > 1) + (len(agencies) > 1))
        chosen = columns[0].multiselect(
            "เรื่อง",
            list(KIND_NAMES),
            format_func=KIND_NAMES.__getitem__,
            placeholder="ทุกเรื่อง",
            key="kind",
            bind="query-params",
            persist_state="session",
        )
        of_years: Sequence[int] = ()
        of_agencies: Sequence[str] = ()
        if len(years) > 1:
            of_years = columns[1].multiselect(
                "ปีงบประมาณ",
                list(years),
                placeholder="ทุกปี",
                key="audit_years",
                bind="query-params",
                persist_state="session",
            )
        if len(agencies) > 1:
            of_agencies = columns[-1].multiselect(
                "หน่วยงาน",
                list(agencies),
                format_func=agency_name,
                placeholder="ทุกหน่วยงาน",
                key="audit_agencies",
                bind="query-params",
                persist_state="session",
            )
    return Filters(severities, chosen, of_years, of_agencies, words or "")
