"""The measures PDF in the four published forms, read back: columns in order, every row, topics joined and repeated."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest

from itadash.documents.measures import measures_pdf
from itadash.measures import form
from itadash.measures.model import Measure, MeasuresTable
from itadash.rules import measure_forms
from tests.documents.readback import FIXED, fixture, pypdf_text, squeeze

DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def pages(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [squeeze(page.get_textpage().get_text_range()) for page in document]


@pytest.mark.parametrize("name", ["A2", "B5", "C3", "D3"])
def test_every_cell_is_read_back_in_the_order_of_the_columns(name: str) -> None:
    table = form.with_form(fixture(), name)
    text = squeeze(pypdf_text(measures_pdf(table, thai_digits=False, created=FIXED)))
    for column in measure_forms()[name].columns:
        assert squeeze(column.heading) in text
    for measure in table.measures:
        places = []
        for column in measure_forms()[name].columns:
            for field in column.fields:
                if field != "topic" and (words := squeeze(str(getattr(measure, field))))[:30]:
                    assert words[:30] in text, (measure.id, field)
                    places.append(words[:30])
        assert places


def tall(number: int, topic: int) -> Measure:
    return Measure(str(number), topic, (), f"มาตรการ {number}", "วิธีการ " * 60, "กองคลัง", "ปี 2567", "ขั้นตอน " * 90, "")


def test_a_topic_that_goes_over_pages_is_named_on_each() -> None:
    table = MeasuresTable("เทศบาลตำบลทดสอบ", 2566, tuple(tall(n, 1) for n in range(1, 13)), (), form="C3")
    found = pages(measures_pdf(table, thai_digits=False, created=FIXED))
    assert len(found) >= 3
    assert all(page.count("1.กระบวนการปฏิบัติงานที่โปร่งใส") == 1 for page in found)


def test_a_topic_stands_once_where_its_rows_share_a_page() -> None:
    short = replace(tall(1, 1), method="วิธีการ", steps="ขั้นตอน")
    measures = tuple(replace(short, id=str(n), measure=f"มาตรการ {n}", topic=1 + n // 3) for n in range(5))
    table = MeasuresTable("เทศบาลตำบลทดสอบ", 2566, measures, (), form="D3")
    (page,) = pages(measures_pdf(table, thai_digits=False, created=FIXED))
    assert page.count("1.กระบวนการปฏิบัติงาน") == 1
    assert page.count("2.การให้บริการและระบบ") == 1
    assert page.count("วัน เดือน ปี ที่ดำเนินการ".replace(" ", "")) == 1


def test_the_office_s_own_headings_are_printed() -> None:
    own = form.with_headings(
        MeasuresTable("เทศบาลตำบลทดสอบ", 2566, (tall(1, 1),), (), form="C3"),
        [(0, "เรื่อง"), (4, "กำหนดแล้วเสร็จ"), (1, ""), (2, ""), (3, "")],
    )
    (page, *_) = pages(measures_pdf(own, thai_digits=False, created=FIXED))
    assert page.index("เรื่อง") < page.index("กำหนดแล้วเสร็จ") < page.index("ผู้รับผิดชอบ")


def test_where_no_measure_has_a_title_its_topic_stands_in_the_first_column_of_b5() -> None:
    bare = replace(tall(1, 1), measure="", method="วิธีการ", steps="ขั้นตอน")
    measures = tuple(replace(bare, id=str(n), topic=1 + n // 2) for n in range(4))
    table = MeasuresTable("เทศบาลตำบลทดสอบ", 2566, measures, (), form="B5")
    (page,) = pages(measures_pdf(table, thai_digits=False, created=FIXED))
    assert page.count("1.กระบวนการปฏิบัติงานที่โปร่งใส") == 1
    assert page.count("2.การให้บริการและระบบ") == 1
    one = replace(table, measures=(replace(measures[0], measure="ชื่อมาตรการ"), *measures[1:]))
    (page,) = pages(measures_pdf(one, thai_digits=False, created=FIXED))
    assert "ชื่อมาตรการ" in page
    assert "1.กระบวนการ" not in page  # the office names its measures itself
