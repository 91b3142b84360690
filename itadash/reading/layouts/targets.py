"""A table of targets: "เป้าหมาย" stands in a row of its own right above a heading that names years or scores."""

from __future__ import annotations

import re
from dataclasses import replace

from itadash.reading.layouts.found import Context, Findings, cells_of
from itadash.reading.layouts.headers import Header
from itadash.reading.layouts.layout import Block, Row, Table
from itadash.reading.layouts.subject_columns import SubjectColumns, SubjectColumnsTable
from itadash.reading.layouts.subject_rows import SubjectRows, SubjectTable
from itadash.reading.model import Cell, Sheet
from itadash.reading.words.text import squeeze

_TARGETS = re.compile(r"(?:[\d๐-๙.()]*|ตาราง(?:ที่)?[\d๐-๙.]*)(?:ค่า|คะแนน|ตั้ง|ตาราง|แผน|กำหนด)*(?:เป้าหมาย|เป้า|คาดการณ์)")
_RESULTS = re.compile(r"ผล(?:คะแนน|การประเมิน|ที่ได้|จริง)|คะแนนที่ได้|กับผล|และผล|เทียบ")
_LONGEST = 60  # characters of such a title


def is_title_of_targets(words: str) -> bool:
    """True for "เป้าหมาย" and "ค่าเป้าหมาย ปี 2567–2569", not for "เป้าหมายและผลคะแนน"."""
    plain = squeeze(words)
    return len(plain) <= _LONGEST and bool(_TARGETS.match(plain)) and not _RESULTS.search(plain)


class Targets:
    """A heading of scores right below such a title: what stands under the title is no score."""

    interrupts = False

    def begin(self, block: Block, present: Table | None, context: Context) -> Table | None:
        above = block.lines[block.start - 1] if block.start else []
        if len(above) != 1 or above[0].row != block.cells[0].row - 1 or not is_title_of_targets(above[0].text):
            return None
        across = SubjectColumns().begin(block, present, context)
        if isinstance(across, SubjectColumnsTable):
            return TargetTable(across.sheet, across.heading_rows)
        down = SubjectRows().begin(block, present, context)
        if not isinstance(down, SubjectTable) or down.header is None or not down.header.scores:
            return None
        return self._right_of(above[0], down.sheet, down.header)

    @staticmethod
    def _right_of(title: Cell, sheet: Sheet, header: Header) -> Table:
        """A title over the last columns leaves those left of it: "ผลปี 2565 | 2566" beside targets."""
        kept = tuple(column for column in header.scores if column.column < title.column)
        if not kept or title.column == 1:
            return TargetTable(sheet, header.rows)
        return SubjectTable(sheet, replace(header, scores=kept, set_aside=(*header.set_aside, title.text)))


class TargetTable:
    """The rows below: told once, none read."""

    scores = False
    instrument = ""

    def __init__(self, sheet: Sheet, rows: int) -> None:
        self.sheet, self.heading_rows = sheet, rows
        self.set_aside: tuple[str, ...] = ("เป้าหมาย",)

    def keeps(self, cells: list[Cell]) -> bool:
        return False

    def repeats(self, cells: list[Cell], context: Context) -> bool:
        return False

    def read(self, row: Row, context: Context, out: Findings) -> bool:
        out.leave(self.sheet, cells_of(row), "เป็นเป้าหมาย ไม่ใช่คะแนน")
        return True
