"""What the person sets, overrules and writes is kept; what the figures say goes on following them."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from itadash.analysis.record import Analysis, accept, from_json, overrule, rewrite, shown, to_json, with_setting
from itadash.analysis.verdicts import DEFECT, KEEP, Overrule, Setting


def test_text_that_nobody_edited_follows_the_figures() -> None:
    assert shown("topic-1", "ได้ 80 คะแนน", Analysis()).text == "ได้ 80 คะแนน"
    assert shown("topic-1", "ได้ 90 คะแนน", Analysis()).text == "ได้ 90 คะแนน"


def test_edited_text_stays_and_is_marked_when_the_figures_change() -> None:
    analysis = rewrite(Analysis(), "topic-1", "หน่วยงานได้ 80 คะแนน", "ได้ 80 คะแนน")
    now = shown("topic-1", "ได้ 80 คะแนน", analysis)
    assert (now.text, now.edited, now.outdated) == ("หน่วยงานได้ 80 คะแนน", True, False)
    later = shown("topic-1", "ได้ 90 คะแนน", analysis)
    assert (later.text, later.by_rules, later.outdated) == ("หน่วยงานได้ 80 คะแนน", "ได้ 90 คะแนน", True)
    kept = accept(analysis, "topic-1", "ได้ 90 คะแนน")
    assert not shown("topic-1", "ได้ 90 คะแนน", kept).outdated


@pytest.mark.parametrize("text", ["", "  ", "ได้ 80 คะแนน", " ได้ 80 คะแนน\n"])
def test_an_emptied_or_restored_text_follows_again(text: str) -> None:
    analysis = rewrite(Analysis(), "topic-1", "อื่น", "ได้ 80 คะแนน")
    assert not shown("topic-1", "ได้ 90 คะแนน", rewrite(analysis, "topic-1", text, "ได้ 80 คะแนน")).edited


def test_a_verdict_is_overruled_with_a_reason_only() -> None:
    with pytest.raises(ValueError, match="เหตุผล"):
        overrule(Analysis(), "o26", KEEP, "  ")
    analysis = overrule(Analysis(), "o26", KEEP, "เปิดเผย\nแล้ว")
    assert analysis.overrules == {"o26": Overrule(KEEP, "เปิดเผย แล้ว")}
    assert overrule(analysis, "o26", "", "").overrules == {}
    with pytest.raises(ValueError, match="วินิจฉัย"):
        overrule(Analysis(), "o26", "perfect", "ดีมาก")


def test_everything_comes_back_through_json() -> None:
    analysis = rewrite(overrule(Analysis(), "o26", DEFECT, "ยังไม่ครบ"), "item-i1", "ก", "ข")
    analysis = with_setting(analysis, "fallen", Setting(True, Decimal("2.50"), DEFECT))
    assert from_json(json.loads(json.dumps(to_json(analysis)))) == analysis


def test_what_is_not_understood_is_left_out() -> None:
    data = {
        "settings": {"fallen": {"amount": "x", "verdict": "?"}, "unknown": {"on": True}},
        "overrules": {"i1": ["?", "ก"]},
    }
    analysis = from_json(data)
    assert analysis.settings.rules == {"fallen": Setting(True, None, None)}
    assert analysis.overrules == {}
    assert from_json({"settings": {"fallen": {"amount": "NaN"}}}).settings.rules["fallen"].amount is None
