"""The sections of the analysis report: each takes the facts and gives blocks, none where there is nothing to tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from itadash.assessment.announced import conflicts, sentence
from itadash.documents.content import Bars, Block, Column, Figure, Heading, Heat, Lines, Row, Table, Text
from itadash.documents.measures_content import measures_blocks
from itadash.documents.report import calculated, tables
from itadash.documents.report.eit_parts import eit_parts
from itadash.documents.report.facts import UNSURE, Facts
from itadash.documents.report.forms import Section
from itadash.documents.report.item_sections import defects, develop, instruments, oit_zero, suggested, topics
from itadash.measures.form import with_form
from itadash.rules import Level


def method(facts: Facts, section: Section) -> list[Block]:
    """Instruments with their weights, and the levels; what is not verified is said to be so."""
    rules = facts.result.rules
    blocks: list[Block] = [
        Text(
            f"การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ ประจำปีงบประมาณ พ.ศ. {facts.year} "
            f"ใช้แบบวัด {len(rules.instruments)} ชุด ครอบคลุม {len(rules.indicators)} ตัวชี้วัด "
            f"ข้อคำถามรวม {len(rules.items)} ข้อ คะแนนแต่ละระดับปัดเศษเป็นทศนิยมสองตำแหน่งก่อนนำไปคิดระดับถัดไป "
            f"เกณฑ์คะแนนที่ใช้ในรายงานฉบับนี้คือ {_trim(facts)} คะแนน"
        )
    ]
    rows = []
    for instrument in rules.instruments:
        numbers = [str(i.number) for i in rules.indicators if i.instrument == instrument.code]
        items = sum(item.instrument == instrument.code for item in rules.items)
        rows.append(
            Row((instrument.name, f"{numbers[0]}–{numbers[-1]}", str(items), f"ร้อยละ {_share(instrument.weight)}"))
        )
        rows += [Row((f"- {part.name}", "", "", f"ร้อยละ {_share(part.weight)}")) for part in instrument.parts]
    columns = (Column("แบบวัด", 50), Column("ตัวชี้วัดที่", 16, "C"), Column("จำนวนข้อ", 14, "C"), Column("น้ำหนัก", 20, "C"))
    blocks.append(Table(columns, tuple(rows), "แบบวัด ตัวชี้วัด และน้ำหนักคะแนน"))
    levels = [
        Row(
            (
                level.name if level.evidence.verified or not section.rule_notes else f"{level.name} {UNSURE}",
                f"{tables.points(level.total_from)}–{tables.points(level.total_to)}",
                _condition(level, rules.levels),
            )
        )
        for level in rules.levels
    ]
    scale = (Column("ระดับ", 26), Column("คะแนนรวม", 26, "C"), Column("เงื่อนไขรายแบบวัด", 48))
    unsure = section.rule_notes and not all(level.evidence.verified for level in rules.levels)
    note = f"{UNSURE} ดูหมายเหตุเกี่ยวกับหลักเกณฑ์ท้ายรายงาน" if unsure else ""
    blocks.append(Table(scale, tuple(levels), f"ระดับผลการประเมิน ปีงบประมาณ พ.ศ. {facts.year}", note))
    return blocks


def _condition(level: Level, levels: Sequence[Level]) -> str:
    """What the level asks of every instrument; of a level beside a stricter one with the same total, what it lacks."""
    if level.instrument_from is not None:
        return f"ทุกแบบวัดตั้งแต่ {tables.points(level.instrument_from)}"
    stricter = [each for each in levels if each.instrument_from is not None and each.total_from == level.total_from]
    return f"มีแบบวัดที่ต่ำกว่า {tables.points(stricter[0].instrument_from)}" if stricter else "–"


def total(facts: Facts, section: Section) -> list[Block]:
    """Total and level, the resolution, and the level as announced beside what the scores tell of it."""
    text = facts.total_text()
    if not text:
        return []
    source = tables.SOURCE.format(year=facts.year)
    note = facts.year_note(facts.comparison.base_year) if facts.comparison.base_year else ""
    blocks: list[Block] = [Text(text, footnote=f"{source} {note}".rstrip())]
    details = facts.details
    if details.resolution:
        when = f" เมื่อวันที่ {details.resolution_date}" if details.resolution_date else ""
        blocks.append(Text(f"ผลการประเมินนี้ {details.resolution}{when}"))
    announced = facts.details.announced
    if said := sentence(announced):
        blocks.append(Text(said))
    if facts.result.level.explanation:
        blocks.append(Text(f"{'จากการคำนวณ: ' if said else ''}{facts.result.level.explanation}"))
    return [*blocks, *(Text(f"ข้อสังเกต: {conflict}") for conflict in conflicts(announced, facts.result))]


def result(facts: Facts, section: Section) -> list[Block]:
    """What :func:`total` tells, then the instruments; with a layout the indicators instead."""
    blocks = total(facts, section)
    if not blocks:
        return []
    return [*blocks, *(tables.indicators(facts, section.table) if section.table else _instrument_table(facts))]


def _instrument_table(facts: Facts) -> list[Block]:
    rows = []
    for row in facts.result.instruments.to_dict("records"):
        score = tables.points(row["score"])
        rows.append(Row((str(row["name"]), f"▼ {score}" if row["below"] else score)))
    if not rows:
        return []
    if facts.result.total:
        rows.append(Row(("คะแนนรวม", tables.points(facts.result.total.value)), "total"))
    worked_out = calculated.note(facts, (facts.year,), calculated.total, calculated.instruments)
    return [Table((Column("แบบวัด", 75), Column("คะแนน", 25, "R")), tuple(rows), "คะแนนรายแบบวัด", worked_out)]


def indicators(facts: Facts, section: Section) -> list[Block]:
    """The ten indicators as a table and as bars against the target."""
    rows = facts.result.indicators.to_dict("records")
    if not any(row["score"] is not None for row in rows):
        return []
    bars = tuple((f"{row['number']}. {row['name']}", row["score"], row["previous"]) for row in rows)
    low = [str(row["number"]) for row in rows if row["below"]]
    found = f"ต่ำกว่าเกณฑ์ {len(low)} ตัวชี้วัด (ตัวชี้วัดที่ {', '.join(low)})" if low else "ไม่มีตัวชี้วัดต่ำกว่าเกณฑ์"
    before = facts.year - 1
    previous = f"คะแนนปี {before}{facts.year_mark(before)}" if facts.previous_year else ""
    return [
        *tables.indicators(facts, section.table),
        Figure(
            Bars(bars, facts.result.target, previous),
            f"คะแนนรายตัวชี้วัดเทียบเกณฑ์ ปีงบประมาณ พ.ศ. {facts.year}",
            f"กราฟแท่งคะแนน {len(rows)} ตัวชี้วัด {found}",
            facts.year_note(before) if previous else "",
        ),
    ]


def years(facts: Facts, section: Section) -> list[Block]:
    """The ten indicators over the years as small lines and as a table of shades."""
    if len(facts.years) < 2:
        return []
    names_ = {row["number"]: row["name"] for row in facts.result.indicators.to_dict("records")}
    rows = tuple((f"{number}. {names_[number]}", scores) for number, scores in facts.indicator_years.items())
    span = f"ปีงบประมาณ พ.ศ. {facts.years[0]}–{facts.years[-1]}"
    target = facts.result.target
    low = sum(score is not None and score < target for _, scores in rows for score in scores)
    alt = f"คะแนน {len(rows)} ตัวชี้วัด {span} ต่ำกว่าเกณฑ์ {low} ค่า"
    printed = sum(score is not None for _, scores in rows for score in scores)
    now = sum(scores[-1] is not None and scores[-1] < target for _, scores in rows)
    latest = f"ต่ำกว่าเกณฑ์ {now} ตัวชี้วัด" if now else "ไม่มีตัวชี้วัดใดต่ำกว่าเกณฑ์"
    told = (
        f"{span} คะแนนรายตัวชี้วัดต่ำกว่าเกณฑ์ {_trim(facts)} คะแนน จำนวน {low} จาก {printed} ค่า "
        f"โดยปี {facts.years[-1]} {latest} แนวโน้มของแต่ละตัวชี้วัดและคะแนนทุกปีอยู่ในภาพต่อจากนี้"
    )
    note = facts.year_note(*facts.years).removeprefix(f"{UNSURE} ")
    return [
        Text(told),
        Figure(Lines(facts.years, rows, target), f"แนวโน้มคะแนนรายตัวชี้วัด {span}", alt, note),
        Figure(Heat(facts.years, rows, target), f"คะแนนรายตัวชี้วัด {span}", alt, note),
    ]


def two_years(facts: Facts, section: Section) -> list[Block]:
    """Layout B3; nothing without the year before."""
    return [tables.two_years(facts)] if facts.comparison.base_year else []


def best_weakest(facts: Facts, section: Section) -> list[Block]:
    """The paragraph on the indicators."""
    text = facts.indicators_text()
    return [Text(text)] if text else []


def suggestions(facts: Facts, section: Section) -> list[Block]:
    """What the assessors suggested, by instrument, if it was entered."""
    blocks: list[Block] = []
    for part in ("IIT", "EIT", "OIT", ""):
        if lines := suggested(facts, part):
            blocks += [Heading(f"ข้อเสนอแนะ {part}".strip(), 2), Text(lines)]
    return blocks


def measures(facts: Facts, section: Section) -> list[Block]:
    """The measures in the form's layout, or in the office's own where the form has none."""
    table = facts.measures
    if not table.measures:
        return []
    return measures_blocks(with_form(table, section.form) if section.form else table)


def constraints(facts: Facts, section: Section) -> list[Block]:
    """The constraints, numbered, each with how the office deals with it."""
    some = [each for each in facts.details.constraints if each.text or each.heading]
    lines = [f"{n}. {' '.join(filter(None, (each.heading, each.text)))}" for n, each in enumerate(some, 1)]
    if not lines:
        return []  # nobody said that there are none
    blocks: list[Block] = [Text("\n".join(lines))]
    remedies = [f"{n}. {each.remedy}" for n, each in enumerate(some, 1) if each.remedy]
    if remedies:
        blocks += [Heading("แนวทางในการจัดการกับข้อจำกัด", 2), Text("\n".join(remedies))]
    return blocks


def appendix(facts: Facts, section: Section) -> list[Block]:
    """All items."""
    table = tables.all_items(facts)
    return [table] if table else []


def unverified(facts: Facts, section: Section) -> list[Block]:
    """What of the year's rules rests on no document that could be read."""
    lines = [f"- {sentence}" for sentence in facts.result.unverified if section.rule_notes]
    return [Text("\n".join(lines))] if lines else []


def _share(weight: Decimal) -> str:
    return f"{(weight * 100).normalize():f}"


def _trim(facts: Facts) -> str:
    return f"{facts.result.target.normalize():f}"


SECTIONS: Mapping[str, Callable[[Facts, Section], list[Block]]] = {
    each.__name__: each
    for each in (
        method,
        total,
        result,
        indicators,
        years,
        two_years,
        best_weakest,
        eit_parts,
        instruments,
        topics,
        oit_zero,
        develop,
        defects,
        suggestions,
        measures,
        constraints,
        appendix,
        unverified,
    )
}
