"""Every layout: its writer, and the world that it is written from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.reading.generator.desk import Desk
from tests.reading.generator.paper import Paper
from tests.reading.generator.truth import World, world
from tests.reading.generator.writers import indicators, items, overviews, texts, topics

_ANY = (2562, 2563, 2564, 2565, 2566, 2566, 2566, 2566)


@dataclass(frozen=True)
class Layout:
    """``years`` are drawn from; ``several`` is how many years (or, for regions, agencies) a sheet holds at most."""

    write: Callable[[Desk, World], Paper]
    years: tuple[int, ...] = _ANY
    several_years: int = 1
    least_years: int = 1
    several_agencies: int = 1
    least_agencies: int = 1

    def world(self, rng: Random) -> World:
        agencies = rng.randint(self.least_agencies, self.several_agencies)
        count = rng.randint(self.least_years, self.several_years)
        if count == 1:
            years: tuple[int, ...] = (rng.choice(self.years),)
        else:
            start = rng.randint(2562, 2566 - count + 1)
            years = tuple(range(start, start + count))
            if rng.random() < 0.2:
                years = years[::-1]
        return world(rng, agencies, years)


_TWO_PARTS = (2566,)
LAYOUTS: dict[str, Layout] = {
    "indicators": Layout(indicators.plain),
    "indicators-grouped": Layout(indicators.grouped),
    "indicators-headless": Layout(indicators.headless),
    "years-beside": Layout(indicators.years_beside, several_years=4, least_years=2),
    "years-on-sheets": Layout(indicators.years_on_sheets, several_years=4, least_years=2),
    "items": Layout(items.plain),
    "items-with-means": Layout(items.with_means, years=(2564, 2565, 2566)),
    "eit-columns": Layout(items.part_columns, years=_TWO_PARTS),
    "eit-sections": Layout(items.part_sections, years=_TWO_PARTS),
    "eit-rows": Layout(items.part_rows, years=_TWO_PARTS),
    "eit-one-part": Layout(items.unknown_part, years=_TWO_PARTS),
    "template": Layout(items.template),
    "long": Layout(items.long, several_years=2, several_agencies=3),
    "topics-columns": Layout(topics.by_columns, years=_TWO_PARTS),
    "topics-subheads": Layout(topics.by_subheads, years=_TWO_PARTS),
    "instruments": Layout(overviews.summary),
    "regional": Layout(overviews.regional, several_agencies=12, least_agencies=3),
    "years-down": Layout(overviews.years_down, several_years=5, least_years=2),
    "across": Layout(overviews.across, several_years=2),
    "side-by-side": Layout(overviews.side_by_side, several_years=2),
    "weighted-beside": Layout(overviews.weighted_columns),
    "prose-items": Layout(texts.item_sentences, years=_TWO_PARTS),
    "prose-summary": Layout(texts.summary_sentences),
    "list": Layout(texts.numbered_list),
    "spaced": Layout(texts.spaced),
}
