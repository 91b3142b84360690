"""The tables on imported files: what was read, repaired, left out, contradicted; on the screen and as files."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd

from itadash.documents.content import Block, Heading, Text
from itadash.downloads.model import About, Page, Piece
from itadash.reading.model import Ignored, Reading, Remark
from itadash.scores import LEVEL_NAMES, Conflict
from itadash.ui.text import INSTRUMENT_NAMES, REMARK_NAMES, agency_name, item_code, number

PAGE = "นำเข้าข้อมูล"
NO_YEAR = "ไม่ระบุ"


def scores(reading: Reading) -> pd.DataFrame:
    """Every printed score in reading order, as the card shows it."""
    rows = reading.printed
    return pd.DataFrame(
        {
            "ปี": [NO_YEAR if pd.isna(year) else str(int(year)) for year in rows["fiscal_year"]],
            "ระดับ": [LEVEL_NAMES[level] for level in rows["level"]],
            "รหัส": [_code(i, c) for i, c in zip(rows["instrument"], rows["code"], strict=True)],
            "คะแนน": [number(score) for score in rows["score"]],
            "พิมพ์ว่า": list(rows["read_as"]),
            "ที่มา": list(rows["source"]),
            "หน่วยงาน": [agency_name(name) for name in rows["agency"]],
        }
    )


def remarks(found: Sequence[Remark]) -> pd.DataFrame:
    """What was repaired, doubted or refused."""
    return pd.DataFrame(
        {
            "พิมพ์ว่า": [remark.printed for remark in found],
            "อ่านเป็น": [remark.read for remark in found],
            "เรื่อง": [remark.message for remark in found],
            "ที่มา": [remark.source for remark in found],
        }
    )


def ignored(rows: Sequence[Ignored]) -> pd.DataFrame:
    """The rows that were not read, and why."""
    return pd.DataFrame(
        {
            "ข้อความในแถว": [row.text for row in rows],
            "เหตุที่ไม่ได้อ่าน": [row.reason for row in rows],
            "ที่มา": [row.source for row in rows],
        }
    )


def conflicts(found: Sequence[Conflict]) -> pd.DataFrame:
    """Values that contradict each other, with both places."""
    return pd.DataFrame(
        {
            "หน่วยงาน": [agency_name(each.agency) for each in found],
            "ปี": [str(each.fiscal_year) for each in found],
            "รหัส": [_code(each.instrument, each.code) for each in found],
            "ค่าที่ใช้": [number(each.kept) for each in found],
            "อ่านจาก": [each.kept_source for each in found],
            "อีกค่าหนึ่ง": [number(each.printed) for each in found],
            "พบที่": [each.source for each in found],
        }
    )


def scores_piece(file: str, reading: Reading, shown: pd.DataFrame, target: Decimal, words: str = "") -> Piece:
    """``shown`` of :func:`scores` for files; ``words`` is what was searched for."""
    notes = [("ค้นหา", words)] if words.strip() else []
    exact = shown.assign(คะแนน=list(reading.printed["score"].iloc[list(shown.index)]))  # with its two decimals
    notes.append(("จำนวน", f"{len(shown):,} จาก {len(reading.printed):,} คะแนน"))
    return _piece("คะแนนที่อ่านได้", f"คะแนนที่อ่านได้จาก {file}", file, reading, exact, target, notes)


def remarks_piece(file: str, reading: Reading, kind: str, found: Sequence[Remark], target: Decimal) -> Piece:
    """The remarks of one kind."""
    name = REMARK_NAMES[kind]
    return _piece(name, f"{name} ใน {file}", file, reading, remarks(found), target)


def ignored_piece(file: str, reading: Reading, rows: Sequence[Ignored], target: Decimal) -> Piece:
    """The rows that were not read."""
    return _piece("แถวที่ไม่ได้อ่าน", f"แถวที่ไม่ได้อ่านใน {file}", file, reading, ignored(rows), target)


def conflicts_piece(found: Sequence[Conflict], about: About) -> Piece:
    """The contradictions of all files."""
    return Piece("คะแนนที่พิมพ์ต่างกัน", "คะแนนเดียวกันที่พิมพ์ต่างกัน", about, table=conflicts(found))


def overview(readings: Sequence[tuple[str, Reading]], target: Decimal) -> Piece:
    """One row a file: whose scores of which years, and how many of what."""
    table = pd.DataFrame(
        {
            "ไฟล์": [name for name, _ in readings],
            "หน่วยงาน": [", ".join(map(agency_name, _agencies(reading))) for _, reading in readings],
            "ปีงบประมาณ": [", ".join(map(str, _years(reading))) or NO_YEAR for _, reading in readings],
            "คะแนน": [f"{len(reading.printed):,}" for _, reading in readings],
            **{
                name: [str(sum(remark.kind == kind for remark in reading.remarks)) for _, reading in readings]
                for kind, name in REMARK_NAMES.items()
            },
            "ไม่ได้อ่าน": [str(len(reading.ignored)) for _, reading in readings],
        }
    )
    return Piece(PAGE, "ไฟล์ที่นำเข้าแล้ว", about(readings, target), table=table)


def page(readings: Sequence[tuple[str, Reading]], shown: Sequence[Piece], target: Decimal) -> Page:
    """The page on paper: the list of files, and the tables that are open."""
    files = overview(readings, target)
    parts: list[Piece | Block] = [files]
    for piece in shown:
        parts += [Heading(piece.title), *(Text(f"{name}: {text}", "note") for name, text in piece.about.notes), piece]
    return Page(PAGE, "ผลการอ่านไฟล์ที่นำเข้า", files.about, parts)


def about(readings: Sequence[tuple[str, Reading]], target: Decimal, notes: Sequence[tuple[str, str]] = ()) -> About:
    """Whose scores of which years ``readings`` (name of the file and what was read) hold."""
    agencies = list(dict.fromkeys(name for _, reading in readings for name in _agencies(reading))) or [""]
    years = sorted({year for _, reading in readings for year in _years(reading)})
    more = f" และอีก {len(agencies) - 1} หน่วยงาน" if len(agencies) > 1 else ""
    span = NO_YEAR if not years else f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0])
    return About(f"{agency_name(agencies[0])}{more}", span, target, tuple(name for name, _ in readings), tuple(notes))


def _piece(
    name: str,
    title: str,
    file: str,
    reading: Reading,
    table: pd.DataFrame,
    target: Decimal,
    notes: Sequence[tuple[str, str]] = (),
) -> Piece:
    return Piece(name, title, about([(file, reading)], target, notes), table=table)


def _agencies(reading: Reading) -> list[str]:
    return [str(name) for name in reading.printed["agency"].unique()]


def _years(reading: Reading) -> list[int]:
    return sorted(int(year) for year in reading.printed["fiscal_year"].dropna().unique())


def _code(instrument: str, code: str) -> str:
    """``e9`` with its part where one is printed: ``E9 (EIT Public)``."""
    if code == "total":
        return LEVEL_NAMES["total"]
    if instrument in ("EIT1", "EIT2") and code != instrument:
        return f"{item_code(code)} ({INSTRUMENT_NAMES[instrument]})"
    return INSTRUMENT_NAMES.get(code, item_code(code))
