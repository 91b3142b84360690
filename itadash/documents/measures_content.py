"""The measures as blocks: a heading and a table a topic, or one table, as the office's form has it."""

from __future__ import annotations

from itadash.documents.content import Block, Column, Document, Heading, Opening, Row, Signatures, Table, Text
from itadash.documents.widths import balanced
from itadash.measures import form
from itadash.measures.model import MeasuresTable

SHORT_TITLE = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
WIDTH = 267.0  # mm, the text of a landscape page
NOTHING = "ยังไม่มีมาตรการในเอกสารนี้"


def measures_document(table: MeasuresTable) -> Document:
    """The measures of ``table`` as the document that the office publishes (A4 landscape)."""
    year = table.fiscal_year
    agency = " ".join(table.agency.split())
    period = f"ประจำปีงบประมาณ พ.ศ. {year + 1}"
    lines = tuple(filter(None, (agency, period)))
    blocks = [
        Opening(SHORT_TITLE, lines, f"เพื่อตอบผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year}"),
        *(measures_blocks(table) or [Text(NOTHING, "center")]),
        *([Signatures(table.signatories)] if table.signatories else []),
    ]
    title = " ".join(filter(None, (SHORT_TITLE, agency, period)))
    return Document(title, agency, f"{SHORT_TITLE} {period}", tuple(blocks), landscape=True)


def measures_blocks(table: MeasuresTable, level: int = 2) -> list[Block]:
    """The tables of ``table``; headings of topics have the given level. Nothing when there is no measure."""
    sections = [(section.heading, tuple(Row(cells) for cells in section.rows)) for section in form.sections(table)]
    own = tuple(Column(column.heading, column.width) for column in form.columns(table))
    columns = balanced(own, [row for _, rows in sections for row in rows], WIDTH)
    blocks: list[Block] = []
    for heading, rows in sections:
        if heading:
            blocks.append(Heading(heading, level))
        blocks.append(Table(columns, rows))
    return blocks
