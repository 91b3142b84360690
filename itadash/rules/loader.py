"""Reads the TOML files beside this module into :class:`~itadash.rules.model.Rules`.

``years/<year>.toml`` holds one fiscal year, ``indicators.toml`` the ten indicators that 2562–2566 share,
``topics.toml`` the seven topics. How the files are laid out is told at the head of ``years/2566.toml``.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from itadash.rules.model import (
    Evidence,
    Indicator,
    Instrument,
    Item,
    Level,
    Part,
    Rules,
    SubIndicator,
    Topic,
)
from itadash.rules.names import normalise

# A year is known when its file is there.
FISCAL_YEARS: tuple[int, ...] = tuple(
    sorted(
        int(file.name.removesuffix(".toml"))
        for file in resources.files("itadash.rules").joinpath("years").iterdir()
        if file.name.endswith(".toml")
    )
)

INSTRUMENT_OF_LETTER = {"i": "IIT", "e": "EIT", "o": "OIT"}
_KIND = {"IIT": "scale", "EIT": "scale", "OIT": "disclosure"}

Table = dict[str, Any]


class UnknownFiscalYearError(ValueError):
    """Rules were asked for of a fiscal year that none are held for; ``str(error)`` is Thai."""


@cache
def load(fiscal_year: int) -> Rules:
    """The rules of a fiscal year. Raises :class:`UnknownFiscalYearError` for a year outside ``FISCAL_YEARS``."""
    if fiscal_year not in FISCAL_YEARS:
        raise UnknownFiscalYearError(
            f"ยังไม่มีหลักเกณฑ์ของปีงบประมาณ พ.ศ. {fiscal_year} โปรแกรมใช้ได้กับปี {FISCAL_YEARS[0]}–{FISCAL_YEARS[-1]}"
        )
    data = _read(f"years/{fiscal_year}.toml")
    defaults: Table = data["defaults"]
    indicators = _indicators()
    items = _items(data, {indicator.number for indicator in indicators})
    return Rules(
        fiscal_year=data["fiscal_year"],
        instruments=tuple(_instrument(entry, defaults["instruments"]) for entry in data["instruments"]),
        indicators=indicators,
        subindicators=tuple(
            SubIndicator(
                code=code,
                name=entry["name"],
                indicator=entry["indicator"],
                items=tuple(item.code for item in items if item.subindicator == code),
                evidence=_evidence(entry, defaults["subindicators"]),
            )
            for code, entry in data.get("subindicators", {}).items()
        ),
        items=items,
        levels=tuple(_level(name, entry, defaults["levels"]) for name, entry in data["levels"].items()),
        target=Decimal(data["target"]),
        topics=_topics(fiscal_year),
        evidence=_evidence(data["evidence"], {}),
    )


def indicator_number(name: str) -> int | None:
    """The number of the indicator that ``name`` names, in any year and any known variant; None when it names none."""
    return _numbers_by_name().get(normalise(name))


@cache
def _numbers_by_name() -> dict[str, int]:
    return {
        normalise(name): indicator.number
        for indicator in _indicators()
        for name in (indicator.name, *indicator.variants)
    }


def _read(path: str) -> Table:
    return tomllib.loads(resources.files("itadash.rules").joinpath(path).read_text(encoding="utf-8"))


def _evidence(entry: Table, default: Table) -> Evidence:
    both = {**default, **entry}
    return Evidence(source=both["source"], verified=both["verified"])


@cache
def _indicators() -> tuple[Indicator, ...]:
    data = _read("indicators.toml")
    return tuple(
        Indicator(
            number=int(number),
            name=entry["name"],
            variants=tuple(entry.get("variants", ())),
            instrument=entry["instrument"],
            evidence=_evidence(entry, data["defaults"]),
        )
        for number, entry in data["indicators"].items()
    )


def _instrument(entry: Table, default: Table) -> Instrument:
    return Instrument(
        code=entry["code"],
        name=entry["name"],
        weight=Decimal(entry["weight"]),
        parts=tuple(
            Part(part["code"], part["name"], Decimal(part["weight"]), _evidence(part, default))
            for part in entry.get("parts", ())
        ),
        evidence=_evidence(entry, default),
    )


def _items(data: Table, known_indicators: set[int]) -> tuple[Item, ...]:
    items = []
    for code, entry in data["items"].items():
        instrument = INSTRUMENT_OF_LETTER[code[0]]
        subindicator = entry.get("subindicator")
        indicator = data["subindicators"][subindicator]["indicator"] if subindicator else entry["indicator"]
        if indicator not in known_indicators:
            raise ValueError(f"{data['fiscal_year']}.toml: item {code} names the unknown indicator {indicator}")
        items.append(
            Item(
                code=code,
                instrument=instrument,
                indicator=indicator,
                subindicator=subindicator,
                label=entry.get("label", f"ข้อ {code.upper()} (ยังไม่มีถ้อยคำที่ยืนยันได้)"),
                kind=entry.get("kind", _KIND[instrument]),
                evidence=_evidence(entry, data["defaults"][instrument]),
            )
        )
    return tuple(items)


def _level(name: str, entry: Table, default: Table) -> Level:
    demand = entry.get("instruments_from")
    return Level(
        name=name,
        total_from=Decimal(entry["from"]),
        total_to=Decimal(entry["to"]),
        instrument_from=Decimal(demand) if demand else None,
        evidence=_evidence(entry, default),
    )


def _topics(fiscal_year: int) -> tuple[Topic, ...]:
    data = _read("topics.toml")
    if fiscal_year not in data["fiscal_years"]:
        return ()
    return tuple(
        Topic(int(number), entry["name"], tuple(entry["items"]), _evidence(entry, data["defaults"]))
        for number, entry in data["topics"].items()
    )
