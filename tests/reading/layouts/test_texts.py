"""Sentences for the audit of words, and rows from which nothing was read: nothing with a number vanishes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itadash.reading.layouts.found import Left
from itadash.reading.layouts.leftovers import MOST, joined
from itadash.reading.layouts.recognise import read_sheets
from itadash.reading.model import NothingFoundError, Reading
from itadash.reading.words.text import looks_numeric
from tests.reading.layouts.made import Grid, sheet
from tests.reading.layouts.reads import read, scores

HEAD = ["รหัส", "รายการ", "คะแนน"]


def ignored(reading: Reading) -> list[tuple[str, str]]:
    return [(row.source.split(" › ")[-1], row.reason) for row in reading.ignored]


def test_rows_without_scores_are_listed_with_a_reason() -> None:
    reading = read(HEAD, ["i1", "ก", "80"], ["ผู้ประสานงาน", "งานนิติการ", "", "053000000"], ["i2", "ข", "-"])
    assert scores(reading) == [("i1", "80.00")]
    assert ignored(reading) == [("A5", "ไม่มีตัวเลขในช่องคะแนน"), ("A6", "ไม่มีตัวเลขที่เป็นคะแนน")]


def test_rows_of_a_table_without_scores_are_one_entry() -> None:
    rows = [["แบบวัด", "จำนวนผู้ตอบ", "ร้อยละ"], ["IIT", "45", "75.00"], ["EIT", "120", "60.00"]]
    reading = read(HEAD, ["i1", "ก", "80"], *rows)
    assert scores(reading) == [("i1", "80.00")]
    assert [place for place, _ in ignored(reading)] == ["A6–A7"]


def test_a_number_alone_is_told() -> None:
    reading = read(HEAD, ["i1", "ก", "80"], ["", "", "88.12"])
    assert ignored(reading) == [("C5", "มีแต่ตัวเลข ไม่มีรหัสข้อหรือชื่อตัวชี้วัด")]


def test_measures_in_another_form_are_listed_and_their_texts_kept() -> None:
    rows = [["ประเด็น", "วิธีการ", "ผู้รับผิดชอบ"], ["๑. จัดทำคู่มือการให้บริการประชาชน", "ประชุมชี้แจง", "กองคลัง"]]
    reading = read(HEAD, ["i1", "ก", "80"], *rows)
    assert ignored(reading) == [("A6", "อยู่ในตารางมาตรการหรือแผนงาน ไม่ใช่ตารางคะแนน")]
    assert "๑. จัดทำคู่มือการให้บริการประชาชน" in [sentence.text for sentence in reading.sentences]


def test_a_table_with_scores_and_an_owner_column_is_read() -> None:
    reading = read(["ข้อ", "ประเด็น", "คะแนน", "ผู้รับผิดชอบ"], ["i1", "ก", "80", "กองคลัง"])
    assert scores(reading) == [("i1", "80.00")]


def test_a_column_of_numbers_without_a_heading_is_told_once() -> None:
    reading = read([*HEAD, "", ""], ["i1", "ก", "80", "", "3"], ["i2", "ข", "81", "", "4"])
    assert [(r.kind, r.source.split(" › ")[-1], r.printed) for r in reading.remarks] == [("note", "E4", "3")]


def test_paragraphs_and_long_cells_are_sentences_in_order() -> None:
    box = "ข้อบกพร่อง : ไม่มี ข้อที่ต้องพัฒนา : การให้บริการ รักษาระดับ : การปฏิบัติหน้าที่"
    rows = [
        ["๑) กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ"],
        [*HEAD, "สรุป"],
        ["i1", "ก", "80", box],
        ["จากผลดังกล่าวควรปรับปรุง"],
    ]
    found = [(s.text, s.topic, bool(s.table)) for s in read(*rows).sentences]
    assert found == [
        ("ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566", 0, False),
        ("๑) กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ", 1, False),
        (box, 1, True),
        ("จากผลดังกล่าวควรปรับปรุง", 1, False),
    ]


def test_a_topic_ends_where_the_next_part_of_the_report_begins() -> None:
    rows = [
        ["ประเด็นที่ ๗ กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน"],
        ["ส่วนที่ ๓ ข้อจำกัดของหน่วยงาน"],
        ["ด้านบุคลากร"],
    ]
    assert [s.topic for s in read(HEAD, ["i1", "ก", "80"], *rows).sentences] == [0, 7, 0, 0]


def test_the_wording_of_an_item_is_no_sentence() -> None:
    wording = "i1 บุคลากรในหน่วยงานปฏิบัติงานหรือให้บริการแก่ผู้มาติดต่อตามขั้นตอนที่กำหนด มากน้อยเพียงใด"
    assert len(read(["ข้อคำถาม", "คะแนน"], [wording, "80"]).sentences) == 1  # the title


def test_too_many_leftovers_are_counted() -> None:
    rows = [Left(f"ไฟล์ › A{n}", f"A{n}", n, "ก", f"เหตุ {n}") for n in range(1, MOST + 11)]
    found = joined(rows)
    assert len(found) == MOST + 1
    assert found[-1].reason == "และแถวอื่นอีก 10 แถวที่ไม่ได้อ่าน"


def test_lines_of_a_text_are_joined_by_their_numbers() -> None:
    rows = [Left(f"ก.txt › บรรทัด {n}", f"บรรทัด {n}", n, "ข", "เหตุ") for n in (4, 5, 6)]
    assert [(row.source, row.text) for row in joined(rows)] == [("ก.txt › บรรทัด 4–6", "ข (และอีก 2 แถว)")]


# --- nothing with a number vanishes -----------------------------------------------------------------------------------

_WORDS = [
    "i1",
    "o44",
    "e1",
    "O3",
    "IIT",
    "EIT Public",
    "การใช้อำนาจ",
    "คะแนนรวม",
    "เฉลี่ย",
    "อบต.หนึ่ง",
    "ผู้ตอบ",
    "ระดับ",
    "2566",
    "ผลต่าง",
]
_CELLS = st.one_of(
    st.sampled_from([*_WORDS, ""]), st.sampled_from(["80", "92.31", "105", "-3", "๘๕.๕", "1", "2", "38.50"])
)
_HEADINGS = st.sampled_from(
    [
        ["รหัส", "รายการ", "คะแนน"],
        ["ตัวชี้วัด", "2565", "2566", "ผลต่าง"],
        ["หน่วยงาน", "IIT", "OIT", "คะแนนรวม"],
        ["ปี", "ตัวชี้วัดที่ 1", "ตัวชี้วัดที่ 2"],
        ["แบบวัด", "น้ำหนัก", "คะแนน", "คะแนนถ่วงน้ำหนัก"],
        ["ข้อ", "ส่วนที่", "คะแนน", "หมายเหตุ"],
        ["", "", "", ""],
    ]
)


def _covered(reading: Reading, file: str) -> set[int]:
    """Rows that something was read from or told of."""
    records = (*reading.remarks, *reading.changes, *reading.weighted, *reading.ratings, *reading.ignored)
    open_scores = [score.source for question in reading.questions for score in question.scores]
    sources = [*reading.printed["source"], *open_scores, *(record.source for record in (*records, *reading.sentences))]
    rows: set[int] = set()
    for source in sources:
        span = [int(number) for number in re.findall(r"(?<=[A-Z])\d+", source.removeprefix(file))]
        rows.update(range(span[0], span[-1] + 1) if span else ())
    return rows


@given(heading=_HEADINGS, rows=st.lists(st.lists(_CELLS, min_size=1, max_size=5), min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_every_row_with_a_number_is_read_or_told(heading: list[str], rows: Grid) -> None:
    grid = [["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566"], heading, *rows]
    try:
        reading = read_sheets("ก.xlsx", [sheet(grid, "ข")])
    except NothingFoundError as error:
        reading = error.reading
    told = _covered(reading, "ก.xlsx")
    for number, row in enumerate(rows, 3):
        numbers = [words for words in row if looks_numeric(words) and words != "2566"]
        assert not numbers or number in told, (number, row)


@pytest.mark.parametrize("row", [["x", "80"], ["80", "90"], ["i1", "80", "90", "100"]])
def test_rows_without_a_heading_never_vanish(row: list[str]) -> None:
    reading = read(row)
    assert len(scores(reading)) + len(reading.ignored) == 1
