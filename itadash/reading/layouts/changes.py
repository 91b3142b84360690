"""Changes between two years as tables print them: "เพิ่มขึ้น ๑๖.๕๓", "-3.20", "ลดลงร้อยละ 4"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from itadash.reading.words.text import is_blank, squeeze

_UP, _DOWN, _SAME = "up", "down", "same"
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PERCENT = re.compile(r"ร้อยละ(\d{1,9}(?:\.\d+)?)|(\d{1,9}(?:\.\d+)?)%")
_MARKS = {
    "▲": _UP,
    "↑": _UP,
    "⬆": _UP,
    "+": _UP,
    "▼": _DOWN,
    "↓": _DOWN,
    "⬇": _DOWN,
    "-": _DOWN,
    "−": _DOWN,
    "–": _DOWN,
}
_MINUS = re.compile(r"(?:^|[^\d])[-−–](?=\(?\d)")


@dataclass(frozen=True)
class Change:
    """One printed change, its fields as in :class:`~itadash.reading.model.PrintedChange`."""

    kind: str
    value: Decimal | None
    direction: str


def changes_in(text: str, heading: str) -> list[Change]:
    """The changes that a cell under ``heading`` prints: none, one, or points and percent ("เพิ่มขึ้น 3.20 (ร้อยละ 4)")."""
    if is_blank(text):
        return []
    plain, above = squeeze(text[:200]), squeeze(heading[:200])
    numbers = _NUMBER.findall(plain)
    direction = _direction(plain) or (_direction_of_heading(above) if numbers else "")
    percent = _PERCENT.findall(plain)
    if len(numbers) == 2 and len(percent) == 1:
        share = percent[0][0] or percent[0][1]
        points = numbers[1] if numbers[0] == share else numbers[0]
        return [Change("points", Decimal(points), direction), Change("percent", Decimal(share), direction)]
    value = Decimal(numbers[0]) if len(numbers) == 1 else None
    return [Change(_kind(plain, above), value, direction)] if value is not None or direction else []


def _direction(plain: str) -> str:
    if re.search(r"คงที่|คงเดิม|เท่าเดิม|ไม่เปลี่ยนแปลง|ไม่มีการเปลี่ยนแปลง", plain):
        return _SAME
    if _NOUGHT.fullmatch(plain):
        return _SAME
    up, down = bool(re.search(r"เพิ่ม|สูงขึ้น|ดีขึ้น", plain)), bool(re.search(r"ลด|ต่ำลง", plain))
    if up != down:
        return _UP if up else _DOWN
    if re.fullmatch(r"\(\d+(?:\.\d+)?\)", plain) or _MINUS.search(plain):
        return _DOWN
    return next((way for mark, way in _MARKS.items() if mark in plain and mark not in "-−–"), "")


_NOUGHT = re.compile(r"[+-]0+(?:\.0+)?%?")  # "+0.00" of a column that signs all its numbers


def _direction_of_heading(above: str) -> str:
    """A column of rises only, or of falls only."""
    up, down = "เพิ่ม" in above, "ลด" in above
    return "" if up == down else _UP if up else _DOWN


def _kind(plain: str, above: str) -> str:
    for words in (plain, above):
        if "ร้อยละ" in words or "%" in words:
            return "percent"
        if re.search(r"คะแนน|ผลต่าง|ส่วนต่าง|จุด", words):
            return "points"
    return "unknown"


def years_of(named: Sequence[int], columns: Sequence[tuple[int, int]], at: int) -> tuple[int | None, int | None]:
    """(earlier, later) year of a change column.

    ``named`` are the years in its heading, ``columns`` (column number, year) of the score columns, ``at`` its own
    number. Two named years are those; else the two year columns next on its left, or the two of the table.
    """
    if len(named) >= 2:
        return min(named), max(named)
    ordered = [year for column, year in sorted(columns)]
    if len(named) == 1:
        others = sorted(year for year in set(ordered) if year != named[0])
        before = [year for year in others if year < named[0]]
        return (before[-1] if before else None), named[0]
    left = list(dict.fromkeys(year for column, year in sorted(columns) if column < at))[-2:]
    pair = left if len(left) == 2 else list(dict.fromkeys(ordered))[-2:]
    return (min(pair), max(pair)) if len(pair) == 2 else (None, pair[0] if pair else None)
