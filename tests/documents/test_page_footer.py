"""The line at the foot of a page: whole where it fits, on two lines, and shortened at a word only where it must be."""

from __future__ import annotations

import pypdfium2
import pytest

from itadash.documents import thai
from itadash.documents.content import Document, Text
from itadash.documents.page_footer import footer_lines, shortened
from itadash.documents.paper import pdf_file
from tests.documents.readback import FIXED, chars, squeeze


def _letters(text: str) -> float:
    """A letter is one unit wide."""
    return float(len(text))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("กข", "คง"), ["กข · คง"]),
        (("", "คง"), ["คง"]),
        ((), []),
        (("ก" * 8, "ข" * 9), ["ก" * 8, "ข" * 9]),  # 8 + 3 + 9 are more than 12
    ],
)
def test_parts_share_a_line_or_have_one_each(parts: tuple[str, ...], expected: list[str]) -> None:
    assert footer_lines(parts, 12, 16, _letters) == expected


def test_what_is_too_long_ends_with_an_ellipsis_after_a_whole_word() -> None:
    text = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    short = shortened(text, 30, _letters)
    assert short.endswith("…")
    assert len(short) <= 30
    kept = short.removesuffix("…")
    assert text.startswith(kept)
    ends = [sum(len(word) for word in thai.words(text)[:count]) for count in range(len(text))]
    assert len(kept) in ends


def test_a_memo_of_an_agency_with_a_long_name_names_both_in_full() -> None:
    agency = "องค์การบริหารส่วนตำบลหนองหญ้าปล้องใต้ อำเภอศรีสว่างวัฒนาราม จังหวัดประจวบคีรีขันธ์"
    title = "ขออนุมัติใช้มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. 2567"
    data = pdf_file(Document("บันทึก", agency, title, (Text("ข้อความ"),)), thai_digits=False, created=FIXED)
    with pypdfium2.PdfDocument(data) as document:
        text = squeeze(document[0].get_textpage().get_text_range())
    assert squeeze(agency) in text
    assert squeeze(title) in text
    feet = sorted({round(char.y, 1) for char in chars(data) if char.size == 8})
    assert len(feet) == 2
    assert feet[0] > 6  # mm that a printer can print
