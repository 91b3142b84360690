"""Check of kind ``conflict``: one key printed with two values, in tables, in sentences or in two files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import TOLERANCE, Finding
from itadash.assessment.part_choices import Place, part_choices
from itadash.assessment.printed import TOTAL, Key
from itadash.assessment.rollup import label, mean, recompute_values
from itadash.assessment.shares import effect
from itadash.reading.corrections import Correction
from itadash.reading.parts import PART_NAMES
from itadash.rules import Rules
from itadash.scores import Conflict


def conflicting(conflict: Conflict, figures: YearFigures | None, places: Sequence[Place] = ()) -> Finding:
    """One key printed with two values: both values, both places, what the second one may be, and the ways to settle it.

    ``places`` are all places of an EIT score (:func:`itadash.assessment.part_choices.eit_places`).
    """
    key = _key(conflict)
    first, second = f"{conflict.kept} ({conflict.kept_source})", f"{conflict.printed} ({conflict.source})"
    message = f"{label(key)} พิมพ์ไว้สองค่า คือ {first} และ {second}"
    if conflict.fiscal_year is None:
        hint = "ทั้งสองค่าไม่ระบุปีงบประมาณ อาจเป็นคนละปี"
        return _finding(conflict, "warning", f"{message} หมายเหตุ: {hint}")
    part = _single_part(conflict, figures) if figures is not None else None
    if part is not None:
        choices = part_choices(conflict, key, places, part.value)
        found = _finding(conflict, "error", f"{message} หมายเหตุ: {part.hint}")
        return replace(found, choices=choices, corrections=() if choices else _choices(conflict, key, None))
    wrong, reason = _unsupported(conflict, key, figures) if figures is not None else (None, "")
    kept, printed = conflict.kept, conflict.printed
    found = replace(
        _finding(conflict, "error", message),
        calculation=reason,
        effect=effect(figures.rules, key, printed, kept) if figures else None,
        corrections=_choices(conflict, key, wrong),
        either=wrong is None,
    )
    if wrong != kept or figures is None:
        return found
    other_way = effect(figures.rules, key, kept, printed)
    return replace(found, printed=str(kept), expected=str(printed), source=conflict.kept_source, effect=other_way)


def beside_parts(figures: YearFigures) -> Iterator[Finding]:
    """EIT items whose two parts are known and that are printed a third time, without a part, as neither of them nor
    their mean: that value would decide alone.
    """
    for key, printed in figures.printed.items():
        parts = [figures.printed.get((part, key[1])) for part in PART_NAMES]
        if key[0] != "EIT" or not key[1].startswith("e") or None in parts:
            continue
        known = {name: part.value for name, part in zip(PART_NAMES.values(), parts, strict=True) if part}
        both = mean(list(known.values()))
        if any(abs(printed.value - value) <= TOLERANCE for value in (*known.values(), both)):
            continue
        told = " ".join(f"{name} {value}" for name, value in known.items())
        yield Finding(
            "error",
            "conflict",
            figures.rules.fiscal_year if figures.rules else None,
            key[1],
            str(printed.value),
            "",
            f"{label(key)} พิมพ์ไว้ {printed.value} โดยไม่ระบุส่วน ไม่ตรงกับ {told} หรือค่าเฉลี่ย {both}",
            printed.source,
            corrections=tuple(
                Correction(printed.source, str(printed.value), str(value), "conflict", f"{label(key)} ของ {name}", *key)
                for name, value in known.items()
            ),
        )


def _finding(conflict: Conflict, severity: str, message: str) -> Finding:
    """The finding while it is not known which value is right."""
    return Finding(
        severity,
        "conflict",
        conflict.fiscal_year,
        conflict.code,
        str(conflict.printed),
        str(conflict.kept),
        message,
        conflict.source,
        either=True,
        expected_source=conflict.kept_source,
    )


def _key(conflict: Conflict) -> Key:
    return TOTAL if conflict.code == "total" else (conflict.instrument or conflict.code, conflict.code)


def _choices(conflict: Conflict, key: Key, wrong: Decimal | None) -> tuple[Correction, ...]:
    """Either value may be put in the other's place; the one that is taken for right comes first."""
    kept, printed = str(conflict.kept), str(conflict.printed)
    use_first = Correction(
        conflict.source, printed, kept, "conflict", f"{label(key)} ตาม {conflict.kept_source}", *_row(conflict)
    )
    use_second = Correction(
        conflict.kept_source, kept, printed, "conflict", f"{label(key)} ตาม {conflict.source}", *_row(conflict)
    )
    return (use_second, use_first) if wrong == conflict.kept else (use_first, use_second)


def _row(conflict: Conflict) -> tuple[str, str]:
    return conflict.instrument, conflict.code


def _unsupported(conflict: Conflict, key: Key, figures: YearFigures) -> tuple[Decimal | None, str]:
    """The value that fits the other printed figures worse, and the sum that the better one fits; ``None`` for a tie."""
    if figures.rules is None:
        return None, ""
    sums = {}
    for value in (conflict.kept, conflict.printed):
        printed = {**figures.printed, key: replace(figures.printed[key], value=value)}
        wrong = [
            found
            for found in recompute_values(printed, figures.rules)
            if found.value is not None
            and found.key in printed
            and abs(printed[found.key].value - found.value) > TOLERANCE
        ]
        sums[value] = wrong
    kept, other = len(sums[conflict.kept]), len(sums[conflict.printed])
    if kept == other:
        return None, ""
    wrong_value, right = (conflict.kept, conflict.printed) if kept > other else (conflict.printed, conflict.kept)
    against = sums[wrong_value][0]
    return wrong_value, (
        f"ถ้าใช้ {wrong_value} {label(against.key)} จะคำนวณได้ {against.value} ไม่ตรงกับที่พิมพ์ ส่วน {right} ตรงกับตัวเลขอื่นที่พิมพ์ไว้"
    )


@dataclass(frozen=True)
class _Part:
    """Why (Thai) values may be of one part of EIT, and which of the two is; ``None``: each is of one."""

    hint: str
    value: Decimal | None


def _single_part(conflict: Conflict, figures: YearFigures) -> _Part | None:
    """Whether EIT values may be of one part only [FY2566: tables print the mean, prose a part; items print either]."""
    rules = figures.rules
    if rules is None or conflict.instrument != "EIT" or not rules.instrument("EIT").parts:
        return None
    if conflict.code.startswith("e"):
        hint = "ข้อคำถาม EIT มีคะแนนสองส่วน (Public และ Survey) จึงน่าจะเป็นคะแนนคนละส่วนที่พิมพ์โดยไม่ระบุส่วน"
        return _Part(hint, None)
    key = _key(conflict)
    for value, other in ((conflict.printed, conflict.kept), (conflict.kept, conflict.printed)):
        if hint := part_of(figures, key, value, other):
            return _Part(hint, value)
    return None


def part_of(figures: YearFigures, key: Key, value: Decimal, whole: Decimal) -> str:
    """Thai words when ``value`` is of one part of the EIT indicator ``key`` and ``whole`` of both, else ``""``."""
    rules = figures.rules
    if rules is None or key[0] != "EIT" or not key[1].isdigit() or not rules.instrument("EIT").parts:
        return ""
    for one_part in _part_means(rules, figures, int(key[1])):
        if abs(value - one_part) <= TOLERANCE:
            return f"{value} เท่ากับค่าเฉลี่ยของข้อที่พิมพ์ไว้ น่าจะเป็นค่าเฉลี่ยของ EIT ส่วนเดียว"
        if abs(2 * whole - one_part - value) <= 2 * TOLERANCE:
            return f"{value} น่าจะเป็นค่าเฉลี่ยของ EIT ส่วนเดียว (อีกส่วนหนึ่งได้ {one_part} เฉลี่ยสองส่วนได้ {whole})"
    return ""


def _part_means(rules: Rules, figures: YearFigures, indicator: int) -> list[Decimal]:
    """Means of an EIT indicator's items as printed: without a part, of part 1, of part 2; each when complete."""
    means = []
    for instrument in ("EIT", "EIT1", "EIT2"):
        keys = [(instrument, item.code) for item in rules.items_of(indicator)]
        if all(key in figures.printed for key in keys):
            means.append(mean([figures.printed[key].value for key in keys]))
    return means
