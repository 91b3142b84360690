"""An office's own TH Sarabun New: used where both styles are there, known by what is written in the files.

The real files may not travel with the project; here Sarabun plays their part under their name.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from fontTools.ttLib import TTFont

from itadash.documents import fonts
from itadash.documents.content import Document, Text
from itadash.documents.paper import pdf_file


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(fonts, "OFFICE_FOLDER", tmp_path)
    fonts.forget()
    yield tmp_path
    fonts.forget()


def put(folder: Path, name: str, style: str, family: str = fonts.OFFICE_FAMILY) -> None:
    font = TTFont(fonts.FOLDER / fonts.FILES["bold" if style == "Bold" else "regular"])
    for record in list(font["name"].names):
        if record.nameID in (1, 2, 4, 6, 16, 17):
            text = {1: family, 2: style, 4: f"{family} {style}", 6: f"THSarabunNew-{style}"}.get(record.nameID)
            if text is None:
                font["name"].removeNames(nameID=record.nameID)
            else:
                font["name"].setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
    font.save(folder / name)


def fonts_in(data: bytes) -> set[str]:
    return {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in pypdf.PdfReader(io.BytesIO(data)).pages
        for font in page["/Resources"]["/Font"].values()
    }


DOCUMENT = Document("เรื่อง", "อบต.", "เรื่อง", (Text("น้ำ ที่ ป้า ๑๒๓ ▼ ◆ ✓"),))


def test_without_files_it_is_sarabun(office: Path) -> None:
    assert fonts.family().name == "Sarabun"
    assert all(name.startswith("Sarabun") for name in fonts_in(pdf_file(DOCUMENT)))


def test_both_styles_are_taken_whatever_the_files_are_called(office: Path) -> None:
    put(office, "ก.ttf", "Regular")
    put(office, "ข.TTF", "Bold")
    assert fonts.family().name == "TH Sarabun New"
    assert fonts.family().files["semibold"].name == "ข.TTF"
    assert all(name.startswith("THSarabunNew") for name in fonts_in(pdf_file(DOCUMENT)))


def test_one_style_alone_is_not_enough(office: Path) -> None:
    put(office, "THSarabunNew.ttf", "Regular")
    assert fonts.family().name == "Sarabun"


def test_other_and_damaged_fonts_are_left_alone(office: Path) -> None:
    put(office, "THSarabunNew.ttf", "Regular", family="Another")
    (office / "THSarabunNew Bold.ttf").write_bytes(b"no font")
    assert fonts.family().name == "Sarabun"


def test_it_is_set_larger_so_that_it_looks_as_large(office: Path) -> None:
    """16 pt of TH Sarabun New are as large as 10.6 pt of Sarabun."""
    assert abs(fonts.OFFICE_SCALE * 10.6 - 16) < 0.1
