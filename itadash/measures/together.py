"""Two versions of a table that began as one, put together where each side changed something else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from itadash.measures.model import Measure, MeasuresTable, with_measures
from itadash.measures.progress import FIELDS, ProgressEntry, entry_of, with_entry


def together(base: MeasuresTable, mine: MeasuresTable, theirs: MeasuresTable) -> MeasuresTable | None:
    """``theirs`` with what ``mine`` changed since ``base``, when the two changed different things; ``None`` otherwise.

    Different things are different fields of measures and of reports. So two people who work on different measures, or
    on different columns of one, never stand in each other's way. Rows that both added, moved or deleted are a conflict.
    """
    part = _measures_together(_bare(base), _bare(mine), _bare(theirs))
    if part is None:
        return None
    result: tuple[ProgressEntry, ...] = ()
    for key in dict.fromkeys((e.measure, e.round) for e in (*theirs.progress, *mine.progress)):
        sides = [entry_of(table.progress, *key) or ProgressEntry(*key) for table in (base, mine, theirs)]
        values = _combined(FIELDS, *sides)
        if values is None:
            return None
        title = sides[1].title or sides[2].title
        result = with_entry(result, replace(sides[2], title=title, **values))
    noted = with_measures(replace(base, progress=result), part.measures)  # with the titles of measures that are gone
    return replace(part, progress=noted.progress)


def _measures_together(base: MeasuresTable, mine: MeasuresTable, theirs: MeasuresTable) -> MeasuresTable | None:
    values = _combined([f.name for f in fields(MeasuresTable) if f.name != "measures"], base, mine, theirs)
    order = [[measure.id for measure in table.measures] for table in (base, mine, theirs)]
    if values is None or (order[0] not in order[1:] and order[1] != order[2]):
        return None
    rows: list[Measure] = []
    by_id = [{measure.id: measure for measure in table.measures} for table in (base, mine, theirs)]
    for name in order[2] if order[1] == order[0] else order[1]:
        sides = [measures.get(name) for measures in by_id]
        known = [side for side in sides if side is not None]
        if len(known) < 3:  # a row that one side added
            rows.append(known[0])
            continue
        changed = _combined([f.name for f in fields(Measure)], *known)
        if changed is None:
            return None
        rows.append(replace(known[0], **changed))
    kept = {row.id for row in rows}
    gone = {name: old for name, old in by_id[0].items() if name not in kept}
    if any(measures.get(name, old) != old for name, old in gone.items() for measures in by_id[1:]):
        return None  # deleted on one side, rewritten on the other
    return replace(theirs, **values, measures=tuple(rows))


def _combined(names: Iterable[str], base: Any, mine: Any, theirs: Any) -> dict[str, Any] | None:
    """The fields ``names`` as the side that changed them has them; ``None`` when both did, in different ways."""
    values = {}
    for name in names:
        ours, other, old = getattr(mine, name), getattr(theirs, name), getattr(base, name)
        if ours not in (old, other) and other != old:
            return None
        values[name] = other if ours in (old, other) else ours
    return values


def _bare(table: MeasuresTable) -> MeasuresTable:
    return replace(table, progress=())
