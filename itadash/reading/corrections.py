"""Corrections that a person accepted: kept beside the reading, applied on top of it, taken back at any time.

A correction changes one printed score or one printed level. What the file says stays in the stored reading; the
corrected row carries the printed form in ``read_as``, and a remark of kind ``corrected`` tells what was changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from typing import Any

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
    """The accepted corrections of a stored file, in the order they were accepted."""
    entries = body.get("answers", {}).get("corrections", [])
    known = ({name: str(entry.get(name, "")) for name in _FIELDS} for entry in entries if isinstance(entry, Mapping))
    return tuple(Correction(**entry) for entry in known)


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
    for correction in corrections:
        changed = _score(reading, correction) if correction.code else _level(reading, correction)
        if changed is not None:
            reading = replace(changed, remarks=(*changed.remarks, _remark(correction)))
    return reading


def _score(reading: Reading, correction: Correction) -> Reading | None:
    try:
        was, now = Decimal(correction.was), Decimal(correction.now)
    except InvalidOperation:
        return None
    rows = reading.printed
    whole = rows["level"].isin(["total", "instrument"])  # told by their code alone
    found = (
        (rows["source"] == correction.source)
        & (rows["code"] == correction.code)
        & (whole | (rows["instrument"] == correction.instrument))
        & rows["score"].map(lambda score: score == was).astype(bool)
    )
    if not found.any():
        return None
    rows = rows.copy()
    rows["score"] = rows["score"].where(~found, now).astype("object")
    rows["read_as"] = rows["read_as"].where(~found | (rows["read_as"] != ""), correction.was).astype("str")
    return replace(reading, printed=rows)


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
