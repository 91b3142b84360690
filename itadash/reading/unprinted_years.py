"""Years that a document does not print: those that a person gave for a table, and those that a file calls inferred.

Whoever prints scores of such a year says so (FY2566 reference documents: one prints two years' tables and one year).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from itadash.reading.model import Reading
from itadash.thai_text import arabic

_INFERRED = "อนุมาน"
_YEAR = re.compile(r"(?<!\d)25\d\d(?!\d)")


def unprinted_years(readings: Iterable[Reading]) -> frozenset[int]:
    """The fiscal years of tables under which no year stands, as far as they are known, in ``readings`` (answered)."""
    found: set[int] = set()
    for reading in readings:
        asked = {remark.source for remark in reading.remarks if remark.read == "fiscal_year"}
        rows = reading.printed
        found |= {int(year) for year in rows.loc[rows["table"].isin(asked), "fiscal_year"].dropna()}
        for sentence in reading.sentences:
            if _INFERRED in sentence.text:
                found |= {int(year) for year in _YEAR.findall(arabic(sentence.text))}
    return frozenset(found)
