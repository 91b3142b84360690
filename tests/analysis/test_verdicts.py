"""Verdicts on the published results: the sets are told by hand from the printed scores."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest

from itadash.analysis.verdicts import (
    DEFECT,
    DEVELOP,
    KEEP,
    VERDICTS,
    Overrule,
    Setting,
    Settings,
    names,
    rules,
    verdicts,
)
from itadash.assessment.result import Result, build
from tests.assessment.publications import ANG_THONG, KHOEN, LAMPANG, frame, items

TARGET = Decimal(85)


def result(table: pd.DataFrame, agency: str) -> Result:
    return build(table, agency, 2566, TARGET)


def codes(found: dict[str, object], verdict: str) -> str:
    return " ".join(code for code, v in found.items() if v.verdict == verdict)  # type: ignore[attr-defined]


def test_ang_thong() -> None:
    """Below 85 in one part at least; the four other IIT items that are printed are among the five lowest."""
    found = verdicts(result(ANG_THONG, "ก"))
    assert codes(found, DEFECT) == "i8 e1 e2 e3 e5 e6 e7 e8 e9 e10 e11 e12 e15"
    assert codes(found, DEVELOP) == "i7 i19 i24 i27"
    assert codes(found, KEEP) == "e13"


def test_lampang() -> None:
    """e7 has 85.00 and passes; i27–i30 share the fifth lowest score of IIT (95.57) with i28."""
    found = verdicts(result(LAMPANG, "ข"))
    assert codes(found, DEFECT) == "i24 e1 e2 e5 e9 e11 e12 e15"
    assert codes(found, DEVELOP) == "i25 i26 i27 i28 i29 i30"
    assert found["e7"].verdict == KEEP


def test_khoen() -> None:
    """o26 and o42, o43 have no score: no topic that holds them can only be kept."""
    found = verdicts(result(KHOEN, "ค"))
    assert codes(found, DEFECT) == "e11 e12 e15 o26 o35 o37 o38 o42 o43"
    assert codes(found, DEVELOP) == "i7 i8 i21 i23 i24 e3 e4"


def test_reasons_are_told_in_words() -> None:
    found = verdicts(result(KHOEN, "ค"))
    assert [r.text for r in found["o42"].reasons] == ["ข้อมูลที่เปิดเผยยังไม่ได้คะแนน (0 จาก 100)"]
    assert [r.text for r in found["e11"].reasons] == [
        "ได้ 79.77 คะแนน ต่ำกว่าเกณฑ์ 85 คะแนน",
        "เป็นหนึ่งใน 5 ข้อที่ได้คะแนนต่ำสุดของ EIT",
    ]


def two_items(**columns: object) -> Result:
    """i1 95, i2 90 and whatever the columns say."""
    made = build(frame(items("ก", 2566, {"i1": "95.00", "i2": "90.00"})), "ก", 2566, TARGET)
    for name, value in columns.items():
        made.items[name] = pd.Series([value] * len(made.items), dtype="object", index=made.items.index)
    return made


NO_LOWEST = {"among_lowest": Setting(on=False)}


@pytest.mark.parametrize(("previous", "verdict"), [("95.00", DEVELOP), ("94.99", KEEP), ("80.00", KEEP)])
def test_a_fall_of_five_points_is_to_be_developed(previous: str, verdict: str) -> None:
    found = verdicts(two_items(previous=Decimal(previous)), Settings(NO_LOWEST))
    assert found["i2"].verdict == verdict


@pytest.mark.parametrize(("survey", "verdict"), [("85.00", DEVELOP), ("85.01", KEEP)])
def test_parts_fifteen_points_apart_are_to_be_developed(survey: str, verdict: str) -> None:
    table = frame(items("ก", 2566, {"e1": "100.00"}, "EIT1"), items("ก", 2566, {"e1": survey}, "EIT2"))
    found = verdicts(build(table, "ก", 2566, TARGET), Settings(NO_LOWEST))
    assert found["e1"].verdict == verdict


def test_the_person_sets_amount_verdict_and_whether_a_rule_counts() -> None:
    made = two_items(previous=Decimal("92.00"))
    stricter = Settings({**NO_LOWEST, "fallen": Setting(amount=Decimal(2), verdict=DEFECT)})
    assert verdicts(made, stricter)["i2"].verdict == DEFECT
    assert verdicts(made, Settings({**NO_LOWEST, "fallen": Setting(on=False, amount=Decimal(2))}))["i2"].verdict == KEEP
    one = Settings({"among_lowest": Setting(amount=Decimal(1)), "fallen": Setting(on=False)})
    assert {code: v.verdict for code, v in verdicts(made, one).items()} == {"i1": KEEP, "i2": DEVELOP}


def test_an_item_with_full_score_is_never_among_the_lowest() -> None:
    made = build(frame(items("ก", 2566, {"i1": "100.00", "i2": "90.00"})), "ก", 2566, TARGET)
    assert {code: v.verdict for code, v in verdicts(made).items()} == {"i1": KEEP, "i2": DEVELOP}


def test_an_overruled_verdict_keeps_what_the_rules_said() -> None:
    found = verdicts(result(KHOEN, "ค"), overrules={"o42": Overrule(KEEP, "เปิดเผยแล้วหลังการตรวจ")})
    assert (found["o42"].verdict, found["o42"].by_rules) == (KEEP, DEFECT)
    assert found["o42"].reasons
    assert found["o43"].overrule is None


def test_an_oit_zero_is_a_defect_whatever_the_target() -> None:
    made = build(frame(items("ก", 2566, {"o1": "0.00", "o2": "100.00"})), "ก", 2566, Decimal(0))
    assert {code: v.verdict for code, v in verdicts(made).items()} == {"o1": DEFECT, "o2": KEEP}


def test_every_verdict_has_a_name_and_a_sign_and_every_rule_a_source() -> None:
    assert set(names()) == set(VERDICTS)
    assert len({name.sign for name in names().values()}) == 3
    assert all(rule.source and rule.verdict in VERDICTS for rule in rules())
