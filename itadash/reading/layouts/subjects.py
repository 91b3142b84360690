"""What a row of a table is about: the total, an instrument, an indicator, a sub-indicator or an item."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from itadash import rules
from itadash.reading.layouts.found import Context
from itadash.reading.layouts.headers import NOT_A_SCORE, Header
from itadash.reading.layouts.weights import NOTE
from itadash.reading.layouts.wordings import by_words
from itadash.reading.model import Cell
from itadash.reading.words import codes, text
from itadash.reading.words.labels import contradiction

LEVEL_WORDS = {
    "รวม": "total",
    "คะแนนรวม": "total",
    "total": "total",
    "เครื่องมือ": "instrument",
    "instrument": "instrument",
    "ตัวชี้วัด": "indicator",
    "indicator": "indicator",
    "ตัวชี้วัดย่อย": "subindicator",
    "subindicator": "subindicator",
    "ข้อ": "item",
    "ข้อคำถาม": "item",
    "item": "item",
}


@dataclass(frozen=True)
class Subject:
    """What a row is about, and the cell that says so.

    ``candidates`` are the possible codes when the printed one has more than one reading; ``clash`` is true when the
    row's number and its name are two different indicators.
    """

    level: str
    instrument: str
    code: str
    cell: Cell
    read_as: str = ""
    candidates: tuple[str, ...] = ()
    clash: bool = False

    @property
    def label(self) -> str:
        """The subject in Thai, for messages."""
        words = {"total": "คะแนนรวม", "indicator": f"ตัวชี้วัดที่ {self.code}", "item": f"ข้อ {self.code.upper()}"}
        return words.get(self.level, self.code)


def level_word(cells: list[Cell], header: Header | None) -> str:
    """The level that the row's level column names, or ``""``."""
    column = header.roles.get("level") if header else None
    if column is None:
        return ""
    cell = next((cell for cell in cells if cell.column == column), None)
    return LEVEL_WORDS.get(text.squeeze(cell.text), "") if cell else ""


def _indicator(number: int, cell: Cell) -> Subject:
    return Subject("indicator", rules.load(rules.FISCAL_YEARS[-1]).indicator(number).instrument, str(number), cell)


def _item(
    printed: codes.PrintedItem, cell: Cell, context: Context, wording: str, *, bare: bool, certain: bool
) -> Subject | None:
    read = codes.read_item(
        printed.printed,
        instrument=context.instrument,
        fiscal_year=context.fiscal_year,
        wording=printed.wording or wording,
        plain_number=bare and not printed.prefixed and printed.printed[0] not in "1๑",  # 11 may be I1
        certain=certain or printed.prefixed,
    )
    counts = bare and not printed.prefixed and len(printed.printed) <= 2
    unsure = read.candidates or (read.code and contradiction(read.code, wording, context.fiscal_year))
    if counts and unsure and (words := _by_words(cell, printed.printed, wording, context)):
        return words
    if read.candidates:
        return Subject("item", "", "", cell, read.read_as, read.candidates)
    if not read.code:
        return None
    instrument = rules.INSTRUMENT_OF_LETTER[read.code[0]]
    if instrument == "EIT" and context.instrument in ("EIT1", "EIT2"):
        instrument = context.instrument
    return Subject("item", instrument, read.code, cell, read.read_as)


def _by_words(cell: Cell, printed: str, wording: str, context: Context) -> Subject | None:
    """The item of the context's instrument that a question asks; ``printed`` is the number beside it, or the words."""
    letter = codes.LETTER.get(context.instrument, "")
    number = text.squeeze(printed).rstrip(".")
    found = by_words(letter, int(number) if number.isdigit() else None, wording, context.fiscal_year)
    if len(found) > 1:
        return Subject("item", "", "", cell, printed[:40], found)
    return Subject("item", context.instrument, found[0], cell, printed[:40]) if found else None


def _said(cell: Cell, role: str, level: str, context: Context, wording: str) -> Subject | None:
    """What a cell says by code or by name; a bare number says nothing here."""
    words = cell.text
    if len(words) > 400:
        return None
    printed = codes.item_at_start(words)
    if printed and level in ("", "item") and role != "indicator":
        return _item(printed, cell, context, wording, bare=False, certain=role == "code" or level == "item")
    if level != "item" and NOT_A_SCORE.search(NOTE.sub("", text.squeeze(words))) and not codes.is_total(words):
        return None
    if level in ("", "total") and codes.is_total(words):
        return Subject("total", "", "total", cell)
    if level in ("", "indicator"):
        number = codes.indicator_at_start(words)
        if number is None and len(words) <= 80 and role in ("", "name", "code", "instrument"):
            number = rules.indicator_number(words)
        if number is not None:
            return _indicator(number, cell)
    if level in ("", "subindicator") and role in ("code", "indicator", "name"):
        code = codes.subindicator_code(words)
        if code:
            return Subject("subindicator", "OIT", code, cell)
    if level in ("", "instrument") and role in ("code", "name", "instrument") and len(words) <= 120:
        instrument = codes.instrument_in(words)
        if instrument:
            return Subject("instrument", instrument, instrument, cell)
    return None


def _numbered(cell: Cell, role: str, level: str, header: Header, context: Context, wording: str) -> Subject | None:
    """What a bare number in a code, indicator or ordinal column says."""
    plain = text.squeeze(cell.text).rstrip(".")
    if role == "code" and (level == "item" or (level == "" and header.questions)):
        printed = codes.item_at_start(cell.text, bare=True)
        return _item(printed, cell, context, wording, bare=True, certain=True) if printed else None
    if role == "code" and header.bare and level == "":
        return None
    if level in ("", "indicator") and re.fullmatch("[1-9]|10", plain):
        return _indicator(int(plain), cell)
    return None


def wording_of(cells: list[Cell], header: Header | None) -> str:
    """The words of a row that may be its question: those below the heading of names, else the longest."""
    column = header.roles.get("name") if header else None
    return next((cell.text for cell in cells if cell.column == column), "") or max((c.text for c in cells), key=len)


def subject_of(cells: list[Cell], header: Header | None, context: Context) -> Subject | None:
    """What a row is about, or ``None``. A code or a name beats a bare number, wherever it stands in the row."""
    by_column = {cell.column: cell for cell in cells}
    roles = header.roles if header else {}
    level = level_word(cells, header)
    wording = wording_of(cells, header)
    ordered = [(role, by_column[roles[role]]) for role in ("code", "indicator", "name") if roles.get(role) in by_column]
    ordered += [("name", by_column[roles["label"]])] if roles.get("label") in by_column else []
    taken = header.taken if header else frozenset()
    ordered += [("" if header else "name", cell) for cell in cells if cell.column not in taken]
    said = next((s for role, cell in ordered if (s := _said(cell, role, level, context, wording))), None)
    if said and said.level != "indicator":
        return said
    numbered = None
    if header:
        named = [(role, cell) for role, cell in ordered if role in ("code", "indicator")]
        if "ordinal" in roles and not any(r in roles for r in ("code", "indicator", "name", "instrument", "agency")):
            named += [("ordinal", by_column[roles["ordinal"]])] if roles["ordinal"] in by_column else []
        numbered = next(
            (s for role, cell in named if (s := _numbered(cell, role, level, header, context, wording))), None
        )
    if said and numbered and said.level == numbered.level == "indicator" and said.code != numbered.code:
        return replace(said, clash=True)
    if said or numbered:
        return said or numbered
    instrument_cell = by_column.get(roles.get("instrument", -1))
    if instrument_cell and not any(roles.get(role, -1) in by_column for role in ("code", "indicator", "name")):
        return _said(instrument_cell, "instrument", level, context, wording)
    if level == "total":
        return Subject("total", "", "total", by_column[roles["level"]])
    if header and header.scores and level in ("", "item") and context.instrument in codes.LETTER:
        words = max((cell for _, cell in ordered), key=lambda cell: len(cell.text), default=None)
        counted = by_column.get(roles.get("ordinal", -1))
        if words and not text.looks_numeric(words.text):
            return _by_words(words, counted.text if counted else words.text, words.text, context)
    return None
