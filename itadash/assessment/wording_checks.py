"""Small slips of the text, told as info: damaged codes, words said twice, items discussed without a score.

Kind ``code``: an item's code that was damaged in a sentence. Kind ``narrative``: words repeated at once, and a measure
that speaks of another topic than the one it stands under (a warning: it was copied). Kind ``missing``: an item that the
analysis discusses or that alone is lacking in its indicator, while the others are printed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import Finding
from itadash.assessment.printed import Key
from itadash.assessment.rollup import PART_NAMES
from itadash.assessment.sentence_subjects import plain, subjects
from itadash.measures.item_codes import printed
from itadash.reading.model import PrintedMeasure, Sentence
from itadash.reading.words.codes import read_item
from itadash.reading.words.text import arabic, has_both_digits, normalise
from itadash.rules import Rules

_CODE = re.compile(
    r"(?:ข้อ(?:คำถาม)?|อ้างอิงจาก|,|และ)\s?(?P<code>[ieoIEO][0-9๐-๙]{2}|[0๐][0-9๐-๙]{1,2}|1[0-9๐-๙]{2})(?![0-9๐-๙]|[.,][0-9๐-๙])"
)
_TWICE = re.compile(r"([ก-๙]{7,40})\1")
_DISCUSSED = re.compile(r"(?:พิจารณาจาก|การวิเคราะห์(?:ประเด็น)?(?:การประเมิน)?)\s*ข้อ")
_ENOUGH = 5  # printed items of an instrument that make a missing one odd


def wording_findings(
    sentences: Sequence[Sentence], measures: Sequence[PrintedMeasure], rules: Rules, figures: YearFigures
) -> Iterator[Finding]:
    """All of a file; ``figures`` are those of the result year."""
    year = rules.fiscal_year
    yield from _codes(sentences, rules)
    for sentence in sentences:
        if match := _TWICE.search(normalise(sentence.text)):
            said = match.group()
            message = f"พิมพ์คำซ้ำกัน “{said}” น่าจะเป็น “{match.group(1)}”"
            yield Finding("info", "narrative", year, "", said, match.group(1), message, sentence.source)
    lacking = list(_lacking(rules, figures))
    yield from lacking
    yield from _discussed(sentences, rules, figures, {finding.code for finding in lacking})
    yield from _other_topic(measures, rules)


def _codes(sentences: Sequence[Sentence], rules: Rules) -> Iterator[Finding]:
    """Each damaged code once, with the number of its places."""
    places: dict[str, list[str]] = {}
    for sentence in sentences:
        for match in _CODE.finditer(normalise(sentence.text)):
            said = match["code"]
            if not said[0].isascii() or not said[0].isalpha() or has_both_digits(said):
                places.setdefault(said, []).append(sentence.source)
    for said, sources in places.items():
        code = read_item(said, fiscal_year=rules.fiscal_year).code
        if code:
            more = f" (พบ {len(sources)} แห่ง)" if len(sources) > 1 else ""
            message = f"รหัสข้อในข้อความพิมพ์ว่า “{said}” น่าจะเป็นข้อ {printed([code])}{more}"
            yield Finding("info", "code", rules.fiscal_year, code, said, code, message, sources[0])


def _discussed(sentences: Sequence[Sentence], rules: Rules, figures: YearFigures, told: set[str]) -> Iterator[Finding]:
    """Items that are analysed though their score is nowhere printed and those of their instrument are."""
    known = {key[1] for key, score in figures.printed.items() if score.level == "item"}
    told = set(told)
    for sentence in sentences:
        text = plain(sentence.text)
        match = _DISCUSSED.search(text)
        if match is None:
            continue
        item = next((each for each in subjects(text) if each.level == "item" and each.start >= match.start()), None)
        if item is None or item.key[1] in known | told or rules.item(item.key[1]) is None:
            continue
        code = item.key[1]
        if sum(other[0] == code[0] for other in known) >= _ENOUGH:
            told.add(code)
            message = f"วิเคราะห์ข้อ {printed([code])} ไว้ แต่ไม่มีคะแนนของข้อนี้ในไฟล์ ทั้งที่ข้ออื่นของ {item.key[0]} มี"
            yield Finding("info", "missing", rules.fiscal_year, code, "", "", message, sentence.source)


def _lacking(rules: Rules, figures: YearFigures) -> Iterator[Finding]:
    """IIT and EIT indicators of which all items but one are printed; what both parts together give where it follows."""
    for indicator in rules.indicators:
        if indicator.instrument == "OIT":
            continue
        parts = [part.code for part in rules.instrument(indicator.instrument).parts]
        codes = [item.code for item in rules.items_of(indicator.number)]
        for group in (parts, [indicator.instrument]):
            printed_codes = {code for code in codes if group and all((part, code) in figures.printed for part in group)}
            missing = [code for code in codes if code not in printed_codes]
            kinds = group if group == parts else [*group, *parts]  # an item may be printed by its parts alone
            if len(missing) != 1 or any((part, missing[0]) in figures.printed for part in kinds):
                continue
            code = missing[0]
            source = next(figures.printed[(group[0], other)].source for other in codes if other in printed_codes)
            key = (indicator.instrument, str(indicator.number))
            derived = _derived(figures, key, group, printed_codes, len(codes), in_parts=bool(parts))
            whose = f" ({' และ '.join(PART_NAMES[part] for part in group)})" if len(group) > 1 else ""
            message = f"ตัวชี้วัดที่ {indicator.number} ขาดคะแนนข้อ {printed([code])}{whose} เพียงข้อเดียว จึงคำนวณซ้ำไม่ได้{derived}"
            yield Finding("info", "missing", rules.fiscal_year, code, "", "", message, source)


def _derived(
    figures: YearFigures, key: Key, group: Sequence[str], codes: set[str], count: int, *, in_parts: bool
) -> str:
    """What the missing item must have had: both parts together, or its score where the items have no parts."""
    whole = figures.printed.get(key)
    if whole is None or (in_parts and len(group) == 1):  # a score whose part is not printed is of one of two
        return ""
    others = sum(figures.printed[(part, code)].value for part in group for code in codes)
    value = whole.value * count * len(group) - others
    return f" จากคะแนนตัวชี้วัดคำนวณย้อนได้ว่า{'สองส่วนรวมกัน' if len(group) > 1 else 'ข้อนี้'}ได้ประมาณ {value:.2f}"


def _other_topic(measures: Sequence[PrintedMeasure], rules: Rules) -> Iterator[Finding]:
    """A measure without a word of its own topic and with words of another's."""
    words = _topic_words()
    names = {topic.number: topic.name for topic in rules.topics}
    for measure in measures:
        own = words.get(measure.topic)
        text = arabic(normalise(" ".join((measure.measure, measure.method, measure.steps))))
        if own is None or not text or any(word in text for word in own):
            continue
        others = [number for number, theirs in words.items() if sum(word in text for word in theirs) >= 2]
        if others and measure.topic in names:
            message = (
                f"มาตรการในประเด็นที่ {measure.topic} {names[measure.topic]} ไม่กล่าวถึงเรื่องของประเด็นนี้ "
                f"แต่เป็นเรื่องของประเด็นที่ {others[0]} {names[others[0]]} น่าจะคัดลอกมาผิดที่"
            )
            said = f"ประเด็นที่ {measure.topic}"
            expected = f"ประเด็นที่ {others[0]}"
            yield Finding("warning", "narrative", rules.fiscal_year, "", said, expected, message, measure.source)


@cache
def _topic_words() -> dict[int, tuple[str, ...]]:
    text = resources.files("itadash.assessment").joinpath("topic_words.toml").read_text(encoding="utf-8")
    return {int(number): tuple(words) for number, words in tomllib.loads(text)["topics"].items()}
