"""Check of kind ``uncovered``: what a file's own measures table leaves out.

Looked for are items below the target, OIT items at 0 and the items that the assessor recommends to improve
("ผู้ตรวจประเมินเสนอแนะ … (ข้อ …)"). A table that names no item at all is only held against the seven topics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import Finding
from itadash.assessment.flags import below, lowest
from itadash.assessment.item_words import items_told
from itadash.measures.item_codes import codes_in, printed
from itadash.reading.model import PrintedMeasure, Sentence
from itadash.reading.words.codes import LETTER, instrument_in
from itadash.reading.words.text import arabic, normalise
from itadash.rules import Rules
from itadash.scores import sort_key

_ASSESSOR = re.compile(r"ผู้(?:ตรวจ)?ประเมิน(?:ได้)?(?:มี|ให้)?(?:ข้อ)?เสนอแนะ|ข้อเสนอแนะ(?:จาก|ของ)(?:คณะ)?ผู้(?:ตรวจ)?ประเมิน")
_SECTION_END = re.compile(r"^[\d.()\s#-]*(?:การวิเคราะห์|มาตรการ|ข้อจำกัด|แนวทางการนำผล|สรุปผล)")
_NUMBERED = re.compile(r"[(]?\d{1,2}(?:[.]\d{1,2})*[.)]|[-•▪]")
# A title that begins with its items, or names them in brackets, without "ข้อ": "i6 กำหนดแนวทาง…", "… (i6, i8)".
_BARE_CODE = r"(?<![A-Za-z])[ieoIEO]\s?\d{1,2}(?!\d|\.\d)(?![A-Za-z])"
_BARE = re.compile(rf"(?:^[\d.)\s-]*|[(\[]\s*){_BARE_CODE}(?:\s*(?:,|และ|/|\s)\s*{_BARE_CODE})*")
_ADVICE = re.compile(r"จึงควร|หน่วยงานควร|ดังนั้น|ควรพัฒนา|จึงต้อง")  # what follows are cures, with the codes of OIT items


@dataclass(frozen=True)
class Recommended:
    """Items of which the assessor's recommendation may speak (i1 and e1 ask the same), and where it stands."""

    codes: tuple[str, ...]
    source: str


def uncovered(
    year: int, figures: YearFigures, measures: Sequence[PrintedMeasure], sentences: Sequence[Sentence], target: Decimal
) -> Iterator[Finding]:
    """Flagged and recommended items without a measure; nothing for a file without a measures table."""
    rules = figures.rules
    if not measures or rules is None:
        return
    covered = _covered(rules, year, measures)
    flagged = flagged_items(figures, target)
    for code, score in flagged.items():
        if code not in covered:
            yield Finding(
                "warning",
                "uncovered",
                year,
                code,
                str(score),
                "",
                f"{_named(rules, code)} ได้ {score} ต่ำกว่าเกณฑ์ {target.normalize():f} แต่ไม่มีมาตรการในตารางมาตรการของไฟล์นี้",
                _place(figures, code),
            )
    for found in recommended(rules, sentences):
        if not any(code in covered or code in flagged for code in found.codes):
            code = found.codes[0]
            message = f"ผู้ประเมินเสนอแนะเรื่อง {_named(rules, code)} แต่ไม่มีมาตรการของข้อนี้ในตารางมาตรการของไฟล์"
            yield Finding("warning", "uncovered", year, code, "", "", message, found.source)


def flagged_items(figures: YearFigures, target: Decimal) -> dict[str, Decimal]:
    """Code → deciding score of the printed items below ``target`` (an OIT item at 0 is), in the order of people."""
    scores: dict[str, list[Decimal]] = {}
    for (_, code), score in figures.printed.items():
        if score.level == "item":
            scores.setdefault(code, []).append(score.value)
    low = {code: lowest(values) for code, values in scores.items()}
    codes = sorted(low, key=lambda code: sort_key("item", "", code))
    return {code: value for code in codes if (value := low[code]) is not None and below(value, target)}


def _covered(rules: Rules, year: int, measures: Sequence[PrintedMeasure]) -> set[str]:
    """The items that the measures name by code or words; without any code, those of the topics that have a measure."""
    by_code: set[str] = set()
    by_words: set[str] = set()
    for measure in measures:
        by_code.update(codes_in(measure.measure, year, title=True))
        by_code.update(code for code in _bare_codes(measure.measure) if rules.item(code))
        by_code.update(codes_in("\n".join((measure.method, measure.steps)), year))
        by_words.update(items_told(" ".join((measure.measure, measure.method)), year))
    if by_code:
        return by_code | by_words
    topics = {measure.topic for measure in measures}
    if topics <= {0}:
        return {item.code for item in rules.items}  # the table says neither items nor topics: nothing can be held
    by_topic = {item.code for item in rules.items if {t.number for t in rules.topics_of(item.code)} & topics}
    return by_words | by_topic


def _bare_codes(title: str) -> list[str]:
    runs = (match.group() for line in title.splitlines() for match in _BARE.finditer(arabic(normalise(line))))
    return [f"{code[0].lower()}{int(code[1:])}" for run in runs for code in re.findall(_BARE_CODE, run)]


def recommended(rules: Rules, sentences: Sequence[Sentence]) -> list[Recommended]:
    """What the assessor recommends, paragraph by paragraph, in reading order; the same items once."""
    found: dict[tuple[str, ...], Recommended] = {}
    inside, instrument = False, ""
    for sentence in sentences:
        plain = arabic(normalise(sentence.text))
        if _ASSESSOR.search(plain):
            inside = True
            instrument = instrument_in(plain[:200]) or instrument
            continue
        if not inside:
            continue
        if _SECTION_END.match(plain) and len(plain) < 220:
            inside = False
            continue
        named = instrument_in(plain)
        if named and (len(plain) < 120 or "แบบวัด" in plain[:60]):
            instrument = named
        if not _NUMBERED.match(plain):  # a paragraph that goes on after a page break, or a heading
            continue
        codes = _codes(rules, sentence.text, plain, LETTER.get(instrument, ""))
        if codes:
            found.setdefault(codes, Recommended(codes, sentence.source))
    return list(found.values())


def _codes(rules: Rules, text: str, plain: str, letter: str) -> tuple[str, ...]:
    finding = _ADVICE.split(plain, maxsplit=1)[0]
    year = rules.fiscal_year
    told = items_told(finding, year)
    if own := tuple(code for code in told if code[0] == letter):
        return own
    return tuple(code for code in codes_in(text, year) if code[0] == letter and rules.item(code))[:1]


def _named(rules: Rules, code: str) -> str:
    item = rules.item(code)
    return f"ข้อ {printed([code])} {item.label}" if item is not None else f"ข้อ {printed([code])}"


def _place(figures: YearFigures, code: str) -> str:
    places = ((score.value, score.source) for key, score in figures.printed.items() if key[1] == code)
    return min(places)[1]
