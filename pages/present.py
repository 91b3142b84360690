"""นำเสนอ: the slides of the meeting over the whole screen, the same slides as a PowerPoint file and on paper."""

import streamlit as st

from itadash.measures import edit
from itadash.store import StoreError
from itadash.ui import frame
from itadash.ui.analysis_desk import AnalysisDesk
from itadash.ui.details_desk import DetailsDesk
from itadash.ui.measures_desk import Desk
from itadash.ui.presentation import present
from itadash.ui.text import plain

st.set_page_config(initial_sidebar_state="collapsed")  # the slides need the width
work, selection, result = frame.result_or_stop("นำเสนอ", heading=False)
try:
    analysis = AnalysisDesk(work, result.agency, result.fiscal_year).open()
    announced = DetailsDesk(work, result.agency, result.fiscal_year).open().announced
    table = edit.without_blanks(Desk(work, result.agency, result.fiscal_year).open().table)
except StoreError as error:
    st.error(plain(error), title="เปิดข้อมูลสำหรับนำเสนอไม่สำเร็จ", icon=":material/error:")
    st.stop()
present(work, result, analysis, table, announced)
