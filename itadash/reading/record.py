"""A Reading as plain JSON data, so that a workspace can keep it; nothing is executed on the way back."""

from __future__ import annotations

from dataclasses import asdict
from decimal import Decimal
from typing import Any

import pandas as pd

from itadash.reading.model import PrintedMeasure, PrintedRating, Reading, Remark
from itadash.scores import COLUMNS, Score, frame

VERSION = 1


def to_json(reading: Reading) -> dict[str, Any]:
    """Plain JSON data of ``reading``; scores travel as text so that no digit changes."""
    rows = [
        [
            row.agency,
            None if pd.isna(row.fiscal_year) else int(row.fiscal_year),
            *(row.level, row.instrument, row.code, str(row.score), row.source, row.read_as, row.table),
        ]
        for row in reading.printed.itertuples(index=False)
    ]
    return {
        "version": VERSION,
        "file": reading.file,
        "printed": rows,
        "remarks": [asdict(remark) for remark in reading.remarks],
        "ratings": [asdict(rating) for rating in reading.ratings],
        "measures": [asdict(measure) for measure in reading.measures],
        "agencies": list(reading.agencies),
    }


def from_json(data: dict[str, Any]) -> Reading:
    """The Reading of :func:`to_json`'s data."""
    rows = data["printed"]
    printed = frame(Score(r[0], r[1], r[2], r[3], r[4], Decimal(r[5]), r[6], r[7]) for r in rows)
    printed["table"] = pd.Series([r[8] for r in rows], dtype="str")
    return Reading(
        data["file"],
        printed.loc[:, [*COLUMNS, "table"]],
        tuple(Remark(**remark) for remark in data["remarks"]),
        tuple(PrintedRating(**rating) for rating in data["ratings"]),
        tuple(PrintedMeasure(**measure) for measure in data["measures"]),
        tuple(data["agencies"]),
    )
