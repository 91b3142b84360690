"""What the columns of a table mean, told from its heading row and not from positions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from itadash.reading.codes import instrument_in, item_at_start, part_in
from itadash.reading.model import Cell
from itadash.reading.names import years_in
from itadash.reading.text import looks_like_score, looks_numeric, squeeze

_ROLES: tuple[tuple[str, str], ...] = (
    ("ignore", r"เปลี่ยนแปลง|ผลต่าง|เพิ่มขึ้น|ลดลง|ร้อยละ|ปรับปรุง/แก้ไข|รักษาระดับ|ถ่วงน้ำหนัก|น้ำหนัก|หมายเหตุ|ลำดับ$"),
    ("year", r"^(?:ปีงบประมาณ|ปีงบประมาณพ\.ศ\.|ปี|fiscal_?year|year)$"),
    ("agency", r"^(?:ชื่อ)?หน่วยงาน|^agency$|^อปท"),
    ("part", r"^ส่วน(?:ที่)?(?:eit)?$|^eitส่วน$|^part$"),
    ("score", r"^(?:ผล)?คะแนน|คะแนน$|^score$|^ร้อยละที่ได้"),
    ("level", r"^ระดับ(?:ข้อมูล)?$|^level$"),
    ("instrument", r"^(?:เครื่องมือ|แบบสำรวจ|แบบวัด)|^instrument$"),
    ("code", r"^รหัส|^ข้อคำถาม|^ข้อ(?:ที่)?$|^code$"),
    ("indicator", r"^ตัวชี้วัดที่$|^ที่$"),
    ("name", r"^รายการ|^รายละเอียด|^ตัวชี้วัด|^ประเด็น|^หัวข้อ|^ชื่อตัวชี้วัด|^name$"),
)


@dataclass(frozen=True)
class ScoreColumn:
    """A column of scores: its year and EIT part, where its heading names them."""

    column: int
    fiscal_year: int | None = None
    part: str = ""
    weighted: bool = False


@dataclass(frozen=True)
class Header:
    """Columns of a table by role; ``instrument`` when the heading row itself names one (a sub-heading does too)."""

    scores: tuple[ScoreColumn, ...]
    roles: dict[str, int] = field(default_factory=dict)  # role → column number
    instrument: str = ""
    weighted: tuple[int, ...] = ()
    questions: bool = False  # the code column is headed "ข้อ…": a bare number there is an item's


def _role(text: str) -> str:
    plain = squeeze(text)
    for role, pattern in _ROLES:
        if re.search(pattern, plain):
            return role
    return ""


def read_header(cells: list[Cell]) -> Header | None:
    """The header that a row is, or ``None``. A header has a score column and no number of its own but years."""
    scores: list[ScoreColumn] = []
    roles: dict[str, int] = {}
    instrument = ""
    weighted: list[int] = []
    questions = False
    if len(cells) < 2:
        return None
    for cell in cells:
        text = squeeze(cell.text)
        if len(text) > 80 or item_at_start(cell.text):
            return None
        years = years_in(text)
        if not years and (looks_numeric(text) or looks_like_score(text)):
            return None
        role = _role(text)
        part = part_in(text) or ("EIT" if re.match(r"^eit", text) and role != "part" else "")
        if role == "ignore":
            if "น้ำหนัก" in text:
                weighted.append(cell.column)
            continue
        if len(years) == 1 and role in ("", "score", "year"):
            scores.append(ScoreColumn(cell.column, years[0], part))
        elif part and role in ("", "score"):
            scores.append(ScoreColumn(cell.column, None, part))
        elif role == "score":
            scores.append(ScoreColumn(cell.column))
        elif role and role not in roles:
            roles[role] = cell.column
            if role == "code":
                instrument = instrument or instrument_in(cell.text)
                questions = text.startswith("ข้อ")
        elif len(text) > 40:
            return None
    if not scores or (not roles and not any(s.fiscal_year or s.part for s in scores)):
        return None
    return Header(tuple(scores), roles, instrument, tuple(weighted), questions)
