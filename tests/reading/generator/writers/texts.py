"""Running text: sentences of a report, numbered lists, lines with spaces between the columns."""

from __future__ import annotations

from tests.reading.generator import words
from tests.reading.generator.desk import Desk
from tests.reading.generator.paper import Page, Paper, Piece, Row
from tests.reading.generator.truth import Result, Short, World
from tests.reading.generator.writers.common import some_items
from tests.reading.generator.writers.indicators import INSTRUMENT_OF


def _line(desk: Desk, text: str, *scores: tuple[Result, Short]) -> Row:
    return [Piece(text, "text", tuple((desk.key(result, short), result[short]) for result, short in scores))]


def _title(desk: Desk, result: Result) -> list[Row]:
    """A report's title; sentences are read only with their year and agency named."""
    name = desk.agency(result) if desk.named else ""
    year = f"ประจำปีงบประมาณ พ.ศ. {desk.style.digits(result.year)}" if desk.dated else ""
    lines = desk.pick(
        (
            [f"รายงานผลการวิเคราะห์ผลการประเมิน ITA {'ของ' if name else ''}{name} {year}"],
            ["รายงานผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ (ITA)", f"{name} {year}"],
        )
    )
    return [[Piece(line.strip())] for line in lines if line.strip()]


def item_sentences(desk: Desk, world: World) -> Paper:
    """A heading an item, then what EIT Public and Survey got, in one of the ways reports write it."""
    result = world.first
    rows = _title(desk, result)
    codes = list(dict.fromkeys(s[2] for s in some_items(desk, result, "EIT1", "EIT2")))
    form = desk.pick(
        (
            "ข้อเท็จจริงพบว่า EIT Public ได้ {0} คะแนน และ EIT Survey ได้ {1} คะแนน เทียบกับเกณฑ์ ๘๕ คะแนน",
            "ผลการประเมิน EIT Public ได้ {0} คะแนน และ EIT Survey ได้ {1} คะแนน",
            "EIT Public เท่ากับ {0} คะแนน EIT Survey เท่ากับ {1} คะแนน",
            "EIT (Public) ได้ {0} คะแนน ส่วน EIT (Survey) ได้ {1} คะแนน",
            "EIT ส่วนที่ ๑ ได้ {0} คะแนน และ EIT ส่วนที่ ๒ ได้ {1} คะแนน",
            "มีคะแนน EIT Public {0} คะแนน EIT Survey {1} คะแนน",
        )
    )
    start = desk.pick(("๑.๑ การวิเคราะห์ประเด็นการประเมินข้อ {} {}", "ข้อ {} {}", "ประเด็นการประเมินข้อ {} {}"))
    one_line = desk.chance(0.4)
    for code in codes:
        printed = desk.style.code(code).replace("ข้อที่", "").replace("ข้อ", "").strip()
        first, second = ("item", "EIT1", code), ("item", "EIT2", code)
        sentence = form.format(*(desk.style.number(result[s]) for s in (first, second)))
        heading = start.format(printed, desk.label(result.year, code))
        if one_line:
            rows.append(_line(desk, f"{heading} {sentence}", (result, first), (result, second)))
        else:
            rows += [[Piece(heading)], _line(desk, sentence, (result, first), (result, second))]
        if desk.chance(0.3):
            rows.append([Piece(desk.pick(words.FILLER))])
    return _text(desk, "prose-items", rows)


def summary_sentences(desk: Desk, world: World) -> Paper:
    """The total, the instruments and the indicators in sentences."""
    result = world.first
    rows = _title(desk, result)
    total: Short = ("total", "", "total")
    number = desk.style.number
    who = result.agency.name if desk.named else "หน่วยงาน"
    rows.append(
        _line(
            desk,
            desk.pick(
                (
                    "{0}มีผลการประเมิน ITA ในภาพรวมได้คะแนน {1} คะแนน อยู่ในระดับ {2}",
                    "ผลการประเมิน ITA ของ{0} ได้คะแนนรวม {1} คะแนน ระดับ {2}",
                    "{0} ได้รับคะแนนการประเมิน ITA เท่ากับ {1} คะแนน ระดับผลการประเมิน {2}",
                    "ผลคะแนนภาพรวมของ{0} คือ {1} คะแนน (ระดับ {2})",
                    "คะแนนภาพรวมของหน่วยงาน {0} คะแนนที่ได้ {1} คะแนน ระดับผลการประเมินอยู่ที่ {2}",
                    "จากการประเมินพบว่า {0}มีคะแนนรวม {1} คะแนน",
                )
            ).format(who, number(result[total]), result.rating),
            (result, total),
        )
    )
    if desk.chance(0.6):
        form = desk.pick(
            (
                "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสีย ({0}) ได้ {1} คะแนน",
                "({0}) มีคะแนนเท่ากับ {1} คะแนน",
                "คะแนนแบบวัด {0} เท่ากับ {1} คะแนน",
                "{0} ได้คะแนน {1} คะแนน",
            )
        )
        for name in ("IIT", "EIT", "OIT"):
            short = ("instrument", name, name)
            rows.append(_line(desk, form.format(name, number(result[short])), (result, short)))
    form = desk.pick(
        (
            "ตัวชี้วัดที่ {0} {1} ได้ {2} คะแนน",
            "ตัวชี้วัด{1} อยู่ที่ {2} คะแนน",
            "ตัวชี้วัดที่ {0} {1} มีคะแนน {2}",
            "ตัวชี้วัดด้าน{1} ได้ {2} คะแนน",
            "ตัวชี้วัดที่ {0} {1} ได้คะแนนเท่ากับ {2} คะแนน",
            "ตัวชี้วัดที่ {0} {1} คะแนนเฉลี่ย {2} คะแนน",
        )
    )
    sentences = []
    for n in range(1, 11):
        short = ("indicator", INSTRUMENT_OF[n], str(n))
        sentences.append(
            (form.format(desk.style.digits(n), desk.indicator_name(str(n)), number(result[short])), (result, short))
        )
    if desk.chance(0.3):
        rows.append(_line(desk, " ".join(text for text, _ in sentences), *[figure for _, figure in sentences]))
    else:
        rows += [_line(desk, text, figure) for text, figure in sentences]
    return _text(desk, "prose-summary", rows)


def numbered_list(desk: Desk, world: World) -> Paper:
    """ "1. การปฏิบัติหน้าที่ 95.12 คะแนน", one line an indicator or an item."""
    result = world.first
    rows = _title(desk, result)
    number = desk.style.number
    if desk.chance(0.6):
        form = desk.pick(
            (
                "{0}. {1} {2} คะแนน", "{0}) {1} ได้ {2} คะแนน", "ตัวชี้วัดที่ {0} {1} {2}", "- {1} {2} คะแนน", "{0}. {1} : {2}",  # noqa: E501
                "{0}. {1} = {2} คะแนน", "ตัวชี้วัดที่ {0} {1} : {2} คะแนน", "({0}) {1} {2} คะแนน", "{0}. {1} ({2} คะแนน)",
            )
        )  # fmt: skip
        for n in range(1, 11):
            short = ("indicator", INSTRUMENT_OF[n], str(n))
            text = form.format(desk.style.digits(n), desk.indicator_name(str(n)), number(result[short]))
            rows.append(_line(desk, text, (result, short)))
    else:
        form = desk.pick(
            (
                "{0} {1} {2} คะแนน",
                "{0} {1} ได้ {2} คะแนน",
                "{0} {2}",
                "{0} {2} คะแนน",
                "{0} = {2}",
                "{0} : {2}",
                "{0}: {1} ({2})",
            )
        )
        name = desk.pick(("IIT", "OIT"))
        rows.append([Piece(desk.instrument(name))])
        for short in some_items(desk, result, name):
            text = form.format(desk.style.code(short[2]), desk.label(result.year, short[2]), number(result[short]))
            rows.append(_line(desk, text, (result, short)))
    return _text(desk, "list", rows)


def spaced(desk: Desk, world: World) -> Paper:
    """A table pasted from a PDF or a web page that kept no tabs: spaces between the columns, one cell a line."""
    result = world.first
    rows = _title(desk, result)
    gap = desk.pick(("  ", "   ", "     ", " "))
    number = desk.style.number
    lines: list[tuple[list[str], Short | None]] = []
    if desk.chance(0.5):
        lines.append((["ตัวชี้วัดที่", "รายละเอียดตัวชี้วัด", "คะแนน"], None))
        for n in range(1, 11):
            short = ("indicator", INSTRUMENT_OF[n], str(n))
            lines.append(([desk.style.digits(n), desk.indicator_name(str(n)), number(result[short])], short))
    else:
        wording = desk.chance(0.5)
        lines.append((["ข้อ", "คำถาม", "คะแนน"] if wording else ["ข้อ", "คะแนน"], None))
        for short in some_items(desk, result, desk.pick(("IIT", "OIT"))):
            middle = [desk.label(result.year, short[2])] if wording else []
            lines.append(([desk.style.code(short[2]), *middle, number(result[short])], short))
    for cells, of in lines:
        rows.append(_line(desk, gap.join(cells), (result, of)) if of else [Piece(gap.join(cells), "head")])
    return _text(desk, "spaced", rows)


def _text(desk: Desk, layout: str, rows: list[Row]) -> Paper:
    if desk.chance(0.3):
        spaced_rows: list[Row] = []
        for row in rows:
            spaced_rows += [row, []]
        rows = spaced_rows
    return Paper(layout, [Page(rows)], text_only=True)
