"""The rules as data: counts, sums, sizes and sets are written out here by hand, year by year."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.rules import FISCAL_YEARS, Evidence, Rules, UnknownFiscalYearError, load

EVERY_YEAR = pytest.mark.parametrize("year", FISCAL_YEARS)


def codes(letter: str, first: int, last: int) -> list[str]:
    return [f"{letter}{n}" for n in range(first, last + 1)]


def entries(rules: Rules) -> list[Evidence]:
    found = [rules.evidence]
    for group in (rules.instruments, rules.indicators, rules.subindicators, rules.items, rules.levels, rules.topics):
        found += [entry.evidence for entry in group]
    return found + [part.evidence for instrument in rules.instruments for part in instrument.parts]


def test_years() -> None:
    assert FISCAL_YEARS == (2562, 2563, 2564, 2565, 2566)
    assert [load(year).fiscal_year for year in FISCAL_YEARS] == [2562, 2563, 2564, 2565, 2566]


@pytest.mark.parametrize("year", [2561, 2567, 2023, 0])
def test_unknown_year_is_refused_in_thai(year: int) -> None:
    with pytest.raises(UnknownFiscalYearError, match=f"ปีงบประมาณ พ.ศ. {year}") as caught:
        load(year)
    assert isinstance(caught.value, ValueError)
    assert "2562–2566" in str(caught.value)


@pytest.mark.parametrize(("year", "oit"), [(2562, 48), (2563, 43), (2564, 43), (2565, 43), (2566, 43)])
def test_items_of_a_year_in_order(year: int, oit: int) -> None:
    expected = codes("i", 1, 30) + codes("e", 1, 15) + codes("o", 1, oit)
    assert [item.code for item in load(year).items] == expected


@EVERY_YEAR
def test_weights(year: int) -> None:
    rules = load(year)
    assert [(i.code, i.weight) for i in rules.instruments] == [
        ("IIT", Decimal("0.30")),
        ("EIT", Decimal("0.30")),
        ("OIT", Decimal("0.40")),
    ]
    assert sum(i.weight for i in rules.instruments) == 1


def test_eit_parts_only_in_2566() -> None:
    for year in (2562, 2563, 2564, 2565):
        assert all(i.parts == () for i in load(year).instruments)
    rules = load(2566)
    assert [(p.code, p.weight) for p in rules.instrument("EIT").parts] == [
        ("EIT1", Decimal("0.15")),
        ("EIT2", Decimal("0.15")),
    ]
    assert rules.instrument("IIT").parts == ()
    assert rules.instrument("OIT").parts == ()


@EVERY_YEAR
def test_ten_indicators_under_three_instruments(year: int) -> None:
    rules = load(year)
    assert [i.number for i in rules.indicators] == list(range(1, 11))
    assert [i.instrument for i in rules.indicators] == ["IIT"] * 5 + ["EIT"] * 3 + ["OIT"] * 2
    assert rules.indicator(9).name == "การเปิดเผยข้อมูล"
    with pytest.raises(KeyError):
        rules.indicator(11)
    with pytest.raises(KeyError):
        rules.instrument("EIT1")


@pytest.mark.parametrize(
    ("year", "last_of_nine", "last"), [(2562, 38, 48), (2563, 33, 43), (2564, 33, 43), (2565, 33, 43), (2566, 30, 43)]
)
def test_every_item_belongs_to_one_indicator(year: int, last_of_nine: int, last: int) -> None:
    rules = load(year)
    expected = {
        1: codes("i", 1, 6),
        2: codes("i", 7, 12),
        3: codes("i", 13, 18),
        4: codes("i", 19, 24),
        5: codes("i", 25, 30),
        6: codes("e", 1, 5),
        7: codes("e", 6, 10),
        8: codes("e", 11, 15),
        9: codes("o", 1, last_of_nine),
        10: codes("o", last_of_nine + 1, last),
    }
    assert {n: [item.code for item in rules.items_of(n)] for n in range(1, 11)} == expected
    for item in rules.items:
        assert item.instrument == rules.indicator(item.indicator).instrument
        assert item.instrument == {"i": "IIT", "e": "EIT", "o": "OIT"}[item.code[0]]


SIZES_2566 = {
    "9.1": (1, 10),
    "9.2": (11, 18),
    "9.3": (19, 22),
    "9.4": (23, 26),
    "9.5": (27, 30),
    "10.1": (31, 38),
    "10.2": (39, 43),
}
SIZES_2564 = {
    "9.1": (1, 9),
    "9.2": (10, 17),
    "9.3": (18, 24),
    "9.4": (25, 28),
    "9.5": (29, 33),
    "10.1": (34, 41),
    "10.2": (42, 43),
}


@pytest.mark.parametrize(("year", "bounds"), [(2564, SIZES_2564), (2565, SIZES_2564), (2566, SIZES_2566)])
def test_subindicators(year: int, bounds: dict[str, tuple[int, int]]) -> None:
    rules = load(year)
    assert {s.code: list(s.items) for s in rules.subindicators} == {c: codes("o", *b) for c, b in bounds.items()}
    assert [s.code for s in rules.subindicators_of(9)] == ["9.1", "9.2", "9.3", "9.4", "9.5"]
    assert [s.code for s in rules.subindicators_of(10)] == ["10.1", "10.2"]
    assert rules.subindicators_of(1) == ()
    of_items = {item.code: item.subindicator for item in rules.items}
    for sub in rules.subindicators:
        assert all(of_items[code] == sub.code for code in sub.items)
    assert all(of_items[code] is None for code in codes("i", 1, 30) + codes("e", 1, 15))


@pytest.mark.parametrize(
    ("year", "sizes"), [(2564, [9, 8, 7, 4, 5, 8, 2]), (2565, [9, 8, 7, 4, 5, 8, 2]), (2566, [10, 8, 4, 4, 4, 8, 5])]
)
def test_subindicator_sizes(year: int, sizes: list[int]) -> None:
    assert [len(s.items) for s in load(year).subindicators] == sizes


@pytest.mark.parametrize("year", [2562, 2563])
def test_no_subindicators_where_none_are_known(year: int) -> None:
    assert load(year).subindicators == ()
    assert all(item.subindicator is None for item in load(year).items)


def test_kinds() -> None:
    rules = load(2566)
    assert {i.code for i in rules.items if i.kind == "yesno"} == {"i4", "i5", "i6", "e4", "e8", "e10", "e13"}
    assert {i.kind for i in rules.items if i.instrument == "OIT"} == {"disclosure"}
    assert {i.kind for y in FISCAL_YEARS for i in load(y).items} == {"scale", "yesno", "disclosure"}
    assert {i.code for i in load(2564).items if i.kind == "yesno"} == {"i4", "i5", "i6", "i26"}


def test_codes_change_their_meaning_between_years() -> None:
    def label(year: int, code: str) -> str:
        item = load(year).item(code)
        assert item is not None
        return item.label

    assert label(2564, "o15") == label(2565, "o15") == label(2566, "o16") == "ข้อมูลเชิงสถิติการให้บริการ"
    assert label(2564, "i23") == label(2566, "i19")
    assert label(2564, "i8") == label(2566, "i9")
    assert label(2564, "o42") == label(2566, "o42")
    assert load(2566).item("o44") is None
    assert load(2566).item("I7") is None


@EVERY_YEAR
def test_labels_are_short_and_an_unknown_wording_is_said_to_be_unknown(year: int) -> None:
    for item in load(year).items:
        assert item.label.strip() == item.label
        if item.instrument != "OIT":
            assert 8 <= len(item.label) <= 60, item.label
        if "ยังไม่มีถ้อยคำที่ยืนยันได้" in item.label:
            assert item.label.startswith(f"ข้อ {item.code.upper()} ")
            assert not item.evidence.verified
    wordings = [item.label for item in load(year).items]
    assert len(set(wordings)) == len(wordings)


def test_every_2566_item_has_a_wording() -> None:
    assert not [item.code for item in load(2566).items if "ยังไม่มี" in item.label]


AA_TO_F = [
    ("AA", "95.00", "100.00"),
    ("A", "85.00", "94.99"),
    ("B", "75.00", "84.99"),
    ("C", "65.00", "74.99"),
    ("D", "55.00", "64.99"),
    ("E", "50.00", "54.99"),
    ("F", "0.00", "49.99"),
]


@pytest.mark.parametrize("year", [2562, 2563, 2564, 2565])
def test_letter_levels(year: int) -> None:
    levels = load(year).levels
    assert [(v.name, str(v.total_from), str(v.total_to)) for v in levels] == AA_TO_F
    assert all(v.instrument_from is None for v in levels)
    assert all(v.evidence.verified for v in levels)


def test_levels_of_2566() -> None:
    levels = load(2566).levels
    d = Decimal
    assert [(v.name, v.total_from, v.total_to, v.instrument_from, v.evidence.verified) for v in levels] == [
        ("ผ่านดีเยี่ยม", d("95"), d("100"), d("95"), False),
        ("ผ่านดี", d("85"), d("100"), d("85"), True),
        ("ผ่าน", d("85"), d("100"), None, True),
        ("ต้องปรับปรุง", d("70"), d("84.99"), None, False),
        ("ต้องปรับปรุงโดยด่วน", d("0"), d("69.99"), None, False),
    ]


@EVERY_YEAR
def test_level_bounds_leave_no_gap_and_no_overlap(year: int) -> None:
    """Every total from 0.00 to 100.00, to the hundredth, falls into exactly one level that asks nothing further."""
    unconditional = [v for v in load(year).levels if v.instrument_from is None]
    for cents in range(10_001):
        total = Decimal(cents) / 100
        assert len([v for v in unconditional if v.total_from <= total <= v.total_to]) == 1, total


@EVERY_YEAR
def test_target(year: int) -> None:
    assert load(year).target == Decimal("85")


@EVERY_YEAR
def test_every_entry_has_a_source(year: int) -> None:
    for evidence in entries(load(year)):
        assert len(evidence.source) >= 10
        assert isinstance(evidence.verified, bool)
        if "จากความจำ" in evidence.source:
            assert not evidence.verified


def test_unverified_sentences_name_what_is_doubtful() -> None:
    assert [s.split(" ยังไม่ได้ตรวจยืนยัน")[0] for s in load(2566).unverified()] == [
        "เกณฑ์ระดับ “ผ่านดีเยี่ยม” ปีงบประมาณ 2566",
        "เกณฑ์ระดับ “ต้องปรับปรุง” “ต้องปรับปรุงโดยด่วน” ปีงบประมาณ 2566",
        "การจัดข้อเข้าประเด็นที่ 1–7 ปีงบประมาณ 2566",
    ]
    assert [s.split(" ยังไม่ได้ตรวจยืนยัน")[0] for s in load(2563).unverified()] == [
        "รายการข้อ I3–I30 ปีงบประมาณ 2563",
        "รายการข้อ E1–E15 ปีงบประมาณ 2563",
        "รายการข้อ O1–O41 ปีงบประมาณ 2563",
        "รายการข้อ O42 O43 ปีงบประมาณ 2563",
    ]
    assert any(s.startswith("น้ำหนักคะแนนของ IIT EIT OIT ปีงบประมาณ 2562") for s in load(2562).unverified())
    assert [s for s in load(2564).unverified() if "E1–E15" not in s] == []
    assert all("(ที่มา: " in s for y in FISCAL_YEARS for s in load(y).unverified())
