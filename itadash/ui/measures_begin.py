"""How a table of measures begins: drafted from the verdicts, from last year's, from a printed table, or blank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from itadash.analysis.verdicts import DEFECT, DEVELOP, Verdict, verdicts
from itadash.assessment.result import Result
from itadash.measures import edit
from itadash.measures.brought_in import brought_in
from itadash.measures.draft import draft, period
from itadash.measures.keep import kept
from itadash.measures.model import Measure, MeasuresTable, from_json, new_id
from itadash.reading.model import PrintedMeasure
from itadash.ui import office, own_library
from itadash.ui.analysis_desk import AnalysisDesk
from itadash.ui.measures_desk import Desk, say
from itadash.ui.measures_form import PICK
from itadash.ui.text import trimmed
from itadash.ui.workspace import Workspace

_WHICH, _KEEP = "measures_begin_which", "measures_begin_keep"
_LOW, _BOTH = "low", "both"


def judged(work: Workspace, result: Result) -> dict[str, Verdict]:
    """The verdicts as the analysis page has them, the person's own among them."""
    analysis = AnalysisDesk(work, result.agency, result.fiscal_year).open()
    return verdicts(result, analysis.settings, analysis.overrules)


def to_answer(result: Result, found: Mapping[str, Verdict], *, develop: bool = False) -> tuple[str, ...]:
    """The items that ask for a measure, in sheet order: below the target or a defect, unless overruled; ``develop``:
    those to be developed too.
    """
    wanted = (DEFECT, DEVELOP) if develop else (DEFECT,)
    overruled = {code for code, verdict in found.items() if verdict.overrule and verdict.verdict not in wanted}
    chosen = {code for code, verdict in found.items() if verdict.verdict in wanted} | (set(result.flagged) - overruled)
    return tuple(str(code) for code in result.items["code"] if code in chosen)


def begin(desk: Desk, work: Workspace, result: Result, printed: Sequence[PrintedMeasure]) -> None:
    """Draw the ways to begin."""
    found = judged(work, result)
    low, both = to_answer(result, found), to_answer(result, found, develop=True)
    last = _last_year(desk, result)
    st.header(f"เริ่มตารางมาตรการ ปีงบประมาณ พ.ศ. {result.fiscal_year + 1}", anchor=False)
    columns = st.columns(3 if printed else 2, gap="medium")
    with columns[0], st.container(border=True, height="stretch"):
        _draft_card(desk, work, result, low, both, last)
    with columns[1], st.container(border=True, height="stretch"):
        st.markdown("**:material/table_rows: เขียนเอง**")
        st.markdown("เริ่มจากแถวว่างหนึ่งแถว แล้วเพิ่มแถวหรือวางแถวจาก Excel และ Word ได้")
        st.button(
            "เริ่มจากตารางเปล่า",
            icon=":material/add_box:",
            key="measures_blank",
            on_click=_blank,
            args=(desk, result.fiscal_year),
        )
    if printed:
        with columns[2], st.container(border=True, height="stretch"):
            st.markdown("**:material/description: ใช้ตารางในเอกสารเดิม**")
            st.markdown("พบตารางมาตรการในเอกสารที่นำเข้า นำมาเป็นต้นแบบแล้วแก้ไขต่อได้")
            st.button(
                f"นำตารางที่พิมพ์ไว้ในเอกสารมาใช้ ({len(printed)} แถว)",
                icon=":material/input:",
                key="measures_printed",
                on_click=bring_in,
                args=(desk, printed, result.fiscal_year),
            )
    office.units_box(work, result.agency)


def _draft_card(
    desk: Desk,
    work: Workspace,
    result: Result,
    low: tuple[str, ...],
    both: tuple[str, ...],
    last: MeasuresTable | None,
) -> None:
    st.markdown("**:material/auto_awesome: ร่างให้จากผลคะแนน**")
    if both:
        st.markdown(
            f"มี {len(low)} ข้อที่ต่ำกว่าเกณฑ์ {trimmed(result.target)} คะแนนหรือต้องแก้ไข ข้อที่แก้ด้วยวิธีเดียวกันรวมเป็นมาตรการเดียว "
            "เรียงตามประเด็น พร้อมวิธีการ ผู้รับผิดชอบ ขั้นตอน และการติดตาม แล้วแก้ไขได้ทุกช่อง"
        )
    elif not result.has_item_scores:
        low_indicators = int(result.indicators["below"].sum())
        told = f" ตัวชี้วัดต่ำกว่าเกณฑ์ {low_indicators} จาก {len(result.indicators)}" if low_indicators else ""
        st.markdown(
            f"ผลปีนี้ไม่มีคะแนนรายข้อ จึงยังบอกไม่ได้ว่าข้อใดต่ำกว่าเกณฑ์{told} นำเข้าไฟล์ที่มีคะแนนรายข้อเพื่อให้ร่างได้ หรือเริ่มจากตารางเปล่า"
        )
    else:
        st.markdown(f"ไม่มีข้อที่ต่ำกว่าเกณฑ์ {trimmed(result.target)} คะแนน เริ่มจากตารางเปล่าเพื่อเขียนมาตรการรักษาระดับ")
    codes = low
    if len(both) > len(low):
        which = st.radio(
            "ร่างสำหรับ",
            [_LOW, _BOTH],
            format_func={
                _LOW: f"ข้อที่ต้องแก้ไข ({len(low)} ข้อ)",
                _BOTH: f"ข้อที่ต้องแก้ไขและต้องพัฒนา ({len(both)} ข้อ)",
            }.__getitem__,
            key=_WHICH,
        )
        codes = both if which == _BOTH else low
    if last is not None:
        st.checkbox(
            f"นำมาตรการของผลปี {result.fiscal_year - 1} มาใช้ต่อในข้อเดียวกัน ({len(last.measures)} รายการ)",
            key=_KEEP,
            help="ข้อคำถามเดียวกันแม้เปลี่ยนรหัส โปรแกรมเลื่อนปีในข้อความให้ โปรดอ่านทบทวนทุกรายการ",
        )
    st.button(
        f"ร่างจากข้อที่ต่ำกว่าเกณฑ์ ({len(codes)} ข้อ)" if codes == low else f"ร่างมาตรการ ({len(codes)} ข้อ)",
        type="primary",
        icon=":material/edit_note:",
        key="measures_draft",
        disabled=not codes,
        on_click=_draft,
        args=(desk, work, result, codes, last),
    )


def _last_year(desk: Desk, result: Result) -> MeasuresTable | None:
    """The table for the result of the year before, when there is one in this workspace."""
    revision = desk.store.load(desk.ws, f"measures/{result.agency}/{result.fiscal_year - 1}")
    table = from_json(revision.body) if revision else None
    return table if table is not None and table.measures else None


def _draft(desk: Desk, work: Workspace, result: Result, codes: tuple[str, ...], last: MeasuresTable | None) -> None:
    before = kept(last, result.fiscal_year) if last is not None and st.session_state.get(_KEEP) else ()
    units, own = office.unit_names(work, result.agency), own_library.entries(work, result.agency)
    drafted = draft(result, codes=codes, unit_names=units, own=own, kept=before)
    desk.change(lambda table: edit.extend(table, drafted.measures))
    st.session_state.pop(PICK, None)


def _blank(desk: Desk, fiscal_year: int) -> None:
    desk.change(lambda table: edit.add(table, Measure(new_id(), period=period(fiscal_year))))


def bring_in(desk: Desk, printed: Sequence[PrintedMeasure], fiscal_year: int) -> None:
    """Callback: the measures that documents print come below those that are there."""
    measures = brought_in(printed, fiscal_year)
    desk.change(lambda table: edit.extend(table, measures))
    say(f"นำมา {len(measures)} แถวแล้ว")
