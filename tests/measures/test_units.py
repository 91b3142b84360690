from __future__ import annotations

import pytest

from itadash.measures import units


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("องค์การบริหารส่วนจังหวัดตัวอย่าง", "อบจ."),
        ("อบจ.ตัวอย่าง", "อบจ."),
        ("องค์กรบริหารส่วนตำบลตัวอย่าง", "อบต."),  # as a reference document misprints it
        ("อบต. ตัวอย่าง", "อบต."),
        ("เทศบาลนครตัวอย่าง", "เทศบาล"),
        ("ทต.ตัวอย่าง", "เทศบาล"),
        ("เมืองพัทยา", units.OTHER),
        ("", units.OTHER),
    ],
)
def test_the_kind_of_agency_is_told_by_its_name(name: str, kind: str) -> None:
    assert units.kind_of(name) == kind


def test_every_kind_has_a_unit_for_every_role() -> None:
    for kind in ("อบจ.", "เทศบาล", "อบต.", units.OTHER):
        place = units.Office(kind)
        for role in units.roles():
            assert units.unit(role, place).startswith(
                ("สำนัก", "กอง", "งาน", "หน่วย", "นายก", "ผู้บริหาร", "ทุกส่วน", "คณะทำงาน")
            )


def test_usual_units_of_a_kind() -> None:
    assert units.default_units("อบต.")[:3] == ("สำนักปลัด", "กองคลัง", "กองช่าง")
    assert "กองพัสดุและทรัพย์สิน" in units.default_units("อบจ.")
    assert "สำนักปลัดเทศบาล" in units.default_units("เทศบาล")
    for kind in ("อบจ.", "เทศบาล", "อบต."):
        names = units.default_units(kind)
        assert len(names) == len(set(names)) >= 7
        assert not any(name.startswith("นายก") for name in names)


def test_a_list_of_units_fills_the_roles_it_names() -> None:
    place = units.office("อบจ.ตัวอย่าง", ["สำนักปลัด  อบจ.", "", "กองคลัง", "ฝ่ายพัสดุ กองคลัง", "กองแผนงาน", "กองคลัง"])
    assert place.units == ("สำนักปลัด อบจ.", "กองคลัง", "ฝ่ายพัสดุ กองคลัง", "กองแผนงาน")
    assert units.unit("clerk", place) == "สำนักปลัด อบจ."
    assert units.unit("finance", place) == "กองคลัง", "the unit, not its section"
    assert units.unit("supplies", place) == "ฝ่ายพัสดุ กองคลัง"
    assert units.unit("strategy", place) == "กองแผนงาน"
    assert units.unit("personnel", place) == "งานการเจ้าหน้าที่ สำนักปลัด อบจ.", "the list has no unit of its own for it"
    assert units.unit("audit", place) == "หน่วยตรวจสอบภายใน"
    assert units.unit("every", place) == "ทุกส่วนราชการ"
    assert units.unit("กองสารสนเทศ", place) == "กองสารสนเทศ"


def test_a_usual_unit_in_the_list_keeps_its_role() -> None:
    """The two published measures of อบจ. give publicity to กองยุทธศาสตร์และงบประมาณ."""
    place = units.office("อบจ.ตัวอย่าง", ["สำนักปลัด", "กองยุทธศาสตร์และงบประมาณ"])
    assert units.unit("pr", place) == "กองยุทธศาสตร์และงบประมาณ"


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ([], ""),
        (["finance"], "กองคลัง"),
        (["finance", "works"], "กองคลัง ร่วมกับกองช่าง"),
        (["finance", "works", "audit"], "กองคลัง ร่วมกับกองช่าง และหน่วยตรวจสอบภายใน"),
        (["finance", "works", "audit", "every"], "กองคลัง ร่วมกับกองช่าง หน่วยตรวจสอบภายใน และทุกส่วนราชการ"),
        (["every"], "ทุกส่วนราชการ"),
        (["every", "clerk"], "ทุกส่วนราชการ โดยสำนักปลัดเป็นผู้ประสานงาน"),
        (["every", "personnel"], "ทุกส่วนราชการ โดยงานการเจ้าหน้าที่ สำนักปลัด เป็นผู้ประสานงาน"),
        (["supplies", "finance", "audit"], "งานพัสดุและทรัพย์สิน กองคลัง ร่วมกับหน่วยตรวจสอบภายใน"),
        (["pr", "clerk"], "งานประชาสัมพันธ์ สำนักปลัด"),
        (["clerk", "personnel"], "สำนักปลัด"),
    ],
)
def test_owners_in_words(wanted: list[str], words: str) -> None:
    assert units.owner(wanted, units.Office("อบต.")) == words
