"""The rows of a document in each published form, and the office's own columns."""

from __future__ import annotations

import json

from itadash.measures import form
from itadash.measures.model import Measure, MeasuresTable, from_json, to_json

MEASURES = (
    Measure("1", 2, ("e5",), "ยกระดับบริการ", "จัดบริการ", "กองคลัง", "ปี 2567", "1. ประชุม", "รายงาน"),
    Measure("2", 1, (), "", "ทำคู่มือ", "สำนักปลัด", "ปี 2567", "1. แต่งตั้ง", ""),
    Measure("3", 1, (), "แผนผัง", "", "สำนักปลัด", "", "", ""),
    Measure("4", 0, (), "อื่น ๆ", "", "", "", "", ""),
)
TABLE = MeasuresTable("เทศบาลตำบลทดสอบ", 2566, MEASURES)
TOPIC_1 = "1. กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ"
TOPIC_2 = "2. การให้บริการและระบบ E-Service"


def test_a2_is_a_table_a_topic() -> None:
    sections = form.sections(TABLE)
    assert [section.heading for section in sections] == [
        "ประเด็นที่ 1 กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
        "ประเด็นที่ 2 การให้บริการและระบบ E-Service",
        "มาตรการอื่น",
    ]
    assert sections[1].rows == (("ยกระดับบริการ (ข้อ E5)", "จัดบริการ", "กองคลัง", "ปี 2567", "1. ประชุม", "รายงาน"),)


def test_b5_joins_method_and_steps_in_one_table() -> None:
    (section,) = form.sections(form.with_form(TABLE, "B5"))
    assert [row[0] for row in section.rows] == ["", "แผนผัง", "ยกระดับบริการ (ข้อ E5)", "อื่น ๆ"]
    assert section.rows[2] == ("ยกระดับบริการ (ข้อ E5)", "จัดบริการ\n1. ประชุม", "ปี 2567", "รายงาน", "กองคลัง")


def test_c3_and_d3_name_the_topic_once() -> None:
    for name in ("C3", "D3"):
        (section,) = form.sections(form.with_form(TABLE, name))
        assert [row[0] for row in section.rows] == [TOPIC_1, None, TOPIC_2, "มาตรการอื่น"]
        assert section.rows[2] == (TOPIC_2, "ยกระดับบริการ (ข้อ E5)\nจัดบริการ", "กองคลัง", "1. ประชุม", "ปี 2567")


def test_the_office_renames_and_reorders() -> None:
    own = form.with_headings(
        form.with_form(TABLE, "C3"), [(0, "ประเด็น"), (2, "หน่วยงานหลัก"), (1, " "), (3, "ขั้นตอน"), (4, "เวลา")]
    )
    assert [column.heading for column in form.columns(own)] == [
        *("ประเด็น", "หน่วยงานหลัก", "วิธีการนำผลวิเคราะห์ไปสู่การปฏิบัติ", "ขั้นตอน", "เวลา")
    ]
    (section,) = form.sections(own)
    assert section.rows[2] == (TOPIC_2, "กองคลัง", "ยกระดับบริการ (ข้อ E5)\nจัดบริการ", "1. ประชุม", "ปี 2567")
    assert form.with_form(own, "D3").headings == ()


def test_columns_that_do_not_fit_the_form_are_not_used() -> None:
    for headings in (((0, "ก"),), ((0, "ก"), (0, "ข"), (1, "ค"), (2, "ง"), (3, "จ")), ((9, "ก"),)):
        odd = MeasuresTable("ก", 2566, MEASURES, form="C3", headings=headings)
        assert form.columns(odd) == form.form_of(odd).columns
    assert form.form_of(MeasuresTable("ก", 2566, form="Z9")).id == "A2"
    assert form.with_form(TABLE, "Z9") is TABLE


def test_form_and_headings_travel_as_json() -> None:
    own = form.with_headings(
        form.with_form(TABLE, "D3"), [(1, "วิธี"), (0, "เรื่อง"), (2, "ใคร"), (3, "ทำอย่างไร"), (4, "เมื่อใด")]
    )
    assert from_json(json.loads(json.dumps(to_json(own)))) == own
    old = to_json(TABLE)
    del old["form"], old["headings"]
    assert from_json(old) == TABLE


def test_headings_as_the_form_has_them_are_no_own_headings() -> None:
    same = [(at, column.heading) for at, column in enumerate(form.form_of(TABLE).columns)]
    assert form.with_headings(TABLE, same).headings == ()


def test_an_empty_table_has_no_sections() -> None:
    for name in ("A2", "C3"):
        assert form.sections(MeasuresTable("ก", 2566, form=name)) == []
