"""The library of texts that drafts are made of (``library.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from itadash.rules import Item

Entry = Mapping[str, Any]  # field → text or list of texts


@cache
def load() -> Entry:
    """The whole library as it stands in the file."""
    return tomllib.loads(resources.files("itadash.measures").joinpath("library.toml").read_text(encoding="utf-8"))


def entry(item: Item, fiscal_year: int) -> Entry:
    """All fields for ``item``, each from the narrowest part of the library that has it."""
    library, year = load(), str(fiscal_year)
    fields: dict[str, Any] = {}
    for part in (
        library["common"],
        library["instrument"][item.instrument],
        library["year"].get(year, {}).get(item.instrument, {}),
        library["indicator"].get(str(item.indicator), {}),
        *(group.get(item.subindicator or "", {}) for group in _groups_of(fiscal_year)),
        library["item"].get(year, {}).get(item.code, {}),
    ):
        fields |= part
    return fields


def _groups_of(fiscal_year: int) -> list[Entry]:
    """The groups of sub-indicator texts that hold in the year: ``all`` first, then ``2566`` or ``2564-2565``."""
    groups: Mapping[str, Entry] = load()["subindicator"]
    return [groups["all"], *(group for name, group in groups.items() if fiscal_year in _years(name))]


def _years(name: str) -> range:
    """``"2564-2565"`` → 2564 and 2565; nothing for ``"all"``."""
    if not name[0].isdigit():
        return range(0)
    first, _, last = name.partition("-")
    return range(int(first), int(last or first) + 1)
