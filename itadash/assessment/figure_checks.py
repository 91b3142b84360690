"""Checks of printed figures against the figures below them, and against what a score can be.

Kinds ``total`` · ``instrument`` · ``indicator`` · ``subindicator`` (printed ≠ recomputed) · ``range`` · ``oit-value`` ·
``code`` (items that the year does not have, parts in a year without parts).
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from decimal import Decimal

from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import TOLERANCE, Finding
from itadash.assessment.printed import Key, Printed
from itadash.assessment.rollup import PART_NAMES, Computed, label, mean
from itadash.assessment.shares import effect
from itadash.assessment.slips import slips
from itadash.assessment.sound_figures import Sound, differs, sound
from itadash.reading.corrections import Correction
from itadash.rules import Rules
from itadash.scores import HUNDREDTH

_UNVERIFIED = " (หลักเกณฑ์ข้อนี้ของปีงบประมาณนี้ยังไม่ได้ตรวจยืนยัน)"
_PARTS_TOLERANCE = Decimal("0.03")  # two roundings on either way: parts → EIT, and items → indicators → EIT


def mismatches(year: int, figures: YearFigures, passed: Container[Key] = ()) -> Iterator[Finding]:
    """Printed totals, instruments, indicators and sub-indicators that do not follow from the level below.

    ``passed`` are keys that another check has told of.
    """
    wrong = [computed for key, computed in figures.computed.items() if differs(figures, computed) and key not in passed]
    known = sound(figures) if wrong else None
    for computed in wrong:
        assert known is not None  # noqa: S101 - there is something wrong
        if (finding := _mismatch(year, figures, computed, known)) is not None:
            yield finding
    if not passed:
        yield from _parts_against_whole(year, figures)


def _mismatch(year: int, figures: YearFigures, computed: Computed, known: Sound) -> Finding | None:
    """``None`` when the figure follows from the level below once that is put right: then only that is wrong."""
    printed, instead = figures.printed[computed.key], known.used_instead(computed.key)
    better = known.computed[computed.key]
    if instead and better.value is not None:
        if abs(printed.value - better.value) <= TOLERANCE:
            return None
        computed = better
    value = computed.value
    assert value is not None  # noqa: S101 - `differs` has looked
    sure = figures.rules is not None and _is_grounded(figures.rules, computed)
    message = f"{label(computed.key)} พิมพ์ว่า {printed.value} แต่คำนวณได้ {value} จาก {computed.formula}" + (
        "" if sure else _UNVERIFIED
    )
    corrections: tuple[Correction, ...] = ()
    if instead:
        message += _put_right(figures, known, instead)
    else:
        corrections = (correction_to(computed.key, printed, value, computed.level),)
        if computed.basis == "items":
            told, more = _mistyped(figures, computed, printed)
            stands = computed.key not in known.wrong  # what is printed above follows from it
            message, corrections = message + told, (*more, *corrections) if stands else (*corrections, *more)
    return Finding(
        "error" if sure else "warning",
        computed.level,
        year,
        computed.code,
        str(printed.value),
        str(value),
        message,
        printed.source,
        calculation=computed.formula,
        effect=effect(figures.rules, computed.key, printed.value, value),
        corrections=corrections,
    )


def _put_right(figures: YearFigures, known: Sound, instead: list[Key]) -> str:
    """What was recomputed first: no correction is offered before that is settled."""
    named = " ".join(
        f"{label(key)} ที่คำนวณใหม่เป็น {known.computed[key].value} แทน {figures.printed[key].value} ที่พิมพ์ไว้"
        for key in instead
    )
    return f" โดยใช้{named} ซึ่งผิดด้วย โปรดแก้ค่านั้นก่อน แล้วจึงแก้ค่านี้"


def _mistyped(figures: YearFigures, computed: Computed, printed: Printed) -> tuple[str, tuple[Correction, ...]]:
    """That an item may be wrong instead, and which, when one slip of its digits explains it."""
    items = {key: figures.printed[key] for key in computed.keys if key in figures.printed}
    found = slips({key: item.value for key, item in items.items()}, printed.value)
    named = " หรือ".join(f"{label(key)} พิมพ์ว่า {items[key].value} ถ้าเป็น {value}" for key, value in found)
    told = f" หรือข้อใดข้อหนึ่งพิมพ์ผิด{f': {named} ค่า {printed.value} จะถูกต้อง' if named else ''}"
    return told, tuple(correction_to(key, items[key], value, computed.level) for key, value in found)


def correction_to(key: Key, printed: Printed, value: Decimal, kind: str) -> Correction:
    """The suggestion to put the recomputed ``value`` in the place of the printed one."""
    message = f"{label(key)} ที่คำนวณได้"
    return Correction(printed.source, str(printed.value), str(value), kind, message, *key)


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
            values = " + ".join(str(part.value) for part in printed)
            yield Finding(
                "error",
                "instrument",
                year,
                instrument.code,
                str(of_parts),
                str(whole),
                message,
                sources,
                calculation=f"({values}) ÷ {len(printed)} = {of_parts} เทียบกับ {whole}",
                effect=effect(figures.rules, (instrument.code, instrument.code), of_parts, whole),
            )


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
            message = f"ไม่มีข้อ {key[1].upper()} ในรายการข้อคำถามของปีงบประมาณ พ.ศ. {year}"
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
