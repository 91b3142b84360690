"""The slides as LibreOffice shows them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest

from itadash.analysis.verdicts import verdicts
from itadash.assessment.result import build
from itadash.documents import word_fonts
from itadash.documents.deck import FlaggedItem, ShortMeasure, deck
from itadash.documents.slides import slides_file
from tests.assessment.publications import ANG_THONG
from tests.documents.readback import squeeze
from tests.documents.slide_files import (
    FIXED,
    NONE,
    TABLE,
    TARGET,
    deck_of,
)

soffice = shutil.which("soffice")


def _printed(folder: Path, data: bytes, font: str, fonts: Path) -> Path:
    """The slides as LibreOffice prints them where ``font`` stands in the place of the official one."""
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f'<dir>{fonts}</dir><cachedir>{folder}/cache</cachedir><match target="pattern"><test name="family">'
        f'<string>{word_fonts.NAME}</string></test><edit name="family" mode="assign" binding="same">'
        f"<string>{font}</string></edit></match></fontconfig>",
        encoding="utf-8",
    )
    (folder / "a.pptx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [str(soffice), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "a.pptx")],
        capture_output=True,
        check=False,
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
    )
    if not (folder / "a.pdf").is_file():
        pytest.skip("this LibreOffice has no Impress")
    return folder / "a.pdf"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pypdfium2.PdfDocument]:
    """The slides with our stand-in in the place of the official font."""
    folder = tmp_path_factory.mktemp("slides")
    for face in ("regular", "bold"):
        (folder / f"{face}.ttf").write_bytes(word_fonts.stand_in(face))
    made = _printed(folder, slides_file(deck_of(TABLE), created=FIXED), word_fonts.STAND_IN, folder)
    with pypdfium2.PdfDocument(made.read_bytes()) as document:
        yield document


@pytest.mark.skipif(soffice is None, reason="no LibreOffice on this machine")
def test_libreoffice_shows_every_slide(pages: pypdfium2.PdfDocument) -> None:
    said = [squeeze(page.get_textpage().get_text_range()) for page in pages]
    assert len(said) == 13
    texts = ("เอกสารประกอบการประชุม", "๘๗.๓๓", "๖๑.๒๕", "๗๑.๑๓", "๖๑.๒๕", "O๒๖", "E๑๕", "I๒๔")
    for text, page in zip(texts, said, strict=False):
        assert text in page
    assert "ลดขั้นตอน" in said[11]
    assert not re.search("[\ufffd\ufffe\uffff]", "".join(said))
    assert "เกณฑ์๘๕" in said[2]  # the target stands on the axis


@pytest.mark.skipif(soffice is None, reason="no LibreOffice on this machine")
def test_in_a_font_half_as_wide_again_nothing_leaves_its_place(tmp_path: Path) -> None:
    """Sarabun in the place of TH Sarabun New: all text stays above the footer (6.98 in) and between the edges."""
    long = "ปรับปรุงการให้บริการของเจ้าหน้าที่ให้เป็นไปตามขั้นตอนและระยะเวลาที่กำหนด"
    owner = "งานพัสดุและทรัพย์สิน กองคลัง ร่วมกับหน่วยตรวจสอบภายใน และทุกส่วนราชการในสังกัด " * 3
    measures = tuple(ShortMeasure(f"{n // 3 + 1}. {long}", f"{n} {long * 2}", owner, "ปี 2567") for n in range(7))
    items = tuple(FlaggedItem(f"E{n}", long, Decimal(n), Decimal(1), "▼", "ต้องแก้ไข") for n in range(1, 20))
    result = build(ANG_THONG, "ก", 2566, TARGET)
    shown = deck(result, ANG_THONG, verdicts(result), NONE)
    shown = replace(shown, agency=f"องค์การบริหารส่วนตำบล{long}", measures=measures, flagged=items)
    fonts = Path(__file__).parents[2] / "static" / "fonts"
    made = _printed(tmp_path, slides_file(shown, created=FIXED), "Sarabun", fonts)
    with pypdfium2.PdfDocument(made.read_bytes()) as document:
        for page in list(document)[1:]:
            width, height = page.get_size()
            text = page.get_textpage()
            for at in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(at)
                assert 0 <= left < right <= width
                inch = (height - bottom) / height * 7.5
                assert inch <= 6.98 or (height - top) / height * 7.5 >= 6.9, text.get_text_bounded(
                    left, bottom, right, top
                )
