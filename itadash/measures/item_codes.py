"""Lists of item codes as measures name them: "(ข้อ I7, I8)". One parser for all that is read, one form in print.

A clause of a regulation is no item: "ตามระเบียบฯ ข้อ 35". So a code counts only with its letter, or with a letter that
was damaged in print and can be told for certain
(:func:`itadash.reading.words.codes.read_item`): 013 is O13, 119 is I19.
"(ข้อ 17)", an I7 or an I17, counts only at the end of a measure's title, where the title's wording decides.
[FY2566 reference documents]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from itadash.reading.words.codes import read_item
from itadash.reading.words.text import arabic, normalise

_LETTERED = r"[ieoIEO]\s?[.\-–_]?\s?[0-9๐-๙](?:[0-9๐-๙]|[Oo](?![A-Za-z]))?"
_DAMAGED = r"[lL|]\s?[0-9๐-๙]{1,2}|[0๐]\s?[0-9๐-๙]{1,2}|1[0-9๐-๙]{2}"
_END = r"(?![0-9๐-๙])(?!\.[0-9๐-๙])"
_CODE = re.compile(rf"(?:{_LETTERED}|{_DAMAGED}){_END}")
_CODE_OR_NUMBER = re.compile(rf"(?:{_LETTERED}|{_DAMAGED}|1[0-9๐-๙]){_END}")
_CELL_CODE = re.compile(rf"(?<![A-Za-z0-9๐-๙.])(?:{_LETTERED}|{_DAMAGED}){_END}")
_CLEAN = re.compile(r"([ieo])([0-9]{1,2})")

_WORD = r"ข้อ(?:คำถาม)?\s?(?:ที่)?\s?"
_HEAD = re.compile(_WORD)
_RANGE = re.compile(r"\s?(?:-|–|—|ถึง)\s?(?:ข้อ\s?)?")
_RANGE_END = re.compile(rf"[0-9๐-๙]{{1,2}}{_END}")
_NEXT = re.compile(
    rf"\s?(?:[,;/]\s?(?:และ|หรือ)?|และ|หรือ|กับ|(?=ข้อ))\s?(?:{_WORD})?(?=[ieoIEOlL|0-9๐-๙])|\s(?=[ieoIEO][0-9๐-๙])"
)
_TITLE_END = re.compile(r"\(\s?(?=ข้อ)[^()]*\)$")
_LAW = re.compile(r"(?:ระเบียบ|ข้อบังคับ|ข้อบัญญัติ|ประกาศ|กฎกระทรวง|พระราชบัญญัติ|หนังสือสั่งการ)[^(]*$")
_LAW_REACH = 120  # characters before "ข้อ" in which the name of a regulation makes a damaged code a clause


def printed(codes: Iterable[str]) -> str:
    """``"I7, I8"``: codes as documents print them."""
    return ", ".join(code.upper() for code in codes)


def with_codes(title: str, codes: Iterable[str]) -> str:
    """``title`` with " (ข้อ I7, I8)" at its end for those of ``codes`` that it does not name yet.

    Nothing of the title is taken away: a damaged "(ข้อ 17)" stays until the person corrects it.
    """
    named = codes_in(title)
    missing = [code for code in dict.fromkeys(codes) if code not in named]
    return f"{title.rstrip()} (ข้อ {printed(missing)})".lstrip() if missing else title


def codes_in(text: str, fiscal_year: int | None = None, *, title: bool = False) -> tuple[str, ...]:
    """The item codes that ``text`` names after "ข้อ", each once, in order.

    ``title`` says that it is a measure's title: "(ข้อ 17)" at the end of a line is then read by the words before it.
    """
    found: list[str] = []
    before = ""  # the title's words so far, over its lines
    for line in text.splitlines():
        plain = normalise(line)
        end = _TITLE_END.search(plain) if title else None
        at = 0
        while head := _HEAD.search(plain, at):
            wording = f"{before} {plain[: end.start()]}".strip() if end and head.start() > end.start() else ""
            clause = bool(_LAW.search(plain[max(0, head.start() - _LAW_REACH) : head.start()]))
            codes, at = _list(plain, head.end(), fiscal_year, wording, clause)
            found += codes
        before = "" if end else f"{before} {plain}"[-500:]
    return tuple(dict.fromkeys(found))


def codes_of_cell(value: object) -> tuple[str, ...]:
    """The item codes of a cell that holds nothing else, or of a list of such: ``"i7, E๑๑"``, ``["o30", "i7 - i9"]``."""
    texts = value if isinstance(value, (list, tuple, set)) else [value]
    plain = normalise(",".join(str(text) for text in texts if text is not None))
    found: list[str] = []
    at = 0
    while match := _CELL_CODE.search(plain, at):
        codes, at = _list(plain, match.start(), None, "", clause=False)
        found += codes
        at = max(at, match.end())
    return tuple(dict.fromkeys(found))


def _list(text: str, at: int, fiscal_year: int | None, wording: str, clause: bool) -> tuple[list[str], int]:
    """The codes of the list that begins at ``at``, and where it ends."""
    pattern = _CODE_OR_NUMBER if wording else _CODE
    found: list[str] = []
    while match := pattern.match(text, at):
        code = _one(match.group(), fiscal_year, wording, clause)
        at = match.end()
        found += [code] if code else []
        if code and (to := _range_end(text, at, code, fiscal_year)):
            last, at = to
            found += list(_between(code, last))
        if not (gap := _NEXT.match(text, at)) or gap.end() == at:
            break
        at = gap.end()
    return found, at


def _one(text: str, fiscal_year: int | None, wording: str, clause: bool) -> str:
    clean = _CLEAN.fullmatch(arabic(re.sub(r"[\s.\-–_]", "", text)).lower())
    if clean:  # a code with its letter stands, also one that the year does not know
        return f"{clean.group(1)}{int(clean.group(2))}" if int(clean.group(2)) else ""
    return "" if clause else read_item(text, fiscal_year=fiscal_year, wording=wording).code


def _range_end(text: str, at: int, first: str, fiscal_year: int | None) -> tuple[str, int] | None:
    """The last code of "I7-I9" or "O39 ถึง 41" and where it ends; None when no range follows."""
    dash = _RANGE.match(text, at)
    if not dash:
        return None
    match = _CODE.match(text, dash.end()) or _RANGE_END.match(text, dash.end())
    if not match:
        return None
    digits = arabic(match.group())
    last = f"{first[0]}{int(digits)}" if digits.isdigit() and len(digits) < 3 else _one(digits, fiscal_year, "", False)
    if not last or last[0] != first[0] or int(last[1:]) <= int(first[1:]):
        return None
    return last, match.end()


def _between(first: str, last: str) -> Iterator[str]:
    for number in range(int(first[1:]) + 1, int(last[1:]) + 1):
        yield f"{first[0]}{number}"
