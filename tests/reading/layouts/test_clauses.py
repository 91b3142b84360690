"""Lines with more than one figure: what is read of them, of which year, and what is left as not read."""

from __future__ import annotations

import pytest

from itadash.reading import read_paste
from itadash.reading.model import Reading
from tests.reading.layouts.reads import by_year, told

HEAD = "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566\ni24 ได้ 91.00 คะแนน\n"
ANCHOR = (2566, "i24", "91.00")


def _read(line: str) -> Reading:
    return read_paste(HEAD + line)


@pytest.mark.parametrize(
    ("line", "scores"),
    [
        (
            "ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต ปี 2565 ได้ 80.00 คะแนน ปี 2566 ได้ 90.00 คะแนน "
            "เพิ่มขึ้น 10.00 คะแนน คิดเป็นร้อยละ 12.50",
            [(2565, "5", "80.00"), (2566, "5", "90.00")],
        ),
        ("ตัวชี้วัดที่ 6 ปี 2564 = 80.00 ปี 2565 = 85.00", [(2564, "6", "80.00"), (2565, "6", "85.00")]),
        ("ตัวชี้วัดที่ 7 ลดลงจาก 86.74 คะแนน เหลือ 84.01 คะแนน", [(2566, "7", "84.01")]),
        (
            "ตัวชี้วัดที่ 7 ลดลงจาก 86.74 คะแนน ในปี 2565 เหลือ 84.01 คะแนน",
            [(2565, "7", "86.74"), (2566, "7", "84.01")],
        ),
        ("ตัวชี้วัดที่ 7 ได้ 84.01 คะแนน ลดลงจากปี 2565", [(2566, "7", "84.01")]),
        ("ตัวชี้วัดที่ 7 ได้ 84.01 คะแนน ลดลงจากปี 2565 เท่ากับ 2.73 คะแนน", [(2566, "7", "84.01")]),
        ("ข้อ i4 ได้ 70.00 จากเดิม 60.00 คะแนน", [(2566, "i4", "70.00")]),
        ("ข้อ i20 ต่ำกว่าเกณฑ์ 85 คะแนน ได้เพียง 71.00 คะแนน", [(2566, "i20", "71.00")]),
        ("ข้อ i2 คะแนน 91.65 (ปี 2565 = 70.11)", [(2566, "i2", "91.65"), (2565, "i2", "70.11")]),
    ],
)
def test_figures_of_several_years(line: str, scores: list[tuple[int, str, str]]) -> None:
    assert by_year(_read(line)) == [ANCHOR, *scores]


@pytest.mark.parametrize(
    "line",
    [
        "ตัวชี้วัดที่ 7 เปรียบเทียบปี 2565 และปี 2566 ได้ 86.74 และ 84.01 คะแนน ตามลำดับ",
        "ตัวชี้วัดที่ 7 ในปี 2565 มีผู้ตอบ ได้ผลดีมาก จึงได้ 86.74 คะแนน เพิ่มขึ้น 2.00 คะแนน",
        "ตัวชี้วัดที่ 1 ถึง 5 ได้ 90.00 คะแนน จากเดิม 88.00 คะแนน",
        "ตัวชี้วัดที่ 7 ตั้งเป้าหมายให้ได้ไม่น้อยกว่า 90 คะแนน เพิ่มขึ้นจาก 84.01 คะแนน",
        "ข้อ i1 - i6 ได้คะแนนเฉลี่ย 90.85",
        "IIT 30.00 คะแนน EIT 30.00 คะแนน OIT 40.00 คะแนน",
    ],
)
def test_what_is_not_plain_is_left_and_kept_as_not_read(line: str) -> None:
    reading = _read(line)
    assert by_year(reading) == [ANCHOR]
    assert [row.source.split(" › ")[-1] for row in reading.ignored] == ["บรรทัด 3"]


def test_one_score_of_several_codes() -> None:
    reading = _read("ข้อ o12, o30 และ o43 ได้ 0 คะแนน")
    assert by_year(reading) == [ANCHOR, *((2566, code, "0.00") for code in ("o12", "o30", "o43"))]
    assert told(reading, "note") == [("note", "บรรทัด 3")]
    assert by_year(_read("ข้อ o1 – o4 ได้ 100")) == [ANCHOR, *((2566, f"o{n}", "100.00") for n in (1, 2, 3, 4))]
    assert by_year(_read("ข้อ i1, i3 ได้ 88.50 คะแนน")) == [ANCHOR, (2566, "i1", "88.50"), (2566, "i3", "88.50")]


def test_one_figure_of_a_range_may_be_its_mean_and_is_asked() -> None:
    reading = _read("ข้อ i1 - i6 ได้ 90.85 คะแนน")
    assert by_year(reading) == [ANCHOR]
    assert told(reading)[0] == ("doubt", "บรรทัด 3")


@pytest.mark.parametrize(
    "line",
    [
        "คะแนน IIT 89.87 คะแนน EIT 86.61 และ OIT 91.25 คะแนน",
        "IIT = 89.87, EIT = 86.61, OIT = 91.25",
        "- แบบวัด IIT ได้ 89.87 คะแนน แบบวัด EIT ได้ 86.61 คะแนน แบบวัด OIT ได้ 91.25 คะแนน",
    ],
)
def test_instruments_in_one_line(line: str) -> None:
    assert by_year(_read(line)) == [ANCHOR, (2566, "IIT", "89.87"), (2566, "EIT", "86.61"), (2566, "OIT", "91.25")]


@pytest.mark.parametrize("line", ["คะแนนรวม 89.44", "- คะแนนรวม : 89.44", "ผลคะแนนรวม ITA = 89.44"])
def test_the_total_as_a_line_of_its_own(line: str) -> None:
    assert by_year(_read(line)) == [ANCHOR, (2566, "total", "89.44")]


@pytest.mark.parametrize("line", ["คะแนนรวม 89.44 ระดับ ผ่าน", "คะแนนรวม 89.44\nระดับ ผ่าน", "คะแนนรวม 89.44 (ระดับ ผ่าน)"])
def test_the_total_with_its_level(line: str) -> None:
    reading = _read(line)
    assert by_year(reading) == [ANCHOR, (2566, "total", "89.44")]
    assert [(rating.text, rating.fiscal_year) for rating in reading.ratings] == [("ผ่าน", 2566)]


@pytest.mark.parametrize(
    "line", ["คะแนนรวม IIT 89.44", "คะแนนรวมเพิ่มขึ้น 2.44", "แบบวัด IIT\nคะแนนรวม 89.44", "คะแนนรวมต้องได้ 95.00"]
)
def test_what_is_no_total(line: str) -> None:
    assert "total" not in {code for _, code, _ in by_year(_read(line))}


def test_codes_with_a_score_each_in_one_sentence() -> None:
    text = "ข้อ o๑๒ ได้ ๐ คะแนน และข้อ o๓๐ ได้ 100 คะแนน ส่วนข้อ o1 ถึง o3 ได้ ๑๐๐ คะแนน"
    read = [("o12", "0.00"), ("o30", "100.00"), ("o1", "100.00"), ("o2", "100.00"), ("o3", "100.00")]
    assert by_year(_read(text)) == [ANCHOR, *((2566, code, score) for code, score in read)]
    assert by_year(_read("ข้อ i1 ได้ 90.00 คะแนน ข้อ i2 ได้ 80.00 คะแนน")) == [
        ANCHOR,
        (2566, "i1", "90.00"),
        (2566, "i2", "80.00"),
    ]


def test_a_clause_that_is_no_score_leaves_the_sentence_to_the_other_readers() -> None:
    read = by_year(_read("ข้อ i1 ได้ 90.00 คะแนน ข้อ i2 ควรได้ 95.00 คะแนน"))
    assert (2566, "i2", "95.00") not in read


@pytest.mark.parametrize(
    ("line", "scores"),
    [
        ("ปี 2565 ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน ได้คะแนน 91.85 คะแนน", [(2565, "8", "91.85")]),
        ("ในปีงบประมาณ พ.ศ. 2565 IIT ได้คะแนน 91.85 คะแนน", [(2565, "IIT", "91.85")]),
        ("แผนปี 2567 มาจากตัวชี้วัดที่ 8 การปรับปรุงการทำงาน 91.85 คะแนน", [(2566, "8", "91.85")]),
        ("คะแนนเพิ่มขึ้นจากปีที่แล้ว โดยตัวชี้วัดที่ 8 การปรับปรุงการทำงาน ได้ 91.85 คะแนน", [(2566, "8", "91.85")]),
        ("ปีที่แล้ว คะแนนรวม 80.00 คะแนน", []),
        ("ค่าเฉลี่ยทั้งประเทศ ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ ได้ 95.11 คะแนน", []),
        ("เทศบาลข้างเคียง ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้ 91.12 คะแนน", []),
    ],
)
def test_what_a_sentence_says_of_another_year_or_another_agency(line: str, scores: list[tuple[int, str, str]]) -> None:
    assert by_year(_read(line)) == [ANCHOR, *scores]


def test_the_total_of_two_years() -> None:
    text = "คะแนนรวม ปี 2565 ได้ 80.00 คะแนน ปี 2566 ได้ 89.44 คะแนน"
    assert by_year(_read(text)) == [ANCHOR, (2565, "total", "80.00"), (2566, "total", "89.44")]
    one = _read("คะแนนรวม 89.44 คะแนน อยู่ในระดับ ผ่าน")
    assert [rating.text for rating in one.ratings] == ["ผ่าน"]


def test_a_further_code_that_was_not_read_is_kept_as_not_read() -> None:
    reading = _read("ข้อ i1 ได้ 82.75 คะแนน ส่วนข้อ i2 พบว่ามีคะแนน 70.00 คะแนน")
    assert by_year(reading) == [ANCHOR, (2566, "i1", "82.75")]
    assert [row.source.split(" › ")[-1] for row in reading.ignored] == ["บรรทัด 3"]
    assert _read("ข้อ i1 ได้ 82.75 คะแนน ควรดำเนินการตามข้อ o12 ต่อไป").ignored == ()
