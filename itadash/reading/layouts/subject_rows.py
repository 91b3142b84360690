"""One row an item, indicator or instrument: the row says what it is about, the heading which score it is."""

from __future__ import annotations

from dataclasses import replace

from itadash.reading.layouts.bare_numbers import with_numbers
from itadash.reading.layouts.content_roles import with_content
from itadash.reading.layouts.found import Context, Findings, cells_of
from itadash.reading.layouts.full_marks import without_full_marks
from itadash.reading.layouts.headers import Header, is_number, possible_heading
from itadash.reading.layouts.layout import Block, Row, Table
from itadash.reading.layouts.rivals import told_apart
from itadash.reading.layouts.subject_row import SubjectRow
from itadash.reading.layouts.subjects import level_word, subject_of
from itadash.reading.model import Cell, Sheet
from itadash.reading.words import codes
from itadash.reading.words.text import looks_like_score

SUBHEADING = 120  # characters; longer single cells are sentences, not sub-headings of a table


class SubjectRows:
    """Any heading with a column of codes, names or numbers and a column of scores."""

    interrupts = False

    def begin(self, block: Block, present: Table | None, context: Context) -> Table | None:
        header = possible_heading([block.below(count) for count in range(5)])
        header = with_content(header, block) if header else None
        if header is None:
            return None
        header = with_numbers(header, block)
        header = told_apart(header, block, context) if header.rivals else header
        return SubjectTable(block.sheet, without_full_marks(header, block))


class SubjectTable:
    """The rows below such a heading, or rows without any (``header`` is ``None``)."""

    def __init__(self, sheet: Sheet, header: Header | None) -> None:
        self.sheet, self.header = sheet, header
        self.heading_rows = header.rows if header else 0
        self.scores = bool(header and header.scores)
        self.instrument = header.instrument if header else ""
        self.set_aside = header.set_aside if header and header.scores else ()
        self.seen: set[tuple[str, str, str]] = set()  # level, instrument and code of the scores read
        self.told: set[int] = set()  # columns of numbers without a heading
        self.at: dict[str, int] = {}  # level → column in which the first row of it said what it is about

    def keeps(self, cells: list[Cell]) -> bool:
        """A row whose level column names a level may hold words of a heading beside it."""
        return bool(level_word(cells, self.header))

    def repeats(self, cells: list[Cell], context: Context) -> bool:
        subject = subject_of(cells, self.header, replace(context)) if cells else None
        return subject is None or (subject.level, subject.instrument, subject.code) in self.seen

    def read(self, row: Row, context: Context, out: Findings) -> bool:
        before, size = len(out.scores), out.size()
        cells = cells_of(row)
        read = SubjectRow(self, cells, context, out).read()
        self.seen.update((found.level, found.instrument, found.code) for found in out.scores[before:])
        self._stray(cells, read, out)
        if size == out.size() and self._unread(cells):
            out.moved(self.sheet.place(cells[0]), " ".join(cell.text for cell in cells[:4]))
        if not read:
            self.subheading(cells[0], context, out)
        return read

    def _unread(self, cells: list[Cell]) -> bool:
        """True when a row of which nothing was said holds a code, and a score where no heading of another kind is."""
        if self.header is None or not self.header.scores or not self.header.headed:
            return False
        others = self.header.headed - set(self.header.roles.values()) - {c.column for c in self.header.scores}
        places = [cell for cell in cells if cell.column not in others]
        coded = any((item := codes.item_at_start(cell.text)) and item.lettered for cell in places)
        return coded and any(looks_like_score(cell.text) for cell in places)

    def _stray(self, cells: list[Cell], read: bool, out: Findings) -> None:
        """Tells once a column that a row of scores holds a number in a column that no heading explains."""
        if not read or self.header is None or not self.header.headed:
            return
        for cell in cells:
            if cell.column not in self.header.headed and cell.column not in self.told and is_number(cell.text):
                self.told.add(cell.column)
                out.stray(self.sheet.place(cell), cell.text)

    def subheading(self, cell: Cell, context: Context, out: Findings) -> None:
        """A row of a table without a score that names an instrument: the rows below are of that instrument."""
        if self.header and len(cell.text) <= SUBHEADING and not codes.item_at_start(cell.text):
            named = codes.instrument_in(cell.text)
            if not named and context.instrument.startswith("EIT"):
                named = codes.part_in(cell.text)
            if named:
                context.instrument = named
                context.block_start = len(out.scores)
