"""One entry of the library: what a low score means, and the measure that cures it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """The texts of one measure for one item (of our library) or for several (of an office's own).

    ``items`` are codes of ``fiscal_year`` (the assessed year). Entries with the same ``cure`` are answered by one
    measure. Texts may hold ``{result_year}`` (the assessed year), ``{work_year}`` (the year after, in which the measure
    runs) and ``{next_year}`` (the one after that). ``finding`` completes "แสดงว่า…" (of an OIT item
    "ซึ่งอาจเนื่องจาก…") and holds no "จึง", ``method`` completes "จึง…".
    ``units`` are roles (:func:`itadash.measures.units.roles`) or names of units, the one in charge first.
    ``period`` "" is the fiscal year of the measures; ``due`` a natural date inside it. ``check`` says how and how often
    it is followed up. ``proves`` are the OIT items whose data show the cure. ``topic`` 0: the first topic of the items.
    """

    id: str
    fiscal_year: int
    items: tuple[str, ...]
    cure: str
    title: str
    method: str
    finding: str = ""
    steps: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    check: str = ""
    period: str = ""
    due: str = ""
    proves: tuple[str, ...] = ()
    topic: int = 0
    source: str = ""
    verified: bool = False


@dataclass(frozen=True)
class Cure:
    """What entries of one cure have in common: the texts of the merged measure, and all steps in their order.

    ``title`` and ``method`` are empty when only one item has the cure.
    """

    id: str
    title: str
    method: str
    steps: tuple[str, ...]
    evidence: tuple[str, ...]
