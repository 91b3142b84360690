"""Tables of items: one row an item, EIT parts as columns, sections or rows, topics, sub-indicators."""

from __future__ import annotations

from decimal import Decimal

from itadash import rules
from tests.reading.generator import words
from tests.reading.generator.desk import Desk
from tests.reading.generator.paper import Page, Paper, Piece, Row
from tests.reading.generator.truth import Result, Short, World
from tests.reading.generator.writers.common import Extras, broken, once, short_total, some_items, total_piece


def _one(desk: Desk, result: Result, short: Short) -> Row:
    """Code and label in two cells."""
    return [desk.code(short[2]), Piece(desk.label(result.year, short[2]), "label")]


def _joined(desk: Desk, result: Result, short: Short) -> Piece:
    """Code and label in one cell."""
    return Piece(f"{desk.style.code(short[2])} {desk.label(result.year, short[2])}", "code")


def _plain_instruments(result: Result) -> tuple[str, ...]:
    return ("IIT", "EIT", "OIT") if result.year < 2566 else ("IIT", "OIT")


def plain(desk: Desk, world: World) -> Paper:
    """One row an item: code and question in two columns or in one, perhaps with an ordinal and the instrument."""
    result = world.first
    items = some_items(desk, result, *_plain_instruments(result))
    together, numbered = desk.chance(0.35), desk.chance(0.3)
    with_instrument = desk.pick(("", "", "every", "once"))
    extras = Extras(desk)
    heads: Row = [desk.head(desk.pick(words.ORDINAL))] if numbered else []
    heads += [desk.head(desk.pick(words.INSTRUMENT))] if with_instrument else []
    if together:
        heads.append(desk.head(desk.pick(words.ITEM_IN_ONE)))
    else:
        code_head, label_head = desk.pick(words.CODE), desk.pick(words.LABEL)
        heads += [desk.head(code_head), desk.head(label_head if label_head != code_head else "รายละเอียด")]
    heads += [desk.head(desk.pick(words.SCORE)), *extras.heads()]
    names = {name: desk.instrument(name) for name in ("IIT", "EIT", "OIT")}
    groups = [names[short[1]] for short in items]
    groups = once(groups) if with_instrument == "once" else groups
    body: list[Row] = []
    section = ""
    sections = desk.pick(("", "", "", "instrument", "indicator")) if not with_instrument else ""
    for k, short in enumerate(items, 1):
        opened = _section(desk, result, short, sections, names)
        if opened and opened != section:
            section = opened
            body.append([Piece(section, "label", across=len(heads) if desk.chance(0.5) else 1)])
        lead: Row = [desk.other(desk.style.digits(k))] if numbered else []
        lead += [Piece(groups[k - 1], "label") if groups[k - 1] else None] if with_instrument else []
        cells = [_joined(desk, result, short)] if together else _one(desk, result, short)
        body.append([*lead, *cells, desk.score(result, short), *extras.cells(result[short])])
    return desk.paper("items", [*desk.titles(result, len(heads)), *broken(desk, [heads], body)])


def _section(desk: Desk, result: Result, short: Short, kind: str, names: dict[str, str]) -> str:
    if kind == "instrument":
        return names[short[1]]
    if kind == "indicator":
        item = rules.load(result.year).item(short[2])
        if item:
            return (
                f"ตัวชี้วัดที่ {desk.style.digits(item.indicator)} {rules.load(result.year).indicator(item.indicator).name}"
            )
    return ""


def with_means(desk: Desk, world: World) -> Paper:
    """Items under their indicator, whose row prints the mean: above or below its items; instrument means, total."""
    result = world.first
    rule = rules.load(result.year)
    instruments = ("IIT", "OIT") if desk.chance(0.5) else (desk.pick(("IIT", "OIT")),)
    subs = desk.chance(0.7)
    where = desk.pick(("above", "below"))
    heads = [desk.head(desk.pick(words.CODE)), desk.head(desk.pick(words.LABEL)), desk.head(desk.pick(words.SCORE))]
    body: list[Row] = []

    def mean_row(text: str, short: Short) -> Row:
        return [Piece(text, "label"), None, desk.score(result, short)]

    start = desk.pick(("ตัวชี้วัดที่ {} {}", "ตัวชี้วัดที่ {} {}", "ตัวชี้วัด {} {}"))
    below = desk.pick(("คะแนนเฉลี่ยตัวชี้วัดที่ {}", "เฉลี่ยตัวชี้วัดที่ {}", "รวมตัวชี้วัดที่ {}", "คะแนนตัวชี้วัดที่ {}"))
    mean_form = desk.pick(words.MEAN_OF[:-1])
    for name in instruments:
        if desk.chance(0.5):
            body.append([Piece(desk.instrument(name), "label")])
        for indicator in [i for i in rule.indicators if i.instrument == name]:
            number = str(indicator.number)
            short = ("indicator", name, number)
            if where == "above":
                body.append(mean_row(start.format(desk.style.digits(number), indicator.name), short))
            done = ""
            for item in rule.items_of(indicator.number):
                if subs and item.subindicator and item.subindicator != done:
                    done = item.subindicator
                    of = next(s for s in rule.subindicators if s.code == done)
                    form = desk.style.digits(done)
                    body.append(
                        [
                            Piece(form, "code"),
                            Piece(of.name, "label"),
                            desk.score(result, ("subindicator", "OIT", done)),
                        ]
                        if desk.chance(0.5)
                        else [
                            Piece(f"{form} {of.name}", "code"),
                            None,
                            desk.score(result, ("subindicator", "OIT", done)),
                        ]
                    )
                body.append(
                    [*_one(desk, result, ("item", name, item.code)), desk.score(result, ("item", name, item.code))]
                )
            if where == "below":
                body.append(mean_row(below.format(desk.style.digits(number)), short))
        if desk.chance(0.6):
            body.append(mean_row(mean_form.format(desk.instrument(name)), ("instrument", name, name)))
    if len(instruments) == 2 and desk.chance(0.4):
        body.append([total_piece(desk), None, desk.score(result, short_total())])
    return desk.paper("items-with-means", [*desk.titles(result, 3), *broken(desk, [heads], body)])


def part_columns(desk: Desk, world: World) -> Paper:
    """EIT items with Public and Survey side by side, under one heading or two, perhaps with the mean of both."""
    result = world.first
    codes = list(dict.fromkeys(s[2] for s in some_items(desk, result, "EIT1", "EIT2")))
    one, two = desk.pick(words.PARTS)
    extras = Extras(desk, most=1, not_headed=("ระดับ",))
    mean = desk.chance(0.3)
    two_rows = desk.chance(0.35)
    lead = [desk.head(desk.pick(words.CODE)), desk.head(desk.pick(words.LABEL))]
    mean_head = desk.pick(("เฉลี่ย", "คะแนนเฉลี่ย", "ค่าเฉลี่ย", "เฉลี่ย 2 ส่วน", "คะแนนรวม"))
    if two_rows:
        above = desk.pick(("EIT", "คะแนน EIT", "แบบวัด EIT", "คะแนน", "ผลการประเมิน EIT"))
        for piece in lead:
            piece.down = 2
        heads: list[Row] = [
            [*lead, desk.head(above, across=2), None, *([desk.head(mean_head, down=2)] if mean else [])],
            [None, None, desk.head(one), desk.head(two)],
        ]
        heads[0] += extras.heads()
    else:
        heads = [[*lead, desk.head(one), desk.head(two), *([desk.head(mean_head)] if mean else []), *extras.heads()]]
    paper = desk.paper("eit-columns", [])
    body: list[Row] = []
    for code in codes:
        first, second = (desk.score(result, ("item", part, code)) for part in ("EIT1", "EIT2"))
        row = [*_one(desk, result, ("item", "EIT1", code)), first, second]
        both = (first.scores[0][1] + second.scores[0][1]) / 2
        if mean:
            row.append(_optional(desk, paper, result, ("item", "EIT", code), both))
        body.append([*row, *extras.cells(both.quantize(Decimal("0.01")))])
    if len(codes) == 15 and desk.chance(0.4):  # indicators 6–8 below, in the same columns
        for number in ("6", "7", "8"):
            text = f"ตัวชี้วัดที่ {desk.style.digits(number)} {desk.indicator_name(number)}"
            of = [desk.score(result, ("indicator", part, number)) for part in ("EIT1", "EIT2")]
            body.append(
                [Piece(text, "label"), None, *of, *([desk.score(result, ("indicator", "EIT", number))] if mean else [])]
            )
    paper.pages = [Page([*desk.titles(result, len(heads[0])), *broken(desk, heads, body)])]
    return paper


def _optional(desk: Desk, paper: Paper, result: Result, short: Short, value: Decimal) -> Piece:
    """A figure that may be read under its key or left alone."""
    rounded = value.quantize(Decimal("0.01"))
    key = desk.key(result, short)
    paper.optional.add(key)
    return Piece(desk.style.number(rounded), "other")


def part_sections(desk: Desk, world: World) -> Paper:
    """Items by instrument, each under a sub-heading: one table, several, or sheets."""
    result = world.first
    parts = [p for p in ("IIT", "EIT1", "EIT2", "OIT") if p.startswith("EIT") or desk.chance(0.5)]
    one, two = desk.pick(words.PARTS[:1] + words.PARTS[4:6] + words.PARTS[8:9])
    names = {"EIT1": one, "EIT2": two, "IIT": desk.instrument("IIT"), "OIT": desk.instrument("OIT")}
    long_form = desk.pick(("{}", "แบบวัด {}", "คะแนน {}", "ผลคะแนน {}", "๑. {}"))
    repeated = desk.chance(0.6)
    heads = [desk.head(desk.pick(words.CODE)), desk.head(desk.pick(words.LABEL)), desk.head(desk.pick(words.SCORE))]
    by_sheet = desk.chance(0.25)
    rows = desk.titles(result, 3)
    pages: list[Page] = []
    for k, part in enumerate(parts):
        title = long_form.format(names[part])
        if by_sheet:
            rows = desk.titles(result, 3)
        elif k == 0 and not repeated:
            rows.append(list(heads))
        if not by_sheet or desk.chance(0.5):
            rows.append([Piece(title, "label", across=3 if desk.chance(0.5) else 1)])
        if repeated or by_sheet:
            rows.append([desk.head(piece.text) for piece in heads])
        for short in some_items(desk, result, part):
            rows.append([*_one(desk, result, short), desk.score(result, short)])
        if by_sheet:
            pages.append(Page(rows, names[part].replace("/", "-")[:31]))
        elif desk.chance(0.5):
            rows.append([])
    return Paper("eit-sections", pages or [Page(rows)])


def part_rows(desk: Desk, world: World) -> Paper:
    """EIT items with the part in a column of its own."""
    result = world.first
    codes = list(dict.fromkeys(s[2] for s in some_items(desk, result, "EIT1", "EIT2")))
    pairs = (("Public", "Survey"), ("ส่วนที่ 1", "ส่วนที่ 2"), ("1", "2"), ("EIT1", "EIT2"), ("EIT Public", "EIT Survey"))
    one, two = desk.pick(pairs)
    heads = [
        desk.pick(words.CODE),
        desk.pick(("ส่วน", "ส่วนที่", "EIT ส่วนที่", "ช่องทาง", "แบบ EIT", "ส่วน EIT")),
        desk.pick(words.SCORE),
    ]
    if one == "1":
        heads[1] = "ส่วนที่"
    rows = [*desk.titles(result, 3), [desk.head(word) for word in heads]]
    inside = desk.chance(0.5)  # e1 Public, e1 Survey, e2 Public …
    order = (
        [(c, p) for c in codes for p in ("EIT1", "EIT2")]
        if inside
        else [(c, p) for p in ("EIT1", "EIT2") for c in codes]
    )
    shown = once([code for code, _ in order]) if inside and desk.chance(0.4) else [code for code, _ in order]
    for text, (code, part) in zip(shown, order, strict=True):
        cell = desk.code(code) if text else None
        rows.append([cell, Piece(one if part == "EIT1" else two), desk.score(result, ("item", part, code))])
    return desk.paper("eit-rows", rows)


def unknown_part(desk: Desk, world: World) -> Paper:
    """EIT items of a year with two parts, printed once without saying which: instrument EIT, as real reports do."""
    result = world.first
    part = desk.pick(("EIT1", "EIT2"))
    heads = [desk.head(desk.pick(words.CODE)), desk.head(desk.pick(words.LABEL)), desk.head(desk.pick(words.SCORE))]
    rows = [*desk.titles(result, 3), heads]
    for short in some_items(desk, result, part):
        value = result[short]
        key = desk.key(result, ("item", "EIT", short[2]))
        rows.append([*_one(desk, result, short), Piece(desk.style.number(value), "score", ((key, value),))])
    return desk.paper("eit-one-part", rows)


def template(desk: Desk, world: World) -> Paper:
    """Level, code, label, score and both EIT parts: the blank form of the app, with other words."""
    result = world.first
    rows = desk.titles(result, 6)
    one, two = desk.pick((words.PARTS[8], words.PARTS[0], words.PARTS[4]))
    heads = ["ระดับ", "รหัส", desk.pick(("รายการ", "รายละเอียด")), "คะแนน", one, two]
    rows.append([desk.head(word) for word in heads])
    names = {"total": "รวม", "instrument": "เครื่องมือ", "indicator": "ตัวชี้วัด", "subindicator": "ตัวชี้วัดย่อย", "item": "ข้อ"}
    items_only = desk.chance(0.3)
    for level, code in dict.fromkeys((s[0], s[2]) for s in result.values if s[2] not in ("EIT1", "EIT2")):
        if (items_only and level != "item") or (level == "item" and desk.chance(0.5)):
            continue
        cells: dict[str, Piece] = {}
        for short in result.values:
            if short[0] == level and (
                short[2] == code or (level == "instrument" == short[0] and code == "EIT" == short[2][:3])
            ):
                cells[short[1]] = desk.score(result, short)
        shown = desk.style.code(code) if level == "item" else desk.style.digits(code)
        whole = next((piece for name, piece in cells.items() if name not in ("EIT1", "EIT2")), None)
        rows.append(
            [
                Piece(names[level]),
                Piece(shown, "code"),
                Piece("รายการของหน่วยงาน", "label"),
                whole,
                cells.get("EIT1"),
                cells.get("EIT2"),
            ]
        )
    return desk.paper("template", rows)


def long(desk: Desk, world: World) -> Paper:
    """One row a score with its key in columns: several agencies, years and levels in one table."""
    levels = {"total": "รวม", "instrument": "เครื่องมือ", "indicator": "ตัวชี้วัด", "subindicator": "ตัวชี้วัดย่อย", "item": "ข้อ"}
    parts = desk.pick(
        ({"EIT1": "1", "EIT2": "2"}, {"EIT1": "ส่วนที่ 1", "EIT2": "ส่วนที่ 2"}, {"EIT1": "Public", "EIT2": "Survey"})
    )
    desk.dated = desk.named = True
    heads = [
        desk.pick(words.YEAR), desk.pick(words.AGENCY), "ระดับข้อมูล", desk.pick(("รหัส", "Code", "code")),
        desk.pick(("ส่วน EIT", "ส่วน", "ส่วนที่")), desk.pick(words.SCORE),
    ]  # fmt: skip
    rows: list[Row] = [[desk.head(word) for word in heads]]
    only = desk.pick((None, None, "indicator", "item"))
    for result in world.results:
        name = result.agency.name if desk.chance(0.7) else result.agency.short
        for short in result.values:
            if (only and short[0] != only) or (short[0] == "item" and desk.chance(0.7)):
                continue
            code = desk.style.code(short[2]) if short[0] == "item" else desk.style.digits(short[2])
            code = "EIT" if short[0] == "instrument" and short[1] in parts else code
            level = Piece(levels[short[0]])
            year = Piece(desk.style.digits(result.year))
            rows.append([year, Piece(name), level, Piece(code, "code"), _part(parts, short), desk.score(result, short)])
    return desk.paper("long", rows)


def _part(parts: dict[str, str], short: Short) -> Piece | None:
    return Piece(parts[short[1]]) if short[1] in parts else None
