"""How the dialog on a figure's origin names figures and says how they agree. No Streamlit here."""

from __future__ import annotations

from decimal import Decimal

from itadash.assessment.finding import TOLERANCE
from itadash.assessment.lineage import Lineage
from itadash.assessment.printed import TOTAL, Key
from itadash.rules import Rules
from itadash.ui.text import INSTRUMENT_NAMES, item_code, points, signed, trimmed


def short_name(key: Key) -> str:
    """``E9 (EIT Public)``, ``ตัวชี้วัดที่ 7``, ``EIT Survey``, ``คะแนนรวม``."""
    instrument, code = key
    if key == TOTAL:
        return "คะแนนรวม"
    if instrument == code:
        return {**INSTRUMENT_NAMES, "EIT": "EIT"}.get(code, code)
    if "." in code:
        name = f"ตัวชี้วัดย่อยที่ {code}"
    elif code.isdigit():
        name = f"ตัวชี้วัดที่ {code}"
    else:
        name = item_code(code)
    return f"{name} ({INSTRUMENT_NAMES[instrument]})" if instrument in ("EIT1", "EIT2") else name


def long_name(rules: Rules | None, key: Key) -> str:
    """What a figure is the score of, in the words of its year; ``""`` where the rules have no words."""
    instrument, code = key
    if rules is None or key == TOTAL:
        return ""
    if instrument == code:
        names = {i.code: i.name for i in rules.instruments}
        parts = {p.code: p.name.replace(i.code, i.name) for i in rules.instruments for p in i.parts}
        return {**names, **parts}.get(code, "")
    if "." in code:
        return next((sub.name for sub in rules.subindicators if sub.code == code), "")
    if code.isdigit():
        return next((indicator.name for indicator in rules.indicators if str(indicator.number) == code), "")
    item = rules.item(code)
    return item.label if item else ""


def check(tree: Lineage) -> tuple[str, str]:
    """(``ok`` · ``near`` · ``off`` · ``""``, Thai): how a printed figure agrees with what it should be."""
    if tree.difference is None:
        return "", ""
    said = f"คำนวณจากคะแนนย่อยได้ {points(tree.recomputed)}"
    if tree.difference == 0:
        return "ok", f"{said} ตรงกับที่พิมพ์"
    gap = points(abs(tree.difference))
    if abs(tree.difference) <= TOLERANCE:
        return "near", f"{said} ต่างจากที่พิมพ์ {gap} ซึ่งเกิดจากการปัดเศษได้"
    return "off", f"{said} แต่พิมพ์ {points(tree.value)} ต่างกัน {gap} คะแนน"


def distance(value: Decimal, target: Decimal) -> str:
    """``เทียบเกณฑ์ 85: +5.20``: how far a score is from the target."""
    return f"เทียบเกณฑ์ {trimmed(target)}: {signed(value - target)}"


def change(now: Decimal, before: Decimal) -> str:
    """``+5.20``, ``ไม่เปลี่ยนแปลง``."""
    return signed(now - before) if now != before else "ไม่เปลี่ยนแปลง"
