"""Reads the TOML files of the library.

``topic_1.toml`` … ``topic_7.toml`` hold an entry for each item of FY2566, sorted by topic. One table a cure::

    [budget-openness]                  the cure; its items are answered by one measure
    title, method                      of the measure when several items are flagged (absent when the cure has one item)
    units                              roles, the one in charge first (units.toml)
    check                              how and how often it is followed up
    topic                              only where the items' first topic (rules) is not the fitting one
    [budget-openness.steps]            all steps of the cure in the order of the year:
    brief = { do = "…", keep = "…" }   what to do and by when; the evidence to keep
    [budget-openness.items.i7]         one item: finding, title, method, steps (keys of the above), proves (OIT items;
                                       an OIT item proves itself), due (a natural date), source (sources.toml)

``broad.toml`` holds texts by indicator and sub-indicator for the other years. Places in texts: see
:class:`~itadash.measures.library.model.Entry`; in ``broad.toml`` also ``{code}`` and ``{label}``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from itadash.measures.library.model import Cure, Entry
from itadash.rules import Item

ENTRY_YEARS = (2566,)  # fiscal years whose items have entries of their own

_TOPICS = range(1, 8)
Table = Mapping[str, Any]


@cache
def entries() -> Mapping[str, Entry]:
    """Item code of FY2566 → its entry."""
    found: dict[str, Entry] = {}
    sources = _read("sources.toml")
    for name, cure in _cures():
        steps: Table = cure["steps"]
        for code, item in cure["items"].items():
            if code in found:
                raise ValueError(f"two entries for {code}")
            found[code] = Entry(
                id=code,
                fiscal_year=ENTRY_YEARS[0],
                items=(code,),
                cure=name,
                title=item["title"],
                method=item["method"],
                finding=item["finding"],
                steps=tuple(steps[key]["do"] for key in item["steps"]),
                evidence=_once(steps[key]["keep"] for key in item["steps"]),
                units=tuple(item.get("units", cure["units"])),
                check=cure["check"],
                due=item.get("due", ""),
                proves=tuple(item["proves"]) if "proves" in item else (code,),
                topic=cure.get("topic", 0),
                **sources[item["source"]],
            )
    return found


@cache
def cures() -> Mapping[str, Cure]:
    """Name of a cure → what its measures have in common."""
    return {
        name: Cure(
            id=name,
            title=cure.get("title", ""),
            method=cure.get("method", ""),
            steps=tuple(step["do"] for step in cure["steps"].values()),
            evidence=_once(step["keep"] for step in cure["steps"].values()),
        )
        for name, cure in _cures()
    }


def entry(item: Item, fiscal_year: int) -> Entry:
    """The entry for an item of a fiscal year: its own, or one out of the texts of its (sub-)indicator."""
    own = entries().get(item.code) if fiscal_year in ENTRY_YEARS else None
    return own or _broad_entry(item, fiscal_year)


@cache
def broad() -> Table:
    """``broad.toml`` as it stands in the file."""
    return _read("broad.toml")


def _broad_entry(item: Item, fiscal_year: int) -> Entry:
    texts: dict[str, Any] = dict(broad()["common"])
    for part in (
        broad()["instrument"].get(item.instrument, {}),
        broad()["indicator"].get(str(item.indicator), {}),
        *(group.get(item.subindicator or "", {}) for group in _groups_of(fiscal_year)),
    ):
        texts |= part
    title = texts["title"].replace("{code}", item.code.upper()).replace("{label}", item.label)
    return Entry(
        id=item.code,
        fiscal_year=fiscal_year,
        items=(item.code,),
        cure=f"item-{item.code}",
        title=title,
        method=texts["method"],
        steps=tuple(texts["steps"]),
        evidence=tuple(texts["evidence"]),
        units=tuple(texts["units"]),
        check=texts["check"],
        proves=(item.code,) if item.instrument == "OIT" else (),
        source=texts["source"],
        verified=texts["verified"],
    )


def _groups_of(fiscal_year: int) -> list[Table]:
    """The groups of sub-indicator texts that hold in the year: ``all`` first, then e.g. ``2564-2565``."""
    groups: Table = broad()["subindicator"]
    return [groups["all"], *(group for name, group in groups.items() if fiscal_year in _years(name))]


def _years(name: str) -> range:
    """``"2564-2565"`` → 2564 and 2565; nothing for ``"all"``."""
    if not name[0].isdigit():
        return range(0)
    first, _, last = name.partition("-")
    return range(int(first), int(last or first) + 1)


def _cures() -> Iterator[tuple[str, Table]]:
    for topic in _TOPICS:
        yield from _read(f"topic_{topic}.toml").items()


def _once(texts: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("itadash.measures.library").joinpath(name).read_text(encoding="utf-8"))
