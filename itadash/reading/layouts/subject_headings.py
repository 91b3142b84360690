"""Headings in which codes, indicators, instruments or totals stand above their scores, on one row or several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from itadash import rules
from itadash.reading.layouts import weights
from itadash.reading.layouts.columns import NOT_A_SCORE, Meaning, meaning, role_of
from itadash.reading.layouts.found import Context
from itadash.reading.layouts.headers import LONGEST, is_date, is_number
from itadash.reading.layouts.heading_paths import ROWS, Path, numbers_columns, paths
from itadash.reading.model import Cell
from itadash.reading.words import codes
from itadash.reading.words.names import years_in
from itadash.reading.words.text import is_blank, squeeze

_DECIMAL = re.compile(r"^\s*[\d๐-๙]+[.,][\d๐-๙]+\s*$")
_SEVERAL = 3
_ONE_FOR_I = re.compile(r"1(?:0[1-9]|[12]\d|30)|0\d{1,2}")  # "119" for I19, "022" for O22
_BARE = re.compile(r"\(?([1-9]|10|[1-4]\d)\)?")
_INDICATORS = 10
_YEAR = re.compile(r"(?:ประจำ)?ปี(?:งบประมาณ)?(?:พ\.ศ\.)?'?(?:25)?\d\d|(?:พ\.ศ\.)?25[5-9]\d")
PLACES = {"จังหวัด": "จังหวัด", "อำเภอ": "อำเภอ", "เขต": "อำเภอ", "ตำบล": "ตำบล"}


@dataclass(frozen=True)
class SubjectColumn:
    """A column under a code: ``kind`` is score · change · rating; ``level`` is ``""`` while ``candidates`` are open."""

    cell: Cell  # of the heading that names the subject
    kind: str
    level: str
    instrument: str
    code: str
    fiscal_year: int | None = None
    agency: str = ""
    hint: str = ""
    read_as: str = ""
    candidates: tuple[str, ...] = ()
    words: str = ""
    years: tuple[int, ...] = ()

    @property
    def column(self) -> int:
        """Its number on the sheet."""
        return self.cell.column

    @property
    def label(self) -> str:
        """The subject in Thai, for messages."""
        words = {"total": "คะแนนรวม", "indicator": f"ตัวชี้วัดที่ {self.code}", "item": f"ข้อ {self.code.upper()}"}
        return words.get(self.level, self.code)


@dataclass(frozen=True)
class SubjectHeading:
    """The columns of such a table: those under subjects, roles of the others, and what is set aside."""

    columns: tuple[SubjectColumn, ...]
    roles: dict[str, int]
    places: dict[str, int]  # "จังหวัด", "อำเภอ", "ตำบล" → column
    set_aside: tuple[str, ...]
    rows: int
    odd: frozenset[int] = frozenset()  # columns under words that nobody understands

    @property
    def scores(self) -> list[SubjectColumn]:
        """The columns of scores."""
        return [column for column in self.columns if column.kind == "score"]


def read_subject_heading(rows: Sequence[Sequence[Cell]], context: Context) -> SubjectHeading | None:
    """The heading that begins in the first row, or ``None``: one with a subject above some column."""
    first = rows[0] if rows else []
    if not first or any(_DECIMAL.match(cell.text) or len(squeeze(cell.text)) > LONGEST for cell in first):
        return None
    if any(is_blank(cell.text) or is_date(cell.text) for cell in first) or not _only_bare_numbers(first):
        return None
    count = 1
    while count < min(len(rows), ROWS) and _continues(rows[count - 1], rows[count]):
        count += 1
    heading = _heading(rows[:count], context)
    if heading is None or (count > 1 and _says_no_more(heading, _heading(rows[1:count], context))):
        return None
    numbered = count < len(rows) and numbers_columns(rows[count])
    return SubjectHeading(
        heading.columns, heading.roles, heading.places, heading.set_aside, count + numbered, heading.odd
    )


def _says_no_more(heading: SubjectHeading, lower: SubjectHeading | None) -> bool:
    """True when the rows below the first are the whole heading, and the first is a title."""
    if lower is None or heading.places != lower.places or not heading.roles.keys() <= lower.roles.keys():
        return False
    return [replace(each, words="") for each in heading.columns] == [replace(each, words="") for each in lower.columns]


def _only_bare_numbers(cells: Sequence[Cell]) -> bool:
    """True when all numbers of a row are whole ones from 1, none twice: numbers of items or indicators."""
    numbers = [squeeze(cell.text) for cell in cells if is_number(cell.text)]
    if _lettered(cell.text for cell in cells):
        return all(_BARE.fullmatch(number) or _ONE_FOR_I.fullmatch(number) for number in numbers)
    return all(_BARE.fullmatch(number) for number in numbers) and len(set(numbers)) == len(numbers) != 1


def _lettered(texts: Iterable[str]) -> bool:
    """True when three texts or more are different codes of one letter's items."""
    found = {
        squeeze(printed.printed) for words in texts if (printed := codes.item_at_start(words)) and printed.lettered
    }
    return max(Counter(code[0] for code in found).values(), default=0) >= _SEVERAL


def _continues(above: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """True when the row below is of the heading, too: it has texts, or numbers that only count."""
    if len(cells) < 2 or cells[0].row != above[0].row + 1:
        return False
    over = {cell.column: cell.text for cell in above}
    for cell in cells:
        labels = role_of(squeeze(over.get(cell.column, ""))) in ("agency", "ordinal", "year", "part")
        if labels and squeeze(cell.text) != squeeze(over[cell.column]) and not role_of(squeeze(cell.text)):
            return False
    numbers = [squeeze(cell.text) for cell in cells if is_number(cell.text)]
    if any(is_blank(cell.text) or _DECIMAL.match(cell.text) for cell in cells) or not _only_bare_numbers(cells):
        return False
    if not numbers:
        return True
    values = [int(match.group(1)) for number in numbers if (match := _BARE.fullmatch(number))]
    steps = {b - a for a, b in pairwise(values)}
    return len(values) >= 3 and steps in ({1}, {-1}) and min(values) == 1


def _heading(rows: Sequence[Sequence[Cell]], context: Context) -> SubjectHeading | None:
    above = paths(rows)
    lowest: dict[int, Cell] = {cell.column: cell for row in rows for cell in row}
    bare = _bare_numbers(above, context)
    if any(is_number(path[-1]) and column not in bare for column, path in above.items()):
        return None  # a number that is no item's and no indicator's
    columns: list[SubjectColumn] = []
    roles: dict[str, int] = {}
    places: dict[str, int] = {}
    plain: list[tuple[Cell, Meaning]] = []
    aside: list[str] = []
    odd: list[int] = []
    for column, path in above.items():
        subject = bare.get(column) or _subject(path, context)
        said = meaning(path)
        words = weights_free(said.words)
        of_rows = said.kind in ("rating", "part", "level", "agency") or (
            said.kind == "code" and subject == _named(path)
        )
        if subject and not of_rows and not NOT_A_SCORE.search(words):
            hint = said.hint or weights.hint(said.words, subject[1], said.year)
            columns.append(_column(lowest[column], "score", subject, said, hint))
        elif said.kind == "change":
            columns.append(_column(lowest[column], "change", subject or ("total", "", "total", "", ()), said))
        elif said.kind == "rating" or (said.kind == "level" and squeeze(path[-1]) == "ระดับ"):
            columns.append(_column(lowest[column], "rating", ("total", "", "total", "", ()), said))
        elif said.kind == "weighted" and columns and columns[-1].kind == "score" and columns[-1].level == "instrument":
            near = columns[-1]  # "IIT | ถ่วงน้ำหนัก | EIT | ถ่วงน้ำหนัก"
            beside = (near.level, near.instrument, near.code, "", ())
            columns.append(_column(lowest[column], "score", beside, said, weights.POINTS))
        elif squeeze(said.words) in PLACES:
            places[PLACES[squeeze(said.words)]] = column
        elif said.kind == "score" and not said.agency:
            plain.append((lowest[column], said))
        elif said.kind in ("weighted", "weight", "maximum", "ignore"):
            if "หมายเหตุ" not in said.words:
                aside.append(said.words)
        elif said.kind and said.kind not in roles:
            roles[said.kind] = column
        elif squeeze(said.words).startswith("ประเภท"):
            roles.setdefault("kind", column)
        else:
            odd.append(column)
    columns += _plain(plain, columns, roles, context, aside)
    columns.sort(key=lambda each: each.column)
    return SubjectHeading(tuple(columns), roles, places, tuple(aside), len(rows), frozenset(odd))


Said = tuple[str, str, str, str, tuple[str, ...]]  # level, instrument, code, printed when repaired, candidates


def _column(cell: Cell, kind: str, subject: Said, said: Meaning, hint: str = "") -> SubjectColumn:
    level, instrument, code, read_as, candidates = subject
    if said.part in ("EIT1", "EIT2") and instrument == "EIT":
        instrument, code = said.part, said.part if level == "instrument" else code
    agency = said.agency
    return SubjectColumn(
        cell, kind, level, instrument, code, said.year, agency, hint, read_as, candidates, said.words, said.years
    )


def weights_free(words: str) -> str:
    """Squeezed words without "(ร้อยละ 30)", "น้ำหนัก 40" and the like, which stand beside names of instruments."""
    return weights.NOTE.sub("", squeeze(words))


def _subject(path: Path, context: Context) -> Said | None:
    """The subject that the texts above a column name, the lowest first."""
    group = next((name for words in path if (name := codes.instrument_in(words))), "")
    for words in reversed(path):
        if len(words) > 200:
            continue
        printed = codes.item_at_start(words)
        if printed and not years_in(words):
            read = codes.read_item(
                printed.printed,
                instrument=group or context.instrument,
                fiscal_year=context.fiscal_year,
                wording=printed.wording,
            )
            if read.code:
                return "item", rules.INSTRUMENT_OF_LETTER[read.code[0]], read.code, read.read_as, ()
            if read.candidates:
                return "", "", "", read.read_as, read.candidates
        number = codes.indicator_at_start(words) or (rules.indicator_number(words) if len(words) <= LONGEST else None)
        if number is not None:
            return _indicator(number)
        sub = codes.subindicator_code(words)
        if sub and squeeze(words) != sub:
            return "subindicator", "OIT", sub, "", ()
        plain = _YEAR.sub("", weights_free(words))
        if codes.is_total(plain):
            return "total", "", "total", "", ()
    return _named(path)


def _named(path: Path) -> Said | None:
    """The instrument of a heading like "ข้อคำถามแบบวัด… IIT": it stands above items, not above its own score."""
    name = next((name for words in path if (name := codes.instrument_in(words))), "")
    return ("instrument", name, name, "", ()) if name else None


def _indicator(number: int) -> Said:
    instrument = rules.load(rules.FISCAL_YEARS[-1]).indicator(number).instrument
    return "indicator", instrument, str(number), "", ()


def _bare_numbers(above: dict[int, Path], context: Context) -> dict[int, Said]:
    """Subjects of columns that are headed by bare numbers: indicators 1–10, or items of the instrument above them."""
    if _lettered(path[-1] for path in above.values()):
        return _among_codes(above, context)
    bare = {c: int(m.group(1)) for c, path in above.items() if (m := _BARE.fullmatch(squeeze(path[-1])))}
    if len(bare) < 2:
        return {}
    lead = " ".join(path[-1] for column, path in above.items() if column < min(bare))
    upper = " ".join(words for column in bare for words in above[column][:-1])
    told = squeeze(lead + upper).replace("หัวข้อ", "")
    if sorted(bare.values()) == list(range(1, 11)) and "ข้อ" not in told:
        return {column: _indicator(number) for column, number in bare.items()}
    numbers = list(bare.values())
    counted = len(numbers) >= _SEVERAL and numbers == sorted(set(numbers))
    found: dict[int, Said] = {}
    titled = next((name for words in reversed(context.titles) if (name := codes.instrument_in(words))), "")
    for column, number in bare.items():
        group = next((name for words in above[column] if (name := codes.instrument_in(words))), titled)
        if "ตัวชี้วัด" in told and number <= 10:
            found[column] = _indicator(number)
        elif ("ข้อ" in told and group) or (counted and ("ข้อ" in told or max(bare.values()) > _INDICATORS)):
            read = codes.read_item(
                str(number), instrument=group, fiscal_year=context.fiscal_year, plain_number=bool(group)
            )
            if read.code:
                found[column] = ("item", rules.INSTRUMENT_OF_LETTER[read.code[0]], read.code, "", ())
            elif read.candidates:
                found[column] = ("", "", "", read.read_as, read.candidates)
    return found


def _among_codes(above: dict[int, Path], context: Context) -> dict[int, Said]:
    """Columns headed by numbers beside codes with letters: these have lost theirs."""
    found: dict[int, Said] = {}
    for column, path in above.items():
        if is_number(path[-1]):
            group = next((name for words in path if (name := codes.instrument_in(words))), context.instrument)
            read = codes.read_item(path[-1].strip(), instrument=group, fiscal_year=context.fiscal_year)
            if read.code:
                found[column] = ("item", rules.INSTRUMENT_OF_LETTER[read.code[0]], read.code, read.read_as, ())
            elif read.candidates:
                found[column] = ("", "", "", read.read_as, read.candidates)
    return found


def _plain(
    plain: list[tuple[Cell, Meaning]],
    columns: list[SubjectColumn],
    roles: dict[str, int],
    context: Context,
    aside: list[str],
) -> list[SubjectColumn]:
    """Columns that only say "คะแนน" or a year: the total's, or that of the instrument named by the title."""
    totals = {column.fiscal_year for column in columns if column.level == "total" and column.kind == "score"}
    title = " ".join(context.titles[-3:])
    named = codes.instrument_in(title)
    indicator = re.search(r"ตัวชี้วัดที่\d", squeeze(title))
    found = []
    for cell, said in plain:
        of_year = [other for other, what in plain if what.year == said.year and what.agency == said.agency]
        if said.year in totals or len(of_year) > 1 or indicator:
            aside.append(said.words)
        elif named and not columns:
            found.append(_column(cell, "score", ("instrument", named, named, "", ()), said, said.hint))
        else:
            found.append(_column(cell, "score", ("total", "", "total", "", ()), said, said.hint))
    return found
