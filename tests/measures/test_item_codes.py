from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itadash.documents.thai import thai_digits
from itadash.measures.brought_in import brought_in, items_in
from itadash.measures.edit import clean_items
from itadash.measures.item_codes import codes_in, printed, with_codes
from itadash.measures.paste import paste_block
from itadash.reading.model import PrintedMeasure

MEASURES_PREFIX = "มาตรการ\tผู้รับผิดชอบ\n"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("(ข้อ I7, I8)", ("i7", "i8")),
        ("(ข้อ E1 และ E2)", ("e1", "e2")),
        ("(ข้อ E๑, e๒ และข้อ O๑๔ หรือ O15/O16)", ("e1", "e2", "o14", "o15", "o16")),
        ("ยกระดับข้อ I7.", ("i7",)),
        ("ข้อ O39-O41", ("o39", "o40", "o41")),
        ("ข้อ O๓๙ ถึง ๔๑ และ i1", ("o39", "o40", "o41", "i1")),
        ("ข้อ 119, 1๒4 และ 127", ("i19", "i24", "i27")),
        ("(ข้อ 013, ๐๗ และ 09)", ("o13", "o7", "o9")),
        ("ข้อคำถามที่ E 9 และข้อที่ l7", ("e9", "i7")),
        ("ข้อ O14 และ 2 เดือน", ("o14",)),
        ("ข้อ I7 119 บาท", ("i7",)),
        ("ข้อ I7-I3", ("i7",)),
        ("ข้อ E1Online", ("e1",)),
    ],
)
def test_lists_of_codes_in_a_text(text: str, items: tuple[str, ...]) -> None:
    assert items_in(text, 2566) == items


@pytest.mark.parametrize(
    "text",
    [
        "ตามระเบียบกระทรวงมหาดไทยฯ ข้อ 35",
        "ตามระเบียบกระทรวงมหาดไทยว่าด้วยการเบิกจ่ายเงิน ข้อ 119",
        "ตามประกาศเรื่องการให้บริการ ข้อ 05",
        "ข้อ ๑, ๒ และข้อ ๓",
        "ข้อ 17",
        "(ข้อ 17)",
        "ข้อ 2.5 และข้อ 1.12",
        "ข้อ 035.1",
        "เอกสาร 5 ข้อ I",
        "ข้อ 512",
    ],
)
def test_a_clause_or_a_number_is_no_item(text: str) -> None:
    assert items_in(text, 2566) == ()


@pytest.mark.parametrize(
    ("title", "items"),
    [
        ("การรับรู้ข้อมูลเกี่ยวกับงบประมาณของหน่วยงาน (ข้อ 17)", ("i7",)),
        ("การมีส่วนร่วมใน\nกระบวนการงบประมาณ (ข้อ 18)", ("i8",)),
        ("ปรับปรุงประกาศการใช้ทรัพย์สินของราชการ (ข้อ 124)", ("i24",)),
        ("ปรับปรุงตามระเบียบฯ ข้อ 17 ให้ครบถ้วนทุกส่วนราชการ", ()),
        ("งานทั่วไปของสำนักงานทุกแห่ง (ข้อ 17)", ()),
        ("ปรับปรุงงาน (ข้อ 35)", ()),
    ],
)
def test_a_bare_number_at_the_end_of_a_title_is_read_by_its_wording(title: str, items: tuple[str, ...]) -> None:
    (measure,) = brought_in([PrintedMeasure(0, title, "", "", "", "", "", "ก")], 2566)
    assert measure.items == items
    quoted = title.replace('"', "")
    (pasted,) = paste_block(f'{MEASURES_PREFIX}"{quoted}"\tกองคลัง')
    assert pasted.items == items


def test_a_method_counts_only_beside_a_title_without_codes() -> None:
    titled = PrintedMeasure(1, "ก (ข้อ I17)", "ข (เชื่อมโยงกับข้อ O34)", "", "", "", "", "ก")
    untitled = PrintedMeasure(1, "ก", "ตามข้อ I17", "", "", "", "", "ก")
    assert [m.items for m in brought_in([titled, untitled], 2566)] == [("i17",), ("i17",)]


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        (119, ("i19",)),
        ("013", ("o13",)),
        (["i7 - i9", "E๑๑"], ("i7", "i8", "i9", "e11")),
        ("I7 และ I8", ("i7", "i8")),
        ("35", ()),
        ("i0", ()),
        ("2566", ()),
    ],
)
def test_cells_of_codes(cell: object, items: tuple[str, ...]) -> None:
    assert clean_items(cell) == items


code_lists = st.lists(
    st.builds(lambda letter, number: f"{letter}{number}", st.sampled_from("ieo"), st.integers(1, 99)),
    min_size=1,
    max_size=8,
    unique=True,
).map(tuple)


@settings(deadline=None)
@given(code_lists, st.sampled_from([", ", " และ ", ",", " หรือข้อ ", "/", " "]), st.booleans())
def test_what_is_printed_is_read_again(codes: tuple[str, ...], separator: str, thai: bool) -> None:
    lists = [printed(codes), separator.join(code.upper() for code in codes)]
    for text in [thai_digits(text) if thai else text for text in lists]:
        assert codes_in(f"ยกระดับ (ข้อ {text})", 2566) == codes
        assert codes_in(f"ยกระดับ (ข้อ {text})", 2566, title=True) == codes
        assert clean_items(text) == codes


@settings(deadline=None)
@given(st.text(st.sampled_from("ก ()ข้อ17IE,๑\n"), max_size=30), code_lists)
def test_a_title_names_its_codes_once_they_are_added(title: str, codes: tuple[str, ...]) -> None:
    named = with_codes(title, codes)
    assert set(codes) <= set(codes_in(named))
    assert with_codes(named, codes) == named


@settings(deadline=None)
@given(st.text(st.sampled_from("ข้อiIeo0o๐๑17-,/. และถึง()\nระเบียบ"), max_size=60))
def test_any_text_gives_item_codes_or_none(text: str) -> None:
    for codes in (codes_in(text, 2566), codes_in(text, 2566, title=True), clean_items(text)):
        assert len(set(codes)) == len(codes)
        assert all(re.fullmatch("[ieo][1-9][0-9]?", code) for code in codes)


@pytest.mark.references
def test_every_measure_of_the_reference_document_names_its_item() -> None:
    from pathlib import Path

    from itadash.reading import InputFile, read_file

    folder = Path(__file__).resolve().parents[3] / "shared" / "seeds"
    path = next(folder.glob("000*.txt"))
    rows = brought_in(read_file(InputFile(path.name, path.read_bytes())).measures, 2566)
    expected = "e1 e2 e3 e11 e12 e5 e13 o18 o30 e6 e7 e8 e9 i19 i24 i7 i8 i27 e10 e15"
    assert [m.items for m in rows] == [(code,) for code in expected.split()]


def test_a_damaged_code_at_the_end_stays_beside_the_whole_one() -> None:
    assert with_codes("งบประมาณ (ข้อ 17)", ["i7"]) == "งบประมาณ (ข้อ 17) (ข้อ I7)"
