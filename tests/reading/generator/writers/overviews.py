"""Summaries: instruments with weights, lists of agencies, years as rows, codes as columns, two tables side by side."""

from __future__ import annotations

from decimal import Decimal

from tests.reading.generator import words
from tests.reading.generator.desk import Desk
from tests.reading.generator.paper import Paper, Piece, Row
from tests.reading.generator.truth import Result, Short, World, half_up
from tests.reading.generator.writers.common import some_items, total_piece
from tests.reading.generator.writers.indicators import INSTRUMENT_OF

_TOTAL: Short = ("total", "", "total")


def _indicator(number: int) -> Short:
    return ("indicator", INSTRUMENT_OF[number], str(number))


def _weights(result: Result, parts: bool) -> dict[str, int]:
    return {"IIT": 30, "EIT1": 15, "EIT2": 15, "OIT": 40} if parts else {"IIT": 30, "EIT": 30, "OIT": 40}


def _weighted(desk: Desk, result: Result, name: str, weight: int) -> Piece:
    return desk.other(desk.style.number(half_up(result["instrument", name, name] * weight / 100)))


def summary(desk: Desk, world: World) -> Paper:
    """เครื่องมือ | น้ำหนัก | คะแนน | คะแนนถ่วงน้ำหนัก, one row an instrument, the total below."""
    result = world.first
    parts = result.year >= 2566 and desk.chance(0.5)
    columns = desk.pick(
        (
            ("score",),
            ("weight", "score"),
            ("weight", "score", "weighted"),
            ("score", "weight", "weighted"),
            ("score", "weighted"),
        )
    )
    titles = {
        "weight": desk.pick(("น้ำหนัก", "น้ำหนัก (ร้อยละ)", "ค่าน้ำหนัก", "ร้อยละน้ำหนัก")),
        "score": desk.pick(("คะแนน", "คะแนนที่ได้", "คะแนนเฉลี่ย", "ผลคะแนน", "คะแนน (เต็ม 100)")),
        "weighted": desk.pick(("คะแนนถ่วงน้ำหนัก", "คะแนนหลังถ่วงน้ำหนัก", "คะแนนที่ถ่วงน้ำหนักแล้ว", "ผลคูณ", "ถ่วงน้ำหนัก")),
    }
    first = desk.pick((*words.INSTRUMENT, "รายการ", "แบบวัด/เครื่องมือ"))
    rows = [*desk.titles(result, len(columns) + 1), [desk.head(first), *[desk.head(titles[c]) for c in columns]]]
    for name, weight in _weights(result, parts).items():
        cells = {
            "weight": desk.other(desk.style.digits(weight)),
            "score": desk.score(result, ("instrument", name, name)),
            "weighted": _weighted(desk, result, name, weight),
        }
        rows.append([Piece(desk.instrument(name), "label"), *[cells[c] for c in columns]])
    total = desk.score(result, _TOTAL)
    if columns[-1] == "weighted":
        cells = {"weight": desk.other(desk.style.digits(100)), "score": None, "weighted": total}
    else:
        cells = {"weight": desk.other(desk.style.digits(100)), "score": total, "weighted": None}
    if desk.chance(0.8):
        rows.append([total_piece(desk), *[cells[c] for c in columns]])
        if desk.chance(0.5):
            rows.append([Piece("ระดับ"), *[None] * (len(columns) - 1), Piece(result.rating)])
    return desk.paper("instruments", rows)


def regional(desk: Desk, world: World) -> Paper:
    """One row an agency: level, total, indicators or instruments, some of them weighted; a mean row of the province."""
    desk.named = True
    year = world.first.year
    long_names = desk.chance(0.3)
    order = list(range(1, 11)) if desk.chance(0.7) else list(range(10, 0, -1))
    form = desk.pick(("ตัวชี้วัดที่ {}", "ตชว. {}", "ตัวชี้วัด {}", "ตัวชี้วัดที่{}", "{}"))
    what = desk.pick(("indicators", "indicators", "indicators+weighted", "instruments", "weighted"))
    lead: list[str] = [desk.pick(words.ORDINAL)] if desk.chance(0.7) else []
    lead.append(desk.pick(words.AGENCY))
    where = desk.pick(((), (), ("อำเภอ",), ("อำเภอ", "จังหวัด"), ("จังหวัด",)))
    total_head = desk.pick(("คะแนน ITA", "คะแนนรวม", "คะแนนรวม ITA", "ผลคะแนน ITA", "คะแนน", "คะแนนภาพรวม"))
    columns: list[tuple[str, Short | str]] = []
    if what.startswith("indicators"):
        for n in order:
            name = desk.indicator_name(str(n))
            label = f"{desk.style.digits(n)}. {name}" if long_names else form.format(desk.style.digits(n))
            columns.append((label, _indicator(n)))
    elif what == "instruments":
        columns = [(name, ("instrument", name, name)) for name in ("IIT", "EIT", "OIT")]
    if "weighted" in what:
        cap = desk.pick((" (ถ่วงน้ำหนัก)", " ({} คะแนน)", " (ร้อยละ {})", "ถ่วงน้ำหนัก {}%", " (เต็ม {})"))
        for name, weight in _weights(world.first, False).items():
            columns.insert(
                {"IIT": len(columns), "EIT": len(columns), "OIT": 0}[name] if what != "weighted" else len(columns),
                (name + cap.format(desk.style.digits(weight)), f"weighted {name} {weight}"),
            )
    total_first = desk.chance(0.5)
    level_head = desk.pick(("ระดับ", "ระดับผลการประเมิน", "ระดับการประเมิน")) if desk.chance(0.6) else ""
    ends: list[tuple[str, Short | str]] = [(total_head, _TOTAL)]
    if level_head:
        ends.append((level_head, "rating"))
    columns = [*ends, *columns] if total_first else [*columns, *ends]
    heads = [desk.head(word) for word in (*lead, *where, *[label for label, _ in columns])]
    year_words = f"ประจำปีงบประมาณ พ.ศ. {desk.style.digits(year)}" if desk.dated else ""
    rows: list[Row] = [
        [
            Piece(
                f"{desk.pick(('ผลการประเมิน ITA ขององค์กรปกครองส่วนท้องถิ่น', 'สรุปผลคะแนน ITA รายหน่วยงาน'))} {year_words}".strip()  # noqa: E501
            )
        ],
        heads,
    ]
    if what.startswith("indicators") and not long_names and desk.chance(0.25):
        above: Row = [*[None] * (len(lead) + len(where)), *[None] * len(columns)]
        at = next(k for k, (_, c) in enumerate(columns) if isinstance(c, tuple) and c[0] == "indicator")
        above[len(lead) + len(where) + at] = desk.head("คะแนนรายตัวชี้วัด", across=10)
        rows.insert(-1, above)
    for k, result in enumerate(world.results, 1):
        agency = result.agency
        row: Row = [desk.other(desk.style.digits(k))] if len(lead) == 2 else []
        row.append(Piece(agency.name if desk.chance(0.7) else agency.short))
        row += [Piece(agency.district if word == "อำเภอ" else agency.province) for word in where]
        row += [_cell(desk, result, column) for _, column in columns]
        rows.append(row)
    if desk.chance(0.4):
        label = desk.pick(
            (f"ค่าเฉลี่ยจังหวัด{world.first.agency.province}", "คะแนนเฉลี่ยรวม", "เฉลี่ย", "ค่าเฉลี่ยทั้งจังหวัด", "รวมเฉลี่ย")
        )
        row = [*[None] * (len(lead) - 1), Piece(label), *[None] * len(where)]
        row += [_mean(desk, world, column) for _, column in columns]
        rows.append(row)
    return desk.paper("regional", rows)


def _cell(desk: Desk, result: Result, column: Short | str) -> Piece:
    if not isinstance(column, str):
        return desk.score(result, column)
    if column == "rating":
        return Piece(result.rating)
    _, name, weight = column.split()
    return _weighted(desk, result, name, int(weight))


def _mean(desk: Desk, world: World, column: Short | str) -> Piece | None:
    if isinstance(column, str):
        return None
    values = [result[column] for result in world.results]
    return desk.other(desk.style.number(half_up(sum(values, Decimal(0)) / len(values))))


def years_down(desk: Desk, world: World) -> Paper:
    """One row a year: total and level, or instruments, or indicators, of one agency."""
    desk.dated = True
    what = desk.pick(("total", "instruments", "indicators"))
    columns: list[tuple[str, Short | str]] = []
    if what == "instruments":
        columns = [(name, ("instrument", name, name)) for name in ("IIT", "EIT", "OIT")]
    elif what == "indicators":
        form = desk.pick(("ตัวชี้วัดที่ {}", "ตัวชี้วัด {}", "ตชว.{}", "{}"))
        columns = [(form.format(desk.style.digits(n)), _indicator(n)) for n in range(1, 11)]
    total_head = desk.pick(("คะแนน", "คะแนน ITA", "คะแนนรวม", "ผลคะแนน", "ผลการประเมิน", "คะแนนรวม ITA"))
    columns.append((total_head, _TOTAL))
    if desk.chance(0.6):
        columns.append((desk.pick(("ระดับ", "ระดับผลการประเมิน", "เกรด")), "rating"))
    rows = [[desk.head(desk.pick(words.YEAR)), *[desk.head(label) for label, _ in columns]]]
    form = desk.pick(("{}", "{}", "พ.ศ. {}", "ปี {}", "ปีงบประมาณ {}"))
    for result in world.results:
        rows.append(
            [
                Piece(form.format(desk.style.digits(result.year))),
                *[_cell(desk, result, column) for _, column in columns],
            ]
        )
    title = desk.pick(("ผลการประเมิน ITA ย้อนหลัง", "สถิติผลการประเมิน ITA", "เปรียบเทียบคะแนน ITA"))
    return desk.paper(
        "years-down", [[Piece(f"{title} {desk.agency(world.first) if desk.named else ''}".strip())], *rows]
    )


def across(desk: Desk, world: World) -> Paper:
    """Codes or indicators as columns, one row of scores (or one row a year) below."""
    items = desk.chance(0.6)
    result = world.first
    years = len(world.results) > 1
    if items:
        part = desk.pick(("IIT", "OIT", "IIT" if result.year >= 2566 else "EIT"))
        shorts = some_items(desk, result, part)[: desk.pick((6, 10, 30, 43))]
        labels = [desk.style.code(short[2]) for short in shorts]
        if years:  # item codes are other questions in other years: the same codes must exist
            shorts = [s for s in shorts if all(s in r.values for r in world.results)]
            labels = [desk.style.code(short[2]) for short in shorts]
    if not items or not shorts:
        shorts = [_indicator(n) for n in range(1, 11)]
        form = desk.pick(("ตัวชี้วัดที่ {0}", "{0}. {1}", "ตัวชี้วัดที่ {0} {1}", "{1}", "{0}"))
        labels = [form.format(desk.style.digits(s[2]), desk.indicator_name(s[2])) for s in shorts]
    if years:
        desk.dated = True
    lead = desk.pick(("", "รายการ", "หัวข้อ")) if not years else desk.pick(words.YEAR)
    heads: Row = [desk.head(lead) if lead else None, *[Piece(label, "head") for label in labels]]
    body: list[Row] = []
    for each in world.results:
        name = desk.style.digits(each.year) if years else desk.pick(("คะแนน", "ผลคะแนน", "คะแนนที่ได้"))
        body.append([Piece(name), *[desk.score(each, short) for short in shorts]])
    if not lead and not years and desk.chance(0.3):
        heads, body = heads[1:], [row[1:] for row in body]
    return desk.paper("across", [*desk.titles(result, len(heads)), heads, *body])


def side_by_side(desk: Desk, world: World) -> Paper:
    """Two tables beside each other: indicators left and items right, or IIT left and OIT right, or two years."""
    result = world.first
    kind = desk.pick(("items", "mixed", "years")) if len(world.results) > 1 else desk.pick(("items", "mixed"))
    gap: Row = [None] * desk.pick((0, 1, 1, 2))
    code, label, score = desk.pick(words.CODE[:4]), desk.pick(words.LABEL[:3]), desk.pick(words.SCORE[:5])
    if code == label:
        label = "รายละเอียด"
    with_label = desk.chance(0.5)

    def item_rows(name: str) -> list[Row]:
        of = some_items(desk, result, name)
        return [
            [
                desk.code(s[2]),
                *([Piece(desk.label(result.year, s[2]), "label")] if with_label else []),
                desk.score(result, s),
            ]
            for s in of
        ]

    def item_heads() -> Row:
        return [desk.head(code), *([desk.head(label)] if with_label else []), desk.head(score)]

    def indicator_rows(of: Result) -> list[Row]:
        return [
            [desk.indicator_number(str(n)), Piece(desk.indicator_name(str(n)), "label"), desk.score(of, _indicator(n))]
            for n in range(1, 11)
        ]

    def indicator_heads(last: str) -> Row:
        return [desk.head("ตัวชี้วัดที่"), desk.head("รายละเอียดตัวชี้วัด"), desk.head(last)]

    if kind == "items":
        left, right = item_rows("IIT"), item_rows("OIT")
        left_heads, right_heads = item_heads(), item_heads()
    elif kind == "mixed":
        left, right = indicator_rows(result), item_rows(desk.pick(("IIT", "OIT")))
        left_heads, right_heads = indicator_heads("คะแนน"), item_heads()
    else:
        desk.dated = True
        one, two = world.results[0], world.results[1]
        left, right = indicator_rows(one), indicator_rows(two)
        left_heads, right_heads = (indicator_heads(f"คะแนนปี {desk.style.digits(r.year)}") for r in (one, two))
    width, height = len(left_heads), max(len(left), len(right))
    left += [[None] * width] * (height - len(left))
    right += [[None] * len(right_heads)] * (height - len(right))
    rows = desk.titles(result, width)
    rows.append([*left_heads, *gap, *right_heads])
    rows += [[*a, *gap, *b] for a, b in zip(left, right, strict=True)]
    return desk.paper("side-by-side", rows)


def weighted_columns(desk: Desk, world: World) -> Paper:
    """Indicators beside the weighted points of their instruments (merged), as consultants' reports print them."""
    result = world.first
    heads = [
        "เครื่องมือ",
        "ตัวชี้วัด",
        "คะแนน",
        desk.pick(("คะแนนถ่วงน้ำหนัก", "คะแนนหลังถ่วงน้ำหนัก", "ถ่วงน้ำหนัก (ร้อยละ)", "น้ำหนัก x คะแนน")),
    ]
    if desk.chance(0.5):
        heads.insert(3, desk.pick(("น้ำหนัก", "ค่าน้ำหนัก", "น้ำหนัก (%)")))
    rows = [*desk.titles(result, len(heads)), [desk.head(word) for word in heads]]
    sizes = {1: ("IIT", 5, 30), 6: ("EIT", 3, 30), 9: ("OIT", 2, 40)}
    merged = desk.chance(0.5)
    for number in range(1, 11):
        text = f"{desk.style.digits(number)}. {desk.indicator_name(str(number))}"
        row: Row = [None, Piece(text, "code"), desk.score(result, _indicator(number))]
        if number in sizes:
            name, size, weight = sizes[number]
            down = size if merged else 1
            row[0] = Piece(desk.instrument(name), "label", down=down)
            row += [Piece(desk.style.digits(weight), "other", down=down)] * (len(heads) == 5)
            row.append(_weighted(desk, result, name, weight))
        rows.append(row)
    if desk.chance(0.7):
        rows.append([total_piece(desk), *[None] * (len(heads) - 2), desk.score(result, _TOTAL)])
    return desk.paper("weighted-beside", rows)
