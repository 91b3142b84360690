"""What the cells below a heading tell of its columns where the heading's words leave it open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from itadash.reading.layouts.headers import Header, ScoreColumn
from itadash.reading.layouts.values import rating_in
from itadash.reading.model import Cell
from itadash.reading.words import codes, text

LOOKED_AT = 12  # rows


def told_by_cells(header: Header, body: Sequence[Sequence[Cell]]) -> Header:
    """``header`` with the roles that the cells of the first rows show.

    A column headed "ระดับ" with "ผ่านดี" and "AA" is one of levels that were reached; numbers in a column headed "ข้อ"
    beside instruments that each stand once only count the rows.
    """
    columns: dict[int, list[str]] = {}
    for cells in body:
        for cell in cells:
            columns.setdefault(cell.column, []).append(cell.text)
    header = _levels(header, columns)
    return _counted_instruments(header, body)


def _levels(header: Header, columns: dict[int, list[str]]) -> Header:
    """ "ระดับ" heads levels of data ("ข้อ", "ตัวชี้วัด") or levels that were reached ("ผ่านดี", "A")."""
    column = header.roles.get("level", 0)
    if column and any(rating_in(words) for words in columns.get(column, ())):
        roles = {role: at for role, at in header.roles.items() if role != "level"}
        return replace(header, roles=roles, ratings=(*header.ratings, ScoreColumn(column)))
    return header


def _counted_instruments(header: Header, body: Sequence[Sequence[Cell]]) -> Header:
    """Numbers 1, 2, 3 beside IIT, EIT, OIT: row numbers, no items."""
    code, place = header.roles.get("code"), header.roles.get("instrument")
    if code is None or place is None or any(role in header.roles for role in ("name", "indicator")):
        return header
    texts = [{cell.column: cell.text for cell in cells} for cells in body]
    rows = [(by.get(code, ""), codes.instrument_in(by.get(place, ""))) for by in texts if code in by or place in by]
    named = [instrument for _, instrument in rows if instrument]
    numbers = [text.squeeze(number).rstrip(".") for number, instrument in rows if instrument]
    counted = len(set(named)) == len(named) and numbers == [str(n) for n in range(1, len(numbers) + 1)]
    if not counted or any(not instrument and text.looks_numeric(number) for number, instrument in rows):
        return header
    roles = {role: at for role, at in header.roles.items() if role != "code"}
    return replace(header, roles={**roles, "ordinal": code}, questions=False)
