"""The document: who signs, how it is set, pictures of its pages, files to take away."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from itadash.assessment.result import Result
from itadash.measures import edit
from itadash.measures.model import MeasuresTable, Signatory, from_json, to_json
from itadash.measures.workbook import to_xlsx
from itadash.store import StoredFile
from itadash.ui import latest
from itadash.ui.measures_check import print_warning
from itadash.ui.measures_desk import Desk, Shown
from itadash.ui.measures_layout import layout_picker
from itadash.ui.page_pictures import show_pages
from itadash.ui.text import plain
from itadash.ui.workspace import Workspace

PDF, XLSX = "application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PREVIEW = "measures_preview"
_SIGNER = {"role": "หน้าที่ลงนาม", "name": "ชื่อ–สกุล", "position": "ตำแหน่ง"}


def output_tab(desk: Desk, shown: Shown, result: Result, work: Workspace) -> None:
    """Draw the document tab."""
    with st.expander("ผู้ลงนามท้ายเอกสาร", icon=":material/signature:", expanded=False, key="measures_signers"):
        _signatories(desk, shown)
    layout_picker(desk, shown)
    with st.container(horizontal=True, vertical_alignment="center"):
        digits = st.toggle("ใช้เลขไทย", value=True, key="thai", bind="query-params")
        draft = st.toggle("พิมพ์คำว่า “ร่าง” ทุกหน้า", value=False, key="draft", bind="query-params")
    table = edit.without_blanks(shown.table)
    _warn_unprintable(table)
    print_warning(shown)
    sources = source_files(work, result)
    name = file_name(table)
    with st.container(horizontal=True):
        latest.download_button(
            "ดาวน์โหลด PDF",
            partial(make_pdf, table, digits, draft, sources, partial(work.store.file_data, work.id)),
            file_name=f"{name}.pdf",
            mime=PDF,
            type="primary",
            icon=":material/picture_as_pdf:",
            key="measures_pdf",
        )
        latest.download_button(
            "ดาวน์โหลด Excel",
            partial(make_xlsx, table, result),
            file_name=f"{name}.xlsx",
            mime=XLSX,
            icon=":material/table_view:",
            key="measures_xlsx",
        )
        showing = bool(st.session_state.get(_PREVIEW))
        st.button(
            "ซ่อนตัวอย่าง" if showing else "ดูตัวอย่างหน้ากระดาษ",
            icon=":material/visibility_off:" if showing else ":material/visibility:",
            key="measures_preview_button",
            on_click=_toggle_preview,
        )
    if blank := len(shown.table.measures) - len(table.measures):
        st.caption(f":material/info: มี {blank} แถวที่ยังว่าง เอกสารจะไม่พิมพ์แถวเหล่านี้")
    if sources:
        names = ", ".join(plain(file.name) for file in sources)
        st.caption(f":material/attach_file: PDF แนบไฟล์ต้นทางไว้ด้วย: {names}")
    if showing:
        _preview(table, digits, draft)


@st.cache_resource(show_spinner=False)
def warm_documents() -> threading.Thread:
    """Load the dictionary of the documents in the background, once a process: the first document need not wait."""

    def load() -> None:
        from itadash.documents import thai

        thai.warm()

    thread = threading.Thread(target=load, name="warm-documents", daemon=True)
    thread.start()
    return thread


def _toggle_preview() -> None:
    st.session_state[_PREVIEW] = not st.session_state.get(_PREVIEW)


# signatories ----------------------------------------------------------------------------------------------------


def _signatories(desk: Desk, shown: Shown) -> None:
    signers = shown.table.signatories
    st.caption("เว้นชื่อว่างไว้ได้ เอกสารจะพิมพ์เส้นประให้ลงชื่อด้วยมือ")
    for at, signer in enumerate(signers):
        columns = st.columns([1, 1.3, 1.3, 0.35], vertical_alignment="bottom")
        for column, (name, heading) in zip(columns, _SIGNER.items(), strict=False):
            key = f"measures_signer_{at}_{name}"
            if st.session_state.get(key) != getattr(signer, name):
                st.session_state[key] = getattr(signer, name)
            column.text_input(heading, key=key, max_chars=200, on_change=_sign, args=(desk, at, name, key))
        columns[-1].button(
            ":material/delete:",
            key=f"measures_signer_{at}_delete",
            help="ลบผู้ลงนามคนนี้",
            on_click=_unsign,
            args=(desk, at),
            width="stretch",
        )
    if len(signers) < edit.MAX_SIGNATORIES:
        st.button(
            "เพิ่มผู้ลงนาม", icon=":material/person_add:", key="measures_signer_add", on_click=_add_signer, args=(desk,)
        )


def _rows(table: MeasuresTable) -> list[dict[str, object]]:
    return [dict(row) for row in to_json(table)["signatories"]]


def _sign(desk: Desk, at: int, name: str, key: str) -> None:
    value = st.session_state[key]
    desk.change(
        lambda table: edit.set_signatories(
            table, [{**row, name: value} if k == at else row for k, row in enumerate(_rows(table))]
        )
    )


def _unsign(desk: Desk, at: int) -> None:
    desk.change(lambda table: edit.set_signatories(table, [r for k, r in enumerate(_rows(table)) if k != at]))


def _add_signer(desk: Desk) -> None:
    new = {"role": Signatory("ผู้ลงนาม").role}
    desk.change(lambda table: edit.set_signatories(table, [*_rows(table), new]))


# files ----------------------------------------------------------------------------------------------------------


def source_files(work: Workspace, result: Result) -> list[StoredFile]:
    """The files that scores of this agency and year were read from."""
    found = []
    for file, reading in work.readings():
        rows = reading.printed
        if file.size and ((rows["agency"] == result.agency) & (rows["fiscal_year"] == result.fiscal_year)).any():
            found.append(file)
    return found


def file_name(table: MeasuresTable) -> str:
    """A name that every file system takes: ``มาตรการ-ITA-2567-เทศบาล…``."""
    agency = re.sub(r"[^\w\u0E00-\u0E7F]+", "-", table.agency).strip("-")[:60]
    return "-".join(filter(None, ("มาตรการ-ITA", str(table.fiscal_year + 1), agency)))


def make_pdf(
    table: MeasuresTable, digits: bool, draft: bool, sources: list[StoredFile], data_of: Callable[[int], bytes]
) -> bytes:
    """The PDF with its source files inside."""
    from itadash.documents.measures import Attachment, measures_pdf

    attachments = [Attachment(file.name, data_of(file.id), "ไฟล์ผลคะแนนต้นทาง") for file in sources]
    return measures_pdf(table, thai_digits=digits, draft=draft, attachments=attachments)


def make_xlsx(table: MeasuresTable, result: Result, units: Sequence[str] = ()) -> bytes:
    """The workbook with its origin; ``units`` are offered as owners."""
    uncovered = edit.coverage(table, result.flagged)
    return to_xlsx(table, target=result.target, flagged=result.flagged, uncovered=uncovered, units=units)


# preview --------------------------------------------------------------------------------------------------------


def _preview(table: MeasuresTable, digits: bool, draft: bool) -> None:
    key = json.dumps([to_json(table), digits, draft], ensure_ascii=True, sort_keys=True)
    show_pages(key, "เอกสารมาตรการ", partial(make_pdf, table, digits, draft, [], lambda _: b""))


def _warn_unprintable(table: MeasuresTable) -> None:
    sentences = _unprintable(json.dumps(to_json(table), ensure_ascii=True, sort_keys=True))
    if sentences:
        shown = [f"- {plain(sentence)}" for sentence in sentences[:5]]
        if len(sentences) > 5:
            shown.append(f"- และอีก {len(sentences) - 5} แห่ง")
        st.warning("\n".join(shown), title="มีอักขระที่แบบอักษรของเอกสารไม่มี", icon=":material/font_download_off:")


@st.cache_data(max_entries=32, show_spinner=False)
def _unprintable(table_json: str) -> list[str]:
    from itadash.documents.measures import unprintable

    return unprintable(from_json(json.loads(table_json)))
