"""Reading by a person's hand: columns of a sheet that are pointed at, instead of recognised by their headings.

A :class:`Mapping` says for each table of a file where its rows are and what its columns mean; :func:`apply` reads the
file so. Codes, numbers, names and years are read by the same rules as everywhere, and what is refused or asked is the
same: only the heading is said instead of read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from itadash.reading.files.grid import column_letters
from itadash.reading.layouts.found import Findings, cells_of
from itadash.reading.layouts.headers import Header, ScoreColumn
from itadash.reading.layouts.layout import Row
from itadash.reading.layouts.recognise import read_sheets
from itadash.reading.layouts.subject_rows import SubjectTable
from itadash.reading.layouts.walk import Walker
from itadash.reading.model import Cell, Ignored, Reading, Sheet
from itadash.reading.words import codes, text
from itadash.reading.words.names import expand

INSTRUMENTS = ("IIT", "EIT", "EIT1", "EIT2", "OIT")
YEARS = range(2555, 2600)  # Buddhist-era years that a person may name
_CODE, _SCORE, _AGENCY, _YEAR, _LEVEL = range(1, 6)  # columns of the rows that a wide table is turned into


class MappingError(ValueError):
    """A mapping that cannot be used; ``str(error)`` is Thai and names the sheet and the column."""


@dataclass(frozen=True)
class TableMapping:
    """One table: the rows it takes and what its columns mean. Rows and columns count from 1; 0 is "none".

    ``code`` holds codes, names of indicators or numbers; ``numbers`` tells what a bare number there is (``item`` or
    ``indicator``). ``first`` 0 is the row below the heading (without a heading: the first), ``last`` 0 the sheet's
    last. ``across``: one row an agency or a year, the codes stand in the heading above their scores, and ``code`` and
    ``wording`` are not used.
    """

    sheet: str
    scores: tuple[ScoreColumn, ...] = ()
    code: int = 0
    wording: int = 0
    instrument_column: int = 0
    part_column: int = 0
    year_column: int = 0
    agency_column: int = 0
    heading: int = 0
    first: int = 0
    last: int = 0
    numbers: str = "item"
    instrument: str = ""  # of rows that name none
    fiscal_year: int | None = None  # of scores that stand under no other; None: as the sheet's titles say
    across: bool = False

    def columns(self) -> list[tuple[int, str]]:
        """(column, what it is called) of every column in use, in the order of people."""
        own = [] if self.across else [(self.code, "รหัสหรือชื่อ"), (self.wording, "ข้อความ")]
        own += [] if self.across else [(self.instrument_column, "แบบวัด"), (self.part_column, "ส่วน EIT")]
        own += [(self.year_column, "ปีงบประมาณ"), (self.agency_column, "หน่วยงาน")]
        return [(c, name) for c, name in own if c] + [(score.column, "คะแนน") for score in self.scores]

    def holds(self, row: int) -> bool:
        """True for a row of its data."""
        return max(self.first, self.heading + 1) <= row and (not self.last or row <= self.last)


@dataclass(frozen=True)
class Mapping:
    """The tables of a file; a sheet without a table is read as ever unless ``left_out`` names it.

    ``agency`` is the agency of rows that name none (``""``: as the sheet says). A row with one of the words of
    ``skip`` is not read.
    """

    tables: tuple[TableMapping, ...]
    left_out: tuple[str, ...] = ()
    agency: str = ""
    skip: tuple[str, ...] = ()


def apply(file: str, sheets: Sequence[Sheet], mapping: Mapping) -> Reading:
    """What ``file`` says when its tables are read as ``mapping`` tells.

    Raises :class:`MappingError` when the mapping cannot be used with these sheets, :class:`NothingFoundError` (with
    what was refused) when it finds nothing.
    """
    if found := problems(mapping, sheets):
        raise MappingError(" · ".join(found))
    ignored: list[Ignored] = []

    def walker_of(sheet: Sheet) -> Walker:
        tables = [table for table in mapping.tables if table.sheet == sheet.name]
        if tables or sheet.name in mapping.left_out:
            return _MappedWalker(sheet, tables, mapping, ignored)
        return Walker(sheet)

    reading = read_sheets(file, sheets, walker_of)
    return replace(reading, ignored=(*reading.ignored, *ignored))


def problems(mapping: Mapping, sheets: Sequence[Sheet]) -> list[str]:
    """Why ``mapping`` cannot be used with ``sheets``: Thai sentences that name sheet and column; ``[]`` when it can."""
    widths = {sheet.name: max((len(row) for row in sheet.rows), default=0) for sheet in sheets}
    found = [] if mapping.tables or mapping.left_out else ["ยังไม่ได้เลือกแผ่นงานที่จะจับคู่"]
    for table in mapping.tables:
        place = f"แผ่นงาน “{table.sheet}”: " if table.sheet else ""
        if table.sheet not in widths:
            found.append(f"ไม่มีแผ่นงาน “{table.sheet}” ในไฟล์นี้")
        else:
            found += [place + problem for problem in _problems(table, widths[table.sheet])]
    return found


def _problems(table: TableMapping, width: int) -> Iterator[str]:
    if not table.scores:
        yield "ยังไม่ได้เลือกคอลัมน์คะแนน"
    if not table.code and not table.across:
        yield "ยังไม่ได้เลือกคอลัมน์รหัสข้อหรือตัวชี้วัด"
    if table.across and not table.heading:
        yield "ตารางที่มีรหัสอยู่ในหัวตารางต้องเลือกแถวหัวตาราง"
    seen: dict[int, str] = {}
    for column, name in table.columns():
        if column > width:
            yield f"ไม่มีคอลัมน์ {column_letters(column)} ({name}) ในแผ่นงานนี้"
        elif column in seen:
            yield f"คอลัมน์ {column_letters(column)} ถูกเลือกเป็นทั้ง{seen[column]}และ{name}"
        seen[column] = name
    keys: dict[tuple[int | None, str], int] = {}
    for score in () if table.across else table.scores:
        other = keys.setdefault((score.fiscal_year, score.part), score.column)
        if other != score.column:
            both = f"{column_letters(other)} และ {column_letters(score.column)}"
            yield f"คอลัมน์คะแนน {both} เป็นของปีและส่วนเดียวกัน โปรดระบุปีหรือส่วน EIT ให้ต่างกัน หรือเลือกเพียงคอลัมน์เดียว"
    if table.first and table.first <= table.heading:
        yield f"แถวแรกของข้อมูล ({table.first}) ต้องอยู่ใต้แถวหัวตาราง ({table.heading})"
    if table.last and table.last < max(table.first, table.heading + 1):
        yield f"แถวสุดท้ายของข้อมูล ({table.last}) อยู่เหนือแถวแรก"


class _MappedWalker(Walker):
    """Walks a sheet whose tables are known: titles above them still name agency and year."""

    def __init__(self, sheet: Sheet, tables: list[TableMapping], mapping: Mapping, ignored: list[Ignored]) -> None:
        super().__init__(sheet)
        self.tables = tables
        self.skip = [word for word in map(text.squeeze, mapping.skip) if word]
        self.ignored = ignored
        self.agency = expand(mapping.agency)
        self.context.agency = self.agency
        self.present: TableMapping | None = None

    def walk(self) -> Findings:
        rest: list[Row] = []
        for row in self.sheet.rows:
            self._in_time()
            if cells := cells_of(row):
                table = next((table for table in self.tables if table.holds(cells[0].row)), None)
                if table:
                    self._read_mapped(table, row)
                else:
                    rest.append(row)
                    self._outside(row, cells)
        if self.tables:
            self._words(rest)
        return self.out

    def _words(self, rest: list[Row]) -> None:
        """What stands outside the tables in words is read as ever: sentences, levels, tables of measures. Its figures
        are not: which are scores, the person has said."""
        found = Walker(replace(self.sheet, rows=tuple(rest))).walk()
        self.out.sentences += found.sentences
        self.out.ratings += found.ratings
        self.out.measures += found.measures

    def _outside(self, row: Row, cells: list[Cell]) -> None:
        """A row of no table: it may name the agency; a score's number in it is told."""
        if not self.agency:
            self._title(cells, None)
        for table in self.tables:
            below = table.last and cells[0].row > table.last
            if below and any(
                text.looks_like_score(c.text) for _, picked in _rows(self.sheet, table, row) for c in cells_of(picked)
            ):
                self._leave(cells, f"อยู่ใต้แถวสุดท้ายที่เลือกไว้ (แถว {table.last})")
                return

    def _read_mapped(self, table: TableMapping, row: Row) -> None:
        cells = cells_of(row)
        rows = list(_rows(self.sheet, table, row))
        if not rows:
            self._subheading(table, cells[0])
            return
        if table is not self.present:
            self._enter(table, rows[0][0], next(iter(cells_of(rows[0][1])), cells[0]))
        if any(word in text.squeeze(cell.text) for word in self.skip for cell in cells):
            self._leave(cells, "มีคำที่เลือกให้ข้าม")
            return
        for header, picked in rows:
            told = len(self.out.remarks)
            if SubjectTable(self.sheet, header).read(picked, self.context, self.out):
                continue
            self._subheading(table, cells[0])
            columns = {score.column for score in header.scores}
            numbers = [c for c in cells_of(picked) if c.column in columns and text.looks_numeric(c.text)]
            if numbers and len(self.out.remarks) == told:
                where = f"หัวตาราง แถว {table.heading}" if table.across else f"คอลัมน์ {column_letters(table.code)}"
                self._leave(numbers, f"ไม่มีรหัสหรือชื่อที่รู้จักใน{where}")

    def _enter(self, table: TableMapping, header: Header, first: Cell) -> None:
        """The first row of a table."""
        self.present = table
        self._begin_table(SubjectTable(self.sheet, header), first)
        if table.fiscal_year:
            self.context.fiscal_year, self.context.year_is_own = table.fiscal_year, True

    def _subheading(self, table: TableMapping, cell: Cell) -> None:
        """A heading between the rows that names an instrument, also in a column that nobody pointed at."""
        if table is self.present and isinstance(self.table, SubjectTable):
            self.table.subheading(cell, self.context, self.out)

    def _leave(self, cells: list[Cell], reason: str) -> None:
        beginning = " ".join(cell.text for cell in cells)[:80]
        self.ignored.append(Ignored(self.sheet.place(cells[0]), beginning, reason))


def _rows(sheet: Sheet, table: TableMapping, row: Row) -> Iterator[tuple[Header, Row]]:
    """What is read of a row, and under which heading: the columns in use; of a wide table one row a score."""
    if table.across:
        yield from _upright(sheet, table, row)
        return
    used = {column for column, _ in table.columns()}
    picked = tuple(cell if cell and cell.column in used else None for cell in row)
    if cells_of(picked):
        named = {
            "code": table.code,
            "name": table.wording,
            "instrument": table.instrument_column,
            "part": table.part_column,
            "year": table.year_column,
            "agency": table.agency_column,
        }
        part = table.instrument if table.instrument in ("EIT1", "EIT2") and not table.instrument_column else ""
        scores = tuple(replace(score, part=score.part or part) for score in table.scores)
        roles = {role: column for role, column in named.items() if column}
        yield Header(scores, roles, table.instrument, (), table.numbers == "item"), picked


def _upright(sheet: Sheet, table: TableMapping, row: Row) -> Iterator[tuple[Header, Row]]:
    """A row of a wide table as one row a score: heading, score, agency, year; every cell keeps its address."""
    headings = {cell.column: cell for cell in _row(sheet, table.heading)}
    by_column = {cell.column: cell for cell in cells_of(row)}
    agency, year = by_column.get(table.agency_column), by_column.get(table.year_column)
    roles = {"code": _CODE, "agency": _AGENCY, "year": _YEAR, "level": _LEVEL}
    for score in table.scores:
        heading, cell = headings.get(score.column), by_column.get(score.column)
        if cell is None:
            continue
        total = heading is not None and codes.is_total(heading.text)
        column = ScoreColumn(_SCORE, score.fiscal_year, score.part)
        yield (
            Header((column,), roles, table.instrument, (), table.numbers == "item"),
            (
                replace(heading, column=_CODE) if heading else None,
                replace(cell, column=_SCORE),
                replace(agency, column=_AGENCY) if agency else None,
                replace(year, column=_YEAR) if year else None,
                replace(heading, text="รวม", column=_LEVEL) if heading and total else None,
            ),
        )


def _row(sheet: Sheet, number: int) -> list[Cell]:
    return next((cells for row in sheet.rows if (cells := cells_of(row)) and cells[0].row == number), [])
