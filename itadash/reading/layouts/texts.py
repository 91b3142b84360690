"""What is not figures: running texts for the audit of words, and rows from which nothing was read, with reasons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from itadash.reading.layouts.found import Context, Findings
from itadash.reading.layouts.layout import Table
from itadash.reading.layouts.printed_measures import MeasuresTable
from itadash.reading.layouts.subject_columns import SubjectColumnsTable
from itadash.reading.layouts.subject_rows import SubjectTable
from itadash.reading.model import Cell, Sentence, Sheet
from itadash.reading.words import text

SENTENCES = 4_000  # of one sheet
CHARACTERS = 4_000  # of one sentence
_LONG = 40  # characters of a cell of a table that is a text of its own
_FIGURE = r"(?:\d{1,3}\.\d{1,2}(?![\d.])|(?<!\d)\d{1,3}\s*คะแนน)"
# A code, an indicator or an instrument with a figure behind it in one line.
_NAMED_FIGURE = re.compile(
    rf"(?:(?<![A-Za-z])[ieoIEO][\s.\-]?\d{{1,2}}(?!\d)|ตัวชี้วัดที่\s*\d{{1,2}}(?!\d)|(?<![A-Za-z])[IEO]IT(?![A-Za-z])|คะแนนรวม).*?{_FIGURE}"
)
_LINE = 400  # characters of a line that may print a score
_LETTERS = re.compile(r"[ก-ฮ]{2}")


class Texts:
    """Keeps the texts and the leftovers of one sheet, in reading order."""

    def __init__(self, sheet: Sheet, out: Findings) -> None:
        self._sheet, self._out = sheet, out

    def keep(self, cells: Sequence[Cell], table: Table | None, context: Context, *, read: bool) -> None:
        """A row that is no heading: ``read`` tells whether something was read from it or told of it."""
        if len(cells) == 1:
            if _LETTERS.search(cells[0].text):
                self._sentence(cells[0], context, "")
            elif not read and re.search(r"[\d๐-๙]", cells[0].text):
                self._out.leave(self._sheet, cells, "มีแต่ตัวเลข ไม่มีรหัสข้อหรือชื่อตัวชี้วัด")
            return
        shortest = 20 if isinstance(table, MeasuresTable) and not table.columns else _LONG
        for cell in cells:
            if len(cell.text) >= shortest and not (read and _is_wording(cell, table)):
                self._sentence(cell, context, context.table)
        if not read:
            self._out.leave(self._sheet, cells, _reason(cells, table))

    def leave_figure(self, cell: Cell) -> None:
        """Keeps a line of which nothing was read though it names an item, an indicator or the like with a figure."""
        if len(cell.text) <= _LINE and _NAMED_FIGURE.search(text.arabic(text.normalise(cell.text))):
            self._out.leave(self._sheet, [cell], "มีรหัสหรือชื่อกับตัวเลข แต่ไม่แน่ชัดว่าเป็นคะแนนที่ได้ จึงไม่อ่าน")

    def _sentence(self, cell: Cell, context: Context, table: str) -> None:
        if len(self._out.sentences) < SENTENCES:
            words = cell.text[:CHARACTERS]
            self._out.sentences.append(Sentence(words, self._sheet.place(cell), context.topic, table))


def _is_wording(cell: Cell, table: Table | None) -> bool:
    """True for the cell that says what a row of scores is about."""
    header = table.header if isinstance(table, SubjectTable) else None
    if header is None:
        return True
    return cell.column in {header.roles.get(role) for role in ("code", "indicator", "name", "instrument", "agency")}


def _reason(cells: Sequence[Cell], table: Table | None) -> str:
    """Why nothing was read from a row of several cells."""
    if isinstance(table, MeasuresTable):
        return "อยู่ในตารางมาตรการหรือแผนงาน ไม่ใช่ตารางคะแนน"
    if not any(text.looks_numeric(cell.text) or text.looks_like_score(cell.text) for cell in cells):
        return "ไม่มีตัวเลขที่เป็นคะแนน"
    if table is None or (isinstance(table, SubjectTable) and table.header is None):
        return "ไม่มีหัวตารางคะแนน และไม่มีรหัสข้อหรือชื่อตัวชี้วัดอยู่หน้าตัวเลข"
    if not table.scores:
        return "อยู่ในตารางที่ไม่มีช่องคะแนน"
    if isinstance(table, SubjectColumnsTable):
        return "ตัวเลขไม่อยู่ใต้หัวตารางที่เป็นคะแนน"
    return "ไม่มีตัวเลขในช่องคะแนน"
