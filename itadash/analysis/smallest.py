"""The smallest set of improvements that reaches a level or a total.

Every item is raised to a ceiling or not at all. A level of FY2566 asks for a total and for every instrument (EIT by its
parts) on its own, so the set is: for each instrument the fewest of its items that bring it to its line, then as many
more as the total still lacks. Within an instrument the items that gain most come first: of two sets of one size
with the same number of items from each instrument the one with the larger gains reaches at least as much. So only
those numbers are searched, and each step is checked with the figures rounded at every stage (:mod:`.whatif`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from itadash.analysis.whatif import Simulated, simulate
from itadash.analysis.worth import FULL, worth
from itadash.assessment.figures import YearFigures
from itadash.assessment.printed import Key
from itadash.assessment.result import Result
from itadash.rules import Level, Rules

_ZERO = Decimal(0)


@dataclass(frozen=True)
class Goal:
    """What is to be reached: a total, and a score of every instrument (``None``: no demand). Points 0–100."""

    name: str
    total: Decimal
    instruments: Decimal | None = None


@dataclass(frozen=True)
class Step:
    """One improvement: an item's score (of one EIT part) rises from ``before`` to ``after``.

    ``gain`` is what it adds to the total, in points (not rounded at the stages between).
    """

    code: str
    part: str
    before: Decimal
    after: Decimal
    gain: Decimal


@dataclass(frozen=True)
class Way:
    """The way to a goal. ``reached`` False: even all improvements together do not reach it; ``lacking`` then names the
    figures (codes, ``total``) that stay below. ``steps`` is () when nothing needs to rise.
    """

    goal: Goal
    steps: tuple[Step, ...]
    after: Simulated
    reached: bool
    lacking: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """False when the level after the steps stays open because a figure is not printed (an EIT part)."""
        return self.reached and (self.goal.instruments is None or bool(self.after.level.name))


def goals(rules: Rules) -> tuple[Goal, ...]:
    """The levels of the year that ask for a total of 50 and more, best first, as goals."""
    return tuple(goal_of(level) for level in rules.levels if level.total_from >= 50)


def goal_of(level: Level) -> Goal:
    """A level of the year as a goal."""
    return Goal(level.name, level.total_from, level.instrument_from)


def smallest(result: Result, figures: YearFigures, goal: Goal, ceiling: Decimal = FULL) -> Way:
    """The fewest items to raise to ``ceiling`` (OIT items: to 100) so that ``goal`` is reached.

    ``figures`` are those that ``result`` was made of. Raises ``ValueError`` for a year without rules.
    """
    groups = _improvements(result, figures, ceiling)
    everything = [step for steps in groups.values() for step in steps]
    best = _after(figures, everything)
    lacking = _lacking(result.rules, best, goal)
    if lacking:
        return Way(goal, tuple(everything), best, False, lacking)
    counts = {name: _fewest(figures, steps, name, goal) for name, steps in groups.items()}
    chosen = _first(groups, counts)
    while _lacking(result.rules, _after(figures, chosen), goal):
        name = max(
            (name for name, steps in groups.items() if counts[name] < len(steps)),
            key=lambda name: groups[name][counts[name]].gain,
        )
        counts[name] += 1
        chosen = _first(groups, counts)
    return Way(goal, tuple(sorted(chosen, key=lambda step: -step.gain)), _after(figures, chosen), True)


def _improvements(result: Result, figures: YearFigures, ceiling: Decimal) -> dict[str, list[Step]]:
    """Code of the figure that a level looks at → the improvements that move it, what gains most first.

    That figure is the instrument; of EIT it is the part, where the part's own score is known.
    """
    groups: dict[str, list[Step]] = {}
    for row in worth(result).to_dict("records"):
        goal = FULL if row["part"] == "OIT" else ceiling
        if row["score"] < goal:
            gain = (goal - row["score"]) * row["share"]
            step = Step(str(row["code"]), str(row["part"]), row["score"], goal, gain)
            known = figures.value((step.part, step.part)) is not None
            groups.setdefault(step.part if known else step.part.rstrip("12"), []).append(step)
    return {name: sorted(steps, key=lambda step: -step.gain) for name, steps in groups.items()}


def changes_of(steps: list[Step] | tuple[Step, ...]) -> dict[Key, Decimal]:
    """The steps as changes for :func:`itadash.analysis.whatif.simulate`."""
    return {(step.part, step.code): step.after for step in steps}


def _after(figures: YearFigures, steps: list[Step]) -> Simulated:
    return simulate(figures, changes_of(steps))


def _first(groups: Mapping[str, list[Step]], counts: Mapping[str, int]) -> list[Step]:
    return [step for name, steps in groups.items() for step in steps[: counts[name]]]


def _demanded(rules: Rules, after: Simulated) -> list[str]:
    """The instruments that a level looks at: EIT by its parts where they are known."""
    codes = []
    for instrument in rules.instruments:
        parts = [part.code for part in instrument.parts if (part.code, part.code) in after.values]
        codes += parts or [instrument.code]
    return codes


def _lacking(rules: Rules, after: Simulated, goal: Goal) -> tuple[str, ...]:
    short = ["total"] if after.total is None or after.total < goal.total else []
    if goal.instruments is not None:
        scores = after.instruments()
        short += [code for code in _demanded(rules, after) if scores.get(code, _ZERO) < goal.instruments]
    return tuple(short)


def _fewest(figures: YearFigures, steps: list[Step], name: str, goal: Goal) -> int:
    """How many of an instrument's improvements bring it to its line (the first ones gain most)."""
    if goal.instruments is None:
        return 0
    low, high = 0, len(steps)
    while low < high:
        middle = (low + high) // 2
        if _after(figures, steps[:middle]).instruments().get(name, _ZERO) >= goal.instruments:
            high = middle
        else:
            low = middle + 1
    return low
