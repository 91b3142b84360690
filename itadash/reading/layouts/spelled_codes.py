"""Codes typed with the name of the instrument: "IIT 9" between I8 and I10 is i9, "EIT 1", "EIT 2", "EIT 3" are items.

"EIT 1" and "EIT 2" alone are the parts of EIT, and stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from itadash.reading.model import Cell, Remark, Sheet
from itadash.reading.words import codes
from itadash.reading.words.text import squeeze

_SPELLED = re.compile(r"[(\[]?(?:ข้อ(?:ที่|คำถาม)?)?([ieo])it[.:_-]*(\d{1,2})[.)\]]*")
_LONGEST = 24  # characters of a cell that holds such a code and nothing else
_PARTS = 2  # of EIT
_ACROSS = 3  # codes of a run across a heading; two may be two rounds


@dataclass(frozen=True)
class _Code:
    """A cell with a code: the letter and number of its item, and whether the instrument is spelled out."""

    cell: Cell
    letter: str
    number: int
    spelled: bool


def with_letters(sheet: Sheet) -> tuple[Sheet, list[Remark]]:
    """``sheet`` with such codes as their items' ("i9"), and a remark for each run of them."""
    named = [cell for row in sheet.rows for cell in row if cell is not None and _spelled(cell.text)]
    if not named:
        return sheet, []
    read: dict[tuple[int, int], str] = {}
    remarks: list[Remark] = []
    columns = {cell.column for cell in named}
    rows = {cell.row for cell in named}
    down: dict[int, list[Cell]] = {column: [] for column in sorted(columns)}
    across: dict[int, list[Cell]] = {row: [] for row in sorted(rows)}
    for row in sheet.rows:
        for cell in row:
            if cell is not None and cell.column in columns:
                down[cell.column].append(cell)
            if cell is not None and cell.row in rows:
                across[cell.row].append(cell)
    for lines, least in ((down, 2), (across, _ACROSS)):
        for cells in lines.values():
            for run in _runs([code for cell in cells if (code := _code(cell))], least):
                new = [code for code in run if code.spelled and (code.cell.row, code.cell.column) not in read]
                read |= {(code.cell.row, code.cell.column): f"{code.letter}{code.number}" for code in new}
                remarks += [_told(sheet, new)] if new else []
    mended = tuple(tuple(_mended(cell, read) for cell in row) for row in sheet.rows)
    return (replace(sheet, rows=mended), remarks) if read else (sheet, [])


def _spelled(text: str) -> re.Match[str] | None:
    if len(text) > _LONGEST or "it" not in text.lower():
        return None
    return _SPELLED.fullmatch(squeeze(text))


def _code(cell: Cell) -> _Code | None:
    if match := _spelled(cell.text):
        return _Code(cell, match[1], int(match[2]), True)
    printed = codes.item_at_start(cell.text) if len(cell.text) <= 400 else None
    read = codes.read_item(printed.printed).code if printed else ""
    return _Code(cell, read[0], int(read[1:]), False) if read else None


def _runs(found: Sequence[_Code], least: int) -> Iterator[list[_Code]]:
    """The runs of one letter whose numbers grow by one, of ``least`` codes or more and not only the parts of EIT."""
    run: list[_Code] = []
    for code in [*found, None]:
        if code and run and (code.letter, code.number) == (run[-1].letter, run[-1].number + 1):
            run.append(code)
            continue
        if len(run) >= least and (run[0].letter != "e" or run[-1].number > _PARTS) and _known(run):
            yield run
        run = [code] if code else []


def _known(run: Sequence[_Code]) -> bool:
    """True when the instrument has items of all these numbers."""
    return run[0].number >= 1 and run[-1].number <= codes.last_item(run[0].letter, None)


def _mended(cell: Cell | None, read: dict[tuple[int, int], str]) -> Cell | None:
    if cell is None or (cell.row, cell.column) not in read:
        return cell
    return replace(cell, text=read[cell.row, cell.column])


def _told(sheet: Sheet, run: Sequence[_Code]) -> Remark:
    first, last = run[0], run[-1]
    printed, code = f"“{first.cell.text}”", f"{first.letter}{first.number}"
    if last is not first:
        printed, code = f"{printed} ถึง “{last.cell.text}”", f"{code} ถึง {last.letter}{last.number}"
    message = f"รหัสพิมพ์ว่า {printed} อ่านเป็นข้อ {code.upper()} เพราะเลขเรียงต่อกันอย่างรหัสข้อ"
    return Remark("repair", message, sheet.place(first.cell), first.cell.text, code)
