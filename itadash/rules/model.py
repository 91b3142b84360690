"""The records of one fiscal year's rules. They hold data and look things up; they decide nothing.

Scores are points 0–100, weights are shares of 1, fiscal years are Buddhist-era integers.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from itadash.rules import doubts


@dataclass(frozen=True)
class Evidence:
    """Where an entry is from (Thai), and whether the source bears it out."""

    source: str
    verified: bool


@dataclass(frozen=True)
class Part:
    """One part of an instrument that is scored on its own: EIT1 (Public) and EIT2 (Survey), from 2566."""

    code: str
    name: str
    weight: Decimal  # share of the total, e.g. Decimal("0.15")
    evidence: Evidence


@dataclass(frozen=True)
class Instrument:
    """IIT, EIT or OIT. ``weight`` is its share of the total; ``parts`` is empty before 2566."""

    code: str
    name: str
    weight: Decimal
    parts: tuple[Part, ...]
    evidence: Evidence


@dataclass(frozen=True)
class Indicator:
    """One of the ten indicators; ``variants`` are other names that agencies print for it."""

    number: int
    name: str
    variants: tuple[str, ...]
    instrument: str
    evidence: Evidence


@dataclass(frozen=True)
class SubIndicator:
    """A group of OIT items with its own mean (9.1 … 10.2); known for 2564–2566 only."""

    code: str
    name: str
    indicator: int
    items: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True)
class Item:
    """One question or disclosure. Codes mean different things in different years.

    ``kind``: ``scale`` (answers 0/33/67/100) · ``yesno`` (answers 0/100) · ``disclosure`` (OIT, the score itself is
    0 or 100). ``label`` is short and in our own words; OIT labels are the official short names.
    """

    code: str
    instrument: str
    indicator: int
    subindicator: str | None
    label: str
    kind: str
    evidence: Evidence


@dataclass(frozen=True)
class Level:
    """One level of the scale, bounds inclusive. ``instrument_from``: asked of every instrument (None: no demand)."""

    name: str
    total_from: Decimal
    total_to: Decimal
    instrument_from: Decimal | None
    evidence: Evidence


@dataclass(frozen=True)
class Topic:
    """One of the seven topics (ประเด็น) that 2566 analyses are sorted by; an item may stand in several."""

    number: int
    name: str
    items: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True)
class Rules:
    """What ITA says in ``fiscal_year``.

    ``items`` run i1…, e1…, o1…; ``levels`` are best first: the first that total and instruments satisfy applies.
    ``evidence`` is that of ``target``.
    """

    fiscal_year: int
    instruments: tuple[Instrument, ...]
    indicators: tuple[Indicator, ...]
    subindicators: tuple[SubIndicator, ...]
    items: tuple[Item, ...]
    levels: tuple[Level, ...]
    target: Decimal
    topics: tuple[Topic, ...]
    evidence: Evidence

    def instrument(self, code: str) -> Instrument:
        """The instrument ``IIT``, ``EIT`` or ``OIT``; KeyError for any other code (EIT1 is a part)."""
        for instrument in self.instruments:
            if instrument.code == code:
                return instrument
        raise KeyError(code)

    def indicator(self, number: int) -> Indicator:
        """The indicator 1–10; KeyError for any other number."""
        for indicator in self.indicators:
            if indicator.number == number:
                return indicator
        raise KeyError(number)

    def item(self, code: str) -> Item | None:
        """The item of a lower-case code (``i7``), or None when the year has no such item."""
        return next((item for item in self.items if item.code == code), None)

    def items_of(self, indicator_number: int) -> tuple[Item, ...]:
        """The items of an indicator, in order of their codes."""
        return self._items.get(indicator_number, ())

    @cached_property
    def _items(self) -> dict[int, tuple[Item, ...]]:
        numbers = dict.fromkeys(item.indicator for item in self.items)
        return {number: tuple(item for item in self.items if item.indicator == number) for number in numbers}

    def subindicators_of(self, indicator_number: int) -> tuple[SubIndicator, ...]:
        """The sub-indicators of an indicator; () for IIT, EIT and for years whose sub-indicators are not known."""
        return tuple(sub for sub in self.subindicators if sub.indicator == indicator_number)

    def topics_of(self, item_code: str) -> tuple[Topic, ...]:
        """The topics that an item stands in, by number."""
        return tuple(topic for topic in self.topics if item_code in topic.items)

    def unverified(self) -> tuple[str, ...]:
        """Thai sentences, ready to be shown, naming what no source bears out in this year's rules."""
        return doubts.sentences(self)
