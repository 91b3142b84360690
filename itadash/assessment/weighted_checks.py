"""Check of kind ``weighted``: points of the total (IIT ≤ 30, EIT ≤ 30, OIT ≤ 40) are no scores of 100.

A column of weighted points is told with the score that it means (points ÷ weight); an instrument whose printed score
is its weighted value was read from such a column. Weights are those of the fiscal year's rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from itadash.assessment.figure_checks import correction_to
from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import TOLERANCE, Finding
from itadash.assessment.printed import TOTAL, Key
from itadash.assessment.rollup import label
from itadash.assessment.shares import effect, share
from itadash.reading.model import PrintedWeighted
from itadash.rules import Rules
from itadash.scores import round_half_up

_SUM_TOLERANCE = Decimal("0.05")  # four roundings: three or four products, and their sum


def weighted_scores(year: int, figures: YearFigures) -> dict[Key, Finding]:
    """Printed instrument scores that are weighted points, by key.

    One is when it equals weight × what its indicators give, or when all instruments together add up to the printed
    total (a sum that real scores of 0–100 cannot give).
    """
    if figures.rules is None:
        return {}
    added_up = _added_up(figures.rules, figures)
    found = {}
    for key, computed in figures.computed.items():
        if computed.level != "instrument" or key not in figures.printed or computed.value is None:
            continue
        printed, weight = figures.printed[key].value, share(figures.rules, key) or Decimal(1)
        points = round_half_up(weight * computed.value)
        if abs(printed - computed.value) > TOLERANCE and abs(printed - points) <= TOLERANCE:
            found[key] = _misread(year, figures, key, computed.value, f"{weight} × {computed.value} = {points}")
    for key in added_up:
        if key not in found:
            weight = share(figures.rules, key) or Decimal(1)
            value = figures.printed[key].value
            score = min(round_half_up(value / weight), Decimal(100))
            terms = " + ".join(str(figures.printed[k].value) for k in added_up)
            total = figures.printed[TOTAL].value
            found[key] = _misread(year, figures, key, score, f"{terms} = {total} และ {value} ÷ {weight} = {score}")
    return found


def _added_up(rules: Rules, figures: YearFigures) -> tuple[Key, ...]:
    """The keys of all instruments (EIT by its parts where they are printed) when their values sum to the total."""
    if TOTAL not in figures.printed:
        return ()
    keys: list[Key] = []
    for instrument in rules.instruments:
        parts: list[Key] = [(part.code, part.code) for part in instrument.parts]
        whole: Key = (instrument.code, instrument.code)
        own = parts if parts and whole not in figures.printed else [whole]
        if not all(key in figures.printed for key in own):
            return ()
        keys += own
    values = [figures.printed[key].value for key in keys]
    if any(value > 100 * (share(rules, key) or 1) for key, value in zip(keys, values, strict=True)):
        return ()
    total = figures.printed[TOTAL].value
    return tuple(keys) if total > 0 and abs(sum(values, Decimal(0)) - total) <= _SUM_TOLERANCE else ()


def _misread(year: int, figures: YearFigures, key: Key, score: Decimal, calculation: str) -> Finding:
    printed = figures.printed[key]
    full = ((share(figures.rules, key) if figures.rules else None) or Decimal(1)) * 100
    message = (
        f"{label(key)} พิมพ์ว่า {printed.value} ซึ่งเป็นคะแนนถ่วงน้ำหนัก (เต็ม {full.normalize():f}) ไม่ใช่คะแนน 0–100 "
        f"คะแนนของแบบวัดคือ {score}"
    )
    return Finding(
        "error",
        "weighted",
        year,
        key[1],
        str(printed.value),
        str(score),
        message,
        printed.source,
        calculation=calculation,
        effect=effect(figures.rules, key, printed.value, score),
        corrections=(correction_to(key, printed, score, "weighted"),),
    )


def weighted_points(points: PrintedWeighted, figures: YearFigures) -> Iterator[Finding]:
    """A printed column of weighted points: what score it means, and whether that is the instrument's."""
    key = (points.instrument, points.instrument)
    weight = share(figures.rules, key) if figures.rules is not None else None
    if weight is None:
        return
    name, full = label(key), (weight * 100).normalize()
    meant = round_half_up(points.value / weight)
    figure = figures.figure(key)
    severity, expected, moved = "info", "", None
    calculation = f"{points.value} ÷ {weight} = {meant}"
    message = f"คะแนนถ่วงน้ำหนักของ {name} {points.value} (เต็ม {full:f}) เท่ากับ {meant} จาก 100 คะแนน"
    if points.value > weight * 100 or points.value < 0:
        severity, expected = "error", f"0–{full:f}"
        message = f"คะแนนถ่วงน้ำหนักของ {name} พิมพ์ว่า {points.value} แต่แบบวัดนี้มีน้ำหนักเพียง {full:f} คะแนน"
    elif figure is not None:
        product = round_half_up(weight * figure.value)
        expected = str(product)
        calculation = f"{weight} × {figure.value} = {product}"
        if abs(product - points.value) <= TOLERANCE:
            message += f" ตรงกับคะแนนของแบบวัดที่{'คำนวณได้' if figure.computed else 'พิมพ์ไว้'} {figure.value}"
        else:
            severity, moved = "error", round_half_up(product - points.value)
            message += f" แต่คะแนนของแบบวัดที่{'คำนวณได้' if figure.computed else 'พิมพ์ไว้'}คือ {figure.value}"
    yield Finding(
        severity,
        "weighted",
        points.fiscal_year,
        points.instrument,
        str(points.value),
        expected,
        message,
        points.source,
        calculation=calculation,
        effect=moved,
    )
