"""What a row "รวม" or "เฉลี่ย" stands for: the agency, or the block of rows above it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from itadash.reading.layouts.found import Context, Findings
from itadash.reading.layouts.subjects import Subject
from itadash.reading.layouts.weights import FITS
from itadash.scores import round_half_up


def block_mean(subject: Subject, value: Decimal, year: int | None, out: Findings, context: Context) -> Subject | None:
    """What a row "รวม" or "เฉลี่ย" below rows of one instrument is about; ``None`` when that cannot be told.

    Below rows of several instruments, or of none, it is the agency's total.
    """
    start = max(context.block_start, context.table_start)
    table = [row for row in out.scores[context.table_start :] if row.level != "total"]
    block = [row for row in out.scores[start:] if row.level != "total" and row.fiscal_year in (year, None)]
    kinds = {row.instrument[:3] for row in block}
    several = len({row.instrument[:3] for row in table}) > 1
    if not kinds:
        return subject if several or not table else None
    if len(kinds) > 1:
        return subject
    levels = {row.level for row in block}
    mean = round_half_up(sum((row.score for row in block), Decimal(0)) / len(block))
    if len(levels) == 1 and levels <= {"indicator"} and len(block) > 1 and abs(mean - value) <= FITS:
        (kind,) = kinds
        return replace(subject, level="instrument", instrument=kind, code=kind)
    return subject if several and ("เฉลี่ย" not in subject.cell.text or "ภาพรวม" in subject.cell.text) else None
