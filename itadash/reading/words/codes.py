"""Codes of items, indicators and instruments as they are printed, damaged or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from itadash import rules
from itadash.reading.words.labels import ENOUGH, likeness, nearest
from itadash.reading.words.text import arabic, has_both_digits, normalise, squeeze

LETTER = {"IIT": "i", "EIT": "e", "EIT1": "e", "EIT2": "e", "OIT": "o"}
_PREFIX = r"(?:ตัวชี้วัด)?(?:รหัสข้อ|ข้อคำถามที่|ข้อคำถาม|คำถามที่|ข้อที่|ข้อ)?\s*[:.]?"
_DIGIT = "[0-9๐-๙]"
# One or two digits of which one may be a letter that looks like it: E1l is E11, O3O is O30; O1Organisation is O1.
_DIGITS = rf"(?:{_DIGIT}(?:{_DIGIT}|[OoIl|](?![A-Za-z]))?|[OoIl|]{_DIGIT})"
_APART = r"[\s.\-–_]{0,3}"  # "i 1", "I-1", "O. 12"
# What follows a number that is no code: another digit, a fraction, a date, an hour, the end of a range.
_NO_CODE = rf"(?!{_DIGIT}|[.,:/]{_DIGIT}|\s*(?:-|–|—|ถึง|,|/|และ)\s*[ieoIEO]?\s?{_DIGIT})"
_CODE = rf"[ieoIEO]{_APART}{_DIGITS}|[lL|๐0]\s?{_DIGITS}|{_DIGIT}{_DIGITS}|{_DIGIT}"
_ITEM_START = re.compile(rf"^[\s(\[]*{_PREFIX}\s*({_CODE}){_NO_CODE}")
_OF_INSTRUMENT = re.compile(
    rf"^[\s(\[]*([IEO]IT\s*[:\-]?\s*(?:ข้อคำถามที่|ข้อคำถาม|ข้อที่|ข้อ)\s*{_DIGITS}){_NO_CODE}", re.IGNORECASE
)
_MONTH = r"(?:ม|มี|พ|ก|ส|ต|ธ)\.?ค\.|(?:เม|มิ|ก|พ)\.?ย\.|ก\.?พ\.|[ก-๙]{3,7}(?:คม|ยน|พันธ์)"
# Words and figures that make a number before them a date, a sum, a telephone: no code without its letter.
_COUNTED = re.compile(
    rf"\)?[\s\-]*(?:{_MONTH}|บาท|คน|ราย|ครั้ง|ปี|เดือน|วัน|ชั่วโมง|นาที|น\.|คะแนน|ร้อยละ|%|ฉบับ|เรื่อง|โครงการ|แห่ง)(?![ก-๙])"
    rf"|\)?[\s\-]*{_DIGIT}{{3,4}}[\s\-]?{_DIGIT}{{3,4}}"
)
ITEM_IN_TEXT = re.compile(rf"(?:ข้อคำถามที่|ข้อคำถาม|ข้อที่|ข้อ)\s*({_CODE})(?!{_DIGIT}|[.,]{_DIGIT})")
_LIKE_DIGITS = str.maketrans("OoIl|", "00111")


@dataclass(frozen=True)
class CodeReading:
    """What a printed code says.

    ``code`` is the item code, or ``""`` when it cannot be decided; ``candidates`` then holds the possible ones.
    ``read_as`` is the printed form when it was repaired.
    """

    code: str
    read_as: str = ""
    candidates: tuple[str, ...] = ()


@cache
def last_item(letter: str, fiscal_year: int | None) -> int:
    """The highest number of a letter's items in a year (of any known year when the year is not known)."""
    years = [fiscal_year] if fiscal_year in rules.FISCAL_YEARS else list(rules.FISCAL_YEARS)
    return max(
        int(item.code[1:]) for year in years if year for item in rules.load(year).items if item.code[0] == letter
    )


def _valid(letter: str, digits: str, fiscal_year: int | None) -> bool:
    return digits.isascii() and digits.isdigit() and 1 <= int(digits) <= last_item(letter, fiscal_year)


def read_item(
    printed: str,
    *,
    instrument: str = "",
    fiscal_year: int | None = None,
    wording: str = "",
    plain_number: bool = False,
    certain: bool = True,
) -> CodeReading:
    """The item that ``printed`` ("i๑", "119", "๐35", "๒๗", "EIT ข้อ 3" …) means.

    ``instrument`` is the one that the table names beside or above the code; ``wording`` the printed question. Without
    a letter the instrument decides; a digit 1 in the letter's place is I, a zero (of either kind) is O. When two
    readings are in range and the wording does not decide, ``code`` stays empty. ``plain_number`` says that the column
    holds numbers without letters, so that a number in range is itself; ``certain`` that a code stands here, by "ข้อ"
    before it or by the column's heading (a 013 elsewhere may number a row: it needs its instrument or its wording).
    [FY2566 reference reports]
    """
    text = re.sub(r"[\s.\-–_]+", "", printed)
    if named := re.match(rf"([ieo])it:?[ก-๙]*?({_DIGITS})$", text, re.IGNORECASE):
        text = named.group(1) + named.group(2)
    letter, digits = arabic(text[0]).lower(), arabic(text[1:]).translate(_LIKE_DIGITS)
    if letter in "ieo":
        if not digits or not _valid(letter, digits, fiscal_year):
            return CodeReading("")
        repaired = has_both_digits(text) or digits != arabic(text[1:])
        return CodeReading(f"{letter}{int(digits)}", printed if repaired else "")
    own = LETTER.get(instrument, "")
    options = _without_letter(text, letter, digits, own)
    codes = list(dict.fromkeys(f"{a}{int(d)}" for a, d in options if _valid(a, d, fiscal_year)))
    if letter != "0":
        codes = [code for code in codes if code[0] == own] or codes
    if plain_number and own and (letter + digits).isdigit() and f"{own}{int(letter + digits)}" in codes:
        return _unless_nearer(f"{own}{int(letter + digits)}", text, printed, wording, fiscal_year)
    chosen = codes[0] if len(codes) == 1 else nearest(codes, wording, fiscal_year)
    if chosen and (
        certain or chosen[0] == own or not _may_be_a_row(text) or likeness(chosen, wording, fiscal_year) >= ENOUGH
    ):
        return _unless_nearer(chosen, text, printed, wording, fiscal_year)
    return CodeReading("", printed, tuple(codes)) if codes else CodeReading("")


def _unless_nearer(code: str, text: str, printed: str, wording: str, fiscal_year: int | None) -> CodeReading:
    """``code`` for a bare number, or an open one where the words are another instrument's item of that number."""
    number = arabic(text)
    if code[1:] != number.lstrip("0") or not number.isdigit() or number[0] == "0":
        return CodeReading(code, printed)
    near = nearest([f"{each}{number}" for each in "ieo" if _valid(each, number, fiscal_year)], wording, fiscal_year)
    return CodeReading(code, printed) if near in ("", code) else CodeReading("", printed, (near, code))


def _without_letter(text: str, letter: str, digits: str, own: str) -> list[tuple[str, str]]:
    """(letter, digits) of all that a code without a clear letter may be; ``own`` is the letter of its table."""
    number = letter + digits
    if letter == "0":
        return [("o", digits), *([(own, number)] if own in ("i", "e") and _may_be_a_row(text) else [])]
    options = [("i", digits)] if text[0] in "1๑lL|" else []
    return options + [(each, number) for each in (own or "ieo")] if letter.isdigit() else options


def _may_be_a_row(text: str) -> bool:
    """True for "013" and "119", which may number a row; digits of two kinds or letters among them do not."""
    return text.isdigit() and not has_both_digits(text)


@dataclass(frozen=True)
class PrintedItem:
    """A cell that begins with an item code: the code as printed and the words after it."""

    printed: str
    wording: str
    lettered: bool  # the code has a letter, or a damaged one: it cannot be a plain row number
    prefixed: bool  # "ข้อ" stands before it


def item_at_start(text: str, *, bare: bool = False) -> PrintedItem | None:
    """The item code that a cell begins with, or ``None``.

    A bare number counts only after "ข้อ", or where ``bare`` says that the column holds codes of items; a number that
    counts something or is part of a date, an hour, a sum or a telephone number does not.
    """
    return _item_once(text, bare) if len(text) <= _CACHED else _item(text, bare)


def _item(text: str, bare: bool) -> PrintedItem | None:
    plain = normalise(text)
    if named := _OF_INSTRUMENT.match(plain):
        return PrintedItem(named.group(1), plain[named.end() :].strip(" .:-)]"), True, True)
    if bare:
        plain = re.sub(rf"^({_DIGIT}{{1,3}})\.[0๐]+$", r"\1", plain)  # a whole number that a spreadsheet wrote as 7.0
    match = _ITEM_START.match(plain)
    if not match:
        return None
    printed = match.group(1).strip()
    rest = plain[match.end() :].strip(" .:-)]")
    prefixed = bool(re.search("ข้อ|คำถาม", plain[: match.start(1)]))
    lettered = bool(re.match(r"[ieoIEOlL|๐0]", printed)) and len(printed) > 1
    if not lettered and not prefixed and (not bare or plain.startswith("(")):
        return None
    if not prefixed and printed[0] not in "ieoIEO" and _COUNTED.match(plain, match.end()):
        return None
    if printed[0] in "lL|" and not prefixed and rest and not re.match("[ก-๙]", rest):
        return None
    if rest and re.match(r"^[A-Za-z]", rest) and re.match(r"^[A-Za-z]{2}", plain):
        return None
    return PrintedItem(printed, rest, lettered, prefixed)


_CACHED = 200  # characters; a short cell is looked at by several recognisers
_item_once = lru_cache(maxsize=4096)(_item)


# "คะแนนเฉลี่ยตัวชี้วัดที่ 1" is that indicator's score; "ตัวชี้วัดที่ 1-5" are several.
_INDICATOR = re.compile(
    r"^(?:(?:ค่า|คะแนน|ผล|สรุป)*(?:เฉลี่ย|รวม|คะแนน)(?:ของ|ราย)?)?(?:ตัวชี้วัด|ตชว\.?)(?:ที่)?(\d{1,2})(?!\d|[.]\d|(?:-|–|—|ถึง|,|และ)(?:ที่)?\d)"
)
_SUB = re.compile(r"^(?:ตัวชี้วัดย่อย(?:ที่)?)?(9|10)\.(\d)(?!\d)")
_TOTAL = re.compile(
    r"^(?:\d{1,2}[.)])?(?:ผลการประเมิน|ผลรวม|ผลคะแนน|คะแนนที่ได้|คะแนน|ภาพรวม|รวม|เฉลี่ย|total|ita)"
    r"(?:ผลการประเมิน|การประเมิน|คะแนน|รวม|เฉลี่ย|ภาพรวม|ทั้งหมด|ทั้งสิ้น|ทุกตัวชี้วัด|ของ|หน่วยงาน|ita|\([^)]*\)"
    r"|(?:ที่|หลัง)?ถ่วงน้ำหนัก(?:แล้ว)?)*$"
)


def indicator_at_start(text: str) -> int | None:
    """1–10 when the cell begins with "ตัวชี้วัดที่ n"."""
    match = _INDICATOR.match(squeeze(text))
    number = int(match.group(1)) if match else 0
    return number if 1 <= number <= 10 else None


def subindicator_code(text: str) -> str:
    """``"9.1"`` … when the cell begins with a sub-indicator's number, else ``""``."""
    match = _SUB.match(squeeze(text))
    return f"{match.group(1)}.{match.group(2)}" if match else ""


def is_total(text: str) -> bool:
    """True for a cell that names a total or a mean: the agency's, or a block's where only one block stands above."""
    plain = squeeze(text[:120])
    return plain not in ("คะแนน", "ผลคะแนน") and bool(_TOTAL.match(plain))


# The number of a part ends there, or a year or a score follows: the 2 of "EIT 2566" and the 1 of "EIT 15 ข้อ" are none.
_ENDS = r"(?=\D|$|(?:25[5-9]|20[12])\d(?!\d)|[1-9]\d[.,]\d)"
_PART1 = re.compile(rf"eit[-_(]*(?:(?:part)?1{_ENDS}|public|\(1\))|public|ส่วนที่1{_ENDS}|สาธารณะ|(?<![a-z])part1(?!\d)")
_PART2 = re.compile(rf"eit[-_(]*(?:(?:part)?2{_ENDS}|survey|\(2\))|survey|ส่วนที่2{_ENDS}|(?<![a-z])part2(?!\d)")


def instrument_in(text: str) -> str:
    """``IIT`` · ``EIT`` · ``EIT1`` · ``EIT2`` · ``OIT`` when the text names exactly one instrument, else ``""``."""
    plain = squeeze(text)
    spaced = normalise(text).lower()
    found = [name for name in ("iit", "eit", "oit") if re.search(rf"(?<![a-z]){name}(?![a-z])", spaced)]
    if not found:
        if "เปิดเผยข้อมูลสาธารณะ" in plain and "แบบ" in plain:
            found = ["oit"]
        elif "ส่วนได้" in plain and "ภายนอก" in plain:
            found = ["eit"]
        elif "ส่วนได้" in plain and "ภายใน" in plain:
            found = ["iit"]
    if len(found) != 1:
        part = part_in(text) if not found else ""
        return part if part and "eit" in plain else ""
    if found[0] != "eit":
        return found[0].upper()
    return part_in(text) or "EIT"


def part_in(text: str) -> str:
    """``EIT1`` or ``EIT2`` when the text names one of EIT's parts, else ``""``."""
    plain = squeeze(text)
    first, second = bool(_PART1.search(plain)), bool(_PART2.search(plain))
    if first == second:
        return ""
    return "EIT1" if first else "EIT2"
