"""The seven topics: the sets as the two agencies' analyses print them, written out here by hand.

They are the sets of the agency whose tables are complete, without its three likely copying slips (e15 in topic 1;
o15–o18 and o30 in topic 7) and with o19, not o14, in topic 5.
"""

from __future__ import annotations

import pytest

from itadash.rules import load

EXPECTED: dict[int, str] = {
    1: "i1 i2 i3 i4 i5 i6 e1 e2 e3 e4 e11 e12 o11 o12 o13 o14",
    2: "i1 i2 i3 e1 e2 e3 e5 e11 e12 e13 e14 o15 o16 o17 o18 o30",
    3: "e6 e7 e8 e9 e10 o1 o2 o3 o5 o6 o7 o8 o9 o10",
    4: "i19 i20 i21 i22 i23 i24 o34 o35",
    5: "i7 i8 i9 i10 i11 i12 o11 o12 o13 o19 o20 o21 o22",
    6: "i13 i14 i15 i16 i17 i18 i27 o23 o24 o25 o26 o39 o40 o41",
    7: "i25 i26 i28 i29 i30 e10 e15 o27 o28 o29 o31 o32 o33 o34 o35 o36 o37 o38 o42 o43",
}


def test_sets() -> None:
    assert {t.number: " ".join(t.items) for t in load(2566).topics} == EXPECTED


def test_names() -> None:
    assert [t.name for t in load(2566).topics] == [
        "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
        "การให้บริการและระบบ E-Service",
        "ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
        "กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ",
        "กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง",
        "กระบวนการควบคุม ตรวจสอบการใช้อำนาจและการบริหารงานบุคคล",
        "กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน",
    ]


@pytest.mark.parametrize(
    ("code", "topics"), [("i1", [1, 2]), ("o4", []), ("e10", [3, 7]), ("o35", [4, 7]), ("o11", [1, 5]), ("i27", [6])]
)
def test_topics_of_an_item(code: str, topics: list[int]) -> None:
    assert [t.number for t in load(2566).topics_of(code)] == topics


def test_every_item_but_o4_has_a_topic() -> None:
    rules = load(2566)
    assert [item.code for item in rules.items if not rules.topics_of(item.code)] == ["o4"]


@pytest.mark.parametrize("year", [2562, 2563, 2564, 2565])
def test_no_topics_before_2566(year: int) -> None:
    assert load(year).topics == ()
    assert load(year).topics_of("i1") == ()
