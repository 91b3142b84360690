"""One row of a table of subjects: what it is about, and which of its cells are scores, changes or levels."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Protocol

from itadash.reading.layouts import values, weights
from itadash.reading.layouts.block_means import block_mean
from itadash.reading.layouts.found import Context, Findings, Undecided
from itadash.reading.layouts.headers import FOREIGN, NOT_A_SCORE, Header, ScoreColumn, is_number
from itadash.reading.layouts.lines import as_line
from itadash.reading.layouts.odd_rows import counts, moved
from itadash.reading.layouts.subjects import Subject, level_word, subject_of, wording_of
from itadash.reading.layouts.values import rating_in
from itadash.reading.model import Cell, Remark, Sheet
from itadash.reading.words import codes, text
from itadash.reading.words.labels import contradiction
from itadash.reading.words.names import expand, years_in

# A number with words beside it ("87.69 ผ่าน"), one without its point, or one with letters in it ("9O.25", "9l..25").
_WITH_NUMBER = re.compile(
    r"\s*-?[\d๐-๙.,]+\s*(?:คะแนน|%)?\s*|.{0,30}[\d๐-๙]{1,3}[.,][\d๐-๙]{1,2}(?![\d๐-๙]).{0,30}|(?=.*\d)[\dOoIl|]{1,3}\.{1,2}[\dOoIl|]{1,2}|[1Il|][0Oo]{2}"
)


class OfTable(Protocol):
    """What a row knows of its table: its sheet and heading, and in which column each level's rows begin."""

    sheet: Sheet
    header: Header | None
    at: dict[str, int]


class SubjectRow:
    """One row while it is read; :meth:`read` says whether it was one of the table."""

    def __init__(self, table: OfTable, cells: list[Cell], context: Context, out: Findings) -> None:
        self.sheet, self.header, self.at = table.sheet, table.header, table.at
        self.cells, self.context, self.out = cells, context, out
        self.by_column = {cell.column: cell for cell in cells}
        self.roles = table.header.roles if table.header else {}

    def _cell(self, role: str) -> Cell | None:
        return self.by_column.get(self.roles.get(role, -1))

    def read(self) -> bool:
        """Adds what the row says to the findings; false when it says nothing of a subject."""
        self._carry_down()
        if self._ratings():
            return True
        if moved(self.cells, self.header):
            return self._moved()
        subject = subject_of(self.cells, self.header, self.context) or self._above()
        own = self._own_scores(subject)
        if subject is None:
            self._unknown()
            return own
        if self.header and not self.header.scores:
            self._set_aside(self.header)
            return False
        if (subject.level != "item" or not self.header) and counts(self.cells, self.header):
            self.out.leave(self.sheet, self.cells, "เป็นจำนวน ไม่ใช่คะแนน")
            return True
        hits = self._hits(subject)
        if hits and self._further_right(subject):
            return self._moved()
        others = self._others(subject) if not subject.candidates and not subject.clash else False
        if not hits:
            return others or own or (self._for_a_name(subject) and self._moved())
        self.context.row_subject = subject
        printed_scores = any(text.looks_like_score(cell.text) for cell, _ in hits)
        if subject.clash and printed_scores:
            words = " ".join(cell.text for cell in self.cells if len(cell.text) < 80)
            self.out.clashed(self.sheet.place(self.cells[0]), words)
        elif subject.candidates:
            if printed_scores:
                self._doubt(subject, hits)
            else:
                self._no_score(subject, hits)
        elif printed_scores and (other := self._contradicted(subject, hits)):
            both = replace(subject, read_as=subject.cell.text[:40], candidates=(subject.code, other), clash=True)
            self._doubt(both, hits)
        else:
            for cell, column in hits:
                self._add(subject, cell, column)
        return True

    def _moved(self) -> bool:
        """Tells of a row whose cells have moved; nothing below it is merged with the row above it."""
        self.out.moved(self.sheet.place(self.cells[0]), " ".join(cell.text for cell in self.cells[:4]))
        self.context.row_subject = None
        return True

    def _for_a_name(self, subject: Subject) -> bool:
        """True when the only number of an indicator, an instrument or the total stands where codes or names do."""
        numbers = [cell for cell in self.cells if cell is not subject.cell and is_number(cell.text)]
        alone = len(numbers) == 1 and numbers[0].column in self.roles.values() and re.search(r"[.,]", numbers[0].text)
        return bool(alone) and subject.level != "item" and bool(self.header and self.header.scores)

    def _further_right(self, subject: Subject) -> bool:
        """True when the row's subject stands right of where those of its kind stood, and the first score is missing."""
        own = self.at.setdefault(subject.level, subject.cell.column)
        first = self.header.scores[0].column if self.header else 0
        return bool(first) and subject.cell.column > own and first not in self.by_column

    def _carry_down(self) -> None:
        """Notes the row's own instrument, agency and year; an empty cell below a filled one is merged with it."""
        instrument, agency, year = self._cell("instrument"), self._cell("agency"), self._cell("year")
        if instrument and (named := codes.instrument_in(instrument.text)):
            self.context.instrument = named
        if agency:
            self.context.row_agency = expand(agency.text)
        if year and (years := years_in(year.text)):
            self.context.row_year = years[0]

    def _above(self) -> Subject | None:
        """An EIT item whose code is merged over the rows of its two parts."""
        above, part = self.context.row_subject, self._cell("part")
        named = [self._cell(role) for role in ("code", "indicator", "name")]
        eit = isinstance(above, Subject) and (
            above.instrument.startswith("EIT") or any(code[0] == "e" for code in above.candidates)
        )
        if isinstance(above, Subject) and eit and part and not any(named):
            return above if codes.part_in(f"EIT {part.text}") else None
        return None

    def _ratings(self) -> bool:
        """A table row "ระดับ… | A | ผ่าน": true when the row was one."""
        if not text.squeeze(self.cells[0].text).startswith("ระดับ") or level_word(self.cells, self.header):
            return False
        years = {c.column: c.fiscal_year for c in self.header.scores} if self.header else {}
        found = False
        for cell in self.cells[1:]:
            year = years.get(cell.column) or self.context.row_year or self.context.fiscal_year
            found |= values.add_rating(self.sheet, cell, year, "", self.out)
        return found

    def _hits(self, subject: Subject) -> list[tuple[Cell, ScoreColumn]]:
        """The cells that stand in score columns, or right of an item whose row has slipped to the left."""
        header = self.header
        if header:
            hits = [(self.by_column[c.column], c) for c in header.scores if c.column in self.by_column]
            named = ("code", "indicator", "name", "instrument")
            own = next((header.roles[r] for r in named if r in header.roles), 0)
            if hits and self._of_two_tables(header, subject, hits):
                self.out.unheaded(self.context.table, self.sheet.place(self.cells[0]))
                return []
            if hits or subject.level != "item" or subject.cell.column >= own or not header.scores:
                return [(cell, column) for cell, column in hits if cell is not subject.cell]
        others = [cell for cell in self.cells if cell is not subject.cell]
        if header is None and any(codes.item_at_start(c.text) and not _WITH_NUMBER.fullmatch(c.text) for c in others):
            return []  # codes across: a heading
        longest = 25 if subject.level == "item" else 400  # "ผู้บริหารสูงสุด" in the words of an item says nothing
        shares = [c for c in others if not text.looks_like_score(c.text) or "ร้อยละ" in c.text]
        said = [c.text for c in shares if len(c.text) <= longest]
        if any(NOT_A_SCORE.search(text.squeeze(words)) for words in said):
            return []  # "แบบวัด IIT | จำนวนผู้ตอบ | 45 | คน"
        behind = [c for c in others if c.column > subject.cell.column]
        right = [c for c in behind if text.looks_like_score(c.text)]
        # Without a heading a number that is no score ("250") may be the damaged score, and the good one another year's.
        odd = [c for c in behind if c not in right and _WITH_NUMBER.fullmatch(c.text) and not years_in(c.text)]
        if (len(right) == 1 and not odd) or (header and right):
            return [(right[0], ScoreColumn(right[0].column))]
        if header is None and subject.level in ("item", "indicator"):
            self._without_heading(subject, right, odd)
        return []

    def _of_two_tables(self, header: Header, subject: Subject, hits: list[tuple[Cell, ScoreColumn]]) -> bool:
        """True where a number that no heading explains stands right of the code, and the score left of it.

        The code is of a table beside this one."""
        if subject.level != "item" or any(cell.column > subject.cell.column for cell, _ in hits):
            return False
        behind = [cell for cell in self.cells if cell.column > subject.cell.column]
        return any(cell.column not in header.headed and text.looks_like_score(cell.text) for cell in behind)

    def _without_heading(self, subject: Subject, right: list[Cell], odd: list[Cell]) -> None:
        """Tells of numbers beside an item or an indicator that no heading explains."""
        if len(right) > 1:
            self.out.unheaded(self.context.table, self.sheet.place(self.cells[0]))
            self.out.leave(self.sheet, self.cells, "ไม่มีหัวตารางที่บอกว่าช่องใดเป็นคะแนน")
        elif odd and (right or not as_line(self.cells)):  # words and a score in one cell are read as a line
            problem = "ไม่ใช่คะแนน หรือเป็นหนึ่งในหลายตัวเลขที่ไม่มีหัวตารางบอกว่าตัวใดเป็นคะแนน"
            shown = ", ".join(cell.text for cell in (*odd[:3], *right))
            self.out.refused(self.sheet.place(odd[0]), shown, subject.label, subject.code, problem)

    def _others(self, subject: Subject) -> bool:
        """Changes, points of the total and levels of the row; true when there were some."""
        found, header = False, self.header or FOREIGN
        for column in header.changes:
            if cell := self.by_column.get(column.column):
                key = self._key(subject, subject.instrument, subject.code, ScoreColumn(column.column))
                found |= values.add_changes(self.sheet, cell, column, header, key, self.out)
        for place in header.weighted if subject.level in ("instrument", "total") else ():
            if (cell := self.by_column.get(place.column)) and (keyed := _with_part(subject, place.part)):
                found |= values.add_score(self.sheet, cell, self._key(subject, *keyed, place), self.out)
        return found

    def _own_scores(self, of: Subject | None) -> bool:
        """The score of the instrument that the row names, in a column of such scores; true when there was one."""
        found = False
        named = self._cell("instrument")
        instrument = codes.instrument_in(named.text) if named else of.code if of and of.level == "instrument" else ""
        for place in self.header.own if self.header else ():
            cell = self.by_column.get(place.column)
            if cell is None or text.is_blank(cell.text):
                continue
            if not instrument:
                message = "ไม่ทราบว่าเป็นคะแนนของแบบวัดใด จึงไม่นำเข้า โปรดใส่ชื่อแบบวัดในแถวเดียวกัน"
                self.out.remarks.append(Remark("doubt", message, self.sheet.place(cell), cell.text[:200]))
                continue
            subject = Subject("instrument", instrument, instrument, named or cell)
            if keyed := _with_part(subject, place.part):
                found |= values.add_score(self.sheet, cell, self._key(subject, *keyed, place), self.out)
        return found

    def _unknown(self) -> None:
        """A row with a number in a score column whose subject nobody knows is told, not dropped."""
        if not self.header or not self.header.scores:
            return
        columns = {c.column for c in (*self.header.scores, *self.header.weighted)}
        numbers = [cell for cell in self.cells if cell.column in columns and text.looks_numeric(cell.text)]
        coded = {self.roles.get(role) for role in ("code", "indicator", "name")}
        words = [
            cell
            for cell in self.cells
            if cell.column not in columns
            and not text.is_blank(cell.text)
            and (cell.column in coded or not text.looks_numeric(cell.text))
        ]
        if numbers and words and not NOT_A_SCORE.search(text.squeeze(words[0].text)):
            self.out.unknown(self.sheet.place(words[0]), words[0].text)

    def _set_aside(self, header: Header) -> None:
        """Tells once a table that its numbers are no scores."""
        if not any(text.looks_like_score(cell.text) for cell in self.cells):
            return
        columns = ", ".join(f"“{words[:30]}”" for words in header.set_aside[:4])
        if header.ambiguous:
            message = f"ตารางนี้มีช่องคะแนนมากกว่าหนึ่งช่อง ({columns}) จึงไม่อ่าน โปรดเหลือช่องคะแนน 0–100 ช่องเดียว"
        else:
            message = f"ตารางนี้ไม่มีช่องที่มีหัวว่า “คะแนน” จึงไม่อ่านตัวเลขในตาราง {columns}".rstrip()
        remark = Remark("doubt" if header.ambiguous else "note", message, self.context.table)
        if remark not in self.out.remarks:
            self.out.remarks.append(remark)
        self.out.leave(self.sheet, self.cells, "อยู่ในตารางที่ไม่มีช่องคะแนน หรือมีช่องคะแนนที่แยกไม่ออก")

    def _row_part(self, subject: Subject) -> str:
        """The EIT part that the row names in a column of parts."""
        if not subject.instrument.startswith("EIT"):
            return ""
        part = self._cell("part")
        if part is None:  # "e1 | Public | 85.23" without a heading, or under none that is understood
            headed = self.header.headed if self.header else frozenset()
            others = [c for c in self.cells if c is not subject.cell and c.column not in headed and len(c.text) <= 40]
            part = next(
                (cell for cell in others if codes.part_in(f"EIT {cell.text}") and not is_number(cell.text)), None
            )
        return codes.part_in(f"EIT {part.text}") if part else ""

    def _key(self, subject: Subject, instrument: str, code: str, column: ScoreColumn) -> values.Key:
        year = column.fiscal_year or self.context.row_year or _year_of(subject)
        return values.Key(
            subject.level,
            instrument,
            code,
            subject.label,
            year or self.context.fiscal_year,
            bool(year or self.context.year_is_own),
            column.agency or self.context.row_agency or self.context.agency,
            self.context.table,
            subject.read_as,
            str(column.column),
            column.hint or self._hint(subject, year or self.context.fiscal_year),
        )

    def _hint(self, subject: Subject, year: int | None) -> str:
        """What the row says of the score's kind: a number in the column of maxima, or words beside an instrument's."""
        maximum = self.by_column.get(self.header.maximum) if self.header else None
        by_maximum = weights.hint_of_maximum(text.score(maximum.text).value, subject.code, year) if maximum else ""
        if subject.level != "instrument":
            return by_maximum if weights.full_mark(by_maximum) else ""
        return by_maximum or weights.hint(subject.cell.text, subject.code, year)

    def _add(self, subject: Subject, cell: Cell, column: ScoreColumn) -> None:
        """Adds the score of one cell, or the remark that it cannot be one."""
        if subject.level == "item" and column.part == "EIT" and self._has_parts(column):
            return  # the mean of an item's parts is no figure of the rules
        level_cell = self._cell("level")
        number = text.score(cell.text).value
        year = column.fiscal_year or self.context.row_year or _year_of(subject) or self.context.fiscal_year
        explicit = level_cell is not None and level_word([level_cell], self.header) == "total"
        if number is not None and subject.level == "total" and not explicit:
            about = block_mean(subject, number, year, self.out, self.context)
            if about is None:
                self.out.unclear_mean(self.sheet.place(cell), f"{subject.cell.text} {cell.text}")
                self.context.block_start = len(self.out.scores)
                return
            subject = about
        keyed = _with_part(subject, column.part or self._row_part(subject))
        if keyed is None:
            if number is not None or text.score(cell.text).problem:
                problem = "อยู่ในช่องคะแนนของ EIT ซึ่งไม่ใช่ของรายการนี้"
                self.out.refused(self.sheet.place(cell), cell.text, subject.label, subject.code, problem)
            return
        before = len(self.out.scores)
        values.add_score(self.sheet, cell, self._key(subject, *keyed, column), self.out)
        if len(self.out.scores) == before:
            return
        if subject.level in ("total", "instrument") and codes.is_total(subject.cell.text):
            self.context.block_start = len(self.out.scores)
        if subject.level == "total":
            self._level_beside(level_cell, column, year)

    def _has_parts(self, of: ScoreColumn) -> bool:
        """True when the row holds a score of an EIT part of the year of ``of``."""
        parts = [c for c in self.header.scores if c.part in ("EIT1", "EIT2")] if self.header else []
        cells = [self.by_column.get(c.column) for c in parts if c.fiscal_year == of.fiscal_year]
        return any(cell is not None and not text.is_blank(cell.text) for cell in cells)

    def _level_beside(self, level_cell: Cell | None, column: ScoreColumn, year: int | None) -> None:
        """The level printed beside a total: in its own year's column, or in the one column of levels."""
        agency = column.agency or self.context.row_agency
        for place in self.header.ratings if self.header else ():
            cell = self.by_column.get(place.column)
            if cell and place.fiscal_year == column.fiscal_year:
                values.add_rating(self.sheet, cell, year, agency, self.out)
        if level_cell and rating_in(level_cell.text):
            values.add_rating(self.sheet, level_cell, year, agency, self.out)

    def _contradicted(self, subject: Subject, hits: list[tuple[Cell, ScoreColumn]]) -> str:
        """The item whose question stands beside the code of another one; ``""`` where they agree in some year."""
        if subject.level != "item" or subject.read_as:
            return ""
        wording = wording_of(self.cells, self.header)
        years = {column.fiscal_year or self.context.row_year or self.context.fiscal_year for _, column in hits}
        others = {contradiction(subject.code, wording, year) for year in years}
        return others.pop() if len(others) == 1 else ""

    def _no_score(self, subject: Subject, hits: list[tuple[Cell, ScoreColumn]]) -> None:
        """Refuses what stands for the score of an open code."""
        for cell, _ in hits:
            if problem := text.score(cell.text).problem:
                self.out.refused(self.sheet.place(cell), cell.text, f"ข้อ {subject.read_as}", "", problem)

    def _doubt(self, subject: Subject, hits: list[tuple[Cell, ScoreColumn]]) -> None:
        """Keeps the row of a code with several readings, once for each year of its columns."""
        part_cell = self._cell("part")
        row_part = codes.part_in(f"EIT {part_cell.text}") if part_cell else ""
        wording = wording_of(self.cells, self.header)
        by_year: dict[int | None, list[tuple[str, Decimal, str]]] = {}
        for cell, column in hits:
            value, part = text.score(cell.text).value, column.part or row_part
            if value is not None:
                score = (part if part != "EIT" else "", value, self.sheet.place(cell))
                by_year.setdefault(column.fiscal_year or self.context.row_year, []).append(score)
        for year, scores in by_year.items():
            self.out.doubted(
                Undecided(
                    self.sheet.place(subject.cell),
                    subject.read_as,
                    wording,
                    self.context.instrument,
                    year or self.context.fiscal_year,
                    bool(year or self.context.year_is_own),
                    self.context.row_agency or self.context.agency,
                    self.context.table,
                    len(self.out.scores),
                    tuple(scores),
                    subject.candidates,
                    subject.clash,
                )
            )


_LABEL = 60  # characters; a longer text may name a year by the way


def _year_of(subject: Subject) -> int | None:
    """The one year that the row's label names ("EIT 2566"); the words of an item name years of plans."""
    if subject.level not in ("instrument", "total") or len(subject.cell.text) > _LABEL:
        return None
    years = set(years_in(subject.cell.text))
    return years.pop() if len(years) == 1 else None


def _with_part(subject: Subject, part: str) -> tuple[str, str] | None:
    """(instrument, code) of a score in a column or row of an EIT part; ``None`` when the part cannot belong."""
    if not part or part == "EIT":
        if part == "EIT" and not subject.instrument.startswith("EIT"):
            return None
        return subject.instrument, subject.code
    if subject.level == "total" or not subject.instrument.startswith("EIT"):
        return None
    return part, (part if subject.level == "instrument" else subject.code)
