"""Last year's measures as a beginning for this year's: items by their counterparts, years moved on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from itadash.measures.item_codes import with_codes
from itadash.measures.model import COLUMNS, Measure, MeasuresTable
from itadash.rules import UnknownFiscalYearError, counterpart
from itadash.thai_text import arabic

_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_DIGIT = "[0-9๐-๙]"
_YEAR = re.compile(rf"(?<!{_DIGIT})(?<!/)[2๒][5๕]{_DIGIT}{{2}}(?!{_DIGIT})")
_SHORT_YEAR = re.compile(
    r"(?:(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\.\s?|ปี(?:งบประมาณ)?\s?(?:พ\.ศ\.\s?)?)'?"
    rf"(?P<year>{_DIGIT}{{2}})(?!{_DIGIT})"
)
_LAW = re.compile(
    r"(?:พระราชบัญญัติ|พ\.ร\.บ\.|พระราชกฤษฎีกา|กฎกระทรวง|ระเบียบ|ข้อบังคับ|ประกาศ|ประมวลจริยธรรม|รัฐธรรมนูญ)"
    r"(?:(?!ปีงบประมาณ|ประจำปี)[^\n]){0,80}พ\.ศ\.\s?$"
)
_RANGE = re.compile(rf"\s?[-–]\s?(?P<last>[2๒][5๕]{_DIGIT}{{2}})")
_RANGE_BEFORE = re.compile(rf"(?P<first>[2๒][5๕]{_DIGIT}{{2}})\s?[-–]\s?(?:พ\.ศ\.\s?)?$")
_CODE = re.compile(rf"(?<![A-Za-z0-9๐-๙])(?P<letter>[IEOieo])\s?(?P<number>{_DIGIT}{{1,2}})(?![0-9๐-๙A-Za-z])")
_TITLE_CODES = re.compile(r"\s*\(\s?ข้อ[^()]*\)\s*$")
_FACTS = re.compile(rf"ได้\s?{_DIGIT}[0-9๐-๙.]*\s?คะแนน")
_SAME_QUESTION = ("same", "reworded", "merged", "split")
_AGAIN = re.compile(r"^ดำเนินการต่อเนื่องจากปีก่อน ดังนี้\n")


def kept(table: MeasuresTable, fiscal_year: int | None = None) -> tuple[Measure, ...]:
    """The measures of ``table`` for the result of ``fiscal_year`` (default: the year after the table's).

    They are a beginning, to be gone over. Each measure keeps its texts, with these changes: its items and the codes in
    its texts become those that ask the same in the new year (an item without a counterpart, or whose counterpart is not
    known, is left out, a code in a text stays; :func:`unmatched` tells them); the years that the table speaks of move
    on, also in Thai digits and in short ("1 ต.ค. 66"), but not those of laws, order numbers and plans of several years;
    what last year's scores said ("ข้อ I7 ได้ 72 คะแนน … จึง") is taken away. No measure is left out, so one whose items
    have no counterpart has no items. Ids are those of the table with ``kept-`` before them.
    """
    new_year = table.fiscal_year + 1 if fiscal_year is None else fiscal_year
    return tuple(_kept(measure, table.fiscal_year, new_year) for measure in table.measures)


def moved_years(text: str, from_year: int, to_year: int) -> str:
    """``text`` of the measures for ``from_year``'s result with the years it speaks of moved on to those of ``to_year``.

    Moved are the assessed year, the two after it and no others; digits keep their kind.
    """

    def move(match: re.Match[str]) -> str:
        year = int(arabic(match.group()))
        if not from_year <= year <= from_year + 2 or _stays(text, match):
            return match.group()
        return _like(match.group(), str(year + to_year - from_year))

    def move_short(match: re.Match[str]) -> str:
        year = 2500 + int(arabic(match["year"]))
        if not from_year <= year <= from_year + 2:
            return match.group()
        return match.group()[: -len(match["year"])] + _like(match["year"], f"{(year + to_year - from_year) % 100:02}")

    return _SHORT_YEAR.sub(move_short, _YEAR.sub(move, text))


def moved_codes(text: str, from_year: int, to_year: int) -> str:
    """``text`` with its item codes ("O15", "e๑") turned into their counterparts; a code that has none stays."""

    def move(match: re.Match[str]) -> str:
        letter, number = match["letter"], match["number"]
        codes = _now(f"{letter.lower()}{int(arabic(number))}", from_year, to_year)
        return letter + _like(number, codes[0][1:]) if len(codes) == 1 else match.group()

    return _CODE.sub(move, text)


def unmatched(table: MeasuresTable, fiscal_year: int | None = None) -> dict[str, str]:
    """The items of ``table`` that :func:`kept` leaves out, each with the reason (Thai), in order of the table."""
    new_year = table.fiscal_year + 1 if fiscal_year is None else fiscal_year
    found = dict.fromkeys(code for measure in table.measures for code in measure.items)
    return {
        code: _note(code, table.fiscal_year, new_year) for code in found if not _now(code, table.fiscal_year, new_year)
    }


def _now(code: str, from_year: int, to_year: int) -> tuple[str, ...]:
    """The codes under which ``to_year`` asks what ``code`` asked; () when it does not, or nobody knows."""
    try:
        found = counterpart(code, from_year, to_year)
    except UnknownFiscalYearError:
        return ()
    return found.codes if found.relation in _SAME_QUESTION else ()


def _note(code: str, from_year: int, to_year: int) -> str:
    try:
        return counterpart(code, from_year, to_year).note
    except UnknownFiscalYearError as error:
        return str(error)


def _kept(measure: Measure, from_year: int, to_year: int) -> Measure:
    items = tuple(dict.fromkeys(now for code in measure.items for now in _now(code, from_year, to_year)))
    texts = {name: getattr(measure, name) for name in COLUMNS}
    texts["measure"] = _TITLE_CODES.sub("", texts["measure"])
    texts["method"] = _without_facts(texts["method"])
    moved: dict[str, Any] = {
        name: moved_codes(moved_years(text, from_year, to_year), from_year, to_year) for name, text in texts.items()
    }
    moved["measure"] = with_codes(moved["measure"], items)
    return replace(measure, id=f"kept-{measure.id}", items=items, **moved)


def _without_facts(method: str) -> str:
    """``method`` without the sentences before its first "จึง", when they tell a score."""
    facts, therefore, rest = method.partition("จึง")
    if not therefore or not _FACTS.search(facts):
        return method
    return _AGAIN.sub("", rest).strip()


def _stays(text: str, match: re.Match[str]) -> bool:
    """Whether a year belongs to a law's name, or to a plan of several years ("พ.ศ. 2566–2570")."""
    before, after = text[: match.start()], text[match.end() :]
    year = int(arabic(match.group()))
    if _LAW.search(before[-120:]):
        return True
    follows, precedes = _RANGE.match(after), _RANGE_BEFORE.search(before)
    return bool(follows and int(arabic(follows["last"])) - year > 1) or bool(
        precedes and year - int(arabic(precedes["first"])) > 1
    )


def _like(printed: str, number: str) -> str:
    """``number`` in the kind of digits of ``printed``."""
    return number.translate(_THAI) if re.search("[๐-๙]", printed) else number
