"""A file's sheets of cells → its Reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from itadash.reading.agency_names import one_name_each
from itadash.reading.layouts.found import cells_of
from itadash.reading.layouts.leftovers import joined
from itadash.reading.layouts.settle import with_years
from itadash.reading.layouts.spelled_codes import with_letters
from itadash.reading.layouts.walk import Walker
from itadash.reading.many import many_records
from itadash.reading.model import (
    Ignored,
    NothingFoundError,
    PrintedChange,
    PrintedRating,
    PrintedWeighted,
    Question,
    Reading,
    Remark,
    Sentence,
    Sheet,
)
from itadash.reading.questions import question, settle
from itadash.reading.words.names import main_agency
from itadash.reading.words.repair import repaired_sheet
from itadash.scores import COLUMNS, Score, frame


@many_records()
def read_sheets(file: str, sheets: Sequence[Sheet], walker_of: Callable[[Sheet], Walker] = Walker) -> Reading:
    """The Reading of a file's sheets; ``walker_of`` makes the walker of each.

    Raises :class:`NothingFoundError` when no sheet holds a score or a measures table.
    """
    mended = [_mended(sheet) for sheet in sheets]
    sheets = [sheet for sheet, _ in mended]
    agencies = [main_agency(cell.text for row in sheet.rows for cell in cells_of(row)) for sheet in sheets]
    agency = next((name for name in agencies if name), "")
    rows: list[Score] = []
    tables: list[str] = []
    remarks: list[Remark] = []
    ratings: list[PrintedRating] = []
    changes: list[PrintedChange] = []
    weighted: list[PrintedWeighted] = []
    questions: list[Question] = []
    ignored: list[Ignored] = []
    sentences: list[Sentence] = []
    measures = []
    named = ""
    for (sheet, repairs), own_agency in zip(mended, agencies, strict=True):
        remarks += [Remark("note", note, " › ".join(p for p in (sheet.file, sheet.name) if p)) for note in sheet.notes]
        remarks += repairs
        walker = walker_of(sheet)
        out = walker.walk()
        settled = settle(out.scores, out.undecided, walker.default_year)
        out.scores = settled.found
        out.remarks += settled.repairs
        named = named or walker.context.agency
        whose_row = walker.context.agency or own_agency or named or agency
        dated = with_years(out, walker.default_year, sheet)
        for row in dated:
            name = row.agency or whose_row
            rows.append(
                Score(name, row.fiscal_year, row.level, row.instrument, row.code, row.score, row.source, row.read_as)
            )
            tables.append(row.table)
        undated = {row.table for row in dated if row.fiscal_year is None}
        for open_row, candidates in settled.open:
            year = None if open_row.table in undated else open_row.fiscal_year or walker.default_year
            questions.append(question(open_row, candidates, open_row.agency or whose_row, year))
        whose = walker.context.agency or own_agency or agency
        for rating in out.ratings:
            year = rating.fiscal_year or walker.default_year
            ratings.append(PrintedRating(rating.agency or whose, year, rating.text, rating.source))
        for change in out.changes:
            year = change.fiscal_year or walker.default_year
            changes.append(replace(change, agency=change.agency or whose, fiscal_year=year))
        weighted += [replace(points, agency=points.agency or whose) for points in out.weighted]
        remarks += list(dict.fromkeys(out.remarks))
        measures += out.measures
        ignored += joined(out.left)
        sentences += out.sentences
    printed = frame(rows)
    printed["table"] = pd.Series(tables, dtype="str")
    if rows and not any(row.agency for row in rows):
        remarks.append(Remark("doubt", "ไม่พบชื่อหน่วยงานในไฟล์ โปรดระบุชื่อหน่วยงาน", file, "", "agency"))
    alone = named or agency
    names = tuple(dict.fromkeys(name for name in printed["agency"] if name)) or ((alone,) if alone else ())
    reading = Reading(
        file,
        printed.loc[:, [*COLUMNS, "table"]],
        tuple(remarks),
        tuple(ratings),
        tuple(measures),
        names,
        tuple(changes),
        tuple(weighted),
        tuple(questions),
        tuple(sentences),
        tuple(ignored),
    )
    if not rows and not measures and not weighted and not questions:
        raise NothingFoundError(_nothing_found(file, sheets, remarks), reading)
    return one_name_each(reading)


def _mended(sheet: Sheet) -> tuple[Sheet, list[Remark]]:
    """The sheet with its damaged words and spelled codes as they were meant, and what was repaired."""
    words, repairs = repaired_sheet(sheet)
    letters, spelled = with_letters(words)
    return letters, [*repairs, *spelled]


def _nothing_found(file: str, sheets: Sequence[Sheet], remarks: Sequence[Remark]) -> str:
    where = (
        "แผ่นงาน " + ", ".join(f"“{sheet.name}”" for sheet in sheets[:5]) if any(s.name for s in sheets) else "ข้อความ"
    )
    refused = next((remark for remark in remarks if remark.kind in ("refused", "doubt")), None)
    if refused:
        return f"ไฟล์ “{file}” ไม่มีคะแนนที่นำเข้าได้: {refused.source} {refused.message}"
    return (
        f"ไฟล์ “{file}” อ่านได้ แต่ไม่พบคะแนน ITA ใน{where} "
        "โปรดตรวจว่ามีหัวตาราง “คะแนน” และรหัสข้อหรือตัวชี้วัด หรือกรอกคะแนนในแม่แบบเปล่าที่ดาวน์โหลดได้จากหน้านำเข้าข้อมูล"
    )
