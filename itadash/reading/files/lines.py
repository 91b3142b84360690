"""Text → rows of cells: delimited files, tab lines of a paste, Markdown tables, plain lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from statistics import mode

from itadash.reading.files import limits
from itadash.reading.files.grid import Grid
from itadash.reading.files.limits import RefusedError
from itadash.reading.files.markdown import is_rule, pipe_cells, pipe_lines, plain

DELIMITERS = ("\t", ";", ",", "|")
_SEP = re.compile(r'^"?sep=(.)"?$', re.IGNORECASE)
_DECIMAL = re.compile(r"\S\s+\d{1,3},\d{1,2}(?![\d.,])")  # Thai digits are digits too
_BARE_DECIMAL = re.compile(r"\d{1,3},\d{1,2}")
_PAIR = re.compile(r"\s*\d{1,3},\d{1,2}\s*")
_SAMPLE_LINES = 200
_PASTED_QUOTED_LINES = 50  # lines of one copied cell; bounds the work on prose full of quotation marks


def split_lines(text: str) -> list[str]:
    """Lines ending in LF, CRLF or CR (and nothing else), checked against the limits on number and length."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > limits.LINES:
        raise RefusedError(f"ข้อความมีเกิน {limits.LINES:,} บรรทัด ให้ลบบรรทัดว่างหรือแบ่งเป็นหลายไฟล์แล้วนำเข้าทีละไฟล์")
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if len(line) > limits.LINE_CHARACTERS:
            raise RefusedError(
                f"บรรทัด {number} ยาวเกิน {limits.LINE_CHARACTERS:,} ตัวอักษร ไฟล์อาจเสียหาย "
                "ให้ตรวจแล้วบันทึกใหม่เป็น .xlsx หรือ .csv"
            )
    return lines


def find_delimiter(lines: list[str], *, certain: bool) -> str | None:
    """The delimiter that most of the first lines hold, or ``None``.

    With ``certain`` (a text of any kind) every line must have it, equally often, on at least two lines: commas of
    prose and decimal commas are no delimiters. Tabs win over semicolons, semicolons over commas (which may be decimal).
    """
    sample = [line for line in lines[:_SAMPLE_LINES] if line.strip()]
    best: tuple[float, str] | None = None
    for delimiter in DELIMITERS:
        counts = [_outside_quotes(line).count(delimiter) for line in sample]
        present = [count for count in counts if count]
        if not present:
            continue
        if certain and (len(present) < 2 or min(counts) != max(counts)):
            continue
        if certain and delimiter == "," and _decimal_commas(sample):
            continue
        if certain and delimiter == "|" and pipe_lines(sample):
            continue  # Markdown
        share = len(present) / len(sample)
        regular = present.count(mode(present)) / len(present)
        score = share * (1 + regular)
        if best is None or score > best[0] * 1.2:
            best = (score, delimiter)
    return best[1] if best else None


def _decimal_commas(lines: list[str]) -> bool:
    """Whether the commas are decimal ones: ``i1 92,31`` on some line, or nothing but ``92,31`` on every line."""
    return any(_DECIMAL.search(line) for line in lines) or all(_BARE_DECIMAL.fullmatch(line.strip()) for line in lines)


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line) if '"' in line else line


def declared_delimiter(lines: list[str]) -> str | None:
    """The delimiter of a first line like ``sep=;``, which Excel writes and drops."""
    match = _SEP.match(lines[0].strip("\ufeff ")) if lines else None
    return match[1] if match else ("\t" if lines and lines[0].strip("\ufeff ").lower() == "sep=" else None)


def fill_delimited(grid: Grid, lines: list[str], delimiter: str, *, first_line: int = 1) -> None:
    """Rows of a delimited text: row = ordinal of the record, or its first line when the grid has line addresses.

    Commas that were decimal points in a comma separated file are mended where there is no doubt, and told in the
    grid's notes. Raises :class:`RefusedError` for a quotation mark that is never closed.
    """
    records = list(_records(lines, delimiter, first_line))
    if delimiter == "," and (mended := _with_decimal_commas([record for _, record in records])):
        changed = [row for row, (old, new) in enumerate(zip(records, mended, strict=True), 1) if old[1] != new]
        grid.notes.append(
            f"แถว {changed[0]} และแถวอื่นอีก {len(changed) - 1:,} แถว: จุลภาคถูกใช้คั่นทั้งช่องและทศนิยม จึงอ่านคะแนนเป็นทศนิยม "
            f"เช่น {mended[changed[0] - 1][-1]} โปรดตรวจว่าถูกต้อง"
        )
        records = [(line, record) for (line, _), record in zip(records, mended, strict=True)]
    for row, (line, record) in enumerate(records, 1):
        grid.add(line if grid.line_addresses else row, enumerate(record, 1))


def _with_decimal_commas(records: list[list[str]]) -> list[list[str]] | None:
    """The records with the pairs at their ends joined (92 and 31 are 92,31), when every row below the first that is
    as long as the heading must be has the same number of such pairs too many; else ``None``."""
    filled = [record for record in records if any(field.strip() for field in record)]
    if len(filled) < 3:
        return None
    wide = len(filled[0])
    more = len(filled[1]) - wide
    if more < 1 or more >= wide or any(len(record) != wide + more for record in filled[1:]):
        return None
    if not all(_PAIR.fullmatch(",".join(record[at : at + 2])) for record in filled[1:] for at in _pairs(record, more)):
        return None
    return [
        record
        if record is filled[0] or len(record) != wide + more
        else record[: -2 * more] + [",".join(record[at : at + 2]).strip() for at in _pairs(record, more)]
        for record in records
    ]


def _pairs(record: list[str], count: int) -> range:
    return range(len(record) - 2 * count, len(record), 2)


def _records(lines: list[str], delimiter: str, first_line: int) -> Iterator[tuple[int, list[str]]]:
    """(first line, fields) of each record."""
    state = {"line": first_line - 1, "ended": False}

    def feed() -> Iterator[str]:
        for line in lines:
            state["line"] += 1
            yield line + "\n"
        state["ended"] = True

    reader = csv.reader(feed(), delimiter=delimiter)
    while True:
        start = state["line"] + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _unclosed(start) from error
        if state["ended"] or state["line"] - start > limits.QUOTED_LINES:
            raise _unclosed(start)
        yield start, record


def _unclosed(line: int) -> RefusedError:
    return RefusedError(f'บรรทัด {line} มีเครื่องหมายคำพูด (") ที่เปิดแล้วไม่ปิด ให้เปิดไฟล์ใน Excel ตรวจบรรทัดนี้ แล้วบันทึกเป็น .xlsx')


def fill_lines(grid: Grid, lines: list[str]) -> None:
    """Rows of a plain text or Markdown: pipe lines and tab lines are split, any other line is one cell."""
    index = 0
    in_tables = pipe_lines(lines)
    while index < len(lines):
        number = index + 1
        line = lines[index]
        index += 1
        if not line.strip():
            continue
        if number in in_tables:
            if not is_rule(line):
                grid.add(number, _texts(pipe_cells(line)))
            continue
        if '"' in line:
            record, used = _quoted_record(lines, index - 1)
            if record is not None:
                grid.add(number, _texts(record))
                index = number - 1 + used
                continue
        grid.add(number, _texts(line.split("\t")))


def _texts(cells: list[str]) -> Iterator[tuple[int, str]]:
    return ((column, plain(cell)) for column, cell in enumerate(cells, 1) if cell)


def _quoted_record(lines: list[str], start: int) -> tuple[list[str] | None, int]:
    """A row that a spreadsheet copied with quoted cells (a line break or a quote inside), and the lines it takes.

    Only a row with a tab in it counts; anything else is prose with quotation marks and comes back as ``None``.
    """
    if not re.search(r'(?:^|\t)"', lines[start]):
        return None, 1
    quotes = 0
    for used, line in enumerate(lines[start : start + _PASTED_QUOTED_LINES], 1):
        quotes += line.count('"')
        if quotes % 2:
            continue
        record_lines = lines[start : start + used]
        if not any("\t" in part for part in record_lines):
            break
        try:
            records = list(csv.reader([part + "\n" for part in record_lines], delimiter="\t", strict=True))
        except csv.Error:
            break
        return (records[0], used) if len(records) == 1 else (None, 1)
    return None, 1
