"""Workbooks of real agencies, from the figures that they published (``data/sample/reference-figures.csv``)."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from itadash.rules import load
from itadash.rules.doubts import runs
from scripts.sample_sheet import Row, add_text_sheet, add_year_sheet, new_book, skeleton


@dataclass(frozen=True)
class Figure:
    """One published figure; ``note`` tells (Thai) how it is printed when that matters."""

    agency: str
    fiscal_year: int
    level: str
    instrument: str
    code: str
    score: Decimal
    publication: str
    note: str


@dataclass(frozen=True)
class Source:
    """One file to build: an agency and what a reader has to know about its figures."""

    file: str
    agency: str
    remarks: tuple[str, ...]


SOURCES = (
    Source(
        "อบจ-อ่างทอง-2566.xlsx",
        "องค์การบริหารส่วนจังหวัดอ่างทอง",
        (
            "รายงานพิมพ์คะแนนตัวชี้วัดครบทั้ง 10 ตัว แต่พิมพ์คะแนนรายข้อเฉพาะข้อที่นำมาวิเคราะห์ ข้ออื่นจึงเว้นว่างไว้",
            "ข้อ IIT พิมพ์ตัวอักษร i เป็นเลข 1 จึงอ่านรหัสตามถ้อยคำของข้อคำถามที่พิมพ์อยู่ข้างกัน",
        ),
    ),
    Source(
        "อบจ-ลำปาง-2566.xlsx",
        "องค์การบริหารส่วนจังหวัดลำปาง",
        (
            "เอกสารพิมพ์คะแนนข้อ EIT ข้อละค่าเดียวโดยไม่บอกว่าเป็นส่วนใด จึงอยู่ในคอลัมน์ EIT (ไม่ระบุส่วน) "
            "และค่าเฉลี่ยของข้อเหล่านี้จะไม่เท่ากับคะแนนตัวชี้วัด",
        ),
    ),
    Source(
        "อบต-เขิน-2565-2566.xlsx",
        "องค์การบริหารส่วนตำบลเขิน",
        (
            "เอกสารพิมพ์ตารางตัวชี้วัดสองตาราง ตารางที่สองไม่พิมพ์ปีและคะแนนรวม "
            "แผ่น 2565 เป็นการอนุมานว่าตารางนั้นคือปีก่อนหน้า ไม่ใช่ข้อมูลที่เอกสารยืนยัน",
            "เอกสารพิมพ์คะแนนข้อ EIT ข้อละค่าเดียวโดยไม่บอกว่าเป็นส่วนใด จึงอยู่ในคอลัมน์ EIT (ไม่ระบุส่วน)",
            "ข้อ e11 และ e12 พิมพ์ไว้สองค่า น่าจะเป็นคนละส่วนของ EIT แผ่นคะแนนใช้ค่าที่พิมพ์ก่อน",
        ),
    ),
)


def read_figures(path: Path) -> list[Figure]:
    """The published figures, in the order of the file; a key may come twice with different scores."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Figure(
                agency=line["agency"],
                fiscal_year=int(line["fiscal_year"]),
                level=line["level"],
                instrument=line["instrument"],
                code=line["code"],
                score=Decimal(line["score"]),
                publication=line["publication"],
                note=line["note"],
            )
            for line in csv.DictReader(file)
        ]


def build(source: Source, figures: Sequence[Figure]) -> Workbook:
    """The workbook of one agency: a sheet a year with the first printed value of each figure, then the sources."""
    own = [figure for figure in figures if figure.agency == source.agency]
    first: dict[tuple[int, str, str], Figure] = {}
    differing: list[tuple[Figure, Figure]] = []
    for figure in own:
        kept = first.setdefault((figure.fiscal_year, figure.instrument, figure.code), figure)
        if kept is not figure:
            differing.append((kept, figure))
    book = new_book(f"คะแนน ITA ที่เผยแพร่ของ{source.agency}")
    for year in sorted({figure.fiscal_year for figure in own}, reverse=True):
        scores = {(f.instrument, f.code): f.score for f in first.values() if f.fiscal_year == year}
        rows = [_filled(row, scores) for row in skeleton(load(year))]
        add_year_sheet(book, load(year), source.agency, [row for row in rows if row is not None])
    add_text_sheet(book, "ที่มา", "ที่มาของข้อมูล", _about(source, list(first.values()), differing))
    return book


def _filled(row: Row, scores: Mapping[tuple[str, str], Decimal]) -> Row | None:
    """``row`` with its scores, or None when nothing is printed for it. ``scores`` by (instrument or part, code)."""
    if row.level == "item" and row.code.startswith("e"):
        public, survey, unspecified = (scores.get((instrument, row.code)) for instrument in ("EIT1", "EIT2", "EIT"))
        if public is None and survey is None and unspecified is None:
            return None
        return replace(row, public=public, survey=survey, unspecified=unspecified)
    code = "total" if row.level == "total" else row.code
    score = next((value for (_, printed), value in scores.items() if printed == code), None)
    return None if score is None else replace(row, score=score)


def _about(source: Source, kept: Sequence[Figure], differing: Sequence[tuple[Figure, Figure]]) -> list[str]:
    """The paragraphs of the sheet ``ที่มา``."""
    paragraphs = [
        f"ข้อมูลจริงของ{source.agency} คัดจากเอกสารที่หน่วยงานเผยแพร่ต่อสาธารณะ:",
        *(f"• {title}" for title in dict.fromkeys(figure.publication for figure in kept)),
        "แผ่นคะแนนมีเฉพาะค่าที่เอกสารพิมพ์ไว้ ไม่มีค่าที่คำนวณเพิ่ม ชื่อข้อเป็นชื่อย่อของโปรแกรมนี้ ไม่ใช่ถ้อยคำของเอกสาร",
        *source.remarks,
    ]
    for year in sorted({figure.fiscal_year for figure in kept}):
        printed = {figure.code for figure in kept if figure.fiscal_year == year}
        missing = [item.code for item in load(year).items if item.code not in printed]
        if len(missing) < len(load(year).items) / 4:
            paragraphs.append(f"ปี {year} เอกสารไม่พิมพ์คะแนนของข้อ {runs(missing)}")
    for stands, other in differing:
        paragraphs.append(f"{_named(other)}: แผ่นคะแนนใช้ {stands.score} เอกสารพิมพ์อีกค่าหนึ่ง {other.score} ({other.note})")
    notable = [figure for figure in kept if "พิมพ์" in figure.note and "ไม่พิมพ์ปี" not in figure.note]
    paragraphs += [f"{_named(figure)}: {figure.note}" for figure in notable]
    return paragraphs


def _named(figure: Figure) -> str:
    names = {"total": "คะแนนรวม", "indicator": f"ตัวชี้วัดที่ {figure.code}", "item": f"ข้อ {figure.code}"}
    return f"ปี {figure.fiscal_year} {names.get(figure.level, figure.code)}"
