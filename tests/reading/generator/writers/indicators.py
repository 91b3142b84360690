"""Tables of the ten indicators: with and without heading, by instrument, two years side by side."""

from __future__ import annotations

from decimal import Decimal

from tests.reading.generator import words
from tests.reading.generator.desk import Desk
from tests.reading.generator.paper import Page, Paper, Piece, Row
from tests.reading.generator.truth import Result, World
from tests.reading.generator.writers.common import Extras, short_total, total_piece

INSTRUMENT_OF = {**dict.fromkeys(range(1, 6), "IIT"), **dict.fromkeys(range(6, 9), "EIT"), 9: "OIT", 10: "OIT"}


def _short(number: int) -> tuple[str, str, str]:
    return ("indicator", INSTRUMENT_OF[number], str(number))


def plain(desk: Desk, world: World) -> Paper:
    """ตัวชี้วัดที่ | รายละเอียดตัวชี้วัด | คะแนน, with instrument means and the total below."""
    result = world.first
    extras = Extras(desk)
    number_head, name_head = desk.pick(words.NUMBER), desk.pick(words.INDICATOR)
    if number_head == name_head:
        number_head = "ที่"
    heads = [desk.head(number_head), desk.head(name_head), desk.head(desk.pick(words.SCORE)), *extras.heads()]
    rows = [*desk.titles(result, len(heads)), heads]
    form = desk.pick(("{}", "{}", "{}", "{}.", "ตัวชี้วัดที่ {}", "ตัวชี้วัด {}"))
    with_means = desk.pick(("", "", "above", "below"))
    mean_form = desk.pick(words.MEAN_OF)
    for number in range(1, 11):
        name, first = INSTRUMENT_OF[number], number in (1, 6, 9)
        mean_row: Row = [
            None,
            Piece(mean_form.format(desk.instrument(name)), "label"),
            desk.score(result, ("instrument", name, name)),
        ]
        if with_means == "above" and first:
            rows.append(mean_row)
        label = Piece(desk.indicator_name(str(number)), "label")
        rows.append(
            [
                desk.indicator_number(str(number), form),
                label,
                desk.score(result, _short(number)),
                *extras.cells(result[_short(number)]),
            ]
        )
        if with_means == "below" and number in (5, 8, 10):
            rows.append(mean_row)
    if desk.chance(0.6):
        rows += _total_rows(desk, result, 2)
    return desk.paper("indicators", rows)


def _total_rows(desk: Desk, result: Result, before: int) -> list[Row]:
    """The row of the total, its label merged or in the first or last column, and perhaps the level."""
    label = total_piece(desk)
    where = desk.pick(("merged", "first", "last"))
    lead: Row = [None] * before
    lead[before - 1 if where == "last" else 0] = label
    if where == "merged":
        label.across = before
    rows: list[Row] = [[*lead, desk.score(result, short_total())]]
    if desk.chance(0.4):
        rating = desk.pick(("ระดับ", "ระดับผลการประเมิน", "ระดับการประเมิน", "ผลการประเมินระดับ"))
        rows.append([Piece(rating), *[None] * (before - 1), Piece(result.rating)])
    return rows


def grouped(desk: Desk, world: World) -> Paper:
    """แบบสำรวจ | ตัวชี้วัดที่ | รายละเอียด | คะแนน, the instrument merged over its rows or printed once."""
    result = world.first
    extras = Extras(desk, most=1)
    own_scores = desk.chance(0.3)  # a column with the instrument's own score, merged like its name
    head_words = [desk.pick(words.INSTRUMENT), "ตัวชี้วัดที่", desk.pick(words.INDICATOR), desk.pick(words.SCORE)]
    together = desk.chance(0.3)  # number and name in one cell
    if together:
        head_words[1:3] = ["ตัวชี้วัด"]
    if own_scores:
        head_words.append(desk.pick(("คะแนนเฉลี่ยรายเครื่องมือ", "คะแนนรายแบบวัด", "คะแนนเครื่องมือ", "คะแนนแบบวัด")))
    heads: Row = [desk.head(word) for word in head_words]
    rows = [*desk.titles(result, len(heads)), [*heads, *extras.heads()]]
    merged = desk.chance(0.5)
    names = {name: desk.instrument(name) for name in ("IIT", "EIT", "OIT")}
    sizes = {1: 5, 6: 3, 9: 2}
    form = desk.pick(("{}", "{}", "{}."))
    for number in range(1, 11):
        name = INSTRUMENT_OF[number]
        first = number in sizes
        group = Piece(names[name], "label", down=sizes[number] if merged else 1) if first else None
        label = desk.indicator_name(str(number))
        if together:
            text = desk.pick((f"{desk.style.digits(number)}. {label}", f"ตัวชี้วัดที่ {desk.style.digits(number)} {label}"))
            middle: Row = [Piece(text, "code")]
        else:
            middle = [desk.indicator_number(str(number), form), Piece(label, "label")]
        row = [group, *middle, desk.score(result, _short(number))]
        if own_scores:
            own = desk.score(result, ("instrument", name, name))
            own.down = sizes.get(number, 1) if merged else 1
            row.append(own if first else None)
        rows.append([*row, *extras.cells(result[_short(number)])])
    if desk.chance(0.5):
        rows += _total_rows(desk, result, len(head_words) - 1 - own_scores)
    return desk.paper("indicators-grouped", rows)


def headless(desk: Desk, world: World) -> Paper:
    """ตัวชี้วัดที่ n ชื่อ | ได้ x คะแนน, without a heading row."""
    result = world.first
    rows = desk.titles(result, 2)
    form = desk.pick(("ได้ {} คะแนน", "{} คะแนน", "ได้ {}", "คะแนน {}", "= {} คะแนน", "{}"))
    start = desk.pick(("ตัวชี้วัดที่ {} {}", "{}. {}", "ตัวชี้วัดที่ {} : {}", "ตัวชี้วัด {} {}"))
    for number in range(1, 11):
        label = Piece(start.format(desk.style.digits(number), desk.indicator_name(str(number))), "code")
        rows.append([label, _worded(desk, result, number, form)])
    return desk.paper("indicators-headless", rows)


def _worded(desk: Desk, result: Result, number: int, form: str) -> Piece:
    short = _short(number)
    return Piece(form.format(desk.style.number(result[short])), "score", ((desk.key(result, short), result[short]),))


def years_beside(desk: Desk, world: World) -> Paper:
    """เครื่องมือ | ตัวชี้วัด | year | year | การเปลี่ยนแปลง, with means, total and levels below."""
    results = sorted(world.results, key=lambda r: r.year)
    desk.dated = True
    before = desk.pick((1, 2, 2))
    wrap = desk.pick(("{}", "{}", "{}", "คะแนน{}", "ผลคะแนน {}", "คะแนน {}", "คะแนนที่ได้ {}"))
    heads: Row = [desk.head(desk.pick(words.INSTRUMENT)), desk.head("ตัวชี้วัด")][2 - before :]
    forms = [wrap.format(desk.year(result.year)) for result in results]
    if wrap != "{}" or desk.chance(0.8):
        one = desk.pick(("{}", "ปี {}", "ปีงบประมาณ {}", "พ.ศ. {}"))
        forms = [wrap.format(one.format(desk.style.digits(result.year))) for result in results]
    heads += [desk.head(form) for form in forms]
    change = desk.pick(("การเปลี่ยนแปลง", "ผลต่าง", "เพิ่มขึ้น/ลดลง", "ร้อยละการเปลี่ยนแปลง", "")) if len(results) == 2 else ""
    if change:
        heads.append(desk.head(change))
    title = desk.titles(results[-1], len(heads)) if desk.chance(0.3) else _title_without_year(desk, results[0])
    rows = [*title, heads]
    if desk.chance(0.2) and not change:  # years on the first row, "คะแนน" below each
        rows.append([*[None] * before, *[desk.head("คะแนน") for _ in results]])
    lines: list[tuple[str, str, tuple[str, str, str]]] = []
    for number in range(1, 11):
        lines.append((INSTRUMENT_OF[number], desk.indicator_name(str(number)), _short(number)))
    numbered = before == 1 or desk.chance(0.4)
    last = ""
    for name, label, short in lines:
        text = f"{desk.style.digits(short[2])}. {label}" if numbered else label
        group = [Piece(desk.instrument(name), "label") if name != last else None] if before == 2 else []
        last = name
        rows.append(
            [
                *group,
                Piece(text, "label"),
                *[desk.score(r, short) for r in results],
                *_change(desk, results, short, change),
            ]
        )
    if desk.chance(0.6):
        label = Piece(desk.pick((*words.TOTAL, "คะแนนเฉลี่ย")), "label")
        scores = [desk.score(r, short_total()) for r in results]
        rows.append([label, *[None] * (before - 1), *scores, *_change(desk, results, short_total(), change)])
        if desk.chance(0.6):
            rows.append([Piece("ระดับการประเมิน"), *[None] * (before - 1), *[Piece(r.rating) for r in results]])
    return desk.paper("years-beside", rows)


def _title_without_year(desk: Desk, result: Result) -> list[Row]:
    name = desk.agency(result) if desk.named else ""
    title = desk.pick(("เปรียบเทียบผลการประเมิน ITA", "ตารางเปรียบเทียบคะแนน ITA", "ผลการประเมิน ITA ย้อนหลัง"))
    forms: list[list[Row]] = [[[Piece(f"{title} {name}".strip())]], [[Piece(title)], [Piece(name)] if name else []]]
    return [row for row in desk.pick(forms) if row]


def _change(desk: Desk, results: list[Result], short: tuple[str, str, str], kind: str) -> Row:
    if not kind:
        return []
    first, last = (r[short] for r in results)
    difference = last - first
    if "ร้อยละ" in kind and first:
        difference = (difference / first * 100).quantize(Decimal("0.01"))
    size = desk.style.number(abs(difference))
    word = "เพิ่มขึ้น" if difference > 0 else "ลดลง" if difference < 0 else "คงที่"
    sign = "+" if difference > 0 else "-" if difference < 0 else ""
    arrow = "▲" if difference > 0 else "▼" if difference < 0 else ""
    form = desk.pick((f"{word} {size}", f"{sign}{size}", f"{arrow} {size}", f"{sign}{size}", f"{word}\n{size}"))
    return [desk.other(form)]


def years_on_sheets(desk: Desk, world: World) -> Paper:
    """One sheet a year: the year in the sheet's name only, or in each sheet's titles too."""
    desk.dated = True
    by_name = desk.chance(0.5)
    name_form = desk.pick(("{}", "ปี {}", "ITA {}", "ปีงบ {}", "ผลคะแนน ปี {}", "ปี{}", "ปีงบประมาณ {}"))
    pages: list[Page] = []
    write = desk.pick((plain, grouped))
    for k, result in enumerate(world.results, 1):
        desk.sheet_year = by_name
        page = write(desk, World([result])).pages[0]
        page.name = name_form.format(desk.style.digits(result.year)) if by_name else f"Sheet{k}"
        pages.append(page)
    return Paper("years-on-sheets", pages)
