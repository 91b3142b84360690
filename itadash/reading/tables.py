"""Rows of tables → scores: what a row is about comes from its cells, which score from the heading above it."""

from __future__ import annotations

from dataclasses import dataclass

from itadash import rules
from itadash.reading import codes, text
from itadash.reading.found import Context, Findings, Found, FoundRating, cells_of
from itadash.reading.headers import Header, ScoreColumn
from itadash.reading.model import Cell, Sheet
from itadash.reading.names import expand, years_in

_LEVEL_WORDS = {
    "รวม": "total",
    "คะแนนรวม": "total",
    "total": "total",
    "เครื่องมือ": "instrument",
    "instrument": "instrument",
    "ตัวชี้วัด": "indicator",
    "indicator": "indicator",
    "ตัวชี้วัดย่อย": "subindicator",
    "subindicator": "subindicator",
    "ข้อ": "item",
    "ข้อคำถาม": "item",
    "item": "item",
}
RATINGS = ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุงโดยด่วน", "ต้องปรับปรุง", "AA", "A", "B", "C", "D", "E", "F")


@dataclass(frozen=True)
class Subject:
    """What a row is about, and the cell that says so."""

    level: str
    instrument: str
    code: str
    cell: Cell
    read_as: str = ""
    candidates: tuple[str, ...] = ()


def _indicator_subject(number: int, cell: Cell) -> Subject:
    return Subject("indicator", rules.load(rules.FISCAL_YEARS[-1]).indicator(number).instrument, str(number), cell)


def _item_subject(printed: codes.PrintedItem, cell: Cell, context: Context, wording: str) -> Subject | None:
    read = codes.read_item(
        printed.printed,
        instrument=context.instrument,
        fiscal_year=context.fiscal_year,
        wording=printed.wording or wording,
    )
    if read.candidates:
        return Subject("item", "", "", cell, read.read_as, read.candidates)
    if not read.code:
        return None
    instrument = codes.INSTRUMENT[read.code[0]]
    if instrument == "EIT" and context.instrument in ("EIT1", "EIT2"):
        instrument = context.instrument
    return Subject("item", instrument, read.code, cell, read.read_as)


def _subject_of(
    cell: Cell, role: str, level: str, context: Context, wording: str, bare: bool = False
) -> Subject | None:
    """What one cell says its row is about, given the role of its column and the row's level word (if any)."""
    words = cell.text
    if len(words) > 400:
        return None
    printed = codes.item_at_start(words, bare=bare)
    if printed and level in ("", "item") and role != "indicator":
        return _item_subject(printed, cell, context, wording)
    if level in ("", "total") and codes.is_total(words):
        return Subject("total", "", "total", cell)
    if level in ("", "indicator"):
        number = codes.indicator_at_start(words)
        if number is None and (role in ("indicator", "code") or level == "indicator"):
            plain = text.squeeze(words).rstrip(".")
            number = int(plain) if plain.isdigit() and 1 <= int(plain) <= 10 else None
        if number is None and len(words) <= 80 and role in ("", "name", "code"):
            number = rules.indicator_number(words)
        if number is not None:
            return _indicator_subject(number, cell)
    if level in ("", "subindicator") and role in ("code", "indicator", "name"):
        code = codes.subindicator_code(words)
        if code:
            return Subject("subindicator", "OIT", code, cell)
    if level in ("", "instrument") and role in ("code", "name") and len(words) <= 120:
        instrument = codes.instrument_in(words)
        if instrument:
            return Subject("instrument", instrument, instrument, cell)
    return None


def _subject(cells: list[Cell], header: Header | None, context: Context) -> Subject | None:
    by_column = {cell.column: cell for cell in cells}
    roles = header.roles if header else {}
    level_cell = by_column.get(roles.get("level", -1))
    level = _LEVEL_WORDS.get(text.squeeze(level_cell.text), "") if level_cell else ""
    wording = max((cell.text for cell in cells), key=len)
    skipped = {roles.get(role, -1) for role in ("level", "year", "agency", "part", "instrument")}
    if header:
        skipped |= {column.column for column in header.scores}
    for role in ("code", "indicator", "name"):
        cell = by_column.get(roles.get(role, -1))
        bare = role == "code" and (level == "item" or (level == "" and header is not None and header.questions))
        subject = _subject_of(cell, role, level, context, wording, bare) if cell else None
        if subject:
            return subject
    for cell in cells:
        if cell.column in skipped or cell.column in roles.values():
            continue
        subject = _subject_of(cell, "" if header else "name", level, context, wording)
        if subject:
            return subject
    instrument_cell = by_column.get(roles.get("instrument", -1))
    if instrument_cell and level in ("", "instrument") and not any(roles.get(r, -1) in by_column for r in ("code",)):
        return _subject_of(instrument_cell, "name", level, context, wording)
    return None


def _score_cells(cells: list[Cell], header: Header | None, subject: Subject) -> list[tuple[Cell, ScoreColumn]]:
    """The cells of the row that stand in score columns, or right of the subject where the row has slipped."""
    by_column = {cell.column: cell for cell in cells}
    if header:
        hits = [(by_column[c.column], c) for c in header.scores if c.column in by_column]
        own = next((header.roles[role] for role in ("code", "indicator", "name") if role in header.roles), None)
        if hits or subject.cell.column == own:
            return [(cell, column) for cell, column in hits if cell is not subject.cell]
    right = [c for c in cells if c.column > subject.cell.column and text.looks_like_score(c.text)]
    if len(right) == 1 or (header and right):
        return [(right[0], ScoreColumn(right[0].column))]
    return []


def _with_part(subject: Subject, part: str) -> tuple[str, str] | None:
    """(instrument, code) of a score in a column or row of an EIT part; ``None`` when the part cannot belong."""
    if not part or part == "EIT":
        if part == "EIT" and not subject.instrument.startswith("EIT"):
            return None
        return subject.instrument, subject.code
    if subject.level == "total" or not subject.instrument.startswith("EIT"):
        return None
    return part, (part if subject.level == "instrument" else subject.code)


def is_level_row(cells: list[Cell], header: Header | None) -> bool:
    """True when the row's level column holds a level word: such a row is never a heading, whatever else it says."""
    column = header.roles.get("level") if header else None
    return any(cell.column == column and text.squeeze(cell.text) in _LEVEL_WORDS for cell in cells)


def read_rating_row(sheet: Sheet, cells: list[Cell], header: Header | None, context: Context, out: Findings) -> bool:
    """A table row "ระดับ… | A | ผ่าน": true when the row was one."""
    if not text.squeeze(cells[0].text).startswith("ระดับ"):
        return False
    hits = [cell for cell in cells[1:] if text.normalise(cell.text) in RATINGS]
    years = {c.column: c.fiscal_year for c in header.scores} if header else {}
    for cell in hits:
        year = years.get(cell.column) or context.fiscal_year
        out.ratings.append(FoundRating(text.normalise(cell.text), sheet.place(cell), year))
    return bool(hits)


def read_row(
    sheet: Sheet, row: tuple[Cell | None, ...], header: Header | None, context: Context, out: Findings
) -> bool:
    """Reads one row into ``out``; true when it held the score of something. Updates the instrument carried down."""
    cells = cells_of(row)
    by_column = {cell.column: cell for cell in cells}
    roles = header.roles if header else {}
    instrument_cell = by_column.get(roles.get("instrument", -1))
    if instrument_cell and codes.instrument_in(instrument_cell.text):
        context.instrument = codes.instrument_in(instrument_cell.text)
    if read_rating_row(sheet, cells, header, context, out):
        return True
    subject = _subject(cells, header, context)
    if subject is None:
        return False
    hits = _score_cells(cells, header, subject)
    if not hits:
        return False
    if subject.candidates:
        if any(text.looks_like_score(cell.text) for cell, _ in hits):
            out.doubted(sheet.place(subject.cell), subject.read_as, subject.candidates)
        return True
    year_cell = by_column.get(roles.get("year", -1))
    row_years = years_in(year_cell.text) if year_cell else []
    agency_cell = by_column.get(roles.get("agency", -1))
    part_cell = by_column.get(roles.get("part", -1))
    row_part = codes.part_in(f"EIT {part_cell.text}") if part_cell else ""
    for cell, column in hits:
        number = text.score(cell.text)
        where = sheet.place(cell)
        if number.value is None:
            if number.problem:
                out.refused(where, cell.text, subject.code, number.problem)
            continue
        keyed = _with_part(subject, column.part or (row_part if subject.instrument.startswith("EIT") else ""))
        if keyed is None:
            out.refused(where, cell.text, subject.code, "อยู่ในช่องคะแนนของ EIT ซึ่งไม่ใช่ของรายการนี้")
            continue
        if number.repaired:
            out.rounded(where, cell.text, number.value)
        if subject.read_as:
            out.repaired(where, subject.read_as, subject.code)
        year = column.fiscal_year or (row_years[0] if row_years else context.fiscal_year)
        out.scores.append(
            Found(
                subject.level,
                keyed[0],
                keyed[1],
                number.value,
                where,
                subject.read_as,
                context.table,
                year,
                bool(column.fiscal_year or row_years or context.year_is_own),
                expand(agency_cell.text) if agency_cell else context.agency,
            )
        )
    return True
