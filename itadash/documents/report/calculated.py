"""What a table says of figures that no source prints: they are worked out from the level below."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from itadash.assessment.figures import year_figures
from itadash.assessment.printed import TOTAL, Key
from itadash.documents.report.facts import Facts
from itadash.rules import Rules

Kind = Callable[[Rules], Iterable[tuple[Key, str]]]


def total(rules: Rules) -> Iterable[tuple[Key, str]]:
    """The key and the name of the total."""
    yield TOTAL, "คะแนนรวม"


def instruments(rules: Rules) -> Iterable[tuple[Key, str]]:
    """The keys of the instruments and their parts, with their names."""
    for instrument in rules.instruments:
        yield (instrument.code, instrument.code), instrument.code
        yield from (((part.code, part.code), part.name) for part in instrument.parts)


def indicators(rules: Rules) -> Iterable[tuple[Key, str]]:
    """The keys of the indicators, with their names."""
    return (((each.instrument, str(each.number)), f"ตัวชี้วัดที่ {each.number}") for each in rules.indicators)


def note(facts: Facts, years: Iterable[int], *kinds: Kind) -> str:
    """One line naming the figures of ``kinds`` in ``years`` that are worked out; ``""`` when all are printed."""
    told = []
    for year in years:
        figures = year_figures(facts.scores, facts.result.agency, year)
        if figures.rules is None:
            continue
        known = ((figures.figure(key), name) for kind in kinds for key, name in kind(figures.rules))
        if names := [name for figure, name in known if figure is not None and figure.computed]:
            told.append(f"{' '.join(names)} ของปี {year}")
    return f"คำนวณจากคะแนนย่อย เพราะต้นทางไม่ได้พิมพ์ไว้: {' และ '.join(told)}" if told else ""
