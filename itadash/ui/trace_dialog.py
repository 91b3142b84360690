"""The dialog that shows where a figure came from; each step in it leads on to another figure or place."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import streamlit as st

from itadash.assessment.figures import YearFigures, year_figures
from itadash.assessment.flags import below
from itadash.assessment.lineage import Lineage, above, lineage
from itadash.assessment.printed import TOTAL, Key
from itadash.assessment.result import decide_level, instrument_codes
from itadash.reading.parts import subject
from itadash.rules import FISCAL_YEARS, counterpart
from itadash.scores import LEVEL_NAMES, SAID
from itadash.ui import frame, trace_excerpt, trace_file
from itadash.ui.text import agency_name, item_code, plain, points, verdict
from itadash.ui.trace_requests import OfCount, OfFigure, OfLevel, OfPlace, Request, back, close, follow, steps
from itadash.ui.trace_words import change, check, distance, long_name, short_name
from itadash.ui.workspace import Workspace, current, selected

_SHOWN_PLACES = 6  # of a score that is printed again and again
_ALERTS = {"ok": st.success, "near": st.info, "off": st.warning}
_ALERT_ICONS = {"ok": ":material/check_circle:", "near": ":material/info:", "off": ":material/warning:"}


@st.dialog("ที่มาของตัวเลข", position="right", width=720, on_dismiss=close)
def dialog() -> None:
    """Show the last step; a fault is said in Thai and logged."""
    try:
        _draw(steps())
    except Exception:  # reruns and stops of Streamlit are no Exception, so they pass
        frame.failed()


def _draw(path: Sequence[Request]) -> None:
    if len(path) > 1:
        st.button("กลับ", icon=":material/arrow_back:", type="tertiary", key="trace_back", on_click=back)
    work, request = current(), path[-1]
    if isinstance(request, OfPlace):
        _place(work, request)
    elif isinstance(request, OfLevel):
        _level(work, request)
    elif isinstance(request, OfCount):
        _count(work, request)
    else:
        _figure(work, request)


def _figure(work: Workspace, request: OfFigure) -> None:
    figures = year_figures(work.scores(), request.agency, request.fiscal_year)
    tree = lineage(figures, request.key)
    _heading(request, short_name(request.key), long_name(figures.rules, request.key))
    if tree.value is None:
        st.info(f"ไม่มีคะแนนนี้ในไฟล์ และคำนวณไม่ได้เพราะยังขาด {_listed(tree.missing)}", icon=":material/info:")
    else:
        target = selected().target
        low = below(tree.value, target)
        st.metric(
            "คะแนน",
            points(tree.value),
            delta=verdict(tree.value, low),
            delta_color="red" if low else "green",
            delta_arrow="off",
            delta_description=distance(tree.value, target),
            label_visibility="collapsed",
        )
    if tree.printed:
        _printed(work, request, tree)
    _other_part(request, figures)
    _computed(request, tree)
    _before(work, request, figures, tree)
    if used := above(figures, request.key):
        st.markdown("**นำไปใช้คำนวณ**")
        _buttons([(short_name(key), _figure_of(request, key)) for key in used], "used")


def _heading(request: OfFigure | OfLevel | OfCount, name: str, words: str) -> None:
    st.header(plain(f"{name} · {words}" if words else name), anchor=False)
    st.caption(f"{plain(agency_name(request.agency))} · ปีงบประมาณ พ.ศ. {request.fiscal_year}")


def _printed(work: Workspace, request: OfFigure, tree: Lineage) -> None:
    """The place that the figure was read from, what was repaired or corrected there, and where else it is printed."""
    if tree.source.startswith(SAID):
        _told(work, tree)
        return
    st.markdown("**อ่านจากช่องนี้**")
    found = [each for each in trace_file.printed_scores(work, tree.source) if each.key == request.key]
    here = next((each for each in found if each.fiscal_year == request.fiscal_year), None)
    correction = trace_file.correction_of(here.file, tree.source, request.key) if here else None
    value = Decimal(correction.was) if correction else tree.value
    _excerpt(work, tree.source, value, here.table if here else "")
    if correction:
        st.info(
            f"ในไฟล์พิมพ์ {plain(correction.was)} แก้เป็น {plain(correction.now)} ตามผลการตรวจสอบ "
            f"{plain(correction.message)}",
            icon=":material/edit:",
        )
    elif here and here.read_as:
        st.info(
            f"ในไฟล์พิมพ์ว่า “{plain(here.read_as)}” โปรแกรมอ่านเป็น {plain(item_code(tree.key[1]))}", icon=":material/build:"
        )
    for remark in trace_file.remarks_on(work, tree.source):
        if remark.kind in ("doubt", "refused"):
            st.warning(plain(remark.message), icon=":material/help:")
        elif remark.kind == "part" and remark.read == tree.key[0] and subject(tree.key[1]) in remark.message:
            st.info(plain(remark.message), icon=":material/person_edit:")
        elif remark.kind == "repair" and not (here and remark.printed == here.read_as):
            st.info(plain(remark.message), icon=":material/build:")
    others = trace_file.other_places(work, request.agency, request.fiscal_year, request.key, tree.source)
    different = [each for each in others if each.score != tree.value and each.score != value]
    if different:
        st.warning(
            f"พิมพ์ไว้อีกค่าหนึ่งใน {len(different)} แห่ง โปรแกรมใช้ค่าที่อ่านพบก่อนคือ {points(tree.value)}",
            icon=":material/compare_arrows:",
        )
    if others:
        st.markdown("**พิมพ์ไว้ที่อื่นด้วย**")
        shown = others[:_SHOWN_PLACES]
        _buttons([(f"{points(o.score)} ที่ {_address(o.source)}", OfPlace(o.source, o.score)) for o in shown], "again")
        if len(others) > len(shown):
            st.caption(f"และอีก {len(others) - len(shown)} แห่ง")


def _told(work: Workspace, tree: Lineage) -> None:
    """A score that no file prints: a person named the items without a score, and the printed indicator bears it out."""
    st.markdown("**หน่วยงานระบุเอง**")
    st.info(
        "ไฟล์ไม่ได้พิมพ์คะแนนข้อนี้ คะแนนมาจากข้อที่หน่วยงานระบุว่าไม่ได้คะแนน กับคะแนนตัวชี้วัดที่พิมพ์ไว้ด้านล่าง แก้ได้ในหน้าตรวจสอบข้อมูล",
        icon=":material/person_edit:",
    )
    _excerpt(work, tree.source.split(" · ", 1)[-1], None)


def _excerpt(work: Workspace, source: str, value: Decimal | None, table: str = "") -> None:
    st.markdown(f":material/description: {plain(source)}")
    found = trace_file.around(work, source, value, table)
    if isinstance(found, str):
        st.warning(plain(found), icon=":material/draft:")
    else:
        trace_excerpt.draw(found)


def _computed(request: OfFigure, tree: Lineage) -> None:
    """How the figure follows from the level below, and the figures of that level."""
    if not tree.formula and not tree.parts:
        return
    st.markdown("**วิธีคิด**")
    if tree.formula:
        st.markdown(plain(tree.formula))
        if not tree.printed:
            st.caption("ไฟล์ไม่ได้พิมพ์คะแนนนี้ โปรแกรมคำนวณให้จากคะแนนย่อยด้วยวิธีเดียวกับ ITAS")
        kind, words = check(tree)
        if kind:
            _ALERTS[kind](plain(words), icon=_ALERT_ICONS[kind])
    elif tree.missing:
        st.caption(f"คำนวณซ้ำไม่ได้เพราะยังขาด {_listed(tree.missing)}")
    _buttons([(f"{short_name(p.key)} {points(p.value)}", _figure_of(request, p.key)) for p in tree.parts], "part")


def _other_part(request: OfFigure, figures: YearFigures) -> None:
    """The other part of an EIT figure that has two."""
    instrument, code = request.key
    other = {"EIT1": "EIT2", "EIT2": "EIT1"}.get(instrument)
    if other is None:
        return
    key = (other, other if code == instrument else code)
    if (value := figures.value(key)) is not None:
        st.markdown("**อีกส่วนหนึ่งของ EIT**")
        _buttons([(f"{short_name(key)} {points(value)}", _figure_of(request, key))], "other")


def _before(work: Workspace, request: OfFigure, figures: YearFigures, tree: Lineage) -> None:
    """The figure of the year before: of the same question where it is an item."""
    year, key = request.fiscal_year - 1, request.key
    if year not in FISCAL_YEARS or figures.rules is None or tree.value is None:
        return
    if figures.rules.item(key[1]) is not None:
        found = counterpart(key[1], request.fiscal_year, year)
        if not found.comparable:
            return
        key = (key[0], found.codes[0])
    before = year_figures(work.scores(), request.agency, year).value(key)
    if before is None:
        return
    st.markdown("**เทียบกับปีก่อน**")
    words = f"ปี {year} {short_name(key)} {points(before)} เปลี่ยนแปลง {change(tree.value, before)}"
    _buttons([(words, OfFigure(request.agency, year, key))], "before")


def _place(work: Workspace, request: OfPlace) -> None:
    scores = trace_file.printed_scores(work, request.source)
    st.header(plain(_address(request.source)), anchor=False)
    value = request.value if request.value is not None or not scores else scores[0].score
    _excerpt(work, request.source, value, scores[0].table if scores else "")
    for remark in trace_file.remarks_on(work, request.source):
        st.info(plain(remark.message), icon=":material/notes:")
    known = [each for each in scores if each.fiscal_year is not None]
    if known:
        st.markdown("**คะแนนที่อ่านจากช่องนี้**")
        _buttons(
            [
                (
                    f"{short_name(each.key)} {points(each.score)} ปี {each.fiscal_year}",
                    OfFigure(each.agency, int(each.fiscal_year or 0), each.key),
                )
                for each in known
            ],
            "read",
        )


def _level(work: Workspace, request: OfLevel) -> None:
    figures = year_figures(work.scores(), request.agency, request.fiscal_year)
    if figures.rules is None:
        return
    decision = decide_level(figures.rules, figures)
    _heading(request, decision.name or "ยังสรุประดับไม่ได้", "ระดับผลการประเมิน")
    st.markdown(plain(decision.explanation))
    for level in figures.rules.levels:
        if level.name in (decision.name, *decision.candidates):
            st.caption(f"ที่มาของเกณฑ์ระดับ “{plain(level.name)}”: {plain(level.evidence.source)}")
    st.markdown("**คะแนนที่ใช้ตัดสิน**")
    keys: list[Key] = [TOTAL, *((code, code) for code in instrument_codes(figures.rules))]
    known = [(key, figures.value(key)) for key in keys]
    _buttons(
        [
            (f"{short_name(key)} {points(value)}", OfFigure(request.agency, request.fiscal_year, key))
            for key, value in known
            if value is not None
        ],
        "level",
    )


def _count(work: Workspace, request: OfCount) -> None:
    figures = year_figures(work.scores(), request.agency, request.fiscal_year)
    target = selected().target
    if request.level == "item":
        keys = [key for key, printed in figures.printed.items() if printed.level == "item"]
    elif figures.rules is not None:
        keys = [(indicator.instrument, str(indicator.number)) for indicator in figures.rules.indicators]
    else:
        keys = []
    known = sorted(
        ((value, key) for key in keys if (value := figures.value(key)) is not None), key=lambda each: each[0]
    )
    low = [each for each in known if below(each[0], target)]
    _heading(request, f"{LEVEL_NAMES[request.level]}ที่ต่ำกว่าเกณฑ์", "")
    if low:
        st.markdown("เรียงจากคะแนนต่ำสุด เลือกเพื่อดูที่มาของแต่ละคะแนน")
    else:
        st.markdown(f"ไม่มีคะแนนที่ต่ำกว่าเกณฑ์ คะแนนต่ำสุด {min(len(known), _SHOWN_PLACES)} อันดับคือ")
    shown = low or known[:_SHOWN_PLACES]
    _buttons(
        [
            (
                f"{'▼' if low else '●'} {points(value)} {short_name(key)} {long_name(figures.rules, key)}",
                _figure_of(request, key),
            )
            for value, key in shown
        ],
        "below",
        beside=False,
    )


def _buttons(entries: Sequence[tuple[str, Request]], kind: str, *, beside: bool = True) -> None:
    """Steps to other figures and places; their texts come from files, so they are no Markdown."""
    depth = len(steps())
    with st.container(horizontal=beside, gap="xsmall"):
        for index, (words, request) in enumerate(entries):
            st.button(
                plain(words), key=f"trace_{kind}_{depth}_{index}", on_click=follow, args=(request,), type="secondary"
            )


def _figure_of(request: OfFigure | OfCount, key: Key) -> OfFigure:
    return OfFigure(request.agency, request.fiscal_year, key)


def _address(source: str) -> str:
    """The place without its file: ``2566 › D40``."""
    return " › ".join(source.split(" › ")[1:]) or source


def _listed(missing: Sequence[str]) -> str:
    shown = ", ".join(plain(each) for each in missing[:8])
    return f"{shown} และอีก {len(missing) - 8} รายการ" if len(missing) > 8 else shown
