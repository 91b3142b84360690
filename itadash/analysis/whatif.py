"""The result as it would be with other item scores (จำลองคะแนน), rounded at every stage as ITAS rounds.

A changed item moves what stands above it. Where all parts of a mean are printed and agree with it, the mean is worked
out again; where they are not (an EIT indicator printed beside items of one part, or without naming the part), the
printed value moves by the change of its parts divided by their number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import TOLERANCE
from itadash.assessment.levels import LevelDecision, decide
from itadash.assessment.printed import TOTAL, Key
from itadash.assessment.result import instrument_codes
from itadash.assessment.rollup import mean
from itadash.rules import Instrument, Rules
from itadash.scores import round_half_up

_FULL = Decimal(100)


@dataclass(frozen=True)
class Simulated:
    """Figures after the change, points 0–100 by key: sub-indicators, indicators, instruments and parts, total.

    A figure that is not known stays out. ``level`` is that of the changed figures.
    """

    values: Mapping[Key, Decimal]
    level: LevelDecision

    @property
    def total(self) -> Decimal | None:
        """The total after the change."""
        return self.values.get(TOTAL)

    def instruments(self) -> dict[str, Decimal]:
        """Code (IIT, EIT, EIT1, EIT2, OIT) → score after the change."""
        return {key[0]: value for key, value in self.values.items() if key[0] == key[1]}


def simulate(figures: YearFigures, changes: Mapping[Key, Decimal]) -> Simulated:
    """The figures with the item scores of ``changes`` (key → points 0–100) put in.

    An item without a printed score moves only means that are complete with it. Raises ``ValueError`` for a year
    without rules.
    """
    rules = figures.rules
    if rules is None:
        raise ValueError("a year without rules cannot be simulated")
    sheet = _Sheet(rules, figures, changes)
    values = sheet.all()
    known = {code: values[(code, code)] for code in instrument_codes(rules) if (code, code) in values}
    return Simulated(values, decide(rules, values.get(TOTAL), known))


@dataclass(frozen=True)
class _Move:
    """A figure's new value, and how far it moved; a figure that is not printed has no value but still moves others."""

    new: Decimal | None
    by: Decimal


_STILL = Decimal(0)


class _Sheet:
    """The moves of all figures, worked out from the items upwards, each once."""

    def __init__(self, rules: Rules, figures: YearFigures, changes: Mapping[Key, Decimal]) -> None:
        self._rules, self._figures, self._changes = rules, figures, changes
        self._moves: dict[Key, _Move] = {}

    def all(self) -> dict[Key, Decimal]:
        """Every figure that is known after the change, but for the items."""
        rules = self._rules
        keys: list[Key] = [(rules.indicator(sub.indicator).instrument, sub.code) for sub in rules.subindicators]
        for indicator in rules.indicators:
            number = str(indicator.number)
            keys += [(part.code, number) for part in rules.instrument(indicator.instrument).parts]
            keys.append((indicator.instrument, number))
        for instrument in rules.instruments:
            keys += [(part.code, part.code) for part in instrument.parts]
            keys.append((instrument.code, instrument.code))
        found = {key: new for key in keys if (new := self._move(key).new) is not None}
        total = self._total()
        return found if total is None else {**found, TOTAL: total}

    def _move(self, key: Key) -> _Move:
        if key not in self._moves:
            instrument, code = key
            if instrument != code and not code[0].isdigit():
                self._moves[key] = self._item(key)
            else:
                self._moves[key] = self._mean(key, self._parts(key), self._partless(key))
        return self._moves[key]

    def _item(self, key: Key) -> _Move:
        old = self._figures.value(key)
        new = self._changes.get(key, old)
        return _Move(new, new - old if new is not None and old is not None else _STILL)

    def _mean(self, key: Key, parts: list[Key], besides: Decimal) -> _Move:
        """``key`` as the mean of ``parts``; ``besides`` is what moves it from elsewhere."""
        old, moves = self._figures.value(key), [self._move(part) for part in parts]
        befores = [self._figures.value(part) for part in parts]
        if not parts or (befores == [move.new for move in moves] and not any(m.by for m in moves) and not besides):
            return _Move(old, _STILL)
        by = sum((move.by for move in moves), _STILL) / len(parts) + besides
        news = [move.new for move in moves if move.new is not None]
        if len(news) == len(parts) and not besides:
            known = [value for value in befores if value is not None]
            if old is None or (len(known) == len(parts) and abs(mean(known) - old) <= TOLERANCE):
                new = mean(news)
                return _Move(new, by if old is None else new - old)
        if old is None:
            return _Move(None, by)
        new = min(max(round_half_up(old + by), _STILL), _FULL)
        return _Move(new, new - old)

    def _parts(self, key: Key) -> list[Key]:
        """What ``key`` is the mean of."""
        rules, (instrument, code) = self._rules, key
        if instrument == code:
            return self._parts_of_instrument(instrument)
        if "." in code:
            return [(instrument, item) for sub in rules.subindicators if sub.code == code for item in sub.items]
        number = int(code)
        if subs := rules.subindicators_of(number):
            return [(instrument, sub.code) for sub in subs]
        own = rules.indicator(number).instrument
        if own == "OIT":  # the grouping of this year is not known
            return []
        if instrument == own and (parts := rules.instrument(own).parts):
            return [(part.code, code) for part in parts]
        return [(instrument, item.code) for item in rules.items_of(number)]

    def _parts_of_instrument(self, instrument: str) -> list[Key]:
        rules = self._rules
        whole = next(i for i in rules.instruments if instrument in (i.code, *(part.code for part in i.parts)))
        if instrument == whole.code and self._by_parts(whole):
            return [(part.code, part.code) for part in whole.parts]
        return [(instrument, str(i.number)) for i in rules.indicators if i.instrument == whole.code]

    def _by_parts(self, instrument: Instrument) -> bool:
        """Whether the instrument is worked out by its parts, as all of them are known."""
        return bool(instrument.parts) and all(
            self._figures.value((p.code, p.code)) is not None for p in instrument.parts
        )

    def _partless(self, key: Key) -> Decimal:
        """How far item scores whose EIT part is not printed move an indicator, or EIT worked out by its parts."""
        rules, (instrument, code) = self._rules, key
        if instrument not in {i.code for i in rules.instruments if i.parts} or "." in code:
            return _STILL
        if code.isdigit():
            items = rules.items_of(int(code))
            moved = sum((self._move((instrument, item.code)).by for item in items), _STILL)
            return moved / len(items) / len(rules.instrument(instrument).parts)
        if not self._by_parts(rules.instrument(instrument)):
            return _STILL  # it is in the indicators already
        numbers = [str(i.number) for i in rules.indicators if i.instrument == instrument]
        return sum((self._partless((instrument, number)) for number in numbers), _STILL) / len(numbers)

    def _total(self) -> Decimal | None:
        old, was, now = self._figures.value(TOTAL), _STILL, _STILL
        for instrument in self._rules.instruments:
            terms = [((instrument.code, instrument.code), instrument.weight)]
            if self._by_parts(instrument):
                terms = [((part.code, part.code), part.weight) for part in instrument.parts]
                now += self._partless((instrument.code, instrument.code)) * instrument.weight
            for key, weight in terms:
                before, after = self._figures.value(key), self._move(key).new
                if before is None or after is None:
                    return old
                was, now = was + before * weight, now + after * weight
        if was == now:
            return old if old is not None else round_half_up(now)
        if old is None or abs(round_half_up(was) - old) <= TOLERANCE:
            return round_half_up(now)
        return round_half_up(old + now - was)
