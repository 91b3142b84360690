"""A measures table in the form that an office publishes: its columns in order, and what stands in each row's cells.

The forms themselves are data (:mod:`itadash.rules.forms`); an office may rename and reorder their columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from itadash.measures.item_codes import with_codes
from itadash.measures.model import Measure, MeasuresTable
from itadash.measures.topics import topic_names
from itadash.rules import Form, FormColumn, measure_forms

DEFAULT = "A2"
MAX_HEADING = 80  # characters
OTHER = "มาตรการอื่น"


@dataclass(frozen=True)
class Section:
    """One table of the document: its heading (``""`` for a form that is one table) and its rows.

    A cell is ``None`` where it is one with the cell above (the topic of a form with a topic column).
    """

    heading: str
    measures: tuple[Measure, ...]
    rows: tuple[tuple[str | None, ...], ...]


def form_of(table: MeasuresTable) -> Form:
    """The form of ``table``; the first one for an id that is not known."""
    return measure_forms().get(table.form, measure_forms()[DEFAULT])


def columns(table: MeasuresTable) -> tuple[FormColumn, ...]:
    """The columns of ``table``'s form in the office's order, each with the office's own heading first."""
    form = form_of(table)
    own = [(at, heading) for at, heading in table.headings if 0 <= at < len(form.columns)]
    if sorted(at for at, _ in own) != list(range(len(form.columns))):
        return form.columns
    return tuple(replace(form.columns[at], headings=(heading, *form.columns[at].headings)) for at, heading in own)


def with_form(table: MeasuresTable, form: str) -> MeasuresTable:
    """``table`` in another form, its columns as that form has them; an unknown id changes nothing."""
    if form not in measure_forms() or form == table.form:
        return table
    return replace(table, form=form, headings=())


def with_headings(table: MeasuresTable, headings: Iterable[tuple[int, str]]) -> MeasuresTable:
    """``table`` with the office's order and words; an emptied heading is the form's own, the form's order is ()."""
    form = form_of(table)
    own = []
    for at, heading in headings:
        words = " ".join(heading.split())[:MAX_HEADING]
        own.append((at, words or form.columns[at].heading))
    if not own:
        return replace(table, headings=())
    same = [(at, column.heading) for at, column in enumerate(form.columns)]
    return replace(table, headings=() if own == same else tuple(own))


def sections(table: MeasuresTable) -> list[Section]:
    """The tables of the document, measures by topic in the order of the topics; those without a topic come last."""
    names, shown = topic_names(table.fiscal_year), columns(table)
    groups = [(number, [m for m in table.measures if m.topic == number]) for number in names]
    groups.append((0, [m for m in table.measures if m.topic not in names]))
    groups = [(number, measures) for number, measures in groups if measures]
    if form_of(table).by_topic:
        return [
            Section(
                f"ประเด็นที่ {number} {names[number]}" if number else OTHER,
                tuple(measures),
                tuple(_row(measure, shown, None) for measure in measures),
            )
            for number, measures in groups
        ]
    rows, ordered = [], []
    for number, measures in groups:
        for at, measure in enumerate(measures):
            topic = None if at else (f"{number}. {names[number]}" if number else OTHER)
            rows.append(_row(measure, shown, topic))
            ordered.append(measure)
    return [Section("", tuple(ordered), tuple(rows))] if rows else []


def _row(measure: Measure, shown: Iterable[FormColumn], topic: str | None) -> tuple[str | None, ...]:
    """The cells of one measure; the column of its title also names the items that it answers."""
    cells: list[str | None] = []
    for column in shown:
        if column.fields == ("topic",):
            cells.append(topic)
            continue
        texts = [
            with_codes(measure.measure, measure.items) if name == "measure" else str(getattr(measure, name))
            for name in column.fields
        ]
        cells.append("\n".join(text for text in texts if text))
    return tuple(cells)
