"""The level of a result, by the scale of its fiscal year.

Up to FY2565 the level (AA–F) follows from the total alone. From FY2566 two levels also ask something of every
instrument, EIT by its two parts (FY2566 reference documents: a total of 85 or more is only "ผ่าน" when one of IIT,
EIT part 1, EIT part 2 and OIT is below 85). What is not printed may leave the level open; then it is said to be open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from itadash.assessment.rollup import label
from itadash.rules import Level, Rules

_FULL = Decimal(100)
_SLACK = Decimal("0.04")  # a part inferred from a mean that may be 0.02 off through rounding is up to 0.04 off


@dataclass(frozen=True)
class LevelDecision:
    """``name`` is ``""`` when the level is open; then ``candidates`` (best first) are what it can be and ``missing``
    are the codes of the figures that would decide it (``total``, ``IIT``, ``EIT1`` …). ``explanation`` is Thai.
    ``verified`` tells whether the rules that decided are backed by a document that could be read: those of all
    candidates, and of the level next above them when a score below its line for every instrument rules it out. (A
    total that does not come up to a better level's is not counted as resting on that level's line.)
    """

    name: str
    candidates: tuple[str, ...]
    missing: tuple[str, ...]
    explanation: str
    verified: bool


def decide(rules: Rules, total: Decimal | None, instruments: Mapping[str, Decimal]) -> LevelDecision:
    """The level for ``total`` and the known ``instruments`` (points by IIT · EIT · EIT1 · EIT2 · OIT, any of them)."""
    if total is None:
        text = f"ยังสรุประดับของปีงบประมาณ พ.ศ. {rules.fiscal_year} ไม่ได้ เพราะไม่มีคะแนนรวม"
        return LevelDecision("", (), ("total",), text, verified=False)
    open_levels: list[Level] = []
    ruled_out: Level | None = None  # the last one, as its line is the lowest and so the one that decides
    missing: tuple[str, ...] = ()
    reason = ""
    for level in rules.levels:  # best first
        if total < level.total_from:
            continue
        answer = _instruments_reach(rules, level.instrument_from, instruments)
        if answer.reached is False:
            reason, ruled_out = answer.reason, level
            continue
        open_levels.append(level)
        if answer.reached:
            reason = reason or answer.reason
            break
        missing = missing or answer.missing
    names = tuple(level.name for level in open_levels)
    decisive = [*open_levels, *([ruled_out] if ruled_out else [])]
    verified = bool(names) and all(level.evidence.verified for level in decisive)
    if len(names) == 1:
        text = f"คะแนนรวม {total} อยู่ในระดับ “{names[0]}”" + (f" {reason}" if reason else "")
        return LevelDecision(names[0], names, (), text, verified)
    if not names:
        return LevelDecision("", (), (), f"คะแนนรวม {total} ไม่อยู่ในช่วงของระดับใด", verified=False)
    text = (
        f"คะแนนรวม {total} ยังสรุปไม่ได้ว่าอยู่ในระดับ {' หรือ '.join(f'“{name}”' for name in names)} "
        f"ต้องทราบคะแนน {', '.join(label((code, code)) for code in missing)}"
    )
    return LevelDecision("", names, missing, text, verified)


@dataclass(frozen=True)
class _Answer:
    reached: bool | None  # None: the printed figures do not tell
    reason: str = ""
    missing: tuple[str, ...] = ()


def _instruments_reach(rules: Rules, border: Decimal | None, known: Mapping[str, Decimal]) -> _Answer:
    """Whether every instrument (EIT by its parts) has at least ``border`` points."""
    if border is None:
        return _Answer(reached=True)
    below: list[str] = []
    missing: list[str] = []
    for instrument in rules.instruments:
        parts = tuple(part.code for part in instrument.parts)
        whole = known.get(instrument.code)
        if parts and whole is not None and whole < border and not any(code in known for code in parts):
            below.append(f"{instrument.code} เฉลี่ยสองส่วนได้ {whole}")  # so at least one part is below as well
            continue
        for code in parts or (instrument.code,):
            low, high = _bounds(code, parts, whole, known)
            if high < border:
                below.append(f"{label((code, code))} ได้ {known.get(code, f'ไม่เกิน {high}')}")
            elif low < border:
                missing.append(code)
    if below:
        return _Answer(reached=False, reason=f"เพราะ {' และ '.join(below)} ต่ำกว่า {border}")
    if missing:
        return _Answer(reached=None, missing=tuple(missing))
    return _Answer(reached=True, reason=f"ทุกแบบวัดได้ตั้งแต่ {border} คะแนนขึ้นไป")


def _bounds(
    code: str, parts: tuple[str, ...], whole: Decimal | None, known: Mapping[str, Decimal]
) -> tuple[Decimal, Decimal]:
    """The lowest and highest score that ``code`` can have: a part that is not printed is bounded by the EIT mean."""
    if code in known:
        return known[code], known[code]
    if len(parts) != 2 or whole is None:
        return Decimal(0), _FULL
    other = known.get(next(part for part in parts if part != code))
    if other is None:
        return max(Decimal(0), 2 * whole - _FULL - _SLACK), _FULL
    return max(Decimal(0), 2 * whole - other - _SLACK), min(_FULL, 2 * whole - other + _SLACK)
