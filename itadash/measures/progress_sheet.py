"""The follow-up of a round as a table for Excel, one row a measure."""

from __future__ import annotations

import pandas as pd

from itadash import exports
from itadash.measures.item_codes import printed
from itadash.measures.model import MeasuresTable
from itadash.measures.progress import NO_STATUS, STATUS_NAMES, TEXTS, ProgressEntry, Status, did_word, of_round
from itadash.measures.progress_edit import left_over, reported
from itadash.measures.progress_report import NO_TOPIC, summary
from itadash.measures.topics import topic_names
from itadash.rules import progress_rounds

# column → heading, in order
COLUMNS: dict[str, str] = {
    "number": "ที่",
    "topic": "ประเด็น",
    "items": "ข้อ",
    "measure": "มาตรการ/แนวทาง",
    "owner": "ผู้รับผิดชอบ",
    "period": "ระยะเวลาดำเนินการ",
    "status": "สถานะ",
    "did": "ทำ/ไม่ทำ",
    **TEXTS,
    "date": "ข้อมูล ณ วันที่",
}
_GONE = "(มาตรการนี้ไม่อยู่ในตารางแล้ว)"


def progress_frame(table: MeasuresTable, round_: str) -> pd.DataFrame:
    """The rows of a round in the order of the table; columns are the keys of :data:`COLUMNS`, all text but the number.

    Reports whose measure is gone stand below, without a number.
    """
    names = topic_names(table.fiscal_year)
    numbers = {measure.id: number for number, measure in enumerate(table.measures, start=1)}
    rows: list[dict[str, object]] = []
    reports = of_round(table.progress, round_)
    for measure in reported(table):
        entry = reports.get(measure.id)
        topic = f"{measure.topic} {names[measure.topic]}" if measure.topic in names else NO_TOPIC
        rows.append(
            {
                "number": numbers[measure.id],
                "topic": topic,
                "items": printed(measure.items),
                "measure": measure.measure,
                "owner": measure.owner,
                "period": measure.period,
                "status": STATUS_NAMES[entry.status] if entry and entry.status else NO_STATUS,
                "did": did_word(entry),
                **(_texts(entry) if entry else dict.fromkeys((*TEXTS, "date"), "")),
            }
        )
    for entries in left_over(table).values():
        for entry in entries:
            if entry.round == round_:
                status = STATUS_NAMES[entry.status] if entry.status else NO_STATUS
                rest = {"measure": f"{_GONE} {entry.title}".strip(), "status": status, "did": did_word(entry)}
                rows.append({**dict.fromkeys(COLUMNS, ""), "number": None, **rest, **_texts(entry)})
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="object")


def _texts(entry: ProgressEntry) -> dict[str, object]:
    values: dict[str, object] = {name: getattr(entry, name) for name in TEXTS}
    return {**values, "evidence": "\n".join(entry.evidence), "date": entry.day_words}


def about(table: MeasuresTable, round_: str) -> list[tuple[str, str]]:
    """What the table is, and its counts, as pairs of heading and text."""
    counts = summary(table, round_).counts
    rows = [
        ("หน่วยงาน", table.agency),
        ("มาตรการสำหรับปีงบประมาณ พ.ศ.", str(table.fiscal_year + 1)),
        ("รอบการรายงาน", progress_rounds()[round_].title),
        ("จำนวนมาตรการ", str(counts.total)),
    ]
    for status in (Status.DONE, Status.UNDER_WAY, Status.NOT_BEGUN, Status.NOT_DONE, None):
        share = counts.share(status)
        words = f"{counts.of(status)} มาตรการ" + (f" (ร้อยละ {share})" if share is not None else "")
        rows.append((STATUS_NAMES[status] if status else NO_STATUS, words))
    return rows


def progress_xlsx(table: MeasuresTable, round_: str) -> bytes:
    """The round as a workbook; no cell is a formula."""
    return exports.table_xlsx(
        progress_frame(table, round_), COLUMNS, about(table, round_), sheet=f"ติดตามผล {progress_rounds()[round_].name}"
    )
