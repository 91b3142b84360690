"""The terms and their meanings: complete, sourced, and doubtful ones say so."""

from __future__ import annotations

from itadash.rules import load
from itadash.rules.glossary import glossary, term


def test_each_term_is_told_with_its_source() -> None:
    assert all(each.name and each.meaning and each.source for each in glossary().values())


def test_a_doubt_is_said_where_the_term_is_explained() -> None:
    assert {each.id for each in glossary().values() if "ยังไม่ได้ตรวจยืนยัน" in each.help} == {
        "level",
        "topic",
        "verdict",
        "progress",
    }


def test_figures_agree_with_the_rules_of_2566() -> None:
    rules = load(2566)
    weights = {part.code: part.weight for instrument in rules.instruments for part in instrument.parts}
    weights |= {each.code: each.weight for each in rules.instruments}
    assert [float(weights[code]) for code in ("IIT", "EIT1", "EIT2", "OIT")] == [0.30, 0.15, 0.15, 0.40]
    for share in ("IIT ร้อยละ 30", "ส่วนละร้อยละ 15", "OIT ร้อยละ 40"):
        assert share in term("total").meaning
    assert rules.target == 85
    assert "85" in term("target").name
