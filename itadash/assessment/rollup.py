"""Item → sub-indicator → indicator → instrument → total, as ITAS does it.

Every level is the mean of the level below, rounded half up to two decimals *from values that are already rounded*
(FY2566 reference documents: indicator 3 of one prints 98.90 from items whose mean is 98.895). OIT goes through its
sub-indicators. From FY2566 an EIT item has two scores, Public (EIT1) and Survey (EIT2), and an EIT indicator is the
mean of both; an item score whose part is not printed cannot stand for either.

A printed value is always preferred to a computed one when the next level up is worked out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import pandas as pd

from itadash.assessment.printed import TOTAL, Key, Printed, printed_values
from itadash.rules import Indicator, Instrument, Rules
from itadash.scores import round_half_up


@dataclass(frozen=True)
class Computed:
    """One figure worked out from the level below.

    ``value`` is ``None`` exactly when ``missing`` names (in Thai) what would be needed. ``basis`` is the level that the
    value stands on: ``items`` · ``subindicators`` · ``indicators`` · ``parts`` · ``instruments``. ``formula`` is one
    line that a committee can follow, ``""`` when there is no value. ``keys`` are the figures that it is worked out
    from, in the order of the formula (when something is missing: of the way that has most to go by).
    """

    level: str
    instrument: str
    code: str
    value: Decimal | None
    basis: str
    formula: str
    missing: tuple[str, ...] = ()
    keys: tuple[Key, ...] = ()

    @property
    def key(self) -> Key:
        return (self.instrument, self.code)


def mean(values: Sequence[Decimal]) -> Decimal:
    """The mean of ``values`` to two decimals, half up. Raises ``ValueError`` for no values."""
    if not values:
        raise ValueError("mean of no values")
    return round_half_up(sum(values, Decimal(0)) / len(values))


def recompute(scores: pd.DataFrame, rules: Rules) -> list[Computed]:
    """Every figure above the items that ``scores`` (Scores table of one agency and one year) has something for.

    Figures of which nothing at all is printed below are left out; those that lack something come with ``missing``.
    Order: sub-indicators, indicators (EIT parts before EIT), instruments (parts before EIT), total.
    """
    return recompute_values(printed_values(scores), rules)


def recompute_values(printed: Mapping[Key, Printed], rules: Rules) -> list[Computed]:
    """:func:`recompute` from looked-up values."""
    known = {key: score.value for key, score in printed.items()}
    done: list[Computed] = []

    def add(found: Computed | None) -> None:
        if found is not None:
            done.append(found)
            if found.value is not None:
                known.setdefault(found.key, found.value)

    for sub in rules.subindicators:
        instrument = rules.indicator(sub.indicator).instrument
        items = _Mean("items", tuple((instrument, code) for code in sub.items))
        add(_mean_of("subindicator", (instrument, sub.code), [items], known))
    for indicator in rules.indicators:
        for part in rules.instrument(indicator.instrument).parts:
            items = _Mean("items", _item_keys(rules, indicator, part.code))
            add(_mean_of("indicator", (part.code, str(indicator.number)), [items], known))
        key = (indicator.instrument, str(indicator.number))
        add(_mean_of("indicator", key, _ways_to_indicator(rules, indicator), known, _loose_items(rules, indicator)))
    for instrument_rule in rules.instruments:
        numbers = [str(i.number) for i in rules.indicators if i.instrument == instrument_rule.code]
        for part in instrument_rule.parts:
            ways = [_Mean("indicators", tuple((part.code, number) for number in numbers))]
            add(_mean_of("instrument", (part.code, part.code), ways, known))
        ways = [_Mean("indicators", tuple((instrument_rule.code, number) for number in numbers))]
        if instrument_rule.parts:
            ways.append(_Mean("parts", tuple((part.code, part.code) for part in instrument_rule.parts)))
        add(_mean_of("instrument", (instrument_rule.code, instrument_rule.code), ways, known))
    add(_total(rules, printed, known))
    return done


@dataclass(frozen=True)
class _Mean:
    """One way to a value: the mean of these."""

    basis: str
    keys: tuple[Key, ...]


def _item_keys(rules: Rules, indicator: Indicator, part: str) -> tuple[Key, ...]:
    return tuple((part, item.code) for item in rules.items_of(indicator.number))


def _loose_items(rules: Rules, indicator: Indicator) -> tuple[Key, ...]:
    """Keys that show that the indicator's items are printed, though they cannot be averaged."""
    return _item_keys(rules, indicator, indicator.instrument)


def _ways_to_indicator(rules: Rules, indicator: Indicator) -> list[_Mean]:
    number = str(indicator.number)
    parts = rules.instrument(indicator.instrument).parts
    if parts:
        items = tuple(key for part in parts for key in _item_keys(rules, indicator, part.code))
        return [_Mean("items", items), _Mean("parts", tuple((part.code, number) for part in parts))]
    subindicators = rules.subindicators_of(indicator.number)
    if subindicators:
        return [_Mean("subindicators", tuple((indicator.instrument, sub.code) for sub in subindicators))]
    if indicator.instrument == "OIT":  # a flat mean would be wrong, and the grouping of this year is not known
        return [_Mean("subindicators", ())]
    return [_Mean("items", _item_keys(rules, indicator, indicator.instrument))]


def _mean_of(
    level: str, key: Key, ways: Sequence[_Mean], known: Mapping[Key, Decimal], signs: Iterable[Key] = ()
) -> Computed | None:
    """The value of ``key`` by the first way that is complete; ``None`` when nothing is printed for any of them."""
    for way in ways:
        if way.keys and all(k in known for k in way.keys):
            values = [known[k] for k in way.keys]
            value = mean(values)
            return Computed(level, *key, value, way.basis, _mean_formula(values, value), keys=way.keys)
    if not any(k in known for way in ways for k in way.keys) and not any(k in known for k in signs):
        return None
    way = next((w for w in ways if any(k in known for k in w.keys)), ways[0])
    missing = tuple(label(k) for k in way.keys if k not in known)
    missing = missing or ("การจัดกลุ่มข้อเป็นตัวชี้วัดย่อยของปีงบประมาณนี้",)
    return Computed(level, *key, None, way.basis, "", missing, way.keys)


def _total(rules: Rules, printed: Mapping[Key, Printed], known: Mapping[Key, Decimal]) -> Computed | None:
    """The weighted total; EIT by its parts when both are printed, else whole (a lone part asks for the other)."""
    terms: list[tuple[Key, Decimal]] = []
    for instrument in rules.instruments:
        terms.extend(_weighted(instrument, printed, known))
    if not any(key in known for key, _ in terms):
        return None
    keys = tuple(key for key, _ in terms)
    missing = tuple(label(key) for key in keys if key not in known)
    if missing:
        return Computed("total", *TOTAL, None, "instruments", "", missing, keys)
    value = round_half_up(sum((known[key] * weight for key, weight in terms), Decimal(0)))
    products = " + ".join(f"({weight} × {known[key]} {label(key)})" for key, weight in terms)
    return Computed("total", *TOTAL, value, "instruments", f"{products} = {value}", keys=keys)


def _weighted(
    instrument: Instrument, printed: Mapping[Key, Printed], known: Mapping[Key, Decimal]
) -> list[tuple[Key, Decimal]]:
    whole: tuple[Key, Decimal] = ((instrument.code, instrument.code), instrument.weight)
    parts: list[tuple[Key, Decimal]] = [((part.code, part.code), part.weight) for part in instrument.parts]
    if parts and all(key in printed for key, _ in parts):
        return parts
    if whole[0] not in known and parts and any(key in known for key, _ in parts):
        return parts
    return [whole]


def _mean_formula(values: Sequence[Decimal], value: Decimal) -> str:
    return f"({' + '.join(str(v) for v in values)}) ÷ {len(values)} = {value}"


PART_NAMES = {"EIT1": "EIT ส่วนที่ 1", "EIT2": "EIT ส่วนที่ 2"}


def label(key: Key) -> str:
    """How a figure is called in a Thai sentence: ``ข้อ E1 (EIT ส่วนที่ 1)``, ``ตัวชี้วัดที่ 7``, ``EIT ส่วนที่ 2`` …"""
    instrument, code = key
    if key == TOTAL:
        return "คะแนนรวม"
    if instrument == code:
        return PART_NAMES.get(code, code)
    if "." in code:
        name = f"ตัวชี้วัดย่อยที่ {code}"
    elif code.isdigit():
        name = f"ตัวชี้วัดที่ {code}"
    else:
        name = f"ข้อ {code.upper()}"
    return f"{name} ({PART_NAMES[instrument]})" if instrument in PART_NAMES else name
