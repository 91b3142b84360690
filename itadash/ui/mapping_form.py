"""The mapping step: the sheet, pickers for its columns and rows, and at once what would be read and what would not."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from itadash.reading import InputFile, UnreadableFileError, answers, kept
from itadash.reading.files.cells import Reader
from itadash.reading.mapping import Mapping, MappingError
from itadash.reading.mapping_guess import beside, suggest_table
from itadash.reading.mapping_memory import SavedMapping, fingerprint, remember
from itadash.reading.model import Sheet
from itadash.store import StoredFile, StoreError
from itadash.ui import intake, mapping_grid, mapping_preview
from itadash.ui.mapping_draft import AUTOMATIC, BY_HAND, LEFT_OUT, Draft, draft_of, forget_draft
from itadash.ui.mapping_fields import Fields
from itadash.ui.text import plain
from itadash.ui.workspace import current

CHANGED = "mapping_changed"  # set when a file was read anew, until the whole page has run


def origin(file: StoredFile) -> None:
    """Say how the file was read when it was not by recognition, and offer the way back."""
    if kept.mapping_of(file.body) is None:
        return
    like = kept.mapped_like(file.body)
    how = f"อ่านตามการจับคู่คอลัมน์ที่จำไว้จาก {plain(like)}" if like else "อ่านตามการจับคู่คอลัมน์ที่กำหนดเอง"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":material/table_edit: {how}", width="content")
        st.button(
            "กลับไปอ่านอัตโนมัติ",
            icon=":material/undo:",
            type="tertiary",
            key=f"unmap_{file.id}",
            on_click=_read_again,
            args=(file,),
            help="เลิกใช้การจับคู่กับไฟล์นี้ คำตอบที่ตอบไว้ยังอยู่",
        )


@st.fragment
def draw(file: StoredFile, *, unmapped: bool) -> None:
    """The mapping step of ``file``."""
    if st.session_state.get(CHANGED):  # said by a callback of this fragment: the page around it must change too
        st.rerun()
    try:
        sheets = _sheets(str(file.body.get("sha256")), current().id, file.id, file.name)
    except (UnreadableFileError, StoreError) as error:
        st.error(plain(error), icon=":material/error:")
        return
    draft = draft_of(file.id, sheets, kept.mapping_of(file.body), kept.sheets_with_scores(file.body))
    sheet, index = _pick_sheet(file, sheets, draft)
    grid = st.container()
    left, right = st.columns(2, gap="medium")
    with left:
        if draft.how(sheet.name) == BY_HAND:
            _tables(file, sheets, sheet, index, draft, grid)
        draft.agency = st.text_input(
            "หน่วยงาน (เมื่อไฟล์ไม่ได้บอก)",
            value=draft.agency,
            key=f"map_{file.id}_agency",
            placeholder="เช่น เทศบาลตำบล … เว้นว่างได้ โปรแกรมจะถามภายหลัง",
        )
        draft.skip = st.text_input(
            "ข้ามแถวที่มีคำว่า",
            value=draft.skip,
            key=f"map_{file.id}_skip",
            placeholder="เช่น ค่าเฉลี่ยจังหวัด, คาดการณ์",
            help="คั่นหลายคำด้วยจุลภาค แถวที่มีคำเหล่านี้จะไม่ถูกอ่าน",
        )
    with right:
        ready = mapping_preview.draw(file.name, sheets, draft.mapping(), key=f"map_{file.id}")
        _use(file, sheets, draft.mapping(), ready=ready, unmapped=unmapped)


def remembered(saved: list[SavedMapping]) -> None:
    """The mappings that are kept for files to come, each with its way out."""
    if not saved:
        return
    with st.expander(f"การจับคู่คอลัมน์ที่จำไว้ {len(saved)} แบบ", icon=":material/bookmark:"):
        st.caption("ไฟล์ใหม่ที่หัวตารางเหมือนกันจะอ่านตามนี้เอง ไฟล์ที่อ่านไปแล้วไม่เปลี่ยนเมื่อเลิกจำ")
        for one in saved:
            name = fingerprint(one)
            headings = list(dict.fromkeys(words for heading in one.headings for _, words in heading))
            with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
                st.markdown(
                    f"จาก **{plain(one.name)}**  \n:small[:gray[หัวตาราง {plain(' | '.join(headings[:8]))}]]",
                    width="content",
                )
                st.button(
                    "เลิกจำ",
                    icon=":material/bookmark_remove:",
                    key=f"forget_{name}",
                    on_click=intake.forget_mapping,
                    args=(name,),
                )


# --- choosing ---------------------------------------------------------------------------------------------------------


def _pick_sheet(file: StoredFile, sheets: list[Sheet], draft: Draft) -> tuple[Sheet, int]:
    """The sheet that is worked on; of several how each is read."""
    if len(sheets) == 1:
        if draft.how(sheets[0].name) != BY_HAND:
            draft.set_how(sheets[0], BY_HAND)
        return sheets[0], 0
    first = next((i for i, sheet in enumerate(sheets) if draft.how(sheet.name) == BY_HAND), 0)
    left, right = st.columns(2)
    with left:
        index = st.selectbox(
            "แผ่นงาน",
            range(len(sheets)),
            index=first,
            format_func=lambda i: f"{sheets[i].name} · {draft.how(sheets[i].name)}",
            key=f"map_{file.id}_sheet",
        )
    sheet = sheets[index]
    key = f"map_{file.id}_{index}_how"
    if key not in st.session_state:
        st.session_state[key] = draft.how(sheet.name)
    with right:
        st.segmented_control(
            f"แผ่นงาน {plain(sheet.name)} ให้",
            [BY_HAND, AUTOMATIC, LEFT_OUT],
            key=key,
            required=True,
            on_change=lambda: draft.set_how(sheet, st.session_state[key]),
            wrap=True,
        )
    return sheet, index


def _tables(
    file: StoredFile, sheets: list[Sheet], sheet: Sheet, index: int, draft: Draft, grid: DeltaGenerator
) -> None:
    """The pickers of the sheet's tables, one table at a time, and in ``grid`` the sheet."""
    if told := beside(sheet):
        st.warning(plain(told), icon=":material/view_column:")
    tables = draft.tables[sheet.name]
    chosen = 0
    if len(tables) > 1:
        chosen = st.segmented_control(
            "ตารางในแผ่นงานนี้",
            range(len(tables)),
            format_func=lambda i: f"ตารางที่ {i + 1}",
            default=0,
            required=True,
            key=f"map_{file.id}_{index}_table",
            wrap=True,
        )
    fields = Fields(f"map_{file.id}_{index}_{chosen}_", sheet)
    fields.fill(tables[chosen])
    tables[chosen] = fields.draw(tables[chosen])
    with grid:
        mapping_grid.draw(fields, tables[chosen])
    with st.container(horizontal=True):
        others = sum(one.name != sheet.name for one in sheets)
        if others and tables[chosen].heading:
            st.button(
                "ใช้แบบนี้กับแผ่นงานอื่นที่หัวตารางเหมือนกัน",
                icon=":material/content_copy:",
                type="tertiary",
                key=fields.key("spread"),
                on_click=_spread,
                args=(file, sheets, sheet, draft),
            )
        st.button(
            "เพิ่มอีกตารางในแผ่นงานนี้",
            icon=":material/add:",
            type="tertiary",
            key=fields.key("add"),
            on_click=_add_table,
            args=(file, index, sheet, draft),
        )
        if len(tables) > 1:
            st.button(
                "ลบตารางนี้",
                icon=":material/delete:",
                type="tertiary",
                key=fields.key("drop"),
                on_click=_drop_table,
                args=(file, index, sheet, draft, chosen),
            )


def _spread(file: StoredFile, sheets: list[Sheet], sheet: Sheet, draft: Draft) -> None:
    count = draft.spread(file.name, sheets, sheet.name)
    _forget_pickers(file, keep=f"map_{file.id}_{sheets.index(sheet)}_")
    told = f"จับคู่แผ่นงานอื่นอีก {count} แผ่นแล้ว" if count else "ไม่มีแผ่นงานอื่นที่หัวตารางเหมือนกัน"
    st.toast(told, icon=":material/content_copy:")


def _add_table(file: StoredFile, index: int, sheet: Sheet, draft: Draft) -> None:
    tables = draft.tables[sheet.name]
    tables.append(replace(suggest_table(sheet), scores=(), heading=0, first=0))
    st.session_state[f"map_{file.id}_{index}_table"] = len(tables) - 1


def _drop_table(file: StoredFile, index: int, sheet: Sheet, draft: Draft, chosen: int) -> None:
    draft.tables[sheet.name].pop(chosen)
    _forget_pickers(file)
    st.session_state.pop(f"map_{file.id}_{index}_table", None)


def _forget_pickers(file: StoredFile, keep: str = "-") -> None:
    """The pickers of the file's tables show the draft again."""
    for key in [str(key) for key in st.session_state if str(key).startswith(f"map_{file.id}_")]:
        if key.count("_") > 2 and not key.startswith(keep):
            del st.session_state[key]


# --- using ------------------------------------------------------------------------------------------------------------


def _use(file: StoredFile, sheets: list[Sheet], mapping: Mapping, *, ready: bool, unmapped: bool) -> None:
    try:
        saved = remember(file.name, sheets, mapping) if mapping.tables else None
    except MappingError:
        saved = None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "ใช้การจับคู่นี้",
            type="primary",
            icon=":material/check:",
            key=f"map_{file.id}_use",
            disabled=not ready,
            on_click=_use_it,
            args=(file, sheets, mapping, saved),
        )
        st.checkbox(
            "จำไว้ใช้กับไฟล์ที่หัวตารางเหมือนกัน",
            value=unmapped,
            key=f"map_{file.id}_keep",
            disabled=saved is None,
            help="ครั้งต่อไปโปรแกรมจะอ่านไฟล์ที่หัวตารางเหมือนกันตามแบบนี้เอง และบอกไว้ในการ์ดของไฟล์"
            if saved
            else "เลือกแถวหัวตารางก่อน จึงจะจำไว้ใช้กับไฟล์อื่นได้",
        )
    if fault := st.session_state.get(f"map_{file.id}_fault"):
        st.error(plain(fault), icon=":material/error:")


def _use_it(file: StoredFile, sheets: list[Sheet], mapping: Mapping, saved: SavedMapping | None) -> None:
    """Callback: the file is read by the mapping, which is kept for files to come when that is ticked."""
    try:
        intake.rewrite(file.id, partial(_read_mapped, sheets=sheets, mapping=mapping))
        if saved and st.session_state.get(f"map_{file.id}_keep"):
            intake.keep_mapping(saved)
    except (MappingError, UnreadableFileError, StoreError) as error:
        st.session_state[f"map_{file.id}_fault"] = str(error)
        return
    forget_draft(file.id)
    intake.tell("ok", f"อ่าน {file.name} ตามการจับคู่คอลัมน์แล้ว")
    st.session_state[f"view_{file.id}_read"] = "scores"
    st.session_state[CHANGED] = True


def _read_mapped(body: answers.Body, *, sheets: list[Sheet], mapping: Mapping) -> answers.Body:
    return kept.read_mapped(body, sheets, mapping)


def _read_again(file: StoredFile) -> None:
    """Callback: the file is recognised again."""
    try:
        sheets = _sheets(str(file.body.get("sha256")), current().id, file.id, file.name)
        intake.rewrite(file.id, lambda body: kept.read_again(body, sheets))
    except (UnreadableFileError, StoreError) as error:
        intake.tell("error", str(error))
        return
    forget_draft(file.id)
    st.session_state[f"view_{file.id}_read"] = "scores"


@st.cache_resource(show_spinner="กำลังเปิดไฟล์ …", max_entries=6, ttl="30m")
def _sheets(sha256: str, workspace: str, file: int, name: str) -> list[Sheet]:
    """The sheets of a stored file; raises :class:`UnreadableFileError` or :class:`StoreError`."""
    data = current().store.file_data(workspace, file)
    with Reader() as reader:
        return kept.sheets_of(reader, InputFile(name, data))
