"""Measures tables in the published forms are read row by row, with their topics; continued rows are joined."""

from __future__ import annotations

from pathlib import Path

import pytest

from itadash.reading import InputFile, Reading, read_file, read_paste

C3 = "หัวข้อ\tวิธีการนำผลวิเคราะห์ไปสู่การปฏิบัติ\tผู้รับผิดชอบ\tขั้นตอน/วิธีการปฏิบัติ\tระยะเวลาดำเนินงาน"
B5 = "มาตรการ/ แนวทาง\tวิธีการดำเนินการ\tระยะเวลา ดำเนินการ\tการติดตามผล การดำเนินการ\tผู้รับผิดชอบ"


def read(*lines: str) -> list[tuple[int, str, str, str, str]]:
    return [(m.topic, m.measure, m.method, m.owner, m.steps) for m in read_paste("\n".join(lines)).measures]


def test_the_topic_of_a_merged_cell_holds_for_the_rows_below() -> None:
    assert read(
        C3,
        "๑. กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ\tทำคู่มือ\tสำนักปลัด\tแต่งตั้ง\tปี 2567",
        "\tจัดประชุม\tกองคลัง\tนัดหมาย\tปี 2567",
        "๒. การให้บริการและระบบ E-Service\tทำระบบ\tกองช่าง\tออกแบบ\tปี 2567",
    ) == [
        (1, "", "ทำคู่มือ", "สำนักปลัด", "แต่งตั้ง"),
        (1, "", "จัดประชุม", "กองคลัง", "นัดหมาย"),
        (2, "", "ทำระบบ", "กองช่าง", "ออกแบบ"),
    ]


def test_a_row_continued_below_a_repeated_heading_is_joined() -> None:
    assert read(
        C3,
        "๒. การให้บริการและระบบ E-Service\tทำระบบ\tกองช่าง\tออกแบบ\tปี 2567",
        C3,
        "\tให้ใช้ง่าย\t\tทดสอบ\t",
    ) == [(2, "", "ทำระบบ\nให้ใช้ง่าย", "กองช่าง", "ออกแบบ\nทดสอบ")]


def test_a_table_without_topics() -> None:
    assert read(B5, "ทำแผนผัง\t1. ประชุม\tปี 2567\tรายงาน\tกองคลัง", "ทำป้าย\t1. ออกแบบ\tปี 2567\tภาพถ่าย\tกองช่าง") == [
        (0, "ทำแผนผัง", "", "กองคลัง", "1. ประชุม"),
        (0, "ทำป้าย", "", "กองช่าง", "1. ออกแบบ"),
    ]


@pytest.mark.references
@pytest.mark.parametrize(
    ("name", "rows", "topics"),
    [
        ("000_7c6483380df827ed.txt", 20, "1 1 1 1 1 2 2 2 2 3 3 3 3 4 4 5 5 6 7 7"),
        ("002_f015660f6017e052.txt", 9, "1 1 1 2 3 4 5 6 7"),
        ("003_e19099ab930f905d.txt", 11, "1 1 1 1 1 2 3 4 5 6 7"),
    ],
)
def test_the_tables_of_the_reference_documents(references: Path, name: str, rows: int, topics: str) -> None:
    """Counted by hand in the documents, rows continued after a page break counted once."""
    path = references / "seeds" / name
    reading: Reading = read_file(InputFile(name, path.read_bytes()))
    assert len(reading.measures) == rows
    assert " ".join(str(measure.topic) for measure in reading.measures) == topics
    assert all(measure.owner and measure.method and measure.steps and measure.period for measure in reading.measures)
