"""Codes in the heading, scores below: one row an agency (regional lists), a year, an EIT part, or the scores alone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from itadash import rules
from itadash.reading.layouts import values
from itadash.reading.layouts.columns import NOT_A_SCORE
from itadash.reading.layouts.found import Context, Findings, Undecided, cells_of
from itadash.reading.layouts.headers import ChangeColumn, Header, ScoreColumn, is_number
from itadash.reading.layouts.layout import Block, Row, Table
from itadash.reading.layouts.odd_rows import counts
from itadash.reading.layouts.subject_headings import SubjectColumn, SubjectHeading, read_subject_heading
from itadash.reading.model import Cell, Sheet
from itadash.reading.words import codes, text
from itadash.reading.words.names import expand, is_agency, years_in

_LOOKED_AT = 5  # rows of a table that tell whether it is of this layout
_MANY = 3  # numbers of a row in which one word may have moved there
_NUMBER_BEFORE = re.compile(r"^\(?[\d๐-๙]{1,5}\s*[.)]\s*(?=[ก-๙])")
# Rows of a list that are of no agency.
_NO_AGENCY = re.compile(
    r"^(?:ค่า|คะแนน|ผล)*(?:เฉลี่ย|รวม)|^(?:ค่า|คะแนน)*(?:สูงสุด|ต่ำสุด)|^(?:ระดับ|ทั้ง|ภาพรวม)*(?:จังหวัด|ประเทศ|อำเภอ|ภาค)|^ภาพรวม|^average|^mean"
)
_KINDS = {"อบต": "อบต.", "อบจ": "อบจ.", "ทต": "ทต.", "ทม": "ทม.", "ทน": "ทน."}


class SubjectColumns:
    """A heading that names two subjects or more, or the totals of agencies or years, and no subject in its rows."""

    interrupts = False

    def begin(self, block: Block, present: Table | None, context: Context) -> Table | None:
        if len(block.cells) < 2:
            return None
        heading = read_subject_heading([block.below(count) for count in range(5)], context)
        if heading is None or not _claims(heading):
            return None
        body = [block.below(heading.rows + count) for count in range(_LOOKED_AT)]
        return SubjectColumnsTable(block.sheet, heading) if _fits(heading, [row for row in body if row]) else None


def _claims(heading: SubjectHeading) -> bool:
    """True for a heading whose own words say enough: two subjects, or totals of agencies or years."""
    scores = heading.scores
    named = {(column.level, column.instrument, column.code or column.read_as) for column in scores}
    levels = Counter(level or "item" for level, _, _ in named)
    if len(named) >= 2 and (max(levels.values()) >= 2 or "total" in levels):
        return not (
            named <= {("instrument", "EIT1", "EIT1"), ("instrument", "EIT2", "EIT2")} and "code" in heading.roles
        )
    if not scores or any(role in heading.roles for role in ("code", "name", "indicator", "instrument")):
        return False
    if "agency" in heading.roles:
        return True
    return "year" in heading.roles and (scores[0].words != "" and len(scores) == 1)


def _fits(heading: SubjectHeading, body: list[list[Cell]]) -> bool:
    """True when most of the first rows hold numbers under the subjects and name none themselves."""
    scores = {column.column for column in heading.scores}
    votes = 0
    for at, cells in enumerate(body):
        if votes and cells[0].row > body[at - 1][0].row + 1:
            break  # the table is over
        if len(cells) == 1 and (cells[0].column not in scores or _in_words(cells[0].text)):
            if votes:
                break
            continue
        scored = any(cell.column in scores and text.looks_like_score(cell.text) for cell in cells)
        if votes > 0 and not scored and not _names_own(heading, cells):
            break  # remarks below the table
        votes += _row_fits(heading, cells, scores)
    return votes > 0


def _names_own(heading: SubjectHeading, cells: list[Cell]) -> bool:
    """True for a row that names a subject itself: it is one of a table with subjects in rows, still without score."""
    eit = all(column.instrument.startswith("EIT") for column in heading.scores)
    return any(_names_subject(cell, heading, eit) for cell in cells)


def _row_fits(heading: SubjectHeading, cells: list[Cell], scores: set[int]) -> int:
    """1 for a row with a number under a subject, -1 for one with words there or a subject of its own, else 0.

    A word before many numbers is one that has moved there.
    """
    under = {column.column for column in heading.columns}
    eit = all(column.instrument.startswith("EIT") for column in heading.scores)
    words = numbers = 0
    for cell in cells:
        if cell.column in scores:
            words += _in_words(cell.text)
            numbers += text.looks_like_score(cell.text)
            if not text.looks_like_score(cell.text) and _names_subject(cell, heading, eit):
                return -1
        elif cell.column not in under and _names_subject(cell, heading, eit):
            return -1
    if words > 1 or (words and numbers < _MANY):
        return -1
    return int(any(cell.column in scores and not text.is_blank(cell.text) for cell in cells))


def _in_words(words: str) -> bool:
    """True for a cell that prints words, not a number (also a damaged one)."""
    if text.looks_like_score(words) or text.is_blank(words):
        return False
    return not re.search(r"[\d๐-๙]", words) or len(re.sub(r"คะแนน|[^ก-๙A-Za-z]|[๐-๙]", "", words)) > 3


def _names_subject(cell: Cell, heading: SubjectHeading, eit: bool) -> bool:
    role = next((role for role, column in heading.roles.items() if column == cell.column), "")
    if role in ("agency", "year", "ordinal", "part") or years_in(cell.text):
        return False
    if role in ("code", "indicator") and is_number(cell.text):
        return True
    if codes.item_at_start(cell.text) or codes.indicator_at_start(cell.text) is not None:
        return True
    if len(cell.text) <= 80 and rules.indicator_number(cell.text) is not None:
        return True
    named = codes.instrument_in(cell.text) if len(cell.text) <= 120 else ""
    return bool(named) and not (eit and named in ("EIT1", "EIT2"))


@dataclass(frozen=True)
class _Whose:
    """Whose the numbers of a row are."""

    agency: str
    fiscal_year: int | None
    part: str = ""
    place: str = ""


class SubjectColumnsTable:
    """The rows below such a heading."""

    instrument = ""
    scores = True

    def __init__(self, sheet: Sheet, heading: SubjectHeading) -> None:
        self.sheet, self.heading = sheet, heading
        self.heading_rows, self.set_aside = heading.rows, heading.set_aside
        self.under = {column.column: column for column in heading.columns}
        self.header = Header(tuple(ScoreColumn(c.column, c.fiscal_year) for c in heading.scores))
        self.named = False  # some row named a local government by its kind
        self.told: set[int] = set()  # columns of numbers without a heading
        self.last_row = 0
        self.seen: set[str] = set()  # names and years of rows
        self.place = ""  # "จังหวัด…" of the rows to come, from a row of its own
        self.years: list[int] = []  # of the rows read, for a row of changes

    def keeps(self, cells: list[Cell]) -> bool:
        """A row with a number that no heading has."""
        numbers = (cell for cell in cells if cell.column in self.under and is_number(cell.text))
        return len(list(islice(numbers, 2))) == 2

    def repeats(self, cells: list[Cell], context: Context) -> bool:
        """True when the first name or year of a row stood above."""
        first = next((cell.text for cell in cells if cell.column not in self.under and not is_number(cell.text)), "")
        return text.squeeze(first) in self.seen

    def read(self, row: Row, context: Context, out: Findings) -> bool:
        cells = cells_of(row)
        numbers = [cell for cell in cells if cell.column in self.under and not text.is_blank(cell.text)]
        labels = [cell for cell in cells if cell.column not in self.under]
        self.seen.update(text.squeeze(cell.text) for cell in labels)
        if not numbers:
            if len(cells) == 1 and re.match(r"^(?:จังหวัด|อำเภอ)[ก-๙]{2,40}$", text.squeeze(cells[0].text)):
                self.place = cells[0].text
            return False
        if any(self.under[c.column].kind == "score" and (_in_words(c.text) or years_in(c.text)) for c in numbers):
            if any(text.looks_like_score(cell.text) or years_in(cell.text) for cell in numbers):
                out.moved(self.sheet.place(cells[0]), " ".join(cell.text for cell in cells[:3]))
            else:
                out.leave(self.sheet, cells, "ตัวเลขไม่ใช่คะแนน")
            return True
        if len(cells) == 1 < len(self.heading.scores):
            self._alone(cells[0], out)
            return True
        problem = "เป็นจำนวน ไม่ใช่คะแนน" if counts(cells, None) else self._of_no_agency(labels)
        last, self.last_row = self.last_row, cells[0].row
        if problem:
            out.leave(self.sheet, cells, problem)
            return True
        if labels and text.squeeze(labels[0].text).startswith("ระดับ"):
            return self._levels(numbers, context, out)
        if labels and self._changes(labels[0], numbers, context, out):
            return True
        whose = self._whose(labels, context, cells[0].row > last + 1 > 1)
        if whose is None and not any(text.looks_like_score(cell.text) for cell in numbers):
            out.leave(self.sheet, cells, "ตัวเลขไม่ใช่คะแนน")
            return True
        if whose is None:
            shown = labels[0] if labels else numbers[0]
            out.unknown(self.sheet.place(shown), shown.text)
            return False
        if whose.fiscal_year and not self.heading.roles.get("agency"):
            self.years.append(whose.fiscal_year)
        read = [self._cell(cell, self.under[cell.column], whose, context, out) for cell in numbers]
        if any(read):
            self._stray(labels, out)
        return any(read)

    def _alone(self, cell: Cell, out: Findings) -> None:
        """A row of one number without a name, where a row has several: a page's number, or nobody's score."""
        if re.fullmatch(r"[\d๐-๙]{1,3}", text.squeeze(cell.text)):
            out.leave(self.sheet, [cell], "เป็นตัวเลขเดียวในแถวที่ไม่มีชื่อแถว น่าจะเป็นเลขหน้า")
        else:
            out.unknown(self.sheet.place(cell), cell.text)

    def _stray(self, labels: list[Cell], out: Findings) -> None:
        """Tells once a column with a number of two decimals whose heading nobody understands."""
        for cell in labels:
            open_column = cell.column in self.heading.odd and cell.column not in self.told
            if open_column and text.looks_numeric(cell.text) and re.search(r"\d[.,]\d", cell.text):
                self.told.add(cell.column)
                out.stray(self.sheet.place(cell), cell.text)

    def _of_no_agency(self, labels: list[Cell]) -> str:
        """Why a row is nobody's: a mean of several, a province's, a target."""
        column = self.heading.roles.get("agency")
        named = [cell for cell in labels if cell.column == column] if column else []
        if column and not named and any(_NO_AGENCY.match(text.squeeze(cell.text)) for cell in labels):
            named = labels
        for cell in named or ([] if column else labels):
            plain = _NUMBER_BEFORE.sub("", text.squeeze(cell.text))
            if column and is_agency(_NUMBER_BEFORE.sub("", cell.text)):
                continue
            if column and _NO_AGENCY.match(plain):
                return "เป็นค่าเฉลี่ยหรือค่ารวมของหลายหน่วยงาน ไม่ใช่คะแนนของหน่วยงานใด"
            if column and NOT_A_SCORE.search(plain):
                return "เป็นเป้าหมาย เกณฑ์ หรือจำนวน ไม่ใช่คะแนนของหน่วยงานใด"
            if not column and not years_in(cell.text):
                if re.match(r"^(?:ค่า)?เฉลี่ย", plain):
                    return "เป็นค่าเฉลี่ยของหลายแถว ไม่ใช่คะแนนของปีหรือหน่วยงานใด"
                if NOT_A_SCORE.search(plain) and not self._is_change(plain):
                    return "เป็นเป้าหมาย น้ำหนัก หรือจำนวน ไม่ใช่คะแนน"
        if not column and self.heading.places and labels and not any(is_agency(cell.text) for cell in labels):
            return "เป็นค่าของจังหวัดหรืออำเภอ ไม่ใช่คะแนนของหน่วยงานใด"
        return ""

    @staticmethod
    def _is_change(plain: str) -> bool:
        return bool(re.search(r"เปลี่ยนแปลง|ผลต่าง|ส่วนต่าง|เพิ่มขึ้น|ลดลง|เพิ่ม/ลด", plain)) and "เป้า" not in plain

    def _changes(self, label: Cell, numbers: list[Cell], context: Context, out: Findings) -> bool:
        """A row "ผลต่าง" below rows of years."""
        if not self._is_change(text.squeeze(label.text)) or self.heading.roles.get("agency"):
            return False
        header = Header(tuple(ScoreColumn(at, year) for at, year in enumerate(self.years[-2:], 1)))
        for cell in numbers:
            subject = self.under[cell.column]
            column = ChangeColumn(9, label.text, tuple(years_in(label.text)))
            values.add_changes(
                self.sheet, cell, column, header, self._key(subject, _Whose(context.agency, None), context), out
            )
        return True

    def _levels(self, numbers: list[Cell], context: Context, out: Findings) -> bool:
        """A row "ระดับ" below the scores: the level below a total."""
        found = False
        for cell in numbers:
            year = self.under[cell.column].fiscal_year or context.row_year or context.fiscal_year
            if self.under[cell.column].level == "total":
                found |= values.add_rating(self.sheet, cell, year, context.agency, out)
        return found

    def _whose(self, labels: list[Cell], context: Context, apart: bool) -> _Whose | None:
        """Agency, year and part that the row's labels name; ``None`` when they name something unknown.

        ``apart`` says that empty rows stand between it and the row above.
        """
        by_column = {cell.column: cell for cell in labels}
        roles = self.heading.roles
        year_cell = by_column.get(roles.get("year", -1))
        years = years_in(year_cell.text) if year_cell else []
        place = self._place(by_column)
        agency_column = roles.get("agency")
        if agency_column is not None:
            named = by_column.get(agency_column)
            if named:
                if is_agency(_NUMBER_BEFORE.sub("", named.text)):
                    self.named = True
                elif self.named and apart:
                    return None  # a row below the list, of something else
                context.row_agency = self._name(named, by_column.get(roles.get("kind", -1)))
            elif not years or years[0] == context.row_year:
                return None  # no name of its own and no other year than the row above
            context.row_year = years[0] if years else context.row_year if not named else None
            return _Whose(context.row_agency, context.row_year, "", place)
        agency, part, unknown = "", "", []
        for cell in labels:
            if cell is year_cell or cell.column == roles.get("ordinal"):
                continue
            said = years_in(cell.text)
            if len(said) == 1 and not years:
                years = said
            elif is_agency(cell.text):
                agency = self._name(cell, None)
            elif codes.part_in(cell.text):
                part = codes.part_in(cell.text)
            elif not re.match(r"^(?:ผล)?คะแนน|^ผลการประเมิน|^ได้|^ค่าคะแนน|^score", text.squeeze(cell.text)):
                unknown.append(cell)
        if year_cell and not years:
            unknown.append(year_cell)
        if unknown and not (years or agency or part):
            return None
        context.row_year = years[0] if years else None
        return _Whose(agency, context.row_year, part, place)

    def _name(self, cell: Cell, kind: Cell | None) -> str:
        """An agency's name without its number in the list, with its kind from a column of its own."""
        name = _NUMBER_BEFORE.sub("", cell.text.strip())
        if kind and not is_agency(name):
            short = text.squeeze(kind.text).rstrip(".")
            joined = _KINDS.get(short, kind.text.strip()) + name
            name = joined if is_agency(joined) else name
        return expand(name)

    def _place(self, by_column: dict[int, Cell]) -> str:
        words = []
        for name in ("อำเภอ", "จังหวัด"):
            cell = by_column.get(self.heading.places.get(name, -1))
            if cell:
                words.append(cell.text.strip() if cell.text.strip().startswith(name) else name + cell.text.strip())
        return " ".join(words) or self.place

    def _key(self, subject: SubjectColumn, whose: _Whose, context: Context) -> values.Key:
        year = subject.fiscal_year or whose.fiscal_year
        instrument = subject.instrument
        if whose.part and instrument == "EIT":
            instrument = whose.part
        elif instrument == "EIT" and subject.level == "item" and context.instrument in ("EIT1", "EIT2"):
            instrument = context.instrument
        code = instrument if subject.level == "instrument" else subject.code
        return values.Key(
            subject.level,
            instrument,
            code,
            subject.label,
            year or context.fiscal_year,
            bool(year or context.year_is_own),
            subject.agency or whose.agency or context.agency,
            context.table,
            subject.read_as,
            f"{subject.fiscal_year or ''} {subject.hint if subject.hint == 'points' else ''}",
            subject.hint,
            whose.place,
        )

    def _cell(self, cell: Cell, subject: SubjectColumn, whose: _Whose, context: Context, out: Findings) -> bool:
        key = self._key(subject, whose, context)
        if subject.kind == "rating":
            return values.add_rating(self.sheet, cell, key.fiscal_year, key.agency, out, key.place)
        if subject.kind == "change":
            column = ChangeColumn(subject.column, subject.words, subject.years)
            return values.add_changes(self.sheet, cell, column, self.header, key, out)
        if subject.candidates:
            value = text.score(cell.text).value
            if value is not None:
                out.doubted(self._undecided(cell, subject, key, out))
            return value is not None
        return values.add_score(self.sheet, cell, key, out)

    def _undecided(self, cell: Cell, subject: SubjectColumn, key: values.Key, out: Findings) -> Undecided:
        value = text.score(cell.text).value
        scores = ((key.instrument if key.instrument in ("EIT1", "EIT2") else "", value, self.sheet.place(cell)),)
        return Undecided(
            self.sheet.place(subject.cell),
            subject.read_as,
            subject.cell.text,
            subject.instrument,
            key.fiscal_year,
            key.year_is_own,
            key.agency,
            key.table,
            len(out.scores),
            scores if value is not None else (),  # type: ignore[arg-type]
            subject.candidates,
        )
