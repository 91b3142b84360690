"""Words that make a number a demand, an aim or a line instead of a result: "ต้องได้", "ไม่น้อยกว่า", "ตั้งเป้าหมาย … 90"."""

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


def demanded(before: str) -> bool:
    """True when the words in ``before`` (plain text up to a number) say that the number is no result."""
    tail = before[-80:]
    return _AIM.search(tail) is not None or _DEMAND.search(tail) is not None
