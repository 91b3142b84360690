"""Codes, indicators, instruments or totals above their scores: regional lists, years as rows, transposed tables."""

from __future__ import annotations

import pytest

from itadash.reading.model import Reading
from tests.reading.layouts.reads import AGENCY, by_agency, by_year, read, scores, told, weighted

LIST = [["ผลการประเมิน ITA ขององค์กรปกครองส่วนท้องถิ่น ปีงบประมาณ พ.ศ. 2566"]]
ONE, TWO = "องค์การบริหารส่วนตำบลหนึ่ง", "เทศบาลตำบลสอง"
INDICATORS = [f"ตัวชี้วัดที่ {n}" for n in range(1, 11)]


def _levels(reading: Reading) -> list[tuple[str, int | None, str]]:
    return [(rating.agency, rating.fiscal_year, rating.text) for rating in reading.ratings]


def _ignored(reading: Reading) -> list[str]:
    return [row.source.split(" › ")[-1] for row in reading.ignored]


# --- one row an agency ------------------------------------------------------------------------------------------------


def test_a_list_of_agencies_with_indicators_total_and_level() -> None:
    rows = [
        ["1", "อบต.หนึ่ง", *[f"{80 + n}.00" for n in range(1, 11)], "86.10", "ผ่าน"],
        ["2", TWO, *[f"{90 - n}.50" for n in range(1, 11)], "84.00", "ต้องปรับปรุง"],
    ]
    reading = read(["ที่", "หน่วยงาน", *INDICATORS, "คะแนน ITA", "ระดับ"], *rows, title=LIST)
    assert by_agency(reading) == [
        *[(ONE, 2566, str(n), f"{80 + n}.00") for n in range(1, 11)],
        (ONE, 2566, "total", "86.10"),
        *[(TWO, 2566, str(n), f"{90 - n}.50") for n in range(1, 11)],
        (TWO, 2566, "total", "84.00"),
    ]
    assert _levels(reading) == [(ONE, 2566, "ผ่าน"), (TWO, 2566, "ต้องปรับปรุง")]
    assert told(reading) == []


def test_names_numbers_in_front_and_kinds_in_a_column_of_their_own() -> None:
    heading = ["ประเภท", "หน่วยงาน", "IIT", "EIT", "OIT"]
    reading = read(heading, ["อบต.", "หนึ่ง", "90", "80", "70"], ["", "2. ทต.สอง", "91", "81", "71"], title=LIST)
    assert [row[0] for row in by_agency(reading)] == [ONE] * 3 + [TWO] * 3


def test_indicators_headed_by_bare_numbers_below_their_instruments() -> None:
    heading = [
        ["ที่", "หน่วยงาน", "IIT", "", "", "", "", "EIT", "", "", "OIT", "", "รวม"],
        ["", "", *[str(n) for n in range(1, 11)], ""],
    ]
    reading = read(*heading, ["1", ONE, *[f"{n}0" for n in range(1, 11)], "60"], title=LIST)
    assert scores(reading) == [*[(str(n), f"{n}0.00") for n in range(1, 11)], ("total", "60.00")]


def test_weighted_instruments_between_the_indicators_are_weighted() -> None:
    """OIT: 0.4 × (92.50 + 100) ÷ 2 = 38.50; the instruments' points are no scores."""
    heading = ["หน่วยงาน", "ระดับ", "คะแนน ITA", "OIT (40)", "ตัวชี้วัดที่ 10", "ตัวชี้วัดที่ 9"]
    reading = read(heading, [ONE, "A", "92.31", "38.50", "100", "92.50"], title=LIST)
    assert scores(reading) == [("total", "92.31"), ("10", "100.00"), ("9", "92.50")]
    assert weighted(reading) == [("OIT", "38.50")]
    assert [points.agency for points in reading.weighted] == [ONE]


def test_a_weighted_column_without_a_word_is_told_by_its_indicators() -> None:
    heading = ["หน่วยงาน", "OIT", "ตัวชี้วัดที่ 9", "ตัวชี้วัดที่ 10"]
    reading = read(heading, [ONE, "38.50", "92.50", "100"], [TWO, "20.00", "50", "50"], title=LIST)
    assert weighted(reading) == [("OIT", "38.50"), ("OIT", "20.00")]


def test_a_column_of_points_beside_each_instrument() -> None:
    heading = ["หน่วยงาน", "IIT", "ถ่วงน้ำหนัก", "OIT", "ถ่วงน้ำหนัก", "รวม"]
    reading = read(heading, [ONE, "90", "27", "80", "32", "85"], title=LIST)
    assert scores(reading) == [("IIT", "90.00"), ("OIT", "80.00"), ("total", "85.00")]
    assert weighted(reading) == [("IIT", "27.00"), ("OIT", "32.00")]


@pytest.mark.parametrize("name", ["ค่าเฉลี่ยจังหวัดตราด", "เฉลี่ย", "คะแนนเฉลี่ยรวม", "จังหวัดตราด", "ค่าเฉลี่ยประเทศ", "สูงสุด"])
def test_a_mean_of_the_list_is_no_agency(name: str) -> None:
    reading = read(["ที่", "หน่วยงาน", "คะแนน ITA"], ["1", ONE, "90"], ["", name, "88.12"], title=LIST)
    assert by_agency(reading) == [(ONE, 2566, "total", "90.00")]
    assert _ignored(reading) == ["B4"]


def test_means_of_provinces_are_nobody_s_scores() -> None:
    heading = ["จังหวัด", "ปีงบประมาณ", "ตัวชี้วัดที่ 1", "ตัวชี้วัดที่ 2", "คะแนน ITA"]
    reading = read(heading, ["ตราด", "2564", "85", "86", "81.45"], ["ตราด", "2563", "75", "76", "75.62"], title=LIST)
    assert scores(reading) == []
    assert [row.source.split(" › ")[-1] for row in reading.ignored] == ["A3–A4"]


def test_several_years_of_agencies_below_one_another() -> None:
    rows = [[ONE, "2565", "80"], ["", "2566", "90"], [TWO, "2565", "81"], ["", "2566", "91"]]
    reading = read(["หน่วยงาน", "ปีงบประมาณ", "คะแนนรวม"], *rows, title=[["ผลการประเมิน ITA"]])
    assert by_agency(reading) == [
        (ONE, 2565, "total", "80.00"),
        (ONE, 2566, "total", "90.00"),
        (TWO, 2565, "total", "81.00"),
        (TWO, 2566, "total", "91.00"),
    ]


def test_years_side_by_side_and_their_difference() -> None:
    reading = read(["หน่วยงาน", "ปี 2565", "ปี 2566", "ผลต่าง"], [ONE, "80", "90", "10"], title=[["ผลการประเมิน ITA"]])
    assert by_agency(reading) == [(ONE, 2565, "total", "80.00"), (ONE, 2566, "total", "90.00")]
    change = reading.changes[0]
    assert (change.agency, change.base_year, change.fiscal_year, change.code) == (ONE, 2565, 2566, "total")


def test_instruments_below_years_on_two_rows() -> None:
    heading = [["หน่วยงาน", "2565", "", "2566", ""], ["", "IIT", "OIT", "IIT", "OIT"]]
    reading = read(*heading, [ONE, "81", "82", "91", "92"], title=[["ผลการประเมิน ITA"]])
    assert by_year(reading) == [
        (2565, "IIT", "81.00"),
        (2565, "OIT", "82.00"),
        (2566, "IIT", "91.00"),
        (2566, "OIT", "92.00"),
    ]


def test_two_agencies_of_one_name_in_two_districts_stay_apart() -> None:
    rows = [["เมืองหนึ่ง", ONE, "80"], ["เมืองสอง", ONE, "90"], ["เมืองสอง", TWO, "70"]]
    reading = read(["อำเภอ", "หน่วยงาน", "คะแนน ITA"], *rows, title=LIST)
    assert [(row[0], row[3]) for row in by_agency(reading)] == [
        (f"{ONE} อำเภอเมืองหนึ่ง", "80.00"),
        (f"{ONE} อำเภอเมืองสอง", "90.00"),
        (TWO, "70.00"),
    ]


def test_levels_of_agencies_of_one_name_stand_with_their_scores() -> None:
    heading = ["จังหวัด", "หน่วยงาน", "คะแนน ITA", "ระดับผลการประเมิน"]
    rows = [["หนึ่ง", "อบต.หนึ่ง", "80", "ผ่าน"], ["สอง", "อบต.หนึ่ง", "96", "ผ่านดี"], ["สอง", "อบต.สาม", "70", "ต้องปรับปรุง"]]
    reading = read(heading, *rows, title=LIST)
    named = [f"{ONE} จังหวัดหนึ่ง", f"{ONE} จังหวัดสอง", "องค์การบริหารส่วนตำบลสาม"]
    assert list(reading.printed["agency"]) == named
    assert _levels(reading) == [(named[0], 2566, "ผ่าน"), (named[1], 2566, "ผ่านดี"), (named[2], 2566, "ต้องปรับปรุง")]


def test_a_list_of_one_instrument_says_so_in_its_title() -> None:
    reading = read(["หน่วยงาน", "คะแนน"], [ONE, "90"], title=[["ผลคะแนน OIT รายหน่วยงาน ปีงบประมาณ 2566"]])
    assert by_agency(reading) == [(ONE, 2566, "OIT", "90.00")]


def test_a_list_of_one_indicator_is_not_taken_for_totals() -> None:
    reading = read(["หน่วยงาน", "คะแนน"], [ONE, "90"], title=[["คะแนนตัวชี้วัดที่ 10 รายหน่วยงาน ปีงบประมาณ 2566"]])
    assert scores(reading) == []


def test_the_heading_again_on_the_next_page() -> None:
    heading = ["หน่วยงาน", "IIT", "OIT"]
    reading = read(heading, [ONE, "80", "90"], heading, [TWO, "81", "91"], title=LIST)
    assert [(row[0], row[3]) for row in by_agency(reading)] == [
        (ONE, "80.00"),
        (ONE, "90.00"),
        (TWO, "81.00"),
        (TWO, "91.00"),
    ]


def test_a_row_without_a_name_is_not_the_one_s_above() -> None:
    reading = read(["หน่วยงาน", "IIT", "OIT"], [ONE, "80", "90"], ["", "81", "91"], title=LIST)
    assert [row[3] for row in by_agency(reading)] == ["80.00", "90.00"]
    assert told(reading) == [("doubt", "B4")]


# --- one row a year ---------------------------------------------------------------------------------------------------


def test_years_as_rows_and_indicators_as_columns() -> None:
    rows = [["2565", "81", "82", "84.5", "B"], ["๒๕๖๖", "91", "92", "94.5", "ผ่านดี"]]
    reading = read(["ปีงบประมาณ", "ตัวชี้วัดที่ 1", "ตัวชี้วัดที่ 2", "คะแนนรวม", "ระดับ"], *rows)
    assert by_year(reading) == [
        (2565, "1", "81.00"),
        (2565, "2", "82.00"),
        (2565, "total", "84.50"),
        (2566, "1", "91.00"),
        (2566, "2", "92.00"),
        (2566, "total", "94.50"),
    ]
    assert _levels(reading) == [(AGENCY, 2565, "B"), (AGENCY, 2566, "ผ่านดี")]


def test_totals_of_years() -> None:
    reading = read(["ปี", "คะแนน ITA", "ระดับ"], ["2562", "91.07", "A"], ["2566", "86.78", "ผ่าน"])
    assert by_year(reading) == [(2562, "total", "91.07"), (2566, "total", "86.78")]


def test_names_of_indicators_above_and_a_row_of_differences_below() -> None:
    heading = ["ปี", "การปฏิบัติหน้าที่", "การใช้งบประมาณ"]
    reading = read(heading, ["2565", "80", "90"], ["2566", "85", "88"], ["ผลต่าง", "5", "-2"])
    assert len(scores(reading)) == 4
    found = [(c.base_year, c.fiscal_year, c.code, c.kind, str(c.value), c.direction) for c in reading.changes]
    assert found == [(2565, 2566, "1", "points", "5", ""), (2565, 2566, "2", "points", "2", "down")]


def test_a_target_below_the_years_is_no_score() -> None:
    reading = read(["ปี", "IIT", "OIT"], ["2566", "85", "88"], ["เป้าหมาย", "85", "85"])
    assert scores(reading) == [("IIT", "85.00"), ("OIT", "88.00")]
    assert _ignored(reading) == ["A5"]


# --- transposed -------------------------------------------------------------------------------------------------------


def test_codes_in_the_heading_and_their_scores_in_the_next_row() -> None:
    assert scores(read(["ข้อ", "i1", "i2", "O3"], ["คะแนน", "80", "90", "100"])) == [
        ("i1", "80.00"),
        ("i2", "90.00"),
        ("o3", "100.00"),
    ]


def test_scores_alone_below_codes() -> None:
    assert scores(read(["e1", "e2"], ["80", "90"])) == [("e1", "80.00"), ("e2", "90.00")]


def test_both_parts_below_the_items_of_eit() -> None:
    found = scores(read(["ข้อ", "e1", "e2"], ["EIT Public", "80", "90"], ["EIT Survey", "70", "60"]))
    assert found == [("e1/EIT1", "80.00"), ("e2/EIT1", "90.00"), ("e1/EIT2", "70.00"), ("e2/EIT2", "60.00")]


def test_the_wording_between_codes_and_scores() -> None:
    rows = [["ข้อคำถาม", "ปฏิบัติงานตามขั้นตอน", "ปฏิบัติงานอย่างเท่าเทียม"], ["คะแนน", "80", "90"]]
    assert scores(read(["รหัส", "i1", "i2"], *rows)) == [("i1", "80.00"), ("i2", "90.00")]


def test_bare_numbers_of_items_below_their_instrument() -> None:
    head = [["ผลคะแนนแบบวัด IIT ปีงบประมาณ 2566"]]
    assert scores(read(["ข้อ", "1", "2", "3"], ["คะแนน", "80", "90", "70"], title=head)) == [
        ("i1", "80.00"),
        ("i2", "90.00"),
        ("i3", "70.00"),
    ]


def test_an_open_code_in_the_heading_is_asked_about() -> None:
    reading = read(["i1", "ข้อ 17"], ["80", "90"])
    assert scores(reading) == [("i1", "80.00")]
    assert [question.source.split(" › ")[-1] for question in reading.questions] == ["B3"]


# --- what is not this layout ------------------------------------------------------------------------------------------


def test_items_with_both_parts_as_columns_are_rows() -> None:
    found = scores(read(["ข้อ", "EIT Public", "EIT Survey"], ["e1", "80", "70"], ["e2", "81", "71"]))
    assert found == [("e1/EIT1", "80.00"), ("e1/EIT2", "70.00"), ("e2/EIT1", "81.00"), ("e2/EIT2", "71.00")]


def test_one_row_an_indicator_below_agencies_is_rows() -> None:
    reading = read(["ตัวชี้วัด", ONE, TWO], ["การปฏิบัติหน้าที่", "80", "90"])
    assert by_agency(reading) == [(ONE, 2566, "1", "80.00"), (TWO, 2566, "1", "90.00")]


def test_numbers_that_only_count_columns_head_nothing() -> None:
    reading = read(["ลำดับ", "รายการ", "1", "2", "3"], ["1", "จำนวนบุคลากร", "5", "6", "7"])
    assert scores(reading) == []


def test_a_plan_with_instruments_as_columns_and_words_below_is_no_score() -> None:
    reading = read(["คะแนน", "แบบวัด IIT", "แบบวัด EIT", "แบบวัด OIT"], ["คะแนนตัวชี้วัด", "ค่าเฉลี่ย", "ค่าเฉลี่ย", "ค่าเฉลี่ย"])
    assert scores(reading) == []


# --- what stands below and above short tables -------------------------------------------------------------------------


def test_a_remark_and_a_telephone_number_right_below_one_row_of_scores() -> None:
    heading = ["การเปิดเผยข้อมูล", "การป้องกันการทุจริต"]
    reading = read(heading, ["80", "90"], ["หมายเหตุ : คะแนนเต็ม 100 คะแนน"], ["โทรศัพท์", "0 5300 0000"])
    assert scores(reading) == [("9", "80.00"), ("10", "90.00")]
    assert told(reading) == []


def test_a_pair_right_above_the_heading_is_no_part_of_it() -> None:
    rows = [["วันที่ประกาศผล", "10/08/2567"], ["พ.ศ.", "IIT", "OIT"], ["2565", "80", "90"], ["2566", "81", "91"]]
    assert by_year(read(*rows)) == [
        (2565, "IIT", "80.00"),
        (2565, "OIT", "90.00"),
        (2566, "IIT", "81.00"),
        (2566, "OIT", "91.00"),
    ]


def test_numbers_below_a_word_for_headings_are_indicators() -> None:
    """ "หัวข้อ" is no "ข้อ"."""
    reading = read(["หัวข้อ", *map(str, range(1, 11))], ["คะแนน", *["80"] * 10])
    assert scores(reading) == [(str(n), "80.00") for n in range(1, 11)]


def test_numbers_of_items_without_their_instrument_are_asked() -> None:
    """3, 7 and 12 may be items of IIT, EIT or OIT."""
    reading = read(["", "ข้อ 3", "ข้อ 7", "ข้อ 12"], ["คะแนน", "80", "90", "70"])
    assert scores(reading) == []
    assert [(q.printed, {c.code[0] for c in q.candidates}) for q in reading.questions] == [
        ("3", {"i", "e", "o"}),
        ("7", {"i", "e", "o"}),
        ("12", {"i", "e", "o"}),
    ]


@pytest.mark.parametrize(("one", "two"), [("Part 1", "Part 2"), ("EIT Part 1", "EIT Part 2")])
def test_parts_in_english(one: str, two: str) -> None:
    heading = [["รหัส", "ประเด็น", "คะแนน EIT", ""], ["", "", one, two]]
    assert scores(read(*heading, ["e1", "ก", "80", "90"])) == [("e1/EIT1", "80.00"), ("e1/EIT2", "90.00")]


def test_who_to_ask_right_below_one_row_of_scores() -> None:
    reading = read(["หัวข้อ", "o1", "o2", "o3"], ["คะแนน", "0", "100", "100"], ["ผู้ประสานงาน", "งานนิติการ", "053000000"])
    assert scores(reading) == [("o1", "0.00"), ("o2", "100.00"), ("o3", "100.00")]
    assert told(reading) == []


def test_a_zero_for_the_letter_among_codes_across() -> None:
    assert scores(read(["o1", "o2", "o3", "๐22"], ["0", "100", "100", "0"]))[3] == ("o22", "0.00")


def test_the_instrument_of_the_rows_above_is_not_that_of_the_codes() -> None:
    """14 among codes of IIT may be i4 or i14; that people outside the agency answered above makes it no e14."""
    answered = [["กลุ่มผู้ตอบ", "ส่งแบบ (คน)", "ตอบจริง (คน)"], ["ผู้มีส่วนได้ส่วนเสียภายนอก", "100", "98"], []]
    codes = [["รายการ", "I3", "14", "I16", "I18"], ["คะแนนที่ได้", "76.70", "62.50", "68.06", "72.00"]]
    reading = read(*answered, *codes)
    assert ("e14", "62.50") not in scores(reading)
    assert {"i3", "i16", "i18"} <= {code for code, _ in scores(reading)}
    assert [question.printed for question in reading.questions] == ["14"]


def test_the_number_of_a_page_between_two_years_is_no_score() -> None:
    rows = [["2565", "100", "100"], ["", "5"], ["2566", "0", "100"]]
    reading = read(["ปี", "O1", "O2"], *rows)
    assert by_year(reading) == [
        (2565, "o1", "100.00"),
        (2565, "o2", "100.00"),
        (2566, "o1", "0.00"),
        (2566, "o2", "100.00"),
    ]
    assert told(reading) == []
    assert told(read(["ปี", "I1", "I2"], ["2565", "80", "81"], ["", "82.50"])) == [("doubt", "B5")]


def test_how_many_answered_below_a_list_of_agencies_is_no_agency_s_total() -> None:
    other = "เทศบาลตำบลสมมติ"
    rows = [["1", AGENCY, "92.50", "90"], ["2", other, "80.50", "70"], ["", "แบบวัด EIT", "98", "คน"]]
    reading = read(["ที่", "หน่วยงาน", "คะแนนรวม", "IIT"], *rows)
    assert by_agency(reading) == [
        (AGENCY, 2566, "total", "92.50"),
        (AGENCY, 2566, "IIT", "90.00"),
        (other, 2566, "total", "80.50"),
        (other, 2566, "IIT", "70.00"),
    ]


def test_the_place_of_an_agency_in_a_list_is_no_indicator() -> None:
    reading = read(
        ["ที่", "หน่วยงาน", "คะแนนรวม", "IIT"], ["1", AGENCY, "92.50", "90"], ["แบบวัด EIT", "จำนวนผู้ตอบ", "98", "คน"]
    )
    assert not {"1", "EIT"} & {code for code, _ in scores(reading)}
