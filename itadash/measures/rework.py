"""Larger changes to a measures table: split, merge, reorder, set many at once, find and replace.

As in :mod:`.edit` every function returns a new table and leaves the old one alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from itadash.measures import progress
from itadash.measures.edit import FIELDS, EditError, add, clean_text, delete, position, update
from itadash.measures.model import COLUMNS, Measure, MeasuresTable, new_id, with_measures
from itadash.reading.words.text import arabic
from itadash.scores import sort_key

TEXTS = tuple(COLUMNS)  # the fields that hold running text
_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[๐-๙]{1,2})\s*[.)]\s*(?=\S)")


# steps ----------------------------------------------------------------------------------------------------------


def steps_of(text: str) -> list[str]:
    """The steps of a text, one a line, without their numbers; lines that go on below a numbered one stay with it."""
    found: list[str] = []
    numbered = any(_NUMBER.match(line) for line in text.split("\n"))
    for line in (line.rstrip() for line in text.split("\n")):
        if not line.strip():
            continue
        if numbered and found and not _NUMBER.match(line):
            found[-1] += f"\n{line.strip()}"
        else:
            found.append(_NUMBER.sub("", line).strip())
    return found


def numbered_steps(steps: Iterable[str]) -> str:
    """Steps as the field holds them: ``1. …`` a line; empty ones are left out."""
    kept = [step.strip() for step in steps if step.strip()]
    return "\n".join(f"{number}. {step}" for number, step in enumerate(kept, start=1))


# one from several, several from one -----------------------------------------------------------------------------


def split(table: MeasuresTable, measure_id: str, codes: Iterable[str]) -> MeasuresTable:
    """``table`` with a measure cut in two: the items ``codes`` go to a new one right below, which begins as a copy.

    What was reported of the measure is reported of both.
    Raises :class:`EditError` (Thai) when all or none of the measure's items would go.
    """
    at = position(table, measure_id)
    if at is None:
        return table
    measure = table.measures[at]
    going = [code for code in measure.items if code in set(codes)]
    if not going or len(going) == len(measure.items):
        raise EditError("เลือกข้อที่จะแยกออกอย่างน้อยหนึ่งข้อ และเหลือไว้ในมาตรการเดิมอย่างน้อยหนึ่งข้อ")
    stays = tuple(code for code in measure.items if code not in going)
    grown = add(table, replace(measure, id=new_id(), items=tuple(going)), at + 1)
    entries = progress.copied(grown.progress, measure_id, grown.measures[at + 1].id)
    return update(replace(grown, progress=entries), measure_id, items=stays)


def merge(table: MeasuresTable, ids: Sequence[str]) -> MeasuresTable:
    """``table`` with the measures ``ids`` made one, at the place of the first of them in the table.

    Items of all are kept, in the order of the result sheet. Texts that differ stand one below the other, a line that is
    there already is not written again, steps are numbered anew. The topic is the first one's that has any.
    What was reported of them is one report (:func:`itadash.measures.progress.joined`).
    Raises :class:`EditError` (Thai) for fewer than two measures.
    """
    chosen = [measure for measure in table.measures if measure.id in set(ids)]
    if len(chosen) < 2:
        raise EditError("เลือกมาตรการที่จะรวมอย่างน้อยสองรายการ")
    first, rest = chosen[0], chosen[1:]
    codes = dict.fromkeys(code for measure in chosen for code in measure.items)
    values: dict[str, object] = {
        "topic": next((measure.topic for measure in chosen if measure.topic), 0),
        "items": sorted(codes, key=lambda code: sort_key("item", "", code)),
    }
    for name in TEXTS:
        values[name] = _joined([getattr(measure, name) for measure in chosen], steps=name == "steps")
    entries = progress.merged_into(table.progress, first.id, [measure.id for measure in chosen])
    table = replace(table, progress=entries)
    for measure in rest:
        table = delete(table, measure.id)
    return update(table, first.id, **values)


def _joined(texts: Sequence[str], *, steps: bool) -> str:
    parts = [part for text in texts for part in (steps_of(text) if steps else text.split("\n"))]
    seen: dict[str, str] = {}
    for part in parts:
        seen.setdefault(_plain(part), part.strip())
    kept = [part for key, part in seen.items() if key]
    if steps:
        return numbered_steps(kept) if any(_NUMBER.match(text) for text in texts) else "\n".join(kept)
    return "\n".join(kept)


def _plain(text: str) -> str:
    """What two lines that say the same have in common: no number, no spaces, one kind of digit."""
    return re.sub(r"\s+", "", arabic(_NUMBER.sub("", text)))


def reorder(table: MeasuresTable, ids: Sequence[str]) -> MeasuresTable:
    """``table`` in the order of ``ids``; measures that are not named keep their order at the end."""
    known = {measure.id: measure for measure in table.measures}
    named = [known.pop(measure_id) for measure_id in dict.fromkeys(ids) if measure_id in known]
    return with_measures(table, [*named, *known.values()])


def bulk_set(table: MeasuresTable, ids: Iterable[str], **values: object) -> MeasuresTable:
    """``table`` with the same values (``owner``, ``period``, ``topic`` …) in all measures ``ids``."""
    for measure_id in ids:
        table = update(table, measure_id, **{name: value for name, value in values.items() if name in FIELDS})
    return table


# find and replace -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Hit:
    """One place where words stand: the measure, its number in the table (from 1), the field, and the text around."""

    measure: str
    number: int
    field: str
    before: str
    found: str
    after: str


_AROUND = 28  # characters shown on either side of a hit


def find(table: MeasuresTable, words: str, *, same_digits: bool = False, fields: Sequence[str] = TEXTS) -> list[Hit]:
    """Every place where ``words`` stand in the texts, in order. Capital and small letters are the same.

    ``same_digits`` takes Thai and Arabic digits for one another.
    """
    if not words.strip():
        return []
    hits = []
    for number, measure in enumerate(table.measures, start=1):
        for name in fields:
            text = str(getattr(measure, name))
            for match in _pattern(words, same_digits).finditer(_folded(text, same_digits)):
                start, end = match.span()
                before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
                hits.append(Hit(measure.id, number, name, before, text[start:end], after))
    return hits


def replace_all(
    table: MeasuresTable,
    words: str,
    by: str,
    *,
    same_digits: bool = False,
    fields: Sequence[str] = TEXTS,
    ids: Iterable[str] | None = None,
) -> MeasuresTable:
    """``table`` with ``by`` wherever :func:`find` finds ``words`` (in the measures ``ids``, default all)."""
    if not words.strip():
        return table
    chosen = None if ids is None else set(ids)
    return with_measures(
        table,
        (
            _replaced(measure, words, by, same_digits, fields) if chosen is None or measure.id in chosen else measure
            for measure in table.measures
        ),
    )


def _replaced(measure: Measure, words: str, by: str, same_digits: bool, fields: Sequence[str]) -> Measure:
    changed: dict[str, str] = {}
    for name in fields:
        text = str(getattr(measure, name))
        parts, at = [], 0
        for match in _pattern(words, same_digits).finditer(_folded(text, same_digits)):
            parts += [text[at : match.start()], by]
            at = match.end()
        if parts:
            changed[name] = clean_text("".join([*parts, text[at:]]))
    return replace(measure, **changed)  # type: ignore[arg-type]


def _pattern(words: str, same_digits: bool) -> re.Pattern[str]:
    return re.compile(re.escape(_folded(words.strip("\n"), same_digits)))


def _folded(text: str, same_digits: bool) -> str:
    """``text`` in the form that is compared; every character keeps its place."""
    small = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return arabic(small) if same_digits else small
