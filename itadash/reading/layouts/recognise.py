"""One sheet of cells → a Reading: walks the rows once and hands each to the recogniser that it belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal

import pandas as pd

from itadash.reading.layouts import printed_measures
from itadash.reading.layouts.found import Context, Findings, Found, cells_of
from itadash.reading.layouts.headers import FOREIGN, Header, below_years, read_header
from itadash.reading.layouts.prose import ProseReader, year_of_total
from itadash.reading.layouts.subjects import level_word
from itadash.reading.layouts.tables import read_row
from itadash.reading.model import Cell, NothingFoundError, PrintedRating, Reading, Remark, Sheet
from itadash.reading.words.codes import instrument_in, item_at_start
from itadash.reading.words.names import (
    expand,
    is_agency,
    label_value,
    main_agency,
    result_year_of_heading,
    year_label,
    years_in,
)
from itadash.reading.words.text import squeeze
from itadash.scores import COLUMNS, Score, frame

_ONLY_YEAR = re.compile(r"(?:พ\.ศ\.)?25[5-9]\d")
_SUBHEADING = 120  # characters; longer single cells are sentences, not sub-headings of a table


class Walker:
    """Walks one sheet's rows in order; ``out`` fills up."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.out = Findings()
        self.context = Context()
        names = set(years_in(sheet.name))
        self.total_year = year_of_total(sheet)
        self.sheet_year = names.pop() if len(names) == 1 else None
        self.sheet_instrument = instrument_in(sheet.name)
        self.default_year = self.total_year or self.sheet_year or self._heading_year()
        self.context.fiscal_year, self.context.year_is_own = self.sheet_year, self.sheet_year is not None
        self.prose = ProseReader(sheet, self.out, self.default_year)
        self.header: Header | None = None
        self.measures: dict[str, int] | None = None
        self.last_row = 0
        self.table_row = -1  # the row of the present table's heading
        self.fresh_heading = False  # a heading has named the year since the last table began

    def _heading_year(self) -> int | None:
        """The year that the headings name most often; else the one that label cells name, if only one."""
        rows = [cells for row in self.sheet.rows if (cells := cells_of(row))]
        headed = [year for cells in rows for cell in cells[:2] if (year := result_year_of_heading(cell.text))]
        if headed:
            return Counter(headed).most_common(1)[0][0]
        labelled = {
            year
            for cells in rows
            if len(cells) <= 2 and year_label(cells[0].text)
            for cell in cells
            for year in years_in(cell.text)
        }
        return labelled.pop() if len(labelled) == 1 else None

    def walk(self) -> Findings:
        for row in self.sheet.rows:
            cells = cells_of(row)
            if cells:
                self._row(row, cells)
                self.last_row = cells[0].row
        return self.out

    def _row(self, row: tuple[Cell | None, ...], cells: list[Cell]) -> None:
        if self._title(cells):
            return
        measures = printed_measures.header(cells)
        if measures:
            self.measures, self.header = measures, None
            return
        if self.measures:
            if len(cells) > 1 or cells[0].column > 1:
                printed_measures.add_row(self.out.measures, self.sheet, row, self.measures, self.context.topic)
                return
            self.measures = None
        if len(cells) >= 3 and any(squeeze(cell.text).startswith("ผู้รับผิดชอบ") for cell in cells):
            self._begin_table(FOREIGN, cells[0])  # a table of measures in another layout
            return
        if len(cells) == 2 and year_label(cells[0].text) and _ONLY_YEAR.fullmatch(squeeze(cells[1].text)):
            self._year(years_in(cells[1].text)[0])
            return
        header = None if level_word(cells, self.header) else read_header(cells)
        if header:
            if header.ambiguous and self.header and self.table_row == cells[0].row - 1:
                header = below_years(cells, self.header) or header
            self._begin_table(header, cells[0])
            return
        if len(cells) == 1:
            self._single(cells[0])
            if len(cells[0].text) > _SUBHEADING:
                return
        if self.header is None and (not self.context.table or cells[0].row != self.last_row + 1):
            self._mark_table(cells[0])
        if not read_row(self.sheet, row, self.header, self.context, self.out) and len(cells) > 1:
            self._subheading(cells[0])

    def _title(self, cells: list[Cell]) -> bool:
        """The label "หน่วยงาน" with its name; other titles are looked at and passed on."""
        value = label_value(cells[0].text)
        if value is None or len(cells) > 3:
            return False
        name = value or (cells[1].text if len(cells) > 1 else "")
        if not name or (self.header is not None and not is_agency(name)):
            return False
        if (header := read_header(cells)) and header.scores:
            return False
        self.context.agency = expand(name)
        self.header = None
        return True

    def _mark_table(self, first: Cell) -> None:
        self.context.table = self.sheet.place(first)
        self.context.table_start = self.context.block_start = len(self.out.scores)
        self.context.row_agency, self.context.row_year = "", None

    def _begin_table(self, header: Header, first: Cell) -> None:
        self.table_row = first.row
        self._mark_table(first)
        if self.header is not None and self.context.fiscal_year != self.sheet_year:
            self.context.year_is_own = self.fresh_heading
        self.fresh_heading = False
        self.header = header
        self.context.instrument = header.instrument or self.sheet_instrument
        if header.scores and header.set_aside:
            columns = ", ".join(f"“{words[:40]}”" for words in header.set_aside)
            self.out.remarks.append(Remark("note", f"ไม่อ่านช่อง {columns} เพราะไม่ใช่คะแนน 0–100", self.context.table))

    def _single(self, cell: Cell) -> None:
        """A row of one cell: heading of a year, of a topic, of an instrument's block, or a sentence."""
        year = result_year_of_heading(cell.text)
        if year:
            self._year(year, headed=True)
        elif year_label(cell.text) and (years := years_in(cell.text)):
            self._year(years[0])
        topic = printed_measures.topic_of_heading(cell.text)
        if topic:
            self.context.topic = topic
        self._subheading(cell)
        self.prose.read(cell, self.context)

    def _year(self, year: int, *, headed: bool = False) -> None:
        """A heading or a label names the year of the tables below."""
        if self.total_year and year > self.total_year:
            return  # the year of the measures that follow
        if not headed and self.fresh_heading and year != self.context.fiscal_year:
            self.context.fiscal_year = None  # two labels and no table between: neither is a table's
            return
        self.context.fiscal_year, self.context.year_is_own, self.fresh_heading = year, True, True

    def _subheading(self, cell: Cell) -> None:
        """A row of a table without a score that names an instrument: the rows below are of that instrument."""
        if self.header and len(cell.text) <= _SUBHEADING and not item_at_start(cell.text):
            named = instrument_in(cell.text)
            if named:
                self.context.instrument = named
                self.context.block_start = len(self.out.scores)


def _without_repeated_year(found: list[Found], out: Findings) -> list[Found]:
    """Takes the year away from a table that prints an earlier table's keys again with other values.

    Two tables of the same kind under one heading are two years, and only the heading's year is printed
    [FY2566 reference reports].
    """
    tables: dict[str, list[Found]] = {}
    for row in found:
        tables.setdefault(row.table, []).append(row)
    seen: dict[tuple[object, ...], object] = {}
    unsaid: set[str] = set()
    for table, rows in tables.items():
        keys = {(r.fiscal_year, r.agency, r.instrument, r.code): r.score for r in rows}
        again = [key for key in keys if key in seen]
        differing = [key for key in again if seen[key] != keys[key]]
        if len(again) >= 5 and 2 * len(differing) >= len(keys) and not all(r.year_is_own for r in rows):
            unsaid.add(table)
            year = rows[0].fiscal_year
            guess = f" (น่าจะเป็นปี {year - 1})" if year else ""
            message = f"ตารางนี้ไม่ได้พิมพ์ปีงบประมาณ และค่าต่างจากตารางก่อนหน้า{guess} โปรดระบุปี"
            out.remarks.append(Remark("doubt", message, table, str(year - 1) if year else "", "fiscal_year"))
        else:
            seen |= {key: value for key, value in keys.items() if key not in seen}
    return [_replace_year(row, None) if row.table in unsaid else row for row in found]


def _without_fractions(found: list[Found], out: Findings) -> list[Found]:
    """Takes out tables whose scores are all between 0 and 1: they are fractions, not points of 100."""
    tables: dict[str, list[Decimal]] = {}
    for row in found:
        tables.setdefault(row.table, []).append(row.score)
    odd = {
        t for t, values in tables.items() if len(values) >= 5 and all(0 < v <= 1 for v in values) and min(values) < 1
    }
    for table in odd:
        message = "คะแนนทุกค่าในตารางนี้ไม่เกิน 1 น่าจะเป็นสัดส่วน จึงไม่นำเข้า โปรดแก้เป็นคะแนนเต็ม 100"
        out.remarks.append(Remark("doubt", message, table, "", ""))
    return [row for row in found if row.table not in odd]


def _replace_year(row: Found, year: int | None) -> Found:
    return Found(**{**row.__dict__, "fiscal_year": year})


def _default_years(walker: Walker, file: str, out: Findings) -> list[Found]:
    """The scores with the document's year where theirs is not printed; a year in the file's name is only suggested."""
    filled = [row if row.fiscal_year else _replace_year(row, walker.default_year) for row in out.scores]
    filled = _without_fractions(_without_repeated_year(filled, out), out)
    asked = {remark.source for remark in out.remarks if remark.read == "fiscal_year"}
    for table in dict.fromkeys(row.table for row in filled if row.fiscal_year is None):
        if table not in asked:
            named = years_in(file)
            guess = f" (ชื่อไฟล์ว่า {named[0]})" if len(named) == 1 else ""
            message = f"ไม่พบปีงบประมาณของคะแนนชุดนี้{guess} โปรดระบุปีที่ได้รับการประเมิน"
            suggestion = str(named[0]) if len(named) == 1 else ""
            out.remarks.append(Remark("doubt", message, table, suggestion, "fiscal_year"))
    return filled


def read_sheets(file: str, sheets: Sequence[Sheet], walker_of: Callable[[Sheet], Walker] = Walker) -> Reading:
    """The Reading of a file's sheets; ``walker_of`` makes the walker of each.

    Raises :class:`NothingFoundError` when no sheet holds a score or a measures table.
    """
    agencies = [main_agency(cell.text for row in sheet.rows for cell in cells_of(row)) for sheet in sheets]
    agency = next((name for name in agencies if name), "")
    rows: list[Score] = []
    tables: list[str] = []
    remarks: list[Remark] = []
    ratings: list[PrintedRating] = []
    measures = []
    named = ""
    for sheet, own_agency in zip(sheets, agencies, strict=True):
        remarks += [Remark("note", note, " › ".join(p for p in (sheet.file, sheet.name) if p)) for note in sheet.notes]
        walker = walker_of(sheet)
        out = walker.walk()
        named = named or walker.context.agency
        for row in _default_years(walker, file, out):
            name = row.agency or walker.context.agency or own_agency or named or agency
            rows.append(
                Score(name, row.fiscal_year, row.level, row.instrument, row.code, row.score, row.source, row.read_as)
            )
            tables.append(row.table)
        for rating in out.ratings:
            year = rating.fiscal_year or walker.default_year
            ratings.append(
                PrintedRating(walker.context.agency or own_agency or agency, year, rating.text, rating.source)
            )
        remarks += list(dict.fromkeys(out.remarks))
        measures += out.measures
    printed = frame(rows)
    printed["table"] = pd.Series(tables, dtype="str")
    if rows and not any(row.agency for row in rows):
        remarks.append(Remark("doubt", "ไม่พบชื่อหน่วยงานในไฟล์ โปรดระบุชื่อหน่วยงาน", file, "", "agency"))
    alone = named or agency
    names = tuple(dict.fromkeys(name for name in printed["agency"] if name)) or ((alone,) if alone else ())
    reading = Reading(file, printed.loc[:, [*COLUMNS, "table"]], tuple(remarks), tuple(ratings), tuple(measures), names)
    if not rows and not measures:
        raise NothingFoundError(_nothing_found(file, sheets, remarks), reading)
    return reading


def _nothing_found(file: str, sheets: Sequence[Sheet], remarks: Sequence[Remark]) -> str:
    where = (
        "แผ่นงาน " + ", ".join(f"“{sheet.name}”" for sheet in sheets[:5]) if any(s.name for s in sheets) else "ข้อความ"
    )
    refused = next((remark for remark in remarks if remark.kind in ("refused", "doubt")), None)
    if refused:
        return f"ไฟล์ “{file}” ไม่มีคะแนนที่นำเข้าได้: {refused.source} {refused.message}"
    return (
        f"ไฟล์ “{file}” อ่านได้ แต่ไม่พบคะแนน ITA ใน{where} "
        "โปรดตรวจว่ามีหัวตาราง “คะแนน” และรหัสข้อหรือตัวชี้วัด หรือใช้แบบกรอกคะแนนที่ดาวน์โหลดได้จากหน้านำเข้าข้อมูล"
    )
