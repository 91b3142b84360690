"""The forms in which agencies publish their measures; the data is ``forms.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

# Columns that may stand beside those of any form.
_BESIDE = {"", "ที่", "ลำดับ", "ลำดับที่", "no", "ข้อ", "ข้อคำถาม", "รหัสข้อ", "ประเด็น", "เครื่องมือ", "หมายเหตุ"}
FIELDS = ("topic", "measure", "method", "owner", "period", "steps", "follow_up")


@dataclass(frozen=True)
class FormColumn:
    """One column: the fields of a measure that stand in it, one below the other; ``into`` is where it is read to.

    ``width`` is the column's share of the page. ``headings`` are all headings that it is printed under, its own first.
    """

    fields: tuple[str, ...]
    into: str
    width: int
    headings: tuple[str, ...]

    @property
    def heading(self) -> str:
        """The form's own heading."""
        return self.headings[0]


@dataclass(frozen=True)
class Form:
    """One form. ``by_topic``: one table a topic under its heading, else one table for all."""

    id: str
    name: str
    by_topic: bool
    columns: tuple[FormColumn, ...]


@cache
def measure_forms() -> Mapping[str, Form]:
    """The forms by id: A2, B5, C3, D3."""
    text = resources.files("itadash.rules").joinpath("forms.toml").read_text(encoding="utf-8")
    return {name: _form(name, entry) for name, entry in tomllib.loads(text).items()}


def _form(name: str, entry: Mapping[str, Any]) -> Form:
    columns = []
    for column in entry["columns"]:
        fields = tuple(column["fields"])
        if not set(fields) <= set(FIELDS):
            raise ValueError(f"forms.toml: {name} names an unknown field in {fields}")
        headings = (column["heading"], *column.get("also", ()))
        columns.append(FormColumn(fields, column.get("into", fields[0]), int(column["width"]), headings))
    return Form(name, entry["name"], entry["by_topic"], tuple(columns))


def plain_heading(text: str) -> str:
    """A heading without spaces, punctuation and marks of a list: the form in which headings are compared."""
    return re.sub(r"[^ก-๙a-z0-9]", "", text.lower())


def columns_of(headings: Mapping[int, str]) -> tuple[str, dict[str, int]] | None:
    """The form whose headings stand in a row, and field → column number; ``None`` when it is the heading of none.

    ``headings`` are the row's texts by column number. A form is meant when at least four of its columns are there and
    few columns of something else; of several the one that explains most, then the one whose own headings are used.
    """
    plain = {column: plain_heading(text) for column, text in headings.items()}
    best: tuple[int, int, str, dict[str, int]] | None = None
    for form in measure_forms().values():
        found: dict[str, int] = {}
        own = 0
        for each in form.columns:
            known = [plain_heading(heading) for heading in each.headings]
            at = next((column for column, text in plain.items() if text in known), None)
            if at is not None and at not in found.values():
                found[each.into] = at
                own += plain[at] == known[0]
        others = [text for column, text in plain.items() if column not in found.values() and text not in _BESIDE]
        if len(found) >= 4 and 3 * len(others) <= len(found) and (best is None or (len(found), own) > best[:2]):
            best = (len(found), own, form.id, found)
    return (best[2], best[3]) if best else None
