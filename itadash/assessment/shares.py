"""How many points of the total one point of a figure is worth: what an error in it, or a better score, does to it."""

from __future__ import annotations

from decimal import Decimal

from itadash.assessment.printed import TOTAL, Key
from itadash.rules import Rules
from itadash.scores import round_half_up


def share(rules: Rules, key: Key) -> Decimal | None:
    """Points of the total for one point of ``key``'s figure, ``None`` where the year's rules do not tell.

    An instrument counts by its weight, an indicator equally among the indicators of its instrument (or part), an item
    equally in its indicator, an OIT item first in its sub-indicator [aggregation table of the FY2566 reference
    documents]: an IIT item of 2566 through 1/6 × 1/5 × 0.30, an OIT item of sub-indicator 9.1 through 1/10 × 1/5 × 1/2
    × 0.40. An EIT item whose part is not printed counts as one of the parts.
    """
    instrument, code = key
    if key == TOTAL:
        return Decimal(1)
    weight = _weight(rules, instrument)
    if weight is None or instrument == code:
        return weight
    whole = instrument[:3]
    indicators = [indicator.number for indicator in rules.indicators if indicator.instrument == whole]
    number = _indicator(rules, code)
    if number not in indicators:
        return None
    weight = weight / len(indicators)
    if code.isdigit():
        return weight
    groups = rules.subindicators_of(number)
    if groups:
        weight = weight / len(groups)
        if "." in code:
            return weight
        return next((weight / len(group.items) for group in groups if code in group.items), None)
    if "." in code or whole == "OIT":  # the grouping of this year is not known
        return None
    parts = rules.instrument(whole).parts
    if parts and instrument == whole:  # a score of one part, whichever it is
        weight = weight / len(parts)
    return weight / len(rules.items_of(number))


def effect(rules: Rules | None, key: Key, printed: Decimal, expected: Decimal) -> Decimal | None:
    """Points (two decimals, with sign) that the total moves when ``expected`` stands in the place of ``printed``."""
    of_one = share(rules, key) if rules is not None else None
    return None if of_one is None else round_half_up((expected - printed) * of_one)


def _weight(rules: Rules, instrument: str) -> Decimal | None:
    for each in rules.instruments:
        if each.code == instrument:
            return each.weight
        for part in each.parts:
            if part.code == instrument:
                return part.weight
    return None


def _indicator(rules: Rules, code: str) -> int:
    """The indicator that an indicator's, a sub-indicator's or an item's code belongs to; 0 for none."""
    if code.isdigit():
        return int(code)
    if "." in code:
        return next((sub.indicator for sub in rules.subindicators if sub.code == code), 0)
    item = rules.item(code)
    return item.indicator if item is not None else 0
