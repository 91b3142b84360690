"""What a sentence speaks of: the indicators, instruments, items and totals that it names, with their places.

Positions are those of :func:`plain`, the form in which all checks of sentences look at a text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from itadash import rules
from itadash.assessment.figures import YearFigures
from itadash.assessment.printed import TOTAL, Key
from itadash.reading.words.text import arabic, normalise

_TOTAL = re.compile(
    r"คะแนน(?:ใน)?(?:รวม|ภาพรวม|เฉลี่ยรวม)|(?:ใน)?ภาพรวม(?:ของ(?:หน่วยงาน|องค์กร))?|ผลคะแนน(?:การประเมิน)?\s*ITA|ผลคะแนนการประเมิน|ผลการประเมิน\s*ITA"
)
_INSTRUMENT = re.compile(
    r"(?<![A-Za-z])(?P<code>IIT|EIT|OIT)(?![A-Za-z])(?:\s*\(?\s*(?P<part>Public|Survey|ส่วนที่\s*[12]|[12](?![\d.]))\s*\)?)?",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?<![A-Za-z])(?P<letter>[ieoIEO])\s?(?P<number>\d{1,2})(?!\d|\.\d)(?![A-Za-z])")
_YEAR = re.compile(r"(?<!\d)25[5-9]\d(?!\d)")
# "ตั้งเป้าหมายให้ตัวชี้วัดที่ 7 ได้ …" speaks of what is to come, "แต่ได้ …" again of what came.
_AIMED = re.compile(
    r"(?:(?:ตั้ง|กำหนด|วาง|มี)(?:ค่า)?เป้า(?:หมาย)?|เป้าหมาย\s*(?:ให้|ปี|ของ|คือ|ในปี)|คาดว่า|คาดหวัง|คาดการณ์|เพื่อให้|มุ่ง(?:ให้|ยกระดับ))"
    r"(?:(?!แต่|พบว่า|ปรากฏ|\d\s*คะแนน|\d\.\d).){0,80}$"
)
_RANGE = r"(?!\s*(?:-|–|ถึง)\s*\d)"


@dataclass(frozen=True)
class Subject:
    """A figure that a text names from ``start`` to ``end``. ``bare``: an indicator's name without "ตัวชี้วัด"."""

    key: Key
    start: int
    end: int
    bare: bool = False

    @property
    def level(self) -> str:
        instrument, code = self.key
        if self.key == TOTAL:
            return "total"
        if instrument == code:
            return "instrument"
        return "indicator" if code.isdigit() else "item"


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """``text`` with Arabic digits, whole marks and single spaces."""
    return arabic(normalise(text))


@cache
def _indicator_pattern() -> re.Pattern[str]:
    either = "|".join(re.escape(name) for name in _names())
    return re.compile(
        rf"ตัวชี้วัด(?:ที่)?\s*(?P<number>\d{{1,2}})(?![\d.]){_RANGE}\s*[:.\-–]?\s*(?:ด้าน|เรื่อง)?\s*(?P<name>{either})?"
        rf"|ตัวชี้วัด(?:ที่)?\s*(?:ด้าน|เรื่อง)?\s*[“\"']?(?P<named>{either})"
        rf"|(?P<bare>(?:ด้าน)?\s*(?:{either}))"
    )


@cache
def _names() -> tuple[str, ...]:
    found = {
        plain(name)
        for year in rules.FISCAL_YEARS
        for i in rules.load(year).indicators
        for name in (i.name, *i.variants)
    }
    return tuple(sorted(found, key=len, reverse=True))


@cache
def _instrument_of(number: int) -> str:
    return rules.load(rules.FISCAL_YEARS[-1]).indicator(number).instrument


@lru_cache(maxsize=512)
def subjects(text: str) -> tuple[Subject, ...]:
    """What ``text`` (:func:`plain`) names, in its order, no two at the same place."""
    found = [*_indicators(text)]
    for match in _INSTRUMENT.finditer(text):
        code = match["code"].upper()
        part = (match["part"] or "").lower()
        if part and code == "EIT":
            code = "EIT1" if part == "public" or part.endswith("1") else "EIT2"
        found.append(Subject((code, code), match.start(), match.end()))
    for match in _ITEM.finditer(text):
        letter = match["letter"].lower()
        code = f"{letter}{int(match['number'])}"
        found.append(Subject((rules.INSTRUMENT_OF_LETTER[letter], code), match.start(), match.end()))
    found += [Subject(TOTAL, match.start(), match.end()) for match in _TOTAL.finditer(text)]
    ordered: list[Subject] = []
    for subject in sorted(found, key=lambda each: (each.start, -each.end)):
        if not ordered or subject.start >= ordered[-1].end:
            ordered.append(subject)
    return tuple(ordered)


def _indicators(text: str) -> list[Subject]:
    found = []
    for match in _indicator_pattern().finditer(text):
        bare = match["bare"]
        name = match["name"] or match["named"] or (bare.removeprefix("ด้าน").strip() if bare else None)
        number = rules.indicator_number(name) if name else int(match["number"])
        if number is not None and 1 <= number <= 10:
            key = (_instrument_of(number), str(number))
            found.append(Subject(key, match.start(), match.end(), bare=bare is not None))
    return found


def aimed(text: str, at: int) -> bool:
    """True when the words before ``at`` make what follows an aim, which results do not have to bear out."""
    return _AIMED.search(text, max(0, at - 110), at) is not None


def numbered_names(text: str) -> list[tuple[int, int, str]]:
    """Where an indicator is named by number and by name: number, the name's own number, the words."""
    found = []
    for match in _indicator_pattern().finditer(text):
        own = rules.indicator_number(match["name"]) if match["name"] else None
        if own is not None:
            found.append((int(match["number"]), own, match.group().strip()))
    return found


def values_of(subject: Subject, figures: YearFigures) -> tuple[Decimal, ...]:
    """The known figures of ``subject``: of an EIT item those of both parts."""
    if subject.level == "item":
        code = subject.key[1]
        return tuple(score.value for key, score in figures.printed.items() if key[1] == code and score.level == "item")
    value = figures.value(subject.key)
    return () if value is None else (value,)


@lru_cache(maxsize=512)
def years_at(text: str) -> tuple[tuple[int, int], ...]:
    """Place and year of every fiscal year that ``text`` (:func:`plain`) names, in its order."""
    return tuple((match.start(), int(match.group())) for match in _YEAR.finditer(text))


def year_before(text: str, at: int, known: Mapping[int, YearFigures]) -> int | None:
    """The last year of ``known`` that ``text`` names before ``at``, or ``None``."""
    named = [year for place, year in years_at(text) if place < at and year in known]
    return named[-1] if named else None
