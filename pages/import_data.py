"""นำเข้าข้อมูล: take result sheets in, show what was read from which cell, ask for what the sheets leave out."""

import streamlit as st

from itadash.reading import answers
from itadash.ui import file_card, frame, intake, samples, workspace
from itadash.ui.text import plain

frame.title("นำเข้าข้อมูล")
work = workspace.current()
readings = work.readings()

round_ = st.session_state.get("import_round", 0)
left, right = st.columns([3, 2], gap="medium")
with left:
    st.file_uploader(
        "เลือกหรือลากไฟล์ผลคะแนนมาวาง เลือกได้หลายไฟล์ ไฟล์ละไม่เกิน 10 MB",
        accept_multiple_files=True,
        key=f"upload_{round_}",
        on_change=intake.take_uploads,
        args=(f"upload_{round_}",),
        help="อ่านได้จาก Excel (xlsx, xls), ODS, Word (docx), CSV และข้อความ ไฟล์ PDF ให้คัดลอกตารางมาวางในช่องวางตาราง",
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
with right, st.container(border=True):
    st.markdown("**ยังไม่มีไฟล์**" if not readings else "**ไฟล์ช่วยเริ่มต้น**")
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

frame.outcome_messages()
for file_id, name in intake.removed():
    with st.container(horizontal=True, vertical_alignment="center", key=f"removed_{file_id}"):
        st.markdown(f":material/delete: นำ **{plain(name)}** ออกแล้ว ตารางมาตรการที่ทำไว้ยังอยู่ และกลับมาเมื่อนำไฟล์เข้าใหม่")
        st.button(
            "ยกเลิกการลบ", icon=":material/undo:", key=f"restore_{file_id}", on_click=intake.restore, args=(file_id,)
        )

if not readings:
    st.caption("เมื่อนำเข้าแล้ว หน้านี้จะแสดงว่าอ่านคะแนนใดได้จากช่องใด แก้การพิมพ์ใดไปบ้าง และมีอะไรที่ต้องตอบเพิ่ม")
    st.stop()

waiting = sum(answers.open_questions(file.body) for file, _ in readings)
with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.header(f"ไฟล์ที่นำเข้าแล้ว {len(readings)} ไฟล์", anchor=False, width="content")
    if not waiting and st.button(
        "ดูภาพรวม", type="primary", icon=":material/arrow_forward:", icon_position="right", key="to_overview"
    ):
        st.switch_page("pages/overview.py")
if waiting:
    st.warning(
        "คะแนนที่ยังไม่รู้ปีหรือหน่วยงานจะยังไม่เข้าไปในหน้าผลการประเมิน ตอบในการ์ดของไฟล์ด้านล่าง",
        title=f"มีคำถามรอคำตอบ {waiting} ข้อ",
        icon=":material/help:",
    )
file_card.conflicts_box(work.conflicts())
for file, reading in reversed(readings):
    file_card.draw(file, reading)
