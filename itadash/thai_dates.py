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


def read_date(text: str) -> date | None:
    """The day that ``text`` is, in any of the ways above or as ``2024-04-07``; ``None`` when it is no whole day.

    A year of two digits, or from 2400 on, is of the Buddhist era; one before 2400 is of the Christian era.
    """
    plain = one_space(arabic(text)).strip().removeprefix("วันที่").strip()
    for pattern in (_ISO, _SLASHED, _NAMED):
        match = pattern.fullmatch(plain)
        if match and match["day"]:
            return _day(match)
    return None


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


def _day(match: re.Match[str]) -> date | None:
    year = int(match["year"])
    if len(match["year"]) == 2:
        year += 2500
    if year in _YEARS:
        year -= _BUDDHIST
    elif not 1900 <= year < _YEARS.start:
        return None
    month = match["month"]
    number = int(month) if month.isdigit() else _NUMBER[re.sub(r"[.\s]", "", month)]
    if not 1 <= number <= 12:
        return None
    days = monthrange(year, number)[1]
    day = int(match["day"]) if match["day"] else days
    return date(year, number, day) if 1 <= day <= days else None
