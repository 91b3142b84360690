"""The rounds in which the follow-up of measures is reported; the data is ``rounds.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from itadash.thai_dates import christian


@dataclass(frozen=True)
class Round:
    """One round. ``name`` is for lists, ``title`` for the heading of a report; ``report`` says when that is written.

    ``last`` is month and day of its last day; ``verified`` says whether the timing is told by an official source.
    """

    id: str
    name: str
    title: str
    last: tuple[int, int]
    report: str
    verified: bool
    source: str

    def end(self, work_year: int) -> date:
        """The round's last day in the government year ``work_year`` (Buddhist era) in which the measures run."""
        return date(christian(work_year), *self.last)


def beginning(work_year: int) -> date:
    """The first day of the government year ``work_year`` (Buddhist era)."""
    return date(christian(work_year) - 1, 10, 1)


@cache
def progress_rounds() -> Mapping[str, Round]:
    """The rounds by id, in their order: ``"6"``, ``"12"``."""
    text = resources.files("itadash.rules").joinpath("rounds.toml").read_text(encoding="utf-8")
    rounds = {}
    for name, entry in tomllib.loads(text).items():
        month, day = entry["last"]
        rounds[name] = Round(
            name,
            entry["name"],
            entry["title"],
            (int(month), int(day)),
            entry["report"],
            bool(entry["verified"]),
            entry["source"],
        )
    return rounds
