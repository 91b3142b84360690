"""Workbook → grids, inside the child process: calamine, or openpyxl row by row for sheets that are mostly nothing."""

from __future__ import annotations

import io
import re
import time
import warnings
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from decimal import Decimal
from math import isfinite

from itadash.reading.files import limits
from itadash.reading.files.grid import Budget, Grid, too_many_cells
from itadash.reading.files.limits import SAVE_AS_XLSX, RefusedError
from itadash.reading.files.sheet_xml import SheetFacts, workbook_facts

TOO_SLOW = "ไฟล์ซับซ้อนเกินกว่าจะอ่านได้ในเวลาที่กำหนด ให้ลบแผ่นงานและแถวที่ไม่ใช้ แล้วบันทึกเป็น .xlsx ใหม่"
_DAMAGED = f"อ่านไฟล์ Excel ไม่ได้ ไฟล์อาจเสียหาย ให้{SAVE_AS_XLSX}"
_FRACTION = re.compile(r"0\.\d")
_CLOCK_EVERY = 256  # rows between two looks at the clock


def read_xlsx(data: bytes, members: dict[str, bytes], *, fast: bool, deadline: float) -> list[Grid]:
    """The sheets of an .xlsx or .xlsm file (macros are never run), hidden ones too, empty ones left out.

    ``members`` are its XML members, which passed the guard. ``fast`` allows calamine; without it only the streaming
    reader is used, which never allocates a whole sheet. ``deadline`` is a :func:`time.monotonic` moment.
    Raises :class:`RefusedError`.
    """
    facts = workbook_facts(members)
    members.clear()  # the readers inflate what they need themselves
    _check_size(facts)
    dense = all(sheet.rows * sheet.columns <= limits.DENSE_CELLS for sheet in facts.values())
    if fast and facts and dense:
        try:
            return finished(read_calamine(data, facts, deadline), facts)
        except (RefusedError, MemoryError):
            raise
        except Exception:  # noqa: S110 - whatever calamine dislikes, the other reader may read or refuse
            pass
    try:
        return finished(_openpyxl(data, facts, deadline), facts)
    except (RefusedError, MemoryError):
        raise
    except Exception as error:
        raise RefusedError(_DAMAGED) from error


def read_xlsb(data: bytes, *, deadline: float) -> list[Grid]:
    """The sheets of an .xlsb file that passed the guard, by calamine, which does not tell its percent formats.

    Raises :class:`RefusedError`.
    """
    grids = finished(calamine_or_refused(data, {}, deadline), {})
    for grid in grids:
        row, column = next(((row, c) for row, cells in grid.rows for c, text in cells if _FRACTION.match(text)), (0, 0))
        if row:
            grid.notes.append(
                f"{grid.place(row, column)}: ไฟล์ .xlsb ไม่บอกว่าช่องใดแสดงเป็นร้อยละ ค่าระหว่าง 0 กับ 1 จึงอ่านตามที่เก็บไว้ "
                f"ถ้าในไฟล์แสดงเป็น % ให้{SAVE_AS_XLSX}"
            )
    return grids


def calamine_or_refused(data: bytes, facts: dict[str, SheetFacts], deadline: float) -> list[Grid]:
    """As :func:`read_calamine`, where no other reader stands behind it. Raises :class:`RefusedError`."""
    try:
        return read_calamine(data, facts, deadline)
    except (RefusedError, MemoryError):
        raise
    except Exception as error:
        raise RefusedError(_DAMAGED) from error


def _check_size(facts: dict[str, SheetFacts]) -> None:
    """Refuse at once what would only be refused after long reading."""
    values = sum(sheet.values for sheet in facts.values())
    copied = sum(sheet.copied for sheet in facts.values())
    if values > limits.CELLS:
        raise too_many_cells(f"ไฟล์มีข้อมูลประมาณ {values:,} ช่อง")
    if copied > 3 * limits.CHARACTERS:  # a Thai letter is three bytes
        raise too_many_cells("ข้อความของทุกช่องรวมกัน")
    for name, sheet in facts.items():
        if sheet.stored > limits.STORED_ROWS:
            raise RefusedError(
                f'แผ่นงาน "{limits.shown(name)}" เก็บแถวไว้ {sheet.stored:,} แถว (รวมแถวว่าง) '
                f"เกิน {limits.STORED_ROWS:,} แถว ให้ลบแถวว่างใต้ตาราง หรือคัดลอกเฉพาะตารางไปไว้ในไฟล์ใหม่ แล้วนำเข้าใหม่"
            )
        if sheet.far > limits.FAR_CELLS and sheet.rows * sheet.columns > limits.DENSE_CELLS:
            raise RefusedError(
                f'แผ่นงาน "{limits.shown(name)}" มีข้อมูลเกินคอลัมน์ที่ 702 ถึง {sheet.far:,} ช่อง '
                "ให้ลบคอลัมน์ที่ไม่ใช่ผลคะแนนออกแล้วนำเข้าใหม่"
            )


def read_calamine(data: bytes, facts: dict[str, SheetFacts], deadline: float) -> list[Grid]:
    """The worksheets of a workbook of any kind that calamine knows. It may end the process: see the guards."""
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    grids: list[Grid] = []
    budget = Budget()
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        check_count(len(sheets))
        for sheet in sheets:
            grid = Grid(sheet.name, budget)
            if sheet.visible != SheetVisibleEnum.Visible:
                grid.notes.append(hidden(sheet.name))
            cells = book.get_sheet_by_name(sheet.name)
            # iter_rows begins at row 1 whatever is there, but at the first column that holds something.
            first_column = cells.start[1] + 1 if cells.start else 1
            _fill(grid, cells.iter_rows(), facts.get(sheet.name, SheetFacts()), deadline, first_column)
            grids.append(grid)
    return grids


def _openpyxl(data: bytes, facts: dict[str, SheetFacts], deadline: float) -> list[Grid]:
    from openpyxl import load_workbook

    warnings.simplefilter("ignore")
    grids: list[Grid] = []
    budget = Budget()
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    check_count(len(book.worksheets))
    for sheet in book.worksheets:
        grid = Grid(sheet.title, budget)
        if sheet.sheet_state != "visible":
            grid.notes.append(hidden(sheet.title))
        sheet.reset_dimensions()  # a claimed dimension would pad every row to its width
        _fill(grid, sheet.iter_rows(values_only=True), facts.get(sheet.title, SheetFacts()), deadline)
        grids.append(grid)
    return grids


def check_count(sheets: int) -> None:
    """Refuse a file of too many sheets."""
    if sheets > limits.SHEETS:
        raise RefusedError(f"ไฟล์มี {sheets:,} แผ่นงาน เกิน {limits.SHEETS} แผ่นงาน ให้แบ่งเป็นหลายไฟล์แล้วนำเข้าทีละไฟล์")


def hidden(name: str) -> str:
    """The note that a hidden sheet is read too."""
    return f'แผ่นงาน "{limits.shown(name)}" ถูกซ่อนไว้ในไฟล์ แต่อ่านด้วย'


def _fill(
    grid: Grid, rows: Iterable[Iterable[object]], facts: SheetFacts, deadline: float, first_column: int = 1
) -> None:
    values: dict[int, object]
    for number, row in enumerate(rows, 1):
        if number % _CLOCK_EVERY == 0 and time.monotonic() > deadline:
            raise RefusedError(TOO_SLOW)
        values = {column: value for column, value in enumerate(row, first_column) if value is not None and value != ""}
        values = {**facts.errors.get(number, {}), **values}
        if values:
            grid.add(number, ((column, _shown(values[column], (number, column), facts)) for column in sorted(values)))


def _shown(value: object, place: tuple[int, int], facts: SheetFacts) -> str:
    if place in facts.percents and isinstance(value, (int, float)) and not isinstance(value, bool):
        return number_text(float(Decimal(repr(value)) * 100)) + "%"
    return value_text(value)


def value_text(value: object) -> str:
    """A cell's value as people see it: ``85``, ``92.31``, ``2023-01-05`` (dates as ISO 8601), ``TRUE``."""
    if isinstance(value, str):
        return value.replace("_x000D_", "")  # how Excel writes a carriage return
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, datetime):
        midnight = value.time() == clock_time()
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, (date, clock_time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def number_text(value: float) -> str:
    """A number without binary noise: at most ten significant digits, no exponent, no trailing zeros."""
    if not isfinite(value):
        return str(value)  # what a damaged file may hold: no score, and told at its cell
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    shown = format(value, ".10g")
    return format(Decimal(shown), "f") if "e" in shown else shown


def finished(grids: list[Grid], facts: dict[str, SheetFacts]) -> list[Grid]:
    """Notes on formulas; sheets without a cell dropped; a workbook without any refused."""
    for grid in grids:
        uncalculated = facts.get(grid.name, SheetFacts()).uncalculated
        if uncalculated:
            more = f" และอีก {len(uncalculated) - 1:,} ช่อง" if len(uncalculated) > 1 else ""
            grid.notes.append(
                f"{grid.place(*uncalculated[0])}{more}: สูตรยังไม่ถูกคำนวณ: เปิดใน Excel แล้วบันทึก จากนั้นนำเข้าใหม่"
            )
        grid.finish()
    filled = [grid for grid in grids if grid.rows]
    if filled:
        # What was said about empty sheets is said on the first sheet that is handed on.
        filled[0].notes[:0] = [note for grid in grids if not grid.rows for note in grid.notes]
        return filled
    names = ", ".join(f'"{limits.shown(grid.name)}"' for grid in grids[:3])
    for grid in grids:
        if facts.get(grid.name, SheetFacts()).uncalculated:
            raise RefusedError(grid.notes[-1])
    raise RefusedError(
        f"แผ่นงาน {names} ไม่มีข้อมูลเลย ให้เลือกไฟล์ที่มีผลคะแนน" if names else "ไฟล์ไม่มีแผ่นงานให้อ่าน ให้เลือกไฟล์ที่มีผลคะแนน"
    )
