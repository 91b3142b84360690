from __future__ import annotations

from itadash.measures.brought_in import brought_in
from itadash.reading.model import PrintedMeasure


def test_printed_rows_become_measures() -> None:
    rows = brought_in(
        [
            PrintedMeasure(
                3,
                "ปรับปรุงบริการ (ข้อ E๑๑)",
                "ทำ (เชื่อมโยงกับข้อ i7)",
                "กองช่าง\r\n",
                "ทั้งปี",
                "1. ก\n2. ข",
                "รายงาน",
                "ก.txt › บรรทัด 4",
            ),
            PrintedMeasure(0, "ไม่มีข้อ", "", "", "", "", "", "ก.txt › บรรทัด 9"),
        ],
        2566,
    )
    first, second = rows
    assert (first.topic, first.items) == (3, ("e11",))
    assert (first.measure, first.owner, first.steps) == ("ปรับปรุงบริการ (ข้อ E๑๑)", "กองช่าง", "1. ก\n2. ข")
    assert (second.topic, second.items, second.measure) == (0, (), "ไม่มีข้อ")
    assert first.id != second.id
