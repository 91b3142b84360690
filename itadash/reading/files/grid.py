"""Rows of texts on the way to a sheet: tidied, counted against the limits. Used on both sides of the child process."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from itadash.reading.files import limits
from itadash.reading.files.limits import RefusedError
from itadash.thai_text import is_plain, one_line_end, visible

_SURROGATE = re.compile("[\ud800-\udfff]")


def tidy(text: str) -> str:
    """``text`` without invisible and control characters, line ends as ``\\n``, nothing at either end.

    Letters and marks stay as they are printed: they are mended where texts are compared.
    """
    if is_plain(text):  # nearly every cell of a large sheet
        return text.strip()
    return _SURROGATE.sub("\ufffd", visible(one_line_end(text))).strip()


@cache
def column_letters(column: int) -> str:
    """1 → A, 27 → AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """``C14``."""
    return f"{column_letters(column)}{row}"


def too_many_cells(place: str) -> RefusedError:
    """The refusal of a file that holds too much."""
    return RefusedError(
        f"{place} เกินกว่าที่อ่านได้ในไฟล์เดียว ({limits.CELLS:,} ช่อง หรือ {limits.CHARACTERS:,} ตัวอักษร) "
        "ให้แบ่งเป็นหลายไฟล์แล้วนำเข้าทีละไฟล์"
    )


@dataclass
class Budget:
    """What one file may still use; the sheets of a file share it."""

    cells: int = limits.CELLS
    characters: int = limits.CHARACTERS


@dataclass
class Grid:
    """The rows of one sheet, filled row by row.

    ``rows`` holds ``(row number, [(column, text), …])`` of every row that holds something. A cell's address is
    ``C14``; ``บรรทัด 14`` with ``line_addresses``; and in documents what ``called`` says of its row, where ``{}``
    stands for the column: ``ตาราง 2 แถว 3 ช่อง {}``, ``ย่อหน้า 14``. :meth:`add` raises
    :class:`RefusedError` when the sheet or the file is larger than the limits; what is left out of a sheet that is
    read (cells far to the right, the end of very long cells) is told in ``notes``.
    """

    name: str  # of the sheet, "" for a text
    budget: Budget = field(default_factory=Budget)
    line_addresses: bool = False
    called: dict[int, str] = field(default_factory=dict)  # row → its cells' address
    rows: list[tuple[int, list[tuple[int, str]]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _first_outside: str = ""
    _outside: int = 0
    _first_cut: str = ""
    _cut: int = 0

    def add(self, row: int, texts: Iterable[tuple[int, str]], called: str = "") -> None:
        """Add the texts of one row (1-based ``row`` and columns, ascending); blank texts are left out."""
        if called:
            self.called[row] = called
        kept: list[tuple[int, str]] = []
        outside = 0
        for column, raw in texts:
            text = tidy(raw)
            if not text:
                continue
            if column > limits.COLUMNS:
                outside += 1
                self._outside += 1
                self._first_outside = self._first_outside or self.place(row, column)
                continue
            if len(text) > limits.CELL_CHARACTERS:
                text = text[: limits.CELL_CHARACTERS]
                self._cut += 1
                self._first_cut = self._first_cut or self.place(row, column)
            kept.append((column, text))
            self.budget.characters -= len(text)
        if outside > limits.COLUMNS:
            raise RefusedError(
                f"{self.place(row)} มีคอลัมน์มากกว่า {limits.COLUMNS} คอลัมน์ ให้ลบคอลัมน์ที่ไม่ใช่ผลคะแนนออกแล้วนำเข้าใหม่"
            )
        if not kept:
            self.called.pop(row, None)
            return
        self.rows.append((row, kept))
        self.budget.cells -= len(kept)
        if len(self.rows) > limits.ROWS:
            raise RefusedError(f"{self.place(row)} มีข้อมูลเกิน {limits.ROWS:,} แถว ให้แบ่งเป็นหลายไฟล์แล้วนำเข้าทีละไฟล์")
        if self.budget.cells < 0 or self.budget.characters < 0:
            raise too_many_cells(self.place(row))

    def address(self, row: int, column: int) -> str:
        """A cell's address in words that a person finds it by."""
        if self.line_addresses:
            return f"บรรทัด {row}"
        called = self.called.get(row)
        return address(row, column) if called is None else called.replace("{}", str(column))

    def place(self, row: int, column: int | None = None) -> str:
        """``แผ่นงาน "X" ช่อง C14``, ``บรรทัด 14`` or ``ตาราง 2 แถว 3 ช่อง 1``; of the row alone without a column."""
        sheet = f'แผ่นงาน "{limits.shown(self.name)}" ' if self.name else ""
        if self.line_addresses or row in self.called:
            where = self.address(row, column or 0)
            return f"{sheet}{where.removesuffix(' ช่อง 0')}"
        return f"{sheet}แถว {row}" if column is None else f"{sheet}ช่อง {address(row, column)}"

    def finish(self) -> Grid:
        """Write the notes about what was left out."""
        if self._outside:
            self.notes.append(
                f"{self._first_outside}: ไม่ได้อ่านข้อความ {self._outside:,} ช่องที่อยู่เกินคอลัมน์ที่ {limits.COLUMNS}"
            )
        if self._cut:
            self.notes.append(
                f"{self._first_cut}: ข้อความยาวเกิน {limits.CELL_CHARACTERS:,} ตัวอักษร อ่านเฉพาะส่วนต้น ({self._cut:,} ช่อง)"
            )
        return self
