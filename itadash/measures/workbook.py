"""The measures table as an Excel workbook: ready to print on A4 landscape, and to be edited there and brought back.

Each row carries its id in a hidden column (:mod:`.roundtrip` reads it); topic, owner and period have drop-downs.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from itadash.measures.item_codes import printed, with_codes
from itadash.measures.model import COLUMNS, Measure, MeasuresTable
from itadash.measures.topics import topic_names

ID_HEADING = "รหัสแถว"
SHEET, LISTS = "มาตรการ", "รายการ"
HEADINGS = ("ที่", "ประเด็น", "ข้อ", *COLUMNS.values(), ID_HEADING)
AGENCY, YEAR, NO_TOPIC = "หน่วยงาน", "ปีงบประมาณที่ประเมิน", "ยังไม่จัดประเด็น"
_OTHER_COLUMNS = tuple(name for name in COLUMNS if name != "measure")
_VALUE = 4  # column of the values beside the labels: right of the three narrow ones
_WIDTHS = (5, 8, 8, 26, 30, 18, 16, 38, 30)  # characters; together one A4 landscape page wide
_ID_COLUMN = len(HEADINGS)
_LIST_LIMIT = 200  # owners and periods that a drop-down offers
_FONT = "TH Sarabun New"
_LINE = Side(style="thin", color="808080")
_CELL_LIMIT = 32_767  # characters that Excel allows in a cell


def to_xlsx(
    table: MeasuresTable,
    *,
    target: Decimal | None = None,
    flagged: Sequence[str] = (),
    uncovered: Sequence[str] = (),
    units: Sequence[str] = (),
) -> bytes:
    """The workbook: sheet "มาตรการ" (one table a topic, one row a measure) and sheet "ที่มา" (where it is from).

    ``units`` are the office's units, offered as owners beside those that the table names. Every text is written as a
    string: what looks like a formula stays text.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101  (a new workbook has one)
    sheet.title = SHEET
    rows = _measures(sheet, table)
    _origin(book.create_sheet("ที่มา"), table, target, flagged, uncovered)
    _drop_downs(book, sheet, rows, table, units)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _measures(sheet: Worksheet, table: MeasuresTable) -> list[int]:
    """Title, agency and year, then one table a topic; returns the rows that hold measures.

    The reading side takes a topic from a heading row of one cell that stands above a row of headings. Measures
    without a topic come first, where no heading of a topic stands above them. Item codes also stand in the titles,
    because the six columns are what a published table has.
    """
    title = f"มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. {table.fiscal_year + 1}"
    _write(sheet.cell(1, 1), title, bold=True, size=18)
    for row, (name, value) in enumerate(((AGENCY, table.agency), (YEAR, str(table.fiscal_year))), start=2):
        _write(sheet.cell(row, 1), name, bold=True)
        _write(sheet.cell(row, _VALUE), value, bold=True)
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.column_dimensions[get_column_letter(_ID_COLUMN)].hidden = True
    at, number = 5, 0
    rows: list[int] = []
    sheet.print_title_rows = f"{at}:{at}"
    for heading, measures in _groups(table):
        if heading:
            _write(sheet.cell(at, 1), heading, bold=True, size=16)
            at += 1
        if not number:
            sheet.print_title_rows = f"{at}:{at}"
        _heading_row(sheet, at)
        for measure in measures:
            at, number = at + 1, number + 1
            rows.append(at)
            texts = [str(number), str(measure.topic or ""), printed(measure.items)]
            texts += [with_codes(measure.measure, measure.items), *(getattr(measure, name) for name in _OTHER_COLUMNS)]
            texts.append(measure.id)
            for column, text in enumerate(texts, start=1):
                cell = sheet.cell(at, column)
                _write(cell, text, centre=column <= 3, wrap=True)
                cell.border = Border(_LINE, _LINE, _LINE, _LINE)
        at += 2
    _paper(sheet)
    return rows


def _drop_downs(
    book: Workbook, sheet: Worksheet, rows: Sequence[int], table: MeasuresTable, units: Sequence[str]
) -> None:
    """Lists to choose from in the cells of topic, owner and period; other words may be typed all the same."""
    names = topic_names(table.fiscal_year)
    owners = dict.fromkeys([*units, *(" ".join(measure.owner.split()) for measure in table.measures)])
    periods = dict.fromkeys(" ".join(measure.period.split()) for measure in table.measures)
    offered = {
        "topic": [str(number) for number in names],
        "owner": [owner for owner in owners if owner][:_LIST_LIMIT],
        "period": [text for text in periods if text][:_LIST_LIMIT],
    }
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    for column, (name, values) in enumerate(offered.items(), start=1):
        if not values or not rows:
            continue
        for at, value in enumerate(values, start=1):
            _write(lists.cell(at, column), value)
        letter = get_column_letter(column)
        choice = DataValidation(
            type="list", formula1=f"'{LISTS}'!${letter}$1:${letter}${len(values)}", allow_blank=True
        )
        choice.showErrorMessage = False  # a list to help, not to forbid
        target = get_column_letter(2 if name == "topic" else 4 + list(COLUMNS).index(name))
        for row in rows:
            choice.add(f"{target}{row}")
        sheet.add_data_validation(choice)


def _groups(table: MeasuresTable) -> Iterator[tuple[str, list[Measure]]]:
    """Heading and measures of each topic that has any; those without one first. An empty table is one empty group."""
    names = topic_names(table.fiscal_year)
    rest = [measure for measure in table.measures if measure.topic not in names]
    topics = {n: [m for m in table.measures if m.topic == n] for n in names}
    if rest or not table.measures:
        yield (NO_TOPIC if len(rest) < len(table.measures) else ""), rest
    for number, measures in topics.items():
        if measures:
            yield f"ประเด็นที่ {number} {names[number]}", measures


def _heading_row(sheet: Worksheet, row: int) -> None:
    for column, heading in enumerate(HEADINGS, start=1):
        cell = sheet.cell(row, column)
        _write(cell, heading, bold=True, centre=True, wrap=True)
        cell.fill = PatternFill("solid", fgColor="E8EDF3")
        cell.border = Border(_LINE, _LINE, _LINE, _LINE)


def _origin(
    sheet: Worksheet, table: MeasuresTable, target: Decimal | None, flagged: Sequence[str], uncovered: Sequence[str]
) -> None:
    rows = [
        (AGENCY, table.agency),
        ("ผลการประเมิน ITA ปีงบประมาณ พ.ศ.", str(table.fiscal_year)),
        ("มาตรการสำหรับปีงบประมาณ พ.ศ.", str(table.fiscal_year + 1)),
        ("เกณฑ์รายข้อ (คะแนน)", str(target) if target is not None else "ไม่ได้ระบุ"),
        ("จำนวนมาตรการ", str(len(table.measures))),
        ("ข้อที่ต่ำกว่าเกณฑ์", printed(flagged) or "ไม่มี"),
        ("ข้อที่ยังไม่มีมาตรการ", printed(uncovered) or "ไม่มี"),
    ]
    for at, (name, value) in enumerate(rows, start=1):
        _write(sheet.cell(at, 1), name, bold=True)
        _write(sheet.cell(at, 2), value, wrap=True)
    sheet.column_dimensions["A"].width = 38
    sheet.column_dimensions["B"].width = 70
    _paper(sheet)


def _write(
    cell: Cell, text: str, *, bold: bool = False, size: int = 14, centre: bool = False, wrap: bool = False
) -> None:
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:_CELL_LIMIT]
    cell.data_type = "s"  # also for texts that begin with = + - @
    cell.font = Font(name=_FONT, size=size, bold=bold)
    cell.alignment = Alignment(horizontal="center" if centre else "left", vertical="top", wrap_text=wrap)


def _paper(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top = margins.bottom = 0.6
    sheet.oddFooter.center.text = "หน้า &P จาก &N"
