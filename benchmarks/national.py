"""A list of all agencies of the country, invented: one row each, ten indicators, instruments, total and level.

The figures of every row agree with each other by the rules of 2566, so that an audit has much to compute and nothing
to find.
"""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from xml.sax.saxutils import escape

from itadash import rules
from itadash.assessment.levels import decide
from itadash.reading.files.grid import address
from itadash.scores import round_half_up

AGENCIES = 8_300
YEAR = 2566
KINDS = (("อบต.", 5_300), ("ทต.", 2_450), ("ทม.", 440), ("ทน.", 34), ("อบจ.", 76))
_FIRST = ("สมมุติ", "จำลอง", "ทดลอง", "ตัวอย่าง", "นามแฝง", "ไร้นาม", "มายา", "เงา")
_MIDDLE = ("ทุ่ง", "ดอน", "โคก", "บึง", "คลอง", "ป่า", "เขา", "ท่า", "นา", "วัง", "ห้วย", "หาด")
_LAST = ("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ")


def heading() -> list[str]:
    """The words above the columns."""
    indicators = [f"ตัวชี้วัดที่ {number}" for number in range(1, 11)]
    return ["ที่", "หน่วยงาน", "จังหวัด", *indicators, "IIT", "EIT", "OIT", "คะแนน ITA", "ระดับผลการประเมิน"]


def rows(count: int = AGENCIES, seed: int = 1) -> Iterator[list[str | Decimal]]:
    """The rows below the heading; names are unique within a province, and some stand in two provinces."""
    draw = random.Random(seed)
    known = rules.load(YEAR)
    kinds = [kind for kind, number in KINDS for _ in range(number)]
    for index in range(count):
        name = kinds[index % len(kinds)] + _MIDDLE[index % 12] + _FIRST[index // 12 % 8] + _LAST[index // 96 % 10]
        scores = [Decimal(draw.randint(6_000, 10_000)) / 100 for _ in range(10)]
        iit, eit, oit = (_mean(part) for part in (scores[:5], scores[5:8], scores[8:]))
        total = round_half_up(iit * Decimal("0.3") + eit * Decimal("0.3") + oit * Decimal("0.4"))
        decision = decide(known, total, {"IIT": iit, "EIT": eit, "OIT": oit})
        yield [
            str(index + 1),
            name,
            f"สมมติ{index // 960 + 1}",
            *scores,
            iit,
            eit,
            oit,
            total,
            (decision.candidates or ("",))[0],
        ]


def _mean(scores: list[Decimal]) -> Decimal:
    return round_half_up(sum(scores, Decimal(0)) / len(scores))


def csv_file(count: int = AGENCIES) -> bytes:
    """The list as CSV in UTF-8 with BOM, as Excel writes it."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(["ผลการประเมิน ITA ขององค์กรปกครองส่วนท้องถิ่น ปีงบประมาณ พ.ศ. 2566"])
    writer.writerow(heading())
    writer.writerows(rows(count))
    return target.getvalue().encode("utf-8-sig")


def xlsx_file(count: int = AGENCIES) -> bytes:
    """The list as a workbook of one sheet."""
    lines = [[f"ผลการประเมิน ITA ขององค์กรปกครองส่วนท้องถิ่น ปีงบประมาณ พ.ศ. {YEAR}"], heading(), *rows(count)]
    body = "".join(
        f'<row r="{number}">{"".join(_cell(number, column, value) for column, value in enumerate(line, 1))}</row>'
        for number, line in enumerate(lines, 1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    members = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
        '<sheet name="ผลคะแนน" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" '
        f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData></worksheet>',
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return target.getvalue()


def _cell(row: int, column: int, value: str | Decimal) -> str:
    place = address(row, column)
    if isinstance(value, Decimal):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
