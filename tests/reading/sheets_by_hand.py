"""Sheets for tests of reading by hand, and what was read from them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from itadash.reading import Reading
from itadash.reading.files.grid import address
from itadash.reading.layouts.headers import ScoreColumn
from itadash.reading.mapping import Mapping, TableMapping, apply
from itadash.reading.model import Cell, Sheet

SAMPLES = Path(__file__).parents[2] / "data" / "sample"
F = "แปลก.xlsx"


def sheet(rows: Sequence[Sequence[object]], name: str = "Sheet1", file: str = F) -> Sheet:
    """A sheet of these rows; ``None`` and ``""`` are empty cells."""
    made = []
    for number, row in enumerate(rows, start=1):
        cells = [
            Cell(str(value), address(number, column), number, column) if value not in (None, "") else None
            for column, value in enumerate(row, start=1)
        ]
        if any(cells):
            made.append(tuple(cells))
    return Sheet(file, name, tuple(made))


def read(rows: Sequence[Sequence[object]], table: TableMapping, **more: object) -> Reading:
    return apply(F, [sheet(rows, table.sheet)], Mapping((table,), **more))  # type: ignore[arg-type]


def scores(reading: Reading) -> dict[tuple[str, int | None, str, str], tuple[Decimal, str]]:
    """(agency, year, instrument, code) → (score, cell)."""
    return {
        (row.agency, None if row.fiscal_year != row.fiscal_year else row.fiscal_year, row.instrument, row.code): (
            row.score,
            row.source.rsplit(" ", 1)[-1],
        )
        for row in reading.printed.astype({"fiscal_year": "object"}).itertuples(index=False)
    }


STRANGE = [
    ["Self assessment export"],
    ["#", "Question", "Value A", "Value B"],
    [1, "i1", 99.1, 98],
    [2, "I๒", "๘๘.๕", 97],
    [3, "E3", 70, 71],
]


BOTH = TableMapping("Sheet1", (ScoreColumn(3, 2566), ScoreColumn(4, 2565)), code=2, heading=2)
