"""PDF file of text → one grid, inside the child process: tables and paragraphs by where the letters stand.

PDFium (pypdfium2) tells letters and lines with their places; which of them make a cell is worked out here. pdfplumber
was measured: twenty times slower, and Thai marks come out before the wrong letters.
"""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from itadash.reading.files import limits
from itadash.reading.files.grid import Grid
from itadash.reading.files.kinds import REFUSALS, SPOKEN
from itadash.reading.files.limits import RefusedError
from itadash.reading.files.pdf_columns import Fragment, blocks_of
from itadash.reading.files.pdf_glyphs import Glyph, Page, read_page
from itadash.reading.files.pdf_lines import Line, join_lines, lines_of
from itadash.reading.files.pdf_over_pages import in_order
from itadash.reading.files.pdf_ruled import RuledTable, ruled_tables

_PICTURES = (
    "PDF นี้เป็นภาพสแกน ไม่มีตัวอักษรให้อ่าน ให้ใช้ไฟล์ต้นฉบับ (.docx .xlsx) หรือพิมพ์เป็น PDF จากโปรแกรมเดิม หรือพิมพ์คะแนนลงในช่องวางข้อความ"
)
_NO_LETTERS = "ตัวอักษรใน PDF นี้ไม่มีรหัสอักษร จึงอ่านเป็นข้อความไม่ได้ ให้พิมพ์เป็น PDF ใหม่จากโปรแกรมเดิม หรือใช้ไฟล์ .docx หรือ .xlsx"
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:หน้า(?:ที่)?\s*)?[0-9๐-๙]{1,4}(?:\s*(?:/|จาก|ของ)\s*[0-9๐-๙]{1,4})?[-–—\s]*")
_OLD_CODES = {0xA0 + k: 0x0E00 + k for k in (*range(0x01, 0x3B), *range(0x3F, 0x5C))}


def read_pdf(data: bytes, *, fast: bool, deadline: float) -> list[Grid]:
    """A PDF file of text as one grid. Raises :class:`RefusedError`."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        code = raw.FPDF_GetLastError()
        raise RefusedError(REFUSALS["password"] if code == raw.FPDF_ERR_PASSWORD else SPOKEN["pdf"].broke) from error
    try:
        return [_read(document, deadline)]
    except pdfium.PdfiumError as error:
        raise RefusedError(SPOKEN["pdf"].broke) from error
    finally:
        document.close()


def _read(document: pdfium.PdfDocument, deadline: float) -> Grid:
    count = len(document)
    if count > limits.PDF_PAGES:
        raise RefusedError(f"PDF มี {count:,} หน้า เกิน {limits.PDF_PAGES} หน้า ให้แยกเฉพาะหน้าที่มีผลคะแนนแล้วนำเข้าใหม่")
    grid = Grid("")
    pages: list[list[Fragment | str]] = []
    pictures: list[int] = []
    characters = unknown = 0
    for number in range(count):
        if time.monotonic() > deadline:
            raise RefusedError(SPOKEN["pdf"].late)
        page = document[number]
        found = read_page(page)
        page.close()
        characters += found.characters
        unknown += found.unknown
        if characters > limits.PDF_CHARACTERS:
            raise RefusedError(f"PDF มีตัวอักษรเกิน {limits.PDF_CHARACTERS:,} ตัว ให้แยกเฉพาะหน้าที่มีผลคะแนนแล้วนำเข้าใหม่")
        if found.pictures:
            pictures.append(number + 1)
        if _from_old_codes(found.glyphs) and not grid.notes:
            grid.notes.append("ตัวอักษรไทยใน PDF เก็บด้วยรหัสแบบเก่า โปรแกรมแปลงเป็นอักษรไทยให้แล้ว โปรดตรวจว่าอ่านถูกต้อง")
        pages.append(_without_number(_blocks(found)))
    if characters and unknown > 0.3 * characters:
        raise RefusedError(_NO_LETTERS)
    if not any(pages):
        raise RefusedError(_PICTURES if pictures else "PDF นี้ไม่มีข้อความให้อ่าน ให้ตรวจว่าเลือกไฟล์ถูก")
    if pictures:
        shown = ", ".join(map(str, pictures[:10]))
        grid.notes.append(f"หน้า {shown} เป็นรูปภาพ ไม่มีตัวอักษรให้อ่าน ถ้ามีคะแนนในหน้านั้น ให้พิมพ์ลงในช่องวางข้อความ")
    _fill(grid, pages)
    return grid.finish()


def _from_old_codes(glyphs: list[Glyph]) -> bool:
    """Fonts from before Unicode put Thai where western letters are: Thai when hardly anything else is on the page."""
    high = sum(0xA1 <= ord(glyph.text[0]) <= 0xFB for glyph in glyphs)
    if 2 * high < len(glyphs) or any("\u0e00" < glyph.text[0] < "\u0e5c" for glyph in glyphs):
        return False
    for glyph in glyphs:
        glyph.text = glyph.text.translate(_OLD_CODES)
    return high > 0


def _blocks(page: Page) -> list[Fragment | str]:
    """Tables and paragraphs of a page, from top to bottom."""
    tables = ruled_tables(page)
    outside: list[Glyph] = []
    for glyph in page.glyphs:
        x, y = (glyph.x0 + glyph.x1) / 2, glyph.base - 0.2 * glyph.height
        for table in tables:
            cell = table.cell_at(x, y)
            if cell is not None:
                table.glyphs.setdefault(cell, []).append(glyph)
                break
        else:
            outside.append(glyph)
    lines = lines_of(outside)
    # The text's space: its outermost letters, and a right margin that is as wide as the left one at the most.
    left = min((line.x0 for line in lines), default=0.0)
    right = max((line.x1 for line in lines), default=0.0)
    right = max(right, page.width - left)
    blocks: list[Fragment | str] = []
    at = 0
    for table in tables:
        end = at
        while end < len(lines) and lines[end].base <= table.ys[0] + 1:
            end += 1
        blocks += blocks_of(lines[at:end], left, right)
        at = end
        blocks.append(_fragment(table))
    return blocks + blocks_of(lines[at:], left, right)


def _fragment(table: RuledTable) -> Fragment:
    rows: dict[int, list[tuple[int, str]]] = {}
    lines: dict[tuple[int, int], tuple[Line, Line]] = {}
    for cell, glyphs in table.glyphs.items():
        row, column = table.corner(cell)
        inside = lines_of(glyphs)
        text = join_lines(inside, *table.width(cell))
        if text:
            rows.setdefault(row, []).append((column, text))
            lines[row, column] = (inside[0], inside[-1])
    order = sorted(rows)
    ends = {(order.index(row), column): pair for (row, column), pair in lines.items() if row in (*order[:2], order[-1])}
    return Fragment(list(pairwise(table.xs)), [sorted(rows[row]) for row in order], ruled=True, ends=ends)


def _without_number(blocks: list[Fragment | str]) -> list[Fragment | str]:
    """The blocks without the page's own number above or below them."""
    for end in (0, -1):
        if len(blocks) > 1 and isinstance(text := blocks[end], str) and _PAGE_NUMBER.fullmatch(text):
            blocks.pop(end)
    return blocks


def _fill(grid: Grid, pages: list[list[Fragment | str]]) -> None:
    row = page = on_page = 0
    for number, block in in_order(pages):
        if number != page:
            page, on_page = number, 0
        if isinstance(block, str):
            row, on_page = row + 1, on_page + 1
            grid.add(row, [(1, block)], f"หน้า {page} แถว {on_page}")
            continue
        table, fragment = block
        columns = table.columns(fragment)
        row += table.fragments[0] is fragment  # a table stands apart from what is above it
        for cells in fragment.rows:
            row, on_page = row + 1, on_page + 1
            texts = [(columns[column], text) for column, text in cells]
            grid.add(row, texts, f"หน้า {page} แถว {on_page} ช่อง {{}}")
        row += table.fragments[-1] is fragment
