"""Where the answers that settle a finding belong: to which files, and to whose scores of which year.

Names of files are not unique, so a place ("ผล.xlsx › แผ่น › B4") may be of several; the agency and the year of the
finding say which is meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from itadash.reading.corrections import Correction, positions, with_correction, without_correction
from itadash.reading.model import Reading
from itadash.reading.parts import PartAnswer, with_part, without_part

Answer = PartAnswer | Correction
Unit = tuple[str, int | None]  # agency and fiscal year; "" and None where the file prints none


@dataclass(frozen=True)
class _Printed:
    """One score or level at a place: ``file`` is the number of its reading."""

    file: int
    unit: Unit
    code: str  # "" for a level
    value: str  # the score, or the level's text


class Places:
    """What stands at the places of some answers, in all readings: found in one pass over each."""

    def __init__(self, readings: Sequence[Reading], answers: Iterable[Answer]) -> None:
        sources = {answer.source for answer in answers}
        self._at: dict[str, list[_Printed]] = {}
        for number, reading in enumerate(readings if sources else ()):
            self._gather(number, reading, sources)

    def files(self, answer: Answer, unit: Unit) -> list[int]:
        """The numbers of the readings in which ``answer`` finds what it speaks of, of the agency and year ``unit``.

        Where the place prints no agency or year, or the unit has none, that alone excludes nothing.
        """
        found = (each for each in self._at.get(answer.source, ()) if _fits(each.unit, unit) and _is(each, answer))
        return list(dict.fromkeys(each.file for each in found))

    def unit(self, answer: Answer, file: int) -> Unit | None:
        """Whose score of which year stands at ``answer``'s place in the reading ``file``; ``None`` when none does."""
        code = answer.code
        there = [each for each in self._at.get(answer.source, ()) if each.file == file and each.code == code]
        exact = [each for each in there if _is(each, answer)]
        return next((each.unit for each in (*exact, *there)), None)

    def _gather(self, number: int, reading: Reading, sources: Collection[str]) -> None:
        rows = reading.printed
        names = ("agency", "fiscal_year", "code", "score")
        for source, at in positions(rows, sources).items():
            for row in at:
                agency, year, code, score = (rows[name].iat[row] for name in names)
                unit = (str(agency), None if pd.isna(year) else int(year))
                self._at.setdefault(source, []).append(_Printed(number, unit, code, str(score)))
        for rating in reading.ratings:
            if rating.source in sources:
                unit = (rating.agency, rating.fiscal_year)
                self._at.setdefault(rating.source, []).append(_Printed(number, unit, "", rating.text))


def _fits(printed: Unit, wanted: Unit) -> bool:
    return all(
        mine in ("", None) or asked in ("", None) or mine == asked for mine, asked in zip(printed, wanted, strict=True)
    )


def _is(printed: _Printed, answer: Answer) -> bool:
    """Whether ``answer`` speaks of what is printed."""
    if isinstance(answer, PartAnswer):
        return printed.code == answer.code and printed.value == answer.score
    return printed.code == answer.code and printed.value == answer.was


def kept_with(body: Mapping[str, Any], answer: Answer) -> dict[str, Any]:
    """The stored ``body`` with ``answer`` kept."""
    return with_part({**body}, answer) if isinstance(answer, PartAnswer) else with_correction({**body}, answer)


def kept_without(body: Mapping[str, Any], answer: Answer) -> dict[str, Any]:
    """The stored ``body`` with ``answer`` taken back."""
    return without_part({**body}, answer) if isinstance(answer, PartAnswer) else without_correction({**body}, answer)
