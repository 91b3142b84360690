"""Dates as Thai documents write them: in the Buddhist era, months in words."""

from __future__ import annotations

from datetime import date

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


def long_date(day: date) -> str:
    """``7 เมษายน 2565``, as memos and reports are dated."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year + 543}"
