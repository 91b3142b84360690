"""Slides for tests: decks of invented and published figures, the file, and what stands on a slide."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from decimal import Decimal

from pptx import Presentation
from pptx.slide import Slide

from itadash.analysis.verdicts import verdicts
from itadash.assessment.result import build
from itadash.documents.deck import Deck, deck
from itadash.documents.slides import slides_file
from itadash.measures.model import Measure, MeasuresTable
from tests.assessment.publications import KHOEN

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


def deck_of(table: MeasuresTable = NONE) -> Deck:
    result = build(KHOEN, "ค", 2566, TARGET)
    return deck(result, KHOEN, verdicts(result), table)


def slides_of(shown: Deck, **options: object) -> list[Slide]:
    return list(Presentation(io.BytesIO(slides_file(shown, created=FIXED, **options))).slides)  # type: ignore[arg-type]


def titles_of(slides: list[Slide]) -> list[str]:
    return [slide.placeholders[0].text_frame.text.replace("\n", " ") for slide in slides]


def grid_of(slide: Slide) -> list[list[str]]:
    table = next(shape.table for shape in slide.shapes if shape.has_table)
    return [[cell.text for cell in row.cells] for row in table.rows]


def charts_of(slide: Slide) -> list[object]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def with_title(slides: list[Slide], start: str) -> Slide:
    return next(slide for slide, title in zip(slides, titles_of(slides), strict=True) if title.startswith(start))


def texts_of(slide: Slide) -> str:
    frames = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    return " ".join([*frames, *(" ".join(row) for shape in slide.shapes if shape.has_table for row in grid_of(slide))])
