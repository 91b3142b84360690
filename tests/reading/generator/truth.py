"""Random but plausible scores of invented agencies, rolled up by the rules with arithmetic of its own.

Nothing here is taken from the program's assessment: means, weights and rounding are written once more, so that a
sheet's figures agree by the rules and not by the code under test.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from itadash import rules

# (agency, fiscal year or None when the sheet does not print it, level, instrument, code)
Key = tuple[str, int | None, str, str, str]
Short = tuple[str, str, str]  # level, instrument, code: one figure of one agency and year

YEARS = (2562, 2563, 2564, 2565, 2566)
KINDS = {
    "องค์การบริหารส่วนตำบล": "อบต.",
    "เทศบาลตำบล": "ทต.",
    "เทศบาลเมือง": "ทม.",
    "เทศบาลนคร": "ทน.",
    "องค์การบริหารส่วนจังหวัด": "อบจ.",
}
# Places that are not on the map: each says that it is invented (สมมติ, จำลอง, ทดลอง, ตัวอย่าง, ทดสอบ).
PLACES = (
    "ทดสอบ", "สมมติ", "บ้านสมมติ", "หนองจำลอง", "ทุ่งทดลอง", "คลองตัวอย่าง", "เขาสมมติ", "ดอนทดสอบ",
    "ท่าจำลอง", "วังทดลอง", "โพธิ์สมมติ", "ห้วยตัวอย่าง", "นาทดสอบ", "บึงจำลอง", "โนนสมมติ", "ปากทดลอง",
)  # fmt: skip
DISTRICTS = ("เมืองจำลอง", "บ้านทดลอง", "ศรีสมมติ", "ท่าตัวอย่าง")
PROVINCES = ("สมมติบุรี", "จำลองธานี", "ทดลองนคร")

HUNDRED = Decimal("100.00")
ZERO = Decimal("0.00")


def half_up(value: Decimal) -> Decimal:
    """Two decimals, half up."""
    return value.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


def mean(values: list[Decimal]) -> Decimal:
    return half_up(sum(values, Decimal(0)) / len(values))


@dataclass
class Agency:
    """One invented agency: its full name, its short one, and where it lies."""

    kind: str
    place: str
    district: str
    province: str

    @property
    def name(self) -> str:
        return self.kind + self.place

    @property
    def short(self) -> str:
        return KINDS[self.kind] + self.place


@dataclass
class Result:
    """All figures of one agency and year. ``values`` runs from the total down to the items."""

    agency: Agency
    year: int
    values: dict[Short, Decimal]
    wrong: Short | None = None  # the one figure that was printed wrongly on purpose

    def __getitem__(self, short: Short) -> Decimal:
        return self.values[short]

    def level(self, level: str, *instruments: str) -> list[Short]:
        return [s for s in self.values if s[0] == level and (not instruments or s[1] in instruments)]

    @property
    def rating(self) -> str:
        return rating(self)


@dataclass
class World:
    """What one sheet can be written from."""

    results: list[Result] = field(default_factory=list)

    @property
    def first(self) -> Result:
        return self.results[0]


def agencies(rng: Random, count: int) -> list[Agency]:
    """``count`` different agencies of one province (one อบจ. at most, as in life)."""
    province = rng.choice(PROVINCES)
    kinds = [k for k in KINDS if k != "องค์การบริหารส่วนจังหวัด"]
    places = rng.sample(PLACES, count)
    found = [Agency(rng.choice(kinds), place, rng.choice(DISTRICTS), province) for place in places]
    if rng.random() < 0.2:
        found[0] = Agency("องค์การบริหารส่วนจังหวัด", province, rng.choice(DISTRICTS), province)
    return found


def _answers(rng: Random, kind: str, good: float) -> Decimal:
    """The mean of some respondents' answers, of 0/33/67/100 or 0/100."""
    people = rng.randint(15, 90)
    steps = (0, 100) if kind == "yesno" else (0, 33, 67, 100)
    rest = (1 - good) / len(steps)
    total = sum(rng.choices(steps, [rest] * (len(steps) - 1) + [rest + good], k=people))
    return half_up(Decimal(total) / people)


def result(rng: Random, agency: Agency, year: int) -> Result:
    """A full result: every item, and all that follows from them."""
    rule = rules.load(year)
    good = rng.uniform(0.3, 0.95)
    items: dict[Short, Decimal] = {}
    for item in rule.items:
        if item.instrument == "OIT":
            items["item", "OIT", item.code] = HUNDRED if rng.random() < 0.75 + good / 4 else ZERO
        elif item.instrument == "EIT" and year >= 2566:
            items["item", "EIT1", item.code] = _answers(rng, item.kind, good)
            items["item", "EIT2", item.code] = _answers(rng, item.kind, min(0.98, good + 0.1))
        else:
            items["item", item.instrument, item.code] = _answers(rng, item.kind, good)
    indicators: dict[Short, Decimal] = {}
    subs: dict[Short, Decimal] = {}
    for sub in rule.subindicators:
        subs["subindicator", "OIT", sub.code] = mean([items["item", "OIT", code] for code in sub.items])
    for indicator in rule.indicators:
        codes = [item.code for item in rule.items_of(indicator.number)]
        number = str(indicator.number)
        if indicator.instrument == "EIT" and year >= 2566:
            for part in ("EIT1", "EIT2"):
                indicators["indicator", part, number] = mean([items["item", part, code] for code in codes])
            both = [items["item", part, code] for part in ("EIT1", "EIT2") for code in codes]
            indicators["indicator", "EIT", number] = mean(both)
        elif indicator.instrument == "OIT" and rule.subindicators_of(indicator.number):
            of = [subs["subindicator", "OIT", sub.code] for sub in rule.subindicators_of(indicator.number)]
            indicators["indicator", "OIT", number] = mean(of)
        elif codes:
            of = [items["item", indicator.instrument, code] for code in codes]
            indicators["indicator", indicator.instrument, number] = mean(of)
        else:  # a year whose items are not grouped: any plausible mean
            indicators["indicator", indicator.instrument, number] = half_up(Decimal(rng.randint(6000, 10000)) / 100)
    instruments: dict[Short, Decimal] = {}
    for name in ("IIT", "EIT", "EIT1", "EIT2", "OIT"):
        of = [value for (_, instrument, _), value in indicators.items() if instrument == name]
        if of:
            instruments["instrument", name, name] = mean(of)
    weights = {"IIT": "0.30", "EIT": "0.30", "OIT": "0.40"}
    if year >= 2566:
        weights = {"IIT": "0.30", "EIT1": "0.15", "EIT2": "0.15", "OIT": "0.40"}
    total = half_up(sum((instruments["instrument", n, n] * Decimal(w) for n, w in weights.items()), Decimal(0)))
    return Result(agency, year, {("total", "", "total"): total, **instruments, **indicators, **subs, **items})


def with_a_wrong_figure(rng: Random, full: Result) -> Result:
    """The same with one figure above the items printed wrongly (two digits changed places, or a digit mistyped)."""
    upper = [s for s in full.values if s[0] in ("total", "instrument", "indicator")]
    short = rng.choice(upper)
    value = full.values[short]
    away = Decimal(rng.choice((1, 2, 3, 7, 10))) * rng.choice((1, -1))
    changed = value + away if ZERO <= value + away <= HUNDRED else value - away
    if not ZERO <= changed <= HUNDRED:
        return full
    return Result(full.agency, full.year, {**full.values, short: changed}, short)


def world(rng: Random, agency_count: int = 1, years: tuple[int, ...] = (2566,)) -> World:
    """Results of some agencies over some years; one in four has a wrong figure."""
    made = []
    for agency in agencies(rng, agency_count):
        for year in years:
            full = result(rng, agency, year)
            made.append(with_a_wrong_figure(rng, full) if rng.random() < 0.25 else full)
    return World(made)


_AA_F = ((95, "AA"), (85, "A"), (75, "B"), (65, "C"), (55, "D"), (50, "E"), (0, "F"))


def rating(full: Result) -> str:
    """The level of a result, by the scale of its year."""
    total = full["total", "", "total"]
    if full.year < 2566:
        return next(name for least, name in _AA_F if total >= least)
    lowest = min(full["instrument", n, n] for n in ("IIT", "EIT1", "EIT2", "OIT"))
    if total >= 95 and lowest >= 95:
        return "ผ่านดีเยี่ยม"
    if total >= 85:
        return "ผ่านดี" if lowest >= 85 else "ผ่าน"
    return "ต้องปรับปรุง" if total >= 70 else "ต้องปรับปรุงโดยด่วน"
