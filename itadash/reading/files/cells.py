"""File → sheets of cells with addresses, safe against damaged and hostile files.

Text is read here; every other kind is opened by a child process with limits (:mod:`.worker`), which alone sees what
is inside. To read another kind of file: give :func:`.kinds.detect` its first bytes, :data:`.kinds.SPOKEN` what to say
when the child does not survive it, and :data:`.worker.READERS` a function.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from types import TracebackType
from typing import Any

from itadash.reading.files import limits
from itadash.reading.files.child import Child, DeadChildError
from itadash.reading.files.decode import blank_nul, decode
from itadash.reading.files.grid import Grid
from itadash.reading.files.kinds import REFUSALS, SPOKEN, detect, looks_like_html
from itadash.reading.files.limits import RefusedError, shown_name
from itadash.reading.files.lines import declared_delimiter, fill_delimited, fill_lines, find_delimiter, split_lines
from itadash.reading.files.spaced import with_columns
from itadash.reading.files.stacked import side_by_side
from itadash.reading.many import many_records
from itadash.reading.model import Cell, Sheet, UnreadableFileError

_DELIMITED_SUFFIXES = (".csv", ".tsv", ".tab")
_WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_BUSY = "โปรแกรมกำลังอ่านไฟล์อื่นอยู่หลายไฟล์ รอสักครู่แล้วนำเข้าใหม่"

_slots = threading.BoundedSemaphore(limits.CHILDREN)


@dataclass(frozen=True)
class InputFile:
    """A file as it came: its name (never used as a path) and its bytes."""

    name: str
    data: bytes


def read_cells(file: InputFile) -> list[Sheet]:
    """The sheets of one file, at least one, each with at least one cell.

    Raises :class:`UnreadableFileError` and nothing else.
    """
    with Reader() as reader:
        return reader.read(file)


def read_many(files: Iterable[InputFile]) -> list[list[Sheet] | UnreadableFileError]:
    """Each file's sheets, or why it cannot be read; one child process serves all."""
    results: list[list[Sheet] | UnreadableFileError] = []
    with Reader() as reader:
        for file in files:
            try:
                results.append(reader.read(file))
            except UnreadableFileError as error:
                results.append(error)
    return results


def read_text_cells(name: str, text: str) -> Sheet:
    """A text (a paste, a ``.txt`` or ``.md`` file) as one sheet; every address is ``บรรทัด N``.

    Lines of a Markdown table and lines with tabs are split into cells; a text that is comma or semicolon separated
    throughout is split too; any other line is one cell. The source of a page is read as a page.
    Raises :class:`UnreadableFileError` and nothing else.
    """
    if looks_like_html(text):
        return read_cells(InputFile(name, text.encode("utf-8", "replace")))[0]
    try:
        return _sheet(shown_name(name), _text_grid(text))
    except RefusedError as refused:
        raise _unreadable(name, refused) from refused


class Reader:
    """Reads files one after the other with one child process. A context manager."""

    def __init__(self) -> None:
        self._child = Child()

    def read(self, file: InputFile) -> list[Sheet]:
        """As :func:`read_cells`."""
        try:
            if len(file.data) > limits.FILE_BYTES:
                size = limits.FILE_BYTES // limits.MIB
                raise RefusedError(f"ไฟล์ใหญ่เกิน {size} MB ให้แบ่งไฟล์หรือลบรูปภาพและแผ่นงานที่ไม่ใช้ แล้วนำเข้าใหม่")
            kind = detect(file.data)
            if kind == "text":
                return _read_text(file)
            if kind not in SPOKEN:
                raise RefusedError(REFUSALS[kind])
            return self._by_the_child(kind, file)
        except RefusedError as refused:
            raise _unreadable(file.name, refused) from refused

    def _by_the_child(self, kind: str, file: InputFile) -> list[Sheet]:
        """Packages are read by the fast reader first, and by the careful one when the child does not survive it."""
        if not _slots.acquire(timeout=limits.SECONDS):
            raise RefusedError(_BUSY)
        try:
            end = time.monotonic() + limits.SECONDS
            seconds = limits.FAST_SECONDS if kind == "package" else limits.SECONDS
            try:
                reply = self._child.ask(kind, file.data, fast=True, seconds=seconds)
            except DeadChildError:
                if kind != "package":
                    raise
                reply = self._child.ask(kind, file.data, fast=False, seconds=max(end - time.monotonic(), 0.5))
        except DeadChildError as dead:
            raise RefusedError(SPOKEN[kind].late if dead.late else SPOKEN[kind].broke) from dead
        finally:
            _slots.release()
        return _sheets_of(kind, file, reply)

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.close()


def _read_text(file: InputFile) -> list[Sheet]:
    text, notes = blank_nul(decode(file.data))
    suffix = PurePath(file.name).suffix.lower()
    if suffix not in _DELIMITED_SUFFIXES:
        grid = _text_grid(text)
        grid.notes += notes
        if suffix in _WORKBOOK_SUFFIXES:
            grid.notes.append(f"ชื่อไฟล์ลงท้าย {suffix} แต่ข้างในเป็นข้อความ จึงอ่านเป็นข้อความ")
        return [_sheet(shown_name(file.name), grid)]
    grid = Grid("", notes=notes)
    lines = split_lines(text)
    declared = declared_delimiter(lines)
    first = 1 if declared is None else 2
    delimiter = declared or find_delimiter(lines, certain=False) or ","
    fill_delimited(grid, lines[first - 1 :], delimiter, first_line=first)
    return [_sheet(shown_name(file.name), grid)]


def _text_grid(text: str) -> Grid:
    if len(text) > limits.CHARACTERS:
        raise RefusedError(f"ข้อความยาวเกิน {limits.CHARACTERS:,} ตัวอักษร ให้แบ่งเป็นหลายส่วนแล้วนำเข้าทีละส่วน")
    grid = Grid("", line_addresses=True)
    lines = split_lines(text.lstrip("\ufeff"))
    declared = declared_delimiter(lines)
    delimiter = declared or find_delimiter(lines, certain=True)
    if delimiter is None or (delimiter == "\t" and declared is None):
        fill_lines(grid, lines)
    else:
        first = 1 if declared is None else 2
        fill_delimited(grid, lines[first - 1 :], delimiter, first_line=first)
    return grid


def _unreadable(name: str, refused: RefusedError) -> UnreadableFileError:
    return UnreadableFileError(f"{shown_name(name)}: {refused}")


def _sheet(file: str, grid: Grid) -> Sheet:
    """The record of a filled grid: gaps become ``None``, cells get their addresses."""
    if not grid.rows:
        raise RefusedError("ไม่มีข้อมูลในไฟล์ ให้ตรวจว่าเลือกไฟล์ถูกและบันทึกข้อมูลแล้ว")
    rows: list[tuple[Cell | None, ...]] = []
    for number, cells in grid.rows:
        row: list[Cell | None] = [None] * cells[-1][0]
        for column, text in cells:
            row[column - 1] = Cell(text, grid.address(number, column), number, column)
        rows.append(tuple(row))
    return Sheet(file, grid.name, tuple(with_columns(side_by_side(rows))), tuple(grid.finish().notes))


@many_records()
def _sheets_of(kind: str, file: InputFile, reply: dict[str, Any]) -> list[Sheet]:
    """The child's reply as records. The child read a hostile file: what it says is checked, not trusted."""
    if "refused" in reply:
        raise RefusedError(str(reply["refused"]))
    try:
        sheets = []
        for said in reply["sheets"]:
            grid = Grid(limits.shown(str(said["name"])), notes=[str(note) for note in said["notes"]])
            for number, parts, *called in said["rows"]:
                columns = [int(column) for column in parts[::2]]
                if (
                    not columns
                    or columns != sorted(set(columns))
                    or not 1 <= columns[0] <= columns[-1] <= limits.COLUMNS
                ):
                    raise ValueError("columns")
                grid.rows.append((int(number), list(zip(columns, map(str, parts[1::2]), strict=True))))
                if called:
                    grid.called[int(number)] = limits.shown(str(called[0]))
            sheets.append(_sheet(shown_name(file.name), grid))
    except (KeyError, TypeError, ValueError) as error:
        raise RefusedError(SPOKEN[kind].broke) from error
    if not sheets:
        raise RefusedError(SPOKEN[kind].broke)
    return sheets
