"""Sentences that set figures beside a line or beside each other.

Kind ``rating``: the side of the line ("น้อยกว่าเกณฑ์ 85 คะแนน") against the figures that the sentence prints or names.
Kind ``direction``: the best and the worst ("ตัวชี้วัดที่ได้คะแนนสูงที่สุด คือ …") against the figures of the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import Finding
from itadash.assessment.flags import TARGET
from itadash.assessment.rollup import label
from itadash.assessment.sentence_subjects import Subject, aimed, plain, subjects, values_of
from itadash.reading.model import Sentence

_N = r"(?P<{}>\d{{2,3}}(?:\.\d{{1,2}})?)"
_LINE = r"\s*(?:ค่า)?(?:เกณฑ์|เป้าหมาย)?\s*(?:ที่|คะแนน|ร้อยละ)?\s*"
_CLAIM = re.compile(
    rf"(?:มากกว่า|มาก|สูงกว่า|สูง)\s*และ\s*(?:น้อยกว่า|ต่ำกว่า){_LINE}{_N.format('both')}"
    rf"|(?<!ไม่)(?:น้อยกว่า|ต่ำกว่า|ไม่ถึง)(?!หรือ){_LINE}{_N.format('less')}"
    rf"|(?:มากกว่า|สูงกว่า|เกินกว่า|ไม่น้อยกว่า|ไม่ต่ำกว่า){_LINE}{_N.format('more')}"
    rf"|(?<!ไม่)ผ่าน(?=(?:ค่า)?เกณฑ์|(?:ค่า)?เป้าหมาย){_LINE}{_N.format('passed')}"
    rf"|ไม่ผ่าน(?=(?:ค่า)?เกณฑ์|(?:ค่า)?เป้าหมาย){_LINE}{_N.format('failed')}"
    r"|(?<!ไม่)(?P<target>ผ่าน(?:ค่า)?เกณฑ์)(?!ที่|หรือ|การ)|(?<!ไม่ใช่)(?<!ไม่เป็น)(?P<strength>จุดแข็ง)"
    rf"|{_N.format('upward')}\s*คะแนน\s*ขึ้นไป"
)
_LOWER = ("less", "failed")  # claims of being below their line
_BARE = ("target", "strength")  # claims that name no line: the target is meant
_LINKED = re.compile(r"\s*(?:ซึ่ง|ถือ(?:ว่า)?|จัด(?:ว่า)?|จึง|และ|เป็น|นับ)*\s*")  # between a figure and such a claim
_VALUE = re.compile(
    r"(?:ได้|อยู่ที่|เท่ากับ|คะแนน|ประเมิน|เป็น)\s*(?:คะแนน)?\s*(?P<value>\d{1,3}\.\d{1,2}|\d{2,3}(?=\s*คะแนน))(?![\d.])(?:\s*คะแนน)?"
)
_BREAK = re.compile(r"เป้าหมาย|เพื่อ|ควร|ต้อง|กำหนด|หาก|ถ้า|ยกเว้น|ทั้งนี้|แต่มี|หมายถึง|คือ\s*มี")
_GAP = 60  # characters between figures of one statement
_TO_CLAIM = 45  # between the last figure and what is said of it
_SUBJECT_TO_CLAIM = 40
_LIST = re.compile(r"\s*(?:คะแนน)?[^\d]{0,24}(?:ได้แก่|คือ|ประกอบด้วย|มีดังนี้)\s*:?\s*")
_LISTED = 45  # characters between the entries of such a list


def threshold_findings(
    sentence: Sentence, year: int, figures: YearFigures, target: Decimal = TARGET
) -> Iterator[Finding]:
    """Claims of being above or below a line that the figures do not bear out; one finding a claim.

    "ผ่านเกณฑ์" and "จุดแข็ง" without a number are held against ``target``, and doubted only.
    """
    text = plain(sentence.text)
    named = subjects(text)
    start = 0
    for claim in _CLAIM.finditer(text):
        if aimed(text, claim.start()):
            start = claim.end()
            continue
        values = _values_before(text, start, claim)
        told = [] if values else _told(text, named, claim, start)
        start = claim.end()
        if values:
            yield from _of_values(sentence, year, claim, values, target)
        for subject in told:
            yield from _of_subject(sentence, year, claim, subject, figures, target)


def _values_before(text: str, start: int, claim: re.Match[str]) -> list[Decimal]:
    """The figures of the statement that ``claim`` closes, back to a gap or a word that breaks it off."""
    values: list[Decimal] = []
    end = claim.start()
    if claim.lastgroup in _BARE:  # only the figure right before it
        last = next(reversed(list(_VALUE.finditer(text, start, end))), None)
        if last is None or _LIST.match(text, claim.end()) or not _LINKED.fullmatch(text, last.end(), end):
            return []
        return [Decimal(last["value"])]
    at, reach = end, _TO_CLAIM
    for match in reversed(list(_VALUE.finditer(text, start, end))):
        if at - match.end() > reach or _BREAK.search(text, match.end(), at):
            break
        values.insert(0, Decimal(match["value"]))
        at, reach = match.start(), _GAP
    return values


def _line(claim: re.Match[str], target: Decimal) -> tuple[str, Decimal]:
    kind = str(claim.lastgroup)
    return kind, target.normalize() if kind in _BARE else Decimal(claim[kind])


def _severity(claim: re.Match[str]) -> str:
    return "warning" if claim.lastgroup in _BARE else "error"


def _of_values(
    sentence: Sentence, year: int, claim: re.Match[str], values: Sequence[Decimal], target: Decimal
) -> Iterator[Finding]:
    kind, line = _line(claim, target)
    low = [value for value in values if value < line]
    if kind == "both":
        right = bool(low) and len(low) < len(values)
    else:
        right = len(low) == len(values) if kind in _LOWER else not low
    if right:
        return
    shown = " และ ".join(str(value) for value in values)
    side = f"ต่ำกว่า {line}" if len(low) == len(values) else f"ไม่ต่ำกว่า {line}" if not low else ""
    each = "ทุกค่า" if len(values) > 1 else ""
    actual = f"{each}{side}" if side else f"มีทั้งที่ต่ำกว่าและไม่ต่ำกว่า {line}"
    message = f"ข้อความระบุว่า “{claim.group().strip()}” แต่คะแนนในข้อความเดียวกันคือ {shown} ซึ่ง{actual}"
    yield Finding(
        _severity(claim),
        "rating",
        year,
        "",
        claim.group().strip(),
        actual,
        message,
        sentence.source,
        calculation=" · ".join(f"{value} {'<' if value < line else '≥'} {line}" for value in values),
    )


def _told(text: str, named: Sequence[Subject], claim: re.Match[str], start: int) -> list[Subject]:
    """What the claim is said of: the list that follows it, else what is named right before it."""
    listing = _LIST.match(text, claim.end())
    if listing:
        listed: list[Subject] = []
        at = listing.end()
        for subject in (each for each in named if each.start >= listing.end()):
            if (
                subject.start - at > _LISTED
                or _BREAK.search(text, at, subject.start)
                or _CLAIM.search(text, at, subject.start)
            ):
                break
            listed.append(subject)
            at = subject.end
        return [each for each in listed if each.level in ("indicator", "instrument", "item") and not each.bare]
    before = [each for each in named if start <= each.start and each.end <= claim.start() and not each.bare]
    if not before or claim.start() - before[-1].end > _SUBJECT_TO_CLAIM:
        return []
    return [] if _BREAK.search(text, before[-1].end, claim.start()) else [before[-1]]


def _of_subject(
    sentence: Sentence, year: int, claim: re.Match[str], subject: Subject, figures: YearFigures, target: Decimal
) -> Iterator[Finding]:
    values = values_of(subject, figures)
    kind, line = _line(claim, target)
    if not values or kind == "both":
        return
    low = [value for value in values if value < line]
    if low if kind in _LOWER else len(low) < len(values):
        return  # of an EIT item either part may be meant
    shown = " และ ".join(str(value) for value in values)
    side = f"ไม่ต่ำกว่า {line}" if kind in _LOWER else f"ต่ำกว่า {line}"
    message = f"ข้อความระบุว่า{label(subject.key)} “{claim.group().strip()}” แต่ได้ {shown} ซึ่ง{side}"
    yield Finding(
        _severity(claim), "rating", year, subject.key[1], claim.group().strip(), shown, message, sentence.source
    )


# --- the best and the worst -------------------------------------------------------------------------------------------

_EXTREME = re.compile(r"คะแนน(?:เฉลี่ย|ประเมิน)?(?:ที่)?(?P<word>สูง|มาก|ต่ำ|น้อย)(?:ที่)?สุด")
_LINK = re.compile(r"[^\d]{0,20}?(?:คือ|ได้แก่|เป็น)\s*(?:ข้อ(?:คำถาม)?\s*)?$")
_EXTREME_REACH = 60


def extreme_findings(sentence: Sentence, year: int, figures: YearFigures) -> Iterator[Finding]:
    """ "คะแนนสูงที่สุด คือ …" of a figure that is neither the best of all its kind nor of its instrument."""
    text = plain(sentence.text)
    named = [each for each in subjects(text) if each.level in ("indicator", "instrument", "item") and not each.bare]
    for match in _EXTREME.finditer(text):
        subject = _extreme_subject(text, named, match)
        if subject is None or figures.rules is None:
            continue
        highest = match["word"] in ("สูง", "มาก")
        own = values_of(subject, figures)
        if not own:
            continue
        others = _others(subject, figures)
        pick = max if highest else min
        value = pick(own)
        in_instrument = [v for key, v in others if key[0][:3] == subject.key[0][:3]]
        best_key, best = pick(others, key=lambda entry: entry[1])
        if value in (best, pick(in_instrument)):
            continue
        message = (
            f"ข้อความระบุว่า{label(subject.key)} ได้{match.group()} แต่ได้ {value} "
            f"ส่วนที่{match['word']}ที่สุดคือ{label(best_key)} ได้ {best}"
        )
        yield Finding(
            "error", "direction", year, subject.key[1], match.group(), label(best_key), message, sentence.source
        )


def _extreme_subject(text: str, named: Sequence[Subject], match: re.Match[str]) -> Subject | None:
    """What is called the best: named after "คือ", else right before."""
    after = next((each for each in named if each.start >= match.end()), None)
    if after is not None and _LINK.fullmatch(text[match.end() : after.start]):
        return after
    before = [each for each in named if each.end <= match.start()]
    if not before or match.start() - before[-1].end > _EXTREME_REACH:
        return None
    between = text[before[-1].end : match.start()]
    return None if _BREAK.search(between) or re.search(r"ข้อ|ตัวชี้วัด|ที่ได้\s*$|ที่มี\s*$", between) else before[-1]


def _others(subject: Subject, figures: YearFigures) -> list[tuple[tuple[str, str], Decimal]]:
    """Key and value of everything of the subject's level; of instruments whole ones and parts alike."""
    rules = figures.rules
    assert rules is not None  # noqa: S101 - the caller has looked
    if subject.level == "item":
        return [(key, score.value) for key, score in figures.printed.items() if score.level == "item"]
    if subject.level == "indicator":
        keys = [(indicator.instrument, str(indicator.number)) for indicator in rules.indicators]
    else:
        keys = [(code, code) for i in rules.instruments for code in (i.code, *(part.code for part in i.parts))]
    return [(key, value) for key in keys if (value := figures.value(key)) is not None]
