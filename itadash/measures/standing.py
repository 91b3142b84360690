"""How an item stands against the target, in the words of a measure's first sentence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from itadash.assessment.result import Result
from itadash.scores import round_half_up

_FULL = Decimal(100)


@dataclass(frozen=True)
class Standing:
    """``score`` names item and score, ``text`` also the target; ``link`` leads over to what the score means.

    ``link`` is empty where there is nothing to say; ``met`` says that the target is reached.
    """

    score: str
    text: str
    link: str = ""
    met: bool = False


def standing(result: Result, code: str) -> Standing:
    """The standing of an item of the result ("ข้อ I7 ได้ 72 คะแนน ต่ำกว่าเกณฑ์ 85 คะแนน", "แสดงว่า")."""
    name, target = f"ข้อ {code.upper()}", points(result.target)
    values = _values(result, code)
    low = {part: value for part, value in values.items() if value < result.target}
    if not values:
        return Standing(f"{name} ไม่ปรากฏคะแนน", f"{name} ไม่ปรากฏคะแนน")
    score = f"{name} ได้ " + " และ ".join(_part(part, value) for part, value in (low or values).items())
    if low:
        if code.startswith("o"):  # 0 of 100 does not tell which element lacks; the assessor's remark does
            return Standing(score, score, "ซึ่งอาจเนื่องจาก")
        return Standing(score, f"{score} ต่ำกว่าเกณฑ์ {target} คะแนน", "แสดงว่า")
    if all(value >= _FULL for value in values.values()):
        return Standing(score, f"{score} ซึ่งต้องรักษาระดับไว้", met=True)
    return Standing(score, f"{score} ผ่านเกณฑ์ {target} คะแนนแล้ว", "แต่", met=True)


def points(value: Decimal) -> str:
    """``85`` for whole points, ``82.14`` otherwise."""
    rounded = round_half_up(value)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def _part(part: str, value: Decimal) -> str:
    return f"{points(value)} คะแนน ({part})" if part else f"{points(value)} คะแนน"


def _values(result: Result, code: str) -> dict[str, Decimal]:
    """Part (empty when there is none, or it is not printed) → score of the item."""
    codes = result.items["code"].tolist()
    if code not in codes:
        return {}
    at = codes.index(code)
    parts = {"EIT Public": "public", "EIT Survey": "survey", "": "unspecified"}
    printed = {part: _cell(result, column, at) for part, column in parts.items()}
    printed = {part: value for part, value in printed.items() if value is not None}
    score = _cell(result, "score", at)
    return {part: value for part, value in (printed or {"": score}).items() if value is not None}


def _cell(result: Result, column: str, row: int) -> Decimal | None:
    value = result.items[column].iat[row]
    return value if isinstance(value, Decimal) else None
