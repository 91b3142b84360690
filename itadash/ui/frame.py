"""What surrounds every page: logo, notices, the empty state, sources, colours of the page."""

from __future__ import annotations

import gc
import logging
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Literal

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from itadash.assessment.result import Result
from itadash.rules import FISCAL_YEARS, UnknownFiscalYearError
from itadash.rules.glossary import term
from itadash.ui import entrance, intake, recent, samples, workspace
from itadash.ui.text import plain
from itadash.ui.workspace import Selection, Workspace

LOGO = Path(__file__).with_name("logo.svg").read_text(encoding="utf-8")
ICON = (
    Path(__file__).with_name("icon.svg").read_text(encoding="utf-8")
)  # a Material icon would come from another server
ABOUT = (
    "**ITA Dash** ช่วยเจ้าหน้าที่ท้องถิ่นอ่านผลคะแนน ITA ดูแนวโน้ม หาข้อที่ต่ำกว่าเกณฑ์ และร่างมาตรการยกระดับ "
    "ไม่ใช่ระบบของสำนักงาน ป.ป.ช. ผลอย่างเป็นทางการให้ยึดตามประกาศ"
)
YEARS = f"{FISCAL_YEARS[0]}–{FISCAL_YEARS[-1]}"  # those whose rules are known
_LOG = logging.getLogger("itadash.ui")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What a page is about, explained beside its title.
_TERMS = {
    "ภาพรวม": "ita",
    "แนวโน้ม": "indicator",
    "รายข้อ": "item",
    "วิเคราะห์": "verdict",
    "มาตรการ": "measure",
    "ติดตามผล": "progress",
}
_PROMISES = (
    ("fact_check", "รู้ผลและรู้ที่มา", "คะแนนรวม ระดับ และตัวชี้วัดทั้งสิบเทียบกับเกณฑ์ คลิกตัวเลขใดก็เห็นช่องที่มาในไฟล์"),
    ("timeline", "เห็นแนวโน้มหลายปี", f"เทียบคะแนนปี {YEARS} เป็นเส้น กราฟย่อย หรือแผนที่สี ปีที่ไม่มีข้อมูลเว้นไว้ให้เห็น"),
    ("checklist", "ได้ร่างมาตรการ", "นำข้อที่ต่ำกว่าเกณฑ์มาร่างเป็นมาตรการ แก้ไขต่อได้ และพิมพ์เป็นเอกสารราชการ"),
)


@st.cache_resource(show_spinner=False)
def settle() -> None:
    """Once a process: load what pages need and take it out of the garbage collector's rounds.

    Streamlit collects after every run; without this each click walks through all imported libraries again.
    """
    import itadash.charts
    import itadash.exports  # noqa: F401

    gc.collect()
    gc.freeze()


_BESIDE: ContextVar[DeltaGenerator] = ContextVar("beside_title")  # each run has a thread, and so a context, of its own


@st.fragment(run_every="30s")
def heartbeat() -> None:
    """Keeps a tab that was open over a restart of the server alive: only a page with a fragment runs again then."""
    st.empty()


def failed() -> None:
    """Say in Thai that the page broke off; the details are in the server's log. Called while handling the error."""
    _LOG.exception("page failed")
    st.error(
        "งานที่บันทึกไว้ยังอยู่ครบ โปรดโหลดหน้านี้ใหม่ หากยังเกิดซ้ำ โปรดแจ้งผู้ดูแลระบบพร้อมเวลาที่เกิดเหตุ รายละเอียดอยู่ในบันทึกของโปรแกรม",
        title="หน้านี้ทำงานไม่สำเร็จ",
        icon=":material/report:",
    )


def notices() -> None:
    """Say once that the link named no work of ours."""
    if workspace.not_found():
        st.warning(
            "อาจคัดลอกลิงก์มาไม่ครบ หรือข้อมูลถูกลบไปแล้ว จึงเปิดพื้นที่ทำงานใหม่ที่ยังว่างให้แทน "
            "หากมีลิงก์เดิม เปิดลิงก์นั้นอีกครั้งได้ทันที งานเดิมไม่ถูกเขียนทับ",
            title="ไม่พบพื้นที่ทำงานตามลิงก์นี้",
            icon=":material/link_off:",
        )
        st.button("รับทราบ", key="notice_seen", on_click=workspace.found_again)


def is_dark() -> bool:
    """True when the page is drawn dark."""
    return st.context.theme.type == "dark"


def is_narrow() -> bool:
    """True when the browser says that it is a phone's; charts then shorten their labels."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def chart_config() -> dict[str, Any]:
    """No toolbar of the chart's own: it speaks English, and its picture has no title, year or source. The menu
    ดาวน์โหลด beside every chart gives pictures that have.
    """
    return {"displayModeBar": False, "scrollZoom": False}


def title(name: str) -> None:
    """The page's heading, first thing in every page; the bar above it says what the page is about."""
    entrance.require()
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="page_head"):
        about = term(_TERMS[name]).help if name in _TERMS else None
        st.title(name, anchor=False, width="content", help=about)
        _BESIDE.set(st.container(width="content", key="page_tools"))


def beside_title() -> DeltaGenerator:
    """The place right of the page's title, in the run that drew it."""
    return _BESIDE.get()


def selected_or_start(name: str, *, heading: bool = True) -> tuple[Workspace, Selection]:
    """The workspace and its selection; without scores the page shows how to begin and stops here.

    A page that brings its own heading says ``heading=False``: ours then stands only over how to begin.
    """
    work, selection = workspace.current(), workspace.selected()
    if heading or selection.agency is None:
        title(name)
    else:
        entrance.require()
    if selection.agency is None:
        if work.files():
            waiting()
        else:
            start()
        st.stop()
    return work, selection


def result_or_stop(name: str, *, heading: bool = True) -> tuple[Workspace, Selection, Result]:
    """As :func:`selected_or_start`, with the result; a year without rules is said and the page stops."""
    work, selection = selected_or_start(name, heading=heading)
    try:
        result = work.result(selection)
    except UnknownFiscalYearError as error:
        st.warning(
            f"{plain(error)} คะแนนที่นำเข้ายังอยู่ครบ เลือกปีอื่นที่แถบด้านบน หรือนำเข้าผลคะแนนของปี {YEARS} เพิ่ม",
            title="ยังไม่มีหลักเกณฑ์ของปีนี้ในโปรแกรม",
            icon=":material/event_busy:",
        )
        st.page_link("pages/import_data.py", label="ไปนำเข้าข้อมูล", icon=":material/arrow_forward:")
        st.stop()
    if result is None:
        start()
        st.stop()
    return work, selection, result


def waiting() -> None:
    """Files are there, but none of their scores has a year: the import page asks."""
    st.warning(
        "ไฟล์ที่นำเข้าแล้วยังไม่มีคะแนนที่ทราบปีงบประมาณ โปรดตอบคำถามหรือจับคู่คอลัมน์ในหน้านำเข้าข้อมูลก่อน แล้วหน้านี้จะแสดงผลทันที",
        title="รอคำตอบอีกเล็กน้อย",
        icon=":material/help:",
    )
    if st.button("ไปตอบคำถาม", type="primary", icon=":material/upload_file:", key="to_questions"):
        st.switch_page("pages/import_data.py")


def start() -> None:
    """The empty state: one click to the sample, one to the own file, one to the blank template."""
    intake.tell_outcomes()
    recent.offer(workspace.current())
    with st.container(border=True):
        st.header("เริ่มจากผลคะแนน ITA ของหน่วยงาน", anchor=False)
        st.markdown("นำไฟล์ผลคะแนนที่มีอยู่เข้ามาได้ทันที ไม่ต้องจัดรูปแบบใหม่ หรือเปิดข้อมูลตัวอย่างดูก่อน")
        with st.container(horizontal=True):
            st.button(
                "เปิดข้อมูลตัวอย่าง",
                type="primary",
                icon=":material/play_circle:",
                key="start_sample",
                on_click=intake.take_path,
                args=(samples.SAMPLE,),
                help="หน่วยงานสมมติ มีคะแนนหลายปีครบทุกระดับ นำออกได้ทุกเมื่อ",
            )
            if st.button("นำเข้าไฟล์ของหน่วยงาน", icon=":material/upload_file:", key="start_import"):
                st.switch_page("pages/import_data.py")
            template_button("start_template")
        st.page_link("pages/help.py", label="เพิ่งเริ่มใช้ อ่านคู่มือก่อน", icon=":material/menu_book:")
    with st.grid(3, min_column_width=220):
        for icon, name, text in _PROMISES:
            with st.container(border=True, height="stretch", gap="xsmall"):
                st.markdown(f":material/{icon}: **{name}**")
                st.markdown(text)


def template_button(key: str, width: Literal["content", "stretch"] = "content") -> None:
    """Download of the blank template."""
    st.download_button(
        "ดาวน์โหลดแม่แบบเปล่า",
        samples.TEMPLATE.read_bytes,
        file_name=samples.TEMPLATE.name,
        mime=XLSX,
        icon=":material/download:",
        key=key,
        on_click="ignore",
        width=width,
    )
