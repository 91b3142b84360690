"""Which printed figures can be worked on with: one that is itself wrong would make the true ones above it wrong.

A figure that does not follow from the level below is wrong itself, unless the printed figure above it follows from it:
then something below is, and the figure stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import TOLERANCE
from itadash.assessment.printed import TOTAL, Key
from itadash.assessment.rollup import Computed, recompute_values


@dataclass(frozen=True)
class Sound:
    """``wrong`` printed figures, and every figure worked out with those recomputed."""

    wrong: frozenset[Key]
    computed: Mapping[Key, Computed]

    def used_instead(self, key: Key) -> list[Key]:
        """The wrong figures that ``key`` would be worked out from, in the order of the formula."""
        found: list[Key] = []
        for below in self.computed[key].keys:
            more = [below] if below in self.wrong else self.used_instead(below) if below in self.computed else []
            found += [each for each in more if each not in found]
        return found


def differs(figures: YearFigures, computed: Computed) -> bool:
    """Whether the figure is printed and does not follow from the level below."""
    printed = figures.printed.get(computed.key)
    return printed is not None and computed.value is not None and abs(printed.value - computed.value) > TOLERANCE


def sound(figures: YearFigures) -> Sound:
    """The figures of a year without those that are wrong themselves."""
    standing = set(_borne_out(figures))
    wrong: set[Key] = set()
    computed = dict(figures.computed)
    while figures.rules is not None:
        found = (each.key for each in computed.values() if differs(figures, each) and each.key != TOTAL)
        key = next((key for key in found if key not in wrong and key not in standing), None)
        if key is None:
            break
        wrong.add(key)
        left = {one: printed for one, printed in figures.printed.items() if one not in wrong}
        computed = {each.key: each for each in recompute_values(left, figures.rules)}
    return Sound(frozenset(wrong), computed)


def _borne_out(figures: YearFigures) -> Iterator[Key]:
    """The figures that a printed one above follows from, directly or through such as are not printed."""
    for computed in figures.computed.values():
        if computed.key in figures.printed and computed.value is not None and not differs(figures, computed):
            yield from _printed_below(figures, computed)


def _printed_below(figures: YearFigures, computed: Computed) -> Iterator[Key]:
    for key in computed.keys:
        if key in figures.printed:
            yield key
        elif key in figures.computed:
            yield from _printed_below(figures, figures.computed[key])
