"""The mapping that a person is making: plain data in the session, so that nothing chosen is lost between pages."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from itadash.reading.mapping import Mapping, MappingError, TableMapping
from itadash.reading.mapping_guess import suggest, suggest_table
from itadash.reading.mapping_memory import moved_to, remember
from itadash.reading.model import Sheet

BY_HAND, AUTOMATIC, LEFT_OUT = "จับคู่เอง", "อ่านอัตโนมัติ", "ไม่อ่าน"
_MOST_WORDS = 50


@dataclass
class Draft:
    """A mapping in the making: tables by the sheet's name (none: the sheet is read as ever, or left out)."""

    tables: dict[str, list[TableMapping]] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)
    agency: str = ""
    skip: str = ""  # words, one after the other with commas or line ends between

    def how(self, sheet: str) -> str:
        """``BY_HAND`` · ``AUTOMATIC`` · ``LEFT_OUT`` of a sheet."""
        return BY_HAND if self.tables.get(sheet) else LEFT_OUT if sheet in self.left_out else AUTOMATIC

    def set_how(self, sheet: Sheet, how: str) -> None:
        """Changes how a sheet is read; a sheet that is to be mapped gets a first guess."""
        self.left_out.discard(sheet.name)
        if how == BY_HAND:
            self.tables.setdefault(sheet.name, [suggest_table(sheet)])
            return
        self.tables.pop(sheet.name, None)
        if how == LEFT_OUT:
            self.left_out.add(sheet.name)

    def mapping(self) -> Mapping:
        """The mapping as it stands."""
        words = [word.strip()[:200] for word in self.skip.replace("\n", ",").split(",")]
        tables = tuple(table for tables in self.tables.values() for table in tables)
        skip = tuple(word for word in words if word)[:_MOST_WORDS]
        return Mapping(tables, tuple(sorted(self.left_out)), self.agency.strip()[:200], skip)

    def spread(self, name: str, sheets: Sequence[Sheet], sheet: str) -> int:
        """Maps the other sheets with the same headings like ``sheet``; how many there were."""
        try:
            saved = remember(name, sheets, Mapping(tuple(self.tables.get(sheet, ()))))
        except MappingError:
            return 0
        others = [one for one in sheets if one.name != sheet]
        moved = moved_to(replace(saved), others)
        found: dict[str, list[TableMapping]] = {}
        for table in moved.tables if moved else ():
            found.setdefault(table.sheet, []).append(table)
        for other, tables in found.items():
            self.tables[other] = tables
            self.left_out.discard(other)
        return len(found)


def first_draft(sheets: Sequence[Sheet], mapping: Mapping | None, recognised: Collection[str] = ()) -> Draft:
    """The draft to begin with: the mapping that the file is read by, else a guess.

    Sheets that are ``recognised`` stay so in a guess; when all are, the first is offered to be mapped.
    """
    start = mapping or suggest(sheets)
    draft = Draft(left_out=set(start.left_out) if mapping else set(), agency=start.agency, skip=", ".join(start.skip))
    guessed = [table for table in start.tables if table.sheet not in recognised] or start.tables[:1]
    for table in start.tables if mapping else guessed:
        draft.tables.setdefault(table.sheet, []).append(table)
    if not draft.tables and len(sheets) == 1:
        draft.tables[sheets[0].name] = [suggest_table(sheets[0])]
    return draft


def draft_of(file: int, sheets: Sequence[Sheet], mapping: Mapping | None, recognised: Collection[str] = ()) -> Draft:
    """The draft of a file in this session, begun as :func:`first_draft` when there is none."""
    key = f"mapping_draft_{file}"
    if key not in st.session_state:
        st.session_state[key] = first_draft(sheets, mapping, recognised)
    draft = st.session_state[key]
    assert isinstance(draft, Draft)  # noqa: S101  (for the type checker)
    return draft


def forget_draft(file: int) -> None:
    """Begin anew the next time: with what is stored then."""
    prefixes = (f"mapping_draft_{file}", f"map_{file}_")
    for key in [key for key in st.session_state if str(key).startswith(prefixes)]:
        del st.session_state[key]
