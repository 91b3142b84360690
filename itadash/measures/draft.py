"""A first table of measures: one for every cure that the low items ask for, in the words of the library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from itadash.assessment.result import Result
from itadash.measures import library, units
from itadash.measures.item_codes import printed, with_codes
from itadash.measures.library import Entry
from itadash.measures.model import Measure, MeasuresTable
from itadash.measures.rework import numbered_steps
from itadash.measures.standing import points, standing
from itadash.rules import INSTRUMENT_OF_LETTER, Evidence, Item
from itadash.scores import sort_key

_PERIOD = "1 ตุลาคม {result_year} ถึง 30 กันยายน {work_year}"
_REPORT = "รายงานผู้บริหารรอบ 6 เดือนในเดือนเมษายน {work_year} และรอบ 12 เดือนในเดือนตุลาคม {work_year}"
_LAST = 99  # the place of what has no topic


def draft(
    result: Result,
    *,
    codes: Iterable[str] | None = None,
    unit_names: Sequence[str] = (),
    own: Sequence[Entry] = (),
    kept: Sequence[Measure] = (),
    merge: bool = True,
) -> MeasuresTable:
    """Measures that answer ``codes`` (default: the flagged items), by topic, then in sheet order.

    Items with one cure are answered by one measure; ``merge`` False gives each item its own. ``unit_names`` is the
    office's own list of units, ``own`` are its own entries (they stand before the library's), ``kept`` are measures of
    the year before (:func:`itadash.measures.keep.kept`; they stand before both). Nothing asked for is left out: an item
    that no entry knows gets a general measure. Measures without a topic come last. The same input always gives the same
    table, ids included.
    """
    wanted = list(dict.fromkeys(result.flagged if codes is None else codes))
    place = units.office(result.agency, unit_names)
    measures = [_kept(result, m, wanted) for m in kept if set(m.items) & set(wanted)]
    answered = {code for measure in measures for code in measure.items}
    groups = _groups(result, [code for code in wanted if code not in answered], own, merge)
    measures += [_measure(result, entries, codes, place) for entries, codes in groups]
    measures.sort(key=lambda m: (m.topic or _LAST, sort_key("item", "", m.items[0])))
    return MeasuresTable(agency=result.agency, fiscal_year=result.fiscal_year, measures=tuple(measures))


def measure_for(result: Result, code: str, *, unit_names: Sequence[str] = (), own: Sequence[Entry] = ()) -> Measure:
    """The drafted measure for one item, flagged or not, of the result."""
    return draft(result, codes=(code,), unit_names=unit_names, own=own).measures[0]


def period(fiscal_year: int) -> str:
    """The period in which measures for a result of ``fiscal_year`` run: the government year after it."""
    return _fill(_PERIOD, fiscal_year)


# which entries make one measure ----------------------------------------------------------------------------------


def _groups(
    result: Result, wanted: Sequence[str], own: Sequence[Entry], merge: bool
) -> Iterator[tuple[list[Entry], list[str]]]:
    """The entries of each measure and the wanted items that it answers, in order of the items."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    answers: dict[tuple[str, str], list[str]] = {}
    for code in wanted:
        ours = [e for e in own if code in e.items and e.fiscal_year == result.fiscal_year]
        for entry in ours or [_library_entry(result, code)]:
            origin = "own" if ours else "library"
            key = (origin, entry.cure if merge else f"{entry.id}-{code}")
            if entry not in groups.setdefault(key, []):
                groups[key].append(entry)
            if code not in answers.setdefault(key, []):
                answers[key].append(code)
    for key, entries in groups.items():
        yield entries, sorted(answers[key], key=lambda code: sort_key("item", "", code))


def _library_entry(result: Result, code: str) -> Entry:
    item = result.rules.item(code) or _unlisted(code)
    return library.entry(item, result.fiscal_year)


def _unlisted(code: str) -> Item:
    """An item that the year's rules do not list: nothing flagged may be left without a measure."""
    instrument = INSTRUMENT_OF_LETTER.get(code[:1], "OIT")
    return Item(code, instrument, 0, None, "ตามผลการประเมิน", "scale", Evidence("", verified=False))


# one measure ------------------------------------------------------------------------------------------------------


def _measure(result: Result, entries: Sequence[Entry], codes: Sequence[str], place: units.Office) -> Measure:
    year, first = result.fiscal_year, entries[0]
    cure = library.cures().get(first.cure) if len(entries) > 1 and first in library.entries().values() else None
    title, method = (cure.title, cure.method) if cure else (first.title, first.method)
    steps = _united((e.steps for e in entries), cure.steps if cure else ())
    return Measure(
        id="draft-" + (first.cure if cure else "-".join((*_own_id(first), *codes))),
        topic=_topic(result, entries, codes),
        items=tuple(codes),
        measure=with_codes(_fill(title, year), codes),
        method=_method(result, entries, codes, _fill(method, year)),
        owner=units.owner(_united((e.units for e in entries), ()), place),
        period=_fill(first.period or _PERIOD, year),
        steps=numbered_steps(_fill(step, year) for step in steps),
        follow_up=_follow_up(
            entries, codes, _united((e.evidence for e in entries), cure.evidence if cure else ()), year
        ),
    )


def _own_id(entry: Entry) -> tuple[str, ...]:
    """The id of an office's own entry; an entry of the library is told by its items."""
    return () if entry.items == (entry.id,) else (entry.id,)


def _topic(result: Result, entries: Sequence[Entry], codes: Sequence[str]) -> int:
    """The first topic of the items, unless an entry asks for another; 0 when they have none."""
    asked = [entry.topic for entry in entries if entry.topic]
    first = [topic.number for code in codes for topic in result.rules.topics_of(code)[:1]]
    return min(asked or first, default=0)


def _united(texts: Iterable[Sequence[str]], order: Sequence[str]) -> list[str]:
    """All texts once; in ``order`` when that is given, else as they come."""
    found = list(dict.fromkeys(text for several in texts for text in several))
    return sorted(found, key=order.index) if order else found


def _method(result: Result, entries: Sequence[Entry], codes: Sequence[str], method: str) -> str:
    """What the scores say about each item, and what is therefore done."""
    findings = {code: _finding(entries, code, len(codes)) for code in codes}
    if len(codes) == 1:
        state, finding = standing(result, codes[0]), _fill(findings[codes[0]], result.fiscal_year)
        meaning = f" {state.link}{finding}" if state.link and finding else ""
        return f"{state.text}{meaning} จึง{method}"
    shared = list(
        dict.fromkeys(_fill(e.finding, result.fiscal_year) for e in entries if len(e.items) > 1 and e.finding)
    )
    lines = [f"ผลการประเมิน {len(codes)} ข้อที่แก้ไขร่วมกัน (เกณฑ์ข้อละ {points(result.target)} คะแนน)"]
    for code in codes:
        state, finding = standing(result, code), _fill(findings[code], result.fiscal_year)
        link = state.link if state.met or code.startswith("o") else ""
        lines.append(f"- {state.score}" + (f" {link}{finding}" if state.link and finding else ""))
    return "\n".join([*lines, *(f"แสดงว่า{text}" for text in shared), f"จึง{method}"])


def _finding(entries: Sequence[Entry], code: str, count: int) -> str:
    """The finding that is about this item alone (or about the only item that the measure answers)."""
    return next((e.finding for e in entries if code in e.items and (len(e.items) == 1 or count == 1)), "")


def _follow_up(entries: Sequence[Entry], codes: Sequence[str], evidence: Sequence[str], year: int) -> str:
    checks = [text for text in dict.fromkeys(e.check for e in entries) if text]
    dues = {code: e.due for code in codes for e in entries if code in e.items and e.due}
    shown = [proof for e in entries for proof in e.proves if proof not in codes]
    lines = [f"{n}. {text}" for n, text in enumerate([*checks, _REPORT], start=1)]
    if evidence:
        lines.append(f"หลักฐาน: {', '.join(evidence)}")
    if dues:
        several = len(codes) > 1
        times = [f"ข้อ {code.upper()} {text}" if several else text for code, text in dues.items()]
        lines.append(f"กำหนดเวลา: {', '.join(times)}")
    if shown:
        lines.append(f"ข้อมูลที่แสดงผล (OIT ปี {year}): ข้อ {printed(_in_order(shown))}")
    return "\n".join(_fill(line, year) for line in lines)


def _in_order(codes: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(codes), key=lambda code: sort_key("item", "", code))


def _fill(text: str, fiscal_year: int) -> str:
    """``text`` with its years put in; any other brace stays."""
    years = {"result_year": fiscal_year, "work_year": fiscal_year + 1, "next_year": fiscal_year + 2}
    return re.sub(r"\{(result_year|work_year|next_year)\}", lambda m: str(years[m.group(1)]), text)


# measures of the year before -------------------------------------------------------------------------------------


def _kept(result: Result, measure: Measure, wanted: Sequence[str]) -> Measure:
    """A kept measure with the items that are asked for now, and what their scores say, before its own method."""
    codes = [code for code in wanted if code in measure.items]
    facts = [standing(result, code).text for code in _in_order(codes)]
    topics = [topic.number for code in codes for topic in result.rules.topics_of(code)[:1]]
    return replace(
        measure,
        items=tuple(_in_order(codes)),
        topic=measure.topic or min(topics, default=0),
        measure=with_codes(measure.measure, _in_order(codes)),
        method="\n".join([*facts, f"จึงดำเนินการต่อเนื่องจากปีก่อน ดังนี้\n{measure.method}".rstrip()]),
    )
