"""The Word file as LibreOffice shows it."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from itadash.documents.content import (
    Column,
    NewPage,
    Row,
    Table,
)
from itadash.documents.measures_content import measures_document
from itadash.documents.paper import pdf_file
from itadash.documents.word import word_file
from tests.documents.readback import fixture, squeeze
from tests.documents.word_files import (
    EVERYTHING,
    FIXED,
    document_of,
)

soffice = shutil.which("soffice")
needs_soffice = pytest.mark.skipif(soffice is None, reason="no LibreOffice on this machine")


def _convert(folder: Path) -> None:
    """a.docx in ``folder`` as a.pdf beside it."""
    command = [str(soffice), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(folder / "a.docx")]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pypdfium2.PdfDocument]:
    folder = tmp_path_factory.mktemp("word")
    rows = tuple(Row((f"{n}", f"มาตรการที่ {n} ดำเนินการให้แล้วเสร็จ กำลังทำน้ำปู่ฟ้า", "☑")) for n in range(1, 61))
    blocks = (
        *EVERYTHING.blocks,
        NewPage(),
        Table((Column("ลำดับ", 1), Column("หัวเรื่องมาตรการ", 5), Column("ผล", 1)), rows),
    )
    (folder / "a.docx").write_bytes(word_file(document_of(*blocks), created=FIXED))
    _convert(folder)
    with pypdfium2.PdfDocument((folder / "a.pdf").read_bytes()) as document:
        yield document


def _page_text(page: pypdfium2.PdfPage) -> str:
    return squeeze(page.get_textpage().get_text_range())


@needs_soffice
def test_libreoffice_shows_all_of_it(pages: pypdfium2.PdfDocument) -> None:
    texts = [_page_text(page) for page in pages]
    whole = "".join(texts)
    for text in ("รายงานการวิเคราะห์", "บันทึกข้อความ", "คะแนนรวม๙๒.๓๑คะแนน", "อ้างอิงจากไฟล์ผลคะแนน", "ผู้อนุมัติ"):
        assert text in whole
    assert whole.count("กำลังทำน้ำปู่ฟ้า") == 60
    assert not re.search("[\ufffd\ufffe\uffff]", whole)


@needs_soffice
def test_libreoffice_repeats_the_headings_on_every_page(pages: pypdfium2.PdfDocument) -> None:
    with_rows = [text for page in pages if "กำลังทำ" in (text := _page_text(page))]
    assert len(with_rows) > 1
    assert all(text.count("หัวเรื่องมาตรการ") == 1 for text in with_rows)


@needs_soffice
def test_libreoffice_takes_as_many_pages_as_the_pdf(tmp_path: Path) -> None:
    document = measures_document(fixture())
    (tmp_path / "a.docx").write_bytes(word_file(document, created=FIXED))
    _convert(tmp_path)
    counts = []
    for data in ((tmp_path / "a.pdf").read_bytes(), pdf_file(document, created=FIXED)):
        with pypdfium2.PdfDocument(data) as shown:
            counts.append(len(shown))
    assert min(counts) > 5
    assert abs(counts[0] - counts[1]) <= 1


@needs_soffice
def test_libreoffice_turns_the_paper(pages: pypdfium2.PdfDocument) -> None:
    turned = [page.get_width() > page.get_height() for page in pages]
    assert turned.count(True) == 1
    assert not turned[0]
    assert not turned[-1]
