"""Tables beside each other on one sheet."""

from __future__ import annotations

from tests.reading.layouts.reads import by_year, read, scores, told


def test_two_tables_of_items_beside_each_other() -> None:
    reading = read(
        ["ข้อ", "คะแนน", "", "ข้อ", "คะแนน"],
        ["i1", "80", "", "o1", "100"],
        ["i2", "81", "", "o2", "0"],
        ["", "", "", "o3", "100"],
    )
    assert scores(reading) == [("i1", "80.00"), ("i2", "81.00"), ("o1", "100.00"), ("o2", "0.00"), ("o3", "100.00")]
    assert [source.split(" › ")[-1] for source in reading.printed["source"]] == ["B4", "B5", "E4", "E5", "E6"]


def test_no_column_between_them() -> None:
    reading = read(["รหัส", "รายการ", "คะแนน", "รหัส", "รายการ", "คะแนน"], ["i1", "ก", "80", "e1", "ข", "90"])
    assert scores(reading) == [("i1", "80.00"), ("e1", "90.00")]


def test_a_year_over_each_table() -> None:
    rows = [["ตัวชี้วัดที่", "คะแนน", "", "ตัวชี้วัดที่", "คะแนน"], ["1", "80", "", "1", "90"], ["2", "81", "", "2", "91"]]
    reading = read(["ปี 2565", "", "", "ปี 2566"], *rows, title=[["ผลการประเมิน ITA"]])
    assert by_year(reading) == [(2565, "1", "80.00"), (2565, "2", "81.00"), (2566, "1", "90.00"), (2566, "2", "91.00")]


def test_tables_of_different_kinds() -> None:
    heading = ["ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน", "", "ข้อ", "คะแนน"]
    reading = read(heading, ["1", "การปฏิบัติหน้าที่", "80", "", "i1", "70"], ["2", "การใช้งบประมาณ", "90", "", "i2", "75"])
    assert scores(reading) == [("1", "80.00"), ("2", "90.00"), ("i1", "70.00"), ("i2", "75.00")]


def test_what_stands_below_them_over_the_whole_width_is_a_table_of_its_own() -> None:
    rows = [
        ["ข้อ", "คะแนน", "ข้อ", "คะแนน"],
        ["i1", "80", "o1", "100"],
        ["ตัวชี้วัดที่", "ชื่อตัวชี้วัด", "คะแนน"],
        ["3", "การใช้อำนาจ", "95"],
    ]
    assert scores(read(*rows)) == [("i1", "80.00"), ("o1", "100.00"), ("3", "95.00")]


def test_years_side_by_side_are_one_table() -> None:
    reading = read(["ตัวชี้วัด", "คะแนนปี 2565", "คะแนนปี 2566"], ["การใช้อำนาจ", "80", "90"])
    assert by_year(reading) == [(2565, "3", "80.00"), (2566, "3", "90.00")]


def test_a_level_beside_each_year_begins_no_table() -> None:
    reading = read(["รายการ", "2565", "ระดับ", "2566", "ระดับ"], ["คะแนนรวม", "80", "B", "90", "ผ่าน"])
    assert by_year(reading) == [(2565, "total", "80.00"), (2566, "total", "90.00")]
    assert told(reading) == []


def test_measures_below_do_not_swallow_the_table_on_the_right() -> None:
    measures = [
        "มาตรการยกระดับคะแนน",
        "วิธีการนำผลวิเคราะห์ไปสู่การปฏิบัติ",
        "ผู้รับผิดชอบ",
        "ระยะเวลาดำเนินการ",
        "ขั้นตอนหรือวิธีดำเนินการ",
    ]
    reading = read(
        ["ข้อ", "คะแนน", "", "ข้อ", "คะแนน"],
        ["i1", "80", "", "o1", "100"],
        [],
        measures,
        ["๑. จัดทำประกาศ", "ประชุม", "กองคลัง", "ตลอดปี", "๑. สำรวจ"],
    )
    assert scores(reading) == [("i1", "80.00"), ("o1", "100.00")]
    assert len(reading.measures) == 1


def test_other_measures_below_do_not_either() -> None:
    rows = [["ข้อ", "คะแนน", "", "ข้อ", "คะแนน"], ["i1", "80", "", "o1", "100"], []]
    measures = [["ประเด็น", "แนวทาง", "ผู้รับผิดชอบ"], ["ก", "อบรม 2 ครั้ง", "กองคลัง"]]
    assert scores(read(*rows, *measures)) == [("i1", "80.00"), ("o1", "100.00")]


def test_numbers_that_go_on_past_the_items_of_iit_are_those_of_oit() -> None:
    """1–43 without letters beside 1–30: OIT of 2565 has 43 items, IIT has 30; a catch word stands before the 39th."""
    rows = [[str(n) if n <= 30 else "", "80" if n <= 30 else "", "", str(n), "100"] for n in range(1, 44)]
    rows.insert(38, ["ข้อเท็จจริง..."])
    title = [["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565"], ["หน่วยงาน", "เทศบาลตำบลทดสอบ"]]
    reading = read(["ข้อ", "คะแนน", "", "ข้อ", "คะแนน"], *rows, title=title)
    expected = [(f"i{n}", "80.00") for n in range(1, 31)] + [(f"o{n}", "100.00") for n in range(1, 44)]
    assert scores(reading) == expected
