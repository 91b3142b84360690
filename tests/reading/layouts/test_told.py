"""Damage that leaves more than one reading: never a wrong score, and never a score that is missing without a word."""

from __future__ import annotations

import pytest

from itadash.reading import read_paste
from itadash.reading.model import Reading
from itadash.reading.questions import as_remark
from tests.reading.layouts.reads import AGENCY, read, scores, told

HEAD = f"รายงานผลการประเมิน ITA ของ{AGENCY} ประจำปีงบประมาณ พ.ศ. 2566\n"


def _doubts(reading: Reading) -> list[str]:
    return [r.source.split(" › ")[-1] for r in reading.remarks if r.kind == "doubt"]


def test_codes_above_their_scores_are_no_row_of_a_code_and_a_score() -> None:
    """One code of the heading has lost its letter: 18 is not the score of I3."""
    reading = read(["รายการ", "I3", "I5", "I8", "18", "I19"], ["ผลคะแนน", "72.41", "62.32", "69.38", "67.63", "68.29"])
    assert "18.00" not in [score for _, score in scores(reading)]


def test_lines_of_a_list_with_damaged_codes_are_all_told() -> None:
    lines = ["I1 97.10", "I2 91.00", "I3 88.50", "123 85.95", "124 91.68", "125 96.06"]
    reading = read_paste(HEAD + "\n".join(lines))
    assert scores(reading) == [("i1", "97.10"), ("i2", "91.00"), ("i3", "88.50")]
    assert _doubts(reading) == ["บรรทัด 5", "บรรทัด 6", "บรรทัด 7"]


def test_a_whole_number_in_a_list_is_told_too() -> None:
    reading = read_paste(HEAD + "o1 โครงสร้าง 100\no2 ผู้บริหาร 0\no3 อำนาจหน้าที่ 100\n4 แผนพัฒนา 0\nลงชื่อ ผู้รายงาน")
    assert scores(reading) == [("o1", "100.00"), ("o2", "0.00"), ("o3", "100.00")]
    assert _doubts(reading) == ["บรรทัด 5"]


@pytest.mark.parametrize("unit", ["บะแนน", "คะแน", "คะแปน"])
def test_a_part_whose_unit_is_misspelt_is_told(unit: str) -> None:
    reading = read_paste(HEAD + f"ข้อ e2 ความเป็นธรรม\nEIT Public เท่ากับ 87.63 คะแนน EIT Survey เท่ากับ 91.67 {unit}")
    assert scores(reading) == [("e2/EIT1", "87.63")]
    assert _doubts(reading) == ["บรรทัด 3"]


def test_a_part_that_is_whole_is_not_told() -> None:
    reading = read_paste(HEAD + "ข้อ e2 ความเป็นธรรม\nEIT Public เท่ากับ 87.63 คะแนน EIT Survey เท่ากับ 91.67 คะแนน")
    assert scores(reading) == [("e2/EIT1", "87.63"), ("e2/EIT2", "91.67")]
    assert _doubts(reading) == []


def test_a_column_of_a_list_of_agencies_under_unknown_words_is_told_once() -> None:
    reading = read(
        ["หน่วยงาน", "การปฏิบัติหน้าที่", "กกกกกกกกก", "การใช้อำนาจ"],
        ["อบต.ทดสอบ", "91.25", "80.00", "77.10"],
        ["อบต.สมมติ", "88.00", "81.50", "79.00"],
    )
    assert [score for _, score in scores(reading)] == ["91.25", "77.10", "88.00", "79.00"]
    assert told(reading, "note") == [("note", "C4")]


def test_a_total_under_the_points_of_the_total_whose_words_are_damaged_is_told() -> None:
    reading = read(
        ["เครื่องมือ", "ตัวชี้วัด", "คะแนน", "คะแนนถ่วงน้ำหนัก"],
        ["IIT", "1. การปฏิบัติหน้าที่", "88.24", "25.40"],
        ["คะแนนรวกก ITA", "", "", "86.25"],
    )
    assert told(reading) == [("doubt", "A5")]


def test_marks_of_footnotes() -> None:
    reading = read(
        ["ตัวชี้วัดที่", "รายการ", "คะแนน"],
        ["1¹", "การปฏิบัติหน้าที่", "91.25 คะแนน¹"],
        ["2 (*)", "การใช้งบประมาณ*", "80.00 คะแนน (*)"],
        ["", "*3. การใช้อำนาจ²", "77.10†"],
    )
    assert scores(reading) == [("1", "91.25"), ("2", "80.00"), ("3", "77.10")]


def test_units_that_are_responsible_are_no_agencies() -> None:
    """The heading "หน่วยงานรับผิดชอบ" is damaged; what stands below tells."""
    reading = read(
        ["รหัส", "รายการ", "คะแนน", "หน่วยงานกับผิดชาบ"],
        ["i1", "การปฏิบัติงาน", "91.25", "กองคลัง"],
        ["i2", "ความเท่าเทียม", "80.00", "สำนักปลัดฯ"],
    )
    assert set(reading.printed["agency"]) == {AGENCY}


def test_rows_of_figures_under_headings_that_nobody_understands_are_told() -> None:
    reading = read(
        ["กกกก", "ขขขข", "คคคค", "งงงง"], ["2564", "90.62", "90.55", "91.93"], ["2565", "81.27", "81.94", "80.86"]
    )
    assert scores(reading) == []
    assert told(reading) == [("doubt", "A4")]


def test_the_first_item_of_the_next_instrument_without_its_letter() -> None:
    """Under IIT's rows 1 would be i1; its words are those of o1."""
    reading = read(
        ["ข้อ", "ประเด็นการประเมิน", "คะแนน"],
        ["แบบวัด IIT"],
        ["i1", "การปฏิบัติงานและให้บริการตามขั้นตอนและระยะเวลา", "91.25"],
        ["1", "โครงสร้าง", "100.00"],
        ["o2", "ข้อมูลผู้บริหาร", "100.00"],
    )
    assert ("i1", "100.00") not in scores(reading)
    assert ("o1", "100.00") in scores(reading) or [q.printed for q in reading.questions] == ["1"]


def test_an_open_code_merged_over_the_rows_of_both_parts() -> None:
    rows = [["ข้อคำถามที่", "ส่วนที่", "คะแนน"], ["ข้อที่ e1", "1", "63.33"], ["", "2", "71.02"], ["ข้อที่ 3", "1", "65.59"]]
    reading = read(*rows, ["", "2", "76.09"], ["ข้อที่ e4", "1", "72.41"], ["", "2", "74.14"])
    open_scores = [str(score.score) for question in reading.questions for score in question.scores]
    read_scores = [score for _, score in scores(reading)]
    assert sorted([*open_scores, *read_scores]) == ["63.33", "65.59", "71.02", "72.41", "74.14", "76.09"]


def test_two_tables_beside_each_other_whose_headings_are_damaged() -> None:
    reading = read(
        ["ขขขขขขขข", "กกกกกกก", "คะแนน", "รหัสข้อ", "รายการ", "งงงงงง"],
        ["1", "กกก", "65.91", "o1", "โครงสร้าง", "100"],
        ["2", "ขขข", "67.10", "o2", "ข้อมูลผู้บริหาร", "0"],
    )
    assert scores(reading) == []
    assert told(reading)[0] == ("doubt", "A4")


def test_a_hundred_with_a_letter_in_it_is_told() -> None:
    reading = read_paste(HEAD + "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล\t98\nตัวชี้วัดที่ 10 การป้องกันการทุจริต\tl00")
    assert scores(reading) == [("9", "98.00")]
    assert [r.read for r in reading.remarks if r.kind == "refused"] == ["10"]


def test_an_instrument_whose_unit_is_misspelt_is_told() -> None:
    reading = read_paste(HEAD + "(IIT) มีคะแนนเท่ากับ 65.83 คะแนน\n(EIT) มีคะแนนเท่ากับ 67.42 คะแน")
    assert scores(reading) == [("IIT", "65.83")]
    assert _doubts(reading) == ["บรรทัด 3"]


def test_a_name_with_a_space_in_it_where_a_line_was_wrapped() -> None:
    reading = read_paste(
        "เทศบาลนครโนนสมมติ ประจำปีงบประมาณ พ.ศ. 2565\nผลคะแนนภาพรวมของเทศบาลนครโนน สมมติ คือ 91.69 คะแนน (ระดับ A)\n"
        "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้ 90.00 คะแนน"
    )
    assert set(reading.printed["agency"]) == {"เทศบาลนครโนนสมมติ"}


# --- scores out of another full mark ----------------------------------------------------------------------------------

FIVE = [[f"i{n}", value] for n, value in enumerate(("4.14", "4.58", "5", "3.9", "4.82"), start=1)]


def test_scores_that_are_all_out_of_five_are_told_with_the_way_out() -> None:
    reading = read(["ข้อ", "คะแนน"], *FIVE)
    assert scores(reading) == []
    assert any("คะแนนเต็ม 5" in r.message and "คูณด้วย 20" in r.message for r in reading.remarks if r.kind == "doubt")


def test_items_out_of_five_below_an_indicator_out_of_a_hundred() -> None:
    reading = read(["ข้อ", "คะแนน"], ["ตัวชี้วัดที่ 1", "90.85"], *FIVE)
    assert scores(reading) == [("1", "90.85")]


def test_a_few_scores_beside_a_full_mark_of_five_are_told() -> None:
    reading = read(["ข้อ", "คะแนนเต็ม", "คะแนน"], ["i1", "5", "4.14"], ["i2", "5", "4.5"])
    assert scores(reading) == []
    assert [r.message.startswith("ช่องคะแนนเต็ม") for r in reading.remarks if r.kind == "doubt"] == [True]


def test_ones_and_noughts_are_no_scores_out_of_a_hundred() -> None:
    assert scores(read(["ข้อ", "คะแนน"], *[[f"o{n}", str(n % 2)] for n in range(1, 7)])) == []


def test_low_scores_are_scores() -> None:
    """Noughts of OIT, one higher score among low ones, and scores beside a full mark of 100 or that do not fit."""
    noughts = [(f"o{n}", "0.00") for n in range(1, 7)]
    assert scores(read(["ข้อ", "คะแนน"], *[[code, "0"] for code, _ in noughts])) == noughts
    assert len(scores(read(["ข้อ", "คะแนน"], *FIVE, ["i6", "5.01"]))) == 6
    assert scores(read(["ข้อ", "คะแนนเต็ม", "คะแนน"], ["i1", "100", "4.14"])) == [("i1", "4.14")]
    assert scores(read(["ข้อ", "คะแนนเต็ม", "คะแนน"], ["i1", "5", "82.75"])) == [("i1", "82.75")]


# --- why a column is not read -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("คะแนน(ร่าง)", "คะแนนร่าง"),
        ("ค่าเฉลี่ยประเทศ", "ค่าเฉลี่ยของหลายหน่วยงาน"),
        ("เป้าหมาย", "เป้าหมายหรือเกณฑ์"),
        ("คะแนนปีก่อน", "ไม่บอกว่าเป็นคะแนนของปีใด"),
        ("จำนวน", "ไม่ใช่คะแนน 0–100"),
    ],
)
def test_a_column_that_is_not_read_says_why(head: str, why: str) -> None:
    reading = read(["ข้อ", head, "คะแนน"], ["i1", "70.50", "80.50"])
    assert scores(reading) == [("i1", "80.50")]
    assert [why in r.message for r in reading.remarks if r.kind == "note"] == [True]


def test_an_open_number_says_how_an_indicator_is_printed() -> None:
    reading = read(["รหัส", "คะแนน"], ["i30", "79.50"], ["1", "80.50"], ["2", "81.50"], ["12", "82.50"])
    assert scores(reading) == [("i30", "79.50")]
    said = {q.printed: as_remark(q).message for q in reading.questions}
    assert [f"“ตัวชี้วัดที่ {number}”" in said[number] for number in ("1", "2", "12")] == [True, True, False]
