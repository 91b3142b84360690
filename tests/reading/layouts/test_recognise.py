"""What the person sees of odd sheets: findings instead of silent choices, and sentences that name the place."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from itadash.reading import UnreadableFileError
from itadash.reading.layouts.found import Undecided
from itadash.reading.layouts.recognise import read_sheets
from itadash.reading.layouts.walk import Walker
from itadash.reading.model import Reading
from itadash.reading.record import from_json, to_json
from itadash.scores import distinct
from tests.reading.layouts.made import Grid, sheet

HEAD: Grid = [["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566"], ["หน่วยงาน", "เทศบาลตำบลทดสอบ"], ["รหัส", "รายการ", "คะแนน"]]


def read(*rows: list[str], head: Grid = HEAD, name: str = "แผ่นหนึ่ง") -> Reading:
    return read_sheets("ทดสอบ.xlsx", [sheet([*head, *rows], name)])


def test_a_value_that_is_no_score_is_refused_at_its_cell() -> None:
    reading = read(["i1", "ก", "85.00"], ["i2", "ข", "สูงมาก"], ["i3", "ค", "120"], ["i4", "ง", "-3"], ["i5", "จ", "-"])
    assert list(reading.printed["code"]) == ["i1"]
    refused = [(r.source, r.printed, r.read) for r in reading.remarks if r.kind == "refused"]
    place = "ทดสอบ.xlsx › แผ่นหนึ่ง › C"
    assert refused == [(f"{place}5", "สูงมาก", "i2"), (f"{place}6", "120", "i3"), (f"{place}7", "-3", "i4")]


def test_a_code_with_two_readings_is_not_read_but_shown() -> None:
    reading = read(["ข้อ 17", "", "85.00"], ["i1", "", "90"])
    assert list(reading.printed["code"]) == ["i1"]
    assert reading.remarks == ()
    assert [(q.printed, [c.code for c in q.candidates]) for q in reading.questions] == [("17", ["i7", "i17", "o17"])]


def test_a_code_printed_twice_with_two_values_is_a_conflict() -> None:
    table, conflicts = distinct(read(["e1", "", "80.00"], ["e1", "", "80.00"], ["e1", "", "81.00"]).printed)
    assert list(table["score"]) == [Decimal("80.00")]
    assert [(c.kept, c.printed, c.kept_source[-2:], c.source[-2:]) for c in conflicts] == [
        (Decimal("80.00"), Decimal("81.00"), "C4", "C6")
    ]


def test_a_sheet_without_a_score_says_so() -> None:
    with pytest.raises(UnreadableFileError, match=r"ทดสอบ.xlsx.*ไม่พบคะแนน ITA.*แผ่นหนึ่ง"):
        read(["รายชื่อ", "ผู้เข้าประชุม", ""], head=[])


def test_a_sheet_whose_only_score_is_refused_names_the_cell() -> None:
    with pytest.raises(UnreadableFileError, match=r"ทดสอบ.xlsx.*C4.*105"):
        read(["i1", "", "105"])


def test_the_sheet_s_name_is_the_year_when_nothing_else_says_it() -> None:
    reading = read(["i1", "", "85"], head=[["รหัส", "รายการ", "คะแนน"]], name="ปี ๒๕๖๔")
    assert list(reading.printed["fiscal_year"]) == [2564]


def test_a_missing_year_and_agency_are_asked_for() -> None:
    reading = read(["i1", "", "85"], head=[["รหัส", "รายการ", "คะแนน"]])
    assert reading.printed["fiscal_year"].isna().all()
    assert [r.read for r in reading.remarks if r.kind == "doubt"] == ["fiscal_year", "agency"]


def test_without_a_heading_a_damaged_score_is_not_replaced_by_the_number_beside_it() -> None:
    rows = [["i1", "250", "52.5"], ["i2", "2566", "81.25"]]
    assert [(r.code, r.score) for r in read(*rows, head=HEAD[:2]).printed.itertuples()] == [("i2", Decimal("81.25"))]


def test_a_weighted_column_is_not_read_as_a_score() -> None:
    rows = [["เครื่องมือ", "ตัวชี้วัด", "คะแนนถ่วงน้ำหนัก", "คะแนน"], ["IIT", "การปฏิบัติหน้าที่", "28.50", "95.00"]]
    reading = read(*rows, head=HEAD[:2])
    assert [(r.code, r.score) for r in reading.printed.itertuples()] == [("1", Decimal("95.00"))]


def test_a_heading_not_in_the_first_row_and_repeated() -> None:
    head = [*HEAD[:2], [], [], ["หมายเหตุ", "จัดทำเพื่อทดสอบ"], [], HEAD[2]]
    reading = read(["i1", "", "85"], HEAD[2], ["i2", "", "86"], head=head)
    assert list(reading.printed["code"]) == ["i1", "i2"]


def test_the_total_and_instruments_of_a_standard_sheet() -> None:
    head = [*HEAD[:2], ["ระดับ", "รหัส", "รายการ", "คะแนน", "EIT ส่วนที่ 1 (Public)", "EIT ส่วนที่ 2 (Survey)"]]
    rows = [
        ["รวม", "รวม", "คะแนนรวม", "92.31"],
        ["เครื่องมือ", "IIT", "แบบวัดภายใน", "93.46"],
        ["เครื่องมือ", "EIT1", "แบบวัดภายนอก ส่วนที่ 1", "92.57"],
        ["เครื่องมือ", "EIT", "แบบวัดภายนอก", "", "92.50", "79.21"],
        ["ตัวชี้วัดย่อย", "9.1", "ข้อมูลพื้นฐาน", "100"],
        ["ข้อ", "e1", "", "", "85.23", "77.07"],
    ]
    found = [(r.level, r.instrument, r.code, str(r.score)) for r in read(*rows, head=head).printed.itertuples()]
    assert found == [
        ("total", "", "total", "92.31"),
        ("instrument", "IIT", "IIT", "93.46"),
        ("instrument", "EIT1", "EIT1", "92.57"),
        ("instrument", "EIT1", "EIT1", "92.50"),
        ("instrument", "EIT2", "EIT2", "79.21"),
        ("subindicator", "OIT", "9.1", "100.00"),
        ("item", "EIT1", "e1", "85.23"),
        ("item", "EIT2", "e1", "77.07"),
    ]


def test_text_from_a_sheet_stays_text() -> None:
    name = "<b>เทศบาล</b>ตำบลทดสอบ [x](http://a)"
    reading = read(["i1", "", "85"], head=[HEAD[0], ["หน่วยงาน", name], HEAD[2]])
    assert list(reading.printed["agency"]) == [name]


def test_a_reading_survives_json() -> None:
    reading = read(["i1", "", "85.5"], ["ข้อ 119", "", "70"], ["i3", "", "x"])
    again = from_json(json.loads(json.dumps(to_json(reading))))
    assert again.printed.equals(reading.printed)
    assert (again.remarks, again.ratings, again.agencies) == (reading.remarks, reading.ratings, reading.agencies)


def test_an_ordinary_table_of_measures_holds_no_scores() -> None:
    with pytest.raises(UnreadableFileError):
        read(["๑. จัดทำคู่มือ", "กองคลัง", "ปีงบประมาณ พ.ศ. ๒๕๖๗"], ["๒. อบรม", "สำนักปลัด", "๑"], head=[])


def test_a_table_of_measures_after_the_scores_is_not_read_as_scores() -> None:
    head = [*HEAD[:2], ["ข้อคำถามแบบวัดการเปิดเผยข้อมูลสาธารณะ OIT", "คะแนน"]]
    measures = [["ประเด็นที่", "วิธีการ", "ผู้รับผิดชอบ/", "ขั้นตอน"], ["(1) กระบวนการ", "1.จัดทำคู่มือ", "กองคลัง", "1.ประชุม"]]
    reading = read(["o1 โครงสร้าง", "100"], *measures, head=head)
    assert list(reading.printed["code"]) == ["o1"]
    assert not reading.remarks


def test_a_row_of_the_table_that_looks_like_a_heading_is_a_row() -> None:
    head = [*HEAD[:2], ["ระดับ", "รหัส", "รายการ", "คะแนน", "EIT ส่วนที่ 1 (Public)"]]
    reading = read(["เครื่องมือ", "EIT1", "EIT ส่วนที่ 1 (Public)"], ["ตัวชี้วัด", "1", "ก", "85.00"], head=head)
    assert [(r.code, r.score) for r in reading.printed.itertuples()] == [("1", Decimal("85.00"))]


@pytest.mark.parametrize("label", [["ปีงบประมาณ", "๒๕๖๕"], ["ประจำปีงบประมาณ พ.ศ. 2565"], ["ปี 2565"]])
def test_a_label_above_the_table_names_the_year(label: list[str]) -> None:
    assert list(read(["i1", "", "85"], head=[label, HEAD[2]]).printed["fiscal_year"]) == [2565]


def test_two_different_labels_name_no_year() -> None:
    reading = read(["i1", "", "85"], head=[["ปี 2565"], ["ปี 2566"], HEAD[2]])
    assert reading.printed["fiscal_year"].isna().all()


# What follows was found by writing sheets as offices make them. A number is a score only under a heading that says so.
@pytest.mark.parametrize(
    "heading", ["เป้าหมาย", "อันดับ", "จำนวนผู้ตอบ", "น้ำหนัก", "ส่วนต่าง", "ค่าเฉลี่ยประเทศ", "เป้าหมาย 2567", "อันดับ 2565"]
)
def test_numbers_under_other_headings_are_no_scores(heading: str) -> None:
    with pytest.raises(UnreadableFileError):
        read(["การปฏิบัติหน้าที่", "85"], head=[*HEAD[:2], ["ตัวชี้วัด", heading]])
    both = read(["การปฏิบัติหน้าที่", "9", "98.13"], head=[*HEAD[:2], ["ตัวชี้วัด", heading, "คะแนน"]])
    assert [(r.code, r.score) for r in both.printed.itertuples()] == [("1", Decimal("98.13"))]


def test_an_empty_score_stays_empty_beside_another_number() -> None:
    head = [*HEAD[:2], ["แบบวัด", "คะแนน", "จำนวนผู้ตอบ"]]
    reading = read(["IIT", "", "35"], ["OIT", "96.25", "1"], head=head)
    assert [(r.code, r.score) for r in reading.printed.itertuples()] == [("OIT", Decimal("96.25"))]


@pytest.mark.parametrize("ordinal", ["ที่", "ลำดับ", "ข้อ"])
def test_a_name_beats_a_row_number(ordinal: str) -> None:
    reading = read(["1", "การป้องกันการทุจริต", "100"], head=[*HEAD[:2], [ordinal, "ตัวชี้วัด", "คะแนน"]])
    assert [(r.level, r.code) for r in reading.printed.itertuples()] == [("indicator", "10")]


def test_a_number_and_a_name_that_disagree_are_not_read() -> None:
    head = [*HEAD[:2], ["ตัวชี้วัดที่", "รายละเอียด", "คะแนน"]]
    reading = read(["1", "การใช้งบประมาณ", "91"], ["3", "การใช้อำนาจ", "92"], head=head)
    assert list(reading.printed["code"]) == ["3"]
    assert [r.source[-2:] for r in reading.remarks if r.kind == "doubt"] == ["A4"]


def test_the_mean_of_a_block_is_the_block_s() -> None:
    """(90 + 92) ÷ 2 = 91 is IIT's mean; the last row is the agency's total."""
    head = [*HEAD[:2], ["ตัวชี้วัด", "คะแนน"]]
    rows = [["IIT"], ["การปฏิบัติหน้าที่", "90"], ["การใช้งบประมาณ", "92"], ["คะแนนเฉลี่ย", "91"]]
    rows += [["OIT"], ["การเปิดเผยข้อมูล", "100"], ["การป้องกันการทุจริต", "50"], ["เฉลี่ย", "75"], ["คะแนนรวม", "88.88"]]
    found = [(r.level, r.code, str(r.score)) for r in read(*rows, head=head).printed.itertuples()]
    assert ("instrument", "IIT", "91.00") in found
    assert ("instrument", "OIT", "75.00") in found
    assert [row for row in found if row[0] == "total"] == [("total", "total", "88.88")]


def test_a_mean_of_items_is_no_total() -> None:
    reading = read(["i1", "", "80"], ["i2", "", "90"], ["เฉลี่ย", "", "85"])
    assert list(reading.printed["level"]) == ["item", "item"]
    assert [r.kind for r in reading.remarks] == ["doubt"]


@pytest.mark.parametrize("code", ["i1-i6", "o1 - o30", "i1 ถึง i6"])
def test_a_range_of_items_is_no_item(code: str) -> None:
    reading = read([code, "", "91"], ["i7", "", "70"])
    assert list(reading.printed["code"]) == ["i7"]
    assert [r.kind for r in reading.remarks] == ["doubt"]


@pytest.mark.parametrize(
    ("printed", "code"), [("O-12", "o12"), ("O.13", "o13"), ("i7.", "i7"), ("I7,", "i7"), ("Е1", "e1")]
)
def test_codes_with_signs_around_them(printed: str, code: str) -> None:
    assert list(read([printed, "", "100"]).printed["code"]) == [code]


@pytest.mark.parametrize("code", ["i31", "o44", "①", "x9"])
def test_a_row_with_a_number_never_vanishes(code: str) -> None:
    reading = read([code, "", "100"], ["i1", "", "90"])
    assert list(reading.printed["code"]) == ["i1"]
    assert [(r.kind, r.printed) for r in reading.remarks] == [("doubt", code)]


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("ผลการประเมิน ITA ปีงบประมาณ 2566 เพื่อขับเคลื่อนในปีงบประมาณ 2567", 2566),
        ("ประกาศผลคะแนน ITA ปีงบประมาณ 2566 ณ วันที่ 10 มกราคม 2567", 2566),
        ("เปรียบเทียบผลคะแนน ITA ปี 2562 - 2566", None),
        ("แผนยกระดับ ITA ปี 2567", None),
    ],
)
def test_the_year_of_a_title_with_two_years(title: str, year: int | None) -> None:
    found = read(["i1", "", "85"], head=[[title], *HEAD[1:]]).printed["fiscal_year"]
    assert [
        None if value is None or value != value else int(value)
        for value in found.astype(object).where(found.notna(), None)
    ] == [year]


def test_each_sheet_has_its_own_agency() -> None:
    sheets = [
        sheet([[f"ผลคะแนน ITA ปี 2566 {name}"], HEAD[2], ["i1", "", "85"]], name) for name in ("อบต.หนึ่ง", "อบต.สอง")
    ]
    agencies = list(read_sheets("ทดสอบ.xlsx", sheets).printed["agency"])
    assert agencies == ["องค์การบริหารส่วนตำบลหนึ่ง", "องค์การบริหารส่วนตำบลสอง"]


def test_an_agency_merged_downwards_stays_with_its_rows() -> None:
    head = [HEAD[0], ["หน่วยงาน", "รหัส", "คะแนน"]]
    rows = [["อบต.หนึ่ง", "i1", "70"], ["", "i2", "72"], ["", "i3", "73"], ["ทต.สอง", "i1", "90"], ["", "i4", "95"]]
    found = [(r.agency[-4:], r.code) for r in read(*rows, head=head).printed.itertuples()]
    assert found == [("หนึ่ง"[-4:], c) for c in ("i1", "i2", "i3")] + [("ลสอง"[-4:], c) for c in ("i1", "i4")]


def test_parts_named_by_their_sheets() -> None:
    sheets = [
        sheet([*HEAD, ["e1", "", score]], name) for name, score in (("EIT Public", "85.23"), ("EIT Survey", "77.07"))
    ]
    found = [(r.instrument, r.code, str(r.score)) for r in read_sheets("ทดสอบ.xlsx", sheets).printed.itertuples()]
    assert found == [("EIT1", "e1", "85.23"), ("EIT2", "e1", "77.07")]


def test_two_columns_that_claim_to_be_the_score_are_not_read() -> None:
    head = [*HEAD[:2], ["ตัวชี้วัด", "คะแนนดิบ", "น้ำหนัก", "คะแนนที่ได้"]]
    with pytest.raises(UnreadableFileError, match="มากกว่าหนึ่งช่อง"):
        read(["IIT", "93.46", "30", "27.00"], head=head)


def test_years_that_span_a_score_and_a_rank() -> None:
    head = [*HEAD[:2], ["ตัวชี้วัด", "2565", "", "2566"], ["", "คะแนน", "อันดับ", "คะแนน", "อันดับ"]]
    found = [
        (r.fiscal_year, str(r.score))
        for r in read(["การใช้อำนาจ", "85.66", "9", "98.37", "2"], head=head).printed.itertuples()
    ]
    assert found == [(2565, "85.66"), (2566, "98.37")]


def test_fractions_are_not_taken_for_points() -> None:
    rows = [[f"i{n}", "", f"0.9{n}"] for n in range(1, 7)]
    with pytest.raises(UnreadableFileError, match="ไม่เกิน 1"):
        read(*rows)


@pytest.mark.parametrize("text", ["ได้คะแนน" * 2000 + "x", "รวม" + "()" * 3000 + "x", "ข้อ" * 3000, "1" * 9000])
def test_no_cell_can_hold_the_reader_up(text: str) -> None:
    """Once exponential; with the reader's own clock gone this test would not come back."""
    assert list(read([text, text, text], ["i1", "", "85"]).printed["code"]) == ["i1"]


def test_the_level_beside_the_total() -> None:
    head = [*HEAD[:2], ["รายการ", "คะแนน", "ระดับ"]]
    assert [(r.fiscal_year, r.text) for r in read(["คะแนนรวม", "92.31", "AA"], head=head).ratings] == [(2566, "AA")]


def test_a_total_above_the_table_and_its_year_label() -> None:
    head = [HEAD[1], ["ปีงบประมาณ", "2566"], ["คะแนนรวม", "88.5"], ["ตัวชี้วัดที่", "ชื่อตัวชี้วัด", "คะแนน"]]
    found = [
        (r.fiscal_year, r.code, str(r.score)) for r in read(["1", "การปฏิบัติหน้าที่", "90"], head=head).printed.itertuples()
    ]
    assert found == [(2566, "total", "88.50"), (2566, "1", "90.00")]


@pytest.mark.parametrize(
    "title", ["เทศบาลตำบลทดสอบ ปีงบประมาณ 2565", "ปี 2565 อบต.ทดสอบ", "เทศบาลตำบลทดสอบ ประจำปีงบประมาณ พ.ศ. ๒๕๖๕"]
)
def test_a_title_of_agency_and_year(title: str) -> None:
    assert list(read(["i1", "", "85"], head=[[title], HEAD[2]]).printed["fiscal_year"]) == [2565]


def test_two_years_below_one_another() -> None:
    rows = [["ปี 2565"], ["ตัวชี้วัดที่", "คะแนน"], ["1", "80"], ["ปี 2566"], ["ตัวชี้วัดที่", "คะแนน"], ["1", "90"]]
    found = [(r.fiscal_year, str(r.score)) for r in read(*rows, head=[HEAD[1]]).printed.itertuples()]
    assert found == [(2565, "80.00"), (2566, "90.00")]


@pytest.mark.parametrize("number", ["11", "0"])
def test_a_number_that_is_no_indicator_never_vanishes(number: str) -> None:
    reading = read(["1", "90"], [number, "91"], head=[*HEAD[:2], ["ตัวชี้วัดที่", "คะแนน"]])
    assert list(reading.printed["code"]) == ["1"]
    assert [(r.kind, r.printed) for r in reading.remarks] == [("doubt", number)]


def _undecided(*rows: list[str], head: Grid = HEAD) -> list[Undecided]:
    walker = Walker(sheet([*head, *rows], "แผ่นหนึ่ง"))
    return walker.walk().undecided


def test_a_code_with_two_readings_keeps_what_can_decide_it() -> None:
    (row,) = _undecided(["i1", "", "90"], ["ข้อ 17", "ทดสอบ", "85.00"])
    assert (row.printed, row.candidates, row.index) == ("17", ("i7", "i17", "o17"), 1)
    assert (row.fiscal_year, row.year_is_own, row.agency) == (2566, True, "เทศบาลตำบลทดสอบ")
    assert row.scores == (("", Decimal("85.00"), "ทดสอบ.xlsx › แผ่นหนึ่ง › C5"),)
    assert row.source.endswith("A5")
    assert row.table.endswith("A3")


def test_an_open_code_under_two_years_is_kept_for_each() -> None:
    head = [*HEAD[:2], ["รหัส", "2565", "2566"]]
    rows = _undecided(["ข้อ 17", "80", "85"], head=head)
    assert [(r.fiscal_year, r.scores[0][1]) for r in rows] == [(2565, Decimal("80.00")), (2566, Decimal("85.00"))]


def test_an_open_code_in_prose_keeps_the_scores_of_its_sentences() -> None:
    (row,) = _undecided(
        ["๑.๑ การวิเคราะห์ประเด็นการประเมินข้อ 15 ทดสอบ"], ["ข้อเท็จจริง EIT Public ได้ 80 คะแนน และ EIT Survey ได้ 70 คะแนน"]
    )
    assert [(part, score) for part, score, _ in row.scores] == [("EIT1", Decimal("80.00")), ("EIT2", Decimal("70.00"))]
