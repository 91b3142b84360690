"""A column of full marks whose damaged heading looks like that of the scores ("คะแนนเ็ม" for "คะแนนเต็ม")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from itadash.reading.layouts.columns import meaning, role_of
from itadash.reading.layouts.headers import Header
from itadash.reading.layouts.layout import Block
from itadash.reading.words import text

_LOOKED_AT = 60  # rows below the heading
_FEWEST = 3  # rows that make a column
_FULL = frozenset(("100", "40", "30", "15"))  # what a score, or the points of an instrument, is at most
_SHARE = re.compile(r"^\(?(?:คิดเป็น)?(?:ร้อยละ|%)")


def without_full_marks(header: Header, block: Block) -> Header:
    """The heading without score columns of full marks only, beside numbers that vary and may be the scores.

    Such numbers stand in a column that no heading explains, that is headed as a score and was not chosen, or that is
    headed "ร้อยละ". A column of the instruments' own scores beside them is none of the rows'. Which column is right
    cannot be said, so the table is set aside when no other score is left.
    """
    if not header.scores:
        return header
    columns = _numbers(header, block)
    above = {column: _words(header, block, column) for column in columns}
    chosen = {column.column for column in header.scores}
    used = {header.weight, header.maximum, *header.roles.values()}
    used |= {c.column for c in (*header.weighted, *header.own, *header.ratings, *header.rivals)}
    used |= {c.column for c in header.changes}
    others = [column for column in columns if column not in chosen | used and _may_be_scores(above[column])]
    by_name = any(role in header.roles for role in ("indicator", "name"))  # the rows are of indicators or items
    varying = [column for column in others if _vary(columns[column])]
    full = [
        c
        for c in header.scores
        if (_is_full(columns.get(c.column, ())) and (not c.fiscal_year or "คะแนน" in text.squeeze(above[c.column])))
        or (by_name and meaning((_words(header, block, c.column),)).of_instrument)
    ]
    if not varying or not full:
        return header
    scores = tuple(column for column in header.scores if column not in full)
    shown = dict.fromkeys(above[c] for c in (*(c.column for c in full), *varying) if above.get(c))
    aside = tuple(dict.fromkeys((*header.set_aside, *shown)))
    return replace(header, scores=scores, set_aside=aside, ambiguous=header.ambiguous or not scores)


def _numbers(header: Header, block: Block) -> dict[int, list[str]]:
    """The numbers of each column below the heading, to the first empty row; columns of more words are left out."""
    found: dict[int, list[str]] = {}
    wordy: Counter[int] = Counter()
    last = 0
    for count in range(header.rows, header.rows + _LOOKED_AT):
        cells = block.below(count)
        if not cells or (last and cells[0].row > last + 1):
            break
        last = cells[0].row
        for cell in cells if len(cells) > 1 else ():
            value = text.score(cell.text).value
            if value is not None:
                found.setdefault(cell.column, []).append(f"{value.normalize():f}")
            elif not text.is_blank(cell.text):
                wordy[cell.column] += 1
    return {column: values for column, values in found.items() if len(values) >= max(_FEWEST, 1 + wordy[column])}


def _words(header: Header, block: Block, column: int) -> str:
    rows = [block.below(count) for count in range(header.rows)]
    return " ".join(cell.text for cells in rows for cell in cells if cell.column == column)


def _may_be_scores(words: str) -> bool:
    plain = text.squeeze(words)
    return role_of(plain) in ("", "score") or bool(_SHARE.match(plain))


def _is_full(values: Sequence[str]) -> bool:
    return bool(values) and set(values) <= _FULL


def _vary(values: Sequence[str]) -> bool:
    """True for numbers that differ and do not only count the rows."""
    counted = [str(number) for number in range(1, len(values) + 1)]
    return len(set(values)) > 1 and list(values) != counted and not _is_full(values)
