"""What the person adds to a file that leaves something out: the year of a table, the agency, what a code means.

Answers live beside the reading in the stored body, so the reading itself stays what the file says::

    {"sha256": "…", "reading": {…}, "answers": {"agency": "…", "years": {"<place of the table>": 2565},
     "codes": {"<place of the printed code>": "i7"}}}

A code answered with ``""`` is not to be taken in at all. Corrections, parts of EIT and OIT items without a score stand
there too, each as its own module says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pandas as pd

from itadash.reading.corrections import corrected, corrections_of
from itadash.reading.model import Reading
from itadash.reading.parts import PART_NAMES, parts_of, with_parts
from itadash.reading.record import from_json, to_json
from itadash.reading.unscored import with_said_items
from itadash.rules import INSTRUMENT_OF_LETTER
from itadash.scores import Score, frame

_ITEM = re.compile(r"[ieo][1-9]\d?")

Body = dict[str, Any]


def new_body(reading: Reading, sha256: str) -> Body:
    """The body of a file that was just read."""
    return {"sha256": sha256, "reading": to_json(reading), "answers": {"agency": "", "years": {}}}


def as_read(body: Body) -> Reading:
    """What the file says, without answers."""
    return from_json(body["reading"])


def undated_tables(reading: Reading) -> list[str]:
    """The places of the tables that print no fiscal year, in reading order; those with open codes only come last."""
    rows = reading.printed
    asked = (question.table for question in reading.questions if question.fiscal_year is None)
    return list(dict.fromkeys([*rows.loc[rows["fiscal_year"].isna(), "table"], *asked]))


def lacks_agency(reading: Reading) -> bool:
    """True when some scores stand under no agency's name."""
    return bool((reading.printed["agency"] == "").any()) or any(not asked.agency for asked in reading.questions)


def years_of(body: Body) -> dict[str, int]:
    """The answered years by place of the table."""
    years = body.get("answers", {}).get("years", {})
    return {str(table): int(year) for table, year in years.items() if year}


def agency_of(body: Body) -> str:
    """The answered agency, ``""`` when not answered."""
    return " ".join(str(body.get("answers", {}).get("agency", "")).split())


def with_year(body: Body, table: str, year: int | None) -> Body:
    """``body`` with the year of a table answered (``None`` takes the answer back)."""
    return _with_answer(body, "years", table, year)


def codes_of(body: Body) -> dict[str, str]:
    """The answered codes by place of the printed code; ``""`` means: not to be taken in."""
    codes = body.get("answers", {}).get("codes", {})
    return {str(source): str(code) for source, code in codes.items()}


def with_code(body: Body, source: str, code: str | None) -> Body:
    """``body`` with the question at ``source`` answered (``""``: not taken in; ``None`` takes the answer back)."""
    return _with_answer(body, "codes", source, code)


def _with_answer(body: Body, kind: str, place: str, answer: str | int | None) -> Body:
    answers = body.get("answers", {})
    of_kind = dict(answers.get(kind, {}))
    if answer is None:
        of_kind.pop(place, None)
    else:
        of_kind[place] = answer
    return {**body, "answers": {**answers, kind: of_kind}}


def with_agency(body: Body, agency: str) -> Body:
    """``body`` with the name of the agency answered."""
    return {**body, "answers": {**body.get("answers", {}), "agency": " ".join(agency.split())}}


def answered(body: Body) -> Reading:
    """What the file says with the answers filled in where the file is silent; printed names and years stand.

    The scores of a code that the person picked stand at the end of its table, ``read_as`` the printed form; answered
    questions are gone. Then accepted corrections are applied (:mod:`itadash.reading.corrections`), EIT scores get the
    part that the person named (:mod:`itadash.reading.parts`), and the OIT items that were named as those without a
    score follow at the end (:mod:`itadash.reading.unscored`).
    """
    reading = _with_picked_codes(as_read(body), codes_of(body))
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
    corrections = corrections_of(body)
    # A correction of a part may be of one that the person named; an answer on a part is of the score as corrected.
    whole = corrected(filled, (each for each in corrections if each.instrument not in PART_NAMES))
    parted = with_parts(whole, parts_of(body))
    return with_said_items(corrected(parted, (e for e in corrections if e.instrument in PART_NAMES)), body)


def _with_picked_codes(reading: Reading, codes: dict[str, str]) -> Reading:
    """``reading`` with the scores of answered questions, but those answered with ``""`` or with what is no code."""
    if not codes or not reading.questions:
        return reading
    picked: dict[str, list[Score]] = {}
    for asked in reading.questions:
        code = codes.get(asked.source, "")
        if _ITEM.fullmatch(code):
            for score in asked.scores:
                instrument = INSTRUMENT_OF_LETTER[code[0]]
                instrument = (score.part or instrument) if instrument == "EIT" else instrument
                picked.setdefault(asked.table, []).append(
                    Score(
                        *(asked.agency, asked.fiscal_year, "item", instrument, code, score.score, score.source),
                        asked.printed,
                    )
                )
    waiting = tuple(asked for asked in reading.questions if asked.source not in codes)
    if not picked:
        return replace(reading, questions=waiting)
    rows = reading.printed
    ends = {table: rows.index[rows["table"] == table].max() for table in picked}
    pieces, start = [], 0
    for table, end in sorted(ends.items(), key=lambda pair: (pd.isna(pair[1]), pair[1] if pd.notna(pair[1]) else 0)):
        stop = len(rows) if pd.isna(end) else int(end) + 1
        added = frame(picked[table])
        added["table"] = pd.Series([table] * len(added), dtype="str")
        pieces += [rows.iloc[start:stop], added]
        start = stop
    pieces = [piece for piece in [*pieces, rows.iloc[start:]] if not piece.empty]
    return replace(reading, printed=pd.concat(pieces, ignore_index=True).loc[:, list(rows.columns)], questions=waiting)


def open_questions(body: Body) -> int:
    """How many questions about the file wait for an answer."""
    reading = as_read(body)
    years, codes = years_of(body), codes_of(body)
    waiting = sum(table not in years for table in undated_tables(reading))
    waiting += sum(asked.source not in codes for asked in reading.questions)
    return waiting + (lacks_agency(reading) and not agency_of(body))
