"""PDF file of text → one grid, inside the child process: tables and paragraphs by where the letters stand.

PDFium (pypdfium2) tells letters and lines with their places; which of them make a cell is worked out here. pdfplumber
was measured: twenty times slower, and Thai marks come out before the wrong letters.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from itadash.reading.files import limits
from itadash.reading.files.grid import Grid
from itadash.reading.files.kinds import REFUSALS, SPOKEN
from itadash.reading.files.limits import RefusedError
from itadash.reading.files.pdf_columns import Fragment, blocks_of
from itadash.reading.files.pdf_glyphs import Glyph, Page, read_page
from itadash.reading.files.pdf_lines import join_lines, lines_of
from itadash.reading.files.pdf_ruled import RuledTable, ruled_tables

_PICTURES = (
    "PDF นี้เป็นภาพสแกน ไม่มีตัวอักษรให้อ่าน ให้ใช้ไฟล์ต้นฉบับ (.docx .xlsx) หรือพิมพ์เป็น PDF จากโปรแกรมเดิม หรือพิมพ์คะแนนลงในช่องวางข้อความ"
)
_NO_LETTERS = "ตัวอักษรใน PDF นี้ไม่มีรหัสอักษร จึงอ่านเป็นข้อความไม่ได้ ให้พิมพ์เป็น PDF ใหม่จากโปรแกรมเดิม หรือใช้ไฟล์ .docx หรือ .xlsx"
_SAME = 4.0  # points: edges that near are the same edge on two pages
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:หน้า(?:ที่)?\s*)?[0-9๐-๙]{1,4}(?:\s*(?:/|จาก|ของ)\s*[0-9๐-๙]{1,4})?[-–—\s]*")
_OLD_CODES = {0xA0 + k: 0x0E00 + k for k in (*range(0x01, 0x3B), *range(0x3F, 0x5C))}


@dataclass
class _Table:
    """Fragments of one table that runs over pages."""

    fragments: list[Fragment] = field(default_factory=list)

    def takes(self, fragment: Fragment) -> bool:
        """Whether a fragment on the next page has this table's edges."""
        mine = self.fragments[-1]
        if mine.ruled != fragment.ruled:
            return False
        if mine.ruled:
            edges = zip(
                (mine.spans[0][0], mine.spans[-1][1]), (fragment.spans[0][0], fragment.spans[-1][1]), strict=True
            )
            return all(abs(a - b) <= _SAME for a, b in edges)
        most = max(len(mine.spans), len(fragment.spans))
        return len(_united([*mine.spans, *fragment.spans])) == most

    def columns(self, fragment: Fragment) -> list[int]:
        """For each column of a fragment its column (1-based) in the whole table."""
        if fragment.ruled:
            starts = sorted(span[0] for part in self.fragments for span in part.spans)
            distinct = [start for k, start in enumerate(starts) if k == 0 or start - starts[k - 1] > _SAME]
            return [sum(start <= span[0] + _SAME for start in distinct) for span in fragment.spans]
        spans = _united([span for part in self.fragments for span in part.spans])
        if len(spans) < max(len(part.spans) for part in self.fragments):
            return list(range(1, len(fragment.spans) + 1))
        return [1 + sum(first <= span[0] for first, _ in spans[1:]) for span in fragment.spans]


def _united(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    united: list[tuple[float, float]] = []
    for first, last in sorted(spans):
        if united and first < united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], last))
        else:
            united.append((first, last))
    return united


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
    characters = unknown = asked = 0
    for number in range(count):
        if time.monotonic() > deadline:
            raise RefusedError(SPOKEN["pdf"].late)
        page = document[number]
        found = read_page(page)
        page.close()
        characters += found.characters
        unknown, asked = unknown + found.unknown, asked + found.asked
        if characters > limits.PDF_CHARACTERS:
            raise RefusedError(f"PDF มีตัวอักษรเกิน {limits.PDF_CHARACTERS:,} ตัว ให้แยกเฉพาะหน้าที่มีผลคะแนนแล้วนำเข้าใหม่")
        if found.pictures:
            pictures.append(number + 1)
        if _from_old_codes(found.glyphs) and not grid.notes:
            grid.notes.append("ตัวอักษรไทยใน PDF เก็บด้วยรหัสแบบเก่า ระบบแปลงเป็นอักษรไทยให้แล้ว โปรดตรวจว่าอ่านถูกต้อง")
        pages.append(_without_number(_blocks(found)))
    if asked and unknown > 0.3 * asked:
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
    blocks: list[Fragment | str] = []
    at = 0
    for table in tables:
        end = at
        while end < len(lines) and lines[end].base <= table.ys[0] + 1:
            end += 1
        blocks += blocks_of(lines[at:end])
        at = end
        blocks.append(_fragment(table))
    return blocks + blocks_of(lines[at:])


def _fragment(table: RuledTable) -> Fragment:
    rows: dict[int, list[tuple[int, str]]] = {}
    for cell, glyphs in table.glyphs.items():
        row, column = table.corner(cell)
        text = join_lines(lines_of(glyphs), table.right(cell))
        if text:
            rows.setdefault(row, []).append((column, text))
    spans = list(zip(table.xs, table.xs[1:], strict=False))
    return Fragment(spans, [sorted(rows[row]) for row in sorted(rows)], ruled=True)


def _without_number(blocks: list[Fragment | str]) -> list[Fragment | str]:
    """The blocks without the page's own number above or below them."""
    for end in (0, -1):
        if len(blocks) > 1 and isinstance(text := blocks[end], str) and _PAGE_NUMBER.fullmatch(text):
            blocks.pop(end)
    return blocks


def _tables(pages: list[list[Fragment | str]]) -> Iterator[tuple[int, str | tuple[_Table, Fragment]]]:
    """(page, paragraph or fragment with the table that it is part of), in order."""
    tables: dict[int, _Table] = {}
    last: Fragment | None = None
    for blocks in pages:
        for place, block in enumerate(blocks):
            if isinstance(block, Fragment):
                before = tables.get(id(last)) if last is not None and place == 0 else None
                table = before if before is not None and before.takes(block) else _Table()
                table.fragments.append(block)
                tables[id(block)] = table
            last = block if isinstance(block, Fragment) else None
    for number, blocks in enumerate(pages, 1):
        for block in blocks:
            yield number, block if isinstance(block, str) else (tables[id(block)], block)


def _fill(grid: Grid, pages: list[list[Fragment | str]]) -> None:
    row = page = on_page = 0
    for number, block in _tables(pages):
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
