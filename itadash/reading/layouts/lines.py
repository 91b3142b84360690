"""Lines that print one score each: "1. การปฏิบัติหน้าที่ 95.12 คะแนน", "i7 … 85.94", "คะแนนรวม : 92.31".

Numbered lists, and tables that were copied without their columns. A line counts when nothing stands between what it is
about and the number at its end; one whose number has neither decimals nor the word "คะแนน" counts only among others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from itadash import rules
from itadash.reading.layouts.found import Context, Findings, Found, Undecided, cells_of
from itadash.reading.layouts.headers import NOT_A_SCORE
from itadash.reading.layouts.layout import Row
from itadash.reading.model import Cell, Sheet
from itadash.reading.words import codes, text
from itadash.reading.words.demands import demanded, of_another_year

_LONGEST = 400  # characters of a line: a wording of a question and a number
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s*(?P<points>คะแนน)?\s*\)?\s*\.?$")
_BEFORE = re.compile(r"(?:\s|[(=:]|ได้|ได้รับ|คะแนน|เฉลี่ย|เท่ากับ|อยู่ที่|คือ|เป็น)$")  # what a line's number stands behind
_JOINT = re.compile(
    r"(?:[\s(=:–-]|ได้รับ|ที่ได้|ได้|มี|คิดเป็น|ผลคะแนน|คะแนน|เฉลี่ย|เท่ากับ|อยู่ที่|คือ|เป็น)+$"
)  # words between what a line is about and its number
_INDICATOR = re.compile(r"^(?P<word>ตัวชี้วัด(?:ที่)?)?\(?(?P<number>\d{1,2})?[.):]*(?P<name>.*)$")
_BULLET = re.compile(r"^[-•*–—▪●○]\s*")
_SCORE_AT_END = re.compile(r"^\W?(?:ข้อ(?:ที่)?\s*)?[A-Za-z\d|].*\s(?:\d{1,2}|100)\D{0,10}$|\d[.,]\d{1,2}\D{0,10}$")
_HEADING = 120  # characters of a line that names the instrument of the lines below
_FIRST_OF_RUN = 3  # lines of this kind that make a list


@dataclass(frozen=True)
class _Line:
    """A line with what it is about: a level and a code, or a damaged code with several readings."""

    cell: Cell
    level: str
    instrument: str
    code: str
    number: str
    certain: bool  # decimals or the word "คะแนน"
    read_as: str = ""
    candidates: tuple[str, ...] = ()
    wording: str = ""
    clash: bool = False


class LineReader:
    """Reads the lines of one sheet; lists are found before the first row is read."""

    def __init__(self, sheet: Sheet, rows: Sequence[Row], out: Findings, default_year: int | None) -> None:
        self._sheet, self._out, self._year = sheet, out, default_year
        self.instrument = ""  # named by a line of its own above
        self._lists: dict[int, str] = {}  # row of a line in a list → place where the list begins
        self._near: set[int] = set()  # rows that stand next to those of a list and end with a number as they do
        run: list[Cell] = []
        alone: list[Cell] = []  # of rows of one cell
        for row in rows:
            cells = cells_of(row)
            line = cells[0] if len(cells) == 1 else as_line(cells)
            alone += [line] if line else []
            if line and _parse(line, "", default_year):
                run.append(line)
                continue
            if len(cells) > 1 or len(cells[0].text) > _LONGEST:
                self._end(run)
                run = []
        self._end(run)
        pairs = list(pairwise(alone))
        for near, other in [*((a, b) for a, b in pairs), *((b, a) for a, b in reversed(pairs))]:
            if near.row in self._lists or near.row in self._near:
                self._near |= {other.row} if _ends_with_score(other) else set()

    def _end(self, run: list[Cell]) -> None:
        if len(run) >= _FIRST_OF_RUN:
            self._lists |= {cell.row: self._sheet.place(run[0]) for cell in run}

    def read(self, cell: Cell, context: Context) -> bool:
        """Adds the score that a row of one cell prints; true when it printed one."""
        instrument = context.instrument or self.instrument
        line = _parse(cell, instrument, context.fiscal_year or self._year)
        if line is None or not (line.certain or cell.row in self._lists):
            if len(cell.text) <= _HEADING:
                self.instrument = codes.instrument_in(cell.text) or self.instrument
            return False
        where = self._sheet.place(cell)
        table = self._lists.get(cell.row, where)
        year, own = context.fiscal_year or self._year, context.year_is_own
        value = text.score(line.number).value
        if line.clash:
            self._out.clashed(where, cell.text)
            return True
        if value is None:
            self._out.refused(where, line.number, f" {line.code}", line.code, "ไม่อยู่ในช่วง 0–100")
            return True
        if line.candidates:
            scores = (("", value, where),)
            row = Undecided(
                where, line.read_as, line.wording, instrument, year, own, context.agency, table,
                len(self._out.scores), scores, line.candidates,
            )  # fmt: skip
            self._out.doubted(row)
            return True
        if line.read_as:
            self._out.repaired(where, line.read_as, line.code)
        found = Found(
            line.level, line.instrument, line.code, value, where, line.read_as, table, year, own, context.agency
        )
        self._out.scores.append(found)
        return True

    def tell(self, cell: Cell) -> None:
        """Tells of a line that stands in a list and ends with a score, and that nobody could read."""
        plain = text.arabic(text.normalise(cell.text))
        if cell.row in self._near and cell.row not in self._lists and not NOT_A_SCORE.search(text.squeeze(plain)):
            self._out.unknown(self._sheet.place(cell), cell.text)


def _ends_with_score(cell: Cell) -> bool:
    plain = text.arabic(text.normalise(cell.text))
    return len(plain) <= _LONGEST and _SCORE_AT_END.search(plain) is not None


def as_line(cells: Sequence[Cell]) -> Cell | None:
    """The cells of a row as one line, where its number was not kept apart from the words before it; else ``None``."""
    last = cells[-1]
    if len(last.text) > _LONGEST:
        return None
    number = re.search(r"\s[\d๐-๙]+[.,][\d๐-๙]+\D{0,8}$", last.text)
    counted = re.fullmatch(r"[\d๐-๙]{1,2}\.?", cells[0].text.strip()) or codes.item_at_start(cells[0].text)
    if not number and len(cells) == 2 and counted:
        number = re.search(r"\s[\d๐-๙]{1,3}$", last.text)  # "9 | การเปิดเผยข้อมูล 98"
    if not number or not re.search("[ก-๙A-Za-z]", last.text[: number.start()]):
        return None
    if any(text.looks_numeric(cell.text) for cell in cells[1:-1]):
        return None
    return replace(last, text=" ".join(cell.text for cell in cells))


def _parse(cell: Cell, instrument: str, fiscal_year: int | None) -> _Line | None:
    if len(cell.text) > _LONGEST or "\n" in cell.text.strip():
        return None
    plain = _BULLET.sub("", text.arabic(text.normalise(cell.text)))
    match = _NUMBER.search(plain)
    if not match or not _BEFORE.search(plain[: match.start()]) or demanded(plain[: match.start()]):
        return None
    if of_another_year(plain[: match.start()], fiscal_year):
        return None
    head, number = _JOINT.sub("", plain[: match.start()]), match["number"]
    if not head:
        return None
    certain = bool(match["points"]) or len(number) > 3
    return _item(cell, head, number, certain, instrument, fiscal_year) or _upper(cell, head, number, certain)


def _item(cell: Cell, head: str, number: str, certain: bool, instrument: str, fiscal_year: int | None) -> _Line | None:
    printed = codes.item_at_start(head)
    if printed is None:
        return None
    if re.search(r"\d[.,]\d|คะแนน|EIT|Public|Survey", printed.wording):
        return None  # a sentence with figures of its own
    if printed.wording.strip().isdigit():
        return None  # "o3 0 100" of a PDF may be o30
    read = codes.read_item(
        printed.printed,
        instrument=instrument,
        fiscal_year=fiscal_year,
        wording=printed.wording,
        certain=printed.prefixed,
    )
    if read.candidates:
        return _Line(cell, "item", "", "", number, certain, read.read_as, read.candidates, printed.wording)
    if not read.code:
        return None
    name = rules.INSTRUMENT_OF_LETTER[read.code[0]]
    if name == "EIT" and instrument in ("EIT1", "EIT2"):
        name = instrument
    certain = certain or not printed.wording
    return _Line(cell, "item", name, read.code, number, certain, read.read_as)


def _upper(cell: Cell, head: str, number: str, certain: bool) -> _Line | None:
    """An indicator by its name (and number), or the total; instruments are left to the sentences."""
    squeezed = text.squeeze(head)
    if NOT_A_SCORE.search(squeezed):
        return None
    match = _INDICATOR.match(squeezed)
    if match:
        said = int(match["number"]) if match["number"] else None
        by_name = rules.indicator_number(match["name"].removeprefix("ด้าน")) if match["name"] else None
        which = by_name or (said if match["word"] and not match["name"] else None)
        if which and 1 <= which <= 10:
            name = rules.load(rules.FISCAL_YEARS[-1]).indicator(which).instrument
            clash = bool(by_name and said and by_name != said)
            return _Line(cell, "indicator", name, str(which), number, certain, clash=clash)
    return None
