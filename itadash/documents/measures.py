"""The measures document that an agency publishes, in its own form: tables, signature block, source workbook inside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from itadash.documents import fonts, thai
from itadash.documents.page import BODY, HEADING, NOTE, SUBTITLE, TITLE, Attachment, ThaiPDF
from itadash.documents.signatures import Signatures
from itadash.documents.table import Column, Table
from itadash.measures import form
from itadash.measures.model import COLUMNS, MeasuresTable

__all__ = ["Attachment", "measures_pdf", "unprintable"]

SHORT_TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
AFTER_TABLE = 5.0  # mm


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
    year = table.fiscal_year
    agency = " ".join(table.agency.split())
    period = f"ประจำปีงบประมาณ พ.ศ. {year + 1}"
    pdf = ThaiPDF(
        " ".join(filter(None, (SHORT_TITLE, agency, period))),
        author=agency,
        footer=" · ".join(filter(None, (agency, f"{SHORT_TITLE} {period}"))),
        thai_digits=thai_digits,
        draft=draft,
        created=created,
    )
    for text, style in ((SHORT_TITLE, TITLE), (agency, SUBTITLE), (period, SUBTITLE)):
        if text:
            pdf.block(pdf.prepare(text), style, "C")
    pdf.block(pdf.prepare(f"เพื่อตอบผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year}"), NOTE, "C")
    pdf.space(3)
    signatures = Signatures(pdf, table.signatories)
    sections = form.sections(table)
    if not sections:
        pdf.space(4)
        pdf.block(pdf.prepare("ยังไม่มีมาตรการในเอกสารนี้"), BODY, "C")
    shown = form.columns(table)
    share = pdf.epw / sum(column.width for column in shown)
    for section in sections:
        rows = [[None if cell is None else pdf.prepare(cell) for cell in row] for row in section.rows]
        painter = Table(pdf, [Column(column.heading, column.width * share) for column in shown])
        title = pdf.prepare(section.heading)
        lines = pdf.lines(title, pdf.epw, HEADING) if title else []
        keep_after = signatures.height + AFTER_TABLE if section is sections[-1] else 0
        pdf.need(len(lines) * HEADING.pitch + 1 + painter.first_height(rows, keep_after))
        if title:
            pdf.start_section(title)
            pdf.block(title, HEADING)
            pdf.space(1)
        painter.paint(rows, keep_after)
        pdf.space(AFTER_TABLE)
    signatures.paint()
    pdf.attach(attachments)
    return pdf.finish()


def unprintable(table: MeasuresTable) -> list[str]:
    """Thai sentences that name each character the font lacks, and where it stands; empty when all can be printed."""
    cmap = fonts.characters()
    out: list[str] = []
    for place, text in _texts(table):
        for char, times in thai.unprintable(text, cmap).items():
            code = ord(char)
            shown = f"“{char}” (U+{code:04X})" if char.isprintable() else f"U+{code:04X}"
            often = f" {times} แห่ง" if times > 1 else ""
            out.append(f"{place}: ฟอนต์ไม่มีอักขระ {shown}{often} จึงพิมพ์เป็น {fonts.MISSING} แทน")
    return out


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
