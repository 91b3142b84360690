"""Tables of the Word file: headings on every page, merged cells, widths, rows that stay together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from docx.oxml.ns import qn

from itadash.documents.content import (
    Choice,
    Column,
    Row,
    Table,
)
from tests.documents.word_files import (
    MEASURES,
    document_of,
    has,
    opened,
    rows_of,
)


def test_headings_stand_again_and_small_rows_stay_whole() -> None:
    long = "ดำเนินการตามมาตรการ " * 300
    rows = (Row(("ก", "สั้น")), Row(("ข", long)))
    word = opened(document_of(Table((Column("ที่", 1), Column("เรื่อง", 4)), rows)))
    head, short, tall = rows_of(word, 0)
    assert [has(row, "w:tblHeader") for row in (head, short, tall)] == [True, False, False]
    assert [has(row, "w:cantSplit") for row in (head, short, tall)] == [True, True, False]


def test_cells_are_one_where_the_description_says_so() -> None:
    table = opened(document_of(MEASURES), thai_digits=False).tables[0]
    group = table.rows[1]
    assert len({id(cell._tc) for cell in group.cells}) == 1  # one cell over the three columns
    assert group.cells[0].text == "ประเด็นที่ 1 กระบวนการ"
    assert table.cell(2, 0)._tc is table.cell(3, 0)._tc
    assert table.cell(2, 0).text == "การให้บริการ"
    assert table.cell(4, 0).text == "งบประมาณ"
    assert table.cell(2, 1)._tc is not table.cell(3, 1)._tc


def test_columns_have_their_shares_of_the_page() -> None:
    table = opened(document_of(MEASURES)).tables[0]
    widths = [column.width.mm for column in table.columns]
    assert widths == pytest.approx([160 * 2 / 6, 160 * 3 / 6, 160 / 6], abs=0.05)
    layout = table._tbl.tblPr.find(qn("w:tblLayout"))
    assert layout.get(qn("w:type")) == "fixed"
    cells = [cell.width.mm for cell in table.rows[2].cells]
    assert cells == pytest.approx(widths, abs=0.05)


def test_steps_hang_under_their_numbers() -> None:
    cell = opened(document_of(MEASURES)).tables[0].cell(2, 1)
    first, second, under = cell.paragraphs
    assert first.text == "๑.\tประกาศขั้นตอน"
    for paragraph in (first, second):
        look = paragraph.paragraph_format
        assert look.first_line_indent == -look.left_indent
        assert look.left_indent.mm > 2
    assert under.paragraph_format.left_indent > first.paragraph_format.left_indent
    assert under.paragraph_format.left_indent + under.paragraph_format.first_line_indent == pytest.approx(
        first.paragraph_format.left_indent, abs=700
    )


def test_tables_do_not_grow_together() -> None:
    word = opened(document_of(MEASURES, MEASURES, Choice("ก", (), ""), MEASURES))
    children = [child.tag for child in word.element.body]
    assert all(after != qn("w:tbl") for tag, after in pairwise(children) if tag == qn("w:tbl"))


@pytest.mark.parametrize(
    ("lengths", "kept"), [((3, 3, 3, 3, 3), {0, 3}), ((3, 3), {0}), ((400, 3, 3, 3, 3), {3}), ((3,), set())]
)
def test_short_rows_stay_in_twos_at_both_ends_of_a_table(lengths: tuple[int, ...], kept: set[int]) -> None:
    rows = tuple(Row((str(number), "ก" * length)) for number, length in enumerate(lengths))
    body = opened(document_of(Table((Column("ที่", 1), Column("เรื่อง", 9)), rows))).tables[0].rows[1:]
    assert {at for at, row in enumerate(body) if next(row._tr.iter(qn("w:keepNext")), None) is not None} == kept
