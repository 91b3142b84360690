"""What a mapping would read and what it would not, and why, before it is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from itadash.reading import NothingFoundError, answers, report
from itadash.reading.mapping import Mapping, apply, problems
from itadash.reading.model import Reading, Sheet
from itadash.rules import FISCAL_YEARS
from itadash.ui import downloads, mapping_files
from itadash.ui.text import number, plain
from itadash.ui.workspace import selected

_ROWS = 2_000  # of a sheet; the file itself is read whole
_TOLD = 200  # lines of a table
_WRITTEN_OUT = 4  # reasons that can be read without opening anything
_ASKED = "โปรแกรมจะถาม"
_CAPTION = 360  # pixels beside the menu


def draw(name: str, sheets: Sequence[Sheet], mapping: Mapping, *, key: str) -> bool:
    """Draw the preview of ``mapping`` for the file ``name``; false when it cannot be used."""
    st.markdown("**ตัวอย่างผลการอ่าน**")
    if found := problems(mapping, sheets):
        st.info("  \n".join(plain(problem) for problem in found), icon=":material/edit_note:", title="ยังเลือกไม่ครบ")
        return False
    short = [replace(sheet, rows=sheet.rows[:_ROWS]) for sheet in sheets]
    try:
        reading, nothing = apply(name, short, mapping), False
    except NothingFoundError as error:
        reading, nothing = error.reading, True
    table = _report(reading)
    counts = report.counts(table)
    read = counts.pop(report.READ) + counts.pop(report.REPAIRED)
    if nothing:
        st.warning("การจับคู่นี้ยังอ่านคะแนนไม่ได้แม้แต่ช่องเดียว ดูเหตุผลด้านล่าง หรือเลือกคอลัมน์ใหม่", icon=":material/search_off:")
    else:
        agencies = [name for name in dict.fromkeys(reading.printed["agency"]) if name]
        told = [*map(plain, agencies[:1])] if len(agencies) == 1 else []
        told += [f"จะอ่านได้ **{read}** รายการ", *(f"{status} {count}" for status, count in counts.items() if count)]
        if reading.printed["fiscal_year"].isna().any() or answers.lacks_agency(reading):
            told.append("ปีหรือหน่วยงานที่ไฟล์ไม่ได้บอก โปรแกรมจะถามในการ์ดของไฟล์")
        st.caption(" · ".join(told))
        if not reading.printed.empty:
            _read(reading)
    rest = table[~table["status"].isin([report.READ, report.REPAIRED])]
    if not rest.empty:
        _left(rest)
    long = any(len(sheet.rows) > _ROWS for sheet in sheets)
    words = f"ตัวอย่างอ่านเพียง {_ROWS:,} แถวแรกของแต่ละแผ่นงาน เมื่อใช้จริงจะอ่านทั้งไฟล์" if long else ""
    if not table.empty:
        piece = mapping_files.preview_piece(name, reading, table, selected().target)
        downloads.below(words, piece, key=f"{key}_preview", width=_CAPTION)
    return not nothing


def _report(reading: Reading) -> pd.DataFrame:
    """The report as it will be once year and agency are answered: they are asked after the mapping is used."""
    body = answers.with_agency(answers.new_body(reading, ""), _ASKED)
    for table in answers.undated_tables(reading):
        body = answers.with_year(body, table, FISCAL_YEARS[-1])
    return report.report(body)


def _read(reading: Reading) -> None:
    rows = reading.printed.head(_TOLD)
    shown = pd.DataFrame(
        {
            "อ่านเป็น": [report.code_name(i, c) for i, c in zip(rows["instrument"], rows["code"], strict=True)],
            "คะแนน": [number(score) for score in rows["score"]],
            "ปี": [_ASKED if pd.isna(year) else str(int(year)) for year in rows["fiscal_year"]],
            "ช่อง": [_cell(source) for source in rows["source"]],
        }
    )
    if rows["agency"].nunique() > 1:
        shown["หน่วยงาน"] = list(rows["agency"])
    st.dataframe(
        shown,
        hide_index=True,
        height="content" if len(shown) <= 6 else 250,
        column_config={"คะแนน": st.column_config.NumberColumn(format="%.2f")},
        alt="ตารางตัวอย่างคะแนนที่จะอ่านได้",
    )


def _left(rest: pd.DataFrame) -> None:
    """What would not be taken in: a few with their reasons written out, more in a table."""
    for row in rest.head(_WRITTEN_OUT).itertuples(index=False):
        st.markdown(
            f":small[**{row.status}** {plain(_cell(row.place))}] :small[:gray[{plain(row.message)}]]",
        )
    if len(rest) <= _WRITTEN_OUT:
        return
    rows = rest.head(_TOLD)
    shown = pd.DataFrame(
        {
            "ผล": rows["status"],
            "ช่อง": [_cell(place) for place in rows["place"]],
            "พิมพ์ว่า": rows["printed"],
            "เหตุผล": rows["message"],
        }
    )
    with st.expander(f"ทั้งหมดที่จะไม่นำเข้า {len(rest)} แห่ง", icon=":material/block:"):
        st.dataframe(
            shown, hide_index=True, height="content" if len(shown) <= 6 else 250, alt="ตารางค่าที่จะไม่นำเข้าและเหตุผล"
        )


def _cell(source: str) -> str:
    """A place without the name of its file, which the card has as its heading."""
    return source.split(" › ", 1)[-1]
