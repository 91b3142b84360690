"""Where a figure came from: what the dialog says, compared with the sample workbook as openpyxl reads it."""

from __future__ import annotations

from typing import Any

import openpyxl
import pandas as pd
import pytest

from itadash.ui import trace_file
from tests.pages.conftest import SAMPLE, Visitor, sample_year


def row_of(year: int, code: str) -> int:
    """The row of the sample's sheet ``year`` whose column B holds ``code``."""
    sheet = openpyxl.load_workbook(SAMPLE, read_only=True, data_only=True)[str(year)]
    return next(number for number, row in enumerate(sheet.iter_rows(values_only=True), 1) if str(row[1]) == code)


def place(year: int, code: str, column: str = "D") -> str:
    return f"{SAMPLE.name} › {year} › {column}{row_of(year, code)}"


def follow(visitor: Visitor, words: str) -> Visitor:
    """Press the dialog's button that begins with ``words``."""
    button = next(b for b in visitor.at.button if b.label.replace("\\", "").startswith(words))
    button.click().run()
    assert not visitor.at.exception
    return visitor


def surroundings(visitor: Visitor) -> pd.DataFrame:
    """The table of the cells around the place: the only one with row numbers."""
    return next(frame.value for frame in visitor.at.dataframe if frame.value.columns[0] == "แถว")


def marked(table: pd.DataFrame) -> dict[tuple[str, str], str]:
    """(row label, column) → text of the marked cells."""
    return {
        (str(row["แถว"]), str(column)): str(row[column])
        for row in table.to_dict("records")
        for column in table.columns[1:]
        if str(row[column]).startswith("▸ ")
    }


def test_the_total_names_its_cell_and_shows_it_among_its_neighbours(sample: Visitor) -> None:
    sample.click("trace_total")
    assert place(2566, "รวม") in sample.text()
    table = surroundings(sample)
    row = row_of(2566, "รวม")
    assert marked(table) == {(str(row), "D"): "▸ 90.52"}
    sheet = openpyxl.load_workbook(SAMPLE, read_only=True, data_only=True)["2566"]
    for shown in table.to_dict("records"):  # every cell shown is the cell of that name
        for column in ("A", "B", "C"):
            value = sheet[f"{column}{shown['แถว']}"].value
            assert shown[column] == ("" if value is None else str(value))
    assert "ตรงกับที่พิมพ์" in sample.text()


def test_from_the_total_down_to_an_item_and_back(sample: Visitor) -> None:
    follow(sample.click("trace_total"), "EIT Survey")
    assert place(2566, "EIT2") in sample.text()
    follow(sample, "ตัวชี้วัดที่ 7 (EIT Survey)")
    assert "ไฟล์ไม่ได้พิมพ์คะแนนนี้" in sample.text()  # only the mean of both parts is printed
    follow(sample, "E9 (EIT Survey)")
    public, survey = sample_year(2566).parts["e9"]
    assert place(2566, "e9", "F") in sample.text()
    assert marked(surroundings(sample)) == {(str(row_of(2566, "e9")), "F"): f"▸ {survey}"}
    follow(sample, f"E9 (EIT Public) {public}")
    assert place(2566, "e9", "E") in sample.text()
    for _ in range(4):
        sample.click("trace_back")
    assert place(2566, "รวม") in sample.text()
    assert "trace_back" not in {button.key for button in sample.at.button}


def test_the_year_before_is_one_step_away(sample: Visitor) -> None:
    follow(sample.click("trace_total"), "ปี 2565")
    assert place(2565, "รวม") in sample.text()


def test_an_item_leads_to_the_same_question_of_the_year_before(sample: Visitor) -> None:
    """o18 of FY2566 (E-Service) was o17."""
    follow(sample.click("trace_items"), "▼ 0.00 O18")
    assert place(2566, "o18") in sample.text()
    follow(sample, "ปี 2565 O17")
    assert place(2565, "o17") in sample.text()


def test_the_level_names_what_decided_it(sample: Visitor) -> None:
    sample.click("trace_level")
    assert "เพราะ EIT ส่วนที่ 2 ได้ 84.47" in sample.text()
    follow(sample, "EIT Survey 84.47")
    assert place(2566, "EIT2") in sample.text()


def test_counts_list_what_they_count(sample: Visitor) -> None:
    sample.click("trace_items")
    low = sample_year(2566).below()
    listed = [b.label.replace("\\", "") for b in sample.at.button if (b.key or "").startswith("trace_below")]
    assert len({label.split()[2] for label in listed}) == len(low)
    assert {label.split()[2].lower() for label in listed} == set(low)
    assert [float(label.split()[1]) for label in listed] == sorted(float(label.split()[1]) for label in listed)
    sample.click("trace_indicators")
    assert "ไม่มีคะแนนที่ต่ำกว่าเกณฑ์" in sample.text()


PASTE = (
    "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๖\nเทศบาลตำบลทดลอง (สมมติ)\n"
    "รหัส\tข้อคำถาม\tคะแนน\nI18\tข้อก่อน\t๙๐.๑๐\nข้อ 1๑9\tข้อนี้\t{}\nI20\tข้อหลัง\t๗๑.๒๕\n"
)


def pasted(visitor: Visitor, text: str) -> Visitor:
    visitor.go("import_data")
    visitor.at.text_area(key="paste").set_value(text)
    return visitor.click("paste_read")


def test_a_line_of_a_paste_and_what_was_repaired(visitor: Visitor) -> None:
    pasted(visitor, PASTE.format("78.20")).go("overview")
    follow(visitor.click("trace_items"), "▼ 78.20 I19")
    assert "ข้อความที่วาง 1 › บรรทัด 5" in visitor.text()
    assert "ในไฟล์พิมพ์ว่า “1๑9” โปรแกรมอ่านเป็น I19" in visitor.text()
    assert marked(surroundings(visitor)) == {("บรรทัด 5", "3"): "▸ 78.20"}


def test_a_repaired_score_is_told(visitor: Visitor) -> None:
    pasted(visitor, PASTE.format("๗๘,๒๐")).go("overview")
    follow(visitor.click("trace_items"), "▼ 78.20 I19")
    assert "พิมพ์ว่า “๗๘,๒๐” อ่านเป็น 78.20" in visitor.text()
    assert marked(surroundings(visitor)) == {("บรรทัด 5", "3"): "▸ ๗๘,๒๐"}


def test_another_value_printed_for_the_same_score_is_told(visitor: Visitor) -> None:
    pasted(visitor, PASTE.format("78.20"))
    pasted(visitor, PASTE.format("70.20")).go("overview")
    follow(visitor.click("trace_items"), "▼ 78.20 I19")
    assert "พิมพ์ไว้อีกค่าหนึ่งใน 1 แห่ง โปรแกรมใช้ค่าที่อ่านพบก่อนคือ 78.20" in visitor.text()
    follow(visitor, "70.20 ที่ บรรทัด 5")
    assert "ข้อความที่วาง 2 › บรรทัด 5" in visitor.text()
    assert marked(surroundings(visitor)) == {("บรรทัด 5", "3"): "▸ 70.20"}


def test_an_accepted_correction_is_told_and_the_printed_value_marked(visitor: Visitor) -> None:
    from itadash.reading.corrections import Correction, with_correction
    from itadash.store import open_store

    pasted(visitor, PASTE.format("88.20"))
    store = open_store()
    (file,) = store.files(visitor.doc)
    correction = Correction("ข้อความที่วาง 1 › บรรทัด 5", "88.20", "82.20", "conflict", "พิมพ์สลับหลัก", "IIT", "i19")
    store.update_file(visitor.doc, file.id, with_correction(file.body, correction))
    visitor.go("overview")
    follow(visitor.click("trace_items"), "▼ 82.20 I19")
    assert "ในไฟล์พิมพ์ 88.20 แก้เป็น 82.20 ตามผลการตรวจสอบ พิมพ์สลับหลัก" in visitor.text()
    assert marked(surroundings(visitor)) == {("บรรทัด 5", "3"): "▸ 88.20"}


def test_who_named_the_part_of_eit_is_told(visitor: Visitor) -> None:
    from itadash.reading.parts import PartAnswer, with_part
    from itadash.store import open_store

    lines = ["หน่วยงาน\tองค์การบริหารส่วนตำบลตัวอย่าง", "ปีงบประมาณ\t2566", "รหัส\tคะแนน", "e11\t79.77"]
    pasted(visitor, "\n".join(lines))
    store = open_store()
    (file,) = store.files(visitor.doc)
    answer = PartAnswer("ข้อความที่วาง 1 › บรรทัด 4", "e11", "79.77", "EIT2")
    store.update_file(visitor.doc, file.id, with_part(file.body, answer))
    visitor.go("overview")
    follow(visitor.click("trace_items"), "▼ 79.77 E11")
    assert "ผู้ใช้ระบุว่าคะแนน 79.77 ของข้อ E11 เป็นของ EIT Survey" in visitor.text()


def test_a_file_that_cannot_be_opened_again_is_said_in_thai(sample: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    from itadash.store.sqlite import SqliteStore

    def cut(self: Any, ws: str, file: int) -> bytes:
        return SAMPLE.read_bytes()[:9000]

    monkeypatch.setattr(SqliteStore, "file_data", cut)
    sample.click("trace_total")
    assert place(2566, "รวม") in sample.text()
    assert "เปิดไฟล์เพื่อดูช่องโดยรอบไม่ได้" in sample.text()
    assert not any(frame.value.columns[0] == "แถว" for frame in sample.at.dataframe)


def test_a_place_without_its_file_is_said(sample: Visitor) -> None:
    from itadash.store import open_store
    from itadash.ui.workspace import Workspace

    work = Workspace(sample.doc, open_store())
    for source, words in (("ไม่มี.xlsx › 2566 › D4", "นำไฟล์เข้าอีกครั้ง"), (f"{SAMPLE.name} › 2566 › ZZ900", "ไม่พบช่องนี้")):
        found = trace_file.around(work, source, None)
        assert isinstance(found, str)
        assert words in found


def test_text_of_a_file_is_no_markdown(visitor: Visitor) -> None:
    pasted(visitor, PASTE.format("88.20").replace("ข้อหลัง", ":red[แดง] $x$")).go("overview")
    follow(visitor.click("trace_items"), "▼ 71.25 I20")
    table = surroundings(visitor)  # a table of letters: a grid draws no Markdown
    assert table.loc[table["แถว"] == "บรรทัด 6", "2"].item() == ":red[แดง] $x$"
    assert all(":red[แดง" not in element.value for element in visitor.at.markdown)


def test_a_sentence_is_shown_as_a_line_with_its_marks_as_letters(visitor: Visitor) -> None:
    text = (
        "เทศบาลตำบลทดลอง (สมมติ)\nผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๖\n"
        "ข้อ E1 :red[แดง] EIT Public ได้ ๗๒.๕๗ คะแนน และ EIT Survey ได้ ๗๙.๒๑ คะแนน\n"
    )
    pasted(visitor, text).go("overview")
    follow(visitor.click("trace_items"), "▼ 72.57 E1")
    lines = [element.value for element in visitor.at.markdown if ":orange-background[" in element.value]
    assert len(lines) == 1
    assert "๗๒\\.๕๗" in lines[0]
    assert "\\:red\\[แดง\\]" in lines[0]


def test_a_finding_leads_to_its_place(visitor: Visitor) -> None:
    """Indicator 4 is printed 90.00; its six items have the mean (80 + 5 × 90) ÷ 6 = 88.33."""
    rows = "".join(f"I{number}\tข้อ\t{'80.00' if number == 19 else '90.00'}\n" for number in range(19, 25))
    text = (
        "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. ๒๕๖๖\nเทศบาลตำบลทดลอง (สมมติ)\nรหัส\tข้อคำถาม\tคะแนน\n"
        f"ตัวชี้วัดที่ 4\tการใช้ทรัพย์สินของราชการ\t90.00\n{rows}"
    )
    pasted(visitor, text).go("audit")
    follow(visitor, "ดูช่องนี้ในไฟล์")
    assert "ข้อความที่วาง 1 › บรรทัด 4" in visitor.text()
    assert marked(surroundings(visitor)) == {("บรรทัด 4", "3"): "▸ 90.00"}
    follow(visitor, "ตัวชี้วัดที่ 4 90.00 ปี 2566")
    assert "คำนวณจากคะแนนย่อยได้ 88.33 แต่พิมพ์ 90.00 ต่างกัน 1.67 คะแนน" in visitor.text()


def test_a_sentence_that_its_column_cuts_stands_below_in_full(visitor: Visitor) -> None:
    said = "คะแนนภาพรวมของหน่วยงาน เทศบาลตำบลตัวอย่าง คะแนนที่ได้ 87.33 คะแนน"
    page = visitor.go("import_data")
    page.at.text_area(key="paste").input(
        f"เทศบาลตำบลตัวอย่าง\nปีงบประมาณ พ.ศ. 2566\n{said}\n"
        "แบบสำรวจ\tตัวชี้วัดที่\tรายละเอียดตัวชี้วัด\tคะแนน\nIIT\t1\tการปฏิบัติหน้าที่\t99.75\n"
    )
    page.click("paste_read").go("overview").click("trace_total")
    (cell,) = marked(surroundings(page)).values()
    assert cell == f"▸ {said}"
    assert f"ข้อความเต็มของช่องนี้]] {said}" in page.text()
