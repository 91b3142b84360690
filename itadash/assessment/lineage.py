"""Where a figure comes from: printed at a place, or worked out from figures that come from somewhere themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from itadash.assessment.figures import YearFigures
from itadash.assessment.printed import Key
from itadash.assessment.rollup import label


@dataclass(frozen=True)
class Lineage:
    """One figure of a year and the figures that it follows from.

    ``value`` is what is used: the printed value, else the computed one, ``None`` when neither is known. ``source`` is
    the place it was read from, ``""`` when it is not printed. ``recomputed`` is what ``formula`` (one line) gives, also
    beside a printed value; ``None`` and ``""`` when the figures below do not suffice, which ``missing`` (Thai) names.
    ``parts`` are the figures of the formula in its order (of an incomplete one: those that are known).
    """

    key: Key
    name: str
    value: Decimal | None
    printed: bool
    source: str
    recomputed: Decimal | None
    formula: str
    missing: tuple[str, ...]
    parts: tuple[Lineage, ...]

    @property
    def difference(self) -> Decimal | None:
        """Printed minus recomputed; ``None`` when one of them is not known."""
        if not self.printed or self.value is None or self.recomputed is None:
            return None
        return self.value - self.recomputed


def lineage(figures: YearFigures, key: Key) -> Lineage:
    """The tree below ``key`` (instrument, code); a figure of which nothing is known has no value and no parts."""
    printed, computed = figures.printed.get(key), figures.computed.get(key)
    recomputed = computed.value if computed is not None else None
    parts = (lineage(figures, each) for each in (computed.keys if computed is not None else ()))
    return Lineage(
        key=key,
        name=label(key),
        value=printed.value if printed is not None else recomputed,
        printed=printed is not None,
        source=printed.source if printed is not None else "",
        recomputed=recomputed,
        formula=computed.formula if computed is not None else "",
        missing=computed.missing if computed is not None else (),
        parts=tuple(part for part in parts if part.value is not None),
    )


def flat(tree: Lineage, depth: int = 0) -> Iterator[tuple[int, Lineage]]:
    """The figures of ``tree`` from above, each with its depth."""
    yield depth, tree
    for part in tree.parts:
        yield from flat(part, depth + 1)


def above(figures: YearFigures, key: Key) -> tuple[Key, ...]:
    """The figures that ``key`` is a direct part of."""
    return tuple(each for each, computed in figures.computed.items() if key in computed.keys)
