"""The whole work as one file: taken away on one computer, opened on another."""

from __future__ import annotations

from datetime import UTC, date, datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from itadash import work_file
from itadash.exports import file_name
from itadash.reading import InputFile
from itadash.store import StoreError
from itadash.thai_dates import buddhist
from itadash.ui import intake, latest, visits, workspace
from itadash.ui.text import plain
from itadash.ui.workspace import Workspace

_ROUND = "work_file_round"
_ABOUT = (
    "ไฟล์ผลคะแนน คำตอบ มาตรการ ผลการติดตาม ผลวินิจฉัย และข้อมูลในเอกสาร ครบในไฟล์เดียว เก็บไว้เป็นสำรอง หรือนำไปเปิดทำต่อในเครื่องอื่น"
)


def keep_button(work: Workspace, key: str) -> None:
    """The button that takes the whole work away."""
    names = workspace.agencies_of(work.scores())
    today = date.today()
    latest.download_button(
        f"เก็บงานทั้งหมดไว้ทำต่อ (.{work_file.ENDING})",
        lambda: work_file.pack(work.store, work.id, datetime.now(UTC)),
        file_name=file_name(
            "งาน-ITA", next(iter(names), ""), f"{buddhist(today.year)}{today:%m%d}", ending=work_file.ENDING
        ),
        mime="application/octet-stream",
        icon=":material/inventory_2:",
        key=key,
        help=_ABOUT,
    )


def box(work: Workspace) -> None:
    """Both ways: the work as a file, and a work file to be opened."""
    with st.expander("ไฟล์งาน: เก็บไว้ ย้ายเครื่อง หรือส่งต่อ", icon=":material/inventory_2:"):
        st.caption(_ABOUT)
        if work.files():
            keep_button(work, "work_file_keep")
        round_ = st.session_state.get(_ROUND, 0)
        st.file_uploader(
            f"เปิดไฟล์งานที่เก็บไว้ (.{work_file.ENDING})",
            key=f"work_file_{round_}",
            max_upload_size=work_file.MAX_PACKED // 1024**2,
            on_change=_take,
            args=(f"work_file_{round_}",),
            help="เปิดเป็นงานใหม่ งานที่เปิดอยู่ไม่ถูกเขียนทับ",
        )


def _take(key: str) -> None:
    """Callback of the uploader: the file waits to be opened, and the uploader is empty again."""
    upload = st.session_state.get(key)
    if upload is not None:
        st.session_state[intake.WORK_FILE] = InputFile(upload.name, upload.getvalue())
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def work_off(place: DeltaGenerator) -> None:
    """Open the work file that waits, telling in ``place`` how far it is; last thing in a page, which then shows it."""
    file: InputFile | None = st.session_state.get(intake.WORK_FILE)
    if file is None:
        return
    try:
        found = work_file.unpack(file.data)
        total = len(found.files)

        def told(number: int, name: str) -> None:
            place.progress(number / total, text=f"กำลังอ่านไฟล์ที่ {number + 1} จาก {total}: {plain(name)}")

        opened = work_file.put(workspace.current().store, found, told)
    except (work_file.WorkFileError, StoreError) as error:
        st.session_state.pop(intake.WORK_FILE)
        intake.tell("error", f"{file.name}: {error}")
        st.rerun()
    visits.begin_again()
    st.query_params[workspace.PARAMETER] = opened.ws
    read = total - len(opened.left_out)
    intake.tell(
        "ok",
        f"เปิดไฟล์งาน {file.name} แล้ว มีไฟล์ผลคะแนน {read} ไฟล์ และสิ่งที่กรอกไว้ทั้งหมด "
        "งานที่เปิดอยู่ก่อนหน้านี้ยังอยู่ กลับไปได้ด้วยลิงก์เดิมหรือจากงานล่าสุดในหน้าแรก",
    )
    for why in opened.left_out:
        intake.tell_also("error", why)
    st.rerun()
