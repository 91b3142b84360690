"""What the slides of a meeting are made of: plain data. Scores are points 0–100, digits are Arabic."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from itadash.assessment.flags import below


@dataclass(frozen=True)
class Score:
    """A figure of the year. ``share`` is its weight in the total, ``None`` where it has none of its own."""

    code: str
    name: str
    score: Decimal | None
    previous: Decimal | None
    below: bool
    share: Decimal | None = None

    @property
    def change(self) -> Decimal | None:
        """Points gained (negative: lost)."""
        return None if self.score is None or self.previous is None else self.score - self.previous


@dataclass(frozen=True)
class Series:
    """A figure over ``Deck.years``; ``None`` where a year has no score."""

    code: str
    name: str
    scores: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class FlaggedItem:
    """An item to be put right or developed: ``sign`` and ``verdict`` say it in a sign and a word, ``reason`` why."""

    code: str
    label: str
    score: Decimal | None
    previous: Decimal | None
    sign: str
    verdict: str
    reason: str = ""


@dataclass(frozen=True)
class Pair:
    """What the two parts of EIT say of one thing: ``public`` and ``survey`` are points of part 1 and part 2."""

    code: str
    label: str
    public: Decimal
    survey: Decimal

    @property
    def gap(self) -> Decimal:
        """Points by which EIT Public is above EIT Survey (negative: below)."""
        return self.public - self.survey


@dataclass(frozen=True)
class Topic:
    """One of the seven topics: ``sign`` and ``verdict`` of its gravest item ("" without scores), codes by verdict."""

    number: str
    name: str
    sign: str
    verdict: str
    defect: tuple[str, ...]
    develop: tuple[str, ...]
    kept: int


@dataclass(frozen=True)
class ShortMeasure:
    """A measure in a line: its topic's name, what is done, by whom, when."""

    topic: str
    measure: str
    owner: str
    period: str


@dataclass(frozen=True)
class Deck:
    """Everything that the slides show. ``level`` is "" when it is open; ``level_reason`` says in Thai what decides.

    ``whole`` are the total and the instruments over ``years`` (oldest first), ``trend`` the ten indicators.
    ``flagged`` are the items below the target or to be put right, ``develop`` those to be developed though they come
    up to it, both from the lowest score. ``eit`` are the parts of EIT as a whole, ``pairs`` those of its items, the
    widest apart first. ``sources`` are the places that the figures of the year were read from.
    """

    agency: str
    fiscal_year: int
    target: Decimal
    total: Score
    level: str
    level_reason: str
    candidates: tuple[str, ...]  # what an open level can be, best first
    instruments: tuple[Score, ...]
    indicators: tuple[Score, ...]
    years: tuple[int, ...]
    whole: tuple[Series, ...]
    trend: tuple[Series, ...]
    items: int  # that have a score
    flagged: tuple[FlaggedItem, ...]
    measures: tuple[ShortMeasure, ...]
    decisions: tuple[str, ...]
    sources: tuple[str, ...] = ()
    develop: tuple[FlaggedItem, ...] = ()
    eit: Pair | None = None
    pairs: tuple[Pair, ...] = ()
    unpaired: int = 0  # EIT items with a score but without one of the two parts
    topics: tuple[Topic, ...] = ()


def is_below(score: Decimal | None, target: Decimal) -> bool:
    """Whether a score of ``whole`` or ``trend`` is known and below the target."""
    return below(score, target)
