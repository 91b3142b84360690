"""The names of the seven topics that measures are sorted by."""

from __future__ import annotations

from itadash import rules


def topic_names(fiscal_year: int) -> dict[int, str]:
    """Number → name of the topics of the year; the latest year's where that year has none of its own."""
    for year in (fiscal_year, *reversed(rules.FISCAL_YEARS)):
        if year in rules.FISCAL_YEARS and (topics := rules.load(year).topics):
            return {topic.number: topic.name for topic in topics}
    return {}
