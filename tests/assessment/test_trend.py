"""The grid of ten indicators over the years, and items by their question (pairs of codes by hand)."""

from __future__ import annotations

import math
from decimal import Decimal

import pandas as pd

from itadash.assessment.trend import ITEM_YEAR_COLUMNS, indicator_years, item_years
from itadash.scores import Score
from tests.assessment import publications as pub


def test_full_grid_with_gaps() -> None:
    table = indicator_years(pub.KHOEN, "ค", [2564, 2565, 2566])
    assert list(table.columns) == ["number", "name", "instrument", "fiscal_year", "score", "computed"]
    assert [tuple(row) for row in table[["number", "fiscal_year"]].itertuples(index=False)] == [
        (number, year) for number in range(1, 11) for year in (2564, 2565, 2566)
    ]
    assert table.loc[table["fiscal_year"] == 2564, "score"].isna().all()
    by_key = table.set_index(["number", "fiscal_year"])["score"]
    assert (by_key[1, 2565], by_key[1, 2566], by_key[10, 2565]) == (91.22, 99.75, 47.5)
    assert not table["computed"].any()
    assert list(table.drop_duplicates("number")["instrument"]) == ["IIT"] * 5 + ["EIT"] * 3 + ["OIT"] * 2
    assert table["score"].dtype == "float64"


def test_computed_values_are_marked() -> None:
    table = indicator_years(pub.frame(pub.items("ค", 2566, pub.KHOEN_IIT)), "ค", [2566]).set_index("number")
    assert table.loc[2, "score"] == 98.11  # 588.63 ÷ 6 = 98.105, half up
    assert table.loc[2, "computed"]
    assert math.isnan(float(table.loc[6, "score"]))
    assert not table.loc[6, "computed"]


def test_one_name_for_an_indicator_in_all_years() -> None:
    table = indicator_years(pub.frame(), "ค", [2562, 2566])
    assert (table.groupby("number")["name"].nunique() == 1).all()


def test_no_years_and_years_without_rules() -> None:
    assert indicator_years(pub.KHOEN, "ค", []).empty
    table = indicator_years(pub.frame(pub.indicators("ค", 2570, "91.00")), "ค", [2570])
    assert table["score"].iloc[0] == 91.0
    assert pd.isna(table["score"].iloc[1])


def question(code: str, year: int, years: list[int], *scores: list[Score]) -> list[tuple[int, str, str, object, bool]]:
    """(year, code of that year, part, score, joined) of every row."""
    table = item_years(pub.frame(*scores), "ก", code, year, years)
    assert tuple(table.columns) == ITEM_YEAR_COLUMNS
    columns = ("fiscal_year", "code", "instrument", "score", "joined")
    return [tuple(row) for row in table.loc[:, list(columns)].itertuples(index=False, name=None)]


IIT_2564 = pub.items("ก", 2564, {"i12": "61.00", "i19": "70.10", "i23": "80.20", "i28": "65.50"})
IIT_2565 = pub.items("ก", 2565, {"i19": "71.10", "i23": "81.20"})
IIT_2566 = pub.items("ก", 2566, {"i8": "88.00", "i12": "89.00", "i19": "90.10", "i23": "91.20", "i30": "92.00"})
IIT = (IIT_2564, IIT_2565, IIT_2566)


def test_the_question_is_followed_and_not_the_code() -> None:
    """i19 and i23 changed places between FY2564 and FY2566; which they are in FY2565 is not known."""
    assert question("i23", 2566, [2564, 2565, 2566], *IIT) == [
        (2564, "i19", "IIT", Decimal("70.10"), True),
        (2565, "i23", "IIT", Decimal("81.20"), False),
        (2566, "i23", "IIT", Decimal("91.20"), True),
    ]
    assert question("i19", 2566, [2564, 2566], *IIT) == [
        (2564, "i23", "IIT", Decimal("80.20"), True),
        (2566, "i19", "IIT", Decimal("90.10"), True),
    ]
    assert question("i19", 2564, [2566], *IIT) == [(2566, "i23", "IIT", Decimal("91.20"), True)]


def test_a_question_without_a_counterpart_has_a_gap_and_a_reason() -> None:
    assert question("i8", 2566, [2564, 2566], *IIT) == [
        (2564, "", "", None, False),
        (2566, "i8", "IIT", Decimal("88.00"), True),
    ]
    assert question("i12", 2564, [2566], *IIT) == [(2566, "", "", None, False)]
    note = item_years(pub.frame(*IIT), "ก", "i12", 2564, [2566])["note"].iloc[0]
    assert note.startswith("ไม่มีข้อที่ตรงกัน · ปี 2566 ไม่มีคำถามเรื่องโอกาสสอบถาม")


def test_the_nearest_question_is_told_and_not_joined() -> None:
    table = item_years(pub.frame(*IIT), "ก", "i30", 2566, [2564])
    assert table.loc[0, ["code", "score", "joined"]].tolist() == ["i28", Decimal("65.50"), False]
    assert "ไม่ใช่คำถามเดียวกัน" in table.loc[0, "note"]


def test_oit_moves_and_merges() -> None:
    before = pub.items("ก", 2565, {"o10": "100.00", "o15": "0.00", "o16": "100.00", "o18": "0.00"})
    now = pub.items("ก", 2566, {"o11": "100.00", "o15": "100.00", "o16": "100.00"})
    assert question("o16", 2566, [2565, 2566], before, now) == [
        (2565, "o15", "OIT", Decimal("0.00"), True),
        (2566, "o16", "OIT", Decimal("100.00"), True),
    ]
    assert question("o11", 2566, [2565], before, now) == [
        (2565, "o10", "OIT", Decimal("100.00"), False),
        (2565, "o18", "OIT", Decimal("0.00"), False),
    ]


def test_eit_parts_stand_apart_and_earlier_years_are_not_joined() -> None:
    scores = (
        pub.items("ก", 2565, {"e9": "80.00"}),
        pub.items("ก", 2566, {"e9": "90.00"}, "EIT1"),
        pub.items("ก", 2566, {"e9": "70.00"}, "EIT2"),
    )
    assert question("e9", 2566, [2565, 2566], *scores) == [
        (2565, "e9", "EIT", Decimal("80.00"), False),
        (2566, "e9", "EIT1", Decimal("90.00"), True),
        (2566, "e9", "EIT2", Decimal("70.00"), True),
    ]
    note = item_years(pub.frame(*scores), "ก", "e9", 2566, [2565])["note"].iloc[0]
    assert "ยังไม่พบข้อคำถาม EIT ของปี 2565" in note
    assert "สองส่วน" in note


def test_a_year_without_the_score_is_said() -> None:
    table = item_years(pub.frame(IIT_2566), "ก", "i23", 2566, [2564, 2566])
    assert table["score"].tolist() == [None, Decimal("91.20")]
    assert table["joined"].tolist() == [False, True]
    assert "ไม่มีคะแนนของข้อนี้ในไฟล์ของปีนี้" in table["note"].iloc[0]
    assert table["note"].iloc[1] == ""
    assert table["source"].tolist() == ["", "ตัวอย่าง › IIT i23"]


def test_what_is_not_verified_is_said() -> None:
    rows = item_years(pub.frame(pub.items("ก", 2565, {"o10": "0.00"})), "ก", "o10", 2564, [2565])
    assert not rows["verified"].iloc[0]
    assert "ยังไม่ได้ตรวจยืนยัน" in rows["note"].iloc[0]
