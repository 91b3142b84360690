"""What can be said of a sheet's scores only when all are found: the year of each table, fractions of 1."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from itadash.reading.layouts import weights
from itadash.reading.layouts.found import Findings, Found
from itadash.reading.model import Remark
from itadash.reading.words.names import years_in


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


def _without_fractions(found: list[Found], out: Findings) -> list[Found]:
    """Takes out tables whose scores are all between 0 and 1: they are fractions, not points of 100."""
    tables: dict[str, list[Decimal]] = {}
    for row in found:
        tables.setdefault(row.table, []).append(row.score)
    odd = {
        t for t, values in tables.items() if len(values) >= 5 and all(0 < v <= 1 for v in values) and min(values) < 1
    }
    for table in odd:
        message = "คะแนนทุกค่าในตารางนี้ไม่เกิน 1 น่าจะเป็นสัดส่วน จึงไม่นำเข้า โปรดแก้เป็นคะแนนเต็ม 100"
        out.remarks.append(Remark("doubt", message, table, "", ""))
    for row in found:
        if row.table in odd:
            out.leave_score(row, "เป็นสัดส่วนของ 1 ไม่ใช่คะแนนเต็ม 100")
    return [row for row in found if row.table not in odd]


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


def with_years(out: Findings, default_year: int | None, file: str) -> list[Found]:
    """The scores with the document's year where theirs is not printed; a year in the file's name is only suggested."""
    filled = [row if row.fiscal_year else row._replace(fiscal_year=default_year) for row in out.scores]
    filled = weights.settle(_named_apart(filled, out), out)
    filled = _without_fractions(_without_repeated_year(filled, out), out)
    asked = {remark.source for remark in out.remarks if remark.read == "fiscal_year"}
    for table in dict.fromkeys(row.table for row in filled if row.fiscal_year is None):
        if table not in asked:
            named = years_in(file)
            guess = f" (ชื่อไฟล์ว่า {named[0]})" if len(named) == 1 else ""
            message = f"ไม่พบปีงบประมาณของคะแนนชุดนี้{guess} โปรดระบุปีที่ได้รับการประเมิน"
            suggestion = str(named[0]) if len(named) == 1 else ""
            out.remarks.append(Remark("doubt", message, table, suggestion, "fiscal_year"))
    return filled
