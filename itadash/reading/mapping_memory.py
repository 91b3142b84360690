"""Mappings that are kept: as JSON data, and found again for the next file with the same headings.

What a person typed because the file did not print it (the year, the agency) is not carried over to another file: there
it is asked again, or read from that file's own titles.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from itadash.reading.files import limits
from itadash.reading.layouts.found import cells_of
from itadash.reading.layouts.headers import ScoreColumn
from itadash.reading.mapping import INSTRUMENTS, YEARS, Mapping, MappingError, TableMapping
from itadash.reading.model import Sheet
from itadash.reading.words import text
from itadash.reading.words.names import years_in

VERSION = 1
_LOOKED_AT = 60  # rows of a sheet in which its headings are looked for
_ROWS = 1_048_576  # of the largest sheet there is
_WORDS = 200  # characters of a name or a word in a mapping
_HEADING = 80  # characters of a heading that count
_YEAR = re.compile(r"25[5-9]\d")

Headings = tuple[tuple[int, str], ...]  # (column, heading without spaces, years taken out)


@dataclass(frozen=True)
class SavedMapping:
    """A mapping with the headings of its tables (one entry a table) and the name of the file it was made for."""

    name: str
    mapping: Mapping
    headings: tuple[Headings, ...]


def remember(name: str, sheets: Sequence[Sheet], mapping: Mapping) -> SavedMapping:
    """The mapping with its headings. Raises :class:`MappingError` when a table has none to know the next file by."""
    by_name = {sheet.name: sheet for sheet in sheets}
    headings = []
    for table in mapping.tables:
        found = _headings(by_name[table.sheet], table.heading) if table.heading and table.sheet in by_name else ()
        if len(found) < 2:
            place = f"แผ่นงาน “{table.sheet}” " if table.sheet else ""
            raise MappingError(f"{place}ยังไม่ได้เลือกแถวหัวตาราง จึงจำไว้ใช้กับไฟล์อื่นไม่ได้")
        headings.append(found)
    return SavedMapping(name, mapping, tuple(headings))


def fingerprint(saved: SavedMapping) -> str:
    """A name for the headings: files with the same headings in the same columns have the same one."""
    said = json.dumps(sorted(set(saved.headings)), ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def moved_to(saved: SavedMapping, sheets: Sequence[Sheet]) -> Mapping | None:
    """The mapping for another file: its tables wherever the same headings stand, or ``None`` when one is missing.

    Every sheet with the headings is read, so a workbook with a sheet a year needs one table. The years of score columns
    come from the new headings.
    """
    tables: list[TableMapping] = []
    missing = set(saved.headings)
    for sheet in sheets:
        for cells in [cells for row in sheet.rows if (cells := cells_of(row))][:_LOOKED_AT]:
            found = _headings(sheet, cells[0].row) if len(cells) > 1 else ()
            if table := _table_with(found, saved, sheet.name):
                missing.discard(found)
                tables.append(_moved(table, sheet, cells[0].row))
    if missing or not tables:
        return None
    named = {table.sheet for table in tables}
    left_out = tuple(name for name in saved.mapping.left_out if name not in named)
    return replace(saved.mapping, tables=_one_below_the_other(tables), left_out=left_out, agency="")


def _table_with(headings: Headings, saved: SavedMapping, sheet: str) -> TableMapping | None:
    """The saved table with these headings; of several with different meanings the one of that sheet's name."""
    found = [table for own, table in zip(saved.headings, saved.mapping.tables, strict=True) if own == headings]
    own = next((table for table in found if table.sheet == sheet), None)
    if own or not found:
        return own
    meanings = {_meaning(table) for table in found}
    return found[0] if len(meanings) == 1 else None


def _meaning(table: TableMapping) -> TableMapping:
    """What the columns of a table mean, without where it stands and what was typed."""
    scores = tuple(replace(score, fiscal_year=None) for score in table.scores)
    return replace(table, sheet="", scores=scores, heading=0, first=0, last=0, fiscal_year=None)


def _moved(table: TableMapping, sheet: Sheet, heading: int) -> TableMapping:
    down = heading - table.heading
    new = {cell.column: years_in(cell.text) for cell in _cells(sheet, heading)}

    def year(score: ScoreColumn) -> int | None:
        years = new.get(score.column, [])
        return years[0] if score.fiscal_year and len(years) == 1 else None

    return replace(
        table,
        sheet=sheet.name,
        scores=tuple(replace(score, fiscal_year=year(score)) for score in table.scores),
        heading=heading,
        first=table.first + down if table.first else 0,
        last=table.last + down if table.last else 0,
        fiscal_year=None,
    )


def _one_below_the_other(tables: list[TableMapping]) -> tuple[TableMapping, ...]:
    """Tables of one sheet end where the next heading stands (a heading printed again at a page break, too)."""
    ended = []
    for index, table in enumerate(tables):
        below = [other.heading for other in tables[index + 1 :] if other.sheet == table.sheet]
        last = min(below) - 1 if below else table.last
        ended.append(replace(table, last=min(last, table.last) if table.last else last))
    return tuple(ended)


def _cells(sheet: Sheet, row: int) -> list[Any]:
    return next((cells for each in sheet.rows if (cells := cells_of(each)) and cells[0].row == row), [])


def _headings(sheet: Sheet, row: int) -> Headings:
    return tuple((cell.column, _YEAR.sub("", text.squeeze(cell.text))[:_HEADING]) for cell in _cells(sheet, row))


# --- JSON -------------------------------------------------------------------------------------------------------------

_SCORE_FIELDS = ("column", "fiscal_year", "part")  # of a score column, what a person points at


def to_json(mapping: Mapping) -> dict[str, Any]:
    """Plain JSON data of ``mapping``."""
    data = asdict(mapping)
    for table in data["tables"]:
        table["scores"] = [{name: score[name] for name in _SCORE_FIELDS} for score in table["scores"]]
    return {"version": VERSION, **json.loads(json.dumps(data))}


def from_json(data: object) -> Mapping:
    """The mapping of :func:`to_json`'s data, checked field by field. Raises :class:`MappingError`."""
    fields = _fields(data, {"version", "tables", "left_out", "agency", "skip"})
    if fields["version"] != VERSION:
        raise _damaged("รุ่นของข้อมูล")
    return Mapping(
        tuple(_table(table) for table in _list(fields["tables"], limits.SHEETS * 4)),
        tuple(_words(name) for name in _list(fields["left_out"], limits.SHEETS)),
        _words(fields["agency"]),
        tuple(_words(word) for word in _list(fields["skip"], 50)),
    )


def saved_to_json(saved: SavedMapping) -> dict[str, Any]:
    """Plain JSON data of a saved mapping."""
    return {"name": saved.name, "mapping": to_json(saved.mapping), "headings": json.loads(json.dumps(saved.headings))}


def saved_from_json(data: object) -> SavedMapping:
    """The saved mapping of :func:`saved_to_json`'s data. Raises :class:`MappingError`."""
    fields = _fields(data, {"name", "mapping", "headings"})
    mapping = from_json(fields["mapping"])
    headings = tuple(
        tuple(
            (_number(pair[0], limits.COLUMNS), _words(pair[1]))
            for pair in _list(heading, limits.COLUMNS)
            if isinstance(pair, list) and len(pair) == 2
        )
        for heading in _list(fields["headings"], limits.SHEETS * 4)
    )
    if len(headings) != len(mapping.tables):
        raise _damaged("หัวตาราง")
    return SavedMapping(_words(fields["name"]), mapping, headings)


def _table(data: object) -> TableMapping:
    fields = _fields(data, set(TableMapping.__dataclass_fields__))
    scores = []
    for score in _list(fields["scores"], limits.COLUMNS):
        own = _fields(score, set(_SCORE_FIELDS))
        if own["part"] not in ("", "EIT", "EIT1", "EIT2"):
            raise _damaged("ส่วน EIT")
        column = _number(own["column"], limits.COLUMNS)
        if not column:
            raise _damaged("คอลัมน์คะแนน")
        scores.append(ScoreColumn(column, _year(own["fiscal_year"]), own["part"]))
    columns = ("code", "wording", "instrument_column", "part_column", "year_column", "agency_column")
    if fields["numbers"] not in ("item", "indicator") or fields["instrument"] not in ("", *INSTRUMENTS):
        raise _damaged("แบบวัด")
    if not isinstance(fields["across"], bool):
        raise _damaged("การวางตาราง")
    return TableMapping(
        sheet=_words(fields["sheet"]),
        scores=tuple(scores),
        **{name: _number(fields[name], limits.COLUMNS) for name in columns},
        **{name: _number(fields[name], _ROWS) for name in ("heading", "first", "last")},
        numbers=fields["numbers"],
        instrument=fields["instrument"],
        fiscal_year=_year(fields["fiscal_year"]),
        across=fields["across"],
    )


def _fields(data: object, names: set[str]) -> dict[str, Any]:
    if not isinstance(data, dict) or set(data) != names:
        raise _damaged("โครงสร้าง")
    return data


def _list(data: object, most: int) -> list[Any]:
    if not isinstance(data, list) or len(data) > most:
        raise _damaged("รายการ")
    return data


def _number(data: object, most: int) -> int:
    if not isinstance(data, int) or isinstance(data, bool) or not 0 <= data <= most:
        raise _damaged("เลขแถวหรือคอลัมน์")
    return data


def _year(data: object) -> int | None:
    if data is None:
        return None
    if isinstance(data, int) and not isinstance(data, bool) and data in YEARS:
        return data
    raise _damaged("ปีงบประมาณ")


def _words(data: object) -> str:
    if not isinstance(data, str) or len(data) > _WORDS:
        raise _damaged("ข้อความ")
    return data


def _damaged(what: str) -> MappingError:
    return MappingError(f"การจับคู่คอลัมน์ที่บันทึกไว้ใช้ไม่ได้ ({what}ไม่ถูกต้อง) โปรดจับคู่ใหม่")
