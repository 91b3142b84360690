"""What recognisers hand on: scores found at places, with the year they know of, and remarks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from itadash.reading.model import Cell, PrintedChange, PrintedMeasure, PrintedWeighted, Remark, Sentence, Sheet


@dataclass
class Context:
    """What the rows read so far have said about the rows to come."""

    instrument: str = ""
    fiscal_year: int | None = None  # from a heading, a title cell or the sheet's name
    year_is_own: bool = False  # the table has a heading of its own that names the year
    agency: str = ""
    topic: int = 0
    table: str = ""  # place where the present table begins
    row_agency: str = ""  # of the last row whose agency column was filled (cells are merged downwards)
    row_year: int | None = None  # likewise of the year column
    row_subject: object = None  # what the last row of the table was about (a code is merged over the rows of its parts)
    titles: list[str] = field(default_factory=list)  # rows of one short text since the last table
    table_start: int = 0  # how many scores were found before it
    block_start: int = 0  # how many were found before the present block of it (one instrument's rows)


class Found(NamedTuple):
    """One printed score before the document's year and agency are filled in (a tuple: large lists hold 100,000)."""

    level: str
    instrument: str
    code: str
    score: Decimal
    source: str
    read_as: str
    table: str
    fiscal_year: int | None
    year_is_own: bool
    agency: str = ""
    series: str = ""  # rows or columns of a table that are of one kind: all weighted, or none
    hint: str = ""  # what words say of the kind: ``points`` of the total · ``hundred`` · ``""``
    place: str = ""  # "อำเภอ… จังหวัด…" beside an agency's name in a list


@dataclass(frozen=True)
class FoundRating:
    """A level printed beside a total or in a table's last row."""

    text: str
    source: str
    fiscal_year: int | None
    agency: str = ""
    place: str = ""  # as :attr:`Found.place`


@dataclass(frozen=True)
class Undecided:
    """A row whose printed code has more than one reading, with all that can speak for one of them.

    ``scores`` are the row's: EIT part of the column (``""`` · ``EIT1`` · ``EIT2``), points, place. ``index`` is how
    many scores were found before it, so ``Findings.scores[index - 1]`` and ``[index]`` are its neighbours.
    """

    source: str  # place of the code
    printed: str
    wording: str
    instrument: str  # of the rows around it, "" when not known
    fiscal_year: int | None
    year_is_own: bool
    agency: str
    table: str
    index: int
    scores: tuple[tuple[str, Decimal, str], ...]
    candidates: tuple[str, ...]
    contradicted: bool = False  # code and words name two items: nothing but a person decides


@dataclass(frozen=True)
class Left:
    """A row that holds something and that nothing was read from: ``text`` its beginning, ``reason`` Thai."""

    first: str  # place of its first cell
    address: str
    row: int
    text: str
    reason: str


@dataclass
class Findings:
    """All that the recognisers found on one sheet, in reading order."""

    scores: list[Found] = field(default_factory=list)
    undecided: list[Undecided] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    ratings: list[FoundRating] = field(default_factory=list)
    measures: list[PrintedMeasure] = field(default_factory=list)
    changes: list[PrintedChange] = field(default_factory=list)
    weighted: list[PrintedWeighted] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    _unheaded: set[str] = field(default_factory=set)  # tables told of by unheaded()

    def size(self) -> int:
        """How much was found and told so far, sentences apart."""
        told = len(self.scores) + len(self.undecided) + len(self.remarks) + len(self.ratings) + len(self.measures)
        return told + len(self.changes) + len(self.weighted) + len(self.left)

    def repaired(self, place: str, printed: str, code: str) -> None:
        self.remarks.append(Remark("repair", f"รหัสพิมพ์ว่า “{printed}” อ่านเป็นข้อ {code.upper()}", place, printed, code))

    def leave(self, sheet: Sheet, cells: Sequence[Cell], reason: str) -> None:
        """Keeps a row that is not read."""
        beginning = " ".join(cell.text for cell in cells[:8])
        self.left.append(Left(sheet.place(cells[0]), cells[0].address, cells[0].row, beginning, reason))

    def leave_score(self, found: Found, reason: str) -> None:
        """Keeps a score that is not handed on."""
        address = found.source.split(" › ")[-1]
        number = re.search(r"\d+$", address)
        row = int(number.group()) if number else 0
        self.left.append(Left(found.source, address, row, f"{found.code} {found.score}", reason))

    def doubted(self, row: Undecided) -> None:
        """Keeps a row whose code is open, to be weighed when all rows are read."""
        self.undecided.append(row)

    def refused(self, place: str, printed: str, label: str, code: str, problem: str) -> None:
        message = f"ค่าของ{label} คือ “{printed[:60]}” {problem} จึงไม่นำเข้า โปรดแก้เป็นคะแนน 0–100"
        self.remarks.append(Remark("refused", message, place, printed[:200], code))

    def rounded(self, place: str, printed: str, value: Decimal, label: str) -> None:
        message = f"คะแนนของ{label} พิมพ์ว่า “{printed[:40]}” อ่านเป็น {value} (ทศนิยมสองตำแหน่ง)"
        self.remarks.append(Remark("repair", message, place, printed[:200], str(value)))

    def stray(self, place: str, printed: str) -> None:
        """Tells of a column of numbers by the first of them."""
        message = "ตัวเลขในคอลัมน์นี้ไม่มีหัวตารางที่บอกว่าเป็นคะแนน จึงไม่อ่าน"
        self.remarks.append(Remark("note", message, place, printed[:200]))

    def unknown(self, place: str, printed: str) -> None:
        message = (
            f"ไม่ทราบว่าแถว “{printed[:60]}” เป็นคะแนนของอะไร จึงไม่นำเข้า "
            "โปรดแก้ในไฟล์ให้เป็นรหัสข้อ (เช่น I1, E9, O18) หรือชื่อตัวชี้วัดก่อนนำเข้า"
        )
        self.remarks.append(Remark("doubt", message, place, printed[:200], ""))

    def unclear_mean(self, place: str, printed: str) -> None:
        message = (
            f"แถว “{printed[:60]}” อยู่ใต้คะแนนของแบบวัดเดียว จึงอาจเป็นคะแนนรวมของหน่วยงานหรือค่าเฉลี่ยของแบบวัดนั้น "
            "และยังไม่นำเข้า โปรดเขียนว่า “คะแนนรวม” ไว้เหนือตาราง หรือใส่ตัวชี้วัดให้ครบทุกแบบวัด"
        )
        self.remarks.append(Remark("doubt", message, place, printed[:200], ""))

    def unheaded(self, table: str, place: str) -> None:
        """Tells once of a table without a heading that is understood, at its first such row."""
        message = (
            "ไม่พบหัวตารางที่บอกว่าช่องใดเป็นคะแนน และในแถวมีตัวเลขหลายช่อง จึงไม่อ่านตารางนี้ "
            "โปรดใส่หัว “คะแนน” เหนือช่องคะแนน หรือจับคู่คอลัมน์เอง"
        )
        if table not in self._unheaded:
            self._unheaded.add(table)
            self.remarks.append(Remark("doubt", message, place))

    def moved(self, place: str, printed: str) -> None:
        message = (
            f"แถว “{printed[:60]}” เลื่อนไปจากหัวตาราง คะแนนจึงไม่อยู่ใต้หัวของตน และยังไม่นำเข้า "
            "โปรดเลื่อนช่องของแถวนี้ให้ตรงกับหัวตารางแล้วนำเข้าใหม่"
        )
        self.remarks.append(Remark("doubt", message, place, printed[:200], ""))

    def clashed(self, place: str, printed: str) -> None:
        message = f"เลขและชื่อตัวชี้วัดในแถว “{printed[:90]}” ไม่ตรงกัน จึงไม่นำเข้า โปรดแก้ให้ตรงกัน"
        self.remarks.append(Remark("doubt", message, place, printed[:200], ""))


def cells_of(row: tuple[Cell | None, ...]) -> list[Cell]:
    """The non-empty cells of a row."""
    return [cell for cell in row if cell is not None and cell.text.strip()]


def place(sheet: Sheet, cell: Cell) -> str:
    """The ``source`` of a cell."""
    return sheet.place(cell)
