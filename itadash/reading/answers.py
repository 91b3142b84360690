"""What the person adds to a file that leaves something out: the year of a table, the agency, what a code means.

Answers live beside the reading in the stored body, so the reading itself stays what the file says::

    {"sha256": "…", "reading": {…}, "answers": {"agency": "…", "years": {"<place of the table>": 2565},
     "codes": {"<place of the printed code>": "i7"}}}

A code answered with ``""`` is not to be taken in at all.
"""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

from itadash.reading.corrections import corrected, corrections_of
from itadash.reading.model import Reading
from itadash.reading.record import from_json, to_json

Body = dict[str, Any]


def new_body(reading: Reading, sha256: str) -> Body:
    """The body of a file that was just read."""
    return {"sha256": sha256, "reading": to_json(reading), "answers": {"agency": "", "years": {}}}


def as_read(body: Body) -> Reading:
    """What the file says, without answers."""
    return from_json(body["reading"])


def undated_tables(reading: Reading) -> list[str]:
    """The places of the tables that print no fiscal year, in reading order."""
    rows = reading.printed
    return list(dict.fromkeys(rows.loc[rows["fiscal_year"].isna(), "table"]))


def lacks_agency(reading: Reading) -> bool:
    """True when some scores stand under no agency's name."""
    return bool((reading.printed["agency"] == "").any())


def years_of(body: Body) -> dict[str, int]:
    """The answered years by place of the table."""
    years = body.get("answers", {}).get("years", {})
    return {str(table): int(year) for table, year in years.items() if year}


def agency_of(body: Body) -> str:
    """The answered agency, ``""`` when not answered."""
    return " ".join(str(body.get("answers", {}).get("agency", "")).split())


def with_year(body: Body, table: str, year: int | None) -> Body:
    """``body`` with the year of a table answered (``None`` takes the answer back)."""
    changed = copy.deepcopy(body)
    years = changed.setdefault("answers", {}).setdefault("years", {})
    if year is None:
        years.pop(table, None)
    else:
        years[table] = int(year)
    return changed


def codes_of(body: Body) -> dict[str, str]:
    """The answered codes by place of the printed code; ``""`` means: not to be taken in."""
    codes = body.get("answers", {}).get("codes", {})
    return {str(source): str(code) for source, code in codes.items()}


def with_code(body: Body, source: str, code: str | None) -> Body:
    """``body`` with the question at ``source`` answered (``""``: not taken in; ``None`` takes the answer back)."""
    changed = copy.deepcopy(body)
    codes = changed.setdefault("answers", {}).setdefault("codes", {})
    if code is None:
        codes.pop(source, None)
    else:
        codes[source] = code
    return changed


def with_agency(body: Body, agency: str) -> Body:
    """``body`` with the name of the agency answered."""
    changed = copy.deepcopy(body)
    changed.setdefault("answers", {})["agency"] = " ".join(agency.split())
    return changed


def answered(body: Body) -> Reading:
    """What the file says with the answers filled in where the file is silent; printed names and years stand.

    Accepted corrections are applied last (:mod:`itadash.reading.corrections`).
    """
    reading = as_read(body)
    years, agency = years_of(body), agency_of(body)
    rows = reading.printed.copy()
    if years:
        said = rows["table"].map(years).astype("Int64")
        rows["fiscal_year"] = rows["fiscal_year"].fillna(said)
    if agency:
        rows["agency"] = rows["agency"].where(rows["agency"] != "", agency).astype("str")
    only_year = next(iter(years.values())) if len(set(years.values())) == 1 else None
    ratings = tuple(
        replace(rating, agency=rating.agency or agency, fiscal_year=rating.fiscal_year or only_year)
        for rating in reading.ratings
    )
    agencies = reading.agencies or ((agency,) if agency else ())
    filled = replace(reading, printed=rows, ratings=ratings, agencies=agencies)
    return corrected(filled, corrections_of(body))


def open_questions(body: Body) -> int:
    """How many questions about the file wait for an answer."""
    reading = as_read(body)
    years = years_of(body)
    waiting = sum(table not in years for table in undated_tables(reading))
    return waiting + (lacks_agency(reading) and not agency_of(body))
