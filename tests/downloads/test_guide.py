"""The guide on paper, read back: all of its words, all of its pictures, nothing that cannot be printed."""

from __future__ import annotations

import io
import re
from datetime import date

import pypdf
import pytest

from itadash.documents.content import Heading, Picture, entries, texts
from itadash.documents.paper import unprintable
from itadash.downloads import guide
from itadash.manual.chapters import FOLDER, chapters
from itadash.manual.search import search
from tests.documents.readback import pdfium_text, squeeze

DAY = date(2026, 1, 2)
GUIDE = chapters()
WHOLE = guide.whole_document(GUIDE, DAY)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return guide.guide_pdf(WHOLE)


def test_everything_can_be_printed(whole: bytes) -> None:
    assert unprintable(WHOLE) == []
    text = pdfium_text(whole)
    assert "□" not in text
    assert not re.search("[๐-๙]", text)
    assert "2มกราคม2569" in text


def test_every_chapter_and_section_is_there_in_order(whole: bytes) -> None:
    headings = [entry.text for entry in entries(WHOLE)]
    expected = []
    for number, chapter in enumerate(GUIDE, 1):
        expected.append(f"บทที่ {number} {chapter.title}")
        expected += [section.title for section in chapter.sections if section.title != chapter.title]
    assert headings == expected
    text = pdfium_text(whole)
    at = text.index(squeeze(headings[0]))
    at = text.index(squeeze(headings[-1]), at) + 1  # the contents are over
    for heading in headings:
        at = text.index(squeeze(heading), at) + 1


def test_no_word_of_the_guide_is_lost(whole: bytes) -> None:
    """Every run of letters and digits of the Markdown, but addresses of files and comments."""
    said = " ".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("[0-9]*.md")))
    said = re.sub(r"<!--.*?-->|(?<=\])\((?!https?:)[^)]*\)", " ", said, flags=re.DOTALL)
    words = set(re.findall(r"[\w\u0e00-\u0e7f]{2,}", said))
    assert len(words) > 1000
    printed = squeeze("".join(text for _, text in texts(WHOLE)))
    assert [word for word in words if squeeze(word) not in printed] == []


def test_every_picture_is_there_with_its_words(whole: bytes) -> None:
    alts = [
        part.alt for chapter in GUIDE for section in chapter.sections for part in section.parts if hasattr(part, "alt")
    ]
    assert [block.alt for block in WHOLE.blocks if isinstance(block, Picture)] == alts
    text = pdfium_text(whole)
    assert all(squeeze(alt) in text for alt in alts)
    assert sum(len(page.images) for page in pypdf.PdfReader(io.BytesIO(whole)).pages) == len(alts)


def test_it_is_named_and_numbered_on_upright_a4(whole: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(whole))
    assert reader.metadata is not None
    assert reader.metadata.title == "คู่มือผู้ใช้ ITA Dash"
    assert {(round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in reader.pages} == {(595, 842)}
    total = len(reader.pages)
    for number, page in list(enumerate(reader.pages, 1))[1:]:
        assert f"คู่มือผู้ใช้ ITA Dash หน้า {number}/{total}" in " ".join(page.extract_text().split())
    assert guide.file_name() == "คู่มือผู้ใช้-ITA-Dash.pdf"


def test_a_chapter_says_which_it_is() -> None:
    made = guide.chapter_document(GUIDE[0], DAY)
    assert made.title == made.short_title == "คู่มือผู้ใช้ ITA Dash · เริ่มใช้"
    assert [b.text for b in made.blocks if isinstance(b, Heading)] == [section.title for section in GUIDE[0].sections]
    assert guide.file_name("เริ่มใช้") == "คู่มือผู้ใช้-ITA-Dash-เริ่มใช้.pdf"
    text = pdfium_text(guide.guide_pdf(made))
    assert squeeze("คลิกขวาที่ไฟล์ zip ของโปรแกรม เลือก Extract All") in text
    assert squeeze("python.org/downloads/windows (https://www.python.org/downloads/windows/)") in text


def test_what_was_found_stands_under_its_chapters() -> None:
    found = search(GUIDE, "โฟลเดอร์ข้อมูล").sections
    assert len({chapter.name for chapter, _ in found}) > 1
    made = guide.found_document(" โฟลเดอร์ข้อมูล ", found, DAY)
    assert made.title == "คู่มือผู้ใช้ ITA Dash · หัวข้อที่ค้นด้วยคำว่า “โฟลเดอร์ข้อมูล”"
    names = [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 1]
    assert names == list(dict.fromkeys(chapter.title for chapter, _ in found))
    sections = [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 2]
    assert sections == [section.title for _, section in found]
