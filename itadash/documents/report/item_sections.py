"""The sections of the analysis report that tell of items: by instrument, by topic, by verdict."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from itadash.analysis.topics import Group
from itadash.analysis.verdicts import DEFECT, DEVELOP, KEEP, VERDICTS, names
from itadash.analysis.words import listed
from itadash.assessment.unscored import hint, outcome, sentence
from itadash.documents.content import Block, Choice, Heading, Text
from itadash.documents.report import tables
from itadash.documents.report.facts import Facts
from itadash.documents.report.forms import Section
from itadash.documents.report.found_items import found_items


def instruments(facts: Facts, section: Section) -> list[Block]:
    """By instrument: its score, the items below the target, a numbered line each, and what the assessors suggested."""
    blocks: list[Block] = []
    if not facts.verdicts:
        return blocks
    scores = {row["code"]: row["score"] for row in facts.result.instruments.to_dict("records")}
    for number, group in enumerate(facts.instruments, 1):
        found = [code for code in group.codes if facts.verdicts[code].verdict == DEFECT]
        blocks.append(Heading(f"{number}. {group.name} ({group.number})", 2))
        if told := _instrument_scores(facts, group.number, scores):
            blocks.append(Text(told))
        if found:
            blocks += found_items(facts, group.number, found, str(number))
        else:
            blocks.append(Text("ไม่มีข้อที่ต้องแก้ไข" if group.codes else "ไม่มีคะแนนรายข้อของแบบวัดนี้"))
        if group.number == "OIT":
            blocks += _open_oit(facts)
        if lines := suggested(facts, group.number):
            blocks += [Text("ข้อเสนอแนะของผู้ประเมิน", "strong"), Text(lines)]
    return blocks


def _instrument_scores(facts: Facts, code: str, scores: Mapping[str, Decimal | None]) -> str:
    """The score of an instrument, or of its parts, in words; "" when none is known."""
    rules = next(each for each in facts.result.rules.instruments if each.code == code)
    known = [(part.name, scores[part.code]) for part in rules.parts if scores.get(part.code) is not None]
    known = known or [(rules.name, score) for score in [scores.get(code)] if score is not None]
    return " และ ".join(f"{name} ได้ {tables.points(score)} คะแนน" for name, score in known)


def topics(facts: Facts, section: Section) -> list[Block]:
    """Each topic: its items, the box with the verdict and the paragraph, and a paragraph an item if asked."""
    blocks: list[Block] = []
    groups = facts.topics or facts.instruments
    told: dict[str, str] = {}  # item → the heading under which its paragraph stands
    for group in groups:
        if not group.codes:
            continue
        blocks.append(Heading(tables.topic_name(group), section.level + 1))
        if section.table == "C2":
            blocks.append(tables.topic_c2(facts, group))
        elif section.table == "D2":
            blocks.append(tables.topic_d2(facts, group))
        if section.table == "D2":
            blocks.append(_box(facts, group))
        else:
            blocks.append(Text(facts.group_text(group)))
        if section.items:
            blocks += _item_texts(facts, group, told)
            blocks += [] if section.table else _kept(facts, group)
    return blocks


def _box(facts: Facts, group: Group) -> Choice:
    options = tuple((names()[verdict].name, bool(group.by_verdict[verdict])) for verdict in VERDICTS)
    return Choice("ผลการวิเคราะห์: ข้อบกพร่อง ประเด็นที่ต้องพัฒนา หรือรักษาระดับ", options, facts.group_text(group))


def _item_texts(facts: Facts, group: Group, told: dict[str, str]) -> list[Block]:
    """A paragraph an item; an item of several topics has it once, the others point there."""
    items = tables.item_rows(facts)
    blocks: list[Block] = []
    again: dict[str, list[str]] = {}
    for code in group.codes:
        if facts.verdicts[code].verdict == KEEP:
            continue
        if code in told:
            again.setdefault(told[code], []).append(code.upper())
            continue
        told[code] = f"ประเด็นที่ {group.number}"
        blocks += [Heading(f"ข้อ {code.upper()} {items[code]['label']}", 3), Text(facts.item_text(code))]
    lines = [f"ข้อ {listed(codes)} วิเคราะห์ไว้แล้วใน{place}" for place, codes in again.items()]
    return [*blocks, *(Text(line, "note") for line in lines)]


def _kept(facts: Facts, group: Group) -> list[Block]:
    """The items of a topic without a paragraph of their own and without a table: those to keep, with their scores."""
    items = tables.item_rows(facts)
    codes = [code for code in group.codes if facts.verdicts[code].verdict == KEEP]
    told = [f"ข้อ {code.upper()} ({' '.join(tables.item_score(items[code]).split())} คะแนน)" for code in codes]
    return [Text(f"รักษาระดับ {listed(told)}")] if told else []


def oit_zero(facts: Facts, section: Section) -> list[Block]:
    """The OIT items without points; where the file does not print them and nobody told, that it is not known."""
    items = tables.item_rows(facts)
    printed = [code for code in facts.verdicts if code.startswith("o")]
    codes = [code for code in printed if items[code]["score"] == 0]
    table = tables.some_items(facts, codes, "ข้อ OIT ที่ไม่ได้คะแนน", "เหตุผล") if codes else None
    blocks: list[Block] = [table] if table else []
    if not codes and printed and not facts.unscored:
        blocks.append(Text("ข้อ OIT ที่มีคะแนนรายข้อได้คะแนนทุกข้อ"))
    return [*blocks, *_open_oit(facts)]


def _open_oit(facts: Facts) -> list[Block]:
    """What the printed OIT indicators leave open of their items, and what a person told of it."""
    blocks: list[Block] = []
    for asked in facts.unscored:
        told = outcome(asked) or " ".join(filter(None, ("ยังไม่ได้ระบุว่าเป็นข้อใด", hint(asked))))
        blocks.append(Text(f"{sentence(asked)} {told}"))
    return blocks


def develop(facts: Facts, section: Section) -> list[Block]:
    """Layout B4 for what is to be developed."""
    return _b4(facts, DEVELOP, "ประเด็นที่ควรพัฒนา")


def defects(facts: Facts, section: Section) -> list[Block]:
    """Layout B4 for what is to be mended."""
    return _b4(facts, DEFECT, "ประเด็นที่ควรปรับปรุงแก้ไข")


def _b4(facts: Facts, verdict: str, caption: str) -> list[Block]:
    """The third column is headed as published, in both tables alike."""
    if not facts.verdicts:
        return []
    codes = [code for code, found in facts.verdicts.items() if found.verdict == verdict]
    table = tables.some_items(facts, codes, caption, "ประเด็นที่ควรพัฒนา")
    return [table] if table else [Text("ไม่มีข้อในกลุ่มนี้")]


def suggested(facts: Facts, part: str) -> str:
    """The assessors' suggestions on ``part``, a numbered line each."""
    some = [each.text for each in facts.details.suggestions if each.part == part and each.text]
    return "\n".join(f"{n}) {text}" for n, text in enumerate(some, 1))
