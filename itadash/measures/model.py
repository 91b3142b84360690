"""The measure record and the measures document, as plain data that travels as JSON."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from itadash.measures import progress
from itadash.measures.progress import ProgressEntry

# The six columns of the published table (layout A2), in order: field name → heading.
COLUMNS: dict[str, str] = {
    "measure": "มาตรการยกระดับคะแนน",
    "method": "วิธีการนำผลวิเคราะห์ไปสู่การปฏิบัติ",
    "owner": "ผู้รับผิดชอบ",
    "period": "ระยะเวลาดำเนินการ",
    "steps": "ขั้นตอนหรือวิธีดำเนินการปฏิบัติ",
    "follow_up": "แนวทางกำกับติดตาม",
}


def new_id() -> str:
    """A short identifier that no other measure has."""
    return secrets.token_hex(6)


@dataclass(frozen=True)
class Measure:
    """One measure. ``topic`` 1–7 (0: none chosen yet); ``items`` are the item codes that it answers."""

    id: str
    topic: int = 0
    items: tuple[str, ...] = ()
    measure: str = ""
    method: str = ""
    owner: str = ""
    period: str = ""
    steps: str = ""
    follow_up: str = ""


@dataclass(frozen=True)
class Signatory:
    """One signature block; ``name`` may be empty (a dotted line is printed)."""

    role: str = ""  # ผู้จัดทำ, ผู้ตรวจสอบ, ผู้อนุมัติ …
    name: str = ""
    position: str = ""


@dataclass(frozen=True)
class MeasuresTable:
    """The measures of one agency that answer the result of ``fiscal_year`` (they run in ``fiscal_year + 1``).

    ``form`` is the published form that documents are set in (:func:`itadash.rules.measure_forms`); ``headings`` are the
    office's own order and words for its columns: pairs of column of the form (from 0) and heading, () as the form is.
    ``progress`` is what was reported of the measures, at most one entry a measure and round.
    """

    agency: str
    fiscal_year: int
    measures: tuple[Measure, ...] = ()
    signatories: tuple[Signatory, ...] = field(default=(Signatory("ผู้จัดทำ"), Signatory("ผู้ตรวจสอบ"), Signatory("ผู้อนุมัติ")))
    form: str = "A2"
    headings: tuple[tuple[int, str], ...] = ()
    progress: tuple[ProgressEntry, ...] = ()


def to_json(table: MeasuresTable) -> dict[str, Any]:
    """Plain JSON data of ``table``; :func:`from_json` gives the same table back."""
    return asdict(table)


def from_json(data: dict[str, Any]) -> MeasuresTable:
    """The table of :func:`to_json`'s data; unknown keys are ignored, missing ones take their defaults."""
    return MeasuresTable(
        agency=str(data.get("agency", "")),
        fiscal_year=int(data["fiscal_year"]),
        measures=tuple(_record(Measure, row) for row in data.get("measures", ())),
        signatories=tuple(_record(Signatory, row) for row in data.get("signatories", ())),
        form=str(data.get("form", "A2")),
        headings=tuple((int(column), str(heading)) for column, heading in data.get("headings", ())),
        progress=tuple(progress.from_json(row) for row in data.get("progress", ())),
    )


def _record(kind: type, row: dict[str, Any]) -> Any:
    known = {f.name for f in fields(kind)}
    values = {name: value for name, value in row.items() if name in known}
    if "items" in values:
        values["items"] = tuple(values["items"])
    return kind(**values)


def with_measures(table: MeasuresTable, measures: Iterable[Measure]) -> MeasuresTable:
    """``table`` with other measures; what was reported of one that is gone stays, with its title."""
    after = tuple(measures)
    if not table.progress:
        return replace(table, measures=after)
    titles = {measure.id: measure.measure or measure.method for measure in table.measures}
    entries = progress.left_behind(table.progress, titles, (measure.id for measure in after))
    return replace(table, measures=after, progress=entries)
