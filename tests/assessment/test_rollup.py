"""The roll-up against results that were printed, and against integer arithmetic written independently."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itadash.assessment.rollup import Computed, mean, recompute
from itadash.rules import load
from tests.assessment import publications as pub

D = Decimal


def computed(table: object, year: int = 2566) -> dict[tuple[str, str], Computed]:
    found = recompute(table, load(year))  # type: ignore[arg-type]
    keys = [(c.instrument, c.code) for c in found]
    assert len(keys) == len(set(keys))
    return {(c.instrument, c.code): c for c in found}


def test_mean_rounds_half_up_where_floats_do_not() -> None:
    # 97.77 + 4 × 98.90 + 100.00 = 593.37; ÷ 6 = 98.895, printed 98.90 (อบจ.ลำปาง 2566, indicator 3)
    assert mean([D("97.77"), D("98.90"), D("98.90"), D("98.90"), D("100.00"), D("98.90")]) == D("98.90")
    # 99.25 + 5 × … = 588.63 ÷ 6 = 98.105, printed 98.11 (อบต.เขิน 2566, indicator 2)
    assert mean([D("96.20"), D("95.45"), D("96.98"), D("100.00"), D("100.00"), D("100.00")]) == D("98.11")


def test_mean_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no values"):
        mean([])


HUNDREDTHS = st.integers(min_value=0, max_value=10_000)


def half_up(numerator: int, denominator: int) -> int:
    """Integer division, half up: a second method for every mean of hundredths."""
    return (2 * numerator + denominator) // (2 * denominator)


@settings(deadline=None)
@given(st.lists(HUNDREDTHS, min_size=1, max_size=30))
def test_mean_equals_integer_arithmetic(values: list[int]) -> None:
    assert mean([D(v) / 100 for v in values]) == D(half_up(sum(values), len(values))) / 100


@pytest.mark.parametrize(
    ("table", "printed"),
    [
        (pub.LAMPANG, ["100.00", "99.08", "98.90", "91.86", "95.19"]),
        (pub.KHOEN, ["99.75", "98.11", "98.37", "96.35", "99.38"]),
    ],
    ids=["lampang", "khoen"],
)
def test_printed_iit_indicators_follow_from_their_items(table: object, printed: list[str]) -> None:
    found = computed(pub.frame() if table is None else _year(table, 2566))
    for number, value in enumerate(printed, start=1):
        one = found["IIT", str(number)]
        assert (one.value, one.basis, one.missing) == (D(value), "items", ())


def _year(table: object, year: int) -> object:
    return table[table["fiscal_year"] == year]  # type: ignore[index]


def test_formula_can_be_followed_by_a_committee() -> None:
    one = computed(_year(pub.KHOEN, 2566))["IIT", "1"]
    assert one.formula == "(99.25 + 99.25 + 100.00 + 100.00 + 100.00 + 100.00) ÷ 6 = 99.75"


def test_oit_goes_through_its_subindicators() -> None:
    # อบต.เขิน: o4 is printed nowhere; with 100.00 for it (the value that its printed 95.00 needs)
    table = pub.frame(pub.items("ค", 2566, {**pub.KHOEN_OIT, "o4": "100.00"}))
    found = computed(table)
    subs = {code: found["OIT", code].value for code in ("9.1", "9.2", "9.3", "9.4", "9.5", "10.1", "10.2")}
    # 9.4 = o23–o26 without o26: 300 ÷ 4; 10.1 = o31–o38 without o35, o37, o38: 500 ÷ 8; 10.2 = o39–o43: 300 ÷ 5
    assert subs == {
        "9.1": D("100.00"),
        "9.2": D("100.00"),
        "9.3": D("100.00"),
        "9.4": D("75.00"),
        "9.5": D("100.00"),
        "10.1": D("62.50"),
        "10.2": D("60.00"),
    }
    assert found["OIT", "9"].value == D("95.00")  # (4 × 100 + 75) ÷ 5; a flat mean of 30 would be 96.67
    assert found["OIT", "10"].value == D("61.25")  # (62.50 + 60.00) ÷ 2; a flat mean of 13 would be 61.54
    assert found["OIT", "9"].basis == "subindicators"
    assert found["OIT", "OIT"].value == D("78.13")  # (95.00 + 61.25) ÷ 2 = 78.125, half up


def test_one_missing_item_is_named() -> None:
    found = computed(pub.frame(pub.items("ค", 2566, pub.KHOEN_OIT)))
    assert (found["OIT", "9.1"].value, found["OIT", "9.1"].missing) == (None, ("ข้อ O4",))
    assert (found["OIT", "9"].value, found["OIT", "9"].missing) == (None, ("ตัวชี้วัดย่อยที่ 9.1",))
    assert found["OIT", "10"].value == D("61.25")


def test_eit_indicator_is_the_mean_of_both_parts() -> None:
    found = computed(pub.ANG_THONG)
    # Public 95.15 + 93.72 + 95.75 + 93.02 + 78.77 = 456.41, Survey 76.32 + 77.42 + 84.62 + 74.46 + 70.33 = 383.15
    # 839.56 ÷ 10 = 83.956, printed 83.96
    assert (found["EIT", "7"].value, found["EIT", "7"].basis) == (D("83.96"), "items")
    assert found["EIT1", "7"].value == D("91.28")  # 456.41 ÷ 5 = 91.282
    assert found["EIT2", "7"].value == D("76.63")  # 383.15 ÷ 5
    # e4 and e14 are printed for neither part
    assert found["EIT", "6"].missing == ("ข้อ E4 (EIT ส่วนที่ 1)", "ข้อ E4 (EIT ส่วนที่ 2)")
    assert found["EIT1", "EIT1"].missing == ("ตัวชี้วัดที่ 6 (EIT ส่วนที่ 1)", "ตัวชี้วัดที่ 8 (EIT ส่วนที่ 1)")


def test_an_eit_item_without_a_part_stands_for_neither_part() -> None:
    one = computed(_year(pub.KHOEN, 2566))["EIT", "6"]
    assert one.value is None
    assert one.formula == ""
    assert one.missing == tuple(f"ข้อ E{n} (EIT ส่วนที่ {part})" for part in (1, 2) for n in range(1, 6))


def test_before_2566_eit_is_one_pool() -> None:
    table = pub.frame(pub.items("ก", 2565, pub.numbered("e", 6, "80.00 81.00 82.00 83.00 84.01")))
    # 410.01 ÷ 5 = 82.002
    assert computed(table, 2565)["EIT", "7"].value == D("82.00")


def test_eit_parts_from_complete_items() -> None:
    public = pub.items("ก", 2566, {f"e{n}": "90.00" for n in range(1, 16)}, "EIT1")
    survey = pub.items("ก", 2566, {f"e{n}": "80.00" if n != 1 else "80.06" for n in range(1, 16)}, "EIT2")
    found = computed(pub.frame(public, survey))
    assert found["EIT1", "EIT1"].value == D("90.00")
    assert found["EIT2", "6"].value == D("80.01")  # 400.06 ÷ 5 = 80.012
    assert found["EIT2", "EIT2"].value == D("80.00")  # (80.01 + 80.00 + 80.00) ÷ 3 = 80.003…
    assert found["EIT", "6"].value == D("85.01")  # 850.06 ÷ 10 = 85.006
    assert found["EIT", "EIT"].value == D("85.00")  # 255.01 ÷ 3 = 85.003…


def test_part_indicators_do_when_items_are_lacking() -> None:
    rows = [pub.row("ก", 2566, "indicator", part, "6", s) for part, s in (("EIT1", "90.01"), ("EIT2", "80.00"))]
    one = computed(pub.frame(rows))["EIT", "6"]
    assert (one.value, one.basis) == (D("85.01"), "parts")  # 170.01 ÷ 2 = 85.005, half up


def test_total_of_ang_thong() -> None:
    one = computed(pub.ANG_THONG)["", "total"]
    # 0.30 × 93.46 + 0.15 × 92.57 + 0.15 × 79.21 + 0.40 × 96.25 = 28.038 + 13.8855 + 11.8815 + 38.5 = 92.305
    assert (one.value, one.basis) == (D("92.31"), "instruments")
    assert one.formula == (
        "(0.30 × 93.46 IIT) + (0.15 × 92.57 EIT ส่วนที่ 1) + (0.15 × 79.21 EIT ส่วนที่ 2) + (0.40 × 96.25 OIT) = 92.31"
    )


def test_total_of_lampang_needs_rounding_at_each_stage() -> None:
    found = computed(pub.LAMPANG)
    # IIT 485.03 ÷ 5 = 97.006, EIT 258.53 ÷ 3 = 86.1766…; 0.3 × 97.01 + 0.3 × 86.18 + 40 = 94.957 (unrounded: 94.9548)
    assert found["IIT", "IIT"].value == D("97.01")
    assert found["EIT", "EIT"].value == D("86.18")
    assert found["", "total"].value == D("94.96")


def test_totals_of_khoen() -> None:
    # 0.3 × 98.39 + 0.3 × 88.54 + 0.4 × 78.13 = 29.517 + 26.562 + 31.252 = 87.331
    assert computed(_year(pub.KHOEN, 2566))["", "total"].value == D("87.33")
    # 2565: IIT 404.70 ÷ 5 = 80.94, EIT 213.49 ÷ 3 = 71.163…, OIT 63.75; 24.282 + 21.348 + 25.5 = 71.13
    assert computed(_year(pub.KHOEN, 2565), 2565)["", "total"].value == D("71.13")


def test_one_printed_eit_part_asks_for_the_other() -> None:
    one = computed(pub.frame(pub.instruments("ก", 2566, EIT1="92.57", OIT="96.25")))["", "total"]
    assert (one.value, one.missing) == (None, ("IIT", "EIT ส่วนที่ 2"))


def test_one_printed_eit_part_does_not_stand_in_the_way_of_the_indicators() -> None:
    rows = pub.indicators("ก", 2566, "96.65 90.10 95.90 92.12 92.54 87.48 83.96 86.24 92.50 100.00")
    # 0.3 × 93.46 + 0.3 × 85.89 + 0.4 × 96.25 = 28.038 + 25.767 + 38.5 = 92.305
    found = computed(pub.frame(rows, pub.instruments("ก", 2566, EIT1="92.57")))
    assert found["", "total"].value == D("92.31")
    assert "(0.30 × 85.89 EIT)" in found["", "total"].formula


def test_a_printed_value_stands_against_a_computed_one_further_up() -> None:
    table = pub.frame(
        pub.items("ก", 2566, {f"i{n}": "90.00" for n in range(1, 31)}), pub.indicators("ก", 2566, "80.00")
    )
    found = computed(table)
    assert found["IIT", "1"].value == D("90.00")  # what the items say …
    assert found["IIT", "IIT"].value == D("88.00")  # … but (80 + 4 × 90) ÷ 5 with the printed indicator


def test_no_scores_no_figures() -> None:
    assert recompute(pub.frame(), load(2566)) == []


def test_years_without_known_subindicators_say_so() -> None:
    one = computed(pub.frame(pub.items("ก", 2563, {"o1": "100.00"})), 2563)["OIT", "9"]
    assert one.value is None
    assert one.missing == ("การจัดกลุ่มข้อเป็นตัวชี้วัดย่อยของปีงบประมาณนี้",)


# The second method: the structure of FY2566 written out here, hundredths as integers.
SUBS = {
    "9": [range(1, 11), range(11, 19), range(19, 23), range(23, 27), range(27, 31)],
    "10": [range(31, 39), range(39, 44)],
}


def by_integers(iit: list[int], public: list[int], survey: list[int], oit: list[bool]) -> dict[tuple[str, str], int]:
    out: dict[tuple[str, str], int] = {}
    for k in range(5):
        out["IIT", str(k + 1)] = half_up(sum(iit[6 * k : 6 * k + 6]), 6)
    for k in range(3):
        pair = public[5 * k : 5 * k + 5], survey[5 * k : 5 * k + 5]
        out["EIT", str(k + 6)] = half_up(sum(pair[0]) + sum(pair[1]), 10)
        out["EIT1", str(k + 6)] = half_up(sum(pair[0]), 5)
        out["EIT2", str(k + 6)] = half_up(sum(pair[1]), 5)
    for number, groups in SUBS.items():
        subs = [half_up(sum(10_000 * oit[n - 1] for n in group), len(group)) for group in groups]
        out["OIT", number] = half_up(sum(subs), len(subs))
    for code, first, last in (("IIT", 1, 5), ("EIT", 6, 8), ("EIT1", 6, 8), ("EIT2", 6, 8), ("OIT", 9, 10)):
        indicators = [out[code, str(n)] for n in range(first, last + 1)]
        out[code, code] = half_up(sum(indicators), len(indicators))
    out["", "total"] = half_up(30 * out["IIT", "IIT"] + 30 * out["EIT", "EIT"] + 40 * out["OIT", "OIT"], 100)
    return out


@settings(deadline=None)
@given(
    iit=st.lists(HUNDREDTHS, min_size=30, max_size=30),
    public=st.lists(HUNDREDTHS, min_size=15, max_size=15),
    survey=st.lists(HUNDREDTHS, min_size=15, max_size=15),
    oit=st.lists(st.booleans(), min_size=43, max_size=43),
)
def test_complete_items_roll_up_as_integers_do(
    iit: list[int], public: list[int], survey: list[int], oit: list[bool]
) -> None:
    def text(values: list[int]) -> str:
        return " ".join(f"{v // 100}.{v % 100:02}" for v in values)

    table = pub.frame(
        pub.items("ก", 2566, pub.numbered("i", 1, text(iit))),
        pub.items("ก", 2566, pub.numbered("e", 1, text(public)), "EIT1"),
        pub.items("ก", 2566, pub.numbered("e", 1, text(survey)), "EIT2"),
        pub.items("ก", 2566, pub.numbered("o", 1, text([10_000 * o for o in oit]))),
    )
    found = computed(table)
    expected = by_integers(iit, public, survey, oit)
    assert {key: found[key].value for key in expected} == {key: D(v) / 100 for key, v in expected.items()}
    assert all(not one.missing for one in found.values())
