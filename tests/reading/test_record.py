"""What reading hands on travels as JSON and comes back the same, also from a workspace of an earlier version."""

from __future__ import annotations

import json
from decimal import Decimal

from itadash.reading.model import (
    Candidate,
    Ignored,
    OpenScore,
    PrintedChange,
    PrintedWeighted,
    Question,
    Reading,
    Sentence,
)
from itadash.reading.record import from_json, to_json
from itadash.scores import COLUMNS, Score, frame


def _reading() -> Reading:
    printed = frame([Score("ก", 2566, "item", "IIT", "i1", Decimal("85.50"), "ไฟล์ › C4")])
    printed["table"] = "ไฟล์ › A3"
    return Reading(
        "ไฟล์",
        printed.loc[:, [*COLUMNS, "table"]],
        changes=(
            PrintedChange("ก", 2566, 2565, "IIT", "1", "percent", Decimal("1.20"), "up", "+1.20 %", "ไฟล์ › D4"),
            PrintedChange("ก", None, None, "", "total", "unknown", None, "down", "ลดลง", "ไฟล์ › D5"),
        ),
        weighted=(PrintedWeighted("ก", None, "OIT", Decimal("38.10"), "ไฟล์ › E4", "ไฟล์ › A3"),),
        questions=(
            Question(
                *("ไฟล์ › B9", "17", "ก", 2566, "ไฟล์ › A3"),
                scores=(OpenScore("", Decimal("85.94"), "ไฟล์ › C9"),),
                candidates=(Candidate("i7", ("อยู่ถัดจาก i6",)), Candidate("i17")),
            ),
        ),
        sentences=(Sentence("คะแนนเพิ่มขึ้น", "ไฟล์ › A20", 3),),
        ignored=(Ignored("ไฟล์ › A30", "ลงชื่อ", "ไม่มีคะแนน"),),
    )


def test_everything_comes_back_through_json() -> None:
    reading = _reading()
    again = from_json(json.loads(json.dumps(to_json(reading))))
    assert again.printed.equals(reading.printed)
    for name in ("changes", "weighted", "questions", "sentences", "ignored"):
        assert getattr(again, name) == getattr(reading, name), name


def test_a_record_of_the_first_version_is_still_read() -> None:
    data = to_json(_reading())
    for name in ("changes", "weighted", "questions", "sentences", "ignored"):
        del data[name]
    again = from_json({**data, "version": 1})
    assert len(again.printed) == 1
    assert (again.changes, again.questions, again.ignored) == ((), (), ())
