"""The contents, bookmarks and turned pages of a document set as PDF."""

from __future__ import annotations

import io
import re

import pypdf
import pypdfium2

from itadash.documents.content import (
    Document,
    Heading,
    Table,
    Text,
)
from itadash.documents.paper import entry_pages, pdf_file
from tests.documents.paper_files import (
    pdf_of,
    report_of_all,
)
from tests.documents.readback import FIXED, squeeze

# --- contents, bookmarks, links ---


def _entries(document: Document) -> list[tuple[str, int]]:
    """The lines that the contents must have: every heading of two levels, every caption."""
    out, number = [], 0
    for block in document.blocks:
        if isinstance(block, Heading):
            out.append((block.text, block.level))
        elif isinstance(block, Table):
            number += 1
            out.append((f"ตารางที่ {number} {block.caption}", 0))
    return out


def test_the_contents_name_the_pages_where_things_are() -> None:
    document = report_of_all()
    data = pdf_file(document, created=FIXED, thai_digits=False)
    pages = [squeeze(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    last = max(n for n, text in enumerate(pages) if "สารบัญ" in text)
    listed = "".join(pages[1 : last + 1])
    for text, level in _entries(document):
        where = [n for n, page in enumerate(pages, 1) if n > last + 1 and squeeze(text) in page]
        assert len(where) == 1, text
        told = re.search(re.escape(squeeze(text)) + r"(\d+?)(?=ส่วนที่|\d\.\d|ตารางที่|สารบัญ|เทศบาล|$)", listed)
        if level == 3:
            assert told is None
        else:
            assert told, text
            assert int(told[1]) == where[0], text


def test_every_line_of_the_contents_leads_to_its_page() -> None:
    document = report_of_all()
    data = pdf_file(document, created=FIXED)
    reader = pypdf.PdfReader(io.BytesIO(data))
    targets = []
    for page in reader.pages:
        for annotation in page.get("/Annots", []):
            link = annotation.get_object()
            assert link["/F"] & 4, "PDF/A wants every annotation printed"
            assert not link["/F"] & 0b100011, "and none hidden"
            targets.append(reader.get_page_number(link["/Dest"][0].get_object()) + 1)
    expected = entry_pages(document)
    listed = [at for at, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level < 3]
    listed += [at for at, block in enumerate(document.blocks) if isinstance(block, Table)]
    assert targets == [expected[at] for at in listed]


def test_bookmarks_nest_as_the_headings_do() -> None:
    data = pdf_file(report_of_all(), created=FIXED, thai_digits=False)
    with pypdfium2.PdfDocument(data) as document:
        found = [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
        pages = [squeeze(page.get_textpage().get_text_range()) for page in document]
    headings = [(block.level - 1, block.text) for block in report_of_all().blocks if isinstance(block, Heading)]
    assert [(level, title) for level, title, _ in found] == headings
    assert all(squeeze(title) in pages[index] for _, title, index in found)


def test_bookmarks_skip_no_level() -> None:
    """A document that begins with a third level has it at the top: an outline without a parent is broken."""
    with pypdfium2.PdfDocument(
        pdf_of(Heading("ลึก", 3), Text("ก"), Heading("ใหญ่", 1), Text("ก"), Heading("ลึก", 3))
    ) as file:
        assert [mark.level for mark in file.get_toc()] == [0, 0, 1]


def test_turned_pages_are_turned_and_back() -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf_file(report_of_all(), created=FIXED)))
    wide = [page.mediabox.width > page.mediabox.height for page in reader.pages]
    assert wide.count(True) == 4
    assert not wide[0]
    assert not wide[-1] or wide[-2:] == [False, True]
