"""Numbers without a letter in a column of codes: of items, of indicators, or open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from itadash import rules
from itadash.reading.layouts.headers import Header
from itadash.reading.layouts.layout import Block
from itadash.reading.model import Cell
from itadash.reading.words import codes
from itadash.reading.words.labels import ENOUGH, likeness
from itadash.reading.words.text import squeeze

_LOOKED_AT = 60  # rows below the heading: an instrument has up to 43 items
_INDICATORS = 10
_NUMBER = re.compile(r"(\d{1,3})(?:\.0*)?\.?")


def with_numbers(header: Header, block: Block) -> Header:
    """The heading; :attr:`Header.questions` where bare numbers below "รหัส" are items', :attr:`Header.bare` where open.

    They are items' where they run past 10, stand among codes with a letter, beside the words of items or beside an
    instrument that has no indicator of that number; they are indicators' beside an indicator's name.
    """
    code = header.roles.get("code")
    if code is None or header.questions or any(role in header.roles for role in ("level", "indicator")):
        return header
    place = header.roles.get("instrument")
    numbers: list[int] = []
    likely, lettered, instrument = 0, False, ""
    for cells in _body(header, block):
        by_column = {cell.column: cell.text for cell in cells}
        printed = squeeze(by_column.get(code, ""))
        instrument = codes.instrument_in(by_column.get(place or 0, "")) or instrument
        match = _NUMBER.fullmatch(printed.strip("*()"))
        if not match:
            lettered = lettered or printed[:1] in tuple("ieo")
            continue
        words = max((cell.text for cell in cells if cell.column not in (code, place)), key=len, default="")
        if rules.indicator_number(words) is not None or codes.instrument_in(words):
            return header
        numbers.append(int(match[1]))
        likely += any(likeness(f"{letter}{numbers[-1]}", words, None) >= ENOUGH for letter in "ieo")
        lettered = lettered or (bool(instrument) and not _is_indicator(numbers[-1], instrument))
    if not numbers:
        return header
    if lettered or max(numbers) > _INDICATORS or 2 * likely > len(numbers):
        return replace(header, questions=True)
    return replace(header, bare=True)


def _is_indicator(number: int, instrument: str) -> bool:
    """True when the instrument has an indicator of that number."""
    known = rules.load(rules.FISCAL_YEARS[-1]).indicators
    return any(each.number == number and each.instrument == instrument[:3] for each in known)


def _body(header: Header, block: Block) -> Iterator[list[Cell]]:
    """The rows below the heading, to the first empty one."""
    last = 0
    for count in range(header.rows, header.rows + _LOOKED_AT):
        cells = block.below(count)
        if not cells or (last and cells[0].row > last + 1):
            return
        last = cells[0].row
        yield cells
