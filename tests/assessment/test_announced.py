"""The announced level and total beside those of the scores."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.assessment.announced import Announced, conflicts, sentence
from itadash.assessment.result import Result, build
from itadash.scores import Score, frame

D = Decimal
AGENCY = "เทศบาลตัวอย่าง"


def result(year: int = 2566, **figures: str) -> Result:
    """A result with a total and scores of instruments."""
    rows = [
        Score(
            *(AGENCY, year, "total" if code == "total" else "instrument", "" if code == "total" else code, code),
            D(score),
            f"ก › {code}",
        )
        for code, score in figures.items()
    ]
    return build(frame(rows), AGENCY, year, D(85))


# EIT Public and Survey are not known: a mean of 86.18 may hide one below 85, so 94.96 is “ผ่านดี” or “ผ่าน”.
OPEN = result(total="94.96", IIT="97.01", EIT="86.18", OIT="100.00")


def test_one_of_the_levels_that_the_scores_leave_open_is_no_conflict() -> None:
    assert (OPEN.level.name, OPEN.level.candidates) == ("", ("ผ่านดี", "ผ่าน"))
    assert conflicts(Announced("ผ่านดี", D("94.96"), "ประกาศ"), OPEN) == []
    assert conflicts(Announced("ผ่าน"), OPEN) == []
    assert conflicts(Announced(), OPEN) == []


@pytest.mark.parametrize(
    ("level", "told"),
    [
        ("ผ่านดีเยี่ยม", "ระดับตามประกาศ “ผ่านดีเยี่ยม” ไม่ตรงกับที่คำนวณ"),  # begins at 95.00
        ("ต้องปรับปรุง", "ระดับตามประกาศ “ต้องปรับปรุง” ไม่ตรงกับที่คำนวณ"),
        ("A", "ระดับตามประกาศ “A” ไม่ใช่ระดับของปีงบประมาณ พ.ศ. 2566"),
    ],
)
def test_a_level_that_the_scores_rule_out_is_told(level: str, told: str) -> None:
    (found,) = conflicts(Announced(level), OPEN)
    assert found.startswith(told)


def test_a_level_that_follows_from_the_scores_is_held_against_the_announced_one() -> None:
    known = result(total="92.31", IIT="93.46", EIT1="92.57", EIT2="79.21", OIT="96.25")
    assert conflicts(Announced("ผ่าน"), known) == []
    (found,) = conflicts(Announced("ผ่านดี"), known)
    assert "79.21" in found


def test_a_printed_total_must_be_the_announced_one_to_the_hundredth() -> None:
    (found,) = conflicts(Announced(total=D("94.95")), OPEN)
    assert found == "คะแนนรวมตามประกาศ 94.95 ไม่ตรงกัน ไฟล์ผลคะแนนพิมพ์ว่า 94.96"


def test_a_computed_total_may_differ_by_what_rounding_moves() -> None:
    computed = result(IIT="97.01", EIT="86.18", OIT="100.00")  # 29.103 + 25.854 + 40 = 94.957
    assert computed.total is not None
    assert computed.total.value == D("94.96")
    assert conflicts(Announced(total=D("94.94")), computed) == []
    assert conflicts(Announced(total=D("94.93")), computed) == ["คะแนนรวมตามประกาศ 94.93 ไม่ตรงกัน คำนวณจากคะแนนได้ 94.96"]


def test_without_a_total_of_the_scores_the_announced_one_is_used() -> None:
    alone = result(OIT="80.00")
    assert alone.total is None
    assert conflicts(Announced("ผ่านดี"), alone) == []
    (found,) = conflicts(Announced("ผ่านดี", D("90")), alone)  # OIT is below 85: at most “ผ่าน”
    assert "80.00" in found


def test_the_announcement_in_words() -> None:
    assert sentence(Announced("ผ่านดี", D("94.96"), "ประกาศ ก")) == (
        "ระดับตามประกาศ “ผ่านดี” คะแนนรวมตามประกาศ 94.96 คะแนน (ที่มา: ประกาศ ก)"
    )
    assert sentence(Announced("ผ่านดี")) == "ระดับตามประกาศ “ผ่านดี”"
    assert sentence(Announced(source="ประกาศ ก")) == ""
