"""Every character that a person typed stands in the PDF, in order, for the readers that people use."""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2
import pytest
from pythainlp.tokenize import word_tokenize

from itadash.documents.measures import measures_pdf
from itadash.measures.model import Measure, MeasuresTable
from tests.documents.readback import (
    FIELDS,
    FIXED,
    HEADINGS,
    chars,
    columns,
    expected_rows,
    fixture,
    in_thai_digits,
    is_cell,
    paper_lines,
    pdfium_text,
    pypdf_text,
    squeeze,
)

TABLE = fixture()


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return measures_pdf(TABLE, created=FIXED)


@pytest.fixture(scope="module")
def pages(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def test_the_fixture_is_as_large_as_a_published_table() -> None:
    cells = [getattr(measure, name) for measure in TABLE.measures for name in FIELDS]
    assert len(TABLE.measures) >= 20
    assert max(map(len, cells)) >= 498
    assert {measure.topic for measure in TABLE.measures} == set(range(8))


def test_every_column_reads_back_exactly_also_where_rows_are_cut(pdf: bytes) -> None:
    rows = expected_rows(TABLE)
    for number, found in enumerate(columns(pdf)):
        assert found == "".join(row[number] for row in rows)


@pytest.mark.parametrize("read", [pypdf_text, pdfium_text])
def test_all_characters_of_the_document_are_read_and_no_others(read, pdf: bytes, pages: int) -> None:
    topics = {measure.topic for measure in TABLE.measures}
    names = {
        1: "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
        2: "การให้บริการและระบบ E-Service",
        3: "ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
        4: "กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ",
        5: "กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง",
        6: "กระบวนการควบคุม ตรวจสอบการใช้อำนาจและการบริหารงานบุคคล",
        7: "กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน",
    }
    title = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
    expected = title + TABLE.agency + "ประจำปีงบประมาณ พ.ศ. 2567"
    expected += "เพื่อตอบผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566"
    expected += "".join(f"ประเด็นที่ {n} {names[n]}" for n in topics if n) + "มาตรการอื่น"
    for page in range(1, pages + 1):
        expected += f"{TABLE.agency} · {title} ประจำปีงบประมาณ พ.ศ. 2567 หน้า {page}/{pages}"
    expected += "".join(f"ลงชื่อ()ตำแหน่ง {s.position}{s.role}" for s in TABLE.signatories)
    tables = Counter(char.page for char in chars(pdf) if char.font.endswith("SemiBold") and char.char == "ย")
    headings = sum(tables.values()) // sum(heading.count("ย") for heading in HEADINGS)
    letters = Counter(squeeze(in_thai_digits(expected + "".join(HEADINGS) * headings)))
    letters += Counter("".join(cell for row in expected_rows(TABLE) for cell in row))
    assert Counter(read(pdf)) == letters


@pytest.mark.parametrize("read", [pypdf_text, pdfium_text])
def test_rows_that_are_not_cut_read_cell_after_cell(read) -> None:
    rows = [row for row in TABLE.measures if row.topic == 5]
    text = read(measures_pdf(MeasuresTable("หน่วยงาน", 2566, tuple(rows), ()), created=FIXED))
    cells = "".join(cell for row in expected_rows(MeasuresTable("", 2566, tuple(rows))) for cell in row)
    assert squeeze("".join(HEADINGS)) + cells in text


def test_every_sara_am_survives(pdf: bytes) -> None:
    expected = sum(cell.count("ำ") for row in expected_rows(TABLE) for cell in row)
    assert expected > 50
    assert sum(char.char == "ำ" for char in chars(pdf) if is_cell(char)) == expected
    assert not any(char.char in "\u0e4d\ufffd" for char in chars(pdf))


@pytest.mark.parametrize("word", ["น้ำ", "ป่ำ", "ปำ", "ฟ้ำ", "กำ", "ก้ำกึ่ง", "ป๊ำ", "ที่", "ฎุ ฏู ฐู ญู", "fi ffi", "เสร็จสิทธิ์"])
def test_words_that_shaping_takes_apart_are_read_whole(word: str) -> None:
    data = measures_pdf(MeasuresTable("", 2566, (Measure("a", 1, (), word),)), created=FIXED)
    assert columns(data)[0] == squeeze(word)
    assert squeeze(word) in pypdf_text(data)


def test_chrome_finds_every_common_word(pdf: bytes) -> None:
    texts = [in_thai_digits(getattr(measure, name)) for measure in TABLE.measures for name in FIELDS]
    tokens = Counter(
        token
        for text in texts
        for token in word_tokenize(text, engine="newmm")
        if 5 <= len(token) <= 14 and re.fullmatch("[ก-๎]+", token)
    )
    assert len(tokens) >= 250
    everything = pdfium_text(pdf)
    with pypdfium2.PdfDocument(pdf) as document:
        text_pages = [page.get_textpage() for page in document]
        for word, times in tokens.most_common(250):
            found = 0
            for page in text_pages:
                searcher = page.search(word, match_case=True)
                while searcher.get_next():
                    found += 1
            assert times <= found <= everything.count(word), word


def test_lines_on_paper_never_tear_a_letter_from_its_vowel(pdf: bytes) -> None:
    lines = paper_lines(pdf)
    assert len(lines) > 400
    for line in lines:
        assert not re.match("[ะ-ฺๅ-๎ฯ)”,]", line), line
        assert not re.search("[เแโใไ(“]$", line), line


def test_arabic_digits_stay_when_asked_for() -> None:
    data = measures_pdf(TABLE, thai_digits=False, created=FIXED)
    rows = [[cell.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")) for cell in row] for row in expected_rows(TABLE)]
    found = [column.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")) for column in columns(data)]
    assert found == ["".join(row[number] for row in rows) for number in range(6)]
    assert "หน้า1/" in pypdf_text(data)
    assert "2567" in columns(data)[3]
