"""Item tables under the seven topics, as reports on FY2566 print them: the same item may stand in several topics."""

from __future__ import annotations

from itadash import rules
from tests.reading.generator import words
from tests.reading.generator.desk import Desk
from tests.reading.generator.paper import Paper, Piece, Row
from tests.reading.generator.truth import Result, Short, World
from tests.reading.generator.writers.common import ORDER

_LONG = {
    "IIT": "แบบวัดการรับรู้ผู้มีส่วนได้เสียภายใน IIT",
    "EIT": "แบบวัดการรับรู้ผู้มีส่วนได้เสียภายนอก EIT",
    "OIT": "แบบวัดการเปิดเผยข้อมูลสาธารณะ OIT",
}


def _of_topic(desk: Desk, result: Result, number: int) -> list[tuple[str, Short]]:
    """(instrument as printed, figure) of a topic's items; EIT by the part that this sheet prints, unnamed."""
    topic = next(t for t in rules.load(2566).topics if t.number == number)
    found: list[tuple[str, Short]] = []
    for code in topic.items:
        name = rules.INSTRUMENT_OF_LETTER[code[0]]
        found.append((name, ("item", "EIT1" if name == "EIT" else name, code)))
    found.sort(key=lambda pair: (ORDER[pair[0]], int(pair[1][2][1:])))
    return [pair for pair in found if pair[0] != "OIT" or desk.chance(0.9)]


def _score(desk: Desk, result: Result, name: str, short: Short) -> Piece:
    """A score; an EIT item's part is not printed here, so its key says EIT."""
    value = result[short]
    key = desk.key(result, ("item", name, short[2]))
    return Piece(desk.style.number(value) + desk.style.unit, "score", ((key, value),))


def _heading(desk: Desk, number: int) -> list[Row]:
    name = next(t.name for t in rules.load(2566).topics if t.number == number)
    form = desk.pick(("ประเด็นที่ {} {}", "({}) {}", "{}. {}", "ประเด็นที่ {} : {}"))
    rows: list[Row] = [[Piece(form.format(desk.style.digits(number), name))]]
    if desk.chance(0.3):
        rows.append([Piece(desk.pick(words.FILLER))])
    return rows


def by_columns(desk: Desk, world: World) -> Paper:
    """ลำดับ | หัวข้อ | เครื่องมือการประเมิน | ข้อคำถาม | คะแนน | การปรับปรุง/แก้ไข รักษาระดับ."""
    result = world.first
    with_label = desk.chance(0.5)
    heads = ["ลำดับ", "หัวข้อ", "เครื่องมือการประเมิน", "ข้อคำถาม", "คะแนน"]
    if desk.chance(0.8):
        heads.append(desk.pick(("การปรับปรุง/แก้ไข รักษาระดับ", "การปรับปรุง/แก้ไข/รักษาระดับ", "แนวทางการปรับปรุง")))
    rows = desk.titles(result, len(heads))
    one_table = desk.chance(0.5)
    if one_table:
        rows.append([desk.head(word) for word in heads])
    for number in sorted(desk.rng.sample(range(1, 8), desk.rng.randint(2, 7))):
        if not one_table:
            rows += _heading(desk, number)
            rows.append([desk.head(word) for word in heads])
        name = next(t.name for t in rules.load(2566).topics if t.number == number)
        items = _of_topic(desk, result, number)
        size = {kind: sum(k == kind for k, _ in items) for kind in ORDER}
        last = ""
        for k, (kind, short) in enumerate(items):
            first = kind != last
            last = kind
            code = desk.style.code(short[2])
            text = f"{code} {desk.label(2566, short[2])}" if with_label else code
            lead: Row = [None, None]
            if k == 0:
                lead = [Piece(desk.style.digits(number), down=len(items)), Piece(name, down=len(items))]
            row = [
                *lead,
                Piece(kind, "label", down=size[kind]) if first else None,
                Piece(text, "code"),
                _score(desk, result, kind, short),
            ]
            if len(heads) == 6:
                row.append(Piece(desk.pick(words.VERDICTS), down=size[kind]) if first else None)
            rows.append(row)
    return desk.paper("topics-columns", rows)


def by_subheads(desk: Desk, world: World) -> Paper:
    """ข้อคำถามแบบวัด… IIT | คะแนน, a sub-heading row for each further instrument, then the box of the verdict."""
    result = world.first
    rows = desk.titles(result, 2)
    repeated = desk.chance(0.3)
    for number in sorted(desk.rng.sample(range(1, 8), desk.rng.randint(2, 7))):
        rows += _heading(desk, number)
        items = _of_topic(desk, result, number)
        last = items[0][0]
        rows.append([desk.head(f"ข้อคำถาม{_LONG[last]}"), desk.head("คะแนน")])
        for kind, short in items:
            if kind != last:
                last = kind
                rows.append(
                    [desk.head(f"ข้อคำถาม{_LONG[kind]}"), desk.head("คะแนน")]
                    if repeated
                    else [Piece(_LONG[kind], "label", across=2)]
                )
            text = f"{desk.style.code(short[2])} {desk.label(2566, short[2])}"
            rows.append([Piece(text, "code"), _score(desk, result, kind, short)])
        if desk.chance(0.7):
            rows.append([Piece("วิเคราะห์ข้อบกพร่อง ข้อปรับปรุง ข้อที่ต้องพัฒนา หรือรักษาระดับ", across=2)])
            rows.append([Piece(f"ข้อที่ต้องพัฒนา คือ ข้อ {desk.style.code(items[0][1][2]).split()[-1]}", across=2)])
        rows.append([])
    return desk.paper("topics-subheads", rows)
