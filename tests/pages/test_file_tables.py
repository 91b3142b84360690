"""The tables on imported files as files: whose, of which years, how many rows, and on paper."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from pypdf import PdfReader

from itadash.downloads import files
from itadash.reading import read_paste
from itadash.ui import file_tables

TARGET = Decimal(85)
TEXT = "เทศบาลตำบลตัวอย่าง\nปีงบประมาณ พ.ศ. 2566\nตัวชี้วัดที่ 1 การปฏิบัติหน้าที่\t92.50\nตัวชี้วัดที่ 2 การใช้งบประมาณ\t81.07\n"


def test_the_scores_of_a_file_as_csv_and_on_paper():
    reading = read_paste(TEXT)
    table = file_tables.scores(reading)
    piece = file_tables.scores_piece("ก.txt", reading, table.head(1), TARGET, "92.50")
    rows = list(csv.reader(io.StringIO(files.make(piece, files.CSV).decode("utf-8-sig"))))
    assert rows[0] == ["ปี", "ระดับ", "รหัส", "คะแนน", "พิมพ์ว่า", "ที่มา", "หน่วยงาน"]
    assert [row[3] for row in rows[1:]] == ["92.50"]
    assert piece.about.notes == (("ค้นหา", "92.50"), ("จำนวน", "1 จาก 2 คะแนน"))
    assert (piece.about.agency, piece.about.years, piece.about.sources) == ("เทศบาลตำบลตัวอย่าง", "2566", ("ก.txt",))
    page = file_tables.page([("ก.txt", reading)], [piece], TARGET)
    text = "".join((each.extract_text() or "") for each in PdfReader(io.BytesIO(files.page_pdf(page))).pages)
    assert "92.50" in text
    assert "81.07" not in text  # not among what the page shows


def test_several_files_tell_all_their_years():
    first, second = read_paste(TEXT), read_paste(TEXT.replace("2566", "2564").replace("ตำบลตัวอย่าง", "เมืองตัวอย่าง"))
    about = file_tables.about([("ก.txt", first), ("ข.txt", second)], TARGET)
    assert about.years == "2564–2566"
    assert about.agency == "เทศบาลตำบลตัวอย่าง และอีก 1 หน่วยงาน"
    listed = file_tables.overview([("ก.txt", first), ("ข.txt", second)], TARGET).table
    assert listed is not None
    assert list(listed["คะแนน"]) == ["2", "2"]
    assert list(listed["ปีงบประมาณ"]) == ["2566", "2564"]
