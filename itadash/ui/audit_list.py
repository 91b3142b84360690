"""The findings as a list: one line each, opened for the sum, the place and what may be corrected."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from itadash.assessment.finding import SEVERITIES, Choice, Finding
from itadash.assessment.finding_words import (
    KIND_NAMES,
    SEVERITY_NAMES,
    counts,
    effect,
    places,
    printed_at,
    short_name,
    subject,
    values,
)
from itadash.reading.corrections import Correction
from itadash.ui import trace, unscored_form
from itadash.ui.audit_corrections import Kept, Offers, Read, accept, choose
from itadash.ui.text import plain
from itadash.ui.workspace import current

PAGE = 25  # findings drawn at once; a browser is slow with hundreds of boxes, and so is a reader
_ICONS = {"error": ":material/error:", "warning": ":material/warning:", "info": ":material/info:"}
_COLOURS = {"error": "red", "warning": "orange", "info": "blue"}
_MEANINGS = {
    "error": "ตัวเลขหรือข้อความขัดกันแน่ชัด ควรแก้ก่อนเผยแพร่",
    "warning": "น่าจะผิด หรือหลักเกณฑ์ที่ใช้ตรวจยังไม่ได้ยืนยัน โปรดตรวจดูแล้วตัดสินใจ",
    "info": "โปรแกรมอ่านหรือแก้การพิมพ์ให้แล้ว บันทึกไว้ให้ทราบ",
}
_LONGEST = 42  # characters of a value in a line


@dataclass(frozen=True)
class Named:
    """What the lines must say because there are several of it."""

    agencies: bool
    years: bool
    files: bool


def finding_list(findings: Sequence[Finding], files: Read, named: Named) -> None:
    """Draw ``findings`` (ranked) under a heading for each severity."""
    shown = int(st.session_state.get("audit_shown", PAGE))
    found = counts(findings)
    offers = Offers(findings[:shown], findings, files)
    for severity in SEVERITIES:
        of_severity = [finding for finding in findings[:shown] if finding.severity == severity]
        if not of_severity:
            continue
        st.header(
            f":{_COLOURS[severity]}[{SEVERITY_NAMES[severity]} {found[severity]} รายการ]",
            icon=_ICONS[severity],
            anchor=False,
        )
        st.caption(_MEANINGS[severity])
        with st.container(gap="xsmall"):
            for finding in of_severity:
                _one(finding, offers, named)
    left = len(findings) - shown
    if left > 0:
        st.button(
            f"แสดงอีก {min(PAGE, left)} รายการ (เหลือ {left})",
            icon=":material/expand_more:",
            key="audit_more",
            on_click=_more,
            width="stretch",
        )


def _more() -> None:
    st.session_state["audit_shown"] = int(st.session_state.get("audit_shown", PAGE)) + PAGE


def first_page() -> None:
    """Begin at the first page again."""
    st.session_state["audit_shown"] = PAGE


def key_of(finding: Finding) -> str:
    """A name for the finding that stays the same as long as it is the same finding."""
    parts = (finding.kind, str(finding.fiscal_year), finding.code, finding.printed, finding.expected, finding.message)
    text = "\0".join((*parts, finding.source, finding.agency))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def line(finding: Finding, named: Named) -> str:
    """The line of a finding as Markdown: sign and word, kind, subject, values, effect on the total, place."""
    colour = _COLOURS[finding.severity]
    found = places(finding).split(" · ")
    place = " · ".join(found if named.files else (each.split(" › ", 1)[-1] for each in found))
    about = [
        f":{colour}[{_ICONS[finding.severity]} {SEVERITY_NAMES[finding.severity]}]",
        f"**{KIND_NAMES[finding.kind]}**",
        plain(subject(finding)) if finding.kind != "total" else "",
        f"ปี {finding.fiscal_year}" if named.years and finding.fiscal_year is not None else "",
        plain(short_name(finding.agency)) if named.agencies else "",
        values(finding, _short),
        f"ผลต่อคะแนนรวม {effect(finding)}" if effect(finding) else "",
        f":small[:gray[{_short(place)}]]",
    ]
    return " · ".join(part for part in about if part)


def _short(value: str) -> str:
    text = " ".join(value.split())
    return plain(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _one(finding: Finding, offers: Offers, named: Named) -> None:
    key, work = key_of(finding), current()
    with st.expander(line(finding, named), key=f"finding_{key}"):
        st.markdown(plain(finding.message))
        asked = unscored_form.of_finding(work, finding)
        if finding.calculation and finding.calculation not in finding.message and asked is None:
            st.markdown(f":material/calculate: **วิธีคิด** {plain(finding.calculation)}")
        if finding.effect and finding.either:
            st.markdown(
                f":material/functions: **ผลต่อคะแนนรวม** ถ้าใช้อีกค่าหนึ่ง คะแนนรวมจะต่างไป {abs(finding.effect)} คะแนน"
            )
        elif finding.effect:
            direction = "เพิ่มขึ้น" if finding.effect > 0 else "ลดลง"
            st.markdown(
                f":material/functions: **ผลต่อคะแนนรวม** ถ้าใช้ค่าที่ควรเป็น คะแนนรวมจะ{direction} {abs(finding.effect)} คะแนน"
            )
        st.markdown(f":material/location_on: **ที่มา** {plain(places(finding))}")
        trace.place_buttons(printed_at(finding), key=key)
        _corrections(offers.corrections(finding), key)
        _choices(offers.choices(finding), key)
        if asked is not None:
            unscored_form.question(work, asked, key="audit")


def _corrections(offered: Sequence[tuple[Correction, Kept]], key: str) -> None:
    if not offered:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        for number, (correction, kept) in enumerate(offered):
            st.button(
                f"แก้ {plain(correction.was)} เป็น {plain(correction.now)}",
                type="primary" if number == 0 else "secondary",
                icon=":material/edit:",
                key=f"accept_{key}_{number}",
                help=f"ใช้{plain(correction.message)} แทนค่าใน {plain(correction.source)}",
                on_click=accept,
                args=(kept, correction),
            )


def _choices(rows: Sequence[Sequence[tuple[Choice, Kept]]], key: str) -> None:
    """A button for each way to settle a finding, and below those that settle all of its shape."""
    if not any(rows):
        return
    st.markdown(":material/rule: **โปรดเลือกตามผลในระบบ ITAS** ตัวเลขที่พิมพ์ไว้บอกไม่ได้ว่าค่าใดเป็นของส่วนใด")
    for row, offered in enumerate(rows):
        if not offered:
            continue
        with st.container(horizontal=True, vertical_alignment="center"):
            for number, (choice, kept) in enumerate(offered):
                st.button(
                    plain(choice.label),
                    icon=":material/check:",
                    key=f"choose_{key}_{row}_{number}",
                    on_click=choose,
                    args=(kept, choice.label),
                    wrap=True,
                )
