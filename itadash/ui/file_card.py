"""The card of one imported file: what was read and how, what it leaves open, and the rest one click away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

import streamlit as st

from itadash.downloads.model import Piece
from itadash.exports import file_name, table_csv, table_xlsx
from itadash.reading import answers, kept, report
from itadash.reading.model import Reading, Remark
from itadash.scores import LEVEL_NAMES, LEVELS
from itadash.store import StoredFile
from itadash.ui import (
    downloads,
    file_tables,
    intake,
    latest,
    mapping_form,
    question_form,
    trace,
    trace_targets,
)
from itadash.ui.text import REMARK_NAMES, agency_name, plain

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ICONS = {
    "doubt": ":material/help:",
    "refused": ":material/block:",
    "repair": ":material/build:",
    "note": ":material/notes:",
}
_ASKED = ("agency", "fiscal_year")  # doubts that the card turns into questions
_SCORES = 2_000  # scores that the table holds at once; a list of all agencies has 116,000
_TOLD_AT_ONCE = 12  # remarks of a kind that are written out; more stand in a table


@dataclass(frozen=True)
class Glance:
    """What the list of files needs to know of one: shared between runs, so never changed."""

    raw: Reading  # without answers
    remarks: tuple[Remark, ...]  # without those that the card asks as questions
    waiting: int  # questions without an answer
    unmapped: bool

    @property
    def to_check(self) -> bool:
        """True when something was refused or is in doubt."""
        return any(remark.kind in ("doubt", "refused") for remark in self.remarks)


def glance(file: StoredFile) -> Glance:
    """The glance at a file."""
    return _glance(file.digest, file)


@st.cache_resource(show_spinner=False, max_entries=400)
def _glance(digest: str, _file: StoredFile) -> Glance:
    raw = answers.as_read(_file.body)
    asked = {question.source for question in raw.questions}
    remarks = tuple(r for r in raw.remarks if r.read not in _ASKED and not (r.kind == "doubt" and r.source in asked))
    return Glance(raw, remarks, question_form.waiting(raw, _file.body), kept.is_unmapped(_file.body))


def draw(file: StoredFile, reading: Reading, seen: Glance, target: Decimal, *, opened: bool) -> Piece | None:
    """The card of ``file``; ``reading`` has the person's answers filled in. ``opened``: the scores show at once.

    Returns the table that is open in it, for the printed page.
    """
    with st.container(border=True, key=f"file_{file.id}", gap="small"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.subheader(plain(file.name), anchor=False, width="content")
            st.button(
                "นำออก",
                icon=":material/delete:",
                type="tertiary",
                key=f"remove_{file.id}",
                on_click=intake.remove,
                args=(file.id, file.name),
                help="นำไฟล์นี้ออกจากพื้นที่ทำงาน ยกเลิกได้ทันทีหลังนำออก",
            )
        if seen.unmapped:
            st.markdown(
                ":material/table_edit: **ยังไม่ได้นำเข้าคะแนน** ไม่พบตารางที่โปรแกรมรู้จัก ระบุคอลัมน์ด้านล่าง แล้วดูตัวอย่างผลการอ่านได้ทันที"
            )
        else:
            with st.container(horizontal=True, gap="small"):
                for words in _summary(reading):
                    st.markdown(words, width="content")
        mapping_form.origin(file)
        question_form.draw(file, seen.raw)
        return _details(file, reading, seen, target, opened=opened)


def _details(file: StoredFile, reading: Reading, seen: Glance, target: Decimal, *, opened: bool) -> Piece | None:
    """One chip for each thing that can be looked at; the chosen one is drawn, the others cost nothing."""
    views = {} if seen.unmapped else {"scores": f":material/table: คะแนนที่อ่านได้ {len(reading.printed)}"}
    for kind, icon in _ICONS.items():
        if count := sum(remark.kind == kind for remark in seen.remarks):
            views[kind] = f"{icon} {REMARK_NAMES[kind]} {count}"
    if seen.raw.ignored:
        views["ignored"] = f":material/visibility_off: ไม่ได้อ่าน {len(seen.raw.ignored)}"
    views["mapping"] = ":material/table_edit: จับคู่คอลัมน์เอง"
    first = "mapping" if seen.unmapped else "doubt" if "doubt" in views else "scores"
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        view = st.pills(
            "รายละเอียดของไฟล์",
            list(views),
            format_func=lambda name: views.get(name, ""),
            default=first if opened or seen.unmapped else None,
            key=f"view_{file.id}_{'open' if seen.unmapped else 'read'}",
            label_visibility="collapsed",
            wrap=True,
        )
        if not seen.unmapped:
            report_button(f"report_{file.id}", [file], file.name)
    piece: Piece | None = None
    if view == "scores":
        piece = _scores(file, reading, target)
    elif view == "ignored":
        trace.table(
            file_tables.ignored(seen.raw.ignored),
            trace_targets.places([row.source for row in seen.raw.ignored], ["เหตุที่ไม่ได้อ่าน", "ที่มา"]),
            key=f"ignored_{file.id}",
            hide_index=True,
            alt="ตารางแถวที่ไม่ได้อ่าน",
        )
        piece = file_tables.ignored_piece(file.name, reading, seen.raw.ignored, target)
    elif view == "mapping":
        mapping_form.draw(file, unmapped=seen.unmapped)
    elif view:
        found = [remark for remark in seen.remarks if remark.kind == view]
        _remarks(file.id, view, found)
        piece = file_tables.remarks_piece(file.name, reading, view, found, target)
    if piece:
        downloads.below("", piece, key=f"shown_{file.id}_{view}")
    return piece


def report_button(key: str, files: list[StoredFile], name: str) -> None:
    """The reading report of ``files`` as Excel or CSV, made when it is asked for."""
    with st.popover("รายงานการอ่าน", icon=":material/download:", key=f"{key}_popover"):
        st.caption("ทุกค่าในไฟล์: อ่านได้ แก้การพิมพ์ ต้องถาม ไม่รับ หรือไม่ได้อ่าน พร้อมช่องที่มา")
        for label, ending, mime, make in (
            ("Excel (.xlsx)", "xlsx", XLSX, _report_xlsx),
            ("CSV", "csv", "text/csv", _report_csv),
        ):
            latest.download_button(
                label,
                partial(make, files),
                file_name=file_name("รายงานการอ่าน", name, ending=ending),
                mime=mime,
                icon=":material/download:",
                key=f"{key}_{ending}",
                width="stretch",
            )


def _report_xlsx(files: list[StoredFile]) -> bytes:
    table = report.report_all([file.body for file in files])
    about = report.about(table, [file.name for file in files])
    return table_xlsx(table, report.COLUMNS, about, sheet="รายงานการอ่าน")


def _report_csv(files: list[StoredFile]) -> bytes:
    return table_csv(report.report_all([file.body for file in files]), report.COLUMNS)


def _summary(reading: Reading) -> list[str]:
    """Whose scores of which years, and how many of each level."""
    rows = reading.printed
    agencies = rows["agency"].unique().tolist() or [""]
    named = ", ".join(plain(agency_name(name)) for name in agencies[:3])
    more = f" และอีก {len(agencies) - 3} หน่วยงาน" if len(agencies) > 3 else ""
    years = [str(int(year)) for year in sorted(rows["fiscal_year"].dropna().unique())]
    counts = rows["level"].value_counts()
    levels = [f"{LEVEL_NAMES[level]} {counts[level]}" for level in LEVELS if level in counts]
    parts = [
        f":material/apartment: **{named}**{more}",
        f":material/calendar_month: ปีงบประมาณ {', '.join(years) if years else 'ไม่ได้ระบุ'}",
        f":material/numbers: {' · '.join(levels) if levels else 'ไม่มีคะแนน'}",
    ]
    if reading.measures:
        parts.append(f":material/checklist: มาตรการ {len(reading.measures)} แถว")
    return parts


def _scores(file: StoredFile, reading: Reading, target: Decimal) -> Piece:
    words = st.text_input(
        "ค้นหาในตาราง",
        type="search",
        key=f"search_{file.id}",
        placeholder="ค้นหา รหัส คะแนน ชื่อแผ่นงาน หรือช่อง",
        label_visibility="collapsed",
    )
    wanted = (words or "").casefold().split()
    table = file_tables.scores(reading if wanted else replace(reading, printed=reading.printed.head(_SCORES)))
    for word in wanted:
        text = table.astype(str).agg(" ".join, axis=1).str.casefold()
        table = table[text.str.contains(word, regex=False)]
    table = table.head(_SCORES)
    if len(table) == _SCORES < len(reading.printed):
        st.caption(f"แสดง {_SCORES:,} รายการแรก ค้นหาเพื่อดูรายการอื่น หรือดาวน์โหลดรายงานการอ่านซึ่งมีครบทุกรายการ")
    trace.table(
        table,
        trace_targets.printed(reading, list(table.index)),
        key=f"scores_{file.id}",
        hide_index=True,
        height="content" if len(table) <= 10 else 390,
        column_config={
            "คะแนน": st.column_config.NumberColumn(format="%.2f"),
            "ที่มา": st.column_config.TextColumn(width="large"),
        },
        alt="ตารางคะแนนที่อ่านได้พร้อมช่องที่มา",
    )
    return file_tables.scores_piece(file.name, reading, table, target, words or "")


def _remarks(file: int, kind: str, remarks: list[Remark]) -> None:
    if len(remarks) > _TOLD_AT_ONCE or kind == "repair":
        trace.table(
            file_tables.remarks(remarks),
            trace_targets.places([remark.source for remark in remarks], ["อ่านเป็น", "เรื่อง", "ที่มา"]),
            key=f"remarks_{file}_{kind}",
            hide_index=True,
            alt=f"ตาราง{REMARK_NAMES[kind]}",
        )
        return
    for remark in remarks:
        st.markdown(f"- {plain(remark.message)}  \n  :small[:gray[{plain(remark.source)}]]")
