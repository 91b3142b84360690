"""Rows from which nothing was read, for the reading report: runs of them joined, no more than a person can look at."""

from __future__ import annotations

from collections.abc import Sequence

from itadash.reading.layouts.found import Left
from itadash.reading.model import Ignored

MOST = 500  # entries of one sheet
_SHOWN = 160  # characters of a row


def joined(left: Sequence[Left]) -> list[Ignored]:
    """Rows that follow each other for one reason are one entry, placed "A5–A9"; past :data:`MOST` one says how many."""
    runs: list[list[Left]] = []
    for row in sorted(left, key=lambda each: each.row):
        if runs and runs[-1][-1].reason == row.reason and row.row - runs[-1][-1].row <= 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    found = [_entry(run) for run in runs[:MOST]]
    if len(runs) > MOST:
        rest = sum(len(run) for run in runs[MOST:])
        found.append(Ignored(runs[MOST][0].first, runs[MOST][0].text[:_SHOWN], f"และแถวอื่นอีก {rest:,} แถวที่ไม่ได้อ่าน"))
    return found


def _entry(run: list[Left]) -> Ignored:
    first, last = run[0], run[-1]
    source = first.first if first.row == last.row else f"{first.first}–{last.address.removeprefix('บรรทัด ')}"
    more = f" (และอีก {len(run) - 1:,} แถว)" if len(run) > 1 else ""
    return Ignored(source, first.text[:_SHOWN] + more, first.reason)
