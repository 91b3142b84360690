"""The standard sheet: the one layout of the sample workbooks and of the blank template.

Row 1 title, row 2 agency, row 3 headings, then one row an entry:
``ระดับ | รหัส | รายการ | คะแนน`` and, from 2566, ``EIT ส่วนที่ 1 (Public) | EIT ส่วนที่ 2 (Survey)``;
where a source does not print the part of an EIT item, the column ``EIT (ไม่ระบุส่วน)`` follows.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from itadash.rules import Rules

LEVEL_WORDS = {
    "total": "รวม",
    "instrument": "เครื่องมือ",
    "indicator": "ตัวชี้วัด",
    "subindicator": "ตัวชี้วัดย่อย",
    "item": "ข้อ",
}
HEADINGS = ("ระดับ", "รหัส", "รายการ", "คะแนน")
PART_HEADINGS = ("EIT ส่วนที่ 1 (Public)", "EIT ส่วนที่ 2 (Survey)")
UNSPECIFIED_HEADING = "EIT (ไม่ระบุส่วน)"
FIRST_ROW = 4  # below title, agency and headings

_FONT = "TH SarabunPSK"
_LINE_HEIGHT = 27  # pt: a line of 16 pt with marks above and below, also in the face that replaces a missing font
_NAME_CHARACTERS = 52  # that fit on a line of the column รายการ, in the widest of those faces
_PARAGRAPH_CHARACTERS = 95
_BODY = Font(name=_FONT, size=16)
_BOLD = Font(name=_FONT, size=16, bold=True)
_TITLE = Font(name=_FONT, size=20, bold=True, color="1F3864")
_HEADING = Font(name=_FONT, size=16, bold=True, color="FFFFFF")
_LINE = Side(style="thin", color="BFBFBF")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_FILLS = {"total": "BDD7EE", "instrument": "DDEBF7", "indicator": "EDF4FA", "subindicator": "F6FAFD"}
_TO_FILL_IN = PatternFill("solid", fgColor="FFFBE6")
_NOT_USED = PatternFill("solid", fgColor="E7E6E6")
_WIDTHS = (15, 9, 74, 13, 16, 16, 16)
_CODES_ARE_TEXT = b'<ignoredErrors><ignoredError sqref="B1:B200" numberStoredAsText="1"/></ignoredErrors>'
_MADE = datetime(2023, 10, 1)  # fixed, so that a rebuilt workbook is the same workbook


@dataclass(frozen=True)
class Row:
    """One line of the sheet; scores are points 0–100, None where nothing is printed."""

    level: str
    code: str
    name: str
    score: Decimal | None = None
    public: Decimal | None = None
    survey: Decimal | None = None
    unspecified: Decimal | None = None


def skeleton(rules: Rules) -> list[Row]:
    """Every row that a year's sheet can have, without scores: total, instruments, indicators, sub-indicators, items."""
    rows = [Row("total", "รวม", "คะแนนรวม")]
    for instrument in rules.instruments:
        rows.append(Row("instrument", instrument.code, instrument.name))
        for part in instrument.parts:  # "EIT ส่วนที่ 1 (Public)", with the instrument's name in full as in its own row
            rows.append(Row("instrument", part.code, part.name.replace(instrument.code, instrument.name)))
    rows += [Row("indicator", str(entry.number), entry.name) for entry in rules.indicators]
    rows += [Row("subindicator", entry.code, entry.name) for entry in rules.subindicators]
    rows += [Row("item", entry.code, entry.label) for entry in rules.items]
    return rows


def has_parts(rules: Rules) -> bool:
    """Whether an instrument of the year is scored in parts (EIT from 2566)."""
    return any(instrument.parts for instrument in rules.instruments)


def add_year_sheet(book: Workbook, rules: Rules, agency: str, rows: Sequence[Row], *, fill_in: bool = False) -> None:
    """Appends the standard sheet of one year. ``fill_in`` makes it a form: coloured cells that check what is typed."""
    sheet = book.create_sheet(str(rules.fiscal_year))
    headings = list(HEADINGS)
    if has_parts(rules):
        headings += PART_HEADINGS
    if any(row.unspecified is not None for row in rows):
        headings.append(UNSPECIFIED_HEADING)
    last_column = get_column_letter(len(headings))

    sheet["A1"] = f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {rules.fiscal_year}"
    sheet["A1"].font = _TITLE
    sheet.merge_cells(f"A1:{last_column}1")
    sheet["A2"] = "หน่วยงาน"
    sheet["A2"].font = _BOLD
    sheet["B2"] = agency or None
    sheet["B2"].font = _BOLD
    sheet.merge_cells(f"B2:{last_column}2")
    if fill_in:
        sheet["B2"].fill = _TO_FILL_IN
    for column, heading in enumerate(headings, start=1):
        cell = sheet.cell(3, column, heading)
        cell.font, cell.border = _HEADING, _BOX
        cell.fill = PatternFill("solid", fgColor="1F3864")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)

    for number, row in enumerate(rows, start=FIRST_ROW):
        sheet.row_dimensions[number].height = _height(row.name, _NAME_CHARACTERS)
        values = (LEVEL_WORDS[row.level], row.code, row.name, row.score, row.public, row.survey, row.unspecified)
        for column, value in enumerate(values[: len(headings)], start=1):
            _body_cell(sheet, number, column, value, row, fill_in)
    _lay_out(sheet, len(headings))
    if fill_in:
        _check_input(sheet, rows, has_parts(rules))


def _body_cell(sheet: Worksheet, number: int, column: int, value: object, row: Row, fill_in: bool) -> None:
    cell = sheet.cell(number, column)
    if column == 2 and isinstance(value, str) and value.replace(".", "").isdigit():
        cell.value = value  # codes are text: 10.1 must not become a number, 9.10 must not become 9.1
        cell.number_format = "@"
    else:
        cell.value = value  # type: ignore[assignment]
    cell.font = _BODY if row.level in ("item", "subindicator") else _BOLD
    cell.border = _BOX
    if row.level in _FILLS:
        cell.fill = PatternFill("solid", fgColor=_FILLS[row.level])
    if column == 3:
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    else:
        cell.alignment = Alignment(horizontal="center", vertical="center")
    if column >= 4:
        cell.number_format = "0.00"
        if fill_in:
            used = column == 4 or (row.level == "item" and row.code.startswith("e"))
            cell.fill = _TO_FILL_IN if used else _NOT_USED


def _height(text: str, characters: int) -> int:
    """The height, in pt, of a row whose longest text is ``text``: spreadsheets do not always fit it themselves."""
    return _LINE_HEIGHT * max(1, -(-len(text) // characters))


def _lay_out(sheet: Worksheet, columns: int) -> None:
    for column in range(columns):
        sheet.column_dimensions[get_column_letter(column + 1)].width = _WIDTHS[column]
    sheet.row_dimensions[1].height = 34
    sheet.row_dimensions[2].height = _LINE_HEIGHT
    sheet.row_dimensions[3].height = 2 * _LINE_HEIGHT
    sheet.freeze_panes = f"A{FIRST_ROW}"
    sheet.print_title_rows = "1:3"
    _print_on_a4(sheet)


def _print_on_a4(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.oddFooter.center.text = "หน้า &P จาก &N"


def _check_input(sheet: Worksheet, rows: Sequence[Row], parts: bool) -> None:
    """0–100 on every score, a list of 0 and 100 on OIT items, a hint on the agency's name."""
    score = DataValidation(type="decimal", operator="between", formula1="0", formula2="100", allow_blank=True)
    score.errorTitle, score.error = "คะแนนไม่ถูกต้อง", "คะแนนต้องเป็นตัวเลข 0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง"
    disclosed = DataValidation(type="list", formula1='"0,100"', allow_blank=True)
    disclosed.errorTitle, disclosed.error = "คะแนนไม่ถูกต้อง", "ข้อ OIT ได้ 0 หรือ 100 เท่านั้น"
    disclosed.promptTitle, disclosed.prompt = "ข้อ OIT", "เลือก 100 เมื่อเปิดเผยครบถ้วน หรือ 0"
    name = DataValidation(type="textLength", operator="lessThanOrEqual", formula1="200", allow_blank=True)
    name.promptTitle, name.prompt = "หน่วยงาน", "พิมพ์ชื่อเต็ม และใช้ชื่อเดียวกันทุกปี"
    name.errorTitle, name.error = "ชื่อยาวเกินไป", "ชื่อหน่วยงานยาวได้ไม่เกิน 200 ตัวอักษร"
    for validation in (score, disclosed, name):
        validation.showErrorMessage = validation.showInputMessage = True
        sheet.add_data_validation(validation)
    name.add("B2")
    for number, row in enumerate(rows, start=FIRST_ROW):
        is_item = row.level == "item"
        (disclosed if is_item and row.code.startswith("o") else score).add(f"D{number}")
        if parts and is_item and row.code.startswith("e"):
            score.add(f"E{number}:F{number}")


def add_text_sheet(book: Workbook, name: str, title: str, paragraphs: Iterable[str]) -> Worksheet:
    """Appends a sheet of plain paragraphs, one a row in column A."""
    sheet = book.create_sheet(name)
    sheet["A1"] = title
    sheet["A1"].font = _TITLE
    sheet.row_dimensions[1].height = 32
    for number, paragraph in enumerate(paragraphs, start=3):
        cell = sheet.cell(number, 1, paragraph)
        cell.font = _BODY
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.row_dimensions[number].height = _height(paragraph, _PARAGRAPH_CHARACTERS)
    sheet.column_dimensions["A"].width = 120
    _print_on_a4(sheet)
    return sheet


def new_book(title: str) -> Workbook:
    """An empty workbook without sheets, with fixed properties."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = title
    book.properties.creator = "ITA Dash"
    book.properties.created = _MADE
    return book


def save(book: Workbook, path: Path) -> None:
    """Writes ``book`` so that the same content gives the same bytes: every date inside the archive is fixed."""
    raw = io.BytesIO()
    book.active = 0
    book.save(raw)
    with zipfile.ZipFile(raw) as archive, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for member in archive.infolist():
            data = archive.read(member)
            if member.filename == "docProps/core.xml":  # openpyxl stamps the moment of saving
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2023-10-01T00:00:00Z", data)
            if member.filename.startswith("xl/worksheets/"):  # no green corners on codes that are kept as text
                data = data.replace(b"</worksheet>", _CODES_ARE_TEXT + b"</worksheet>")
            out.writestr(zipfile.ZipInfo(member.filename, date_time=(2023, 10, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
