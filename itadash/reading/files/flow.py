"""A document that flows (Word, a page): paragraphs and tables in order → one grid whose addresses people understand.

A row of a table is a row of the grid; a table stands apart from what is around it by an empty row number, a table in
a cell follows the row that it stands in. ``ย่อหน้า 14`` counts the paragraphs that hold something, outside tables;
``ตาราง 2 แถว 3 ช่อง 1`` counts tables, and in them all rows and columns; ``ตาราง 2.1`` is the first one inside
ตาราง 2.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from itadash.reading.files import limits
from itadash.reading.files.grid import Grid, too_many_cells
from itadash.reading.files.limits import RefusedError

_TABLES_DEEP = 20


@dataclass
class TableRow:
    """A row: texts by grid position (0-based, where its cell begins), and the tables inside its cells."""

    number: int
    texts: list[tuple[int, str]] = field(default_factory=list)
    inside: list[FlowTable] = field(default_factory=list)


@dataclass
class FlowTable:
    """A table while it is read. ``starts`` holds every position at which a cell begins, an empty one too."""

    number: str
    rows: list[TableRow] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    columns: Callable[[FlowTable], dict[int, int]] | None = None  # position → column; else position + 1
    tables_inside: int = 0
    row_count: int = 0


class Flow:
    """Collects a document in reading order; :meth:`finish` hands over its grid."""

    def __init__(self) -> None:
        self._grid = Grid("")
        self._row = 0
        self._paragraphs = self._tables = self._cells = 0
        self.open: list[FlowTable] = []

    @property
    def notes(self) -> list[str]:
        """Thai sentences on what was left out."""
        return self._grid.notes

    def paragraph(self, text: str) -> None:
        """A paragraph outside tables. What tabs divide are cells of their own, as in a pasted text."""
        self._row += 1
        if not text.strip():
            return
        self._paragraphs += 1
        called = f"ย่อหน้า {self._paragraphs}"
        if "\t" not in text.strip():
            self._grid.add(self._row, [(1, text)], called)
            return
        for line in text.split("\n"):
            parts = [part for part in line.split("\t") if part.strip()]
            if parts:
                self._grid.add(self._row, enumerate(parts, 1), f"{called} ช่อง {{}}" if len(parts) > 1 else called)
                self._row += 1

    def begin_table(self, columns: Callable[[FlowTable], dict[int, int]] | None = None) -> FlowTable:
        """A table begins, inside the open row of the open table if there is one."""
        if len(self.open) >= _TABLES_DEEP:
            raise RefusedError("ตารางซ้อนกันหลายชั้นเกินไป ให้คัดลอกเฉพาะตารางคะแนนมาวางในช่องวางข้อความ")
        if self.open:
            outer = self.open[-1]
            outer.tables_inside += 1
            table = FlowTable(f"{outer.number}.{outer.tables_inside}", columns=columns)
            if not outer.rows:
                self.begin_row()
            outer.rows[-1].inside.append(table)
        else:
            self._tables += 1
            table = FlowTable(str(self._tables), columns=columns)
        self.open.append(table)
        return table

    def begin_row(self) -> None:
        """A row of the open table begins; rows that hold nothing count, too."""
        table = self.open[-1]
        table.row_count += 1
        if table.rows and not table.rows[-1].texts and not table.rows[-1].inside:
            table.rows.pop()
        table.rows.append(TableRow(table.row_count))

    def drop_row(self) -> None:
        """The open row turns out not to count."""
        table = self.open[-1]
        if table.rows and table.rows[-1].number == table.row_count:
            table.rows.pop()
            table.row_count -= 1

    def cell(self, position: int, text: str) -> None:
        """A cell of the open row, beginning at a 0-based grid position."""
        table = self.open[-1]
        if not table.rows:
            self.begin_row()
        table.starts.add(position)
        if text.strip():
            self._cells += 1
            if self._cells > limits.CELLS:
                raise too_many_cells(f"ตาราง {table.number} แถว {table.row_count}")
            table.rows[-1].texts.append((position, text))

    def end_table(self) -> None:
        """The innermost open table ends; an outermost one goes into the grid."""
        table = self.open.pop()
        if not self.open:
            self._row += 1
            self._emit(table)
            self._row += 1

    def _emit(self, table: FlowTable) -> None:
        columns = table.columns(table) if table.columns else None
        before = 0
        for row in table.rows:
            self._row += row.number - before  # rows that hold nothing count
            before = row.number
            texts = [(columns[at] if columns else at + 1, text) for at, text in sorted(row.texts)]
            self._grid.add(self._row, texts, f"ตาราง {table.number} แถว {row.number} ช่อง {{}}")
            for inner in row.inside:
                self._row += 1
                self._emit(inner)
                self._row += 1

    def finish(self, nothing: str) -> Grid:
        """The grid of the whole document; open tables are ended. Raises :class:`RefusedError` with ``nothing``."""
        while self.open:
            self.end_table()
        if not self._grid.rows:
            raise RefusedError(nothing)
        return self._grid.finish()
