"""The result by topic (ประเด็น), by indicator and by instrument: groups of items with their verdicts.

Three ways in which agencies analyse one result [FY2566 reference documents: three go by topic, two by indicator and
instrument]. An item stands in every topic that names it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from itadash.analysis.verdicts import VERDICTS, Verdict, worst
from itadash.assessment.result import Result

OTHER = "0"


@dataclass(frozen=True)
class Group:
    """Items that are looked at together. ``id`` is ``topic-1`` · ``indicator-7`` · ``instrument-OIT``.

    ``codes`` are the group's items that have a score, in the order of the result sheet; ``without_score`` the others.
    ``verdict`` is the gravest of its items', ``""`` when none has a score.
    """

    id: str
    number: str
    name: str
    codes: tuple[str, ...]
    without_score: tuple[str, ...]
    verdict: str
    by_verdict: Mapping[str, tuple[str, ...]]


def by_topic(result: Result, verdicts: Mapping[str, Verdict]) -> tuple[Group, ...]:
    """The seven topics in order, then the items that stand in none (number ``0``); () in years without topics."""
    if not result.rules.topics:
        return ()
    groups = [
        _group(f"topic-{topic.number}", str(topic.number), topic.name, topic.items, verdicts)
        for topic in result.rules.topics
    ]
    placed = {code for topic in result.rules.topics for code in topic.items}
    rest = [str(code) for code in result.items["code"] if code not in placed]
    if rest:
        groups.append(_group(f"topic-{OTHER}", OTHER, "ข้อที่ไม่อยู่ในประเด็นใด", rest, verdicts))
    return tuple(groups)


def by_indicator(result: Result, verdicts: Mapping[str, Verdict]) -> tuple[Group, ...]:
    """The ten indicators."""
    return tuple(
        _group(
            f"indicator-{indicator.number}",
            str(indicator.number),
            indicator.name,
            [item.code for item in result.rules.items_of(indicator.number)],
            verdicts,
        )
        for indicator in result.rules.indicators
    )


def by_instrument(result: Result, verdicts: Mapping[str, Verdict]) -> tuple[Group, ...]:
    """IIT, EIT, OIT."""
    return tuple(
        _group(
            f"instrument-{instrument.code}",
            instrument.code,
            instrument.name,
            [item.code for item in result.rules.items if item.instrument == instrument.code],
            verdicts,
        )
        for instrument in result.rules.instruments
    )


def _group(id_: str, number: str, name: str, codes: Sequence[str], verdicts: Mapping[str, Verdict]) -> Group:
    order = {code: at for at, code in enumerate(verdicts)}
    scored = tuple(sorted((code for code in codes if code in verdicts), key=order.__getitem__))
    by_verdict = {each: tuple(code for code in scored if verdicts[code].verdict == each) for each in VERDICTS}
    without = tuple(code for code in codes if code not in verdicts)
    return Group(id_, number, name, scored, without, worst(verdicts, scored), by_verdict)
