"""The measures as blocks: a heading and a table a topic, or one table, as the office's form has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from itadash.documents.content import Block, Column, Document, Heading, Opening, Row, Signatures, Table, Text
from itadash.documents.widths import balanced
from itadash.measures import form
from itadash.measures.model import MeasuresTable
from itadash.measures.topics import topic_names
from itadash.rules import FormColumn

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
    shown = form.columns(table)
    own = tuple(Column(column.heading, column.width) for column in shown)
    if len(sections) == 1 and not sections[0][0] and not any(measure.measure.strip() for measure in table.measures):
        sections = [(heading, _with_topics(table, rows, shown)) for heading, rows in sections]
    columns = balanced(own, [row for _, rows in sections for row in rows], WIDTH)
    blocks: list[Block] = []
    for heading, rows in sections:
        if heading:
            blocks.append(Heading(heading, level))
        blocks.append(Table(columns, rows))
    return blocks


def _with_topics(table: MeasuresTable, rows: tuple[Row, ...], shown: Sequence[FormColumn]) -> tuple[Row, ...]:
    """``rows`` of a form whose titles stay empty and that has no headings: the topic of each measure stands there."""
    at = next((at for at, column in enumerate(shown) if column.fields == ("measure",)), None)
    if at is None:
        return rows
    names = topic_names(table.fiscal_year)
    out, last = [], -1
    for row, measure in zip(rows, form.sections(table)[0].measures, strict=True):
        own = row.cells[at]
        name = f"{measure.topic}. {names[measure.topic]}" if measure.topic in names else ""
        text = " ".join(filter(None, ("" if measure.topic == last and not own else name, own)))
        joined = measure.topic == last and not own and bool(name)
        out.append(replace(row, cells=(*row.cells[:at], None if joined else text, *row.cells[at + 1 :])))
        last = measure.topic
    return tuple(out)
