"""Codes as they are printed, damaged or not. The damaged ones are those of the published reports."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from itadash import rules
from itadash.reading.words.codes import (
    CodeReading,
    indicator_at_start,
    instrument_in,
    is_total,
    item_at_start,
    part_in,
    read_item,
    subindicator_code,
)

ITEMS = [item.code for item in rules.load(2566).items]
PREFIXES = ["", "ข้อ ", "ข้อที่ ", "ข้อคำถาม", "ข้อคำถามที่ ", "(", "รหัสข้อ : "]
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("119", "i19"),
        ("124", "i24"),
        ("127", "i27"),
        ("1๑9", "i19"),
        ("E๑5", "e15"),
        ("O๑4", "o14"),
        ("O4๐", "o40"),
        ("013", "o13"),
        ("07", "o7"),
        ("018", "o18"),
        ("๐35", "o35"),
        ("๐๒๘", "o28"),
        ("l19", "i19"),
        ("O3O", "o30"),
        ("๑๑๙", "i19"),
        ("1l9", "i19"),
        ("|9", "i9"),
        ("E1l", "e11"),
        ("eI5", "e15"),
        ("i1O", "i10"),
        ("๐l2", "o12"),
    ],
)
def test_damaged_codes_with_one_reading(printed: str, code: str) -> None:
    assert read_item(printed, fiscal_year=2566) == CodeReading(code, printed)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        *(("E1", "e1"), ("e๑๑", "e11"), ("i ๑๘", "i18"), ("O43", "o43"), ("O๑๐", "o10"), ("I07", "i7")),
        *(("I-1", "i1"), ("i. 1", "i1"), ("e - ๗", "e7"), ("EIT ข้อ 3", "e3"), ("oit ข้อที่ ๔๓", "o43")),
    ],
)
def test_whole_codes_are_not_repairs(printed: str, code: str) -> None:
    assert read_item(printed, fiscal_year=2566) == CodeReading(code)


@pytest.mark.parametrize("printed", ["i31", "e16", "o44", "i0", "E99", "099", "0", "i", "199"])
def test_codes_out_of_range_are_no_codes(printed: str) -> None:
    assert read_item(printed, fiscal_year=2566) == CodeReading("")


def test_the_range_follows_the_year() -> None:
    """2562 had o1–o48, 2566 has o1–o43."""
    assert read_item("o48", fiscal_year=2562).code == "o48"
    assert read_item("o48", fiscal_year=2566).code == ""


def test_a_missing_letter_is_the_instruments() -> None:
    assert read_item("๒๗", instrument="IIT", fiscal_year=2566) == CodeReading("i27", "๒๗")
    assert read_item("๑๓", instrument="EIT1", fiscal_year=2566) == CodeReading("e13", "๑๓")


@pytest.mark.parametrize(
    ("printed", "instrument", "candidates"), [("07", "IIT", ("o7", "i7")), ("๐๙", "EIT1", ("o9", "e9"))]
)
def test_a_zero_in_another_instruments_table_is_a_letter_or_a_digit(
    printed: str, instrument: str, candidates: tuple[str, ...]
) -> None:
    assert read_item(printed, instrument=instrument, fiscal_year=2566) == CodeReading("", printed, candidates)
    assert read_item(printed, instrument=instrument, fiscal_year=2566, plain_number=True).code == candidates[1]


@pytest.mark.parametrize(("printed", "code"), [("013", "o13"), ("119", "i19"), ("๐๗", "o7")])
def test_a_number_that_may_count_rows_needs_its_wording_or_its_instrument(printed: str, code: str) -> None:
    item = rules.load(2566).item(code)
    assert item is not None
    assert read_item(printed, fiscal_year=2566, certain=False) == CodeReading("", printed, (code,))
    assert read_item(printed, fiscal_year=2566, certain=False, wording="กองช่าง").code == ""
    assert read_item(printed, fiscal_year=2566, certain=False, wording=item.label).code == code
    assert read_item(printed, fiscal_year=2566, certain=False, instrument=item.instrument).code == code


@pytest.mark.parametrize(("printed", "code"), [("๐35", "o35"), ("1๑9", "i19"), ("l19", "i19")])
def test_digits_of_two_kinds_count_no_rows(printed: str, code: str) -> None:
    assert read_item(printed, fiscal_year=2566, certain=False).code == code


def test_two_readings_in_range_are_not_decided() -> None:
    """17 is i7 with I read as 1, or item 17 of IIT or OIT without its letter."""
    assert read_item("17", fiscal_year=2566) == CodeReading("", "17", ("i7", "i17", "o17"))


@pytest.mark.parametrize(
    ("printed", "wording", "code"),
    [("17", "ท่านรู้ข้อมูลงบประมาณของหน่วยงานเพียงใด", "i7"), ("18", "ท่านร่วมในกระบวนการงบประมาณเพียงใด", "i8")],
)
def test_the_wording_decides_between_two_readings(printed: str, wording: str, code: str) -> None:
    assert read_item(printed, fiscal_year=2566, wording=wording) == CodeReading(code, printed)


@given(st.sampled_from(ITEMS), st.booleans(), st.booleans(), st.sampled_from(PREFIXES))
def test_every_item_is_read_however_it_is_written(code: str, thai: bool, upper: bool, prefix: str) -> None:
    printed = (code.upper() if upper else code)[0] + (code[1:].translate(THAI) if thai else code[1:])
    found = item_at_start(f"{prefix}{printed} คำถาม")
    assert found is not None
    assert found.wording == "คำถาม"
    assert read_item(found.printed, fiscal_year=2566) == CodeReading(code)


@given(st.text(max_size=40))
def test_any_text_has_a_code_or_none(text: str) -> None:
    found = item_at_start(text)
    if found:
        assert read_item(found.printed).code in {"", *(i.code for y in rules.FISCAL_YEARS for i in rules.load(y).items)}


NO_ITEMS = """
1 งาน; ๒. การให้บริการ; E-Service; o'clock; information; IIT; 85.00; e1.5; EIT1; EIT1-3; Il; oO; 1E+00; 007.5; iPhone 7
2566; ปี 2566; ๒๕๖๖; 1-5; 2023-01-05; 05 มกราคม 2566; 01 ต.ค. 66; 01/10/2566; 08:30 น.; 08.30 น.
1,000; 012,500 บาท; 07 คน; 500 บาท; 02 123 4567; 045-123456; 08 1234 5678; 0 4569 1234; 0-5300-0000
i1-i5; E1 ถึง E5; o1, o2; i1/i2
"""


@pytest.mark.parametrize("text", [text.strip() for text in NO_ITEMS.replace("\n", ";").split(";") if text.strip()])
def test_what_is_no_item(text: str) -> None:
    assert item_at_start(text) is None


@pytest.mark.parametrize("text", ["2566", "1-5", "12.5", "1,000", "07 คน", "119 บาท", "5 ม.ค.", "7 มกราคม"])
def test_what_is_no_item_even_in_a_column_of_codes(text: str) -> None:
    assert item_at_start(text, bare=True) is None


@pytest.mark.parametrize(
    ("text", "printed", "wording"),
    [
        ("ข้อ i ๑ การปฏิบัติงาน", "i ๑", "การปฏิบัติงาน"),
        ("I-1", "I-1", ""),
        ("O1Organisation", "O1", "Organisation"),
        ("O8Q&A", "O8", "Q&A"),
        ("[e๑๑] บริการ", "e๑๑", "บริการ"),
        ("ｉ１ กว้าง", "i1", "กว้าง"),
        ("О4๐ ขับเคลื่อน", "O4๐", "ขับเคลื่อน"),
        ("EIT ข้อที่ ๓ บริการ", "EIT ข้อที่ ๓", "บริการ"),
        ("๐35 รายงาน", "๐35", "รายงาน"),
        ("ข้อคำถามที่ 17 งบประมาณ", "17", "งบประมาณ"),
    ],
)
def test_the_code_and_the_words_behind_it(text: str, printed: str, wording: str) -> None:
    found = item_at_start(text)
    assert found is not None
    assert (found.printed, found.wording) == (printed, wording)


def test_a_whole_number_written_with_a_point_is_one_in_a_column_of_codes() -> None:
    found = item_at_start("7.0", bare=True)
    assert found is not None
    assert found.printed == "7"
    assert item_at_start("7.5", bare=True) is None


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("IIT", "IIT"),
        ("แบบวัดการรับรู้ผู้มีส่วนได้เสียภายนอก EIT", "EIT"),
        ("EIT ส่วนที่ ๑ (Public)", "EIT1"),
        ("EIT Survey", "EIT2"),
        ("EIT (2)", "EIT2"),
        ("EIT 2566", "EIT"),
        ("EIT ๒๕๖๕", "EIT"),
        ("EIT 2 2566", "EIT2"),
        ("คะแนน EIT 1 ปี 2566", "EIT1"),
        ("EIT 15 ข้อ", "EIT"),
        ("แบบวัดการเปิดเผยข้อมูลสาธารณะ", "OIT"),
        ("IIT EIT OIT", ""),
        ("ITA", ""),
        ("การเปิดเผยข้อมูล", ""),
    ],
)
def test_instruments(text: str, instrument: str) -> None:
    assert instrument_in(text) == instrument


def test_parts_and_levels() -> None:
    assert part_in("EIT ส่วนที่ 1 และส่วนที่ 2") == ""
    assert [indicator_at_start(t) for t in ("ตัวชี้วัดที่ ๑๐ การป้องกัน", "ตัวชี้วัด ๙", "ตัวชี้วัดที่ 11")] == [10, 9, None]
    assert [subindicator_code(t) for t in ("9.1 ข้อมูลพื้นฐาน", "๑๐.๒", "99.10")] == ["9.1", "10.2", ""]
    assert [is_total(t) for t in ("คะแนนรวม", "รวม", "คะแนนเฉลี่ย", "รวมแพทย์", "การรวม")] == [
        True,
        True,
        True,
        False,
        False,
    ]
