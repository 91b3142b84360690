"""Which part of EIT a score is of, where the file prints none: what the person says, kept beside the reading.

From FY2566 an EIT item has two scores, EIT Public (``EIT1``) and EIT Survey (``EIT2``), and an indicator has a mean of
each; documents print them without saying which is which. The answers in the stored body::

    {"answers": {"parts": [{"source": "<place of the score>", "code": "e11", "score": "79.77", "part": "EIT1"}]}}
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from typing import Any

import pandas as pd

from itadash.reading.corrections import answers_in, positions
from itadash.reading.model import Reading, Remark

Body = dict[str, Any]
PART_NAMES = {"EIT1": "EIT Public", "EIT2": "EIT Survey"}
_UNNAMED = "EIT"
_LEVELS = ("item", "indicator")


@dataclass(frozen=True)
class PartAnswer:
    """The ``score`` (points 0–100 as printed) of ``code`` that stands at ``source`` is of ``part`` (EIT1 · EIT2)."""

    source: str
    code: str
    score: str
    part: str

    @property
    def place(self) -> tuple[str, str, str]:
        """What is answered: one line may print several codes, and one code twice; one place holds one answer."""
        return (self.source, self.code, self.score)


_FIELDS = tuple(field.name for field in fields(PartAnswer))


def parts_of(body: Body) -> tuple[PartAnswer, ...]:
    """The answers of a stored file, in the order they were given; damaged entries are left out."""
    known = (PartAnswer(**{name: str(entry.get(name, "")) for name in _FIELDS}) for entry in answers_in(body, "parts"))
    return tuple(answer for answer in known if answer.part in PART_NAMES and _decimal(answer.score) is not None)


def with_part(body: Body, answer: PartAnswer) -> Body:
    """``body`` with ``answer`` given; an earlier one of the same place is replaced."""
    return _with(body, [*(each for each in parts_of(body) if each.place != answer.place), answer])


def without_part(body: Body, answer: PartAnswer) -> Body:
    """``body`` with the answer of that place taken back."""
    return _with(body, [each for each in parts_of(body) if each.place != answer.place])


def with_parts(reading: Reading, answers: Collection[PartAnswer]) -> Reading:
    """``reading`` with the instrument of the answered scores set to their part, and a remark of kind ``part`` for each.

    An answer whose place, code or score is not there any more (or names its part by now) does nothing.
    """
    rows = reading.printed
    at = positions(rows, {answer.source for answer in answers})
    instruments = rows["instrument"].tolist() if at else []
    remarks: list[Remark] = []
    for answer in answers:
        found = [row for row in _rows_of(rows, at, answer) if instruments[row] == _UNNAMED]
        for row in found:
            instruments[row] = answer.part
        if found:
            remarks.append(Remark("part", told(answer), answer.source, answer.score, answer.part))
    if not remarks:
        return reading
    printed = rows.assign(instrument=pd.Series(instruments, index=rows.index, dtype="str"))
    return replace(reading, printed=printed, remarks=(*reading.remarks, *remarks))


def subject(code: str) -> str:
    """How a code is called: ``ข้อ E11``, ``ตัวชี้วัดที่ 6``."""
    return f"ตัวชี้วัดที่ {code}" if code.isdigit() else f"ข้อ {code.upper()}"


def told(answer: PartAnswer) -> str:
    """The answer as one Thai sentence."""
    return f"ผู้ใช้ระบุว่าคะแนน {answer.score} ของ{subject(answer.code)} เป็นของ {PART_NAMES[answer.part]}"


def _rows_of(rows: pd.DataFrame, at: Mapping[str, list[int]], answer: PartAnswer) -> list[int]:
    """The rows of items and indicators that ``answer`` speaks of."""
    score = _decimal(answer.score)
    return [
        row
        for row in at.get(answer.source, ())
        if rows["code"].iat[row] == answer.code
        and rows["level"].iat[row] in _LEVELS
        and rows["instrument"].iat[row] in (_UNNAMED, *PART_NAMES)
        and rows["score"].iat[row] == score
    ]


def _decimal(text: str) -> Decimal | None:
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _with(body: Body, answers: Iterable[PartAnswer]) -> Body:
    return {**body, "answers": {**body.get("answers", {}), "parts": [asdict(each) for each in answers]}}
