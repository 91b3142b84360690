"""What the command line says and writes: messages, CSV, the file of ``--out``, and what was lost in reading.

Everything that the person can put right is a :class:`UserError`; ``itadash.cli`` turns it into Thai on standard error.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from itadash.reading.model import Reading, Remark

_SHOWN = 3  # places named of each kind; the audit lists all
_MESSAGE_CHARACTERS = 160


class UserError(Exception):
    """Something the person can put right; ``str(error)`` is one Thai line, or several for several files."""


def tell(message: str) -> None:
    """A message on standard error; standard output holds nothing but CSV."""
    print(message, file=sys.stderr)


def write_csv(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    """CSV on standard output; a spreadsheet does not take text that came from a file for a formula."""
    from itadash.exports import csv_cell

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([csv_cell(value) for value in row] for row in rows)


def output_path(name: str, suffixes: Sequence[str], sources: Sequence[str]) -> Path:
    """The file to write, checked before any work is done."""
    out = Path(name)
    if out.suffix.lower() not in suffixes:
        raise UserError(f"ชื่อไฟล์ผลลัพธ์ “{name}” ต้องลงท้าย {' หรือ '.join(suffixes)}")
    try:
        if not out.parent.is_dir():
            raise UserError(f"ไม่พบโฟลเดอร์ของไฟล์ผลลัพธ์ “{name}” ให้สร้างโฟลเดอร์ก่อนหรือระบุที่อื่น")
        if out.exists() and any(Path(source).exists() and out.samefile(source) for source in sources):
            raise UserError(f"ไฟล์ผลลัพธ์ “{name}” เป็นไฟล์เดียวกับไฟล์ต้นทาง ให้ตั้งชื่ออื่น")
    except (OSError, ValueError) as error:
        raise _not_saved(name) from error
    return out


def save(out: Path, data: bytes) -> None:
    """Writes the file."""
    try:
        out.write_bytes(data)
    except (OSError, ValueError) as error:
        raise _not_saved(str(out)) from error


def _not_saved(name: str) -> UserError:
    shown = name if len(name) <= 80 else f"{name[:40]}…{name[-30:]}"
    return UserError(f"บันทึกไฟล์ “{shown}” ไม่ได้ ให้ตรวจชื่อ (ยาวเกินไปหรือไม่) โฟลเดอร์ สิทธิ์การเขียน และปิดไฟล์ถ้าเปิดอยู่")


@dataclass(frozen=True)
class Losses:
    """What did not get from the files into the scores.

    ``values``: printed values that were refused or are in doubt. ``notes``: what was left out on the way in;
    ``incomplete`` of them tell of formulas without a value and of cells cut off. ``conflicts``: second values.
    """

    values: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    incomplete: int
    conflicts: int

    def unread(self) -> str:
        """How much could not be read, in words that go into a sentence; ``""`` when all could be."""
        parts = [f"อ่านไม่ได้ {len(self.values)} รายการ"] if self.values else []
        parts += [f"อ่านช่องได้ไม่ครบ {self.incomplete} เรื่อง"] if self.incomplete else []
        return " และ".join(parts)

    def tell(self) -> None:
        """A short summary on standard error; nothing when nothing was lost."""
        refused = sum(remark.kind == "refused" for remark in self.values)
        kinds = [(refused, "ไม่ใช่คะแนน"), (len(self.values) - refused, "อ่านได้ไม่แน่ชัด")]
        counts = ", ".join(f"{what} {count}" for count, what in kinds if count)
        lines = _listed(f"ค่าที่อ่านไม่ได้และไม่นำเข้า {len(self.values)} รายการ ({counts})", self.values)
        lines += _listed(f"ข้อสังเกตจากการอ่านไฟล์ {len(self.notes)} เรื่อง", self.notes)
        if self.conflicts:
            lines.append(f"มีคะแนนที่พิมพ์ไว้ต่างกัน {self.conflicts} รายการ ใช้ค่าที่พบก่อน")
        if lines:
            tell("\n".join([*lines, "ดูรายละเอียดด้วยคำสั่ง audit"]))


def losses(readings: Sequence[Reading], conflicts: int) -> Losses:
    """What was lost in ``readings``; ``conflicts`` is how many second values the Scores table left out."""
    from itadash.assessment.remark_checks import is_incomplete, is_lost_value
    from itadash.reading.questions import as_remark

    remarks = [remark for reading in readings for remark in (*reading.remarks, *map(as_remark, reading.questions))]
    notes = sorted((r for r in remarks if r.kind == "note"), key=lambda remark: not is_incomplete(remark))
    values = tuple(remark for remark in remarks if is_lost_value(remark))
    return Losses(values, tuple(notes), sum(map(is_incomplete, notes)), conflicts)


def _listed(heading: str, remarks: Sequence[Remark]) -> list[str]:
    if not remarks:
        return []
    more = [f"  … และอีก {len(remarks) - _SHOWN} รายการ"] if len(remarks) > _SHOWN else []
    return [heading, *(f"  {_line(remark)}" for remark in remarks[:_SHOWN]), *more]


def _line(remark: Remark) -> str:
    """Place and message on one line, whatever text of the file is in it."""
    message = " ".join(remark.message.split())
    shown = message if len(message) <= _MESSAGE_CHARACTERS else f"{message[:_MESSAGE_CHARACTERS]}…"
    return f"{' '.join(remark.source.split())}: {shown}"


_TITLE = re.compile(r"(?:สรุป|รายงาน)?ผล(?:การประเมิน|คะแนน|การตรวจ)|แบบ(?:วัด|ตรวจ|สำรวจ)|ตัวชี้วัด|คะแนน|ตาราง")
_QUESTION = re.compile(r"(?:เพียงใด|หรือไม่)[?)\s]*$")
_PROSE = 30  # letters without spaces: a shorter text is a heading or a label


def says_something(reading: Reading) -> bool:
    """Whether a file without a score says anything to be audited: a level, a measure, or a sentence that is neither a
    title nor the wording of an item, as tables print them."""
    from itadash.reading.words.text import squeeze

    if reading.measures or reading.ratings or reading.changes:
        return True
    said = [squeeze(sentence.text) for sentence in reading.sentences]
    said = [text for text in said if len(text) >= _PROSE and not _TITLE.match(text)]
    return any(not _is_wording(text) for text in said)


@cache
def _labels() -> tuple[str, ...]:
    from itadash import rules
    from itadash.reading.words.text import squeeze

    return tuple({squeeze(item.label) for year in rules.FISCAL_YEARS for item in rules.load(year).items})


def _is_wording(text: str) -> bool:
    """True for a question of the forms, or the name of what is to be published."""
    return bool(_QUESTION.search(text)) or any(text in label or label in text for label in _labels() if label)
