"""Does the audit find the figure that was printed wrongly on purpose, and claim none on sheets that have none?"""

from __future__ import annotations

from itadash import rules
from itadash.assessment.audit import findings
from itadash.reading.model import Reading
from tests.reading.generator.paper import Paper
from tests.reading.generator.truth import Key, Short

_KINDS = ("total", "instrument", "indicator", "subindicator", "weighted")


def ways(year: int) -> dict[Short, list[tuple[Short, ...]]]:
    """Each figure above the items → the sets of figures that it follows from."""
    rule = rules.load(year)
    parts = ("EIT1", "EIT2") if year >= 2566 else ()
    found: dict[Short, list[tuple[Short, ...]]] = {}
    for sub in rule.subindicators:
        found["subindicator", "OIT", sub.code] = [tuple(("item", "OIT", code) for code in sub.items)]
    for indicator in rule.indicators:
        name, number = indicator.instrument, str(indicator.number)
        codes = [item.code for item in rule.items_of(indicator.number)]
        if name == "OIT":
            subs = tuple(("subindicator", "OIT", s.code) for s in rule.subindicators_of(indicator.number))
            found["indicator", name, number] = [subs] if subs else []
        elif name == "EIT" and parts:
            for part in parts:
                found["indicator", part, number] = [tuple(("item", part, code) for code in codes)]
            found["indicator", name, number] = [
                tuple(("item", part, code) for part in parts for code in codes),
                tuple(("indicator", part, number) for part in parts),
            ]
        else:
            found["indicator", name, number] = [tuple(("item", name, code) for code in codes)] if codes else []
    for name in ("IIT", "EIT", "OIT", *parts):
        kind = name[:3]
        numbers = [str(i.number) for i in rule.indicators if i.instrument == kind]
        found["instrument", name, name] = [tuple(("indicator", name, number) for number in numbers)]
    if parts:
        found["instrument", "EIT", "EIT"].append(tuple(("instrument", part, part) for part in parts))
    instruments = [("IIT", "EIT", "OIT"), *([("IIT", *parts, "OIT")] if parts else [])]
    found["total", "", "total"] = [tuple(("instrument", n, n) for n in names) for names in instruments]
    return found


def _basis(short: Short, printed: set[Short], of: dict[Short, list[tuple[Short, ...]]]) -> set[Short] | None:
    """The printed figures that ``short`` follows from, or ``None`` when some are missing."""
    for way in of.get(short, []):
        used: set[Short] | None = set()
        for below in way:
            more = {below} if below in printed else _basis(below, printed, of)
            used = None if used is None or more is None else used | more
        if used:
            return used
    return None


def can_be_found(key: Key, keys: set[Key]) -> bool:
    """Whether a printed figure disagrees with those below it because of ``key``: itself, or one above it."""
    agency, year, *_ = key
    if year is None:
        return False
    printed: set[Short] = {(level, name, code) for a, y, level, name, code in keys if (a, y) == (agency, year)}
    of = ways(year)
    own = (key[2], key[3], key[4])
    for upper in printed:
        used = _basis(upper, printed, of)
        if used and (upper == own or own in used):
            return True
    return False


def audited(paper: Paper, reading: Reading) -> str:
    """For an exact reading: ``found`` · ``missed`` · ``unseen`` (nothing disagrees) · ``clean`` · ``false``."""
    claims = [f for f in findings([reading]) if f.kind in _KINDS and f.severity in ("error", "warning")]
    printed = set(paper.truth())
    wrong = paper.wrong & printed
    if not wrong:  # a wrong score may be printed as its weighted points, which are no score of the sheet
        planted = {(key[0], key[1], key[4]) for key in paper.wrong}
        others = [f for f in claims if f.kind != "weighted" or (f.agency, f.fiscal_year, f.code) not in planted]
        return "false" if others else "unseen" if claims else "clean"
    if not any(can_be_found(key, printed) for key in wrong):
        return "unseen"
    return "found" if claims else "missed"
