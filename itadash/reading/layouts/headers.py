"""What the columns of a table mean, told from its heading row and not from positions.

A number is a score only under a heading that says so: a heading row without such a column is a *foreign* heading, and
no row under it is read.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from itadash import rules
from itadash.reading.model import Cell
from itadash.reading.words.codes import indicator_at_start, instrument_in, item_at_start, part_in
from itadash.reading.words.names import years_in
from itadash.reading.words.text import is_blank, looks_like_score, looks_numeric, squeeze

# Words of columns and rows that hold numbers which are no scores.
NOT_A_SCORE = re.compile(
    r"เปลี่ยนแปลง|ผลต่าง|ส่วนต่าง|ช่องว่าง|เพิ่มขึ้น|ลดลง|ร้อยละ|%|เป้าหมาย|ตั้งเป้า|เกณฑ์|อันดับ|จำนวน|ผู้ตอบ|เต็ม|สูงสุด|ต่ำสุด|คาดการณ์"
    r"|ถ่วง|น้ำหนัก|ปีก่อน|ปีที่แล้ว|ปีที่ผ่านมา|(?:เฉลี่ย|คะแนน).*(?:ประเทศ|จังหวัด|อำเภอ|ทั้งหมดของ)|หมายเหตุ"
)
_ROLES: tuple[tuple[str, str], ...] = (
    ("agency", r"^(?:ชื่อ)?หน่วยงาน|^agency$|^อปท"),
    ("ignore", NOT_A_SCORE.pattern + r"|ปรับปรุง/แก้ไข|รักษาระดับ"),
    ("ordinal", r"^(?:ที่|ลำดับ(?:ที่)?|no\.?|#)$"),
    ("year", r"^(?:ปีงบประมาณ|ปีงบประมาณพ\.ศ\.|ปี|fiscal_?year|year)$"),
    ("part", r"^ส่วน(?:ที่)?(?:eit)?$|^eitส่วน$|^part$"),
    ("score", r"^(?:ผล)?คะแนน|คะแนน$|^score$|^ผลการประเมิน$|^ผล$"),
    ("level", r"^ระดับ(?:ข้อมูล)?$|^level$"),
    ("instrument", r"^(?:เครื่องมือ|แบบสำรวจ|แบบวัด)|^instrument$"),
    ("code", r"^รหัส|^ข้อคำถาม|^ข้อ(?:ที่)?$|^code$"),
    ("indicator", r"^ตัวชี้วัดที่$"),
    ("name", r"^รายการ|^รายละเอียด|^ตัวชี้วัด|^ประเด็น|^หัวข้อ|^ชื่อตัวชี้วัด|^name$"),
)
_ONLY_A_YEAR = re.compile(r"^(?:ผล|คะแนน|ที่ได้|การประเมิน|ita|ประจำ|ปี|งบประมาณ|พ\.ศ\.|[():.\s'])*$")
_PLAIN_SCORE = re.compile(r"^(?:ผล)?คะแนน(?:ที่ได้|ที่ได้รับ|ประเมิน|ผลการประเมิน|เฉลี่ย)?$|^score$")


@dataclass(frozen=True)
class ScoreColumn:
    """A column of scores: its year and EIT part, where its heading names them."""

    column: int
    fiscal_year: int | None = None
    part: str = ""


@dataclass(frozen=True)
class Header:
    """Columns of a table by role.

    ``scores`` is empty for a foreign heading (a table of something else). ``instrument`` when the heading row itself
    names one. ``set_aside`` are headings of columns that look like scores but are not read, for the person to see.
    """

    scores: tuple[ScoreColumn, ...]
    roles: dict[str, int] = field(default_factory=dict)  # role → column number
    instrument: str = ""
    set_aside: tuple[str, ...] = ()
    questions: bool = False  # the code column is headed "ข้อ…": a bare number there is an item's
    ambiguous: bool = False  # two columns claim to be the score


FOREIGN = Header(())


def _role(plain: str) -> str:
    plain = re.sub(r"^(คะแนน\w*)\((?:ร้อยละ|%|เต็ม100(?:คะแนน)?)\)$", r"\1", plain)
    for role, pattern in _ROLES:
        if re.search(pattern, plain):
            return role
    return ""


def _is_data(text: str) -> bool:
    """True for a cell that a data row has and a heading has not."""
    if is_blank(text) or item_at_start(text) or indicator_at_start(text) or rules.indicator_number(text) is not None:
        return True
    return not years_in(text) and (looks_numeric(text) or looks_like_score(text))


def read_header(cells: list[Cell]) -> Header | None:
    """The heading that a row is, or ``None``. It has two texts or more, a known role, and no number but years."""
    if len(cells) < 2 or any(len(squeeze(cell.text)) > 80 or _is_data(cell.text) for cell in cells):
        return None
    scores: list[tuple[ScoreColumn, str]] = []
    roles: dict[str, int] = {}
    instrument, questions, aside, known = "", False, [], 0
    for cell in cells:
        plain = squeeze(cell.text)
        years = years_in(cell.text)
        role = _role(plain)
        part = part_in(plain) or ("EIT" if plain.startswith("eit") and role != "part" else "")
        bare_year = len(years) == 1 and bool(_ONLY_A_YEAR.match(re.sub(r"(?:25)?\d\d", "", plain)))
        if role == "ignore":
            known += 1
            if NOT_A_SCORE.search(plain) and "หมายเหตุ" not in plain:
                aside.append(cell.text)
        elif bare_year or (role == "score" and len(years) == 1):
            scores.append((ScoreColumn(cell.column, years[0], part), plain))
        elif part and role in ("", "score"):
            scores.append((ScoreColumn(cell.column, None, part), plain))
        elif role == "score":
            scores.append((ScoreColumn(cell.column), plain))
        elif role and role not in roles:
            roles[role] = cell.column
            if role == "code":
                instrument, questions = instrument_in(cell.text), plain.startswith("ข้อ")
    if not scores:
        return Header((), roles, "", tuple(aside)) if known + len(roles) >= 2 else None
    if not roles and not known and not any(s.fiscal_year or s.part for s, _ in scores):
        return None
    chosen, dropped, ambiguous = _choose(scores, any("น้ำหนัก" in words or "ถ่วง" in words for words in aside))
    return Header(tuple(chosen), roles, instrument, (*aside, *dropped), questions, ambiguous)


def _choose(scores: list[tuple[ScoreColumn, str]], weighted: bool) -> tuple[list[ScoreColumn], list[str], bool]:
    """One score column a (year, part): of several, the one plainly headed "คะแนน"; none when that does not decide.

    Beside a column of weights (``weighted``) it never decides: the plain one may be the weighted one.
    """
    count = Counter((s.fiscal_year, s.part) for s, _ in scores)
    plain = Counter((s.fiscal_year, s.part) for s, words in scores if not weighted and _PLAIN_SCORE.match(words))
    chosen, dropped, ambiguous = [], [], False
    for column, words in scores:
        key = (column.fiscal_year, column.part)
        if count[key] == 1 or (plain[key] == 1 and not weighted and _PLAIN_SCORE.match(words)):
            chosen.append(column)
        else:
            dropped.append(words)
            ambiguous = ambiguous or plain[key] != 1
    return chosen, dropped, ambiguous


def below_years(cells: list[Cell], above: Header) -> Header | None:
    """A second heading row ("คะแนน | อันดับ | คะแนน | อันดับ") under a row of years that each span some columns."""
    years = [column for column in above.scores if column.fiscal_year]
    scores = []
    for cell in cells:
        over = [column for column in years if column.column <= cell.column]
        if over and _PLAIN_SCORE.match(squeeze(cell.text)):
            scores.append(ScoreColumn(cell.column, over[-1].fiscal_year, over[-1].part))
    if len({column.fiscal_year for column in scores}) != len(scores):
        return None
    aside = tuple(cell.text for cell in cells if _role(squeeze(cell.text)) == "ignore")
    return Header(tuple(scores), above.roles, above.instrument, aside, above.questions)
