"""A slide as plain data: a title that says the finding, and a body that is drawn in PowerPoint and on the stage alike.

Lengths are inches on a slide of 13.333 × 7.5, sizes pt. All texts are prepared: they are shown as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from itadash.documents.deck_model import Series

WIDTH, HEIGHT = 13.333, 7.5
LEFT, TOP, ROOM, BOTTOM = 0.6, 1.55, 12.133, 6.85  # the place of what stands below the title
TITLE, BODY, CELL, NOTE, SMALL = 40.0, 28.0, 22.0, 21.0, 16.0
BELOW, OK = "▼", "●"


@dataclass(frozen=True)
class Column:
    """A column of a table, ``width`` inches wide; ``align`` is L, C or R."""

    heading: str
    width: float
    align: str = "L"


@dataclass(frozen=True)
class Cell:
    """A cell; ``joined``: one with the cell above; ``low``: told as below the target, in bold."""

    text: str
    low: bool = False
    joined: bool = False


@dataclass(frozen=True)
class Grid:
    """A table; ``told`` says in a sentence what it holds."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    told: str
    size: float = CELL


@dataclass(frozen=True)
class Opening:
    """The first slide: what is shown, whose, and what for."""

    lines: tuple[str, ...]
    agency: str
    purpose: str


@dataclass(frozen=True)
class Overall:
    """The total and its level. ``verdict`` (sign and words) is "" without a total, ``reason`` says what the level
    follows from, ``rows`` are the instruments.
    """

    name: str
    score: str
    below: bool
    verdict: str
    level: str
    level_note: str
    change: str
    reason: str
    rows: tuple[Bar, ...]
    grid: Grid | None
    target: Target


@dataclass(frozen=True)
class Target:
    """The line of the target: ``points`` and its label."""

    points: Decimal
    label: str


@dataclass(frozen=True)
class Bar:
    """A score to be drawn. ``text`` is the score with its sign, ``note`` stands small beside the label."""

    label: str
    score: Decimal | None
    previous: Decimal | None
    text: str
    below: bool
    note: str = ""


@dataclass(frozen=True)
class Bars:
    """Scores against the target; ``key`` explains the signs."""

    rows: tuple[Bar, ...]
    target: Target
    key: str
    grid: Grid


@dataclass(frozen=True)
class Lines:
    """Scores over the years, with their figures as a table below."""

    series: tuple[Series, ...]
    years: tuple[int, ...]
    year_names: tuple[str, ...]
    target: Target
    floor: Decimal
    grid: Grid


@dataclass(frozen=True)
class Panel:
    """One indicator over the years: ``text`` is its last score with its sign, ``change`` its change in words."""

    label: str
    scores: tuple[Decimal | None, ...]
    text: str
    below: bool
    change: str
    series: Series


@dataclass(frozen=True)
class Panels:
    """The indicators over the years, side by side on one scale that begins at ``floor``."""

    rows: tuple[Panel, ...]
    years: tuple[int, ...]
    year_names: tuple[str, ...]
    target: Target
    floor: Decimal
    key: str
    grid: Grid


@dataclass(frozen=True)
class PairRow:
    """The two parts of EIT of one thing, with their texts."""

    label: str
    public: Decimal
    survey: Decimal
    public_text: str
    survey_text: str
    public_below: bool
    survey_below: bool
    gap: str


@dataclass(frozen=True)
class Pairs:
    """EIT Public beside EIT Survey; ``note`` says which items are shown, ``gaps`` by how much each item differs."""

    rows: tuple[PairRow, ...]
    names: tuple[str, str]
    target: Target
    note: str
    gap_name: str
    gaps: str
    grid: Grid


@dataclass(frozen=True)
class Rows:
    """A slide that is a table; ``note`` stands below it."""

    grid: Grid
    note: str = ""


@dataclass(frozen=True)
class Words:
    """Numbered points, or without ``numbers`` a text."""

    lines: tuple[str, ...]
    numbers: tuple[str, ...] = ()


Body = Opening | Overall | Bars | Lines | Panels | Pairs | Rows | Words


@dataclass(frozen=True)
class Slide:
    """``id`` names the slide in addresses (``flagged-2``), ``kind`` what it is about (``flagged``).

    ``finding`` says in words what is drawn; "" where the slide is all words.
    """

    id: str
    kind: str
    title: str
    body: Body
    finding: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outline:
    """All slides in order; ``footer`` stands on each."""

    name: str
    agency: str
    footer: str
    slides: tuple[Slide, ...]
    sources: tuple[str, ...]
