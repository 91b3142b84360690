"""The measures document that an agency publishes, in its own form: tables, signature block, source workbook inside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from itadash.documents import paper
from itadash.documents.measures_content import SHORT_TITLE, measures_document
from itadash.documents.page import Attachment
from itadash.documents.printable import lacking
from itadash.measures import form
from itadash.measures.model import COLUMNS, MeasuresTable

__all__ = ["SHORT_TITLE", "Attachment", "measures_pdf", "unprintable"]


def measures_pdf(
    table: MeasuresTable,
    *,
    thai_digits: bool = True,
    attachments: Sequence[Attachment] = (),
    draft: bool = False,
    created: datetime | None = None,
) -> bytes:
    """The measures of ``table`` as a PDF/A-3U file on A4 landscape.

    ``thai_digits`` prints figures in Thai digits; ``draft`` puts "ร่าง" behind every page; ``created`` fixes the date
    in the file (now by default). Any text is set; characters that the font lacks become □ (see :func:`unprintable`).
    Raises :class:`ValueError` for an attachment without content.
    """
    return paper.pdf_file(
        measures_document(table), thai_digits=thai_digits, attachments=attachments, draft=draft, created=created
    )


def unprintable(table: MeasuresTable) -> list[str]:
    """Thai sentences that name each character the font lacks, and where it stands; empty when all can be printed."""
    return [sentence for place, text in _texts(table) for sentence in lacking(place, text)]


def _texts(table: MeasuresTable) -> Iterator[tuple[str, str]]:
    """Every text that a person gave, with the Thai name of its place."""
    yield "ชื่อหน่วยงาน", table.agency
    for number, measure in enumerate(table.measures, 1):
        for name, title in COLUMNS.items():
            yield f"มาตรการลำดับที่ {number} ช่อง{title}", str(getattr(measure, name))
    for column in form.columns(table):
        yield "หัวตาราง", column.heading
    for number, signatory in enumerate(table.signatories, 1):
        yield f"ผู้ลงนามคนที่ {number}", "\n".join((signatory.role, signatory.name, signatory.position))
