"""What is fuzzed: bytes of a fuzzer → a file or a sheet → the reader. Anything but a refusal in Thai is a find.

Four targets. ``files``: any bytes as a file, opened in this process by the readers of the child process (not by native
code that may end the process: calamine and PDFium run in the child only). ``packed`` and ``documents``: the bytes
inside a sound frame, see :mod:`.inside`. ``sheets``: rows of cells put together from
a dictionary of headings, codes, numbers and damage, and read to scores, audited and put into the reading report.
"""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from itadash.assessment.audit import audit
from itadash.reading import UnreadableFileError, read_paste
from itadash.reading.answers import new_body
from itadash.reading.files.decode import decode
from itadash.reading.files.kinds import REFUSALS, detect
from itadash.reading.files.limits import RefusedError
from itadash.reading.files.worker import reader_of
from itadash.reading.layouts.recognise import read_sheets
from itadash.reading.model import Cell, Sheet
from itadash.reading.record import from_json, to_json
from itadash.reading.report import report
from tests.fuzz import inside

HANG = 2.0  # seconds of processor time; a sheet or file of a few kilobytes must not take longer
_NAMED = {r"\t": "\t", r"\n": "\n", r"\u200b": "\u200b", r"\xa0": "\xa0", r"\ufffd": "\ufffd"}
_LINES = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines()
WORDS = tuple(_NAMED.get(line, line) for line in _LINES)


def files(data: bytes) -> None:
    """One file. Raises whatever the reader should not."""
    kind = detect(data)
    if kind in REFUSALS:
        return
    try:
        if kind == "text":
            read_paste(decode(data))
        elif kind in ("html", "mhtml") or (kind == "package" and _is_ours(data)):
            reader_of(kind)(data, fast=False, deadline=time.monotonic() + 4)
    except (RefusedError, UnreadableFileError, MemoryError, RecursionError):
        return


def packed(data: bytes) -> None:
    """The bytes as the main part of a Word or OpenDocument file, so that the fuzzer need not learn zip."""
    if not data:
        return
    name, first = ("word/document.xml", "[Content_Types].xml") if data[0] % 2 else ("content.xml", "mimetype")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(first, "application/vnd.oasis.opendocument.spreadsheet" if first == "mimetype" else "<Types/>")
        package.writestr(name, data[1:])
    files(out.getvalue())


def documents(data: bytes) -> None:
    """The bytes inside a document of a kind that the first of them chooses."""
    try:
        inside.documents(data)
    except (RefusedError, MemoryError, RecursionError):
        return


def _is_ours(data: bytes) -> bool:
    """Word and OpenDocument are read by our own code; workbooks partly by native code."""
    return b"word/document.xml" in data or b"content.xml" in data


def sheets(data: bytes) -> None:
    """One or two sheets of cells: a byte chooses a word, joins it to the last cell, or begins a cell or a row."""
    made = [_sheet(part, f"แผ่น {number}") for number, part in enumerate(data.split(b"\xff")[:2], start=1)]
    made = [sheet for sheet in made if sheet.rows]
    if not made:
        return
    try:
        reading = read_sheets("ฟัซ.xlsx", made)
    except UnreadableFileError:
        return
    again = from_json(to_json(reading))
    if len(again.printed) != len(reading.printed):
        raise AssertionError("a reading does not survive its record")
    audit([reading])
    report(new_body(reading, ""))


def _sheet(data: bytes, name: str) -> Sheet:
    rows: list[tuple[Cell | None, ...]] = []
    row: list[Cell | None] = []
    number = 1
    for byte in data[:600]:
        if byte == 0xFE:
            if any(row):
                rows.append(tuple(row))
            row, number = [], number + 1
        elif byte == 0xFD:
            row.append(None)
        elif byte == 0xFC and row and row[-1]:
            row[-1] = Cell(row[-1].text + " ", row[-1].address, number, len(row))
        elif byte >= 0xC0 and row and row[-1]:
            row[-1] = Cell(row[-1].text + WORDS[byte % len(WORDS)], row[-1].address, number, len(row))
        else:
            column = len(row) + 1
            row.append(Cell(WORDS[byte % len(WORDS)], f"{chr(64 + min(column, 26))}{number}", number, column))
    if any(row):
        rows.append(tuple(row))
    return Sheet("ฟัซ.xlsx", name, tuple(rows))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "files": files,
    "packed": packed,
    "documents": documents,
    "sheets": sheets,
}


def run(name: str, data: bytes) -> None:
    """One input of a target; a hang is an error like any other."""
    start = time.process_time()
    TARGETS[name](data)
    used = time.process_time() - start
    if used > HANG:
        raise TimeoutError(f"{used:.1f} s for {len(data)} bytes")
