"""Items by topic, indicator and instrument, with the gravest verdict of each group."""

from __future__ import annotations

from decimal import Decimal

from itadash.analysis.topics import Group, by_indicator, by_instrument, by_topic
from itadash.analysis.verdicts import DEFECT, DEVELOP, KEEP, Overrule, verdicts
from itadash.assessment.result import build
from tests.assessment.publications import KHOEN, KHOEN_2565, frame, items

RESULT = build(KHOEN, "ค", 2566, Decimal(85))


def by_number(groups: tuple[Group, ...]) -> dict[str, Group]:
    return {group.number: group for group in groups}


def test_the_topics_of_khoen() -> None:
    """Topic 6 holds o26 (0.00) and topic 7 o42 and o43 (0.00): neither can be kept as it is."""
    topics = by_number(by_topic(RESULT, verdicts(RESULT)))
    assert {number: topic.verdict for number, topic in topics.items()} == {
        "1": DEFECT,
        "2": DEFECT,
        "3": KEEP,
        "4": DEFECT,
        "5": DEVELOP,
        "6": DEFECT,
        "7": DEFECT,
        "0": "",  # o4 alone, of which no score is printed
    }
    assert topics["6"].by_verdict[DEFECT] == ("o26",)
    assert topics["7"].by_verdict[DEFECT] == ("e15", "o35", "o37", "o38", "o42", "o43")
    assert topics["0"].without_score == ("o4",)
    assert len(topics["4"].codes) == 8


def test_an_overruled_item_counts_as_overruled() -> None:
    topics = by_number(by_topic(RESULT, verdicts(RESULT, overrules={"o26": Overrule(KEEP, "เปิดเผยแล้ว")})))
    assert topics["6"].verdict == KEEP


def test_indicators_and_instruments_hold_every_item_once() -> None:
    found = verdicts(RESULT)
    for groups in (by_indicator(RESULT, found), by_instrument(RESULT, found)):
        codes = [code for group in groups for code in (*group.codes, *group.without_score)]
        assert len(codes) == len(set(codes)) == 88
    assert by_number(by_indicator(RESULT, found))["9"].without_score == ("o4",)
    assert by_number(by_instrument(RESULT, found))["IIT"].verdict == DEVELOP


def test_a_year_without_topics_has_none_and_a_year_without_items_has_no_verdicts() -> None:
    assert by_topic(build(frame(items("ก", 2564, {"i1": "80.00"})), "ก", 2564, Decimal(85)), {}) == ()
    empty = build(frame(KHOEN_2565), "ค", 2565, Decimal(85))
    assert verdicts(empty) == {}
    assert all(group.verdict == "" for group in by_indicator(empty, {}))
