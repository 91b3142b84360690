"""What an office adds to its documents by hand, as plain data that travels as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from itadash.assessment.announced import Announced
from itadash.reading.words.text import score
from itadash.thai_dates import date_fault

MAX_TEXT = 5_000  # characters of one field
MAX_ROWS = 20
DATES = {"resolution_date": "วันที่มีมติ", "memo_date": "วันที่ของบันทึกข้อความ"}
MAX_EMBLEM = 1_500_000  # characters of the emblem's base64


@dataclass(frozen=True)
class Constraint:
    """A constraint of the office (ข้อจำกัด), and how it deals with it."""

    heading: str = ""
    text: str = ""
    remedy: str = ""


@dataclass(frozen=True)
class Suggestion:
    """What the assessors suggested: ``part`` is IIT, EIT, OIT or empty."""

    part: str = ""
    text: str = ""


@dataclass(frozen=True)
class Details:
    """The office's own words. ``form`` is the form of the analysis report; all others may be empty."""

    form: str = "full"
    place: str = ""  # อำเภอ … จังหวัด …
    resolution: str = ""  # who adopted the result, in which meeting
    resolution_date: str = ""
    announced_level: str = ""  # as the announcement of the results has it
    announced_total: str = ""  # as typed; announced.total is the score
    announced_source: str = ""  # which announcement, or the place in a file that prints it
    suggestions: tuple[Suggestion, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    memo_unit: str = ""
    memo_number: str = ""
    memo_date: str = ""
    memo_to: str = ""
    memo_through: str = ""
    emblem: str = ""  # base64 of a PNG picture (itadash.documents.emblem)
    memo_text: str = ""  # empty: the text that follows from the records

    @property
    def announced(self) -> Announced:
        """The announced level and total; a total that is no score is left out."""
        return Announced(self.announced_level, score(self.announced_total).value, self.announced_source)


def with_field(details: Details, name: str, value: Any) -> Details:
    """``details`` with another text, or other rows, in the field ``name``."""
    return replace(details, **{name: value})


def field_fault(name: str, text: str) -> str:
    """What is wrong with the text of a field (Thai), ``""`` for nothing. It is kept and printed all the same."""
    if name == "announced_total":
        return "" if not text or score(text).value is not None else f"“{text[:40]}” ไม่ใช่คะแนน 0–100 โปรดพิมพ์เช่น 94.96"
    return date_fault(text, by_hand=name == "memo_date") if name in DATES else ""


def faults(details: Details) -> list[str]:
    """What is wrong with the fields, each with its name (Thai)."""
    labels = {**DATES, "announced_total": "คะแนนรวมตามประกาศ"}
    found = ((label, field_fault(name, getattr(details, name))) for name, label in labels.items())
    return [f"{label}: {fault}" for label, fault in found if fault]


def to_json(details: Details) -> dict[str, Any]:
    """Plain JSON data of ``details``; :func:`from_json` gives the same back."""
    return asdict(details)


def from_json(data: Mapping[str, Any]) -> Details:
    """The details of :func:`to_json`'s data; unknown keys are ignored, missing ones are empty, long ones are cut."""
    plain: dict[str, Any] = {
        f.name: _text(data[f.name], MAX_EMBLEM if f.name == "emblem" else MAX_TEXT)
        for f in fields(Details)
        if f.name in data and f.name not in ("suggestions", "constraints")
    }
    rows: dict[str, Any] = {
        "suggestions": tuple(_record(Suggestion, row) for row in list(data.get("suggestions", ()))[:MAX_ROWS]),
        "constraints": tuple(_record(Constraint, row) for row in list(data.get("constraints", ()))[:MAX_ROWS]),
    }
    return Details(**plain, **rows)


def _record(kind: Any, row: Mapping[str, Any]) -> Any:
    known = {f.name for f in fields(kind)}
    return kind(**{name: _text(value) for name, value in row.items() if name in known})


def _text(value: object, most: int = MAX_TEXT) -> str:
    return str(value if value is not None else "").replace("\r\n", "\n").strip()[:most]
