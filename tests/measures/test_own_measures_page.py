"""The page that tells an office how to keep measures of its own says what the code does."""

from __future__ import annotations

import re
from dataclasses import fields
from decimal import Decimal
from pathlib import Path

from itadash.assessment.result import build
from itadash.cli import _parser
from itadash.measures import units
from itadash.measures.draft import draft
from itadash.measures.library import Entry
from itadash.measures.library.own import MAX_ENTRIES, read
from tests.assessment.publications import frame, items

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "own-measures.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)


def rows(heading: str) -> dict[str, str]:
    """First cell → second cell of the table below the row of headings that begins so."""
    table = PAGE.partition(f"| {heading} |")[2].partition("\n\n")[0]
    return dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", table, re.MULTILINE))


def test_the_example_is_taken_and_drafted() -> None:
    entries = read(EXAMPLE)
    assert [entry.items for entry in entries] == [("i7", "i8"), ("e9",)]
    result = build(
        frame(items("อบต.ก", 2566, {"i7": "70.00", "i8": "80.00", "e9": "60.00"})), "อบต.ก", 2566, Decimal(85)
    )
    line, classroom = draft(result, own=entries).measures  # topic 3, then 5
    assert classroom.measure == "จัดห้องเรียนงบประมาณสำหรับบุคลากรทุกระดับ (ข้อ I7, I8)"
    assert classroom.method.endswith(
        "จึงจัดห้องเรียนงบประมาณปี 2567 ให้บุคลากรทุกคนทราบที่มาของงบประมาณและร่วมเสนอความต้องการของส่วนราชการตน"
    )
    assert "แสดงว่าบุคลากรที่ไม่ได้ทำงานด้านการคลัง" in classroom.method
    assert classroom.owner == "กองคลัง ร่วมกับงานวิเคราะห์นโยบายและแผน สำนักปลัด และทุกส่วนราชการ"
    assert classroom.steps.split("\n")[0] == "1. จัดห้องเรียนงบประมาณครั้งแรก ภายในเดือนตุลาคม 2566"
    assert "ข้อ O11, O12" in classroom.follow_up
    assert (line.topic, line.period) == (3, "1 ธันวาคม 2566 ถึง 30 กันยายน 2567")
    assert "เปิดสายภายในวันที่ 1 ธันวาคม 2566" in line.follow_up


def test_the_example_shows_every_field_that_changes_a_measure() -> None:
    shown = set(re.findall(r"^(\w+) =", EXAMPLE, re.MULTILINE))
    assert shown == {field.name for field in fields(Entry)} - {"cure", "verified"}


def test_the_page_tells_every_field_and_every_role() -> None:
    assert set(rows("ช่อง")) == {field.name for field in fields(Entry)}
    place = units.office("อบต.ก")
    assert rows("บทบาท") == {role: units.unit(role, place) for role in units.roles()}


def test_the_command_and_the_bound_on_the_page() -> None:
    (command,) = re.findall(r"`python -m itadash (.+?)`", PAGE)
    options = _parser().parse_args(command.split())
    assert (options.files, options.year, options.library) == (["คะแนน.xlsx"], 2566, ["คลัง.toml"])
    assert f"เกิน {MAX_ENTRIES} รายการ" in PAGE
