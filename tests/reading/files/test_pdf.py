"""PDF files of text → rows of cells by where the letters stand."""

from __future__ import annotations

from math import inf

import pytest
from fpdf import FPDF

from itadash.reading.files import limits
from itadash.reading.files.cells import InputFile, Reader
from itadash.reading.files.limits import RefusedError
from itadash.reading.files.pdf import read_pdf
from itadash.reading.model import Sheet
from tests.reading.files import hostile_pdf
from tests.reading.files.hostile_pdf import paper, saved, tables
from tests.reading.files.test_word import addressed

ROWS = [
    ["ที่", "ข้อคำถาม", "คะแนน", "หมายเหตุ"],
    ["1", "การปฏิบัติหน้าที่อย่างเท่าเทียม", "92.31", ""],
    ["2", "การใช้อำนาจ", "๘๕.๐๐", "ต่ำกว่าเป้าหมาย"],
    ["3", "น้ำหนักรวมทั้งสิ้น", "", "-"],
    ["4", "การใช้งบประมาณ", "100", ""],
]


def read(reader: Reader, data: bytes) -> Sheet:
    [sheet] = reader.read(InputFile("ผล.pdf", data))
    return sheet


def grid(sheet: Sheet) -> list[list[str]]:
    """The rows as lists, gaps as empty texts."""
    return [[cell.text if cell else "" for cell in row] for row in sheet.rows]


def trimmed(rows: list[list[str]]) -> list[list[str]]:
    """Rows without the empty cells at their ends, as sheets have them."""
    return [row[: max(k for k, text in enumerate(row, 1) if text)] for row in rows]


@pytest.mark.parametrize("shaped", [True, False])
@pytest.mark.parametrize("ruled", [True, False])
def test_a_table_with_and_without_lines(reader: Reader, ruled: bool, shaped: bool) -> None:
    sheet = read(reader, tables(ROWS, ruled=ruled, shaped=shaped))
    assert grid(sheet) == trimmed(ROWS)
    cell = sheet.rows[2][2]
    assert cell is not None
    assert cell.column == 3
    assert sheet.place(cell) == "ผล.pdf › หน้า 1 แถว 3 ช่อง 3"


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_pages(reader: Reader, degrees: int) -> None:
    """A page turned by its mark is read as it is shown; here what is drawn lies on its side, and is turned upright."""
    document = FPDF(format="A4")
    hostile_pdf.add_fonts(document)
    document.set_font("thai", size=10)
    document.add_page()
    width, height = document.w, document.h
    with document.rotation(degrees, width / 2, height / 2):
        for k, (code, score) in enumerate([("i1", "92.31"), ("i2", "85"), ("i3", "๗๐.๑๐"), ("i4", "60")]):
            document.text(80, 120 + 10 * k, code)
            document.text(110, 120 + 10 * k, score)
    sheet = read(reader, hostile_pdf.turned(saved(document), degrees))
    assert grid(sheet) == [["i1", "92.31"], ["i2", "85"], ["i3", "๗๐.๑๐"], ["i4", "60"]]


def test_merged_cells_of_a_ruled_table(reader: Reader) -> None:
    document = paper()
    with document.table(first_row_as_headings=False) as table:
        row = table.row()
        row.cell("ข้อ", rowspan=2)
        row.cell("คะแนน", colspan=2)
        table.row(["2565", "2566"])
        table.row(["i1", "80", "๙๒.๓๑"])
        row = table.row()
        row.cell("รวม", colspan=2)
        row.cell("85")
    sheet = read(reader, saved(document))
    assert [{cell.column: cell.text for cell in row if cell} for row in sheet.rows] == [
        {1: "ข้อ", 2: "คะแนน"},
        {2: "2565", 3: "2566"},
        {1: "i1", 2: "80", 3: "๙๒.๓๑"},
        {1: "รวม", 3: "85"},
    ]


def test_a_table_over_two_pages_keeps_its_columns(reader: Reader) -> None:
    """The heading is printed again; the second page's column of remarks is empty, the columns are the same."""
    rows = [["ข้อ", "คะแนน", "หมายเหตุ"], *[[f"i{k}", f"{k + 0.25:.2f}", "ผ่าน" if k < 5 else ""] for k in range(1, 70)]]
    for ruled in (True, False):
        sheet = read(reader, tables(rows, ruled=ruled))
        found = grid(sheet)
        headings = [k for k, row in enumerate(found) if row[0] == "ข้อ"]
        assert len(headings) == 2
        del found[headings[1]]
        assert found == trimmed(rows)
        first_of_page = sheet.rows[headings[1]][0]
        assert first_of_page is not None
        assert first_of_page.address == "หน้า 2 แถว 1 ช่อง 1"


def test_wrapped_cells_are_whole(reader: Reader) -> None:
    long = "การเปิดโอกาสให้ผู้มีส่วนได้ส่วนเสียภายนอกเข้ามามีส่วนร่วมในการปรับปรุงพัฒนาการดำเนินงานของหน่วยงานให้ดีขึ้น"
    document = paper()
    with document.table(col_widths=(10, 40, 15)) as table:
        for row in (["ข้อ", "รายการ", "คะแนน"], ["e10", long, "85.42"], ["e11", "สั้น", "90"]):
            table.row(row)
    found = grid(read(reader, saved(document)))
    assert found[1][0] == "e10"
    assert found[1][1].replace("\n", "") == long
    assert found[1][2] == "85.42"
    assert found[2] == ["e11", "สั้น", "90"]


def test_wrapped_cells_without_lines_are_whole(reader: Reader) -> None:
    long = "การเปิดโอกาสให้ผู้มีส่วนได้ส่วนเสีย ภายนอกเข้ามามีส่วนร่วมในการปรับปรุงพัฒนา การดำเนินงานของหน่วยงาน"
    document = paper()
    place = 30.0
    for code, text, score in (
        ("ข้อ", ["รายการ"], "คะแนน"),
        ("e10", long.split(), "85.42"),
        ("e11", ["สั้น"], "90"),
        ("e12", ["ก", "ข"], "70"),
    ):
        document.text(20, place, code)
        document.text(150, place, score)
        for k, line in enumerate(text):
            document.text(50, place + 5 * k, line)
        place += 5 * len(text) + 4
    found = grid(read(reader, saved(document)))
    assert [row[0] for row in found] == ["ข้อ", "e10", "e11", "e12"]
    assert [row[2] for row in found] == ["คะแนน", "85.42", "90", "70"]
    assert found[1][1] == long.replace(" ", "")  # full lines of Thai go on without a space


def test_paragraphs_are_joined_and_a_list_is_not(reader: Reader) -> None:
    prose = "องค์การบริหารส่วนตำบลสมมติ ได้ประชุมคณะทำงาน เพื่อวิเคราะห์ผลการประเมิน และกำหนดมาตรการ " * 3
    document = paper(size=12)
    document.multi_cell(0, 7, prose, align="L")
    document.ln(4)
    for k in (1, 2, 3):
        document.cell(0, 7, f"{k}) ข้อ i{k} ได้ 8{k}.50 คะแนน", new_x="LMARGIN", new_y="NEXT")
    found = addressed(read(reader, saved(document)))
    found["หน้า 1 แถว 1"] = found["หน้า 1 แถว 1"].replace(" ", "")  # those at line ends are not in the file
    assert list(found.items()) == [
        ("หน้า 1 แถว 1", prose.replace(" ", "")),
        ("หน้า 1 แถว 2", "1) ข้อ i1 ได้ 81.50 คะแนน"),
        ("หน้า 1 แถว 3", "2) ข้อ i2 ได้ 82.50 คะแนน"),
        ("หน้า 1 แถว 4", "3) ข้อ i3 ได้ 83.50 คะแนน"),
    ]


def test_letters_and_marks_as_files_leave_them(reader: Reader) -> None:
    """ำ in two pieces, a mark drawn by itself afterwards, the vowel after the tone mark, bold by setting twice."""
    document = paper(shaped=False, size=14)
    document.text(20, 30, "จําแนก")
    document.text(20, 45, "ตัวชี")
    document.text(20 + document.get_string_width("ตัวช"), 45, "้")
    document.text(20 + document.get_string_width("ตัวชี"), 45, "วัด")
    document.text(20, 60, "ที่ปรึกษา".replace("ี่", "่ี"))
    document.text(20, 75, "คะแนน 92.31")
    document.text(20.1, 75, "คะแนน 92.31")
    assert [row[0] for row in grid(read(reader, saved(document)))] == ["จำแนก", "ตัวชี้วัด", "ที่ปรึกษา", "คะแนน 92.31"]


def test_the_page_number_is_no_row(reader: Reader) -> None:
    document = paper()
    document.text(20, 30, "ผลการประเมิน ITA")
    document.text(20, 50, "คะแนนรวม 92.31")
    document.text(100, 280, "- ๑๒ -")
    assert [row[0] for row in grid(read(reader, saved(document)))] == ["ผลการประเมิน ITA", "คะแนนรวม 92.31"]


def test_a_table_with_a_line_below_each_row_only(reader: Reader) -> None:
    document = paper()
    with document.table(borders_layout="HORIZONTAL_LINES") as table:
        for row in ROWS:
            table.row(row)
    assert grid(read(reader, saved(document))) == trimmed(ROWS)


def test_thai_by_codes_of_old_fonts_is_made_thai_and_told(reader: Reader) -> None:
    sheet = read(reader, hostile_pdf.old_codes("ผลการประเมิน ๙๒.๓๑\nตัวชี้วัดที่ 1"))
    assert [row[0] for row in grid(sheet)] == ["ผลการประเมิน ๙๒.๓๑", "ตัวชี้วัดที่ 1"]
    assert "รหัสแบบเก่า" in sheet.notes[0]


def test_pages_of_pictures_among_others_are_told(reader: Reader) -> None:
    sheet = read(reader, hostile_pdf.picture(2, text="ผลการประเมิน"))
    assert grid(sheet) == [["ผลการประเมิน"]]
    assert "หน้า 2, 3 เป็นรูปภาพ" in sheet.notes[0]


def test_a_password_for_changes_only_does_not_matter(reader: Reader) -> None:
    assert grid(read(reader, hostile_pdf.locked(tables(ROWS), reading=False))) == trimmed(ROWS)


def test_many_lines_and_no_table(reader: Reader) -> None:
    """A drawing of 30,000 strokes is no table and takes no time."""
    strokes = b"".join(b"%d %d m %d %d l S\n" % (k % 600, k % 790, k % 599, k % 787) for k in range(30_000))
    sheet = read(reader, hostile_pdf.drawn(strokes + b"BT /F 9 Tf 9 9 Td (i1 85) Tj ET", b"null"))
    assert grid(sheet) == [["i1 85"]]


def test_more_letters_than_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_CHARACTERS", 10)
    with pytest.raises(RefusedError, match="ตัวอักษรเกิน 10 ตัว"):
        read_pdf(tables(ROWS), fast=True, deadline=inf)


def test_a_deadline_that_is_over() -> None:
    with pytest.raises(RefusedError, match="ในเวลาที่กำหนด"):
        read_pdf(tables(ROWS), fast=True, deadline=0.0)


def test_a_full_column_reaches_nearly_to_the_next_one(reader: Reader) -> None:
    """The longest cell ends a letter before the next column, where every line goes on."""
    document = paper(size=10)
    for k, text in enumerate(("ก" * 20, "ข" * 7, "ค" * 25, "ง" * 12, "จ" * 3)):
        document.text(20, 30 + 7 * k, f"i{k + 1}")
        document.text(32, 30 + 7 * k, text)
        document.text(32 + document.get_string_width("ค" * 25) + 2.2, 30 + 7 * k, f"8{k}.50")
    found = grid(read(reader, saved(document)))
    assert [(row[0], row[2]) for row in found] == [(f"i{k + 1}", f"8{k}.50") for k in range(5)]


def test_spaces_that_divide_each_line_at_places_of_its_own(reader: Reader) -> None:
    document = paper(size=10)
    rows = [("ข้อ", "คำถาม", "คะแนน"), ("i1", "ก" * 30, "97.10"), ("i2", "ข" * 8, "91.00"), ("i3", "ค" * 18, "88.50")]
    for row in rows:
        document.cell(0, 7, "     ".join(row), new_x="LMARGIN", new_y="NEXT")
    assert grid(read(reader, saved(document))) == [list(row) for row in rows]


def test_figures_below_their_headings_are_a_row_of_their_own(reader: Reader) -> None:
    document = paper(size=10)
    for k in range(4):
        document.text(20 + 25 * k, 30, f"ข้อ o{k + 1}")
        document.text(20 + 25 * k, 36, "100.00")
        document.text(20 + 25 * k, 60, "หมายเหตุ")
    assert grid(read(reader, saved(document)))[:2] == [["ข้อ o1", "ข้อ o2", "ข้อ o3", "ข้อ o4"], ["100.00"] * 4]


def test_a_number_and_its_unit_on_the_next_line(reader: Reader) -> None:
    document = paper(size=12)
    for line in ("จากการประเมินพบว่ามีผลคะแนนรวมทั้งปีของหน่วยงาน ได้ 92.57", "คะแนน เป็นระดับดี"):
        document.cell(0, 7, line, new_x="LMARGIN", new_y="NEXT")
    assert list(addressed(read(reader, saved(document))).values()) == [
        "จากการประเมินพบว่ามีผลคะแนนรวมทั้งปีของหน่วยงาน ได้ 92.57 คะแนน เป็นระดับดี"
    ]


# --- headings set left over numbers set right: a sheet as it is printed -----------------------------------------------


def printed_sheet(rows: list[list[str]], borders: list[float], size: float = 10) -> bytes:
    """Cells between ``borders`` (mm) a millimetre inside: numbers set right, all else left."""
    document = paper(size=size)
    for line, row in enumerate(rows):
        for text, left, right in zip(row, borders[:-1], borders[1:], strict=True):
            number = text.replace(".", "").isdigit() and not text.startswith("25")
            at = right - 1 - document.get_string_width(text) if number else left + 1
            if text:
                document.text(at, 30 + 6 * line, text)
    return saved(document)


def test_a_heading_set_left_over_numbers_set_right_is_their_heading(reader: Reader) -> None:
    """The heading ends 20 mm before the numbers begin."""
    rows = [["แบบวัด", "ตัวชี้วัด", "คะแนน"], ["IIT", "ก" * 9, "90.85"], ["", "ข" * 7, "88.7"], ["OIT", "ค" * 9, "100"]]
    assert grid(read(reader, printed_sheet(rows, [20, 50, 100, 145]))) == rows


def test_years_set_left_whose_numbers_reach_below_the_next_year(reader: Reader) -> None:
    """2565's numbers end 2 mm before "2566" begins: no white stripe would keep them apart from its numbers' heading."""
    rows = [["ตัวชี้วัด", "2565", "2566"]] + [[f"ข้อ e{k}", "" if k == 3 else f"8{k}.50", f"9{k}.25"] for k in range(1, 7)]
    assert grid(read(reader, printed_sheet(rows, [20, 50, 75, 100]))) == rows


def test_headings_that_nearly_touch_and_cells_that_are_blank(reader: Reader) -> None:
    """The heading of part 1 fills its cell to the border, and two items have no score of it."""
    document = paper(size=10)
    wide = document.get_string_width("EIT ส่วนที่ 1") + 2
    rows = [["ข้อ", "EIT ส่วนที่ 1", "EIT ส่วนที่ 2"]]
    rows += [[f"E{k}", "" if k in (3, 5) else f"8{k}.50", f"9{k}.25"] for k in range(1, 8)]
    assert grid(read(reader, printed_sheet(rows, [20, 50, 50 + wide, 50 + 2 * wide]))) == rows


def test_a_group_s_heading_stands_over_its_first_column(reader: Reader) -> None:
    rows = [["ข้อ", "ปี 2565", "", "ปี 2566", ""], ["", "Public", "Survey", "Public", "Survey"]]
    rows += [[f"e{k}", f"7{k}.10", f"8{k}.50", f"9{k}.25", f"6{k}.75"] for k in range(1, 6)]
    assert grid(read(reader, printed_sheet(rows, [20, 50, 75, 100, 125, 150]))) == trimmed(rows)


def test_a_column_of_numbers_without_a_heading_takes_no_other_s(reader: Reader) -> None:
    """Close by: the last numbers have no heading at all; those of the column beside them keep theirs."""
    rows = [["ข้อ", "คะแนน", ""], *([f"e{k}", f"8{k}.50", f"{k}"] for k in range(1, 7))]
    found = grid(read(reader, printed_sheet(rows, [20, 50, 62, 100])))
    assert found[0][:2] == ["ข้อ", "คะแนน"]
    assert [row[1:] for row in found[1:]] == [row[1:] for row in rows[1:]]


def test_a_score_right_behind_its_question_in_a_line_of_its_own(reader: Reader) -> None:
    """Between wrapped questions every row stands alone; the longest question ends 2.5 letters before its score."""
    document = paper(size=10)
    for at, text in ((20, "E10 " + "ก" * 20), (95, "75.88"), (130, "รักษาระดับ")):
        document.text(at, 30, text)
    document.text(20 + document.get_string_width("E10 " + "ก" * 20) + 4.5, 30, "90.61")
    document.text(20, 36, "ข" * 20)
    assert grid(read(reader, saved(document)))[0] == ["E10 " + "ก" * 20, "90.61", "75.88", "รักษาระดับ"]


def test_a_number_among_the_words_of_a_line_of_its_own_stays_there(reader: Reader) -> None:
    document = paper(size=10)
    document.text(20, 30, "ได้")
    document.text(20 + document.get_string_width("ได้") + 4.5, 30, "90.61 คะแนน")
    document.text(130, 30, "ระดับดี")
    assert grid(read(reader, saved(document)))[0] == ["ได้ 90.61 คะแนน", "ระดับดี"]
