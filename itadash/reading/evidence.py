"""What speaks for and against each reading of a damaged code: the rows around it, means, figures, words.

Nothing is decided here; :mod:`itadash.reading.questions` does that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from itadash import rules
from itadash.reading.layouts.found import Found, Undecided
from itadash.reading.words.codes import LETTER
from itadash.reading.words.labels import ENOUGH, likeness
from itadash.reading.words.text import arabic
from itadash.rules import Rules
from itadash.scores import round_half_up

FITS = Decimal("0.02")  # a printed mean and its recomputation may differ by this much
_OIT_VALUES = (Decimal(0), Decimal(100))  # an OIT item is disclosed or not, nothing between


@dataclass
class Case:
    """One candidate. ``said`` and ``against`` are short Thai phrases for the person; the other fields decide."""

    code: str
    said: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)
    mean: bool = False  # the indicator's printed score comes out with this row's points, and needs them
    repeated: bool = False  # the same points are printed for this code elsewhere
    wording: float = 0.0  # likeness of the printed words and the item's label, 0–1
    style: bool = False  # the codes around it are printed in the way that this reading supposes
    own: bool = False  # an item of the instrument that the rows around name

    @property
    def viable(self) -> bool:
        """True while nothing speaks against it."""
        return not self.against


@dataclass(frozen=True)
class Printed:
    """All that a sheet printed and that is decided: items and indicators by agency, year and code."""

    items: dict[tuple[str, int | None, str], list[Found]]
    indicators: dict[tuple[str, int | None, str], list[Found]]
    year: int | None  # of rows that name none

    @classmethod
    def of(cls, found: Iterable[Found], year: int | None) -> Printed:
        items: dict[tuple[str, int | None, str], list[Found]] = {}
        indicators: dict[tuple[str, int | None, str], list[Found]] = {}
        for row in found:
            kept = {"item": items, "indicator": indicators}.get(row.level)
            if kept is not None:
                kept.setdefault((row.agency, row.fiscal_year or year, row.code), []).append(row)
        return cls(items, indicators, year)


def rules_of(year: int | None) -> Rules:
    """The year's rules; of a year that is not known, the latest."""
    return rules.load(year if year in rules.FISCAL_YEARS else rules.FISCAL_YEARS[-1])


def part_of(row: Undecided, part: str) -> str:
    """``EIT1`` or ``EIT2``: of the score's column, else of the section that the row stands in; ``""`` for neither."""
    return part or (row.instrument if row.instrument in ("EIT1", "EIT2") else "")


@dataclass
class Style:
    """How the codes of one table are printed."""

    lettered: bool = False  # some have their letter
    hundred: str = ""  # one that is printed with a 1 for its I: "119"
    plain: bool = False  # some are numbers that no I can be in: 9, 20

    def see(self, printed: str) -> None:
        """Notes a code as it is printed; ``""`` is one that needed no repair."""
        digits = arabic(printed)
        self.lettered = self.lettered or not printed
        if digits.isdigit() and len(digits) == 3 and digits[0] == "1":
            self.hundred = printed
        elif digits.isdigit() and (len(digits) == 1 or digits[0] not in "01"):
            self.plain = True

    def fits(self, code: str, printed: str) -> str:
        """Why the style speaks for reading ``printed`` as ``code`` (Thai), or ``""``."""
        digits = arabic(printed)
        if not digits.isdigit() or len(digits) != 2 or digits[0] != "1":
            return ""
        if self.hundred and code == f"i{int(digits[1])}":
            return f"ข้ออื่นในตารางพิมพ์ I เป็น 1 ด้วย (“{self.hundred}”)"
        if self.plain and not self.lettered and not self.hundred and int(code[1:]) == int(digits):
            return "ข้ออื่นในตารางพิมพ์เพียงเลขข้อ ไม่มีตัวอักษร"
        return ""


def cases(rows: Sequence[Undecided], printed: Printed, style: Style) -> list[Case]:
    """A case for each candidate. ``rows`` are those of one printed code, one a year of its columns."""
    found = [_case(code, rows, printed) for code in rows[0].candidates]
    own = [case for case in found if case.own] or found
    fitting = [(case, why) for case in own if (why := style.fits(case.code, rows[0].printed))]
    if len(fitting) == 1:
        case, why = fitting[0]
        case.style = True
        case.said.append(why)
    return found


def _case(code: str, rows: Sequence[Undecided], printed: Printed) -> Case:
    case = Case(code)
    item = rules_of(rows[0].fiscal_year or printed.year).item(code)
    label = item.label if item else ""
    case.wording = likeness(code, rows[0].wording, rows[0].fiscal_year or printed.year)
    if case.wording >= ENOUGH:
        case.said.append(f"ข้อความใกล้กับ “{label}”")
    if LETTER.get(rows[0].instrument, "") == code[0]:
        case.own = True
        case.said.append(f"อยู่ในส่วนของ {rows[0].instrument}")
    for row in rows:
        _figures(case, row, printed)
        _mean(case, row, printed)
    case.said, case.against = list(dict.fromkeys(case.said)), list(dict.fromkeys(case.against))
    return case


def _figures(case: Case, row: Undecided, printed: Printed) -> None:
    """What the points themselves say: OIT's two values, EIT's parts, points already printed for the code."""
    points = [score for _, score, _ in row.scores]
    if case.code[0] == "o" and any(score not in _OIT_VALUES for score in points):
        case.against.append("คะแนนข้อของ OIT มีเพียง 0 กับ 100")
    if case.code[0] != "e" and any(part for part, _, _ in row.scores):
        case.against.append("อยู่ในช่องคะแนนของ EIT")
    for printed_part, score, _ in row.scores:
        part = part_of(row, printed_part)
        known = printed.items.get((row.agency, row.fiscal_year or printed.year, case.code), [])
        known = [each for each in known if case.code[0] != "e" or each.instrument == (part or each.instrument)]
        if any(each.score == score for each in known):
            case.repeated = case.repeated or score not in _OIT_VALUES
            case.said.append(f"คะแนน {score} พิมพ์ไว้กับข้อ {case.code.upper()} ที่อื่นด้วย")
        elif known and (case.code[0] != "e" or part):
            case.against.append(f"ข้อ {case.code.upper()} มีคะแนน {known[0].score} อยู่แล้ว")


def _mean(case: Case, row: Undecided, printed: Printed) -> None:
    """Whether the indicator's printed score comes out when the row is this item."""
    year = row.fiscal_year or printed.year
    of_year = rules_of(year)
    item = of_year.item(case.code)
    if item is None or (item.instrument == "OIT" and year not in rules.FISCAL_YEARS):
        return
    number = str(item.indicator)
    wholes = printed.indicators.get((row.agency, year, number), [])
    values = _values(of_year, item.indicator, case.code, row, printed, year)
    if not wholes or values is None:
        return
    result = round_half_up(sum(values, Decimal(0)) / len(values))
    if any(abs(whole.score - result) <= FITS for whole in wholes):
        case.mean = True
        case.said.append(f"ทำให้ค่าเฉลี่ยตรงกับตัวชี้วัดที่ {number} ที่พิมพ์ว่า {wholes[0].score}")
    else:
        case.against.append(f"ค่าเฉลี่ยจะเป็น {result} ไม่ตรงกับตัวชี้วัดที่ {number} ที่พิมพ์ว่า {wholes[0].score}")


def _values(
    of_year: Rules, indicator: int, code: str, row: Undecided, printed: Printed, year: int | None
) -> list[Decimal] | None:
    """The figures whose mean is the indicator's score, the row taken for ``code``; ``None`` when one is missing."""
    known: dict[str, dict[str, Decimal]] = {}
    for item in of_year.items_of(indicator):
        own = printed.items.get((row.agency, year, item.code), [])
        known[item.code] = {each.instrument: each.score for each in own}
    instrument = of_year.indicator(indicator).instrument
    known[code] = {part_of(row, part) or instrument: score for part, score, _ in row.scores}
    if instrument == "EIT":
        if not all({"EIT1", "EIT2"} <= parts.keys() for parts in known.values()):
            return None
        halves = [[parts[part] for parts in known.values()] for part in ("EIT1", "EIT2")]
        return [round_half_up(sum(half, Decimal(0)) / len(half)) for half in halves]
    if not known or not all(parts for parts in known.values()):
        return None
    points = {name: next(iter(parts.values())) for name, parts in known.items()}
    groups = of_year.subindicators_of(indicator)
    if instrument != "OIT":
        return list(points.values())
    if not groups:
        return None
    return [
        round_half_up(sum((points[name] for name in group.items), Decimal(0)) / len(group.items)) for group in groups
    ]
