"""Old Excel file (.xls) → grids, inside the child process: past the guard, then calamine.

As with :mod:`.sheet_xml`, the records of the file tell what calamine does not: percent formats, passwords, how many
cells there are and how far apart they lie.
"""

from __future__ import annotations

import struct
import time
from dataclasses import dataclass, field

from itadash.reading.files import limits
from itadash.reading.files.grid import Grid, too_many_cells
from itadash.reading.files.kinds import REFUSALS
from itadash.reading.files.limits import SAVE_AS_XLSX, RefusedError
from itadash.reading.files.ole import workbook_stream
from itadash.reading.files.sheet_xml import PERCENT_FORMATS, SheetFacts, is_percent
from itadash.reading.files.workbook import TOO_SLOW, calamine_or_refused, finished

_DAMAGED = f"อ่านไฟล์ .xls ไม่ได้ ไฟล์อาจเสียหาย ให้{SAVE_AS_XLSX}"
_BOF, _EOF, _SHEET, _PASSWORD, _FORMAT, _STYLE = 0x0809, 0x000A, 0x0085, 0x002F, 0x041E, 0x00E0
_OLDER_BOF = (0x0009, 0x0209, 0x0409)  # Excel 2, 3 and 4
_FORMULA, _NUMBER, _RK, _MANY_RK = 0x0006, 0x0203, 0x027E, 0x00BD
_CELLS = {_FORMULA, _NUMBER, _RK, 0x0204, 0x00FD, 0x0205, 0x00D6}  # … label, shared string, truth or error, rich text
_ERROR = 0x0205
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
_UNICODE = 0x0600  # the version of Excel 97 and later
_CLOCK_EVERY = 20_000
_HEAD = struct.Struct("<HH")


def read_xls(data: bytes, *, fast: bool, deadline: float) -> list[Grid]:
    """The sheets of an .xls file (Excel 5 to 2003; macros are never run), hidden ones too, empty ones left out.

    Raises :class:`RefusedError`, also for the old Office files that are no workbooks.
    """
    facts = sheet_facts(workbook_stream(data), deadline)
    for name, sheet in facts.items():
        if sheet.rows * sheet.columns > limits.DENSE_CELLS:
            raise RefusedError(
                f'แผ่นงาน "{limits.shown(name)}" มีข้อมูลถึงแถว {sheet.rows:,} คอลัมน์ {sheet.columns} ห่างจากตารางมาก '
                f"ให้ลบช่องที่อยู่ไกลออกไป หรือ{SAVE_AS_XLSX}"
            )
    values = sum(sheet.values for sheet in facts.values())
    if values > limits.CELLS:
        raise too_many_cells(f"ไฟล์มีข้อมูลประมาณ {values:,} ช่อง")
    return finished(calamine_or_refused(data, facts, deadline), facts)


@dataclass
class _Globals:
    """What the first part of the stream says of all sheets."""

    unicode: bool = True
    sheets: list[tuple[int, str]] = field(default_factory=list)  # where each sheet's part begins, and its name
    styles: list[int] = field(default_factory=list)  # each cell style's number format
    percent_formats: set[int] = field(default_factory=lambda: set(PERCENT_FORMATS))


def sheet_facts(stream: bytes, deadline: float) -> dict[str, SheetFacts]:
    if not stream.strip(b"\x00"):
        raise RefusedError(_DAMAGED)
    try:
        whole = _globals(stream, deadline)
        percents = {k for k, number in enumerate(whole.styles) if number in whole.percent_formats}
        return {name: _sheet_facts(stream, at, percents, deadline) for at, name in whole.sheets}
    except (struct.error, IndexError, ValueError) as error:
        raise RefusedError(_DAMAGED) from error


def _globals(stream: bytes, deadline: float) -> _Globals:
    whole = _Globals()
    kind = _HEAD.unpack_from(stream, 0)[0]
    if kind in _OLDER_BOF:
        raise RefusedError(f"ไฟล์นี้เป็น Excel รุ่นก่อนปี 2536 อ่านไม่ได้ ให้{SAVE_AS_XLSX}")
    if kind != _BOF:
        raise RefusedError(_DAMAGED)
    at = 0
    for number in range(len(stream) // 4):
        if number % _CLOCK_EVERY == 0 and time.monotonic() > deadline:
            raise RefusedError(TOO_SLOW)
        kind, size = _HEAD.unpack_from(stream, at)
        body = stream[at + 4 : at + 4 + size]
        at += 4 + size
        if kind == _EOF:
            break
        if kind == _BOF:
            whole.unicode = struct.unpack_from("<H", body)[0] >= _UNICODE
        elif kind == _PASSWORD:
            raise RefusedError(REFUSALS["password"])
        elif kind == _SHEET:
            whole.sheets.append((struct.unpack_from("<L", body)[0], _short_text(body[6:], whole.unicode)))
            if len(whole.sheets) > limits.SHEETS:
                raise RefusedError(f"ไฟล์มีแผ่นงานเกิน {limits.SHEETS} แผ่นงาน ให้แบ่งเป็นหลายไฟล์แล้วนำเข้าทีละไฟล์")
        elif kind == _FORMAT:
            code = body[5:] if whole.unicode else body[3:]
            if is_percent(code.replace(b"\x00", b"").decode("latin-1")):
                whole.percent_formats.add(struct.unpack_from("<H", body)[0])
        elif kind == _STYLE:
            whole.styles.append(struct.unpack_from("<H", body, 2)[0])
    return whole


def _short_text(raw: bytes, unicode: bool) -> str:
    """A text with its length in one byte; older files have one byte a letter, of a code page that calamine knows."""
    length = raw[0]
    if not unicode:
        return raw[1 : 1 + length].decode("cp874", "replace")
    if raw[1] & 1:
        return raw[2 : 2 + 2 * length].decode("utf-16-le", "replace")
    return raw[2 : 2 + length].decode("latin-1")


def _sheet_facts(stream: bytes, at: int, percents: set[int], deadline: float) -> SheetFacts:
    facts = SheetFacts()
    depth = 0  # charts inside a sheet have parts of their own
    for number in range(len(stream) // 4):
        if number % _CLOCK_EVERY == 0 and time.monotonic() > deadline:
            raise RefusedError(TOO_SLOW)
        if at + 4 > len(stream):
            break
        kind, size = _HEAD.unpack_from(stream, at)
        start = at + 4
        at = start + size
        if kind == _BOF:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                break
        elif kind in _CELLS and size >= 6:
            row, column, style = struct.unpack_from("<HHH", stream, start)
            _note(facts, row, column, style in percents)
            error = _error(kind, stream[start + 6 : start + 14])
            if error:
                facts.errors.setdefault(row + 1, {})[column + 1] = error
        elif kind == _MANY_RK and size >= 6:
            row, column = struct.unpack_from("<HH", stream, start)
            for k in range((size - 6) // 6):
                (style,) = struct.unpack_from("<H", stream, start + 4 + 6 * k)
                _note(facts, row, column + k, style in percents)
    return facts


def _error(kind: int, value: bytes) -> str:
    """The error that a cell shows, by the bytes after its style."""
    if kind == _ERROR and len(value) >= 2 and value[1] == 1:
        return _ERRORS.get(value[0], "")
    if kind == _FORMULA and len(value) == 8 and value[6:] == b"\xff\xff" and value[0] == 2:
        return _ERRORS.get(value[2], "")
    return ""


def _note(facts: SheetFacts, row: int, column: int, percent: bool) -> None:
    facts.values += 1
    facts.rows, facts.columns = max(facts.rows, row + 1), max(facts.columns, column + 1)
    if percent:
        facts.percents.add((row + 1, column + 1))
