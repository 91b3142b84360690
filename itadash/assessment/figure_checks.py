"""Checks of printed figures against the figures below them, against each other, and against what a score can be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import TOLERANCE, Finding
from itadash.assessment.printed import TOTAL, Key
from itadash.assessment.rollup import PART_NAMES, Computed, label, mean
from itadash.rules import Rules
from itadash.scores import HUNDREDTH, Conflict

_UNVERIFIED = " (หลักเกณฑ์ข้อนี้ของปีงบประมาณนี้ยังไม่ได้ตรวจยืนยัน)"
_PARTS_TOLERANCE = Decimal("0.03")  # two roundings on either way: parts → EIT, and items → indicators → EIT


def mismatches(year: int, figures: YearFigures) -> Iterator[Finding]:
    """Printed totals, instruments, indicators and sub-indicators that do not follow from the level below."""
    for key, computed in figures.computed.items():
        printed = figures.printed.get(key)
        if printed is None or computed.value is None or abs(printed.value - computed.value) <= TOLERANCE:
            continue
        sure = figures.rules is not None and _is_grounded(figures.rules, computed)
        yield Finding(
            "error" if sure else "warning",
            computed.level,
            year,
            computed.code,
            str(printed.value),
            str(computed.value),
            f"{label(key)} พิมพ์ว่า {printed.value} แต่คำนวณได้ {computed.value} จาก {computed.formula}"
            + ("" if sure else _UNVERIFIED),
            printed.source,
        )
    yield from _parts_against_whole(year, figures)


def _is_grounded(rules: Rules, computed: Computed) -> bool:
    """Whether what the figure is worked out by is borne out by a source; else a difference is only a warning."""
    if computed.level in ("total", "instrument"):
        return all(instrument.evidence.verified for instrument in rules.instruments)
    if computed.level == "subindicator" or computed.basis == "subindicators":
        return all(sub.evidence.verified for sub in rules.subindicators)
    return all(item.evidence.verified for item in rules.items_of(int(computed.code)))


def _parts_against_whole(year: int, figures: YearFigures) -> Iterator[Finding]:
    """EIT part 1 and part 2 as printed against EIT by its indicators."""
    for instrument in figures.rules.instruments if figures.rules else ():
        parts = [figures.printed.get((part.code, part.code)) for part in instrument.parts]
        whole = figures.value((instrument.code, instrument.code))
        printed = [part for part in parts if part is not None]
        if not printed or len(printed) < len(parts) or whole is None:
            continue
        of_parts = mean([part.value for part in printed])
        if abs(of_parts - whole) > _PARTS_TOLERANCE:
            message = (
                f"{' และ '.join(label((p.code, p.code)) for p in instrument.parts)} เฉลี่ยได้ {of_parts} "
                f"แต่ {instrument.code} จากตัวชี้วัดเป็น {whole}"
            )
            sources = " · ".join(part.source for part in printed)
            yield Finding("error", "instrument", year, instrument.code, str(of_parts), str(whole), message, sources)


def impossible_values(year: int | None, figures: YearFigures) -> Iterator[Finding]:
    """Scores that no score can have: outside 0–100, more than two decimals, an OIT item between 0 and 100."""
    for key, printed in figures.printed.items():
        value = printed.value
        if not 0 <= value <= 100:
            message = f"{label(key)} พิมพ์ว่า {value} ซึ่งไม่อยู่ในช่วง 0–100"
            yield Finding("error", "range", year, key[1], str(value), "0–100", message, printed.source)
        elif value != value.quantize(HUNDREDTH):
            message = f"{label(key)} พิมพ์ว่า {value} ซึ่งมีทศนิยมเกินสองตำแหน่ง"
            yield Finding("error", "range", year, key[1], str(value), "", message, printed.source)
        elif printed.level == "item" and key[0] == "OIT" and value not in (0, 100):
            # FY2564–2566: printed OIT indicators are exact means of 0 and 100 only; earlier years were not seen
            severity = "error" if figures.rules is not None and figures.rules.subindicators else "warning"
            message = f"{label(key)} พิมพ์ว่า {value} แต่ข้อ OIT ได้เพียง 0 หรือ 100 คะแนน"
            yield Finding(severity, "oit-value", year, key[1], str(value), "0 หรือ 100", message, printed.source)


def unknown_items(year: int, figures: YearFigures) -> Iterator[Finding]:
    """Item codes that the list of the year does not have."""
    listed = {item.code for item in figures.rules.items} if figures.rules else set()
    for key, printed in figures.printed.items():
        if printed.level == "item" and listed and key[1] not in listed:
            message = f"ไม่มีข้อ {key[1]} ในรายการข้อคำถามของปีงบประมาณ พ.ศ. {year}"
            yield Finding("warning", "code", year, key[1], key[1], "", message, printed.source)


def parts_of_no_use(year: int, figures: YearFigures) -> Iterator[Finding]:
    """Scores of EIT parts in a year whose EIT has none [FY2562–2565: EIT is one pool]; one finding a part."""
    rules = figures.rules
    if rules is None or any(instrument.parts for instrument in rules.instruments):
        return
    for part, name in PART_NAMES.items():
        found = {code: printed for (instrument, code), printed in figures.printed.items() if instrument == part}
        if found:
            message = (
                f"ปีงบประมาณ พ.ศ. {year} EIT ไม่แบ่งเป็นส่วน คะแนนที่พิมพ์เป็นของ {name} {len(found)} รายการ "
                f"({', '.join(list(found)[:5])}{' …' if len(found) > 5 else ''}) จึงไม่ใช้คำนวณคะแนนของ EIT และคะแนนรวม"
            )
            yield Finding("warning", "code", year, part, part, "EIT", message, next(iter(found.values())).source)


def conflicting(conflict: Conflict, figures: YearFigures | None) -> Finding:
    """One key printed with two values: both values, both places, and what the second one may be."""
    key: Key = TOTAL if conflict.code == "total" else (conflict.instrument or conflict.code, conflict.code)
    first, second = f"{conflict.kept} ({conflict.kept_source})", f"{conflict.printed} ({conflict.source})"
    message = f"{label(key)} พิมพ์ไว้สองค่า คือ {first} และ {second}"
    hint = _single_part_hint(conflict, figures) if figures is not None else ""
    severity = "error"
    if conflict.fiscal_year is None:
        severity, hint = "warning", "ทั้งสองค่าไม่ระบุปีงบประมาณ อาจเป็นคนละปี"
    return Finding(
        severity,
        "conflict",
        conflict.fiscal_year,
        conflict.code,
        str(conflict.printed),
        str(conflict.kept),
        f"{message} หมายเหตุ: {hint}" if hint else message,
        conflict.source,
    )


def _single_part_hint(conflict: Conflict, figures: YearFigures) -> str:
    """Why one of two EIT values may be that of one part only [FY2566: a table prints both parts' mean, prose one]."""
    rules = figures.rules
    if rules is None or conflict.instrument != "EIT" or not rules.instrument("EIT").parts:
        return ""
    if conflict.code.startswith("e"):
        return "ข้อคำถาม EIT มีคะแนนสองส่วน (Public และ Survey) จึงน่าจะเป็นคะแนนคนละส่วนที่พิมพ์โดยไม่ระบุส่วน"
    if not conflict.code.isdigit():
        return ""
    for value, other in ((conflict.printed, conflict.kept), (conflict.kept, conflict.printed)):
        for one_part in _part_means(rules, figures, int(conflict.code)):
            if abs(value - one_part) <= TOLERANCE:
                return f"{value} เท่ากับค่าเฉลี่ยของข้อที่พิมพ์ไว้ น่าจะเป็นค่าเฉลี่ยของ EIT ส่วนเดียว"
            if abs(2 * other - one_part - value) <= 2 * TOLERANCE:
                return f"{value} น่าจะเป็นค่าเฉลี่ยของ EIT ส่วนเดียว (อีกส่วนหนึ่งได้ {one_part} เฉลี่ยสองส่วนได้ {other})"
    return ""


def _part_means(rules: Rules, figures: YearFigures, indicator: int) -> list[Decimal]:
    """Means of an EIT indicator's items as printed: without a part, of part 1, of part 2; each when complete."""
    means = []
    for instrument in ("EIT", "EIT1", "EIT2"):
        keys = [(instrument, item.code) for item in rules.items_of(indicator)]
        if all(key in figures.printed for key in keys):
            means.append(mean([figures.printed[key].value for key in keys]))
    return means
