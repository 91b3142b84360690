"""บันทึกข้อความ: the memo that carries measures, or a report on them, to the executive, with what it carries behind it."""

from __future__ import annotations

from itadash.documents.content import Block, Document, MemoHead, NewPage, Signatures, Text
from itadash.documents.details import Details
from itadash.documents.emblem import picture_of
from itadash.documents.measures_content import measures_document
from itadash.documents.progress_content import told
from itadash.measures.model import MeasuresTable
from itadash.rules import progress_rounds

SUBJECT = "ขออนุมัติใช้มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {year}"
TEXT = """เรื่องเดิม
ตามที่{agency}ได้รับการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA) ประจำปีงบประมาณ พ.ศ. {assessed}{result} นั้น
ข้อเท็จจริง
ได้นำผลการประเมินมาวิเคราะห์และจัดทำมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน จำนวน {count} มาตรการ{covered} \
สำหรับปีงบประมาณ พ.ศ. {year} (1 ตุลาคม {assessed} ถึง 30 กันยายน {year}){named} รายละเอียดตามเอกสารที่แนบมาพร้อมนี้
ข้อเสนอเพื่อพิจารณา
1) อนุมัติให้ใช้มาตรการตามเอกสารแนบ และเผยแพร่ทางเว็บไซต์ของหน่วยงาน
2) มอบหมายส่วนราชการที่รับผิดชอบดำเนินการตามขั้นตอนและระยะเวลาที่กำหนด
3) ให้รายงานผลการดำเนินการรอบ 6 เดือนและรอบ 12 เดือน
จึงเรียนมาเพื่อโปรดพิจารณา"""
PROGRESS_SUBJECT = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {year} ({round})"
PROGRESS_TEXT = """เรื่องเดิม
ตามที่{agency}ได้กำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน ประจำปีงบประมาณ พ.ศ. {year} และให้รายงานผลตามรอบ นั้น
ข้อเท็จจริง
บัดนี้ครบกำหนดรายงาน{round}แล้ว {told} รายละเอียดตามเอกสารที่แนบมาพร้อมนี้
ข้อเสนอเพื่อพิจารณา
1) รับทราบผลการดำเนินการตามมาตรการ
2) มอบหมายส่วนราชการที่รับผิดชอบเร่งรัดมาตรการที่ยังไม่แล้วเสร็จ
3) ให้เผยแพร่รายงานทางเว็บไซต์ของหน่วยงาน
จึงเรียนมาเพื่อโปรดทราบและพิจารณา"""
_FIELDS = (("owner", "ผู้รับผิดชอบ"), ("steps", "ขั้นตอน"), ("period", "ระยะเวลา"), ("follow_up", "การกำกับติดตาม"))
_PARTS = ("เรื่องเดิม", "ข้อเท็จจริง", "ข้อเสนอเพื่อพิจารณา")


def memo_document(
    table: MeasuresTable, details: Details, carried: Document | None = None, *, round_: str = "", result: str = ""
) -> Document:
    """The memo for ``table`` with ``carried`` behind it: the measures, or in a ``round_`` the report on them.

    ``result`` is the result of the year in a clause, "" when it is not known.
    """
    agency = " ".join(table.agency.split())
    carried = carried or measures_document(table)
    subject = (PROGRESS_SUBJECT if round_ else SUBJECT).format(
        year=table.fiscal_year + 1, round=progress_rounds()[round_].title if round_ else ""
    )
    head = MemoHead(
        details.memo_unit or agency,
        details.memo_number,
        details.memo_date,
        subject,
        tuple(
            filter(
                None,
                (
                    f"เรียน  {details.memo_to or executive(agency)}",
                    f"ผ่าน  {details.memo_through}" if details.memo_through else "",
                ),
            )
        ),
        picture_of(details.emblem),
    )
    blocks: list[Block] = [head, *_texts(details.memo_text or default_text(table, round_, result))]
    if table.signatories:
        blocks.append(Signatures(table.signatories))
    blocks += [NewPage(landscape=carried.landscape), *carried.blocks]
    return Document(" ".join(filter(None, (f"บันทึกข้อความ {subject}", agency))), agency, subject, tuple(blocks))


_HEADS = (
    ("องค์การบริหารส่วนจังหวัด", "นายกองค์การบริหารส่วนจังหวัด"),
    ("องค์การบริหารส่วนตำบล", "นายกองค์การบริหารส่วนตำบล"),
    ("เทศบาล", "นายกเทศมนตรี"),
    ("เมืองพัทยา", "นายกเมืองพัทยา"),
)


def executive(agency: str) -> str:
    """Who decides in ``agency``, by the kind of agency that its name says."""
    for start, title in _HEADS:
        if agency.startswith(start):
            return f"{title}{agency.removeprefix(start) if start != 'เมืองพัทยา' else ''}"
    return "ผู้บริหารหน่วยงาน"


def default_text(table: MeasuresTable, round_: str = "", result: str = "") -> str:
    """The memo's text as the records have it; a person may write another."""
    agency = " ".join(table.agency.split()) or "หน่วยงาน"
    agency += " " if agency.endswith(")") else ""
    if round_:
        title, told_ = progress_rounds()[round_].title, told(table, round_)
        return PROGRESS_TEXT.format(agency=agency, year=table.fiscal_year + 1, round=title, told=told_)
    codes = {code for measure in table.measures for code in measure.items}
    return TEXT.format(
        agency=agency,
        assessed=table.fiscal_year,
        year=table.fiscal_year + 1,
        count=len(table.measures),
        result=f" {result}" if result else "",
        named=_named(table),
        covered=f" ครอบคลุมข้อคำถาม {len(codes)} ข้อ" if codes else "",
    )


def _named(table: MeasuresTable) -> str:
    """What every measure says; the memo claims no more."""
    said = [name for field, name in _FIELDS if all(getattr(measure, field).strip() for measure in table.measures)]
    if not table.measures or not said:
        return ""
    before = " ".join(said[:-1]) + (" " if len(said) > 2 else "")
    names = f"{before}และ{said[-1]}" if before else said[0]
    return f" โดยระบุ{names}ไว้ทุกมาตรการ"


def _texts(text: str) -> list[Block]:
    """Its paragraphs; a line that is the name of a part stands out."""
    blocks: list[Block] = []
    lines: list[str] = []
    for line in [*text.split("\n"), _PARTS[0]]:
        if line.strip() in _PARTS:
            if lines:
                blocks.append(Text("\n".join(lines)))
                lines = []
            blocks.append(Text(line.strip(), "strong"))
        elif line.strip():
            lines.append(line)
    return blocks[:-1]
