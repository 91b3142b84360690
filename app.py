"""ITA Dash: from an ITA result sheet to charts, measures and Thai documents. Start: ``streamlit run app.py``."""

import streamlit as st

from itadash.store import StoreError
from itadash.ui import (
    entrance,
    frame,
    guide_card,
    history,
    language,
    latest,
    pickers,
    recent,
    trace,
    visits,
    work_files,
    workspace,
)

st.set_page_config(
    page_title="ITA Dash",
    page_icon=frame.ICON,
    layout="wide",
    menu_items={"About": frame.ABOUT},  # with an item the menu is shown, and with it the light/dark switch
)
latest.begin()
frame.settle()
st.logo(frame.LOGO, size="large")

page = st.navigation(
    {
        "ข้อมูล": [
            st.Page(
                "pages/import_data.py",
                title="นำเข้าข้อมูล",
                icon=":material/upload_file:",
                url_path="import_data",
                help="นำเข้าไฟล์ผลคะแนน ดูว่าคะแนนใดอ่านมาจากช่องใด และตอบสิ่งที่ไฟล์ไม่ได้บอก",
            ),
            st.Page(
                "pages/audit.py",
                title="ตรวจสอบข้อมูล",
                icon=":material/fact_check:",
                url_path="audit",
                help="คำนวณตัวเลขทุกตัวซ้ำ หาข้อความและระดับที่ขัดกับคะแนน และแก้ได้ทันที",
            ),
        ],
        "ผลการประเมิน": [
            st.Page(
                "pages/overview.py",
                title="ภาพรวม",
                icon=":material/dashboard:",
                url_path="overview",
                default=True,
                help="คะแนนรวม ระดับ แบบวัด และตัวชี้วัดทั้งสิบเทียบกับเกณฑ์",
            ),
            st.Page(
                "pages/trend.py",
                title="แนวโน้ม",
                icon=":material/timeline:",
                url_path="trend",
                help=f"คะแนนตัวชี้วัดทั้งสิบตลอดปีงบประมาณ {frame.YEARS}",
            ),
            st.Page(
                "pages/items.py",
                title="รายข้อ",
                icon=":material/format_list_numbered:",
                url_path="items",
                help="ทุกข้อคำถาม คะแนน ส่วนต่างจากเกณฑ์ และช่องที่มา",
            ),
        ],
        "แผนยกระดับ": [
            st.Page(
                "pages/analysis.py",
                title="วิเคราะห์",
                icon=":material/troubleshoot:",
                url_path="analysis",
                help="วินิจฉัยรายประเด็นและรายข้อ เทียบสองปี และจำลองว่าต้องยกระดับข้อใดจึงจะถึงระดับที่ต้องการ",
            ),
            st.Page(
                "pages/measures.py",
                title="มาตรการ",
                icon=":material/checklist:",
                url_path="measures",
                help="ร่าง แก้ไข และพิมพ์มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
            ),
            st.Page(
                "pages/progress.py",
                title="ติดตามผล",
                icon=":material/event_available:",
                url_path="progress",
                help="กรอกผลการดำเนินการตามมาตรการ รอบ 6 เดือนและ 12 เดือน พร้อมหลักฐาน",
            ),
            st.Page(
                "pages/documents.py",
                title="เอกสาร",
                icon=":material/folder_open:",
                url_path="documents",
                help="รายงานการวิเคราะห์ มาตรการ รายงานผล และบันทึกข้อความ เป็น PDF และ Word",
            ),
            st.Page(
                "pages/present.py",
                title="นำเสนอ",
                icon=":material/slideshow:",
                url_path="present",
                help="สไลด์เต็มจอสำหรับที่ประชุม เลื่อนด้วยปุ่มลูกศร เปลี่ยนปีและเกณฑ์ได้ทันที ดาวน์โหลดเป็น PowerPoint",
            ),
        ],
        "ช่วยเหลือ": [
            st.Page(
                "pages/help.py",
                title="คู่มือ",
                icon=":material/menu_book:",
                url_path="help",
                help="วิธีใช้ทีละขั้น ข้อความที่พบ และคำศัพท์ของ ITA อ่านได้โดยไม่ต้องต่ออินเทอร์เน็ต",
            ),
        ],
    }
)
st.set_page_config(page_title=f"{page.title} · ITA Dash")
visits.entered(page.url_path)
try:
    work = workspace.current()
except StoreError as error:
    st.error(str(error), title="เปิดที่เก็บข้อมูลไม่ได้", icon=":material/database_off:")
    st.stop()
body = st.container()
# Before the page, which may stop the run; below it, because they take a line.
with st.container(gap=None):
    language.thai()
    history.one_entry_a_page()
    remembered = st.container()
frame.heartbeat()
with latest.run():
    try:
        with remembered:
            recent.keep(work)
        with body:
            pickers.bar(work)
            frame.notices()
            work_files.waiting(page.url_path)
            with entrance.through_app():
                page.run()
            trace.show(page.url_path)
            guide_card.card(work, page.url_path or "overview")
    except Exception:  # reruns and stops of Streamlit are no Exception, so they pass
        frame.failed()
