"""The slides read back: what a result says, charts and tables of PowerPoint's own, Thai digits, any text."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pypdfium2
import pytest
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Inches

from itadash.analysis.verdicts import Overrule, verdicts
from itadash.assessment.announced import Announced
from itadash.assessment.result import build
from itadash.documents import word_fonts
from itadash.documents.deck import Deck, FlaggedItem, Pair, Score, Series, ShortMeasure, deck
from itadash.documents.outline import outline
from itadash.documents.slides import slides_file
from itadash.measures.model import Measure, MeasuresTable
from tests.assessment.publications import ANG_THONG, KHOEN, frame, indicators, total
from tests.documents.readback import squeeze

FIXED = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
TARGET = Decimal(85)
ZERO = ("O26", "O35", "O37", "O38", "O42", "O43")
NONE = MeasuresTable("ค", 2566)
TABLE = MeasuresTable(
    "ค",
    2566,
    (
        Measure("b", 7, ("o42", "o43"), "1. เผยแพร่มาตรการ\nรายละเอียด", "", "1. สำนักปลัด\n2. กองคลัง", "ปี 2567"),
        Measure("a", 1, (), "ลดขั้นตอน", "", "กองคลัง", "ตลอดปี"),
        Measure("c", 0, (), "เรื่องอื่น"),
    ),
)


def _deck(table: MeasuresTable = NONE) -> Deck:
    result = build(KHOEN, "ค", 2566, TARGET)
    return deck(result, KHOEN, verdicts(result), table)


def _slides(shown: Deck, **options: object) -> list[Slide]:
    return list(Presentation(io.BytesIO(slides_file(shown, created=FIXED, **options))).slides)  # type: ignore[arg-type]


def _titles(slides: list[Slide]) -> list[str]:
    return [slide.placeholders[0].text_frame.text.replace("\n", " ") for slide in slides]


def _grid(slide: Slide) -> list[list[str]]:
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    return [[cell.text for cell in row.cells] for row in table.rows]


def _charts(slide: Slide) -> list[object]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def _with_title(slides: list[Slide], start: str) -> Slide:
    return next(slide for slide, title in zip(slides, _titles(slides), strict=True) if title.startswith(start))


def _texts(slide: Slide) -> str:
    frames = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    return " ".join([*frames, *(" ".join(row) for shape in slide.shapes if shape.has_table for row in _grid(slide))])


# --- what the deck holds ---


def test_the_deck_of_a_published_result() -> None:
    """อบต. ค: six OIT items of 0, three EIT items below 85; 0.30 × 80.94 + 0.30 × 71.16 + 0.40 × 63.75 is 71.13."""
    made = _deck(TABLE)
    assert (made.total.score, made.total.previous, made.total.change) == tuple(
        map(Decimal, ("87.33", "71.13", "16.20"))
    )
    assert made.level == "ผ่าน"
    assert {s.code: (str(s.score), s.below) for s in made.instruments} == {
        "IIT": ("98.39", False),
        "EIT": ("88.54", False),
        "OIT": ("78.13", True),
    }
    assert [str(s.share) for s in made.instruments] == ["0.30", "0.30", "0.40"]
    assert made.years == (2565, 2566)
    assert [(s.name, [str(score) for score in s.scores]) for s in made.whole] == [
        ("คะแนนรวม", ["71.13", "87.33"]),
        ("IIT", ["80.94", "98.39"]),
        ("EIT", ["71.16", "88.54"]),
        ("OIT", ["63.75", "78.13"]),
    ]
    assert [s.code for s in made.trend] == [str(n) for n in range(1, 11)]
    assert made.trend[9].scores == (Decimal("47.50"), Decimal("61.25"))
    assert [item.code for item in made.flagged] == [*ZERO, "E15", "E11", "E12"]  # 0.00 six times, 79.74, 79.77, 80.84
    assert {(item.sign, item.verdict) for item in made.flagged} == {("▼", "ต้องแก้ไข")}


def test_measures_are_told_in_short_by_topic() -> None:
    first, second, last = _deck(TABLE).measures
    assert first.topic.startswith("1. ")
    assert first.measure == "ลดขั้นตอน"
    assert (second.measure, second.owner) == ("เผยแพร่มาตรการ (ข้อ O42, O43)", "สำนักปลัด, กองคลัง")
    assert second.topic.startswith("7. ")
    assert last.topic == "มาตรการอื่น"


def test_the_meeting_is_asked_to_decide() -> None:
    asked = _deck(TABLE).decisions
    assert asked[0] == "รับทราบผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. 2566 คะแนนรวม 87.33 คะแนน ระดับ “ผ่าน”"
    assert "ปีงบประมาณ พ.ศ. 2567 จำนวน 3 มาตรการ" in asked[1]
    assert len(asked) == 4
    assert len(_deck().decisions) == 1  # without measures there is nothing to adopt


def test_an_announced_level_stands_where_the_scores_leave_it_open_and_beside_another() -> None:
    said = Announced("ผ่านดี", None, "ประกาศผล")
    open_scores = KHOEN[KHOEN["level"] == "total"]
    open_result = build(open_scores, "ค", 2566, TARGET)
    assert not open_result.level.name
    shown = deck(open_result, open_scores, verdicts(open_result), NONE, said)
    assert shown.level == "ผ่านดี"
    assert "ระดับตามประกาศ “ผ่านดี” (ที่มา: ประกาศผล)" in shown.level_reason
    assert shown.decisions[0].endswith("ระดับ “ผ่านดี”")
    result = build(KHOEN, "ค", 2566, TARGET)  # by the scores "ผ่าน"
    other = deck(result, KHOEN, verdicts(result), NONE, said)
    assert other.level == "ผ่าน"
    assert "ระดับตามประกาศ “ผ่านดี”" in other.level_reason
    assert other.level_reason.count("ผ่านดี") > 1  # the two are said to disagree


def test_the_lowest_stands_first_and_the_part_is_named() -> None:
    result = build(ANG_THONG, "ก", 2566, TARGET)
    made = deck(result, ANG_THONG, verdicts(result), MeasuresTable("ก", 2566))
    scores = [item.score for item in made.flagged]
    assert scores == sorted(scores, key=lambda score: score or 0)
    tenth = next(item for item in made.flagged if item.code == "E10")  # Survey is the lower of its two parts
    assert tenth.label.endswith("(EIT Survey)")


def test_a_persons_verdict_is_shown() -> None:
    result = build(KHOEN, "ค", 2566, TARGET)
    own = verdicts(result, None, {"o26": Overrule("keep", "แก้แล้ว")})
    shown = {item.code: item.verdict for item in deck(result, KHOEN, own, NONE).flagged}
    assert shown["O26"] == "รักษาระดับ"
    assert shown["O35"] == "ต้องแก้ไข"


# --- the slides ---


def test_the_slides_in_order() -> None:
    slides = _slides(_deck(TABLE), thai_digits=False)
    assert _titles(slides) == [
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
    slide = _slides(_deck(), thai_digits=False)[1]
    told = _texts(slide)
    for text in ("87.33", "● ผ่านเกณฑ์ 85", "ระดับ “ผ่าน”", "เพิ่มขึ้น 16.20 คะแนนจากปีก่อน"):
        assert text in told
    assert _grid(slide) == [
        ["แบบวัด", "น้ำหนัก", "คะแนน", "ปีก่อน"],
        ["IIT", "30%", "98.39", "▼ 80.94"],
        ["EIT", "30%", "88.54", "▼ 71.16"],
        ["OIT", "40%", "▼ 78.13", "▼ 63.75"],
    ]


def test_an_open_level_says_what_it_can_be() -> None:
    shown = replace(_deck(), level="", candidates=("ผ่านดี", "ผ่าน"))
    assert "ยังสรุประดับไม่ได้ (ผ่านดี หรือ ผ่าน)" in _texts(_slides(shown)[1]).replace("\n", " ")


def test_the_indicators_are_a_chart_with_its_figures() -> None:
    (chart,) = _charts(_slides(_deck(), thai_digits=False)[2])
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
    data = slides_file(_deck(TABLE), created=FIXED)
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
    slide = _with_title(_slides(_deck(), thai_digits=False), "คะแนนรวมเพิ่มขึ้น")
    (chart,) = _charts(slide)
    assert next((s.name, list(s.values)) for s in chart.plots[0].series) == ("คะแนนรวม", [71.13, 87.33])
    markers = {s.marker.style for s in chart.plots[0].series}
    assert len(markers) == 4
    assert _grid(slide)[1] == ["คะแนนรวม", "▼ 71.13", "87.33"]


def test_a_panel_an_indicator() -> None:
    charts = _charts(_with_title(_slides(_deck(), thai_digits=False), "ตัวชี้วัดทั้งสิบได้"))
    assert len(charts) == 10
    assert charts[9].chart_title.text_frame.text == "10 การป้องกันการทุจริต\n▼ 61.25  (+13.75)"
    assert list(charts[9].plots[0].series[0].values) == [47.5, 61.25]
    floors = {chart.value_axis.minimum_scale for chart in charts}
    assert floors == {30}  # below 47.50, one for all, so that they can be compared


def test_an_indicator_without_a_score_says_so() -> None:
    made = _deck()
    rows = (replace(made.indicators[0], score=None, below=False), *made.indicators[1:])
    (chart,) = _charts(_slides(replace(made, indicators=rows), thai_digits=False)[2])
    assert chart.plots[0].categories[0] == "1 การปฏิบัติหน้าที่ (ไม่มีคะแนน)"
    assert all(series.values[0] is None for series in chart.plots[0].series)


def test_one_year_has_no_trend() -> None:
    table = frame(total("ก", 2566, "90.00"), indicators("ก", 2566, "90 " * 10))
    result = build(table, "ก", 2566, TARGET)
    slides = _slides(deck(result, table, verdicts(result), NONE))
    assert len(slides) == 5  # opening, result, indicators, items, decisions
    assert "ยังบอกข้อที่ต้องแก้ไขไม่ได้" in _texts(_with_title(slides, "ไม่มีคะแนนรายข้อ"))


def test_nothing_is_known() -> None:
    table = frame()
    result = build(table, "ก", 2566, TARGET)
    slides = _slides(deck(result, table, verdicts(result), NONE), thai_digits=False)
    assert "ไม่มีคะแนนรวม" in _texts(slides[1])
    assert _titles(slides)[-1] == "ขอให้ที่ประชุมพิจารณา 1 เรื่อง"


def test_many_flagged_items_go_over_slides() -> None:
    items = tuple(FlaggedItem(f"I{n}", f"ข้อที่ {n}", Decimal(n), None, "▼", "ต้องแก้ไข") for n in range(1, 21))
    slides = [
        s for s in _slides(replace(_deck(), flagged=items), thai_digits=False) if "ต้องแก้ไข 20 ข้อ" in _titles([s])[0]
    ]
    assert _titles(slides) == [f"ต้องแก้ไข 20 ข้อ ({n}/3)" for n in (1, 2, 3)]
    grids = [_grid(slide) for slide in slides]
    assert [row[0] for grid in grids for row in grid[1:]] == [f"I{n}" for n in range(1, 21)]
    assert [len(grid) - 1 for grid in grids] == [7, 7, 6]
    assert all(
        grid[0] == ["ข้อ", "เรื่อง", "คะแนน"] for grid in grids
    )  # one verdict, which the title names; no earlier score


def test_measures_go_over_slides_and_none_is_lost() -> None:
    long = "ปรับปรุงการให้บริการของเจ้าหน้าที่ให้เป็นไปตามขั้นตอนและระยะเวลา " * 2
    measures = tuple(ShortMeasure(f"{n // 4}. ประเด็น", f"{n} {long}", "สำนักปลัด", "ปี 2567") for n in range(24))
    slides = _slides(replace(_deck(), measures=measures), thai_digits=False)
    grids = [_grid(s) for s in slides if _titles([s])[0].startswith("มาตรการปี")]
    assert len(grids) > 1
    assert [row[1].split()[0] for grid in grids for row in grid[1:]] == [str(n) for n in range(24)]
    assert all(grid[1][0] for grid in grids)  # a slide that goes on with a topic names it again


def test_everything_stands_on_its_slide() -> None:
    long = "ก" * 400
    measures = tuple(ShortMeasure("1. " + long[:90], long, long, long) for _ in range(5))
    for shown in (_deck(TABLE), replace(_deck(), measures=measures)):
        for slide in _slides(shown):
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
    slide = _with_title(_slides(made, thai_digits=False), "EIT Public")
    (chart,) = _charts(slide)
    public, survey = chart.plots[0].series
    assert (public.name, survey.name) == ("EIT Public", "EIT Survey")
    assert next(iter(public.values)) == float(made.eit.public)
    assert list(survey.values)[1:] == [float(pair.survey) for pair in made.pairs[:4]]
    assert survey._element.find(".//" + qn("a:pattFill")) is not None  # told apart without colour
    assert f"4 ข้อที่ต่างกันมากที่สุดจาก {len(made.pairs)} ข้อ" in _texts(slide)


def test_the_gap_is_said_with_its_direction() -> None:
    pairs = (Pair("E2", "ข", Decimal("80.00"), Decimal("95.50")), Pair("E1", "ก", Decimal("90.00"), Decimal("90.00")))
    shown = replace(_deck(), eit=Pair("EIT", "ทั้งแบบวัด", Decimal("85.00"), Decimal("92.75")), pairs=pairs)
    slide = next(slide for slide in outline(shown).slides if slide.id == "eit")
    assert slide.title == "EIT Public ต่ำกว่า EIT Survey 7.75 คะแนน ต่างกันมากที่สุดที่ข้อ E2"
    assert [row.gap for row in slide.body.rows] == ["−7.75", "−15.50", "0.00"]
    assert [row.public_text for row in slide.body.rows] == ["85.00", "▼ 80.00", "90.00"]


def test_the_topics_with_their_verdicts() -> None:
    """อบต. ค: the items below 85 of each topic are those of the rules' seven lists."""
    grids = [_grid(slide) for slide in _slides(_deck(), thai_digits=False) if "ประเด็น" in _titles([slide])[0]]
    rows = {row[0][:2]: row[1:] for grid in grids for row in grid[1:]}
    assert list(rows) == [f"{n}." for n in range(1, 8)]
    assert rows["1."] == ["▼ ต้องแก้ไข", "E11, E12", "E3, E4"]
    assert rows["3."] == ["● รักษาระดับ", "–", "–"]
    assert rows["5."] == ["◆ ต้องพัฒนา", "–", "I7, I8"]


def test_what_is_to_be_developed_stands_with_its_reason() -> None:
    grids = [_grid(slide) for slide in _slides(_deck(), thai_digits=False) if "ต้องพัฒนา 7" in _titles([slide])[0]]
    rows = [row for grid in grids for row in grid[1:]]
    assert [row[0] for row in rows] == ["I24", "E4", "I21", "I8", "I23", "E3", "I7"]  # 93.18 … 96.20
    assert rows[0][2:] == ["93.18", "เป็นหนึ่งใน 5 ข้อที่ได้คะแนนต่ำสุดของ IIT"]


def test_who_is_responsible_is_never_cut() -> None:
    units = ", ".join(f"กองที่ {n} ฝ่ายบริหารงานทั่วไป" for n in range(1, 41))
    measures = (ShortMeasure("1. ก", "ข", units, "ปี 2567"),)
    slides = _slides(replace(_deck(), measures=measures), thai_digits=False)
    grids = [_grid(slide) for slide in slides if _titles([slide])[0].startswith("มาตรการปี")]
    assert len(grids) > 1
    told = squeeze("".join(row[2] for grid in grids for row in grid[1:]))
    assert told == squeeze(units)
    assert all(row[0] == "1. ก" for grid in grids for row in grid[1:2])


# --- how it is told ---


def test_notes_say_where_the_figures_are_from() -> None:
    for slide in _slides(_deck(TABLE), thai_digits=False)[1:]:
        assert "ที่มาของคะแนน: ตัวอย่าง › " in slide.notes_slide.notes_text_frame.text


def test_every_chart_and_table_is_told_in_words() -> None:
    for slide in _slides(_deck(TABLE), thai_digits=False):
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_digits_are_thai_in_texts_and_charts() -> None:
    slides = _slides(_deck(TABLE))
    assert not re.search("[0-9]", " ".join(_texts(slide) for slide in slides))
    (chart,) = _charts(slides[2])
    assert chart.plots[0].series[0].data_labels.number_format == "[$-D00041E]0.00"
    assert chart.plots[0].categories[0] == "๑ การปฏิบัติหน้าที่"


def test_the_font_is_named_for_latin_and_for_thai() -> None:
    data = slides_file(_deck(TABLE), created=FIXED)
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
    file = Presentation(io.BytesIO(slides_file(_deck())))
    assert file.slide_width / file.slide_height == pytest.approx(16 / 9, abs=0.001)
    assert [layout.name for layout in file.slide_layouts] == ["Title Slide", "Title Only"]


HOSTILE = "\x00\x07<b>ห้าม</b> & \"' =1+1\ufffe\u200b{ DATE }"


def test_text_is_text() -> None:
    bad = Score(HOSTILE, HOSTILE, Decimal("1.00"), None, True)
    shown = replace(
        _deck(),
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
    assert all(clean in _texts(slide) for slide in Presentation(io.BytesIO(data)).slides)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert escape(clean, {'"': "&quot;"})[:20] in file.read("docProps/core.xml").decode().replace('"', "&quot;")
        for name in file.namelist():
            if name.endswith(".xlsx"):
                book = openpyxl.load_workbook(io.BytesIO(file.read(name)))
                assert all(c.data_type != "f" for sheet in book for row in sheet.iter_rows() for c in row), name
            elif name.endswith(".rels"):
                assert b"External" not in file.read(name)


def test_equal_input_gives_equal_bytes() -> None:
    assert slides_file(_deck(TABLE), created=FIXED) == slides_file(_deck(TABLE), created=FIXED)
    other = slides_file(_deck(TABLE), created=datetime(2027, 1, 1, tzinfo=UTC))
    assert other != slides_file(_deck(TABLE), created=FIXED)


# --- as LibreOffice shows it ---

soffice = shutil.which("soffice")


def _printed(folder: Path, data: bytes, font: str, fonts: Path) -> Path:
    """The slides as LibreOffice prints them where ``font`` stands in the place of the official one."""
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f'<dir>{fonts}</dir><cachedir>{folder}/cache</cachedir><match target="pattern"><test name="family">'
        f'<string>{word_fonts.NAME}</string></test><edit name="family" mode="assign" binding="same">'
        f"<string>{font}</string></edit></match></fontconfig>",
        encoding="utf-8",
    )
    (folder / "a.pptx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [str(soffice), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "a.pptx")],
        capture_output=True,
        check=False,
        env={**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")},
    )
    if not (folder / "a.pdf").is_file():
        pytest.skip("this LibreOffice has no Impress")
    return folder / "a.pdf"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[pypdfium2.PdfDocument]:
    """The slides with our stand-in in the place of the official font."""
    folder = tmp_path_factory.mktemp("slides")
    for face in ("regular", "bold"):
        (folder / f"{face}.ttf").write_bytes(word_fonts.stand_in(face))
    made = _printed(folder, slides_file(_deck(TABLE), created=FIXED), word_fonts.STAND_IN, folder)
    with pypdfium2.PdfDocument(made.read_bytes()) as document:
        yield document


@pytest.mark.skipif(soffice is None, reason="no LibreOffice on this machine")
def test_libreoffice_shows_every_slide(pages: pypdfium2.PdfDocument) -> None:
    said = [squeeze(page.get_textpage().get_text_range()) for page in pages]
    assert len(said) == 13
    texts = ("เอกสารประกอบการประชุม", "๘๗.๓๓", "๖๑.๒๕", "๗๑.๑๓", "๖๑.๒๕", "O๒๖", "E๑๕", "I๒๔")
    for text, page in zip(texts, said, strict=False):
        assert text in page
    assert "ลดขั้นตอน" in said[11]
    assert not re.search("[\ufffd\ufffe\uffff]", "".join(said))
    assert "เกณฑ์๘๕" in said[2]  # the target stands on the axis


@pytest.mark.skipif(soffice is None, reason="no LibreOffice on this machine")
def test_in_a_font_half_as_wide_again_nothing_leaves_its_place(tmp_path: Path) -> None:
    """Sarabun in the place of TH Sarabun New: all text stays above the footer (6.98 in) and between the edges."""
    long = "ปรับปรุงการให้บริการของเจ้าหน้าที่ให้เป็นไปตามขั้นตอนและระยะเวลาที่กำหนด"
    owner = "งานพัสดุและทรัพย์สิน กองคลัง ร่วมกับหน่วยตรวจสอบภายใน และทุกส่วนราชการในสังกัด " * 3
    measures = tuple(ShortMeasure(f"{n // 3 + 1}. {long}", f"{n} {long * 2}", owner, "ปี 2567") for n in range(7))
    items = tuple(FlaggedItem(f"E{n}", long, Decimal(n), Decimal(1), "▼", "ต้องแก้ไข") for n in range(1, 20))
    result = build(ANG_THONG, "ก", 2566, TARGET)
    shown = deck(result, ANG_THONG, verdicts(result), NONE)
    shown = replace(shown, agency=f"องค์การบริหารส่วนตำบล{long}", measures=measures, flagged=items)
    fonts = Path(__file__).parents[2] / "static" / "fonts"
    made = _printed(tmp_path, slides_file(shown, created=FIXED), "Sarabun", fonts)
    with pypdfium2.PdfDocument(made.read_bytes()) as document:
        for page in list(document)[1:]:
            width, height = page.get_size()
            text = page.get_textpage()
            for at in range(text.count_rects()):
                left, bottom, right, top = text.get_rect(at)
                assert 0 <= left < right <= width
                inch = (height - bottom) / height * 7.5
                assert inch <= 6.98 or (height - top) / height * 7.5 >= 6.9, text.get_text_bounded(
                    left, bottom, right, top
                )
