"""The table of items: what the filters leave, how it is coloured, how it leaves as a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from itadash.assessment.result import Result
from itadash.downloads.model import Piece
from itadash.rules.glossary import term
from itadash.ui import downloads, tints
from itadash.ui.frame import is_narrow
from itadash.ui.text import item_code, number, verdict

INSTRUMENTS = ("IIT", "EIT", "OIT")
_SHOWN = (
    "รหัส",
    "ข้อคำถาม",
    "คะแนน",
    "ผล",
    "ส่วนต่าง",
    "EIT Public",
    "EIT Survey",
    "ปีก่อน",
    "เปลี่ยนแปลง",
    "รหัสปีก่อน",
    "ตัวชี้วัด",
    "ประเด็น",
    "ที่มา",
)
_BEFORE = "คะแนนปีก่อนของคำถามเดียวกัน เว้นว่างเมื่อปีก่อนไม่มีคำถามนี้ หรือยังยืนยันไม่ได้ว่าเป็นคำถามเดียวกัน"
EXPORT_COLUMNS = {
    "code": "รหัส",
    "label": "ข้อคำถาม",
    "instrument": "แบบวัด",
    "indicator": "ตัวชี้วัดที่",
    "indicator_name": "ชื่อตัวชี้วัด",
    "topics": "ประเด็นที่",
    "score": "คะแนน",
    "public": "EIT Public",
    "survey": "EIT Survey",
    "unspecified": "EIT ไม่ระบุส่วน",
    "gap": "ส่วนต่างจากเกณฑ์",
    "previous_code": "รหัสของคำถามเดียวกันในปีก่อน",
    "previous": "คะแนนปีก่อน",
    "change": "เปลี่ยนแปลง",
    "verdict": "ผล",
    "source": "ที่มา (ไฟล์ › แผ่นงาน › ช่อง)",
}


_PRINTED = ("code", "label", "score", "public", "survey", "gap", "previous", "change", "verdict")
_ALWAYS = ("code", "label", "score", "gap", "verdict")


@dataclass(frozen=True)
class Filters:
    """What to show; empty means everything."""

    instruments: Sequence[str] = ()
    indicators: Sequence[int] = ()
    topics: Sequence[int] = ()
    only_below: bool = False
    words: str = ""


def keep(items: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The rows of ``items`` (of a Result) that pass all filters; every word must occur in code, label or names."""
    rows = items
    if filters.instruments:
        rows = rows[rows["instrument"].isin(list(filters.instruments))]
    if filters.indicators:
        rows = rows[rows["indicator"].isin(list(filters.indicators))]
    if filters.topics:
        wanted = set(filters.topics)
        rows = rows[[bool(wanted & set(topics)) for topics in rows["topics"]]]
    if filters.only_below:
        rows = rows[rows["below"].astype(bool)]
    for word in filters.words.casefold().split():
        text = rows["code"] + " " + rows["label"] + " " + rows["indicator_name"]
        rows = rows[text.str.casefold().str.contains(word, regex=False)]
    return rows


def shown(rows: pd.DataFrame) -> pd.DataFrame:
    """``rows`` with the columns and words of the page."""
    return pd.DataFrame(
        {
            "รหัส": [item_code(code) for code in rows["code"]],
            "ข้อคำถาม": list(rows["label"]),
            "คะแนน": [number(value) for value in rows["score"]],
            "EIT Public": [number(value) for value in rows["public"]],
            "EIT Survey": [number(value) for value in rows["survey"]],
            "ส่วนต่าง": [number(value) for value in rows["gap"]],
            "ปีก่อน": [number(value) for value in rows["previous"]],
            "เปลี่ยนแปลง": [number(value) for value in rows["change"]],
            "รหัสปีก่อน": [item_code(code) for code in rows["previous_code"]],
            "ผล": [verdict(s, b) for s, b in zip(rows["score"], rows["below"], strict=True)],
            "ตัวชี้วัด": [
                f"{n}. {name}" if n else "–" for n, name in zip(rows["indicator"], rows["indicator_name"], strict=True)
            ],
            "ประเด็น": [", ".join(map(str, topics)) for topics in rows["topics"]],
            "ที่มา": list(rows["source"]),
        },
        columns=list(_SHOWN),
    )


def coloured(table: pd.DataFrame, below: Sequence[bool], *, dark: bool) -> Any:
    """``table`` with the rows below the target tinted."""
    back, ink = tints.BELOW[dark]
    marks = list(below)

    def tint(row: pd.Series) -> list[str]:
        low = marks[row.name] if isinstance(row.name, int) else False
        return [f"background-color: {back}; color: {ink}" if low else ""] * len(row)

    return table.style.apply(tint, axis=1)


def columns_for(table: pd.DataFrame) -> dict[str, Any]:
    """Column settings; EIT columns and topics only where something stands in them."""
    config: dict[str, Any] = {
        "รหัส": st.column_config.TextColumn(width=62, pinned=True),
        "ข้อคำถาม": st.column_config.TextColumn(width=190 if is_narrow() else 340),
        "คะแนน": st.column_config.NumberColumn(format="%.2f", width=75, help="ข้อ EIT ที่มีสองส่วน: ส่วนที่ต่ำกว่า"),
        "EIT Public": st.column_config.NumberColumn(format="%.2f", width=90, help=term("eit_public").help),
        "EIT Survey": st.column_config.NumberColumn(format="%.2f", width=90, help=term("eit_survey").help),
        "ส่วนต่าง": st.column_config.NumberColumn(format="%+.2f", width=75, help="คะแนนลบเกณฑ์"),
        "ผล": st.column_config.TextColumn(width=120),
        "ปีก่อน": st.column_config.NumberColumn(format="%.2f", width=75, help=_BEFORE),
        "เปลี่ยนแปลง": st.column_config.NumberColumn(format="%+.2f", width=95, help="คะแนนปีนี้ลบคะแนนปีก่อนของคำถามเดียวกัน"),
        "รหัสปีก่อน": st.column_config.TextColumn(width=90, help="รหัสของคำถามเดียวกันในปีก่อน รหัสเดียวกันอาจเป็นคนละคำถาม"),
        "ตัวชี้วัด": st.column_config.TextColumn(width="medium"),
        "ประเด็น": st.column_config.TextColumn(width=80, help=term("topic").help),
        "ที่มา": st.column_config.TextColumn(width="large", help="ไฟล์ › แผ่นงาน › ช่องที่อ่านคะแนน"),
    }
    for name in ("EIT Public", "EIT Survey", "ปีก่อน", "เปลี่ยนแปลง"):
        if table[name].isna().all():
            config[name] = None
    for name in ("รหัสปีก่อน", "ประเด็น"):
        if (table[name] == "").all():
            config[name] = None
    return config


def filter_words(filters: Filters, indicator_names: Mapping[int, str], topic_names: Mapping[int, str]) -> str:
    """The filters in Thai, for the sheet that travels with an export."""
    told = []
    if filters.instruments:
        told.append("แบบวัด " + ", ".join(filters.instruments))
    if filters.indicators:
        told.append("ตัวชี้วัด " + ", ".join(f"{n}. {indicator_names.get(n, '')}" for n in filters.indicators))
    if filters.topics:
        told.append("ประเด็น " + ", ".join(f"{n}. {topic_names.get(n, '')}" for n in filters.topics))
    if filters.only_below:
        told.append("เฉพาะข้อที่ต่ำกว่าเกณฑ์")
    if filters.words.strip():
        told.append(f"มีคำว่า “{filters.words.strip()}”")
    return " · ".join(told) or "ทุกข้อ"


def piece(rows: pd.DataFrame, result: Result, told: str) -> Piece:
    """What the filters leave, for files; ``told`` says how it was filtered."""
    table = rows.assign(
        code=[item_code(code) for code in rows["code"]],
        previous_code=[item_code(code) for code in rows["previous_code"]],
        verdict=[verdict(s, b) for s, b in zip(rows["score"], rows["below"], strict=True)],
    )
    notes = [("ตัวกรอง", told), ("จำนวน", f"{len(table)} จาก {len(result.items)} ข้อ")]
    return Piece(
        "รายข้อ",
        f"คะแนนรายข้อ ปีงบประมาณ พ.ศ. {result.fiscal_year}",
        downloads.about(result.agency, result.fiscal_year, result.target, result.items["source"], notes),
        table=table,
        columns=EXPORT_COLUMNS,
        printed=[name for name in _PRINTED if name in _ALWAYS or table[name].notna().any()],
        signed=("gap", "change"),
    )
