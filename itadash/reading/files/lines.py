"""Text → rows of cells: delimited files, tab lines of a paste, Markdown tables, plain lines."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from statistics import mode

from itadash.reading.files import limits
from itadash.reading.files.grid import Grid, tidy
from itadash.reading.files.limits import RefusedError

DELIMITERS = ("\t", ";", ",")
_SEP = re.compile(r'^"?sep=(.)"?$', re.IGNORECASE)
_DECIMAL = re.compile(r"\S\s+\d{1,3},\d{1,2}(?![\d.,])")  # Thai digits are digits too
_BARE_DECIMAL = re.compile(r"\d{1,3},\d{1,2}")
_SAMPLE_LINES = 200
_PASTED_QUOTED_LINES = 50  # lines of one copied cell; bounds the work on prose full of quotation marks

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:li|tr)(?:\s[^<>]{0,300})?>|</(?:p|div|li)>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:p|b|u|i|s|em|strong|ul|ol|li|sup|sub|span|div|font|center|table|thead|tbody|tr|td|th|h[1-6])"
    r"(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(nbsp|amp|lt|gt|quot);")
_ENTITIES = {"nbsp": " ", "amp": "&", "lt": "<", "gt": ">", "quot": '"'}
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r":?-+:?")


def split_lines(text: str) -> list[str]:
    """Lines ending in LF, CRLF or CR (and nothing else), checked against the length limit."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
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

    Raises :class:`RefusedError` for a quotation mark that is never closed.
    """
    state = {"line": first_line - 1, "ended": False}

    def feed() -> Iterator[str]:
        for line in lines:
            state["line"] += 1
            yield line + "\n"
        state["ended"] = True

    reader = csv.reader(feed(), delimiter=delimiter)
    row = 0
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
        row += 1
        grid.add(start if grid.line_addresses else row, enumerate(record, 1))


def _unclosed(line: int) -> RefusedError:
    return RefusedError(f'บรรทัด {line} มีเครื่องหมายคำพูด (") ที่เปิดแล้วไม่ปิด ให้เปิดไฟล์ใน Excel ตรวจบรรทัดนี้ แล้วบันทึกเป็น .xlsx')


def fill_lines(grid: Grid, lines: list[str]) -> None:
    """Rows of a plain text or Markdown: pipe lines and tab lines are split, any other line is one cell."""
    index = 0
    while index < len(lines):
        number = index + 1
        line = lines[index]
        index += 1
        if not line.strip():
            continue
        if line.lstrip(" \ufeff").startswith("|"):
            cells = _pipe_cells(line)
            if not all(_RULE.fullmatch(cell) for cell in cells) or "--" not in line:
                grid.add(number, _texts(cells))
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


def _pipe_cells(line: str) -> list[str]:
    line = line.strip(" \ufeff\t")[1:]
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    cells = _PIPE.split(line) if "\\" in line else line.split("|")
    return [cell.replace("\\|", "|").strip() for cell in cells]


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


def plain(text: str) -> str:
    """``text`` without heading marks, bold marks and tags; ``<br>`` and list items begin a new line."""
    text = _HEADING.sub("", text).replace("**", "")
    if text.startswith("__") and text.endswith("__") and text.strip("_ "):
        text = text[2:-2]
    if "<" in text:
        text = _TAG.sub("", _BLOCK.sub("\n", _BREAK.sub("\n", text)))
    if "&" in text:
        text = _ENTITY.sub(lambda match: _ENTITIES[match[1]], text)
    return "\n".join(line for part in [tidy(text)] for line in (piece.strip() for piece in part.split("\n")) if line)
