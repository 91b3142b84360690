from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from pythainlp.corpus import thai_orst_words

from itadash import rules
from itadash.measures import spelling
from itadash.measures.spelling import corrected, find
from itadash.thai_text import mend
from tests.measures.test_library import every_text


@pytest.mark.parametrize(
    ("text", "printed", "meant"),
    [
        ("ใช้จ่ายอย่างคุ่มค่า", "คุ่มค่า", "คุ้มค่า"),
        ("เพื่อความสดวกของประชาชน", "สดวก", "สะดวก"),
        ("ปังปประมาณ พ.ศ.๒๕๖๗", "ปังปประมาณ", "ปีงบประมาณ"),
        ("ตรวจสอบพฤติกรรมกรรมการทุจริตอย่างชัดเจน", "พฤติกรรมกรรมการทุจริต", "พฤติกรรมการทุจริต"),
        ("แม้้องค์การบริหารส่วนจังหวัด", "ม้้", "ม้"),
        ("กระบวนการที่โปร่งใสที่โปร่งใสและ", "ที่โปร่งใสที่โปร่งใส", "ที่โปร่งใส"),
        ("๑. ตุลาคม ๒๕๖๖ ถึง", "๑. ตุลาคม", "๑ ตุลาคม"),
        ("เรียน นายองค์การบริหารส่วนตำบลเขาน้อย", "นายองค์การบริหารส่วน", "นายกองค์การบริหารส่วน"),
        ("มีความเห็นว่ หน่วยงาน", "ว่", "ว่า"),
        ("ช่องทางต่างๆ เช่น", "งๆ", "ง ๆ"),
        ("งานต่างๆให้มี", "งๆ", "ง ๆ "),
        ("งานต่าง ๆให้มี", " ๆ", " ๆ "),
        ("ปฎิบัติหน้าที่", "ปฎิ", "ปฏิ"),
        ("ตามกฏ", "กฏ", "กฎ"),
        ("แนบลิงค์", "ลิงค์", "ลิงก์"),
        ("นํ้า", "นํ้า", "น้ำ"),
        ("เเผนงาน", "เเ", "แ"),
        ("จริยธรรรม", "รรร", "รร"),
    ],
)
def test_one_slip_with_what_is_meant(text: str, printed: str, meant: str) -> None:
    (slip,) = find(text)
    assert (slip.printed, slip.suggestion) == (printed, meant)
    assert text[slip.start : slip.end] == printed
    assert slip.reason
    assert find(corrected(text, [slip])) == []


@pytest.mark.parametrize(
    "text",
    [
        "ความรู้ที่ปรากฏตามกฎหมายและปฏิบัติได้สะดวก",
        "จำหน่ายงานหัตถกรรมของชุมชน",
        "เจ้าหน้าที่ที่รับผิดชอบและหน้าที่ที่ได้รับ",
        "อบรมหมู่บ้านหมู่บ้านละ 2 คน",
        "คำปุลลิงค์และสตรีลิงค์",
        "ช่องโหว่ ขวักไขว่ ว้าเหว่",
        "1. ตุลาคมเป็นเดือนแรกของปีงบประมาณ",
        "มีมีดและของมีคม",
        "ทำซ้ำ ๆ ทุกวัน ต่าง ๆ (และอื่น ๆ)",
        "ประสิทธิผลลดลง",
        "มาตราการชั่งตวงวัด",
        "ผู้มีส่วนได้ส่วนเสียร่วมทำและร่วมทาง",
        "",
        "plain text 123",
    ],
)
def test_correct_thai_is_left_alone(text: str) -> None:
    assert find(text) == []


def test_no_word_of_the_dictionary_is_doubted() -> None:
    """Only ลิงค์ (gender) is: documents write it for a link. Three entries of the list have their marks out of order."""
    words = {word for word in thai_orst_words() if mend(word) == word}
    assert len(words) > 35_000
    assert {word for word in words if find(word)} == {"ลิงค์"}


def test_nothing_of_ours_is_doubted() -> None:
    labels = [item.label for year in rules.FISCAL_YEARS for item in rules.load(year).items]
    names = [indicator.name for indicator in rules.load(2566).indicators]
    names += [topic.name for topic in rules.load(2566).topics]
    for text in [*every_text(), *labels, *names]:
        assert find(text) == [], text


def test_suggestions_are_correct_themselves() -> None:
    _, reasons = spelling._words()
    assert len(reasons) > 90
    for wrong, (right, _) in reasons.items():
        assert wrong != right
        assert find(right) == [], right
        assert [slip.suggestion for slip in find(wrong)] == [right], wrong


def test_slips_do_not_overlap_and_are_put_right_together() -> None:
    text = "ใช้จ่ายคุ่มค่าและสดวก ต่างๆ ตามกฏหมาย คุ่มค่า"
    slips = find(text)
    assert [slip.printed for slip in slips] == ["คุ่มค่า", "สดวก", "งๆ", "กฏหมาย", "คุ่มค่า"]
    assert all(a.end <= b.start for a, b in pairwise(slips))
    assert corrected(text, slips) == "ใช้จ่ายคุ้มค่าและสะดวก ต่าง ๆ ตามกฎหมาย คุ้มค่า"
    assert corrected(text, slips[:1]).startswith("ใช้จ่ายคุ้มค่าและสดวก")
    assert corrected("เปลี่ยนไปแล้ว", slips) == "เปลี่ยนไปแล้ว", "slips of another text change nothing"


@pytest.mark.references
def test_slips_of_published_measures(references: Path) -> None:
    """What stands wrong in the reference documents is found, and nothing that is right in them."""
    expected = {
        "000": {"คุ่มค่า", "ปังปประมาณ", "ที่โปร่งใสที่โปร่งใส", "มีมี", "สดวก", "บ้ายประชาสัมพันธ์"},
        "002": {"๑. ตุลาคม", "นๆ", "ม้้", "อย่างน้อยเพียงใด", "ข้อเสนอนะ", "ยุทธ์ศาสตร์", "พฤติกรรมกรรมการทุจริต"},
        "003": {"งๆ", "ต่อหน้าที่ต่อหน้าที่", "เฟสบุ๊ก", "คุ่มค่า", "สม่าเสมอ", "พฤติกรรมกรรมการทุจริต", "องค์กรบริหารส่วนตำบล"},
        "004": {"นายองค์การบริหารส่วน"},
    }
    for number, slips in expected.items():
        (document,) = (references / "seeds").glob(f"{number}_*.txt")
        assert {slip.printed for slip in find(document.read_text(encoding="utf-8"))} == slips, number


def test_a_long_text_without_spaces_ends() -> None:
    text = "".join(sorted(re.sub("[^ก-ฮ]", "", "".join(every_text()))))[:20_000]
    assert len(text) == 20_000
    assert all(slip.reason for slip in find(text))
