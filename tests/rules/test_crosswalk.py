"""Questions over the years. The pairs are written out by hand from the lists of both years, not from the data file."""

from __future__ import annotations

import pytest

from itadash.rules import FISCAL_YEARS, UnknownFiscalYearError, counterpart, load
from itadash.rules.crosswalk import RELATIONS

# FY2564 → FY2566, IIT: same code unless named; the relation where it is not the same question.
IIT_MOVED = {"i8": "i9", "i9": "i10", "i10": "i11", "i11": "i12", "i19": "i23", "i23": "i19"}
IIT_NEAREST = {"i26": "i26", "i28": "i30", "i29": "i28", "i30": "i29"}
IIT_ENDED = ("i12", "i27")
IIT_NEW = ("i8", "i27")
OIT_MERGED = {"o11": ("o10", "o18"), "o12": ("o11", "o19"), "o13": ("o12", "o20")}
OIT_MOVED = {
    **{f"o{n}": f"o{n + 1}" for n in range(13, 18)},  # manuals, service statistics, satisfaction, E-Service
    **{f"o{n}": f"o{n - 2}" for n in range(21, 32)},  # procurement, personnel, complaints
    "o33": "o30", "o36": "o34", "o37": "o35", "o39": "o36", "o40": "o37", "o41": "o38",
}  # fmt: skip
OIT_STAYED = [*(f"o{n}" for n in range(1, 10)), "o42", "o43"]
OIT_ENDED = ("o32", "o35", "o38")
OIT_NEW = ("o10", "o32", "o33", "o39", "o40", "o41")


def codes_of(year: int, letter: str) -> list[str]:
    return [item.code for item in load(year).items if item.code[0] == letter]


@pytest.mark.parametrize(("earlier", "later"), [*IIT_MOVED.items(), *OIT_MOVED.items(), *((c, c) for c in OIT_STAYED)])
def test_a_question_under_another_code_is_found_both_ways(earlier: str, later: str) -> None:
    forward, back = counterpart(earlier, 2564, 2566), counterpart(later, 2566, 2564)
    assert forward.codes == (later,)
    assert back.codes == (earlier,)
    assert forward.comparable
    assert back.comparable
    assert forward.verified
    assert (forward.relation, forward.note) == (back.relation, back.note)


def test_the_swap_of_i19_and_i23() -> None:
    assert counterpart("i19", 2564, 2566).relation == "reworded"  # taking for oneself → using for oneself
    assert counterpart("i23", 2564, 2566).relation == "same"
    assert counterpart("i19", 2566, 2564).codes == ("i23",)
    assert counterpart("i23", 2566, 2564).codes == ("i19",)


def test_service_statistics_are_o15_before_2566_and_o16_then() -> None:
    for year in (2564, 2565):  # FY2565: printed in a follow-up report
        found = counterpart("o15", year, 2566)
        assert (found.codes, found.relation, found.verified) == (("o16",), "same", True)


@pytest.mark.parametrize(("later", "earlier"), OIT_MERGED.items())
@pytest.mark.parametrize("year", [2564, 2565])
def test_plans_and_budgets_became_one_item(later: str, earlier: tuple[str, ...], year: int) -> None:
    for code in earlier:
        forward = counterpart(code, year, 2566)
        assert (forward.codes, forward.relation, forward.comparable) == ((later,), "merged", False)
    back = counterpart(later, 2566, year)
    assert (back.codes, back.relation, back.comparable) == (earlier, "merged", False)
    assert all(code.upper() in back.note for code in (*earlier, later))


@pytest.mark.parametrize(("earlier", "later"), IIT_NEAREST.items())
def test_the_nearest_question_is_no_counterpart_to_compare_with(earlier: str, later: str) -> None:
    found = counterpart(later, 2566, 2564)
    assert (found.codes, found.relation, found.comparable) == ((earlier,), "nearest", False)
    assert "2564" in found.note


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        *((code, 2564, 2566) for code in (*IIT_ENDED, *OIT_ENDED)),
        *((code, 2566, 2564) for code in (*IIT_NEW, *OIT_NEW)),
    ],
)
def test_questions_without_a_counterpart_say_why(code: str, start: int, end: int) -> None:
    found = counterpart(code, start, end)
    assert (found.codes, found.relation, found.comparable) == ((), "none", False)
    assert "2566" in found.note


@pytest.mark.parametrize(("start", "end"), [(2564, 2566), (2566, 2564), (2564, 2565), (2565, 2564)])
def test_oit_lists_of_2564_to_2566_are_covered(start: int, end: int) -> None:
    assert all(counterpart(code, start, end).relation != "unknown" for code in codes_of(start, "o"))


@pytest.mark.parametrize(("start", "end"), [(2564, 2566), (2566, 2564)])
def test_iit_questions_of_2564_and_2566_are_covered(start: int, end: int) -> None:
    assert all(counterpart(code, start, end).relation != "unknown" for code in codes_of(start, "i"))


@pytest.mark.parametrize(("start", "end"), [(2564, 2566), (2564, 2565)])
def test_oit_items_of_one_name_are_the_same_and_others_are_not(start: int, end: int) -> None:
    """The official short names of both lists, compared letter by letter."""
    for code in codes_of(start, "o"):
        found, item = counterpart(code, start, end), load(start).item(code)
        names = [there.label for there in map(load(end).item, found.codes) if there is not None]
        assert item is not None
        took_another_in = (code, end) == ("o12", 2566)  # keeps its name, reports the budget too
        assert (names == [item.label]) == (found.relation == "same" or took_another_in), code


def test_no_gift_policy_is_not_the_declaration_of_2564() -> None:
    assert counterpart("o34", 2564, 2566).relation == "nearest"
    assert counterpart("o34", 2564, 2565).relation == "nearest"
    later = counterpart("o34", 2565, 2566)
    assert (later.codes, later.relation, later.verified) == (("o31",), "reworded", False)


@pytest.mark.parametrize("year", [2562, 2563, 2564, 2565])
@pytest.mark.parametrize("code", ["e1", "e9", "e15"])
def test_eit_questions_before_2566_are_not_known(code: str, year: int) -> None:
    for found in (counterpart(code, 2566, year), counterpart(code, year, 2566)):
        assert (found.codes, found.relation, found.verified) == ((), "unknown", False)
        assert f"ปี {year}" in found.note


def test_iit_of_2562_and_2565_is_not_known_and_of_2563_only_two() -> None:
    for year in (2562, 2565):
        assert {counterpart(code, 2566, year).relation for code in codes_of(2566, "i")} == {"unknown"}
    known = [code for code in codes_of(2566, "i") if counterpart(code, 2566, 2563).relation != "unknown"]
    assert known == ["i1", "i2"]
    assert counterpart("i2", 2566, 2563).codes == ("i2",)  # over FY2564


def test_new_in_a_year_between_says_nothing_of_the_years_before() -> None:
    assert counterpart("i8", 2566, 2563).relation == "unknown"


def test_early_oit_lists_are_known_only_in_part_and_not_verified() -> None:
    assert [c for c in codes_of(2566, "o") if counterpart(c, 2566, 2563).codes] == ["o42", "o43"]
    assert [c for c in codes_of(2566, "o") if counterpart(c, 2566, 2562).codes] == ["o1", "o2", "o3"]
    assert not counterpart("o42", 2566, 2563).verified
    assert not counterpart("o1", 2566, 2562).verified
    assert not counterpart("o10", 2565, 2564).verified  # the list without a year is no proof


def test_the_same_year_and_wrong_codes() -> None:
    assert counterpart("i7", 2566, 2566).codes == ("i7",)
    assert counterpart("o48", 2566, 2564).relation == "unknown"
    assert counterpart("o48", 2562, 2562).codes == ("o48",)
    with pytest.raises(UnknownFiscalYearError):
        counterpart("i7", 2566, 2567)
    with pytest.raises(UnknownFiscalYearError):
        counterpart("i7", 2570, 2566)


def test_every_answer_is_complete() -> None:
    for start in FISCAL_YEARS:
        for end in FISCAL_YEARS:
            for item in load(start).items:
                found = counterpart(item.code, start, end)
                assert found.relation in RELATIONS
                assert bool(found.codes) == (found.relation not in ("none", "unknown"))
                assert all(load(end).item(code) is not None for code in found.codes)
                if found.relation != "same":
                    assert found.note, (item.code, start, end)
