"""A measure that an office wrote, as an entry of its own library: what belongs to one year is taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from itadash import rules
from itadash.measures.item_codes import codes_in
from itadash.measures.library.model import Entry
from itadash.measures.library.own import entry_id
from itadash.measures.model import Measure
from itadash.measures.rework import steps_of

_TITLE_CODES = re.compile(r"\s*\(\s?ข้อ[^()]*\)\s*$")
_PREFIX = re.compile(r"^.*?จึง", re.DOTALL)
_EVIDENCE = re.compile(r"^หลักฐาน\s*:\s*(.+)$")
# lines of a drafted follow-up (measures.draft)
_REPORT = re.compile(r"^(?:[0-9๐-๙]+[.)]\s*)?รายงานผู้บริหารรอบ 6 เดือนในเดือนเมษายน \S+ และรอบ 12 เดือนในเดือนตุลาคม \S+$")
_DUE = re.compile(r"^กำหนดเวลา\s*:\s*(.+)$")
_PROVES = re.compile(r"^ข้อมูลที่แสดงผล\s?\(OIT[^()]*\)\s*:\s*(.+)$")


def entry_of(measure: Measure, fiscal_year: int) -> Entry:
    """The entry of a measure that answers the result of ``fiscal_year``.

    What the scores said ("… จึง") and what every draft adds by itself go, years become ``{result_year}`` and
    ``{work_year}``. Raises ``ValueError`` (Thai) for a measure without items, title or method: an entry is found by its
    items.
    """
    title = _moving(_TITLE_CODES.sub("", measure.measure).strip(), fiscal_year)
    method = _moving(_PREFIX.sub("", measure.method, count=1).strip() or measure.method.strip(), fiscal_year)
    if not measure.items:
        raise ValueError("เลือกข้อคำถามที่มาตรการนี้ตอบก่อน จึงจะเก็บเข้าคลังได้")
    if not title or not method:
        raise ValueError("เขียนชื่อมาตรการและวิธีการก่อน จึงจะเก็บเข้าคลังได้")
    follow_up = _FollowUp.of(measure)
    name = entry_id(title, measure.items)
    return Entry(
        id=name,
        fiscal_year=fiscal_year,
        items=measure.items,
        cure=name,
        title=title,
        method=method,
        steps=tuple(_moving(step, fiscal_year) for step in steps_of(measure.steps)),
        evidence=follow_up.evidence,
        units=tuple(line for line in steps_of(measure.owner) if line),
        check=_moving(" ".join(follow_up.checks), fiscal_year),
        due=_moving(follow_up.due, fiscal_year),
        proves=tuple(code for code in follow_up.proves if rules.load(fiscal_year).item(code) is not None),
        topic=measure.topic,
        source="หน่วยงานเขียนเอง",
    )


@dataclass
class _FollowUp:
    """The follow-up of a measure in its parts; ``due`` only of a measure for one item, else it is one of the checks."""

    checks: list[str]
    evidence: tuple[str, ...] = ()
    due: str = ""
    proves: tuple[str, ...] = ()

    @classmethod
    def of(cls, measure: Measure) -> _FollowUp:
        found, rest = cls([]), []
        for line in (line.strip() for line in measure.follow_up.split("\n")):
            if match := _EVIDENCE.match(line):
                found.evidence += tuple(part.strip() for part in match.group(1).split(",") if part.strip())
            elif match := _PROVES.match(line):
                found.proves += tuple(code for code in codes_in(match.group(1)) if code.startswith("o"))
            elif len(measure.items) == 1 and (match := _DUE.match(line)):
                found.due = match.group(1)
            elif not _REPORT.match(line):
                rest.append(line)
        found.checks = steps_of("\n".join(rest))
        return found


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
