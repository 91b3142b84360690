"""Paper → xlsx, xlsm, xls and ods, by writers other than the readers under test."""

from __future__ import annotations

import io
import zipfile
from random import Random
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import xlwt

from tests.reading.generator.formats.written import (
    INTEGER,
    NUMBER,
    Written,
    cell_places,
    hidden_column,
    merges,
    sheet_names,
)
from tests.reading.generator.paper import Page, Paper, Piece

_MACRO = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def _value(piece: Piece, mode: str) -> tuple[Any, str]:
    """(value, number format) of a cell: as text, as a number, or as a percentage."""
    text = piece.text
    if mode == "text" or not text.isascii():
        return text, "General"
    if piece.scores and NUMBER.fullmatch(text):
        if mode == "percent":
            return round(float(text) / 100, 6), "0.00%"
        decimals = len(text.partition(".")[2])
        return float(text), "General" if mode == "general" else "0.00" if decimals else "0"
    if INTEGER.fullmatch(text) and not text.startswith("0"):
        return int(text), "General"
    if NUMBER.fullmatch(text) and piece.role == "other":
        return float(text), "0.00"
    return text, "General"


def xlsx(rng: Random, paper: Paper) -> Written:
    book = openpyxl.Workbook()
    book.remove(book.active)
    mode = rng.choice(("text", "number", "number", "general", "percent"))
    names = sheet_names(paper)
    hide = rng.random() < 0.2
    for page, name in zip(paper.pages, names, strict=True):
        sheet = book.create_sheet(name)
        for r, row in enumerate(page.rows, 1):
            for c, piece in enumerate(row, 1):
                if piece:
                    value, number_format = _value(piece, mode)
                    cell = sheet.cell(r, c)
                    cell.value = value
                    if isinstance(value, str):
                        cell.data_type = "s"  # a text that begins with "=" or "+" stays one
                    cell.number_format = number_format
        for row_number, column, down, across in merges(page):
            sheet.merge_cells(
                start_row=row_number, start_column=column, end_row=row_number + down - 1, end_column=column + across - 1
            )
        hidden = hidden_column(page)
        if hide and hidden:
            sheet.column_dimensions[openpyxl.utils.get_column_letter(hidden)].hidden = True
    handle = io.BytesIO()
    book.save(handle)
    file = f"{paper.name}.xlsx"
    return Written(file, handle.getvalue(), places=cell_places(paper, file, names))


def xlsm(rng: Random, paper: Paper) -> Written:
    """The same package under the content type of a workbook with macros."""
    plain = xlsx(rng, paper)
    handle = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(plain.data or b"")) as old,
        zipfile.ZipFile(handle, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "[Content_Types].xml":
                data = data.replace(_PLAIN.encode(), _MACRO.encode())
            new.writestr(info.filename, data)
    file = f"{paper.name}.xlsm"
    return Written(file, handle.getvalue(), places=cell_places(paper, file, sheet_names(paper)))


def xls(rng: Random, paper: Paper) -> Written:
    book = xlwt.Workbook(encoding="utf-8")
    mode = rng.choice(("text", "number", "general", "percent"))
    names = sheet_names(paper)
    styles = {f: xlwt.easyxf(num_format_str=f) for f in ("General", "0.00", "0", "0.00%")}
    for page, name in zip(paper.pages, names, strict=True):
        sheet = book.add_sheet(name)
        areas = {(r, c): (down, across) for r, c, down, across in merges(page)}
        for r, row in enumerate(page.rows, 1):
            for c, piece in enumerate(row, 1):
                if not piece:
                    continue
                value, number_format = _value(piece, mode)
                if (r, c) in areas:
                    down, across = areas[r, c]
                    sheet.write_merge(r - 1, r + down - 2, c - 1, c + across - 2, value, styles[number_format])
                else:
                    sheet.write(r - 1, c - 1, value, styles[number_format])
    handle = io.BytesIO()
    book.save(handle)
    file = f"{paper.name}.xls"
    return Written(file, handle.getvalue(), places=cell_places(paper, file, names))


_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '  # noqa: E501
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '  # noqa: E501
    'office:version="1.2"><office:body><office:spreadsheet>'
)
_ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'  # noqa: E501
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def ods(rng: Random, paper: Paper) -> Written:
    """An OpenDocument sheet with runs of equal cells and empty rows folded, as office programs fold them."""
    mode = rng.choice(("text", "number", "general", "percent"))
    names = sheet_names(paper)
    parts = [_ODS_HEAD]
    for page, name in zip(paper.pages, names, strict=True):
        parts.append(f'<table:table table:name="{escape(name, {chr(34): "&quot;"})}">')
        parts += _ods_rows(page, mode)
        parts.append(
            '<table:table-row table:number-rows-repeated="1040000"><table:table-cell table:number-columns-repeated="1024"/>'  # noqa: E501
        )
        parts.append("</table:table-row></table:table>")
    parts.append(_ODS_TAIL)
    handle = io.BytesIO()
    with zipfile.ZipFile(handle, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("mimetype"), _ODS_TYPE, zipfile.ZIP_STORED)
        package.writestr("content.xml", "".join(parts))
        package.writestr("META-INF/manifest.xml", _ODS_MANIFEST)
    file = f"{paper.name}.ods"
    return Written(file, handle.getvalue(), places=cell_places(paper, file, names))


def _ods_rows(page: Page, mode: str) -> list[str]:
    areas = {(r, c): (down, across) for r, c, down, across in merges(page)}
    covered = {(y, x) for (r, c), (d, a) in areas.items() for y in range(r, r + d) for x in range(c, c + a)} - set(
        areas
    )
    rows: list[str] = []
    blank = 0
    for r, row in enumerate(page.rows, 1):
        if not any(row) and not any((r, c) in covered for c in range(1, 20)):
            blank += 1
            continue
        if blank:
            rows.append(f'<table:table-row table:number-rows-repeated="{blank}"><table:table-cell/></table:table-row>')
            blank = 0
        width = max([len(row), *[c for y, c in covered if y == r]])
        cells: list[str] = []
        empty = 0
        for c in range(1, width + 1):
            piece = row[c - 1] if c <= len(row) else None
            if piece is None and (r, c) not in covered:
                empty += 1
                continue
            if empty:
                cells.append(f'<table:table-cell table:number-columns-repeated="{empty}"/>')
                empty = 0
            cells.append(_ods_cell(piece, mode, areas.get((r, c))) if piece else "<table:covered-table-cell/>")
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return rows


def _ods_cell(piece: Piece, mode: str, area: tuple[int, int] | None) -> str:
    value, number_format = _value(piece, mode)
    span = f' table:number-rows-spanned="{area[0]}" table:number-columns-spanned="{area[1]}"' if area else ""
    if isinstance(value, str):
        kind, shown = 'office:value-type="string"', value
    elif number_format == "0.00%":
        kind, shown = f'office:value-type="percentage" office:value="{value}"', f"{value * 100:.2f}%"
    else:
        kind, shown = f'office:value-type="float" office:value="{value}"', piece.text
    lines = "".join(f"<text:p>{_ods_text(line)}</text:p>" for line in shown.split("\n"))
    return f"<table:table-cell {kind}{span}>{lines}</table:table-cell>"


def _ods_text(line: str) -> str:
    text = escape(line).replace("\t", "<text:tab/>")
    while "  " in text:
        text = text.replace("  ", ' <text:s text:c="1"/>', 1)
    return text
