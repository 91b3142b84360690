"""The card of one imported file: what was read, what was repaired or doubted, what the file leaves open."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from itadash.reading import answers
from itadash.reading.model import Reading, Remark
from itadash.rules import FISCAL_YEARS
from itadash.scores import LEVELS, Conflict
from itadash.store import StoredFile
from itadash.ui import intake
from itadash.ui.text import INSTRUMENT_NAMES, LEVEL_NAMES, REMARK_NAMES, agency_name, item_code, number, plain, points

_ICONS = {
    "repair": ":material/build:",
    "doubt": ":material/help:",
    "refused": ":material/block:",
    "note": ":material/notes:",
}
_ASKED = ("agency", "fiscal_year")  # doubts that the card turns into questions
_TOLD_AT_ONCE = 12  # remarks of a kind that are written out; the rest stands in the table


def draw(file: StoredFile, reading: Reading) -> None:
    """The card of ``file``; ``reading`` has the person's answers filled in."""
    raw = answers.as_read(file.body)
    with st.container(border=True, key=f"file_{file.id}"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.subheader(plain(file.name), anchor=False, width="content")
            st.button(
                "นำออก",
                icon=":material/delete:",
                key=f"remove_{file.id}",
                on_click=intake.remove,
                args=(file.id, file.name),
                help="นำไฟล์นี้ออกจากพื้นที่ทำงาน ยกเลิกได้ทันทีหลังลบ",
            )
        st.markdown(_summary(reading))
        _badges([remark for remark in raw.remarks if remark.read not in _ASKED])
        _questions(file, raw)
        with st.expander(f"คะแนนที่อ่านได้ {len(reading.printed)} ช่อง พร้อมช่องที่มา", icon=":material/table:"):
            _scores(file.id, reading)
        _remarks([remark for remark in raw.remarks if remark.read not in _ASKED])


def conflicts_box(conflicts: list[Conflict]) -> None:
    """Values that contradict each other, with both places."""
    if not conflicts:
        return
    st.warning(
        "ระบบใช้ค่าที่อ่านพบก่อน และไม่รวมค่าอื่นเข้าไปเงียบ ๆ ตรวจดูว่าค่าใดถูก แล้วนำไฟล์ที่ผิดออกหรือแก้ไขแล้วนำเข้าใหม่",
        title=f"พบคะแนนเดียวกันที่พิมพ์ต่างกัน {len(conflicts)} รายการ",
        icon=":material/compare_arrows:",
    )
    table = pd.DataFrame(
        {
            "หน่วยงาน": [agency_name(c.agency) for c in conflicts],
            "ปี": [str(c.fiscal_year) for c in conflicts],
            "รหัส": [_code(c.instrument, c.code) for c in conflicts],
            "ค่าที่ใช้": [number(c.kept) for c in conflicts],
            "อ่านจาก": [c.kept_source for c in conflicts],
            "อีกค่าหนึ่ง": [number(c.printed) for c in conflicts],
            "พบที่": [c.source for c in conflicts],
        }
    )
    config = {name: st.column_config.NumberColumn(format="%.2f") for name in ("ค่าที่ใช้", "อีกค่าหนึ่ง")}
    st.dataframe(table, hide_index=True, column_config=config, alt="ตารางคะแนนที่พิมพ์ต่างกันและที่มาทั้งสองแห่ง")


def _summary(reading: Reading) -> str:
    rows = reading.printed
    agencies = list(dict.fromkeys(rows["agency"])) or [""]
    years = [str(int(year)) for year in sorted(rows["fiscal_year"].dropna().unique())]
    counts = rows["level"].value_counts()
    levels = [f"{LEVEL_NAMES[level]} {counts[level]}" for level in LEVELS if level in counts]
    parts = [
        f":material/apartment: **{', '.join(plain(agency_name(name)) for name in agencies)}**",
        f":material/calendar_month: ปีงบประมาณ {', '.join(years) if years else 'ไม่ได้ระบุ'}",
        f":material/numbers: {' · '.join(levels) if levels else 'ไม่มีคะแนน'}",
    ]
    if reading.measures:
        parts.append(f":material/checklist: มาตรการ {len(reading.measures)} แถว")
    return "  \n".join(parts)


def _badges(remarks: list[Remark]) -> None:
    counts = {kind: sum(remark.kind == kind for remark in remarks) for kind in REMARK_NAMES}
    colours = {"repair": "blue", "doubt": "yellow", "refused": "orange", "note": "gray"}
    told = [(kind, count) for kind, count in counts.items() if count]
    if told:
        with st.container(horizontal=True, gap="xsmall"):
            for kind, count in told:
                st.badge(f"{REMARK_NAMES[kind]} {count}", icon=_ICONS[kind], color=colours[kind])  # type: ignore[arg-type]


def _questions(file: StoredFile, raw: Reading) -> None:
    """Ask for what the file does not print; answers are kept with the file."""
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
        key = f"year_of_{file.id}_{index}"
        rows = raw.printed[(raw.printed["table"] == table) & raw.printed["fiscal_year"].isna()]
        first = rows.iloc[0]
        guess = next(
            (r.printed for r in raw.remarks if r.read == "fiscal_year" and r.source == table and r.printed), ""
        )
        st.selectbox(
            f"ตารางที่เริ่ม {plain(table)} ไม่ได้พิมพ์ปีงบประมาณ ({len(rows)} คะแนน เช่น "
            f"{plain(_code(first['instrument'], first['code']))} = {points(first['score'])}) เป็นผลของปีใด",
            list(FISCAL_YEARS),
            index=FISCAL_YEARS.index(told[table]) if told.get(table) in FISCAL_YEARS else None,
            placeholder=f"เลือกปีงบประมาณ (น่าจะเป็น {guess})" if guess else "เลือกปีงบประมาณ",
            key=key,
            on_change=partial(intake.answer, file.id, answers.with_year, key, table),
        )


def _scores(file: int, reading: Reading) -> None:
    words = st.text_input("ค้นหาในตาราง", type="search", key=f"search_{file}", placeholder="รหัส คะแนน ชื่อแผ่นงาน หรือช่อง")
    table = score_table(reading)
    for word in (words or "").casefold().split():
        text = table.astype(str).agg(" ".join, axis=1).str.casefold()
        table = table[text.str.contains(word, regex=False)]
    st.dataframe(
        table,
        hide_index=True,
        height="content" if len(table) <= 12 else 460,
        column_config={
            "คะแนน": st.column_config.NumberColumn(format="%.2f"),
            "ที่มา": st.column_config.TextColumn(width="large"),
        },
        alt="ตารางคะแนนที่อ่านได้พร้อมช่องที่มา",
    )


def score_table(reading: Reading) -> pd.DataFrame:
    """Every printed score in reading order, as the card shows it."""
    rows = reading.printed
    return pd.DataFrame(
        {
            "ปี": ["ไม่ระบุ" if pd.isna(year) else str(int(year)) for year in rows["fiscal_year"]],
            "ระดับ": [LEVEL_NAMES[level] for level in rows["level"]],
            "รหัส": [_code(i, c) for i, c in zip(rows["instrument"], rows["code"], strict=True)],
            "คะแนน": [number(score) for score in rows["score"]],
            "พิมพ์ว่า": list(rows["read_as"]),
            "ที่มา": list(rows["source"]),
            "หน่วยงาน": [agency_name(name) for name in rows["agency"]],
        }
    )


def _remarks(remarks: list[Remark]) -> None:
    for kind, name in REMARK_NAMES.items():
        found = [remark for remark in remarks if remark.kind == kind]
        if not found:
            continue
        with st.expander(f"{name} {len(found)} รายการ", icon=_ICONS[kind], expanded=kind == "doubt"):
            if len(found) > _TOLD_AT_ONCE or kind == "repair":
                st.dataframe(_remark_table(found), hide_index=True, alt=f"ตาราง{name}")
            else:
                for remark in found:
                    st.markdown(f"- {plain(remark.message)}  \n  :small[:gray[{plain(remark.source)}]]")


def _remark_table(remarks: list[Remark]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "พิมพ์ว่า": [remark.printed for remark in remarks],
            "อ่านเป็น": [remark.read for remark in remarks],
            "เรื่อง": [remark.message for remark in remarks],
            "ที่มา": [remark.source for remark in remarks],
        }
    )


def _code(instrument: str, code: str) -> str:
    """``e9`` with its part where one is printed: ``E9 (EIT Public)``."""
    if code == "total":
        return LEVEL_NAMES["total"]
    if instrument in ("EIT1", "EIT2") and code != instrument:
        return f"{item_code(code)} ({INSTRUMENT_NAMES[instrument]})"
    return INSTRUMENT_NAMES.get(code, item_code(code))
