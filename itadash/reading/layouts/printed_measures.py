"""Measures tables that a document prints (layout A2): heading, rows, and rows continued on the next page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from itadash import rules
from itadash.measures.model import COLUMNS
from itadash.reading.layouts.found import Context, Findings, cells_of
from itadash.reading.layouts.layout import Block, Row, Table
from itadash.reading.model import Cell, PrintedMeasure, Sheet
from itadash.reading.words.text import arabic, normalise, similarity, squeeze

_TOPIC = re.compile(r"^(?:ประเด็น(?:ที่)?\s*)?\(?([1-7])\s*[).]*\s*(?=[ก-๙])(.+)$")


def header(cells: list[Cell]) -> dict[str, int] | None:
    """Field → column when the row is the heading of a measures table (at least four of its six headings)."""
    wanted = {squeeze(heading): field for field, heading in COLUMNS.items()}
    found = {wanted[squeeze(c.text)]: c.column for c in cells if squeeze(c.text) in wanted}
    return found if len(found) >= 4 else None


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
    """The official table of six columns, whose rows are kept as they are printed."""

    interrupts = True

    def begin(self, block: Block, present: Table | None, context: Context) -> Table | None:
        columns = header(block.cells)
        return MeasuresTable(block.sheet, columns) if columns else None


class OtherMeasures:
    """A table of measures with other columns: it holds no scores."""

    interrupts = False

    def begin(self, block: Block, present: Table | None, context: Context) -> Table | None:
        cells = block.cells
        if len(cells) >= 3 and any(squeeze(cell.text).startswith("ผู้รับผิดชอบ") for cell in cells):
            return MeasuresTable(block.sheet, {})
        return None


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

    def read(self, row: Row, context: Context, out: Findings) -> bool:
        if not self.columns:
            return False
        add_row(out.measures, self.sheet, row, self.columns, context.topic)
        return True


def add_row(measures: list[PrintedMeasure], sheet: Sheet, row: Row, columns: dict[str, int], topic: int) -> None:
    """Appends a row, or joins it to the last one when its first and third cells are empty (a page break)."""
    by_column = {cell.column: cell.text.strip() for cell in cells_of(row)}
    values = {field: by_column.get(columns.get(field, -1), "") for field in COLUMNS}
    if not any(values.values()):
        return
    last = measures[-1] if measures else None
    if last and last.topic == topic and not values["measure"] and not values["owner"]:
        joined: dict[str, Any] = {f: "\n".join(part for part in (getattr(last, f), values[f]) if part) for f in COLUMNS}
        measures[-1] = replace(last, **joined)
        return
    first = cells_of(row)[0]
    measures.append(PrintedMeasure(topic=topic, source=sheet.place(first), **values))
