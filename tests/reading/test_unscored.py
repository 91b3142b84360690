"""OIT items without a score: what an indicator allows, and what a person says of them. Groups of 2566: 10, 8, 4, 4, 4
items in indicator 9 (o1–o10, o11–o18, o19–o22, o23–o26, o27–o30); 8 and 5 in indicator 10 (o31–o38, o39–o43).
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadash.reading import read_paste
from itadash.reading.answers import answered, new_body
from itadash.reading.unscored import FITS, Share, value, ways, with_unscored
from itadash.rules import load
from itadash.scores import SAID, Score, distinct, frame

D = Decimal
RULES = load(2566)
PASTED = "เทศบาลตำบลตัวอย่าง\nปีงบประมาณ 2566\nตัวชี้วัดที่ 9 การเปิดเผยข้อมูล\t92.50\nตัวชี้วัดที่ 10 การป้องกันการทุจริต\t100.00"
THREE = ("9.3", "9.4", "9.5")  # four items each


def body(text: str = PASTED) -> dict[str, Any]:
    return new_body(read_paste(text), "")


def place(stored: dict[str, Any], code: str = "9") -> str:
    rows = answered(stored).printed
    return str(rows.loc[rows["code"] == code, "source"].iloc[0])


def items(stored: dict[str, Any]) -> dict[str, tuple[Decimal, str]]:
    rows = answered(stored).printed
    rows = rows[rows["level"] == "item"]
    return dict(zip(rows["code"], zip(rows["score"], rows["source"], strict=True), strict=True))


@pytest.mark.parametrize(
    ("number", "zeros", "score"),
    [
        (9, (), "100.00"),
        (9, ("o18", "o30"), "92.50"),  # (100 + 87.50 + 100 + 100 + 75) ÷ 5
        (9, ("o1",), "98.00"),  # (90 + 400) ÷ 5
        (10, ("o35", "o37", "o38", "o42", "o43"), "61.25"),  # (62.50 + 60) ÷ 2
        (10, ("o43",), "90.00"),
    ],
)
def test_what_an_indicator_is_without_some_items(number: int, zeros: tuple[str, ...], score: str) -> None:
    assert value(RULES, number, zeros) == D(score)


def test_where_the_groups_are_not_known_nothing_is_computed() -> None:
    assert value(load(2563), 9, ("o1",)) is None
    assert ways(load(2563), 9, D("90"), {}) == []


def test_what_92_50_allows() -> None:
    """37.50 of 500 points are lost; an item of 9.1 is worth 10, of 9.2 12.50, of the others 25: no o1–o10 can be."""
    assert ways(RULES, 9, D("92.50"), {}) == [
        (Share(("9.2",), 1), Share(THREE, 1)),
        (Share(("9.2",), 3),),
    ]


def test_what_61_25_allows() -> None:
    """77.50 of 200 points are lost; an item of 10.1 is worth 12.50, of 10.2 20: 3 × 12.50 + 2 × 20 and nothing else."""
    assert ways(RULES, 10, D("61.25"), {}) == [(Share(("10.1",), 3), Share(("10.2",), 2))]


def test_printed_items_leave_fewer_ways() -> None:
    known = {f"o{n}": D(100) for n in range(11, 19)}  # all of 9.2: then three of 12.50 points cannot be
    assert ways(RULES, 9, D("92.50"), known) == []
    assert ways(RULES, 9, D("92.50"), {**known, "o18": D(0)}) == [(Share(THREE, 1),)]


def test_a_score_that_no_items_give_has_no_way() -> None:
    assert ways(RULES, 10, D("99.00"), {}) == []  # one item of 10.1 takes 6.25, one of 10.2 takes 10


@given(st.sets(st.integers(1, 30), max_size=12))
def test_the_items_that_were_taken_are_among_the_ways(numbers: set[int]) -> None:
    zeros = {f"o{n}" for n in numbers}
    score = value(RULES, 9, zeros)
    assert score is not None
    sizes = {"9.1": range(1, 11), "9.2": range(11, 19)}
    taken = {("9.1",): len(numbers & set(sizes["9.1"])), ("9.2",): len(numbers & set(sizes["9.2"]))}
    taken[THREE] = len(numbers) - sum(taken.values())
    expected = {Share(groups, n) for groups, n in taken.items() if n}
    assert expected in [set(way) for way in ways(RULES, 9, score, {})]
    assert D(1) > FITS


def test_the_items_that_give_the_printed_score_settle_all_of_its_items() -> None:
    stored = body()
    stored = with_unscored(stored, place(stored), "9", ["o18", "o30"])
    found = items(stored)
    assert len(found) == 30
    assert {code for code, (score, _) in found.items() if score == 0} == {"o18", "o30"}
    assert {score for score, _ in found.values()} == {D(0), D(100)}
    assert {source for _, source in found.values()} == {f"{SAID} · {place(stored)}"}


def test_items_that_do_not_give_it_are_alone() -> None:
    stored = body()
    assert set(items(with_unscored(stored, place(stored), "9", ["o18"]))) == {"o18"}


def test_an_answer_is_replaced_and_taken_back() -> None:
    stored = body()
    at = place(stored)
    stored = with_unscored(with_unscored(stored, at, "9", ["o18"]), at, "9", ["o12", "o30"])
    assert {code for code, (score, _) in items(stored).items() if score == 0} == {"o12", "o30"}
    assert not items(with_unscored(stored, at, "9", []))


def test_what_is_printed_is_never_overruled() -> None:
    stored = body(f"{PASTED}\no18 E-Service\t100\no12 รายงานการกำกับติดตาม\t0")
    stored = with_unscored(stored, place(stored), "9", ["o18", "o30"])
    found = items(stored)
    assert found["o18"][0] == 100
    assert found["o12"][0] == 0
    assert found["o30"] == (D(0), f"{SAID} · {place(stored)}")
    assert len(found) == 30  # o12 and o30 give 92.50 as well


def test_an_answer_to_a_place_that_is_gone_does_nothing() -> None:
    assert not items(with_unscored(body(), "ไฟล์อื่น › A1", "9", ["o18"]))
    damaged = {**body(), "answers": {"unscored": ["x", {"source": 1}, {"code": "9", "items": ["o1"]}]}}
    assert not items(damaged)


def test_another_file_that_prints_the_item_goes_before_what_was_said() -> None:
    said = Score("ก", 2566, "item", "OIT", "o18", D(0), f"{SAID} · ก › 9")
    printed = Score("ก", 2566, "item", "OIT", "o18", D(100), "ข › D4")
    kept, conflicts = distinct(frame([said, printed]))
    assert kept["source"].tolist() == ["ข › D4"]
    assert [(c.kept, c.printed, c.source) for c in conflicts] == [(D(100), D(0), f"{SAID} · ก › 9")]
