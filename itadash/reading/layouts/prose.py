"""Sentences → scores: totals, instruments, indicators and items as the reports' running text prints them."""

from __future__ import annotations

import re
from functools import cache

from itadash import rules
from itadash.reading.layouts.found import Context, Findings, Found, FoundRating, Undecided
from itadash.reading.layouts.values import RATINGS
from itadash.reading.model import Cell, Sheet
from itadash.reading.words import codes, text
from itadash.reading.words.demands import demanded, of_another, of_another_year, year_first
from itadash.reading.words.names import without_compared_years, years_in

_N = rf"({text.NUMBER})"
_VERB = r"(?:\s|ได้รับ|ได้|มี|คะแนน|เฉลี่ย|เท่ากับ|อยู่ที่|คือ|เป็น|=|:)"
_PART_SCORE = re.compile(
    r"EIT[\s(]*(?:(?P<one>Public|(?:ส่วนที่|Part)?\s*1)|(?P<two>Survey|(?:ส่วนที่|Part)?\s*2))(?!\d|\.\d)\s*\)?"
    rf"(?P<gap>[^0-9]{{0,80}}?)(?<![^\s)ก-๙=:])(?:(?:ได้|เท่ากับ|อยู่ที่|=|:|คะแนน|คือ)\s*(?:คะแนน)?)?\s*(?P<score>{text.NUMBER})\s*คะแนน",
    re.I,
)
# A part with a figure right behind it, whatever words are around.
_PART_NAMED = re.compile(r"EIT[\s(]*(?:Public|Survey|(?:ส่วนที่|Part)\s*[12])[^0-9]{0,30}\d{1,3}\.\d{1,2}(?!\d)", re.I)
# What a number behind an instrument's name is about when it is no score of that instrument.
_OTHERWISE = r"น้ำหนัก|ร้อยละ|เกณฑ์|เป้า|ผู้ตอบ|เต็ม|กว่า|ข้อ|เพิ่ม|ลด|ตัวชี้วัด|สูงสุด|ต่ำสุด|ประเทศ|ระดับจังหวัด"
# A sentence that begins with an instrument and "คะแนน" or "ได้", and ends with a figure and a word that may be "คะแนน".
_INSTRUMENT_NAMED = re.compile(
    rf"[^A-Za-z0-9]{{0,60}}[IEO]IT\)?(?:(?!{_OTHERWISE})[^0-9A-Z]){{1,40}}\d{{1,3}}\.\d{{2}}\s*[ก-๙]{{0,6}}$"
)
_SHORT = 160  # characters of such a sentence
_INSTRUMENT_SCORE = re.compile(
    rf"(?<![A-Za-z])(IIT|EIT|OIT)(?![A-Za-z])\s*\)?(?:(?!{_OTHERWISE}|[IEO]IT|Public|Survey|ส่วนที่)[^0-9]){{0,80}}?"
    rf"(?:ได้|เท่ากับ|อยู่ที่|คือ|คะแนน|=|:){_VERB}*{_N}\s*คะแนน"
)
_ITEM_SCORE = re.compile(rf"ได้\s*(?:คะแนน)?(?:การประเมิน)?\s*{_N}\s*คะแนน")
_OF_TOTAL = r"(?:\s|การประเมิน|รวม|เฉลี่ย|ภาพรวม|ที่ได้|ITA)*"
# Whose total it is stands once: a name that may be repeated could be divided in more ways than can ever be tried.
_TOTAL_SCORE = re.compile(
    rf"(?:ได้(?:รับ)?คะแนน|(?:ผล)?คะแนน){_OF_TOTAL}(?:(?<=ภาพรวม)ของ(?:(?!คะแนน)[^0-9]){{2,80}}?{_OF_TOTAL})?"
    rf"(?:อยู่ที่|เท่ากับ|คือ|เป็น)?\s*{_N}\s*คะแนน"
)
# The total as a line of its own: "คะแนนรวม 89.44", "คะแนนรวม = 89.44 ระดับ ผ่าน".
_TOTAL_LINE = re.compile(
    r"^[-•*–—\s]*(?:ผล)?คะแนน(?:รวม|ภาพรวม|เฉลี่ยรวม|รวมเฉลี่ย)"
    r"(?:การประเมิน|ผลการประเมิน|ทั้งหมด|ของหน่วยงาน|ITA|ภาพรวม|เฉลี่ย|ถ่วงน้ำหนัก|\s)*"
    r"(?:ได้|คือ|เท่ากับ|อยู่ที่|[=:(])?\s*(\d{1,3}\.\d{1,2})\s*\)?(?:คะแนน)?\s*\)?\s*\.?"
    r"(?=$|[,(]?\s*(?:อยู่ใน|และ)?\s*(?:ผล(?:การประเมิน)?)?(?:อยู่ใน)?ระดับ)"
)
_PLANNED = re.compile(r"(?:เป้าหมาย|เกณฑ์|คาดการณ์|คาดหวัง)[^0-9]{0,40}$")
_TOTAL_WORDS = re.compile(r"ผลการประเมิน|ผลคะแนน|ภาพรวม|คะแนนรวม|ITA")
_NOT_TOTAL = re.compile(r"(?:ประเทศ|เป้าหมาย|เกณฑ์|กว่า|ข้อ|เต็ม)[^0-9]{0,30}$")
_RATING = re.compile(
    rf"ระดับ(?:ผลการประเมิน)?\s*(?:อยู่ที่|คือ|เป็น|อยู่ในระดับ)?\s*[“\"']?\s*({'|'.join(RATINGS)})(?![A-Za-zก-ฮะ-ฺเ-๎])"
    rf"[”\"']?(\s*\([^)]{{0,90}}\))?"
)
_INNER_SPACE = re.compile("(?<=[ก-๙]) (?=[ก-๙])")  # Thai needs none; lines that were wrapped have some within words
_AGAIN = 3  # rows after an item's sentence in which another one is still that item's
# Another item or indicator: figures behind it are not those of the item under discussion.
_NAMED = re.compile(
    r"(?<![A-Za-z])(?P<letter>[ieoIEO])[\s.\-]?(?P<number>\d{1,2})(?!\d)|ข้อ(?:ที่|คำถาม(?:ที่)?)?\s*\d{1,3}(?!\d|\.\d)|ตัวชี้วัดที่\s*\d{1,2}(?!\d)"
)
_REACH = 6  # rows after an item's heading in which its scores stand


@cache
def _indicator_score() -> re.Pattern[str]:
    names = {name for year in rules.FISCAL_YEARS for i in rules.load(year).indicators for name in (i.name, *i.variants)}
    either = "|".join(re.escape(text.normalise(name)) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"ตัวชี้วัด(?:ที่\s*\d{{1,2}})?\s*:?\s*(?:ด้าน)?\s*({either}){_VERB}*(?:ที่\s*)?{_N}(?!\d)")


class ProseReader:
    """Reads the sentences of one sheet in order; remembers the item that is being discussed."""

    def __init__(self, sheet: Sheet, out: Findings, default_year: int | None) -> None:
        self._sheet, self._out, self._year = sheet, out, default_year
        self._item: tuple[str, str, int] | None = None  # code ("" while open), printed form when repaired, row
        self._open: tuple[str, str, tuple[str, ...]] = ("", "", ())  # of an open code: place, wording, candidates
        self._said: tuple[str, str, int] = ("", "", -10)  # the item whose parts were read last, and where
        self._sentence = ""  # that sentence without its numbers
        self._total_row = -10
        self._block = ""
        self._total_year: int | None = None

    def read(self, cell: Cell, context: Context, block: str = "") -> None:
        """Adds what ``cell`` says to the findings; ``block`` is the instrument that a line above names."""
        self._block = block
        plain = text.arabic(text.normalise(cell.text))
        self._total_line(cell, plain, context)
        self._rating(cell, plain)
        plain = self._indicators(cell, _INNER_SPACE.sub("", plain))
        self._look_for_item(cell, plain)
        if self._item and cell.row - self._item[2] > _REACH:
            self._item = None
        if self._item is None and cell.row - self._said[2] <= _AGAIN and _without_numbers(plain) == self._sentence:
            self._item = self._said  # the sentence of an item's parts once more: a page break, or a copy
        if self._item:
            if self._item_scores(cell, plain):
                return
        else:
            size = self._out.size()
            self._totals(cell, self._instruments(cell, plain), context)
            if self._out.size() == size and len(plain) <= _SHORT and _INSTRUMENT_NAMED.match(plain) and not _aim(plain):
                self._out.unknown(self._sheet.place(cell), cell.text)

    def _add(
        self,
        cell: Cell,
        level: str,
        instrument: str,
        code: str,
        number: str,
        year: int | None = None,
        read_as: str = "",
    ) -> None:
        value = text.score(number).value
        if value is None:
            self._out.refused(self._sheet.place(cell), number, f" {code}", code, "ไม่อยู่ในช่วง 0–100")
            return
        where = self._sheet.place(cell)
        if read_as:
            self._out.repaired(where, read_as, code)
        self._out.scores.append(Found(level, instrument, code, value, where, read_as, where, year or self._year, True))

    def _look_for_item(self, cell: Cell, plain: str) -> None:
        match = codes.ITEM_IN_TEXT.search(text.normalise(cell.text)[:120])
        if not match or not re.search(r"การวิเคราะห์|ประเด็นการประเมิน|^[\s\d.()-]*ข้อ", plain[: match.start() + 4]):
            return
        wording = text.normalise(cell.text)[match.end() : match.end() + 200]
        read = codes.read_item(match.group(1), fiscal_year=self._year, wording=wording)
        if read.candidates:
            self._item = ("", read.read_as, cell.row)
            self._open = (self._sheet.place(cell), wording, read.candidates)
        elif read.code:
            self._item = (read.code, read.read_as, cell.row)

    def _item_scores(self, cell: Cell, plain: str) -> bool:
        assert self._item is not None  # noqa: S101 - the caller has looked
        code, read_as, row = self._item
        tail = plain if cell.row != row else plain[plain.find("ข้อ") + 3 :]
        parts = [(_part(m), m["score"]) for m in _PART_SCORE.finditer(tail) if len(m["gap"].strip()) <= 12]
        if code and not code.startswith("e"):
            parts = []
        match = next((m for m in _ITEM_SCORE.finditer(tail) if self._is_result(tail[: m.start(1)])), None)
        printed = parts or ([("", match.group(1))] if match else [])
        if len(_PART_NAMED.findall(tail)) > len(parts) and (not code or code.startswith("e")):
            self._out.unknown(self._sheet.place(cell), cell.text)  # a part's figure is not put as figures are
        if cell.row != row and printed and _names_another(tail, code):
            self._item = None
            return False
        if not printed:
            return False
        if not code:
            self._undecided(cell, read_as, printed)
        for part, number in printed if code else ():
            self._add(cell, "item", part or rules.INSTRUMENT_OF_LETTER[code[0]], code, number, read_as=read_as)
        if match and not parts and _further(tail[match.end() :], code):
            self._out.leave(self._sheet, [cell], "อ่านเฉพาะข้อแรกของประโยค ข้ออื่นในประโยคเดียวกันยังไม่ได้อ่าน")
        if code and parts:
            self._said, self._sentence = (code, read_as, cell.row), _without_numbers(plain)
        self._item = None
        return True

    def _is_result(self, before: str) -> bool:
        return not demanded(before) and not of_another_year(before, self._year)

    def _undecided(self, cell: Cell, read_as: str, printed: list[tuple[str, str]]) -> None:
        """The item under discussion has a code with several readings, and here are its scores."""
        source, wording, candidates = self._open
        where = self._sheet.place(cell)
        scores = tuple((part, value, where) for part, n in printed if (value := text.score(n).value) is not None)
        row = Undecided(
            source, read_as, wording, "", self._year, True, "", where, len(self._out.scores), scores, candidates
        )
        self._out.doubted(row)

    def _indicators(self, cell: Cell, plain: str) -> str:
        for match in _indicator_score().finditer(plain):
            number = rules.indicator_number(match.group(1))
            aim = _PLANNED.search(plain[: match.start()]) or demanded(plain[: match.start(2)])
            before = without_compared_years(plain[: match.start()])
            if number is not None and not aim and not of_another(before):
                instrument = rules.load(rules.FISCAL_YEARS[-1]).indicator(number).instrument
                year = year_first(before, self._year)
                self._add(cell, "indicator", instrument, str(number), match.group(2), year)
        return _indicator_score().sub(_masked, plain)

    def _instruments(self, cell: Cell, plain: str) -> str:
        for match in _PART_SCORE.finditer(plain):
            self._add(cell, "instrument", _part(match), _part(match), match["score"])
        plain = _PART_SCORE.sub(_masked, plain)
        for match in _INSTRUMENT_SCORE.finditer(plain):
            before = without_compared_years(plain[: match.start()])
            if not demanded(plain[: match.start(2)]) and not of_another(before):
                year = year_first(before, self._year)
                self._add(cell, "instrument", match.group(1), match.group(1), match.group(2), year)
        return _INSTRUMENT_SCORE.sub(_masked, plain)

    def _totals(self, cell: Cell, plain: str, context: Context) -> None:
        for match in _TOTAL_SCORE.finditer(plain):
            before = plain[: match.start()]
            if not _TOTAL_WORDS.search(before + match[0] + context.table) or "ข้อเท็จจริง" in before:
                continue
            if _NOT_TOTAL.search(before) or _NOT_TOTAL.search(match[0][: match.start(1) - match.start()]):
                continue
            if demanded(plain[: match.start(1)]) or of_another(before):
                continue
            years = years_in(without_compared_years(before))
            year = years[-1] if years else self._year
            self._add(cell, "total", "", "total", match.group(1), year)
            self._total_row, self._total_year = cell.row, year

    def _total_line(self, cell: Cell, plain: str, context: Context) -> None:
        """ "คะแนนรวม 89.44" without the word "คะแนน" behind its figure, which no sentence needs to have."""
        match = _TOTAL_LINE.match(plain)
        if not match or _TOTAL_SCORE.search(plain):
            return
        if context.instrument or self._block:
            self._out.unclear_mean(self._sheet.place(cell), cell.text)
            return
        year = context.fiscal_year or self._year
        self._add(cell, "total", "", "total", match.group(1), year)
        self._total_row, self._total_year, self._item = cell.row, year, None

    def _rating(self, cell: Cell, plain: str) -> None:
        total_here = _TOTAL_SCORE.search(plain) or _TOTAL_LINE.match(plain)
        if not total_here and cell.row - self._total_row > 2:
            return
        match = _RATING.search(plain, total_here.end() if total_here else 0)
        if match:
            years = years_in(without_compared_years(plain[: total_here.start()])) if total_here else []
            year = years[-1] if years else (self._year if total_here else self._total_year)
            words = match.group(1) + (match.group(2) or "")
            self._out.ratings.append(FoundRating(words, self._sheet.place(cell), year))


def _part(match: re.Match[str]) -> str:
    return "EIT1" if match["one"] else "EIT2"


def _further(rest: str, code: str) -> bool:
    """True when a sentence goes on with another item and its figure."""
    return any(
        match["letter"]
        and f"{match['letter'].lower()}{int(match['number'])}" != code
        and re.match(r"\D{0,60}\d{1,3}(?:\.\d{1,2}|\s*คะแนน)", rest[match.end() :])
        for match in _NAMED.finditer(rest)
    )


def _names_another(plain: str, code: str) -> bool:
    """True when the last item or indicator that a sentence names before its last figure is not ``code``."""
    named = list(_NAMED.finditer(plain))
    if not named:
        return False
    last = named[-1]
    return not last["letter"] or f"{last['letter'].lower()}{int(last['number'])}" != code


def _aim(plain: str) -> bool:
    """True when the last figure of a sentence is an aim."""
    return demanded(re.sub(r"[\d.]+\D*$", "", plain))


def _without_numbers(plain: str) -> str:
    return re.sub(r"[\d.]+", "", plain)


def _masked(match: re.Match[str]) -> str:
    """As many signs as were read, so that nothing is read twice and every place stays."""
    return "#" * len(match[0])


def year_of_total(sheet: Sheet) -> int | None:
    """The year named last before the first total that the sheet's sentences print, or ``None``."""
    for row in sheet.rows:
        cells = [cell for cell in row if cell is not None]
        if len(cells) != 1:
            continue
        plain = text.arabic(text.normalise(cells[0].text))
        match = _TOTAL_SCORE.search(plain)
        if match and _TOTAL_WORDS.search(plain[: match.start()]):
            years = years_in(without_compared_years(plain[: match.start()]))
            if years:
                return years[-1]
    return None
