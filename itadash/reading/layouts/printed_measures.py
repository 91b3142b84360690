"""Measures tables that a document prints, in any published form: heading, rows, rows continued on a new page."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

from itadash import rules
from itadash.reading.layouts.found import Context, Findings, cells_of
from itadash.reading.layouts.headers import Header, read_header
from itadash.reading.layouts.layout import Block, Row, Table
from itadash.reading.model import Cell, PrintedMeasure, Sheet
from itadash.reading.words.text import arabic, looks_like_score, normalise, similarity, squeeze

FIELDS = tuple(field.name for field in fields(PrintedMeasure) if field.name not in ("topic", "source"))
_HEADS = re.compile("ผู้รับ|รับผิด|วิธี|มาตรการ|เวลา|ขั้นตอน|ติดตาม|วัน|ประเด็น|หัวข้อ")  # in most headings of such tables
_LOOKED_AT = 5  # rows
_TOPIC = re.compile(r"^(?:ประเด็น(?:ที่)?\s*)?\(?([1-7])\s*[).]*\s*(?=[ก-๙])(.+)$")


def header(cells: list[Cell]) -> dict[str, int] | None:
    """Field → column when the row is the heading of a measures table in one of the published forms."""
    if len(cells) < 4 or sum(len(cell.text) < 80 and bool(_HEADS.search(cell.text)) for cell in cells) < 3:
        return None
    found = rules.columns_of({cell.column: cell.text for cell in cells})
    return found[1] if found else None


def topic_of_heading(text: str) -> int:
    """1–7 when a line is the heading of one of the seven topics, else 0."""
    match = _TOPIC.match(arabic(normalise(text)).lstrip("# "))
    if not match or len(text) > 120:
        return 0
    topics = rules.load(rules.FISCAL_YEARS[-1]).topics
    number = int(match.group(1))
    name = next((topic.name for topic in topics if topic.number == number), "")
    return number if name and similarity(name, match.group(2)) >= 0.6 else 0


class PrintedMeasures:
    """A table in one of the published forms, whose rows are kept as they are printed."""

    interrupts = True

    def begin(self, block: Block, present: Table | None, context: Context) -> Table | None:
        columns = header(block.cells)
        return MeasuresTable(block.sheet, columns) if columns else None


class OtherMeasures:
    """A table of measures with other columns: it holds no scores."""

    interrupts = False

    def begin(self, block: Block, present: Table | None, context: Context) -> Table | None:
        cells = block.cells
        if len(cells) < 3 or not any(squeeze(cell.text).startswith("ผู้รับผิดชอบ") for cell in cells):
            return None
        header = read_header(cells)
        scored = header is not None and header.scores and any(role in header.roles for role in ("code", "indicator"))
        return None if scored or _scores_below(header, block) else MeasuresTable(block.sheet, {})


def _scores_below(header: Header | None, block: Block) -> bool:
    """True when one of the first rows below a heading has a number in a column of scores."""
    if header is None:
        return False
    columns = {column.column for column in (*header.scores, *header.rivals)}
    below = [cell for count in range(1, _LOOKED_AT) for cell in block.below(count)]
    return any(cell.column in columns and looks_like_score(cell.text) for cell in below)


class MeasuresTable:
    """The rows of a table of measures; nothing is kept of one without columns."""

    heading_rows = 1
    scores = False
    instrument = ""
    set_aside: tuple[str, ...] = ()

    def __init__(self, sheet: Sheet, columns: dict[str, int]) -> None:
        self.sheet, self.columns = sheet, columns

    def keeps(self, cells: list[Cell]) -> bool:
        return bool(self.columns) and (len(cells) > 1 or cells[0].column > 1)

    def repeats(self, cells: list[Cell], context: Context) -> bool:
        return True

    def read(self, row: Row, context: Context, out: Findings) -> bool:
        if not self.columns:
            return False
        add_row(out.measures, self.sheet, row, self.columns, context.topic)
        return True


_SIGNED = ("ลงชื่อ", "ลงนาม")  # the block of signatures, where it is read as rows of the table above it


def add_row(measures: list[PrintedMeasure], sheet: Sheet, row: Row, columns: dict[str, int], topic: int) -> None:
    """Appends a row, or joins it to the last one when it names no measure, topic or owner (a page break).

    The topic is the cell's, where the form has a column for it (filled in the first row of several), else ``topic``.
    """
    by_column = {cell.column: cell.text.strip() for cell in cells_of(row)}
    values = {field: by_column.get(columns.get(field, -1), "") for field in FIELDS}
    if not any(values.values()) or any(value.startswith(_SIGNED) for value in values.values()):
        return
    last = measures[-1] if measures else None
    named = by_column.get(columns.get("topic", -1), "")
    if "topic" in columns:
        topic = topic_of_heading(named) or (last.topic if last and not named else 0)
    if last and last.topic == topic and not (values["measure"] or values["owner"] or named):
        joined: dict[str, Any] = {f: "\n".join(part for part in (getattr(last, f), values[f]) if part) for f in FIELDS}
        measures[-1] = replace(last, **joined)
        return
    first = cells_of(row)[0]
    measures.append(PrintedMeasure(topic=topic, source=sheet.place(first), **values))
