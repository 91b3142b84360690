"""Damaged codes with several readings: decided where the evidence is decisive, asked where it is not.

Decisive is, for exactly one candidate with nothing against it: its indicator's printed mean needs these points; or it
stands between its neighbours (or a run of numbers is an instrument's items from first to last); or the printed words
are clearly nearer to its label than to any other's; or the codes around it are printed in its way (119 for I19); or
every other candidate is ruled out and a neighbour, or the same points printed elsewhere, speak for it. What is decided
is told as a repair with its evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from itadash import rules
from itadash.reading.evidence import Case, Printed, Style, cases, part_of
from itadash.reading.layouts.found import Found, Undecided
from itadash.reading.model import Candidate, OpenScore, Question, Remark
from itadash.reading.order import Code, Open, Place, places, split
from itadash.reading.words.labels import AHEAD, ENOUGH
from itadash.reading.words.text import arabic, squeeze

_ROUNDS = 6  # of weighing; what six rounds leave open is asked


@dataclass(frozen=True)
class Settled:
    """A sheet's scores with those of decided codes in their places; repairs to tell; rows that stay open."""

    found: list[Found]
    repairs: list[Remark]
    open: list[tuple[Undecided, tuple[Candidate, ...]]]


def settle(found: Sequence[Found], undecided: Sequence[Undecided], year: int | None) -> Settled:
    """Weighs every open code of a sheet; ``year`` is that of rows which name none.

    Codes that are decided are evidence for those that are left, so the weighing goes on until nothing new is decided.
    """
    if not undecided:
        return Settled(list(found), [], [])
    sheet = _in_reading_order(found, undecided)
    groups: dict[str, list[Undecided]] = {}
    for row in undecided:
        groups.setdefault(row.source, []).append(row)
    styles = _styles(sheet)
    taken: dict[str, str] = {}
    repairs: list[Remark] = []
    rounds = 0
    while True:
        placed = [each for row in sheet for each in _decided(row, taken)]
        weighed = _weigh(Printed.of(placed, year), _orders(sheet, taken, year), groups, taken, styles)
        new = {
            source: chosen
            for source, judged in weighed.items()
            if not groups[source][0].contradicted and (chosen := _decisive(judged))
        }
        rounds += 1
        if not new or rounds > _ROUNDS:
            break
        for source, (case, place) in new.items():
            taken[source] = case.code
            printed, reasons = groups[source][0].printed, " และ".join(_reasons(case, place))
            message = f"รหัสพิมพ์ว่า “{printed}” อ่านเป็นข้อ {case.code.upper()} เพราะ{reasons}"
            where = dict.fromkeys(score_at for row in groups[source] for _, _, score_at in row.scores)
            repairs += [Remark("repair", message, score_at, printed, case.code) for score_at in where]
    still = [(row, _candidates(weighed[row.source])) for row in undecided if row.source not in taken]
    return Settled(placed, repairs, still)


def question(row: Undecided, candidates: tuple[Candidate, ...], agency: str, year: int | None) -> Question:
    """The question of a row that stays open; ``agency`` and ``year`` as its scores would have them."""
    scores = tuple(OpenScore(part_of(row, part), score, source) for part, score, source in row.scores)
    return Question(row.source, row.printed, agency, year, row.table, scores, candidates)


def _printed_first(asked: Question) -> list[Candidate]:
    """The candidates, the one whose code is printed first."""
    printed = squeeze(asked.printed)
    return sorted(asked.candidates, key=lambda each: not re.match(rf"{each.code}(?!\d)", printed))


def as_remark(asked: Question) -> Remark:
    """A question that has no answer yet as a doubt, for the audit and for the list of what was not taken in."""
    either = " หรือ ".join(candidate.code for candidate in asked.candidates)
    message = (
        f"รหัส “{asked.printed}” อ่านได้มากกว่าหนึ่งแบบ ({either.upper()}) จึงยังไม่นำคะแนนเข้า "
        "โปรดเลือกรหัสในหน้านำเข้าข้อมูล หรือแก้รหัสในไฟล์แล้วนำเข้าใหม่"
        if len(asked.candidates) > 1
        else f"“{asked.printed}” อาจเป็นรหัสข้อ {either.upper()} หรือเป็นเพียงเลขลำดับ จึงยังไม่นำคะแนนเข้า "
        "โปรดเลือกในหน้านำเข้าข้อมูล หรือแก้รหัสในไฟล์แล้วนำเข้าใหม่"
    )
    codes = [candidate.code for candidate in _printed_first(asked)]
    if len(codes) > 1 and re.match(rf"{codes[0]}(?!\d)", squeeze(asked.printed)):  # the words contradict it
        message = (
            f"รหัส “{codes[0].upper()}” พิมพ์คู่กับคำถามของข้อ {' หรือ '.join(codes[1:]).upper()} จึงยังไม่นำคะแนนเข้า "
            "โปรดเลือกรหัสในหน้านำเข้าข้อมูล หรือแก้รหัสหรือคำถามในไฟล์ให้ตรงกันแล้วนำเข้าใหม่"
        )
    if re.fullmatch("[1-9]|10", arabic(asked.printed.strip())):
        message += f" ถ้าเป็นตัวชี้วัด ให้พิมพ์ว่า “ตัวชี้วัดที่ {arabic(asked.printed.strip())}”"
    return Remark("doubt", message, asked.source, asked.printed, either)


Judged = list[tuple[Case, Place]]


def _weigh(
    printed: Printed,
    order: dict[tuple[str, str], Place],
    groups: dict[str, list[Undecided]],
    taken: dict[str, str],
    styles: dict[str, Style],
) -> dict[str, Judged]:
    """Every candidate of every code that is still open, by the place of the code."""
    weighed: dict[str, Judged] = {}
    for source, rows in groups.items():
        if source in taken:
            continue
        weighed_cases = cases(rows, printed, styles[_table(rows[0])])
        judged = [(case, order.get((source, case.code), Place(""))) for case in weighed_cases]
        for case, place in judged:
            if place.fit == "bad":
                case.against.append(place.words)
        weighed[source] = judged
    return weighed


def _decisive(judged: Judged) -> tuple[Case, Place] | None:
    """The one candidate that decisive evidence speaks for; ``None`` when there is none, or some for another one too."""
    nearest = _clearly_nearest([case for case, _ in judged])
    strong = [
        (case, place) for case, place in judged if case.mean or case.style or place.fit == "both" or case is nearest
    ]
    if strong:
        return strong[0] if len(strong) == 1 and strong[0][0].viable else None
    viable = [each for each in judged if each[0].viable]
    if len(viable) != 1:
        return None
    case, place = viable[0]
    return viable[0] if place.fit in ("one", "within") or (case.repeated and len(judged) > 1) else None


def _clearly_nearest(every: list[Case]) -> Case | None:
    """The candidate whose label is clearly nearer to the printed words than any other's."""
    ranked = sorted(every, key=lambda case: -case.wording)
    if ranked[0].wording < ENOUGH or (len(ranked) > 1 and ranked[0].wording - ranked[1].wording < AHEAD):
        return None
    return ranked[0]


def _reasons(case: Case, place: Place) -> list[str]:
    return [*([place.words] if place.fit in ("both", "one", "within") else []), *case.said]


def _candidates(judged: Judged) -> tuple[Candidate, ...]:
    """Likeliest first: what nothing speaks against, then by what speaks for it."""

    def weight(each: tuple[Case, Place]) -> tuple[float, ...]:
        case, place = each
        order = {"both": 4, "one": 2, "within": 1}.get(place.fit, 0)
        points = 4 * case.mean + 4 * case.style + order + 2 * case.repeated + case.own + 3 * case.wording
        return (len(case.against), -points)

    ranked = sorted(judged, key=weight)
    return tuple(
        Candidate(case.code, (*_reasons(case, place), *(f"แต่{words}" for words in case.against)))
        for case, place in ranked
    )


def _in_reading_order(found: Sequence[Found], undecided: Sequence[Undecided]) -> list[Found | Undecided]:
    """Scores and open rows as they stand in the sheet."""
    at: dict[int, list[Undecided]] = {}
    for row in undecided:
        at.setdefault(row.index, []).append(row)
    sheet: list[Found | Undecided] = []
    for index in range(len(found) + 1):
        sheet += at.get(index, ())
        sheet += found[index : index + 1]
    return sheet


def _decided(row: Found | Undecided, taken: dict[str, str]) -> Iterator[Found]:
    """The scores of a row; of an open one only when its code is decided."""
    if isinstance(row, Found):
        yield row
        return
    code = taken.get(row.source, "")
    for part, score, source in row.scores if code else ():
        instrument = rules.INSTRUMENT_OF_LETTER[code[0]]
        instrument = (part_of(row, part) or instrument) if instrument == "EIT" else instrument
        yield Found(
            *("item", instrument, code, score, source, row.printed, row.table, row.fiscal_year, row.year_is_own),
            row.agency,
        )


def _table(row: Found | Undecided) -> str:
    """The table that a row's code is to be compared in; sentences, each a table of its own, are one."""
    scores = [row.source] if isinstance(row, Found) else [source for _, _, source in row.scores]
    return "" if row.table in scores else row.table


def _styles(sheet: Sequence[Found | Undecided]) -> dict[str, Style]:
    found: dict[str, Style] = {}
    for row in sheet:
        style = found.setdefault(_table(row), Style())
        if isinstance(row, Undecided):
            style.see(row.printed)
        elif row.level == "item":
            style.see(row.read_as)
    return found


def _orders(
    sheet: Sequence[Found | Undecided], taken: dict[str, str], year: int | None
) -> dict[tuple[str, str], Place]:
    """What the order of codes says, table by table."""
    sequences: dict[str, list[Code | Open]] = {}
    years: dict[str, int | None] = {}
    for row in sheet:
        node: Code | Open
        if isinstance(row, Found):
            if row.level != "item":
                continue
            node = split(row.code)
        else:
            code = taken.get(row.source, "")
            node = split(code) if code else Open(row.source, tuple(split(each) for each in row.candidates))
        table = _table(row)
        sequence = sequences.setdefault(table, [])
        years[table] = row.fiscal_year or year
        if not sequence or sequence[-1] != node:  # the columns of a row, and a row printed twice, are one
            sequence.append(node)
    found: dict[tuple[str, str], Place] = {}
    for table, sequence in sequences.items():
        if any(isinstance(node, Open) for node in sequence):
            found |= places(sequence, years[table])
    return found
