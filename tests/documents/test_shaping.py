"""The part of fpdf2 that is replaced: it refuses other versions, and every glyph carries its character."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fpdf.fonts import SubsetMap

from itadash.documents import fonts
from itadash.documents.measures import measures_pdf
from itadash.documents.page import Style, ThaiPDF
from itadash.measures.model import MeasuresTable
from tests.documents.readback import FIXED, pdfium_text, pypdf_text, squeeze

ROOT = Path(__file__).resolve().parents[2]


def _import(before: str) -> subprocess.CompletedProcess[str]:
    code = f"import sys\n{before}\nimport itadash.documents.shaping"
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)


def test_another_fpdf2_is_refused_with_what_to_do() -> None:
    run = _import("import fpdf; fpdf.__version__ = '2.9.0'")
    assert run.returncode != 0
    assert "2.9.0 is installed" in run.stderr
    assert "docs/decisions/0003-thai-pdf.md" in run.stderr


def test_a_missing_uharfbuzz_is_told() -> None:
    run = _import("sys.modules['uharfbuzz'] = None")
    assert run.returncode != 0
    assert "needs uharfbuzz" in run.stderr


def test_a_missing_font_is_told_in_thai_with_its_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    fonts.forget()
    try:
        with pytest.raises(fonts.FontMissingError, match="ไม่พบไฟล์แบบอักษร"):
            fonts.face("regular")
    finally:
        fonts.forget()


@pytest.mark.parametrize("face", sorted(fonts.FILES))
@pytest.mark.parametrize("text", ["น้ำ", "ปำ", "ฟ้ำ", "กำลัง", "ที่ปู่ฐานญู", "ป่าป้าฟ้าฝุ่น", "fi-ffi", "(ITA) น้ำ 12"])
def test_glyphs_carry_the_text_in_order_and_none_is_nameless(face: str, text: str) -> None:
    glyphs = fonts.face(face).shape(text)
    assert "".join(glyph.text for glyph in glyphs) == text
    assert all(glyph.text and glyph.name != ".notdef" for glyph in glyphs)


def test_tone_marks_are_raised_lowered_and_moved() -> None:
    """ป้า: the mark stands left of the ascender; น้ำ: the mark stands over the ring; ญู: the tail goes."""
    names = {text: [glyph.name for glyph in fonts.face("regular").shape(text)] for text in ("ป้า", "น้ำ", "ญู", "(A) น้ำ")}
    assert names["ป้า"][1] == "uni0E49.narrow"
    assert names["น้ำ"][1] == "uni0E4D0E49"
    assert names["ญู"][0] == "yoYingthai.less"
    assert names["(A) น้ำ"][-2] == "uni0E4D0E49", "a line that starts with Latin is Thai all the same"


def test_a_line_is_as_wide_as_its_words() -> None:
    """Lines are measured word by word: ก and า are 576 and 485 units of 1000 in Sarabun, marks take none."""
    width = fonts.face("regular").width
    assert width("กา") == pytest.approx(0.576 + 0.485)
    assert width("ก่ำ") == pytest.approx(0.576 + 0.485)
    assert width("กากา") == pytest.approx(width("กา") * 2)


def test_the_missing_character_is_drawn_in_every_face() -> None:
    for name in fonts.FILES:
        assert ord(fonts.MISSING) in fonts.face(name).cmap
        assert fonts.face(name).width(fonts.MISSING) > 0.3


def test_finished_documents_are_let_go() -> None:
    """fpdf2 caches glyphs by document for ever; on a server that would be a font's tables more with every PDF."""
    measures_pdf(MeasuresTable("หน่วยงาน", 2566))
    assert SubsetMap.get_glyph.cache_info().currsize == 0
    assert SubsetMap.pick.cache_info().currsize == 0


@pytest.mark.parametrize("name", fonts.FILES)
@pytest.mark.parametrize("read", [pypdf_text, pdfium_text])
def test_every_letter_with_every_mark_reads_back_in_its_order(name: str, read: Callable[[bytes], str]) -> None:
    """Also where a mark is raised and set to the right (the bold เริ่ม): Chrome sorts what it reads by its place."""
    pdf = ThaiPDF("", thai_digits=False, created=FIXED)
    pdf.bare()
    style, expected = Style(name, 10, 6), ""
    for number, consonant in enumerate(map(chr, range(0x0E01, 0x0E2F))):
        for row, tone in enumerate(("", *"่้๊๋์")):
            line = "".join(f"{consonant}{vowel}{tone}น" for vowel in ("", *"ัิีึื็ุู"))
            line += "".join(f"{consonant}{mark}ำม" for mark in ("", "่", "้"))
            place = number % 4 * 6 + row
            pdf.put(15, 20 + place * 6.5, line, style)
            expected += line.replace(" ", "")
        if number % 4 == 3:
            pdf.add_page()
            pdf.bare()
    assert read(pdf.finish()) == expected


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs Poppler")
@pytest.mark.parametrize("face", list(fonts.FILES))
def test_poppler_reads_marks_that_the_bold_faces_set_a_little_to_the_right(face: str, tmp_path: Path) -> None:
    """Its reading order, not the order of painting: a mark that began after the next letter would come after it."""
    words = "ผู้รับผิดชอบ การรับรู้ของ ปั๊มน้ำ ฟื้นฟู เริ่มดำเนินการ สิทธิ์"
    pdf = ThaiPDF("อ่าน", created=FIXED)
    pdf.block(words, Style(face, 9.5, 5.2))
    path = tmp_path / "อ่าน.pdf"
    path.write_bytes(pdf.finish())
    read = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert squeeze(words) in squeeze(read)
