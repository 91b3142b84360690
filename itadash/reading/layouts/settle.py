"""What can be said of a sheet's scores only when all are found: the year of each table, scores out of 1 or of 5."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from itadash.reading.layouts import weights
from itadash.reading.layouts.found import Findings, Found
from itadash.reading.model import Remark, Sheet
from itadash.reading.words.names import common_era_year, years_in


def _without_repeated_year(found: list[Found], out: Findings) -> list[Found]:
    """Takes the year away from a table that prints an earlier table's keys again with other values.

    Two tables of the same kind under one heading are two years, and only the heading's year is printed
    [FY2566 reference reports].
    """
    tables: dict[str, list[Found]] = {}
    for row in found:
        tables.setdefault(row.table, []).append(row)
    seen: dict[tuple[object, ...], object] = {}
    unsaid: set[str] = set()
    for table, rows in tables.items():
        keys = {(r.fiscal_year, r.agency, r.instrument, r.code): r.score for r in rows}
        again = [key for key in keys if key in seen]
        differing = [key for key in again if seen[key] != keys[key]]
        if len(again) >= 5 and 2 * len(differing) >= len(keys) and not all(r.year_is_own for r in rows):
            unsaid.add(table)
            year = rows[0].fiscal_year
            guess = f" (น่าจะเป็นปี {year - 1})" if year else ""
            message = f"ตารางนี้ไม่ได้พิมพ์ปีงบประมาณ และค่าต่างจากตารางก่อนหน้า{guess} โปรดระบุปี"
            out.remarks.append(Remark("doubt", message, table, str(year - 1) if year else "", "fiscal_year"))
        else:
            seen |= {key: value for key, value in keys.items() if key not in seen}
    return [row._replace(fiscal_year=None) if row.table in unsaid else row for row in found]


_SCALES = (1, 5)  # what scores may be out of, told from themselves
_LEAST = 5  # scores of a table that tell so without a column of maxima


def _without_scales(found: list[Found], out: Findings) -> list[Found]:
    """Takes out scores out of 1 or of 5: those of a table, or of one level in it, that are all that small, and those
    beside such a full mark. No table of scores out of 100 holds only such."""
    groups: dict[tuple[str, str], list[Decimal]] = {}
    for row in found:
        for group in ((row.table, ""), (row.table, row.level)):
            groups.setdefault(group, []).append(row.score)
    small = {
        group: next(scale for scale in _SCALES if max(values) <= scale)
        for group, values in groups.items()
        if len(values) >= _LEAST and 0 < max(values) <= max(_SCALES)
    }
    kept, told = [], set()
    for row in found:
        beside = weights.full_mark(row.hint)
        beside = beside if row.score <= beside else 0
        scale = beside or small.get((row.table, "")) or small.get((row.table, row.level))
        if not scale:
            kept.append(row)
            continue
        out.leave_score(row, "เป็นสัดส่วนของ 1 ไม่ใช่คะแนนเต็ม 100" if scale == 1 else f"เป็นคะแนนเต็ม {scale} ไม่ใช่เต็ม 100")
        if (row.table, scale) not in told:
            told.add((row.table, scale))
            out.remarks.append(Remark("doubt", _of_scale(scale, bool(beside)), row.table, "", ""))
    return kept


def _of_scale(scale: int, beside: bool) -> str:
    likely = "น่าจะเป็นสัดส่วน" if scale == 1 else f"น่าจะเป็นคะแนนเต็ม {scale}"
    why = f"ช่องคะแนนเต็มของตารางนี้พิมพ์ว่า {scale}" if beside else f"คะแนนทุกค่าในตารางนี้ไม่เกิน {scale} {likely}"
    return f"{why} จึงไม่นำเข้า โปรดแก้เป็นคะแนนเต็ม 100 (คูณด้วย {100 // scale}) แล้วนำเข้าใหม่"


def _named_apart(found: list[Found], out: Findings) -> list[Found]:
    """Agencies of one name in several districts or provinces, each with its place behind the name; their levels too."""
    places: dict[str, set[str]] = {}
    for row in found:
        if row.place:
            places.setdefault(row.agency, set()).add(row.place)
    shared = {agency for agency, where in places.items() if len(where) > 1}
    if not shared:
        return found
    out.ratings = [
        replace(level, agency=f"{level.agency} {level.place}") if level.place and level.agency in shared else level
        for level in out.ratings
    ]
    return [
        row._replace(agency=f"{row.agency} {row.place}") if row.place and row.agency in shared else row for row in found
    ]


def with_years(out: Findings, default_year: int | None, sheet: Sheet) -> list[Found]:
    """The scores with the document's year where theirs is not printed.

    A year in the file's name, or one of the common era ("ITA 2023"), is only suggested.
    """
    filled = [row if row.fiscal_year else row._replace(fiscal_year=default_year) for row in out.scores]
    filled = weights.settle(_named_apart(_without_scales(filled, out), out), out)
    filled = _without_repeated_year(filled, out)
    asked = {remark.source for remark in out.remarks if remark.read == "fiscal_year"}
    for table in dict.fromkeys(row.table for row in filled if row.fiscal_year is None):
        if table not in asked:
            year, guess = _suggested(sheet)
            message = f"ไม่พบปีงบประมาณของคะแนนชุดนี้{guess} โปรดระบุปีที่ได้รับการประเมิน"
            suggestion = str(year) if year else ""
            out.remarks.append(Remark("doubt", message, table, suggestion, "fiscal_year"))
    return filled


_FIRST = 10  # rows in which a title may name a year of the common era


def _suggested(sheet: Sheet) -> tuple[int | None, str]:
    """The year to suggest, and why in Thai."""
    named = years_in(sheet.file)
    if len(named) == 1:
        return named[0], f" (ชื่อไฟล์ว่า {named[0]})"
    titles = (cell.text for row in sheet.rows[:_FIRST] for cell in row if cell is not None and len(cell.text) <= 200)
    for words in (sheet.name, *titles, sheet.file):
        if year := common_era_year(words):
            return year, f" (พิมพ์ปี ค.ศ. {year - 543} ซึ่งตรงกับ พ.ศ. {year})"
    return None, ""
