"""Changes to a measures table. Every function returns a new table and leaves the old one alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from itadash.measures import progress
from itadash.measures.item_codes import codes_of_cell
from itadash.measures.model import COLUMNS, Measure, MeasuresTable, Signatory, new_id, with_measures
from itadash.thai_text import arabic, one_line_end

MAX_TEXT = 20_000  # characters a field may hold: about ten printed pages
MAX_MEASURES = 500
MAX_SIGNATORIES = 10
FIELDS = ("topic", "items", *COLUMNS)

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class EditError(Exception):
    """A change that cannot be made; ``str(error)`` is a Thai sentence."""


# values of fields -----------------------------------------------------------------------------------------------


def clean_text(value: object) -> str:
    """Text as a field holds it: one kind of line break, no control characters, at most ``MAX_TEXT`` characters."""
    if value is None:
        return ""
    return _CONTROL.sub("", one_line_end(str(value)))[:MAX_TEXT].strip()


def clean_topic(value: object) -> int:
    """The topic 1–7 that a value names by its first digit ("๓", "3 ช่องทาง…", 3.0); 0 for anything else."""
    match = re.match(r"\s*(?:ประเด็นที่)?\s*([1-7])(?![0-9])", arabic(str(value)))
    return int(match.group(1)) if match else 0


def clean_items(value: object) -> tuple[str, ...]:
    """Item codes out of a list or a text ("i7, E๑๑"), lower case, ASCII digits, each once, in order."""
    return codes_of_cell(value)


def _clean(field: str, value: object) -> Any:
    if field == "topic":
        return clean_topic(value)
    if field == "items":
        return clean_items(value)
    return clean_text(value)


def _changed(measure: Measure, values: Mapping[str, object]) -> Measure:
    return replace(measure, **{name: _clean(name, value) for name, value in values.items() if name in FIELDS})


def has_no_text(measure: Measure) -> bool:
    """True when no column says anything; the period, which every new measure gets, does not count."""
    return not any(getattr(measure, name) for name in COLUMNS if name != "period")


def without_blanks(table: MeasuresTable) -> MeasuresTable:
    """``table`` as it is printed: without measures that nothing was written in."""
    return with_measures(table, (measure for measure in table.measures if not has_no_text(measure)))


# one measure ----------------------------------------------------------------------------------------------------


def add(table: MeasuresTable, measure: Measure | None = None, at: int | None = None) -> MeasuresTable:
    """``table`` with ``measure`` (default: a blank one) put in at position ``at`` (default: the end)."""
    measures = list(table.measures)
    fresh = measure or Measure(new_id())
    if fresh.id in {m.id for m in measures}:
        fresh = replace(fresh, id=new_id())
    measures.insert(len(measures) if at is None else at, fresh)
    return _checked(table, measures)


def extend(table: MeasuresTable, measures: Iterable[Measure]) -> MeasuresTable:
    """``table`` with several measures put in at the end, ids made new where they are taken."""
    for measure in measures:
        table = add(table, measure)
    return table


def delete(table: MeasuresTable, measure_id: str) -> MeasuresTable:
    """``table`` without the measure."""
    return with_measures(table, (m for m in table.measures if m.id != measure_id))


def duplicate(table: MeasuresTable, measure_id: str) -> MeasuresTable:
    """``table`` with a copy of the measure right below it."""
    at = position(table, measure_id)
    if at is None:
        return table
    return add(table, replace(table.measures[at], id=new_id()), at + 1)


def move(table: MeasuresTable, measure_id: str, *, to: int | None = None, by: int = 0) -> MeasuresTable:
    """``table`` with the measure at position ``to``, or ``by`` places further down (negative: up), within bounds."""
    at = position(table, measure_id)
    if at is None:
        return table
    measures = list(table.measures)
    measure = measures.pop(at)
    goal = at + by if to is None else to
    measures.insert(min(max(goal, 0), len(measures)), measure)
    return with_measures(table, measures)


def update(table: MeasuresTable, measure_id: str, **values: object) -> MeasuresTable:
    """``table`` with fields of one measure changed; values are cleaned, unknown fields ignored."""
    return with_measures(table, (_changed(m, values) if m.id == measure_id else m for m in table.measures))


def position(table: MeasuresTable, measure_id: str) -> int | None:
    """Where the measure stands, from 0; None when it is not there."""
    return next((at for at, measure in enumerate(table.measures) if measure.id == measure_id), None)


def sort_by_topic(table: MeasuresTable) -> MeasuresTable:
    """``table`` with its measures by topic, otherwise in their order; those without a topic last."""
    return with_measures(table, sorted(table.measures, key=lambda m: m.topic or 99))


# the grid -------------------------------------------------------------------------------------------------------


def apply_grid_edits(
    baseline: Sequence[Measure], edits: Mapping[str, Any], row_id: Callable[[int], str] | None = None
) -> tuple[Measure, ...]:
    """The measures that a grid shows: ``baseline`` with the pending edits of ``st.data_editor``.

    ``edits`` holds ``edited_rows`` ({row of the baseline: {field: value}}, rows as int or str), ``added_rows``
    ([{field: value}]) and ``deleted_rows`` ([row of the baseline]); a cleared cell is None. Columns that are no
    fields and rows that are not in the baseline are ignored. ``row_id`` names the k-th added row (the editor
    reports all added rows again with each edit, and they must keep their ids); default: new ids.
    """
    edited = {int(row): values for row, values in (edits.get("edited_rows") or {}).items()}
    deleted = {int(row) for row in edits.get("deleted_rows") or ()}
    kept = [_changed(m, edited.get(row, {})) for row, m in enumerate(baseline) if row not in deleted]
    name = row_id or (lambda _: new_id())
    added = [_changed(Measure(name(k)), values) for k, values in enumerate(edits.get("added_rows") or ())]
    if len(kept) + len(added) > MAX_MEASURES:
        raise EditError(_TOO_MANY)
    return (*kept, *added)


# signatories ----------------------------------------------------------------------------------------------------


def set_signatories(table: MeasuresTable, rows: Iterable[Mapping[str, object]]) -> MeasuresTable:
    """``table`` with the signature blocks of ``rows`` (role, name, position); rows without any text are dropped."""
    blocks = [
        Signatory(*(" ".join(clean_text(row.get(f)).split()) for f in ("role", "name", "position"))) for row in rows
    ]
    return replace(table, signatories=tuple(b for b in blocks if b.role or b.name or b.position)[:MAX_SIGNATORIES])


# coverage and differences ---------------------------------------------------------------------------------------


def coverage(table: MeasuresTable, flagged: Iterable[str]) -> tuple[str, ...]:
    """The flagged item codes that no measure answers, in their order."""
    answered = {code for measure in table.measures for code in measure.items}
    return tuple(code for code in flagged if code not in answered)


def differing(first: MeasuresTable, second: MeasuresTable) -> tuple[tuple[Measure | None, Measure | None], ...]:
    """Pairs of measures that are not the same in both tables (None: not there), in the order of ``first``."""
    left, right = {m.id: m for m in first.measures}, {m.id: m for m in second.measures}
    ids = dict.fromkeys([*left, *right])
    return tuple((left.get(i), right.get(i)) for i in ids if left.get(i) != right.get(i))


def merged(first: MeasuresTable, second: MeasuresTable) -> MeasuresTable:
    """``first`` with every measure of ``second`` that differs or is missing put in below its namesake (or at the end).

    Nothing of either table is lost: the person deletes what is not wanted. A measure that is put in brings what was
    reported of it; where both tables report of the same measure, the entry holds what both say.
    """
    table, names = first, {measure.id: measure.id for measure in second.measures}
    for _, theirs in differing(first, second):
        if theirs is not None:
            at = position(table, theirs.id)
            table = add(table, theirs, None if at is None else at + 1)
            names[theirs.id] = table.measures[-1 if at is None else at + 1].id
    theirs_too = [replace(entry, measure=names.get(entry.measure, entry.measure)) for entry in second.progress]
    return with_measures(replace(table, progress=progress.added(table.progress, theirs_too)), table.measures)


def _checked(table: MeasuresTable, measures: Sequence[Measure]) -> MeasuresTable:
    if len(measures) > MAX_MEASURES:
        raise EditError(_TOO_MANY)
    return with_measures(table, measures)


_TOO_MANY = f"ตารางมาตรการมีได้ไม่เกิน {MAX_MEASURES} แถว โปรดลบแถวที่ไม่ใช้ก่อน"
