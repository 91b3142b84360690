"""Changes to what is reported of measures. Every function returns a new table and leaves the old one alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from itadash.measures.edit import EditError, clean_text, has_no_text
from itadash.measures.model import Measure, MeasuresTable
from itadash.measures.progress import (
    FIELDS,
    ProgressEntry,
    Status,
    added,
    entry_of,
    of_round,
    with_entry,
)
from itadash.thai_dates import date_fault, read_date

# What the report of one round may begin with in the next: everything but the day.
_CARRIED = tuple(name for name in FIELDS if name != "date")


def reported(table: MeasuresTable) -> tuple[Measure, ...]:
    """The measures that are reported of: those that say something, in their order."""
    return tuple(measure for measure in table.measures if not has_no_text(measure))


def clean_evidence(value: object) -> tuple[str, ...]:
    """Files and links out of a text of lines or a list: one each, without blank and repeated ones."""
    lines = clean_text(value if value is None or isinstance(value, str) else "\n".join(map(str, value)))  # type: ignore[call-overload]
    return tuple(dict.fromkeys(line.strip() for line in lines.split("\n") if line.strip()))


def clean_date(value: object) -> str:
    """The day of a text in ISO form, empty for an empty text. Raises :class:`EditError` for anything else."""
    text = clean_text(value)
    if fault := date_fault(text):
        raise EditError(fault)
    day = read_date(text)
    return day.isoformat() if day else ""


def kept_date(value: object) -> str:
    """The day of a text in ISO form; a text that is no day is kept as it was typed, so that it can be mended."""
    text = clean_text(value)
    day = read_date(text)
    return day.isoformat() if day else text


def cleaned(name: str, value: object) -> Any:
    """A field's value as it is kept."""
    if name == "status":
        return Status(value) if isinstance(value, str) and value in set(Status) else None
    if name == "evidence":
        return clean_evidence(value)
    if name == "date":
        return kept_date(value)
    return clean_text(value)


def set_entry(table: MeasuresTable, measure: str, round_: str, **values: object) -> MeasuresTable:
    """``table`` with fields of a measure's report in a round changed; values are cleaned, unknown fields ignored.

    A measure that is not in the table changes nothing.
    """
    if measure not in {each.id for each in table.measures}:
        return table
    entry = entry_of(table.progress, measure, round_) or ProgressEntry(measure, round_)
    known: dict[str, Any] = {name: cleaned(name, value) for name, value in values.items() if name in FIELDS}
    return replace(table, progress=with_entry(table.progress, replace(entry, **known)))


def bulk_set(table: MeasuresTable, ids: Iterable[str], round_: str, **values: object) -> MeasuresTable:
    """``table`` with the same values in the reports of all measures ``ids``; other fields stay as they are."""
    for measure in ids:
        table = set_entry(table, measure, round_, **values)
    return table


# one round from another -----------------------------------------------------------------------------------------


def can_begin_from(table: MeasuresTable, source: str, target: str) -> tuple[str, ...]:
    """The measures that have a report in round ``source`` and none in ``target``, in the order of the table."""
    before, now = of_round(table.progress, source), of_round(table.progress, target)
    return tuple(each.id for each in reported(table) if each.id in before and each.id not in now)


def begin_from(table: MeasuresTable, source: str, target: str, ids: Iterable[str] | None = None) -> MeasuresTable:
    """``table`` with the reports of round ``source`` as a beginning of those of ``target``, for ``ids`` or for all.

    The day is not taken over. A measure that has a report in ``target`` keeps it.
    """
    free = can_begin_from(table, source, target)
    for measure in free if ids is None else [each for each in ids if each in free]:
        entry = entry_of(table.progress, measure, source)
        if entry:
            values = {name: getattr(entry, name) for name in _CARRIED}
            table = set_entry(table, measure, target, **values)
    return table


# reports whose measure is gone ----------------------------------------------------------------------------------


def left_over(table: MeasuresTable) -> dict[str, tuple[ProgressEntry, ...]]:
    """The reports of measures that are not in the table any more, by the measure's id."""
    there = {measure.id for measure in table.measures}
    gone = dict.fromkeys(entry.measure for entry in table.progress if entry.measure not in there)
    return {name: tuple(entry for entry in table.progress if entry.measure == name) for name in gone}


def give(table: MeasuresTable, gone: str, to: str) -> MeasuresTable:
    """``table`` with the reports left over from ``gone`` made those of measure ``to``.

    Where ``to`` has a report of the round already, the two become one (:func:`itadash.measures.progress.joined`).
    """
    if to not in {measure.id for measure in table.measures} or gone not in left_over(table):
        return table
    rest = [entry for entry in table.progress if entry.measure != gone]
    moved = [replace(entry, measure=to, title="") for entry in table.progress if entry.measure == gone]
    return replace(table, progress=added(rest, moved))


def discard(table: MeasuresTable, gone: str) -> MeasuresTable:
    """``table`` without the reports left over from ``gone``."""
    if gone not in left_over(table):
        return table
    return replace(table, progress=tuple(entry for entry in table.progress if entry.measure != gone))


# two versions ---------------------------------------------------------------------------------------------------


def differing(first: MeasuresTable, second: MeasuresTable) -> list[tuple[ProgressEntry | None, ProgressEntry | None]]:
    """Pairs of reports that are not the same in both tables (``None``: not there)."""
    keys = dict.fromkeys((entry.measure, entry.round) for entry in (*first.progress, *second.progress))
    pairs = [(entry_of(first.progress, *key), entry_of(second.progress, *key)) for key in keys]
    return [(left, right) for left, right in pairs if left != right]
