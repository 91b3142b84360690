"""Thai text for paper: what is cleaned, which digits turn, and where a line may end."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.corpus import thai_words
from pythainlp.tokenize import word_tokenize

from itadash.documents import fonts, thai
from itadash.documents.paragraphs import cell_lines, split_marker
from tests.documents.readback import FIELDS, fixture

TEXTS = [
    line
    for measure in fixture().measures
    for name in FIELDS
    for line in getattr(measure, name).split("\n")
    if re.search("[ก-๙]", line)
]


def _by_letters(text: str) -> float:
    """A ruler that every tester can read: a letter is 1 wide, a mark above or below nothing."""
    return float(len(re.sub("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", "", text)))


# --- cleaning and digits ---


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("น\u0e4d\u0e49า", "น้ำ"),
        ("น\u0e49\u0e4dา", "น้ำ"),
        ("ท\u0e4dา", "ทำ"),
        ("เเม่", "แม่"),
        ("ท\u0e48\u0e35", "ที่"),
        ("ก\u200bข\u00a0ค\tง  จ", "กข ค ง จ"),
        ("ก\r\nข\rค\u2028ง", "ก\nข\nค\nง"),
        ("", ""),
        ("cafe\u0301", "café"),
        ("❤\ufe0f", "□"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert thai.clean(text, fonts.characters()) == cleaned


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("ปี 2567 จำนวน 1,250.50 บาท", "ปี ๒๕๖๗ จำนวน ๑,๒๕๐.๕๐ บาท"),
        ("ข้อ E11, O34 และ i7-i12", "ข้อ E๑๑, O๓๔ และ i๗-i๑๒"),
        ("E-Service https://a.go.th/2567?x=1 www.b.go.th/9 a1@b2.go.th", None),
        ("กระดาษ A4 แบบ PDF/A-3 Covid-19", None),
        ("ตัวชี้วัดที่ 9.1 (ร้อยละ 85)", "ตัวชี้วัดที่ ๙.๑ (ร้อยละ ๘๕)"),
        ("พ.ศ.2567", "พ.ศ.๒๕๖๗"),
    ],
)
def test_thai_digits(text: str, printed: str | None) -> None:
    assert thai.thai_digits(text) == (text if printed is None else printed)


# --- units ---


@given(st.text(alphabet=st.sampled_from("กขคงจำนวนเแโใไะาิีุู่้๊๋็์ๆฯ๑๒12abAB .,-/()“”\"'"), max_size=80))
def test_units_joined_are_the_text(text: str) -> None:
    units = thai.words(text)
    assert "".join(units) == text
    assert all(units)


def test_units_end_where_words_end() -> None:
    """At most one in a thousand units may end inside a word of the segmenter; here none does."""
    wrong = total = 0
    for text in TEXTS:
        ends = set()
        at = 0
        for token in word_tokenize(text, engine="newmm"):
            at += len(token)
            ends.add(at)
        at = 0
        for unit in thai.words(text):
            at += len(unit)
            total += 1
            wrong += at not in ends
    assert total > 1500
    assert wrong / total <= 0.001


@pytest.mark.parametrize(
    "together",
    [
        "(ตัวอย่าง)", "“งดรับ”", "ต่าง ๆ", "ปลัดฯ", "E-Service", "E๑๑", "I1–I30", "(Public − Survey)",
        "๒๕๖๒–๒๕๖๖", "๒๕๖๖-๒๕๖๗", "พ.ศ. ๒๕๖๗",
        "ป.ป.ช.", "ข้อ ๑๒", "๑ ตุลาคม", "ร้อยละ ๘๕", "๑๕ วัน", "๒๐.๐๐ น.", "help@example.go.th", "ราคา/หน่วย",
    ],
)  # fmt: skip
def test_what_belongs_together_stays_together(together: str) -> None:
    text = f"เรื่อง {together} ต่อไป"
    assert any(together in unit for unit in thai.words(text)) or together in ("(ตัวอย่าง)", "“งดรับ”", "ราคา/หน่วย")
    for width in range(3, 30):
        for line in thai.lines(text, width, _by_letters):
            assert line[:1] not in ")”/ๆฯ", (width, line)
            assert line[-1:] not in "(“", (width, line)


# --- lines ---


@pytest.mark.parametrize("width", [4, 7, 11, 16, 23, 33, 47])
def test_lines_fit_and_lose_nothing_but_spaces(width: int) -> None:
    for text in TEXTS:
        lines = thai.lines(text, width, _by_letters)
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
        for line in lines:
            assert _by_letters(line) <= width or len(line) < 6, line
            assert not re.match("[ะ-ฺๅ-๎ฯ]", line), line
            assert not re.search("[เแโใไ]$", line), line


@pytest.mark.parametrize("width", [16, 23, 33, 47])
def test_lines_end_inside_a_word_only_between_words_of_a_compound(width: int) -> None:
    dictionary = thai_words()
    for text in TEXTS:
        if not re.fullmatch("[ก-๎ ]+", text):
            continue
        for unit in thai.words(text):
            parts = thai.lines(unit, width, _by_letters)
            assert (
                all(part in dictionary or set(word_tokenize(part)) <= dictionary for part in parts) or len(parts) == 1
            )


def test_a_compound_is_cut_only_where_the_line_would_be_nearly_empty() -> None:
    text = "สำนักงานองค์การบริหารส่วนจังหวัด"
    assert thai.lines(text, 40, _by_letters) == [text]
    assert thai.lines(text, 24, _by_letters) == ["สำนักงานองค์การบริหารส่วน", "จังหวัด"]
    assert thai.lines("ก" * 20 + " องค์การบริหารส่วนจังหวัด", 26, _by_letters)[-1] == "องค์การบริหารส่วนจังหวัด"


@pytest.mark.parametrize("text", ["", "\n", "ก\n\nข", " ", "   ก"])
def test_line_ends_are_kept(text: str) -> None:
    assert len(thai.lines(text, 10, _by_letters)) == text.count("\n") + 1


def test_hostile_texts_are_cut_without_loss() -> None:
    for text in ("ก" * 5200, "กรุงเทพ" * 800, "ๆ" * 2000, "ำ" * 500, ")" * 900, "a" * 4000, "-" * 700, "(" * 500):
        assert "".join(thai.lines(text, 20, _by_letters)) == text


# --- paragraphs ---


@pytest.mark.parametrize(
    ("text", "marker", "body"),
    [
        ("๑. จัดทำ", "๑.", "จัดทำ"),
        ("12) จัดทำ", "12)", "จัดทำ"),
        ("(๓) จัดทำ", "(๓)", "จัดทำ"),
        ("๑.๒ จัดทำ", "๑.๒", "จัดทำ"),
        ("- จัดทำ", "-", "จัดทำ"),
        ("-จัดทำ", "-", "จัดทำ"),
        ("ก. จัดทำ", "ก.", "จัดทำ"),
        ("๒๕๖๗ จัดทำ", "", "๒๕๖๗ จัดทำ"),
        ("๑.๕ล้านบาท", "", "๑.๕ล้านบาท"),
        ("น.ส. สมมติ", "", "น.ส. สมมติ"),
        ("-5 องศา", "", "-5 องศา"),
    ],
)
def test_markers_of_steps(text: str, marker: str, body: str) -> None:
    assert split_marker(text)[1:] == (marker, body)


def test_cell_lines_keep_the_text() -> None:
    for measure in fixture().measures:
        lines = cell_lines(measure.steps, 40, _by_letters, 1.0)
        assert "".join(line.marker + line.text for line in lines).replace(" ", "") == re.sub(r"\s", "", measure.steps)
        assert all(line.indent + _by_letters(line.text) <= 40 for line in lines)
    assert cell_lines("", 40, _by_letters, 1.0) == []
    assert cell_lines(" \n ", 40, _by_letters, 1.0) == []


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("ช่องทางต่างๆที่มี", "ช่องทางต่าง ๆ ที่มี"),
        ("ต่าง ๆ ได้", "ต่าง ๆ ได้"),
        ("อื่นๆ", "อื่น ๆ"),
        ("อื่นๆ)", "อื่น ๆ)"),
        ("ครั้งๆ๑", "ครั้ง ๆ ๑"),
        ("กรุงเทพ ฯ", "กรุงเทพฯ"),
        ("สำนักปลัดฯและกองคลัง", "สำนักปลัดฯ และกองคลัง"),
        ("สำนักปลัดฯ กองคลัง", "สำนักปลัดฯ กองคลัง"),
        ("คู่มือ ประกาศ ฯลฯ", "คู่มือ ประกาศ ฯลฯ"),
        ("ประกาศ ฯลฯและอื่น", "ประกาศ ฯลฯ และอื่น"),
        ("เรียน ฯพณฯ นายก", "เรียน ฯพณฯ นายก"),
        ("พ.ร.บ.ฯ", "พ.ร.บ.ฯ"),
    ],
)
def test_spaces_around_the_signs_of_repeating_and_shortening(typed: str, printed: str) -> None:
    assert thai.tidy(typed) == printed
    assert thai.tidy(printed) == printed
