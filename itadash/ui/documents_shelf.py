"""The documents of an office on one shelf: each with its choices, its files and pictures of its pages."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from itadash import exports
from itadash.assessment.announced import conflicts
from itadash.documents import publish
from itadash.documents.book import XLSX
from itadash.documents.details import faults
from itadash.documents.page import Attachment
from itadash.documents.progress_content import LAYOUTS
from itadash.documents.publish import DOCX, KINDS, PDF, PPTX, Choices
from itadash.documents.report import Facts, forms
from itadash.measures.progress_report import summary
from itadash.rules import progress_rounds
from itadash.ui import latest
from itadash.ui.details_desk import DetailsDesk
from itadash.ui.page_pictures import show_pages
from itadash.ui.text import plain

_SHOWN = "documents_shown"
_ZIP = "documents_made_zip"
_ICONS = {
    "analysis": "analytics",
    "measures": "checklist",
    "progress": "task_alt",
    "memo": "edit_document",
    "slides": "slideshow",
}
_ENDINGS = {PDF: ("PDF", "picture_as_pdf"), DOCX: ("Word", "description"), PPTX: ("PowerPoint", "slideshow")}
_CARRIES = {"measures": "แนบมาตรการ", "progress": "แนบรายงานผลการดำเนินการ"}


@dataclass(frozen=True)
class Shelf:
    """What every card draws from; ``sources`` gives the files that the scores came from, ``book`` the workbook."""

    desk: DetailsDesk
    facts: Facts
    choices: Choices
    sources: Callable[[], Sequence[Attachment]]
    book: Callable[[], bytes]

    @property
    def book_name(self) -> str:
        """The workbook's file name."""
        return exports.file_name("ข้อมูล-ITA", self.facts.year, self.facts.agency, ending="xlsx")

    def name(self, kind: str, ending: str, choices: Choices) -> str:
        """A name that every file system takes; forms and rounds of one document have names of their own."""
        year = self.facts.year + (not KINDS[kind].of_result)
        parts = (KINDS[kind].file, year, self._variant(kind, choices), self.facts.agency)
        return exports.file_name(*filter(None, parts), ending=ending)

    def _variant(self, kind: str, choices: Choices) -> str:
        if kind == "analysis":
            form = self.facts.details.form
            return "" if form == next(iter(forms())) else forms()[form].name
        of_round = kind == "progress" or (kind == "memo" and choices.carries == "progress")
        return progress_rounds()[choices.round].name if of_round else ""

    def make(self, kind: str, ending: str, choices: Choices) -> bytes:
        """The file; a PDF carries the workbook and the files that it was made from."""
        attached = self._attached() if ending == PDF else []
        return publish.file(kind, self.facts, ending, choices, attachments=attached)

    def _attached(self) -> list[Attachment]:
        book = Attachment(self.book_name, self.book(), "คะแนน ผลตรวจสอบ ผลวินิจฉัย และมาตรการของเอกสารนี้")
        return [book, *self.sources()]


def ready_kinds(facts: Facts) -> list[str]:
    """The documents that can be made."""
    return [kind for kind in KINDS if facts.measures.measures or not KINDS[kind].needs_measures]


def doubts(facts: Facts) -> list[str]:
    """What is wrong or missing in the office's own words (Thai)."""
    unscored = [
        f"ยังไม่ได้ระบุข้อ OIT ที่ไม่ได้คะแนนของตัวชี้วัดที่ {asked.number} ({asked.score} คะแนน)"
        for asked in facts.unscored
        if not asked.settled
    ]
    return [*faults(facts.details), *conflicts(facts.details.announced, facts.result), *unscored]


def shelf(shelf_: Shelf) -> None:
    """Draw the cards, the pages of the chosen one, and the button for all at once."""
    ready = ready_kinds(shelf_.facts)
    _warn(publish.unprintable_texts(shelf_.facts), "มีอักขระที่แบบอักษรของเอกสารไม่มี", "font_download_off")
    _warn(doubts(shelf_.facts), "ควรแก้ก่อนเผยแพร่ ในแท็บ “ข้อมูลในเอกสาร”", "edit_calendar")
    chosen: dict[str, Choices] = {}
    with st.grid(2, min_column_width=340):
        for kind in KINDS:
            with st.container(border=True, height="stretch", key=f"documents_card_{kind}"):
                chosen[kind] = _card(shelf_, kind)
        with st.container(border=True, height="stretch", key="documents_card_book"):
            _book(shelf_)
    _all(shelf_, ready, chosen)
    shown = st.session_state.get(_SHOWN)
    if shown in ready:
        _preview(shelf_, shown, chosen[shown])


def _book(shelf_: Shelf) -> None:
    st.header("สมุดงาน Excel", icon=":material/table_view:", anchor=False)
    st.caption("คะแนนพร้อมช่องที่มา ผลการตรวจสอบ ผลวินิจฉัย มาตรการ และผลการติดตาม แยกแผ่นงานในไฟล์เดียว")
    latest.download_button(
        "Excel",
        shelf_.book,
        file_name=shelf_.book_name,
        mime=XLSX,
        type="primary",
        icon=":material/table_view:",
        key="documents_xlsx",
    )


def _warn(sentences: Sequence[str], title: str, icon: str) -> None:
    if sentences:
        shown = [f"- {plain(sentence)}" for sentence in sentences[:5]]
        if len(sentences) > 5:
            shown.append(f"- และอีก {len(sentences) - 5} แห่ง")
        st.warning("\n".join(shown), title=title, icon=f":material/{icon}:")


def _card(shelf_: Shelf, kind: str) -> Choices:
    st.header(KINDS[kind].name, icon=f":material/{_ICONS.get(kind, 'description')}:", anchor=False)
    st.caption(KINDS[kind].about)
    choices = _choices(shelf_, kind)
    if kind not in ready_kinds(shelf_.facts):
        st.page_link("pages/measures.py", label="ยังไม่มีมาตรการ ไปร่างมาตรการก่อน", icon=":material/checklist:")
        return choices
    if kind == "progress":
        counts = summary(shelf_.facts.measures, choices.round).counts
        if counts.unreported:
            st.caption(
                f":material/pending: ยังไม่ระบุสถานะ {counts.unreported} จาก {counts.total} มาตรการ กรอกที่หน้าติดตามผล"
            )
    with st.container(horizontal=True, gap="small"):
        for ending in KINDS[kind].endings:
            label, icon = _ENDINGS[ending]
            latest.download_button(
                label,
                partial(shelf_.make, kind, ending, choices),
                file_name=shelf_.name(kind, ending, choices),
                mime=publish.TYPES[ending],
                type="primary" if ending == KINDS[kind].endings[0] else "secondary",
                icon=f":material/{icon}:",
                key=f"documents_{kind}_{ending}",
            )
        if KINDS[kind].content is None:
            return choices
        st.button(
            "ดูตัวอย่าง",
            icon=":material/visibility:",
            key=f"documents_{kind}_show",
            on_click=_show,
            args=(kind,),
        )
    return choices


def _choices(shelf_: Shelf, kind: str) -> Choices:
    choices = shelf_.choices
    if kind == "analysis":
        known, own = forms(), shelf_.facts.details.form
        own = own if own in known else next(iter(known))
        st.selectbox(
            "รูปแบบรายงาน",
            list(known),
            index=list(known).index(own),
            format_func=lambda id_: known[id_].name,
            key=f"documents_form_{own}",
            on_change=_set_form,
            args=(shelf_.desk, f"documents_form_{own}"),
            help="\n".join(f"- **{plain(form.name)}**: {plain(form.use)}" for form in known.values()),
        )
        if any(section.part == "unverified" for section in known[own].sections):
            notes = st.toggle(
                "พิมพ์หมายเหตุหลักเกณฑ์ที่ยังยืนยันไม่ได้",
                value=True,
                key="documents_rule_notes",
                persist_state="session",
                help="หลักเกณฑ์ที่ยังไม่พบประกาศยืนยันมีเครื่องหมาย * ในตารางระดับ และมีหมายเหตุท้ายรายงาน",
            )
            choices = replace(choices, rule_notes=notes)
    if kind == "progress":
        rounds = progress_rounds()
        round_ = st.segmented_control(
            "รอบรายงาน",
            list(rounds),
            format_func=lambda id_: rounds[id_].name,
            default=next(iter(rounds)),
            required=True,
            key="documents_round",
            bind="query-params",
            persist_state="session",
            wrap=True,
        )
        layout = st.selectbox(
            "แบบตาราง",
            list(LAYOUTS),
            format_func=LAYOUTS.__getitem__,
            key="documents_layout",
            bind="query-params",
            persist_state="session",
        )
        choices = replace(choices, round=str(round_), progress_layout=str(layout))
    if kind == "memo":
        carries = st.segmented_control(
            "เอกสารแนบท้ายบันทึก",
            list(_CARRIES),
            format_func=_CARRIES.__getitem__,
            default="measures",
            required=True,
            key="documents_carries",
            bind="query-params",
            persist_state="session",
            wrap=True,
        )
        choices = replace(
            choices,
            carries=str(carries),
            round=str(st.session_state.get("documents_round") or choices.round),
            progress_layout=str(st.session_state.get("documents_layout") or choices.progress_layout),
        )
    return choices


def _set_form(desk: DetailsDesk, key: str) -> None:
    form = str(st.session_state[key])
    desk.change(lambda details: replace(details, form=form))


def _show(kind: str | None) -> None:
    st.session_state[_SHOWN] = kind


def _hide() -> None:
    """Callback of the preview's closing."""
    _show(None)


def _preview(shelf_: Shelf, kind: str, choices: Choices) -> None:
    """The pages over the cards: they begin at their top, however far down the card is that asked for them."""
    st.dialog(f"ตัวอย่าง{KINDS[kind].name}", width="large", on_dismiss=_hide)(_pages)(shelf_, kind, choices)


def _pages(shelf_: Shelf, kind: str, choices: Choices) -> None:
    content = publish.content(kind, shelf_.facts, choices)
    key = hashlib.sha256(repr((content, choices)).encode("utf-8", "surrogatepass")).hexdigest()
    make = partial(publish.file, kind, shelf_.facts, PDF, choices)
    show_pages(key, KINDS[kind].name, make, columns=1 if content.landscape else 2)


# all at once ----------------------------------------------------------------------------------------------------


def _all(shelf_: Shelf, ready: Sequence[str], chosen: dict[str, Choices]) -> None:
    """A zip of every document in all its formats: made on a click, with its progress, then taken away."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button("เตรียมทุกเอกสารเป็นไฟล์เดียว (.zip)", icon=":material/folder_zip:", key="documents_make_zip"):
            st.session_state[_ZIP] = (_digest(shelf_, ready, chosen), _zip(shelf_, ready, chosen))
        made = st.session_state.get(_ZIP)
        if made and made[0] == _digest(shelf_, ready, chosen):  # what was made is still what would be made
            st.download_button(
                f"ดาวน์โหลด {sum(len(KINDS[kind].endings) for kind in ready) + 1} ไฟล์",
                made[1],
                file_name=exports.file_name("เอกสาร-ITA", shelf_.facts.year + 1, shelf_.facts.agency, ending="zip"),
                mime="application/zip",
                type="primary",
                icon=":material/download:",
                key="documents_zip",
                on_click="ignore",
            )


def _digest(shelf_: Shelf, ready: Sequence[str], chosen: dict[str, Choices]) -> str:
    """Stands for everything that the files say."""
    said = [(kind, publish.content(kind, shelf_.facts, chosen[kind])) for kind in ready if KINDS[kind].content]
    return hashlib.sha256(repr((said, chosen)).encode("utf-8", "surrogatepass")).hexdigest()


def _zip(shelf_: Shelf, ready: Sequence[str], chosen: dict[str, Choices]) -> bytes:
    bar = st.progress(0.0, text="กำลังจัดทำเอกสาร")
    buffer = io.BytesIO()
    files = [(kind, ending) for kind in ready for ending in KINDS[kind].endings]
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (kind, ending) in enumerate(files):
            bar.progress(number / len(files), text=f"กำลังจัดทำ {KINDS[kind].name} ({ending.upper()})")
            archive.writestr(shelf_.name(kind, ending, chosen[kind]), shelf_.make(kind, ending, chosen[kind]))
        archive.writestr(shelf_.book_name, shelf_.book())
    bar.empty()
    return buffer.getvalue()
