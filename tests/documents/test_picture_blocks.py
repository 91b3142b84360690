"""Pictures in documents: with what is on them, never cut, on paper and in Word."""

from __future__ import annotations

import io

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from itadash.documents.content import Block, Document, Heading, Picture, Text, texts
from itadash.documents.paper import pdf_file
from tests.documents.readback import FIXED, squeeze
from tests.documents.word_files import document_of, opened, png, said_in

ALT = "หน้าจอแรกของโปรแกรม"
LINE = "หน่วยงานเปิดเผยข้อมูลให้ประชาชนตรวจสอบได้ตลอดปี "
WIDE, MM = png(200, 100), 25.4 / 72
TEXT_WIDTH, ROOM = 210 - 25 - 20, 297 - 20 - 19  # mm of an upright page


def _set(*blocks: Block) -> list[tuple[str, list[tuple[float, float]]]]:
    """Of each page its text and the sizes of its pictures, mm."""
    data = pdf_file(Document("ก", "เทศบาลก", "ก", blocks), thai_digits=False, created=FIXED)
    pages = []
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            boxes = [each.get_bounds() for each in page.get_objects() if each.type == pdfium.FPDF_PAGEOBJ_IMAGE]
            sizes = [((right - left) * MM, (top - bottom) * MM) for left, bottom, right, top in boxes]
            pages.append((squeeze(page.get_textpage().get_text_range()), sizes))
    return pages


def test_a_picture_takes_its_share_of_the_width_and_says_what_is_on_it() -> None:
    ((text, [whole, half]),) = _set(Picture(WIDE, ALT), Picture(WIDE, "ภาพที่เล็กกว่า", share=0.5))
    assert whole == pytest.approx((TEXT_WIDTH, TEXT_WIDTH / 2), abs=0.1)
    assert half == pytest.approx((TEXT_WIDTH / 2, TEXT_WIDTH / 4), abs=0.1)
    assert ALT in text
    assert "ภาพที่เล็กกว่า" in text


def test_a_high_picture_is_no_higher_than_a_page() -> None:
    pages = _set(Text(LINE), Picture(png(10, 100), ALT))
    ((wide, high),) = [size for _, sizes in pages for size in sizes]
    assert high < ROOM
    assert wide == pytest.approx(high / 10, abs=0.1)
    assert [ALT in text for text, _ in pages] == [False, True]


def test_text_flows_up_before_a_picture_that_does_not_fit_but_no_heading_does() -> None:
    """Thirty lines leave 258 − 30 × 5.8 = 84 mm; a square picture is at least 0.72 × 165 = 119 mm high."""
    many = Text("\n".join(f"1) {LINE}" for _ in range(30)))
    pages = _set(many, Picture(png(50, 50), ALT), Text("ข้อความที่ตามมา"), Heading("หัวข้อต่อไป", 2), Text(LINE))
    assert len(pages) == 2
    assert "ข้อความที่ตามมา" in pages[0][0]
    assert "หัวข้อต่อไป" not in pages[0][0]
    assert pages[1][0].startswith(ALT)
    assert len(pages[1][1]) == 1


def test_a_picture_is_drawn_a_little_smaller_to_stay_on_the_page() -> None:
    """Twenty lines leave more than 119 mm and less than 165 mm."""
    many = Text("\n".join(f"1) {LINE}" for _ in range(20)))
    ((text, [(wide, high)]),) = _set(many, Picture(png(50, 50), ALT))
    assert ALT in text
    assert 0.72 * TEXT_WIDTH <= wide < TEXT_WIDTH - 1
    assert wide == pytest.approx(high, abs=0.1)


def test_a_picture_with_transparent_parts_is_set() -> None:
    data = io.BytesIO()
    Image.new("RGBA", (20, 10), (0, 0, 0, 0)).save(data, "PNG")
    ((_, sizes),) = _set(Picture(data.getvalue(), ALT))
    assert len(sizes) == 1


def test_what_is_said_of_a_picture_is_checked_before_it_is_set() -> None:
    assert ("คำบรรยายภาพ", ALT) in list(texts(document_of(Picture(WIDE, ALT))))


def test_word_has_the_picture_with_its_words() -> None:
    file = opened(document_of(Picture(WIDE, f"{ALT} 85"), Text("ต่อไป")))
    (shape,) = file.inline_shapes
    assert shape.width / shape.height == pytest.approx(2, abs=0.01)
    (about,) = file.element.body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    assert about.get("descr") == f"{ALT} ๘๕"
    assert said_in(file.element.body) == f"{ALT} ๘๕ ต่อไป"
