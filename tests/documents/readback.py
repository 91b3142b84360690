"""What the tests of the documents share: the fixture, what its PDF must say, and what two readers find in it.

The expectation is worked out from the fixture alone, never with the code under test.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium

from itadash.measures.model import MeasuresTable, from_json

FIXED = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
HEADINGS = (
    "มาตรการยกระดับคะแนน",
    "วิธีการนำผลวิเคราะห์ไปสู่การปฏิบัติ",
    "ผู้รับผิดชอบ",
    "ระยะเวลาดำเนินการ",
    "ขั้นตอนหรือวิธีดำเนินการปฏิบัติ",
    "แนวทางกำกับติดตาม",
)
FIELDS = ("measure", "method", "owner", "period", "steps", "follow_up")
ARABIC, THAI = "0123456789", "๐๑๒๓๔๕๖๗๘๙"
_ADDRESSES = ("https://eservice.example.go.th/form2567", "help@example.go.th")  # all that the fixture holds


def fixture() -> MeasuresTable:
    """Twenty-two measures in our own words, of the size of a published table."""
    path = Path(__file__).with_name("fixture_measures.json")
    return from_json(json.loads(path.read_text(encoding="utf-8")))


def in_thai_digits(text: str) -> str:
    """``text`` in Thai digits but for the fixture's addresses."""
    parts = re.split("(" + "|".join(map(re.escape, _ADDRESSES)) + ")", text)
    return "".join(part if part in _ADDRESSES else part.translate(str.maketrans(ARABIC, THAI)) for part in parts)


def squeeze(text: str) -> str:
    """``text`` without white space."""
    return re.sub(r"\s", "", text)


def expected_rows(table: MeasuresTable) -> list[list[str]]:
    """The six cells of every measure as printed, in the order of the document, without white space."""
    rows = []
    ordered = sorted(table.measures, key=lambda measure: measure.topic or 99)
    for measure in ordered:
        cells = [getattr(measure, name) for name in FIELDS]
        codes = [code.upper() for code in measure.items if f"ข้อ {code.upper()}" not in cells[0]]
        if codes:
            cells[0] += f" (ข้อ {', '.join(codes)})"
        rows.append([squeeze(in_thai_digits(cell)) for cell in cells])
    return rows


def pypdf_text(data: bytes) -> str:
    """All text by pypdf, page after page, without white space."""
    return squeeze("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages))


def pdfium_text(data: bytes) -> str:
    """All text by PDFium (the engine of Chrome), page after page, without white space."""
    with pypdfium2.PdfDocument(data) as document:
        return squeeze("".join(page.get_textpage().get_text_range() for page in document))


def column_ends(data: bytes) -> list[float]:
    """Where the columns of the six-column table end, mm from the left: the right edges of the boxes of its headings."""
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            boxes = []
            for item in page.get_objects():
                if item.type == pdfium.FPDF_PAGEOBJ_PATH:
                    left, bottom, right, top = item.get_bounds()
                    if right - left > 28 and top - bottom > 8:  # points: no line, no underline
                        boxes.append((round(top, 1), left, right))
            for row in {top for top, _, _ in boxes}:
                ends = sorted({round(right * 25.4 / 72, 1) for top, _, right in boxes if top == row})
                if len(ends) == len(HEADINGS):
                    return ends
    raise AssertionError("no table of six columns")


@dataclass(frozen=True)
class Char:
    """A character on paper: its page, its origin in mm from the left and from the bottom, its font and size."""

    char: str
    page: int
    x: float
    y: float
    font: str
    size: float

    def column(self, ends: list[float]) -> int:
        """The column that it stands in, of those that end at ``ends``."""
        return next((i for i, end in enumerate(ends) if self.x < end), len(ends))


def chars(data: bytes) -> Iterator[Char]:
    """Every character but white space, as PDFium gives them: in the order in which they were painted."""
    import ctypes

    with pypdfium2.PdfDocument(data) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for index in range(text.count_chars()):
                char = chr(pdfium.FPDFText_GetUnicode(text, index))
                if char.isspace():
                    continue
                x, y = ctypes.c_double(), ctypes.c_double()
                pdfium.FPDFText_GetCharOrigin(text, index, x, y)
                buffer, flags = ctypes.create_string_buffer(200), ctypes.c_int()
                pdfium.FPDFText_GetFontInfo(text, index, buffer, 200, flags)
                size = pdfium.FPDFText_GetFontSize(text, index)
                mm = 25.4 / 72
                yield Char(char, number, x.value * mm, y.value * mm, buffer.value.decode(), round(size, 1))


def is_cell(char: Char) -> bool:
    """Whether ``char`` stands in a cell below the heading of a table."""
    return char.font.endswith("+Sarabun") and char.size == 9.5


def columns(data: bytes) -> list[str]:
    """The text of each of the six columns from the first to the last page, headings left out."""
    ends = column_ends(data)
    out = [""] * len(ends)
    for char in chars(data):
        if is_cell(char):
            out[char.column(ends)] += char.char
    return out


def paper_lines(data: bytes) -> list[str]:
    """The lines of all cells as they stand on paper. A raised mark is of its line; the next line is 5 mm lower."""
    lines: list[str] = []
    before: Char | None = None
    ends = column_ends(data)
    for char in chars(data):
        if not is_cell(char):
            continue
        here = (char.page, char.column(ends))
        same = before and (before.page, before.column(ends)) == here and abs(before.y - char.y) < 2.5
        if same:
            lines[-1] += char.char
        else:
            lines.append(char.char)
        before = char
    return lines
