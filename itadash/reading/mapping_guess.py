"""A first guess at what the columns of an unknown sheet mean, from what is in the cells; the person corrects it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean

from itadash import rules
from itadash.reading.files.grid import column_letters
from itadash.reading.layouts.found import cells_of
from itadash.reading.layouts.headers import NOT_A_SCORE, ScoreColumn
from itadash.reading.mapping import Mapping, TableMapping
from itadash.reading.model import Cell, Sheet
from itadash.reading.words import codes, text
from itadash.reading.words.names import is_agency, years_in

_LOOKED_AT = 400  # rows with something in them: enough to know a column by
_BEFORE, _NOW = re.compile("ปี(?:ก่อน|ที่แล้ว|ที่ผ่านมา)"), re.compile("ปี(?:นี้|ปัจจุบัน)")
_YEAR_CELL = 14  # characters: "ปีงบประมาณ 2566"; longer cells are titles


def mappable(sheets: Sequence[Sheet]) -> bool:
    """True when there is something to point at: a row with a number that could be a score beside another cell."""
    return any(
        len(cells) > 1 and any(text.looks_like_score(cell.text) for cell in cells)
        for sheet in sheets
        for cells in map(cells_of, sheet.rows)
    )


def suggest(sheets: Sequence[Sheet]) -> Mapping:
    """A mapping with a table for each sheet in which scores can be supposed, at least one sheet if any is mappable.

    Nothing is promised: a column that could not be told is 0, and the years are those that the headings print.
    """
    tables = [table for sheet in sheets if (table := suggest_table(sheet)).scores]
    complete = [table for table in tables if table.code or table.across]
    chosen = complete or tables[:1]
    named = {table.sheet for table in chosen}
    return Mapping(tuple(chosen), tuple(sheet.name for sheet in sheets if sheet.name not in named))


def suggest_table(sheet: Sheet) -> TableMapping:
    """The guess for one sheet; with no score column when nothing in it looks like scores."""
    rows = [cells for row in sheet.rows if (cells := cells_of(row))][:_LOOKED_AT]
    columns = _columns(rows)
    code = _code_column(columns)
    scores = _score_columns(columns, code)
    scores = [c for c in scores if c > code] or scores  # a row says first what it is about
    if not scores:
        return TableMapping(sheet.name, code=code)
    data = [cells for cells in rows if any(c.column in scores and text.looks_like_score(c.text) for c in cells)]
    first = data[0][0].row
    heading = _heading(rows, first, {code, *scores})
    headings = {cell.column: cell.text for cells in rows if cells[0].row == heading for cell in cells}
    wide = _wide(headings, scores)
    if not wide and _starts(columns):
        return TableMapping(sheet.name, code=code)  # which of the tables, the person says: see `beside`
    code = 0 if wide else code
    two_years = _two_years(rows, first)
    scores = [c for c in scores if _may_be_score(headings.get(c, ""), two_years)] or scores
    picks = [_score(column, headings.get(column, ""), two_years) for column in (wide or scores)]
    picks = _distinct(picks, across=bool(wide))
    others = {c: column for c, column in columns.items() if c not in {code, *(pick.column for pick in picks)}}
    kinds = {kind: next(iter(_like(others, kind)), 0) for kind in ("instruments", "years", "agencies")}
    free = {c: column for c, column in others.items() if c not in kinds.values()}
    texts = {c: column.length for c, column in free.items() if column.share(column.words) > 0.5}
    return TableMapping(
        sheet.name,
        tuple(picks),
        code=code,
        wording=0 if wide else max(texts, key=lambda c: texts[c], default=0),
        instrument_column=0 if wide else kinds["instruments"],
        year_column=kinds["years"],
        agency_column=kinds["agencies"],
        heading=heading,
        first=first,
        numbers="indicator" if _names_indicators(columns.get(code), headings.get(code, "")) else "item",
        instrument=codes.instrument_in(sheet.name) or codes.instrument_in(headings.get(code, "")),
        across=bool(wide),
    )


def beside(sheet: Sheet) -> str:
    """A Thai sentence when several tables stand side by side in ``sheet``, ``""`` when they do not.

    A mapping takes one of them: the codes of one with the scores of another would be read as they are pointed at.
    """
    starts = _starts(_columns([cells for row in sheet.rows if (cells := cells_of(row))][:_LOOKED_AT]))
    if not starts:
        return ""
    named = " และ ".join(column_letters(column) for column in starts)
    return (
        f"แผ่นงานนี้มีหลายตารางวางข้างกัน (รหัสหรือชื่ออยู่ในคอลัมน์ {named}) การจับคู่อ่านได้ทีละตาราง "
        "คอลัมน์คะแนนต้องเป็นของตารางเดียวกับคอลัมน์รหัส ตารางอื่นให้ย้ายไปวางต่อกันลงมาหรือแยกเป็นแผ่นงานของตนเอง แล้วนำเข้าใหม่"
    )


@dataclass
class _Column:
    """What the cells of a column look like, counted."""

    cells: int = 0
    words: int = 0  # no number
    scores: int = 0
    decimals: int = 0
    subjects: int = 0  # a code with its letter, a name or a number of an indicator
    coded: int = 0  # a code with its letter, a name or a number of an indicator, an instrument, a total
    small: list[int] = field(default_factory=list)  # plain numbers that could be a code's
    years: int = 0
    agencies: int = 0
    instruments: int = 0
    letters: int = 0

    @property
    def length(self) -> float:
        return self.letters / max(self.cells, 1)

    def share(self, count: int) -> float:
        return count / max(self.cells, 1)

    def counts(self) -> bool:
        """Numbers from 1 on, one below the other: of rows or of codes, but no scores."""
        steps = [b - a for a, b in zip(self.small, self.small[1:], strict=False)]
        begins = bool(steps) and self.small[0] == 1 and not self.decimals
        return begins and sum(step == 1 for step in steps) >= 0.6 * len(steps)


def _columns(rows: list[list[Cell]]) -> dict[int, _Column]:
    columns: dict[int, _Column] = {}
    for cells in rows:
        if len(cells) < 2:
            continue  # titles and sub-headings
        for cell in cells:
            column = columns.setdefault(cell.column, _Column())
            plain = text.squeeze(cell.text)
            column.cells += 1
            column.letters += len(plain)
            if years_in(cell.text) and len(plain) <= _YEAR_CELL:
                column.years += 1
            elif text.looks_like_score(cell.text):
                column.scores += 1
                column.decimals += "." in plain
                if plain.isdigit() and 1 <= int(plain) <= 99:
                    column.small.append(int(plain))
            elif not text.looks_numeric(cell.text):
                column.words += 1
            column.coded += _is_coded(cell.text)
            column.subjects += _is_subject(cell.text)
            column.agencies += is_agency(cell.text)
            column.instruments += bool(codes.instrument_in(cell.text)) and len(plain) <= 60
    return columns


def _is_coded(words: str) -> bool:
    return _is_subject(words) or (len(words) <= 200 and bool(codes.instrument_in(words) or codes.is_total(words)))


def _is_subject(words: str) -> bool:
    """True for what names an item or an indicator."""
    if len(words) > 200:
        return False
    printed = codes.item_at_start(words)
    if printed:
        return printed.lettered or printed.prefixed
    named = len(words) <= 80 and rules.indicator_number(words) is not None
    return named or codes.indicator_at_start(words) is not None


def _starts(columns: dict[int, _Column]) -> list[int]:
    """The columns that tables side by side begin with: each names items or indicators and has scores behind it,
    before the next one; ``[]`` for one table."""
    named = [c for c in sorted(columns) if columns[c].subjects > 1 and columns[c].share(columns[c].subjects) >= 0.5]
    scores = _score_columns(columns, 0)
    starts = [
        c
        for c, following in pairwise([*named, max(columns, default=0) + 1])
        if any(c < score < following for score in scores)
    ]
    return starts if len(starts) > 1 else []


def _code_column(columns: dict[int, _Column]) -> int:
    """The column with most codes or names; else the first that counts; 0 when there is none."""
    coded = {c: column.coded for c, column in columns.items() if column.coded > 1 and column.share(column.coded) >= 0.3}
    if coded:
        return max(coded, key=lambda c: (coded[c], -c))
    return next((c for c in sorted(columns) if columns[c].counts()), 0)


def _score_columns(columns: dict[int, _Column], code: int) -> list[int]:
    """The columns that hold numbers from 0 to 100 and do not count."""
    return [
        c
        for c in sorted(columns)
        if c != code and columns[c].share(columns[c].scores) >= 0.5 and not columns[c].counts()
    ]


def _heading(rows: list[list[Cell]], first: int, wanted: set[int]) -> int:
    """The nearest row above the data with words over the wanted columns; 0 when there is none."""
    above = [cells for cells in rows if cells[0].row < first]
    for cells in reversed(above[-6:]):
        over = [cell for cell in cells if cell.column in wanted and not text.looks_like_score(cell.text)]
        if len(cells) > 1 and over:
            return cells[0].row
    return 0


def _wide(headings: dict[int, str], scores: list[int]) -> list[int]:
    """The score columns whose headings are codes themselves (a row is then an agency's or a year's), if three are."""
    coded = [column for column in scores if _is_coded(headings.get(column, "")) and not years_in(headings[column])]
    parts = [column for column in coded if codes.part_in(headings[column])]
    return coded if len(coded) >= 3 and len(parts) < len(coded) else []


def _two_years(rows: list[list[Cell]], first: int) -> tuple[int, ...]:
    """The earlier and the later year that titles of one cell above the data name, when they are just two."""
    titles = (cells[0].text for cells in rows if len(cells) == 1 and cells[0].row < first)
    years = tuple(sorted({year for title in titles for year in years_in(title)}))
    return years if len(years) == 2 else ()


def _may_be_score(heading: str, two_years: tuple[int, ...]) -> bool:
    words = text.squeeze(heading)
    return not NOT_A_SCORE.search(words) or bool(two_years and _BEFORE.search(words))


def _score(column: int, heading: str, two_years: tuple[int, ...]) -> ScoreColumn:
    years = years_in(heading)
    if two_years and not years:
        said = [bool(words.search(text.squeeze(heading))) for words in (_BEFORE, _NOW)]
        years = [year for year, named in zip(two_years, said, strict=True) if named]
    part = codes.part_in(heading) or ("EIT" if text.squeeze(heading).startswith("eit") else "")
    return ScoreColumn(column, years[0] if len(years) == 1 else None, part)


def _distinct(picks: list[ScoreColumn], *, across: bool) -> list[ScoreColumn]:
    """One column a year and part: the first; of a wide table all."""
    if across:
        return [ScoreColumn(pick.column, pick.fiscal_year) for pick in picks]
    kept: dict[tuple[int | None, str], ScoreColumn] = {}
    for pick in picks:
        kept.setdefault((pick.fiscal_year, pick.part), pick)
    return list(kept.values())


def _like(columns: dict[int, _Column], what: str) -> list[int]:
    """The columns most of whose cells, and more than one, are ``what``."""
    found = {c: getattr(columns[c], what) for c in sorted(columns)}
    return [c for c, count in found.items() if count > 1 and columns[c].share(count) >= 0.6]


def _names_indicators(column: _Column | None, heading: str) -> bool:
    """True when bare numbers of the code column are rather indicators than items: 1–10 and not headed "ข้อ"."""
    if column is None or text.squeeze(heading).startswith("ข้อ"):
        return False
    return bool(column.small) and max(column.small) <= 10 and fmean(column.small) > 1
