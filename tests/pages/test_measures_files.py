"""The measures page: signatories, pictures of the pages, files."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl

from tests.pages.measures_office import AGENCY, Office


def test_signatories(office: Office) -> None:
    office.open()
    office.click("measures_draft")
    office.at.session_state["tab"] = "เอกสาร"
    office.at.run()
    office.at.text_input(key="measures_signer_0_name").set_value("ชื่อสมมติ").run()
    office.click("measures_signer_add")
    office.click("measures_signer_1_delete")
    assert [(s.role, s.name) for s in office.saved().signatories] == [
        ("ผู้จัดทำ", "ชื่อสมมติ"),
        ("ผู้อนุมัติ", ""),
        ("ผู้ลงนาม", ""),
    ]
    office.click("measures_undo")
    assert office.at.text_input(key="measures_signer_1_role").value == "ผู้ตรวจสอบ"


def test_preview_and_downloads(office: Office) -> None:
    office.open()
    office.click("measures_draft")
    office.at.session_state["tab"] = "เอกสาร"
    office.at.run()
    assert not office.at.get("image"), "pages are drawn only when asked for"
    office.click("measures_preview_button")
    assert office.at.get("imgs") or office.at.get("image")
    labels = [button.label for button in office.at.get("download_button")]
    assert labels == ["พิมพ์หน้านี้", "ดาวน์โหลด PDF", "ดาวน์โหลด Excel"]


def test_files_hold_the_table_and_the_source(office: Office) -> None:
    from itadash.ui.measures_output import file_name, make_pdf, make_xlsx
    from itadash.ui.workspace import Selection, Workspace

    office.open()
    office.click("measures_draft")
    work = Workspace(office.ws, office.store)
    result = work.result(Selection(AGENCY, 2566, Decimal(85)))
    assert result is not None
    table = office.saved()
    book = openpyxl.load_workbook(io.BytesIO(make_xlsx(table, result)))
    numbered = [row for row in book["มาตรการ"].iter_rows(min_row=5) if str(row[0].value).isdigit()]
    by_topic = sorted(table.measures, key=lambda measure: measure.topic)
    assert [row[3].value for row in numbered] == [measure.measure for measure in by_topic]
    sources = work.files()
    pdf = make_pdf(table, True, False, sources, lambda file: office.store.file_data(office.ws, file))
    import pypdf

    assert pypdf.PdfReader(io.BytesIO(pdf)).attachments["ผล.xlsx"] == [b"the bytes of the file"]
    assert file_name(table) == "มาตรการ-ITA-2567-เทศบาลตำบลตัวอย่าง"
