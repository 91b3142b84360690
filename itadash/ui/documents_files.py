"""What the page of the documents gives as files: its list and the office's own words, printed and as tables."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from itadash.documents.content import Block, Heading, Text
from itadash.documents.details import Details
from itadash.documents.publish import KINDS
from itadash.documents.report import Facts
from itadash.downloads.model import About, Page, Piece
from itadash.ui import downloads

_ENDINGS = {"pdf": "PDF", "docx": "Word", "pptx": "PowerPoint"}
_FIELDS = {
    "place": "อำเภอและจังหวัด",
    "resolution": "ผู้รับรองผลและการประชุม",
    "resolution_date": "วันที่มีมติ",
    "announced_level": "ระดับที่ประกาศ",
    "announced_total": "คะแนนรวมที่ประกาศ",
    "announced_source": "ที่มาของผลที่ประกาศ",
    "memo_unit": "ส่วนราชการเจ้าของเรื่อง",
    "memo_number": "ที่",
    "memo_date": "วันที่ของบันทึกข้อความ",
    "memo_to": "เรียน",
    "memo_through": "ผ่าน",
    "memo_text": "เนื้อความของบันทึกข้อความ",
}


def about(facts: Facts) -> About:
    """What all files of the page say about themselves."""
    result = facts.result
    sources = [*result.indicators["source"], *result.items["source"], *result.instruments["source"]]
    return downloads.about(result.agency, result.fiscal_year, result.target, sources)


def constraints(details: Details, about_: About) -> Piece:
    """The office's constraints."""
    rows = details.constraints
    table = pd.DataFrame(
        {
            "ด้าน": [row.heading for row in rows],
            "ข้อจำกัด": [row.text for row in rows],
            "แนวทางจัดการ": [row.remedy for row in rows],
        }
    )
    return Piece("ข้อจำกัด", "ข้อจำกัดของหน่วยงาน", about_, table=table)


def suggestions(details: Details, about_: About) -> Piece:
    """What the assessors suggested."""
    rows = details.suggestions
    table = pd.DataFrame({"แบบวัด": [row.part for row in rows], "ข้อเสนอแนะ": [row.text for row in rows]})
    return Piece("ข้อเสนอแนะ", "ข้อเสนอแนะของผู้ประเมิน", about_, table=table)


def page(facts: Facts, ready: Collection[str]) -> Page:
    """Both tabs on paper: the documents that can be had (``ready``), and what was entered for them."""
    told = about(facts)
    shelf = pd.DataFrame(
        {
            "เอกสาร": [kind.name for kind in KINDS.values()],
            "ใช้สำหรับ": [kind.about for kind in KINDS.values()],
            "รูปแบบไฟล์": [", ".join(_ENDINGS[ending] for ending in kind.endings) for kind in KINDS.values()],
            "สถานะ": ["พร้อมดาวน์โหลด" if name in ready else "ยังไม่มีมาตรการ" for name in KINDS],
        }
    )
    parts: list[Piece | Block] = [Heading("เอกสาร"), Piece("เอกสาร", "เอกสารของหน่วยงาน", told, table=shelf)]
    details = facts.details
    entered = [(label, str(getattr(details, name))) for name, label in _FIELDS.items() if getattr(details, name)]
    parts.append(Heading("ข้อมูลในเอกสาร"))
    if entered:
        table = pd.DataFrame(entered, columns=["รายการ", "ข้อความ"])
        parts.append(Piece("ข้อมูลในเอกสาร", "ข้อมูลในเอกสาร", told, table=table))
    for piece in (constraints(details, told), suggestions(details, told)):
        if piece.table is not None and len(piece.table):
            parts += [Heading(piece.title, 2), piece]
    if not entered and not details.constraints and not details.suggestions:
        parts.append(Text("ยังไม่ได้กรอก"))
    return Page("เอกสาร", "เอกสารและข้อมูลในเอกสาร", told, parts)
