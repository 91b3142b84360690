"""What became of a measure, round by round: the records, and what happens to them when measures change.

An entry belongs to a measure by the measure's id, so it goes where the measure goes. No entry is ever dropped by a
change to the measures:

* deleted: the entry stays in the record, with the measure's title noted in it, and can be given to another measure;
  when the measure comes back (undo, Excel), the entry is its own again;
* merged: the entries of each round become one (:func:`joined`);
* split: both measures have the entry, as both begin with the same texts;
* duplicated: the copy is a measure of its own and has none yet.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from itadash.thai_dates import long_date
from itadash.thai_text import arabic


class Status(StrEnum):
    """How far a measure is."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"
    NOT_DONE = "not_done"


STATUS_NAMES: dict[Status, str] = {
    Status.DONE: "ดำเนินการแล้วเสร็จ",
    Status.UNDER_WAY: "อยู่ระหว่างดำเนินการ",
    Status.NOT_BEGUN: "ยังไม่เริ่ม",
    Status.NOT_DONE: "ไม่ได้ดำเนินการ",
}
NO_STATUS = "ยังไม่ระบุสถานะ"
DID, DID_NOT = "ทำ", "ไม่ทำ"
# The fields that hold running text, with their headings; evidence is one line a file or link.
TEXTS: dict[str, str] = {
    "result": "ผลการดำเนินการ",
    "evidence": "หลักฐาน",
    "obstacle": "ปัญหาและอุปสรรค",
    "suggestion": "ข้อเสนอแนะ",
    "remark": "หมายเหตุ",
}
FIELDS = ("status", *TEXTS, "date")


@dataclass(frozen=True)
class ProgressEntry:
    """What is reported of the measure with the id ``measure`` in one round (a key of ``rules.progress_rounds()``).

    ``status`` is ``None`` until somebody said it. ``date`` is the day that the report speaks of: in ISO form
    (``"2024-04-07"``), as it was typed when that is no day, or empty. ``title`` is the measure's title when it was
    taken out of the table, empty while it is there.
    """

    measure: str
    round: str
    status: Status | None = None
    result: str = ""
    evidence: tuple[str, ...] = ()
    obstacle: str = ""
    suggestion: str = ""
    remark: str = ""
    date: str = ""
    title: str = ""

    @property
    def did(self) -> bool | None:
        """ทำ (``True``) or ไม่ทำ of the published table; ``None`` without a status. Work under way counts as ทำ."""
        return None if self.status is None else self.status in (Status.DONE, Status.UNDER_WAY)

    @property
    def day(self) -> datetime.date | None:
        """``date`` as a day; ``None`` when there is none or it is no day."""
        return _iso_day(self.date)

    @property
    def day_words(self) -> str:
        """``date`` for people: ``7 เมษายน 2567``, or as it was typed."""
        return long_date(self.day) if self.day else self.date

    @property
    def blank(self) -> bool:
        """True when it says nothing."""
        return all(not getattr(self, name) for name in FIELDS)


def did_word(entry: ProgressEntry | None) -> str:
    """``ทำ``, ``ไม่ทำ``, or nothing while there is no status."""
    did = entry.did if entry else None
    return "" if did is None else DID if did else DID_NOT


def from_json(row: Mapping[str, Any]) -> ProgressEntry:
    """The entry of stored data; unknown keys are ignored, a status that is none is left out."""
    known = {f.name: row[f.name] for f in fields(ProgressEntry) if row.get(f.name) is not None}
    values: dict[str, Any] = {name: str(value) for name, value in known.items() if name != "evidence"}
    values["status"] = Status(values["status"]) if values.get("status") in set(Status) else None
    values["evidence"] = tuple(str(line) for line in known.get("evidence", ()))
    return ProgressEntry(**{"measure": "", "round": "", **values})


def _iso_day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return None


# entries of a table ---------------------------------------------------------------------------------------------


def entry_of(entries: Iterable[ProgressEntry], measure: str, round_: str) -> ProgressEntry | None:
    """The entry of a measure in a round, ``None`` when there is none."""
    return next((entry for entry in entries if (entry.measure, entry.round) == (measure, round_)), None)


def of_round(entries: Iterable[ProgressEntry], round_: str) -> dict[str, ProgressEntry]:
    """The entries of a round by the id of their measure."""
    return {entry.measure: entry for entry in entries if entry.round == round_}


def with_entry(entries: Sequence[ProgressEntry], entry: ProgressEntry) -> tuple[ProgressEntry, ...]:
    """``entries`` with ``entry`` in the place of its namesake, or at the end; an entry that says nothing goes."""
    key = (entry.measure, entry.round)
    known = any((each.measure, each.round) == key for each in entries)
    placed = [entry if (each.measure, each.round) == key else each for each in entries]
    return tuple(each for each in (placed if known else [*entries, entry]) if not each.blank)


def added(entries: Sequence[ProgressEntry], more: Iterable[ProgressEntry]) -> tuple[ProgressEntry, ...]:
    """``entries`` and ``more``; where both differ on one measure and round, what both say (:func:`joined`)."""
    result = tuple(entries)
    for entry in more:
        here = entry_of(result, entry.measure, entry.round)
        if here is None or here != replace(entry, title=here.title):
            result = with_entry(result, joined([here, entry]) if here else entry)
    return result


def merged_into(entries: Sequence[ProgressEntry], target: str, ids: Sequence[str]) -> tuple[ProgressEntry, ...]:
    """``entries`` after the measures ``ids`` became the one named ``target``: one entry a round of what all said."""
    result = [entry for entry in entries if entry.measure not in ids]
    for round_ in dict.fromkeys(entry.round for entry in entries):
        parts = [entry for name in ids if (entry := entry_of(entries, name, round_))]
        if parts:
            result.append(replace(joined(parts, silent=len(ids) - len(parts)), measure=target))
    return tuple(result)


def copied(entries: Sequence[ProgressEntry], source: str, target: str) -> tuple[ProgressEntry, ...]:
    """``entries`` with those of measure ``source`` for measure ``target`` too."""
    return added(entries, [replace(entry, measure=target) for entry in entries if entry.measure == source])


def joined(entries: Sequence[ProgressEntry], silent: int = 0) -> ProgressEntry:
    """One entry of what several say, in the name of the first; ``silent`` more measures have none.

    Every line is kept, each once. The status is the one that all share; otherwise the work is under way as soon as any
    of it was begun, so that the whole never claims more than its parts. The date is the latest; where none is a day,
    the first that was typed.
    """
    statuses = {entry.status for entry in entries} | ({None} if silent else set())
    if len(statuses) == 1:
        status = entries[0].status
    elif statuses & {Status.DONE, Status.UNDER_WAY}:
        status = Status.UNDER_WAY
    else:
        status = Status.NOT_BEGUN if Status.NOT_BEGUN in statuses else None
    texts = {
        name: "\n".join(_lines(line for entry in entries for line in getattr(entry, name).split("\n")))
        for name in TEXTS
        if name != "evidence"
    }
    return replace(
        entries[0],
        status=status,
        evidence=tuple(_lines(line for entry in entries for line in entry.evidence)),
        date=max((entry.date for entry in entries if entry.day), default="") or _first(entry.date for entry in entries),
        title=_first(entry.title for entry in entries),
        **texts,  # type: ignore[arg-type]
    )


def left_behind(
    entries: Sequence[ProgressEntry], titles: Mapping[str, str], remaining: Iterable[str]
) -> tuple[ProgressEntry, ...]:
    """``entries`` after a change of the measures: those whose measure is gone note its title, the others none.

    ``titles`` are the titles by id before the change, ``remaining`` the ids after it.
    """
    there = set(remaining)
    return tuple(
        replace(entry, title="" if entry.measure in there else titles.get(entry.measure, entry.title))
        for entry in entries
    )


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _lines(lines: Iterable[str]) -> list[str]:
    """The lines that say something, each once: spaces and kind of digit aside."""
    seen: dict[str, str] = {}
    for line in lines:
        seen.setdefault(re.sub(r"\s+", "", arabic(line)), line.strip())
    return [line for key, line in seen.items() if key]
