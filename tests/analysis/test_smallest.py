"""What-if and the smallest set: by hand on the published results, by brute force on small ones."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itadash.analysis.smallest import Goal, changes_of, goals, smallest
from itadash.analysis.whatif import simulate
from itadash.assessment.figures import year_figures
from itadash.assessment.printed import TOTAL, Key
from itadash.assessment.result import build
from itadash.assessment.rollup import recompute
from itadash.rules import load
from tests.assessment.publications import ANG_THONG, KHOEN, LAMPANG, all_oit, frame, indicators, items, numbered

TARGET = Decimal(85)
PASS_WELL = next(goal for goal in goals(load(2566)) if goal.name == "ผ่านดี")
EXCELLENT = next(goal for goal in goals(load(2566)) if goal.name == "ผ่านดีเยี่ยม")


def test_nothing_changed_is_the_printed_result() -> None:
    for table, agency in ((ANG_THONG, "ก"), (LAMPANG, "ข"), (KHOEN, "ค")):
        figures = year_figures(table, agency, 2566)
        simulated = simulate(figures, {})
        assert all(figures.value(key) == value for key, value in simulated.values.items())
        assert simulated.total == figures.value(TOTAL)


def test_all_oit_items_of_khoen_risen() -> None:
    """OIT 100: 0.30 × 98.39 + 0.30 × 88.54 + 0.40 × 100 = 29.517 + 26.562 + 40 = 96.08."""
    figures = year_figures(KHOEN, "ค", 2566)
    risen: dict[Key, Decimal] = {("OIT", f"o{n}"): Decimal(100) for n in (26, 35, 37, 38, 42, 43)}
    simulated = simulate(figures, risen)
    assert simulated.values[("OIT", "10")] == 100
    assert simulated.total == Decimal("96.08")


def test_an_item_without_a_printed_part_moves_its_indicator_by_a_tenth() -> None:
    """e11 of Khoen 79.77 → 99.77: indicator 8 of both parts 89.60 + 20 ÷ 10 = 91.60; EIT 88.54 + 2 ÷ 3 = 89.21."""
    simulated = simulate(year_figures(KHOEN, "ค", 2566), {("EIT", "e11"): Decimal("99.77")})
    assert simulated.values[("EIT", "8")] == Decimal("91.60")
    assert simulated.values[("EIT", "EIT")] == Decimal("89.21")
    assert simulated.total == Decimal("87.53")  # 29.517 + 0.30 × 89.21 + 0.40 × 78.13 = 29.517 + 26.763 + 31.252


def test_a_part_whose_indicators_are_not_printed_still_moves() -> None:
    """e1 Survey of Ang Thong 77.07 → 92.07: indicator 6 of Survey is not known, EIT2 79.21 + 15 ÷ 15 = 80.21."""
    simulated = simulate(year_figures(ANG_THONG, "ก", 2566), {("EIT2", "e1"): Decimal("92.07")})
    assert simulated.values[("EIT2", "EIT2")] == Decimal("80.21")
    assert simulated.values[("EIT", "6")] == Decimal("88.98")  # 87.48 + 15 ÷ 10
    assert simulated.total == Decimal("92.46")  # 92.305 + 0.15 × 1.00 = 92.455


def test_khoen_passes_well_with_two_items() -> None:
    """OIT lacks 85 − 78.13; o42 and o43 are worth 5 points of OIT each, every other item less: two are needed."""
    result, figures = build(KHOEN, "ค", 2566, TARGET), year_figures(KHOEN, "ค", 2566)
    way = smallest(result, figures, PASS_WELL)
    assert [step.code for step in way.steps] == ["o42", "o43"]
    assert way.after.total == Decimal("91.33")
    assert way.reached
    assert not way.certain  # only one part of EIT is printed


def test_ang_thong_passes_well_with_four_survey_items() -> None:
    """EIT2 lacks 5.79; the items gain (100 − score) ÷ 15: 1.98 + 1.70 + 1.68 = 5.36, and 1.60 with the fourth."""
    result, figures = build(ANG_THONG, "ก", 2566, TARGET), year_figures(ANG_THONG, "ก", 2566)
    way = smallest(result, figures, PASS_WELL)
    assert [(step.code, step.part) for step in way.steps] == [(c, "EIT2") for c in ("e10", "e9", "e11", "e12")]
    assert way.certain
    assert way.after.total == Decimal("93.35")


def test_what_cannot_be_reached_says_what_stays_short() -> None:
    """Only one part's items of Lampang's EIT are printed: at 100 each they leave EIT at 86.18 + 11.95 ÷ 2 ≈ 92.2."""
    result, figures = build(LAMPANG, "ข", 2566, TARGET), year_figures(LAMPANG, "ข", 2566)
    way = smallest(result, figures, EXCELLENT)
    assert not way.reached
    assert way.lacking == ("EIT",)


def test_a_goal_that_is_reached_asks_for_nothing() -> None:
    result, figures = build(ANG_THONG, "ก", 2566, TARGET), year_figures(ANG_THONG, "ก", 2566)
    way = smallest(result, figures, Goal("ผ่าน", Decimal(85)))
    assert way.steps == ()
    assert way.reached


def test_a_year_without_known_groups_of_oit_uses_what_is_known() -> None:
    table = frame(indicators("ก", 2563, " ".join(["80.00"] * 10)), items("ก", 2563, {"i1": "50.00", "o1": "0.00"}))
    way = smallest(build(table, "ก", 2563, TARGET), year_figures(table, "ก", 2563), Goal("รวม", Decimal("80.50")))
    assert [step.code for step in way.steps] == ["i1"]  # 50 × 0.01; o1 has no known way to the total
    assert way.after.total == Decimal("80.50")


# brute force ----------------------------------------------------------------------------------------------------

CODES: list[Key] = [
    *(("IIT", f"i{n}") for n in (3, 9, 26)),
    *(("EIT1", f"e{n}") for n in (2, 8)),
    *(("EIT2", f"e{n}") for n in (2, 14)),
    *(("OIT", f"o{n}") for n in (1, 18, 26, 35, 43)),
]


def _table(low: Mapping[Key, Decimal]) -> object:
    """Every item of 2566 with 90 (OIT 100), the named ones as given."""
    full = Decimal("90.00")
    iit = {f"i{n}": str(low.get(("IIT", f"i{n}"), full)) for n in range(1, 31)}
    parts = {
        part: {code: str(low.get((part, code), full)) for code in numbered("e", 1, " ".join(["0"] * 15))}
        for part in ("EIT1", "EIT2")
    }
    oit = {code: str(low.get(("OIT", code), Decimal(score))) for code, score in all_oit().items()}
    return frame(
        items("ก", 2566, iit),
        *(items("ก", 2566, scores, part) for part, scores in parts.items()),
        items("ก", 2566, oit),
    )


def _reaches(low: Mapping[Key, Decimal], raised: Mapping[Key, Decimal], goal: Goal) -> bool:
    """Worked out from the items alone, as the audit does it."""
    values = {found.key: found.value for found in recompute(_table({**low, **raised}), load(2566))}
    total = values[TOTAL]
    assert total is not None
    if total < goal.total:
        return False
    scores = [values[(code, code)] for code in ("IIT", "EIT1", "EIT2", "OIT")]
    return goal.instruments is None or all(s is not None and s >= goal.instruments for s in scores)


@given(
    st.dictionaries(st.sampled_from(CODES), st.integers(0, 17), min_size=1, max_size=6),
    st.integers(0, 8),
    st.booleans(),
)
@settings(max_examples=25, deadline=None)
def test_no_smaller_set_reaches_the_goal(drawn: dict[Key, int], more: int, every: bool) -> None:
    low = {key: Decimal(0) if key[0] == "OIT" else Decimal(5 * n) for key, n in drawn.items()}
    goal = Goal("ทดสอบ", Decimal("88.00") + more, Decimal("89.00") if every else None)
    table = _table(low)
    ceiling = Decimal(95)
    way = smallest(build(table, "ก", 2566, TARGET), year_figures(table, "ก", 2566), goal, ceiling)
    raised = changes_of(way.steps)
    assert way.reached == _reaches(low, raised, goal)
    assert simulate(year_figures(table, "ก", 2566), raised).total == {
        found.key: found.value for found in recompute(_table({**low, **raised}), load(2566))
    }.get(TOTAL)
    if not way.reached or not way.steps:
        return
    # only the low items are tried, and as many of the others (all alike) as one smaller set could hold
    others = [(i, f"{c}{n}") for i, c in (("IIT", "i"), ("EIT1", "e"), ("EIT2", "e")) for n in (1, 4, 5, 6, 7, 10, 11)]
    every_step = [*low, *others][: len(low) + 6]
    smaller = len(way.steps) - 1
    if smaller > 4:
        return
    for chosen in combinations(every_step, smaller):
        tried = {key: Decimal(100) if key[0] == "OIT" else ceiling for key in chosen}
        assert not _reaches(low, tried, goal), chosen


def test_a_year_without_rules_is_no_year_to_simulate() -> None:
    table = frame(items("ก", 2560, {"i1": "50.00"}))
    with pytest.raises(ValueError, match="without rules"):
        simulate(year_figures(table, "ก", 2560), {})
