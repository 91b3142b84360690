"""An office's emblem: small and plain whatever was given, and on cover and memo in both formats."""

from __future__ import annotations

import io
import zipfile

import pypdf
import pytest
from PIL import Image

from itadash.documents.content import Cover, Document, MemoHead
from itadash.documents.emblem import EmblemError, emblem_of, picture_of
from itadash.documents.paper import pdf_file
from itadash.documents.word import word_file


def png(width: int, height: int, mode: str = "RGB", colour: object = "red") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), colour).save(out, "PNG")  # type: ignore[arg-type]
    return out.getvalue()


def test_a_large_picture_becomes_small_and_keeps_its_shape() -> None:
    picture = Image.open(io.BytesIO(picture_of(emblem_of(png(1920, 960)))))
    assert (picture.size, picture.mode) == ((480, 240), "RGB")


def test_what_is_clear_becomes_white() -> None:
    picture = Image.open(io.BytesIO(picture_of(emblem_of(png(10, 10, "RGBA", (255, 0, 0, 0))))))
    assert picture.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("data", [b"", b"GIF89a", png(3, 3)[:40], b"<svg/>", b"\x00" * 2_000_001])
def test_anything_else_is_refused_in_thai(data: bytes) -> None:
    with pytest.raises(EmblemError, match="ภาพ"):
        emblem_of(data)


@pytest.mark.parametrize("text", ["", "ก", "AAAA", "PHN2Zy8+"])
def test_damaged_text_is_no_picture(text: str) -> None:
    assert picture_of(text) == b""


def test_it_stands_on_cover_and_memo_in_both_formats() -> None:
    emblem = picture_of(emblem_of(png(60, 60)))
    blocks = (Cover("รายงาน", ("อบต.",), emblem=emblem), MemoHead("สำนักปลัด", "1", "2 มกราคม 2567", "เรื่อง", (), emblem))
    document = Document("รายงาน", "อบต.", "รายงาน", blocks)
    pages = pypdf.PdfReader(io.BytesIO(pdf_file(document))).pages
    assert [len(page.images) for page in pages] == [1, 1]
    with zipfile.ZipFile(io.BytesIO(word_file(document))) as file:
        assert file.read("word/document.xml").count(b"<wp:inline") == 2
        assert sum(name.startswith("word/media/") for name in file.namelist()) == 1
