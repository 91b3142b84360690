"""Back from a place (``file › sheet › C14``) to the cell, and to what stands around it.

A place is never taken apart: it is compared with the places that the sheets themselves give their cells
(:meth:`itadash.reading.model.Sheet.place`), so any form of address works that a reader of files makes up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from itadash.reading.files.grid import column_letters
from itadash.reading.model import Cell, Sheet
from itadash.reading.words.text import normalise, score
from itadash.scores import round_half_up
from itadash.thai_text import arabic

SEPARATOR = " › "
_A1 = re.compile(r"[A-Z]{1,3}\d+")
_PIECE = re.compile(r"\s*ช่อง \d+$")  # of "ตาราง 2 แถว 3 ช่อง 1": what is left names the row
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_SHOWN = 220  # characters of a long cell
_LABELS = 2  # columns at the left that tell what a row is about, when the window does not reach them


@dataclass(frozen=True)
class ExcerptRow:
    """One row: its ``label`` (``14``, ``บรรทัด 14``), a text for each heading, which of them are marked.

    ``gap``: rows above it are left out.
    """

    label: str
    texts: tuple[str, ...]
    marked: tuple[bool, ...]
    gap: bool = False


@dataclass(frozen=True)
class Excerpt:
    """What stands around a cell. ``headings`` are column letters, or numbers where a file has none.

    ``cell`` is the whole text of the marked cell; ``sheet`` is ``""`` for a text.
    """

    file: str
    sheet: str
    address: str
    cell: str
    headings: tuple[str, ...]
    rows: tuple[ExcerptRow, ...]


def belongs_to(source: str, file: str) -> bool:
    """Whether ``source`` is a place in ``file`` (its shown name)."""
    return source.startswith(file + SEPARATOR)


def find(sheets: Iterable[Sheet], source: str) -> tuple[Sheet, list[Cell]] | None:
    """The sheet and the cells that ``source`` names; a line of a text names all its cells. ``None``: none does."""
    for sheet in sheets:
        before = SEPARATOR.join(part for part in (sheet.file, sheet.name) if part) + SEPARATOR
        if not source.startswith(before):
            continue
        address = source.removeprefix(before)
        cells = [cell for row in sheet.rows for cell in row if cell is not None and cell.address == address]
        if cells:
            return sheet, cells
    return None


def excerpt(
    sheets: Sequence[Sheet],
    source: str,
    value: Decimal | None = None,
    *,
    table: str = "",
    rows: int = 3,
    columns: int = 4,
) -> Excerpt | None:
    """The cell of ``source`` and ``rows`` rows and ``columns`` columns around it; ``None`` when it is not there.

    Where a place names several cells (a line of a text), those that print ``value`` are marked. ``table`` is the
    place where the score's table begins (column ``table`` of ``Reading.printed``): its row comes along as a heading.
    """
    found = find(sheets, source)
    if found is None:
        return None
    sheet, cells = found
    marked = [cell for cell in cells if value is not None and prints(cell.text, value)] or cells
    at = next(index for index, row in enumerate(sheet.rows) if any(cell is marked[0] for cell in row))
    kept = list(range(max(at - rows, 0), min(at + rows + 1, len(sheet.rows))))
    head = _row_of(sheet, table)
    if head is not None and head < kept[0]:
        kept = [head, *kept]
    shown = _columns(sheet, kept, at, marked, columns)
    made = [
        _row(sheet.rows[index], shown, marked, value, gap=position > 0 and index - kept[position - 1] > 1)
        for position, index in enumerate(kept)
    ]
    lettered = _A1.fullmatch(marked[0].address) is not None
    headings = tuple(column_letters(number) if lettered else str(number) for number in shown)
    return Excerpt(sheet.file, sheet.name, marked[0].address, marked[0].text, headings, tuple(made))


def prints(text: str, value: Decimal) -> bool:
    """Whether ``text`` holds ``value``: as the score that the whole cell is, or as a number among words."""
    if score(text).value == value:
        return True
    for number in _NUMBER.findall(arabic(normalise(text))):
        try:
            if round_half_up(Decimal(number.replace(",", "."))) == round_half_up(value):
                return True
        except InvalidOperation:  # a number too long to be a score
            continue
    return False


def _row_of(sheet: Sheet, source: str) -> int | None:
    found = find([sheet], source) if source else None
    if found is None:
        return None
    return next(index for index, row in enumerate(sheet.rows) if any(cell is found[1][0] for cell in row))


def _columns(sheet: Sheet, kept: Sequence[int], at: int, marked: Sequence[Cell], reach: int) -> list[int]:
    """Numbers of the columns to show: around the marked cells, without empty ones at either end, labels first."""
    last = max(len(sheet.rows[index]) for index in kept)
    first = max(min(cell.column for cell in marked) - reach, 1)
    shown = list(range(first, min(max(cell.column for cell in marked) + reach, last) + 1))
    filled = [number for number in shown if any(_text(sheet.rows[index], number) for index in kept)]
    shown = [number for number in shown if filled[0] <= number <= filled[-1]]
    labels = [number for number in range(1, shown[0]) if _text(sheet.rows[at], number)]
    return [*labels[:_LABELS], *shown]


def _text(row: Sequence[Cell | None], column: int) -> str:
    cell = row[column - 1] if column <= len(row) else None
    return cell.text if cell is not None else ""


def _row(
    row: Sequence[Cell | None], shown: Sequence[int], marked: Sequence[Cell], value: Decimal | None, *, gap: bool
) -> ExcerptRow:
    cells = [row[number - 1] if number <= len(row) else None for number in shown]
    first = next(cell for cell in row if cell is not None)
    label = str(first.row) if _A1.fullmatch(first.address) else _PIECE.sub("", first.address)
    return ExcerptRow(
        label,
        tuple(_shortened(cell.text, value) if cell else "" for cell in cells),
        tuple(any(cell is each for each in marked) for cell in cells),
        gap,
    )


def _shortened(text: str, value: Decimal | None) -> str:
    """A long text cut to what stands around ``value``, or to its beginning."""
    text = " ".join(text.split())
    if len(text) <= _SHOWN:
        return text
    middle = 0
    if value is not None:
        places = (match.start() for match in re.finditer(r"[\d๐-๙]+(?:[.,][\d๐-๙]+)?", text) if prints(match[0], value))
        middle = next(places, 0)
    start = max(min(middle - _SHOWN // 2, len(text) - _SHOWN), 0)
    end = start + _SHOWN
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")


def files_of(sources: Iterable[str]) -> tuple[str, ...]:
    """The names of the files in texts like "ก.xlsx › แผ่น › B2 · ข.csv › 3", each once; other words name none."""
    places = (place for source in sources if isinstance(source, str) for place in source.split(" · "))
    return tuple(dict.fromkeys(place.split(SEPARATOR)[0].strip() for place in places if SEPARATOR in place))
