"""Readings made by hand for the tests of the audit: scores, sentences, changes, measures of one agency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from itadash.assessment.audit import findings
from itadash.assessment.finding import Finding
from itadash.reading.model import PrintedChange, PrintedMeasure, PrintedWeighted, Reading, Sentence
from itadash.scores import Score
from tests.assessment import publications as pub

AGENCY = "องค์การบริหารส่วนตำบลตัวอย่าง"


def reading(
    *rows: Iterable[Score],
    sentences: Sequence[str | Sentence] = (),
    measures: Sequence[PrintedMeasure] = (),
    changes: Sequence[PrintedChange] = (),
    weighted: Sequence[PrintedWeighted] = (),
) -> Reading:
    """A reading of ``AGENCY``; a plain text among ``sentences`` stands on its own line."""
    said = tuple(
        text if isinstance(text, Sentence) else Sentence(text, f"ตัวอย่าง › บรรทัด {number}")
        for number, text in enumerate(sentences, 1)
    )
    printed = pub.frame(*rows).assign(table="ตาราง")
    return Reading(
        "ตัวอย่าง",
        printed,
        measures=tuple(measures),
        agencies=(AGENCY,),
        changes=tuple(changes),
        weighted=tuple(weighted),
        sentences=said,
    )


def found(*readings: Reading, kind: str = "") -> list[Finding]:
    """The findings, of one ``kind`` when it is named."""
    return [finding for finding in findings(readings) if kind in ("", finding.kind)]


def measure(title: str, topic: int = 0, method: str = "") -> PrintedMeasure:
    return PrintedMeasure(topic, title, method, "สำนักปลัด", "ปีงบประมาณ พ.ศ. 2567", "", "", "ตัวอย่าง › มาตรการ")


def change(
    code: str, value: str | None, direction: str = "", kind: str = "percent", instrument: str = "EIT"
) -> PrintedChange:
    """A change from 2565 to 2566."""
    number = Decimal(value) if value is not None else None
    printed = f"{direction} {value or ''}".strip()
    return PrintedChange(AGENCY, 2566, 2565, instrument, code, kind, number, direction, printed, "ตัวอย่าง › D4")


def two_years(code: str, before: str, now: str, instrument: str = "EIT") -> list[Score]:
    """One indicator in 2565 and 2566."""
    return [
        pub.row(AGENCY, year, "indicator", instrument, code, score) for year, score in ((2565, before), (2566, now))
    ]
