"""Lines with more than one figure: one subject in several years, several codes with one score, several instruments.

"ตัวชี้วัดที่ 5 … ปี 2565 ได้ 80.00 คะแนน ปี 2566 ได้ 90.00 คะแนน" · "ข้อ i4 ได้ 70.00 จากเดิม 60.00 คะแนน" ·
"ข้อ o12, o30 และ o43 ได้ 0 คะแนน" · "IIT = 89.87, EIT = 86.61 และ OIT = 91.25". A line counts only where every figure
that is taken has one year and one meaning; all others are left as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from itadash import rules
from itadash.reading.layouts.found import Context, Findings, Found
from itadash.reading.model import Cell, Remark, Sheet
from itadash.reading.words import codes, text
from itadash.reading.words.demands import demanded

_LONGEST = 400  # characters of such a line
_YEAR = r"ปี(?:งบประมาณ)?\s*(?:พ\.ศ\.)?\s*(25[5-9]\d)(?!\d)"
_FIGURE = re.compile(r"(?<![\d.,])(?:\d{1,3}\.\d{1,2}(?![\d.,])|\d{1,3}(?=\s*คะแนน))")
_UNIT = re.compile(r"\s*(?:%|คน|ราย|บาท|ครั้ง|เรื่อง|วัน)")
# What a figure is when it is no result: a change, a share, a line, another's.
_ASIDE = re.compile(r"ร้อยละ|ผลต่าง|ส่วนต่าง|น้ำหนัก|เต็ม|ประเทศ|จังหวัด|อำเภอ|ข้างเคียง|ไม่ใช่|จำนวน|ต่าง(?:กัน)?(?:อยู่)?\s*$")
_CHANGED = re.compile(r"เพิ่ม|ลด|สูงขึ้น|ต่ำลง")
_EARLIER = re.compile(r"(?:จาก(?:เดิม)?|เดิม|ปีก่อน|ปีที่แล้ว|ปีที่ผ่านมา)\s*(?:ที่)?\s*(?:ได้|คะแนน|มี|\s)*$")
_VERB = r"(?:ได้รับ|ได้เพียง|ได้|มี|เท่ากับ|อยู่ที่|คือ|เฉลี่ย|คะแนน|[=:(\s])"
_RESULT = re.compile(rf"(?:^|{_VERB}|เหลือ(?:เพียง)?|เป็น)\s*$")
_YEAR_BEFORE = re.compile(rf"{_YEAR}\s*\)?\s*(?:ที่|ซึ่ง)?{_VERB}*$")
_YEAR_BEHIND = re.compile(rf"\s*(?:คะแนน)?\s*\(?\s*(?:ใน|เมื่อ)?{_YEAR}")
_COMPARED = re.compile(r"(?:จาก|กว่า|กับ)\D{0,30}$")
_OTHERS = re.compile(
    r"(?<![A-Za-z])(?:[ieoIEO][\s.\-]?\d{1,2}|[IEO]IT|Public|Survey)(?![A-Za-z\d])|ตัวชี้วัด|ข้อ|ส่วนที่|คะแนนรวม"
)
_INDICATOR = re.compile(r"^[-•*–—\s]*ตัวชี้วัด(?:ที่)?\s*(\d{1,2})(?![\d.])")
_TOTAL = re.compile(r"^[-•*–—\s]*(?:ผล)?คะแนนรวม")
_PLAIN = re.compile(r"\D*ได้(?:รับ)?\s*(?:คะแนน)?\s*\d{1,3}(?:\.\d{1,2})?\s*คะแนน")  # one figure, said to be the result
_LETTERED = r"[ieoIEO]\s?\d{1,2}(?!\d)"
_LIST = re.compile(
    rf"^[-•*–—\s]*(?:ข้อ(?:ที่|คำถาม)?\s*)?(?P<codes>{_LETTERED}(?:\s*(?:,\s*และ|และ|,|-|–|—|ถึง)\s*(?:ข้อ\s*)?[ieoIEO]?\s?\d{{1,2}}(?!\d|\.\d))*)"
    r"\s*(?P<each>ทุกข้อ|แต่ละข้อ)?\s*(?:ได้รับ|ได้|=|:|มี|เท่ากับ|คือ)?\s*(?:คะแนน)?\s*(?:ข้อละ\s*)?"
    r"(?P<number>\d{1,3}(?:\.\d{1,2})?)\s*(?:คะแนน)?\s*(?P<also>ทุกข้อ)?\s*\.?$"
)
_CLAUSES = re.compile(r"\s*(?:,|;|และ|ส่วน)*\s*(?=ข้อ(?:ที่|คำถาม)?\s*[ieoIEO]\s?\d)")
_LISTED = re.compile(r"(?P<join>-|–|—|ถึง)?\s*(?:ข้อ\s*)?(?P<letter>[ieoIEO])?\s?(?P<number>\d{1,2})")
_INSTRUMENT = re.compile(
    r"(?:แบบวัด|เครื่องมือ|การประเมิน|ผล|คะแนน|ส่วน|และ|[,\s:•-])*(?P<code>IIT|EIT|OIT)(?![A-Za-z])"
    r"[\s(]*(?P<part>Public|Survey|(?:ส่วนที่|Part)\s*[12])?\s*\)?"
    rf"(?:{_VERB}|เป็น)*(?P<number>\d{{1,3}}\.\d{{1,2}})(?![\d.])\s*\)?\s*(?:คะแนน)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Part:
    """One figure of a line: its year (``None``: none of its own), and whether it is a result."""

    number: str
    year: int | None
    result: bool


class ClauseReader:
    """Reads lines of several figures of one sheet."""

    def __init__(self, sheet: Sheet, out: Findings, default_year: int | None) -> None:
        self._sheet, self._out, self._year = sheet, out, default_year

    def read(self, cell: Cell, context: Context) -> bool:
        """Adds the scores of such a line; true when it was one."""
        if len(cell.text) > _LONGEST or "\n" in cell.text.strip():
            return False
        plain = text.arabic(text.normalise(cell.text)).strip()
        return (
            self._lists(cell, plain, context)
            or self._instruments(cell, plain, context)
            or self._years(cell, plain, context)
        )

    def _add(
        self, cell: Cell, context: Context, level: str, instrument: str, code: str, number: str, year: int | None = None
    ) -> None:
        where = self._sheet.place(cell)
        value = text.score(number).value
        if value is None:
            self._out.refused(where, number, f" {code}", code, "ไม่อยู่ในช่วง 0–100")
            return
        own = year or context.fiscal_year or self._year
        is_own = year is not None or context.year_is_own
        self._out.scores.append(Found(level, instrument, code, value, where, "", where, own, is_own, context.agency))

    def _lists(self, cell: Cell, plain: str, context: Context) -> bool:
        """One score of each of several codes, or several codes with one score each."""
        if whole := _LIST.match(plain):
            return self._several(whole["codes"]) and self._list(cell, whole, context)
        clauses = [_LIST.match(each) for each in _CLAUSES.split(plain) if each.strip()]
        found = [each for each in clauses if each is not None]
        if len(found) < 2 or len(found) < len(clauses):
            return False
        read = [self._list(cell, each, context) for each in found]
        if not all(read):
            self._out.unknown(self._sheet.place(cell), cell.text)
        return True

    @staticmethod
    def _several(printed: str) -> bool:
        return len(_LISTED.findall(printed)) > 1

    def _list(self, cell: Cell, match: re.Match[str], context: Context) -> bool:
        year = context.fiscal_year or self._year
        found: list[str] = []
        ranges = False
        letter = ""
        for each in _LISTED.finditer(match["codes"]):
            letter = (each["letter"] or letter).lower()
            number = int(each["number"])
            first = number
            if each["join"]:
                ranges = True
                if not found or found[-1][0] != letter or int(found[-1][1:]) >= number:
                    return False
                first = int(found[-1][1:]) + 1
            found += [f"{letter}{n}" for n in range(first, number + 1)]
        if any(not 1 <= int(code[1:]) <= codes.last_item(code[0], year) for code in found):
            return False
        whole = {code[0] for code in found} == {"o"} and text.score(match["number"]).value in (0, 100)
        if ranges and not (whole or match["each"] or match["also"]):
            self._out.unknown(self._sheet.place(cell), cell.text)  # the mean of the range, or each item's
            return True
        for code in found:
            self._add(cell, context, "item", rules.INSTRUMENT_OF_LETTER[code[0]], code, match["number"])
        if len(found) == 1:
            return True
        message = f"อ่าน “{cell.text[:60]}” เป็นคะแนน {match['number']} ของทุกข้อ: {', '.join(found)}"
        self._out.remarks.append(Remark("note", message, self._sheet.place(cell), cell.text[:200]))
        return True

    def _instruments(self, cell: Cell, plain: str, context: Context) -> bool:
        """A line that is nothing but instruments with a score each."""
        parts, at = [], 0
        while match := _INSTRUMENT.match(plain, at):
            parts.append(match)
            at = match.end()
        names = [_instrument(match) for match in parts]
        if len({name[:3] for name in names}) < 2 or plain[at:].strip(" .") or len(set(names)) < len(names):
            return False
        if sum(float(match["number"]) for match in parts) == 100:  # the weights of the instruments
            return False
        for name, match in zip(names, parts, strict=True):
            self._add(cell, context, "instrument", name, name, match["number"])
        return True

    def _years(self, cell: Cell, plain: str, context: Context) -> bool:
        """One subject with its figures of one or more years."""
        subject = _subject(plain, context.fiscal_year or self._year)
        if subject is None:
            return False
        level, instrument, code, rest = subject
        if _OTHERS.search(rest):
            return False
        parts = _parts(rest)
        if parts is None:
            return False
        results = [part for part in parts if part.result]
        years = [part.year or context.fiscal_year or self._year for part in results]
        if not results or len(set(years)) < len(years):
            return False
        if level == "total" and (len(results) < 2 or "ระดับ" in rest or context.instrument):
            return False  # a single one is a sentence's, with its level
        if len(parts) < 2 and results[0].year is None and not (level == "indicator" and _PLAIN.match(rest)):
            return False
        if instrument == "EIT" and level == "item" and context.instrument in ("EIT1", "EIT2"):
            instrument = context.instrument
        for part in results:
            self._add(cell, context, level, instrument, code, part.number, part.year)
        return True


def _instrument(match: re.Match[str]) -> str:
    code, part = match["code"].upper(), (match["part"] or "").lower()
    if code != "EIT" or not part:
        return code
    return "EIT1" if part == "public" or part.endswith("1") else "EIT2"


def _subject(plain: str, fiscal_year: int | None) -> tuple[str, str, str, str] | None:
    """Level, instrument and code of what a line begins with, and the line behind it."""
    if match := _INDICATOR.match(plain):
        number, rest = int(match[1]), plain[match.end() :]
        if not 1 <= number <= 10 or re.match(r"\s*(?:-|–|ถึง|,|และ)\s*(?:ที่)?\d", rest):
            return None
        named = _name_at_start(rest)
        if named and rules.indicator_number(named) != number:
            return None
        return "indicator", rules.load(rules.FISCAL_YEARS[-1]).indicator(number).instrument, str(number), rest
    if match := _TOTAL.match(plain):
        return "total", "", "total", plain[match.end() :]
    printed = codes.item_at_start(plain)
    if printed is None:
        return None
    read = codes.read_item(printed.printed, fiscal_year=fiscal_year, certain=printed.prefixed)
    if not read.code or read.read_as or read.candidates:
        return None
    return "item", rules.INSTRUMENT_OF_LETTER[read.code[0]], read.code, printed.wording


def _name_at_start(rest: str) -> str:
    squeezed = text.squeeze(rest).lstrip(":.-").removeprefix("ด้าน")
    names = {n for year in rules.FISCAL_YEARS for i in rules.load(year).indicators for n in (i.name, *i.variants)}
    return next((n for n in sorted(names, key=len, reverse=True) if squeezed.startswith(text.squeeze(n))), "")


def _parts(rest: str) -> list[_Part] | None:
    """The figures of ``rest``; ``None`` where it stays open which year one of them is of."""
    figures = [match for match in _FIGURE.finditer(rest) if not _UNIT.match(rest, match.end())]
    ends = [0, *(match.end() for match in figures)]
    starts = [*(match.start() for match in figures), len(rest)]
    taken: set[int] = set()  # places of the years that are some figure's
    parts: list[_Part] = []
    for number, match in enumerate(figures):
        lead, behind = rest[ends[number] : match.start()], rest[match.end() : starts[number + 1]]
        before = _YEAR_BEFORE.search(lead)
        if before and _CHANGED.search(lead) and not re.search(r"(?:ที่|ซึ่ง)(?:ได้|มี)", lead[before.start() :]):
            parts.append(_Part(match[0], None, False))  # "ลดลงจากปี 2565 เท่ากับ 2.73" is a change
            continue
        after = None if before or _YEAR_BEFORE.search(behind) else _YEAR_BEHIND.match(behind)
        if before:
            taken.add(ends[number] + before.start(1))
        if after:
            taken.add(match.end() + after.start(1))
        year = before or after
        parts.append(_Part(match[0], int(year[1]) if year else None, _is_result(lead, dated=year is not None)))
    named = (each for each in re.finditer(r"25[5-9]\d", rest) if each.start() not in taken)
    if "ตามลำดับ" in rest or any(not _COMPARED.search(rest[: each.start()]) for each in named):
        return None
    return parts


def _is_result(lead: str, *, dated: bool) -> bool:
    """Whether the words before a figure, back to the figure before it, make it one that was reached."""
    if _ASIDE.search(lead[-30:]) or demanded(lead):
        return False
    if dated:
        return True
    changed = _CHANGED.search(lead[-30:]) and not re.search("เหลือ|เป็น", lead[-8:])
    return not changed and not _EARLIER.search(lead) and _RESULT.search(lead) is not None
