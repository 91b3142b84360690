"""The result of an agency and a year, from printed figures of real results."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest

from itadash.assessment.result import Result, build
from itadash.rules import UnknownFiscalYearError
from tests.assessment import publications as pub

D = Decimal
TARGET = D("85.00")
ALL = pd.concat([pub.ANG_THONG, pub.LAMPANG, pub.KHOEN], ignore_index=True)


def one(frame: pd.DataFrame, column: str, value: object) -> pd.Series:
    rows = frame[frame[column] == value]
    assert len(rows) == 1
    return rows.iloc[0]


@pytest.mark.parametrize(
    ("agency", "codes"),
    [
        # read off the printed scores by hand; 85.00 (e7 of อบจ.ลำปาง) passes, e13 of อบจ.อ่างทอง is above in both parts
        ("ก", "i8 e1 e2 e3 e5 e6 e7 e8 e9 e10 e11 e12 e15"),
        ("ข", "i24 e1 e2 e5 e9 e11 e12 e15"),
        ("ค", "e11 e12 e15 o26 o35 o37 o38 o42 o43"),
    ],
)
def test_flagged_items(agency: str, codes: str) -> None:
    result = build(ALL, agency, 2566, TARGET)
    assert result.flagged == tuple(codes.split())
    assert tuple(result.items.loc[result.items["below"], "code"]) == result.flagged


def test_the_target_is_a_setting() -> None:
    assert build(ALL, "ค", 2566, D("79.75")).flagged == ("e15", "o26", "o35", "o37", "o38", "o42", "o43")
    assert build(ALL, "ก", 2566, D("0.00")).flagged == ()


def test_printed_total_stands_and_shows_how_it_follows() -> None:
    result = build(ALL, "ก", 2566, TARGET)
    assert result.total is not None
    assert (result.total.value, result.total.computed) == (D("92.31"), False)
    assert result.total.source == "ตัวอย่าง ›  total"
    assert result.total.formula.endswith("= 92.31")
    assert result.level.name == "ผ่าน"
    assert (result.previous_total, result.change) == (None, None)


def test_levels_of_the_publications() -> None:
    assert build(ALL, "ข", 2566, TARGET).level.candidates == ("ผ่านดี", "ผ่าน")
    assert build(ALL, "ค", 2566, TARGET).level.name == "ผ่าน"
    assert build(ALL, "ค", 2565, TARGET).level.name == "C"  # 71.13


def test_change_against_the_year_before() -> None:
    result = build(ALL, "ค", 2566, TARGET)
    assert result.previous_total is not None
    assert (result.previous_total.value, result.previous_total.computed) == (D("71.13"), True)
    assert result.previous_total.source.startswith("คำนวณจาก (0.30 × 80.94 IIT)")
    assert result.change == D("16.20")  # 87.33 − 71.13
    ten = one(result.indicators, "number", 10)
    assert (ten["score"], ten["previous"], ten["change"], ten["below"]) == (
        D("61.25"),
        D("47.50"),
        D("13.75"),
        True,
    )


def test_instruments_printed_and_computed() -> None:
    table = build(ALL, "ก", 2566, TARGET).instruments
    assert list(table["code"]) == ["IIT", "EIT", "EIT1", "EIT2", "OIT"]
    assert list(table["score"]) == [D("93.46"), D("85.89"), D("92.57"), D("79.21"), D("96.25")]
    assert list(table["computed"]) == [False, True, False, False, True]
    assert list(table["weight"]) == [D("0.30"), D("0.30"), D("0.15"), D("0.15"), D("0.40")]
    assert list(table["below"]) == [False, False, False, True, False]
    assert list(build(ALL, "ข", 2566, TARGET).instruments["code"]) == ["IIT", "EIT", "OIT"]


def test_indicators_are_always_ten_and_open_ones_are_none() -> None:
    result = build(pub.frame(pub.indicators("ก", 2566, "96.65 90.10")), "ก", 2566, TARGET)
    assert list(result.indicators["number"]) == list(range(1, 11))
    assert list(result.indicators["score"]) == [D("96.65"), D("90.10")] + [None] * 8
    assert not result.indicators["below"].any()
    assert result.total is None
    assert result.items.empty


def test_items_carry_parts_topics_and_the_gap_to_the_target() -> None:
    items = build(ALL, "ก", 2566, TARGET).items
    assert len(items) == 88  # 30 IIT, 15 EIT, 43 OIT
    e8 = one(items, "code", "e8")
    assert (e8["score"], e8["public"], e8["survey"], e8["unspecified"]) == (D("84.62"), D("95.75"), D("84.62"), None)
    assert (e8["gap"], e8["below"], e8["indicator"], e8["instrument"]) == (D("-0.38"), True, 7, "EIT")
    assert e8["source"] == "ตัวอย่าง › EIT1 e8 · ตัวอย่าง › EIT2 e8"
    e10 = one(items, "code", "e10")
    assert e10["topics"] == (3, 7)
    i1 = one(items, "code", "i1")
    assert (i1["score"], i1["gap"], i1["below"], i1["source"]) == (None, None, False, "")
    e7 = one(build(ALL, "ข", 2566, TARGET).items, "code", "e7")
    assert (e7["score"], e7["unspecified"], e7["public"], e7["gap"]) == (D("85.00"), D("85.00"), None, D("0.00"))


def test_a_code_outside_the_list_of_the_year_is_kept() -> None:
    result = build(pub.frame(pub.items("ก", 2566, {"o44": "0.00"})), "ก", 2566, TARGET)
    o44 = one(result.items, "code", "o44")
    assert (o44["indicator"], o44["instrument"], o44["score"], o44["verified"]) == (0, "OIT", D("0.00"), False)
    assert result.flagged == ("o44",)


def assert_empty(result: Result) -> None:
    assert (result.total, result.previous_total, result.change, result.flagged) == (None, None, None, ())
    assert result.level.name == ""
    assert result.instruments.empty
    assert result.indicators.empty
    assert result.items.empty
    assert list(result.items.columns)[:3] == ["code", "label", "instrument"]


def test_nothing_known_is_no_error() -> None:
    assert_empty(build(ALL, "ไม่มี", 2566, TARGET))
    assert_empty(build(ALL, "ก", 2564, TARGET))
    assert_empty(build(pub.frame(), "ก", 2562, TARGET))


def test_rows_without_a_year_belong_to_no_year() -> None:
    table = pub.frame(pub.total("ก", None, "90.00"), pub.total("ก", 2566, "80.00"))
    result = build(table, "ก", 2566, TARGET)
    assert result.total is not None
    assert result.total.value == D("80.00")


def test_of_two_printed_values_the_first_stands() -> None:
    table = pub.frame(pub.total("ก", 2566, "90.00"), pub.total("ก", 2566, "80.00"))
    result = build(table, "ก", 2566, TARGET)
    assert result.total is not None
    assert result.total.value == D("90.00")


def test_a_year_without_rules_is_said() -> None:
    with pytest.raises(UnknownFiscalYearError, match="2570"):
        build(ALL, "ก", 2570, TARGET)


def test_unverified_sentences_are_those_of_the_year() -> None:
    assert any("70" in sentence for sentence in build(ALL, "ก", 2566, TARGET).unverified)


def test_items_have_the_score_of_the_same_question_in_the_year_before() -> None:
    """FY2565 → FY2566: o15 became o16, o10 and o18 became o11; questions of IIT and EIT in FY2565 are not known."""
    before = pub.items("ก", 2565, {"o10": "100.00", "o15": "0.00", "o16": "100.00", "o18": "100.00", "i7": "80.00"})
    now = pub.items("ก", 2566, {"o10": "0.00", "o11": "100.00", "o16": "100.00", "o17": "0.00", "i7": "90.00"})
    items = build(pub.frame(before, now), "ก", 2566, TARGET).items.set_index("code")
    columns = ["previous_code", "previous", "change"]
    assert items.loc["o16", columns].tolist() == ["o15", Decimal("0.00"), Decimal("100.00")]
    assert items.loc["o17", columns].tolist() == ["o16", Decimal("100.00"), Decimal("-100.00")]
    assert items.loc["o11", columns].tolist() == ["o10, o18", None, None]
    assert items.loc["o10", columns].tolist() == ["", None, None]  # new in FY2566
    assert items.loc["i7", columns].tolist() == ["", None, None]
    assert items.loc["o18", columns].tolist() == ["o17", None, None]  # not printed


def test_without_the_year_before_items_have_no_previous_score() -> None:
    items = build(pub.frame(pub.items("ก", 2566, {"o16": "0.00"})), "ก", 2566, TARGET).items
    assert set(items["previous_code"]) == {""}
    assert items["previous"].isna().all()
    first = build(pub.frame(pub.items("ก", 2562, {"o16": "0.00"})), "ก", 2562, TARGET).items  # no rules for FY2561
    assert set(first["previous_code"]) == {""}
