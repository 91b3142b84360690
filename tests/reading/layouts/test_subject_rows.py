"""One row an item, indicator or instrument: sections, pages, parts, and numbers that only count."""

from __future__ import annotations

import pytest

from itadash.reading.questions import as_remark
from tests.reading.layouts.reads import by_year, read, scores, told

HEAD = ["ข้อ", "ประเด็น", "คะแนน"]


# --- EIT Public and Survey as sections --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("EIT Public", "EIT Survey"),
        ("๒.๑ แบบวัด EIT ส่วนที่ ๑", "๒.๒ แบบวัด EIT ส่วนที่ ๒"),
        ("EIT ส่วนที่ 1 ผู้รับบริการตอบด้วยตนเอง (Public)", "ส่วนที่ 2 ผู้ประเมินจัดเก็บข้อมูล (Survey)"),
    ],
)
def test_sections_inside_one_table(one: str, two: str) -> None:
    assert scores(read(HEAD, [one], ["e1", "ก", "80"], [two], ["e1", "ก", "70"])) == [
        ("e1/EIT1", "80.00"),
        ("e1/EIT2", "70.00"),
    ]


def test_a_table_for_each_section() -> None:
    reading = read(
        ["EIT Public"],
        HEAD,
        ["e1", "ก", "80"],
        ["EIT Survey"],
        HEAD,
        ["e1", "ก", "70"],
        ["OIT"],
        HEAD,
        ["o1", "ข", "0"],
    )
    assert scores(reading) == [("e1/EIT1", "80.00"), ("e1/EIT2", "70.00"), ("o1", "0.00")]


def test_a_section_ends_with_its_table() -> None:
    reading = read(["EIT Public"], HEAD, ["e1", "ก", "80"], ["ตัวชี้วัดที่", "คะแนน"], ["6", "90"], HEAD, ["e2", "ข", "70"])
    assert scores(reading) == [("e1/EIT1", "80.00"), ("6", "90.00"), ("e2", "70.00")]


# --- a page's heading again -------------------------------------------------------------------------------------------


def test_the_heading_again_after_a_page_break_keeps_section_and_table() -> None:
    rows = [["EIT Public"], ["e1", "ก", "80"], ["- 2 -"], HEAD, ["e2", "ข", "70"]]
    reading = read(HEAD, *rows)
    assert scores(reading) == [("e1/EIT1", "80.00"), ("e2/EIT1", "70.00")]
    assert len(set(reading.printed["table"])) == 1


def test_the_same_heading_above_the_same_rows_is_another_table() -> None:
    reading = read(HEAD, ["i1", "ก", "80"], HEAD, ["i1", "ก", "70"])
    assert len(set(reading.printed["table"])) == 2


# --- parts as rows ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("one", "two"), [("Public", "Survey"), ("EIT Public", "EIT Survey"), ("ส่วนที่ ๑", "ส่วนที่ ๒")])
@pytest.mark.parametrize("heading", ["ส่วนที่", "ช่องทาง", "แบบ EIT", "กลุ่มตัวอย่าง"])
def test_a_row_for_each_part_of_an_item(heading: str, one: str, two: str) -> None:
    rows = [["e1", one, "80"], ["", two, "70"], ["e2", one, "60"], ["", two, "50"]]
    assert scores(read(["ข้อ", heading, "คะแนน"], *rows)) == [
        ("e1/EIT1", "80.00"),
        ("e1/EIT2", "70.00"),
        ("e2/EIT1", "60.00"),
        ("e2/EIT2", "50.00"),
    ]


def test_parts_below_years_on_two_heading_rows() -> None:
    heading = [["ข้อ", "2565", "", "2566", ""], ["", "Public", "Survey", "Public", "Survey"]]
    assert by_year(read(*heading, ["e1", "81", "71", "82", "72"])) == [
        (2565, "e1/EIT1", "81.00"),
        (2565, "e1/EIT2", "71.00"),
        (2566, "e1/EIT1", "82.00"),
        (2566, "e1/EIT2", "72.00"),
    ]


# --- numbers that only count ------------------------------------------------------------------------------------------


def test_row_numbers_beside_instruments_are_no_items() -> None:
    rows = [["1", "IIT", "93.46"], ["2", "EIT", "85.89"], ["3", "OIT", "96.25"]]
    assert scores(read(["ข้อ", "แบบวัด", "คะแนน"], *rows)) == [("IIT", "93.46"), ("EIT", "85.89"), ("OIT", "96.25")]


def test_numbers_of_items_beside_their_instrument_are_items() -> None:
    rows = [["1", "IIT", "80"], ["2", "", "81"], ["1", "OIT", "100"], ["2", "", "0"]]
    assert scores(read(["ข้อ", "แบบวัด", "คะแนน"], *rows)) == [
        ("i1", "80.00"),
        ("i2", "81.00"),
        ("o1", "100.00"),
        ("o2", "0.00"),
    ]


def test_the_first_item_of_each_instrument_is_an_item() -> None:
    rows = [["1", "IIT", "80"], ["1", "EIT", "81"], ["1", "OIT", "100"]]
    assert scores(read(["ข้อ", "แบบวัด", "คะแนน"], *rows)) == [("i1", "80.00"), ("e1", "81.00"), ("o1", "100.00")]


def test_numbers_of_columns_below_the_heading_are_no_row() -> None:
    reading = read(["ตัวชี้วัดที่", "ชื่อตัวชี้วัด", "คะแนน"], ["(1)", "(2)", "(3)"], ["1", "การปฏิบัติหน้าที่", "80"])
    assert scores(reading) == [("1", "80.00")]
    assert told(reading) == []


# --- headings on several rows, and what is no heading -----------------------------------------------------------------


def test_a_heading_whose_second_row_names_the_columns() -> None:
    heading = [["", "", "ปี 2565", "", "ปี 2566", ""], ["ที่", "ตัวชี้วัด", "คะแนน", "ระดับ", "คะแนน", "ระดับ"]]
    reading = read(*heading, ["1", "การใช้อำนาจ", "85.66", "A", "98.37", "ผ่าน"])
    assert by_year(reading) == [(2565, "3", "85.66"), (2566, "3", "98.37")]


def test_short_years() -> None:
    assert by_year(read(["ตัวชี้วัด", "ปี 64", "ปี 65"], ["การใช้อำนาจ", "80", "90"])) == [
        (2564, "3", "80.00"),
        (2565, "3", "90.00"),
    ]


def test_a_level_beside_the_total_of_each_year() -> None:
    heading = [["รายการ", "2565", "", "2566", ""], ["", "คะแนน", "ระดับ", "คะแนน", "ระดับ"]]
    reading = read(*heading, ["คะแนนรวม", "91.80", "A", "88.93", "ผ่าน"])
    assert [(r.fiscal_year, r.text) for r in reading.ratings] == [(2565, "A"), (2566, "ผ่าน")]


def test_a_first_row_of_words_is_no_second_heading_row() -> None:
    reading = read(["ตัวชี้วัด", "คะแนน", "หมายเหตุ"], ["ตัวชี้วัดด้านบุคลากร", "", "ดี"], ["การใช้อำนาจ", "80", ""])
    assert scores(reading) == [("3", "80.00")]


def test_agencies_side_by_side() -> None:
    reading = read(["ตัวชี้วัด", "อบต.หนึ่ง", "อบต.สอง"], ["การใช้อำนาจ", "80", "90"])
    assert [row.agency[-5:] for row in reading.printed.itertuples()] == ["หนึ่ง", "ลสอง"[-5:]] or len(
        reading.printed
    ) == 2


def test_numbers_beside_a_count_are_no_scores_without_a_heading() -> None:
    reading = read(["แบบวัด IIT", "จำนวนผู้ตอบ", "45", "คน"], ["คะแนนรวม", "90"])
    assert scores(reading) == [("total", "90.00")]


def test_an_instrument_over_the_columns_of_its_parts() -> None:
    heading = [["รหัส", "รายละเอียด", "แบบวัด EIT", "", "เฉลี่ย"], ["", "", "EIT Public", "EIT Survey", ""]]
    reading = read(*heading, ["e1", "ก", "80", "90", "85"], ["ตัวชี้วัดที่ 6", "", "70", "80", "75"])
    assert scores(reading) == [
        ("e1/EIT1", "80.00"),
        ("e1/EIT2", "90.00"),
        ("6", "70.00"),
        ("6", "80.00"),
        ("6", "75.00"),
    ]


def test_instruments_under_a_heading_that_nobody_knows() -> None:
    rows = [["IIT", "86.70"], ["EIT (1)", "85.94"], ["EIT-Survey", "92.42"], ["แบบวัดการเปิดเผยข้อมูลสาธารณะ", "90.38"]]
    assert scores(read(["ประเภท", "ผลคะแนน"], *rows)) == [
        ("IIT", "86.70"),
        ("EIT1", "85.94"),
        ("EIT2", "92.42"),
        ("OIT", "90.38"),
    ]


def test_the_mean_of_the_whole_is_the_total() -> None:
    rows = [["IIT"], ["การใช้อำนาจ", "90"], ["OIT"], ["การเปิดเผยข้อมูล", "100"], ["คะแนนเฉลี่ยภาพรวม", "93.80"]]
    assert scores(read(["ตัวชี้วัด", "คะแนน"], *rows))[-1] == ("total", "93.80")


# --- code and words of two items --------------------------------------------------------------------------------------

OF_I19 = "ท่านรู้แนวปฏิบัติของหน่วยงานของท่าน เกี่ยวกับการใช้ทรัพย์สินของราชการที่ถูกต้อง มากน้อยเพียงใด"
OF_I23 = "เจ้าหน้าที่ของหน่วยงานท่าน มีการใช้ทรัพย์สินของราชการ เพื่อประโยชน์ส่วนตัว มากน้อยเพียงใด"


def test_a_code_beside_another_item_s_question_is_asked() -> None:
    reading = read(HEAD, ["i18", "ก", "70"], ["i19", OF_I23, "80"], ["i20", "ข", "75"], ["i23", OF_I19, "90"])
    assert scores(reading) == [("i18", "70.00"), ("i20", "75.00")]
    assert [{c.code for c in q.candidates} for q in reading.questions] == [{"i19", "i23"}] * 2
    said = [as_remark(question).message for question in reading.questions]
    assert said[0].startswith("รหัส “I19” พิมพ์คู่กับคำถามของข้อ I23 จึง")
    assert said[1].startswith("รหัส “I23” พิมพ์คู่กับคำถามของข้อ I19 จึง")


def test_a_damaged_code_is_not_said_to_contradict_its_question() -> None:
    reading = read(["รหัส", "คะแนน"], ["i30", "79.50"], ["12", "82.50"])
    assert [as_remark(q).message.startswith("รหัส “12” อ่านได้มากกว่าหนึ่งแบบ") for q in reading.questions] == [True]


def test_a_code_beside_its_own_question_or_a_damaged_one_is_read() -> None:
    damaged = OF_I23.replace("ทรัพย์สิน", "ทรพยสน").replace("ประโยชน์", "ปรโยชน")
    reading = read(HEAD, ["i19", OF_I19, "80"], ["i23", OF_I23, "90"], ["i24", damaged, "70"], ["i25", "ก", "60"])
    assert [code for code, _ in scores(reading)] == ["i19", "i23", "i24", "i25"]


def test_a_year_whose_questions_are_not_known_asks_nothing() -> None:
    title = [["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2560"]]
    assert scores(read(HEAD, ["i19", OF_I23, "80"], title=title)) == [("i19", "80.00")]


# --- items told by their words ----------------------------------------------------------------------------------------

OF_I7 = "ท่านทราบข้อมูลเกี่ยวกับงบประมาณของหน่วยงานหรือของส่วนงานที่ท่านปฏิบัติหน้าที่ มากน้อยเพียงใด"
OF_I8 = "ท่านเคยเข้าไปมีส่วนร่วมในกระบวนการงบประมาณ มากน้อยเพียงใด"
OF_I1 = "เจ้าหน้าที่ของหน่วยงานท่าน ปฏิบัติหรือให้บริการแก่บุคคลภายนอก เป็นไปตามขั้นตอนและระยะเวลาที่กำหนด มากน้อยเพียงใด"
OF_E2 = "หน่วยงานปฏิบัติหรือให้บริการแก่ท่าน อย่างเป็นธรรมและไม่เลือกปฏิบัติ มากน้อยเพียงใด"


def test_numbers_that_begin_again_in_each_indicator_go_by_the_words() -> None:
    rows = [["1", OF_I1, "70"], ["", "ตัวชี้วัดที่ 2 การใช้งบประมาณ", "75"], ["1", OF_I7, "80"], ["2", OF_I8, "90"]]
    reading = read(["แบบวัด IIT"], HEAD, *rows)
    assert scores(reading) == [("i1", "70.00"), ("2", "75.00"), ("i7", "80.00"), ("i8", "90.00")]
    assert told(reading, "repair") == [("repair", "C5"), ("repair", "C7"), ("repair", "C8")]


def test_questions_without_codes_below_the_names_of_instruments() -> None:
    rows = [["แบบวัด IIT"], ["1", OF_I1, "70"], ["แบบวัด EIT ส่วนที่ 2"], ["2", OF_E2, "80"]]
    rows += [["แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)"], ["1", "โครงสร้าง", "100"], ["3", "อำนาจหน้าที่", "0"]]
    assert scores(read(["ลำดับ", "ข้อคำถาม", "คะแนน"], *rows)) == [
        ("i1", "70.00"),
        ("e2/EIT2", "80.00"),
        ("o1", "100.00"),
        ("o3", "0.00"),
    ]


def test_ranks_beside_questions_are_no_numbers_of_items() -> None:
    reading = read(["ลำดับ", "ข้อคำถาม IIT", "คะแนน"], ["1", OF_I8, "70"], ["2", OF_I19, "80"])
    assert scores(reading) == [("i8", "70.00"), ("i19", "80.00")]


def test_words_that_are_no_question_or_of_no_instrument_are_told_not_read() -> None:
    head = ["ลำดับ", "ข้อคำถาม", "คะแนน"]
    assert scores(read(head, ["1", OF_I8, "70"])) == []
    reading = read(["แบบวัด IIT"], head, ["1", "ความพร้อมของหน่วยงานในการรับการประเมิน", "70"])
    assert scores(reading) == []
    assert told(reading) == [("doubt", "B5")]
    assert scores(read(["แบบวัด OIT"], head, ["7", "โครงสร้าง", "100"])) == []


def test_a_part_of_eit_under_no_heading_is_still_the_row_s() -> None:
    rows = [["ข้อ", f"i{n}", "", "80"] for n in range(1, 13)]
    rows += [["ข้อ", "e1", "Public", "70"], ["ข้อ", "e1", "Survey", "90"]]
    reading = read(["ระดับข้อมูล", "รหัส", "", "คะแนน"], *rows)
    assert scores(reading)[12:] == [("e1/EIT1", "70.00"), ("e1/EIT2", "90.00")]


def test_the_owner_of_an_item_is_not_its_question() -> None:
    """ "กองการเจ้าหน้าที่" is nearer to o3 (อำนาจหน้าที่) than to o5, whose own words stand beside it."""
    title = [["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2565"]]
    head = ["ข้อ", "ประเด็น", "คะแนน", "ผู้ดูแล"]
    reading = read(
        head, ["o4", "แผนยุทธศาสตร์", "100", "กองแผน"], ["o5", "ข้อมูลการติดต่อ", "0", "กองการเจ้าหน้าที่"], title=title
    )
    assert scores(reading) == [("o4", "100.00"), ("o5", "0.00")]
    assert not reading.questions


def test_the_total_s_number_in_the_place_of_a_name_is_told() -> None:
    rows = [["1", "การปฏิบัติหน้าที่", "80.00"], ["2", "การใช้งบประมาณ", "90.00"], ["คะแนนรวม", "85.25"]]
    reading = read(["ที่", "ตัวชี้วัด", "คะแนน"], *rows)
    assert scores(reading) == [("1", "80.00"), ("2", "90.00")]
    assert told(reading) == [("doubt", "A6")]
