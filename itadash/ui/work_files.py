"""The whole work as one file: taken away on one computer, opened on another."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from itadash import work_file
from itadash.exports import file_name
from itadash.reading import InputFile
from itadash.reading.files.cells import Reader
from itadash.store import StoreError
from itadash.thai_dates import buddhist
from itadash.ui import intake, latest, recent, visits, workspace
from itadash.ui.text import plain
from itadash.ui.workspace import Workspace

_LOG = logging.getLogger("itadash.ui")
_ROUND = "work_file_round"
OTHER_WORK = "งานอื่น หรือเริ่มงานใหม่"
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
        if work.files() or work.store.streams(work.id):
            keep_button(work, "work_file_keep")
        round_ = f"{visits.visit()}_{st.session_state.get(_ROUND, 0)}"  # after go_over a count alone would begin anew
        st.file_uploader(
            f"เปิดไฟล์งานที่เก็บไว้ (.{work_file.ENDING})",
            key=f"work_file_{round_}",
            max_upload_size=work_file.MAX_PACKED // 1024**2,
            on_change=_take,
            args=(f"work_file_{round_}",),
            help="เปิดเป็นงานใหม่ งานที่เปิดอยู่ไม่ถูกเขียนทับ",
        )
        if work.files():
            st.button(
                OTHER_WORK,
                icon=":material/swap_horiz:",
                key="work_other",
                on_click=visits.go_over,
                help="ไปหน้าเริ่มต้นที่ว่าง ซึ่งแสดงงานล่าสุดในเบราว์เซอร์นี้ งานที่เปิดอยู่ไม่เปลี่ยน",
            )
            recent.leave_out(work)


def _take(key: str) -> None:
    """Callback of the uploader: the file waits to be opened, and the uploader is empty again."""
    upload = st.session_state.get(key)
    if upload is not None:
        st.session_state[intake.OPENING] = intake.Opening(InputFile(upload.name, upload.getvalue()))
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def work_off(place: DeltaGenerator) -> None:
    """Open the work file that waits, telling in ``place`` how far it is; last thing in a page, which then shows it.

    A click of the person may break the run off: the next one goes on with the sheet that was being read.
    """
    opening: intake.Opening | None = st.session_state.get(intake.OPENING)
    if opening is None:
        return
    file = opening.file
    try:
        if opening.found is None:
            opening.found = work_file.unpack(file.data)
        _read(opening, opening.found, place)
        if opening.ws is None:
            files = [each for each in opening.read if not isinstance(each, str)]
            opening.ws = workspace.current().store.create_workspace(files, opening.found.streams)
    except (work_file.WorkFileError, StoreError) as error:
        _give_up(f"{file.name}: {error}")
    except Exception:  # reruns and stops of Streamlit are no Exception, so they pass
        _LOG.exception("opening a work file failed")
        _give_up(f"{file.name}: เปิดไฟล์งานไม่สำเร็จเพราะโปรแกรมขัดข้อง งานที่เปิดอยู่ยังอยู่ครบ โปรดแจ้งผู้ดูแลระบบพร้อมแนบไฟล์นี้")
    else:
        _show(opening, opening.ws)
    st.rerun()


def _read(opening: intake.Opening, found: work_file.WorkFile, place: DeltaGenerator) -> None:
    total = len(found.files)
    with Reader() as reader:
        while (number := len(opening.read)) < total:
            packed = found.files[number]
            place.progress(number / total, text=f"กำลังอ่านไฟล์ที่ {number + 1} จาก {total}: {plain(packed.name)}")
            opening.read.append(work_file.read_file(reader, packed))


def _give_up(why: str) -> None:
    st.session_state.pop(intake.OPENING, None)
    intake.tell_also("error", why)


def _show(opening: intake.Opening, ws: str) -> None:
    """Go over to the work and say what came of it."""
    left_out = [each for each in opening.read if isinstance(each, str)]
    read, total = len(opening.read) - len(left_out), len(opening.read)
    before = bool(workspace.current().files())
    st.session_state.pop(intake.OPENING, None)
    visits.go_over(**{workspace.PARAMETER: ws})
    how = f"มีไฟล์ผลคะแนน {read} ไฟล์ และสิ่งที่กรอกไว้ทั้งหมด"
    if left_out:
        how = f"แต่อ่านไฟล์ผลคะแนนได้ {read} จาก {total} ไฟล์ สิ่งที่กรอกไว้มาครบ"
    intake.tell("other" if left_out else "ok", f"เปิดไฟล์งาน {opening.file.name} แล้ว {how}")
    for why in left_out:
        intake.tell_also("error", why)
    if before:
        intake.tell_also("other", f"งานที่เปิดอยู่ก่อนหน้านี้ยังอยู่ กลับไปได้ด้วยลิงก์เดิม หรือกด “{OTHER_WORK}” ในกรอบไฟล์งาน")
    if opening.beside:
        told = f"ไฟล์ผลคะแนน {opening.beside} ไฟล์ที่เลือกมาพร้อมไฟล์งาน อ่านเข้างานที่เปิดอยู่ก่อนหน้านี้แล้ว ไม่ได้อยู่ในงานนี้"
        intake.tell_also("other", told)
    for name in opening.others:
        intake.tell_also("other", f"ยังไม่ได้เปิด {name} เพราะเปิดได้ครั้งละหนึ่งไฟล์งาน โปรดเลือกไฟล์นั้นอีกครั้ง")


def waiting(page: str) -> None:
    """On another page than the import's: say that a work file waits to be opened, with the way there."""
    opening: intake.Opening | None = st.session_state.get(intake.OPENING)
    if opening is not None and page != "import_data":
        st.info(f"ไฟล์งาน {plain(opening.file.name)} ยังเปิดไม่เสร็จ", icon=":material/hourglass_top:")
        st.page_link("pages/import_data.py", label="ไปเปิดต่อ", icon=":material/arrow_forward:")
