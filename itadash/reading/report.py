"""The reading report: one table of what was read, repaired, doubted and left, each line with its place.

It is made of a stored body, so the person's answers count: a code that was picked stands as read, a year that was
answered is filled in and said to be answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from itadash.reading import answers
from itadash.reading.model import Question, Reading, Remark
from itadash.reading.parts import PART_NAMES

READ, REPAIRED, OPEN, REFUSED, UNREAD = "อ่านได้", "แก้การพิมพ์", "ต้องถาม", "ไม่รับ", "ไม่ได้อ่าน"
STATUSES = (OPEN, REFUSED, UNREAD, REPAIRED, READ)  # what needs a person comes first
COLUMNS = {
    "status": "สถานะ",
    "kind": "ชนิด",
    "file": "ไฟล์",
    "place": "ที่มา",
    "printed": "พิมพ์ว่า",
    "read_as": "อ่านเป็น",
    "value": "คะแนน",
    "fiscal_year": "ปีงบประมาณ",
    "agency": "หน่วยงาน",
    "message": "คำอธิบาย",
}
_MEANING = {
    OPEN: "ยังไม่ใช้ในหน้าผลการประเมิน รอคำตอบในหน้านำเข้าข้อมูล",
    REFUSED: "อยู่ในช่องคะแนนแต่ใช้เป็นคะแนนไม่ได้ หรือผู้ใช้เลือกไม่นำเข้า",
    UNREAD: "มีข้อความหรือตัวเลข แต่ไม่ได้อ่านเป็นคะแนน",
    REPAIRED: "นำเข้าแล้ว หลังแก้การพิมพ์ตามที่อธิบายไว้",
    READ: "นำเข้าแล้วตามที่พิมพ์",
}
_ASKED = ("fiscal_year", "agency")  # what a doubt asks for; the lines of its scores say it
_LONGEST = 300  # characters of a printed text in the report


@dataclass(frozen=True)
class _Line:
    status: str
    kind: str
    file: str
    place: str
    printed: str = ""
    read_as: str = ""
    value: Decimal | None = None
    fiscal_year: int | None = None
    agency: str = ""
    message: str = ""


def report(body: answers.Body) -> pd.DataFrame:
    """The report of one file, columns as in :data:`COLUMNS`.

    Lines stand by status (:data:`STATUSES`), within a status in reading order. ``value`` is a Decimal (points 0–100, or
    points of the total for weighted ones) or ``None``, ``fiscal_year`` an int or ``None``.
    """
    return report_all([body])


def report_all(bodies: Sequence[answers.Body]) -> pd.DataFrame:
    """The reports of several files in one table, file by file within a status."""
    lines = [line for body in bodies for line in _lines(body)]
    lines.sort(key=lambda line: STATUSES.index(line.status))
    table = pd.DataFrame([vars(line) for line in lines], columns=list(COLUMNS))
    for name in ("value", "fiscal_year"):
        table[name] = pd.Series([getattr(line, name) for line in lines], dtype="object")
    return table


def counts(table: pd.DataFrame) -> dict[str, int]:
    """How many lines each status has, in the order of :data:`STATUSES`."""
    found = table["status"].value_counts()
    return {status: int(found.get(status, 0)) for status in STATUSES}


def about(table: pd.DataFrame, names: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs of the origin sheet: what the report is of, and what each status means and counts."""
    told = [("รายงานการอ่านไฟล์", "แต่ละแถวคือค่าหนึ่งค่าหรือข้อความหนึ่งแห่งในไฟล์ พร้อมผลการอ่านและช่องที่มา")]
    told += [("ไฟล์", name) for name in names]
    return told + [(status, f"{count} แถว {_MEANING[status]}") for status, count in counts(table).items()]


def _lines(body: answers.Body) -> list[_Line]:
    raw, told = answers.as_read(body), answers.answered(body)
    codes = answers.codes_of(body)
    asked = {question.source for question in raw.questions}
    remarks = [remark for remark in raw.remarks if remark.read not in _ASKED and remark.source not in asked]
    scores, used = _scores(raw, told)
    return [
        *(line for question in raw.questions for line in _question(raw.file, question, codes)),
        *(_remark(raw.file, remark) for remark in remarks if remark not in used),
        *(_Line(UNREAD, "แถว", raw.file, row.source, row.text[:_LONGEST], message=row.reason) for row in raw.ignored),
        *scores,
        *_beside(told),
    ]


def _scores(raw: Reading, told: Reading) -> tuple[list[_Line], set[Remark]]:
    """A line a printed score, and the repairs that are told there."""
    repairs: dict[str, list[Remark]] = {}
    coded: dict[tuple[str, str], list[Remark]] = {}
    for remark in raw.remarks:
        if remark.kind == "repair":
            repairs.setdefault(remark.source, []).append(remark)
            coded.setdefault((remark.printed, remark.read), []).append(remark)
    corrected = [remark for remark in told.remarks if remark.kind == "corrected"]
    as_read = {(row.source, row.instrument, row.code): row for row in raw.printed.itertuples(index=False)}
    lines, used = [], set()
    for row in told.printed.itertuples(index=False):
        own = repairs.get(row.source, [])
        before = as_read.get((row.source, row.instrument, row.code))
        if before is None and row.instrument in PART_NAMES:  # the person named the part
            before = as_read.get((row.source, row.instrument[:3], row.code))
        code = row.read_as if before is None else before.read_as  # a correction puts the printed score there
        again = coded.get((code, row.code), []) if code else []
        used |= {*own, *again}
        changed = [r for r in corrected if r.source == row.source and before is not None and before.score != row.score]
        told_here = list(dict.fromkeys([*again[:1], *own, *changed]))
        said = [remark.message for remark in told_here]
        if code and not again and before is not None:
            said.append(f"รหัสพิมพ์ว่า “{code}” อ่านเป็นข้อ {row.code.upper()}")
        said += _answered(before, row)
        missing = [
            words
            for words, absent in (("ปีงบประมาณ", pd.isna(row.fiscal_year)), ("ชื่อหน่วยงาน", row.agency == ""))
            if absent
        ]
        if missing:
            said.append(f"ไฟล์ไม่ได้บอก{'และ'.join(missing)} จึงยังไม่ใช้คะแนนนี้ โปรดตอบในหน้านำเข้าข้อมูล")
        status = OPEN if missing else REPAIRED if told_here or code or before is None else READ
        lines.append(
            _Line(
                *(status, "คะแนน", raw.file, row.source),
                printed=" / ".join(dict.fromkeys(filter(None, [code, *(r.printed for r in told_here)]))),
                read_as=code_name(row.instrument, row.code),
                value=row.score,
                fiscal_year=None if pd.isna(row.fiscal_year) else int(row.fiscal_year),
                agency=row.agency,
                message=" ".join(said),
            )
        )
    return lines, used


def _answered(before: Any, row: Any) -> list[str]:
    """What of a score's line comes from the person."""
    if before is None:
        return ["รหัสตามที่ผู้ใช้เลือก"]
    told = [
        words
        for words, filled in (
            ("ปีงบประมาณ", pd.isna(before.fiscal_year) and not pd.isna(row.fiscal_year)),
            ("ชื่อหน่วยงาน", before.agency == "" and row.agency != ""),
            ("ส่วนของ EIT ", before.instrument != row.instrument),
        )
        if filled
    ]
    return [f"{'และ'.join(told)}ตามที่ผู้ใช้ระบุ"] if told else []


def _question(file: str, question: Question, codes: dict[str, str]) -> list[_Line]:
    """The lines of a question that waits, or whose scores the person left out; a picked code stands as a score."""
    picked = codes.get(question.source)
    if picked:
        return []
    if picked == "":
        status, message = REFUSED, "ผู้ใช้เลือกไม่นำเข้า"
    else:
        options = [
            f"{candidate.code.upper()} ({'; '.join(candidate.evidence)})"
            if candidate.evidence
            else candidate.code.upper()
            for candidate in question.candidates
        ]
        status, message = OPEN, f"รหัสอ่านได้มากกว่าหนึ่งแบบ: {' หรือ '.join(options)}"
    return [
        _Line(
            *(status, "คะแนน", file, score.source, question.printed),
            read_as="" if picked == "" else " หรือ ".join(candidate.code.upper() for candidate in question.candidates),
            value=score.score,
            fiscal_year=question.fiscal_year,
            agency=question.agency,
            message=message,
        )
        for score in question.scores
    ]


def _remark(file: str, remark: Remark) -> _Line:
    status = {"repair": REPAIRED, "doubt": OPEN, "refused": REFUSED}.get(remark.kind, UNREAD)
    kind = "ข้อสังเกต" if remark.kind == "note" else "คะแนน"
    return _Line(status, kind, file, remark.source, remark.printed[:_LONGEST], remark.read, message=remark.message)


def _beside(told: Reading) -> list[_Line]:
    """What was read besides scores: kept for the audit or for the measures table."""
    file = told.file
    lines = [
        _Line(
            *(READ, "คะแนนถ่วงน้ำหนัก", file, points.source),
            read_as=PART_NAMES.get(points.instrument, points.instrument),
            value=points.value,
            fiscal_year=points.fiscal_year,
            agency=points.agency,
            message="ใช้ตรวจคะแนนรวม ไม่ใช่คะแนน 0–100",
        )
        for points in told.weighted
    ]
    lines += [
        _Line(
            *(
                READ,
                "การเปลี่ยนแปลง",
                file,
                change.source,
                change.printed[:_LONGEST],
                code_name(change.instrument, change.code),
            ),
            fiscal_year=change.fiscal_year,
            agency=change.agency,
            message="ใช้ตรวจเทียบกับคะแนนของทั้งสองปี",
        )
        for change in told.changes
    ]
    corrected = {remark.source: remark for remark in told.remarks if remark.kind == "corrected"}
    for rating in told.ratings:
        change = corrected.get(rating.source)
        change = change if change and change.read == rating.text else None
        lines.append(
            _Line(
                *(REPAIRED if change else READ, "ระดับผลการประเมิน", file, rating.source),
                printed=change.printed if change else rating.text,
                read_as=rating.text if change else "",
                fiscal_year=rating.fiscal_year,
                agency=rating.agency,
                message=change.message if change else "ใช้ตรวจเทียบกับคะแนนและหลักเกณฑ์ของปี",
            )
        )
    return lines + [
        _Line(READ, "มาตรการ", file, row.source, row.measure[:_LONGEST], message="นำไปใช้ในหน้ามาตรการได้")
        for row in told.measures
    ]


def code_name(instrument: str, code: str) -> str:
    """A code as documents print it: ``E9 (EIT Public)``, ``ตัวชี้วัดที่ 7``, ``คะแนนรวม``."""
    if code == "total":
        return "คะแนนรวม"
    if code in PART_NAMES or code == instrument:
        return PART_NAMES.get(code, code)
    part = f" ({PART_NAMES[instrument]})" if instrument in PART_NAMES else ""
    if code.isdigit():
        return f"ตัวชี้วัดที่ {code}{part}"
    return f"{code.upper()}{part}"
