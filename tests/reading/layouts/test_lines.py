"""Lists and lines without columns: what prints a score, and what only looks like it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from itadash.reading import UnreadableFileError, read_paste
from itadash.reading.model import Reading
from tests.reading.layouts.reads import read, scores

HEAD = "รายงานผลการประเมิน ITA ของเทศบาลตำบลทดสอบ ประจำปีงบประมาณ พ.ศ. 2566\n"


def _read(*lines: str) -> dict[tuple[str, str], Decimal]:
    return _scores(read_paste(HEAD + "\n".join(lines)))


def _scores(reading: Reading) -> dict[tuple[str, str], Decimal]:
    return {(row.instrument, row.code): row.score for row in reading.printed.itertuples(index=False)}


@pytest.mark.parametrize(
    "line",
    [
        "3. การใช้อำนาจ 91.25 คะแนน",
        "๓) การใช้อำนาจ ได้ ๙๑.๒๕ คะแนน",
        "ตัวชี้วัดที่ 3 การใช้อำนาจ : 91.25",
        "- การใช้อํานาจ 91.25 คะแนน",
        "(3) การใช้อำนาจ (91.25 คะแนน)",
        "3   การใช้อำนาจ     91.25",
        "ตัวชี้วัดที่ 3 ได้คะแนน 91.25 คะแนน",
        "ตัวชี้วัดด้านการใช้อำนาจ มีคะแนนเฉลี่ย 91.25 คะแนน",
    ],
)
def test_an_indicator_in_a_line(line: str) -> None:
    assert _read(line) == {("IIT", "3"): Decimal("91.25")}


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("i7 การรับรู้ข้อมูลงบประมาณของหน่วยงาน 85.94", ("IIT", "i7")),
        ("ข้อ E-๔ ได้ ๘๕.๙๔ คะแนน", ("EIT", "e4")),
        ("O.12 = 85.94", ("OIT", "o12")),
        ("ข้อ 124: 85.94 คะแนน", ("IIT", "i24")),
    ],
)
def test_an_item_in_a_line(line: str, key: tuple[str, str]) -> None:
    assert _read(line) == {key: Decimal("85.94")}


def test_whole_numbers_count_in_a_list_only() -> None:
    assert _read("o1 โครงสร้าง 100", "o2 ข้อมูลผู้บริหาร 0", "o3 อำนาจหน้าที่ 100", "คะแนนรวม 90.00 คะแนน") == {
        ("OIT", "o1"): Decimal(100),
        ("OIT", "o2"): Decimal(0),
        ("OIT", "o3"): Decimal(100),
        ("", "total"): Decimal("90.00"),
    }
    assert ("OIT", "o14") not in _read("O14 จัดทำคู่มือการปฏิบัติงาน 2", "3. การใช้อำนาจ 91.25 คะแนน")


@pytest.mark.parametrize(
    "line",
    [
        "ตั้งเป้าหมายตัวชี้วัดที่ 3 การใช้อำนาจ 95.00 คะแนน",
        "2. การจัดซื้อจัดจ้าง 91.25 คะแนน",
        "เอกสารแนบ 3",
        "โทร. 0-5300-0000 ต่อ 12",
        "คะแนนเฉลี่ยระดับประเทศ 90.19 คะแนน",
        "น้ำหนัก IIT ร้อยละ 30 คะแนน",
        "การใช้อำนาจ เพิ่มขึ้น 3.25 คะแนน",
    ],
)
def test_lines_that_print_no_score(line: str) -> None:
    with pytest.raises(UnreadableFileError):
        read_paste(HEAD + line)


def test_a_number_and_a_name_of_two_indicators_are_told() -> None:
    reading = read_paste(HEAD + "3. การใช้อำนาจ 91.25 คะแนน\n5. คุณภาพการดำเนินงาน 88.00 คะแนน")
    assert _scores(reading) == {("IIT", "3"): Decimal("91.25")}
    assert [(r.kind, r.source) for r in reading.remarks] == [("doubt", "ข้อความที่วาง › บรรทัด 3")]


def test_a_damaged_code_is_asked_with_its_score() -> None:
    reading = read_paste(HEAD + "ข้อ 17 ได้ 85.94 คะแนน\ni1 ได้ 91.00 คะแนน")
    assert _scores(reading) == {("IIT", "i1"): Decimal("91.00")}
    (asked,) = reading.questions
    assert (asked.printed, asked.source) == ("17", "ข้อความที่วาง › บรรทัด 2")
    assert [score.score for score in asked.scores] == [Decimal("85.94")]
    assert {"i7", "i17"} <= {candidate.code for candidate in asked.candidates}


@pytest.mark.parametrize(
    "sentence",
    [
        "EIT Public ได้ 93.22 คะแนน และ EIT Survey ได้ 90.15 คะแนน",
        "EIT (Public) เท่ากับ 93.22 คะแนน EIT (Survey) เท่ากับ 90.15 คะแนน",
        "EIT ส่วนที่ ๑ ได้ ๙๓.๒๒ คะแนน ส่วน EIT ส่วนที่ ๒ ได้ ๙๐.๑๕ คะแนน",
        "มีคะแนน EIT Public 93.22 คะแนน EIT Survey 90.15 คะแนน",
    ],
)
def test_both_parts_of_an_item_in_a_sentence(sentence: str) -> None:
    both = {("EIT1", "e4"): Decimal("93.22"), ("EIT2", "e4"): Decimal("90.15")}
    assert _read("ข้อ E.๔ การเรียกรับเงินหรือผลประโยชน์", sentence) == both
    assert _read(f"ข้อ E.๔ การเรียกรับเงินหรือผลประโยชน์ {sentence}") == both


@pytest.mark.parametrize(
    "sentence",
    [
        "คะแนนแบบวัด IIT เท่ากับ 89.77 คะแนน",
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) มีคะแนน 89.77 คะแนน",
        "IIT ได้คะแนน 89.77 คะแนน",
    ],
)
def test_an_instrument_in_a_sentence(sentence: str) -> None:
    assert _read(sentence) == {("IIT", "IIT"): Decimal("89.77")}


@pytest.mark.parametrize(
    "sentence",
    [
        "เทศบาลตำบลทดสอบ ได้รับคะแนนการประเมิน ITA เท่ากับ 79.89 คะแนน ระดับผลการประเมิน B",
        "ผลคะแนนภาพรวมของเทศบาลตำบลทดสอบ คือ 79.89 คะแนน (ระดับ B)",
        "จากการประเมินพบว่า เทศบาลตำบลทดสอบมีคะแนนรวม 79.89 คะแนน",
    ],
)
def test_the_total_in_a_sentence(sentence: str) -> None:
    assert _read(sentence) == {("", "total"): Decimal("79.89")}


def test_an_item_s_sentence_printed_again_is_not_the_instrument_s() -> None:
    sentence = "EIT Public ได้ 93.22 คะแนน และ EIT Survey ได้ 90.15 คะแนน"
    both = {("EIT1", "e4"): Decimal("93.22"), ("EIT2", "e4"): Decimal("90.15")}
    assert _read("ข้อ E4 การเรียกรับเงินหรือผลประโยชน์", sentence, sentence) == both
    wrapped = "EIT Public ไ ด้ 93.22 คะแ นน และ EIT Survey ได้ 90.15 คะแนน"
    assert _read("ข้อ E4 การเรียกรับเงินหรือผลประโยชน์", wrapped) == both
    summary = "ผลการประเมิน EIT Public ได้คะแนน 88.00 คะแนน"
    assert _read("ข้อ E4 การเรียกรับเงินหรือผลประโยชน์", sentence, summary) == {**both, ("EIT1", "EIT1"): Decimal("88.00")}


@pytest.mark.parametrize("line", ["ข้อ ที่ i 7 การรับรู้ข้อมูลงบประมาณ 85.94", "ข้อที่ i7 ได้ 85.94 คะ แนน", "i7 = 85.94 คะแน น"])
def test_a_space_inside_a_word_that_reading_goes_by(line: str) -> None:
    assert _read(line) == {("IIT", "i7"): Decimal("85.94")}


def test_a_row_whose_score_stands_in_the_cell_of_its_words() -> None:
    reading = read_paste(HEAD + "i7\tการรับรู้ข้อมูลงบประมาณ 85.94\ni8\tการมีส่วนร่วม 91.20\ni9\t80.00\tความคุ้มค่า 77.00")
    assert _scores(reading) == {("IIT", "i7"): Decimal("85.94"), ("IIT", "i8"): Decimal("91.20")}
    assert [r.read for r in reading.remarks if r.kind == "refused"] == ["i9"]  # two numbers: told, neither is taken


def test_a_line_of_a_list_that_cannot_be_read_is_told() -> None:
    reading = read_paste(
        HEAD + "1. การปฏิบัติหน้าที่ 90.12\n2. กกกกกกก 88.20\n3. การใช้อำนาจ 91.25\n4. การใช้ทรัพย์สินของราชการ 92.00\nเกณฑ์ 85.00"
    )
    assert [(r.kind, r.source.split(" › ")[-1]) for r in reading.remarks if r.kind == "doubt"] == [("doubt", "บรรทัด 3")]


def test_without_a_heading_one_number_of_several_is_not_taken_but_told() -> None:
    reading = read_paste(HEAD + "i1\tการปฏิบัติงาน\t97.10\ni2\tความเท่าเทียม\t87.69 ผ่าน\t2.69\ni3\tความรับผิดชอบ\t9O.25")
    assert _scores(reading) == {("IIT", "i1"): Decimal("97.10")}
    assert [(r.kind, r.source.split(" › ")[-1], r.read) for r in reading.remarks if r.kind == "refused"] == [
        ("refused", "บรรทัด 3", "i2"),
        ("refused", "บรรทัด 4", "i3"),
    ]


def test_a_year_label_with_a_space_in_its_year() -> None:
    reading = read_paste("ผลการประเมิน ITA\nปีงบประมาณ\t256 6\nข้อ\tคะแนน\ni1\t97.10")
    assert _scores(reading) == {("IIT", "i1"): Decimal("97.10")}
    assert int(reading.printed["fiscal_year"].iloc[0]) == 2566


@pytest.mark.parametrize(
    "said",
    ["ตัวชี้วัดที่ 7 ได้ 84.01 คะแนน ลดลงจากปี 2565", "คะแนนรวม 89.44 คะแนน เมื่อเทียบกับปี 2565 ที่ได้ 91.02 คะแนน"],
)
def test_a_year_compared_with_is_not_that_of_the_lines_below(said: str) -> None:
    reading = read_paste(HEAD + said + "\nข้อ i19 ได้ 90.00\nข้อ i20 ได้ 91.00")
    rows = {row.code: int(row.fiscal_year) for row in reading.printed.itertuples(index=False)}
    assert (rows["i19"], rows["i20"]) == (2566, 2566)


def test_a_heading_of_another_year_is_that_of_the_lines_below() -> None:
    reading = read_paste(HEAD + "ข้อ i19 ได้ 90.00\nผลคะแนน ITA ปี 2565\nข้อ i20 ได้ 91.00")
    rows = {row.code: int(row.fiscal_year) for row in reading.printed.itertuples(index=False)}
    assert rows == {"i19": 2566, "i20": 2565}


@pytest.mark.parametrize(
    "line",
    [
        "ข้อ i7 ต้องปรับปรุงให้ได้ไม่น้อยกว่า 90 คะแนน",
        "ข้อ i8 ควรได้ 95 คะแนน",
        "ตัวชี้วัดที่ 7 ประสิทธิภาพการสื่อสาร ควรพัฒนาให้ได้คะแนน 90 คะแนน",
        "ข้อ e9 คาดว่าจะได้ 90.00 คะแนน",
        "ข้อ e9 ตั้งเป้าหมาย 90.00 คะแนน",
        "IIT ต้องได้คะแนนอย่างน้อย 90.00 คะแนน",
        "เป้าหมายปี 2567 ข้อ i3 ต้องได้ 95.00 คะแนน",
    ],
)
def test_a_demand_is_no_score_and_is_told(line: str) -> None:
    reading = read_paste(HEAD + "i1 ได้ 91.00 คะแนน\n" + line)
    assert _scores(reading) == {("IIT", "i1"): Decimal("91.00")}
    assert [row.source.split(" › ")[-1] for row in reading.ignored] == ["บรรทัด 3"]


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("ข้อ e9 ต้องปรับปรุง ได้ 70.11 คะแนน", ("EIT", "e9")),
        ("ข้อ e9 ต้องได้คะแนนอย่างน้อย 85 คะแนน แต่ได้ 70.11 คะแนน", ("EIT", "e9")),
        ("ข้อ e7 ข้อมูลที่ประชาชนควรทราบ 70.11", ("EIT", "e7")),
        ("ข้อ o25 หลักเกณฑ์การบริหารทรัพยากรบุคคล 70.11", ("OIT", "o25")),
        ("ข้อ i3 การปฏิบัติหน้าที่อย่างถูกต้อง ได้ 70.11 คะแนน", ("IIT", "i3")),
    ],
)
def test_a_result_beside_words_of_demand(line: str, key: tuple[str, str]) -> None:
    assert _read(line) == {key: Decimal("70.11")}


def test_a_code_takes_no_figure_of_another_code_on_the_next_line() -> None:
    heading = "ข้อ i2 การปฏิบัติหน้าที่อย่างเท่าเทียม"
    assert ("IIT", "i2") not in _read("i1 ได้ 91.00 คะแนน", heading, "ปี 2567 ข้อ i3 ได้ 95.00 คะแนน")
    assert ("IIT", "i2") not in _read("i1 ได้ 91.00 คะแนน", heading, "ทั้งหมด ตัวชี้วัดที่ 1 ได้ 95.00 คะแนน")
    own = {("IIT", "i1"): Decimal("91.00"), ("IIT", "i2"): Decimal("95.00")}
    assert _read("i1 ได้ 91.00 คะแนน", heading, "จากการวิเคราะห์พบว่า ได้ 95.00 คะแนน") == own
    assert _read("i1 ได้ 91.00 คะแนน", heading, "จากการวิเคราะห์ข้อ i2 พบว่า ได้ 95.00 คะแนน") == own


def test_a_figure_of_a_year_of_its_own_is_not_of_the_year_above() -> None:
    reading = read_paste(HEAD + "i1 ได้ 91.00 คะแนน\nข้อ i2 ความเท่าเทียม (ปี 2565 = 70.11)\nข้อ i3 ปีที่แล้วได้ 71.00 คะแนน")
    years = {(row.code, int(row.fiscal_year)) for row in reading.printed.itertuples(index=False)}
    assert not years & {("i2", 2566), ("i3", 2566)}
    assert _read("ข้อ i2 ความเท่าเทียม (ปี 2566 = 70.11)") == {("IIT", "i2"): Decimal("70.11")}


def test_a_whole_number_at_the_end_of_a_list_s_row_is_read_as_those_above() -> None:
    names = ["การปฏิบัติหน้าที่ 87.90", "การใช้งบประมาณ 90.61", "การใช้อำนาจ 90.59", "การใช้ทรัพย์สินของราชการ 98"]
    reading = read(["ตัวชี้วัดที่ รายละเอียด คะแนน"], *[[str(n), words] for n, words in enumerate(names, 1)])
    assert scores(reading) == [("1", "87.90"), ("2", "90.61"), ("3", "90.59"), ("4", "98.00")]


def test_a_whole_number_beside_a_code_in_a_list_of_scores() -> None:
    rows = [["i1", "ก 80.50"], ["i2", "ข 79.25"], ["i3", "ค 81.75"], ["i4", "ง 80"]]
    assert scores(read(["ข้อที่ ประเด็น คะแนน"], *rows))[3:] == [("i4", "80.00")]


def test_a_code_that_a_space_has_cut_is_told_in_its_list() -> None:
    """ "o๓ ๐" stands between o29 and o31: it is no o3."""
    reading = read_paste("ข้อที่ o๒๘ ๑๐๐\nข้อที่ o๒๙ ๑๐๐\nข้อที่ o๓ ๐ ๑๐๐\nข้อที่ o๓๑ ๑๐๐\nข้อที่ o๓๒ ๐\nข้อที่ o๓๓ ๐")
    assert ("OIT", "o3") not in _scores(reading)
    assert any("o๓ ๐" in remark.printed for remark in reading.remarks)
