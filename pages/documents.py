"""เอกสาร: every document that the office publishes, from the same records, as PDF and Word."""

import streamlit as st

from itadash.documents import fonts
from itadash.documents.book import workbook
from itadash.documents.page import Attachment
from itadash.documents.publish import Choices
from itadash.documents.report import gather
from itadash.measures import edit
from itadash.reading.unprinted_years import unprinted_years
from itadash.store import StoreError
from itadash.ui import documents_files, documents_left_open, downloads, frame, record_desk, unscored_form, work_files
from itadash.ui.analysis_desk import AnalysisDesk
from itadash.ui.details_desk import DetailsDesk
from itadash.ui.documents_announced import printed_level
from itadash.ui.documents_details import details_form
from itadash.ui.documents_shelf import Shelf, doubts, ready_kinds, shelf
from itadash.ui.measures_desk import Desk
from itadash.ui.measures_output import source_files, warm_documents
from itadash.ui.text import plain

work, selection, result = frame.result_or_stop("เอกสาร")
desk = DetailsDesk(work, result.agency, result.fiscal_year)
try:
    details = desk.open()
    analysis = AnalysisDesk(work, result.agency, result.fiscal_year).open()
    table = edit.without_blanks(Desk(work, result.agency, result.fiscal_year).open().table)
except StoreError as error:
    st.error(plain(error), title="เปิดข้อมูลเอกสารไม่สำเร็จ", icon=":material/error:")
    st.stop()
record_desk.said()
facts = gather(
    work.scores(),
    result.agency,
    result.fiscal_year,
    result.target,
    analysis=analysis,
    measures=table,
    details=details,
    unprinted_years=unprinted_years(reading for _, reading in work.readings()),
)
sources = source_files(work, result)
downloads.page(documents_files.page(facts, ready_kinds(facts)))
made, words = st.tabs(["เอกสาร", "ข้อมูลในเอกสาร"], key="documents_tab", bind="query-params")
if made.open:
    with made:
        documents_left_open.box(work, facts, doubts=bool(doubts(facts)))
        with st.container(horizontal=True, vertical_alignment="center"):
            digits = st.toggle("ใช้เลขไทย", value=True, key="thai", bind="query-params")
            draft = st.toggle("พิมพ์คำว่า “ร่าง” ทุกหน้า", value=False, key="draft", bind="query-params")
            st.caption(
                f"แบบอักษรใน PDF: {fonts.family().name}",
                help="วางไฟล์ TH Sarabun New ตัวปกติและตัวหนาไว้ในโฟลเดอร์ fonts ของโปรแกรม แล้วเปิดใหม่ เอกสารจะใช้แบบอักษรนั้น",
            )
        shelf(
            Shelf(
                desk,
                facts,
                Choices(thai_digits=digits, draft=draft),
                lambda: [Attachment(f.name, work.store.file_data(work.id, f.id), "ไฟล์ผลคะแนนต้นทาง") for f in sources],
                lambda: workbook(facts, work.audited(result.target).findings, files=[f.name for f in sources]),
            )
        )
        work_files.keep_button(work, "documents_keep")
if words.open:
    with words:
        unscored_form.card(work, result)
        details_form(desk, details, table, result, printed_level(work, result), documents_files.about(facts))
warm_documents()
