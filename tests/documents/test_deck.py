"""What the deck holds: figures, flagged items, measures, what is asked of the meeting."""

from __future__ import annotations

from decimal import Decimal

from itadash.analysis.verdicts import Overrule, verdicts
from itadash.assessment.announced import Announced
from itadash.assessment.result import build
from itadash.documents.deck import deck
from itadash.measures.model import Measure, MeasuresTable
from tests.assessment.publications import ANG_THONG, KHOEN
from tests.documents.slide_files import (
    NONE,
    TABLE,
    TARGET,
    ZERO,
    deck_of,
)


def test_the_deck_of_a_published_result() -> None:
    """อบต. ค: six OIT items of 0, three EIT items below 85; 0.30 × 80.94 + 0.30 × 71.16 + 0.40 × 63.75 is 71.13."""
    made = deck_of(TABLE)
    assert (made.total.score, made.total.previous, made.total.change) == tuple(
        map(Decimal, ("87.33", "71.13", "16.20"))
    )
    assert made.level == "ผ่าน"
    assert {s.code: (str(s.score), s.below) for s in made.instruments} == {
        "IIT": ("98.39", False),
        "EIT": ("88.54", False),
        "OIT": ("78.13", True),
    }
    assert [str(s.share) for s in made.instruments] == ["0.30", "0.30", "0.40"]
    assert made.years == (2565, 2566)
    assert [(s.name, [str(score) for score in s.scores]) for s in made.whole] == [
        ("คะแนนรวม", ["71.13", "87.33"]),
        ("IIT", ["80.94", "98.39"]),
        ("EIT", ["71.16", "88.54"]),
        ("OIT", ["63.75", "78.13"]),
    ]
    assert [s.code for s in made.trend] == [str(n) for n in range(1, 11)]
    assert made.trend[9].scores == (Decimal("47.50"), Decimal("61.25"))
    assert [item.code for item in made.flagged] == [*ZERO, "E15", "E11", "E12"]  # 0.00 six times, 79.74, 79.77, 80.84
    assert {(item.sign, item.verdict) for item in made.flagged} == {("▼", "ต้องแก้ไข")}


def test_measures_are_told_in_short_by_topic() -> None:
    first, second, last = deck_of(TABLE).measures
    assert first.topic.startswith("1. ")
    assert first.measure == "ลดขั้นตอน"
    assert (second.measure, second.owner) == ("เผยแพร่มาตรการ (ข้อ O42, O43)", "สำนักปลัด, กองคลัง")
    assert second.topic.startswith("7. ")
    assert last.topic == "มาตรการอื่น"


def test_a_measure_without_a_name_is_told_by_its_method() -> None:
    """A published table has its measures in the column of methods."""
    named = Measure("a", 1, (), "", "1. จัดทำคู่มือ\n2. เผยแพร่")
    table = MeasuresTable("ค", 2567, (named, Measure("b", 1, (), "\n", "")))
    assert [each.measure for each in deck_of(table).measures] == ["จัดทำคู่มือ", ""]


def test_the_meeting_is_asked_to_decide() -> None:
    asked = deck_of(TABLE).decisions
    assert asked[0] == "รับทราบผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566 คะแนนรวม 87.33 คะแนน ระดับ “ผ่าน”"
    assert "ปีงบประมาณ พ.ศ. 2567 จำนวน 3 มาตรการ" in asked[1]
    assert len(asked) == 4
    assert len(deck_of().decisions) == 1  # without measures there is nothing to adopt


def test_an_announced_level_stands_where_the_scores_leave_it_open_and_beside_another() -> None:
    said = Announced("ผ่านดี", None, "ประกาศผล")
    open_scores = KHOEN[KHOEN["level"] == "total"]
    open_result = build(open_scores, "ค", 2566, TARGET)
    assert not open_result.level.name
    shown = deck(open_result, open_scores, verdicts(open_result), NONE, said)
    assert shown.level == "ผ่านดี"
    assert "ระดับตามประกาศ “ผ่านดี” (ที่มา: ประกาศผล)" in shown.level_reason
    assert shown.decisions[0].endswith("ระดับ “ผ่านดี”")
    result = build(KHOEN, "ค", 2566, TARGET)  # by the scores "ผ่าน"
    other = deck(result, KHOEN, verdicts(result), NONE, said)
    assert other.level == "ผ่าน"
    assert "ระดับตามประกาศ “ผ่านดี”" in other.level_reason
    assert other.level_reason.count("ผ่านดี") > 1  # the two are said to disagree


def test_the_lowest_stands_first_and_the_part_is_named() -> None:
    result = build(ANG_THONG, "ก", 2566, TARGET)
    made = deck(result, ANG_THONG, verdicts(result), MeasuresTable("ก", 2566))
    scores = [item.score for item in made.flagged]
    assert scores == sorted(scores, key=lambda score: score or 0)
    tenth = next(item for item in made.flagged if item.code == "E10")  # Survey is the lower of its two parts
    assert tenth.label.endswith("(EIT Survey)")


def test_a_persons_verdict_is_shown() -> None:
    result = build(KHOEN, "ค", 2566, TARGET)
    own = verdicts(result, None, {"o26": Overrule("keep", "แก้แล้ว")})
    shown = {item.code: item.verdict for item in deck(result, KHOEN, own, NONE).flagged}
    assert shown["O26"] == "รักษาระดับ"
    assert shown["O35"] == "ต้องแก้ไข"
