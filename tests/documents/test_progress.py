"""The report on the measures: layouts E1 and B6, read back from the PDF; the published six-month report made again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from itadash.documents.content import Table, Text
from itadash.documents.details import Details
from itadash.documents.memo import memo_document
from itadash.documents.paper import pdf_file
from itadash.documents.progress_content import NOTHING, progress_document, told
from itadash.measures.model import Measure, MeasuresTable, Signatory
from itadash.measures.progress import ProgressEntry, Status
from tests.documents.grids import grids
from tests.documents.readback import FIXED, chars, is_cell, pdfium_text, pypdf_text
from tests.documents.reference_data import Reference, fragments, plain

E1 = ("มาตรการ/แนวทาง", "ขั้นตอนหรือวิธีการ", "ผู้รับผิดชอบ", "ทำ", "ไม่ทำ", "หมายเหตุ")
B6 = ("มาตรการ/แนวทาง", "วิธีการดำเนินการ", "ระยะเวลาดำเนินการ", "การติดตามผลการดำเนินการ", "ข้อเสนอแนะ", "ผู้รับผิดชอบ")
MEASURES = (
    Measure("a", 1, ("e1",), "แผนผังบริการ", "เขียนใหม่", "กองคลัง", "ตลอดปี", "1. ร่าง\n2. ประกาศ"),
    Measure("b", 5, ("i8",), "เปิดเผยแผน", "ลงเว็บไซต์", "สำนักปลัด", "ไตรมาส 1", ""),
    Measure("c", 7, ("o42", "o43"), "ทบทวนมาตรการ", "", "ทุกส่วนราชการ", "", "ประชุม"),
    Measure("d", 0, (), "อบรม", "จัดอบรม", "สำนักปลัด", "", ""),
)
ENTRIES = (
    ProgressEntry("a", "6", Status.DONE, "ติดประกาศแล้ว", ("https://www.example.go.th/a", "ภาพถ่าย"), remark="หน้าอาคาร"),
    ProgressEntry("b", "6", Status.NOT_DONE, obstacle="ระบบล่ม", suggestion="ขอผู้ดูแล"),
    ProgressEntry("c", "6", Status.UNDER_WAY, "ร่างแล้ว"),
    ProgressEntry("a", "12", Status.DONE, "ใช้ต่อเนื่อง"),
)
TABLE = MeasuresTable("เทศบาลตัวอย่าง", 2566, MEASURES, progress=ENTRIES)


def _pdf(table: MeasuresTable, round_: str = "6", layout: str = "E1") -> bytes:
    return pdf_file(progress_document(table, round_, layout), created=FIXED, thai_digits=False)


def _rows(data: bytes, headings: tuple[str, ...]) -> list[tuple[str | None, ...]]:
    wanted = [plain(heading) for heading in headings]
    return [row for grid in grids(data) if [plain(h) for h in grid.headings] == wanted for row in grid.rows]


def test_e1_says_what_was_done_and_what_not_by_instrument() -> None:
    data = _pdf(TABLE)
    assert _rows(data, E1) == [
        ("เปิดเผยแผน(ข้อI8)", "ลงเว็บไซต์", "สำนักปลัด", "", "✓", "อุปสรรค:ระบบล่มข้อเสนอแนะ:ขอผู้ดูแล"),
        ("แผนผังบริการ(ข้อE1)", "1.ร่าง2.ประกาศ", "กองคลัง", "✓", "", "ผล:ติดประกาศแล้วหมายเหตุ:หน้าอาคาร"),
        ("ทบทวนมาตรการ(ข้อO42,O43)", "ประชุม", "ทุกส่วนราชการ", "✓", "", "ร่างแล้ว"),
        ("อบรม", "จัดอบรม", "สำนักปลัด", "", "", ""),
    ]
    text = plain(pypdf_text(data))
    places = [text.index(plain(name)) for name in ("ภายใน (IIT)", "ภายนอก (EIT)", "สาธารณะ (OIT)", "ไม่ได้ระบุข้อคำถาม")]
    assert places == sorted(places)


def test_b6_is_one_table_with_status_and_suggestion() -> None:
    assert _rows(_pdf(TABLE, layout="B6"), B6) == [
        (
            "แผนผังบริการ(ข้อE1)",
            "เขียนใหม่1.ร่าง2.ประกาศ",
            "ตลอดปี",
            "ดำเนินการแล้วเสร็จผล:ติดประกาศแล้วหมายเหตุ:หน้าอาคาร",
            "",
            "กองคลัง",
        ),
        ("เปิดเผยแผน(ข้อI8)", "ลงเว็บไซต์", "ไตรมาส1", "ไม่ได้ดำเนินการอุปสรรค:ระบบล่ม", "ขอผู้ดูแล", "สำนักปลัด"),
        ("ทบทวนมาตรการ(ข้อO42,O43)", "ประชุม", "", "อยู่ระหว่างดำเนินการร่างแล้ว", "", "ทุกส่วนราชการ"),
        ("อบรม", "จัดอบรม", "", "ยังไม่ระบุสถานะ", "", "สำนักปลัด"),
    ]


def test_a_suggestion_of_many_pages_takes_few_and_every_page_is_full() -> None:
    """5,000 characters: in the 34 mm of the form about 18 letters a line and nine pages; a wider column takes four."""
    text = ("ควรจัดให้มีช่องทางรับฟังความคิดเห็นของประชาชนทุกหมู่บ้าน " * 90)[:5000].strip()
    entries = (ProgressEntry("a", "6", Status.DONE, "เสร็จ", suggestion=text), *ENTRIES[1:])
    data = _pdf(MeasuresTable("เทศบาลตัวอย่าง", 2566, MEASURES, progress=entries), layout="B6")
    rows = _rows(data, B6)
    assert plain(text) in "".join(str(row[4] or "") for row in rows)
    parts = [grid.page for grid in grids(data) if [plain(h) for h in grid.headings] == [plain(h) for h in B6]]
    assert len(parts) <= 5
    lines = {page: len({round(c.y) for c in chars(data) if c.page == page and is_cell(c)}) for page in parts}
    assert all(count > 20 for count in list(lines.values())[1:-1])  # of the 30 lines of a landscape page
    assert min(lines.values()) >= 3


def test_the_summary_counts_by_topic() -> None:
    heads = (
        *("ประเด็น", "มาตรการทั้งหมด", "ดำเนินการแล้วเสร็จ", "อยู่ระหว่างดำเนินการ"),
        *("ยังไม่เริ่ม", "ไม่ได้ดำเนินการ", "ยังไม่ระบุสถานะ"),
    )
    rows = _rows(_pdf(TABLE), heads)
    assert [row[1:] for row in rows] == [
        ("1", "1", "0", "0", "0", "0"),
        ("1", "0", "0", "0", "1", "0"),
        ("1", "0", "1", "0", "0", "0"),
        ("1", "0", "0", "0", "0", "1"),
        ("4", "1", "1", "0", "1", "1"),
    ]
    assert [str(row[0])[:2] for row in rows[:3]] == ["1.", "5.", "7."]
    assert rows[-1][0] == "รวม"


def test_the_sentence_tells_the_same_counts() -> None:
    assert told(TABLE, "6") == (
        "จากมาตรการทั้งหมด 4 มาตรการ ดำเนินการแล้วเสร็จ 1 มาตรการ อยู่ระหว่างดำเนินการ 1 มาตรการ "
        "ไม่ได้ดำเนินการ 1 มาตรการ ยังไม่ระบุสถานะ 1 มาตรการ แล้วเสร็จคิดเป็นร้อยละ 25.00"
    )


def test_evidence_stands_in_a_table_of_its_own() -> None:
    assert _rows(_pdf(TABLE), ("มาตรการ", "หลักฐาน")) == [("แผนผังบริการ(ข้อE1)", "-https://www.example.go.th/a-ภาพถ่าย")]
    assert _rows(_pdf(TABLE, "12"), ("มาตรการ", "หลักฐาน")) == []


def test_a_round_tells_of_itself_alone() -> None:
    rows = _rows(_pdf(TABLE, "12"), E1)
    assert [(row[3], row[4], row[5]) for row in rows] == [
        ("", "", ""),
        ("✓", "", "ใช้ต่อเนื่อง"),
        ("", "", ""),
        ("", "", ""),
    ]


def test_without_measures_it_says_so() -> None:
    document = progress_document(MeasuresTable("", 2566), "6")
    assert [block.text for block in document.blocks if isinstance(block, Text)] == [NOTHING]
    assert plain(NOTHING) in plain(pdfium_text(pdf_file(document)))


@pytest.mark.parametrize(("round_", "layout"), [("9", "E1"), ("6", "A2")])
def test_unknown_rounds_and_layouts_are_errors(round_: str, layout: str) -> None:
    with pytest.raises(KeyError):
        progress_document(TABLE, round_, layout)


@pytest.mark.parametrize("year", [2562, 2563, 2564, 2565])
def test_years_whose_topics_are_not_known_are_reported_too(year: int) -> None:
    table = MeasuresTable("เทศบาลตัวอย่าง", year, MEASURES, progress=ENTRIES)
    for layout in ("E1", "B6"):
        rows = [
            row.cells
            for block in progress_document(table, "6", layout).blocks
            if isinstance(block, Table) and block.columns[0].heading == "มาตรการ/แนวทาง"
            for row in block.rows
        ]
        assert sorted(str(cells[0]).split(" ")[0] for cells in rows) == [
            "ทบทวนมาตรการ",
            "อบรม",
            "เปิดเผยแผน",
            "แผนผังบริการ",
        ]


# --- the published report of six months ---


@pytest.fixture(scope="module")
def seed() -> Reference:
    return Reference(Path(__file__).resolve().parents[3] / "shared", "004")


def _reported(seed: Reference) -> tuple[list[list[str]], MeasuresTable]:
    """The nine printed rows, and a table of them: the text under ทำ is the result, as it should have been."""
    rows: list[list[str]] = []
    for cells in seed.table_rows(*E1[:3]):
        if cells[0].strip():
            rows.append([cell.strip() for cell in cells])
        else:  # the row goes on after a new page
            rows[-1] = [
                " ".join(filter(None, pair)) for pair in zip(rows[-1], (c.strip() for c in cells), strict=False)
            ]
    items = [*[("i7",)] * 6, *[("e1",)] * 2, ("o15",)]
    measures = [
        Measure(f"m{n}", 0, codes, row[0], "", row[2], "", row[1])
        for n, (row, codes) in enumerate(zip(rows, items, strict=True))
    ]
    entries = [ProgressEntry(f"m{n}", "6", Status.DONE, row[3]) for n, row in enumerate(rows)]
    people = tuple(
        Signatory(position=name) for name in ("นักวิเคราะห์นโยบายและแผน", "หัวหน้าสำนักปลัด", "นายกองค์การบริหารส่วนตำบล")
    )
    return rows, MeasuresTable("องค์การบริหารส่วนตำบลเขาน้อย", 2564, tuple(measures), people, progress=tuple(entries))


@pytest.mark.references
def test_004_all_rows_in_the_columns_of_the_reference(seed: Reference) -> None:
    printed, table = _reported(seed)
    assert len(printed) == 9
    data = pdf_file(progress_document(table, "6", "E1"), created=FIXED)
    found = _rows(data, E1)
    columns = ["".join(plain(row[at] or "") for row in found) for at in range(6)]
    for at, source in ((0, 0), (1, 1), (2, 2), (5, 3)):
        place = 0
        for piece in fragments(row[source] for row in printed):
            place = columns[at].index(piece, place) + len(piece)
    assert columns[3] == "✓" * 9  # a tick where the reference has the text of the result
    assert columns[4] == ""


@pytest.mark.references
@pytest.mark.parametrize("read", [pypdf_text, pdfium_text])
def test_004_memo_and_report_hold_their_sections(read: Callable[[bytes], str], seed: Reference) -> None:
    _, table = _reported(seed)
    details = Details(
        memo_unit="สำนักปลัดองค์การบริหารส่วนตำบลเขาน้อย",
        memo_number="75/2565",
        memo_date="7 เมษายน 2565",
        memo_to="นายกองค์การบริหารส่วนตำบลเขาน้อย",
        memo_through="หัวหน้าสำนักปลัด",
    )
    for word in ("75/2565", "7 เมษายน 2565", "ผ่าน หัวหน้าสำนักปลัด", "(รอบ 6 เดือนแรก)"):
        assert plain(word) in plain(seed.text)
    memo = memo_document(table, details, progress_document(table, "6", "E1"), round_="6")
    text, at = plain(read(pdf_file(memo, created=FIXED))), 0
    for part in (
        *("บันทึกข้อความ", "ส่วนราชการ", "สำนักปลัดองค์การบริหารส่วนตำบลเขาน้อย", "ที่", "75/2565", "วันที่", "7 เมษายน 2565"),
        *("เรื่อง", "ประจำปีงบประมาณ พ.ศ. 2565 (รอบ 6 เดือนแรก)", "เรียน นายกองค์การบริหารส่วนตำบลเขาน้อย"),
        *("ผ่าน หัวหน้าสำนักปลัด", "จึงเรียนมา", *["ลงชื่อ"] * 3, "หน้า 1/"),
        *("รายงานผลการดำเนินการ", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)"),
        *("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)", "แบบวัดการเปิดเผยข้อมูลสาธารณะ (OIT)", *["ลงชื่อ"] * 3),
    ):
        found = text.find(plain(part), at)
        assert found >= 0, part
        at = found + len(plain(part))
    # results of 2564, measures of 2565; the head of the reference writes to a "นายองค์การ…"
    assert plain("ประจำปีงบประมาณ พ.ศ. 2565") in text
    assert not re.search("นายองค์การ", text)
    assert set(re.findall(r"องค์การบริหารส่วนตำบล(เขาน้อย|เขิน|วัดจันทร์)", text)) == {"เขาน้อย"}
