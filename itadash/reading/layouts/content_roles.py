"""What columns hold where their headings leave it open, told from the cells below.

Codes, names, parts, agencies and years under headings that nobody knows; levels that were reached or levels of data;
numbers that only count the rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from itadash import rules
from itadash.reading.layouts.headers import Header, ScoreColumn
from itadash.reading.layouts.layout import Block
from itadash.reading.layouts.values import rating_in
from itadash.reading.model import Cell
from itadash.reading.words import codes
from itadash.reading.words.names import is_agency, years_in
from itadash.reading.words.text import looks_like_score, looks_numeric, score, squeeze

_LOOKED_AT = 12  # rows below the heading
_MOST = 0.7  # share of a column's cells that must be of one kind
_SUBJECTS = ("code", "indicator", "name", "instrument")


def with_content(header: Header, block: Block) -> Header | None:
    """The heading of ``block`` with the roles of columns that only the cells below show.

    ``None`` for a heading that is none by its words alone (:attr:`Header.sure`) when nothing below says what its rows
    are about. A column that its heading calls a score, but that holds words of another kind and no number, is of that
    kind. A column headed "ระดับ" with "ผ่านดี" and "AA" is one of levels that were reached. Numbers in a column headed
    "ข้อ" beside instruments that each stand once only count the rows.
    """
    body = _body(header, block)
    columns: dict[int, list[str]] = {}
    for cells in body:
        for cell in cells:
            columns.setdefault(cell.column, []).append(cell.text)
    header = _kinds(_units(header, columns), columns)
    header = _percents(header, body) if header.maybe else header
    if not header.sure and not any(role in header.roles for role in _SUBJECTS):
        return None
    return _counted_instruments(_levels(header, columns), body)


def _body(header: Header, block: Block) -> list[Sequence[Cell]]:
    """The first rows below the heading, to the first empty one; those of one cell are headings or remarks."""
    rows: list[Sequence[Cell]] = []
    last = 0
    for count in range(header.rows, header.rows + _LOOKED_AT):
        cells = block.below(count)
        if not cells or (rows and cells[0].row > last + 1):
            break
        last = cells[0].row
        if len(cells) > 1:
            rows.append(cells)
    return rows


# --- kinds of words ---------------------------------------------------------------------------------------------------


def _is_year(text: str) -> bool:
    return len(years_in(text)) == 1 and bool(
        re.fullmatch(r"(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.ศ\.)?25[5-9]\d", squeeze(text))
    )


def _is_number(text: str) -> bool:
    return looks_numeric(text) or looks_like_score(text)


def _is_name(text: str) -> bool:
    return len(text) <= 80 and (rules.indicator_number(text) or codes.indicator_at_start(text)) is not None


def _is_part(text: str) -> bool:
    if len(text) > 40 or looks_numeric(text) or codes.instrument_in(text) in ("IIT", "OIT"):
        return False
    return bool(codes.part_in(f"EIT {text}"))


def _is_instrument(text: str) -> bool:
    return len(text) <= 120 and bool(codes.instrument_in(text)) and codes.item_at_start(text) is None


# In this order: what a cell is most narrowly.
_KINDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("year", _is_year),
    ("agency", is_agency),
    ("code", lambda text: codes.item_at_start(text) is not None),
    ("name", _is_name),
    ("part", _is_part),
    ("instrument", _is_instrument),
)


def _kinds(header: Header, columns: dict[int, list[str]]) -> Header:
    """The heading with columns whose cells are nearly all of one kind in that role."""
    roles = dict(header.roles)
    taken = {c.column for c in (*header.scores, *header.rivals, *header.weighted, *header.ratings, *header.own)}
    taken |= {header.weight, header.maximum, *roles.values(), *(c.column for c in header.changes)}
    scores = list(header.scores)
    for column, texts in columns.items():
        is_score = any(c.column == column for c in scores)
        if (column in taken and not is_score) or (is_score and any(map(_is_number, texts))):
            continue
        texts = [words for words in texts if not codes.is_total(words) and not squeeze(words).startswith("ระดับ")]
        kind = next((kind for kind, fits in _KINDS if _holds(texts, fits)), "")
        if kind and kind not in roles:
            roles[kind] = column
            scores = [c for c in scores if c.column != column]
    return replace(header, scores=tuple(scores), roles=roles)


def _holds(texts: list[str], fits: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(fits(text) for text in texts) >= _MOST * len(texts)


# --- shares of a hundred ----------------------------------------------------------------------------------------------


def _percents(header: Header, body: Sequence[Sequence[Cell]]) -> Header:
    """The heading with columns headed "ร้อยละ", "ค่าเฉลี่ย" as those of the scores, where scores stand in them.

    They do where each row says an item or an indicator and has a number from 0 to 100 there: some with decimals, or
    none but 0 and 100 (OIT). Columns of one year are one.
    """
    years = [column.fiscal_year for column in header.maybe]
    subjects = [cells for cells in body if any(_says_subject(cell.text) for cell in cells)]
    plain = replace(header, maybe=())
    if len(set(years)) != len(years) or not subjects or len(subjects) < _MOST * len(body):
        return plain
    for column in header.maybe:
        texts = [cell.text for cells in subjects for cell in cells if cell.column == column.column]
        numbers = [value for words in texts if (value := score(words).value) is not None]
        decimals = any(value != value.to_integral_value() for value in numbers)
        if not numbers or len(numbers) < len(texts) or not (decimals or {0, 100} >= set(numbers)):
            return plain
    columns_ = tuple(replace(column, hint="hundred") for column in header.maybe)
    return replace(plain, scores=columns_, set_aside=(), sure=True)


def _says_subject(text: str) -> bool:
    return codes.item_at_start(text) is not None or _is_name(text) or codes.is_total(text)


# --- words with two meanings ------------------------------------------------------------------------------------------

# Units inside an agency: a column of them says who is responsible, whatever its heading has become.
_UNIT = re.compile(r"^(?:กอง|สำนัก|งาน|ฝ่าย|ส่วน|ทุกส่วน|ทุกกอง|หน่วยตรวจสอบ|คณะทำงาน|นัก|ปลัด)")


def _units(header: Header, columns: dict[int, list[str]]) -> Header:
    """ "หน่วยงาน" heads the agencies of a list, or the units that are responsible."""
    texts = columns.get(header.roles.get("agency", 0), [])
    if any(map(is_agency, texts)) or not _holds(texts, lambda words: bool(_UNIT.match(squeeze(words)))):
        return header
    return replace(header, roles={role: at for role, at in header.roles.items() if role != "agency"})


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
    numbers = [squeeze(number).rstrip(".") for number, instrument in rows if instrument]
    counted = len(set(named)) == len(named) and numbers == [str(n) for n in range(1, len(numbers) + 1)]
    if not counted or any(not instrument and looks_numeric(number) for number, instrument in rows):
        return header
    roles = {role: at for role, at in header.roles.items() if role != "code"}
    return replace(header, roles={**roles, "ordinal": code}, questions=False)
