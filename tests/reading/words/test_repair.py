"""Damaged words in the cells of a sheet: repaired where they stand, and told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from itadash.reading import read_paste
from itadash.reading.words.repair import Repair, repaired


@pytest.mark.parametrize(
    ("text", "read", "repairs"),
    [
        ("ตัว ้ีชวัด ี่ท 1", "ตัวชี้วัดที่ 1", ["ตัวชี้วัดที่"]),
        ("ตัวชี้วัดที่ ๓ การใช้อำนาท", "ตัวชี้วัดที่ ๓ การใช้อำนาจ", ["การใช้อำนาจ"]),
        ("ตัวขี้วัดที่ ๓ การใช้อำนาท", "ตัวชี้วัดที่ ๓ การใช้อำนาจ", ["ตัวชี้วัดที่", "การใช้อำนาจ"]),
        ("ตัวขี้วัด กำรปฏิบัติหน้ำที่", "ตัวชี้วัด การปฏิบัติหน้าที่", ["ตัวชี้วัด", "การปฏิบัติหน้าที่"]),
        ("หนวยงาน เทศบาลตำบลทดสอบ", "หน่วยงาน เทศบาลตำบลทดสอบ", ["หน่วยงาน"]),
        ("ปังบประมาณ พ.ศ. ๒๕๖๖", "ปีงบประมาณ พ.ศ. ๒๕๖๖", ["ปีงบประมาณ"]),
        ("ผลคะเเนน (รอยละ)", "ผลคะแนน (ร้อยละ)", ["ร้อยละ"]),
        ("แบบวัด 1IT", "แบบวัด IIT", ["IIT"]),
        ("ElT Public", "EIT Public", ["EIT"]),
        ("๐IT", "OIT", ["OIT"]),
    ],
)
def test_what_is_repaired(text: str, read: str, repairs: list[str]) -> None:
    after, done = repaired(text)
    assert after == read
    assert [repair.read for repair in done] == repairs


@pytest.mark.parametrize(
    "text",
    [
        *(
            "คะแนน",
            "คะเเนน",
            "ตัว ชี้วัด",
            "การใช้อํานาจ",
            "IIT",
            "EIT Survey",
            "แม้้",
            "ผลรวม ",
            "i1",
            "ข้อ 17",
            "92.31",
            "it",
            "lit",
        ),
        *("หน่วยงานมีการเปิดเผยข้อมูล", "ข้อ 7 ท่านรู้งบประมาณเพียงใด", "การป้องกันการทุจริต ที่", "ระยะเวลาดำเนินงาน", "OTOP 1 T"),
    ],
)
def test_what_is_left(text: str) -> None:
    assert repaired(text) == (text, ())


DAMAGED = """หนวยงาน\tเทศบาลตำบลทดสอบ
ปงี บประมาณ\t2566
ัตว ้ีชวัด ี่ท\tรายละเอียดตวชี้วัด\tคะเเนน
๑\tการปฏิบัตหน้าที่\t95.00
๒\tกำรใช้งบประมำณ\t94.00
๓\tการใช้อ\ufffdานาจ\t93.00
\tการใช้ทรัพย์สินของราซการ\t92.00
"""


def test_a_damaged_table_is_read_and_every_repair_is_told() -> None:
    """An invented table, damaged as PDF files damage theirs."""
    reading = read_paste(DAMAGED)
    rows = {row.code: (row.score, row.agency, row.fiscal_year) for row in reading.printed.itertuples()}
    assert rows == {
        str(number): (Decimal(points), "เทศบาลตำบลทดสอบ", 2566)
        for number, points in ((1, "95.00"), (2, "94.00"), (3, "93.00"), (4, "92.00"))
    }
    told = {remark.read for remark in reading.remarks if remark.kind == "repair"}
    assert told == {
        *("หน่วยงาน", "ปีงบประมาณ", "ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ"),
        "การใช้ทรัพย์สินของราชการ",
    }


def test_the_same_damage_is_told_once_with_its_number() -> None:
    reading = read_paste("ปีงบประมาณ 2566\nตัวขี้วัดที่ 1\t95.00\nตัวขี้วัดที่ 2\t94.00\nตัวขี้วัดที่ 3\t93.00")
    told = [remark for remark in reading.remarks if remark.kind == "repair"]
    assert [(remark.printed, remark.read) for remark in told] == [("ตัวขี้วัดที่", "ตัวชี้วัดที่")]
    assert "3 แห่ง" in told[0].message
    assert told[0].source.endswith("บรรทัด 2")


@pytest.mark.references
def test_no_heading_of_the_reference_documents_is_changed(references: Path) -> None:
    """Their headings are whole: what is damaged in them are codes and words of sentences."""
    for document in sorted((references / "seeds").glob("*.txt")):
        for line in document.read_text(encoding="utf-8").split("\n"):
            for cell in line.split("\t"):
                assert repaired(cell)[1] == (), cell


def test_repairs_are_data() -> None:
    assert repaired("ตัวขี้วัด")[1] == (Repair("ตัวขี้วัด", "ตัวชี้วัด"),)
