"""Walks the rows of one sheet once: titles are noted, headings begin tables, every other row goes to its table."""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import replace

from itadash.reading.files import limits
from itadash.reading.layouts import printed_measures
from itadash.reading.layouts.clauses import ClauseReader
from itadash.reading.layouts.columns import aside
from itadash.reading.layouts.found import Context, Findings, cells_of
from itadash.reading.layouts.layout import Block, Row, Table
from itadash.reading.layouts.lines import LineReader, as_line
from itadash.reading.layouts.prose import ProseReader, year_of_total
from itadash.reading.layouts.registry import begin
from itadash.reading.layouts.side_by_side import below_each_other
from itadash.reading.layouts.subject_rows import SUBHEADING, SubjectTable
from itadash.reading.layouts.texts import Texts
from itadash.reading.model import Cell, Remark, Sheet, UnreadableFileError
from itadash.reading.words.agencies import KIND
from itadash.reading.words.codes import instrument_in, part_in
from itadash.reading.words.names import expand, is_agency, label_value, result_year_of_heading, year_label, years_in
from itadash.reading.words.text import arabic, squeeze

_ONLY_YEAR = re.compile(r"(?:พ\.ศ\.)?25[5-9]\d")

_PAGE = re.compile(r"[-–(]*(?:หน้า(?:ที่)?)?\d{1,3}(?:/\d{1,3})?[-–)]*|\(?ต่อ\)?|(?:ตารางที่\d+)?\(ต่อ\)")  # between pages
# Headings after the analysis of the seven topics: what follows is of none of them.
_NO_TOPIC = re.compile(
    r"(?:ส่วนที่\s*\d|\d+\s*[.)])\s*(?:กำหนด(?:วิธี|แนวทาง)|ข้อจำกัด|มาตรการ|รายงานผล|ข้อเสนอแนะ)|ข้อจำกัดของหน่วยงาน|ข้อเสนอแนะ\s*/"
)
_DECIMAL = re.compile(r"\s*(?:[\d๐-๙]{1,2}|100|๑๐๐)[.,][\d๐-๙]{1,2}\s*")  # a figure that can be a score
# Rows "ผู้รับผิดชอบ | สำนักปลัด" that stand between the title of a table and its heading.
_LABEL = re.compile(r"(?:ชื่อ)?(?:ผู้รับผิดชอบ|ผู้รายงาน|ผู้จัดทำ|ผู้ประสานงาน|จังหวัด|อำเภอ|สังกัด|โทรศัพท์|วันที่|ลงวันที่)")
_NAME_OF_TAG = re.compile(rf"(?:{KIND}|อบ[จต]\.|ท[นมต]\.)\s*<")  # markup where the name should begin
_PART = 40  # characters of a title that says no more than a part of EIT
_TITLE = 220  # characters; longer rows of one cell are no titles of a table


class Walker:
    """Walks one sheet's rows in order; ``out`` fills up.

    ``default_year`` is the year of scores that stand under no other: of the sentence with the total, the sheet's name
    or the headings.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.rows = below_each_other([row for row in sheet.rows if cells_of(row)])
        self.cells = [cells_of(row) for row in self.rows]
        self.start, self.count = time.thread_time(), sum(map(len, self.cells))
        self.out = Findings()
        self.texts = Texts(sheet, self.out)
        self.context = Context()
        names = set(years_in(sheet.name))
        self.total_year = year_of_total(sheet)
        self.sheet_year = names.pop() if len(names) == 1 else None
        self.sheet_instrument = instrument_in(sheet.name)
        self.default_year = self.total_year or self.sheet_year or self._heading_year()
        self.context.fiscal_year, self.context.year_is_own = self.sheet_year, self.sheet_year is not None
        self.prose = ProseReader(sheet, self.out, self.default_year)
        self.clauses = ClauseReader(sheet, self.out, self.default_year)
        self.lines = LineReader(sheet, self.rows, self.out, self.default_year)
        self.table: Table | None = None
        self.heading: list[tuple[int, str]] = []  # columns and words of its heading
        self.last_row = 0
        self.apart = False  # an empty row and a title stand behind the rows of the table
        self.part = ""  # of EIT: named by a title since the last table of scores
        self.fresh_heading = False  # a heading has named the year since the last table began

    def _heading_year(self) -> int | None:
        """The year that the headings name most often; else the one that label cells name, if only one."""
        headed = [year for cells in self.cells for cell in cells[:2] if (year := result_year_of_heading(cell.text))]
        if headed:
            return Counter(headed).most_common(1)[0][0]
        labelled = {
            year
            for cells in self.cells
            if len(cells) <= 2 and year_label(cells[0].text)
            for cell in cells
            for year in years_in(cell.text)
        }
        return labelled.pop() if len(labelled) == 1 else None

    def walk(self) -> Findings:
        """Reads all rows. Raises :class:`UnreadableFileError` when that takes more time than honest cells do."""
        index = 0
        while index < len(self.rows):
            self._in_time()
            block = Block(self.sheet, self.rows, self.cells, index)
            if block.cells[0].row < self.last_row:  # the table beside the one above
                self.table, self.apart = None, False
                self.context.titles.clear()
            kept = self.table is not None and self.table.keeps(block.cells)
            taken = self._heading(block, kept)
            if not taken:
                size = self.out.size()
                self._read(block.rows[index], block.cells, kept)
                if len(block.cells) == 1 and self.out.size() == size:
                    self.texts.leave_figure(block.cells[0])
                self.texts.keep(block.cells, self.table, self.context, read=self.out.size() > size)
            index += taken or 1
            self.last_row = self.cells[index - 1][0].row
        return self.out

    def _in_time(self) -> None:
        """Ends the reading of cells that were made to be slow to read."""
        most = limits.RECOGNISING_SECONDS + limits.RECOGNISING_SECONDS_A_CELL * self.count
        if time.thread_time() - self.start > most:
            raise UnreadableFileError(
                f"{self.sheet.file}: ข้อความในไฟล์ซับซ้อนเกินกว่าจะอ่านได้ในเวลาที่กำหนด "
                "ให้ลบส่วนที่ไม่ใช่ผลคะแนนหรือแบ่งเป็นหลายไฟล์ แล้วนำเข้าใหม่"
            )

    def _heading(self, block: Block, kept: bool) -> int:
        """How many rows a label of the year or agency, or the heading of a table takes that begins here; else 0."""
        cells = block.cells
        labels_year = len(cells) == 2 and year_label(cells[0].text) and _ONLY_YEAR.fullmatch(squeeze(cells[1].text))
        if labels_year and not kept:
            self._year(years_in(squeeze(cells[1].text))[0])
            self.apart = self.apart or cells[0].row > self.last_row + 1
            return 1
        if len(cells) == 2 and not kept and label_value(cells[0].text) == "" and is_agency(cells[1].text):
            self._title(cells, None)
            self.apart = self.apart or cells[0].row > self.last_row + 1
            return 1
        # The instrument of the rows above is not that of a table which begins here.
        before = replace(self.context, instrument=self._section() or self.sheet_instrument)
        table = begin(block, self.table, before, kept)
        if self._title(cells, table):
            return 1
        if table:
            heading = [block.below(count) for count in range(table.heading_rows)]
            words = [(cell.column, squeeze(cell.text)) for row in heading for cell in row]
            if not self._goes_on(block, table, words):
                self._begin_table(table, cells[0])
                self.heading = words
            return table.heading_rows
        return 0

    def _goes_on(self, block: Block, table: Table, words: list[tuple[int, str]]) -> bool:
        """True for the present table's heading printed again at the top of the next page."""
        if self.table is None or words != self.heading or self.fresh_heading:
            return False
        if not all(_PAGE.fullmatch(squeeze(title)) for title in self.context.titles):
            return False
        return not self.table.repeats(block.below(table.heading_rows), self.context)

    def _read(self, row: Row, cells: list[Cell], kept: bool) -> None:
        """Reads a row that is no heading of a table."""
        if self.table and kept:
            self.table.read(row, self.context, self.out)
            return
        if len(cells) > 1 and self.apart and self.table is not None and not self.table.scores:
            self.table = None  # what was no table of scores is over
        self.apart = len(cells) == 1 and (self.apart or cells[0].row > self.last_row + 1)
        if len(cells) == 1:
            self._single(cells[0])
            if len(cells[0].text) > SUBHEADING:
                return
        elif len(cells) > 2 or not _LABEL.match(squeeze(cells[0].text)):
            self.context.titles.clear()
        if isinstance(self.table, printed_measures.MeasuresTable) and self.table.columns:
            self.table = None
        if self.table is None and (not self.context.table or cells[0].row != self.last_row + 1):
            self._mark_table(cells[0])
        size = self.out.size()
        (self.table or SubjectTable(self.sheet, None)).read(row, self.context, self.out)
        if self.table is None and self.out.size() == size and len(cells) > 1 and (line := as_line(cells)):
            self.lines.read(line, self.context)
        if self.out.size() == size and sum(_DECIMAL.fullmatch(cell.text) is not None for cell in cells) > 2:
            self.out.unheaded(self.context.table, self.sheet.place(cells[0]))

    def _title(self, cells: list[Cell], table: Table | None) -> bool:
        """The label "หน่วยงาน" with its name; other titles are looked at and passed on."""
        value = label_value(cells[0].text)
        if value is None or len(cells) > 3 or (table and table.scores):
            return False
        name = value or (cells[1].text if len(cells) > 1 else "")
        if not name or (self.table is not None and not is_agency(name)):
            return False
        self.context.agency = expand(name)
        self.table = None
        return True

    def _mark_table(self, first: Cell) -> None:
        self.context.table = self.sheet.place(first)
        self.context.table_start = self.context.block_start = len(self.out.scores)
        self.context.row_agency, self.context.row_year, self.context.row_subject = "", None, None

    def _begin_table(self, table: Table, first: Cell) -> None:
        self._mark_table(first)
        if self.table is not None and self.context.fiscal_year != self.sheet_year:
            self.context.year_is_own = self.fresh_heading
        self.fresh_heading = self.apart = False
        self.table = table
        self.context.instrument = table.instrument or self._section() or self.sheet_instrument
        self.context.titles.clear()
        for reason, columns in aside(table.set_aside).items():
            shown = ", ".join(f"“{words[:40]}”" for words in columns)
            self.out.remarks.append(Remark("note", f"ไม่อ่านช่อง {shown} เพราะ{reason}", self.context.table))
        self.part = "" if table.scores else self.part

    def _section(self) -> str:
        """The instrument that a title right above the table names."""
        for title in reversed(self.context.titles):
            if len(title) <= SUBHEADING:
                eit = self.context.instrument.startswith("EIT") or "EIT" in title
                named = instrument_in(title) or (part_in(title) if eit else "")
                if named:
                    return named
        return self.part

    def _single(self, cell: Cell) -> None:
        """A row of one cell: heading of a year, of a topic, of an instrument's block, or a sentence."""
        year = result_year_of_heading(cell.text)
        if year:
            self._year(year, headed=True)
        elif year_label(cell.text) and (years := years_in(cell.text)):
            self._year(years[0])
        if _NAME_OF_TAG.match(cell.text):
            told = f"“{cell.text[:60]}” มีเครื่องหมาย < แทนชื่อ จึงไม่ใช้เป็นชื่อหน่วยงาน โปรดระบุชื่อหน่วยงานเอง"
            self.out.remarks.append(Remark("note", told, self.sheet.place(cell)))
        topic = printed_measures.topic_of_heading(cell.text)
        if topic or _NO_TOPIC.match(arabic(cell.text.lstrip("# "))):
            self.context.topic = topic
        if isinstance(self.table, SubjectTable):
            self.table.subheading(cell, self.context, self.out)
        if not (self.lines.read(cell, self.context) or self.clauses.read(cell, self.context)):
            size = self.out.size()
            self.prose.read(cell, self.context, self.lines.instrument)
            if self.out.size() == size:
                self.lines.tell(cell)
        if len(cell.text) <= _TITLE:
            self.context.titles.append(cell.text)
        if len(cell.text) <= _PART and (named := instrument_in(cell.text)):
            self.part = named if named in ("EIT1", "EIT2") else ""

    def _year(self, year: int, *, headed: bool = False) -> None:
        """A heading or a label names the year of the tables below."""
        if self.total_year and year > self.total_year:
            return  # the year of the measures that follow
        if not headed and self.fresh_heading and year != self.context.fiscal_year:
            self.context.fiscal_year = None  # two labels and no table between: neither is a table's
            return
        self.context.fiscal_year, self.context.year_is_own, self.fresh_heading = year, True, True
