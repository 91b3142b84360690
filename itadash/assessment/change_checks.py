"""Checks of printed changes between two years against the figures of both.

Kind ``direction``: a word or sign (เพิ่มขึ้น, ลดลง, คงที่, +, −) that the figures do not bear out.
Kind ``percent``: the printed size of a change, in percent of the EARLIER year's figure or in points. A wrong percentage
is also told when it is that of the later year, or the points printed as percent.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import TOLERANCE, Finding
from itadash.assessment.printed import Key, key_of
from itadash.assessment.rollup import label
from itadash.reading.model import PrintedChange

WORDS = {"up": "เพิ่มขึ้น", "down": "ลดลง", "same": "คงที่"}


def change_findings(change: PrintedChange, now: YearFigures | None, before: YearFigures | None) -> Iterator[Finding]:
    """What is wrong with one printed change; nothing when a figure of either year is not known."""
    key = change_key(change)
    new = now.figure(key) if now is not None else None
    old = before.figure(key) if before is not None else None
    if new is None or old is None:
        return
    difference = new.value - old.value
    slack = TOLERANCE if new.computed or old.computed else Decimal(0)
    years = f"ปี {change.base_year} ได้ {old.value} ปี {change.fiscal_year} ได้ {new.value}"
    sum_ = f"{new.value} − {old.value} = {_signed(difference)}"
    actual = direction_of(difference)
    if change.direction and change.direction != actual and abs(difference) > slack:
        message = f"{label(key)} พิมพ์ว่า{WORDS[change.direction]} แต่{WORDS[actual]} ({years})"
        yield _finding("direction", change, change.printed, WORDS[actual], message, sum_)
    elif change.direction in ("up", "down") and difference == 0:
        message = f"{label(key)} พิมพ์ว่า{WORDS[change.direction]} แต่เท่าเดิม ({years})"
        # with its size of nothing the word misleads nobody
        severity = "warning" if change.value == 0 else "error"
        yield _finding("direction", change, change.printed, WORDS["same"], message, sum_, severity)
    if change.value is not None:
        yield from _size(change, key, new.value, old.value)


def change_key(change: PrintedChange) -> Key:
    """The key of the figure that changed."""
    if change.code == "total":
        return key_of("total", "", "total")
    level = "instrument" if change.code == change.instrument else "indicator"
    return key_of(level, change.instrument, change.code)


def direction_of(difference: Decimal) -> str:
    """``up`` · ``down`` · ``same``."""
    return "up" if difference > 0 else "down" if difference < 0 else "same"


def _size(change: PrintedChange, key: Key, new: Decimal, old: Decimal) -> Iterator[Finding]:
    printed = change.value
    assert printed is not None  # noqa: S101 - the caller has looked
    points, percent = abs(new - old), _share_of(new - old, old)
    fits_points = _close(printed, points)
    fits_percent = percent is not None and _close(printed, percent)
    if change.kind == "points":
        if not fits_points:
            message = f"{label(key)} พิมพ์ว่าเปลี่ยนแปลง {printed} คะแนน แต่ต่างกัน {points} คะแนน (จาก {old} เป็น {new})"
            yield _finding(
                "percent", change, str(printed), str(points), message, f"{new} − {old} = {_signed(new - old)}"
            )
        return
    if percent is None or fits_percent or (change.kind == "unknown" and fits_points):
        return
    shown = _shown(percent, printed)
    sum_ = f"({new} − {old}) ÷ {old} × 100 = {'−' if new < old else ''}{shown}"
    if change.kind == "unknown":
        message = f"{label(key)} พิมพ์การเปลี่ยนแปลงว่า {printed} ซึ่งไม่ใช่ทั้งผลต่างและร้อยละ (จาก {old} เป็น {new})"
        yield _finding("percent", change, str(printed), f"{points} หรือร้อยละ {shown}", message, sum_)
        return
    message = f"{label(key)} พิมพ์ว่าเปลี่ยนแปลงร้อยละ {printed} แต่ร้อยละของปีก่อนคือ {shown} (จาก {old} เป็น {new})"
    later = _share_of(new - old, new)
    if later is not None and _close(printed, later):
        message += f" ค่าที่พิมพ์หารด้วยคะแนนของปีหลัง ต้องหารด้วยคะแนนของปี {change.base_year}"
    elif fits_points:
        message += " ค่าที่พิมพ์เป็นผลต่างของคะแนน ไม่ใช่ร้อยละ"
    yield _finding("percent", change, str(printed), shown, message, sum_)


def _share_of(difference: Decimal, base: Decimal) -> Decimal | None:
    return abs(difference) * 100 / base if base else None


def _close(printed: Decimal, true: Decimal) -> bool:
    """Whether ``printed`` is ``true`` as far as its decimals go (and within the tolerance of rounded figures)."""
    return abs(printed - true) <= max(TOLERANCE, _unit(printed) / 2)


def _unit(printed: Decimal) -> Decimal:
    exponent = printed.as_tuple().exponent
    return Decimal(1).scaleb(min(int(exponent), 0))


def _shown(true: Decimal, printed: Decimal) -> str:
    """``true`` with as many decimals as ``printed`` has, at least two."""
    return str(true.quantize(min(_unit(printed), Decimal("0.01")), rounding=ROUND_HALF_UP))


def _signed(difference: Decimal) -> str:
    return f"{difference:+}".replace("-", "−") if difference else "0.00"


def _finding(
    kind: str,
    change: PrintedChange,
    printed: str,
    expected: str,
    message: str,
    calculation: str,
    severity: str = "error",
) -> Finding:
    return Finding(
        severity,
        kind,
        change.fiscal_year,
        change.code,
        printed,
        expected,
        message,
        change.source,
        calculation=calculation,
    )
