"""Two columns that both claim to be the score: one may be the other times the weight of its instrument."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from itadash.reading.layouts import weights
from itadash.reading.layouts.found import Context
from itadash.reading.layouts.headers import Header, ScoreColumn
from itadash.reading.layouts.layout import Block
from itadash.reading.layouts.subjects import subject_of
from itadash.reading.words import text

_LOOKED_AT = 30  # rows of a table that tell two columns apart


def told_apart(header: Header, block: Block, context: Context) -> Header:
    """The heading with two columns that claim the same score told apart: one is the other times the weight."""
    pairs: dict[tuple[object, ...], list[ScoreColumn]] = {}
    for column in header.rivals:
        pairs.setdefault((column.fiscal_year, column.part, column.agency), []).append(column)
    numbers: dict[int, dict[str, Decimal]] = {column.column: {} for column in header.rivals}
    for count in range(header.rows, header.rows + _LOOKED_AT):
        cells = block.below(count)
        subject = subject_of(cells, header, replace(context)) if cells else None
        if subject and subject.level == "instrument":
            for cell in cells:
                if cell.column in numbers and (value := text.score(cell.text).value) is not None:
                    numbers[cell.column].setdefault(subject.code, value)
    scores, weighted, rivals = list(header.scores), list(header.weighted), []
    for pair in pairs.values():
        told = weights.tell_apart([numbers[column.column] for column in pair], pair[0].fiscal_year)
        if told:
            scores.append(pair[told[0]])
            weighted.append(replace(pair[told[1]], hint=weights.POINTS))
        else:
            rivals += pair
    aside = header.set_aside if rivals else ()
    return replace(
        header,
        scores=tuple(sorted(scores, key=lambda column: column.column)),
        weighted=tuple(weighted),
        rivals=tuple(rivals),
        ambiguous=bool(rivals),
        set_aside=aside,
    )
