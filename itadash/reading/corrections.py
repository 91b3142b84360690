"""Corrections that a person accepted: kept beside the reading, applied on top of it, taken back at any time.

A correction changes one printed score or one printed level. What the file says stays in the stored reading; the
corrected row carries the printed form in ``read_as``, and a remark of kind ``corrected`` tells what was changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np
import pandas as pd

from itadash.reading.model import Reading, Remark

Body = dict[str, Any]


@dataclass(frozen=True)
class Correction:
    """``was`` printed at ``source`` becomes ``now``.

    ``instrument`` and ``code`` are those of the score's row (one line of a text may print several scores); both are
    ``""`` for a printed level. ``kind`` is the audit's kind of the finding and ``message`` what it said (Thai).
    """

    source: str
    was: str
    now: str
    kind: str
    message: str = ""
    instrument: str = ""
    code: str = ""

    @property
    def place(self) -> tuple[str, str, str]:
        """What is corrected: one place holds at most one correction."""
        return (self.source, self.instrument, self.code)


_FIELDS = tuple(field.name for field in fields(Correction))


def corrections_of(body: Body) -> tuple[Correction, ...]:
    """The accepted corrections of a stored file, in the order they were accepted; damaged entries are left out."""
    return tuple(
        Correction(**{name: str(entry.get(name, "")) for name in _FIELDS}) for entry in answers_in(body, "corrections")
    )


def answers_in(body: Body, kind: str) -> list[Mapping[str, Any]]:
    """The list of answers of ``kind`` in a stored body; what is no list of mappings counts as nothing."""
    answers = body.get("answers")
    entries = answers.get(kind) if isinstance(answers, Mapping) else None
    return [entry for entry in entries if isinstance(entry, Mapping)] if isinstance(entries, list) else []


def positions(rows: pd.DataFrame, sources: Collection[str]) -> dict[str, list[int]]:
    """Where the rows of each of ``sources`` stand (positions, in order): found in one pass, however many are asked."""
    found: dict[str, list[int]] = {}
    for at in np.flatnonzero(rows["source"].isin(list(sources)).to_numpy()):
        found.setdefault(str(rows["source"].iat[at]), []).append(int(at))
    return found


def with_correction(body: Body, correction: Correction) -> Body:
    """``body`` with ``correction`` accepted; an earlier one of the same place is replaced."""
    kept = [each for each in corrections_of(body) if each.place != correction.place]
    return _with(body, [*kept, correction])


def without_correction(body: Body, correction: Correction) -> Body:
    """``body`` with the correction of that place taken back."""
    return _with(body, [each for each in corrections_of(body) if each.place != correction.place])


def _with(body: Body, corrections: Iterable[Correction]) -> Body:
    return {**body, "answers": {**body.get("answers", {}), "corrections": [asdict(each) for each in corrections]}}


def corrected(reading: Reading, corrections: Iterable[Correction]) -> Reading:
    """``reading`` with ``corrections`` applied; one whose place or printed value is not there any more does nothing."""
    corrections = list(corrections)
    rows = reading.printed
    at = positions(rows, {each.source for each in corrections if each.code})
    scores, read_as = rows["score"].tolist() if at else [], rows["read_as"].tolist() if at else []
    told: list[Remark] = []
    for correction in corrections:
        if correction.code:
            done = _score(rows, at.get(correction.source, ()), correction, scores, read_as)
        else:
            changed = _level(reading, correction)
            done = changed is not None
            reading = changed or reading
        if done:
            told.append(_remark(correction))
    if not told:
        return reading
    if at:
        printed = rows.assign(
            score=pd.Series(scores, index=rows.index, dtype="object"),
            read_as=pd.Series(read_as, index=rows.index, dtype="str"),
        )
        reading = replace(reading, printed=printed)
    return replace(reading, remarks=(*reading.remarks, *told))


def _score(
    rows: pd.DataFrame, at: Iterable[int], correction: Correction, scores: list[Decimal], read_as: list[str]
) -> bool:
    """Put the new score into ``scores`` and what is printed into ``read_as``; false when nothing fits."""
    try:
        was, now = Decimal(correction.was), Decimal(correction.now)
    except InvalidOperation:
        return False
    done = False
    for row in at:
        told_by_code = rows["level"].iat[row] in ("total", "instrument")
        if (
            rows["code"].iat[row] == correction.code
            and (told_by_code or rows["instrument"].iat[row] == correction.instrument)
            and scores[row] == was
        ):
            scores[row], read_as[row], done = now, read_as[row] or correction.was, True
    return done


def _level(reading: Reading, correction: Correction) -> Reading | None:
    ratings = tuple(
        replace(rating, text=correction.now)
        if rating.source == correction.source and rating.text == correction.was
        else rating
        for rating in reading.ratings
    )
    return replace(reading, ratings=ratings) if ratings != reading.ratings else None


def _remark(correction: Correction) -> Remark:
    message = f"แก้จาก {correction.was} เป็น {correction.now} ตามผลการตรวจสอบ ({correction.message})"
    return Remark("corrected", message, correction.source, correction.was, correction.now)
