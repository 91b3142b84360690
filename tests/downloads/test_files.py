"""Files of a piece and of a page, read back with other libraries."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

import pandas as pd
import pypdf
import pytest
from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook

from itadash.documents.content import Bars, Heading, Text
from itadash.downloads import charts, files
from itadash.downloads.model import About, Page, Piece
from itadash.downloads.paper import document, told
from itadash.reading.places import files_of

ABOUT = About("เทศบาลตำบลก", "2566", Decimal("82.50"), ("ผล.xlsx",), (("ตัวกรอง", "=ทุกข้อ"),))
TABLE = pd.DataFrame(
    {
        "number": [1, 2],
        "name": ["การปฏิบัติหน้าที่", "=1+1"],
        "score": pd.Series([Decimal("84.50"), None], dtype="object"),
        "change": pd.Series([Decimal("-1.25"), Decimal("0.00")], dtype="object"),
        "topics": [(1, 3), ()],
        "source": ["ผล.xlsx › แผ่น 1 › B2", ""],
    }
)
COLUMNS = {"number": "ที่", "name": "ตัวชี้วัด", "score": "คะแนน", "change": "เปลี่ยนแปลง", "topics": "ประเด็น", "source": "ที่มา"}
CHART = Bars((("1. การปฏิบัติหน้าที่", Decimal("84.50"), None),), Decimal("82.50"))
PIECE = Piece(
    "ตัวชี้วัด", "คะแนนตัวชี้วัด", ABOUT, CHART, "ผ่านทุกตัว", TABLE, COLUMNS, ["name", "score", "change", "topics"], ["change"]
)


def test_what_is_offered_is_what_there_is():
    assert files.endings(PIECE) == ["png", "svg", "xlsx", "csv"]
    assert files.endings(Piece("ก", "ก", ABOUT, chart=CHART)) == ["png", "svg"]
    assert files.endings(Piece("ก", "ก", ABOUT, table=TABLE)) == ["xlsx", "csv"]
    with pytest.raises(ValueError, match="png"):
        files.make(Piece("ก", "ก", ABOUT, table=TABLE), "png")


def test_names_say_view_year_and_agency():
    assert files.file_name(PIECE, "svg") == "ตัวชี้วัด-2566-เทศบาลตำบลก.svg"
    odd = Piece("ราย/ข้อ", "", About("อบต. ก: ข?", "2562–2566", Decimal(85)))
    assert files.file_name(odd, "csv") == "ราย-ข้อ-2562–2566-อบต.-ก-ข.csv"


def test_workbook_has_numbers_headings_widths_and_no_formula():
    book = load_workbook(io.BytesIO(files.make(PIECE, "xlsx")))
    sheet = book["ตัวชี้วัด"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        list(COLUMNS.values()),
        [1, "การปฏิบัติหน้าที่", 84.5, -1.25, "1, 3", "ผล.xlsx › แผ่น 1 › B2"],
        [2, "=1+1", None, 0, None, None],
    ]
    assert sheet.freeze_panes == "B2"
    assert sheet.column_dimensions["B"].width >= len("การปฏิบัติหน้าที่")
    assert not [cell for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    told_ = {row[0].value: row[1].value for row in book.worksheets[-1].iter_rows()}
    assert told_ == {
        "ข้อมูล": "คะแนนตัวชี้วัด",
        "หน่วยงาน": "เทศบาลตำบลก",
        "ปีงบประมาณ": "2566",
        "เกณฑ์": "82.5 คะแนน (น้อยกว่านี้คือต่ำกว่าเกณฑ์)",
        "ตัวกรอง": "=ทุกข้อ",
        "ไฟล์ต้นทาง": "ผล.xlsx",
    }


def test_csv_is_for_excel_and_harmless():
    data = files.make(PIECE, "csv")
    assert data[:3] == b"\xef\xbb\xbf"
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[1] == ["1", "การปฏิบัติหน้าที่", "84.50", "-1.25", "1, 3", "ผล.xlsx › แผ่น 1 › B2"]
    assert rows[2][1:4] == ["'=1+1", "", "0.00"]


def test_picture_names_agency_year_target_finding_and_source():
    root = fromstring(files.make(PIECE, "svg"))
    title, desc = (root.find("{http://www.w3.org/2000/svg}" + name).text for name in ("title", "desc"))
    assert title == "คะแนนตัวชี้วัด เทศบาลตำบลก · ปีงบประมาณ พ.ศ. 2566 · เกณฑ์ 82.5 คะแนน"
    assert desc == "ผ่านทุกตัว ที่มา: ผล.xlsx"
    assert files.make(PIECE, "png")[:8] == b"\x89PNG\r\n\x1a\n"


def test_page_on_paper_holds_every_row_and_says_what_it_is():
    many = pd.DataFrame({"รหัส": [f"I{n}" for n in range(1, 121)], "คะแนน": [Decimal(n) / 2 for n in range(1, 121)]})
    own = Piece("รายข้อ", "ทุกข้อ", ABOUT, table=many)
    page = Page("รายข้อ", "คะแนนรายข้อ", ABOUT, [Heading("ผล", 2), Text("ข้อความ"), PIECE, own])
    reader = pypdf.PdfReader(io.BytesIO(files.page_pdf(page, printed_on=date(2026, 1, 2))))
    text = " ".join(one.extract_text() for one in reader.pages)
    for told_ in ("คะแนนรายข้อ", "เทศบาลตำบลก · ปีงบประมาณ พ.ศ. 2566 · เกณฑ์ 82.5 คะแนน", "2 มกราคม 2569", "ที่มา: ผล.xlsx"):
        assert told_ in text
    assert {f"I{n}" for n in range(1, 121)} <= set(text.split())
    assert "−1.25" in text
    assert "□" not in text
    size = {(round(float(one.mediabox.width)), round(float(one.mediabox.height))) for one in reader.pages}
    assert size == {(595, 842)}


def test_a_wide_table_turns_the_paper():
    wide = pd.DataFrame({f"หัวข้อที่ {n}": ["ข้อความยาวพอสมควร"] for n in range(12)})
    page = Page("ก", "ก", ABOUT, [Piece("ก", "ก", ABOUT, table=wide)])
    made = document(page, date(2026, 1, 2))
    assert made.landscape
    shares = [column.share for column in made.blocks[-1].columns]
    assert sum(shares) == pytest.approx(297 - 30, abs=1)


def test_columns_of_figures_get_no_more_than_they_need():
    table = pd.DataFrame({"ข้อคำถาม": ["ยาว " * 60], "คะแนน": [Decimal("84.50")]})
    made = document(Page("ก", "ก", ABOUT, [Piece("ก", "ก", ABOUT, table=table)]), date(2026, 1, 2))
    text, score = (column.share for column in made.blocks[-1].columns)
    assert text > 8 * score
    assert [column.align for column in made.blocks[-1].columns] == ["L", "R"]


@pytest.mark.parametrize(
    ("value", "signed", "text"),
    [
        (Decimal("84.5"), False, "84.50"),
        (1.005, False, "1.00"),
        (-1.25, True, "−1.25"),
        (Decimal("2"), True, "+2.00"),
        (Decimal("0"), True, "0.00"),
        (float("nan"), False, "–"),
        (None, True, "–"),
        ("", False, "–"),
        ((1, 3), False, "1, 3"),
        ((), False, "–"),
        (7, False, "7"),
        ("ก", True, "ก"),
        ("＝ เท่าเดิม", False, "= เท่าเดิม"),
    ],
)
def test_a_cell_in_words(value: object, signed: bool, text: str):
    assert told(value, signed=signed) == text


def test_sources_are_files_each_once():
    assert files_of(["ก.xlsx › 2566 › B2 · ข.csv › 3", "ก.xlsx › 2566 › B3", "", "คำนวณ", None]) == (
        "ก.xlsx",
        "ข.csv",
    )


def test_trend_becomes_the_chart_that_was_asked_for():
    rows = [(n, f"ตัว {n}", g, y, s) for n, g, y, s in (
        (1, "IIT", 2565, 80.0), (1, "IIT", 2566, float("nan")), (9, "OIT", 2565, 90.254), (9, "OIT", 2566, 91.0),
    )]  # fmt: skip
    grid = pd.DataFrame(rows, columns=["number", "name", "instrument", "fiscal_year", "score"])
    scores = (("1. ตัว 1", (Decimal("80.00"), None)), ("9. ตัว 9", (Decimal("90.25"), Decimal("91.00"))))
    for kind, name in (("lines", "Together"), ("panels", "Lines"), ("heat", "Heat")):
        made = charts.over_years(grid, Decimal(85), kind)
        assert (type(made).__name__, made.years, made.rows) == (name, (2565, 2566), scores)
    assert charts.over_years(grid, Decimal(85), "lines").groups == ("IIT", "OIT")


def test_a_question_over_the_years_keeps_what_may_be_joined():
    rows = pd.DataFrame(
        [
            (2564, "", "", "unknown", False, None),
            (2565, "e2", "EIT", "nearest", False, Decimal("77")),
            (2566, "e1", "EIT1", "same", True, Decimal("91")),
            (2566, "e1", "EIT2", "same", True, Decimal("80")),
        ],
        columns=["fiscal_year", "code", "instrument", "relation", "joined", "score"],
    )
    made = charts.item_years(rows, Decimal(85))
    assert [(p.year, p.code, p.part, p.score, p.joined) for p in made.points] == [
        (2565, "E2", "", Decimal(77), False),
        (2566, "E1", "Public", Decimal(91), True),
        (2566, "E1", "Survey", Decimal(80), True),
    ]
    assert made.gaps == ((2564, "ยังไม่ทราบข้อที่ตรงกัน"),)
