"""What the columns of a table mean, told from its heading rows and not from positions.

A number is a score only under a heading that says so: a heading without such a column is a *foreign* heading, and
no row under it is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from itadash import rules
from itadash.reading.layouts.columns import NOT_A_SCORE, Meaning, meaning, role_of
from itadash.reading.layouts.heading_paths import ROWS, Paths, numbers_columns, paths
from itadash.reading.model import Cell
from itadash.reading.words.codes import indicator_at_start, instrument_in, item_at_start, part_in
from itadash.reading.words.names import years_in
from itadash.reading.words.text import is_blank, is_plain_number, looks_like_score, looks_numeric, squeeze

LONGEST = 80  # characters of a heading's text, without spaces


@dataclass(frozen=True)
class ScoreColumn:
    """A column of scores (or of something that belongs to them): year, EIT part and agency that its heading names."""

    column: int
    fiscal_year: int | None = None
    part: str = ""
    agency: str = ""
    hint: str = ""  # what the heading says of the kind of its scores: ``points`` of the total · ``hundred`` · ``""``


@dataclass(frozen=True)
class ChangeColumn:
    """A column of changes between two years: its heading, and the years that the heading names."""

    column: int
    words: str
    years: tuple[int, ...] = ()


@dataclass(frozen=True)
class Header:
    """Columns of a table by role.

    ``scores`` is empty for a foreign heading (a table of something else). ``instrument`` when the heading row itself
    names one. ``set_aside`` are headings of columns that look like scores but are not read, for the person to see.
    ``rivals`` are columns that claim to be the same score: their numbers have to tell which of them is.
    """

    scores: tuple[ScoreColumn, ...]
    roles: dict[str, int] = field(default_factory=dict)  # role → column number
    instrument: str = ""
    set_aside: tuple[str, ...] = ()
    questions: bool = False  # the code column is headed "ข้อ…": a bare number there is an item's
    bare: bool = False  # bare numbers in the code column may be items' or indicators'
    ambiguous: bool = False  # two columns claim to be the score
    changes: tuple[ChangeColumn, ...] = ()
    weighted: tuple[ScoreColumn, ...] = ()  # points of the total, as the heading says
    weight: int = 0  # the column of weights (30, 30, 40), 0 when there is none
    maximum: int = 0  # the column of what a score is out of
    ratings: tuple[ScoreColumn, ...] = ()
    rivals: tuple[ScoreColumn, ...] = ()
    own: tuple[ScoreColumn, ...] = ()  # scores of the instruments, beside those of the rows
    rows: int = 1
    sure: bool = True  # false: only the cells below can tell whether this is a heading at all
    headed: frozenset[int] = frozenset()  # columns whose heading is understood
    maybe: tuple[ScoreColumn, ...] = ()  # "ร้อยละ": scores if the cells below are, and no other column is

    @cached_property
    def taken(self) -> frozenset[int]:
        """The columns in which no row says what it is about."""
        columns = (*self.scores, *self.weighted, *self.ratings, *self.rivals, *self.own)
        roles = {column for role, column in self.roles.items() if role != "ordinal"}
        others = {self.weight, self.maximum, *(c.column for c in columns), *(c.column for c in self.changes)}
        return frozenset(roles | others)


FOREIGN = Header(())


_MISREAD = re.compile(r"(?=.*\d.*\d)[\doil|.,]*\.[\doil|.,]*")  # "8O.88", "77..34"
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:25)?\d\d")


def is_date(text: str) -> bool:
    """True for "10/08/2566"."""
    return bool(_DATE.fullmatch(squeeze(text)))


def is_data(text: str) -> bool:
    """True for a cell that a data row has and a heading has not."""
    if is_date(text) or _MISREAD.fullmatch(squeeze(text)):
        return True
    if is_blank(text) or item_at_start(text) or indicator_at_start(text) or rules.indicator_number(text) is not None:
        return True
    return is_number(text)


_SHARE = re.compile(r"ร้อยละ\d{1,3}")  # "ร้อยละ 30" below IIT is its weight, and of the heading


def is_number(text: str) -> bool:
    """True for a number that is no year and no whole share."""
    if text.lstrip().startswith("ร้อยละ") and _SHARE.fullmatch(squeeze(text)):
        return False
    return is_plain_number(text) or (not years_in(text) and (looks_numeric(text) or looks_like_score(text)))


_DATA = re.compile(r"[๐-๙0-9]{1,3}(?:[.,][๐-๙0-9]+)?$|[ieoIEO][๐-๙0-9]{1,2}(?:\s|$)")  # at a glance


def may_head(cells: Sequence[Cell]) -> bool:
    """True when no cell of a row is data or too long for a heading."""
    if any(_DATA.match(cell.text) for cell in cells):
        return False
    return all(len(squeeze(cell.text)) <= LONGEST and not is_data(cell.text) for cell in cells)


def read_header(cells: Sequence[Cell]) -> Header | None:
    """The heading that a row is, or ``None``. It has two texts or more, a known role, and no number but years."""
    return read_heading([cells])


def read_heading(rows: Sequence[Sequence[Cell]]) -> Header | None:
    """The heading that begins in the first row and may take some of those below, or ``None``."""
    header = possible_heading(rows)
    return header if header and header.sure else None


def possible_heading(rows: Sequence[Sequence[Cell]]) -> Header | None:
    """As :func:`read_heading`, or one that is not :attr:`Header.sure`: a column of scores among unknown words."""
    if not rows or len(rows[0]) < 2 or not may_head(rows[0]) or is_pair(rows):
        return None
    count = 1
    while count < min(len(rows), ROWS) and _continues(rows[:count], rows[count]):
        count += 1
    named = count + (count < len(rows) and numbers_columns(rows[count]))
    header = _header(paths(rows[:count]), named)
    if header and count > 1 and _says_no_more(header, _header(paths(rows[1:count]), named - 1)):
        return None
    return header


def is_pair(rows: Sequence[Sequence[Cell]]) -> bool:
    """True for a label and its value above a wider row ("ผู้รับผิดชอบ | สำนักปลัด"), which name nothing of a table."""
    first, second = rows[0], rows[1] if len(rows) > 1 else ()
    if len(first) != 2 or len(second) < 3 or first[0].column != second[0].column or first[1].column != second[1].column:
        return False
    label, value = (meaning((cell.text,)) for cell in first)
    named = any(said.years or said.part or said.agency or instrument_in(said.words) for said in (label, value))
    return value.kind == "" and not named and (label.kind == "" or "รับผิดชอบ" in squeeze(label.words))


def _says_no_more(header: Header, lower: Header | None) -> bool:
    """True when the rows below the first are the whole heading: the first is a title ("ผู้รับผิดชอบ | สำนักปลัด")."""
    if lower is None or not lower.sure or not lower.scores or not header.roles.keys() <= lower.roles.keys():
        return False
    return all(
        getattr(header, name) == getattr(lower, name) for name in ("scores", "changes", "weighted", "ratings", "rivals")
    )


_ROW_ROLES = ("agency", "ordinal", "year", "part", "instrument", "code", "indicator", "name", "level")


def _continues(heading: Sequence[Sequence[Cell]], cells: Sequence[Cell]) -> bool:
    """True when a row goes on with the heading above it: texts below spanning or merged cells, no row's subject."""
    if not cells or cells[0].row != heading[-1][0].row + 1 or not may_head(cells):
        return False
    above = {cell.column: cell.text for row in heading for cell in row}
    spanned = [cell for cell in cells if cell.column not in above]
    below = [cell for cell in cells if cell.column in above and squeeze(cell.text) != squeeze(above[cell.column])]
    for cell in below:
        words = squeeze(cell.text)
        beside = next((other.text for other in spanned if other.column == cell.column + 1), "")
        years = years_in(cell.text) and years_in(beside)  # "ปีงบประมาณ" over 2565 and 2566
        spans = bool(beside) and (role_of(words) or part_in(words) or years)
        if role_of(squeeze(above[cell.column])) in _ROW_ROLES and not words.startswith("(") and not spans:
            return False
    own = {cell.column for cell in cells}
    for cell in spanned:
        left = [column for column in above if column < cell.column]
        if left and max(left) not in own:
            return False  # it stands below no group
    if (not spanned and not below) or (len(cells) == 1 and not below):
        return False
    if len(cells) == 1 and cells[0].column == min(above):
        return False  # the heading of a block of rows
    return all(meaning((above.get(cell.column, ""), cell.text)).kind for cell in (*spanned, *below))


_COUNTED = re.compile(r"จำนวน|ผู้ตอบ|ความถี่")


def _header(above: Paths, rows: int) -> Header | None:
    """The roles of the columns that these texts stand above."""
    meanings = _with_mean({column: meaning(path) for column, path in above.items()})
    scores: list[tuple[ScoreColumn, Meaning]] = []
    roles: dict[str, int] = {}
    aside: list[str] = []
    changes: list[ChangeColumn] = []
    weighted, ratings, maybe = [], [], []
    levels = sum(said.kind == "level" for said in meanings.values())
    instrument, questions, known, weight, maximum = "", False, 0, 0, 0
    for column, said in meanings.items():
        place = ScoreColumn(column, said.year, said.part, said.agency, said.hint)
        if said.maybe:
            maybe.append(place)
        if said.kind == "score":
            scores.append((place, said))
        elif said.kind == "change" or (said.maybe and changes and changes[-1].column == column - 1):
            changes.append(ChangeColumn(column, said.words, said.years))
        elif said.kind == "weighted":
            weighted.append(place)
        elif said.kind == "rating" or (said.kind == "level" and (said.years or levels > 1)):
            left = [score for score, _ in scores if score.column < column]
            year = said.year or (left[-1].fiscal_year if left else None)
            ratings.append(replace(place, fiscal_year=year))
        elif said.kind in ("weight", "maximum", "ignore"):
            weight = weight or (column if said.kind == "weight" else 0)
            maximum = maximum or (column if said.kind == "maximum" else 0)
            if NOT_A_SCORE.search(squeeze(said.words)) and "หมายเหตุ" not in said.words:
                aside.append(said.words)
        elif said.kind and said.kind not in roles:
            roles[said.kind] = column
            if said.kind == "code":
                instrument, questions = instrument_in(said.words), squeeze(said.words).startswith("ข้อ")
        elif said.kind == "name":
            roles.setdefault("label", column)
        known += (said.maybe and said.kind == "") or said.kind in ("change", "weighted", "weight", "maximum", "ignore")
    if not any(role in roles for role in ("code", "indicator", "name", "instrument")):
        scores = [(place, said) for place, said in scores if not said.agency]
    if not scores:
        told = (*aside, *(column.words for column in changes), *(meanings[c.column].words for c in weighted))
        sure = known + len(roles) + len(ratings) >= 2
        if maybe and not changes and not weighted and not any(_COUNTED.search(words) for words in told):
            headed = frozenset(column for column, said in meanings.items() if said.kind or said.maybe)
            return Header(
                (), roles, instrument, told, questions, maybe=tuple(maybe), rows=rows, sure=sure, headed=headed
            )
        return Header((), roles, "", told, rows=rows) if sure else None
    scores = _with_year(scores, meanings)
    own = _own(scores)
    scores = [(place, said) for place, said in scores if place not in own]
    sure = bool(roles or known or any(s.fiscal_year or s.part for s, _ in scores))
    chosen, rivals = _choose(scores, bool(weight))
    dropped = [said.words for place, said in scores if place not in chosen]
    return Header(
        tuple(chosen),
        roles,
        instrument,
        (*aside, *dropped),
        questions,
        False,
        bool(rivals),
        tuple(changes),
        tuple(weighted),
        weight,
        maximum,
        tuple(ratings),
        tuple(rivals),
        tuple(own),
        rows,
        sure,
        frozenset(column for column, said in meanings.items() if said.kind),
    )


def _with_year(
    scores: list[tuple[ScoreColumn, Meaning]], meanings: dict[int, Meaning]
) -> list[tuple[ScoreColumn, Meaning]]:
    """The columns of scores with the year that the heading of the rows names ("ข้อคำถาม IIT ปี 2566"), if none do."""
    years = {said.year for said in meanings.values() if said.kind in ("code", "name", "indicator", "instrument")} - {
        None
    }
    if len(years) != 1 or any(said.years for _, said in scores):
        return scores
    (year,) = years
    return [(replace(place, fiscal_year=year), said) for place, said in scores]


def _own(scores: list[tuple[ScoreColumn, Meaning]]) -> list[ScoreColumn]:
    """The columns of the instruments' own scores: each beside another column of the same year, part and agency."""
    of = [((place.fiscal_year, place.part, place.agency), place, said.of_instrument) for place, said in scores]
    return [place for group, place, own in of if own and any(group == other and not also for other, _, also in of)]


_MEAN = re.compile(r"^(?:ค่า|คะแนน)*(?:เฉลี่ย|รวม)")


def _with_mean(meanings: dict[int, Meaning]) -> dict[int, Meaning]:
    """Beside columns of both EIT parts a mean or a sum of them is EIT's own column."""
    if not {"EIT1", "EIT2"} <= {said.part for said in meanings.values() if said.kind == "score"}:
        return meanings
    return {
        column: replace(said, kind="score", part="EIT")
        if said.kind in ("", "score")
        and said.part in ("", "EIT")
        and _MEAN.match(squeeze(said.words).removeprefix("eit"))
        else said
        for column, said in meanings.items()
    }


def _choose(scores: list[tuple[ScoreColumn, Meaning]], weighed: bool) -> tuple[list[ScoreColumn], list[ScoreColumn]]:
    """(one score column a year, part and agency; columns that claim to be the same one).

    Of several, the one that says that it is not weighted; else the one plainly headed "คะแนน". Beside a column of
    weights (``weighed``) that does not decide: the plain one may be the weighted one.
    """
    groups: dict[tuple[object, ...], list[tuple[ScoreColumn, Meaning]]] = {}
    for place, said in scores:
        groups.setdefault((place.fiscal_year, place.part, place.agency), []).append((place, said))
    chosen, rivals = [], []
    for group in groups.values():
        unweighted = [place for place, said in group if said.unweighted]
        plain = [place for place, said in group if said.plain and not weighed]
        told = next((some for some in (unweighted, plain) if len(some) == 1), [place for place, _ in group])
        if len(told) == 1:
            chosen += told
        else:
            rivals += told
    return chosen, rivals
