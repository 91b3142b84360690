"""The published forms of measures are told by their headings, as printed in four places."""

from __future__ import annotations

import pytest

from itadash.rules import columns_of, measure_forms


def read(*headings: str) -> tuple[str, dict[str, int]] | None:
    return columns_of(dict(enumerate(headings, 1)))


@pytest.mark.parametrize(
    ("headings", "form", "fields"),
    [
        (
            "มาตรการยกระดับคะแนน|วิธีการนำผลวิเคราะห์ไปสู่การปฏิบัติ|ผู้รับผิดชอบ|ระยะเวลาดำเนินการ|ขั้นตอนหรือวิธีดำเนินการปฏิบัติ|แนวทางกำกับติดตาม",
            "A2",
            "measure method owner period steps follow_up",
        ),
        (
            "มาตรการ/ แนวทาง|วิธีการดำเนินการ|ระยะเวลา ดำเนินการ|การติดตามผล การดำเนินการ|ผู้รับผิดชอบ",
            "B5",
            "measure steps period follow_up owner",
        ),
        (
            "หัวข้อ|วิธีการนำผลวิเคราะห์ไปสู่การปฏิบัติ|ผู้รับผิดชอบ|ขั้นตอน/วิธีการปฏิบัติ|ระยะเวลาดำเนินงาน",
            "C3",
            "topic method owner steps period",
        ),
        (
            "ประเด็นที่|วิธีการนำผลวิเคราะห์ไปสู่การปฏิบัติ|ผู้รับผิดชอบ/|ขั้นตอน/วิธีปฏิบัติ|วัน เดือน ปี ที่ดำเนินการ",
            "D3",
            "topic method owner steps period",
        ),
    ],
)
def test_the_headings_of_the_reference_documents(headings: str, form: str, fields: str) -> None:
    found = read(*headings.split("|"))
    assert found is not None
    assert found[0] == form
    assert found[1] == {name: column for column, name in enumerate(fields.split(), 1)}


def test_columns_beside_the_form_s_own_do_not_matter() -> None:
    found = read("ที่", "ประเด็น", "ข้อ", *(column.heading for column in measure_forms()["A2"].columns))
    assert found is not None
    assert found[0] == "A2"
    assert found[1]["measure"] == 4


@pytest.mark.parametrize(
    "headings",
    [
        "มาตรการ/แนวทาง|ขั้นตอนหรือวิธีการ|ผู้รับผิดชอบ|ทำ|ไม่ทำ|หมายเหตุ",  # a follow-up report
        "ลำดับ|หัวข้อ|เครื่องมือการประเมิน|ข้อคำถาม|คะแนน|การปรับปรุง/แก้ไข รักษาระดับ",
        "ผู้รับผิดชอบ|ระยะเวลา|งบประมาณ|แหล่งเงิน|ผลผลิต|มาตรการ|วิธีดำเนินการ",
        "ตัวชี้วัด|คะแนน",
    ],
)
def test_other_tables_are_no_form(headings: str) -> None:
    assert read(*headings.split("|")) is None


def test_every_form_names_every_field_but_those_it_lacks() -> None:
    lacking = {"A2": {"topic"}, "B5": {"topic"}, "C3": {"follow_up"}, "D3": {"follow_up"}}
    for name, form in measure_forms().items():
        held = {field for column in form.columns for field in column.fields}
        assert {"topic", "measure", "method", "owner", "period", "steps", "follow_up"} - held == lacking[name]
        assert form.by_topic == (name == "A2")
