"""Days as Thai offices write them: "7 เมษายน 2567", "๗ เม.ย. ๖๗", "7/4/2567". Standard library only."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from itadash.thai_text import arabic, one_space

MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)
_BUDDHIST = 543  # years that the Buddhist era is ahead
_YEARS = range(2400, 2700)  # years of the Buddhist era that a date of ours may have
_NUMBER = {name.replace(".", ""): at for names in (MONTHS, SHORT_MONTHS) for at, name in enumerate(names, start=1)}
_NAMES = "|".join(
    sorted((re.escape(name).replace(r"\.", r"\.?\s?") for name in (*MONTHS, *SHORT_MONTHS)), key=len, reverse=True)
)
_NAMED = re.compile(
    rf"(?:(?<!\d)(?P<day>\d{{1,2}})\s?)?(?P<month>{_NAMES})\s?(?:พ\.?\s?ศ\.?\s?)?(?P<year>\d{{4}}|\d{{2}})(?!\d)"
)
_SLASHED = re.compile(r"(?<!\d)(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_WEEKDAYS = "จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์"
_BEFORE = re.compile(rf"วัน(?:{_WEEKDAYS})?\s?ที่\s?")  # "วันที่ 7 …", "วันพุธที่ 7 …"
_BY_HAND = re.compile(rf"[\s._…-]*{_NAMED.pattern}")  # "…… ตุลาคม 2566": the day is written on the paper


def read_date(text: str) -> date | None:
    """The day that ``text`` is, in any of the ways above or as ``2024-04-07``; ``None`` when it is no whole day.

    A year of two digits, or from 2400 on, is of the Buddhist era; one before 2400 is of the Christian era.
    """
    match = _match(text)
    return _day(match) if match and match["day"] else None


def date_fault(text: str, *, by_hand: bool = False) -> str:
    """Why ``text`` is no day (Thai, with the way out); ``""`` for a day and for no text.

    ``by_hand``: a month and a year alone are well, as the day is written in by hand ("…… ตุลาคม 2566").
    """
    plain = _plain(text)
    if not plain or read_date(text) is not None:
        return ""
    match = _match(text)
    if match is None or not match["day"]:
        if by_hand and (open_day := _BY_HAND.fullmatch(plain)) and not open_day["day"]:
            return ""
        return f"อ่านวันที่ “{plain[:40]}” ไม่ได้ โปรดพิมพ์เช่น 7 เมษายน 2567 หรือ 7/4/2567"
    year, month = _year(match), _month(match)
    if year is None:
        return f"ปี {match['year']} ไม่ใช่ปีที่ใช้ได้ โปรดพิมพ์ปี พ.ศ. เช่น 2567"
    if not 1 <= month <= 12:
        return f"ไม่มีเดือนที่ {month} โปรดพิมพ์ วัน/เดือน/ปี เช่น 7/4/2567"
    days = monthrange(year, month)[1]
    return f"ไม่มีวันที่ {int(match['day'])} {MONTHS[month - 1]} {buddhist(year)} เดือนนี้มีวันที่ 1–{days}"


def last_day(text: str) -> date | None:
    """The latest day that a running text names; a month without a day counts to its end. ``None`` without any."""
    plain = one_space(arabic(text.replace("\n", " ")))
    days = [_day(match) for pattern in (_NAMED, _SLASHED) for match in pattern.finditer(plain)]
    return max((day for day in days if day is not None), default=None)


def long_date(day: date) -> str:
    """``7 เมษายน 2567``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + _BUDDHIST}"


def short_date(day: date) -> str:
    """``7 เม.ย. 2567``."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year + _BUDDHIST}"


def buddhist(year: int) -> int:
    """The Buddhist-era year of a year of :class:`datetime.date`."""
    return year + _BUDDHIST


def christian(year: int) -> int:
    """The year of :class:`datetime.date` of a Buddhist-era year."""
    return year - _BUDDHIST


def _plain(text: str) -> str:
    plain = one_space(arabic(text)).strip()
    before = _BEFORE.match(plain)
    return plain[before.end() :].strip() if before else plain


def _match(text: str) -> re.Match[str] | None:
    """The whole of ``text`` as a day, a month and a year; they need not be possible ones."""
    plain = _plain(text)
    return next((match for pattern in (_ISO, _SLASHED, _NAMED) if (match := pattern.fullmatch(plain))), None)


def _day(match: re.Match[str]) -> date | None:
    year, month = _year(match), _month(match)
    if year is None or not 1 <= month <= 12:
        return None
    days = monthrange(year, month)[1]
    day = int(match["day"]) if match["day"] else days
    return date(year, month, day) if 1 <= day <= days else None


def _year(match: re.Match[str]) -> int | None:
    """The year of the Christian era, ``None`` for one that no date of ours has."""
    year = int(match["year"]) + (2500 if len(match["year"]) == 2 else 0)
    if year in _YEARS:
        return year - _BUDDHIST
    return year if 1900 <= year < _YEARS.start else None


def _month(match: re.Match[str]) -> int:
    month = match["month"]
    return int(month) if month.isdigit() else _NUMBER[re.sub(r"[.\s]", "", month)]
