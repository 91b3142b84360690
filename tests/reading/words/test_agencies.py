"""Names of local governments: written out, damaged, with their places, the same and not the same."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadash.reading import read_paste
from itadash.reading.words.agencies import KINDS, Agency, expand, parts, same_agency, told_apart
from itadash.reading.words.names import main_agency
from itadash.reading.words.repair import repaired


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("อบต. เขิน", "องค์การบริหารส่วนตำบลเขิน"),
        ("อ.บ.ต.เขิน", "องค์การบริหารส่วนตำบลเขิน"),
        ("อบต เขิน", "องค์การบริหารส่วนตำบลเขิน"),
        ("องค์กรบริหารส่วนตำบลเขิน", "องค์การบริหารส่วนตำบลเขิน"),
        ("องคก์ ารบริหารส่วนตาบล เขิน", "องค์การบริหารส่วนตำบลเขิน"),
        ("เทศบาลต\ufffdาบลทดสอบ", "เทศบาลตำบลทดสอบ"),
        ("ทม.ตัวอย่าง", "เทศบาลเมืองตัวอย่าง"),
        ("เทศบาลเมืองเมืองทดลอง", "เทศบาลเมืองเมืองทดลอง"),
        ("กองคลัง", "กองคลัง"),
        ("ทนทาน", "ทนทาน"),
    ],
)
def test_names_are_written_out(printed: str, name: str) -> None:
    assert expand(printed) == name


@pytest.mark.parametrize(
    ("printed", "agency"),
    [
        (
            "อบต.เขิน ตำบลเขิน อำเภอน้ำเกลี้ยง จังหวัดศรีสะเกษ",
            Agency(KINDS[1], "เขิน", "น้ำเกลี้ยง", "ศรีสะเกษ"),
        ),
        ("เทศบาลนครนาทดสอบ จ.สมมติบุรี", Agency(KINDS[2], "นาทดสอบ", "", "สมมติบุรี")),
        ("องค์การบริหารส่วนจังหวัดทดลองนคร จังหวัดทดลองนคร", Agency(KINDS[0], "ทดลองนคร", "", "ทดลองนคร")),
        ("เทศบาลตำบลเขาสมมติอำเภอเมืองจังหวัดทดลอง", Agency(KINDS[4], "เขาสมมติ", "เมือง", "ทดลอง")),
        ("อบจ.ตัวอย่าง (ตัวอย่าง)", Agency(KINDS[0], "ตัวอย่าง")),
        ("อบรม.เชิณ", Agency(KINDS[1], "เชิณ", whole=False)),
        ("สำนักปลัด", Agency("", "สำนักปลัด")),
    ],
)
def test_parts_of_a_name(printed: str, agency: Agency) -> None:
    assert parts(printed) == agency


@pytest.mark.parametrize(
    ("left", "right", "said"),
    [
        ("องค์การบริหารส่วนตำบลเขิน", "อบต.เขิน", "same"),
        ("องค์การบริหารส่วนตำบลเขิน อำเภอน้ำเกลี้ยง", "อบต. เขิน จังหวัดศรีสะเกษ", "same"),
        ("เทศบาลตำบล ทดสอบ", "ทต.ทดสอบ", "same"),
        # the own name of an agency, damaged in its document [FY2566 reference reports]
        ("องค์การบริหารส่วนตำบลเขิน", "องค์กรบริหารส่วนตำบลเงิน", "damaged"),
        ("องค์การบริหารส่วนตำบลเขิน", "อบรม.เชิณ", "damaged"),
        ("องค์การบริหารส่วนตำบลเขาน้อย", "อบอุ่น.เขาน้อย", "damaged"),
        ("เทศบาลตำบลทดสอบ", "เทศบาลตำบลทดสอป", "damaged"),
        # another agency's name in a document [FY2566 reference reports]
        ("องค์การบริหารส่วนจังหวัดลำปาง", "องค์การบริหารส่วนตำบลวัดจันทร์", "other"),
        ("องค์การบริหารส่วนตำบลหนองขาม", "องค์การบริหารส่วนตำบลหนองงาม", "other"),
        ("องค์การบริหารส่วนตำบลเขิน", "เทศบาลตำบลเขิน", "other"),
        ("เทศบาลตำบลบ้านโพธิ์ จังหวัดหนึ่ง", "เทศบาลตำบลบ้านโพธิ์ จังหวัดสอง", "other"),
        ("องค์การบริหารส่วนตำบลเขิน", "การฝึกอบรม.จัดทำ", "other"),
        ("องค์การบริหารส่วนตำบลเขิน", "อบรม.พัฒนาบุคลากร", "other"),
        ("องค์การบริหารส่วนตำบลเขิน", "", "other"),
    ],
)
def test_the_same_agency_or_another(left: str, right: str, said: str) -> None:
    assert same_agency(left, right) == said
    assert same_agency(right, left) == said


NAMES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(KINDS),
        st.sampled_from(["บ้าน", "หนอง", "ท่า", "เขา"]),
        st.sampled_from(["ทดสอบ", "ตัวอย่าง", "สมมติ"]),
    ),
)


@given(NAMES, NAMES)
def test_two_whole_names_are_one_agencys_only_when_they_are_equal(left: str, right: str) -> None:
    assert same_agency(left, right) == ("same" if left == right else "other")


@given(NAMES, st.integers(0, 2**32))
def test_a_name_that_lost_marks_is_damaged_and_no_other(name: str, seed: int) -> None:
    dice = random.Random(seed)
    damaged = "".join(c for c in name if c not in "ัิีึืุู็่้์" or dice.random() < 0.5)
    assert same_agency(name, damaged) == ("same" if damaged == name else "damaged")


def test_places_go_unless_they_tell_two_agencies_apart() -> None:
    long, short = "เทศบาลตำบลเขาสมมติ อำเภอเมือง จังหวัดทดลอง", "เทศบาลตำบลเขาสมมติ"
    assert told_apart([long, short]) == {long: short, short: short}
    other = "เทศบาลตำบลเขาสมมติ อำเภอท่า จังหวัดทดลอง"
    assert told_apart([long, other]) == {long: long, other: other}


def test_a_place_behind_the_name_of_a_title_is_no_part_of_the_name() -> None:
    reading = read_paste("หน่วยงาน : ทม.บ้านสมมติ อ.เมืองจำลอง จ.ทดลองนคร\nปีงบประมาณ 2566\nตัวชี้วัดที่ 1\t95.00")
    assert reading.agencies == ("เทศบาลเมืองบ้านสมมติ",)
    assert set(reading.printed["agency"]) == {"เทศบาลเมืองบ้านสมมติ"}


def test_a_damaged_kind_is_told_and_the_name_found_in_running_text() -> None:
    assert repaired("องค์กรบริหารส่วนตำบลทดสอบ")[0] == "องค์การบริหารส่วนตำบลทดสอบ"
    assert main_agency(["ผลของเทศบาลต\ufffdาบลทดสอบ ประจ\ufffdาปี", "เทศบาลตำบลทดสอบ"]) == "เทศบาลตำบลทดสอบ"
    assert repaired("องค์กรปกครองส่วนท้องถิ่น")[1] == ()
