"""The tables of the analysis report in the layouts that offices publish (ids as in the reference documents)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from itadash.analysis.compare import Change
from itadash.analysis.topics import OTHER, Group
from itadash.analysis.verdicts import DEFECT, DEVELOP, KEEP, names
from itadash.documents.content import Column, Row, Table
from itadash.documents.report import calculated
from itadash.documents.report.facts import Facts
from itadash.documents.widths import balanced

NONE = "–"
TEXT_WIDTH = 165.0  # mm, of an upright page
SIGNS = {DEFECT: "▼", DEVELOP: "◆", KEEP: "✓"}  # those that the documents' fonts have
PART_NAMES = {"EIT1": "Public", "EIT2": "Survey"}
UNNAMED = "ไม่ระบุส่วน"  # beside a score of EIT that names no part
SOURCE = "ที่มา: ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {year} ของหน่วยงาน"

ItemRow = dict[str, Any]


def points(value: Decimal | None) -> str:
    """A score with two decimals, a dash where there is none."""
    return NONE if value is None else f"{value:.2f}"


def signed(value: Decimal | None) -> str:
    """A change with its sign."""
    if value is None:
        return NONE
    return f"{value:+.2f}".replace("-", "−") if value else "0.00"


def changed(change: Change) -> str:
    """A change in points with its share of the year before: ``+16.20 (+22.78 %)``."""
    return signed(change.points) if change.percent is None else f"{signed(change.points)} ({signed(change.percent)} %)"


def item_score(row: ItemRow) -> str:
    """The score of an item as a cell: of an EIT item each part that is known, a line each, and which it is."""
    return "\n".join(f"{name} {points(score)}" for name, score in _parts(row)) or points(row["score"])


def _parts(row: ItemRow) -> list[tuple[str, Decimal]]:
    """The known parts of an EIT item by name, then a score that names none beside them; nothing without a part."""
    known = [(name, row[name.lower()]) for name in PART_NAMES.values() if row[name.lower()] is not None]
    return [*known, (UNNAMED, row["unspecified"])] if known and row["unspecified"] is not None else known


def verdict_words(verdict: str) -> str:
    """``▼ ต้องแก้ไข``."""
    return f"{SIGNS[verdict]} {names()[verdict].short}"


def item_rows(facts: Facts) -> dict[str, ItemRow]:
    """The items of the year by code."""
    return {str(row["code"]): {str(k): v for k, v in row.items()} for row in facts.result.items.to_dict("records")}


# indicators ------------------------------------------------------------------------------------------------------


def indicators(facts: Facts, layout: str) -> list[Table]:
    """The ten indicators in layout A1, C1 or D1 (this one for two years when both are known)."""
    return _INDICATORS[layout](facts)


def _indicator_rows(facts: Facts) -> list[ItemRow]:
    return [{str(k): v for k, v in row.items()} for row in facts.result.indicators.to_dict("records")]


def _a1(facts: Facts) -> list[Table]:
    rows = [
        Row((f"ตัวชี้วัดที่ {row['number']} {row['name']}", f"ได้ {points(row['score'])} คะแนน"))
        for row in _indicator_rows(facts)
    ]
    columns = (Column("ตัวชี้วัด", 70), Column("คะแนน", 30))
    return [Table(columns, tuple(rows), f"คะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. {facts.year}", _below(facts))]


def _c1(facts: Facts) -> list[Table]:
    columns = (Column("ตัวชี้วัดที่", 16, "C"), Column("รายละเอียดตัวชี้วัด", 62), Column("คะแนน", 22, "R"))
    rows = tuple(
        Row((str(row["number"]), str(row["name"]), _flagged(facts, row["score"]))) for row in _indicator_rows(facts)
    )
    return [Table(columns, rows, f"คะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. {facts.year}", _below(facts))]


def _d1(facts: Facts) -> list[Table]:
    now = {str(row["number"]): row["score"] for row in _indicator_rows(facts)}
    years = [(facts.year, now)]
    if facts.previous_year:
        years.append((facts.year - 1, dict(facts.previous_year)))
    return [_d1_year(facts, year, scores) for year, scores in years]


def _d1_year(facts: Facts, year: int, scores: dict[str, Any]) -> Table:
    columns = (
        Column("แบบสำรวจ", 14, "C"),
        Column("ตัวชี้วัดที่", 14, "C"),
        Column("รายละเอียดตัวชี้วัด", 52),
        Column("คะแนน", 20, "R"),
    )
    rows, last = [], ""
    for row in _indicator_rows(facts):
        instrument = str(row["instrument"])
        head = None if instrument == last else instrument
        score = _flagged(facts, scores.get(str(row["number"])))
        rows.append(Row((head, str(row["number"]), str(row["name"]), score)))
        last = instrument
    caption = f"คะแนนรายตัวชี้วัด ปีงบประมาณ พ.ศ. {year}{facts.year_mark(year)}"
    worked_out = calculated.note(facts, (year,), calculated.indicators)
    return Table(columns, tuple(rows), caption, "\n".join(filter(None, (worked_out, facts.year_note(year)))))


_INDICATORS: dict[str, Callable[[Facts], list[Table]]] = {"A1": _a1, "C1": _c1, "D1": _d1}


def _flagged(facts: Facts, score: Decimal | None) -> str:
    if score is None:
        return NONE
    return f"▼ {points(score)}" if score < facts.result.target else points(score)


def _source(facts: Facts) -> str:
    return SOURCE.format(year=facts.year)


def _below(facts: Facts) -> str:
    worked_out = calculated.note(facts, (facts.year,), calculated.indicators)
    return "\n".join(filter(None, (worked_out, _source(facts))))


# two years -------------------------------------------------------------------------------------------------------


def two_years(facts: Facts) -> Table:
    """Layout B3: instruments and indicators in two years, then the mean (total) and the level."""
    base, now = facts.comparison.base_year or facts.year - 1, facts.year
    columns = (
        Column("เครื่องมือ", 12, "C"),
        Column("ตัวชี้วัด", 36),
        Column(f"ปี {base}{facts.year_mark(base)}", 13, "R"),
        Column(f"ปี {now}", 13, "R"),
        Column("การเปลี่ยนแปลง", 26, "R"),
    )
    rows: list[Row] = []
    last = ""
    for change in facts.comparison.indicators:
        head = None if change.instrument == last else change.instrument
        rows.append(_two(facts, head, f"{change.code}. {change.name}", change))
        last = change.instrument
    rows.append(_two(facts, "", "คะแนนรวม", facts.comparison.total, look="total"))
    rows.append(Row(("", "ระดับผลการประเมิน", facts.previous_level or NONE, facts.level_words or NONE, ""), "total"))
    caption = f"เปรียบเทียบผลการประเมิน ปีงบประมาณ พ.ศ. {base} กับ พ.ศ. {now}"
    source = f"ที่มา: ผลการประเมิน ITA ปีงบประมาณ พ.ศ. {base} และ พ.ศ. {now} ของหน่วยงาน"
    worked_out = calculated.note(facts, (base, now), calculated.total, calculated.indicators)
    told = ("การเปลี่ยนแปลงเป็นคะแนน ในวงเล็บคือร้อยละของคะแนนปีก่อน", worked_out, source, facts.year_note(base))
    return Table(columns, tuple(rows), caption, "\n".join(filter(None, told)))


def _two(facts: Facts, head: str | None, name: str, change: Change, look: str = "body") -> Row:
    cells = (head, name, _flagged(facts, change.previous), _flagged(facts, change.score), changed(change))
    return Row(cells, "total" if look == "total" else "body")


# items -----------------------------------------------------------------------------------------------------------


def topic_name(group: Group) -> str:
    """``ประเด็นที่ 1 …``; the items of no topic have only a name."""
    return group.name if group.number == OTHER else f"ประเด็นที่ {group.number} {group.name}"


def topic_c2(facts: Facts, group: Group) -> Table:
    """Layout C2: the items of a topic by instrument, what is to be done in one cell an instrument."""
    columns = (
        Column("ลำดับ", 8, "C"),
        Column("หัวข้อ", 20),
        Column("เครื่องมือการประเมิน", 14, "C"),
        Column("ข้อคำถาม", 14),
        Column("คะแนน", 17, "R"),
        Column("การปรับปรุง/แก้ไข รักษาระดับ", 27),
    )
    rows: list[Row] = []
    items = item_rows(facts)
    for instrument, codes in _by_instrument(facts, group):
        for at, code in enumerate(codes):
            first = not rows
            rows.append(
                Row(
                    (
                        ("" if group.number == OTHER else group.number) if first else None,
                        group.name if first else None,
                        None if at else instrument,
                        f"ข้อ {code.upper()}",
                        item_score(items[code]),
                        None if at else _advice(facts, codes),
                    )
                )
            )
    return Table(columns, tuple(rows), f"ผลรายข้อ {topic_name(group)}")


def topic_d2(facts: Facts, group: Group) -> Table:
    """Layout D2: question and score, a row for each instrument above its items."""
    columns = (Column("ข้อคำถาม", 78), Column("คะแนน", 22, "R"))
    rows: list[Row] = []
    items = item_rows(facts)
    instruments = {each.code: each.name for each in facts.result.rules.instruments}
    for instrument, codes in _by_instrument(facts, group):
        rows.append(Row((f"{instruments[instrument]} ({instrument})",), "group"))
        rows += [Row((f"{code.upper()} {items[code]['label']}", _item_flagged(facts, items[code]))) for code in codes]
    return Table(columns, tuple(rows), f"คะแนนรายข้อ {topic_name(group)}")


def _by_instrument(facts: Facts, group: Group) -> list[tuple[str, tuple[str, ...]]]:
    found = []
    for instrument in facts.result.rules.instruments:
        letter = instrument.code[0].lower()
        codes = tuple(code for code in group.codes if code.startswith(letter))
        if codes:
            found.append((instrument.code, codes))
    return found


def _item_flagged(facts: Facts, row: ItemRow) -> str:
    low = facts.result.target
    lines = [f"{'▼ ' if score < low else ''}{name} {points(score)}" for name, score in _parts(row)]
    return "\n".join(lines) or f"{'▼ ' if row['below'] else ''}{points(row['score'])}"


def _advice(facts: Facts, codes: Sequence[str]) -> str:
    """What is to be done with the items of one instrument: those to mend, to develop, to keep."""
    lines = []
    for verdict in (DEFECT, DEVELOP, KEEP):
        some = [code.upper() for code in codes if facts.verdicts[code].verdict == verdict]
        if some:
            kept = verdict == KEEP and len(some) == len(codes)
            lines.append(verdict_words(verdict) if kept else f"{verdict_words(verdict)} {', '.join(some)}")
    return "\n".join(lines)


def all_items(facts: Facts) -> Table | None:
    """Every item of the year with its score, the year before, and its verdict."""
    rows: list[Row] = []
    base = facts.year - 1
    for indicator in facts.result.rules.indicators:
        items = [row for row in item_rows(facts).values() if row["indicator"] == indicator.number]
        if not items:
            continue
        rows.append(Row((f"ตัวชี้วัดที่ {indicator.number} {indicator.name} ({indicator.instrument})",), "group"))
        for row in items:
            found = facts.verdicts.get(str(row["code"]))
            rows.append(
                Row(
                    (
                        str(row["code"]).upper(),
                        str(row["label"]),
                        _item_flagged(facts, row),
                        points(row["previous"]),
                        verdict_words(found.verdict) if found else NONE,
                    )
                )
            )
    if not rows:
        return None
    source = "\n".join(filter(None, (_source(facts), facts.year_note(base))))
    columns = (
        Column("ข้อ", 7, "C"),
        Column("ข้อคำถาม", 48),
        Column("คะแนน", 18, "R"),
        Column(f"ปี {base}{facts.year_mark(base)}", 11, "R"),
        Column("ผลวินิจฉัย", 16),
    )
    return Table(columns, tuple(rows), f"คะแนนรายข้อทั้งหมด ปีงบประมาณ พ.ศ. {facts.year}", source)


def some_items(facts: Facts, codes: Sequence[str], caption: str, reason: str) -> Table | None:
    """Layout B4: items under their indicators, with the reason why they stand here under the heading ``reason``."""
    items = item_rows(facts)
    columns = (Column("ตัวชี้วัด", 25), Column("ประเด็นการประเมิน", 40), Column(reason, 35))
    rows: list[Row] = []
    last = 0
    for code in sorted(codes, key=lambda c: (items[c]["indicator"], list(items).index(c))):
        row = items[code]
        head = None if row["indicator"] == last else f"{row['indicator']}. {row['indicator_name']}"
        last = row["indicator"]
        found = facts.verdicts[code]
        reasons = [found.overrule.reason] if found.overrule else [reason.text for reason in found.reasons]
        rows.append(Row((head, f"{code.upper()} {row['label']}", "\n".join(reasons))))
    return Table(balanced(columns, rows, TEXT_WIDTH), tuple(rows), caption) if rows else None
