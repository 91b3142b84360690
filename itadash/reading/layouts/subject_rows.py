"""One row an item, indicator or instrument: the row says what it is about, the heading which score it is."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from itadash.reading.layouts.found import Context, Findings, Found, FoundRating, Undecided, cells_of
from itadash.reading.layouts.headers import NOT_A_SCORE, Header, ScoreColumn, below_years, read_header
from itadash.reading.layouts.layout import Block, Row, Table
from itadash.reading.layouts.subjects import Subject, level_word, subject_of
from itadash.reading.model import Cell, Remark, Sheet
from itadash.reading.words import codes, text
from itadash.reading.words.names import expand, years_in
from itadash.scores import round_half_up

SUBHEADING = 120  # characters; longer single cells are sentences, not sub-headings of a table
RATINGS = ("ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน", "ต้องปรับปรุงโดยด่วน", "ต้องปรับปรุง", "AA", "A", "B", "C", "D", "E", "F")
_FITS = Decimal("0.02")  # a printed mean and its recomputation may differ by this much


class SubjectRows:
    """Any heading with a column of codes, names or numbers and a column of scores."""

    interrupts = False

    def begin(self, block: Block, present: Table | None) -> Table | None:
        cells = block.cells
        header = read_header(cells)
        if header is None:
            return None
        above = present if isinstance(present, SubjectTable) else None
        if header.ambiguous and above and above.heading_row == cells[0].row - 1 and above.header:
            header = below_years(cells, above.header) or header
        return SubjectTable(block.sheet, header, cells[0].row)


class SubjectTable:
    """The rows below such a heading, or rows without any (``header`` is ``None``)."""

    heading_rows = 1

    def __init__(self, sheet: Sheet, header: Header | None, heading_row: int) -> None:
        self.sheet, self.header, self.heading_row = sheet, header, heading_row
        self.scores = bool(header and header.scores)
        self.instrument = header.instrument if header else ""
        self.set_aside = header.set_aside if header and header.scores else ()

    def keeps(self, cells: list[Cell]) -> bool:
        """A row whose level column names a level may hold words of a heading beside it."""
        return bool(level_word(cells, self.header))

    def read(self, row: Row, context: Context, out: Findings) -> bool:
        if read_row(self.sheet, row, self.header, context, out):
            return True
        self.subheading(cells_of(row)[0], context, out)
        return False

    def subheading(self, cell: Cell, context: Context, out: Findings) -> None:
        """A row of a table without a score that names an instrument: the rows below are of that instrument."""
        if self.header and len(cell.text) <= SUBHEADING and not codes.item_at_start(cell.text):
            named = codes.instrument_in(cell.text)
            if named:
                context.instrument = named
                context.block_start = len(out.scores)


def rating_in(words: str) -> str:
    """The level that a whole cell prints ("ผ่าน", "ระดับ A", "“ผ่านดี”"), or ``""``."""
    plain = re.sub(r"^ระดับ\s*", "", text.normalise(words)).strip(" “”\"'()")
    return plain if plain in RATINGS else ""


def _score_cells(cells: list[Cell], header: Header | None, subject: Subject) -> list[tuple[Cell, ScoreColumn]]:
    """The cells of the row that stand in score columns, or right of an item whose row has slipped to the left."""
    by_column = {cell.column: cell for cell in cells}
    if header:
        hits = [(by_column[c.column], c) for c in header.scores if c.column in by_column]
        own = next((header.roles[r] for r in ("code", "indicator", "name", "instrument") if r in header.roles), 0)
        if hits or subject.level != "item" or subject.cell.column >= own or not header.scores:
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


def _read_ratings(sheet: Sheet, cells: list[Cell], header: Header | None, context: Context, out: Findings) -> bool:
    """A table row "ระดับ… | A | ผ่าน": true when the row was one."""
    if not text.squeeze(cells[0].text).startswith("ระดับ") or level_word(cells, header):
        return False
    years = {c.column: c.fiscal_year for c in header.scores} if header else {}
    hits = [cell for cell in cells[1:] if rating_in(cell.text)]
    for cell in hits:
        year = years.get(cell.column) or context.row_year or context.fiscal_year
        out.ratings.append(FoundRating(rating_in(cell.text), sheet.place(cell), year))
    return bool(hits)


def _block_mean(subject: Subject, value: Decimal, year: int | None, out: Findings, context: Context) -> Subject | None:
    """What a row "รวม" or "เฉลี่ย" below rows of one instrument is about; ``None`` when that cannot be told.

    Below rows of several instruments, or of none, it is the agency's total.
    """
    start = max(context.block_start, context.table_start)
    table = [row for row in out.scores[context.table_start :] if row.level != "total"]
    block = [row for row in out.scores[start:] if row.level != "total" and row.fiscal_year in (year, None)]
    kinds = {row.instrument[:3] for row in block}
    several = len({row.instrument[:3] for row in table}) > 1
    if not kinds:
        return subject if several or not table else None
    if len(kinds) > 1:
        return subject
    levels = {row.level for row in block}
    mean = round_half_up(sum((row.score for row in block), Decimal(0)) / len(block))
    if len(levels) == 1 and levels <= {"indicator"} and len(block) > 1 and abs(mean - value) <= _FITS:
        (kind,) = kinds
        return replace(subject, level="instrument", instrument=kind, code=kind)
    return subject if several and "เฉลี่ย" not in subject.cell.text else None


def _unknown_row(sheet: Sheet, cells: list[Cell], header: Header | None, out: Findings) -> None:
    """A row with a number in a score column whose subject nobody knows is told, not dropped."""
    if not header or not header.scores:
        return
    columns = {c.column for c in header.scores}
    numbers = [cell for cell in cells if cell.column in columns and text.looks_numeric(cell.text)]
    coded = {header.roles.get(role) for role in ("code", "indicator", "name")}
    words = [
        cell
        for cell in cells
        if cell.column not in columns
        and not text.is_blank(cell.text)
        and (cell.column in coded or not text.looks_numeric(cell.text))
    ]
    if numbers and words and not NOT_A_SCORE.search(text.squeeze(words[0].text)):
        out.unknown(sheet.place(words[0]), words[0].text)


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
    _carry_down(by_column, roles, context)
    if _read_ratings(sheet, cells, header, context, out):
        return True
    subject = subject_of(cells, header, context)
    if subject is None:
        _unknown_row(sheet, cells, header, out)
        return False
    if header and not header.scores:
        _set_aside(header, context, out, any(text.looks_like_score(cell.text) for cell in cells))
        return False
    hits = _score_cells(cells, header, subject)
    if not hits:
        return False
    printed_scores = any(text.looks_like_score(cell.text) for cell, _ in hits)
    if subject.clash and printed_scores:
        out.clashed(sheet.place(cells[0]), " ".join(cell.text for cell in cells if len(cell.text) < 80))
        return True
    if subject.candidates:
        if printed_scores:
            _doubt(sheet, subject, hits, by_column, roles, context, out)
        return True
    for cell, column in hits:
        _add(sheet, subject, cell, column, by_column, roles, context, out)
    return True


def _doubt(
    sheet: Sheet,
    subject: Subject,
    hits: list[tuple[Cell, ScoreColumn]],
    by_column: dict[int, Cell],
    roles: dict[str, int],
    context: Context,
    out: Findings,
) -> None:
    """Keeps the row of a code with several readings, once for each year of its columns."""
    part_cell = by_column.get(roles.get("part", -1))
    row_part = codes.part_in(f"EIT {part_cell.text}") if part_cell else ""
    wording = max((cell.text for cell in by_column.values()), key=len)
    by_year: dict[int | None, list[tuple[str, Decimal, str]]] = {}
    for cell, column in hits:
        value, part = text.score(cell.text).value, column.part or row_part
        if value is not None:
            score = (part if part != "EIT" else "", value, sheet.place(cell))
            by_year.setdefault(column.fiscal_year or context.row_year, []).append(score)
    for year, scores in by_year.items():
        out.doubted(
            Undecided(
                sheet.place(subject.cell),
                subject.read_as,
                wording,
                context.instrument,
                year or context.fiscal_year,
                bool(year or context.year_is_own),
                context.row_agency or context.agency,
                context.table,
                len(out.scores),
                tuple(scores),
                subject.candidates,
            )
        )


def _carry_down(by_column: dict[int, Cell], roles: dict[str, int], context: Context) -> None:
    """Notes the row's own agency and year; an empty cell below a filled one is merged with it."""
    agency, year = by_column.get(roles.get("agency", -1)), by_column.get(roles.get("year", -1))
    if agency:
        context.row_agency = expand(agency.text)
    if year and (years := years_in(year.text)):
        context.row_year = years[0]


def _set_aside(header: Header, context: Context, out: Findings, printed: bool) -> None:
    """Tells once a table that its numbers are no scores."""
    if not printed:
        return
    columns = ", ".join(f"“{words[:30]}”" for words in header.set_aside[:4])
    if header.ambiguous:
        message = f"ตารางนี้มีช่องคะแนนมากกว่าหนึ่งช่อง ({columns}) จึงไม่อ่าน โปรดเหลือช่องคะแนน 0–100 ช่องเดียว"
    else:
        message = f"ตารางนี้ไม่มีช่องที่มีหัวว่า “คะแนน” จึงไม่อ่านตัวเลขในตาราง {columns}".rstrip()
    remark = Remark("doubt" if header.ambiguous else "note", message, context.table)
    if remark not in out.remarks:
        out.remarks.append(remark)


def _add(
    sheet: Sheet,
    subject: Subject,
    cell: Cell,
    column: ScoreColumn,
    by_column: dict[int, Cell],
    roles: dict[str, int],
    context: Context,
    out: Findings,
) -> None:
    """Adds the score of one cell, or the remark that it cannot be one."""
    part_cell, level_cell = by_column.get(roles.get("part", -1)), by_column.get(roles.get("level", -1))
    row_part = codes.part_in(f"EIT {part_cell.text}") if part_cell and subject.instrument.startswith("EIT") else ""
    number = text.score(cell.text)
    where = sheet.place(cell)
    year = column.fiscal_year or context.row_year or context.fiscal_year
    if number.value is None:
        if number.problem:
            out.refused(where, cell.text, subject.label, subject.code, number.problem)
        return
    explicit = level_cell is not None and level_word([level_cell], Header((), roles)) == "total"
    if subject.level == "total" and not explicit:
        about = _block_mean(subject, number.value, year, out, context)
        if about is None:
            out.unclear_mean(where, f"{subject.cell.text} {cell.text}")
            context.block_start = len(out.scores)
            return
        subject = about
    keyed = _with_part(subject, column.part or row_part)
    if keyed is None:
        out.refused(where, cell.text, subject.label, subject.code, "อยู่ในช่องคะแนนของ EIT ซึ่งไม่ใช่ของรายการนี้")
        return
    if number.repaired:
        out.rounded(where, cell.text, number.value, subject.label)
    if subject.read_as:
        out.repaired(where, subject.read_as, subject.code)
    own = bool(column.fiscal_year or context.row_year or context.year_is_own)
    agency = context.row_agency or context.agency
    found = Found(
        subject.level, keyed[0], keyed[1], number.value, where, subject.read_as, context.table, year, own, agency
    )
    out.scores.append(found)
    if subject.level in ("total", "instrument") and codes.is_total(subject.cell.text):
        context.block_start = len(out.scores)
    if subject.level == "total" and level_cell and rating_in(level_cell.text):
        out.ratings.append(FoundRating(rating_in(level_cell.text), sheet.place(level_cell), year))
