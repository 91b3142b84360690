"""The figures of the palette as Markdown, for ``docs/look.md``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.look.colours import contrast, distance, least_distance, seen
from tests.look.palette import APART, Apart, Pair, apart, pairs

PAGE = Path(__file__).resolve().parents[2] / "docs" / "look.md"
BEGIN, END = "<!-- figures: python scripts/look_figures.py -->\n", "<!-- end of figures -->\n"


def with_figures(text: str) -> str:
    """``text`` of the page with the tables of now between its marks. Raises :class:`ValueError` without the marks."""
    before, _, rest = text.partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise ValueError(f"no marks {BEGIN!r} … {END!r}")
    return f"{before}{BEGIN}{tables()}{END}{after}"


def tables() -> str:
    """Contrast, then distance."""
    return "\n".join(
        ["", "### Contrast", "", *_contrasts(pairs()), "", "### Told apart", "", *_distances(apart()), "", ""]
    )


def _contrasts(found: Iterable[Pair]) -> Iterator[str]:
    yield from ("| where | what | colour | on | contrast | at least |", "|---|---|---|---|---:|---:|")
    for pair in found:
        note = " (1)" if pair.because else ""
        least = f"{pair.least:g}{note}"
        ratio = contrast(pair.front, pair.back)
        yield f"| {pair.where} | {pair.what} | `{pair.front}` | `{pair.back}` | {ratio:.2f} | {least} |"
    for because in sorted({pair.because for pair in found if pair.because}):
        yield from ("", f"(1) {because}.")


def _distances(found: Iterable[Apart]) -> Iterator[str]:
    yield f"Distance is CIEDE2000; at least {APART:g} for every kind of sight. In black and white the sign tells them."
    yield from ("", "| where | what | colours | all colours | worst kind of sight | grey | sign |")
    yield "|---|---|---|---:|---:|---:|---|"
    for two in found:
        least, whose = least_distance(two.one, two.other)
        grey = distance(seen(two.one, "grey"), seen(two.other, "grey"))
        yield (
            f"| {two.where} | {two.what} | `{two.one}` `{two.other}` | {distance(two.one, two.other):.0f} "
            f"| {least:.0f} ({whose}) | {grey:.0f} | {two.sign} |"
        )
