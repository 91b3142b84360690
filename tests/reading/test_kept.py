"""How files are kept: recognised, mapped like an earlier file, unmapped; a mapping can be taken back."""

from __future__ import annotations

import io
import json
from decimal import Decimal

import openpyxl
import pytest

from itadash.reading import InputFile, UnreadableFileError, answers, kept
from itadash.reading.files.cells import Reader
from itadash.reading.layouts.headers import ScoreColumn
from itadash.reading.mapping import Mapping, TableMapping
from itadash.reading.mapping_memory import SavedMapping, remember
from itadash.reading.model import Reading
from itadash.scores import Score, frame

USUAL = InputFile("ปกติ.csv", "รหัส,รายการ,คะแนน\ni1,ก,90\ni2,ข,80\n".encode())
STRANGE = InputFile("แปลก.csv", b"no,Question,value 2566,n\n1,i1,90,12\n2,i2,80,12\n")
LIKE_IT = InputFile("แปลกปีหน้า.csv", b"no,Question,value 2567,n\n1,i1,70,9\n2,i3,60,9\n")
BY_HAND = Mapping((TableMapping("", (ScoreColumn(3, 2566),), code=2, heading=1),))


def take(file: InputFile, *saved: SavedMapping) -> answers.Body:
    with Reader() as reader:
        return json.loads(json.dumps(kept.take_in(reader, file, saved)))  # type: ignore[no-any-return]


def sheets(file: InputFile):  # type: ignore[no-untyped-def]
    with Reader() as reader:
        return kept.sheets_of(reader, file)


def codes(body: answers.Body) -> list[tuple[int | None, str]]:
    rows = answers.answered(body).printed.astype({"fiscal_year": "object"})
    return [(None if row.fiscal_year is None else row.fiscal_year, row.code) for row in rows.itertuples(index=False)]


def test_a_known_sheet_is_recognised() -> None:
    body = take(USUAL)
    assert not kept.is_unmapped(body)
    assert kept.mapping_of(body) is None
    assert [code for _, code in codes(body)] == ["i1", "i2"]


def test_a_strange_sheet_is_kept_unmapped_and_then_read_by_hand() -> None:
    body = take(STRANGE)
    assert kept.is_unmapped(body)
    assert codes(body) == []
    body = answers.with_agency(body, "ทต.สมมติ")
    by_hand = kept.read_mapped(body, sheets(STRANGE), BY_HAND)
    assert not kept.is_unmapped(by_hand)
    assert kept.mapping_of(by_hand) == BY_HAND
    assert codes(by_hand) == [(2566, "i1"), (2566, "i2")]
    assert answers.agency_of(by_hand) == "ทต.สมมติ"
    back = kept.read_again(by_hand, sheets(STRANGE))
    assert kept.is_unmapped(back)
    assert kept.mapping_of(back) is None
    assert answers.agency_of(back) == "ทต.สมมติ"


def test_a_mapping_replaces_what_was_recognised_until_it_is_taken_back() -> None:
    body = take(USUAL)
    by_hand = kept.read_mapped(body, sheets(USUAL), Mapping((TableMapping("", (ScoreColumn(3, 2566),), 1, first=3),)))
    assert codes(by_hand) == [(2566, "i2")]
    assert kept.read_again(by_hand, sheets(USUAL)) == body


def test_the_next_file_with_the_headings_is_read_the_same_way() -> None:
    saved = remember(STRANGE.name, sheets(STRANGE), BY_HAND)
    body = take(LIKE_IT, saved)
    assert kept.mapped_like(body) == "แปลก.csv"
    assert codes(body) == [(2567, "i1"), (2567, "i3")]
    assert kept.mapped_like(take(USUAL, saved)) == ""


def test_a_saved_mapping_that_lacks_a_year_here_leaves_the_file_unmapped() -> None:
    file = InputFile("สอง.csv", b"Question,old,new\ni1,80,90\n")
    mapping = Mapping((TableMapping("", (ScoreColumn(2, 2565), ScoreColumn(3, 2566)), code=1, heading=1),))
    assert kept.is_unmapped(take(InputFile("สาม.csv", file.data), remember(file.name, sheets(file), mapping)))


def test_a_file_with_nothing_to_point_at_is_refused() -> None:
    for file in (InputFile("ก.txt", "บันทึกข้อความ เรื่อง ขอเชิญประชุม".encode()), InputFile("ข.xlsx", b"PK\x03\x04 cut")):
        with pytest.raises(UnreadableFileError, match=file.name):
            take(file)


def test_a_paste_is_text_whatever_it_begins_with() -> None:
    body = take(InputFile("ข้อความที่วาง 1", "%PDF-\nตัวชี้วัดที่ 1 การปฏิบัติหน้าที่\t92.50".encode()))
    assert [code for _, code in codes(body)] == ["1"]


def test_a_damaged_mapping_is_none() -> None:
    assert kept.mapping_of({**take(USUAL), "mapping": {"version": 1}}) is None


def test_sheets_with_scores_are_named() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "2565"
    for row in (["รหัส", "รายการ", "คะแนน"], ["i1", "ก", 90]):
        sheet.append(row)
    book.create_sheet("อื่น").append(["ลงชื่อ", "วันที่"])
    out = io.BytesIO()
    book.save(out)
    assert kept.sheets_with_scores(take(InputFile("ก.xlsx", out.getvalue()))) == {"2565"}
    assert kept.sheets_with_scores(take(USUAL)) == set()


def test_the_years_that_no_rules_are_held_for() -> None:
    rows = [
        Score("เทศบาลตำบลตัวอย่าง", year, "indicator", "IIT", "1", Decimal("91.20"), f"ก.csv › B{at}")
        for at, year in enumerate((2569, 2566, None, 2561, 2569), 1)
    ]
    printed = frame(rows)
    printed["table"] = "ก.csv › A1"
    body = answers.new_body(Reading("ก.csv", printed), "0")
    assert kept.years_without_rules(json.loads(json.dumps(body))) == [2561, 2569]
