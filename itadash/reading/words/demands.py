"""Words that make a number no result of the year: a demand, an aim or a line ("ต้องได้", "ไม่น้อยกว่า", "ตั้งเป้าหมาย … 90"),
or the figure of another year ("ปีที่แล้วได้ 80.00").
"""

from __future__ import annotations

import re

_REACH = 30  # signs between such a word and its number
_AIM = re.compile(rf"(?:ตั้งเป้า|เป้าหมาย|คาดว่า|คาดหวัง|คาดการณ์)(?:(?!แต่)\D){{0,{_REACH}}}$")
# "ควรทราบ" is of a question's wording; "ต้องปรับปรุง ได้ 70.11" is a result again: a clause of its own begins with "ได้".
_DEMAND = re.compile(
    r"(?:(?:(?<!ถูก)ต้อง|ควร)\s?(?:ได้|มี|เป็น|อยู่|ให้|ทำ|เพิ่ม|พัฒนา|ปรับ|ยก|รักษา|ไม่)"
    r"|ให้ได้|ให้มี|ไม่น้อยกว่า|ไม่ต่ำกว่า|ไม่ถึง|มากกว่า|น้อยกว่า|สูงกว่า|ต่ำกว่า|อย่างน้อย|(?<!หลัก)เกณฑ์)"
    rf"(?:(?!แต่|(?:\s|โดย|และ|จึง)(?:ได้|มีคะแนน))\D){{0,{_REACH}}}$"
)

# "(ปี 2565 = 70.11)", "ปีที่แล้วได้ 70.11": the figure of a year of its own.
_OF_YEAR = re.compile(
    r"(?:ปี[^\d]{0,20}(?P<year>25[5-9]\d)|ปี(?:ก่อน|ที่แล้ว|ที่ผ่านมา)|เดิม)\s*\)?\s*(?:[=:(]|ที่ได้|ได้รับ|ได้|มี|เท่ากับ|อยู่ที่|คือ|คะแนน)(?:[\s=:(]|รับ|คะแนน|เฉลี่ย)*$"
)

# Words before a name that make its figure another's: "ค่าเฉลี่ยทั้งประเทศ ตัวชี้วัดที่ 1 …", "ปีที่แล้ว คะแนนรวม …".
_ANOTHERS = re.compile(r"(?:ประเทศ|ข้างเคียง|ใกล้เคียง|(?<!จาก)(?<!กว่า)(?<!กับ)(?:ปีก่อน|ปีที่แล้ว|ปีที่ผ่านมา))\D{0,25}$")
_YEAR_FIRST = re.compile(r"^\D{0,30}ปี[^\d]{0,20}(25[5-9]\d)(?!\d)\D{0,40}$")


def demanded(before: str) -> bool:
    """True when the words in ``before`` (plain text up to a number) say that the number is no result."""
    tail = before[-80:]
    return _AIM.search(tail) is not None or _DEMAND.search(tail) is not None


def of_another_year(before: str, fiscal_year: int | None) -> bool:
    """True when the words right before a number say that it is the figure of a year other than ``fiscal_year``."""
    match = _OF_YEAR.search(before[-80:])
    return match is not None and match["year"] != str(fiscal_year)


def of_another(before: str) -> bool:
    """True when the words before a name say that its figure is not the agency's own of this year."""
    return _ANOTHERS.search(before[-80:]) is not None


def year_first(before: str, fiscal_year: int | None) -> int | None:
    """The year before ``fiscal_year`` that a sentence begins with ("ปี 2565 ตัวชี้วัดที่ 8 …"), else ``None``."""
    match = _YEAR_FIRST.match(before)
    year = int(match[1]) if match else None
    return year if year is not None and fiscal_year is not None and year < fiscal_year else None
