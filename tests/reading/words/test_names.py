"""Agencies and years in running text."""

from __future__ import annotations

import pytest

from itadash.reading.words.names import (
    common_era_year,
    expand,
    label_value,
    main_agency,
    result_year_of_heading,
    year_label,
    years_in,
)


def test_a_name_that_runs_on_is_cut_where_it_also_stands_alone() -> None:
    texts = ["องค์การบริหารส่วนจังหวัดทดสอบได้เข้ารับการประเมิน", "ขององค์การบริหารส่วนจังหวัดทดสอบ ประจำปี", "อบจ.ทดสอบ"]
    assert main_agency(texts) == "องค์การบริหารส่วนจังหวัดทดสอบ"


def test_the_agency_named_most_often_is_the_documents() -> None:
    assert main_agency(["อบต.หนึ่ง", "อบต.สอง มี", "อบต.หนึ่ง"]) == "องค์การบริหารส่วนตำบลหนึ่ง"
    assert main_agency(["ไม่มีชื่อ"]) == ""


@pytest.mark.parametrize(
    ("printed", "name"),
    [("อบต. เขิน", "องค์การบริหารส่วนตำบลเขิน"), ("ทม.ตัวอย่าง", "เทศบาลเมืองตัวอย่าง"), ("เทศบาลตำบล ทดสอบ", "เทศบาลตำบลทดสอบ")],
)
def test_short_names_are_written_out(printed: str, name: str) -> None:
    assert expand(printed) == name


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("หน่วยงาน", ""),
        ("ชื่อหน่วยงาน: อบต.ทดสอบ", "อบต.ทดสอบ"),
        ("หน่วยงาน เทศบาลตำบลทดสอบ", "เทศบาลตำบลทดสอบ"),
        ("หน่วยงานเข้ารับการประเมินแล้ว", None),
        ("หน่วยงาน มีการเปิดเผยข้อมูล", None),
    ],
)
def test_the_label_of_the_agency(text: str, value: str | None) -> None:
    assert label_value(text) == value


def test_a_short_name_in_a_sentence() -> None:
    assert main_agency(["ผลการประเมิน ITA ของอบต.หนองจำลอง ปีงบประมาณ 2566"]) == "องค์การบริหารส่วนตำบลหนองจำลอง"
    assert main_agency(["ผลของทม.ทดสอบ ปี 2566"]) == "เทศบาลเมืองทดสอบ"
    assert main_agency(["ต้องอดทน.ทำต่อไป"]) == ""


def test_a_file_s_name_names_no_agency() -> None:
    """A column of sources says of each figure where it was read."""
    sources = [f"ผล-อบต.หนองจำลอง-2565.xlsx › แผ่นงาน › B{row}" for row in range(3, 9)]
    assert main_agency([*sources, "เทศบาลตำบลทดสอบ"]) == "เทศบาลตำบลทดสอบ"
    assert main_agency(["รายงาน.pdf"]) == ""


def test_a_title_of_agency_place_and_year() -> None:
    assert year_label("อบต.ห้วยตัวอย่าง อ.ท่าตัวอย่าง จ.สมมติบุรี ประจำปีงบประมาณ พ.ศ. ๒๕๖๔")
    assert year_label("ปีงบประมาณ 2566")
    assert not year_label("แผนพัฒนา ประจำปีงบประมาณ พ.ศ. ๒๕๖๔")


def test_years() -> None:
    assert years_in("ปี ๒๕๖๕ และ 2566 เลขที่ 12566") == [2565, 2566]
    assert result_year_of_heading("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๖") == 2566
    assert result_year_of_heading("มาตรการจากผลการประเมิน ปีงบประมาณ พ.ศ. 2567") is None
    assert result_year_of_heading("ปีงบประมาณ พ.ศ. 2567") is None


def test_a_fiscal_year_beside_an_agency_and_its_place() -> None:
    assert year_label("อบต.ทดสอบ อ.เมืองจำลอง จ.สมมติบุรี ประจำปีงบประมาณ พ.ศ. ๒๕๖๖")
    assert year_label("เทศบาลตำบลทดสอบ อำเภอเมืองจำลอง จังหวัดสมมติบุรี ปีงบประมาณ 2566")
    assert not year_label("ประชุมที่อำเภอเมืองจำลอง จังหวัดสมมติบุรี ปีงบประมาณ 2566")


@pytest.mark.parametrize("title", ["EIT 2566", "คะแนน IIT 2566 อบต.ทดสอบ", "ผลการประเมิน OIT พ.ศ. ๒๕๖๖", "EIT 2 2566"])
def test_a_year_right_behind_the_instrument_is_the_result_s(title: str) -> None:
    assert result_year_of_heading(title) == 2566


@pytest.mark.parametrize("title", ["IIT 2565 และ EIT 2566", "ตามเกณฑ์ ITA 2566", "แผนพัฒนา ITA 2566", "EIT 1"])
def test_a_year_elsewhere_or_one_of_two_is_not(title: str) -> None:
    assert result_year_of_heading(title) is None


def test_a_target_s_year_is_no_result_s_year() -> None:
    assert result_year_of_heading("ตั้งเป้าหมายปี 2567 ไว้ที่ 95 คะแนน") is None
    assert result_year_of_heading("ผลคะแนนปี 2566 ได้ 95 คะแนน") == 2566


def test_a_short_kind_behind_a_particle_is_written_out() -> None:
    assert main_agency(["สรุปคะแนน ITA ของอบต.ทดสอบ อ.เมืองจำลอง จ.สมมติบุรี"]) == "องค์การบริหารส่วนตำบลทดสอบ"
    assert main_agency(["จัดทำโดยทม.ทดสอบ ปีงบประมาณ 2566"]) == "เทศบาลเมืองทดสอบ"


@pytest.mark.parametrize(
    "sentence",
    [
        "ตัวชี้วัดที่ 7 ได้ 84.01 คะแนน ลดลงจากปี 2565",
        "มีคะแนนรวม 89.44 คะแนน เมื่อเทียบกับปีงบประมาณ พ.ศ. ๒๕๖๕ ที่ได้ 91.02 คะแนน",
        "คะแนนเพิ่มขึ้นจากผลการประเมินปี 2565",
        "คะแนนสูงกว่าปี 2565",
        "ข้อ i2 คะแนน 91.65 (ปี 2565 = 70.11)",
        "ตัวชี้วัดที่ 5 ปี 2565 ได้ 80.00 คะแนน",
    ],
)
def test_a_sentence_that_compares_with_a_year_is_no_heading_of_it(sentence: str) -> None:
    assert result_year_of_heading(sentence) is None


def test_what_the_year_of_the_result_is_in_a_comparison() -> None:
    assert result_year_of_heading("ผลการประเมิน ITA ปี 2566 ลดลงจากปี 2565") == 2566
    assert result_year_of_heading("จากผลการประเมิน ITA ปี 2565 พบว่า") == 2565
    assert result_year_of_heading("คะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. 2565") == 2565
    assert result_year_of_heading("เปรียบเทียบผลคะแนน ITA ปี 2565") == 2565


def test_a_year_of_the_common_era_beside_ita() -> None:
    assert [common_era_year(text) for text in ("ITA 2023", "ITA Report ๒๐๑๙", "ผล ITA ปี 2022")] == [2566, 2562, 2565]
    assert [common_era_year(text) for text in ("DIGITAL 2023", "ITA 2026", "ITA 20230", "ปี 2023")] == [None] * 4
