"""Sentences that say how a figure moved: as printed changes they go through the checks of kinds direction and percent.

"ตัวชี้วัดที่ 6 … เพิ่มขึ้นจากปี 2565 ร้อยละ 2.5" is held against the figures of both years; "จาก 80.00 เป็น 78.00 เพิ่มขึ้น" against
itself. Aims ("เพื่อให้คะแนนสูงขึ้น") are no claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from itadash.assessment.change_checks import WORDS, change_findings, direction_of
from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import Finding
from itadash.assessment.rollup import label
from itadash.assessment.sentence_subjects import Subject, aimed, plain, subjects, years_at
from itadash.reading.model import PrintedChange, Sentence

_REACH = 110  # characters between the name and the word that says how it moved
_WORD = re.compile(
    r"(?<!ไม่)(?:(?P<up>เพิ่มสูงขึ้น|เพิ่มขึ้น|สูงขึ้น)|(?P<down>ลดต่ำลง|ลดน้อยลง|ลดลง|ต่ำลง)|(?P<same>คงที่|เท่าเดิม|ไม่เปลี่ยนแปลง))"
)
_AIM = re.compile(
    r"ให้|เพื่อ|ควร|ต้อง|จะ|คาด|เป้าหมาย|ยกระดับ|พัฒนา|แผน|หาก|ถ้า|กิจกรรม|จำนวน|ผู้ติดตาม|ช่องทาง|งบประมาณ(?!\s*(?:พ\.ศ\.)?\s*25)"
)
_OF_SCORES = re.compile(r"คะแนน|ผลการประเมิน|ตัวชี้วัด")
_SIZE = re.compile(
    r"\s*(?:(?:จาก|กว่า|เมื่อเทียบกับ)(?:ปี|เดิม|ปีก่อน|ปีที่ผ่านมา|ปีงบประมาณ)?\s*(?:พ\.ศ\.)?\s*(?:25\d\d)?\s*)?(?:คิดเป็น|จำนวน|เท่ากับ|อยู่ที่|เป็น|ถึง)?\s*"
    r"(?P<percent>ร้อยละ)?\s*(?P<size>\d{1,2}(?:\.\d{1,2})?)(?![\d.])\s*(?P<unit>%|คะแนน)?"
)
# Behind what else the sentence says of the change: "ลดลงจากปี 2565 ที่ได้ 90.22 คะแนน จำนวน 1.52 คะแนน คิดเป็นร้อยละ 1.68".
_SHARE = re.compile(r"(?:คิดเป็น|หรือ)\s*ร้อยละ\s*(?P<share>\d{1,2}(?:\.\d{1,2})?)(?![\d.])(?!\s*(?:ของ|จาก))")
_SHARE_REACH = 100
_COUNTED = re.compile(r"คน|ราย|ครั้ง|แห่ง|เป้า|ผู้|ควร|ต้อง")  # of what else a percentage may be
_BASE = re.compile(r"\s*จาก\s*(?:เดิม|คะแนน|ร้อยละ)?\s*\d{1,3}(?:\.\d{1,2})?(?!\d)")  # the figure it began with, no size
_FROM_TO = re.compile(
    r"จาก\s*(?:ร้อยละ|คะแนน)?\s*(?P<from>\d{1,3}\.\d{1,2})\s*(?:คะแนน|%)?[^\d]{0,40}(?:25\d\d)?\s*(?:คะแนน)?[^\d]{0,10}เป็น\s*(?:ร้อยละ|คะแนน)?\s*"
    r"(?P<to>\d{1,3}\.\d{1,2})"
)


def sentence_changes(
    sentence: Sentence, agency: str, main: int, years: Mapping[int, YearFigures]
) -> Iterator[PrintedChange]:
    """The changes that ``sentence`` claims, each of the figure named last before its word."""
    text = plain(sentence.text)
    if not _OF_SCORES.search(text):
        return
    named = [each for each in subjects(text) if each.level != "item" and not each.bare]
    for match in _WORD.finditer(text):
        subject = _subject(text, named, match.start())
        if subject is None:
            continue
        later, base = _years(text, main, years)
        direction = str(match.lastgroup)
        size = _SIZE.match(text, match.end()) if direction != "same" else None
        size = None if size and _BASE.match(text, match.end()) else size
        kind, value = "unknown", None
        if size and (size["percent"] or size["unit"]):
            kind = "percent" if size["percent"] or size["unit"] == "%" else "points"
            value = Decimal(size["size"])
        printed = text[match.start() : size.end() if value is not None and size else match.end()].strip()
        yield PrintedChange(agency, later, base, *subject.key, kind, value, direction, printed, sentence.source)
        share = _share(text, named, match.end()) if kind != "percent" and direction != "same" else None
        if share is not None:
            percent = Decimal(share["share"])
            yield PrintedChange(
                agency, later, base, *subject.key, "percent", percent, "", share.group(), sentence.source
            )


def direction_findings(
    sentence: Sentence, agency: str, main: int, years: Mapping[int, YearFigures]
) -> Iterator[Finding]:
    """What is wrong with the changes that ``sentence`` claims."""
    for change in sentence_changes(sentence, agency, main, years):
        if change.fiscal_year is not None and change.base_year is not None:
            yield from change_findings(change, years.get(change.fiscal_year), years.get(change.base_year))
    yield from _against_itself(sentence, main)


def _subject(text: str, named: list[Subject], at: int) -> Subject | None:
    """The figure that the word at ``at`` speaks of: the last one named before it, near and without an aim between."""
    before = [each for each in named if each.end <= at]
    if not before or at - before[-1].end > _REACH or _AIM.search(text, before[-1].end, at):
        return None
    return None if aimed(text, before[-1].start) else before[-1]


def _share(text: str, named: list[Subject], start: int) -> re.Match[str] | None:
    """The percentage of the change whose word ends at ``start``, before anything else is named or moves."""
    ends = [start + _SHARE_REACH, *(each.start for each in named if each.start >= start)]
    following = _WORD.search(text, start)
    end = min(*ends, following.start()) if following else min(ends)
    match = _SHARE.search(text, start, end)
    return None if match is None or _COUNTED.search(text, start, match.start()) else match


def _years(text: str, main: int, years: Mapping[int, YearFigures]) -> tuple[int, int]:
    """The later and the earlier year of a comparison: as named, else ``main`` and the year before it."""
    named = sorted({year for _, year in years_at(text) if year in years})
    if len(named) >= 2:
        return named[-1], named[-2]
    if named and named[0] < main:
        return main, named[0]
    return main, main - 1


def _against_itself(sentence: Sentence, main: int) -> Iterator[Finding]:
    """ "จาก 80.00 เป็น 78.00 เพิ่มขึ้น": the sentence's own figures say otherwise."""
    text = plain(sentence.text)
    for match in _FROM_TO.finditer(text):
        before, after = Decimal(match["from"]), Decimal(match["to"])
        near = text[max(0, match.start() - 40) : match.end() + 40]
        words = {str(word.lastgroup) for word in _WORD.finditer(near)}
        actual = direction_of(after - before)
        if len(words) != 1 or words == {actual} or not _OF_SCORES.search(near):
            continue
        said = WORDS[words.pop()]
        named = [each for each in subjects(text) if each.end <= match.start()]
        code = named[-1].key[1] if named else ""
        name = label(named[-1].key) if named else "คะแนน"
        message = f"ข้อความระบุว่า{name}{said} แต่ตัวเลขในข้อความเดียวกันจาก {before} เป็น {after} คือ{WORDS[actual]}"
        sum_ = f"{after} − {before} = {after - before:+}".replace("-", "−")
        yield Finding("error", "direction", main, code, said, WORDS[actual], message, sentence.source, calculation=sum_)
