"""นำเข้าข้อมูล: take result sheets in, show what was read from which cell, ask for what the sheets leave out."""

import streamlit as st

from itadash.store import REMOVED_DAYS
from itadash.ui import (
    audit_link,
    file_list,
    frame,
    intake,
    mapping_form,
    recent,
    samples,
    visits,
    work_files,
    workspace,
)
from itadash.ui.text import plain

frame.title("นำเข้าข้อมูล")
work = workspace.current()
readings = work.readings()

round_ = f"{visits.visit()}_{st.session_state.get('import_round', 0)}"
left, right = st.columns([3, 2], gap="medium")
with left:
    st.file_uploader(
        "เลือกหรือลากไฟล์ผลคะแนนมาวาง เลือกได้หลายไฟล์ ไฟล์ละไม่เกิน 10 MB",
        accept_multiple_files=True,
        key=f"upload_{round_}",
        on_change=intake.take_uploads,
        args=(f"upload_{round_}",),
        help=file_list.KINDS,
    )
    with st.expander("วางตารางจาก Excel, Word หรือหน้าเว็บ", icon=":material/content_paste:"):
        st.text_area(
            "วางตารางหรือข้อความที่มีคะแนน",
            key="paste",
            height=160,
            placeholder="ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่\t92.50",
            on_change="ignore",
        )
        st.button(
            "อ่านข้อความที่วาง", icon=":material/read_more:", key="paste_read", on_click=intake.take_paste, args=("paste",)
        )
    work_files.box(work)
with right, st.container(border=True):
    st.markdown("**ยังไม่มีไฟล์**" if not readings else "**ไฟล์สำหรับเริ่มต้น**")
    st.button(
        "เปิดข้อมูลตัวอย่าง",
        type="secondary" if readings else "primary",
        icon=":material/play_circle:",
        key="sample",
        on_click=intake.take_path,
        args=(samples.SAMPLE,),
        width="stretch",
        help="หน่วยงานสมมติ มีคะแนนหลายปีครบทุกระดับ",
    )
    frame.template_button("template", width="stretch")
    if published := samples.published():
        with st.expander("ผลคะแนนที่หน่วยงานเผยแพร่", icon=":material/public:"):
            for path in published:
                st.button(
                    path.stem, key=f"published_{path.name}", on_click=intake.take_path, args=(path,), width="stretch"
                )

if not readings:
    recent.offer(work)
progress = st.empty()
intake.tell_outcomes()
for file_id, name in intake.removed():
    with st.container(horizontal=True, vertical_alignment="center", key=f"removed_{file_id}"):
        st.markdown(f":material/delete: นำ **{plain(name)}** ออกแล้ว ตารางมาตรการที่ทำไว้ยังอยู่ และจะแสดงอีกเมื่อนำเข้าไฟล์ใหม่")
        st.button(
            "ยกเลิกการนำออก", icon=":material/undo:", key=f"restore_{file_id}", on_click=intake.restore, args=(file_id,)
        )
if earlier := intake.removed_before():
    with st.expander(f"ไฟล์ที่นำออกใน {REMOVED_DAYS} วันที่ผ่านมา {len(earlier)} ไฟล์", icon=":material/restore_from_trash:"):
        for file in earlier:
            with st.container(horizontal=True, vertical_alignment="center", key=f"removed_{file.id}"):
                st.markdown(plain(file.name))
                st.button(
                    "ยกเลิกการนำออก",
                    icon=":material/undo:",
                    key=f"restore_{file.id}",
                    on_click=intake.restore,
                    args=(file.id,),
                )
if readings:
    audit_link.link(work)
    file_list.draw(readings, work.conflicts(), workspace.selected().target)
else:
    file_list.empty()
mapping_form.remembered(intake.saved_mappings(work))
intake.work_off(progress)
work_files.work_off(progress)
