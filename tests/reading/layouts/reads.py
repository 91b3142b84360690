"""Sheets written by hand → what is read of them, in a form that a test can write down."""

from __future__ import annotations

import pandas as pd

from itadash.reading import UnreadableFileError
from itadash.reading.layouts.recognise import read_sheets
from itadash.reading.model import NothingFoundError, Reading
from tests.reading.layouts.made import Grid, sheet

AGENCY = "เทศบาลตำบลทดสอบ"
TITLE: Grid = [["ผลการประเมิน ITA ปีงบประมาณ พ.ศ. 2566"], ["หน่วยงาน", AGENCY]]


def read(*rows: list[str], title: Grid = TITLE, name: str = "แผ่นหนึ่ง") -> Reading:
    """The Reading of a sheet of these rows below its title; also of one in which nothing is found."""
    try:
        return read_sheets("ทดสอบ.xlsx", [sheet([*title, *rows], name)])
    except NothingFoundError as error:
        return error.reading
    except UnreadableFileError as error:  # a sheet is never refused here
        raise AssertionError(str(error)) from error


def scores(reading: Reading) -> list[tuple[str, str]]:
    """(code, score) of every printed score; EIT items and instruments with their part ("e1/EIT1")."""
    rows = reading.printed.itertuples(index=False)
    return [(_name(row.level, row.instrument, row.code), str(row.score)) for row in rows]


def by_year(reading: Reading) -> list[tuple[int | None, str, str]]:
    """(year, code, score) of every printed score."""
    rows = reading.printed.itertuples(index=False)
    return [(_year(row.fiscal_year), _name(row.level, row.instrument, row.code), str(row.score)) for row in rows]


def by_agency(reading: Reading) -> list[tuple[str, int | None, str, str]]:
    """(agency, year, code, score) of every printed score."""
    rows = reading.printed.itertuples(index=False)
    return [(r.agency, _year(r.fiscal_year), _name(r.level, r.instrument, r.code), str(r.score)) for r in rows]


def weighted(reading: Reading) -> list[tuple[str, str]]:
    """(instrument, points) of every printed weighted score."""
    return [(points.instrument, str(points.value)) for points in reading.weighted]


def told(reading: Reading, *kinds: str) -> list[tuple[str, str]]:
    """(kind, end of the place) of the remarks of these kinds, "doubt" and "refused" when none is given."""
    return [(r.kind, r.source.split(" › ")[-1]) for r in reading.remarks if r.kind in (kinds or ("doubt", "refused"))]


def _name(level: str, instrument: str, code: str) -> str:
    return f"{code}/{instrument}" if level == "item" and instrument in ("EIT1", "EIT2") else code


def _year(value: object) -> int | None:
    return None if pd.isna(value) else int(value)  # type: ignore[call-overload]
