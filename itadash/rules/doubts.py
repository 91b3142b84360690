"""Tells in Thai which parts of a year's rules are not verified, entries with one source in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the records call this module
    from itadash.rules.model import Evidence, Rules


def sentences(rules: Rules) -> tuple[str, ...]:
    """One sentence for each kind of entry and source that is not verified; () when all is verified."""
    year = f"ปีงบประมาณ {rules.fiscal_year}"
    groups: list[tuple[str, list[tuple[str, Evidence]]]] = [
        ("ค่าเป้าหมาย {} คะแนน " + year, [(str(rules.target), rules.evidence)]),
        ("น้ำหนักคะแนนของ {} " + year, [(i.code, i.evidence) for i in rules.instruments]),
        ("น้ำหนักคะแนนของ {} " + year, [(p.code, p.evidence) for i in rules.instruments for p in i.parts]),
        ("ชื่อตัวชี้วัดที่ {} " + year, [(str(i.number), i.evidence) for i in rules.indicators]),
        ("ตัวชี้วัดย่อย {} " + year, [(s.code, s.evidence) for s in rules.subindicators]),
        ("รายการข้อ {} " + year, [(i.code.upper(), i.evidence) for i in rules.items]),
        ("เกณฑ์ระดับ {} " + year, [(f"“{level.name}”", level.evidence) for level in rules.levels]),
        ("การจัดข้อเข้าประเด็นที่ {} " + year, [(str(t.number), t.evidence) for t in rules.topics]),
    ]
    found: list[str] = []
    for what, entries in groups:
        by_source: dict[str, list[str]] = {}
        for name, evidence in entries:
            if not evidence.verified:
                by_source.setdefault(evidence.source, []).append(name)
        for source, names in by_source.items():
            found.append(f"{what.format(runs(names))} ยังไม่ได้ตรวจยืนยัน (ที่มา: {source})")
    return tuple(found)


def runs(codes: Iterable[str]) -> str:
    """Codes with runs of three and more drawn together: ``i1 i2 i3 i5 i6`` → ``i1–i3 i5 i6``."""
    joined: list[list[tuple[str, int | None, str]]] = []
    for code in codes:
        match = re.fullmatch(r"([A-Za-z]?)(\d+)", code)
        letter, number = (match[1], int(match[2])) if match else (code, None)
        last = joined[-1][-1] if joined else None
        if last and number is not None and last[1] is not None and last[0] == letter and number == last[1] + 1:
            joined[-1].append((letter, number, code))
        else:
            joined.append([(letter, number, code)])
    return " ".join(
        f"{run[0][2]}–{run[-1][2]}" if len(run) > 2 else " ".join(code for _, _, code in run) for run in joined
    )
