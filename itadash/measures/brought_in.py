"""Measures that a document printed, as records to work on."""

from __future__ import annotations

from collections.abc import Iterable

from itadash.measures.edit import clean_text
from itadash.measures.model import COLUMNS, Measure, new_id
from itadash.reading.codes import ITEM_IN_TEXT, read_item
from itadash.reading.model import PrintedMeasure


def brought_in(printed: Iterable[PrintedMeasure], fiscal_year: int) -> tuple[Measure, ...]:
    """One measure for each printed row, with the item codes that its text names ("(ข้อ E๑๑)")."""
    return tuple(
        Measure(
            new_id(),
            topic=row.topic if 1 <= row.topic <= 7 else 0,
            items=items_in(f"{row.measure}\n{row.method}", fiscal_year),
            **{name: clean_text(getattr(row, name)) for name in COLUMNS},
        )
        for row in printed
    )


def items_in(text: str, fiscal_year: int) -> tuple[str, ...]:
    """The item codes that a text names after "ข้อ", each once, in order; damaged ones only when they are certain."""
    codes = (read_item(match.group(1), fiscal_year=fiscal_year).code for match in ITEM_IN_TEXT.finditer(text))
    return tuple(dict.fromkeys(code for code in codes if code))
