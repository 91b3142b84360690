"""The level and total that were announced, as the office enters them, beside what follows from the scores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from itadash.assessment.finding import TOLERANCE
from itadash.assessment.levels import LevelDecision
from itadash.assessment.result import Result, decide_for


@dataclass(frozen=True)
class Announced:
    """What the announcement says: ``level`` by name, ``total`` in points 0–100, and where it says so; all optional."""

    level: str = ""
    total: Decimal | None = None
    source: str = ""

    def __bool__(self) -> bool:
        return bool(self.level) or self.total is not None


def sentence(announced: Announced) -> str:
    """``ระดับตามประกาศ “ผ่านดี” คะแนนรวมตามประกาศ 94.96 คะแนน (ที่มา: …)``; ``""`` when nothing was announced."""
    if not announced:
        return ""
    said = [
        f"ระดับตามประกาศ “{announced.level}”" if announced.level else "",
        f"คะแนนรวมตามประกาศ {announced.total:.2f} คะแนน" if announced.total is not None else "",
        f"(ที่มา: {announced.source})" if announced.source else "",
    ]
    return " ".join(filter(None, said))


def conflicts(announced: Announced, result: Result) -> list[str]:
    """Where the announcement and the scores of the files do not agree (Thai); nothing while they can both be right."""
    return [*_total(announced, result), *_level(announced, result)]


def _total(announced: Announced, result: Result) -> Iterator[str]:
    known = result.total
    if announced.total is None or known is None:
        return
    if abs(announced.total - known.value) > (TOLERANCE if known.computed else 0):
        how = "คำนวณจากคะแนนได้" if known.computed else "ไฟล์ผลคะแนนพิมพ์ว่า"
        yield f"คะแนนรวมตามประกาศ {announced.total:.2f} ไม่ตรงกัน {how} {known.value:.2f}"


def _level(announced: Announced, result: Result) -> Iterator[str]:
    if not announced.level:
        return
    own = [level.name for level in result.rules.levels]
    if announced.level not in own:
        year = result.fiscal_year
        yield f"ระดับตามประกาศ “{announced.level}” ไม่ใช่ระดับของปีงบประมาณ พ.ศ. {year} ซึ่งใช้ {', '.join(own)}"
        return
    decision = _decision(announced, result)
    if decision.candidates and announced.level not in decision.candidates:
        doubt = "" if decision.verified else " (เกณฑ์ของระดับนี้ยังไม่ได้ตรวจยืนยัน)"
        yield f"ระดับตามประกาศ “{announced.level}” ไม่ตรงกับที่คำนวณ {decision.explanation}{doubt}"


def _decision(announced: Announced, result: Result) -> LevelDecision:
    """What the scores say of the level; without a total of theirs, by the announced one."""
    if result.total is not None or announced.total is None:
        return result.level
    return decide_for(result, announced.total)
