"""The invented municipality of the sample: five years of scores, worked from its items upward.

Nothing here is any real agency's figure. The story: scores rise from year to year; in 2566 the total passes,
but the survey part of EIT stays below 85, three IIT items are weak and three disclosures are missing.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from itadash.rules import Item, Rules
from itadash.scores import round_half_up
from scripts.sample_sheet import Row, has_parts, skeleton

AGENCY = "เทศบาลตำบลตัวอย่าง (สมมติ)"

# Aimed-at means of indicators 1–8, points; "EIT1" and "EIT2" give 6–8 of the parts in 2566.
_AIMS: dict[int, dict[int, float]] = {
    2562: {1: 80, 2: 69, 3: 74, 4: 71, 5: 70, 6: 76, 7: 70, 8: 68},
    2563: {1: 83, 2: 74, 3: 77, 4: 75, 5: 74, 6: 78, 7: 74, 8: 72},
    2564: {1: 86, 2: 78, 3: 82, 4: 79, 5: 78, 6: 81, 7: 78, 8: 77},
    2565: {1: 90, 2: 84, 3: 88, 4: 85, 5: 85, 6: 86, 7: 85, 8: 83},
    2566: {1: 95, 2: 92, 3: 94, 4: 92, 5: 92, 6: 93, 7: 92, 8: 91},
}
_SURVEY_AIMS = {6: 90.5, 7: 90.0, 8: 90.0}
_WEAK_2566 = {"i7": 81.0, "i8": 71.0, "i24": 80.0}
_WEAK_SURVEY = {"e1": 79.0, "e6": 74.0, "e7": 76.0, "e11": 75.0, "e12": 77.0, "e14": 72.0}
_RESPONDENTS = {  # IIT, EIT (2566: part 1), EIT part 2
    2562: (36, 100, 0),
    2563: (38, 110, 0),
    2564: (40, 120, 0),
    2565: (42, 130, 0),
    2566: (44, 140, 90),
}
_NOT_DISCLOSED = {
    2562: "o4 o8 o9 o11 o14 o15 o17 o19 o20 o23 o26 o28 o31 o33 o36 o39 o41 o43 o45 o48",
    2563: "o8 o11 o14 o15 o17 o19 o20 o26 o28 o31 o33 o36 o38 o40 o43",
    2564: "o8 o11 o15 o17 o20 o28 o33 o37 o41 o43",
    2565: "o11 o17 o28 o33 o41",
    2566: "o18 o30 o43",
}


def _on_scale(aim: float, respondents: int, kind: str) -> Decimal:
    """The item score nearest to ``aim`` that ``respondents`` people answering 0/33/67/100 (or 0/100) can give."""
    if kind == "yesno":
        dissenting = round((100 - aim) / 100 * respondents)
        return round_half_up(Decimal(100 * (respondents - dissenting)) / respondents)
    steps = round((100 - aim) / 100 * respondents * 3)  # steps of a third below the top, over all respondents
    lowest, low = steps // 20, steps // 6
    fair = steps - 3 * lowest - 2 * low
    top = respondents - lowest - low - fair
    return round_half_up(Decimal(100 * top + 67 * fair + 33 * low) / respondents)


def _answers(rules: Rules) -> dict[tuple[str, str], Decimal]:
    """The item scores of a year, by (instrument or part, code)."""
    year = rules.fiscal_year
    chance = random.Random(year)  # noqa: S311 (sample figures, nothing secret)
    iit, eit, survey = _RESPONDENTS[year]
    weak = _WEAK_2566 if year == 2566 else {}
    not_disclosed = set(_NOT_DISCLOSED[year].split())
    found: dict[tuple[str, str], Decimal] = {}

    def ask(item: Item, instrument: str, aims: Mapping[int, float], low: Mapping[str, float], people: int) -> None:
        aim = low.get(item.code, aims[item.indicator] if item.instrument != "OIT" else 0.0)
        aim = min(100.0, aim + chance.random() * 4 - 2)
        found[instrument, item.code] = _on_scale(aim, people, item.kind)

    for item in rules.items:
        if item.instrument == "OIT":
            found["OIT", item.code] = Decimal("0.00" if item.code in not_disclosed else "100.00")
        elif item.instrument == "EIT" and has_parts(rules):
            ask(item, "EIT1", _AIMS[year], {}, eit)
            ask(item, "EIT2", _SURVEY_AIMS, _WEAK_SURVEY, survey)
        else:
            ask(item, item.instrument, _AIMS[year], weak, iit if item.instrument == "IIT" else eit)
    return found


def _mean(values: Iterable[Decimal]) -> Decimal:
    listed = list(values)
    return round_half_up(sum(listed, Decimal(0)) / len(listed))


def scores(rules: Rules) -> dict[tuple[str, str], Decimal]:
    """Every score of a year by (instrument or part, code), each rounded from the rounded scores below it."""
    found = _answers(rules)
    for instrument in rules.instruments:
        parts = [part.code for part in instrument.parts] or [instrument.code]
        numbers = [entry.number for entry in rules.indicators if entry.instrument == instrument.code]
        for part in parts:
            for number in numbers:
                subs = rules.subindicators_of(number)
                for sub in subs:
                    found[part, sub.code] = _mean(found[part, code] for code in sub.items)
                below = [sub.code for sub in subs] or [item.code for item in rules.items_of(number)]
                found[part, str(number)] = _mean(found[part, code] for code in below)
            found[part, part] = _mean(found[part, str(number)] for number in numbers)
        if instrument.parts:
            for number in numbers:
                found[instrument.code, str(number)] = _mean(found[part, str(number)] for part in parts)
            found[instrument.code, instrument.code] = _mean(found[part, part] for part in parts)
    weighted = Decimal(0)
    for instrument in rules.instruments:
        for scored in instrument.parts or (instrument,):
            weighted += scored.weight * found[scored.code, scored.code]
    found["", "รวม"] = round_half_up(weighted)
    return found


def rows(rules: Rules) -> list[Row]:
    """The filled rows of a year's standard sheet."""
    found = scores(rules)
    filled = []
    for row in skeleton(rules):
        if row.level == "item" and row.code.startswith("e") and has_parts(rules):
            filled.append(replace(row, public=found["EIT1", row.code], survey=found["EIT2", row.code]))
        else:
            filled.append(replace(row, score=_printed(found, row, rules)))
    return filled


def _printed(found: Mapping[tuple[str, str], Decimal], row: Row, rules: Rules) -> Decimal:
    if row.level == "total":
        return found["", row.code]
    if row.level == "instrument":
        return found[row.code, row.code]
    if row.level == "item":
        return found[{"i": "IIT", "e": "EIT", "o": "OIT"}[row.code[0]], row.code]
    number = int(row.code.split(".")[0])  # of an indicator, or of a sub-indicator's indicator
    return found[rules.indicator(number).instrument, row.code]
