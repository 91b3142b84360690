"""The measures table as an Excel workbook, ready to print on A4 landscape."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from itadash.measures.model import COLUMNS, MeasuresTable

HEADINGS = ("ที่", "ประเด็น", "ข้อ", *COLUMNS.values())
_WIDTHS = (5, 8, 8, 26, 30, 18, 16, 38, 30)  # characters; together one A4 landscape page wide
_FONT = "TH Sarabun New"
_LINE = Side(style="thin", color="808080")
_CELL_LIMIT = 32_767  # characters that Excel allows in a cell


def to_xlsx(
    table: MeasuresTable, *, target: Decimal | None = None, flagged: Sequence[str] = (), uncovered: Sequence[str] = ()
) -> bytes:
    """The workbook: sheet "มาตรการ" (one row a measure) and sheet "ที่มา" (agency, year, target, items).

    Every text is written as a string: what looks like a formula stays text.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101  (a new workbook has one)
    sheet.title = "มาตรการ"
    _measures(sheet, table)
    _origin(book.create_sheet("ที่มา"), table, target, flagged, uncovered)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _measures(sheet: Worksheet, table: MeasuresTable) -> None:
    title = f"มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ปีงบประมาณ พ.ศ. {table.fiscal_year + 1}"
    _write(sheet.cell(1, 1), title, bold=True, size=18)
    _write(sheet.cell(2, 1), table.agency, bold=True, size=16)
    for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True), start=1):
        cell = sheet.cell(4, column)
        _write(cell, heading, bold=True, centre=True, wrap=True)
        cell.fill = PatternFill("solid", fgColor="E8EDF3")
        cell.border = Border(_LINE, _LINE, _LINE, _LINE)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for number, measure in enumerate(table.measures, start=1):
        texts = [str(number), str(measure.topic or ""), ", ".join(measure.items)]
        texts += [getattr(measure, name) for name in COLUMNS]
        for column, text in enumerate(texts, start=1):
            cell = sheet.cell(4 + number, column)
            _write(cell, text, centre=column <= 3, wrap=True)
            cell.border = Border(_LINE, _LINE, _LINE, _LINE)
    sheet.freeze_panes = "A5"
    sheet.print_title_rows = "4:4"
    _paper(sheet)


def _origin(
    sheet: Worksheet, table: MeasuresTable, target: Decimal | None, flagged: Sequence[str], uncovered: Sequence[str]
) -> None:
    rows = [
        ("หน่วยงาน", table.agency or "ไม่ได้ระบุ"),
        ("ผลการประเมิน ITA ปีงบประมาณ พ.ศ.", str(table.fiscal_year)),
        ("มาตรการสำหรับปีงบประมาณ พ.ศ.", str(table.fiscal_year + 1)),
        ("เป้าหมายรายข้อ (คะแนน)", str(target) if target is not None else "ไม่ได้ระบุ"),
        ("จำนวนมาตรการ", str(len(table.measures))),
        ("ข้อที่ต่ำกว่าเป้าหมาย", ", ".join(flagged) or "ไม่มี"),
        ("ข้อที่ยังไม่มีมาตรการ", ", ".join(uncovered) or "ไม่มี"),
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
