"""รายงานผลการดำเนินการตามมาตรการ: the report of a round, in the two layouts that offices publish (E1 and B6)."""

from __future__ import annotations

from collections.abc import Sequence

from itadash.documents.content import Block, Column, Document, Heading, Opening, Row, Signatures, Table, Text
from itadash.documents.measures_content import WIDTH
from itadash.documents.widths import balanced
from itadash.measures.item_codes import with_codes
from itadash.measures.model import Measure, MeasuresTable
from itadash.measures.progress import DID, DID_NOT, STATUS_NAMES, ProgressEntry, Status, entry_of
from itadash.measures.progress_edit import reported
from itadash.measures.progress_report import summary
from itadash.rules import load, progress_rounds

LAYOUTS = {
    "E1": "ทำ / ไม่ทำ แยกตามแบบวัด",
    "B6": "ผล ข้อเสนอแนะ และผู้รับผิดชอบในตารางเดียว",
}
TITLE = "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
NOTHING = "ยังไม่มีมาตรการให้รายงาน"
_YES = "✓"
_OTHER = "มาตรการที่ไม่ได้ระบุข้อคำถาม"
_E1 = (
    Column("มาตรการ/แนวทาง", 52),
    Column("ขั้นตอนหรือวิธีการ", 80),
    Column("ผู้รับผิดชอบ", 36),
    Column(DID, 14, "C"),
    Column(DID_NOT, 14, "C"),
    Column("หมายเหตุ", 71),
)
_B6 = (
    Column("มาตรการ/แนวทาง", 48),
    Column("วิธีการดำเนินการ", 66),
    Column("ระยะเวลาดำเนินการ", 27),
    Column("การติดตามผลการดำเนินการ", 62),
    Column("ข้อเสนอแนะ", 34),
    Column("ผู้รับผิดชอบ", 30),
)


def progress_document(table: MeasuresTable, round_: str, layout: str = "E1") -> Document:
    """The report on ``table`` in the round (a key of ``rules.progress_rounds()``), A4 landscape.

    Raises :class:`KeyError` for a round or a layout that is not known.
    """
    agency = " ".join(table.agency.split())
    period = f"ประจำปีงบประมาณ พ.ศ. {table.fiscal_year + 1}"
    name = progress_rounds()[round_].title
    measures = reported(table)
    blocks: list[Block] = [Opening(TITLE, tuple(filter(None, (agency, f"{period} ({name})"))))]
    if measures:
        blocks += _summary(table, round_)
        blocks += {"E1": _e1, "B6": _b6}[layout](table, measures, round_)
        blocks += _evidence(table, measures, round_)
    else:
        blocks.append(Text(NOTHING, "center"))
    if table.signatories:
        blocks.append(Signatures(table.signatories))
    title = " ".join(filter(None, (TITLE, agency, period, name)))
    return Document(title, agency, f"รายงานผลการดำเนินการตามมาตรการ {period} {name}", tuple(blocks), landscape=True)


def told(table: MeasuresTable, round_: str) -> str:
    """How far the measures are, in a sentence."""
    counts = summary(table, round_).counts
    parts = [f"{STATUS_NAMES[status]} {counts.of(status)} มาตรการ" for status in STATUS_NAMES if counts.of(status)]
    if counts.unreported:
        parts.append(f"ยังไม่ระบุสถานะ {counts.unreported} มาตรการ")
    share = counts.share(Status.DONE)
    done = f" แล้วเสร็จคิดเป็นร้อยละ {share}" if share is not None else ""
    return f"จากมาตรการทั้งหมด {counts.total} มาตรการ {' '.join(parts)}{done}"


def _summary(table: MeasuresTable, round_: str) -> list[Block]:
    found = summary(table, round_)
    columns = (
        Column("ประเด็น", 52),
        Column("มาตรการทั้งหมด", 12, "C"),
        *(Column(name, 12, "C") for name in STATUS_NAMES.values()),
        Column("ยังไม่ระบุสถานะ", 12, "C"),
    )
    statuses = [*STATUS_NAMES, None]
    rows = [
        Row(
            (
                f"{topic.topic}. {topic.name}" if topic.topic else topic.name,
                str(topic.counts.total),
                *(str(topic.counts.of(status)) for status in statuses),
            )
        )
        for topic in found.topics
    ]
    total = ("รวม", str(found.counts.total), *(str(found.counts.of(status)) for status in statuses))
    rows.append(Row(total, "total"))
    return [
        Heading("สรุปผลการดำเนินการ", 2),
        Text(told(table, round_)),
        Table(columns, tuple(rows), "จำนวนมาตรการตามสถานะ"),
    ]


def _e1(table: MeasuresTable, measures: Sequence[Measure], round_: str) -> list[Block]:
    """By instrument: what was done and what not, with result, obstacle and remark in the last column."""
    blocks: list[Block] = [Heading("ผลการดำเนินการรายมาตรการ", 2)]
    instruments = {each.code: each.name for each in load(table.fiscal_year).instruments}
    made = {measure.id: _e1_row(measure, entry_of(table.progress, measure.id, round_)) for measure in measures}
    columns = balanced(_E1, list(made.values()), WIDTH)
    for code in (*instruments, ""):
        rows = tuple(made[measure.id] for measure in measures if _instrument(measure) == code)
        if rows:
            name = f"{instruments[code]} ({code})" if code else _OTHER
            blocks += [Heading(name, 3), Table(columns, rows)]
    return blocks


def _e1_row(measure: Measure, entry: ProgressEntry | None) -> Row:
    did = entry.did if entry else None
    return Row(
        (
            with_codes(measure.measure, measure.items),
            measure.steps or measure.method,
            measure.owner,
            _YES if did else "",
            _YES if did is False else "",
            _lines(entry, ("result", "ผล"), ("obstacle", "อุปสรรค"), ("suggestion", "ข้อเสนอแนะ"), ("remark", "หมายเหตุ")),
        )
    )


def _b6(table: MeasuresTable, measures: Sequence[Measure], round_: str) -> list[Block]:
    rows = []
    for measure in measures:
        entry = entry_of(table.progress, measure.id, round_)
        status = STATUS_NAMES[entry.status] if entry and entry.status else "ยังไม่ระบุสถานะ"
        more = _lines(entry, ("result", "ผล"), ("obstacle", "อุปสรรค"), ("remark", "หมายเหตุ"))
        rows.append(
            Row(
                (
                    with_codes(measure.measure, measure.items),
                    "\n".join(filter(None, (measure.method, measure.steps))),
                    measure.period,
                    "\n".join(filter(None, (status, more))),
                    entry.suggestion if entry else "",
                    measure.owner,
                )
            )
        )
    return [Heading("ผลการดำเนินการรายมาตรการ", 2), Table(balanced(_B6, rows, WIDTH), tuple(rows))]


def _evidence(table: MeasuresTable, measures: Sequence[Measure], round_: str) -> list[Block]:
    rows = []
    for measure in measures:
        entry = entry_of(table.progress, measure.id, round_)
        if entry and entry.evidence:
            rows.append(
                Row((with_codes(measure.measure, measure.items), "\n".join(f"- {line}" for line in entry.evidence)))
            )
    if not rows:
        return []
    columns = (Column("มาตรการ", 45), Column("หลักฐาน", 55))
    return [Heading("หลักฐานประกอบ", 2), Table(columns, tuple(rows), "หลักฐานรายมาตรการ")]


def _lines(entry: ProgressEntry | None, *parts: tuple[str, str]) -> str:
    """The filled fields, each after its name; a single one needs no name."""
    if entry is None:
        return ""
    filled = [(label, str(getattr(entry, name)).strip()) for name, label in parts]
    filled = [(label, text) for label, text in filled if text]
    if len(filled) == 1 and filled[0][0] in ("ผล", "หมายเหตุ"):
        return filled[0][1]
    return "\n".join(f"{label}: {text}" for label, text in filled)


def _instrument(measure: Measure) -> str:
    letters = {"i": "IIT", "e": "EIT", "o": "OIT"}
    return letters.get(measure.items[0][:1], "") if measure.items else ""
