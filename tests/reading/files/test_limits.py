"""First bytes, names as shown, and the guard on zip packages."""

from __future__ import annotations

import pytest

from itadash.reading.files import kinds
from itadash.reading.files.decode import decode
from itadash.reading.files.grid import Grid, address, column_letters, tidy
from itadash.reading.files.kinds import detect
from itadash.reading.files.limits import RefusedError, shown_name
from itadash.reading.files.package import open_package
from itadash.reading.files.sheet_xml import column_number, workbook_facts
from tests.reading.files import hostile


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (hostile.good(), "package"),
        (b"%PDF-1.4", "pdf"),
        (b"\r\n<!DOCTYPE html><html>", "html"),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "html"),
        ("<html><table>".encode("utf-16"), "html"),
        (b'<?xml version="1.0"?><data/>', "xml"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"\x00\x00\x00\x18ftypheic", "image"),
        (b"Rar!\x1a\x07", "archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
        (b"i1,92.31", "text"),
        ("<p>ข้อ i1</p>".encode(), "text"),
        ("ข้อ".encode("utf-16"), "text"),
    ],
)
def test_first_bytes_decide(data: bytes, kind: str) -> None:
    assert detect(data) == kind


def test_every_kind_has_a_sentence_that_says_what_to_do() -> None:
    assert all("ให้" in sentence for sentence in kinds.REFUSALS.values())


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("ผล.xlsx", "ผล.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\งาน\\ผล.xlsx", "ผล.xlsx"),
        ("ผล\u202excod.exe\n", "ผลxcod.exe"),
        ("", "ไฟล์ไม่มีชื่อ"),
        ("\x00/\x01", "ไฟล์ไม่มีชื่อ"),
    ],
)
def test_names_are_shown_without_paths_and_tricks(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_a_long_name_is_shortened_and_keeps_its_end() -> None:
    name = shown_name("ก" * 200 + ".xlsx")
    assert len(name) == 80
    assert name.endswith(".xlsx")


@pytest.mark.parametrize(
    ("column", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_have_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters
    assert column_number(letters) == column
    assert address(14, column) == f"{letters}14"


def test_tidy_drops_what_nobody_sees_and_keeps_lines() -> None:
    assert tidy("\ufeff ก\u200bข\r\nค\x07\x0bง\ud800 ") == "กข\nค\nง\ufffd"


def test_a_good_package_hands_over_its_xml() -> None:
    assert set(open_package(hostile.good()).members) == set(hostile.members())


def test_a_picture_may_hold_a_doctype() -> None:
    parts = {**hostile.members(hostile.good_rows()), "xl/media/logo.svg": "<!DOCTYPE svg><svg/>"}
    assert "xl/media/logo.svg" not in open_package(hostile.packed(parts)).members


def test_a_doctype_across_two_chunks_is_seen() -> None:
    text = " " * (256 * 1024 - 4) + "<!DOCTYPE x>"
    with pytest.raises(RefusedError):
        open_package(hostile.packed({**hostile.members(hostile.good_rows()), "xl/other.xml": text}))


def test_facts_that_the_fast_reader_does_not_tell() -> None:
    rows = (
        '<row r="2"><c r="B2" s="1"><v>0.9231</v></c><c r="C2" s="0"><v>1</v></c></row>'
        '<row r="7"><c r="AA7" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="AB7"><f>A1</f></c></row>'
        '<row r="8"><c r="A8" t="str"><f>IF(1,"","")</f><v></v></c><c r="B8"><f>A1</f><v>3</v></c></row>'
    )
    facts = workbook_facts(open_package(hostile.packed(hostile.members(rows))).members)["ผลคะแนน"]
    assert facts.percents == {(2, 2)}
    assert facts.errors == {7: {27: "#DIV/0!"}}
    assert facts.uncalculated == [(7, 28)]
    assert (facts.rows, facts.columns) == (8, 28)


def test_cells_far_to_the_right_are_left_out_and_told() -> None:
    grid = Grid("ก")
    grid.add(3, [(1, "x"), (301, "y"), (400, "z")])
    assert grid.rows == [(3, [(1, "x")])]
    assert grid.finish().notes == ['แผ่นงาน "ก" ช่อง KO3: ไม่ได้อ่านข้อความ 2 ช่องที่อยู่เกินคอลัมน์ที่ 300']


def test_a_very_long_cell_is_cut_and_told() -> None:
    grid = Grid("", line_addresses=True)
    grid.add(5, [(1, "ก" * 8_001)])
    assert len(grid.rows[0][1][0][1]) == 8_000
    assert "บรรทัด 5" in grid.finish().notes[0]


THAI = "ข้อ,คะแนน\ni1,๙๒.๓๑\n“ก” – ข,…\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8 CR", "utf-8 CRLF"]
)
def test_encodings_of_thai_offices(encoding: str) -> None:
    name, _, ends = encoding.partition(" ")
    text = THAI.replace("\n", {"": "\n", "CR": "\r", "CRLF": "\r\n"}[ends])
    assert decode(text.encode(name)) == text


def test_tis_620() -> None:
    text = "ข้อ,คะแนน\ni1,๙๒.๓๑\n"
    assert decode(text.encode("tis-620")) == text


def test_utf_16_of_thai_letters_alone() -> None:
    """Without a space or a line end no byte is zero, and the bytes are valid UTF-8 too."""
    assert decode("กขคงจฉ".encode("utf-16-le")) == "กขคงจฉ"


@pytest.mark.parametrize(
    ("data", "part"),
    [
        ("หนึ่ง\nสอง".encode() + b"\n\xe0\xb8", "บรรทัด 3"),
        ("café déjà été".encode("latin-1"), "บรรทัด 1"),
        (b"a,b\n1," + b"\x002" * 21 + b"\n", "NUL"),  # a few are damage, these are no text
        ("ก".encode("utf-16") + b"\x01", "UTF-16"),
        (hostile.noise(), "ไม่ใช่ข้อความ"),
    ],
)
def test_what_cannot_be_decoded_is_refused_not_guessed(data: bytes, part: str) -> None:
    with pytest.raises(RefusedError, match=part):
        decode(data)
