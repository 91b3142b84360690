from __future__ import annotations

import json

import pytest

from itadash.measures import library
from itadash.measures.library.own import (
    MAX_ENTRIES,
    OwnEntryError,
    entry_id,
    from_json,
    read,
    read_file,
    to_json,
    united,
)

TOML = """
[[entries]]
fiscal_year = 2566
items = ["I7", "i8"]
title = "ห้องเรียนงบประมาณ"
method = "จัดห้องเรียนงบประมาณปี {work_year}"
steps = ["เปิดห้องเรียนในเดือนตุลาคม {result_year}"]
units = ["finance", "กองสารสนเทศ"]
proves = ["o11"]

[[entries]]
id = "ของเรา"
fiscal_year = 2566
items = ["e9"]
title = "สายด่วนตอบคำถาม"
method = "ตั้งสายด่วน"
"""


def one(**changes: object) -> list[dict[str, object]]:
    return [{"fiscal_year": 2566, "items": ["i7"], "title": "ชื่อ", "method": "วิธี", **changes}]


def test_toml_and_json_give_the_same_entries() -> None:
    entries = read(TOML)
    assert [(e.id, e.items, e.cure) for e in entries] == [
        (entry_id("ห้องเรียนงบประมาณ", ("i7", "i8")), ("i7", "i8"), entry_id("ห้องเรียนงบประมาณ", ("i7", "i8"))),
        ("ของเรา", ("e9",), "ของเรา"),
    ]
    assert entries[0].units == ("finance", "กองสารสนเทศ")
    assert entries[0].proves == ("o11",)
    assert read(json.dumps({"entries": to_json(entries)}, ensure_ascii=False)) == entries
    assert read(json.dumps(to_json(entries))) == entries
    assert from_json(json.loads(json.dumps(to_json(entries)))) == entries


def test_entries_of_the_library_travel_too() -> None:
    entries = tuple(library.entries().values())
    assert from_json(json.loads(json.dumps(to_json(entries)))) == entries


def test_nothing_is_nothing() -> None:
    assert read("") == ()
    assert read('{"entries": []}') == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"title": ""}, "ยังไม่มีชื่อมาตรการ"),
        ({"method": " \n"}, "ยังไม่มีวิธีการ"),
        ({"items": []}, "ยังไม่ได้บอกว่าตอบข้อใด"),
        ({"items": ["i31"]}, "ไม่มีข้อ “i31”"),
        ({"items": "i7"}, "ต้องเป็นรายการ"),
        ({"proves": ["e1"]}, "ไม่ใช่ข้อ OIT"),
        ({"fiscal_year": 2023}, "2562–2566"),
        ({"fiscal_year": "2566"}, "ต้องเป็นตัวเลข"),
        ({"topic": 8}, "ประเด็นต้องเป็น 1–7"),
        ({"title": 7}, "ต้องเป็นข้อความ"),
        ({"title": "จัดโดย {unit}"}, "{unit}"),
        ({"steps": ["ส่งถึง (ใส่ชื่อหน่วยงาน)"]}, "ยังมีส่วนที่ต้องเติม"),
        ({"steps": ["ก"] * 51}, "เกิน 50"),
        ({"method": "ก" * 20_001}, "ยาวเกิน"),
        ({"owner": "กองคลัง"}, "ไม่มีช่องชื่อ “owner”"),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, object], said: str) -> None:
    with pytest.raises(OwnEntryError) as error:
        from_json(one(**changes))
    assert said in str(error.value)
    assert "รายการมาตรการที่ 1" in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[entries]\n", "บรรทัดที่ 1"),
        ("{", "อ่านไฟล์รายการมาตรการไม่ได้"),
        ('{"entries": 5}', "ต้องเป็นรายการ"),
        ('[[entry]]\ntitle = "ก"', "ต้องเป็นรายการชื่อ entries"),
        ('["ก"]', "ต้องมีชื่อช่อง"),
        ("[" * 100_000, "อ่านไฟล์รายการมาตรการไม่ได้"),
        ("#" * 2_000_001, "ใหญ่เกินไป"),
    ],
)
def test_files_that_cannot_be_read(text: str, said: str) -> None:
    with pytest.raises(OwnEntryError) as error:
        read(text)
    assert said in str(error.value)


def test_too_many_and_twice_the_same_id() -> None:
    with pytest.raises(OwnEntryError, match=str(MAX_ENTRIES)):
        from_json(one() * (MAX_ENTRIES + 1))
    with pytest.raises(OwnEntryError, match="ซ้ำกัน"):
        from_json(one(id="ก") * 2)


def test_a_file_with_its_mark_and_one_of_another_encoding() -> None:
    assert read_file(TOML.encode("utf-8-sig")) == read_file(TOML.encode()) == read(TOML)
    for encoding in ("cp874", "utf-16"):
        with pytest.raises(OwnEntryError, match="UTF-8"):
            read_file(TOML.encode(encoding))
    with pytest.raises(OwnEntryError, match="ใหญ่เกินไป"):
        read_file(b"#" * 8_000_001)


def test_the_same_entry_brought_in_again_takes_the_place_of_the_old_one() -> None:
    old = read(TOML)
    new = from_json(one(items=["e9"], title="สายด่วน", id="ของเรา") + one(title="อื่น"))
    together = united(old, new)
    assert [entry.title for entry in together] == ["ห้องเรียนงบประมาณ", "สายด่วน", "อื่น"]
    assert united(together, new) == together
    with pytest.raises(OwnEntryError, match=str(MAX_ENTRIES)):
        united(from_json([{**one()[0], "title": str(n)} for n in range(MAX_ENTRIES)]), new)
