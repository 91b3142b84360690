"""Word documents → one sheet whose addresses a person can follow."""

from __future__ import annotations

import pytest

from itadash.reading.files import limits
from itadash.reading.files.cells import InputFile, Reader
from itadash.reading.files.flow import Flow
from itadash.reading.files.limits import RefusedError
from itadash.reading.model import Sheet
from tests.reading.files.hostile_documents import docx, p, tbl, tc, tr

SPAN = '<w:gridSpan w:val="2"/>'
BEGIN, GO_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def addressed(sheet: Sheet) -> dict[str, str]:
    """Text by address."""
    return {cell.address: cell.text for row in sheet.rows for cell in row if cell}


def t(text: str) -> str:
    return f"<w:t>{text}</w:t>"


def read(reader: Reader, body: str) -> Sheet:
    [sheet] = reader.read(InputFile("ผล.docx", docx(body)))
    return sheet


def test_paragraphs_and_tables_in_order(reader: Reader) -> None:
    body = (
        p("ผลการประเมิน ๒๕๖๖")
        + "<w:p/>"
        + p("อบต.สมมติ")
        + tbl(tr(tc("ข้อ"), tc("คะแนน")), tr(tc("i1"), tc("๙๒.๓๑")), tr(tc(""), tc("")), tr(tc(""), tc("85")))
        + p("สรุป")
        + tbl(tr(tc("ก")))
    )
    sheet = read(reader, body)
    assert addressed(sheet) == {
        "ย่อหน้า 1": "ผลการประเมิน ๒๕๖๖",
        "ย่อหน้า 2": "อบต.สมมติ",
        "ตาราง 1 แถว 1 ช่อง 1": "ข้อ",
        "ตาราง 1 แถว 1 ช่อง 2": "คะแนน",
        "ตาราง 1 แถว 2 ช่อง 1": "i1",
        "ตาราง 1 แถว 2 ช่อง 2": "๙๒.๓๑",
        "ตาราง 1 แถว 4 ช่อง 2": "85",
        "ย่อหน้า 3": "สรุป",
        "ตาราง 2 แถว 1 ช่อง 1": "ก",
    }
    cell = sheet.rows[3][1]
    assert cell is not None
    assert (cell.text, cell.column) == ("๙๒.๓๑", 2)
    assert sheet.place(cell) == "ผล.docx › ตาราง 1 แถว 2 ช่อง 2"
    numbers = [next(c for c in row if c).row for row in sheet.rows]
    # A table stands apart from the paragraphs around it, its rows do not stand apart from each other.
    assert numbers == sorted(set(numbers))
    assert numbers[3] - numbers[2] == 1
    assert numbers[2] - numbers[1] > 1
    assert numbers[5] - numbers[4] > 1


def test_merged_cells_keep_the_columns(reader: Reader) -> None:
    body = tbl(
        tr(tc("ข้อ", marks=BEGIN), tc("คะแนน", marks=SPAN), tc("หมายเหตุ", marks=BEGIN)),
        tr(tc("", marks=GO_ON), tc("2565"), tc("2566"), tc("", marks=GO_ON)),
        tr(tc("i1"), tc("๙๒.๓๑"), tc("85"), tc("ดี")),
        tr(tc("i2"), tc("90"), marks='<w:gridBefore w:val="1"/>'),
        widths=(1000, 1000, 1000, 1000),
    )
    assert addressed(read(reader, body)) == {
        "ตาราง 1 แถว 1 ช่อง 1": "ข้อ",
        "ตาราง 1 แถว 1 ช่อง 2": "คะแนน",
        "ตาราง 1 แถว 1 ช่อง 4": "หมายเหตุ",
        "ตาราง 1 แถว 2 ช่อง 2": "2565",
        "ตาราง 1 แถว 2 ช่อง 3": "2566",
        "ตาราง 1 แถว 3 ช่อง 1": "i1",
        "ตาราง 1 แถว 3 ช่อง 2": "๙๒.๓๑",
        "ตาราง 1 แถว 3 ช่อง 3": "85",
        "ตาราง 1 แถว 3 ช่อง 4": "ดี",
        "ตาราง 1 แถว 4 ช่อง 2": "i2",
        "ตาราง 1 แถว 4 ช่อง 3": "90",
    }


def test_borders_moved_by_a_hair_make_no_column(reader: Reader) -> None:
    """The second row's border lies 2 mm right of the first row's: the grid has three columns, the table two."""
    body = tbl(
        tr(tc("ข้อ"), tc("คะแนน", marks=SPAN)),
        tr(tc("i1", marks=SPAN), tc("92.31")),
        widths=(2000, 113, 2000),
    )
    assert addressed(read(reader, body)) == {
        "ตาราง 1 แถว 1 ช่อง 1": "ข้อ",
        "ตาราง 1 แถว 1 ช่อง 2": "คะแนน",
        "ตาราง 1 แถว 2 ช่อง 1": "i1",
        "ตาราง 1 แถว 2 ช่อง 2": "92.31",
    }


def test_narrow_columns_that_one_row_fills_are_columns(reader: Reader) -> None:
    body = tbl(tr(tc("ก"), tc("✓"), tc("ข")), widths=(2000, 113, 2000))
    assert list(addressed(read(reader, body)).values()) == ["ก", "✓", "ข"]
    assert list(addressed(read(reader, body)))[2] == "ตาราง 1 แถว 1 ช่อง 3"


def test_a_table_inside_a_table_follows_its_row(reader: Reader) -> None:
    inner = tbl(tr(tc("ใน"), tc("ใน 2")))
    cell = f"<w:tc>{p('ก่อน')}{inner}{p('หลัง')}</w:tc>"
    body = tbl(tr(tc("ก"), cell), tr(tc("ข"), tc("ค")))
    assert addressed(read(reader, body)) == {
        "ตาราง 1 แถว 1 ช่อง 1": "ก",
        "ตาราง 1 แถว 1 ช่อง 2": "ก่อน\nหลัง",
        "ตาราง 1.1 แถว 1 ช่อง 1": "ใน",
        "ตาราง 1.1 แถว 1 ช่อง 2": "ใน 2",
        "ตาราง 1 แถว 2 ช่อง 1": "ข",
        "ตาราง 1 แถว 2 ช่อง 2": "ค",
    }


def test_what_was_deleted_or_hidden_is_not_read_and_what_was_inserted_is(reader: Reader) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        f"<w:p><w:ins>{run.format('85')}</w:ins><w:del><w:r><w:delText>84</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run.format('83')}</w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>82</w:t></w:r>"
        f'<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> คะแนน</w:t></w:r></w:p>'
        + tbl(tr(tc("i1")), tr(tc("i2"), marks="<w:del/>"), tr(tc("i3")))
    )
    assert addressed(read(reader, body)) == {
        "ย่อหน้า 1": "85 คะแนน",
        "ตาราง 1 แถว 1 ช่อง 1": "i1",
        "ตาราง 1 แถว 2 ช่อง 1": "i3",
    }


def test_text_boxes_are_passed_by_and_told(reader: Reader) -> None:
    box = f"<w:txbxContent>{p('ในกล่อง')}</w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    sheet = read(reader, f"<w:p><w:r>{drawn}<w:t>นอกกล่อง</w:t></w:r></w:p>")
    assert addressed(sheet) == {"ย่อหน้า 1": "นอกกล่อง"}
    assert len(sheet.notes) == 1
    assert "กล่องข้อความ 1 กล่อง" in sheet.notes[0]


def test_breaks_and_tabs_of_a_paragraph(reader: Reader) -> None:
    pieces = ("<w:tab/>", t("ตัวชี้วัดที่ 1"), "<w:tab/><w:tab/>", t("92.50"), "<w:br/>", t("ตัวชี้วัดที่ 2"), "<w:tab/>", t("85"))
    stops = "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
    body = f"<w:p>{stops}<w:r>{''.join(pieces)}</w:r></w:p><w:p><w:r>{t('ก')}<w:br/>{t('ข')}</w:r></w:p>"
    sheet = read(reader, body)
    assert [[cell.text if cell else None for cell in row] for row in sheet.rows] == [
        ["ตัวชี้วัดที่ 1", "92.50"],
        ["ตัวชี้วัดที่ 2", "85"],
        ["ก\nข"],
    ]
    assert addressed(sheet)["ย่อหน้า 2"] == "ก\nข"


def test_a_document_by_the_strict_standard(reader: Reader) -> None:
    data = docx(p("ข้อ"), space="http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert addressed(reader.read(InputFile("ก.docx", data))[0]) == {"ย่อหน้า 1": "ข้อ"}


def test_a_column_span_of_a_thousand_million_is_only_a_number(reader: Reader) -> None:
    body = tbl(tr(tc("ก", marks='<w:gridSpan w:val="1000000000"/>'), tc("ข")))
    assert list(addressed(read(reader, body)).values()) == ["ก", "ข"]


def test_a_table_of_more_cells_than_are_read_is_refused_while_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 10)
    flow = Flow()
    flow.begin_table()
    for k in range(10):
        flow.begin_row()
        flow.cell(0, str(k))
    with pytest.raises(RefusedError, match=r"ตาราง 1 แถว 10 .*10 ช่อง"):
        flow.cell(1, "x")
