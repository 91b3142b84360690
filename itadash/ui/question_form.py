"""What a file leaves open, asked on its card: the agency, the year of a table, what a damaged code means.

Every answer is written through at once and can be changed later; what was answered stays where it stands.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from itadash.reading import answers
from itadash.reading.model import Question, Reading
from itadash.rules import FISCAL_YEARS
from itadash.scores import LEVEL_NAMES
from itadash.store import StoredFile
from itadash.ui import intake
from itadash.ui.text import INSTRUMENT_NAMES, item_code, plain, points

NOT_TAKEN = ""  # the answer that leaves a code's scores out
_PAGE = 8  # questions on codes that are shown at once
_SCORES_NAMED = 4


def waiting(raw: Reading, body: answers.Body) -> int:
    """How many questions of a file have no answer; ``raw`` is its reading without answers."""
    years, codes = answers.years_of(body), answers.codes_of(body)
    undated = sum(table not in years for table in answers.undated_tables(raw))
    unnamed = answers.lacks_agency(raw) and not answers.agency_of(body)
    return undated + unnamed + sum(question.source not in codes for question in raw.questions)


def draw(file: StoredFile, raw: Reading) -> None:
    """The questions of ``file``; nothing when it leaves nothing open."""
    if answers.lacks_agency(raw):
        key = f"agency_of_{file.id}"
        st.text_input(
            "ไฟล์นี้ไม่ได้บอกชื่อหน่วยงาน เป็นของหน่วยงานใด",
            value=answers.agency_of(file.body),
            key=key,
            placeholder="เช่น เทศบาลตำบล …",
            on_change=partial(intake.answer, file.id, answers.with_agency, key),
        )
    told = answers.years_of(file.body)
    for index, table in enumerate(answers.undated_tables(raw)):
        _year(file, raw, table, told.get(table), f"year_of_{file.id}_{index}")
    if raw.questions:
        _codes(file, raw.questions)


def _year(file: StoredFile, raw: Reading, table: str, told: int | None, key: str) -> None:
    guess = next((r.printed for r in raw.remarks if r.read == "fiscal_year" and r.source == table and r.printed), "")
    st.selectbox(
        f"ตารางที่เริ่ม {plain(table)} ไม่ได้พิมพ์ปีงบประมาณ ({_undated(raw, table)}) เป็นผลของปีใด",
        list(FISCAL_YEARS),
        index=FISCAL_YEARS.index(told) if told in FISCAL_YEARS else None,
        placeholder=f"เลือกปีงบประมาณ (น่าจะเป็น {guess})" if guess else "เลือกปีงบประมาณ",
        key=key,
        on_change=partial(intake.answer, file.id, answers.with_year, key, table),
    )


def _undated(raw: Reading, table: str) -> str:
    """How many scores of a table have no year, and the first: "10 คะแนน เช่น ตัวชี้วัดที่ 1 = 95.00"."""
    rows = raw.printed[(raw.printed["table"] == table) & raw.printed["fiscal_year"].isna()]
    if rows.empty:
        scores = [score for asked in raw.questions if asked.table == table for score in asked.scores]
        return f"{len(scores)} คะแนนที่รอรหัส เช่น {points(scores[0].score)}" if scores else "รอรหัส"
    first = rows.iloc[0]
    return f"{len(rows)} คะแนน เช่น {plain(_name(first['instrument'], first['code']))} = {points(first['score'])}"


def _codes(file: StoredFile, questions: tuple[Question, ...]) -> None:
    """The questions on codes, a page of them at a time; the first page shown is the first with an open one."""
    told = answers.codes_of(file.body)
    answered = sum(question.source in told for question in questions)
    pages = -(-len(questions) // _PAGE)
    with st.container(border=True, gap="small", key=f"codes_{file.id}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            state = (
                "ตอบครบแล้ว เปลี่ยนคำตอบได้" if answered == len(questions) else f"ตอบแล้ว {answered} จาก {len(questions)}"
            )
            st.markdown(f":material/help: **รหัสที่อ่านได้มากกว่าหนึ่งแบบ {len(questions)} ข้อ** :gray[{state}]")
            page = _page(file.id, questions, told, pages)
        st.caption("โปรแกรมไม่เดาให้ เลือกข้อที่ถูกต้องตามหลักฐานหรือตามเอกสารต้นฉบับ คะแนนจะนำเข้าทันทีที่เลือก")
        for index in range(page * _PAGE, min((page + 1) * _PAGE, len(questions))):
            _code(file, questions[index], told.get(questions[index].source), index)


def _page(file: int, questions: tuple[Question, ...], told: dict[str, str], pages: int) -> int:
    """The page that is shown, with a picker where there are several."""
    if pages == 1:
        return 0
    key = f"codes_page_{file}"
    first_open = next((i for i, question in enumerate(questions) if question.source not in told), 0)
    if st.session_state.get(key) not in range(pages):
        st.session_state[key] = first_open // _PAGE

    def label(page: int) -> str:
        part = questions[page * _PAGE : (page + 1) * _PAGE]
        left = sum(question.source not in told for question in part)
        return f"{page * _PAGE + 1}–{page * _PAGE + len(part)}{f' (เหลือ {left})' if left else ' ✓'}"

    return int(
        st.selectbox("ช่วงของคำถาม", range(pages), format_func=label, key=key, label_visibility="collapsed", width=180)
    )


def _code(file: StoredFile, question: Question, told: str | None, index: int) -> None:
    options = [*(candidate.code for candidate in question.candidates), NOT_TAKEN]
    key = f"code_of_{file.id}_{index}"
    left, right = st.columns([2, 3], gap="small", vertical_alignment="top")
    with left:
        year = f" · ปี {question.fiscal_year}" if question.fiscal_year else ""
        st.markdown(
            f"พิมพ์ว่า **{plain(question.printed)}** = {_scores(question)}{year}  \n"
            f":small[:gray[{plain(question.source)}]]"
        )
    with right:
        st.pills(
            f"คำถามที่ {index + 1}: รหัสนี้คือข้อใด",
            options,
            format_func=lambda code: item_code(code) if code else "ไม่นำเข้า",
            default=told if told in options else None,
            key=key,
            label_visibility="collapsed",
            wrap=True,
            on_change=partial(intake.answer, file.id, answers.with_code, key, question.source),
        )
        evidence = [
            f"**{item_code(candidate.code)}** {plain('; '.join(candidate.evidence))}"
            for candidate in question.candidates
            if candidate.evidence
        ]
        if evidence:
            st.caption("  \n".join(evidence))


def _scores(question: Question) -> str:
    """The scores that wait: ``85.94``, or with their parts ``EIT Public 95.73, EIT Survey 91.21``."""
    shown = [
        f"{INSTRUMENT_NAMES[score.part]} {points(score.score)}" if score.part else f"**{points(score.score)}**"
        for score in question.scores[:_SCORES_NAMED]
    ]
    more = len(question.scores) - _SCORES_NAMED
    return ", ".join(shown) + (f" และอีก {more} คะแนน" if more > 0 else "")


def _name(instrument: str, code: str) -> str:
    if code == "total":
        return LEVEL_NAMES["total"]
    if code.isdigit():
        return f"ตัวชี้วัดที่ {code}"
    return INSTRUMENT_NAMES.get(code, item_code(code))
