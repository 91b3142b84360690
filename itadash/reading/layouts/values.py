"""One cell of a table → a score, a change, points of the total or a level, under the key that row and column say."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from itadash.reading.layouts.changes import changes_in, years_of
from itadash.reading.layouts.found import Findings, Found, FoundRating
from itadash.reading.layouts.headers import ChangeColumn, Header
from itadash.reading.model import Cell, PrintedChange, Remark, Sheet
from itadash.reading.words import text

RATINGS = ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุงโดยด่วน", "ต้องปรับปรุง", "AA", "A", "B", "C", "D", "E", "F")


class Key(NamedTuple):
    """Whose a number is: the key of the Scores table, and how it came about."""

    level: str
    instrument: str
    code: str
    label: str  # Thai, for messages
    fiscal_year: int | None
    year_is_own: bool
    agency: str
    table: str
    read_as: str = ""
    series: str = ""  # rows or columns of one table that are of one kind: all weighted, or none
    hint: str = ""  # what words say of the kind: ``points`` · ``hundred`` · ``""``
    place: str = ""  # "อำเภอ… จังหวัด…" beside an agency's name in a list


def rating_in(words: str) -> str:
    """The level that a whole cell prints ("ผ่าน", "ระดับ A", "“ผ่านดี”"), or ``""``."""
    if len(words) > 40:
        return ""
    plain = re.sub(r"^ระดับ\s*", "", text.normalise(words)).strip(" “”\"'()")
    return plain if plain in RATINGS else ""


def add_score(sheet: Sheet, cell: Cell, key: Key, out: Findings) -> bool:
    """Adds the score of one cell, or the remark that it cannot be one; true when the cell held something."""
    number = _passed(cell, key, out) or text.score(cell.text)
    where = sheet.place(cell)
    if number.value is None:
        if number.problem:
            out.refused(where, cell.text, key.label, key.code, number.problem)
        return bool(number.problem)
    if number.repaired:
        out.rounded(where, cell.text, number.value, key.label)
    if key.read_as:
        out.repaired(where, key.read_as, key.code)
    out.scores.append(
        Found(
            key.level,
            key.instrument,
            key.code,
            number.value,
            where,
            key.read_as,
            key.table,
            key.fiscal_year,
            key.year_is_own,
            key.agency,
            key.series,
            key.hint,
            key.place,
        )
    )
    return True


# An item of OIT has all points or none [FY2562–2566].
_PASSED = {"ผ่าน": Decimal("100.00"), "ไม่ผ่าน": Decimal("0.00")}


def _passed(cell: Cell, key: Key, out: Findings) -> text.Number | None:
    """The score of an OIT item that is printed as passed or not, told once a table; ``None`` for all other cells."""
    if key.level != "item" or key.instrument != "OIT":
        return None
    value = _PASSED.get(text.squeeze(cell.text))
    if value is None:
        return None
    message = "ผลของข้อ OIT ในตารางนี้พิมพ์ว่า “ผ่าน” หรือ “ไม่ผ่าน” อ่านเป็น 100 หรือ 0 คะแนน"
    told = Remark("repair", message, key.table, cell.text, str(value))
    if not any(each.message == message and each.source == key.table for each in out.remarks):
        out.remarks.append(told)
    return text.Number(value)


def add_changes(sheet: Sheet, cell: Cell, column: ChangeColumn, header: Header, key: Key, out: Findings) -> bool:
    """Adds the changes that a cell prints; true when it printed one."""
    columns = [(score.column, score.fiscal_year) for score in header.scores if score.fiscal_year]
    base, later = years_of(column.years, columns, column.column)
    changes = changes_in(cell.text, column.words)
    for change in changes:
        out.changes.append(
            PrintedChange(
                key.agency,
                later or key.fiscal_year,
                base,
                key.instrument,
                key.code,
                change.kind,
                change.value,
                change.direction,
                cell.text,
                sheet.place(cell),
            )
        )
    return bool(changes)


def add_rating(sheet: Sheet, cell: Cell, fiscal_year: int | None, agency: str, out: Findings, place: str = "") -> bool:
    """Adds the level that a cell prints; true when it printed one."""
    rating = rating_in(cell.text)
    if rating:
        out.ratings.append(FoundRating(rating, sheet.place(cell), fiscal_year, agency, place))
    return bool(rating)
