"""Verdict boxes of a topic (ข้อบกพร่อง/ข้อปรับปรุง · ข้อที่ต้องพัฒนา · รักษาระดับ) against the scores of its items.

Kind ``rating``: a defect that no score bears out, a level "kept" of an item below the target. Kind ``unmentioned``:
items below the target that the topic's analysis does not name. Which items a topic has is not verified: all are
warnings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from itadash.assessment.coverage_checks import flagged_items
from itadash.assessment.figures import YearFigures
from itadash.assessment.finding import Finding
from itadash.assessment.item_words import items_told, phrases_told
from itadash.measures.item_codes import codes_in, printed
from itadash.reading.model import Sentence
from itadash.reading.words.text import normalise
from itadash.rules import Rules

_LABEL = re.compile(
    r"(?:(?P<fix>ข้อบกพร่อง(?:\s*/\s*ข้อปรับปรุง)?|ข้อปรับปรุง)|(?P<develop>ข้อที่(?:ต้อง|ควร)พัฒนา)|(?P<keep>รักษาระดับ))(?=\s|:|$)"
)
_NAMES = {"fix": "ข้อบกพร่อง/ข้อปรับปรุง", "keep": "รักษาระดับ"}


def segments(sentence: Sentence) -> list[tuple[str, str]]:
    """Class (``fix`` · ``develop`` · ``keep``) and text of each part of a verdict box; () for any other text."""
    found: list[tuple[str, str]] = []
    for line in sentence.text.splitlines():
        plain = normalise(line)
        label = _LABEL.match(plain)
        if label:
            found.append((str(label.lastgroup), plain[label.end() :].strip(" :")))
        elif found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {plain}")
    return found


def verdict_findings(
    sentences: Sequence[Sentence], year: int, figures: YearFigures, target: Decimal
) -> Iterator[Finding]:
    """What the verdict boxes of a file say that the scores of ``year`` do not, topic by topic."""
    rules = figures.rules
    if rules is None or not rules.topics:
        return
    flagged = flagged_items(figures, target)
    boxes: dict[int, list[tuple[str, str, Sentence]]] = {}
    for sentence in sentences:
        if sentence.topic:
            boxes.setdefault(sentence.topic, []).extend((kind, text, sentence) for kind, text in segments(sentence))
    told = {code for parts in boxes.values() for code in _told(parts, year)}  # in whichever of its topics
    for number, parts in sorted(boxes.items()):
        topic = next((topic for topic in rules.topics if topic.number == number), None)
        if topic is None or not parts:
            continue
        for kind, text, sentence in parts:
            if kind in _NAMES:
                yield from _contradicted(rules, kind, text, sentence, figures, flagged)
        yield from _left_out(number, [code for code in topic.items if code not in told], parts, flagged, year)


def _contradicted(
    rules: Rules,
    kind: str,
    text: str,
    sentence: Sentence,
    figures: YearFigures,
    flagged: Mapping[str, Decimal],
) -> Iterator[Finding]:
    """A defect of items that are all above the target, or a level kept of one below it."""
    for phrase in phrases_told(text, rules.fiscal_year):
        known = {code: score for code in phrase if (score := _lowest(figures, code)) is not None}
        low = {code: flagged[code] for code in known if code in flagged}
        wrong = {"fix": {} if low else known, "keep": low}[kind]
        if not wrong:
            continue
        shown = ", ".join(f"{printed([code])} ได้ {score}" for code, score in wrong.items())
        code = next(iter(wrong))
        item = rules.item(code)
        name = item.label if item is not None else code
        what = "ซึ่งไม่ต่ำกว่าเกณฑ์" if kind == "fix" else "ซึ่งต่ำกว่าเกณฑ์"
        message = f"ประเด็นที่ {sentence.topic} จัดเรื่อง{name} เป็น “{_NAMES[kind]}” แต่ {shown} {what}"
        yield Finding("warning", "rating", rules.fiscal_year, code, _NAMES[kind], shown, message, sentence.source)


def _told(parts: Sequence[tuple[str, str, Sentence]], year: int) -> set[str]:
    """The items that the defects and the points to develop name."""
    told: set[str] = set()
    for kind, text, _ in parts:
        if kind != "keep":
            told.update(items_told(text, year), codes_in(text, year))
    return told


def _left_out(
    number: int,
    items: Sequence[str],
    parts: Sequence[tuple[str, str, Sentence]],
    flagged: Mapping[str, Decimal],
    year: int,
) -> Iterator[Finding]:
    """Items of the topic below the target that no analysis names."""
    missing = [code for code in items if code in flagged]
    if missing:
        shown = ", ".join(f"{printed([code])} ({flagged[code]})" for code in missing)
        no_defects = "" if any(kind == "fix" for kind, _, _ in parts) else " และไม่มีหัวข้อข้อบกพร่องเลย"
        message = f"บทวิเคราะห์ประเด็นที่ {number} ไม่กล่าวถึงข้อที่ต่ำกว่าเกณฑ์ {shown}{no_defects}"
        yield Finding("warning", "unmentioned", year, "", "", printed(missing), message, parts[0][2].source)


def _lowest(figures: YearFigures, code: str) -> Decimal | None:
    scores = [score.value for key, score in figures.printed.items() if key[1] == code and score.level == "item"]
    return min(scores, default=None)
