"""The reports that are made from the references, and their tables, for tests of both figures and texts."""

from __future__ import annotations

from collections.abc import Callable

from tests.documents.grids import Grid, grids
from tests.documents.reference_data import Reference, plain

SEVEN = (
    "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
    "การให้บริการและระบบ E-Service",
    "ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
    "กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ",
    "กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง",
    "กระบวนการควบคุม ตรวจสอบการใช้อำนาจและการบริหารงานบุคคล",
    "กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน",
)
FORMS = {"000": "by_instrument", "002": "by_topic", "003": "by_topic_box"}
Report = Callable[[str, str], tuple[Reference, bytes]]


def tables_under(data: bytes, *headings: str) -> list[Grid]:
    """The tables under exactly these headings, in Arabic digits."""
    wanted = [plain(heading) for heading in headings]
    return [
        Grid(g.page, g.headings, [tuple(None if cell is None else plain(cell) for cell in row) for row in g.rows])
        for g in grids(data)
        if [plain(heading) for heading in g.headings] == wanted
    ]
