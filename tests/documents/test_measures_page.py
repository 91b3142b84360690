"""The measures PDF as a document: pages, heading rows, signatures, metadata, attachment, and any text that is typed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pypdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from itadash.documents.measures import Attachment, measures_pdf, unprintable
from itadash.measures.model import Measure, MeasuresTable, Signatory
from tests.documents.readback import (
    FIXED,
    HEADINGS,
    Char,
    chars,
    column_ends,
    columns,
    fixture,
    is_cell,
    pdfium_text,
    pypdf_text,
    squeeze,
)

ROOT = Path(__file__).resolve().parents[2]


def _measure(number: int = 1, topic: int = 1, **texts: str) -> Measure:
    return Measure(f"m{number}", topic, (), **texts)


def _table(*measures: Measure, signatories: Sequence[Signatory] = ()) -> MeasuresTable:
    return MeasuresTable("เทศบาลตัวอย่าง", 2566, measures, tuple(signatories))


def _pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [squeeze(page.get_textpage().get_text_range()) for page in document]


def _is_heading(char: Char) -> bool:
    return char.font.endswith("+SarabunSemiBold")


# --- tables over pages ---


def test_the_headings_stand_above_the_rows_of_every_page() -> None:
    data = measures_pdf(fixture(), created=FIXED)
    every = squeeze("".join(HEADINGS))
    for page in sorted({char.page for char in chars(data) if is_cell(char)}):
        on_page = [char for char in chars(data) if char.page == page]
        heading = "".join(char.char for char in on_page if _is_heading(char))
        assert heading.startswith(every)
        assert heading == every * (len(heading) // len(every))
        first_row = next(char for char in on_page if is_cell(char))
        assert min(char.y for char in on_page if _is_heading(char)) < 200
        assert next(char for char in on_page if _is_heading(char)).y > first_row.y


def _no_heading_is_alone(data: bytes) -> None:
    """Below every heading row, and below every topic, stand at least two lines or a whole row of the table."""
    everything = list(chars(data))
    for page in {char.page for char in everything}:
        tail = [char for char in everything if char.page == page and char.size in (9.5, 11.5)]
        if tail:
            assert is_cell(tail[-1]), f"page {page + 1} ends with a heading"


@pytest.mark.parametrize("rows", range(4, 16))
def test_no_heading_is_left_alone_at_the_foot_of_a_page(rows: int) -> None:
    short = [_measure(n, 1, measure=f"มาตรการ {n}", steps="หนึ่ง\nสอง\nสาม"[: 1 + n % 12]) for n in range(rows)]
    data = measures_pdf(_table(*short, _measure(99, 2, measure="มาตรการของประเด็นถัดไป")), created=FIXED)
    _no_heading_is_alone(data)


@pytest.mark.parametrize("count", [*range(22, 33), 50, 53, 54, 55])
def test_a_row_near_the_height_of_a_page_is_painted_whole_or_cut_cleanly(count: int) -> None:
    """fpdf2's own table breaks silently where a row fits a page but not below the repeated heading."""
    steps = "\n".join(f"ขั้นที่ {n} ของงาน" for n in range(1, count + 1))
    data = measures_pdf(
        _table(_measure(measure="เรื่องยาว", steps=steps, owner="กองคลัง")), thai_digits=False, created=FIXED
    )
    assert columns(data) == ["เรื่องยาว", "", "กองคลัง", "", squeeze(steps), ""]
    _no_heading_is_alone(data)
    assert min(char.y for char in chars(data) if is_cell(char)) > 19, "text below the bottom margin"
    parts = [sum(char.char == "ง" and is_cell(char) for char in chars(data) if char.page == page) for page in range(4)]
    assert all(part != 1 for part in parts[1:]), "a single line alone on a page"


def test_a_row_longer_than_a_page_keeps_every_character() -> None:
    text = "".join(f"ข้อความลำดับที่ {n} เรื่องน้ำดื่มของหมู่บ้านที่ต้องปรับปรุงให้สะอาด " for n in range(80))[:5200]
    data = measures_pdf(
        _table(_measure(method=text, measure="ยาวมาก"), _measure(2, 1, measure="ถัดไป")), thai_digits=False
    )
    assert columns(data)[1] == squeeze(text)
    assert columns(data)[0] == "ยาวมากถัดไป"
    pages = {char.page for char in chars(data) if is_cell(char)}
    assert len(pages) >= 3
    for page in pages:
        heading = "".join(char.char for char in chars(data) if char.page == page and _is_heading(char))
        assert heading == squeeze("".join(HEADINGS))


def test_text_stays_inside_its_column_and_above_the_footer() -> None:
    """By the ink of every character: none reaches over a border of its cell or below the text of the page."""
    data = measures_pdf(fixture(), created=FIXED)
    edges = [15.0, *column_ends(data)]
    checked = 0
    with pypdfium2.PdfDocument(data) as document:
        text_pages = [page.get_textpage() for page in document]
        positions = [
            [i for i in range(t.count_chars()) if not chr(pdfium.FPDFText_GetUnicode(t, i)).isspace()]
            for t in text_pages
        ]
        every = iter(chars(data))
        for text, indexes in zip(text_pages, positions, strict=True):
            for index in indexes:
                char = next(every)
                if is_cell(char):
                    left, bottom, right, _ = (value * 25.4 / 72 for value in text.get_charbox(index))
                    column = char.column(edges[1:])
                    assert edges[column] + 0.5 < left <= right < edges[column + 1] - 0.5, char
                    assert bottom > 19
                    checked += 1
    assert checked > 9000


def test_steps_hang_below_their_text_and_sub_steps_are_set_in() -> None:
    steps = "1. กองช่างสำรวจถนนทุกสายในความดูแลและจดจุดที่ชำรุดลงแผนที่ร่วมกับชาวบ้าน\n1) เริ่มสายหลัก\n- ถ่ายภาพ\n2. สรุป"
    data = measures_pdf(_table(_measure(steps=steps)), created=FIXED)
    starts: list[tuple[str, float]] = []
    last_y = 0.0
    for char in (c for c in chars(data) if is_cell(c)):
        if abs(char.y - last_y) > 2.5:
            starts.append((char.char, char.x))
            last_y = char.y
    first, hanging, sub, dash, second = starts
    assert (first[0], sub[0], dash[0], second[0]) == ("๑", "๑", "-", "๒")
    assert first[1] == pytest.approx(second[1], abs=0.1)
    assert hanging[1] == pytest.approx(sub[1], abs=0.3)
    assert first[1] < hanging[1] < dash[1]


# --- topics ---


def test_topics_come_in_order_and_the_rest_last() -> None:
    data = measures_pdf(_table(_measure(1, 0, measure="ก"), _measure(2, 7, measure="ข"), _measure(3, 2, measure="ค")))
    outline = [entry.title for entry in pypdf.PdfReader(io.BytesIO(data)).outline]
    assert outline == [
        "ประเด็นที่ ๒ การให้บริการและระบบ E-Service",
        "ประเด็นที่ ๗ กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน",
        "มาตรการอื่น",
    ]
    assert columns(data)[0] == "คขก"


def test_bookmarks_lead_to_the_page_of_their_topic() -> None:
    data = measures_pdf(fixture(), created=FIXED)
    reader, pages = pypdf.PdfReader(io.BytesIO(data)), _pages(data)
    assert len(reader.outline) == 8
    for entry in reader.outline:
        assert squeeze(entry.title) in pages[reader.get_destination_page_number(entry)]


def test_a_year_without_topics_of_its_own_still_prints() -> None:
    data = measures_pdf(MeasuresTable("", 2570, (_measure(1, 1, measure="ก"),)))
    assert "พ.ศ.๒๕๗๑" in pypdf_text(data)


def test_an_empty_table_is_a_document_that_says_so() -> None:
    data = measures_pdf(MeasuresTable("เทศบาลตัวอย่าง", 2566))
    text = pypdf_text(data)
    assert "ยังไม่มีมาตรการในเอกสารนี้" in text
    assert squeeze(HEADINGS[0]) not in text.replace("มาตรการส่งเสริม", "")
    assert text.count("ลงชื่อ") == 3


# --- item codes ---


@pytest.mark.parametrize(
    ("text", "items", "expected"),
    [
        ("ปรับปรุงบริการ", ("e11", "o34"), "ปรับปรุงบริการ(ข้อE๑๑,O๓๔)"),
        ("ปรับปรุงบริการ (ข้อ E๑๑)", ("e11",), "ปรับปรุงบริการ(ข้อE๑๑)"),
        ("ปรับปรุงข้อ e 11 และ O34", ("e11", "o34"), "ปรับปรุงข้อe๑๑และO๓๔"),
        ("ปรับปรุง (ข้อ E1)", ("e11",), "ปรับปรุง(ข้อE๑)(ข้อE๑๑)"),
        ("", ("i7",), "(ข้อI๗)"),
        ("ไม่มีข้อ", (), "ไม่มีข้อ"),
    ],
)
def test_items_are_named_once(text: str, items: tuple[str, ...], expected: str) -> None:
    assert columns(measures_pdf(_table(Measure("a", 1, items, text))))[0].replace(" ", "") == expected


# --- signatures, furniture ---


@pytest.mark.parametrize("lines", range(1, 26, 2))
def test_signatures_stay_together(lines: int) -> None:
    signatories = [Signatory("ผู้จัดทำ", "นางสมมติ หนึ่ง", "นักวิชาการ"), Signatory("ผู้ตรวจสอบ"), Signatory("ผู้อนุมัติ")]
    rows = [_measure(n, 1, measure=f"เรื่อง {n}", steps="\n".join(["ทำ"] * lines)) for n in range(3)]
    pages = _pages(measures_pdf(_table(*rows, signatories=signatories), created=FIXED))
    assert [page.count("ลงชื่อ") for page in pages if "ลงชื่อ" in page] == [3]
    signed = next(page for page in pages if "ลงชื่อ" in page)
    for text in ("(นางสมมติหนึ่ง)", "ตำแหน่งนักวิชาการ", "ผู้จัดทำ", "ผู้ตรวจสอบ", "ผู้อนุมัติ"):
        assert text in signed
    assert "ทำ" in signed.split("ลงชื่อ")[0], "the signatures stand alone on their page"


def test_many_signatories_are_set_in_rows() -> None:
    data = measures_pdf(_table(signatories=[Signatory(f"กรรมการ {n}", f"คนที่ {n}") for n in range(40)]))
    text = pypdf_text(data)
    assert text.count("ลงชื่อ") == 40
    assert all(f"(คนที่{n})".translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")) in text for n in range(40))


@pytest.mark.parametrize(("thai", "last"), [(True, "หน้า{}/{}"), (False, "หน้า{}/{}")])
def test_every_page_is_numbered(thai: bool, last: str) -> None:
    pages = _pages(measures_pdf(fixture(), thai_digits=thai, created=FIXED))
    digits = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙" if thai else "0123456789")
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert last.format(number, len(pages)).translate(digits) in page
        assert squeeze(fixture().agency) in page


def test_a_draft_says_so_on_every_page() -> None:
    pages = _pages(measures_pdf(fixture(), draft=True, created=FIXED))
    assert all(
        page.count("ร่าง") == 1 + final.count("ร่าง")
        for page, final in zip(pages, _pages(measures_pdf(fixture(), created=FIXED)), strict=True)
    )


# --- the file ---


def test_title_language_and_archive_format() -> None:
    reader = pypdf.PdfReader(io.BytesIO(measures_pdf(fixture(), created=FIXED)))
    title = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน องค์การบริหารส่วนตำบลตัวอย่าง (สมมติ) ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"
    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert reader.root_object["/Lang"] == "th-TH"
    assert reader.root_object["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.root_object["/OutputIntents"]
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert xmp.dc_title == {"x-default": title}
    raw = xmp.stream.get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>" in raw
    assert float(reader.pages[0].mediabox.width) == pytest.approx(841.89, abs=0.01)


def test_every_glyph_has_its_character_and_every_font_is_inside() -> None:
    """PDF/A-3U asks for both."""
    reader = pypdf.PdfReader(io.BytesIO(measures_pdf(fixture(), created=FIXED)))
    fonts = {}
    for page in reader.pages:
        for name, font in page["/Resources"]["/Font"].items():
            fonts[name] = font.get_object()
    assert len(fonts) == 3
    for font in fonts.values():
        descendant = font["/DescendantFonts"][0].get_object()
        assert descendant["/FontDescriptor"]["/FontFile2"]
        mapped = font["/ToUnicode"].get_data().decode("latin-1").count("> <")
        assert mapped >= len(descendant["/W"]) // 2


def test_the_source_workbook_travels_inside() -> None:
    files = [
        Attachment("ตารางคะแนน.xlsx", bytes(range(256)) * 40, "ไฟล์คะแนนต้นทาง"),
        Attachment("a.csv", b"x,y\n", ""),
        Attachment("a.csv", b"other\n", ""),
    ]
    reader = pypdf.PdfReader(io.BytesIO(measures_pdf(fixture(), attachments=files, created=FIXED)))
    assert {name: data for name, (data,) in reader.attachments.items()} == {
        "ตารางคะแนน.xlsx": files[0].data,
        "a.csv": b"x,y\n",
        "a (2).csv": b"other\n",
    }
    specs = [spec.get_object() for spec in reader.root_object["/AF"]]
    assert {spec["/AFRelationship"] for spec in specs} == {"/Source"}


def test_an_attachment_without_content_is_refused() -> None:
    with pytest.raises(ValueError, match=r"empty\.xlsx"):
        measures_pdf(fixture(), attachments=[Attachment("empty.xlsx", b"", "")])


def test_equal_input_gives_equal_bytes_also_in_another_process() -> None:
    here = measures_pdf(fixture(), attachments=[Attachment("a.csv", b"1", "")], created=FIXED)
    assert here == measures_pdf(fixture(), attachments=[Attachment("a.csv", b"1", "")], created=FIXED)
    code = (
        "import sys; from tests.documents.readback import FIXED, fixture;"
        "from itadash.documents.measures import Attachment, measures_pdf;"
        "sys.stdout.buffer.write(measures_pdf(fixture(), attachments=[Attachment('a.csv', b'1', '')], created=FIXED))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    other = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert other.stdout == here


# --- any text ---


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("ส่งแล้ว 😀👍 ครบ", "ส่งแล้ว□□ครบ"),
        ("จันทரசால ที่", "จันท□□□□ที่"),
        ("ศูนย์\u200bกลาง\ufeff\u00ad\u200d", "ศูนย์กลาง"),
        ("ทํา นํ้า น้ํา เเม่", "ทำน้ำน้ำแม่"),
        ("ก\x00ข\x07ค\x1b", "กขค"),
        ("ตัว\ud800แทน", "ตัว□แทน"),
        ("{nb} **หนา** __เส้น__ [ลิงก์](1) ~~ตัด~~ --a--", "{nb}**หนา**__เส้น__[ลิงก์](๑)~~ตัด~~--a--"),
        ("วงเล็บ (เปิด \\ ปิด) \\n", "วงเล็บ(เปิด\\ปิด)\\n"),
        ("ะำ่้ๆฯ", "ะำ่้ๆฯ"),
        ("เสร็จ ✓ ค้าง ☐ ทำ ☑", "เสร็จ✓ค้าง☐ทำ☑"),
        ("مرحبا abc", "□□□□□abc"),
    ],
)
def test_what_is_typed_is_printed(text: str, printed: str) -> None:
    data = measures_pdf(_table(_measure(steps=text)))
    assert columns(data)[4] == printed
    assert printed in pypdf_text(data)


def test_a_word_of_300_characters_is_cut_at_letters() -> None:
    for word in ("กำน้ำเปี่" * 34, "x" * 300, "https://example.go.th/" + "abc-def/" * 35, ")" * 300, "ๆ" * 300):
        data = measures_pdf(_table(_measure(period=word)))
        assert columns(data)[3] == word


def test_nothing_stands_outside_the_paper_whatever_is_typed() -> None:
    texts = {"measure": "ก" * 400, "owner": "W" * 200, "period": "๑. " + "ผ" * 300, "follow_up": "(" * 200}
    for char in chars(measures_pdf(_table(_measure(**texts)))):
        assert 14 < char.x < 283


TYPED = st.text(alphabet=st.one_of(st.characters(), st.sampled_from("กำะเแ่้ๆฯ1. -)\n(E{nb}*")), max_size=60)


@settings(max_examples=30, deadline=None)
@given(agency=TYPED, texts=st.lists(TYPED, min_size=6, max_size=6), who=TYPED)
def test_any_text_at_all_is_set(agency: str, texts: list[str], who: str) -> None:
    table = MeasuresTable(agency, 2566, (Measure("a", 3, ("e1",), *texts),), (Signatory(who, who, who),))
    data = measures_pdf(table)
    assert "(ข้อE๑)" in pdfium_text(data) or "E๑" in pdfium_text(data)
    assert ("□" in pdfium_text(data)) == bool(unprintable(table)) or "□" in "".join((agency, who, *texts))


def test_characters_that_cannot_be_printed_are_told_with_their_place() -> None:
    table = MeasuresTable(
        "เทศบาล",
        2566,
        (_measure(measure="ดี"), _measure(2, 1, steps="😀 และ 😀", owner="ச")),
        (Signatory("", "\ud800"),),
    )
    assert unprintable(table) == [
        "มาตรการลำดับที่ 2 ช่องผู้รับผิดชอบ: แบบอักษรไม่มีอักขระ “ச” (U+0B9A) จึงพิมพ์เป็น □ แทน",
        "มาตรการลำดับที่ 2 ช่องขั้นตอนหรือวิธีดำเนินการปฏิบัติ: แบบอักษรไม่มีอักขระ “😀” (U+1F600) 2 แห่ง จึงพิมพ์เป็น □ แทน",
        "ผู้ลงนามคนที่ 1: แบบอักษรไม่มีอักขระ U+D800 จึงพิมพ์เป็น □ แทน",
    ]
    assert unprintable(fixture()) == []
