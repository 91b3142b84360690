"""What columns hold whose headings do not say it, told from the cells below: codes, names, parts, agencies, years."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from itadash import rules
from itadash.reading.layouts.headers import Header
from itadash.reading.layouts.layout import Block
from itadash.reading.words import codes
from itadash.reading.words.names import is_agency, years_in
from itadash.reading.words.text import looks_like_score, looks_numeric, squeeze

_LOOKED_AT = 12  # rows below the heading
_MOST = 0.7  # share of a column's cells that must be of one kind
_SUBJECTS = ("code", "indicator", "name", "instrument")


def _is_year(text: str) -> bool:
    return len(years_in(text)) == 1 and bool(
        re.fullmatch(r"(?:ประจำ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.ศ\.)?25[5-9]\d", squeeze(text))
    )


def _is_number(text: str) -> bool:
    return looks_numeric(text) or looks_like_score(text)


def _is_name(text: str) -> bool:
    return len(text) <= 80 and (rules.indicator_number(text) or codes.indicator_at_start(text)) is not None


def _is_part(text: str) -> bool:
    return len(text) <= 40 and not looks_numeric(text) and bool(codes.part_in(f"EIT {text}"))


def _is_instrument(text: str) -> bool:
    return len(text) <= 120 and bool(codes.instrument_in(text)) and codes.item_at_start(text) is None


# In this order: what a cell is most narrowly.
_KINDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("year", _is_year),
    ("agency", is_agency),
    ("code", lambda text: codes.item_at_start(text) is not None),
    ("name", _is_name),
    ("part", _is_part),
    ("instrument", _is_instrument),
)


def with_content(header: Header, block: Block) -> Header | None:
    """The heading with the roles of columns that it does not name itself.

    ``None`` for a heading that is none by its words alone (:attr:`Header.sure`) when nothing below says what its rows
    are about. A column that its heading calls a score, but that holds words of another kind and no number, is of that
    kind.
    """
    columns = _below(header, block)
    roles = dict(header.roles)
    taken = {c.column for c in (*header.scores, *header.rivals, *header.weighted, *header.ratings)}
    taken |= {header.weight, header.maximum, *roles.values(), *(c.column for c in header.changes)}
    scores = list(header.scores)
    for column, texts in columns.items():
        is_score = any(c.column == column for c in scores)
        if (column in taken and not is_score) or (is_score and any(map(_is_number, texts))):
            continue
        kind = next((kind for kind, fits in _KINDS if _holds(texts, fits)), "")
        if kind and kind not in roles:
            roles[kind] = column
            scores = [c for c in scores if c.column != column]
    if not header.sure and not any(role in roles for role in _SUBJECTS):
        return None
    return replace(header, scores=tuple(scores), roles=roles)


def _below(header: Header, block: Block) -> dict[int, list[str]]:
    """Column → the texts of the first rows below the heading, as far as they have several cells."""
    found: dict[int, list[str]] = {}
    for count in range(header.rows, header.rows + _LOOKED_AT):
        cells = block.below(count)
        if len(cells) > 1:
            for cell in cells:
                found.setdefault(cell.column, []).append(cell.text)
    return found


def _holds(texts: list[str], fits: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(fits(text) for text in texts) >= _MOST * len(texts)
