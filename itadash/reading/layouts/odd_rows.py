"""Rows of a table of scores that are not what their columns say: cells moved to either side, and counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from itadash import rules
from itadash.reading.layouts.headers import Header, is_number
from itadash.reading.model import Cell
from itadash.reading.words import codes, text
from itadash.reading.words.names import is_agency, years_in

_UNITS = ("คน", "ราย", "ชุด", "แห่ง", "ครั้ง", "ข้อ", "บาท", "ฉบับ")
_COUNTED = ("จำนวน", "ผู้ตอบ", "ผู้มีสิทธิ")


def moved(cells: Sequence[Cell], header: Header | None) -> bool:
    """True for a row whose cells stand further right than its table's: what it is about stands where a score should.
    Or further left: its first score stands in the cell of what it is about, and words where a score should.

    Words in a score's place alone do not say so ("ไม่ได้ประเมิน"); a number right of every heading beside them does.
    """
    if header is None or not header.scores or not header.headed:
        return False
    places = {column.column for column in header.scores}
    wordy = [cell for cell in cells if cell.column in places and not _is_figure(cell.text)]
    if _score_with_subject(cells, places) and any(not text.is_blank(cell.text) for cell in wordy):
        return True
    beyond = any(cell.column > max(header.headed) and text.looks_like_score(cell.text) for cell in cells)
    if any(_names_subject(cell.text) for cell in wordy):
        return beyond or any(cell.column not in places and is_number(cell.text) for cell in cells)
    filled = {cell.column for cell in cells if cell.column in places and text.looks_like_score(cell.text)}
    if beyond and (wordy or not filled or min(places) not in filled):
        return True
    changes = {column.column for column in header.changes}
    if min(places) not in filled and any(cell.column > max(header.headed) for cell in cells):
        return any(cell.column in changes and text.looks_like_score(cell.text) for cell in cells)
    return bool(wordy) and _subject_moved(cells, header)


_ENDS_IN_SCORE = re.compile(r"\s[0-9๐-๙]{1,3}[.,][0-9๐-๙]{1,2}$")


def _score_with_subject(cells: Sequence[Cell], places: Collection[int]) -> bool:
    """True when a score stands in the cell of its item ("E10 หน่วยงานมี 90.61"), so that those behind it moved left."""
    first = cells[0]
    return first.column not in places and bool(_ENDS_IN_SCORE.search(first.text) and codes.item_at_start(first.text))


def _subject_moved(cells: Sequence[Cell], header: Header) -> bool:
    """True when the code stands in the column of names, and something else in its own."""
    own, names = header.roles.get("code"), header.roles.get("name")
    by_column = {cell.column: cell.text for cell in cells}
    if own is None or names is None or names != own + 1 or codes.item_at_start(by_column.get(own, "")):
        return False
    return codes.item_at_start(by_column.get(names, "")) is not None


def _is_figure(words: str) -> bool:
    return text.is_blank(words) or text.looks_numeric(words) or text.looks_like_score(words)


def _names_subject(words: str) -> bool:
    """True for a code, a name, a year or an agency: what a row is about."""
    if len(words) > 200:
        return False
    if codes.item_at_start(words) or codes.indicator_at_start(words) is not None or is_agency(words):
        return True
    if rules.indicator_number(words) is not None or codes.instrument_in(words) or codes.is_total(words):
        return True
    return len(years_in(words)) == 1


def counts(cells: Sequence[Cell], header: Header | None) -> bool:
    """True for a row that counts people or sheets: "แบบวัด IIT | จำนวนผู้ตอบ | 45 | คน".

    Left of its number it says what is counted, or right beside it the unit.
    """
    places = {column.column for column in (*header.scores, *header.weighted)} if header else set()
    numbers = [k for k, cell in enumerate(cells) if is_number(cell.text) and (not header or cell.column in places)]
    if not numbers:
        return False
    said = [text.squeeze(cell.text) for cell in cells[: numbers[0]]]
    units = [text.squeeze(cells[k + 1].text) for k in numbers if k + 1 < len(cells)]
    return any(words.startswith(_COUNTED) and len(words) <= 40 for words in said) or any(u in _UNITS for u in units)
