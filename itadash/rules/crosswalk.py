"""Which code a question has in another year: ``counterpart("i23", 2566, 2564)`` is i19.

Codes mean different questions in different years; ``crosswalk.toml`` holds what became of each question between two
years, and this module leads from year to year through it. How the file is laid out is told at its head.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from itadash.rules.loader import INSTRUMENT_OF_LETTER, load

# From "is the same question" to "nothing is known"; over several steps the weakest relation stands.
RELATIONS = ("same", "reworded", "merged", "split", "nearest", "none", "unknown")
COMPARABLE = ("same", "reworded")


@dataclass(frozen=True)
class Counterpart:
    """What a question is in another year.

    ``codes`` are its codes there, empty for ``none`` and ``unknown``. ``relation``: ``same`` · ``reworded`` ·
    ``merged`` (several questions of the earlier year became one) · ``split`` · ``nearest`` (another question on a
    neighbouring matter) · ``none`` · ``unknown`` (the questions of a year were not found). ``note`` (Thai) says what
    changed or why there is none, ``source`` (Thai) where that is from; either may be ``""``. ``verified``: the source
    bears it out.
    """

    codes: tuple[str, ...]
    relation: str
    verified: bool
    note: str
    source: str

    @property
    def comparable(self) -> bool:
        """Whether scores of both years may be joined: one question, the same or in other words."""
        return self.relation in COMPARABLE and len(self.codes) == 1


@dataclass(frozen=True)
class _Link:
    """A step from one year's code to the codes of a neighbouring year."""

    codes: tuple[str, ...]
    relation: str
    verified: bool
    note: str
    source: str


_Steps = dict[tuple[int, int, str], _Link]  # (from year, to year, code)


def counterpart(code: str, from_year: int, to_year: int) -> Counterpart:
    """What the question ``code`` (lower case) of ``from_year`` is in ``to_year``, earlier or later.

    Raises :class:`itadash.rules.UnknownFiscalYearError` for a year that the rules do not cover.
    """
    item = load(from_year).item(code)
    load(to_year)
    if item is None:
        return Counterpart((), "unknown", False, f"ไม่มีข้อ {code.upper()} ในรายการข้อของปี {from_year}", "")
    if from_year == to_year:
        return Counterpart((code,), "same", item.evidence.verified, "", item.evidence.source)
    steps = _crosswalk()
    years = _way(item.instrument, from_year, to_year)
    codes: tuple[str, ...] = (code,)
    passed: list[_Link] = []
    for near, far in pairwise(years):
        links = [steps[near, far, each] for each in codes if (near, far, each) in steps]
        passed += links
        codes = tuple(dict.fromkeys(there for link in links for there in link.codes))
        if not links or (not codes and far != to_year):  # new in a year between: what stood before is not known
            return _unknown(item.instrument, from_year, to_year)
    if not passed:
        return _unknown(item.instrument, from_year, to_year)
    return Counterpart(
        codes,
        max((link.relation for link in passed), key=RELATIONS.index) if codes else "none",
        all(link.verified for link in passed),
        _joined(link.note for link in passed),
        _joined(link.source for link in passed),
    )


def _joined(texts: Iterable[str]) -> str:
    return " · ".join(dict.fromkeys(text for text in texts if text))


def _way(instrument: str, start: int, end: int) -> tuple[int, ...]:
    """The fewest steps of years that tables lead over; () where none do."""
    ways: list[tuple[int, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop(0)
        if way[-1] == end:
            return way
        for year in _neighbours().get((instrument, way[-1]), ()):
            if year not in seen:
                seen.add(year)
                ways.append((*way, year))
    return ()


def _unknown(instrument: str, from_year: int, to_year: int) -> Counterpart:
    for entry in _data()["unknown"]:
        for year in (to_year, from_year):
            if entry["instrument"] == instrument and year in entry["years"]:
                return Counterpart((), "unknown", False, entry["why"].format(year=year), "")
    return Counterpart((), "unknown", False, f"ยังไม่มีข้อมูลว่าข้อนี้ตรงกับข้อใดของปี {to_year}", "")


@cache
def _data() -> dict[str, Any]:
    text = resources.files("itadash.rules").joinpath("crosswalk.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _neighbours() -> dict[tuple[str, int], tuple[int, ...]]:
    """(instrument, year) → the years that a table leads to."""
    found: dict[tuple[str, int], tuple[int, ...]] = {}
    for table in _data()["tables"]:
        for earlier in table["earlier"]:
            for near, far in ((earlier, table["later"]), (table["later"], earlier)):
                key = (table["instrument"], near)
                found[key] = tuple(dict.fromkeys((*found.get(key, ()), far)))
    return found


@cache
def _crosswalk() -> _Steps:
    """Every step in both directions. Raises :class:`ValueError` for a code that its year does not have."""
    steps: _Steps = {}
    for table in _data()["tables"]:
        for earlier_year in table["earlier"]:
            for earlier, later, relation, note in _links(table, earlier_year):
                years = {earlier_year: earlier, table["later"]: later}
                items = [load(year).item(code) for year, codes in years.items() for code in codes]
                known = [item for item in items if item is not None]
                if len(known) < len(items) or {INSTRUMENT_OF_LETTER[i.code[0]] for i in known} != {table["instrument"]}:
                    raise ValueError(f"crosswalk.toml: {earlier_year} {earlier} → {table['later']} {later}")
                verified = table["verified"] and all(item.evidence.verified for item in known)
                for (near, codes), (far, there) in zip(years.items(), reversed(years.items()), strict=True):
                    for code in codes:
                        if (near, far, code) in steps:
                            raise ValueError(f"crosswalk.toml: {near} {code} → {far} twice")
                        steps[near, far, code] = _Link(tuple(there), relation, verified, note, table["source"])
    return steps


def _links(table: dict[str, Any], earlier_year: int) -> Iterator[tuple[list[str], list[str], str, str]]:
    for span in table["same"]:
        for code in _codes(span):
            yield [code], [code], "same", ""
    for link in table.get("links", ()):
        if link["relation"] not in RELATIONS:
            raise ValueError(f"crosswalk.toml: relation {link['relation']}")
        if earlier_year in link.get("only", (earlier_year,)):
            yield link["earlier"], link["later"], link["relation"], link.get("note", "")


def _codes(span: str) -> list[str]:
    """``o1-o9`` → o1 … o9; ``o15`` → o15."""
    first, _, last = span.partition("-")
    start, end = (int(re.sub(r"\D", "", code)) for code in (first, last or first))
    return [f"{first[0]}{number}" for number in range(start, end + 1)]
