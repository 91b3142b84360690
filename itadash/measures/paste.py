"""Rows copied from Excel or Word → measures."""

from __future__ import annotations

import csv
import io
import re

from itadash.measures.brought_in import brought_in
from itadash.measures.edit import FIELDS, MAX_MEASURES, EditError, clean_items, clean_text, clean_topic
from itadash.measures.item_codes import codes_in, codes_of_cell
from itadash.measures.model import COLUMNS, Measure, new_id
from itadash.reading import NothingFoundError, UnreadableFileError, read_paste
from itadash.reading.layouts.printed_measures import topic_of_heading
from itadash.rules import FISCAL_YEARS

MAX_BLOCK = 500_000  # characters of one paste

# Headings as agencies print them, without spaces and slashes. The first of each line is that of our own table.
_HEADINGS: dict[str, tuple[str, ...]] = {
    "measure": ("มาตรการยกระดับคะแนน", "มาตรการ", "มาตรการแนวทาง", "หัวข้อ"),
    "method": ("วิธีการนำผลวิเคราะห์ไปสู่การปฏิบัติ", "วิธีการนำผลการวิเคราะห์ไปสู่การปฏิบัติ"),
    "owner": ("ผู้รับผิดชอบ", "หน่วยงานที่รับผิดชอบ"),
    "period": ("ระยะเวลาดำเนินการ", "ระยะเวลาดำเนินงาน", "ระยะเวลา", "วันเดือนปีที่ดำเนินการ"),
    "steps": ("ขั้นตอนหรือวิธีดำเนินการปฏิบัติ", "ขั้นตอนวิธีการปฏิบัติ", "ขั้นตอนวิธีปฏิบัติ", "ขั้นตอนหรือวิธีการ", "วิธีการดำเนินการ", "ขั้นตอน"),
    "follow_up": ("แนวทางกำกับติดตาม", "แนวทางการกำกับติดตาม", "การติดตามผลการดำเนินการ", "การติดตามผล"),
    "topic": ("ประเด็น", "ประเด็นที่"),
    "items": ("ข้อ", "ข้อคำถาม", "รหัสข้อ"),
    "": ("ที่", "ลำดับ", "ลำดับที่", "no"),
}
_FIELD_OF = {heading: field for field, headings in _HEADINGS.items() for heading in headings}


def paste_block(text: str) -> tuple[Measure, ...]:
    """The measures in a block of cells copied from Excel or Word: tabs between cells, a line for each row.

    Excel puts cells of several lines between quotes; Word does not, so a line with too few cells continues the cell
    before it. A header row is recognised by the headings of the six columns and sets their order; without one
    the columns count from the left, a first column of plain numbers left out, and what stands right of the sixth is
    joined to it. A row that only names one of the seven topics gives the rows below their topic. A title may name item
    codes: they become the measure's items.

    Raises :class:`~itadash.measures.edit.EditError` (Thai) when there is nothing to read or too much.
    """
    if len(text) > MAX_BLOCK:
        raise EditError("ข้อความที่วางยาวเกินไป โปรดแบ่งวางเป็นหลายครั้ง")
    rows = [row for row in _rows(text.replace("\r\n", "\n").replace("\r", "\n")) if any(cell.strip() for cell in row)]
    if not rows:
        raise EditError("ไม่พบข้อความในส่วนที่วาง โปรดคัดลอกแถวจาก Excel หรือ Word แล้ววางอีกครั้ง")
    if (printed := _by_topic(rows, text)) and len(printed) <= MAX_MEASURES:
        return printed
    fields = next((header for row in rows if not _topic_heading(row) for header in [_header(row)]), [])
    fields = fields or _by_position([row for row in rows if not _topic_heading(row)] or rows)
    topic, measures = 0, []
    for row in rows:
        if heading := _topic_heading(row):
            topic = heading
        elif not _header(row):
            measures.append(_measure(row, fields, topic))
    if not measures:
        raise EditError("พบเฉพาะหัวตาราง โปรดคัดลอกแถวข้อมูลมาด้วย")
    if len(measures) > MAX_MEASURES:
        raise EditError(f"วางได้ครั้งละไม่เกิน {MAX_MEASURES} แถว โปรดแบ่งวางเป็นหลายครั้ง")
    return tuple(measures)


def _by_topic(rows: list[list[str]], text: str) -> tuple[Measure, ...]:
    """A published table whose first column is the topic (C3, D3), read as a file with it is; else nothing.

    Its topic stands once for several rows, rows are cut at page breaks, and what was a web page has left its tags.
    """
    head = next((row for row in rows if _header(row)), [])
    known = {_FIELD_OF.get(re.sub(r"[\s/()]", "", cell).lower()) for cell in head[1:]}
    if not head or re.sub(r"\s", "", head[0]) not in ("ประเด็น", "ประเด็นที่", "หัวข้อ") or "measure" in known:
        return ()
    try:
        reading = read_paste(text)
    except NothingFoundError as error:
        reading = error.reading
    except UnreadableFileError:
        return ()
    return brought_in(reading.measures, FISCAL_YEARS[-1])


def _rows(text: str) -> list[list[str]]:
    rows = _quoted(text)
    width = max((len(row) for row in rows), default=0)
    if width == 1 or all(len(row) == width for row in rows):
        return rows
    return _joined(rows, width)


def _quoted(text: str) -> list[list[str]]:
    """Cells with Excel's quotes resolved; a quote that is never closed is an ordinary character."""
    try:
        return [row for row in csv.reader(io.StringIO(text), delimiter="\t", strict=True) if row]
    except csv.Error:
        return [line.split("\t") for line in text.split("\n") if line]


def _joined(rows: list[list[str]], width: int) -> list[list[str]]:
    """Rows of ``width`` cells out of Word's lines: a short line continues the cell that the line before ended in."""
    done: list[list[str]] = []
    open_row: list[str] = []
    for row in rows:
        if open_row and len(open_row) + len(row) - 1 <= width:
            open_row = [*open_row[:-1], f"{open_row[-1]}\n{row[0]}", *row[1:]]
        elif len(row) == 1 and not open_row and done:
            done[-1][-1] += f"\n{row[0]}"
        else:
            if open_row:
                done.append(open_row)
            open_row = list(row)
        if len(open_row) == width:
            done.append(open_row)
            open_row = []
    if open_row:
        done.append(open_row)
    return done


def _header(row: list[str]) -> list[str]:
    """The field of each column when ``row`` is a header (at least three headings known, or all of one or two)."""
    known = [_FIELD_OF.get(re.sub(r"[\s/()]", "", cell).lower()) for cell in row]
    hits = sum(field is not None for field in known)
    if hits >= 3 or (hits == len(row) and set(known) & set(COLUMNS)):
        return [field or "" for field in known]
    return []


def _by_position(rows: list[list[str]]) -> list[str]:
    numbers = all(re.fullmatch(r"\s*[0-9๐-๙]*[.)]?\s*", row[0]) for row in rows)
    own = _own_order(rows)
    if own:
        return own
    fields = [""] * int(numbers and len(rows[0]) > 1) + list(COLUMNS)
    return fields + ["follow_up"] * max(len(row) - len(fields) for row in rows)


def _own_order(rows: list[list[str]]) -> list[str]:
    """The columns of our own grid or workbook (ประเด็น, ข้อ, the six), told by what stands in them; else none."""
    for first in (0, 1):
        if all(
            len(row) == first + 2 + len(COLUMNS) and _is_topic(row[first]) and _is_codes(row[first + 1]) for row in rows
        ):
            return [""] * first + ["topic", "items", *COLUMNS]
    return []


def _is_topic(cell: str) -> bool:
    return not cell.strip() or bool(re.match(r"\s*(?:ประเด็น(?:ที่)?\s*)?[1-7๑-๗](?![0-9๐-๙])", cell))


def _is_codes(cell: str) -> bool:
    return not cell.strip() or bool(re.fullmatch(r"[\s,;ieoIEO0-9๐-๙]+", cell) and codes_of_cell(cell))


def _measure(row: list[str], fields: list[str], topic: int) -> Measure:
    texts = dict.fromkeys(FIELDS, "")
    for field, cell in zip(fields, row, strict=False):
        if field and cell.strip():
            texts[field] = f"{texts[field]}\n{cell}".strip()
    values = {name: clean_text(texts[name]) for name in COLUMNS}
    items = clean_items(texts["items"]) or codes_in(values["measure"], title=True)
    return Measure(new_id(), topic=clean_topic(texts["topic"]) or topic, items=items, **values)


def _topic_heading(row: list[str]) -> int:
    """1–7 when the row's only cell names one of the seven topics ("ประเด็นที่ 2 การให้บริการ…"), else 0."""
    cells = [cell for cell in row if cell.strip()]
    return topic_of_heading(cells[0]) if len(cells) == 1 and row[0].strip() else 0
