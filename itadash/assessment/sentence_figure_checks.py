"""Check of kind ``conflict`` in sentences: an indicator or total whose figure in words is not that of the tables.

What reading took out of the sentence as a score is compared by the scores themselves; here are the sentences that print
a figure in a freer form ("ตัวชี้วัดที่ 6 … มีผลคะแนน 86.47").
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from decimal import Decimal

from itadash.assessment.conflict_checks import part_of
from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import TOLERANCE, Finding
from itadash.assessment.rollup import label
from itadash.assessment.sentence_subjects import Subject, aimed, plain, subjects, year_before
from itadash.reading.model import Sentence

_REACH = 70  # characters between the name and its figure
_BARE_REACH = 14  # after a bare name, which may stand for anything
_FIGURE = re.compile(
    r"(?:ได้(?:รับ)?|มี|อยู่ที่|เท่ากับ|เป็น|คือ|ที่|=|:|คะแนน|ร้อยละ)\s*(?:ผล)?(?:คะแนน)?(?:เฉลี่ย|ประเมิน)?\s*(?:อยู่ที่|เท่ากับ|คือ)?\s*(?:ร้อยละ)?\s*"
    r"(?P<figure>\d{1,3}\.\d{1,2}|\d{2,3}(?=\s*คะแนน))(?![\d.])"
)
_OTHER_NUMBER = re.compile(
    r"เกณฑ์|น้อยกว่า|ต่ำกว่า|มากกว่า|สูงกว่า|ไม่ถึง|เกินกว่า|ตั้งแต่|เป้าหมาย|เพิ่มขึ้น|ลดลง|สูงขึ้น|ต่ำลง|ผลต่าง|น้ำหนัก|เต็ม|จาก|ควร|เพื่อ|ให้ได้|จำนวน|อันดับ|ลำดับ"
)


def sentence_figures(
    sentence: Sentence, main: int, years: Mapping[int, YearFigures], read: Container[tuple[str, str]] = ()
) -> Iterator[Finding]:
    """Figures of ``sentence`` that differ from those of the year it speaks of (``main`` when it names none).

    ``read`` are place and code of the scores that reading took out of sentences: they are compared as scores.
    """
    text = plain(sentence.text)
    named = subjects(text)
    for number, subject in enumerate(named):
        if subject.level not in ("indicator", "total") or (sentence.source, subject.key[1]) in read:
            continue
        if aimed(text, subject.start):
            continue
        end = named[number + 1].start if number + 1 < len(named) else len(text)
        found = figure_after(text, subject, end)
        if found is None:
            continue
        printed, at = found
        year = year_before(text, at, years)
        finding = _against(sentence, subject, printed, year or main, years, sure=year is not None or len(years) == 1)
        if finding is not None:
            yield finding


def figure_after(text: str, subject: Subject, end: int) -> tuple[Decimal, int] | None:
    """The figure that stands for ``subject`` between it and ``end``, and its place."""
    reach = _BARE_REACH if subject.bare else _REACH
    match = _FIGURE.search(text, subject.end, min(end, subject.end + reach + 8))
    if match is None or match.start("figure") - subject.end > reach:
        return None
    if _OTHER_NUMBER.search(text, subject.end, match.start("figure")):
        return None
    return Decimal(match["figure"]), match.start("figure")


def _against(
    sentence: Sentence, subject: Subject, printed: Decimal, year: int, years: Mapping[int, YearFigures], *, sure: bool
) -> Finding | None:
    figure = years[year].figure(subject.key)
    if figure is None or abs(figure.value - printed) <= TOLERANCE:
        return None
    of_any = [value for figures in years.values() if (value := figures.value(subject.key)) is not None]
    if any(abs(value - printed) <= TOLERANCE for value in of_any):
        return None  # the figure of another year, which the words before the sentence may have named
    hint = part_of(years[year], subject.key, printed, figure.value)
    where = figure.source if not figure.computed else figure.formula
    message = f"ข้อความระบุว่า{label(subject.key)} ได้ {printed} แต่ตารางเป็น {figure.value} ({where})"
    return Finding(
        "error" if sure else "warning",
        "conflict",
        year,
        subject.key[1],
        str(printed),
        str(figure.value),
        f"{message} หมายเหตุ: {hint}" if hint else message,
        sentence.source,
        calculation=hint,
        either=bool(hint),
        expected_source="" if figure.computed else figure.source,
    )
