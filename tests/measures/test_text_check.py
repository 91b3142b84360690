"""What must not stand in signed measures is pointed out with its place, and nothing else is."""

from __future__ import annotations

from itadash.measures.model import Measure, MeasuresTable
from itadash.measures.text_check import check, corrected

GOOD = Measure(
    "a", 1, ("e1",), "ยกระดับบริการ", "ทบทวนขั้นตอน", "กองคลัง", "1 ตุลาคม 2566 ถึง 30 กันยายน 2567", "1. ประชุม", "รายงานผล"
)


def table(*measures: Measure) -> MeasuresTable:
    return MeasuresTable("องค์การบริหารส่วนตำบลทดสอบ", 2566, measures)


def found(*measures: Measure) -> list[tuple[int, str, str]]:
    return [(note.number, note.field, note.kind) for note in check(table(*measures))]


def test_good_texts_are_left_alone() -> None:
    own = Measure("b", method="องค์การบริหารส่วนตำบลทดสอบจัดประชุมร่วมกับกรมส่งเสริมการปกครองท้องถิ่น")
    assert found(GOOD, own) == []


def test_template_words_are_found_in_their_field() -> None:
    assert found(GOOD, Measure("b", owner="(ใส่ชื่อหน่วยงาน)")) == [(2, "owner", "placeholder")]


def test_another_agency_s_name_is_found() -> None:
    assert found(Measure("a", method="ให้เทศบาลตำบลสมมติใหม่มีข้อจำกัดด้านบุคลากร")) == [(1, "method", "agency")]


def test_slips_of_spelling_are_put_right_and_only_they() -> None:
    slip = Measure("a", steps="1. ให้บริการอย่างสดวก\n2. ใช้จ่ายคุ่มค่า", owner="(ระบุชื่อ)")
    notes = check(table(slip))
    assert {note.kind for note in notes} == {"spelling", "placeholder"}
    (after,) = corrected(table(slip), notes).measures
    assert after.steps == "1. ให้บริการอย่างสะดวก\n2. ใช้จ่ายคุ้มค่า"
    assert after.owner == "(ระบุชื่อ)"
