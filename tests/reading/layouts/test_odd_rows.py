"""Rows that have moved from under their heading, counts, numbers without a letter, instruments' own columns."""

from __future__ import annotations

import pytest

from tests.reading.layouts.reads import by_year, read, scores, told, weighted

HEAD = ["ข้อ", "ประเด็น", "คะแนน"]


# --- cells moved to the right -----------------------------------------------------------------------------------------


def test_a_row_that_has_moved_is_told_and_not_read() -> None:
    reading = read(HEAD, ["i1", "ก", "80"], ["", "i2", "ข", "81"], ["i3", "ค", "82"])
    assert scores(reading) == [("i1", "80.00"), ("i3", "82.00")]
    assert told(reading) == [("doubt", "B5")]


def test_a_year_s_score_that_has_moved_is_not_taken_for_the_next_year_s() -> None:
    """The name stands under 2565 and the score of 2565 under 2566."""
    rows = [["IIT", "การปฏิบัติหน้าที่", "80", "90"], ["", "", "การใช้งบประมาณ", "81", "91"], ["", "การใช้อำนาจ", "82", "92"]]
    reading = read(["เครื่องมือ", "ตัวชี้วัด", "2565", "2566"], *rows)
    assert by_year(reading) == [(2565, "1", "80.00"), (2566, "1", "90.00"), (2565, "3", "82.00"), (2566, "3", "92.00")]
    assert told(reading) == [("doubt", "C5")]


def test_a_code_in_the_score_s_place_is_a_row_that_has_moved() -> None:
    reading = read(["รหัส", "คะแนน", "อันดับ"], ["i1", "80", "3"], ["", "i2", "81", "4"])
    assert scores(reading) == [("i1", "80.00")]
    assert told(reading) == [("doubt", "B5")]


def test_a_year_in_the_score_s_place_is_a_row_that_has_moved() -> None:
    reading = read(["ปี", "IIT", "OIT"], ["2565", "80", "90"], ["", "2566", "81", "91"])
    assert by_year(reading) == [(2565, "IIT", "80.00"), (2565, "OIT", "90.00")]
    assert told(reading) == [("doubt", "B5")]


def test_words_for_a_score_do_not_move_a_row() -> None:
    reading = read(["ตัวชี้วัด", "2565", "2566"], ["การใช้อำนาจ", "ไม่ได้ประเมิน", "92"])
    assert by_year(reading) == [(2566, "3", "92.00")]
    assert told(reading) == [("refused", "B4")]


def test_a_number_beyond_the_headings_does_not_move_a_whole_row() -> None:
    reading = read(HEAD, ["i1", "ก", "80", "44"], ["i2", "ข", "81"])
    assert scores(reading) == [("i1", "80.00"), ("i2", "81.00")]


# --- counts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "row", [["แบบวัด IIT", "จำนวนผู้ตอบ", "45", "คน"], ["IIT", "ผู้ตอบแบบวัด", "45"], ["IIT", "", "45", "คน"]]
)
def test_how_many_answered_is_no_score(row: list[str]) -> None:
    reading = read(["รหัส", "รายการ", "คะแนน"], ["i1", "ก", "80"], row)
    assert scores(reading) == [("i1", "80.00")]
    assert [left.reason for left in reading.ignored] == ["เป็นจำนวน ไม่ใช่คะแนน"]


def test_how_many_answered_is_no_weighted_score() -> None:
    rows = [["IIT", "78.39", "23.52"], ["EIT", "81.39", "24.42"], [], ["แบบวัด IIT", "จำนวนผู้ตอบ", "45", "คน"]]
    reading = read(["เครื่องมือ", "ผลคะแนน", "ถ่วงน้ำหนัก"], *rows)
    assert weighted(reading) == [("IIT", "23.52"), ("EIT", "24.42")]
    assert told(reading) == []


def test_how_many_answered_may_stand_beside_a_score() -> None:
    assert scores(read(["แบบวัด", "คะแนน", "จำนวนผู้ตอบ", "หน่วย"], ["IIT", "93.46", "45", "คน"])) == [("IIT", "93.46")]
    assert scores(read(["แบบวัด", "คะแนน", "หมายเหตุ"], ["IIT", "93.46", "จำนวนผู้ตอบน้อย"])) == [("IIT", "93.46")]


# --- numbers without a letter -----------------------------------------------------------------------------------------


def test_numbers_past_ten_below_codes_are_items() -> None:
    rows = [[str(n), str(60 + n)] for n in range(1, 13)]
    reading = read(["OIT"], ["รหัส", "คะแนน"], *rows)
    assert {row.level for row in reading.printed.itertuples()} <= {"item"}


def test_numbers_beside_the_words_of_items_are_items() -> None:
    """o1 and o2 of 2566 ask for the structure and the executives."""
    reading = read(
        ["รหัส", "รายการ", "คะแนน"], ["1", "โครงสร้าง", "100"], ["2", "ข้อมูลผู้บริหาร", "0"], ["3", "อำนาจหน้าที่", "100"]
    )
    assert all(row.level == "item" for row in reading.printed.itertuples())


def test_numbers_to_ten_that_nothing_explains_are_told() -> None:
    reading = read(["รหัส", "คะแนน"], ["1", "80"], ["2", "90"])
    assert scores(reading) == []
    assert told(reading) == [("doubt", "A4"), ("doubt", "A5")]


def test_numbers_beside_the_names_of_indicators_are_indicators() -> None:
    rows = [["1", "การปฏิบัติหน้าที่", "80"], ["2", "การใช้งบประมาณ", "90"]]
    assert scores(read(["รหัส", "รายการ", "คะแนน"], *rows)) == [("1", "80.00"), ("2", "90.00")]


# --- a column of the instruments' own scores --------------------------------------------------------------------------


@pytest.mark.parametrize("heading", ["คะแนนรายแบบวัด", "คะแนนเฉลี่ยรายเครื่องมือ", "คะแนนแบบวัด"])
def test_the_instruments_own_scores_beside_those_of_their_indicators(heading: str) -> None:
    """(90 + 92) ÷ 2 = 91; (100 + 50) ÷ 2 = 75."""
    rows = [
        ["IIT", "1", "การปฏิบัติหน้าที่", "90", "91"],
        ["", "2", "การใช้งบประมาณ", "92", ""],
        ["OIT", "9", "การเปิดเผยข้อมูล", "100", "75"],
        ["", "10", "การป้องกันการทุจริต", "50", ""],
        ["", "", "คะแนนรวม", "88.88", ""],
    ]
    reading = read(["เครื่องมือ", "ตัวชี้วัดที่", "ชื่อตัวชี้วัด", "คะแนน", heading], *rows)
    assert scores(reading) == [
        ("IIT", "91.00"),
        ("1", "90.00"),
        ("2", "92.00"),
        ("OIT", "75.00"),
        ("9", "100.00"),
        ("10", "50.00"),
        ("total", "88.88"),
    ]
    assert told(reading) == []


def test_a_column_of_the_instruments_scores_alone_is_the_column_of_scores() -> None:
    assert scores(read(["เครื่องมือ", "คะแนนแบบวัด"], ["IIT", "93.46"])) == [("IIT", "93.46")]


def test_an_instrument_s_score_beside_no_instrument_is_told() -> None:
    heading = ["เครื่องมือ", "ตัวชี้วัดที่", "คะแนน", "คะแนนแบบวัด"]
    reading = read(heading, ["OIT", "9", "100", ""], ["", "10", "50", "75"])
    assert scores(reading) == [("9", "100.00"), ("10", "50.00")]
    assert told(reading) == [("doubt", "D5")]


# --- means below their items ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["คะแนนเฉลี่ยตัวชี้วัดที่ 1", "เฉลี่ยตัวชี้วัดที่ ๑", "รวมตัวชี้วัดที่ 1", "คะแนนตัวชี้วัดที่ 1"])
def test_the_mean_of_an_indicator_below_its_items(words: str) -> None:
    assert scores(read(HEAD, ["i1", "ก", "80"], ["i2", "ข", "90"], [words, "", "85"])) == [
        ("i1", "80.00"),
        ("i2", "90.00"),
        ("1", "85.00"),
    ]


@pytest.mark.parametrize("words", ["คะแนนเฉลี่ยตัวชี้วัดที่ 1-5", "รวมตัวชี้วัดที่ 1 ถึง 5", "ตัวชี้วัดที่ 1 และ 2"])
def test_the_mean_of_several_indicators_is_no_indicator_s(words: str) -> None:
    reading = read(HEAD, ["i1", "ก", "80"], [words, "", "85"])
    assert scores(reading) == [("i1", "80.00")]
    assert told(reading) == [("doubt", "A5")]


def test_an_instrument_beside_a_misread_score_is_no_heading() -> None:
    reading = read(
        ["ที่", "ตัวชี้วัด", "คะแนน"], ["9", "การเปิดเผยข้อมูล", "80"], ["", "รวม แบบวัดการเปิดเผยข้อมูลสาธารณะ", "8O.88"]
    )
    assert scores(reading) == [("9", "80.00")]
    assert told(reading) == [("refused", "C5")]


# --- rows without a heading -------------------------------------------------------------------------------------------


def test_percentages_beside_indicators_without_a_heading() -> None:
    rows = [["1. การปฏิบัติหน้าที่", "68.47%"], ["ตัวชี้วัดที่ 2 : การใช้งบประมาณ", "ได้ 69.07 คะแนน"]]
    assert scores(read(*rows)) == [("1", "68.47"), ("2", "69.07")]


def test_a_number_past_a_hundred_without_a_heading_is_refused_at_its_cell() -> None:
    reading = read(["1. การปฏิบัติหน้าที่", "6847"], ["2. การใช้งบประมาณ", "69.07"])
    assert scores(reading) == [("2", "69.07")]
    assert told(reading) == [("refused", "B3")]


def test_several_numbers_that_no_heading_explains_are_told_once() -> None:
    """Neither of two columns says that it is the score."""
    reading = read([], ["ก", "ข", "ค"], ["1. การปฏิบัติหน้าที่", "68", "70"], ["2. การใช้งบประมาณ", "69", "71"])
    assert scores(reading) == []
    assert told(reading) == [("doubt", "A5")]


def test_what_counted_people_is_over_after_an_empty_row_and_a_title() -> None:
    people = [["แบบวัด", "จำนวนผู้ตอบ"], ["IIT", "45"], []]
    reading = read(*people, ["ผลการประเมิน ITA"], ["ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "ได้ 80 คะแนน"])
    assert scores(reading) == [("1", "80.00")]
    empty = read(["แบบวัด", "จำนวนผู้ตอบ"], [], ["IIT", "45"])
    assert scores(empty) == []


# --- more ways of moving ----------------------------------------------------------------------------------------------


def test_a_subject_right_of_the_others_with_its_first_score_missing_has_moved() -> None:
    heading = ["รหัส", "ประเด็น", "EIT Public", "EIT Survey", "หมายเหตุ"]
    rows = [["ตัวชี้วัดที่ 6", "", "80", "90", ""], ["", "ตัวชี้วัดที่ 7", "", "81", "91"], ["ตัวชี้วัดที่ 8", "", "82", "92", ""]]
    reading = read(heading, *rows)
    assert scores(reading) == [("6", "80.00"), ("6", "90.00"), ("8", "82.00"), ("8", "92.00")]
    assert told(reading) == [("doubt", "B5")]


def test_the_part_below_a_row_that_has_moved_is_not_the_item_s_above() -> None:
    rows = [["e1", "Public", "80"], ["", "e2", "Public", "81"], ["", "Survey", "91"]]
    reading = read(["ข้อ", "ส่วนที่", "คะแนน"], *rows)
    assert scores(reading) == [("e1/EIT1", "80.00")]
    assert told(reading) == [("doubt", "B5"), ("doubt", "B6")]


def test_one_row_below_names_of_indicators_that_has_moved() -> None:
    heading = ["", "การใช้งบประมาณ", "การใช้อำนาจ", "การเปิดเผยข้อมูล", "การป้องกันการทุจริต"]
    reading = read(heading, ["", "คะแนนที่ได้", "70", "80", "90", "100"])
    assert scores(reading) == []
    assert told(reading) == [("doubt", "B4")]


def test_a_total_whose_change_has_moved_past_the_headings() -> None:
    heading = ["ตัวชี้วัด", "2565", "2566", "ผลต่าง"]
    reading = read(heading, ["การใช้อำนาจ", "80", "90", "+10"], ["", "คะแนนรวม", "81", "91", "▲ 10"])
    assert by_year(reading) == [(2565, "3", "80.00"), (2566, "3", "90.00")]
    assert told(reading) == [("doubt", "B5")]
    empty = read(["เครื่องมือ", "ตัวชี้วัด", "2565", "2566", "ผลต่าง"], ["", "คะแนนรวม", "", "81", "91", "▲ 10"])
    assert by_year(empty) == []
    assert told(empty) == [("doubt", "B4")]


# --- codes ------------------------------------------------------------------------------------------------------------


def test_a_number_among_codes_with_letters_is_a_code() -> None:
    """3 stands between i2 and i4."""
    reading = read(["i1", "i2", "3", "i4"], ["80", "81", "82", "83"])
    assert scores(reading) == [("i1", "80.00"), ("i2", "81.00"), ("i3", "82.00"), ("i4", "83.00")]
    assert scores(read(["รหัส", "คะแนน"], ["i1", "80"], ["i2", "81"], ["3", "82"], ["i4", "83"]))[2] == ("i3", "82.00")


def test_a_one_for_the_letter_among_codes_across() -> None:
    assert scores(read(["i8", "i9", "I7", "1๑๐"], ["80", "81", "82", "83"]))[3] == ("i10", "83.00")


def test_numbers_beside_an_instrument_that_has_no_such_indicator_are_items() -> None:
    rows = [["IIT", "5", "ก", "80"], ["", "6", "ข", "81"], ["OIT", "1", "ค", "100"]]
    assert scores(read(["เครื่องมือ", "รหัส", "ประเด็น", "คะแนน"], *rows)) == [
        ("i5", "80.00"),
        ("i6", "81.00"),
        ("o1", "100.00"),
    ]


def test_what_stands_for_the_score_of_an_open_code_is_refused() -> None:
    assert told(read(["ข้อ", "คะแนน"], ["ข้อ 17", "9O.5x"])) == [("refused", "B4")]


def test_items_without_a_heading_keep_their_part_and_words_of_any_kind() -> None:
    rows = [["e1", "Public", "80"], ["e1", "Survey", "81"], ["i25", "การให้ความสำคัญของผู้บริหารสูงสุดต่อการแก้ไขการทุจริต", "82"]]
    assert scores(read(*rows)) == [("e1/EIT1", "80.00"), ("e1/EIT2", "81.00"), ("i25", "82.00")]
    assert scores(read(["i1", "จำนวนผู้ตอบ", "45"], ["i2", "ก", "82"])) == [("i2", "82.00")]


def test_the_eit_column_of_rows_without_parts_is_read_and_the_mean_beside_parts_is_not() -> None:
    head = ["รหัส", "EIT ส่วนที่ 1 (Public)", "EIT ส่วนที่ 2 (Survey)", "EIT (ไม่ระบุส่วน)"]
    reading = read(head, ["e1", "", "", "82.11"], ["e2", "90", "80", "85"])
    assert [(row.code, row.instrument, str(row.score)) for row in reading.printed.itertuples()] == [
        ("e1", "EIT", "82.11"),
        ("e2", "EIT1", "90.00"),
        ("e2", "EIT2", "80.00"),
    ]


# --- cells moved to the left ------------------------------------------------------------------------------------------


def test_a_score_in_the_cell_of_its_item_leaves_no_other_in_its_place() -> None:
    """E10's own first score stands with its words, the second one below the first heading: neither is read."""
    head = ["ข้อคำถาม", "EIT ส่วนที่ 1", "EIT ส่วนที่ 2", "การปรับปรุง"]
    reading = read(head, ["E9 ก", "80.10", "81.20", "รักษาระดับ"], ["E10 หน่วยงานมี 90.61", "75.88", "รักษาระดับ"])
    assert scores(reading) == [("e9/EIT1", "80.10"), ("e9/EIT2", "81.20")]
    assert told(reading) == [("doubt", "A5")]


def test_a_score_in_the_words_of_an_item_with_its_scores_in_place() -> None:
    """Close by: last year's score in the words; every score stands under its heading."""
    head = ["ข้อคำถาม", "EIT ส่วนที่ 1", "EIT ส่วนที่ 2", "การปรับปรุง"]
    reading = read(head, ["E10 หน่วยงานมี 90.61", "75.88", "76.10", "รักษาระดับ"])
    assert scores(reading) == [("e10/EIT1", "75.88"), ("e10/EIT2", "76.10")]


# --- a score that says "ร้อยละ" ---------------------------------------------------------------------------------------


def test_a_score_in_percent_is_read_and_the_rows_below_it_too() -> None:
    asked = "หน่วยงานของท่าน ใช้จ่ายงบประมาณเป็นไปตามวัตถุประสงค์"
    rows = [["i8", "ก", "82.41"], ["i9", asked, "ร้อยละ ๙๐.๑๔"], ["i10", "ข", "95.58"]]
    assert scores(read(["ข้อ", "รายการ", "คะแนน"], *rows)) == [("i8", "82.41"), ("i9", "90.14"), ("i10", "95.58")]


def test_words_of_a_question_are_no_heading_of_agencies_where_the_score_is_damaged() -> None:
    asked = "หน่วยงานของท่าน ใช้จ่ายงบประมาณเป็นไปตามวัตถุประสงค์"
    rows = [["i8", "ก", "82.41"], ["i9", asked, "เกณฑ์ดี"], ["i10", "ข", "95.58"]]
    assert scores(read(["ข้อ", "รายการ", "คะแนน"], *rows)) == [("i8", "82.41"), ("i10", "95.58")]


def test_shares_below_the_names_of_instruments_are_their_weights() -> None:
    rows = [["", "ร้อยละ 30", "ร้อยละ 30", "ร้อยละ 40"], ["อบต.ทดสอบ", "80.10", "70.20", "90.30"]]
    reading = read(["หน่วยงาน", "IIT", "EIT", "OIT"], *rows)
    assert scores(reading) == [("IIT", "80.10"), ("EIT", "70.20"), ("OIT", "90.30")]


def test_a_share_beside_an_indicator_without_a_heading_is_a_target() -> None:
    assert scores(read(["ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "ร้อยละ 80"])) == []


def test_an_apostrophe_that_made_a_number_a_text_is_no_part_of_it() -> None:
    assert scores(read(["ข้อ", "คะแนน"], ["i1", "'85.22"], ["i2", "8'5.22"])) == [("i1", "85.22")]


# --- OIT items that passed or not -------------------------------------------------------------------------------------


def test_an_oit_item_that_passed_has_all_points() -> None:
    head = ["ข้อ", "รายการ", "ผลการประเมิน", "หมายเหตุ"]
    reading = read(head, ["O1", "ก", "ผ่าน", ""], ["O12", "ข", "ไม่ผ่าน", "ไม่ครบ"])
    assert scores(reading) == [("o1", "100.00"), ("o12", "0.00")]
    assert [r.kind for r in reading.remarks] == ["repair"]


def test_passed_is_no_score_of_another_instrument_or_level() -> None:
    reading = read(["ข้อ", "รายการ", "ผลการประเมิน"], ["i1", "ก", "ผ่าน"], ["o1", "ข", "ผ่านดี"], ["OIT", "ค", "ผ่าน"])
    assert scores(reading) == []


def test_a_code_and_its_score_left_of_their_headings_are_told_or_read_never_dropped() -> None:
    """As a page of a PDF has them whose first columns are merged with those of the page before."""
    head = ["ลำดับ", "หัวข้อ", "เครื่องมือการประเมิน", "ข้อคำถาม", "คะแนน"]
    reading = read(head, ["1", "ก", "IIT", "i1 ข", "80.50"], ["", "", "i23 การนำทรัพย์สินไปใช้", "78.89"])
    assert scores(reading) == [("i1", "80.50")]
    assert told(reading) == [("doubt", "C5")]


def test_a_target_beside_a_code_without_a_score_is_not_told_as_moved() -> None:
    reading = read(["ข้อ", "คะแนน", "เป้าหมาย"], ["i1", "80.50", "90"], ["i2", "", "90"])
    assert (scores(reading), told(reading)) == ([("i1", "80.50")], [])
