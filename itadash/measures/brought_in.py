"""Measures that a document printed, as records to work on."""

from __future__ import annotations

from collections.abc import Iterable

from itadash.measures.edit import clean_text
from itadash.measures.item_codes import codes_in
from itadash.measures.model import COLUMNS, Measure, new_id
from itadash.reading.model import PrintedMeasure


def brought_in(printed: Iterable[PrintedMeasure], fiscal_year: int) -> tuple[Measure, ...]:
    """One measure for each printed row, with the item codes that it names ("(ข้อ E๑๑)")."""
    return tuple(
        Measure(
            new_id(),
            topic=row.topic if 1 <= row.topic <= 7 else 0,
            items=items_of(row.measure, row.method, fiscal_year),
            **{name: clean_text(getattr(row, name)) for name in COLUMNS},
        )
        for row in printed
    )


def items_of(title: str, method: str, fiscal_year: int | None) -> tuple[str, ...]:
    """The items that a measure answers: those that its title names; when it names none, those of the method.

    A method may refer to items that others answer ("เชื่อมโยงกับข้อ O34"): beside a title with codes it does not count.
    """
    return codes_in(title, fiscal_year, title=True) or items_in(method, fiscal_year)


def items_in(text: str, fiscal_year: int | None) -> tuple[str, ...]:
    """The item codes that a running text names after "ข้อ", each once, in order; damaged ones only when certain."""
    return codes_in(text, fiscal_year)
