from __future__ import annotations

import pytest

from itadash.measures.draft import draft
from itadash.measures.keep import kept, moved_codes, moved_years, unmatched
from itadash.measures.model import COLUMNS, Measure, MeasuresTable
from tests.measures.test_draft import everything_low, outcome


@pytest.mark.parametrize(
    ("printed", "moved"),
    [
        ("1 ตุลาคม 2565 ถึง 30 กันยายน 2566", "1 ตุลาคม 2566 ถึง 30 กันยายน 2567"),
        ("๒ ตุลาคม ๒๕๖๕ ถึง ๓๐ กันยายน ๒๕๖๖", "๒ ตุลาคม ๒๕๖๖ ถึง ๓๐ กันยายน ๒๕๖๗"),
        ("ปีงบประมาณ พ.ศ.๒๕๖๖", "ปีงบประมาณ พ.ศ.๒๕๖๗"),
        ("งบประมาณปี 2567", "งบประมาณปี 2568"),
        ("1 ต.ค. 65 - 30 ก.ย. ๖๖", "1 ต.ค. 66 - 30 ก.ย. ๖๗"),
        ("แผนปี 66", "แผนปี 67"),
        ("ตั้งแต่ปี 2562", "ตั้งแต่ปี 2562"),
        ("ตามคำสั่งที่ 344/2566", "ตามคำสั่งที่ 344/2566"),
        ("แผนป้องกันการทุจริต (พ.ศ. 2566–2570)", "แผนป้องกันการทุจริต (พ.ศ. 2566–2570)"),
        ("แผน พ.ศ. ๒๕๖๑ - ๒๕๖๕", "แผน พ.ศ. ๒๕๖๑ - ๒๕๖๕"),
        ("ตามประมวลจริยธรรมพนักงานส่วนท้องถิ่น พ.ศ. 2565", "ตามประมวลจริยธรรมพนักงานส่วนท้องถิ่น พ.ศ. 2565"),
        ("ประกาศนโยบายไม่รับของขวัญ ประจำปีงบประมาณ พ.ศ. 2566", "ประกาศนโยบายไม่รับของขวัญ ประจำปีงบประมาณ พ.ศ. 2567"),
        ("ปีงบประมาณ 2565 - 2566", "ปีงบประมาณ 2566 - 2567"),
        ("โทร 0 2566 1234 ต่อ 12566", "โทร 0 2567 1234 ต่อ 12566"),  # cannot be told; the person reads it over
    ],
)
def test_years_move_on(printed: str, moved: str) -> None:
    assert moved_years(printed, 2565, 2566) == moved


@pytest.mark.parametrize(
    ("printed", "moved"),
    [
        ("เผยแพร่สถิติ (ข้อ O15)", "เผยแพร่สถิติ (ข้อ O16)"),
        ("ข้อ o๑๕ และ O21", "ข้อ o๑๖ และ O19"),
        ("ข้อ O10, O12", "ข้อ O11, O13"),
        ("ข้อ O32 และ E10", "ข้อ O32 และ E10"),  # o32 was dropped, of e10 nobody knows
        ("ระบบ e-GP และ IIT 30 คน", "ระบบ e-GP และ IIT 30 คน"),
    ],
)
def test_codes_become_those_of_the_new_year(printed: str, moved: str) -> None:
    assert moved_codes(printed, 2565, 2566) == moved


def test_a_printed_measure_is_kept_with_its_words() -> None:
    last = Measure(
        "a",
        topic=0,
        items=("o15", "o32"),
        measure="จัดทำข้อมูลเชิงสถิติ (ข้อ O15, O32)",
        method="ข้อ O15 ได้ 0 คะแนน แสดงว่ายังไม่ครบ จึงเก็บสถิติทุกเดือนของปี ๒๕๖๖",
        owner="สำนักปลัด",
        period="1 ต.ค. 65 - 30 ก.ย. 66",
        steps="๑. เก็บสถิติ\n๒. เผยแพร่ภายในเดือนเมษายน ๒๕๖๖",
        follow_up="รายงานผู้บริหาร",
    )
    (now,) = kept(MeasuresTable("ก", 2565, (last,)))
    assert now == Measure(
        "kept-a",
        topic=0,
        items=("o16",),
        measure="จัดทำข้อมูลเชิงสถิติ (ข้อ O16)",
        method="เก็บสถิติทุกเดือนของปี ๒๕๖๗",
        owner="สำนักปลัด",
        period="1 ต.ค. 66 - 30 ก.ย. 67",
        steps="๑. เก็บสถิติ\n๒. เผยแพร่ภายในเดือนเมษายน ๒๕๖๗",
        follow_up="รายงานผู้บริหาร",
    )


def test_no_measure_is_lost_and_a_method_without_scores_stays() -> None:
    table = MeasuresTable("ก", 2565, (Measure("a", items=("o32",), method="- จัดช่องทาง จึงสะดวก"), Measure("b")))
    first, second = kept(table)
    assert (first.items, first.method) == ((), "- จัดช่องทาง จึงสะดวก")
    assert second == Measure("kept-b")


def test_a_kept_draft_answers_the_items_of_the_new_year() -> None:
    """Measures drafted for 2565 go on in the draft for 2566; items without a counterpart get the library's."""
    before = draft(everything_low(2565))
    after = draft(everything_low(2566), kept=kept(before))
    answered = [code for m in after.measures for code in m.items]
    assert set(answered) == {item for m in draft(everything_low(2566)).measures for item in m.items}
    carried = {m.items[0]: m for m in after.measures if m.id.startswith("kept-")}
    assert carried["o19"].id == "kept-draft-o21"
    assert carried["o19"].period == "1 ตุลาคม 2566 ถึง 30 กันยายน 2567"
    assert carried["o19"].topic == 5
    assert not {"o10", "o32", "o39"} & set(carried), "new items of 2566"
    for measure in carried.values():
        whole = " ".join(getattr(measure, name) for name in COLUMNS)
        assert "2565" not in whole
        assert whole.count("ได้ 0 คะแนน") == 1, "last year's scores are not told again"


def test_keeping_twice_says_continued_once() -> None:
    first = draft(outcome(2564, o21="50"))
    second = draft(outcome(2565, o21="60"), kept=kept(first))
    third = draft(outcome(2566, o19="70"), kept=kept(second))
    (measure,) = third.measures
    assert measure.items == ("o19",)
    assert measure.method.count("ต่อเนื่องจากปีก่อน") == 1
    assert "60" not in measure.method
    assert measure.method.endswith(kept(first)[0].method)


def test_over_two_years_and_what_has_no_counterpart() -> None:
    """The IIT questions of 2564 are compared with those of 2566; those of 2565 nobody found."""
    table = MeasuresTable("ก", 2564, (Measure("a", items=("i8", "i12", "i26")), Measure("b", items=("o10", "o18"))))
    assert [m.items for m in kept(table, 2566)] == [("i9",), ("o11",)]
    reasons = unmatched(table, 2566)
    assert list(reasons) == ["i12", "i26"]
    assert "ทักท้วง" in reasons["i12"]
    assert "ป้องกันได้จริง" in reasons["i26"], "another question on a neighbouring matter is not the same"


def test_a_year_without_rules_keeps_the_texts_only() -> None:
    table = MeasuresTable("ก", 2566, (Measure("a", items=("i7",), method="ประชุมเดือนมกราคม 2567"),))
    assert kept(table) == (Measure("kept-a", items=(), method="ประชุมเดือนมกราคม 2568"),)
    assert "2567" in unmatched(table)["i7"]
