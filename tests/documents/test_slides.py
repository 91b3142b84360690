"""The slides read back: their order, charts with figures, and how they are told."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from xml.sax.saxutils import escape

import openpyxl
import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches

from itadash.analysis.verdicts import verdicts
from itadash.assessment.result import build
from itadash.documents.deck import FlaggedItem, Pair, Score, Series, ShortMeasure, deck
from itadash.documents.outline import outline
from itadash.documents.slides import slides_file
from tests.assessment.publications import ANG_THONG, frame, indicators, total
from tests.documents.readback import squeeze
from tests.documents.slide_files import (
    FIXED,
    NONE,
    TABLE,
    TARGET,
    charts_of,
    deck_of,
    grid_of,
    slides_of,
    texts_of,
    titles_of,
    with_title,
)

# --- the slides ---


def test_the_slides_in_order() -> None:
    slides = slides_of(deck_of(TABLE), thai_digits=False)
    assert titles_of(slides) == [
        "ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566 และมาตรการประจำปีงบประมาณ พ.ศ. 2567",
        "คะแนนรวม 87.33 ระดับ “ผ่าน” เพิ่มขึ้น 16.20 คะแนนจากปีก่อน",
        "ตัวชี้วัดเดียวที่ต่ำกว่าเกณฑ์ 85 คือ 10 การป้องกันการทุจริต",
        "คะแนนรวมเพิ่มขึ้น 16.20 คะแนน จากปี 2565 ถึง 2566",
        "ตัวชี้วัดทั้งสิบได้คะแนนเพิ่มขึ้นจากปีก่อน",
        "ต้องแก้ไข 9 ข้อ เป็นข้อ OIT ที่ได้ 0 คะแนน 6 ข้อ (1/2)",
        "ต้องแก้ไข 9 ข้อ เป็นข้อ OIT ที่ได้ 0 คะแนน 6 ข้อ (2/2)",
        "ต้องพัฒนา 7 ข้อ แม้คะแนนผ่านเกณฑ์แล้ว (1/2)",
        "ต้องพัฒนา 7 ข้อ แม้คะแนนผ่านเกณฑ์แล้ว (2/2)",
        "ต้องแก้ไขใน 5 จาก 7 ประเด็น (1/2)",
        "ต้องแก้ไขใน 5 จาก 7 ประเด็น (2/2)",
        "มาตรการปี 2567 จำนวน 3 มาตรการ ครอบคลุม 2 ประเด็น",
        "ขอให้ที่ประชุมพิจารณา 4 เรื่อง",
    ]


def test_the_result_in_sign_and_word() -> None:
    slide = slides_of(deck_of(), thai_digits=False)[1]
    told = texts_of(slide)
    for text in ("87.33", "● ผ่านเกณฑ์ 85", "ระดับ “ผ่าน”", "เพิ่มขึ้น 16.20 คะแนนจากปีก่อน"):
        assert text in told
    assert grid_of(slide) == [
        ["แบบวัด", "น้ำหนัก", "คะแนน", "ปีก่อน"],
        ["IIT", "30%", "98.39", "▼ 80.94"],
        ["EIT", "30%", "88.54", "▼ 71.16"],
        ["OIT", "40%", "▼ 78.13", "▼ 63.75"],
    ]


def test_an_open_level_says_what_it_can_be() -> None:
    shown = replace(deck_of(), level="", candidates=("ผ่านดี", "ผ่าน"))
    assert "ยังสรุประดับไม่ได้ (ผ่านดี หรือ ผ่าน)" in texts_of(slides_of(shown)[1]).replace("\n", " ")


def test_the_indicators_are_a_chart_with_its_figures() -> None:
    (chart,) = charts_of(slides_of(deck_of(), thai_digits=False)[2])
    assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    passed, low = chart.plots[0].series
    assert low.name == "▼ ต่ำกว่าเกณฑ์ 85 คะแนน"
    assert [value for value in low.values if value is not None] == [61.25]
    assert next(iter(passed.values)) == 99.75
    assert chart.plots[0].categories[9] == "10 การป้องกันการทุจริต"
    assert len(chart.plots[0].categories) == 10
    axis = chart.value_axis
    assert (axis.minimum_scale, axis.major_unit, axis.maximum_scale) == (0, 85, 100)  # its grid is the target
    assert axis.has_major_gridlines
    assert low.data_labels.number_format.startswith('"▼ "')
    pattern = low._element.find(".//" + qn("a:pattFill"))
    assert pattern is not None  # told apart without colour


def test_a_workbook_is_behind_every_chart_and_calculates_nothing() -> None:
    data = slides_file(deck_of(TABLE), created=FIXED)
    found = 0
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for name in file.namelist():
            if name.endswith(".xlsx"):
                found += 1
                book = openpyxl.load_workbook(io.BytesIO(file.read(name)))
                cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
                assert all(cell.data_type != "f" for cell in cells)
    assert found == 1 + 1 + 10  # bars, lines, a panel an indicator


def test_the_years_as_lines_and_figures() -> None:
    slide = with_title(slides_of(deck_of(), thai_digits=False), "คะแนนรวมเพิ่มขึ้น")
    (chart,) = charts_of(slide)
    assert next((s.name, list(s.values)) for s in chart.plots[0].series) == ("คะแนนรวม", [71.13, 87.33])
    markers = {s.marker.style for s in chart.plots[0].series}
    assert len(markers) == 4
    assert grid_of(slide)[1] == ["คะแนนรวม", "▼ 71.13", "87.33"]


def test_a_panel_an_indicator() -> None:
    charts = charts_of(with_title(slides_of(deck_of(), thai_digits=False), "ตัวชี้วัดทั้งสิบได้"))
    assert len(charts) == 10
    assert charts[9].chart_title.text_frame.text == "10 การป้องกันการทุจริต\n▼ 61.25  (+13.75)"
    assert list(charts[9].plots[0].series[0].values) == [47.5, 61.25]
    floors = {chart.value_axis.minimum_scale for chart in charts}
    assert floors == {30}  # below 47.50, one for all, so that they can be compared


def test_an_indicator_without_a_score_says_so() -> None:
    made = deck_of()
    rows = (replace(made.indicators[0], score=None, below=False), *made.indicators[1:])
    (chart,) = charts_of(slides_of(replace(made, indicators=rows), thai_digits=False)[2])
    assert chart.plots[0].categories[0] == "1 การปฏิบัติหน้าที่ (ไม่มีคะแนน)"
    assert all(series.values[0] is None for series in chart.plots[0].series)


def test_one_year_has_no_trend() -> None:
    table = frame(total("ก", 2566, "90.00"), indicators("ก", 2566, "90 " * 10))
    result = build(table, "ก", 2566, TARGET)
    slides = slides_of(deck(result, table, verdicts(result), NONE))
    assert len(slides) == 5  # opening, result, indicators, items, decisions
    assert "ยังบอกข้อที่ต้องแก้ไขไม่ได้" in texts_of(with_title(slides, "ไม่มีคะแนนรายข้อ"))


def test_nothing_is_known() -> None:
    table = frame()
    result = build(table, "ก", 2566, TARGET)
    slides = slides_of(deck(result, table, verdicts(result), NONE), thai_digits=False)
    assert "ไม่มีคะแนนรวม" in texts_of(slides[1])
    assert titles_of(slides)[-1] == "ขอให้ที่ประชุมพิจารณา 1 เรื่อง"


def test_many_flagged_items_go_over_slides() -> None:
    items = tuple(FlaggedItem(f"I{n}", f"ข้อที่ {n}", Decimal(n), None, "▼", "ต้องแก้ไข") for n in range(1, 21))
    slides = [
        s
        for s in slides_of(replace(deck_of(), flagged=items), thai_digits=False)
        if "ต้องแก้ไข 20 ข้อ" in titles_of([s])[0]
    ]
    assert titles_of(slides) == [f"ต้องแก้ไข 20 ข้อ ({n}/3)" for n in (1, 2, 3)]
    grids = [grid_of(slide) for slide in slides]
    assert [row[0] for grid in grids for row in grid[1:]] == [f"I{n}" for n in range(1, 21)]
    assert [len(grid) - 1 for grid in grids] == [7, 7, 6]
    assert all(
        grid[0] == ["ข้อ", "เรื่อง", "คะแนน"] for grid in grids
    )  # one verdict, which the title names; no earlier score


def test_measures_go_over_slides_and_none_is_lost() -> None:
    long = "ปรับปรุงการให้บริการของเจ้าหน้าที่ให้เป็นไปตามขั้นตอนและระยะเวลา " * 2
    measures = tuple(ShortMeasure(f"{n // 4}. ประเด็น", f"{n} {long}", "สำนักปลัด", "ปี 2567") for n in range(24))
    slides = slides_of(replace(deck_of(), measures=measures), thai_digits=False)
    grids = [grid_of(s) for s in slides if titles_of([s])[0].startswith("มาตรการปี")]
    assert len(grids) > 1
    assert [row[1].split()[0] for grid in grids for row in grid[1:]] == [str(n) for n in range(24)]
    assert all(grid[1][0] for grid in grids)  # a slide that goes on with a topic names it again


def test_everything_stands_on_its_slide() -> None:
    long = "ก" * 400
    measures = tuple(ShortMeasure("1. " + long[:90], long, long, long) for _ in range(5))
    for shown in (deck_of(TABLE), replace(deck_of(), measures=measures)):
        for slide in slides_of(shown):
            for shape in slide.shapes:
                assert shape.left >= 0
                assert shape.left + shape.width <= Inches(13.34)
                if shape.has_table:
                    assert shape.top + sum(row.height for row in shape.table.rows) <= Inches(6.98)  # above the footer


def test_the_parts_of_eit_side_by_side() -> None:
    """อบจ. ก prints both parts: EIT as a whole, then its items, the widest apart first."""
    result = build(ANG_THONG, "ก", 2566, TARGET)
    made = deck(result, ANG_THONG, verdicts(result), NONE)
    assert made.eit is not None
    assert made.eit.gap == made.eit.public - made.eit.survey
    gaps = [abs(pair.public - pair.survey) for pair in made.pairs]
    assert gaps == sorted(gaps, reverse=True)
    slide = with_title(slides_of(made, thai_digits=False), "EIT Public")
    (chart,) = charts_of(slide)
    public, survey = chart.plots[0].series
    assert (public.name, survey.name) == ("EIT Public", "EIT Survey")
    assert next(iter(public.values)) == float(made.eit.public)
    assert list(survey.values)[1:] == [float(pair.survey) for pair in made.pairs[:4]]
    assert survey._element.find(".//" + qn("a:pattFill")) is not None  # told apart without colour
    assert f"4 ข้อที่ต่างกันมากที่สุดจาก {len(made.pairs)} ข้อ" in texts_of(slide)


def test_the_gap_is_said_with_its_direction() -> None:
    pairs = (Pair("E2", "ข", Decimal("80.00"), Decimal("95.50")), Pair("E1", "ก", Decimal("90.00"), Decimal("90.00")))
    shown = replace(deck_of(), eit=Pair("EIT", "ทั้งแบบวัด", Decimal("85.00"), Decimal("92.75")), pairs=pairs, unpaired=0)
    slide = next(slide for slide in outline(shown).slides if slide.id == "eit")
    assert slide.title == "EIT Public ต่ำกว่า EIT Survey 7.75 คะแนน ต่างกันมากที่สุดที่ข้อ E2"
    assert [row.gap for row in slide.body.rows] == ["−7.75", "−15.50", "0.00"]
    assert [row.public_text for row in slide.body.rows] == ["85.00", "▼ 80.00", "90.00"]
    assert slide.body.gap_name == "ผลต่าง (Public − Survey)"
    assert slide.body.gaps == "ผลต่าง (Public − Survey): E2 −15.50 · E1 0.00"
    assert slide.body.note == "2 ข้อที่ต่างกันมากที่สุดจาก 2 ข้อ"
    drawn = with_title(slides_of(shown, thai_digits=False), "EIT Public")
    assert slide.body.gaps in texts_of(drawn)
    some = next(slide for slide in outline(replace(shown, unpaired=13)).slides if slide.id == "eit")
    assert some.body.note == "2 ข้อที่ต่างกันมากที่สุดจาก 2 ข้อ ที่มีคะแนนทั้งสองส่วน อีก 13 ข้อมีไม่ครบ"


def test_the_topics_with_their_verdicts() -> None:
    """อบต. ค: the items below 85 of each topic are those of the rules' seven lists."""
    grids = [grid_of(slide) for slide in slides_of(deck_of(), thai_digits=False) if "ประเด็น" in titles_of([slide])[0]]
    rows = {row[0][:2]: row[1:] for grid in grids for row in grid[1:]}
    assert list(rows) == [f"{n}." for n in range(1, 8)]
    assert rows["1."] == ["▼ ต้องแก้ไข", "E11, E12", "E3, E4"]
    assert rows["3."] == ["● รักษาระดับ", "–", "–"]
    assert rows["5."] == ["◆ ต้องพัฒนา", "–", "I7, I8"]


def test_what_is_to_be_developed_stands_with_its_reason() -> None:
    grids = [
        grid_of(slide) for slide in slides_of(deck_of(), thai_digits=False) if "ต้องพัฒนา 7" in titles_of([slide])[0]
    ]
    rows = [row for grid in grids for row in grid[1:]]
    assert [row[0] for row in rows] == ["I24", "E4", "I21", "I8", "I23", "E3", "I7"]  # 93.18 … 96.20
    assert rows[0][2:] == ["93.18", "เป็นหนึ่งใน 5 ข้อที่ได้คะแนนต่ำสุดของ IIT"]


def test_who_is_responsible_is_never_cut() -> None:
    units = ", ".join(f"กองที่ {n} ฝ่ายบริหารงานทั่วไป" for n in range(1, 41))
    measures = (ShortMeasure("1. ก", "ข", units, "ปี 2567"),)
    slides = slides_of(replace(deck_of(), measures=measures), thai_digits=False)
    grids = [grid_of(slide) for slide in slides if titles_of([slide])[0].startswith("มาตรการปี")]
    assert len(grids) > 1
    told = squeeze("".join(row[2] for grid in grids for row in grid[1:]))
    assert told == squeeze(units)
    assert all(row[0] == "1. ก" for grid in grids for row in grid[1:2])


# --- how it is told ---


def test_notes_say_where_the_figures_are_from() -> None:
    for slide in slides_of(deck_of(TABLE), thai_digits=False)[1:]:
        assert "ที่มาของคะแนน: ตัวอย่าง › " in slide.notes_slide.notes_text_frame.text


def test_every_chart_and_table_is_told_in_words() -> None:
    for slide in slides_of(deck_of(TABLE), thai_digits=False):
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_digits_are_thai_in_texts_and_charts() -> None:
    slides = slides_of(deck_of(TABLE))
    assert not re.search("[0-9]", " ".join(texts_of(slide) for slide in slides))
    (chart,) = charts_of(slides[2])
    assert chart.plots[0].series[0].data_labels.number_format == "[$-D00041E]0.00"
    assert chart.plots[0].categories[0] == "๑ การปฏิบัติหน้าที่"


def test_the_font_is_named_for_latin_and_for_thai() -> None:
    data = slides_file(deck_of(TABLE), created=FIXED)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        theme = file.read("ppt/theme/theme1.xml").decode()
        assert theme.count('<a:latin typeface="TH Sarabun New"/>') == 2
        assert theme.count('<a:cs typeface="TH Sarabun New"/>') == 2
        parts = [n for n in file.namelist() if re.fullmatch(r"ppt/(slides/slide|charts/chart)\d+\.xml", n)]
        assert len(parts) == 13 + 12
        for name in parts:
            text = file.read(name).decode()
            assert text.count("<a:latin ") == text.count("<a:cs ") > 0, name


def test_the_slides_are_wide() -> None:
    file = Presentation(io.BytesIO(slides_file(deck_of())))
    assert file.slide_width / file.slide_height == pytest.approx(16 / 9, abs=0.001)
    assert [layout.name for layout in file.slide_layouts] == ["Title Slide", "Title Only"]


HOSTILE = "\x00\x07<b>ห้าม</b> & \"' =1+1\ufffe\u200b{ DATE }"


def test_text_is_text() -> None:
    bad = Score(HOSTILE, HOSTILE, Decimal("1.00"), None, True)
    shown = replace(
        deck_of(),
        agency=HOSTILE,
        level=HOSTILE,
        level_reason=HOSTILE,
        instruments=(bad,),
        indicators=(bad,),
        whole=(Series("x", HOSTILE, (None, Decimal(1))),),
        trend=(Series("x", HOSTILE, (None, None)),),
        flagged=(FlaggedItem(HOSTILE, HOSTILE, None, None, "▼", HOSTILE),),
        measures=(ShortMeasure(HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
        decisions=(HOSTILE,),
        sources=(HOSTILE,),
    )
    data = slides_file(shown, created=FIXED, thai_digits=False)
    clean = "<b>ห้าม</b> & \"' =1+1□{ DATE }"
    assert all(clean in texts_of(slide) for slide in Presentation(io.BytesIO(data)).slides)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert escape(clean, {'"': "&quot;"})[:20] in file.read("docProps/core.xml").decode().replace('"', "&quot;")
        for name in file.namelist():
            if name.endswith(".xlsx"):
                book = openpyxl.load_workbook(io.BytesIO(file.read(name)))
                assert all(c.data_type != "f" for sheet in book for row in sheet.iter_rows() for c in row), name
            elif name.endswith(".rels"):
                assert b"External" not in file.read(name)


def test_equal_input_gives_equal_bytes() -> None:
    assert slides_file(deck_of(TABLE), created=FIXED) == slides_file(deck_of(TABLE), created=FIXED)
    other = slides_file(deck_of(TABLE), created=datetime(2027, 1, 1, tzinfo=UTC))
    assert other != slides_file(deck_of(TABLE), created=FIXED)
