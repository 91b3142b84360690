"""Scores of instruments, or the points of the total that they earn? Told by words and by arithmetic, never guessed.

An instrument's score is 0–100; weighted it is at most 30 (IIT, EIT), 15 (a part of EIT) or 40 (OIT), and the weighted
ones add up to the total [FY2564–2566 reports; weights from the rules of the year].
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from itadash import rules
from itadash.reading.layouts.found import Findings, Found
from itadash.reading.model import PrintedWeighted, Remark
from itadash.reading.words.text import squeeze
from itadash.scores import round_half_up

FITS = Decimal("0.02")  # a printed figure and its recomputation may differ by this much
_SUM_FITS = Decimal("0.05")  # three or four rounded addends
POINTS, NOTED, HUNDRED = "points", "noted", "hundred"  # words say: weighted · "(30)", "น้ำหนัก 40" · out of 100
# "(ร้อยละ 30)", "น้ำหนัก 40", "ถ่วงน้ำหนัก" beside the name of an instrument.
NOTE = re.compile(
    r"\(?(?:(?:ถ่วง)?น้ำหนัก|(?:คะแนน)?เต็ม|ร้อยละ)+:?\d+(?:คะแนน|%)?\)?|\(?(?:ก่อน|หลัง|ไม่)?ถ่วงน้ำหนัก(?:แล้ว)?\)?"
)
_WHOLE = ("IIT", "EIT", "OIT")
_PARTED = ("IIT", "EIT1", "EIT2", "OIT")


@cache
def weight_of(instrument: str, fiscal_year: int | None) -> Decimal:
    """The share of the total (0.30 …) of an instrument or a part, of the last year known where the year is not."""
    year = fiscal_year if fiscal_year in rules.FISCAL_YEARS else rules.FISCAL_YEARS[-1]
    known = rules.load(year or rules.FISCAL_YEARS[-1])
    for each in known.instruments:
        if each.code == instrument:
            return each.weight
        parts = [part.weight for part in each.parts if part.code == instrument]
        if parts:
            return parts[0]
    return rules.load(rules.FISCAL_YEARS[-1]).instrument("EIT").weight / 2


_NUMBERED = re.compile(r"(?:\(|เต็ม|น้ำหนัก|ร้อยละ|weight)(?:คะแนน|ละ|ร้อยละ|เต็ม|[:=])*(\d{2,3})(?!\d|[.]\d)")


def hint(words: str, instrument: str, fiscal_year: int | None) -> str:
    """What words beside an instrument's score say of its kind: ``points`` · ``noted`` · ``hundred`` · ``""``."""
    plain = squeeze(words)
    if re.search(r"(?:ก่อน|ไม่|ไม่ได้)(?:มีการ)?ถ่วง", plain):
        return HUNDRED
    if "ถ่วง" in plain:
        return POINTS
    numbers = {Decimal(number) for number in _NUMBERED.findall(plain)}
    if weight_of(instrument, fiscal_year) * 100 in numbers:
        return NOTED
    return HUNDRED if Decimal(100) in numbers else ""


def hint_of_maximum(number: Decimal | None, instrument: str, fiscal_year: int | None) -> str:
    """What a number in a column "คะแนนเต็ม" says of the score beside it."""
    if number is None:
        return ""
    if number in _SMALL:
        return f"{_OF}{int(number)}"
    return NOTED if number == weight_of(instrument, fiscal_year) * 100 else HUNDRED if number == 100 else ""


_SMALL = (1, 4, 5, 10)  # full marks that are neither 100 nor a weight
_OF = "of "


def full_mark(hint: str) -> int:
    """The small full mark of a hint ("of 5"), or 0."""
    return int(hint.removeprefix(_OF)) if hint.startswith(_OF) else 0


Unit = tuple[str, int | None]  # agency and year


@dataclass
class _Series:
    """Instrument scores of one table that are all of one kind."""

    rows: list[Found] = field(default_factory=list)

    def units(self) -> dict[Unit, dict[str, Decimal]]:
        found: dict[Unit, dict[str, Decimal]] = {}
        for row in self.rows:
            found.setdefault((row.agency, row.fiscal_year), {}).setdefault(row.code, row.score)
        return found

    @property
    def hint(self) -> str:
        hints = {row.hint for row in self.rows if row.hint}
        return hints.pop() if len(hints) == 1 else ""


def settle(found: list[Found], out: Findings) -> list[Found]:
    """The scores without points of the total: these go to ``out.weighted``, open ones are asked about."""
    groups: dict[tuple[str, str], _Series] = {}
    for row in found:
        if row.level == "instrument" and row.series:
            groups.setdefault((row.table, row.series), _Series()).rows.append(row)
    if not groups:
        return found
    known = _Known(found)
    dropped: set[int] = set()  # of the rows themselves: two cells of one line of text share their address
    for (table, _), series in groups.items():
        kind = _kind(series, known)
        if kind == HUNDRED:
            continue
        dropped |= {id(row) for row in series.rows}
        if kind == POINTS:
            out.weighted += [
                PrintedWeighted(r.agency, r.fiscal_year, r.code, r.score, r.source, r.table) for r in series.rows
            ]
        else:
            out.remarks.append(_asked(table, series))
            for row in series.rows:
                out.leave_score(row, "คะแนนเต็ม 100 หรือคะแนนถ่วงน้ำหนักยังไม่ทราบ จึงยังไม่นำเข้า")
    return [row for row in found if id(row) not in dropped]


class _Known:
    """What the sheet prints besides: totals and the means of each instrument's indicators."""

    def __init__(self, found: Iterable[Found]) -> None:
        self.totals: dict[Unit, set[Decimal]] = {}
        indicators: dict[Unit, dict[str, dict[str, Decimal]]] = {}
        for row in found:
            unit = (row.agency, row.fiscal_year)
            if row.level == "total":
                self.totals.setdefault(unit, set()).add(row.score)
            elif row.level == "indicator":
                indicators.setdefault(unit, {}).setdefault(row.instrument, {}).setdefault(row.code, row.score)
        sizes = Counter(each.instrument for each in rules.load(rules.FISCAL_YEARS[-1]).indicators)
        self.means: dict[Unit, dict[str, Decimal]] = {
            unit: {
                name: round_half_up(sum(scores.values(), Decimal(0)) / len(scores))
                for name, scores in by_instrument.items()
                if len(scores) == sizes[name]
            }
            for unit, by_instrument in indicators.items()
        }


def _kind(series: _Series, known: _Known) -> str:
    """``points``, ``hundred`` or ``""`` (open)."""
    if all(row.score == 0 for row in series.rows):
        return HUNDRED  # nothing is nothing either way
    votes: Counter[str] = Counter()
    for unit, scores in series.units().items():
        if any(score > weight_of(code, unit[1]) * 100 for code, score in scores.items()):
            return HUNDRED if series.hint != POINTS else ""
        votes.update(_votes(unit, scores, known))
    few, many = sorted((votes[POINTS], votes[HUNDRED]))
    if not many:
        return POINTS if series.hint == NOTED else series.hint
    told = "" if 3 * few > many else POINTS if votes[POINTS] == many else HUNDRED
    return "" if told == POINTS and series.hint == HUNDRED else told


def _votes(unit: Unit, scores: dict[str, Decimal], known: _Known) -> list[str]:
    """What arithmetic says of one agency's instruments, a vote for each comparison that only one kind passes."""
    votes = []
    shares = {code: weight_of(code, unit[1]) for code in scores}
    names = next((names for names in (_PARTED, _WHOLE) if all(name in scores for name in names)), ())
    for total in known.totals.get(unit, ()) if names else ():
        as_points = sum((scores[name] for name in names), Decimal(0))
        as_hundred = sum((scores[name] * shares[name] for name in names), Decimal(0))
        votes += _vote(total, as_points, as_hundred, _SUM_FITS)
    for code, mean in known.means.get(unit, {}).items():
        if code in scores:
            votes += _vote(scores[code], mean * shares[code], mean, FITS)
    return votes


def _vote(printed: Decimal, as_points: Decimal, as_hundred: Decimal, tolerance: Decimal) -> list[str]:
    points, hundred = abs(printed - as_points) <= tolerance, abs(printed - as_hundred) <= tolerance
    return [] if points == hundred else [POINTS if points else HUNDRED]


def _asked(table: str, series: _Series) -> Remark:
    printed = ", ".join(f"{row.code} {row.score}" for row in series.rows[:4])
    if series.hint == POINTS:
        message = (
            f"คะแนนของแบบวัด ({printed}) อยู่ในช่องคะแนนถ่วงน้ำหนัก แต่สูงกว่าน้ำหนักของแบบวัด จึงยังไม่นำเข้า "
            "โปรดตรวจหัวตาราง หรือเขียนว่า “คะแนน” เมื่อเป็นคะแนนเต็ม 100"
        )
    else:
        message = (
            f"คะแนนของแบบวัด ({printed}) อาจเป็นคะแนนเต็ม 100 หรือคะแนนที่ถ่วงน้ำหนักแล้ว และในไฟล์ไม่มีตัวเลขอื่นที่บอกได้ "
            "จึงยังไม่นำเข้า โปรดเขียนไว้ในหัวตารางว่า “เต็ม 100” หรือ “ถ่วงน้ำหนัก” แล้วนำเข้าใหม่"
        )
    return Remark("doubt", message, table, printed, "")


def tell_apart(columns: Sequence[dict[str, Decimal]], fiscal_year: int | None) -> tuple[int, int] | None:
    """Which of two columns that both claim to be the score holds scores and which points; ``None`` when open.

    Each column is instrument → number of the same rows. One must be the other times the weight in every row.
    """
    if len(columns) != 2:
        return None
    for score, points in ((0, 1), (1, 0)):
        shared = [code for code in columns[score] if code in columns[points] and columns[score][code]]
        if shared and all(
            abs(columns[score][code] * weight_of(code, fiscal_year) - columns[points][code]) <= FITS for code in shared
        ):
            return score, points
    return None
