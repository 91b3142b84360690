"""A measure that an office wrote, as an entry of its own library: what belongs to one year is taken out."""

from __future__ import annotations

import hashlib
import re

from itadash.measures.library.model import Entry
from itadash.measures.model import Measure
from itadash.measures.rework import steps_of

_TITLE_CODES = re.compile(r"\s*\(\s?ข้อ[^()]*\)\s*$")
_PREFIX = re.compile(r"^.*?จึง", re.DOTALL)
_EVIDENCE = re.compile(r"^หลักฐาน\s*:\s*(.+)$")


def entry_of(measure: Measure, fiscal_year: int) -> Entry:
    """The entry of a measure that answers the result of ``fiscal_year``.

    What the scores said ("… จึง") goes, years become ``{result_year}`` and ``{work_year}``. Raises ``ValueError`` (Thai)
    for a measure without items, title or method: an entry is found by its items.
    """
    title = _moving(_TITLE_CODES.sub("", measure.measure).strip(), fiscal_year)
    method = _moving(_PREFIX.sub("", measure.method, count=1).strip() or measure.method.strip(), fiscal_year)
    if not measure.items:
        raise ValueError("เลือกข้อคำถามที่มาตรการนี้ตอบก่อน จึงจะเก็บเข้าคลังได้")
    if not title or not method:
        raise ValueError("เขียนชื่อมาตรการและวิธีการก่อน จึงจะเก็บเข้าคลังได้")
    lines = [line.strip() for line in measure.follow_up.split("\n")]
    evidence = [match.group(1) for line in lines if (match := _EVIDENCE.match(line))]
    checks = steps_of("\n".join(line for line in lines if not _EVIDENCE.match(line)))
    name = "own-" + hashlib.sha256("|".join((title, *measure.items)).encode()).hexdigest()[:10]
    return Entry(
        id=name,
        fiscal_year=fiscal_year,
        items=measure.items,
        cure=name,
        title=title,
        method=method,
        steps=tuple(_moving(step, fiscal_year) for step in steps_of(measure.steps)),
        evidence=tuple(part.strip() for text in evidence for part in text.split(",") if part.strip()),
        units=tuple(line for line in steps_of(measure.owner) if line),
        check=_moving(" ".join(checks), fiscal_year),
        topic=measure.topic,
        source="เขียนโดยหน่วยงาน",
    )


def _moving(text: str, fiscal_year: int) -> str:
    """``text`` with its years as places; braces that stand in it are taken away (they would be places)."""
    plain = text.replace("{", "(").replace("}", ")")
    for year, place in (
        (fiscal_year, "{result_year}"),
        (fiscal_year + 1, "{work_year}"),
        (fiscal_year + 2, "{next_year}"),
    ):
        thai = str(year).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        plain = re.sub(rf"(?<![0-9๐-๙])(?:{year}|{thai})(?![0-9๐-๙])", place, plain)
    return plain
