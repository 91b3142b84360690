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
        library["subindicator"].get(item.subindicator or "", {}),
        library["item"].get(year, {}).get(item.code, {}),
    ):
        fields |= part
    return fields
